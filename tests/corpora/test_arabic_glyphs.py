"""Glyphs of Arabic that say what they do not show."""

from corpora.pages.bidi import without_strays
from corpora.pdf.arabic_glyphs import is_stroke, without_repeated
from corpora.pdf.glyphs import Font, Glyph

FONT = Font(10.0, 0, bold=False, italic=False, block=-1)


def glyph(text, x, y=700.0):
    return Glyph(text, x, y, x, x + 1, FONT)


def test_a_letter_and_its_mark_that_both_glyphs_say_are_said_once():
    line = [glyph("ب", 90.0), glyph("ل", 95.0)]
    letter = [glyph("أ", 100.0), glyph("\u064f", 100.0)]
    mark = [glyph("\u064f", 100.4, y=695.0), glyph("أ", 100.4, y=695.0)]

    assert without_repeated([*mark, *line, *letter]) == [*line, *letter]


def test_of_two_glyphs_that_say_a_letter_and_its_mark_the_one_that_says_more_stays():
    ligature = [glyph("ل", 100.0), glyph("ا", 100.0), glyph("\u064b", 100.0)]
    mark = [glyph("ا", 100.1, y=701.4), glyph("\u064b", 100.1, y=701.4)]

    assert without_repeated([*mark, *ligature]) == ligature


def test_a_letter_with_a_mark_elsewhere_on_the_page_stays():
    one = [glyph("أ", 100.0), glyph("\u064f", 100.0)]
    beside = [glyph("أ", 106.0), glyph("\u064f", 106.0)]
    below = [glyph("أ", 100.0, y=715.0), glyph("\u064f", 100.0, y=715.0)]

    assert without_repeated([*one, *beside, *below]) == [*one, *beside, *below]


def test_no_hyphen_figure_full_stop_or_space_is_a_stroke():
    stroke = (100.0, 103.0, 700.0, 701.0)
    others = {
        "hyphen": (100.0, 103.0, 702.8, 703.8),
        "figure": (100.0, 106.0, 700.0, 708.0),
        "full stop": (100.0, 101.2, 700.0, 701.2),
        "space": (100.0, 102.5, 700.0, 700.01),
        "underscore": (100.0, 105.0, 697.8, 698.5),
    }

    assert is_stroke(stroke, 700.0, 10.0)
    assert [name for name, ink in others.items() if is_stroke(ink, 700.0, 10.0)] == []


def test_only_strokes_that_stretch_no_word_are_strays():
    assert without_strays("ةنجللا تغلبأو ـ- 6") == "ةنجللا تغلبأو - 6"
    assert without_strays("ةقيثوـلا ـه 1445") == "ةقيثوـلا ـه 1445"
    assert without_strays("ــــــــ") == "ــــــــ"  # a rule

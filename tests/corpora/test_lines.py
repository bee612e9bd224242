"""Characters with their places become lines."""

from corpora.pages.lines import lines_of
from corpora.pdf.glyphs import Font, Glyph

FONT = Font(size=10.0, angle=0, bold=False, italic=False, block=-1)


def glyph(text, left, width=5.0):
    return Glyph(text, left, 100.0, left, left + width, FONT)


def test_a_space_drawn_on_a_letter_parts_nothing():
    # Typst lets the space at which a line breaks hang over: from right to left, on the last letter.
    word = [glyph(letter, 100.0 + 5 * place) for place, letter in enumerate("تاسايسلا")]

    (line,) = lines_of([*word[::-1], glyph(" ", 100.0, 3.0)])

    assert line.text == "تاسايسلا"


def test_a_space_between_letters_parts_words():
    (line,) = lines_of([glyph("a", 100.0), glyph(" ", 105.0, 3.0), glyph("b", 108.0)])

    assert line.text == "a b"


def test_a_letter_drawn_with_its_mark_stays_on_its_line():
    # Browsers print alef and the mark above it as one glyph, a quarter of its size higher.
    word = [glyph(letter, 110.0 + 5 * place) for place, letter in enumerate("نوناق")]
    alef = Glyph("ا", 105.0, 97.4, 105.0, 107.5, FONT)
    tanween = Glyph("ً", 105.0, 97.4, 107.5, 110.0, FONT)

    (line,) = lines_of([*word, tanween, alef])

    assert line.text == "ًانوناق"


def test_a_word_that_begins_lower_with_its_mark_stays_on_its_line():
    lower = [Glyph("و", 100.0, 102.4, 100.0, 105.0, FONT)]
    word = [glyph(letter, 105.0 + 5 * place) for place, letter in enumerate("نير")]
    beside = [glyph(letter, 60.0 + 5 * place) for place, letter in enumerate("نكمم")]

    (line,) = lines_of([*lower, *word, *beside, glyph("ا", 122.0)])

    assert line.base == 100.0


def test_a_run_drawn_in_the_gap_of_a_later_one_is_on_its_line():
    middle = [glyph(letter, 120.0 + 5 * place) for place, letter in enumerate("middle")]
    other = [
        glyph(letter, left)
        for letter, left in zip("begins.", (90, 95, 100, 105, 110, 115, 150), strict=True)
    ]

    above = [
        Glyph(letter, 100.0 + 5 * n, 86.0, 100.0, 105.0, FONT) for n, letter in enumerate("up")
    ]

    line, _ = lines_of([*middle, *above, *other])

    assert line.text == "beginsmiddle."


def test_a_mark_over_the_next_run_does_not_keep_two_runs_of_a_line_apart():
    first = [glyph(letter, 120.0 + 5 * n) for n, letter in enumerate("هردق")]
    mark = Glyph("\u064b", 138.0, 100.0, 138.0, 143.0, FONT)
    above = [
        Glyph(letter, 100.0 + 5 * n, 86.0, 100.0, 105.0, FONT) for n, letter in enumerate("up")
    ]
    rest = [glyph(letter, left) for letter, left in zip("رالودادح", range(80, 120, 5), strict=True)]
    last = [glyph(letter, left) for letter, left in zip("ادح", (141, 146, 151), strict=True)]

    line, _ = lines_of([mark, *first, *above, *rest, *last])

    assert len(line.pieces) == 1


def test_words_spread_over_a_line_without_drawn_spaces_are_no_cells():
    glyphs, left = [], 100.0
    for word in ("tolerance", "and", "friendship", "among", "all", "peoples"):
        glyphs += [glyph(letter, left + 5 * place) for place, letter in enumerate(word)]
        left += 5 * len(word) + 6.5

    (line,) = lines_of(glyphs)

    assert line.text == "tolerance and friendship among all peoples"


def test_a_mark_that_is_drawn_first_stays_with_its_letters():
    mark = Glyph("ً", 105.0, 102.6, 105.0, 109.0, FONT)
    word = [glyph(letter, 100.0 + 5 * place) for place, letter in enumerate("اريمضو")]
    before = [glyph(letter, 140.0 + 5 * place) for place, letter in enumerate("لاقع")]

    (line,) = lines_of([mark, *word[::-1], glyph(" ", 132.0, 6.0), *before])

    assert line.text == "اًريمضو لاقع"


def as_one(text, left, *boxes):
    """What browsers print as one glyph: all of it at the place of the mark."""
    return [
        Glyph(char, left, 98.0, left + start, left + stop, FONT)
        for char, (start, stop) in zip(text, boxes, strict=True)
    ]


def test_lam_alef_that_is_drawn_with_its_mark_ends_its_word():
    lam_alef = as_one("الً", 108.0, (0.0, 3.0), (0.0, 4.0), (1.1, 2.0))
    word = [glyph(letter, 116.0 + 5 * place) for place, letter in enumerate("يلق")]
    following = [glyph(letter, 92.0 + 5 * place) for place, letter in enumerate("نذإ")]

    (line,) = lines_of([*word, *lam_alef, *following])

    assert line.text == "نذإ ًاليلق"


def test_a_letter_with_tanwin_does_not_begin_a_word():
    alef = [glyph("ا", 100.0, 3.0)]
    wide = as_one("طً", 103.0, (0.0, 4.0), (1.1, 2.6))
    word = [glyph(letter, 111.5 + 5 * place) for place, letter in enumerate("سبم")]

    (line,) = lines_of([*word, *wide, *alef])

    assert line.text == "اًطسبم"


def test_the_two_letters_of_lam_alef_need_not_stand_at_quite_the_same_place():
    lam, alef = glyph("ل", 100.0), glyph("أ", 100.4)

    (line,) = lines_of([glyph("ا", 106.0), lam, alef, glyph("م", 95.0)])

    assert line.text == "مألا"

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpora.document import Document, Paragraph, Ref
from termbase.entry import Context, Seen
from termbase.showing.contexts import Passages, shortened, sources
from tests.align.versions import FILES, sample
from tests.termbase.mined import entries, keys_of, mined, versions

SHOWN = 300  # characters that are always shown whole


@pytest.mark.parametrize("lang", [lang for lang in FILES if lang != "zh"])
def test_contexts_have_the_term_at_the_span(lang):
    passages = Passages(versions("zh", lang))

    for r in mined("zh", lang):
        for here, there in r.seen:
            for seen, text, tag in ((here, r.term.text, "zh"), (there, r.text, lang)):
                context = passages.context(seen)
                cut = context.text[slice(*context.span)]
                paragraph = sample(tag).paragraphs[seen.ref.paragraph].text
                assert context.text.strip("… ") in paragraph
                assert keys_of(cut, tag) <= keys_of(text, tag), (cut, text)


def test_contexts_of_entries_are_from_different_paragraphs():
    for entry in entries("zh", "en"):
        for term in entry.terms:
            places = [context.source for context in term.contexts]
            assert 1 <= len(places) <= 3
            assert len(set(places)) == len(places)


@pytest.mark.parametrize("lang", FILES)
def test_every_paragraph_of_the_samples_has_a_name_of_its_own(lang):
    named = sources(sample(lang))

    assert len(set(named)) == len(named) == len(sample(lang).paragraphs)
    assert {"A/RES/79/236, title", "A/RES/79/236, opening"} <= set(named)
    assert {"A/RES/79/236, para. 31", "A/RES/79/236, preambular para. 24"} <= set(named)
    assert {"A/RES/79/236, footnote 8", "A/RES/79/236, closing 2"} <= set(named)


def test_a_document_without_a_symbol_is_named_by_its_file():
    document = Document("", "en", (Paragraph("One."), Paragraph("Two.")), source="a.txt")

    assert sources(document) == ["a.txt, body para. 1", "a.txt, body para. 2"]


def test_the_sentence_is_shown_not_the_paragraph():
    paragraph = Paragraph("One is here. Two is there.", sentences=((0, 12), (13, 26)))
    document = Document("A/1", "en", (paragraph,))

    context = Passages([document]).context(Seen(Ref("A/1", "en", 0, 1), (0, 3)))

    assert context == Context("Two is there.", (0, 3), "A/1, body para. 1")


def test_of_a_row_the_cell_is_shown():
    row = Paragraph("a\tbb", "row", cells=((0, 1), (2, 4)), sentences=((0, 4),))
    document = Document("A/1", "en", (row,))

    context = Passages([document]).context(Seen(Ref("A/1", "en", 0, 1), (0, 2)))

    assert context == Context("bb", (0, 2), "A/1, row 1")


def test_a_place_in_another_document_is_not_found():
    passages = Passages([replace(sample("en"), symbol="A/1")])

    with pytest.raises(KeyError):
        passages.context(Seen(Ref("A/2", "en", 0, 0), (0, 1)))


@st.composite
def places(draw):
    text = draw(st.text(st.sampled_from("ab南 ，、\u0301\U0001f30d"), max_size=80))
    text *= draw(st.integers(1, 12))
    start = draw(st.integers(0, len(text)))
    return text, (start, draw(st.integers(start, len(text))))


@given(places())
@example(("南" * 400, (0, 400)))
@example(("南" * 400, (0, 0)))
@example(("a " * 400, (799, 800)))
def test_what_is_shortened_keeps_the_term_and_what_stands_around_it(place):
    text, span = place

    short, moved = shortened(text, span)

    assert short[slice(*moved)] == text[slice(*span)]
    assert short == text or len(short) <= max(SHOWN, span[1] - span[0] + SHOWN)
    middle = short.removeprefix("… ").removesuffix(" …") if short != text else short
    assert middle in text
    assert len(text) > SHOWN or short == text


def test_a_long_passage_is_cut_at_signs():
    text = "前面的话，" * 60 + "重申南南合作，" + "后面的话，" * 60
    start = text.index("南南合作")

    short, span = shortened(text, (start, start + 4))

    assert short.startswith("… 前面的话，")
    assert short.endswith("后面的话 …")
    assert short[slice(*span)] == "南南合作"

"""Everything that is there is found, at its place, and nothing else."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corpora.document import Document, Paragraph
from corpora.errors import HexaplaError, UnknownSymbol
from corpora.storage.alignments import StoredAlignment, StoredBead
from corpora.storage.concordance import Passage
from corpora.storage.search import search
from corpora.storage.store import Store
from corpora.words.folding import tokens
from corpora.words.han_forms import simplified

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "search.json").read_text(encoding="utf-8")
)
NOW = datetime(2025, 3, 1, tzinfo=UTC)
SYMBOL = "A/RES/79/236"

# Pieces that make texts in which much is found, and nearly found.
PIECES = st.sampled_from(
    [
        *(
            "的",
            "合",
            "作",
            "合作",
            "议程",
            "議",
            "，",
            "2030",
            "年",
            "the",
            "The",
            "THÉ",
            "cote",
            "côté",
            "Cote",
        ),
        *("South", "-", "/", " ", "", "'", '"', "*", ".", "ё", "е", "Й", "и", "تعاون", "تَعَاون"),
    ]
)
TEXTS = st.builds(str.join, st.sampled_from(["", " "]), st.lists(PIECES, max_size=12))


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "hexapla.db") as store:
        yield store


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("lasting") / "hexapla.db") as store:
        yield store


def keep(store, *texts, lang="en", symbol=SYMBOL):
    """Put texts as the paragraphs of a document; each is one sentence."""
    paragraphs = tuple(Paragraph(text, sentences=((0, len(text)),)) for text in texts)
    store.put(Document(symbol, lang, paragraphs), repr(texts), NOW)


def found(hits):
    return [(line.paragraph, line.node) for line in hits.lines]


# What is found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_what_a_query_finds(store, case):
    keep(store, "made up beside it", case["text"])

    hits = search(store, case["query"], accents=case.get("accents", True))

    assert found(hits) == [(1, node) for node in case["expect"]]
    assert (hits.total, hits.exact) == (len(case["expect"]), True)


@settings(max_examples=500, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5), TEXTS, st.booleans(), st.sampled_from([1, 1000]))
def test_the_index_finds_what_reading_everything_finds(lasting, texts, query, accents, limit):
    keep(lasting, *texts)
    words = [
        (simplified(token.key if accents else token.bare), query.startswith("*", token.stop))
        for token in tokens(query)
    ]
    assume(words)
    expected = []
    for number, text in enumerate(texts):
        there = tokens(text)
        keys = [simplified(token.key if accents else token.bare) for token in there]
        for at in range(len(keys) - len(words) + 1):
            if all(
                key.startswith(word) if prefix else key == word
                for (word, prefix), key in zip(words, keys[at:], strict=False)
            ):
                expected.append((number, (there[at].start, there[at + len(words) - 1].stop)))

    hits = search(lasting, query, accents=accents, limit=limit)

    assert [(line.paragraph, line.span) for line in hits.lines] == expected[:limit]
    assert (hits.total, hits.exact) == (len(expected), True)
    assert hits.paragraphs == len({number for number, _ in expected})


@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x4E03), min_size=1), st.data())
def test_any_stretch_of_chinese_is_found(lasting, text, data):
    keep(lasting, text, lang="zh")
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))

    hits = search(lasting, text[start:stop], limit=1000)

    assert (start, stop) in [line.span for line in hits.lines]


def test_a_long_query_is_found_in_either_form(store):
    text = "联合国大会关于发展中国家实现可持续发展目标"
    other = "聯合國大會關於發展中國家實現可持續發展目標"
    keep(store, text, other, text[::-1], lang="zh")

    hits = [search(store, query, limit=limit) for query in (text, other) for limit in (9, 1)]

    assert [found(each) for each in hits] == [[(0, text), (1, other)], [(0, text)]] * 2
    assert {(each.total, each.paragraphs, each.exact) for each in hits} == {(2, 2, True)}


def test_a_paragraph_without_a_number_is_told_by_which_of_its_kind_it_is(store):
    paragraphs = (
        Paragraph("Peace", kind="title"),
        Paragraph("Recalling peace", kind="preambular"),
        Paragraph("Urges peace", kind="operative", number="1"),
        Paragraph("Noting peace", kind="preambular"),
        Paragraph("On peace", kind="footnote", number="2"),
    )
    store.put(Document("A/1/1", "fr", paragraphs[::-1]), "other", NOW)
    store.put(Document(SYMBOL, "en", paragraphs), "this", NOW)

    hits = search(store, "peace", symbol=SYMBOL)

    names = [line.name for line in hits.lines]
    assert names == ["title", "preambular 1", "1", "preambular 2", "note 2"]


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text("\"'*()^{}:+-, \\\0ANDORNTEacs%_;"))
def test_no_query_is_a_syntax_error(lasting, query):
    with suppress(HexaplaError):
        assert search(lasting, query, langs=["en"]).exact


@pytest.mark.parametrize("query", ["", " ", "*", '"', "-", "()", "🕊️", "،", "\0", "\ud800"])
def test_a_query_without_a_word_is_one_line(store, query):
    with pytest.raises(HexaplaError, match=r"^no word to look for in .*; write a word[^\n]*$"):
        search(store, query)


@pytest.mark.parametrize(
    "query",
    [
        *('NEAR("a" "b", 5)', "words MATCH 'a'", "a' OR 1=1 --", "accented:a", "^a", "{a b}: c"),
        *("a AND", "(a", 'a "', "a + b", "a NOT b", "-a", "🕊️ a", "a\0b", "\udcff a"),
    ],
)
def test_signs_in_a_query_are_no_operators(store, query):
    keep(store, "nothing of the kind")

    assert search(store, query).total == 0


@pytest.mark.parametrize("query", ["的" * 10_000, "word " * 2_000, "a* " * 3_000, "x" * 10_000])
def test_a_query_of_ten_thousand_characters_is_a_query(store, query):
    keep(store, query.replace("*", ""), query[:-1].replace("*", "") + "Ω")

    hits = search(store, query, limit=1)

    assert [line.paragraph for line in hits.lines] == [0]


# How much is shown, and how much there is


@pytest.mark.parametrize("query", ["peace", "just peace"])
def test_the_total_is_exact_beyond_the_lines(store, query):
    keep(store, *["just peace and just peace"] * 30)

    hits = search(store, query, limit=7)

    assert len(hits.lines) == 7
    assert (hits.total, hits.paragraphs, hits.exact) == (60, 30, True)


def test_a_total_that_is_not_counted_out_says_so(store):
    keep(store, *["peace and peace and " + "x" * 10_000] * 50)

    hits = search(store, "peace and", limit=1)

    assert not hits.exact
    assert hits.paragraphs == 50
    assert 50 < hits.total < 100


def test_lines_come_in_the_order_of_adding_and_reading(store):
    keep(store, "one peace", "two peace", symbol="B/1")
    keep(store, "three peace", symbol="A/1")

    hits = search(store, "peace")

    assert [line.left for line in hits.lines] == ["one ", "two ", "three "]


def test_a_search_may_be_kept_to_languages(store):
    for lang in ("en", "fr", "zh", "zh-Hant"):
        keep(store, "COVID-19", lang=lang)

    assert [line.lang for line in search(store, "covid", langs=["fr", "zh"]).lines] == ["fr", "zh"]
    assert search(store, "covid", langs=["ar"]).total == 0
    assert search(store, "covid", langs=[]).total == 4


def test_a_search_may_be_kept_to_a_document(store):
    keep(store, "peace", symbol="A/1")
    keep(store, "peace", symbol="A/2")
    keep(store, "peace", symbol="A/2", lang="fr")

    hits = search(store, "peace", symbol="A/2")

    assert [(line.symbol, line.lang) for line in hits.lines] == [("A/2", "en"), ("A/2", "fr")]
    assert search(store, "peace", ["fr"], "A/2").total == 1


@pytest.mark.parametrize(("symbol", "langs"), [("A/3", None), (SYMBOL, ["ru"])])
def test_a_document_that_is_not_there_is_named(store, symbol, langs):
    keep(store, "peace")

    with pytest.raises(UnknownSymbol, match=f"^{symbol}.* is not in the store"):
        search(store, "peace", langs, symbol)


def test_a_line_says_where_it_stands(store):
    paragraph = Paragraph("采取行动", "operative", label="第一条", number="1", level=1)
    store.put(Document(SYMBOL, "zh", (Paragraph("标题", "title"), paragraph)), "1", NOW)

    (line,) = search(store, "行动").lines

    assert (line.symbol, line.lang, line.paragraph) == (SYMBOL, "zh", 1)
    assert (line.kind, line.number, line.label) == ("operative", "1", "第一条")
    assert (line.left, line.node, line.right) == ("采取", "行动", "")


# Context


@settings(deadline=None)
@given(TEXTS.map(lambda text: f"{text} peace {text}"), st.integers(0, 20))
def test_the_parts_of_a_line_stand_together_in_the_text(lasting, text, width):
    keep(lasting, text)

    for line in search(lasting, "peace", width=width).lines:
        start, stop = line.span
        assert text[start:stop] == line.node
        assert text[:start].endswith(line.left)
        assert text[stop:].startswith(line.right)
        assert max(len(line.left), len(line.right)) <= width


def test_context_is_cut_between_words(store):
    keep(store, "Recalling its resolutions on peace and security in Africa")

    (line,) = search(store, "peace", width=16).lines

    assert (line.left, line.right) == ("resolutions on ", " and security in")


def test_context_is_cut_anywhere_in_chinese(store):
    keep(store, "回顾其关于和平与安全的各项决议", lang="zh")

    (line,) = search(store, "和平", width=3).lines

    assert (line.left, line.right) == ("其关于", "与安全")


# What stands beside


@pytest.fixture
def aligned(store):
    """Two Chinese paragraphs of three sentences, an English row, and a French version."""
    chinese = (
        Paragraph("欢迎报告。请再报告。", sentences=((0, 5), (5, 10))),
        Paragraph("预算", sentences=((0, 2),)),
        Paragraph("附录", sentences=((0, 2),)),
    )
    english = (
        Paragraph("Report", "heading"),
        Paragraph("Welcomes the report.", sentences=((0, 20),)),
        Paragraph("Asks. For more.", sentences=((0, 5), (6, 15))),
        Paragraph("Item Budget", "row", cells=((0, 4), (5, 11)), sentences=((0, 11),)),
    )
    store.put(Document(SYMBOL, "zh", chinese), "1", NOW)
    store.put(Document(SYMBOL, "en", english), "2", NOW)
    keep(store, "Rapport", lang="fr")
    return store


def align(store, level, *spans, langs=("zh", "en")):
    beads = tuple(StoredBead(pair, 1.0) for pair in spans)
    store.put_alignment(StoredAlignment(SYMBOL, langs, level, "test", beads))


def beside(store, query, *langs):
    return [line.beside for line in search(store, query, ["zh"], beside=langs).lines]


def test_the_sentence_opposite_stands_beside(aligned):
    align(aligned, "sentence", ((0, 1), (0, 1)), ((1, 2), (1, 3)), ((2, 3), (4, 5)))

    assert beside(aligned, "欢迎", "en") == [(Passage("en", "Welcomes the report.", ""),)]
    assert beside(aligned, "再", "en") == [(Passage("en", "Asks. For more.", ""),)]
    assert beside(aligned, "预算", "en") == [(Passage("en", "Budget", ""),)]


def test_a_node_across_two_sentences_has_both_beside(aligned):
    align(aligned, "sentence", ((0, 1), (0, 1)), ((1, 2), (1, 3)))

    assert beside(aligned, "报告。请", "en") == [
        (Passage("en", "Welcomes the report.\nAsks. For more.", ""),)
    ]


def test_the_paragraph_opposite_stands_beside_where_sentences_are_not_aligned(aligned):
    align(aligned, "paragraph", ((0, 1), (1, 3)), ((1, 2), (3, 4)))

    assert beside(aligned, "欢迎", "en") == [
        (Passage("en", "Welcomes the report.\nAsks. For more.", ""),)
    ]


def test_sentences_are_preferred_to_paragraphs(aligned):
    align(aligned, "sentence", ((0, 1), (0, 1)))
    align(aligned, "paragraph", ((0, 1), (1, 3)))

    assert beside(aligned, "欢迎", "en")[0][0].text == "Welcomes the report."
    assert beside(aligned, "再", "en")[0][0].text == "Welcomes the report.\nAsks. For more."


def test_a_sentence_left_out_has_no_paragraph_beside(aligned):
    align(aligned, "sentence", ((0, 1), (0, 0)))
    align(aligned, "paragraph", ((0, 1), (1, 3)))

    assert beside(aligned, "欢迎", "en") == [(Passage("en", "", "nothing opposite in en"),)]


def test_moved_passages_stand_beside_in_the_order_of_their_own_version(aligned):
    align(aligned, "sentence", ((0, 1), (2, 3)), ((1, 2), (0, 1)))

    assert beside(aligned, "报告。请", "en")[0][0].text == "Welcomes the report.\nFor more."


def test_an_alignment_is_read_from_either_side(aligned):
    align(aligned, "sentence", ((0, 1), (0, 1)))

    (line,) = search(aligned, "welcomes", beside=["zh", "en"]).lines

    assert line.beside == (Passage("zh", "欢迎报告。", ""),)


def test_why_nothing_stands_beside_is_said(aligned):
    align(aligned, "sentence", ((0, 1), (0, 1)), ((3, 4), (5, 5)))

    assert beside(aligned, "附录", "en", "fr", "ru") == [
        (
            Passage("en", "", "nothing opposite in en"),
            Passage("fr", "", "not aligned with fr"),
            Passage("ru", "", "no ru version in the store"),
        )
    ]
    assert beside(aligned, "预算", "en") == [(Passage("en", "", "not aligned with en"),)]


def test_six_languages_stand_in_one_alignment(store):
    texts = {"ar": "سلام", "en": "peace", "es": "paz", "fr": "paix", "ru": "мир", "zh": "和平"}
    for lang, text in texts.items():
        keep(store, text, lang=lang)
    align(store, "paragraph", ((0, 1),) * 6, langs=tuple(texts))

    (line,) = search(store, "和平", beside=tuple(texts)).lines

    assert {passage.lang: passage.text for passage in line.beside} | {"zh": "和平"} == texts

from functools import cache
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from termbase.entry import Context, Definition, Entry, Term
from termbase.formats.tbx import NAMESPACE, STATUSES, tbx
from tests.align.versions import FILES, SHARED
from tests.termbase.mined import entries
from tests.termbase.tbx_rules import problems

SCHEMA = SHARED / "data/schemas/tbx/LTAC-Global/TBX_Core_RNG/TBXcoreStructV03.rng"
NS = {"t": NAMESPACE}
FULL = Entry(
    "c1",
    (
        Term(
            "zh",
            "南南合作",
            "preferred",
            "noun",
            "A/1",
            (Context("促进南南合作。", (2, 6), "A/1"),),
        ),
        Term("en", "South-South cooperation", "admitted", "noun", "A/1"),
        Term("en", "cooperation South-South", "deprecated"),
        Term("en", "cooperation among the South", "superseded"),
    ),
    subject="development",
    definitions=(Definition("cooperation among developing countries"),),
    note="a note",
)


def written(made, title="a title", source="a source"):
    return b"".join(tbx(made, title, source))


def parsed(data):
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False))


def texts(data, path):
    return ["".join(found.itertext()) for found in parsed(data).iterfind(path, NS)]


@cache
def schema():
    if not SCHEMA.exists():
        pytest.skip("the published schema does not lie beside the project")
    return etree.RelaxNG(etree.parse(SCHEMA))


PAIRS = [*(("zh", lang) for lang in FILES if lang != "zh"), ("en", "zh"), ("ar", "ru")]


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_what_is_mined_from_the_samples_is_in_order(source, target):
    data = written(entries(source, target))

    assert problems(data) == ()
    assert len(texts(data, ".//t:conceptEntry")) == len(entries(source, target))


@pytest.mark.shared
@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_what_is_mined_from_the_samples_is_valid(source, target):
    schema().assertValid(parsed(written(entries(source, target))))


@pytest.mark.shared
def test_an_entry_with_everything_is_valid():
    schema().assertValid(parsed(written([FULL])))


def test_an_entry_with_everything_is_in_order():
    assert problems(written([FULL])) == ()


def test_everything_of_an_entry_is_written():
    data = written([FULL])

    assert texts(data, ".//t:term") == [term.text for term in FULL.terms]
    assert texts(data, ".//t:termNote[@type='administrativeStatus']") == [
        STATUSES[term.status] for term in FULL.terms
    ]
    assert texts(data, ".//t:termNote[@type='partOfSpeech']") == ["noun", "noun"]
    assert texts(data, ".//t:descrip[@type='subjectField']") == ["development"]
    assert texts(data, ".//t:descrip[@type='definition']") == [
        "cooperation among developing countries"
    ]
    assert texts(data, ".//t:note") == ["a note"]
    assert texts(data, ".//t:descrip[@type='context']") == ["促进南南合作。"]
    assert texts(data, ".//t:hi[@type='entailedTerm']") == ["南南合作"]
    assert texts(data, ".//t:admin[@type='source']") == ["A/1", "A/1", "A/1"]
    assert texts(data, ".//t:title") == ["a title"]
    assert texts(data, ".//t:sourceDesc/t:p") == ["a source"]


def test_every_context_of_the_sample_marks_its_term():
    data = written(entries("zh", "en"))

    contexts = [c for entry in entries("zh", "en") for term in entry.terms for c in term.contexts]
    assert texts(data, ".//t:descrip[@type='context']") == [c.text for c in contexts]
    assert texts(data, ".//t:hi") == [c.text[slice(*c.span)] for c in contexts]


def test_terms_of_one_language_share_a_section_in_any_order():
    for terms in permutations([Term("zh", "甲"), Term("en", "a"), Term("en", "b")]):
        assert problems(written([Entry("c1", terms)])) == ()


def test_a_status_is_known_by_the_rules():
    entry = Entry("c1", tuple(Term("en", status, status) for status in STATUSES))

    assert problems(written([entry])) == ()


def test_no_entries_are_refused():
    with pytest.raises(ValueError, match="at least one entry"):
        written([])


def test_entries_are_written_one_by_one():
    asked = []

    def made():
        for number in (1, 2):
            asked.append(number)
            yield Entry(f"c{number}", (Term("en", "a"),))

    pieces = tbx(made(), "t", "s")
    next(pieces), next(pieces)

    assert asked == [1]


# what XML cannot hold, what it writes otherwise, what closes something
ANY = st.text(max_size=12) | st.text(
    st.sampled_from(
        "a南\U0001f30d\U0002a6d6\u0301<>&'\"]\x00\x08\x0b\x1f\x7f\x85\ufffe\uffff\ud800\r\n\t "
    )
)


def kept(text):
    """What of a text XML can hold."""
    return "".join(
        char
        for char in text
        if char in "\t\n\r"
        or "\x20" <= char <= "\ud7ff"
        or "\ue000" <= char <= "\ufffd"
        or char >= "\U00010000"
    )


@st.composite
def contexts(draw):
    text = draw(ANY)
    start = draw(st.integers(0, len(text)))
    return Context(text, (start, draw(st.integers(start, len(text)))), draw(ANY))


TERMS = st.builds(
    Term,
    st.sampled_from(list(FILES)),
    ANY,
    st.sampled_from(list(STATUSES)),
    ANY,
    ANY,
    st.lists(contexts(), max_size=2).map(tuple),
)
ENTRIES = st.builds(
    Entry,
    ANY,
    st.lists(TERMS, max_size=3).map(tuple),
    ANY,
    st.lists(st.builds(Definition, ANY), max_size=2).map(tuple),
    ANY,
)


@given(ENTRIES, ANY, ANY)
@example(Entry('"\x00&<', (Term('"<\x01', "]]>"),)), "]]>", "&amp;")
def test_any_text_gives_xml_that_says_the_same(entry, title, source):
    data = written([entry], title, source)

    by_lang = [
        t for lang in dict.fromkeys(t.lang for t in entry.terms) for t in entry.in_lang(lang)
    ]
    shown = [context.text for term in by_lang for context in term.contexts]
    assert texts(data, ".//t:term") == [kept(term.text) for term in by_lang]
    assert texts(data, ".//t:descrip[@type='context']") == [kept(text) for text in shown]
    assert texts(data, ".//t:title") == [kept(title)]
    assert texts(data, ".//t:note") == ([kept(entry.note)] if entry.note else [])


ORDERLY = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zs"]), min_size=1
).filter(lambda text: text == text.strip() != "")


@given(st.lists(ORDERLY, min_size=1, max_size=4, unique=True), ORDERLY, ORDERLY)
def test_any_terms_are_in_order(names, definition, note):
    terms = tuple(Term("en", name) for name in names)
    entry = Entry("c1", terms, "", (Definition(definition),), note)

    assert problems(written([entry])) == ()

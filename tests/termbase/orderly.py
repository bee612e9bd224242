"""Entries for tests: one with everything, and any that there may be in a termbase."""

from hypothesis import strategies as st

from termbase.entry import Change, Context, Definition, Entry, Reference, Term
from termbase.formats.vocabulary import STATUSES
from termbase.keeping.tidying import tidied

FULL = Entry(
    "c1",
    (
        Term(
            "zh",
            "南南合作",
            "preferred",
            "noun",
            "A/RES/64/222",
            (
                Context("促进南南合作。", (2, 6), "A/RES/79/236, para. 4"),
                Context("重申南南合作不是南北合作的替代", (2, 6), "A/RES/79/236, para. 9"),
            ),
            "fullForm",
            reliability=9,
            note="四字",
            created=Change("2026-01-15T10:00:00Z", "translator"),
        ),
        Term("en", "South-South cooperation", "preferred", "noun", usage="GB"),
        Term(
            "en", "SSC", "admitted", term_type="acronym", modified=Change("2026-02-01", "reviser")
        ),
        Term("en", "South–South co-operation", "deprecated", fields=(("register", "old"),)),
        Term("fr", "coopération Sud-Sud", "superseded", "noun", fields=(("gender", "feminine"),)),
        Term("ar", "التعاون فيما بين بلدان الجنوب"),
    ),
    "development",
    (
        Definition("collaboration among countries of the South", "A/RES/64/222, annex"),
        Definition("发展中国家之间的合作", "", "zh"),
    ),
    "A first line.\nA second one.",
    (Reference("c2", "triangular"), Reference("https://undocs.org/en/A/RES/79/236", "resolution")),
    Change("2026-01-15", "translator"),
    Change("2026-01-16T08:30:00Z", "reviser"),
    (("committee", "Second"), ("project", "GA79")),
)
PLAIN = Entry("c2", (Term("zh", "三方合作"), Term("en", "triangular cooperation")))
TWO = (FULL, PLAIN)

LANGS = ("zh", "en", "fr", "es", "ru", "ar", "zh-Hant", "pt-BR")
_NASTY = "\"'`,;|\t\n\r\\=+-@＝#%<>&*_[]{}/:.()\x00\x85\xa0\u200b\u2028\ufeff\ud800\U0001f30d"
_LETTERS = "aéñЖж南合作合同التع1٣ T"
TEXTS = st.one_of(
    st.text(st.sampled_from(_NASTY + _LETTERS), max_size=12),
    st.text(max_size=8),
    st.sampled_from(
        ["_x0041_", "=1+1", "''=a", "a|b", "a\\|b\\", "]]>", "&amp;", "1/2", "007", "#N/A"]
    ),
)
NAMES = st.sampled_from(
    ["gender", "project", "customer", "register", "note", "en status", "Definition", "field: x",
     "matching", "domain", "zh", "2", "Δ", "source", "status", "context 2"]
)  # fmt: skip
WHEN = st.sampled_from(
    ["", "2026-01-15", "2026-01-15T10:00:00Z", "2026-01-15T00:00:00Z", "1999-12-31T23:59:59Z"]
)
TARGETS = st.sampled_from(["c1", "c2", "x", "http://a/b"])
CHANGES = st.none() | st.builds(Change, WHEN, TEXTS)
FIELDS = st.lists(st.tuples(NAMES, TEXTS), max_size=2).map(tuple)


@st.composite
def contexts(draw, term):
    text = draw(TEXTS) + draw(st.sampled_from([term, ""])) + draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return Context(text, (start, draw(st.integers(start, len(text)))), draw(TEXTS))


@st.composite
def terms(draw, langs):
    text = draw(TEXTS)
    return Term(
        draw(langs),
        text,
        draw(st.sampled_from(["", *STATUSES])),
        draw(st.sampled_from(["", "", "noun", "verb", "other", "Pronoun"])),
        draw(st.just("") | TEXTS),
        tuple(draw(st.lists(contexts(text), max_size=2))),
        draw(st.sampled_from(["", "", "acronym", "phrase", "symbol"])),
        draw(st.just("") | TEXTS),
        draw(st.integers(0, 10)),
        draw(st.just("") | TEXTS),
        draw(CHANGES),
        draw(CHANGES),
        draw(FIELDS),
    )


@st.composite
def entries(draw, langs):
    return Entry(
        draw(st.sampled_from(["c1", "c2", "12", "IATE 7", "", "a.b-c"])),
        tuple(draw(st.lists(terms(langs), max_size=4))),
        draw(st.just("") | TEXTS),
        tuple(draw(st.lists(st.builds(Definition, TEXTS, TEXTS, st.just("") | langs), max_size=2))),
        draw(st.just("") | TEXTS),
        tuple(draw(st.lists(st.builds(Reference, TARGETS, TEXTS), max_size=2))),
        draw(CHANGES),
        draw(CHANGES),
        draw(FIELDS),
    )  # fmt: skip


def orderly(langs=LANGS, least=0):
    """Any entries as a termbase has them."""
    many = st.lists(entries(st.sampled_from(langs)), min_size=least, max_size=3)
    return many.map(tidied)

import pytest
from hypothesis import given, settings

from termbase.entry import Definition, Entry, Term
from termbase.formats.losses import facts
from termbase.keeping.merging import Index, filled, homonyms, key_of
from tests.termbase.orderly import FULL, PLAIN, orderly


@settings(max_examples=25, deadline=None)
@given(orderly(least=1), orderly(least=1))
def test_all_that_we_say_stays(ours, theirs):
    for here, there in zip(ours, theirs, strict=False):
        made, _ = filled(here, there)

        left = {fact for fact in facts(here) if not fact.kind.startswith("fields")}
        assert left <= set(facts(made))
        assert made.id == here.id
        assert {key_of(term) for term in there.terms} <= {key_of(term) for term in made.terms}


@settings(max_examples=25, deadline=None)
@given(orderly(least=1))
def test_an_entry_and_itself_is_itself(entries):
    for entry in entries:
        made, conflicts = filled(entry, entry)

        assert conflicts == ()
        assert set(facts(made)) == set(facts(entry))


def test_another_definition_stands_beside_ours():
    ours = Entry("c1", PLAIN.terms, definitions=(Definition("a"),))
    theirs = Entry("c1", PLAIN.terms, definitions=(Definition("a", "A/1"), Definition("b")))

    made, _ = filled(ours, theirs)

    assert made.definitions == (Definition("a"), Definition("b"))


@pytest.mark.parametrize(
    ("terms", "id", "alike"),
    [
        ((("zh", "南南合作"), ("en", "ssc")), "c1", ()),
        ((("en", "Triangular Cooperation"), ("zh", "三方合作")), "c2", ()),
        ((("en", "SSC"), ("zh", "三方合作")), "", ("c1", "c2")),
        ((("en", "SSC"), ("zh", "合作")), "", ("c1",)),
        ((("en", "SSC"),), "c1", ()),
        ((("ru", "SSC"), ("zh", "合作")), "", ()),
    ],
)
def test_an_entry_is_recognised_by_its_terms(terms, id, alike):
    index = Index()
    for entry in (FULL, PLAIN):
        index.add(entry.id, map(key_of, entry.terms))

    match = index.match(Entry("x", tuple(Term(*term) for term in terms)))

    assert (match.id, match.alike) == (id, alike)


def test_what_was_removed_is_not_found():
    index = Index()
    index.add("c1", map(key_of, PLAIN.terms))
    index.remove("c1")

    assert index.match(PLAIN).id == ""


def test_words_for_two_concepts_are_homonyms():
    entries = [PLAIN, Entry("c3", (Term("zh", "三方合作"), Term("en", "tripartism")))]

    assert homonyms(entries) == {("zh", "三方合作"): ("c2", "c3")}

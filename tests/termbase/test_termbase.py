"""What people decide stays, whatever is found or brought in later."""

from dataclasses import replace

import pytest

from corpora.errors import HexaplaError
from termbase import Termbase
from termbase.entry import Change, Context, Definition, Entry, Reference, Term
from termbase.keeping.editing import (
    added,
    defined,
    dropped,
    ranked,
    renamed,
    said,
    together,
    with_texts,
)
from termbase.keeping.merging import Conflict
from termbase.termbase import UnknownEntry
from tests.termbase.orderly import FULL, PLAIN, TWO

NOW = Change("2026-01-15T10:00:00Z", "reviser")
LATER = Change("2026-02-01T09:00:00Z", "chief")
FOUND = Entry(
    "c1",
    (
        Term("zh", "三方合作", contexts=(Context("三方合作。", (0, 4), "A/1"),)),
        Term("en", "trilateral cooperation"),
        Term("en", "triangular cooperation"),
    ),
    note="trilateral cooperation: 3 of 40; triangular cooperation: 37 of 40",
)
NEWER = replace(FOUND, note="trilateral cooperation: 4 of 50; triangular cooperation: 46 of 50")


@pytest.fixture
def termbase(tmp_path):
    return Termbase(tmp_path / "un.termbase")


def again(termbase):
    return Termbase(termbase.path)


def texts(termbase, id="c1"):
    return [term.text for term in termbase.get(id).entry.terms]


def test_what_comes_is_proposed_with_who_and_when(termbase):
    termbase.add([PLAIN], NOW, "terms.tbx")

    record = again(termbase).get("c2")
    assert record.review == "proposed"
    assert record.origin == "terms.tbx"
    assert record.entry == replace(PLAIN, created=NOW)


def test_an_entry_with_everything_is_kept_as_it_is(termbase):
    termbase.add(TWO, NOW, "a.tbx")

    assert again(termbase).get("c1").entry == FULL


def test_a_term_taken_out_does_not_come_back(termbase):
    termbase.add([FOUND], NOW, "A/1", found=True)
    termbase.edit("c1", dropped(("en", "trilateral cooperation")), NOW)

    (arrival,) = again(termbase).add([NEWER], LATER, "A/1", found=True)

    assert arrival.outcome == "filled"
    assert texts(again(termbase)) == ["三方合作", "triangular cooperation"]
    assert again(termbase).get("c1").entry.note == NEWER.note


def test_a_term_written_otherwise_is_recognised_by_its_old_name(termbase):
    termbase.add([replace(FOUND, terms=FOUND.terms[:2])], NOW, "A/1", found=True)
    termbase.edit("c1", renamed(FOUND.terms[1].key, "three-way cooperation"), NOW)

    again(termbase).add([replace(FOUND, terms=FOUND.terms[:2])], LATER, "A/1", found=True)

    assert texts(again(termbase)) == ["三方合作", "three-way cooperation"]
    assert len(again(termbase).records) == 1


def test_a_rejected_entry_stays_rejected(termbase):
    termbase.add([FOUND], NOW, "A/1", found=True)
    termbase.reject(["c1"], NOW, "no term")

    (arrival,) = again(termbase).add([NEWER], LATER, "A/1", found=True)

    assert arrival.outcome == "rejected"
    assert again(termbase).get("c1").review == "rejected"
    assert again(termbase).entries() == ()


def test_other_words_for_what_was_accepted_are_listed_and_not_taken(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")
    termbase.accept(["c2"], NOW)

    (arrival,) = again(termbase).add([FOUND], LATER, "A/1", found=True)

    assert texts(again(termbase), "c2") == ["三方合作", "triangular cooperation"]
    assert arrival.conflicts == (
        Conflict("en", "triangular cooperation", "trilateral cooperation"),
    )
    assert again(termbase).get("c2").entry.terms[0].contexts == FOUND.terms[0].contexts


def test_what_a_person_said_is_not_replaced_by_what_is_found(termbase):
    termbase.add([FOUND], NOW, "A/1", found=True)
    termbase.edit("c1", with_texts(note="as in A/79/1"), NOW)

    (arrival,) = again(termbase).add([NEWER], LATER, "A/1", found=True)

    assert again(termbase).get("c1").entry.note == "as in A/79/1"
    assert [conflict.what for conflict in arrival.conflicts] == ["note"]


def test_what_people_brought_in_is_not_replaced_by_what_is_found(termbase):
    brought = replace(
        PLAIN,
        note="as in A/79/1",
        terms=(
            replace(PLAIN.terms[0], contexts=(Context("三方合作很好", (0, 4), "A/2"),)),
            PLAIN.terms[1],
        ),
    )
    termbase.add([brought], NOW, "ours.tbx")

    (arrival,) = again(termbase).add([NEWER], LATER, "A/1", found=True)

    entry = again(termbase).get("c2").entry
    assert (entry.note, entry.terms[0]) == (brought.note, brought.terms[0])
    assert (arrival.outcome, arrival.conflicts) == ("filled", ())
    assert again(termbase).add([NEWER], LATER, "A/1", found=True)[0].outcome == "same"


def test_a_file_that_says_otherwise_is_a_conflict_and_ours_stays(termbase):
    ours = Entry(
        "c1", (Term("zh", "三方合作"), Term("en", "triangular cooperation", "preferred")), "a"
    )
    theirs = Entry(
        "x",
        (*PLAIN.terms[:1], Term("en", "Triangular cooperation", "admitted"), Term("fr", "c")),
        "b",
    )
    termbase.add([ours], NOW, "ours.tbx")

    (arrival,) = termbase.add([theirs], LATER, "theirs.tbx")

    assert arrival.outcome == "conflict"
    assert arrival.conflicts == (
        Conflict("subject", "a", "b"),
        Conflict("en triangular cooperation, status", "preferred", "admitted"),
    )
    entry = again(termbase).get("c1").entry
    assert entry.subject == "a"
    assert [term.text for term in entry.terms] == ["三方合作", "triangular cooperation", "c"]


def test_the_same_file_twice_changes_nothing(termbase):
    termbase.add(TWO, NOW, "a.tbx")

    assert [arrival.outcome for arrival in termbase.add(TWO, LATER, "a.tbx")] == ["same", "same"]


def test_an_id_of_another_concept_is_not_taken(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")
    other = Entry("c2", (Term("zh", "森林"), Term("en", "forest")))
    third = Entry("c7", (Term("en", "tree"), Term("zh", "树")), references=(Reference("c2"),))

    arrivals = termbase.add([other, third], NOW, "b.tbx")

    assert [(arrival.outcome, arrival.id) for arrival in arrivals] == [("new", "c3"), ("new", "c7")]
    assert termbase.get("c7").entry.references == (Reference("c3"),)


def test_a_reference_to_an_entry_further_on_follows_it_too(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")
    first = Entry(
        "c1", (Term("en", "tree"), Term("zh", "树")), references=(Reference("c2", "see"),)
    )
    second = Entry("c2", (Term("zh", "森林"), Term("en", "forest")))

    termbase.add([first, second], NOW, "b.tbx")

    assert again(termbase).get("c1").entry.references == (Reference("c3", "see"),)
    assert {one.outcome for one in again(termbase).add([first, second], NOW, "b.tbx")} == {"same"}


def test_a_word_in_common_makes_two_entries_alike_and_not_one(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")

    (arrival,) = termbase.add(
        [Entry("x", (Term("zh", "三方合作"), Term("en", "tripartism")))], NOW, "b.tbx"
    )

    assert (arrival.outcome, arrival.alike) == ("new", ("c2",))


def test_a_term_alone_joins_the_one_entry_that_has_it(termbase):
    termbase.add([Entry("c1", (Term("en", "forest"),))], NOW, "a.csv")

    (arrival,) = termbase.add([Entry("", (Term("en", "forest"), Term("zh", "森林")))], NOW, "b.csv")

    assert (arrival.outcome, arrival.id) == ("filled", "c1")


def test_what_would_happen_is_told_and_does_not(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")
    before = termbase.path.read_bytes()

    outcomes = [arrival.outcome for arrival in termbase.foresee(TWO, NOW, "b.tbx")]

    assert outcomes == ["new", "same"]
    assert termbase.path.read_bytes() == before
    assert len(termbase.records) == 1


def test_merging_keeps_all_terms_and_leads_references_on(termbase):
    other = Entry("c5", (Term("fr", "coopération triangulaire"),), "trade")
    linked = Entry("c6", (Term("en", "x"), Term("fr", "y")), references=(Reference("c5"),))
    termbase.add([replace(PLAIN, subject="development"), other, linked], NOW, "a.tbx")

    entry, conflicts = termbase.merge("c2", ["c5"], LATER, "the same")

    assert [term.lang for term in entry.terms] == ["zh", "en", "fr"]
    assert conflicts == [Conflict("subject", "development", "trade")]
    fresh = again(termbase)
    assert list(fresh.records) == ["c2", "c6"]
    assert fresh.get("c5").id == "c2"
    assert fresh.get("c6").entry.references == (Reference("c2"),)
    assert fresh.add([other], LATER, "a.tbx")[0].id == "c2"


def test_an_entry_is_not_merged_with_itself(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")

    with pytest.raises(HexaplaError, match="one entry"):
        termbase.merge("c2", ["c2"], NOW)


def test_edits_follow_one_another(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")
    key = ("en", "triangular cooperation")

    termbase.edit(
        "c2",
        together(
            [
                added(Term("fr", "coopération triangulaire")),
                ranked(key, "preferred"),
                said(key, source="A/RES/79/236"),
                defined("cooperation of three", "A/1"),
                with_texts(subject="development"),
            ]
        ),
        LATER,
    )

    entry = again(termbase).get("c2").entry
    assert entry.modified == LATER
    assert entry.created == NOW
    assert entry.definitions == (Definition("cooperation of three", "A/1"),)
    assert entry.terms[1] == Term(*key, "preferred", source="A/RES/79/236")


def test_one_term_of_a_language_is_preferred():
    after = ranked(("en", "SSC"), "preferred")(FULL)

    assert [term.status for term in after.in_lang("en")] == ["admitted", "preferred", "deprecated"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (dropped(("en", "x")), "no term en:x; there are zh:三方合作, en:triangular cooperation"),
        (added(Term("zh", "三方合作")), "there already"),
        (
            together([dropped(PLAIN.terms[0].key), dropped(PLAIN.terms[1].key)]),
            "no term would be left",
        ),
    ],
)
def test_an_edit_that_cannot_be_is_refused_and_nothing_is_written(termbase, edit, message):
    termbase.add([PLAIN], NOW, "a.tbx")
    before = termbase.path.read_bytes()

    with pytest.raises(HexaplaError, match=message):
        termbase.edit("c2", edit, NOW)

    assert termbase.path.read_bytes() == before
    assert termbase.get("c2").entry.terms == PLAIN.terms


def test_an_unknown_entry_is_named(termbase):
    termbase.add([PLAIN], NOW, "a.tbx")

    with pytest.raises(UnknownEntry, match="c9: no such entry"):
        termbase.accept(["c2", "c9"], NOW)

    assert again(termbase).get("c2").review == "proposed"


def test_words_are_found_in_any_size_of_letters(termbase):
    termbase.add(TWO, NOW, "a.tbx")

    assert [one.id for one in termbase.find("COOPERATION")] == ["c1", "c2"]
    assert [one.id for one in termbase.find("合作", ("zh",))] == ["c1", "c2"]
    assert termbase.find("合作", ("en",)) == ()

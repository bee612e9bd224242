"""The self-test: what it plants in a translation, and what it counts as found."""

from dataclasses import replace
from functools import partial

from termbase.checks.catalogue import CHECKS
from termbase.checks.planting import self_test
from termbase.checks.running import chosen
from termbase.checks.spoiling import kinds_of
from termbase.checks.works import documents_again, of_documents
from termbase.entry import Entry, Term
from tests.termbase.drafts import EN, ENTRIES, FIGURES, FR, document, encoder, work_of


def planted(work, codes, again=None):
    return {
        (one.code, one.kind): one
        for one in self_test(work, chosen(codes), again or (lambda changes: work))
    }


def test_what_is_planted_in_a_correct_translation_is_found():
    work = work_of(*zip(EN, FR, strict=True), entries=ENTRIES)

    made = planted(work, [*FIGURES, "term"])

    expected = {(code, kind) for code in FIGURES for kind in ("changed", "dropped")}
    assert {key for key, one in made.items() if one.found == one.planted} >= expected - {
        ("ordinal", "changed")  # there is no other in words to take its place
    }
    assert made["term", "swapped"].recall == 1.0


def swapped(work):
    """Which passages have a term exchanged."""
    kind = next(kind for kind in kinds_of(work) if (kind.code, kind.name) == ("term", "swapped"))
    return [number for number, passage in enumerate(work.passages) if kind.spoil(passage)]


def test_no_term_is_exchanged_where_a_short_form_of_it_stands_with_an_article():
    terms = [("group of experts", "فريق الخبراء"), ("drinking water", "مياه الشرب")]
    entries = [Entry(en, (Term("en", en), Term("ar", ar))) for en, ar in terms]
    pairs = [
        ("The group of experts met; the group reports.", "اجتمع فريق الخبراء وقدم الفريق تقريرا."),
        ("The drinking water is safe.", "مياه الشرب مأمونة."),
        ("The group of experts met.", "اجتمع فريق الخبراء."),
    ]

    assert swapped(work_of(*pairs, langs=("en", "ar"), entries=entries)) == [1, 2]


def test_a_term_is_exchanged_in_few_of_its_places():
    pairs = [("The drinking water is safe.", f"L’eau potable est saine {n}.") for n in range(9)]
    other = [("It helps South-South cooperation.", "Elle aide la coopération Sud-Sud.")]

    for count, changed in [(1, 1), (4, 1), (5, 2), (9, 2)]:
        work = work_of(*pairs[:count], *other, entries=ENTRIES)
        assert len(swapped(work)) == changed + len(other)


def test_omissions_are_planted_and_the_versions_aligned_anew():
    both = [document(EN, "en"), document(FR, "fr")]
    work = of_documents(both, encoder=encoder())
    again = partial(documents_again, work, both, encoder=encoder())

    made = planted(work, ["omitted"], again)

    assert [(one.kind, one.planted, one.found) for one in made.values()] == [
        ("passage", 1, 1), ("sentence", 1, 1),
    ]  # fmt: skip


def test_a_sentence_taken_out_of_a_passage_of_two_paragraphs_is_found_in_either():
    more = " and safe drinking water to households;", " et de l’eau potable aux ménages ;"
    first, _, second = EN[2].replace(";", more[0]).partition(". It")
    source = [EN[1], f"{first}.", f"It{second}", *EN[3:]]
    target = [FR[1], FR[2].replace(" ;", more[1]), *FR[3:]]
    both = [document(source, "en"), document(target, "fr")]
    work = of_documents(both, encoder=encoder())
    again = partial(documents_again, work, both, encoder=encoder())

    made = planted(work, ["omitted"], again)

    assert made["omitted", "sentence"].recall == 1.0


def test_what_was_said_before_does_not_count_as_found():
    wrong_before = [("Some 40 members met.", "Quelque 45 membres se sont réunis.")]

    (one,) = (
        one
        for key, one in planted(work_of(*wrong_before), ["number"]).items()
        if key[1] == "changed"
    )

    assert one.planted == one.found  # something else is said than before
    silent = [check for check in CHECKS if check.code == "number"]
    deaf = [replace(check, home="omissions.moved") for check in silent]
    work = work_of(*zip(EN, FR, strict=True))
    for one in self_test(work, deaf, lambda changes: work):
        assert one.found == 0
        assert len(one.missed) == one.planted


def test_nothing_is_planted_for_checks_that_are_not_made():
    work = work_of(*zip(EN, FR, strict=True))

    assert {code for code, _ in planted(work, ["date"])} == {"date"}
    assert planted(work_of(), [one.code for one in CHECKS]) == {}


def test_the_same_errors_are_planted_each_time():
    work = work_of(*zip(EN, FR, strict=True), entries=ENTRIES)

    assert planted(work, [*FIGURES, "term"]) == planted(work, [*FIGURES, "term"])


def test_every_kind_of_error_belongs_to_a_check():
    codes = {one.code for one in CHECKS}

    for kind in kinds_of(work_of(*zip(EN, FR, strict=True), entries=ENTRIES)):
        assert {kind.code, *kind.likewise} <= codes

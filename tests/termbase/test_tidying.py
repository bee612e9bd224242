import pytest
from hypothesis import given, settings

from termbase.entry import Change, Context, Definition, Entry, Reference, Term
from termbase.formats.dates import iso_date
from termbase.formats.languages import language_tag, plain_tag
from termbase.formats.vocabulary import PART_OF_SPEECH, STATUS, TERM_TYPE, reliability_of
from termbase.keeping.tidying import located, tidied, tidy, tidy_context
from tests.termbase.orderly import FULL, TWO, orderly


def test_an_orderly_entry_stays_as_it_is():
    assert tidied(TWO) == TWO


@settings(max_examples=25, deadline=None)
@given(orderly())
def test_tidying_twice_changes_nothing(entries):
    assert tidied(entries) == entries


def test_what_cannot_be_seen_goes_and_what_can_stays():
    term = Term("fr", " \ufeffcoopération\u200b\t Sud\u00a0—\u00a0Sud\n", note="a\r\nb\u2028c\x00")

    (orderly,) = tidy(Entry("c1", (term,))).terms

    assert orderly.text == "coopération Sud\u00a0—\u00a0Sud"
    assert orderly.note == "a\nb\nc"


def test_the_same_term_twice_is_one_that_says_what_both_say():
    terms = Term("en", "a", "preferred"), Term("en", "a", note="n", part_of_speech="noun")

    (term,) = tidy(Entry("c1", terms)).terms

    assert term == Term("en", "a", "preferred", "noun", note="n")


def test_words_that_are_not_known_are_kept_as_fields():
    term = Term("en", "he", part_of_speech="Pronoun", term_type="symbol")

    (orderly,) = tidy(Entry("c1", (term,))).terms

    assert (orderly.part_of_speech, orderly.term_type) == ("other", "")
    assert orderly.fields == (("part of speech", "Pronoun"), ("term type", "symbol"))


def test_ids_become_names_that_differ_and_references_follow():
    a = Term("en", "a")
    entries = [
        Entry("1", (a,), references=(Reference("IATE 7"), Reference("9", "gone"))),
        Entry("IATE 7", (a,)),
        Entry("1", (a,)),
        Entry("", (a,)),
        Entry("5", ()),
    ]

    made = tidied(entries)

    assert [entry.id for entry in made] == ["c1", "IATE_7", "c1-2", "c4"]
    assert made[0].references == (Reference("IATE_7"),)
    assert made[0].note == "see gone"


def test_a_term_is_found_again_in_a_passage_that_was_tidied():
    context = Context("\ufeff 促进\u200b南南合作。", (5, 9), "A/1")

    assert tidy_context(context) == Context("促进南南合作。", (2, 6), "A/1")
    assert located("The SOUTH", "south").span == (4, 9)
    assert located("nothing", "south").span == (0, 0)


def test_a_definition_without_words_and_a_change_of_nobody_go():
    entry = Entry("c1", (Term("en", "a"),), definitions=(Definition(" "),), created=Change("soon"))

    assert tidy(entry) == Entry("c1", (Term("en", "a"),))


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-01-15", "2026-01-15"),
        ("2026-01-15T10:00:00+02:00", "2026-01-15T08:00:00Z"),
        ("2026-01-15 10:00:00.25", "2026-01-15T10:00:00Z"),
        ("1/15/2026 12:05:09 AM", "2026-01-15T00:05:09Z"),
        ("20260115~100000", "2026-01-15T10:00:00Z"),
        ("15-01-2026", "2026-01-15"),
        ("9999-12-31T23:59:59-14:00", ""),
        ("2026-13-01", ""),
    ],
)
def test_a_date_is_understood(written, date):
    assert iso_date(written) == date


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        *(("en", "en"), ("EN-us", "en-US"), ("ZHO", "zh"), ("zh_cn", "zh-CN"), ("中文", "zh")),
        *(("Chinese (PRC)", "zh-CN"), ("Chinese (Traditional, Taiwan)", "zh-Hant-TW")),
        *(("العربية", "ar"), ("Français", "fr"), ("en_note", ""), ("zh-Hant_Def", ""), ("xx", "")),
        *(("Simplified Chinese", "zh-Hans"), ("Chinese - Traditional", "zh-Hant")),
        *(
            ("繁體中文", "zh-Hant"),
            ("中文（简体）", "zh-Hans"),
            ("Chinese (Hong Kong SAR)", "zh-HK"),
        ),
        *(("Brazilian Portuguese", "pt-BR"), ("CN", "zh"), ("Simplified rules", "")),
        *(("Subject", ""), ("", ""), ("es-419", "es-419"), ("Spanish (Spain)", "es-ES")),
    ],
)
def test_a_language_is_understood(name, tag):
    assert language_tag(name) == tag


@pytest.mark.parametrize(
    ("tag", "plain"),
    [("zh-Hans-CN", "zh"), ("zh-TW", "zh-TW"), ("ar-EG", "ar"), ("de-AT", "de-AT"), ("en", "en")],
)
def test_a_language_of_the_six_loses_its_region(tag, plain):
    assert plain_tag(tag) == plain


def test_words_of_other_programs_are_known():
    assert STATUS.find("Do not use") == "deprecated"
    assert STATUS.find("supersededTerm-admn-sts") == "superseded"
    assert STATUS.find("unheard of") == ""
    assert (PART_OF_SPEECH.find("ADJ."), TERM_TYPE.find("phraseologicalUnit")) == (
        "adjective",
        "phrase",
    )
    assert [reliability_of(text) for text in ("3", "Reliable", "12", "x")] == [3, 9, 10, 0]


def test_everything_of_the_full_entry_is_there():
    assert all(getattr(FULL, name) for name in FULL.__slots__)
    assert FULL.langs == ("zh", "en", "fr", "ar")

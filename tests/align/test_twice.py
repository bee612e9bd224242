"""A version that says things twice: in its own words, and in those of the other version."""

import pytest

from align import align_documents, align_segments
from align.found import Found
from align.twice import _one_is_a_copy
from corpora import read_document

EN = [
    "The working group met four times in the spring.",
    "It heard eleven witnesses from the fishing villages on the northern coast.",
    "Nets that are lost at sea go on catching fish for years.",
    "A fund should pay those who bring old nets back to the harbour.",
    "The secretariat will publish a map of the places where nets were found.",
    "The next meeting will be held in the town hall.",
]
FR = [
    "Le groupe de travail s'est réuni quatre fois au printemps.",
    "Il a entendu onze témoins venus des villages de pêcheurs de la côte nord.",
    "Les filets perdus en mer continuent d'attraper des poissons pendant des années.",
    "Un fonds devrait payer ceux qui rapportent de vieux filets au port.",
    "Le secrétariat publiera une carte des lieux où des filets ont été trouvés.",
    "La prochaine réunion se tiendra à la mairie.",
]
RU = [
    "Рабочая группа провела весной четыре заседания.",
    "Она заслушала одиннадцать свидетелей из рыбацких деревень северного побережья.",
    "Потерянные в море сети продолжают ловить рыбу годами.",
    "Фонд должен платить тем, кто возвращает старые сети в порт.",
    "Секретариат опубликует карту мест, где были найдены сети.",
    "Следующее заседание пройдет в здании мэрии.",
]
EN_MORE = [
    "Two divers showed how a net is cut loose from a wreck.",
    "Old rope can be spun into carpets.",
    "The harbour master keeps a list of all ships.",
]
FR_MORE = [
    "Deux plongeurs ont montré comment on détache un filet d'une épave.",
    "On peut faire des tapis avec de vieilles cordes.",
    "Le capitaine du port tient une liste de tous les navires.",
]


def in_turn(*sides):
    return [text for texts in zip(*sides, strict=True) for text in texts]


@pytest.mark.parametrize("twice", [in_turn(EN, FR), in_turn(FR, EN)], ids=["copy first", "last"])
def test_a_file_in_both_languages_is_one_bead_for_each_paragraph(twice):
    beads = align_segments([EN, twice], ["en", "fr"]).beads

    assert [bead.spans for bead in beads] == [
        ((i, i + 1), (2 * i, 2 * i + 2)) for i in range(len(EN))
    ]
    assert all(bead.confidence > 0.5 for bead in beads)


def test_it_may_be_the_first_of_the_two_that_is_in_both():
    beads = align_segments([in_turn(EN, RU), RU], ["en", "ru"]).beads

    assert [bead.spans for bead in beads] == [
        ((2 * i, 2 * i + 2), (i, i + 1)) for i in range(len(RU))
    ]


def test_a_draft_with_the_source_left_in_some_places_lacks_nothing():
    draft = [EN[0], FR[0], FR[1], EN[2], EN[3], FR[3], FR[4], EN[5]]

    beads = align_segments([EN, draft], ["en", "fr"]).beads

    assert [bead.spans[1] for bead in beads] == [(0, 2), (2, 3), (3, 4), (4, 6), (6, 7), (7, 8)]


def test_what_is_in_neither_language_of_its_neighbour_is_still_absent():
    strange = "Le prix du blé a baissé au marché de samedi."
    draft = [FR[0], FR[1], EN[2], strange, FR[3], FR[4], FR[5]]

    beads = align_segments([EN, draft], ["en", "fr"]).beads

    assert [bead.spans[1] for bead in beads if bead.is_skip] == [(3, 4)]


@pytest.mark.parametrize(
    ("beside", "is_said_twice"), [("Einklang", True), ("141", False), ("Harmonie", False)]
)
def test_of_a_copy_and_what_is_beside_it_only_words_of_another_language_say_it_twice(
    beside, is_said_twice
):
    copy, other = (Found(((i, i + 1), (0, 1)), 1.0, 0.9) for i in (1, 0))

    assert _one_is_a_copy([copy], [other], ([beside, "Harmonie"], ["Harmonie"])) == is_said_twice


def test_a_single_quotation_with_its_translation_makes_no_bilingual_file():
    quoted = [*FR[:3], EN[3], *FR[3:]]

    beads = align_segments([EN, quoted], ["en", "fr"]).beads

    assert sum(bead.is_skip for bead in beads) == 1


def test_paragraphs_of_several_sentences_are_found_said_twice(tmp_path):
    def paragraphs(texts):
        return [" ".join(texts[:3]), " ".join(texts[3:])]

    source, both = tmp_path / "a.en.txt", tmp_path / "a.fr.txt"
    source.write_text("\n\n".join(paragraphs(EN)), "utf-8")
    both.write_text("\n\n".join(in_turn(paragraphs(EN), paragraphs(FR))), "utf-8")

    beads = align_documents([read_document(source, "en"), read_document(both, "fr")]).beads

    assert [bead.spans for bead in beads] == [((0, 1), (0, 2)), ((1, 2), (2, 4))]


def test_one_of_three_versions_may_be_in_two_languages():
    beads = align_segments([EN, in_turn(EN, FR), RU], ["en", "fr", "ru"]).beads

    assert [bead.spans for bead in beads] == [
        ((i, i + 1), (2 * i, 2 * i + 2), (i, i + 1)) for i in range(6)
    ]


@pytest.mark.parametrize("lang", ["fr", "ru"])
@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("turned", [False, True])
def test_of_a_file_first_in_one_language_then_in_the_other_the_translation_counts(
    lang, first, turned
):
    halves = [{"fr": FR, "ru": RU}[lang], EN]
    whole = halves[first] + halves[1 - first]
    sides = ([whole, EN], [lang, "en"]) if turned else ([EN, whole], ["en", lang])

    found = align_segments(*sides)

    starts = [(i, i + first * len(EN)) for i in range(len(EN))]
    pairs = [((i, i + 1), (j, j + 1)) for i, j in starts]
    assert {bead.spans for bead in found.beads if not bead.is_skip} == {
        spans[::-1] if turned else spans for spans in pairs
    }
    assert not any(bead.moved for bead in found.beads)
    assert all(bead.is_doubtful for bead in found.beads if bead.is_skip)


def test_a_part_that_is_left_as_it_is_has_its_copy_where_no_translation_stands():
    found = align_segments([[*EN, "Adopted."], [*FR[:3], *EN[3:], "Adopté."]], ["en", "fr"])

    assert len(found.beads) == len(EN) + 1
    assert not any(bead.is_skip for bead in found.beads)


@pytest.mark.parametrize("size", [3, 9])
def test_parts_that_are_there_in_both_languages_are_paired_line_by_line(size):
    en, fr = [*EN, *EN_MORE], [*FR, *FR_MORE]
    starts = range(0, len(en), size)
    parts = [line for at in starts for side in (fr, en) for line in side[at : at + size]]

    found = align_segments([en, parts], ["en", "fr"])

    places = [at + at // size * size for at in range(len(en))]
    assert [bead.spans for bead in found.beads if not bead.is_skip] == [
        ((i, i + 1), (j, j + 1)) for i, j in enumerate(places)
    ]


def test_a_paragraph_of_many_sentences_may_be_there_in_both_languages(tmp_path):
    en, fr = (
        [" ".join(lines[:7]), " ".join(lines[7:])] for lines in ([*EN, *EN_MORE], [*FR, *FR_MORE])
    )
    paths = tmp_path / "en.txt", tmp_path / "fr.txt"
    for path, paragraphs in zip(paths, (en, in_turn(fr, en)), strict=True):
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")

    found = align_documents([read_document(p, p.stem) for p in paths])

    assert [bead.spans for bead in found.beads] == [((0, 1), (0, 2)), ((1, 2), (2, 4))]

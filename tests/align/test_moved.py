"""What stands elsewhere in one version than in the other."""

import numpy as np
import pytest

from align import align_segments
from tests.align.versions import spans_of

STATES = {  # the same States, each language in the order of its own alphabet
    "en": ["Albania", "Austria", "Brazil", "China", "Germany", "Morocco", "Spain", "Switzerland"],
    "fr": ["Albanie", "Allemagne", "Autriche", "Brésil", "Chine", "Espagne", "Maroc", "Suisse"],
    "zh": ["阿尔巴尼亚", "奥地利", "巴西", "德国", "摩洛哥", "瑞士", "西班牙", "中国"],
    "ru": [
        "Австрия",
        "Албания",
        "Бразилия",
        "Германия",
        "Испания",
        "Китай",
        "Марокко",
        "Швейцария",
    ],
}
SAME = {  # the place in the English list
    "fr": [0, 4, 1, 2, 3, 6, 5, 7],
    "zh": [0, 1, 2, 4, 5, 7, 6, 3],
    "ru": [1, 0, 2, 4, 6, 3, 5, 7],
}
BEFORE = {
    "en": ["The following States became sponsors of the draft resolution:"],
    "fr": ["Les États suivants se sont portés coauteurs du projet de résolution :"],
    "zh": ["下列国家成为决议草案的提案国："],
    "ru": ["К числу авторов проекта резолюции присоединились следующие государства:"],
}
AFTER = {
    "en": ["The draft resolution was adopted by 120 votes to 3, with 14 abstentions."],
    "fr": ["Le projet de résolution est adopté par 120 voix contre 3, avec 14 abstentions."],
    "zh": ["决议草案以120票赞成、3票反对、14票弃权获得通过。"],
    "ru": ["Проект резолюции принимается 120 голосами против 3 при 14 воздержавшихся."],
}


def vectors(size, seed=1, near=0.75):
    """Unit vectors of a text and of its translation."""
    chance = np.random.default_rng(seed)
    said = chance.normal(size=(size, 64))
    made = []
    for _ in range(2):
        rows = np.sqrt(near) * said + np.sqrt(1 - near) * chance.normal(size=(size, 64))
        made.append((rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32))
    return made


def texts(size, order=None):
    return [f"{'sentence ' * 9}." for _ in order or range(size)]


def aligned(size, order):
    """A text beside its translation in another order."""
    source, target = vectors(size)
    return aligned_by([texts(size), texts(size, order)], [source, target[list(order)]])


def aligned_by(sides, rows):
    return align_segments(sides, ["en", "de"], vectors=rows)


def one_to_one(order):
    return {((i, i + 1), (j, j + 1)) for j, i in enumerate(order)}


@pytest.mark.parametrize("lang", SAME)
def test_a_list_that_each_language_sorts_its_own_way_is_paired_as_a_set(lang):
    sides = [[*BEFORE[tag], *STATES[tag], *AFTER[tag]] for tag in ("en", lang)]

    found = align_segments(sides, ["en", lang])

    last = len(sides[0]) - 1
    wanted = {((i + 1, i + 2), (j + 1, j + 2)) for j, i in enumerate(SAME[lang])}
    wanted |= {((0, 1), (0, 1)), ((last, last + 1), (last, last + 1))}
    assert len(spans_of(found) & wanted) >= len(wanted) - 2


@pytest.mark.parametrize("lang", ["fr", "zh"])
def test_a_list_of_delegations_is_paired_by_its_states(lang):
    """Under each State the same words, so that place alone would pair any two of them."""
    members = {
        "en": ["Mr. Kim, Permanent Representative", "Ms. Hassan, Adviser"],
        "fr": ["M. Kim, Représentant permanent", "Mme Hassan, Conseillère"],
        "zh": ["金先生，常驻代表", "哈桑女士，顾问"],
    }
    sides = [
        [line for state in STATES[one] for line in (state, *members[one])] for one in ("en", lang)
    ]

    found = spans_of(align_segments(sides, ["en", lang]))

    paired = {(3 * at, 3 * j) for j, at in enumerate(SAME[lang])}
    assert {(i, j) for (i, _), (j, _) in found if i % 3 == 0} == paired


def signed(lang):
    """An agreement with a line for each State below it, in the order of the language."""
    line = {
        "en": "Signed for the Government of {}",
        "fr": "Signé au nom du Gouvernement : {}",
        "ru": "Подписано от имени правительства: {}",
    }
    body = {
        "en": ["The agreement enters into force on the first day of May.", "Done in two copies."],
        "fr": ["L'accord entre en vigueur le premier mai.", "Fait en deux exemplaires."],
        "ru": ["Соглашение вступает в силу первого мая.", "Совершено в двух экземплярах."],
    }
    return [*body[lang], *(line[lang].format(state) for state in STATES[lang])]


@pytest.mark.parametrize("lang", ["fr", "ru"])
def test_lines_that_differ_in_a_name_only_are_paired_by_it_whatever_their_order(lang):
    found = align_segments([signed("en"), signed(lang)], ["en", lang])

    order = [0, 1, *(2 + i for i in SAME[lang])]
    assert spans_of(found) == one_to_one(order)


@pytest.mark.parametrize("seed", range(4))
def test_lines_with_most_of_their_words_in_common_are_found_in_any_order(seed):
    order = [*range(6), *(6 + np.random.default_rng(seed).permutation(14)).tolist(), *range(20, 26)]
    rows = vectors(26, seed)
    shared = np.random.default_rng(79).normal(size=64)
    for side in rows:
        side[6:20] += (2 * shared / np.linalg.norm(shared)).astype(np.float32)
        side /= np.linalg.norm(side, axis=1, keepdims=True)

    found = aligned_by([texts(26), texts(26)], [rows[0], rows[1][order]])

    assert spans_of(found) == one_to_one(order)


def test_two_sections_that_changed_places_are_both_found():
    order = [*range(10), *range(22, 34), *range(10, 22), *range(34, 44)]

    found = aligned(44, order)

    assert spans_of(found) == one_to_one(order)
    assert sum(bead.moved for bead in found.beads) == 12


def test_a_section_that_was_moved_has_larger_beads_in_it_too():
    order = [*range(10), *range(22, 34), *range(10, 22), *range(34, 44)]
    source, target = vectors(44)
    target = target[order]
    parts = np.random.default_rng(7).normal(0.0, 0.05, size=(4, 64)) + target[13] / 2
    parts[-1] += 2 * target[13] - parts.sum(axis=0)  # the segment at 13 is rendered by four
    rows = [source, np.concatenate([target[:13], parts, target[14:]]).astype(np.float32)]
    rows[1] /= np.linalg.norm(rows[1], axis=1, keepdims=True)
    sides = [texts(44), texts(47)]
    sides[0][order[13]] = "sentence " * 36 + "."

    found = align_segments(sides, ["en", "de"], vectors=rows)

    assert ((order[13], order[13] + 1), (13, 17)) in spans_of(found)
    assert sum(bead.moved for bead in found.beads) == 12


def test_notes_that_became_endnotes_are_found_and_marked_as_moved():
    order = [i for i in range(40) if i % 10 != 5] + [i for i in range(40) if i % 10 == 5]

    found = aligned(40, order)

    assert one_to_one(order) <= spans_of(found)
    assert {bead.spans[0][0] for bead in found.beads if bead.moved} == {5, 15, 25, 35}


def test_endnotes_that_are_rendered_freely_are_found_as_a_row():
    notes = range(5, 60, 10)
    order = [i for i in range(60) if i not in notes] + [*notes]
    sides = vectors(60)
    for side, free in zip(sides, vectors(60, near=0.35), strict=True):
        side[notes] = free[notes]  # one of them alone is not worth a move
    source, target = sides

    found = align_segments([texts(60)] * 2, ["en", "de"], vectors=[source, target[order]])

    assert one_to_one(order) <= spans_of(found)
    assert {bead.spans[0][0] for bead in found.beads if bead.moved} == {*notes}


def test_a_note_that_was_joined_to_its_neighbour_is_found_at_the_end():
    order = [*range(15), *range(16, 40), 15]
    source, target = vectors(40, near=0.8)
    for side in (source, target):
        side[15] += 0.7 * side[14]  # without its own counterpart it would go with that of 14
        side[15] /= np.linalg.norm(side[15])
    sides = [texts(40), texts(40, order)]
    sides[0][15] = "a note."
    sides[1][39] = "a note."

    found = aligned_by(sides, [source, target[order]])

    assert spans_of(found) == one_to_one(order)
    assert [bead.spans[0][0] for bead in found.beads if bead.moved] == [15]


def test_what_stands_alone_beside_a_segment_that_was_moved_belongs_together():
    order = [*range(15), *range(16, 40), 15]
    source, target = vectors(40)
    free = vectors(40, near=0.4)
    source[16], target[16] = free[0][16], free[1][16]
    sides = [texts(40), ["abschnitt " * 9 + "."] * 40]
    sides[1][15] = "abschnitt " * 3 + "."

    found = aligned_by(sides, [source, target[order]])

    assert spans_of(found) == one_to_one(order)


def test_a_note_at_the_end_is_the_counterpart_of_all_that_is_left_at_its_place():
    order = [*range(15), *range(16, 40), 15]
    source, target = vectors(40)
    parts = np.random.default_rng(7).normal(0.0, 0.05, size=(3, 64)) + source[15] / 2
    parts[-1] += 1.5 * source[15] - parts.sum(axis=0)  # one note there is three segments here
    source = np.concatenate([source[:15], parts, source[16:]]).astype(np.float32)
    source /= np.linalg.norm(source, axis=1, keepdims=True)
    sides = [texts(42), texts(40, order)]
    sides[1][39] = "sentence " * 27 + "."

    found = aligned_by(sides, [source, target[order]])

    assert ((15, 18), (39, 40)) in spans_of(found)


def test_moved_beads_are_told_apart_from_what_is_absent():
    source, target = vectors(30)
    order = [*range(0, 12), *range(16, 30), 3]  # 12 to 15 are gone; the last is a repetition of 3

    found = align_segments([texts(30), texts(27)], ["en", "de"], vectors=[source, target[order]])

    alone = {bead.spans[0][0] for bead in found.beads if bead.shape == (1, 0)}
    assert alone == {12, 13, 14, 15}


def test_with_the_sides_swapped_the_same_beads_are_found():
    order = [*range(10), *range(22, 34), *range(10, 22), *range(34, 44)]
    source, target = vectors(44)
    sides, rows = [texts(44), texts(44, order)], [source, target[order]]

    there = align_segments(sides, ["en", "de"], vectors=rows)
    back = align_segments(sides[::-1], ["de", "en"], vectors=rows[::-1])

    assert {spans[::-1] for spans in spans_of(back)} == spans_of(there)


def test_lines_that_are_all_the_same_are_not_moved():
    line = "The General Assembly decides to remain seized of the matter."

    found = align_segments([[line] * 300, [line] * 300], ["en", "fr"])

    assert {bead.spans for bead in found.beads} == {((i, i + 1),) * 2 for i in range(300)}
    assert not any(bead.moved for bead in found.beads)


def test_what_is_found_late_and_stands_in_order_is_not_moved():
    order = [*range(10), *range(22, 34), *range(10, 22), *range(34, 44)]

    found = aligned(44, order)

    straight = [bead.spans for bead in found.beads if not bead.moved and not bead.is_skip]
    assert straight == sorted(straight)
    assert [spans[1] for spans in straight] == sorted(spans[1] for spans in straight)

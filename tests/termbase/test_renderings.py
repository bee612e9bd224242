"""Pairs compete for the places they stand on."""

import pytest

from corpora.document import Ref, Segment
from termbase.mining.bitext import Bitext
from termbase.mining.renderings import find_renderings


def bitext(source, target, *pairs):
    """Pairs of texts, each pair one bead."""
    sides = [
        [Segment(Ref("A/1", lang, place, 0), pair[side]) for place, pair in enumerate(pairs)]
        for side, lang in enumerate((source, target))
    ]
    beads = [((place, place + 1), (place, place + 1)) for place in range(len(pairs))]
    return Bitext((source, target), (sides[0], sides[1]), beads)


def dressed(*pairs, others=6):
    """The pairs in sentences that have nothing else in common, and other sentences."""
    told = [*pairs, *[("。", ".")] * others]
    rare = [chr(code) for code in range(0x8C00, 0x8C00 + 4 * len(told))]
    return [
        (
            f"{''.join(rare[4 * place : 4 * place + 4])}，{here}",
            f"{'jkmqvwxyz'[place % 9] * (place + 3)}, {there}",
        )
        for place, (here, there) in enumerate(told)
    ]


def paired(found):
    return {(r.term.text, r.text): r for r in found}


def test_what_comes_together_is_paired():
    pairs = dressed(*[("促进三方合作。", "with triangular cooperation.")] * 3)

    found = paired(find_renderings(bitext("zh", "en", *pairs)))

    assert ("三方合作", "triangular cooperation") in found
    assert found["三方合作", "triangular cooperation"].together == 3


def test_of_two_that_always_come_together_each_gets_the_nearer():
    pairs = dressed(
        *[("促进三方合作，促进粮食安全。", "with triangular cooperation, with food security.")] * 3
    )

    found = paired(find_renderings(bitext("zh", "en", *pairs)))

    assert {("三方合作", "triangular cooperation"), ("粮食安全", "food security")} <= set(found)
    assert ("三方合作", "food security") not in found


def test_a_pair_inside_a_pair_keeps_its_places():
    pairs = dressed(
        ("促进三方合作基金。", "with the Triangular Cooperation Fund."),
        ("促进三方合作基金。", "with the Triangular Cooperation Fund."),
        ("促进三方合作。", "with triangular cooperation."),
        ("促进三方合作。", "with triangular cooperation."),
        ("促进三方合作。", "with triangular cooperation."),
    )

    found = paired(find_renderings(bitext("zh", "en", *pairs)))

    assert found["三方合作基金", "Triangular Cooperation Fund"].together == 2
    assert found["三方合作", "triangular cooperation"].together == 5


def test_two_renderings_of_one_term_are_both_found():
    pairs = dressed(
        *[("促进利益攸关方。", "with landlocked neighbours.")] * 6,
        *[("促进利益攸关方。", "with interested parties.")] * 6,
        others=30,
    )

    found = paired(find_renderings(bitext("zh", "en", *pairs)))

    renderings = {text: r.together for (term, text), r in found.items() if term == "利益攸关方"}
    assert renderings.keys() == {"landlocked neighbours", "interested parties"}
    assert min(renderings.values()) >= 5  # of six; one place is answered by nothing


def test_places_of_one_sentence_go_together_in_order():
    # The first Chinese place is nearest to the second English one.
    pair = (
        "尽管森林面积仍在迅速缩小，促进三方合作，并促进三方合作。",
        "with triangular cooperation, and with triangular cooperation, although forests shrink.",
    )

    found = paired(find_renderings(bitext("zh", "en", *dressed(*[pair] * 3))))

    seen = found["三方合作", "triangular cooperation"].seen
    assert len(seen) == 6
    assert [here for here, _ in seen] == sorted(here for here, _ in seen)
    assert [there for _, there in seen] == sorted(there for _, there in seen)


def test_a_place_outside_every_bead_counts_for_nothing():
    made = bitext("zh", "en", *dressed(*[("促进三方合作。", "with triangular cooperation.")] * 3))

    (found,) = find_renderings(Bitext(made.langs, made.sides, made.beads[2:]))

    assert (found.term.text, found.text) == ("三方合作", "triangular cooperation")
    assert found.together == 1


def test_what_stands_in_no_bead_at_all_is_no_term():
    made = bitext("zh", "en", *dressed(*[("促进三方合作。", "with triangular cooperation.")] * 3))

    assert find_renderings(Bitext(made.langs, made.sides, made.beads[3:])) == ()


def test_a_bead_of_several_segments_holds_all_of_its_places():
    made = bitext("zh", "en", *dressed(*[("促进三方合作。", "with triangular cooperation.")] * 4))
    joined = [((0, 2), (0, 2)), *made.beads[2:]]

    found = paired(find_renderings(Bitext(made.langs, made.sides, joined)))

    assert found["三方合作", "triangular cooperation"].together == 4


@pytest.mark.parametrize("pairs", [[], [("", "")], [("合作", "")] * 3])
def test_nothing_is_paired_with_nothing(pairs):
    assert find_renderings(bitext("zh", "en", *pairs)) == ()


def test_sides_swapped_give_the_same_pairs():
    pairs = dressed(*[("促进三方合作。", "with triangular cooperation.")] * 3)

    there = {(r.term.text, r.text) for r in find_renderings(bitext("zh", "en", *pairs))}
    swapped = [pair[::-1] for pair in pairs]
    back = {(r.text, r.term.text) for r in find_renderings(bitext("en", "zh", *swapped))}

    assert there == back != set()

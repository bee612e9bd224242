"""Claims compete: a place has one answer, and a stretch answers one term.

A claim here is written (term, its place, its rendering, where that stands, how good it is).
"""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from termbase.mining.candidates import Place
from termbase.mining.choosing import Claim, Contest, choose


def claim(term, place, key, answer, quality=0.9, heads=(), bead=0):
    return Claim(term, Place(bead, *place), key, Place(bead, *answer), quality, heads)


def bead(*claims, asked=()):
    return Contest(claims, [*{(each.term, each.place): None for each in claims}, *asked])


def nowhere(_key):
    return {}


def standing(places):
    """Where stretches stand, by bead."""

    def where(key):
        return {
            number: [Place(number, *span) for span in spans]
            for number, spans in places.get(key, {}).items()
        }

    return where


def chosen(*beads, where=nowhere):
    return {(each.term, each.place.segment, each.key) for each in choose(beads, where)}


def test_a_place_has_one_answer_the_surest():
    sure, other = claim(1, (0, 4), "trade", (0, 5)), claim(1, (0, 4), "food", (9, 13), 0.6)

    assert [*choose([bead(other, sure)], nowhere)] == [sure]


def test_of_two_that_are_as_sure_the_longer_term_is_answered_first():
    short = claim(1, (2, 4), "countries", (20, 29), 0.84)
    long = claim(2, (0, 8), "country teams", (0, 13), 0.8395)

    assert [*choose([bead(short, long)], nowhere)] == [long]


def test_a_stretch_answers_one_term_and_the_other_takes_what_is_left():
    sure = claim(1, (0, 4), "trade", (0, 5), 0.9)
    late = claim(2, (4, 8), "trade", (0, 5), 0.8)
    left = claim(2, (4, 8), "food", (9, 13), 0.5)

    assert {*choose([bead(late, left, sure)], nowhere)} == {sure, left}


def test_a_pair_wholly_inside_a_pair_is_chosen_beside_it():
    whole = claim(1, (0, 4), "South-South cooperation", (0, 23))
    part = claim(2, (2, 4), "cooperation", (12, 23), 0.7)
    elsewhere = claim(2, (2, 4), "cooperation", (40, 51), 0.8)

    assert {*choose([bead(whole, part)], nowhere)} == {whole, part}
    assert {*choose([bead(whole, elsewhere)], nowhere)} == {whole}


def test_pairs_that_cross_are_not_chosen_together():
    sure = claim(1, (0, 4), "regional cooperation", (0, 20))
    crossing = claim(2, (2, 6), "cooperation framework", (9, 30), 0.8)

    assert {*choose([bead(sure, crossing)], nowhere)} == {sure}


def test_what_its_term_is_called_elsewhere_helps_a_place_to_choose():
    usual = [bead(claim(1, (0, 4), "trade", (0, 5), 0.8, bead=n)) for n in range(4)]
    doubtful = bead(
        claim(1, (0, 4), "trade", (0, 5), 0.7, bead=4),
        claim(1, (0, 4), "commerce", (9, 17), 0.75, bead=4),
    )

    assert chosen(*usual, doubtful) == {(1, n, "trade") for n in range(5)}


# 南南(1)合作(2) in 南南合作(3)   [South-South] and triangular [cooperation]
HEAD = (27, 38)


def test_of_a_shared_phrase_a_part_may_answer_with_the_other_words():
    whole = claim(3, (0, 4), "South-South cooperation", (0, 11), 0.9, heads=(HEAD,))
    part = claim(2, (2, 4), "cooperation", HEAD, 0.7)

    assert {*choose([bead(whole, part)], nowhere)} == {whole, part}


def test_of_a_shared_phrase_a_part_may_answer_with_the_words_of_its_own():
    whole = claim(3, (0, 4), "South-South cooperation", (0, 11), 0.9, heads=(HEAD,))
    part = claim(1, (0, 2), "South-South", (0, 11), 0.7)

    assert {*choose([bead(whole, part)], nowhere)} == {whole, part}


def test_without_a_shared_phrase_one_stretch_does_not_answer_whole_and_part():
    whole = claim(3, (0, 4), "South-South", (0, 11), 0.9)
    part = claim(1, (0, 2), "South-South", (0, 11), 0.7)

    assert {*choose([bead(whole, part)], nowhere)} == {whole}


USUAL = [bead(claim(1, (0, 4), "trade", (0, 5), bead=n)) for n in (0, 1)]


def usual():
    return [Contest(each.claims, each.asked) for each in USUAL]


def test_a_place_that_is_left_over_takes_what_its_term_is_called():
    left = bead(asked=[(1, Place(2, 0, 4))])
    where = standing({"trade": {2: [(7, 12)]}})

    (lent,) = [each for each in choose([*usual(), left], where) if each.place.segment == 2]

    assert (lent.key, lent.answer) == ("trade", Place(2, 7, 12))
    assert 0 < lent.quality < 0.9


def test_so_does_one_with_a_doubtful_answer_but_not_one_with_a_good_one():
    where = standing({"trade": {2: [(7, 12)]}})
    doubtful, good = (
        bead(claim(1, (0, 4), "commerce", (20, 28), quality, bead=2)) for quality in (0.5, 0.9)
    )

    assert (1, 2, "trade") in chosen(*usual(), doubtful, where=where)
    assert (1, 2, "commerce") in chosen(*usual(), good, where=where)


def test_what_answers_another_term_is_not_lent_and_the_doubtful_answer_stays():
    where = standing({"trade": {2: [(7, 12)]}})
    taken = bead(
        claim(2, (6, 8), "trade", (7, 12), 0.9, bead=2),
        claim(1, (0, 4), "commerce", (20, 28), 0.5, bead=2),
    )

    assert {(2, 2, "trade"), (1, 2, "commerce")} <= chosen(*usual(), taken, where=where)


def test_a_good_answer_that_is_a_piece_of_the_usual_one_becomes_the_whole():
    where = standing({"trade": {2: [(7, 12)]}})
    inside, beside = (bead(claim(1, (0, 4), "rad", at, 0.9, bead=2)) for at in ((8, 11), (20, 23)))

    (whole,) = [each for each in choose([*usual(), inside], where) if each.place.segment == 2]

    assert (whole.key, whole.answer, whole.quality) == ("trade", Place(2, 7, 12), 0.9)
    assert (1, 2, "rad") in chosen(*usual(), beside, where=where)


def test_a_part_of_the_term_gives_way_where_its_answer_lies_outside_of_what_is_lent():
    where = standing({"trade": {2: [(7, 12)]}})
    elsewhere, within = (bead(claim(2, (2, 4), "rad", at, bead=2)) for at in ((20, 23), (8, 11)))
    for each in (elsewhere, within):
        each.asked.append((1, Place(2, 0, 4)))

    assert {found for found in chosen(*usual(), elsewhere, where=where) if found[1] == 2} == {
        (1, 2, "trade")
    }
    assert {(1, 2, "trade"), (2, 2, "rad")} <= chosen(*usual(), within, where=where)


def test_what_is_called_so_once_only_is_lent_to_none():
    left = bead(asked=[(1, Place(2, 0, 4))])
    where = standing({"trade": {2: [(7, 12)]}})

    assert chosen(usual()[0], left, where=where) == {(1, 0, "trade")}


def test_nothing_is_chosen_of_nothing():
    assert chosen() == set()
    assert chosen(bead(), bead()) == set()


def spans(most):
    return st.tuples(st.integers(0, most), st.integers(1, 4)).map(lambda s: (s[0], s[0] + s[1]))


CLAIMS = st.lists(
    st.builds(
        claim,
        term=st.integers(0, 3),
        place=spans(9),
        key=st.sampled_from("abc"),
        answer=spans(9),
        quality=st.sampled_from([0.4, 0.6, 0.9]),
    ),
    max_size=9,
)


def apart(one, other):
    return one.stop <= other.start or other.stop <= one.start


def within(one, other):
    return other.start <= one.start and one.stop <= other.stop and one != other


@given(CLAIMS)
def test_chosen_claims_are_apart_or_nested_alike_on_both_sides(claims):
    made = list(choose([bead(*claims)], nowhere))

    assert len({(each.term, each.place) for each in made}) == len(made)
    assert set(made) <= set(claims)
    for one, other in combinations(made, 2):
        here, there = (one.place, other.place), (one.answer, other.answer)
        assert (
            (apart(*here) and apart(*there))
            or (within(*here) and within(*there))
            or (within(*here[::-1]) and within(*there[::-1]))
        )


@given(CLAIMS.flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))))
def test_the_order_of_the_claims_does_not_matter(orders):
    one, other = (set(choose([bead(*claims)], nowhere)) for claims in orders)

    assert one == other

from dataclasses import replace
from itertools import accumulate, combinations

import numpy as np
import pytest

from align import Options, align_documents, align_pairs, align_segments
from align.bead import Bead
from align.versions import align_sentences
from corpora.document import Document
from corpora.reading import read_document
from tests.align.versions import (
    FILES,
    OFFICIAL,
    dropped,
    known,
    merged,
    places,
    plain,
    sample,
    spans_of,
    split,
)
from tests.align.word_encoder import WORDS, WordEncoder

ALL = list(combinations(FILES, 2))
SOME = [("zh", "en"), ("fr", "ar"), ("es", "ru")]
PREAMBLE, PARAGRAPHS = 10, 35  # places among the known pairs of two paragraphs in mid-text


@pytest.mark.parametrize(("source", "target"), ALL)
def test_every_known_pair_is_a_bead(source, target):
    straight, closing = known(source, target)

    found = align_documents([sample(source), sample(target)])

    assert straight <= spans_of(found)
    # Date and meeting change places in some languages: then the two lines are one bead of both.
    rows, columns = zip(*closing, strict=True)
    crossed = sorted(rows) == list(rows) and sorted(columns) != list(columns)
    both = ((rows[0][0], rows[-1][1]), (min(columns)[0], max(columns)[1]))
    assert ({both} if crossed else set(closing)) <= spans_of(found)


def test_six_versions_are_rows_of_six():
    langs = tuple(FILES)
    wanted = {
        tuple((place, place + 1) for place in row)
        for row in zip(*(places(lang)[:-10] for lang in langs), strict=True)
    }

    found = align_documents([sample(lang) for lang in langs])

    assert found.langs == langs
    assert found.sizes == tuple(len(sample(lang).paragraphs) for lang in langs)
    assert wanted <= {bead.spans for bead in found.beads}


@pytest.mark.shared
def test_the_chinese_goes_with_the_official_english():
    if not OFFICIAL.exists():
        pytest.skip("the measuring data does not lie beside the project")
    chinese, official = sample("zh"), read_document(OFFICIAL)
    mastheads = sum(p.kind == "masthead" for p in official.paragraphs)
    last = len(chinese.paragraphs) - 10  # closings and notes

    found = spans_of(align_documents([chinese, official]))

    straight = {((at, at + 1), (at + mastheads, at + mastheads + 1)) for at in range(last)}
    assert straight <= found
    assert ((last, last + 2), (last + mastheads, last + mastheads + 2)) in found


@pytest.mark.parametrize(("source", "target"), SOME)
def test_paragraphs_that_one_side_lacks_are_skipped(source, target):
    gone = {places(target)[PREAMBLE], places(target)[PARAGRAPHS], places(target)[PARAGRAPHS + 1]}
    lost = {places(source)[PREAMBLE], places(source)[PARAGRAPHS], places(source)[PARAGRAPHS + 1]}

    found = align_documents([sample(source), dropped(sample(target), gone)])

    skipped = {bead.spans[0][0] for bead in found.beads if bead.shape == (1, 0)}
    straight, _ = known(source, target)
    assert lost <= skipped
    assert len(spans_of(found) & straight) >= PREAMBLE
    assert sum(bead.shape == (1, 1) for bead in found.beads) >= len(straight) - len(gone)


@pytest.mark.parametrize(("source", "target"), SOME)
@pytest.mark.parametrize("known_pair", [PREAMBLE, PARAGRAPHS])
def test_two_paragraphs_joined_on_one_side_are_one_bead(source, target, known_pair):
    i, j = places(source)[known_pair], places(target)[known_pair]

    found = align_documents([sample(source), merged(sample(target), j)])

    assert ((i, i + 2), (j, j + 1)) in spans_of(found)
    # nothing else changes
    assert ((i - 1, i), (j - 1, j)) in spans_of(found)
    assert ((i + 2, i + 3), (j + 1, j + 2)) in spans_of(found)


@pytest.mark.parametrize(("source", "target"), SOME)
@pytest.mark.parametrize("known_pair", [PREAMBLE + 1, PARAGRAPHS])
def test_a_paragraph_split_on_one_side_is_one_bead(source, target, known_pair):
    i, j = places(source)[known_pair], places(target)[known_pair]

    found = align_documents([sample(source), split(sample(target), j)])

    assert ((i, i + 1), (j, j + 2)) in spans_of(found)
    assert ((i - 1, i), (j - 1, j)) in spans_of(found)
    assert ((i + 1, i + 2), (j + 2, j + 3)) in spans_of(found)


@pytest.mark.parametrize("lang", FILES)
def test_a_document_with_itself_is_paired_one_to_one(lang):
    found = align_documents([sample(lang), sample(lang)])

    assert {bead.shape for bead in found.beads} == {(1, 1)}


@pytest.mark.parametrize("level", ["paragraph", "sentence"])
def test_sides_swapped_give_beads_swapped(level):
    there = align_documents([sample("zh"), sample("fr")], level)

    back = align_documents([sample("fr"), sample("zh")], level)

    assert [bead.spans[::-1] for bead in back.beads] == [bead.spans for bead in there.beads]


def test_notes_go_with_notes_only():
    # the second document has lost half of its text, and all of its notes are there
    second = dropped(sample("en"), range(30, 70))

    found = align_documents([sample("zh"), second])

    notes = [
        [at for at, p in enumerate(document.paragraphs) if p.kind == "footnote"]
        for document in (sample("zh"), second)
    ]
    expected = {((i, i + 1), (j, j + 1)) for i, j in zip(*notes, strict=True)}
    assert expected <= spans_of(found)


def test_sentences_stay_inside_the_beads_of_their_paragraphs():
    document = Document(
        "A/1",
        "en",
        tuple(
            replace(plain(sample("en").paragraphs[0], text), kind="body", sentences=sentences)
            for text, sentences in [
                ("One is here. Two is there.", ((0, 12), (13, 26))),
                ("Three.", ((0, 6),)),
            ]
        ),
    )
    whole = replace(
        document,
        lang="fr",
        paragraphs=tuple(replace(p, sentences=((0, len(p.text)),)) for p in document.paragraphs),
    )

    found = align_documents([document, whole], "sentence")

    assert [bead.shape for bead in found.beads] == [(2, 1), (1, 1)]
    assert found.level == "sentence"
    assert found.sizes == (3, 2)


def document_of(lang, *paragraphs):
    """Paragraphs given by their sentences."""
    template = replace(sample("en").paragraphs[0], kind="body", marks=(), number="")
    made = []
    for sentences in paragraphs:
        ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
        spans = tuple(zip([0, *ends], [end - 1 for end in ends], strict=False))
        made.append(replace(template, text=" ".join(sentences), sentences=spans))
    return Document("A/1", lang, tuple(made))


def test_a_paragraph_that_was_moved_may_have_a_sentence_alone():
    english = document_of("en", ["Peace."], ["Water is scarce."], ["Security."])
    french = document_of("fr", ["La paix."], ["La sécurité."], ["L’eau est rare.", "4 711 %."])
    beads = [
        Bead(((0, 1), (0, 1)), 1.0, 0.9),
        Bead(((1, 2), (2, 3)), 1.0, 0.9, moved=True),
        Bead(((2, 3), (1, 2)), 1.0, 0.9),
    ]

    found = align_sentences([english, french], beads)

    assert ((1, 2), (2, 3)) in spans_of(found)
    assert sum(b - a for bead in found.beads for a, b in bead.spans[1:]) == 4


def test_paragraphs_that_belong_together_have_sentences_that_do():
    english = document_of("en", ["Whoever drinks from this well shall thank those who dug it."])
    french = document_of(
        "fr",
        ["Le tarif des billets de train a doublé en 2019.", "Aucun rabais n’est prévu à ce jour."],
    )

    found = align_sentences([english, french], [Bead(((0, 1), (0, 1)), 1.0, 0.7)])

    assert spans_of(found) == {((0, 1), (0, 2))}
    assert found.beads[0].confidence == pytest.approx(0.7, abs=0.1)


def test_a_symbol_comes_from_the_document_that_has_one():
    nameless = replace(sample("zh"), symbol="")

    assert align_documents([nameless, sample("en")]).symbol == "A/RES/79/236"


def test_the_signature_says_what_made_it():
    plainly = align_segments([["a"], ["b"]], ["en", "fr"], options=Options(meaning=False))
    otherwise = align_segments(
        [["a"], ["b"]], ["en", "fr"], WordEncoder(), options=Options(joint=False)
    )

    assert "|model:none|meaning:False|joint:True|" in plainly.signature
    assert "|model:words|meaning:True|joint:False|" in otherwise.signature


def shuffled_words(lang, order):
    """A line for each concept; without the words every line looks like every other."""
    return [f"{WORDS[place][lang]} …" for place in order]


@pytest.mark.parametrize(("source", "target"), ALL)
def test_an_encoder_finds_what_structure_cannot(source, target):
    order = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    kept = [0, 1, 2, 5, 6, 7, 8]

    found = align_segments(
        [shuffled_words(source, order), shuffled_words(target, kept)],
        [source, target],
        WordEncoder(),
    )

    assert spans_of(found) == {((i, i + 1), (j, j + 1)) for j, i in enumerate(kept)}


def test_vectors_made_before_are_taken_as_they_are():
    sides = [shuffled_words(lang, range(9)) for lang in ("zh", "en")]
    vectors = [WordEncoder().encode(side) for side in sides]

    found = align_segments(sides, ["zh", "en"], vectors=vectors)

    assert spans_of(found) == spans_of(align_segments(sides, ["zh", "en"], WordEncoder()))
    assert "|model:vectors|" in found.signature
    made_by = align_segments(sides, ["zh", "en"], WordEncoder(), vectors)
    assert made_by == align_segments(sides, ["zh", "en"], WordEncoder())


def test_an_encoder_is_asked_once_for_each_text():
    asked = []

    class Counting(WordEncoder):
        def encode(self, texts):
            asked.extend(texts)
            return super().encode(texts)

    align_segments([["water", "water"], ["eau", "water"]], ["en", "fr"], Counting())

    assert asked == ["water", "eau"]


@pytest.mark.parametrize(
    ("sides", "spans"),
    [
        ([[], []], []),
        ([["a", "b"], []], [((0, 1), (0, 0)), ((1, 2), (0, 0))]),
        ([[], ["a"]], [((0, 0), (0, 1))]),
    ],
)
def test_an_empty_side_is_all_skips(sides, spans):
    found = align_segments(sides, ["en", "fr"])

    assert [bead.spans for bead in found.beads] == spans


def test_an_empty_document_is_all_skips():
    nothing = Document("A/1", "fr", ())

    found = align_documents([sample("en"), nothing], "sentence")

    assert {bead.shape for bead in found.beads} == {(1, 0)}


def test_lines_with_nothing_in_common_are_still_paired_in_order():
    found = align_segments([["alpha"] * 4, ["beta"] * 4], ["en", "de"])

    assert [bead.shape for bead in found.beads] == [(1, 1)] * 4


def test_a_line_of_a_million_characters_is_aligned():
    long = "word 12, " * 120_000

    found = align_segments([[long, "7 b"], [long, "7 b"]], ["en", "fr"])

    assert [bead.spans for bead in found.beads] == [((0, 1), (0, 1)), ((1, 2), (1, 2))]


def test_five_thousand_equal_lines_are_aligned():
    found = align_segments([["cooperation"] * 5_000, ["合作"] * 5_000], ["en", "zh"])

    assert {bead.shape for bead in found.beads} == {(1, 1)}


@pytest.mark.parametrize(
    ("sides", "langs", "vectors", "message"),
    [
        ([["a"]], ["en"], None, "two to six"),
        ([["a"]] * 7, ["en"] * 7, None, "two to six"),
        ([["a"], ["b"]], ["en"], None, "1 languages"),
        ([["a"], ["b"]], ["en", "fr"], [np.ones((1, 2)), np.ones((2, 2))], "one row a segment"),
    ],
)
def test_sides_that_do_not_fit_are_refused(sides, langs, vectors, message):
    with pytest.raises(ValueError, match=message):
        align_segments(sides, langs, vectors=vectors)


def test_documents_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="1 documents"):
        align_documents([sample("zh")])
    with pytest.raises(ValueError, match="level 'segment'"):
        align_documents([sample("zh"), sample("en")], "segment")


def test_every_two_of_three_sides_are_as_fine_as_two_allow():
    sides = [shuffled_words(lang, range(9)) for lang in ("zh", "en", "fr")]
    sides[0][3:5] = [" ".join(sides[0][3:5])]  # one line where the others have two

    found = align_pairs(sides, ["zh", "en", "fr"], WordEncoder())

    assert {bead.shape for bead in found[1, 2].beads} == {(1, 1)}
    assert [bead.shape for bead in found[0, 1].beads if bead.shape != (1, 1)] == [(1, 2)]


def test_other_versions_help_where_a_pair_alone_is_doubtful():
    order = range(9)
    sides = [shuffled_words(lang, order) for lang in ("zh", "en", "fr", "es")]
    vectors = [WordEncoder().encode(side) for side in sides]
    vectors[0][4] = vectors[1][4] = -vectors[0][4]  # the two say nothing of this line
    vectors[1][4] = np.roll(vectors[1][4], 1)

    alone = align_pairs(sides[:2], ["zh", "en"], vectors=vectors[:2])[0, 1]
    together = align_pairs(sides, ["zh", "en", "fr", "es"], vectors=vectors)[0, 1]

    line = ((4, 5), (4, 5))
    sure = [
        max((bead.confidence for bead in found.beads if bead.spans == line), default=0.0)
        for found in (alone, together)
    ]
    assert sure[1] >= sure[0]

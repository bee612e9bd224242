"""How right the aligner is on texts that nothing was fitted to; floors that nobody lowers."""

import sys
from itertools import combinations
from pathlib import Path

import pytest

from align import Options, align_pairs, align_segments
from align.evaluation import links, score
from tests.align.versions import SHARED

ROOT = Path(__file__).resolve().parents[2]
DATA = SHARED / "data"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DATA.exists(), reason="the measuring data does not lie beside it"),
]


@pytest.fixture
def benchmarks(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    sys.modules.pop("bitexts", None)


def f1(bitexts, options):
    total = None
    for bitext in bitexts:
        found = align_segments(bitext.sides, bitext.langs, options=options)
        one = score(bitext.indexes, links(bead.spans for bead in found.beads))
        total = one if total is None else total + one
    return total.figures("links").f1


def made_of(corpus):
    import made
    import works

    return getattr(made, corpus)(DATA / works.CORPORA[corpus][1], "test")


@pytest.mark.parametrize(("corpus", "floor"), [("ntrex", 0.978), ("un", 0.98)])
def test_made_documents(benchmarks, corpus, floor):
    documents = made_of(corpus)[:4]
    pairs = list(combinations(("zh", "en", "fr", "ar"), 2))

    figure = f1([text.bitext(pair) for text in documents for pair in pairs], Options())

    assert figure >= floor


@pytest.mark.parametrize(("corpus", "floor"), [("ntrex", 0.963), ("un", 0.953)])
def test_rows_of_six_versions_of_made_documents(benchmarks, corpus, floor):
    assert f1([text.bitext() for text in made_of(corpus)[:4]], Options()) >= floor


def test_each_pair_of_six_versions_of_the_charter(benchmarks):
    """Two passages of it stand elsewhere in Chinese, which no other version knows of."""
    total = None
    for text in made_of("charter"):
        whole = text.bitext()
        for (i, j), found in align_pairs(whole.sides, whole.langs).items():
            pair = text.bitext((whole.langs[i], whole.langs[j]))
            one = score(pair.indexes, links(bead.spans for bead in found.beads))
            total = one if total is None else total + one

    assert total.figures("links").f1 >= 0.983


def test_the_universal_declaration(benchmarks):
    import bitexts

    assert f1(bitexts.udhr(DATA / "un" / "udhr"), Options()) >= 0.98


def test_the_universal_declaration_in_files(benchmarks):
    import bitexts
    import files

    assert files.by_files(bitexts.udhr(DATA / "un" / "udhr")).figures("links").f1 >= 0.985


@pytest.mark.parametrize(("corpus", "floor"), [("ntrex", 0.987), ("un", 0.987)])
def test_made_documents_in_files(benchmarks, corpus, floor):
    import files

    pairs = list(combinations(("zh", "en", "fr", "ar"), 2))
    bitexts = [text.bitext(pair) for text in made_of(corpus)[:4] for pair in pairs]

    assert files.by_files(bitexts).figures("links").f1 >= floor


def test_mountaineers_in_german_and_french_without_an_encoder(benchmarks):
    import bitexts

    articles = bitexts.text_berg(DATA / "gold" / "text_berg", "test")

    assert f1(articles, Options()) >= 0.87


@pytest.mark.parametrize(("level", "floor"), [("sentence", 0.96), ("paragraph", 0.98)])
def test_paragraphs_that_are_not_cut_alike(benchmarks, level, floor):
    import paragraphs

    assert paragraphs.measured(made_of("un")[:4], level).score.figures("links").f1 >= floor

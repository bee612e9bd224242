"""Every sample, in its own format, against the pairs known by hand."""

import json
from pathlib import Path

import pytest

from corpora.reading import read_document

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"
FILES = sorted(path for path in SAMPLES.glob("A_RES_79_236.*"))
PAIRS = json.loads((SAMPLES / "pairs.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def document(request):
    return read_document(request.param)


def kept(document):
    return [p for p in document.paragraphs if p.kind != "masthead"]


def test_there_is_a_sample_in_each_language():
    assert [path.suffixes[0] for path in FILES] == [".ar", ".en", ".es", ".fr", ".ru", ".zh"]


def test_language_and_symbol_are_found(document):
    assert document.lang in document.source
    assert document.symbol == "A/RES/79/236"


def test_each_paragraph_is_of_its_kind_and_begins_as_known(document):
    expected = sorted((pair["kind"], pair["begins"][document.lang]) for pair in PAIRS)

    found = sorted(
        (p.kind, next((b for k, b in expected if k == p.kind and p.text.startswith(b)), p.text))
        for p in kept(document)
    )

    assert found == expected


def test_numbers_are_the_same_in_every_language(document):
    expected = [
        pair["number"] for pair in PAIRS if pair["kind"] in ("title", "operative", "footnote")
    ]

    found = [p.number for p in kept(document) if p.kind in ("title", "operative", "footnote")]

    assert found == expected


def test_each_footnote_is_called_where_it_should_be(document):
    kinds = ("preambular", "operative")
    expected = [pair["calls"] for pair in PAIRS if pair["kind"] in kinds]

    found = [[m.label for m in p.marks] for p in document.paragraphs if p.kind in kinds]

    assert found == expected
    for paragraph in document.paragraphs:
        for mark in paragraph.marks:
            note = document.paragraphs[mark.note]
            assert (note.kind, note.number) == ("footnote", mark.label)


def test_no_text_is_left_in_the_margins(document):
    assert not any("\n" in p.text or "\t" in p.text for p in document.paragraphs if not p.cells)
    assert all(len(item.text) < 150 for item in document.furniture)

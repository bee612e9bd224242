"""Traditional Chinese is read as simplified Chinese is, and shown as it was written."""

from pathlib import Path

import numpy as np
import pytest

from align import align_documents, load_encoder
from align.evidence.anchors import anchors
from corpora import read_document
from corpora.words.han_forms import either, simplified
from corpora.words.tokens import tokenize
from termbase import extract_terms
from termbase.checks.script import scripts

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples"


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """The resolution in English, in Chinese, and in traditional characters."""
    text = (SAMPLES / "A_RES_79_236.zh.txt").read_text("utf-8").replace("藉", "借")
    folder = tmp_path_factory.mktemp("han")
    (folder / "plain.zh.txt").write_text(text, "utf-8")
    (folder / "other.zh.txt").write_text(_traditional(text), "utf-8")
    paths = SAMPLES / "A_RES_79_236.en.pdf", folder / "plain.zh.txt", folder / "other.zh.txt"
    return tuple(map(read_document, paths))


def _traditional(text):
    known = scripts()
    return known.only_simplified.sub(lambda found: found[0].translate(known.traditional), text)


def test_a_resolution_has_the_same_paragraphs(versions):
    _, plain, other = versions

    assert other.lang == "zh"
    assert [p.text for p in other.paragraphs] != [p.text for p in plain.paragraphs]
    assert [(p.kind, p.number, len(p.text), p.sentences) for p in other.paragraphs] == [
        (p.kind, p.number, len(p.text), p.sentences) for p in plain.paragraphs
    ]


def test_it_is_aligned_alike(versions):
    english, plain, other = versions

    assert align_documents([english, other]).beads == align_documents([english, plain]).beads


def test_it_has_the_same_terms_as_it_writes_them(versions):
    english, plain, other = versions

    found = [(r.term.text, r.text, r.together) for r in extract_terms([other, english])]

    assert ("聯合國南南合作辦公室", "United Nations Office for South-South Cooperation", 6) in found
    assert sorted((simplified(text), *rest) for text, *rest in found) == sorted(
        (simplified(r.term.text), r.text, r.together) for r in extract_terms([plain, english])
    )


def test_the_encoder_does_not_tell_the_forms_apart():
    encoder = load_encoder()

    one, other = encoder.encode(["联合国关于南南合作的决议", "聯合國關於南南合作的決議"])

    np.testing.assert_array_equal(one, other)
    assert [piece.row for piece in encoder.pieces(["聯合國"])[0]] == [
        piece.row for piece in encoder.pieces(["联合国"])[0]
    ]


def test_numbers_and_words_are_found():
    assert anchors("第七十九屆會議，19億青年", "zh").keys() >= {"79", "1900000000"}
    assert tokenize("最不發達國家", "zh") == tokenize("最不发达国家", "zh")


def test_simplified_text_stays_as_it_is():
    text = "於幼华、徐徵、乾隆"

    assert simplified(text) is text
    assert either(r"[a\]国]\[国") == r"[a\]国國]\[[国國]"

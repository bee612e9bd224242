"""The six samples as documents, and which paragraph is which; documents that were tampered with."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from corpora.reading import read_document
from corpora.samples.source import folder

FILES = {
    "zh": "A_RES_79_236.zh.txt",
    "en": "A_RES_79_236.en.pdf",
    "fr": "A_RES_79_236.fr.docx",
    "es": "A_RES_79_236.es.html",
    "ru": "A_RES_79_236.ru.txt",
    "ar": "A_RES_79_236.ar.docx",
}
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
OFFICIAL = SHARED / "data" / "un" / "pdf_en" / "A_RES_79_236.pdf"


@cache
def sample(lang):
    return read_document(folder() / FILES[lang])


@cache
def pairs():
    return json.loads((folder() / "pairs.json").read_text(encoding="utf-8"))


@cache
def places(lang):
    """For each known pair, which paragraph it is in this language."""
    return [
        next(
            place
            for place, paragraph in enumerate(sample(lang).paragraphs)
            if paragraph.kind == pair["kind"] and paragraph.text.startswith(pair["begins"][lang])
        )
        for pair in pairs()
    ]


def known(source, target):
    """The known pairs as spans, and those of the two closing lines, which may be crossed."""
    spans = [
        (((i, i + 1), (j, j + 1)), pair["kind"])
        for i, j, pair in zip(places(source), places(target), pairs(), strict=True)
    ]
    return (
        {pair for pair, kind in spans if kind != "closing"},
        [pair for pair, kind in spans if kind == "closing"],
    )


def spans_of(alignment):
    return {bead.spans for bead in alignment.beads if not bead.is_skip}


def dropped(document, places):
    return replace(
        document,
        paragraphs=tuple(p for at, p in enumerate(document.paragraphs) if at not in places),
    )


def merged(document, place):
    """Two paragraphs as one."""
    first, second = document.paragraphs[place : place + 2]
    joined = plain(first, f"{first.text} {second.text}")
    paragraphs = (*document.paragraphs[:place], joined, *document.paragraphs[place + 2 :])
    return replace(document, paragraphs=paragraphs)


def split(document, place):
    """One paragraph as two, cut at a comma."""
    paragraph = document.paragraphs[place]
    comma = {"zh": "，", "ar": "،"}.get(document.lang, ",")
    cut = paragraph.text.index(comma, len(paragraph.text) // 3) + 1
    parts = (
        plain(paragraph, paragraph.text[:cut]),
        replace(plain(paragraph, paragraph.text[cut:].strip()), number="", label=""),
    )
    paragraphs = (*document.paragraphs[:place], *parts, *document.paragraphs[place + 1 :])
    return replace(document, paragraphs=paragraphs)


def plain(paragraph, text):
    return replace(paragraph, text=text, marks=(), cells=(), sentences=((0, len(text)),), raw=text)

"""The same resolution as PDF by three producers, in English, Chinese and Arabic.

The files and the script that made them lie beside the project; their text is in the script.
"""

import ast
import unicodedata
from pathlib import Path

import pytest

from corpora.reading import read_document

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "acceptance" / "pdf"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FOLDER.exists(), reason="the measuring data is not beside the project"),
]
PRODUCERS = {"res": "LibreOffice", "wp": "WeasyPrint", "ch": "Chromium"}


def source(lang):
    tree = ast.parse((FOLDER / "mk.py").read_text(encoding="utf-8"))
    value = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "T"
    )
    keywords = value.values[[key.value for key in value.keys].index(lang)].keywords
    return {word.arg: ast.literal_eval(word.value) for word in keywords}


def plain(text):
    """Without footnote calls; quotation marks of one kind, since a font chose them."""
    for mark in ("FN1", "FN2", "|", "⁰", "¹", "²"):
        text = text.replace(mark, "")
    return unicodedata.normalize("NFC", text).replace("”تحويل", "“تحويل").replace("“،", "”،")


@pytest.mark.parametrize("lang", ["en", "zh", "ar"])
@pytest.mark.parametrize("producer", PRODUCERS, ids=PRODUCERS.get)
def test_every_paragraph_is_read_whole_and_in_reading_order(producer, lang):
    texts = source(lang)

    document = read_document(FOLDER / f"{producer}_{lang}.pdf")

    read = {plain(p.text).replace("›", "").replace("‹", "") for p in document.paragraphs}
    wanted = [plain(text) for text in (*texts["pre"], *texts["op"])]
    assert [text for text in wanted if text not in read] == []


@pytest.mark.parametrize("lang", ["en", "zh", "ar"])
@pytest.mark.parametrize("producer", PRODUCERS, ids=PRODUCERS.get)
def test_the_structure_is_found_whoever_made_the_file(producer, lang):
    document = read_document(FOLDER / f"{producer}_{lang}.pdf")

    kinds = [p.kind for p in document.paragraphs if p.kind not in ("masthead", "footnote")]
    numbers = [p.number for p in document.paragraphs if p.kind == "operative"]
    assert kinds[:5] == ["title", "opening", "preambular", "preambular", "preambular"]
    assert [n for n in numbers if n] == [str(n) for n in range(1, 13)]
    assert document.symbol == "A/RES/79/236"
    assert next(p.number for p in document.paragraphs if p.kind == "title") == "79/236"


@pytest.mark.parametrize("suffix", ["docx", "html"])
@pytest.mark.parametrize("lang", ["en", "zh", "ar"])
def test_other_formats_give_the_same_paragraphs(lang, suffix):
    texts = source(lang)

    document = read_document(FOLDER / f"res_{lang}.{suffix}")

    body = [p for p in document.paragraphs if p.kind in ("preambular", "operative")]
    assert [plain(p.text) for p in body[:6]] == [plain(t) for t in (*texts["pre"], *texts["op"])]
    assert [m.label for p in body[:6] for m in p.marks] == ["1", "2"]

"""How well genuine UN PDFs are read: paragraphs, kinds, words, page turns, speed.

    python benchmarks/reading.py ../shared/data/un/pdf_en

Paragraphs and kinds are compared with 25 pages labelled by eye (`labels/pages.json`: for each unit
on the page its kind and its number of characters, and a digest of the page's text, so that no text
is kept here), and with the 164 page turns, each of which was looked at. Words are compared with
what PDFium itself reads, on every page. Programs that give paragraphs are run beside where they
are installed: the share of labelled paragraph ends they find, and of theirs that are right.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from itertools import accumulate, pairwise
from pathlib import Path

import pypdfium2

from corpora.document import Document
from corpora.pages.lines import PLAIN
from corpora.reading import read_document

LABELS = json.loads((Path(__file__).parent / "labels" / "pages.json").read_text())
TEXT = ("preambular", "operative", "body")
NEAR = 12  # characters either side of a paragraph's end that tell it from others


def inked(text: str) -> str:
    return "".join(text.translate(PLAIN).split())


def units_of_pages(document: Document) -> dict[int, list[tuple[str, str]]]:
    """For each page the kinds and characters of its units, footnotes last."""
    units: dict[int, list[tuple[str, str]]] = {}
    for paragraph in document.paragraphs:
        kind = "text" if paragraph.kind in TEXT else paragraph.kind
        for turn, part in enumerate(paragraph.raw.split("\f")):
            units.setdefault(paragraph.page + turn, []).append((kind, inked(part)))
    return units


def ends(lengths: Sequence[int]) -> set[int]:
    return set(list(accumulate(lengths))[:-1])


def compare_labels(documents: dict[str, Document]) -> None:
    found = right = given = kinds = units = texts = 0
    wrong = []
    for label in LABELS["pages"]:
        ours = units_of_pages(documents[label["file"]])[label["page"]]
        stream = "".join(text for _, text in ours)
        same = hashlib.sha256(stream.encode()).hexdigest()[:16] == label["digest"]
        texts += same
        gold, mine = ends([n for _, n in label["units"]]), ends([len(text) for _, text in ours])
        found, right, given = found + len(gold), right + len(gold & mine), given + len(mine)
        labelled = list(zip(accumulate(n for _, n in label["units"]), label["units"], strict=True))
        starts = {stop - n: (kind, n) for stop, (kind, n) in labelled}
        at = 0
        for kind, text in ours:
            units += 1
            kinds += starts.get(at) == (kind, len(text))
            if starts.get(at) != (kind, len(text)):
                wrong.append(f"{label['file']} p. {label['page']}: {kind} {text[:40]!r}")
            at += len(text)
    print(f"pages labelled                         {len(LABELS['pages'])}")
    print(f"their text is the same                 {texts}")
    print(f"paragraph ends on them                 {found}")
    print(f"  found                                {right}  (paragraphs merged: {found - right})")
    print(f"  invented                             {given - right}  (paragraphs split)")
    print(f"units whole and of the right kind      {kinds} of {units}")
    for line in wrong:
        print(f"  not: {line}")


def compare_turns(documents: dict[str, Document]) -> None:
    right = turns = 0
    for name, pages in LABELS["continues"].items():
        going_on = {
            paragraph.page + turn
            for paragraph in documents[name].paragraphs
            if paragraph.kind != "footnote"
            for turn in range(1, paragraph.raw.count("\f") + 1)
        }
        last = max(p.page + p.raw.count("\f") for p in documents[name].paragraphs)
        turns += last - 1
        right += sum((page in going_on) == (page in pages) for page in range(2, last + 1))
    print(f"page turns, paragraph joined or not    {right} of {turns} right")


def compare_words(folder: Path, documents: dict[str, Document]) -> None:
    """Characters of the page that are nowhere, and characters that were not on it."""
    total: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    invented: Counter[str] = Counter()
    words = missing = strange = 0
    for name, document in documents.items():
        seen: Counter[str] = Counter()
        read: Counter[str] = Counter()
        for page in pypdfium2.PdfDocument((folder / name).read_bytes()):
            text = page.get_textpage().get_text_range().replace("\ufffe", "-").replace("\2", "-")
            seen.update(inked(text))
            read.update(text.replace("-\r\n", "-").split())
        parts = [p.raw for p in document.paragraphs]
        parts += [item.text for item in document.furniture if item.kind != "link"]
        kept = Counter(inked("".join(parts)))
        own = Counter(
            word
            for text in (
                *(p.label + " " + p.text for p in document.paragraphs),
                *(item.text for item in document.furniture if item.kind != "link"),
            )
            for word in text.split()
        )
        total += seen
        lost += seen - kept
        invented += kept - seen
        words += own.total()
        missing += sum((read - own).values())
        strange += sum((own - read).values())
    print(f"characters on all pages                {total.total():,}")
    print(f"  lost                                 {lost.total()}")
    print(f"  invented                             {invented.total()}")
    print(f"words as PDFium cuts them              {words:,}")
    print(f"  not among ours                       {missing}  (calls taken out, lines joined)")
    print(f"  ours not among its                   {strange}")


def paragraphs_of_pdftotext(path: Path) -> list[str]:
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout
    return [part for page in text.split("\f") for part in page.split("\n\n")]


def paragraphs_of_pdfplumber(path: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return [line for page in document.pages for line in (page.extract_text() or "").split("\n")]


def paragraphs_of_ours(path: Path) -> list[str]:
    document = read_document(path)
    parts = [part for p in document.paragraphs for part in p.raw.split("\f")]
    return parts + [item.text for item in document.furniture if item.kind != "link"]


PEERS: dict[str, Callable[[Path], list[str]]] = {
    "hexapla": paragraphs_of_ours,
    "pdftotext, blank lines": paragraphs_of_pdftotext,
    "pdfplumber, lines": paragraphs_of_pdfplumber,
}


def contexts(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    bare = [part for part in map(inked, parts) if part]
    for first, second in pairwise(bare):
        yield first[-NEAR:], second[:NEAR]


def compare_peers(folder: Path, documents: dict[str, Document]) -> None:
    names = sorted({label["file"] for label in LABELS["pages"]})
    gold = set()
    for label in LABELS["pages"]:
        ours = units_of_pages(documents[label["file"]])[label["page"]]
        stream = "".join(text for _, text in ours)
        cuts = [0, *accumulate(n for _, n in label["units"])]
        parts = [stream[start:stop] for start, stop in pairwise(cuts)]
        notes = [kind == "footnote" for kind, _ in label["units"]]
        for (first, second), note in zip(contexts(parts), notes[1:], strict=True):
            if not note:
                gold.add((label["file"], first, second))
    print(f"\n{'peer':26}{'ends found':>12}{'s for all files':>18}")
    for peer, paragraphs in PEERS.items():
        if peer.startswith("pdftotext") and not shutil.which("pdftotext"):
            print(f"{peer:26}{'not installed':>12}")
            continue
        try:
            started = time.perf_counter()
            given = {
                (name, *context)
                for name in names
                for context in contexts(paragraphs(folder / name))
            }
        except ImportError:
            print(f"{peer:26}{'not installed':>12}")
            continue
        seconds = time.perf_counter() - started
        print(f"{peer:26}{len(gold & given) / len(gold):>12.3f}{seconds:>18.1f}")


def dumped_by_pdftotext(*options: str) -> Callable[[Path], str]:
    def dump(path: Path) -> str:
        command = ["pdftotext", *options, str(path), "-"]
        return subprocess.run(command, capture_output=True, check=True).stdout.decode()

    return dump


def dumped_by_pypdfium2(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def dumped_by_pypdf(path: Path) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def dumped_by_pdfminer(path: Path) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(path)


def dumped_by_pdfplumber(path: Path) -> str:
    return "\n".join(paragraphs_of_pdfplumber(path))


DUMPS: dict[str, Callable[[Path], str]] = {
    "pdftotext": dumped_by_pdftotext(),
    "pdftotext -layout": dumped_by_pdftotext("-layout"),
    "pdftotext -raw": dumped_by_pdftotext("-raw"),
    "pypdfium2": dumped_by_pypdfium2,
    "pypdf": dumped_by_pypdf,
    "pdfplumber": dumped_by_pdfplumber,
    "pdfminer.six": dumped_by_pdfminer,
}


def compare_dumps(folder: Path, documents: dict[str, Document]) -> None:
    """How many paragraphs of each PDF are read the same from a text dump of it."""
    print(f"\n{'text dump, made with':26}{'paragraphs':>12}{'the same':>12}{'of a kind':>12}")
    for program, dump in DUMPS.items():
        paragraphs = same = alike = 0
        try:
            for name, document in documents.items():
                with tempfile.TemporaryDirectory() as made:
                    file = Path(made, name).with_suffix(".txt")
                    file.write_text(dump(folder / name), encoding="utf-8", newline="")
                    kinds = {inked(p.text): p.kind for p in read_document(file).paragraphs}
                texts = [(inked(p.text), p.kind) for p in document.paragraphs]
                paragraphs += len(texts)
                same += sum(text in kinds for text, _ in texts)
                alike += sum(kinds.get(text) == kind for text, kind in texts)
        except (ImportError, FileNotFoundError):
            print(f"{program:26}{'not installed':>12}")
            continue
        print(f"{program:26}{paragraphs:>12}{same:>12}{alike:>12}")


def main(folder: Path) -> None:
    started = time.perf_counter()
    documents = {path.name: read_document(path) for path in sorted(folder.glob("*.pdf"))}
    seconds = time.perf_counter() - started
    pages = sum(len(pypdfium2.PdfDocument(folder / name)) for name in documents)
    print(f"files, pages                           {len(documents)}, {pages}")
    each = 1000 * seconds / pages
    print(f"time                                   {seconds:.1f} s, {each:.0f} ms a page")
    compare_labels(documents)
    compare_turns(documents)
    compare_words(folder, documents)
    compare_peers(folder, documents)
    compare_dumps(folder, documents)
    print(f"\nhexapla {version('hexapla')}|pypdfium2 {version('pypdfium2')}|labels v1")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not list(Path(sys.argv[1]).glob("*.pdf")):
        sys.exit(__doc__)
    main(Path(sys.argv[1]))

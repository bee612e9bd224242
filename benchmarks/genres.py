"""Documents of eight genres, from files to beads and terms.

    python benchmarks/genres.py
    python benchmarks/genres.py --only budget,agreement

`benchmarks/genres` holds documents in two to four versions, written for this project in the manner
of the genuine ones: a meeting of the Security Council, a budget with tables, a summary record,
concluding observations, letters with annexes, a technical report, a treaty, a feature with a press
release. Each version becomes an HTML file, which is read as any other.

units      lines of the sources; what was read as one paragraph each is whole. A number on a line
           of its own and the title under it are one heading
links      of paragraphs that say the same, all pairs of versions: how many of those that were found
           are right, how many of those there are were found. A paragraph that says what two of
           another version say has two links
terms      of those that a terminologist expects (`terms.tsv`), from English, and from Chinese into
           English: how many are found, and how many have the expected rendering first. Words are
           compared as dictionary forms
"""

from __future__ import annotations

import argparse
import html
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import combinations, permutations
from pathlib import Path
from typing import NamedTuple

from align import align_documents
from corpora import Document, read_document
from termbase import extract_terms
from termbase.mining.sides import keys_of

GENRES = Path(__file__).parent / "genres"
SIZES = {"title": 1.6, "h1": 1.4, "h2": 1.2, "h3": 1.1}  # ems of headings
_CALL = re.compile(r"\[\^([^\]]+)\]")
_BOLD, _ITALIC = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"\*([^*]+)\*")


class Unit(NamedTuple):
    """A line of a source: a paragraph, heading, row or note."""

    kind: str
    ids: frozenset[str]  # what it says; units of other versions that say it have the same
    text: str  # with marks of bold, italic and notes


@dataclass(frozen=True, slots=True)
class Version:
    """One language of a document: its units, and what was read."""

    units: Sequence[Unit]
    document: Document

    def said(self) -> list[frozenset[str] | None]:
        """What each paragraph of the document says; None of one that is no whole units."""
        units = [(unit, _bare(_CALL.sub("", unit.text))) for unit in self.units]
        notes = {text: unit.ids for unit, text in units if unit.kind == "note"}
        rest = [(unit.ids, text) for unit, text in units if unit.kind != "note"]
        found: list[frozenset[str] | None] = []
        at = 0
        for paragraph in self.document.paragraphs:
            stop = _reach(rest, at, _bare(paragraph.label + paragraph.text))
            if stop:
                found.append(frozenset().union(*(ids for ids, _ in rest[at:stop])))
                at = stop
            else:
                found.append(notes.get(_bare(paragraph.text)))
        return found


def _reach(units: Sequence[tuple[frozenset[str], str]], at: int, text: str) -> int:
    """Behind which unit a text ends that begins with one; 0 where it is not theirs."""
    joined = ""
    for stop, (_, part) in enumerate(units[at:], at + 1):
        joined += part
        if joined == text:
            return stop
        if not text.startswith(joined):
            break
    return 0


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text.replace("*", ""))
    return "".join(filter(str.isalnum, letters)).casefold()


def units_of(path: Path) -> list[Unit]:
    """The units of a source; where pages turn is left out."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line.strip())
    return [
        Unit(kind, frozenset(ids.split("+")) - {"-"}, text)
        for kind, ids, text in rows
        if kind != "page"
    ]


def page(units: Sequence[Unit], lang: str) -> str:
    """The version as an HTML page, notes at its end."""
    body = list(_elements(units))
    direction = ' dir="rtl"' if lang == "ar" else ""
    head = '<head><meta charset="utf-8"></head>'
    return (
        f'<!DOCTYPE html><html lang="{lang}">{head}<body{direction}>{"".join(body)}</body></html>'
    )


def _elements(units: Sequence[Unit]) -> Iterator[str]:
    in_table = False
    for unit in units:
        if in_table and unit.kind != "row":
            yield "</table>"
        if unit.kind == "row":
            cells = "".join(f"<td>{_inline(cell.strip())}</td>" for cell in unit.text.split(" | "))
            yield "" if in_table else '<table border="1">'
            yield f"<tr>{cells}</tr>"
        elif unit.kind in SIZES:
            text = _inline(unit.text.replace("**", ""))
            yield f'<p style="font-size: {SIZES[unit.kind]}em"><b>{text}</b></p>'
        elif unit.kind != "note":
            yield f"<p>{_inline(unit.text)}</p>"
        in_table = unit.kind == "row"
    for unit in units:
        if unit.kind == "note" and (call := _CALL.match(unit.text)):
            label, text = call[1], _inline(unit.text[call.end() :].strip())
            yield f'<p id="n{label}"><a href="#c{label}"><sup>{label}</sup></a> {text}</p>'


def _inline(text: str) -> str:
    made = _BOLD.sub(r"<b>\1</b>", html.escape(text, quote=False))
    made = _ITALIC.sub(r"<i>\1</i>", made)
    return _CALL.sub(r'<a id="c\1" href="#n\1"><sup>\1</sup></a>', made)


def versions(folder: Path) -> dict[str, Version]:
    """The versions of a genre, written as HTML and read again, by language."""
    made = {}
    with tempfile.TemporaryDirectory() as place:
        for source in sorted(folder.glob("??.tsv")):
            units = units_of(source)
            path = Path(place) / f"{source.stem}.html"
            path.write_text(page(units, source.stem), encoding="utf-8")
            made[source.stem] = Version(units, read_document(path, source.stem))
    return made


class Counts(NamedTuple):
    """Of links or terms: right ones, found ones, and how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: object) -> Counts:
        assert isinstance(other, Counts)
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))


def links_of(left: Version, right: Version) -> Counts:
    """How right the paragraphs of two versions are linked; those that say nothing are left out."""
    here, there = ([said or frozenset() for said in side.said()] for side in (left, right))
    gold = {(i, j) for i, one in enumerate(here) for j, two in enumerate(there) if one & two}
    found = {
        (i, j)
        for bead in align_documents([left.document, right.document]).beads
        for i in range(*bead.spans[0])
        for j in range(*bead.spans[1])
        if here[i] and there[j]
    }
    return Counts(len(gold & found), len(found), len(gold))


def terms_of(folder: Path, read: Mapping[str, Version]) -> Counts:
    """How many of the expected terms are found, and with the expected rendering."""
    rows = (line.split("\t") for line in (folder / "terms.tsv").read_text("utf-8").splitlines())
    langs, *concepts = rows
    total = Counts()
    for source, target in permutations(langs, 2):
        if source != "en" and (source, target) != ("zh", "en"):
            continue
        usual: dict[str, tuple[int, str]] = {}
        for found in extract_terms([read[source].document, read[target].document]):
            key, rendering = keys_of([found.term.text], source)[0], keys_of([found.text], target)[0]
            usual[key] = max(usual.get(key, (0, "")), (found.together, rendering))
        for concept in concepts:
            term, expected = (
                keys_of([concept[langs.index(lang)]], lang)[0] for lang in (source, target)
            )
            is_right = usual.get(term, (0, ""))[1] == expected
            total += Counts(is_right, term in usual, 1)
    return total


def measured(folder: Path) -> tuple[list[int], Counts, Counts]:
    """Of a genre: paragraphs and those that are no whole units; links; terms."""
    read = versions(folder)
    said = [each for version in read.values() for each in version.said()]
    links = Counts()
    for left, right in combinations(read.values(), 2):
        links += links_of(left, right)
    return [len(said), said.count(None)], links, terms_of(folder, read)


def main() -> None:
    """Print a row a genre, and one of all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="genres, with commas between them")
    chosen = parser.parse_args().only.split(",")
    print(f"{'':<18}paragraphs  not whole     P      R    terms  found  right")
    sums = [0, 0], Counts(), Counts()
    for folder in sorted(GENRES.iterdir()):
        if folder.is_dir() and (folder.name in chosen or chosen == [""]):
            made = measured(folder)
            _print(folder.name, *made)
            sums = (
                [a + b for a, b in zip(sums[0], made[0], strict=True)],
                *(one + two for one, two in zip(sums[1:], made[1:], strict=True)),
            )
    _print("all", *sums)
    print(f"\nsignature: hexapla:{version('hexapla')}; benchmarks/genres.py")


def _print(name: str, read: Sequence[int], links: Counts, terms: Counts) -> None:
    print(
        f"{name:<18}{read[0]:>10}{read[1]:>11}"
        f"{links.right / max(links.found, 1):>8.3f}{links.right / max(links.there, 1):>7.3f}"
        f"{terms.there:>8}{terms.found:>7}{terms.right:>7}"
    )


if __name__ == "__main__":
    main()

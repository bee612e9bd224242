"""Waivers: what a person looked at and let stand, kept in a file beside the text.

    {"id": "5f0c2a9be1d4", "note": "as in the annex"}     one place
    {"code": "term", "term": "环境"}                        one term, wherever a check speaks of it

A place is known by what was said of which words, not by its number: it stays waived when the draft
is revised elsewhere, and comes back when its own words change.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from align.showing.writing import save
from corpora.errors import HexaplaError, UnreadableFile
from termbase.checks.finding import Finding
from termbase.checks.running import chosen
from termbase.checks.showing.records import identities

_LARGEST = 64 << 20  # bytes


class Waiver(NamedTuple):
    """What is let stand: one finding by its id, or a term as one check speaks of it."""

    id: str = ""
    code: str = ""
    term: str = ""
    note: str = ""


def waiver_of(said: str, findings: Sequence[Finding], known: Sequence[Waiver] = ()) -> Waiver:
    """What is typed as a waiver: the id of a finding, or "term:环境".

    An id is the one that is shown: of two equal findings, of which the first is let stand, the
    second is shown with its id.

    Raises:
        HexaplaError: no check has this code, no finding this id.
    """
    code, colon, term = said.partition(":")
    if colon and code.strip() and term.strip():
        chosen([code.strip()])
        return Waiver(code=code.strip(), term=term.strip())
    left = _left(findings, known)
    shown = identities([finding for _, finding in left])
    named = {one[0]: one for one in _identified(findings)} | dict(zip(shown, left, strict=True))
    if said not in named:
        raise HexaplaError(f"--waive {said}: no finding has this id; it stands under each")
    identity, finding = named[said]
    return Waiver(identity, finding.code, finding.term, finding.message)


def add_waivers(path: Path, known: Sequence[Waiver], new: Sequence[Waiver]) -> None:
    """Write waivers into their file, the new ones last; all or none.

    Raises:
        UnwritableFile: no such folder, not allowed, disk full.
    """
    given = (one._asdict().items() for one in dict.fromkeys([*known, *new]))
    full = ({name: value for name, value in items if value} for items in given)
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in full)
    save(path, (line.encode("utf-8", "replace") for line in lines))


def read_waivers(path: Path) -> list[Waiver]:
    """The waivers of a file; none where there is no such file yet.

    Raises:
        UnreadableFile: it cannot be read, or a line is no waiver.
    """
    try:
        if not path.exists():
            return []
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(f"{path}: too large for a file of waivers")
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UnreadableFile(f"{path}: no text in UTF-8; waivers are JSON Lines") from None
    return [_waiver(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _waiver(path: Path, number: int, line: str) -> Waiver:
    try:
        given = json.loads(line)
        if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
            raise ValueError
        made = Waiver(**{name: given[name] for name in Waiver._fields if name in given})
        if not made.id and not (made.code and made.term):
            raise ValueError
    except (ValueError, RecursionError):
        form = '{"id": "…"} or {"code": "…", "term": "…"}'
        raise UnreadableFile(f"{path}, line {number}: no waiver; one is {form}") from None
    return made


def unwaived(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> list[Finding]:
    """The findings that nobody let stand."""
    return [finding for _, finding in _left(findings, waivers)]


def _left(findings: Sequence[Finding], waivers: Sequence[Waiver]) -> list[tuple[str, Finding]]:
    ids = {one.id for one in waivers if one.id}
    terms = {(one.code, one.term) for one in waivers if not one.id}
    return [
        (identity, finding)
        for identity, finding in _identified(findings)
        if identity not in ids and (finding.code, finding.term) not in terms
    ]


def _identified(findings: Sequence[Finding]) -> list[tuple[str, Finding]]:
    return list(zip(identities(findings), findings, strict=True))

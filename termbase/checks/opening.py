"""What the command line names becomes a work to be checked: files, symbols, lines, a memory.

And how the same work is made anew with other texts, for a test of the checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import HexaplaError, UnreadableFile
from termbase.checks.passage import Work

if TYPE_CHECKING:
    from align.encoder import Encoder
    from corpora.document import Lang
    from termbase.checks.planting import Again
    from termbase.entry import Entry


_FEWEST = 5  # passages of which it can be said that the versions are strangers
_IN_COMMON = 0.3  # of them that translations pair at least


@dataclass(frozen=True, slots=True)
class Opened:
    """A work, how it is made anew, and what the reader could not do."""

    work: Work
    again: Again
    warnings: tuple[str, ...] = ()


def opened(
    sources: Sequence[str],
    langs: Sequence[Lang],
    store: Path,
    entries: Sequence[Entry] = (),
    lines: bool = False,
    encoder: Encoder | None = None,
) -> Opened:
    """The work that is named.

    Args:
        sources: a source and its translation, more versions as witnesses; or a bilingual file; or
            a symbol in the store.
        langs: of the sources, where they do not tell; of a symbol, which to take.
        store: where symbols are looked up.
        entries: of a termbase.
        lines: whether the files have one segment a line, in the same order.
        encoder: for the alignment.

    Raises:
        HexaplaError: not two versions, or two of one language.
        UnreadableFile: a file cannot be read.
    """
    if lines:
        return _of_lines([Path(source) for source in sources], langs, entries, encoder)
    if len(sources) == 1 and Path(sources[0]).exists():
        return _of_bilingual(Path(sources[0]), langs, entries, encoder)
    return _of_documents(sources, langs, store, entries, encoder)


def _of_bilingual(
    path: Path, langs: Sequence[Lang], entries: Sequence[Entry], encoder: Encoder | None
) -> Opened:
    from termbase.bilingual import read_bilingual
    from termbase.checks.showing.places import counted
    from termbase.checks.works import lines_again, of_units

    if path.is_dir():
        raise UnreadableFile(f"{path}: a folder; name a source and its translation")
    bilingual = read_bilingual(path, langs)
    work = of_units(bilingual, entries, encoder)
    locked = sum(unit.is_locked for unit in bilingual.units)
    told = (f"{path}: {counted(locked, 'locked unit')} left out",) if locked else ()
    return Opened(work, partial(lines_again, work, encoder=encoder), bilingual.warnings + told)


def _of_lines(
    paths: Sequence[Path], langs: Sequence[Lang], entries: Sequence[Entry], encoder: Encoder | None
) -> Opened:
    from align.lines import language_of_lines, lines_of
    from termbase.checks.works import lines_again, of_lines

    if len(paths) < 2:
        raise HexaplaError("--bitext takes a file of source lines and one of translated lines")
    sides = [lines_of(path) for path in paths]
    for path, side in zip(paths, sides, strict=True):
        if len(side) != len(sides[0]):
            counts = f"{len(sides[0])} lines in {paths[0]}, {len(side)} in {path}"
            raise HexaplaError(f"{counts}; --bitext needs the same number")
    tags = list(langs) or [language_of_lines(p, side) for p, side in zip(paths, sides, strict=True)]
    _check_langs(tags, len(paths))
    work = of_lines(sides, tags, (paths[0].name, paths[1].name), entries=entries, encoder=encoder)
    return Opened(work, partial(lines_again, work, encoder=encoder))


def _of_documents(
    sources: Sequence[str],
    langs: Sequence[Lang],
    store: Path,
    entries: Sequence[Entry],
    encoder: Encoder | None,
) -> Opened:
    from align.cli import read_versions
    from termbase.bilingual import is_bilingual
    from termbase.checks.works import documents_again, of_documents

    for source in sources:
        if len(sources) > 1 and is_bilingual(Path(source)):
            raise HexaplaError(f"{source}: a bilingual file; name it alone")
    documents = read_versions(sources, langs, store)
    _check_langs([document.lang for document in documents], len(documents))
    work = of_documents(documents, entries, encoder)

    def again(changes: Mapping[int, str]) -> Work:
        return documents_again(work, documents, changes, encoder)

    return Opened(work, again, _strangers(work))


def _strangers(work: Work) -> tuple[str, ...]:
    """Whether the two do not look like translations of each other."""
    sizes = [sum(bool(p.source.text) for p in work.passages)]
    sizes.append(sum(bool(p.target.text) for p in work.passages))
    paired = sum(p.has_both for p in work.passages)
    if min(sizes) < _FEWEST or paired >= _IN_COMMON * min(sizes):
        return ()
    told = f"of {min(sizes)} passages {paired} could be paired"
    return (f"{' and '.join(work.langs)} do not look like translations of each other: {told}",)


def _check_langs(langs: Sequence[Lang], files: int) -> None:
    if len(langs) < 2 or len(langs) != files:
        raise HexaplaError(
            f"{len(langs)} languages for {files} versions; name a source and its translation, "
            "or choose with -l zh,en"
        )
    if len(set(langs)) != len(langs):
        raise HexaplaError(
            f"two versions are in one language: {' '.join(langs)}; -l says otherwise"
        )


def entries_of_file(path: Path) -> tuple[Entry, ...]:
    """The entries of a termbase of ours, or of a file in any format that is read.

    Raises:
        UnreadableFile: it cannot be read.
        StoreError: a termbase of ours that is damaged.
    """
    from termbase.formats.catalogue import read
    from termbase.keeping.journal import is_journal
    from termbase.termbase import Termbase

    if not path.exists():
        raise UnreadableFile(f"{path}: no such termbase")
    return Termbase(path).entries() if is_journal(path) else read(path).entries

"""What the command line names becomes aligned text: files, a folder, symbols, lines, a memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.errors import HexaplaError, UnreadableFile

if TYPE_CHECKING:
    from align.encoder import Encoder
    from corpora.document import Document, Lang
    from termbase.parallel import Parallel

_MEMORY = ".tmx"


def gathered(
    sources: Sequence[str],
    langs: Sequence[Lang],
    store: Path,
    lines: bool = False,
    encoder: Encoder | None = None,
) -> Parallel:
    """Everything that is named, in two languages, side by side.

    Args:
        sources: two files, a folder, a memory, symbols in the store; none for the whole store.
        langs: two; may be left out where the sources tell.
        store: where symbols are looked up.
        lines: whether the two files have one segment a line, in the same order.
        encoder: for the alignment.

    Raises:
        HexaplaError: not two languages, or nothing is there in both.
        UnreadableFile: a file cannot be read.
    """
    from termbase.parallel import joined, of_memory, of_store, of_versions, pairs_in

    paths = [Path(source) for source in sources]
    if lines:
        return _lines(paths, langs)
    if len(paths) == 1 and paths[0].suffix.lower() == _MEMORY and paths[0].exists():
        return of_memory(paths[0], langs)
    if len(paths) == 1 and paths[0].is_dir():
        pairs = pairs_in(_documents_in(paths[0]), _two(langs))
        if not pairs:
            both = " and ".join(langs)
            raise HexaplaError(f"{paths[0]}: no document is there in {both} under one symbol")
        return joined([of_versions(pair, encoder) for pair in pairs])
    if len(sources) == 1 or (len(sources) == 2 and any(path.exists() for path in paths)):
        return _versions(sources, langs, store, encoder)
    if any(path.exists() for path in paths):
        if missing := next((path for path in paths if path.suffix and not path.exists()), None):
            raise UnreadableFile(f"{missing}: no such file")
        raise HexaplaError(
            f"{len(sources)} sources given; name two files, a folder, a memory, or symbols"
        )
    return of_store(store, _two(langs), sources, encoder)


def _two(langs: Sequence[Lang]) -> Sequence[Lang]:
    if len(set(langs)) != 2 or len(langs) != 2:
        raise HexaplaError("terms are found between two languages; choose with -l zh,en")
    return langs


def _versions(
    sources: Sequence[str], langs: Sequence[Lang], store: Path, encoder: Encoder | None
) -> Parallel:
    from align.cli import read_versions
    from termbase.parallel import of_versions

    documents = read_versions(sources, langs, store)
    found = [document.lang for document in documents]
    if len(set(found)) != 2 or len(found) != 2:
        cure = "choose with -l zh,en" if len(sources) == 1 else "name two versions"
        raise HexaplaError(f"terms are found between two languages, not {' '.join(found)}; {cure}")
    return of_versions(documents, encoder)


def _lines(paths: Sequence[Path], langs: Sequence[Lang]) -> Parallel:
    from align.lines import language_of_lines, lines_of
    from termbase.parallel import of_lines

    if len(paths) != 2:
        raise HexaplaError(f"--bitext takes two files, one segment a line; {len(paths)} given")
    sides = [lines_of(path) for path in paths]
    tags = list(langs) or [language_of_lines(p, side) for p, side in zip(paths, sides, strict=True)]
    name = " and ".join(path.name for path in paths)
    return of_lines(sides, _two(tags), name, paths[0].name.split(".")[0])


def _documents_in(folder: Path) -> list[Document]:
    from corpora.reading import read_document
    from corpora.terminal import say

    documents = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            try:
                documents.append(read_document(path))
            except UnreadableFile as error:
                say(str(error))
    return documents

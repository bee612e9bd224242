"""What the command line names becomes aligned text: files, a folder, symbols, lines, a memory.

A table that stands alone is taken for a bilingual one; among other files it may be anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from corpora.errors import HexaplaError, UnknownLanguage, UnknownSymbol, UnreadableFile

if TYPE_CHECKING:
    from align.encoder import Encoder
    from corpora.document import Document, Lang
    from termbase.asked import Asked
    from termbase.parallel import Parallel

_MEMORY = ".tmx"
_FEW = 6  # versions left out that are named


def gathered(
    sources: Sequence[str],
    langs: Sequence[Lang],
    store: Path,
    lines: bool = False,
    encoder: Encoder | None = None,
    asked: Asked | None = None,
) -> Parallel:
    """Everything that is named, in two languages or more, side by side.

    Args:
        sources: two to six files, a folder, a memory, a bilingual file or table, symbols in the
            store; none for the whole store.
        langs: of the files, or which to take, the terms' first; none for whatever is there.
        store: where symbols are looked up.
        lines: whether the files have one segment a line, in the same order.
        encoder: for the alignment.
        asked: a term that is looked up; where no languages are named, that of the term is first.

    Raises:
        HexaplaError: not two languages, or nothing is there in both, or the term asked for.
        UnknownSymbol: not in the store.
        UnreadableFile: a file cannot be read.
    """
    from corpora.language import language_of
    from termbase.parallel import of_versions

    paths = [Path(source) for source in sources]
    if langs:
        asked = None
    if lines:
        return _lines(paths, langs, asked)
    if len(paths) > 1 and any(path.exists() for path in paths):
        documents = _versions(sources, langs, store)
        _check([document.lang for document in documents], "name versions in different ones")
        if asked:
            by_lang = {document.lang: document for document in documents}
            documents = [by_lang[lang] for lang in asked.languages(_texts(documents))]
        return of_versions(documents, encoder)
    is_file = len(paths) == 1 and paths[0].is_file()
    if not is_file:
        langs = [language_of(lang).tag for lang in langs]  # of documents: one of the six
    if langs:
        _check(langs, "choose with -l zh,en")
    if is_file:
        return _one_file(paths[0], langs, asked)
    if len(paths) == 1 and paths[0].is_dir():
        return _of_documents(_in_folder(paths[0]), langs, sources[0], encoder, asked)
    where = " ".join(sources) or f"{store}"
    return _of_documents(_in_store(store, sources, langs), langs, where, encoder, asked)


def _versions(sources: Sequence[str], langs: Sequence[Lang], store: Path) -> list[Document]:
    """Files in the order of the languages they are in; others are in those named, one by one."""
    from align.cli import check_number, read_versions
    from corpora.cli import warned_of
    from corpora.reading import read_document

    if langs:
        check_number(sources, langs)
        try:
            told = {document.lang: document for document in map(read_document, sources)}
        except UnknownLanguage:
            told = {}
        if sorted(told) == sorted(langs):
            return warned_of([told[lang] for lang in langs])
    return read_versions(sources, langs, store)


def _one_file(path: Path, langs: Sequence[Lang], asked: Asked | None) -> Parallel:
    from termbase.bilingual import is_bilingual, may_hold_table
    from termbase.parallel import of_bilingual, of_memory

    order = asked.languages if asked else None
    if path.suffix.lower() == _MEMORY:
        return of_memory(path, langs, order)
    if is_bilingual(path):
        return of_bilingual(path, langs, order)
    if not may_hold_table(path):
        raise HexaplaError(f"{path}: 1 file given; name two to six versions of a document")
    try:
        return of_bilingual(path, langs, order)
    except UnreadableFile as error:
        raise UnreadableFile(f"{error}, or name two to six versions of a document") from None


def _texts(documents: Iterable[Document]) -> dict[Lang, list[str]]:
    texts: dict[Lang, list[str]] = defaultdict(list)
    for document in documents:
        texts[document.lang] += [paragraph.text for paragraph in document.paragraphs]
    return texts


def _check(langs: Sequence[Lang], cure: str) -> None:
    if len(langs) < 2 or len(set(langs)) != len(langs):
        raise HexaplaError(f"terms are found between two languages, not {' '.join(langs)}; {cure}")


def _lines(paths: Sequence[Path], langs: Sequence[Lang], asked: Asked | None) -> Parallel:
    from align.cli import check_number
    from align.lines import lines_of
    from termbase.parallel import of_lines

    check_number(paths, langs)
    sides = [lines_of(path) for path in paths]
    there = _languages_of_lines(paths, sides, langs)
    tags = langs or there
    _check(tags, "name the languages of the files with -l zh,en")
    by_lang = dict(zip(there, sides, strict=True))
    if asked:
        tags = asked.languages(by_lang)
    sides = [by_lang[lang] for lang in tags]
    name = " and ".join(path.name for path in paths)
    return of_lines(sides, tags, name, paths[0].name.split(".")[0])


def _languages_of_lines(
    paths: Sequence[Path], sides: Sequence[Sequence[str]], langs: Sequence[Lang]
) -> Sequence[Lang]:
    """What files of lines are in, if that is the languages named in whatever order; or these."""
    from align.lines import language_of_lines

    try:
        told = [language_of_lines(path, side) for path, side in zip(paths, sides, strict=True)]
    except UnknownLanguage:
        if not langs:
            raise
        return langs
    return told if sorted(told) == sorted(langs or told) else langs


def _of_documents(
    documents: Sequence[Document],
    langs: Sequence[Lang],
    where: str,
    encoder: Encoder | None,
    asked: Asked | None,
) -> Parallel:
    from corpora.showing.terminal import say
    from termbase.parallel import joined, languages_in, of_versions, versions_in

    wanted = langs or languages_in(documents)
    if asked and wanted:
        texts = _texts(documents)
        wanted = asked.languages({lang: texts[lang] for lang in wanted})
    found = versions_in(documents, wanted) if wanted else []
    if not found:
        names = f"{langs[0]} and {' or '.join(langs[1:])}" if langs else "two languages"
        raise HexaplaError(f"{where}: no document is there in {names} under one symbol or name")
    there = [document for document in documents if document.lang in wanted]
    for told in _left_out(there, found):
        say(told)
    return joined([of_versions(versions, encoder) for versions in found], wanted)


def _left_out(there: Sequence[Document], found: Sequence[Sequence[Document]]) -> Iterator[str]:
    """What is to be said of versions that are there and were not taken."""
    taken = {(one.symbol, one.lang): one for versions in found for one in versions}
    alone = [one for one in there if (one.symbol, one.lang) not in taken]
    for one in there:
        first = taken.get((one.symbol, one.lang), one)
        if first is not one:
            twice = f"{one.symbol} is there twice in {one.lang}"
            yield f"{twice}: {first.source} taken, {one.source} not"
    if alone:
        names = ", ".join(one.source or f"{one.symbol} {one.lang}" for one in alone)
        listed = f": {names}" * (len(alone) <= _FEW)
        yield (
            f"left out, with nothing to stand beside: {len(alone)} of {len(there)} versions{listed}"
        )


def _in_folder(folder: Path) -> list[Document]:
    """The documents of a folder, and of folders in it that are called by a language."""
    from corpora.file_names import languages_named
    from corpora.showing.terminal import say

    inner = [path for path in folder.iterdir() if path.is_dir() and languages_named(path.name)]
    paths = (path for place in (folder, *inner) for path in place.iterdir())
    documents = []
    for path in sorted(paths):
        if path.is_file() and not path.name.startswith("."):
            try:
                document = _read(path)
            except HexaplaError as error:
                say(str(error))
                continue
            documents.append(replace(document, source=path.relative_to(folder).as_posix()))
    if not documents:
        raise HexaplaError(f"{folder}: there is no document in this folder")
    return named(documents, folder.resolve().name)


def _read(path: Path) -> Document:
    """One file; where much of it is not translated yet, its name or folder says what it is in."""
    from corpora.file_names import languages_named
    from corpora.reading import read_document

    try:
        return read_document(path)
    except UnknownLanguage:
        said = languages_named(path.stem) or languages_named(path.parent.name)
        if len(said) != 1:
            raise
        return read_document(path, said[0])


def named(documents: Sequence[Document], otherwise: str) -> list[Document]:
    """Documents in which no symbol was found get that of a file of the same name, or the name.

    Args:
        documents: their sources are file names, or paths.
        otherwise: a name for those that are called by their language alone.
    """
    from corpora.file_names import name_of

    names = [name_of(PurePath(one.source), one.lang) or otherwise for one in documents]
    spelled: dict[str, str] = {}
    symbols: dict[str, set[str]] = defaultdict(set)
    for name, document in zip(names, documents, strict=True):
        spelled.setdefault(name.casefold(), name)
        if document.symbol:
            symbols[name.casefold()].add(document.symbol)
    said = {key: min(found) for key, found in symbols.items() if len(found) == 1}
    return [
        replace(document, symbol=document.symbol or said.get(key) or spelled[key])
        for key, document in zip(map(str.casefold, names), documents, strict=True)
    ]


def _in_store(store: Path, symbols: Sequence[str], langs: Sequence[Lang]) -> list[Document]:
    from align.cli import symbol_of
    from corpora.storage.store import Store

    wanted = [symbol_of(symbol) for symbol in symbols]
    with Store.open(store, create=False) as opened:
        there = opened.list_versions()
        for symbol in wanted:
            if all(version.symbol != symbol for version in there):
                raise UnknownSymbol(f"{symbol}: nothing is in {store}; see hexapla list")
        return [
            opened.get(version.symbol, version.lang)
            for version in there
            if version.symbol in (wanted or [version.symbol])
            and version.lang in (langs or [version.lang])
        ]

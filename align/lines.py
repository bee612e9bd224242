"""Files of lines: one segment a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpora.document import Lang
from corpora.errors import UnknownLanguage, UnreadableFile
from corpora.language import find_language
from corpora.plain import decode
from corpora.symbol import from_file_name


def lines_of(path: Path) -> list[str]:
    """The lines of a file, empty ones too.

    Raises:
        UnreadableFile: it cannot be read.
    """
    try:
        text, _ = decode(path.read_bytes(), "")
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from None
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
    return text.removesuffix("\n").split("\n") if text else []


def language_of_lines(path: Path, lines: Sequence[str]) -> Lang:
    """The language that the lines of a file are in; where they do not tell, the file's name does.

    Raises:
        UnknownLanguage: it is none of the six.
    """
    try:
        return find_language("\n".join(lines))
    except UnknownLanguage as error:
        if named := from_file_name(path.name)[1]:
            return named
        raise UnknownLanguage(f"{path}: {error}") from None

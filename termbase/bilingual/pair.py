"""Which two languages: as the file says, else as the user says, else as the texts look."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from corpora.document import Lang
from corpora.errors import HexaplaError, UnreadableFile
from corpora.language import likeliest_language
from termbase.bilingual.unit import Unit
from termbase.formats.languages import canonical, language_tag, meant, plain_tag

_SAMPLE = 300  # texts looked at
_CURE = "name the languages with -l zh,en"
Pair = tuple[Lang, Lang]


def plain(name: str | None) -> Lang:
    """A language as a file names it ("zh-CN", "EN-US", "Chinese (PRC)"), by its plain tag."""
    name = (name or "").strip()
    return plain_tag(language_tag(name) or canonical(name)) if name else ""


def nearest(wanted: Lang, there: Collection[Lang]) -> Lang:
    """The language that is there which a person means, by its own tag or by a wider one."""
    return wanted if wanted in there else meant([wanted], there)[0]


def wanted_pair(langs: Sequence[Lang]) -> Pair | None:
    """The two languages that the user names; None where none are named.

    Raises:
        HexaplaError: not two, or one twice.
    """
    if not langs:
        return None
    tags = [plain(lang) for lang in langs]
    if len(tags) != 2 or tags[0] == tags[1]:
        raise HexaplaError(f"a bilingual file has two languages, not {' '.join(langs)}; {_CURE}")
    return tags[0], tags[1]


def settled(named: Pair, wanted: Pair | None, units: Sequence[Unit]) -> Pair:
    """The languages of source and translation.

    Args:
        named: as the file says; "" where it does not.
        wanted: as the user says.
        units: whose texts tell, where nothing else does.

    Raises:
        HexaplaError: the user names others than the file does.
        UnreadableFile: they cannot be told, or are one and the same.
    """
    if wanted:
        wanted = nearest(wanted[0], named), nearest(wanted[1], named)
    if wanted and not {lang for lang in named if lang} <= set(wanted):
        there = " and ".join(filter(None, named))
        raise HexaplaError(f"in {there}, not in {' and '.join(wanted)}; leave -l out")
    source, target = named
    if wanted and source == target:  # as programs write it before anybody names the translation's
        target = ""
    if wanted and not (source and target):
        source = source or next(lang for lang in wanted if lang != target)
        target = next(lang for lang in wanted if lang != source)
    source = source or _told((unit.source for unit in units), "source")
    target = target or _told((unit.target for unit in units), "translation")
    if source == target:
        raise UnreadableFile(f"source and translation are both in {source}; {_CURE}")
    return source, target


def _told(texts: Iterable[str], side: str) -> Lang:
    sample = "\n".join(islice(filter(None, texts), _SAMPLE))
    if not sample.strip():
        raise UnreadableFile(f"names no language of the {side}, and has no {side}; {_CURE}")
    if lang := likeliest_language(sample):
        return lang
    raise UnreadableFile(f"names no language of the {side}; {_CURE}")

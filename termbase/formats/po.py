r"""Gettext's PO files: messages with their translations, as bilingual text or as a glossary.

    #. a comment for the translator
    msgctxt "menu"
    msgid "Open"
    msgstr "Ouvrir"

Read only. What was taken out (#~) is left out; a translation that a program guessed (fuzzy) is
none. Of plural forms each stands for itself, the first beside the singular.

Source:
    GNU gettext manual, section 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpora.errors import UnreadableFile
from termbase.entry import Entry, Term
from termbase.formats.decoding import decoded
from termbase.formats.format import Reading, Wishes
from termbase.formats.languages import language_tag

_LINE = re.compile(r'\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?"(.*)"\s*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{2})|(.))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_STARTS = re.compile(rb"(?m)^(?:msgid|msgctxt)\s+\"")


@dataclass(slots=True)
class Message:
    """A message of a program and its translation, "" where there is none."""

    number: int
    texts: dict[str, str] = field(default_factory=dict)  # by keyword: "msgid", "msgstr[1]"
    notes: list[str] = field(default_factory=list)  # for the translator, or by him
    is_fuzzy: bool = False

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Source and translation, of each plural form."""
        for keyword, text in self.texts.items():
            if keyword.startswith("msgstr"):
                of_one = keyword in ("msgstr", "msgstr[0]")
                source = self.texts.get("msgid" if of_one else "msgid_plural", "")
                yield source, "" if self.is_fuzzy else text

    def forms_of(self, source: str) -> tuple[str, ...]:
        """What is said of one thing and of several, where a source is said of one."""
        one, several = self.texts.get("msgid", ""), self.texts.get("msgid_plural", "")
        return (one, several) if several and source == one else ()


def is_po(head: bytes) -> bool:
    """Whether a file begins like a PO file."""
    return b"\0" not in head and bool(_STARTS.search(head)) and b"msgstr" in head


def messages(text: str) -> Iterator[Message]:
    """The messages of a file, its heading with an empty one first."""
    made, keyword = Message(1), ""
    for line in [*text.split("\n"), ""]:
        if found := _LINE.fullmatch(line):
            if found[1] in ("msgctxt", "msgid") and "msgid" in made.texts:
                yield made
                made = Message(made.number + 1)
            keyword = found[1] or keyword
            made.texts[keyword] = made.texts.get(keyword, "") + _unescaped(found[2])
            continue
        if "msgid" in made.texts:
            yield made
            made = Message(made.number + 1)
        keyword = ""
        if line.startswith("#,"):
            made.is_fuzzy = "fuzzy" in line
        elif line.startswith(("#.", "# ")):
            made.notes.append(line[2:].strip())


def _unescaped(text: str) -> str:
    def sign(found: re.Match[str]) -> str:
        octal, hexadecimal, other = found.groups()
        code = int(octal, 8) if octal else int(hexadecimal, 16) if hexadecimal else 0
        return chr(code) if code else _SIGNS.get(other, other or "")

    return _ESCAPE.sub(sign, text)


def languages_of(heading: Message) -> tuple[str, str]:
    """Of the messages and of their translation, as the heading of a file says; "" where it is not.

    Messages are in English where nothing else is said.
    """
    said = dict(re.findall(r"(?m)^([\w-]+):\s*(\S*)", heading.texts.get("msgstr", "")))
    source = language_tag(said.get("X-Source-Language", "")) or "en"
    return source, language_tag(said.get("Language", "").partition("@")[0])


def read(data: bytes, wishes: Wishes) -> Reading:
    """The entries of a glossary: a message is a term, its translation another.

    Raises:
        UnreadableFile: no message is translated, or the language is not said.
    """
    text, remarks = decoded(data, wishes.encoding)
    found = list(messages(text))
    langs = languages_of(found[0]) if found else ("", "")
    if len(wishes.langs) == 2:
        langs = wishes.langs[0], wishes.langs[1]
    if not all(langs):
        raise UnreadableFile("its heading names no language; say which, as in -l en,fr")
    pairs = [(one, *pair) for one in found for pair in one.pairs if pair[0]]
    entries = [
        Entry("", (Term(langs[0], source), Term(langs[1], target)), note="\n".join(one.notes))
        for one, source, target in pairs
        if target
    ]
    if not entries:
        raise UnreadableFile("no message in it is translated")
    if bare := len(pairs) - len(entries):
        remarks += (f"messages without a translation, left out: {bare}",)
    return Reading(tuple(entries), remarks)

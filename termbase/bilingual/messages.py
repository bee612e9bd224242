"""PO files of gettext, a message a unit; a translation that is only guessed counts as none."""

from __future__ import annotations

from corpora.errors import UnreadableFile
from termbase.bilingual.flow import Flow
from termbase.bilingual.pair import Pair, settled
from termbase.bilingual.placeholders import with_placeholders
from termbase.bilingual.unit import Bilingual, Unit, units_of
from termbase.formats.decoding import decoded
from termbase.formats.languages import plain_tag
from termbase.formats.po import languages_of, messages


def read_messages(data: bytes, name: str, wanted: Pair | None) -> Bilingual:
    """The units of a PO file.

    Raises:
        UnreadableFile: no messages, or their languages cannot be told.
        HexaplaError: the user names others than the file does.
    """
    text, remarks = decoded(data)
    found = list(messages(text))
    units: list[Unit] = []
    for message in found:
        for source, target in message.pairs:
            if source:
                one, other = (Flow(" ".join(text.split())) for text in (source, target))
                made = units_of(f"unit {message.number}", one, other)
                units += [with_placeholders(unit, message.forms_of(source)) for unit in made]
    if not units:
        raise UnreadableFile("no messages in it; a PO file has lines of msgid and msgstr")
    named = languages_of(found[0])
    langs = settled((plain_tag(named[0]), plain_tag(named[1])), wanted, units)
    return Bilingual(langs, tuple(units), name, remarks)

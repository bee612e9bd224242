"""Entries as TBX, version 3 (ISO 30042:2019), dialect TBX-Basic, style DCA.

    <conceptEntry id="c1">
      <langSec xml:lang="zh">
        <termSec>
          <term>南南合作</term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
          <descripGrp>
            <descrip type="context">重申<hi type="entailedTerm">南南合作</hi>是…</descrip>
            <admin type="source">A/RES/79/236, preambular para. 9</admin>
          </descripGrp>
        </termSec>
      </langSec>

Entries are written one after the other; the same entries give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from termbase.entry import Context, Entry, Term

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tbx(entries: Iterable[Entry], title: str, source: str) -> Iterator[bytes]:
    """A TBX file, piece by piece.

    Args:
        entries: at least one; their ids differ.
        title: of the termbase.
        source: where its terms come from, in a sentence.

    Raises:
        ValueError: there is no entry.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{NAMESPACE}">\n'
        "  <tbxHeader>\n"
        "    <fileDesc>\n"
        f"      <titleStmt><title>{_text(title)}</title></titleStmt>\n"
        f"      <sourceDesc><p>{_text(source)}</p></sourceDesc>\n"
        "    </fileDesc>\n"
        "  </tbxHeader>\n"
        "  <text>\n"
        "    <body>\n"
    ).encode()
    written = 0
    for entry in entries:
        written += 1
        yield "".join(f"      {line}\n" for line in _concept(entry)).encode()
    if not written:
        raise ValueError("a TBX file holds at least one entry")
    yield b"    </body>\n  </text>\n</tbx>\n"


def _concept(entry: Entry) -> Iterator[str]:
    yield f"<conceptEntry id={_attribute(entry.id)}>"
    if entry.subject:
        yield f'  <descrip type="subjectField">{_text(entry.subject)}</descrip>'
    if entry.definition:
        yield f'  <descrip type="definition">{_text(entry.definition)}</descrip>'
    if entry.note:
        yield f"  <note>{_text(entry.note)}</note>"
    for lang in dict.fromkeys(term.lang for term in entry.terms):
        yield f"  <langSec xml:lang={_attribute(lang)}>"
        for term in entry.in_lang(lang):
            yield from _term(term)
        yield "  </langSec>"
    yield "</conceptEntry>"


def _term(term: Term) -> Iterator[str]:
    yield "    <termSec>"
    yield f"      <term>{_text(term.text)}</term>"
    if term.part_of_speech:
        yield f'      <termNote type="partOfSpeech">{_text(term.part_of_speech)}</termNote>'
    status = STATUSES[term.status]
    yield f'      <termNote type="administrativeStatus">{status}</termNote>'
    for context in term.contexts:
        yield "      <descripGrp>"
        yield f'        <descrip type="context">{_marked(context)}</descrip>'
        yield f'        <admin type="source">{_text(context.source)}</admin>'
        yield "      </descripGrp>"
    if term.source:
        yield f'      <admin type="source">{_text(term.source)}</admin>'
    yield "    </termSec>"


def _marked(context: Context) -> str:
    start, stop = context.span
    before, term, after = context.text[:start], context.text[start:stop], context.text[stop:]
    inside = f'<hi type="entailedTerm">{_text(term)}</hi>' if term else ""
    return f"{_text(before)}{inside}{_text(after)}"


def _text(text: str) -> str:
    """Text as XML has it; characters that it cannot hold are left out."""
    return escape(_NOT_XML.sub("", text), {"\r": "&#13;"})


def _attribute(value: str) -> str:
    return quoteattr(_NOT_XML.sub("", value))

"""Footnotes of an HTML page: which links are calls, and what they call.

    …Cooperation,<sup><a id="r1" href="#n1">1</a></sup>      a call: it goes forward, looks like a
    <li id="n1">A/79/225. <a href="#r1">↩</a></li>           call, and its note goes back

A link within the page is a call where its text is a note's label (a figure, a letter, a sign,
brackets round it or not) and it is raised, or is marked as a call (DPUB-ARIA, EPUB, the classes and
names that LibreOffice, Word, MediaWiki and Markdown programs write), or its note links back to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpora.html.look import HEADINGS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from corpora.runs import Run

_LABEL = re.compile(r"[\[(]?\s*(\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})\s*[\])]?")
_SIGN = r"([^\W_]{1,7}|[*†‡§¶#]{1,4})"
_TYPED = re.compile(rf"\s*(?:[\[(]{_SIGN}[\])]|{_SIGN}[.):](?!\d)|{_SIGN}(?=\s|$))\s*")
_CALL_ROLES = {"doc-noteref", "noteref"}
_NOTE_ROLES = {"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"}
_CALL_CLASS = re.compile(
    r"\b(?:footnote|endnote|noteref|footnote-?ref|sdfootnoteanc|sdendnoteanc|mso\w+reference|fn)\b",
    re.IGNORECASE,
)
_CALL_TARGET = re.compile(r"#_?(?:ftn|edn|fn|footnote|endnote|sdfootnote|sdendnote|note|cite_note)")
_HOLDER = re.compile(
    r"_?(?:ftn|edn|fn|footnote|endnote|sdfootnote|sdendnote|note|cite_note)[\w.:-]*"
)
_BACK = re.compile(r"[\s↩↑^\ufe0e\ufe0f⏎⤴«]+|back|return", re.IGNORECASE)
_PARAGRAPHS = {"p", "li", "div", "td", "dd", "dt", "aside", "section", "blockquote", "tr"}
_INLINE = {"sup", "span", "font", "small", "b", "i", "em", "strong", "u", "super"}
_NEAR = 3  # levels between a call and the element that bears its name
_FAR = 50  # levels between a link and the note it stands in
_MOST_IN_NOTE = 500  # elements looked through for a second note


@dataclass(frozen=True, slots=True)
class Notes:
    """Elements of a page by what they are to its notes."""

    calls: dict[_Element, str] = field(default_factory=dict)  # outermost element -> label
    bodies: dict[_Element, str] = field(default_factory=dict)  # element -> label, "" unknown
    backs: dict[_Element, str] = field(default_factory=dict)  # links back -> label, "" an arrow


def find_notes(root: _Element) -> Notes:
    """The calls, notes and links back of a page."""
    places: dict[_Element, int] = {}
    targets: dict[str, _Element] = {}
    links: list[_Element] = []
    notes = Notes()
    for place, element in enumerate(root.iter("*")):
        names = [name for name in (element.get("id"), element.get("name")) if name]
        for name in names:
            targets.setdefault(name, element)
        if names or element.tag == "a":
            places[element] = place
        if element.tag == "a" and element.get("href", "").startswith("#"):
            links.append(element)
        if element.tag in _PARAGRAPHS and _roles(element) & _NOTE_ROLES:
            notes.bodies[element] = _label(element.get("aria-label", ""))
    ends = {link: targets.get(unquote(link.get("href", "")[1:])) for link in links}
    _find_calls(links, ends, places, notes)
    _find_backs(links, ends, notes)
    return notes


def _roles(element: _Element) -> set[str]:
    return {*element.get("role", "").split(), *element.get("epub:type", "").split()}


def _text(element: _Element, most: int = 12) -> str:
    """The first characters of an element's text."""
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > 4 * most:
            break
    return text.strip()


def _label(text: str) -> str:
    found = _LABEL.fullmatch(text.strip())
    return found.group(1) if found else ""


def _find_calls(
    links: list[_Element],
    ends: dict[_Element, _Element | None],
    places: dict[_Element, int],
    notes: Notes,
) -> None:
    """Calls go forward; LibreOffice labels all of them "0", so those are numbered through."""
    come_back = {e for link, e in ends.items() if e is not None and places[e] < places[link]}
    known = {end for end in ends.values() if end is not None}
    labels: dict[_Element, set[str]] = {}
    for link in links:
        end = ends[link]
        label = _label(_text(link))
        if end is None or not label or places[end] <= places[link]:
            continue
        if not (_is_marked(link) or _is_raised(link) or come_back.intersection(_near(link))):
            continue
        body = _body(end, known)
        if body is None or body in _above(link):
            continue
        if label == "0":
            label = notes.bodies.get(body) or str(len(labels) + 1)
        labels.setdefault(body, set()).add(label)
        notes.calls[_wrapper(link)] = label
        notes.bodies[body] = label
    for body, several in labels.items():
        if len(several) > 1:  # all notes in one, or no notes at all
            del notes.bodies[body]


def _above(element: _Element) -> set[_Element]:
    """The elements an element stands in, as far up as notes are looked for."""
    return set(islice(element.iterancestors(), _FAR))


def _is_marked(link: _Element) -> bool:
    by_name = _CALL_TARGET.match(link.get("href", "")) and not _text(link)[:1].isalnum()
    return bool(by_name or _roles(link) & _CALL_ROLES or _CALL_CLASS.search(link.get("class", "")))


def _is_raised(link: _Element) -> bool:
    return any(e.tag == "sup" for e in (*_near(link), *link.iter("sup")))


def _near(link: _Element) -> Iterator[_Element]:
    """A link and the elements close round it."""
    yield link
    for depth, parent in enumerate(link.iterancestors()):
        if depth == _NEAR or parent.tag in _PARAGRAPHS:
            return
        yield parent


def _wrapper(link: _Element) -> _Element:
    """The outermost element that holds the call and nothing else, brackets aside."""
    own = _label(_text(link))
    outer = link
    for parent in _near(link):
        if parent is not link and parent.tag in _INLINE and _label(_text(parent)) == own:
            outer = parent
    return outer


def _body(end: _Element, known: set[_Element]) -> _Element | None:
    """The element that holds the whole note a link leads to, and no other note."""
    element: _Element | None = end
    while element is not None and element.tag not in _PARAGRAPHS:
        element = None if element.tag in HEADINGS else element.getparent()
    parent = element.getparent() if element is not None else None
    if element is not None and element.tag == "td" and parent is not None and parent.tag == "tr":
        element, parent = parent, parent.getparent()
    if parent is not None and (
        parent.tag in ("li", "aside", "dd")
        or (parent.tag == "div" and _HOLDER.fullmatch(parent.get("id", "")))
    ):
        inside = islice(parent.iter("*"), _MOST_IN_NOTE)
        return element if any(e in known and e is not end for e in inside) else parent
    return element


def _find_backs(links: list[_Element], ends: dict[_Element, _Element | None], notes: Notes) -> None:
    """Links in a note that lead back to its own call, and arrows that lead anywhere back."""
    owners: dict[_Element, str] = {}
    for call, label in notes.calls.items():
        for element in (*_near(call), *call.iter()):
            owners.setdefault(element, label)
    for link in links:
        end = ends[link]
        body = next((e for e in islice(link.iterancestors(), _FAR) if e in notes.bodies), None)
        if end is None or body is None:
            continue
        text = _text(link)
        if end in owners and owners[end] == notes.bodies[body] and _label(text):
            notes.backs[link] = notes.bodies[body]
        elif not text or _BACK.fullmatch(text):
            notes.backs[link] = ""


def without_label(runs: tuple[Run, ...], label: str, in_list: bool) -> tuple[Run, ...]:
    """A note without its label where that is typed; a list item's is not, it may begin with one."""
    if runs and not runs[0].text.strip(" ^↑"):
        runs = runs[1:]
    if not runs or not label or runs[0].raised:
        return runs
    typed = _TYPED.match(runs[0].text)
    if typed is None or label not in typed.groups() or (in_list and typed.group(3)):
        return runs
    return (runs[0]._replace(text=runs[0].text[typed.end() :]), *runs[1:])

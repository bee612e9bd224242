r"""HTML: the blocks of a web page, or of what a word processor or e-book holds as HTML.

    <ol start=5 type=a><li>Calls upon<sup><a href="#n1">1</a></sup> States;</li></ol>
    <aside id="n1">A/79/225. <a href="#r1">↩</a></aside>
    ↓
    Block("Calls upon States;", label="e.", level=1, marks=(Mark(10, "1"),))
    Block("A/79/225.", role="note", label="1")            the notes last, as they follow in the page

White space runs are one space (a tab within a line stays one: LibreOffice writes its tabs so), and
none where a line of Chinese is broken; <br> is "\n", two of them end a paragraph. Labels are what a
browser shows ("e.", "iv.", "•"). A table is a row a block; one for layout (a single column, or with
headings or tables in its cells) is its paragraphs. Style sheets are not applied, inline styles are.

Left out: scripts, form controls, pictures, menus (<nav>), what is hidden or struck out by <del>;
<header>, <footer> and <aside> of the whole page, kept as furniture where they are short. These stay
text where the page would lose half of its words, and <nav> where nothing else would be left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from corpora.blocks import Source
from corpora.document import Furniture
from corpora.errors import UnreadableFile
from corpora.html.look import HEADINGS
from corpora.html.notes import find_notes
from corpora.html.text import DROPPED, HtmlReader
from corpora.pages.furniture import form_of
from corpora.plain import decode
from corpora.runs import finish

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_CHARACTERS = 50_000_000
_LONGEST_HEAD = 30  # words of a page header kept as furniture
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|^\s*<\?xml[^>]{0,200}?encoding=["']([\w.-]+)""",
    re.IGNORECASE,
)
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|(?:windows-|cp)125[0-8]|iso-?8859-(?:[1-9]|1[013456])|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|us-ascii|ascii|latin-?1|macintosh|x-mac-cyrillic|ibm866"
)
_MEANT = {  # by the label, as browsers read it (WHATWG Encoding standard)
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1"), "cp1252"),
    **dict.fromkeys(("ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("utf-16", "utf16", "utf-16le", "utf-16be", "utf16le", "utf16be"), "utf-8"),
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
}
_BOUND = {"article", "main", "section", "body"}  # a <header> in the first three is theirs
_CHROME = {"nav", "header", "footer", "aside", "div"}
_DEEPEST_CHROME = 30  # levels under <body>
_CHROME_ROLES = {"banner", "contentinfo", "complementary", "search"}


def read_html(data: bytes, encoding: str | None = None) -> Source:
    """The blocks of an HTML page, its notes last; short page headers and footers as furniture.

    Args:
        data: the file.
        encoding: as Python names it; None for that of the byte order mark or of the page, or else
            the likeliest (see `plain`).

    Raises:
        UnreadableFile: it is in another encoding than named, has more than 50 million characters,
            or has elements nested more than 2,048 deep.
    """
    text, warnings = _decoded(data, encoding)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"HTML of more than {MAX_CHARACTERS // 10**6} million characters; split it"
        )
    root = _parse(text)
    if root is None:
        return Source((), warnings=tuple(warnings))
    chrome = _chrome(root)
    reader = HtmlReader(find_notes(root), frozenset(chrome))
    drafts = reader.read(root)
    furniture: dict[Furniture, None] = {}
    for element in chrome:
        words = len("".join(element.itertext()).split())
        if words > _LONGEST_HEAD or _is_menu(element):
            warnings.append(f"{words} words of <{element.tag}> left out")
        else:
            furniture |= dict.fromkeys(_pieces(element))
    return Source(finish(drafts), tuple(furniture), (*warnings, *reader.warnings()))


def _decoded(data: bytes, encoding: str | None) -> tuple[str, list[str]]:
    declared = _DECLARED.search(data[:4096])
    label = next(filter(None, declared.groups()), b"").decode("ascii").lower() if declared else ""
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    if encoding or marked or not _ENCODINGS.fullmatch(label):
        return decode(data, encoding or "")[0], []
    text = data.decode(_MEANT.get(label, label), "replace")
    lost = text.count("\ufffd")
    return text, [f"{lost} characters are not in the page's encoding, {label}"] if lost else []


def _parse(text: str) -> _Element | None:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError):
        return None  # no element and no text
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableFile("HTML nested more than 2,048 elements deep; not read")
    return root


def _chrome(root: _Element) -> list[_Element]:
    """The elements that belong to the page and not to the text, in reading order."""
    found = list(_outermost(root))
    menus = {element for element in found if _is_menu(element)}
    total, in_menus = _letters(root), sum(map(_letters, menus))
    if in_menus >= total:
        menus, in_menus = set(), 0
    others = set(found) - menus
    if 2 * sum(map(_letters, others)) > total - in_menus:
        others = set(filter(_is_of_libreoffice, others))
    return [element for element in found if element in menus or element in others]


def _outermost(root: _Element) -> Iterator[_Element]:
    from lxml import etree

    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag in _CHROME and (_is_menu(element) or _is_chrome(element)):
            walk.skip_subtree()
            yield element


def _is_menu(element: _Element) -> bool:
    return bool(element.tag == "nav" or element.get("role") == "navigation")


def _is_chrome(element: _Element) -> bool:
    if _is_of_libreoffice(element) or element.get("role") in _CHROME_ROLES:
        return True
    if element.tag == "div" or element.get("role") or element.get("epub:type"):
        return False
    above = list(islice(element.iterancestors(), _DEEPEST_CHROME))
    holder: str = next((other.tag for other in above if other.tag in _BOUND), "")
    return holder == "body" and next(element.iter(*HEADINGS), None) is None


def _is_of_libreoffice(element: _Element) -> bool:
    return bool(element.tag == "div" and element.get("title") in ("header", "footer"))


def _letters(element: _Element) -> int:
    """How many letters and digits an element shows, about."""
    from lxml import etree

    count = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, child in walk:
        text = child.text if event == "start" else child.tail if child is not element else ""
        if event == "start" and child.tag in DROPPED:
            walk.skip_subtree()
            text = ""
        count += sum(map(str.isalnum, text or ""))
    return count


def _pieces(element: _Element) -> Iterator[Furniture]:
    """A page header or footer, paragraph by paragraph and between tabs."""
    for paragraph in element.findall(".//p") or [element]:
        lines = "".join(paragraph.itertext()).split("\n")
        text = " ".join(line.strip() for line in lines)
        for piece in filter(None, (" ".join(piece.split()) for piece in text.split("\t"))):
            yield Furniture(form_of(piece) or "running head", piece, 0)

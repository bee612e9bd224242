"""Two samples as Word files: real footnotes, page fields, automatic numbers, right to left.

python-docx knows no footnotes, so their part is written here: the two separators that Word wants,
then the notes, each called from a run in the style of footnote references. In French the operative
numbers are automatic (w:numPr), in Arabic they are typed. The package is stored without
compression, with one date for all, so the same sources give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from corpora.samples.masthead import JOB, MASTHEADS, SYMBOL, Masthead
from corpora.samples.source import Item, Run, Translation

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

DATE = datetime(2024, 12, 24, tzinfo=UTC)
TEXT_WIDTH = 364  # points
AUTOMATIC = ("fr",)  # languages whose operative numbers Word counts
_ARABIC = re.compile("[\u0600-\u06ff]")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# The template of python-docx 1.2.0 has 164 styles (`len(Document().styles)`), a second set of them
# and a thumbnail; these styles are used.
_TEXT_STYLES = ("Normal", "Header", "Footer")
_STYLES = (*_TEXT_STYLES, "Default Paragraph Font", "Normal Table", "No List")
_LEFT_BEHIND = ("customXml", "thumbnail", "stylesWithEffects")


def make_docx(translation: Translation) -> bytes:
    """The Word file."""
    from docx import Document

    document = Document()
    _strip(document)
    _set_styles(document, translation)
    _add_masthead(document, translation)
    for item in translation.items:
        if item.kind != "footnote":
            _add_item(document, item, translation)
    _add_notes(document, translation)
    _add_furniture(document, translation)
    properties = document.core_properties
    (title,) = translation.of("title")
    properties.title = f"{SYMBOL}: {title.text}"
    properties.subject = MASTHEADS[translation.lang].notice
    properties.comments = translation.comment
    properties.author = properties.last_modified_by = "Hexapla"
    properties.language = translation.lang
    properties.created = properties.modified = DATE
    buffer = BytesIO()
    document.save(buffer)
    return _stored(buffer)


def _stored(package: BytesIO) -> bytes:
    """The same package, uncompressed and under one date."""
    out = BytesIO()
    with ZipFile(package) as source, ZipFile(out, "w", ZIP_STORED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, DATE.timetuple()[:6])
            entry.create_system = 3  # Unix, wherever it is made
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _strip(document: WordDocument) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, to in relations.items() if to.reltype.endswith(_LEFT_BEHIND)]:
            relations.pop(key)
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    for link in document.styles.element.xpath("w:style/w:link"):  # to a style that is gone
        link.getparent().remove(link)


def _set_styles(document: WordDocument, translation: Translation) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Pt

    for section in document.sections:
        section.page_width, section.page_height = Pt(612), Pt(792)
        section.left_margin = section.right_margin = Pt((612 - TEXT_WIDTH) / 2)
    for name in _TEXT_STYLES:
        style = document.styles[name]
        style.font.name = "Times New Roman"
        _set_size(style, 10)
        fonts = _one(style.element, "w:rPr/w:rFonts")
        for key in list(fonts.attrib):  # the template's theme fonts would win over ours
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(_name(f"w:{script}"), "Times New Roman")
    for name in _TEXT_STYLES[1:]:
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Pt(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    language = _one(document.styles.element, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    language.set(_name("w:bidi" if _right_to_left(translation) else "w:val"), translation.lang)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    text = document.styles.add_style("Single Txt", WD_STYLE_TYPE.PARAGRAPH)
    text.base_style = document.styles["Normal"]
    text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    text.paragraph_format.first_line_indent = Pt(24)
    note = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = document.styles["Normal"]
    _set_size(note, 8)
    call = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    call.font.superscript = True
    _set_numbering(document)


def _set_size(style: Any, points: int) -> None:
    """The size of Latin and of Arabic letters, which Word keeps apart."""
    from docx.shared import Pt

    style.font.size = Pt(points)
    _one(style.element, "w:rPr/w:sz").addnext(_parse(f'<w:szCs {_W} w:val="{2 * points}"/>'))


def _set_numbering(document: WordDocument) -> None:
    """One list: 1. 2. 3., the number at the first line's indent."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.append(
        _parse(
            f'<w:abstractNum {_W} w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="tab"/>'
            '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
            '<w:tab w:val="num" w:pos="960"/></w:tabs><w:ind w:left="0" w:firstLine="480"/></w:pPr>'
            "</w:lvl></w:abstractNum>"
        )
    )
    numbering.append(_parse(f'<w:num {_W} w:numId="1"><w:abstractNumId w:val="1"/></w:num>'))


def _add_masthead(document: WordDocument, translation: Translation) -> None:
    from docx.enum.table import WD_TABLE_DIRECTION

    masthead = MASTHEADS[translation.lang]
    table = document.add_table(rows=2, cols=2)
    if _right_to_left(translation):
        table.table_direction = WD_TABLE_DIRECTION.RTL
    cells = (
        (masthead.organisation, SYMBOL),
        (masthead.organ, f"{masthead.distribution}\n{masthead.date}"),
    )
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            for place, line in enumerate(text.split("\n")):
                paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
                _fill(paragraph, [Run(line)], translation, bold=text == masthead.organ)
    for line, bold in _below_masthead(masthead):
        _fill(document.add_paragraph(), [Run(line)], translation, bold=bold)


def _below_masthead(masthead: Masthead) -> Iterable[tuple[str, bool]]:
    return (
        (masthead.notice, False),
        (masthead.session, True),
        (masthead.item, False),
        (masthead.item_title, True),
        (" ".join(masthead.adopted), True),
    )


def _add_item(document: WordDocument, item: Item, translation: Translation) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="Normal" if item.kind == "title" else "Single Txt")
    runs = item.runs
    if item.kind == "title":
        runs = (Run(f"{item.label}\t"), *item.runs)
    elif item.kind == "operative" and translation.lang in AUTOMATIC:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            _parse(f"<w:numPr {_W}><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
        )
    elif item.kind == "operative":
        runs = (Run(f"{item.label}\t"), *item.runs)
    elif item.kind == "closing":
        runs = tuple(Run(run.text, italic=True) for run in item.runs)
    _fill(paragraph, runs, translation, bold=item.kind == "title")
    if item.kind == "closing":
        # Word's "right" is the end of the line, in Arabic the left of the page
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.first_line_indent = Pt(0)


def _fill(paragraph: Any, runs: Sequence[Run], translation: Translation, bold: bool) -> None:
    """Adds runs, marked as running from right to left where the language does."""
    text = "".join(run.text for run in runs)
    if _right_to_left(translation) and (_ARABIC.search(text) or not text):
        _insert_bidi(paragraph)
    for run in runs:
        added = paragraph.add_run(run.text)
        added.italic = added.font.cs_italic = run.italic or None
        added.bold = added.font.cs_bold = bold or None
        if run.call:
            added.style = "footnote reference"
            added._r.append(_parse(f'<w:footnoteReference {_W} w:id="{run.call}"/>'))
        elif _ARABIC.search(run.text):
            added.font.rtl = True


def _insert_bidi(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(_parse(f"<w:bidi {_W}/>"), "w:spacing", "w:ind", "w:jc")


def _add_notes(document: WordDocument, translation: Translation) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = "".join(_note(note, translation) for note in translation.of("footnote"))
    separators = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p>'
        "</w:footnote>"
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {_W}>{separators}{notes}</w:footnotes>"
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _one(document.settings.element, "w:compat").addprevious(
        _parse(f'<w:footnotePr {_W}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    )


def _note(note: Item, translation: Translation) -> str:
    bidi = "<w:bidi/>" if _right_to_left(translation) else ""
    runs = []
    for run in (Run(" "), *note.runs):
        faces = "<w:i/><w:iCs/>" if run.italic else ""
        if _ARABIC.search(run.text):
            faces += "<w:rtl/>"
        runs.append(
            f'<w:r><w:rPr>{faces}</w:rPr><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
        )
    return (
        f'<w:footnote w:id="{note.number}"><w:p><w:pPr><w:pStyle w:val="footnotetext"/>'
        f"{bidi}</w:pPr><w:r><w:rPr>"
        '<w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
        f"{''.join(runs)}</w:p></w:footnote>"
    )


def _add_furniture(document: WordDocument, translation: Translation) -> None:
    """Heads and feet: the job line on the first page; symbol, title, page of pages on the rest."""
    masthead = MASTHEADS[translation.lang]
    (title,) = translation.of("title")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    first = f"{JOB} ({masthead.letter})\t{masthead.recycle}"
    _fill(section.first_page_footer.paragraphs[0], [Run(first)], translation, bold=False)
    head = section.header.paragraphs[0]
    _fill(head, [Run(f"{SYMBOL}\t{title.text}")], translation, bold=True)
    foot = section.footer.paragraphs[0]
    _fill(foot, (), translation, bold=False)
    _add_field(foot, "PAGE")
    foot.add_run("/")
    _add_field(foot, "NUMPAGES")
    foot.add_run(f"\t{JOB}")


def _add_field(paragraph: Any, code: str) -> None:
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(_parse(f"<w:r {_W}>{content}</w:r>"))


def _right_to_left(translation: Translation) -> bool:
    return translation.lang == "ar"


def _parse(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _name(prefixed: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(prefixed))


def _one(element: Any, path: str) -> Any:
    (found,) = element.xpath(path)
    return found

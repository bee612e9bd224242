"""DOCX files for tests, made of the XML that matters to a case."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    "{}</Types>"
)
_ROOTS = {"header": "hdr", "footer": "ftr"}


def word_file(body: str, **parts: str) -> bytes:
    """A DOCX file; `parts` are styles, numbering, footnotes, header1, footer2, ..."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/{_bare(name)}" Target="{name}.xml"/>'
        for name in parts
    )
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{_bare(name)}+xml"/>'
        for name in parts
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES.format(kinds),
            "_rels/.rels": _relations(
                f'<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/document.xml": _element("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": _part(name, content) for name, content in parts.items()},
        }
    )


def zipped(entries: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _part(name: str, content: str) -> str:
    return _element(_ROOTS.get(_bare(name), _bare(name)), content)


def _bare(name: str) -> str:
    return name.rstrip("0123456789")


def _element(name: str, content: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{name} {_NAMES}>{content}</w:{name}>"


def _relations(content: str) -> str:
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{content}</Relationships>'

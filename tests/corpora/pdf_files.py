"""Small PDF files for tests, drawn with reportlab."""

import io
from collections.abc import Callable

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LETTER = (612, 792)
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, password: str = "") -> bytes:
    """A file of these pages; the same bytes each time."""
    file = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(file, pagesize=LETTER, encrypt=encryption, invariant=True)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def of_objects(parts) -> bytes:
    """A file of objects written out, numbered from 1; the first is the catalog."""
    body = b"%PDF-1.4\n"
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + head + tail


def text(lines, left=123, top=100, size=10, font="Times-Roman", pitch=12):
    """Lines one under the other; `top` is the first baseline, downwards."""

    def draw(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.setFont(font, size)
            canvas.drawString(left, LETTER[1] - top - number * pitch, line)

    return draw


def at(left, base, words, size=10, font="Times-Roman"):
    """One line at a place."""
    return text([words], left, base, size, font)


def together(*draws: Draw) -> Draw:
    """Several drawings on one page, in this order."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def rule(left, right, y) -> Draw:
    """A thin line across."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.5)
        canvas.line(left, LETTER[1] - y, right, LETTER[1] - y)

    return draw


def recognised(lines, left=123, top=100, size=10, pitch=12, tilt=0.0, wrong=()) -> Draw:
    """Lines as OCR lays them, unseen, over a picture of the page: "word " in the room of "word".

    `wrong` are sizes that are said instead, line by line.
    """

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.drawInlineImage(Image.new("L", (2, 2), 255), 0, 0, *LETTER)
        canvas.translate(left, LETTER[1] - top)
        canvas.rotate(tilt)
        for number, line in enumerate(lines):
            said = wrong[number % len(wrong)] if wrong else size
            at = 0.0
            for word in line.split(" "):
                room = stringWidth(word, "Times-Roman", size)
                if word:
                    put = canvas.beginText(at, -number * pitch)
                    put.setTextRenderMode(3)
                    put.setFont("Courier", said)
                    put.setHorizScale(100 * room / stringWidth(word + " ", "Courier", said))
                    put.textOut(word + " ")
                    canvas.drawText(put)
                at += room + stringWidth(" ", "Times-Roman", size)
        canvas.restoreState()

    return draw

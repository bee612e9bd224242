"""Small PDF files for tests, drawn with reportlab."""

import io
from collections.abc import Callable

from reportlab.lib.pdfencrypt import StandardEncryption
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

"""The rules that a PDF page draws: thin bars, strokes, and the sides of boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpora.pdf.grids import Rule

_MOST = 4_000  # maps and charts draw tens of thousands of lines; they are no rules
_THIN = 3.0  # points
_SHORT = 4.0  # no side of a cell is shorter
_SIDES = 64  # of one path, at the most
_FLAT = 0.5  # points by which the ends of a stroke may differ

Point = tuple[float, float]


def rules_of(page: pdfium.PdfPage, left: float, top: float) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules, in points from the upper left corner of the paper.

    Args:
        page: the page.
        left: the left edge of the paper, in the page's own coordinates,
        top: and its upper one.
    """
    across: list[Rule] = []
    down: list[Rule] = []
    for count, path in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count >= _MOST:
            return [], []
        for one, other in _bars(path):
            (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
            if y2 - y1 < _THIN and x2 - x1 > _SHORT:
                across.append(Rule(top - (y1 + y2) / 2, x1 - left, x2 - left))
            elif x2 - x1 < _THIN and y2 - y1 > _SHORT:
                down.append(Rule((x1 + x2) / 2 - left, top - y2, top - y1))
    return across, down


def _bars(path: pdfium.PdfObject) -> Iterator[tuple[Point, Point]]:
    """Opposite corners of a thin bar, or the ends of each stroke."""
    left, bottom, right, top = path.get_bounds()
    if min(right - left, top - bottom) < _THIN:
        yield (left, bottom), (right, top)
        return
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path.raw, fill, stroked)
    if stroked.value and raw.FPDFPath_CountSegments(path.raw) <= _SIDES:
        for one, other in _strokes(path.raw):
            if min(abs(one[0] - other[0]), abs(one[1] - other[1])) < _FLAT:
                yield one, other


def _strokes(path: Any) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path, where they stand on the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = before = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield before, here
        if raw.FPDFPathSegment_GetClose(segment):
            yield here, begun
        before = here

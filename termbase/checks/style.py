"""House style: what a text does throughout is no fault of its translator.

    a full-width comma in nine of ten places      the tenth is a slip
    a half-width comma in all places              the text is set so: one note, at the first place

Loose lines have no style of their own, and no note is made of what many of them do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from termbase.checks.finding import Remark

FEW = 3  # places that are not yet a style


def unless_style(
    remarks: Sequence[Remark], right: int, share: float, note: bool, few: int = FEW
) -> Iterator[Remark]:
    """The remarks; where there are too many for slips, a note of the first one, or nothing.

    Args:
        remarks: one for each place where it is done wrong.
        right: in how many places it is done right.
        share: of all places, up to which what is wrong is a slip.
        note: whether there is to be a note.
        few: how many wrong places may be slips, whatever their share.
    """
    if len(remarks) <= max(few, share * (len(remarks) + right)):
        yield from remarks
    elif note:
        why = f"so in {len(remarks)} places of the text, otherwise in {right}"
        yield replace(remarks[0], severity="note", why=why)

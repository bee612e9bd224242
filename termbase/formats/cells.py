r"""Cells of tables: none is a formula, and a bar in a term is told from one between two terms.

>>> guarded("=1+1"), unguarded("'=1+1"), guarded("'=1+1"), unguarded("'quoted'")
("'=1+1", '=1+1', "''=1+1", "'quoted'")
>>> parts("SSC|South-South"), barred("either|or"), parts("either\\|or")
(['SSC', 'South-South'], 'either\\|or', ['either|or'])
"""

from __future__ import annotations

import re

from align.showing.writing import neutralised


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` gives it back."""
    bare = cell.lstrip("'")
    return f"'{cell}" if neutralised(bare) != bare else cell


def unguarded(cell: str) -> str:
    """A cell without the mark that keeps it from being a formula."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and neutralised(bare) != bare else cell


def barred(term: str) -> str:
    """One term, its bars marked as its own."""
    return re.sub(r"(\\*)\|", lambda found: f"{found[1] * 2}\\|", term)


def parts(cell: str) -> list[str]:
    """The terms of a cell, which bars may hold apart."""
    made, start, text = [], 0, ""
    for found in re.finditer(r"(\\*)\|", cell):
        text += cell[start : found.start()] + "\\" * (len(found[1]) // 2)
        start = found.end()
        if len(found[1]) % 2:
            text += "|"
        else:
            made.append(text.strip())
            text = ""
    made.append((text + cell[start:]).strip())
    return [part for part in made if part]

"""Lists of renderings and of usages: tuples that give data frames and show themselves.

extract_terms([zh, en]).to_frame()        a row a rendering
usages(renderings, dates).to_frame()      a row a rendering and term, with its share
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.showing.display import SHOWN, Cell, Table
from termbase.entry import Rendering

if TYPE_CHECKING:
    import pandas as pd

    from termbase.consistency import Usage

_OF_RENDERING = ("term", "rendering", "lang", "term frequency", "frequency", "together", "score")
_OF_USAGE = ("term", "rendering", "lang", "kind", "together", "share", "documents", "first", "last")


class Renderings(tuple[Rendering, ...]):
    """Terms with their renderings."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a rendering: how often the term stands, the rendering, and both together."""
        import pandas as pd

        rows = [
            (r.term.text, r.text, r.lang, r.term.frequency, r.frequency, r.together, r.score)
            for r in self
        ]
        return pd.DataFrame(rows, columns=list(_OF_RENDERING))

    def _repr_html_(self) -> str:
        rows = [
            [
                Cell(r.term.text, r.term.lang),
                Cell(r.text, r.lang),
                Cell(f"{r.together} of {r.term.frequency}"),
            ]
            for r in self[:SHOWN]
        ]
        return Table("", ["term", "rendering", "together"], rows, len(self))._repr_html_()


class Usages(tuple["Usage", ...]):
    """How terms are rendered."""

    __slots__ = ()

    def to_frame(self) -> pd.DataFrame:
        """One row a rendering of a term: of what kind it is, its share, since when."""
        import pandas as pd

        rows = [
            (
                *(usage.term.text, share.rendering.text, share.rendering.lang, share.kind),
                *(share.rendering.together, share.share, share.documents, share.first, share.last),
            )
            for usage in self
            for share in usage.shares
        ]
        return pd.DataFrame(rows, columns=list(_OF_USAGE))

    def _repr_html_(self) -> str:
        rows = [
            [
                Cell(usage.term.text if share is usage.shares[0] else "", usage.term.lang),
                Cell(share.rendering.text, share.rendering.lang),
                Cell(share.kind),
                Cell(f"{share.rendering.together}"),
                Cell(f"{share.share:.0%}" if share.share else ""),
            ]
            for usage in self
            for share in usage.shares
        ]
        columns = ["term", "rendering", "kind", "together", "share"]
        return Table("", columns, rows[:SHOWN], len(rows))._repr_html_()

"""Drawings that show themselves in a notebook: SVG, set by the browser with its own fonts.

    Picture(chart, "63 beads of zh en: 60 translated, 3 merged.")

Arabic is joined and Chinese whole wherever a browser can show them, for the file holds letters and
no outlines. No script, nothing from elsewhere. Drawing needs Altair and vl-convert, which
`pip install 'hexapla[notebooks]'` brings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpora.errors import HexaplaError
from corpora.language import LANGUAGES

if TYPE_CHECKING:
    import altair as alt

INK, GREY, BLUE, PALE = "#222222", "#b8b8b8", "#0072b2", "#9ecae1"
LINE = 20  # points from one label to the next
_FONTS = (
    "Noto Sans, Helvetica Neue, Arial, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"
)
Record = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A chart, and what it shows in words."""

    chart: alt.TopLevelMixin  # Altair's, to be changed and combined
    words: str

    def __repr__(self) -> str:
        return self.words

    def _repr_svg_(self) -> str:
        written = StringIO()
        self.chart.save(written, format="svg")
        return written.getvalue()

    def save(self, path: str | Path) -> None:
        """Write it to a file, in the format that the suffix names: .svg, .png, .pdf."""
        self.chart.save(str(path))


def altair() -> Any:
    """The library that draws, imported when it is needed.

    Raises:
        HexaplaError: it is not installed.
    """
    try:
        import altair
    except ImportError:
        raise HexaplaError("drawing needs more: pip install 'hexapla[notebooks]'") from None
    return altair


def picture(chart: Any, words: str) -> Picture:
    """A chart in the form that all have."""
    styled = (
        chart.configure(font=_FONTS, padding=8, aria=False)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, titleFontWeight="normal", labelLimit=0)
        .configure_legend(labelColor=INK, titleColor=INK)
        .configure_title(anchor="start", color=INK, fontWeight="normal")
    )
    return Picture(styled, words)


def data(rows: Sequence[Record]) -> Any:
    """Rows as Altair takes them without pandas."""
    return altair().Data(values=list(rows))


def colours(field: str, chosen: Mapping[str, str]) -> Any:
    """What colours say: a word each, in the order given."""
    alt = altair()
    scale = alt.Scale(domain=list(chosen), range=list(chosen.values()))
    return alt.Color(f"{field}:N", scale=scale, title=None)


def hidden(channel: Any, field: str, domain: Sequence[float]) -> Any:
    """A place without an axis."""
    scale = altair().Scale(domain=list(domain), zero=False, nice=False)
    return channel(f"{field}:Q", scale=scale, axis=None)


def labels() -> Any:
    """An axis of words, none left out or cut."""
    return altair().Axis(labelLimit=0, labelOverlap=False, ticks=False, domain=False)


def name_of(lang: str) -> str:
    """A language in English; what is no language of ours, as it is."""
    language = LANGUAGES.get(lang)
    return language.name if language else lang

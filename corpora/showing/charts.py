"""Documents drawn: what they are made of, where words stand, which years they look back to.

draw_kinds(versions)                          strips of paragraphs, coloured by kind
draw_page(lines, 1)                           a page of a PDF, its lines coloured by kind
draw_dispersion(zh, "南南合作", "三方合作")   where in the text
draw_years(zh), draw_lengths(versions), draw_bars({"zh": scores}, "log-likelihood")
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from corpora.counts.dispersion import days_cited, occurrences
from corpora.document import KINDS, Document
from corpora.pdf.page_lines import ASIDE, PageLine
from corpora.showing.display import is_right_to_left
from corpora.showing.picture import (
    BLUE,
    GREY,
    LINE,
    PALE,
    Picture,
    Record,
    altair,
    colours,
    data,
    hidden,
    labels,
    name_of,
    picture,
)

_OF_KIND = {
    "masthead": "#cccccc",
    "title": "#000000",
    "heading": "#444444",
    "annex": "#444444",
    "opening": "#cc79a7",
    "preambular": "#56b4e9",
    "operative": "#0072b2",
    "body": "#56b4e9",
    "row": "#f0e442",
    "closing": "#d55e00",
    "footnote": "#009e73",
    ASIDE: "#eeeeee",
}


def draw_kinds(documents: Sequence[Document]) -> Picture:
    """Versions as strips: a paragraph is as wide as its share of the text, coloured by kind."""
    alt = altair()
    rows: list[Record] = []
    for document in documents:
        size = sum(len(paragraph.text) for paragraph in document.paragraphs) or 1
        at = 0.0
        for paragraph in document.paragraphs:
            end = at + len(paragraph.text) / size
            rows.append({"side": name_of(document.lang), "a": at, "z": end, "kind": paragraph.kind})
            at = end
    present = [kind for kind in KINDS if any(row["kind"] == kind for row in rows)]
    strips = (
        alt.Chart(data(rows))
        .mark_rect(stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X(
                "a:Q",
                axis=alt.Axis(title="share of the text", format="%", grid=False),
                scale=alt.Scale(domain=[0, 1]),
            ),
            x2="z:Q",
            y=alt.Y("side:N", sort=None, title=None),
            color=colours("kind", {kind: _OF_KIND[kind] for kind in present}),
        )
        .properties(width=620, height=24 * len(documents))
    )
    return picture(strips, f"{len(documents)} versions, each a strip of {' '.join(present)}.")


def draw_page(
    lines: Sequence[PageLine], page: int, width: float = 595, height: float = 842
) -> Picture:
    """A page of a PDF, its lines as bars coloured by what they were taken for.

    Args:
        lines: as `page_lines` gives them.
        page: its number.
        width: of the paper, in points.
        height: likewise.
    """
    alt = altair()
    rows = [line._asdict() for line in lines if line.page == page]
    present = [kind for kind in (*KINDS, ASIDE) if any(row["kind"] == kind for row in rows)]
    bars = (
        alt.Chart(data(rows))
        .mark_rect()
        .encode(
            x=hidden(alt.X, "left", [0, width]),
            x2="right:Q",
            y=hidden(alt.Y, "top", [height, 0]),
            y2="bottom:Q",
            color=colours("kind", {kind: _OF_KIND[kind] for kind in present}),
        )
        .properties(
            width=width * 0.6,
            height=height * 0.6,
            title=f"page {page}",
            view=alt.ViewBackground(stroke=GREY),
        )
    )
    return picture(bars, f"Page {page}: {len(rows)} lines; {' '.join(present)}.")


def draw_dispersion(document: Document, *words: str) -> Picture:
    """Where in a document some words stand, a stroke a place."""
    alt = altair()
    rows = [{"at": o.at, "words": w} for w in words for o in occurrences(document, w)]
    chart = (
        alt.Chart(data(rows))
        .mark_tick(thickness=1.5, size=22, color=BLUE)
        .encode(
            x=alt.X(
                "at:Q",
                scale=alt.Scale(domain=[0, 1], reverse=is_right_to_left(document.lang)),
                axis=alt.Axis(format="%", title="share of the text before it", grid=False),
            ),
            y=alt.Y("words:N", sort=list(words), title=None, axis=labels()),
        )
        .properties(width=560, height=30 * len(words))
    )
    return picture(chart, f"{len(rows)} places of {', '.join(words)} in {name_of(document.lang)}.")


def draw_years(document: Document) -> Picture:
    """The years that the days belong to which a document mentions."""
    alt = altair()
    years = Counter(int(cited.day[:4]) for cited in days_cited(document))
    rows = [{"year": year, "days": count} for year, count in sorted(years.items())]
    chart = (
        alt.Chart(data(rows))
        .mark_bar(size=9, color=BLUE)
        .encode(
            x=alt.X("year:Q", axis=alt.Axis(format="d", grid=False), scale=alt.Scale(zero=False)),
            y=alt.Y("days:Q", axis=alt.Axis(tickMinStep=1), title="days cited"),
        )
        .properties(width=560, height=140)
    )
    return picture(chart, f"{sum(years.values())} days cited, by year.")


def draw_lengths(documents: Sequence[Document]) -> Picture:
    """How many characters paragraphs have in each version: a stroke each, the median marked."""
    alt = altair()
    rows = [
        {"lang": name_of(document.lang), "characters": len(paragraph.text)}
        for document in documents
        for paragraph in document.paragraphs
        if paragraph.kind in ("preambular", "operative", "body")
    ]
    y = alt.Y("lang:N", sort=None, title=None)
    base = alt.Chart(data(rows)).encode(y=y)
    strokes = base.mark_tick(size=18, color=PALE).encode(
        x=alt.X("characters:Q", title="characters of a paragraph")
    )
    middles = base.mark_tick(size=26, thickness=3, color=BLUE).encode(x="median(characters):Q")
    chart = (strokes + middles).properties(width=560, height=34 * len(documents))
    return picture(chart, f"Lengths of {len(rows)} paragraphs, by language.")


def draw_bars(values: Mapping[str, Mapping[str, float]], title: str, most: int = 10) -> Picture:
    """The first few values of each of several lists, as bars: key words, collocates.

    Args:
        values: by the list's name, then by the word; a language's tag is written out.
        title: what is measured.
        most: how many of each list.
    """
    alt = altair()
    panels = []
    for name, words in values.items():
        rows = [{"word": w, "value": v} for w, v in list(words.items())[:most]]
        panels.append(
            alt.Chart(data(rows))
            .mark_bar(height=12, color=BLUE)
            .encode(
                x=alt.X("value:Q", title=title, axis=alt.Axis(tickCount=3, grid=False)),
                y=alt.Y("word:N", sort=None, title=None, axis=labels()),
            )
            .properties(width=120, height=alt.Step(LINE), title=name_of(name))
        )
    chart = alt.concat(*panels, columns=3)
    said = "; ".join(f"{name}: {', '.join(list(ws)[:most])}" for name, ws in values.items())
    return picture(chart, f"{title}. {said}.")

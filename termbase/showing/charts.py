"""Terms drawn: what they are called, and what they stand in.

draw_renderings(usages)                  bars of renderings, language by language
draw_drift(usages)                       since when, and until when, each is seen
draw_nesting(nested(terms, "南南合作"))  a graph: a term, and what it stands in
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpora.showing.display import is_right_to_left
from corpora.showing.picture import (
    BLUE,
    GREY,
    INK,
    LINE,
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
from termbase.consistency import Usage
from termbase.mining.nesting import Nested

_OF_SHARE = {
    "usual": "#0072b2",
    "other": "#d55e00",
    "short": "#9ecae1",
    "form": "#9ecae1",
    "earlier": "#e69f00",
    "later": "#e69f00",
}
_INDENT = 46  # points from a term to those it stands in
_LETTER = {"zh": 13}  # points that a letter takes; others 7


def draw_renderings(usages: Sequence[Usage]) -> Picture:
    """What terms are called, in whatever languages: a bar a rendering."""
    alt = altair()
    rows = [
        {
            "text": share.rendering.text,
            "lang": name_of(share.rendering.lang),
            "term": usage.term.text,
            "together": share.rendering.together,
            "kind": share.kind,
        }
        for usage in usages
        for share in usage.shares
    ]
    panels = [
        alt.Chart(data([row for row in rows if row["term"] == term]))
        .mark_bar(height=12)
        .encode(
            x=alt.X("together:Q", title="places", axis=alt.Axis(grid=False, tickCount=4)),
            **_by_kind(rows),
            row=_one_below_the_other("lang", rows, spacing=6),
        )
        .resolve_scale(y="independent")
        .properties(title=term)
        for term in dict.fromkeys(row["term"] for row in rows)
    ]
    chart = alt.vconcat(*panels)
    terms = " and ".join(dict.fromkeys(usage.term.text for usage in usages))
    return picture(chart, f"Renderings of {terms}, by language.")


def draw_drift(usages: Sequence[Usage]) -> Picture:
    """From which year to which each rendering of each term is seen, and in how many places."""
    alt = altair()
    rows = [
        {
            "term": usage.term.text,
            "text": share.rendering.text,
            "first": int(share.first[:4]),
            "last": int(share.last[:4]),
            "together": share.rendering.together,
            "kind": share.kind,
        }
        for usage in usages
        for share in sorted(usage.shares, key=lambda share: (share.first, share.last))
        if share.first
    ]
    years = alt.X(
        "first:Q",
        title="from first to last year, and in how many places",
        scale=alt.Scale(zero=False, nice=False, padding=12),
        axis=alt.Axis(format="d", grid=False, tickMinStep=1),
    )
    base = alt.Chart().encode(x=years, **_by_kind(rows))
    ends = base.mark_circle(size=90, opacity=1)
    counts = base.mark_text(align="left", dx=10).encode(
        x="last:Q", text="together:Q", color=alt.value(INK)
    )
    lines = base.mark_rule(strokeWidth=4).encode(x2="last:Q")
    chart = (
        alt.layer(lines, ends, ends.encode(x="last:Q"), counts, data=data(rows))
        .properties(width=420, height=alt.Step(LINE))
        .facet(
            row=_one_below_the_other("term", rows),
            spacing=10,
        )
        .resolve_scale(y="independent")
    )
    said = [f"{row['text']} {row['first']}-{row['last']}" for row in rows]
    return picture(chart, f"Renderings by year: {'; '.join(said) or 'none has one'}.")


def draw_nesting(found: Sequence[Nested]) -> Picture:
    """A term and those it stands in, as a drawn graph; a line leads to what stands inside."""
    alt = altair()
    lang = found[0].term.lang if found else ""
    step = -_INDENT if is_right_to_left(lang) else _INDENT
    width = max(
        (_INDENT * (n.depth + 1) + _LETTER.get(lang, 7) * len(n.term.text) for n in found),
        default=0,
    )
    x = hidden(alt.X, "x", sorted([0, width if step > 0 else -width]))
    y = hidden(alt.Y, "y", [len(found) - 0.4, -0.6])
    nodes = [
        {"x": step * (n.depth + 0.3), "y": y, "text": n.term.text, "times": n.term.frequency}
        for y, n in enumerate(found)
    ]
    edges = alt.Chart(data(_edges(found, step))).mark_line(color=GREY)
    base = alt.Chart(data(nodes)).encode(x=x, y=y)
    size = alt.Size("times:Q", scale=alt.Scale(range=[30, 260]), title="times")
    names = base.mark_text(
        align="left" if step > 0 else "right", dx=12 if step > 0 else -12, color=INK, limit=0
    )
    chart = (
        edges.encode(x=x, y=y, detail="edge:N", order="order:Q")
        + base.mark_circle(color=BLUE, opacity=1).encode(size=size)
        + names.encode(text="text:N")
    ).properties(width=width, height=26 * max(1, len(found)))
    core = found[0].term.text if found else ""
    return picture(chart, f"{core}, and {max(0, len(found) - 1)} terms that it stands in.")


def _one_below_the_other(field: str, rows: Sequence[Record], **more: Any) -> Any:
    """A panel for each value of a field, in the order of the rows, its name on the left."""
    alt = altair()
    return alt.Row(
        f"{field}:N",
        sort=list(dict.fromkeys(row[field] for row in rows)),
        title=None,
        header=alt.Header(labelAngle=0, labelAlign="left"),
        **more,
    )


def _by_kind(rows: Sequence[Record]) -> dict[str, Any]:
    """A line for each rendering, in the colour of its kind."""
    there = {row["kind"] for row in rows}
    kinds = {kind: colour for kind, colour in _OF_SHARE.items() if kind in there}
    y = altair().Y("text:N", sort=None, title=None, axis=labels())
    return {"y": y, "color": colours("kind", kinds)}


def _edges(found: Sequence[Nested], step: int) -> list[Record]:
    """Lines of two strokes: down from the term inside, then across."""
    return [
        {"x": step * (depth + 0.3), "y": y, "edge": f"{part} {at}", "order": order}
        for at, whole in enumerate(found)
        for part in whole.inside
        for order, (depth, y) in enumerate(
            ((found[part].depth, part), (found[part].depth, at), (whole.depth, at))
        )
    ]

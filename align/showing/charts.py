"""Alignments drawn: beads as ribbons, what became of what, how sure it is.

draw_beads(alignment)                  ribbons from version to version
draw_fates([alignment], "split")       a square of figures, each language in each other
draw_confidence({"whole": alignment})  a stroke a bead
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from align.bead import UNDECIDED, Alignment, Fate
from align.omissions import counts
from align.showing.frames import names_of
from corpora.showing.picture import (
    INK,
    Picture,
    Record,
    altair,
    colours,
    data,
    hidden,
    name_of,
    picture,
)

_OF_FATE = {
    "translated": "#9ecae1",
    "split": "#009e73",
    "merged": "#0072b2",
    "moved": "#cc79a7",
    "undecided": "#e69f00",
    "absent": "#d55e00",
}


def draw_beads(alignment: Alignment, height: int = 420) -> Picture:
    """Beads as ribbons from version to version, coloured by what became of them."""
    alt = altair()
    found = [bead.outcome for bead in alignment.beads]
    sizes = [max(1, size) for size in alignment.sizes]
    rows: list[Record] = []
    for at, bead in enumerate(alignment.beads):
        for side, (start, stop) in enumerate(bead.spans):
            run = sum(not size for size in bead.shape[: side + 1])  # a gap ends a ribbon
            ends = {"top": start / sizes[side], "bottom": stop / sizes[side]}
            for x in (side - 0.1, side + 0.1) if start < stop else ():
                rows.append({"x": x, **ends, "fate": found[at], "ribbon": f"{at} {run}"})
    names = [name_of(lang) for lang in names_of(alignment.langs)]
    ribbons = (
        alt.Chart(data(rows))
        .mark_area(stroke="white", strokeWidth=0.8, opacity=0.9)
        .encode(
            x=hidden(alt.X, "x", [-0.12, len(names) - 0.88]),
            y=hidden(alt.Y, "top", [1, 0]),
            y2="bottom:Q",
            detail="ribbon:N",
            color=colours("fate", {f: c for f, c in _OF_FATE.items() if f in found}),
        )
    )
    heads = (
        alt.Chart(data([{"x": at, "name": name} for at, name in enumerate(names)]))
        .mark_text(dy=-10, color=INK)
        .encode(x="x:Q", y=alt.value(0), text="name:N")
    )
    tally = ", ".join(f"{n} {fate}" for fate, n in Counter(found).most_common())
    chart = (ribbons + heads).properties(width=120 * len(names), height=height)
    return picture(chart, f"{len(found)} beads of {' '.join(alignment.langs)}: {tally}.")


def draw_fates(alignments: Iterable[Alignment], fate: Fate) -> Picture:
    """How many segments of each version had a fate in each other: a square of figures.

    Args:
        alignments: one of all versions, or of every two, as `align_pairs` gives them.
        fate: "split", "merged", …
    """
    alt = altair()
    rows: list[Record] = [
        {"of": alignment.langs[side], "in": alignment.langs[other], "count": found[fate]}
        for alignment in alignments
        for (side, other), found in counts(alignment).items()
    ]
    names = list(dict.fromkeys(row["of"] for row in rows))
    base = alt.Chart(data(rows)).encode(
        x=alt.X("in:N", sort=names, title=f"{fate} in", axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("of:N", sort=names, title="segments of"),
    )
    highest = max((row["count"] for row in rows), default=0)
    tint = alt.Scale(range=["#f7fbff", _OF_FATE[fate]], domain=[0, max(1, highest)])
    squares = base.mark_rect().encode(color=alt.Color("count:Q", scale=tint, legend=None))
    chart = (squares + base.mark_text(color=INK).encode(text="count:Q")).properties(
        width=46 * len(names), height=32 * len(names)
    )
    return picture(chart, f"How many segments of each version are {fate} in each other.")


def draw_confidence(alignments: Mapping[str, Alignment]) -> Picture:
    """The confidence of beads, a row an alignment; what is doubtful is left of the line."""
    alt = altair()
    rows = [
        {"name": name, "confidence": bead.confidence, "fate": bead.outcome}
        for name, alignment in alignments.items()
        for bead in alignment.beads
        if bead.confidence is not None
    ]
    present = {row["fate"] for row in rows}
    marks = (
        alt.Chart(data(rows))
        .mark_tick(thickness=2, size=20, opacity=0.8)
        .encode(
            x=alt.X("confidence:Q", scale=alt.Scale(domain=[0, 1]), title="confidence"),
            y=alt.Y("name:N", sort=None, title=None),
            color=colours("fate", {f: c for f, c in _OF_FATE.items() if f in present}),
        )
    )
    half = (
        alt.Chart(data([{"x": UNDECIDED}])).mark_rule(strokeDash=[3, 3], color=INK).encode(x="x:Q")
    )
    chart = (marks + half).properties(width=560, height=34 * len(alignments))
    return picture(chart, f"The confidence of {len(rows)} beads.")

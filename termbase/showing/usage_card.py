"""How a term is rendered, as a person wants to see it: a bar a rendering, passages beneath.

三方合作 → en   37 times in 1 document

██████████████████  35   100 %   triangular cooperation      2024-12-24
  … 鼓励继续开展和推进南南合作和三方合作 …           A/RES/79/236, preambular para. 11
  … South-South and triangular cooperation …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termbase.checks.showing.places import counted
from termbase.consistency import Share, Usage
from termbase.showing.card import shown

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

    from termbase.showing.contexts import Passages

_BAR = 20  # columns of a whole bar
_AROUND = 36  # letters to either side of a term; a passage has one line
_PASSAGES = 3  # of a rendering, from different documents if there are
_KINDS = {  # the colour of each, and what is said of it
    "usual": ("green", ""),
    "other": ("red", ""),
    "short": ("", "short form"),
    "form": ("", "other form"),
    "earlier": ("yellow", "formerly"),
    "later": ("yellow", "lately"),
}


def write_usage(usage: Usage, passages: Passages) -> None:
    """Print every rendering of a term with passages."""
    lines: list[RenderableType] = [_head(usage)]
    for share in usage.shares:
        lines += ["", _share(share), *_passages(share, passages)]
    if usage.unanswered:
        places = counted(usage.unanswered, "place")
        lines += ["", f"{places} without a rendering that could be made out"]
    shown(lines)


def write_outliers(usage: Usage, passages: Passages) -> None:
    """Print the usual rendering of a term, and the places that are out of line."""
    lines: list[RenderableType] = [_head(usage), _share(usage.shares[0])]
    for share in usage.shares[1:]:
        lines.append(_share(share))
        if share.kind == "other":
            lines += _passages(share, passages)
    shown([*lines, ""])


def _head(usage: Usage) -> Text:
    from rich.text import Text

    term = usage.term
    head = Text(term.text, style="bold")
    langs = dict.fromkeys(share.rendering.lang for share in usage.shares)
    head.append(f" → {' '.join(langs)}" if langs else "", style="not bold dim")
    times = f"{term.frequency} times" if term.frequency > 1 else "once"
    where = f"{term.documents} documents" if term.documents > 1 else "1 document"
    head.append(f"   {times} in {where}", style="not bold dim")
    if usage.entropy:
        head.append(f"   entropy {usage.entropy:.2f} bit", style="not bold dim")
    return head


def _share(share: Share) -> Text:
    from rich.text import Text

    style, kind = _KINDS[share.kind]
    filled = max(1, round(_BAR * share.share)) if share.share else 0
    line = Text("█" * filled, style=style)
    line.append(" " * (_BAR - filled))
    percent = f"{share.share:5.0%}" if share.share else "     "
    line.append(f" {share.rendering.together:5}  {percent}  ", style="not bold")
    days = " – ".join(dict.fromkeys(filter(None, (share.first, share.last))))
    bodies = ", ".join(f"{body} {count}" for body, count in share.bodies)
    said = days, kind, bodies if len(share.bodies) > 1 else ""
    if words := "  ".join(filter(None, said)):  # figures after Arabic would be shown as part of it
        line.append(f"{words}  ", style="dim")
    line.append(share.rendering.text, style="bold")
    return line


def _passages(share: Share, passages: Passages) -> list[RenderableType]:
    from rich.padding import Padding

    from termbase.showing.card import excerpt

    by_document = {here.ref.symbol: (here, there) for here, there in reversed(share.rendering.seen)}
    chosen = [*by_document.values(), *share.rendering.seen]
    return [
        Padding(excerpt(passages.context(seen), seen is here, _AROUND), (0, 0, 0, 2))
        for here, there in list(dict.fromkeys(chosen))[:_PASSAGES]
        for seen in (here, there)
    ]

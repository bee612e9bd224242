"""`hexapla renderings`: what a term is called. `hexapla consistency`: where that scatters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from align.cli import Model, load_model
from corpora.cli import STORE, Json, StorePath, tags_of
from corpora.errors import HexaplaError

if TYPE_CHECKING:
    from termbase.consistency import Usage
    from termbase.showing.contexts import Passages

app = typer.Typer(add_completion=False)

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE FILE... | FOLDER | MEMORY.tmx | DRAFT.xlf | SYMBOL...]", show_default=False
    ),
]
Langs = Annotated[
    str, typer.Option("--lang", "-l", help="the languages, the terms' first: zh,en,fr")
]
Bitext = Annotated[bool, typer.Option("--bitext", help="files that go line by line")]


@app.command()
def renderings(
    term: Annotated[str, typer.Argument(metavar="TERM", show_default=False)],
    sources: Sources = None,
    into: Annotated[str, typer.Option("--in", help="the language of the renderings: en")] = "",
    lang: Langs = "",
    bitext: Bitext = False,
    model: Model = "",
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """Show what a term is called: how often, since when, where.

    Every rendering, with passages; in the store, or in what is named after the term.

    Example: hexapla renderings 三方合作 --in en
    """
    from corpora.showing.terminal import say, write_json
    from termbase.asked import Asked, as_written, term_of
    from termbase.consistency import usages
    from termbase.gathering import gathered
    from termbase.mining.renderings import find_renderings, with_term
    from termbase.mining.sides import keys_of
    from termbase.showing.contexts import Passages
    from termbase.showing.usage_card import write_usage
    from termbase.when import dates_of

    encoder = load_model(model)
    term = term_of(term)
    asked = Asked(term, tuple(tags_of(into)))
    parallel = gathered(sources or [], tags_of(lang), store, bitext, encoder, asked)
    here, texts = parallel.bitext.langs[0], [one.text for one in parallel.bitext.sides[0]]
    subsets = [with_term(beside, term) for beside in parallel.bitexts]
    if not any(subset.beads for subset in subsets):
        if (written := as_written(term, texts, here)) != term:
            say(f"{term}: not found as it is; {written} is")
        term = written
        subsets = [with_term(beside, term) for beside in parallel.bitexts]
    places = max(len(subset.beads) for subset in subsets)
    if not places:
        raise HexaplaError(f"{term}: not found in {here} text that is aligned")
    wanted, dates = keys_of([term], here), dates_of(parallel.documents)
    shown = [
        usage
        for subset in subsets
        for usage in usages(
            find_renderings(subset, encoder=encoder, asked=[term]), dates, subset.texts
        )
        if keys_of([usage.term.text], here) == wanted
    ]
    if not shown:
        say(f"{term}: stands in {places} places; no rendering could be made out")
    passages = Passages(parallel.documents)
    for usage in shown:
        if as_json:
            write_json(record(usage, passages))
        else:
            write_usage(usage, passages)


@app.command()
def consistency(
    sources: Sources = None,
    lang: Langs = "",
    bitext: Bitext = False,
    top: Annotated[int, typer.Option(min=0, help="how many terms; 0: all")] = 20,
    model: Model = "",
    store: StorePath = STORE,
    as_json: Json = False,
) -> None:
    """List terms whose renderings scatter, likely lapses first.

    Short forms after first use are no lapses, nor is a change over time; both are said.

    Example: hexapla consistency A_RES_79_236.zh.txt A_RES_79_236.en.pdf
    """
    from corpora.showing.terminal import say, write_json
    from termbase.consistency import scattered
    from termbase.gathering import gathered
    from termbase.showing.contexts import Passages
    from termbase.showing.usage_card import write_outliers
    from termbase.straying import usages_in
    from termbase.when import dates_of

    encoder = load_model(model)
    parallel = gathered(sources or [], tags_of(lang), store, bitext, encoder)
    dates = dates_of(parallel.documents)
    found = [usage for beside in parallel.bitexts for usage in usages_in(beside, dates, encoder)]
    wanting = scattered(found)
    shown: Sequence[Usage] = wanting[:top] if top else wanting
    passages = Passages(parallel.documents)
    for usage in shown:
        if as_json:
            write_json(record(usage, passages))
        else:
            write_outliers(usage, passages)
    if not found:
        say("no terms found: they have to stand there twice, names once")
        return
    rest = f"; shown: {len(shown)}, --top 0 shows all" * (len(shown) < len(wanting))
    say(f"{len(wanting)} of {len(found)} terms have renderings out of line{rest}")


def record(usage: Usage, passages: Passages) -> dict[str, Any]:
    """How a term is rendered, as a JSON object with every place."""
    return {
        "term": usage.term.text,
        "lang": usage.term.lang,
        "frequency": usage.term.frequency,
        "documents": usage.term.documents,
        "unanswered": usage.unanswered,
        "entropy": usage.entropy,
        "renderings": [
            {
                "rendering": share.rendering.text,
                "lang": share.rendering.lang,
                "kind": share.kind,
                "together": share.rendering.together,
                "share": share.share,
                "documents": share.documents,
                "first": share.first,
                "last": share.last,
                "bodies": dict(share.bodies),
                "seen": [
                    {
                        "term": asdict(passages.context(here)),
                        "rendering": asdict(passages.context(there)),
                    }
                    for here, there in share.rendering.seen
                ],
            }
            for share in usage.shares
        ],
    }

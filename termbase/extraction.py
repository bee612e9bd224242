"""Documents become a termbase: aligned, mined, and written down as entries with contexts.

documents = [read_document("A_RES_79_236.zh.txt"), read_document("A_RES_79_236.en.pdf")]
entries = entries_of(extract_terms(documents), documents)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from align.encoder import Encoder
from corpora.document import Document
from termbase.entry import Context, Entry, Rendering, Seen, Term, by_term
from termbase.mining.joining import Row, joined_rows
from termbase.mining.renderings import LEAST, find_in_all, find_renderings
from termbase.parallel import Parallel, of_versions
from termbase.showing.contexts import Passages
from termbase.showing.lists import Renderings

_NOT_RARE = 0.2  # share of a term's places from which another rendering is entered
_CONTEXTS = 3  # of each term, from three paragraphs


def extract_terms(
    documents: Sequence[Document], encoder: Encoder | None = None, least: int = LEAST
) -> Renderings:
    """The terms of the first of two to six versions, with their renderings in the others.

    Args:
        documents: versions of one document, each in a language of its own.
        encoder: for the alignment, and for what words say.
        least: how often a term has to occur; names need not come again.

    Returns:
        The surest first; of more than two versions, those in one language after the other.

    Raises:
        ValueError: fewer than two documents, or two in one language.
    """
    bitexts = of_versions(documents, encoder).bitexts
    found = (find_renderings(bitext, least, encoder) for bitext in bitexts)
    return Renderings(chain.from_iterable(found))


def rows_of(parallel: Parallel, encoder: Encoder | None = None, least: int = LEAST) -> list[Row]:
    """The terms of the first language, one row each, checked between all languages.

    Args:
        parallel: in three languages or more.
        encoder: for what words say.
        least: how often a term has to occur; names need not come again.

    Returns:
        The surest first.
    """
    return joined_rows(parallel.bitexts, find_in_all(parallel.bitexts, least, encoder))


def entries_of(
    renderings: Sequence[Rendering],
    documents: Sequence[Document],
    rows: Mapping[str, Row] | None = None,
) -> tuple[Entry, ...]:
    """One entry a term, in the order of the renderings: a row of as many languages as there are.

    Args:
        renderings: as `extract_terms` gives them.
        documents: those they come from.
        rows: by term, as `rows_of` gives them: notes name the languages that are doubted.

    Returns:
        Entries c1, c2, …, each with the usual rendering of every language and others that are not
        rare; their notes say how often each answers the term.
    """
    passages = Passages(documents)
    return tuple(
        _entry(f"c{number}", same, passages, rows[term] if rows else None)
        for number, (term, same) in enumerate(by_term(renderings).items(), 1)
    )


def established(
    renderings: Sequence[Rendering], usual: Collection[Rendering] = ()
) -> list[Rendering]:
    """Of one term's renderings, the usual one of each language, and others that are not rare.

    Args:
        renderings: of one term.
        usual: those that are, of languages where it is not the most frequent one.
    """
    kept: list[Rendering] = []
    for lang in dict.fromkeys(rendering.lang for rendering in renderings):
        ranked = sorted(
            (rendering for rendering in renderings if rendering.lang == lang),
            key=lambda rendering: (rendering not in usual, rendering.rank),
        )
        total = sum(rendering.together for rendering in ranked)
        kept += ranked[:1]
        kept += [r for r in ranked[1:] if r.together > 1 and r.together >= _NOT_RARE * total]
    return kept


def _entry(id: str, found: Sequence[Rendering], passages: Passages, row: Row | None) -> Entry:
    term, same = found[0].term, established(found, row.usual.values() if row else ())
    sources = _contexts((source for r in same for source, _ in r.seen), passages)
    targets = [
        Term(r.lang, r.text, contexts=_contexts((target for _, target in r.seen), passages))
        for r in same
    ]
    note = "; ".join(f"{r.text}: {r.together} of {r.term.frequency}" for r in same)
    if row and row.doubted:
        note += f"; no other language agrees with {' '.join(row.doubted)}"
    return Entry(id, (Term(term.lang, term.text, contexts=sources), *targets), note=note)


def _contexts(seen: Iterable[Seen], passages: Passages) -> tuple[Context, ...]:
    first: dict[tuple[str, int], Seen] = {}
    for place in seen:
        first.setdefault((place.ref.symbol, place.ref.paragraph), place)
        if len(first) == _CONTEXTS:
            break
    return tuple(map(passages.context, first.values()))

"""Documents become a termbase: aligned, mined, and written down as entries with contexts.

documents = [read_document("A_RES_79_236.zh.txt"), read_document("A_RES_79_236.en.pdf")]
entries = entries_of(extract_terms(documents), documents)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from align.encoder import Encoder
from align.versions import align_documents
from corpora.document import Document
from termbase.contexts import Passages
from termbase.entry import Context, Entry, Rendering, Seen, Term
from termbase.renderings import LEAST, Bitext, find_renderings

_CONTEXTS = 3  # of each term, from three paragraphs


def extract_terms(
    documents: Sequence[Document], encoder: Encoder | None = None, least: int = LEAST
) -> tuple[Rendering, ...]:
    """The terms of the first of two versions, with their renderings in the second.

    Args:
        documents: two versions of one document, in two languages.
        encoder: for the alignment.
        least: how often a term has to occur, and to be rendered so.

    Returns:
        The surest first; none where the document is too short to repeat its terms.

    Raises:
        ValueError: not two documents in two languages.
    """
    if len({document.lang for document in documents}) != 2 or len(documents) != 2:
        raise ValueError("terms are found between two documents in two languages")
    source, target = documents
    alignment = align_documents(documents, level="sentence", encoder=encoder)
    beads = [(bead.spans[0], bead.spans[1]) for bead in alignment.beads]
    sides = tuple(source.segments()), tuple(target.segments())
    return find_renderings(Bitext((source.lang, target.lang), sides, beads), least)


def entries_of(renderings: Sequence[Rendering], documents: Sequence[Document]) -> tuple[Entry, ...]:
    """One entry a term, in the order of the renderings, with all of its renderings.

    Args:
        renderings: as `extract_terms` gives them.
        documents: those they come from.

    Returns:
        Entries c1, c2, …, whose notes say how often each rendering answers the term.
    """
    passages = Passages(documents)
    by_term: dict[str, list[Rendering]] = {}
    for rendering in renderings:
        by_term.setdefault(rendering.term.text, []).append(rendering)
    return tuple(
        _entry(f"c{number}", same, passages) for number, same in enumerate(by_term.values(), 1)
    )


def _entry(id: str, same: Sequence[Rendering], passages: Passages) -> Entry:
    term = same[0].term
    sources = _contexts((source for r in same for source, _ in r.seen), passages)
    targets = [
        Term(r.lang, r.text, contexts=_contexts((target for _, target in r.seen), passages))
        for r in same
    ]
    note = "; ".join(f"{r.text}: {r.together} of {term.frequency}" for r in same)
    return Entry(id, (Term(term.lang, term.text, contexts=sources), *targets), note=note)


def _contexts(seen: Iterable[Seen], passages: Passages) -> tuple[Context, ...]:
    first: dict[int, Seen] = {}
    for place in seen:
        first.setdefault(place.ref.paragraph, place)
    return tuple(passages.context(place) for place in list(first.values())[:_CONTEXTS])

"""Terms as CSV that spreadsheets open rightly: UTF-8 with a mark, CRLF, no cell a formula.

zh,en,zh count,en count,together,score,zh context,en context,source
三方合作,triangular cooperation,37,38,37,452.56,…,…,"A/RES/79/236, preambular para. 11"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from align.showing.writing import neutralised
from corpora.document import Document
from termbase.entry import Rendering
from termbase.formats.separated import MARK, bare_line
from termbase.showing.contexts import Passages


def csv_lines(renderings: Sequence[Rendering], documents: Sequence[Document]) -> Iterator[bytes]:
    """One line a rendering, with the first passage it was seen in.

    Args:
        renderings: all from one language into one other.
        documents: those they come from.
    """
    passages = Passages(documents)
    source, target = dict.fromkeys(document.lang for document in documents)
    yield MARK
    counts = f"{source} count", f"{target} count", "together", "score"
    contexts = f"{source} context", f"{target} context", "source"
    yield bare_line([source, target, *counts, *contexts])
    for rendering in renderings:
        here, there = (passages.context(seen) for seen in rendering.seen[0])
        times = rendering.term.frequency, rendering.frequency, rendering.together
        known = [*map(str, times), f"{rendering.score:.2f}", here.text, there.text, here.source]
        yield bare_line(map(neutralised, [rendering.term.text, rendering.text, *known]))

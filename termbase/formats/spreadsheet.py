"""Terms as CSV that spreadsheets open rightly: UTF-8 with a mark, CRLF, no cell a formula.

zh,en,zh count,en count,together,score,zh context,en context,source
三方合作,triangular cooperation,37,38,37,452.56,…,…,"A/RES/79/236, preambular para. 11"
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from align.showing.writing import neutralised
from corpora.document import Document
from termbase.entry import Rendering
from termbase.showing.contexts import Passages

_MARK = "\ufeff".encode()


def csv_lines(renderings: Sequence[Rendering], documents: Sequence[Document]) -> Iterator[bytes]:
    """One line a rendering, with the first passage it was seen in.

    Args:
        renderings: all from one language into one other.
        documents: those they come from.
    """
    passages = Passages(documents)
    source, target = dict.fromkeys(document.lang for document in documents)
    writer = csv.writer(_Echo(), lineterminator="\r\n")

    def line(*cells: str) -> bytes:
        written: str = writer.writerow(map(neutralised, cells))
        return written.encode("utf-8", "replace")

    yield _MARK
    counts = f"{source} count", f"{target} count", "together", "score"
    contexts = f"{source} context", f"{target} context", "source"
    yield line(source, target, *counts, *contexts)
    for rendering in renderings:
        here, there = (passages.context(seen) for seen in rendering.seen[0])
        yield line(
            rendering.term.text,
            rendering.text,
            str(rendering.term.frequency),
            str(rendering.frequency),
            str(rendering.together),
            f"{rendering.score:.2f}",
            here.text,
            there.text,
            here.source,
        )


class _Echo:
    """A file for `csv.writer` that hands each line back to it, and it to us."""

    def write(self, line: str) -> str:
        return line

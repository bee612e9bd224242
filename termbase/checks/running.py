"""Checks at work: remarks become findings with their places, in the order of the document.

A passage that is not translated at all is one finding: no other check speaks about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpora.document import Document, Span
from corpora.errors import HexaplaError
from termbase.checks.catalogue import CHECKS, DEFAULT, Check
from termbase.checks.finding import NOWHERE, Finding, Place, Remark
from termbase.checks.findings import Findings
from termbase.checks.passage import Text, Work
from termbase.entry import Entry
from termbase.mining.word_lists import is_han
from termbase.termbase import Termbase

_WHOLE = ("omitted", "added", "duplicated")  # what speaks for a passage alone
_HAN_WORD = 1.6  # characters of a Chinese word
_SPACE = re.compile(r"\s+")


def check(
    source: Document,
    target: Document,
    termbase: Termbase | Sequence[Entry] = (),
    checks: Sequence[Check] = DEFAULT,
    witnesses: Sequence[Document] = (),
) -> Findings:
    """Check a translation against its source.

    Args:
        source: the document.
        target: its translation.
        termbase: or the entries of one; terms are checked only where there are some.
        checks: what is looked for.
        witnesses: other versions: what they, too, do without is not missed.

    Returns:
        The findings in the order of the source.
    """
    from termbase.checks.works import of_documents

    entries = termbase.entries() if isinstance(termbase, Termbase) else termbase
    return findings_of(of_documents([source, target, *witnesses], entries), checks)


def findings_of(
    work: Work,
    checks: Sequence[Check] = DEFAULT,
    tick: Callable[[int, int], None] = lambda done, total: None,
) -> Findings:
    """What checks find in a work.

    Args:
        work: a translation beside its source.
        checks: what is looked for.
        tick: told after each check how many are done, and how many there are.
    """
    remarks: list[tuple[Remark, Check]] = []
    for number, one in enumerate(checks, 1):
        remarks += [(remark, one) for remark in one(work)]
        tick(number, len(checks))
    remarks.sort(key=lambda pair: (pair[0].passage, pair[0].target, pair[0].source))
    findings = tuple(_finding(work, remark, one) for remark, one in _apart(work, remarks))
    return Findings(findings, work.sources, words_in(work))


def words_in(work: Work) -> int:
    """How many words the source has; so many characters of Chinese are one."""
    texts = [passage.source.text for passage in work.passages]
    if is_han(work.langs[0]):
        return round(sum(len(_SPACE.sub("", text)) for text in texts) / _HAN_WORD)
    return sum(len(text.split()) for text in texts)


def _apart(work: Work, remarks: Sequence[tuple[Remark, Check]]) -> Iterator[tuple[Remark, Check]]:
    """Remarks without those about a passage of which a whole side is spoken of."""
    whole = {
        remark.passage for remark, one in remarks if one.code in _WHOLE and _is_whole(work, remark)
    }
    for remark, one in remarks:
        if remark.passage not in whole or one.code in _WHOLE:
            yield remark, one


def _is_whole(work: Work, remark: Remark) -> bool:
    passage = work.passages[remark.passage]
    source, target = (0, len(passage.source.text)), (0, len(passage.target.text))
    return remark.source in (source, NOWHERE) and remark.target in (target, NOWHERE)


def _finding(work: Work, remark: Remark, one: Check) -> Finding:
    passage = work.passages[remark.passage]
    return Finding(
        one.code,
        remark.severity or one.severity,
        remark.message,
        _place(passage.source, remark.source, work.sources[0]),
        _place(passage.target, remark.target, work.sources[1]),
        remark.suggestion,
        remark.why,
        remark.term,
    )


def _place(text: Text, span: Span, document: str) -> Place:
    """The paragraph a span stands in, and the span in it; at most to that paragraph's end."""
    parts = text.parts
    at = max((n for n, part in enumerate(parts) if part.start <= span[0]), default=0)
    first = parts[at].start
    stop = parts[at + 1].start - 1 if at + 1 < len(parts) else len(text.text)
    if span == NOWHERE:
        first, stop, at = 0, len(text.text), 0
    within = min(span[0], stop) - first, min(span[1], stop) - first
    return Place(
        document, text.lang, parts[at].paragraph, parts[at].label, text.text[first:stop], within
    )


def chosen(codes: Iterable[str], without: Iterable[str] = ()) -> list[Check]:
    """The checks of some codes; of none, those that are made by default.

    Raises:
        HexaplaError: a code that is none.
    """
    by_code = {one.code: one for one in CHECKS}
    asked, refused = list(codes), set(without)
    for code in [*asked, *refused]:
        if code not in by_code:
            raise HexaplaError(f"{code}: no such check; there are {' '.join(by_code)}")
    made = [by_code[code] for code in asked] if asked else DEFAULT
    return [one for one in made if one.code not in refused]

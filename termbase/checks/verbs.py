"""Verbs that open paragraphs: where the translation's is weaker or stronger than the source's.

    敦促会员国…             Invites Member States …   The source says 敦促 (urges), the translation
                                                     “Invites”, which is weaker.
    Notes with concern …   Observa …                 the concern is gone: weaker

Each verb has several that answer it in another language. The check speaks only where both verbs
are known and can say nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from corpora.document import Span
from termbase.checks.finding import Remark
from termbase.checks.passage import Passage, Text, Work
from termbase.checks.verb_words import Form, Verb, Verbs, ladders

_KINDS = ("operative", "preambular", "body")


def verbs(work: Work) -> Iterator[Remark]:
    """Opening verbs, and those that follow them, that do not say what the source says."""
    for number, passage in enumerate(work.passages):
        for source, target in answering(passage):
            if _apart(source, target) and not _turned(passage, source, target):
                yield _remark(number, passage, source, target)


def answering(passage: Passage) -> Iterator[tuple[Verb, Verb]]:
    """The verbs that stand at the same place of both sides: the openings, those that follow."""
    sides = (passage.source, passage.target)
    if any(side.kind not in _KINDS for side in sides):
        return
    source, target = (Verbs.of(side.lang).opening(side.text) for side in sides)
    if not (source and target):
        return
    yield source, target
    further = [
        [later for later in Verbs.of(side.lang).further(side.text, verb) if later.led]
        for side, verb in zip(sides, (source, target), strict=True)
    ]
    if len(further[0]) == len(further[1]):
        yield from (pair for pair in zip(*further, strict=True) if all(map(_asks, pair)))


def _asks(verb: Verb) -> bool:
    """Whether it lies on the ladder of what one asks others to do."""
    return any(it in ladders()[0] for it in verb.form.says)


def _answer(one: Verb, other: Verb) -> bool:
    return not set(one.form.says).isdisjoint(other.form.says)


def _apart(source: Verb, target: Verb) -> bool:
    """Whether two verbs say different things.

    Who reports what others asked for is free to take the next step of the ladder.
    """
    if _answer(source, target):
        return False
    freely = (source.named or target.named) and _asks(source) and _asks(target)
    return not freely or difference(source.form, target.form).steps > 1


def _turned(passage: Passage, source: Verb, target: Verb) -> bool:
    """Whether the sentence was turned around: the answer to one of the two stands further on.

    Two verbs of one ladder do not belong to such a sentence.
    """
    return not difference(source.form, target.form).how and any(
        _answer(verb, other)
        for side, mine, other in (
            (passage.source, source, target),
            (passage.target, target, source),
        )
        for verb in Verbs.of(side.lang).further(side.text, mine)
    )


class Difference(NamedTuple):
    """What the translation's verb is to the source's."""

    how: Literal["weaker", "stronger", ""] = ""  # "" where they lie on no ladder together
    steps: int = 0  # between them


def difference(source: Form, target: Form) -> Difference:
    """How far two verbs are from each other, by what they can say, at their nearest.

    >>> difference(Verbs.of("en").usual("urge"), Verbs.of("fr").usual("invite"))
    Difference(how='weaker', steps=1)
    """
    for ladder in ladders():
        mine, other = (
            [ladder[it] for it in form.says if it in ladder] for form in (source, target)
        )
        if mine and other and max(other) < min(mine):
            return Difference("weaker", min(mine).step - max(other).step)
        if mine and other and min(other) > max(mine):
            return Difference("stronger", min(other).step - max(mine).step)
    return Difference()


def _remark(number: int, passage: Passage, source: Verb, target: Verb) -> Remark:
    said, shown = _shown(passage.source, source), _shown(passage.target, target)
    instead = passage.target.stretch(target.span)
    suggestion = Verbs.of(passage.target.lang).usual(source.form.says[0], target.form)
    how = difference(source.form, target.form).how
    return Remark(
        number,
        source.span,
        target.span,
        f"The source says {said}, the translation {shown}, "
        f"which {f'is {how}' if how else 'says something else'}.",
        suggestion=_written_as(instead, suggestion.text) if suggestion else "",
        why=f"no verb that means “{source.form.says[0]}” opens the translation",
        term=source.form.verb,
        severity=None if how else "note",
    )


def _written_as(verb: str, other: str) -> str:
    """A verb with a capital where the other has one."""
    return other[:1].upper() + other[1:] if verb[:1].isupper() else other


def _shown(text: Text, verb: Verb) -> str:
    """A verb as it stands there, with what it says in English: 敦促 (urges)."""
    words = text.stretch(verb.span)
    if text.lang == "en":
        return f"“{words}”"
    english = Verbs.of("en").usual(verb.form.says[0])
    return f"{words if text.lang == 'zh' else f'“{words}”'} ({english.text if english else ''})"


def softened(text: Text) -> tuple[str, Span] | None:
    """The text with a weaker verb in the same form at its beginning, and where that stands.

    The verb lies two steps below, or as near to that as there is one. A stronger one is taken
    where none is weaker. None for a text that begins with no verb of a ladder. No more than the
    verb is replaced: the sentence need not be right after it.
    """
    opening = Verbs.of(text.lang).opening(text.text)
    others = dict(reversed([*_others(opening.form, text.lang)])) if opening else {}
    if not (opening and others):
        return None
    start, stop = opening.span
    word = _written_as(text.text[start:stop], others[min(others)].text)
    return text.text[:start] + word + text.text[stop:], (start, start + len(word))


def _others(form: Form, lang: str) -> Iterator[tuple[tuple[bool, int], Form]]:
    """The usual verbs for what else lies on its ladders, with how badly each serves."""
    for ladder in ladders():
        mine = ladder.get(form.says[0])
        for it, rung in ladder.items() if mine else ():
            other = Verbs.of(lang).usual(it, form)
            if not other or other.says[0] != it or set(other.says) & set(form.says):
                continue
            if mine and rung.place != mine.place:
                yield (rung > mine, abs(abs(rung.step - mine.step) - 2)), other

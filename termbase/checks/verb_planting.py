"""A verb of a resolution made weaker, to see whether the check finds it.

    Urges Member States …        → Recommends Member States …
    وإذ تعرب عن بالغ قلقها …     → وإذ تعرب عن قلقها …

No more than the verb is replaced: the sentence need not be right after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpora.document import Span
from termbase.checks.passage import Text
from termbase.checks.verb_words import Form, Verbs, ladders


def softened(text: Text) -> tuple[str, Span] | None:
    """The text with a weaker verb in the same form at its beginning, and where that stands.

    The verb lies two steps below, or as near to that as there is one. A stronger one is taken
    where none is weaker. None for a text that begins with no verb of a ladder.
    """
    opening = Verbs.of(text.lang).opening(text.text)
    others = dict(reversed([*_others(opening.form, text.lang)])) if opening else {}
    if not (opening and others):
        return None
    start, stop = opening.span
    word = others[min(others)].text
    if text.text[start].isupper():
        word = word[0].upper() + word[1:]
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

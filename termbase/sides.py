"""One side of a bitext as a finder of terms sees it: words, stretches, candidates, wordings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set

from corpora.document import Lang, Segment, Span
from termbase.candidates import Found, Place, candidates_in, found_at
from termbase.names import names_in
from termbase.projection import Offer, Wording, covered, wordings
from termbase.stretches import is_han, stretches
from termbase.words import words_of

_SIGN = re.compile(r"[^\w]")  # a hyphen of 2024-2034, which is two words and one unit


def keys_of(texts: Sequence[str], lang: Lang) -> list[str]:
    """The words of each text as they count, in one string to be searched; blanks around words."""
    return [_line([word.key for word in words], lang) for words in words_of(texts, lang)]


def _line(keys: Sequence[str], lang: Lang) -> str:
    return _SIGN.sub("", "".join(keys)) if is_han(lang) else f" {' '.join(keys)} "


class Side:
    """Everything about one side that is reckoned once."""

    def __init__(self, segments: Sequence[Segment], lang: Lang, least: int) -> None:
        self.segments, self.lang = segments, lang
        texts = [segment.text for segment in segments]
        self.words = words_of(texts, lang)
        cut = stretches(texts, lang, self.words)
        self._is_han = is_han(lang)
        self.found: list[Found] = [*candidates_in(cut, segments, lang, least)]
        self.wordings: list[Wording] = wordings(self.words, cut)
        self._text = "\n".join(_line([word.key for word in words], lang) for words in self.words)
        self._lines = [0, *(match.end() for match in re.finditer("\n", self._text))]
        self.names = [
            [Place(number, *span) for span in names_in(text, lang, [word[:2] for word in words])]
            for number, (text, words) in enumerate(zip(texts, self.words, strict=True))
        ]
        self._known = {self.joined(found.key): found for found in self.found}
        self.known_at: dict[int, set[Place]] = defaultdict(set)
        self.heads: dict[Place, tuple[Span, ...]] = {}  # of words that share a phrase, the others
        self._wholes: dict[Place, str] = {}  # of such words, the key of the whole
        self.standing: dict[int, list[tuple[int, Place]]] = defaultdict(list)
        for number, found in enumerate(self.found):
            self._stand(number, found)

    def _stand(self, number: int, found: Found) -> None:
        for place in found.places:
            self.standing[place.segment].append((number, place))
            self.known_at[place.segment].add(place)
        for place, heads in found.heads.items():
            self.heads[place] = heads
            self._wholes[place] = self.joined(found.key)

    def add(self, keys: Iterable[str]) -> None:
        """Take stretches for candidates that are none by themselves, wherever they stand."""
        for key in sorted(set(keys) - self._known.keys()):
            places = self.places(key)
            if not places:
                continue
            units = tuple(key if self._is_han else key.split())
            found = found_at(units, places, self.segments, len(units), len(places), places, {})
            self._stand(len(self.found), found)
            self.found.append(found)
            self._known[key] = found

    def places(self, key: str) -> tuple[Place, ...]:
        """Everywhere a stretch stands that begins and ends with words; a candidate's places."""
        if key in self._known:
            return self._known[key].places
        asked = key if self._is_han else f" {key} "
        found, at = [], self._text.find(asked)
        while at >= 0:
            line = bisect_right(self._lines, at) - 1
            start = at - self._lines[line]
            found.append(self._place(line, start, start + len(asked)))
            at = self._text.find(asked, at + 1)
        return tuple(place for place in found if place)

    def _place(self, line: int, start: int, stop: int) -> Place | None:
        """The words that a part of a line of keys is; none where it cuts Chinese words."""
        words, offset, first = self.words[line], 0 if self._is_han else 1, None
        if not self._is_han:
            start, stop = start + 1, stop - 1
        for number, word in enumerate(words):
            if offset == start:
                first = number
            offset += len(word.key)
            if offset == stop and first is not None:
                return Place(line, words[first].start, word.stop)
            offset += not self._is_han
        return None

    def key(self, place: Place) -> str:
        """What counts as the same stretch as one that stands somewhere."""
        words = covered(self.words[place.segment], place.start, place.stop)
        return self.joined([self.words[place.segment][word].key for word, _ in words])

    def whole(self, place: Place, key: str) -> str:
        """How a stretch is written; of one that shares a phrase, the whole as it is elsewhere."""
        found = self._known.get(key)
        if found is None or self.key(place) == key:
            return self.segments[place.segment].text[place.start : place.stop]
        return found.candidate.text

    def key_of(self, offer: Offer) -> str:
        """What counts as the same stretch; of words that share a phrase, the whole."""
        words = self.words[offer.place.segment][offer.first : offer.last + 1]
        return self._wholes.get(offer.place) or self.joined([word.key for word in words])

    def joined(self, keys: Sequence[str]) -> str:
        """Keys as one: what counts as the same stretch."""
        return _SIGN.sub("", "".join(keys)) if self._is_han else " ".join(keys)

    def count(self, keys: Set[str]) -> Counter[str]:
        """How often stretches come, wherever they stand."""
        counts: Counter[str] = Counter()
        longest: dict[str, int] = defaultdict(int)
        for key in keys:
            head = key[:1] if self._is_han else key.split(" ", 1)[0]
            size = len(key) if self._is_han else key.count(" ") + 1
            longest[head] = max(longest[head], size)
        glue = "" if self._is_han else " "
        for words in self.words:
            listed = [self.joined([word.key]) for word in words]
            for first, key in enumerate(listed):
                reach = longest.get(key[:1] if self._is_han else key, 0)
                stretch = ""
                for part in listed[first : first + reach]:
                    stretch = f"{stretch}{glue}{part}" if stretch else part
                    if stretch in keys:
                        counts[stretch] += 1
        return counts

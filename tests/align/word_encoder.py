"""An encoder made by hand: a vector from a list of words in six languages."""

import json
import re
from pathlib import Path

import numpy as np

WORDS = json.loads(
    (Path(__file__).parents[1] / "cases" / "encoder_words.json").read_text(encoding="utf-8")
)


class WordEncoder:
    """One dimension a concept; texts with the same concepts have the same vector."""

    name = "words"

    def encode(self, texts):
        vectors = np.full((len(texts), len(WORDS) + 1), 1e-3, dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for place, words in enumerate(WORDS):
                row[place] += sum(
                    len(re.findall(re.escape(word), text.lower())) for word in words.values()
                )
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from align.encoder import EncoderError, load_encoder


def test_a_missing_extra_is_told_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(
        EncoderError, match=r'LaBSE needs .*: pip install "hexapla\[transformers\]"'
    ):
        load_encoder("LaBSE")


def library(make):
    return SimpleNamespace(SentenceTransformer=make)


def test_a_model_that_is_not_there_is_told_in_one_line(monkeypatch):
    def refuse(name):
        raise OSError(f"{name} is not a model\nand much more")

    monkeypatch.setitem(sys.modules, "sentence_transformers", library(refuse))

    with pytest.raises(EncoderError, match=r"^--model x/y: .*\(x/y is not a model\)$"):
        load_encoder("x/y")


def test_a_model_gives_unit_vectors_of_single_precision(monkeypatch):
    class Model:
        def __init__(self, name):
            self.name = name

        def encode(self, texts, **settings):
            assert settings["normalize_embeddings"]
            return np.ones((len(texts), 4)) / 2

    monkeypatch.setitem(sys.modules, "sentence_transformers", library(Model))
    encoder = load_encoder("folder/model")

    vectors = encoder.encode(["a", "b"])

    assert encoder.name == "model"
    assert vectors.dtype == np.float32
    assert vectors.shape == (2, 4)

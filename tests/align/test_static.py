import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from align.encoder import EncoderError
from align.static import FOLDER, StaticEncoder, Words, load_static, normalise
from align.training.batches import Corpus
from align.training.descent import contrast, train
from align.training.folder import write_folder
from align.training.mining import mined
from align.training.rows import Row
from align.training.vocabulary import Vocabulary, make_vocabulary

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"
LANGS = ("zh", "en", "fr", "es", "ru", "ar")
LARGEST = 32_000_000  # bytes, the folder
FLOORS = {"en": 0.97, "zh": 0.93}  # precision at one: English with each; Chinese with the others

# In the order of LANGS.
SENTENCES = """
大会第七十九届会议
The seventy-ninth session of the General Assembly
La soixante-dix-neuvième session de l’Assemblée générale
El septuagésimo noveno período de sesiones de la Asamblea General
Семьдесят девятая сессия Генеральной Ассамблеи
الدورة التاسعة والسبعون للجمعية العامة

南南合作和三方合作
South-South and triangular cooperation
La coopération Sud-Sud et la coopération triangulaire
La cooperación Sur-Sur y la cooperación triangular
Сотрудничество Юг — Юг и трехстороннее сотрудничество
التعاون فيما بين بلدان الجنوب والتعاون الثلاثي

请秘书长提交报告
Requests the Secretary-General to submit a report
Prie le Secrétaire général de présenter un rapport
Solicita al Secretario General que presente un informe
просит Генерального секретаря представить доклад
تطلب إلى الأمين العام أن يقدم تقريرا

2014年9月12日
12 September 2014
12 septembre 2014
12 de septiembre de 2014
12 сентября 2014 года
١٢ أيلول/سبتمبر ٢٠١٤

安全理事会的制裁
Sanctions of the Security Council
Sanctions du Conseil de sécurité
Sanciones del Consejo de Seguridad
Санкции Совета Безопасности
جزاءات مجلس الأمن

饮用水和环境卫生
Drinking water and sanitation
Eau potable et assainissement
Agua potable y saneamiento
Питьевая вода и санитария
مياه الشرب والصرف الصحي
"""
ROWS = [rows.split("\n") for rows in SENTENCES.strip().split("\n\n")]

ODD = [
    *("", " ", "\n", "\u3000\t\x1c", "…", "—", "\ud800", "a\ud800b", "\x00", "🕊", "e\u0301" * 3),
    *("合作堃南南", "堃"),
    *("１２３ ٤٥٦", "ﷺ", "İstanbul ß ſ", "a\nb", "한국어 ไทย हिन्दी", "½ Ⅳ ①", "第" * 300, "_a_b_"),
]


@pytest.fixture(scope="module")
def encoder():
    return load_static()


@pytest.fixture
def folder(tmp_path):
    """A model of seven pieces in six rows, two columns."""
    table = np.array([[1, 0], [0, 1], [1, 1], [-1, 0], [0, -2], [0.5, 0]], np.float32)
    pieces = ["water", "eau", "waters", "合作", "合", "作", "12"]
    rows = [0, 1, 0, 2, 3, 4, 5]
    write_folder(tmp_path / "model", "seven", table, Vocabulary(pieces, rows, pieces))
    return tmp_path / "model"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RÉSOLUTION ﬁnal", "resolution final"),
        ("الأُمَمُ المتّحدة", "الامم المتحده"),
        ("إلى آخر مؤرخ ســـنة", "الي اخر مورخ سنه"),
        ("٢٠٢٤ ۱۲ １９９９", "2024 12 1999"),
        ("“Юг—Юг” ёй", '"юг-юг" еи'),
        ("«l’eau»", '"l\'eau"'),
        ("co\u00adop\u200bera\u2060tion", "cooperation"),
        ("第５５届", "第55届"),
    ],
)
def test_one_form_of_each_letter(text, expected):
    assert normalise(text) == expected


def test_a_text_is_the_sum_of_its_pieces(folder):
    encoder = load_static(folder)

    vectors = encoder.encode(["Water, EAU!", "waters", "合作合", "eau" * 2, "1212", "unknown"])

    half = np.sqrt(0.5)
    expected = [[half, half], [1, 0], [0, 1], [0, 1], [0, 0], [0, 0]]
    assert encoder.name == "seven"
    assert vectors.dtype == np.float32
    assert vectors[[0, 1, 2, 3, 5]] == pytest.approx(np.array(expected)[[0, 1, 2, 3, 5]], abs=1e-2)


def test_an_unknown_character_does_not_spoil_those_beside_it(folder):
    encoder = load_static(folder)

    beside, alone = encoder.encode(["堃合作堃堃合作", "合作"])
    (pieces,) = encoder.pieces(["堃合作"])

    assert beside == pytest.approx(alone)
    assert [(piece.start, piece.end) for piece in pieces] == [(1, 3)]


def test_pieces_say_where_they_stand(folder):
    text = "L’Eau: 合作作 WATERS ﬁ"

    (pieces,) = load_static(folder).pieces([text])

    found = [(text[piece.start : piece.end], piece.row) for piece in pieces]
    assert found == [("Eau", 1), ("合作", 2), ("作", 4), ("WATERS", 0)]


def test_pieces_of_the_built_in_encoder_are_what_it_adds(encoder):
    texts = [text for row in ROWS for text in row] + ODD

    for text, pieces in zip(texts, encoder.pieces(texts), strict=True):
        total = np.zeros(encoder.table.shape[1])
        for piece in pieces:
            assert 0 <= piece.start < piece.end <= len(text)
            total += encoder.table[piece.row] * encoder.weights[piece.row]
        total /= np.linalg.norm(total) or 1
        assert encoder.encode([text])[0] == pytest.approx(total, abs=1e-5)


def test_each_sentence_is_nearest_to_its_translation(encoder):
    vectors = [encoder.encode(list(side)) for side in zip(*ROWS, strict=True)]

    for left, right in combinations(vectors, 2):
        near = left @ right.T
        assert near.argmax(1).tolist() == list(range(len(ROWS)))
        assert near.argmax(0).tolist() == list(range(len(ROWS)))


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_odd_text_gives_a_vector_of_length_one_or_none(encoder, text):
    (vector,) = encoder.encode([text])

    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5) or not vector.any()


def test_a_text_is_nothing_only_if_it_is_empty(encoder):
    assert not encoder.encode(["", " \n "]).any()
    assert encoder.encode(["?", "5", "x", "水"]).any(axis=1).all()


def test_no_texts_give_no_vectors(encoder):
    assert encoder.encode([]).shape == (0, encoder.table.shape[1])
    assert encoder.pieces([]) == []


@pytest.mark.parametrize("unit", ["water ", "x", "南", "١"])
def test_a_megabyte_is_a_text(encoder, unit):
    text = unit * (1_000_000 // len(unit))

    (vector,) = encoder.encode([text])

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_a_long_text_has_the_vector_of_its_parts(encoder):
    parts = [" ".join(row[1:]) for row in ROWS]

    alone = encoder.encode([" ".join(parts * 40)])[0]

    together = encoder.encode([" ".join(parts)])[0]
    assert alone == pytest.approx(together, abs=1e-5)


def test_texts_do_not_touch_each_other(encoder):
    texts = [text for row in ROWS for text in row] + ODD
    many = texts * 150  # more than one batch

    vectors = encoder.encode(many)

    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.abs(vectors - np.tile(alone, (150, 1))).max() < 1e-6


def test_the_dictionary_of_words_does_not_grow_without_end(encoder, monkeypatch):
    monkeypatch.setattr("align.static._KEPT", 100)
    small = load_static()
    for start in range(0, 2000, 50):
        small.encode([f"{'x' * 5}{number}z{number}q" for number in range(start, start + 50)])

    assert len(small._words) < len(encoder._words) + 400
    assert np.array_equal(small.encode(["Юг — Юг"]), encoder.encode(["Юг — Юг"]))


def test_the_folder_is_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= LARGEST


def test_reading_loads_numpy_alone():
    script = (
        "import sys; from align import load_encoder; load_encoder().encode(['x']);"
        "print(*{'torch', 'tokenizers', 'safetensors', 'jieba', 'pandas'} & set(sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == []


def damage_nothing(folder):
    (folder / "model.safetensors").unlink()


def damage_header(folder):
    (folder / "model.safetensors").write_bytes(b"\xff" * 8 + b"{}")


def damage_end(folder):
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-8])


def damage_empty(folder):
    (folder / "model.safetensors").write_bytes(b"")


def damage_vocabulary(folder):
    (folder / "tokenizer.json").write_text('{"model": []}', encoding="utf-8")


def damage_rows(folder):
    path = folder / "tokenizer.json"
    content = json.loads(path.read_bytes())
    content["model"]["vocab"]["more"] = 99
    path.write_text(json.dumps(content), encoding="utf-8")


def damage_json(folder):
    (folder / "config.json").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        *(damage_nothing, damage_header, damage_end, damage_empty),
        *(damage_vocabulary, damage_rows, damage_json),
    ],
)
def test_a_damaged_folder_is_told_in_one_line(folder, damage):
    damage(folder)

    with pytest.raises(EncoderError, match=r"model: no encoder, or damaged \(.+\)$"):
        load_static(folder)


def library_texts():
    texts = [text for row in ROWS for text in row]
    texts += [text for text in ODD if "\ud800" not in text]
    for lang in LANGS:
        path = SHARED / f"un/unv1_dev/UNv1.0.devset.{lang}"
        if path.is_file():
            texts += path.read_text(encoding="utf-8").split("\n")[:200]
    return texts


def test_the_library_of_tokenizers_cuts_alike(encoder):
    tokenizers = pytest.importorskip("tokenizers", reason="tokenizers is not installed")
    cutter = tokenizers.Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    pieces = json.loads((FOLDER / "tokenizer.json").read_bytes())["model"]["vocab"]
    texts = library_texts()

    ours = [[piece.row for piece in found] for found in encoder.pieces(texts)]
    theirs = [cutter.encode(text, add_special_tokens=False).tokens for text in texts]

    words = encoder._words
    for text, rows, tokens in zip(texts, ours, theirs, strict=True):
        assert rows == [words[token] for token in tokens if token != "[UNK]"], text
    assert "[UNK]" in pieces


def test_sentence_transformers_gives_the_same_vectors(encoder):
    library = pytest.importorskip(
        "sentence_transformers", reason="the extra `transformers` is not installed"
    )
    texts = library_texts()

    theirs = library.SentenceTransformer(str(FOLDER), device="cpu").encode(texts)

    assert np.abs(theirs - encoder.encode(texts)).max() < 1e-4


@pytest.mark.shared
def test_held_out_un_lines_find_their_translations(encoder):
    folder = SHARED / "un" / "unv1_dev"
    if not folder.is_dir():
        pytest.skip("the measuring data is not there")
    vectors = {}
    for lang in LANGS:
        lines = (folder / f"UNv1.0.devset.{lang}").read_text(encoding="utf-8").split("\n")
        vectors[lang] = encoder.encode(lines[2000:4000])

    for left, right in combinations(LANGS, 2):
        near = vectors[left] @ vectors[right].T
        own = np.arange(len(near))
        found = ((near.argmax(1) == own).mean() + (near.argmax(0) == own).mean()) / 2
        floor = FLOORS["en" if "en" in (left, right) else "zh"]
        if "en" in (left, right) or "zh" in (left, right):
            assert found >= floor, (left, right)


def test_an_encoder_can_be_made_by_hand():
    encoder = StaticEncoder(
        "two", {"a": 0, "b": 1}, np.eye(2, dtype=np.int8), np.ones(2, np.float32)
    )

    assert encoder.encode(["a", "b", "c"]).tolist() == [[1, 0], [0, 1], [0, 0]]


def test_the_slope_of_the_loss_is_its_slope():
    chance = np.random.default_rng(1)
    left, right = (chance.standard_normal((6, 4)) / 4 for _ in range(2))
    texts = (np.array([0, 1, 2, 3, 1, 4]), np.arange(6))  # the same text twice

    _, slopes = contrast(left, right, texts)

    for side, slope in zip((left, right), slopes, strict=True):
        for place in np.ndindex(side.shape):
            kept = side[place]
            side[place] = kept + 1e-5
            above, _ = contrast(left, right, texts)
            side[place] = kept - 1e-5
            below, _ = contrast(left, right, texts)
            side[place] = kept
            assert slope[place] == pytest.approx((above - below) / 2e-5, rel=1e-3, abs=1e-4)


def numbered(count):
    """Rows of two to four words; a word is a letter for its language and a number in letters."""
    chance = np.random.default_rng(2)

    def word(lang, number):
        return lang + chr(0x61 + number // 26) + chr(0x61 + number % 26)

    for _ in range(count):
        numbers = chance.integers(0, 40, chance.integers(2, 5))
        yield Row(
            "undev", {lang: " ".join(word(lang, number) for number in numbers) for lang in LANGS}
        )


def test_training_teaches_words_of_six_languages():
    rows = list(numbered(300))
    words = sorted({word for row in rows for text in row.texts.values() for word in text.split()})
    vocabulary = {word: row for row, word in enumerate(words)}
    table = np.random.default_rng(3).standard_normal((len(words), 24)).astype(np.float32) / 40
    corpus = Corpus(rows[:250], Words(vocabulary))
    losses = []

    train(table, corpus, 250, 48, 1, lambda step, loss: losses.append(loss))

    numbers = np.rint(table / np.abs(table).max() * 127).astype(np.int8)
    encoder = StaticEncoder("", vocabulary, numbers, np.ones(len(table), np.float32))
    left, right = (encoder.encode([row.texts[lang] for row in rows[250:]]) for lang in ("zh", "ar"))
    assert np.mean(losses[-20:]) < 0.2 * losses[0]
    assert ((left @ right.T).argmax(1) == np.arange(50)).mean() > 0.9


def test_forms_of_a_word_share_a_row():
    texts = {
        "en": "the committees and the committee met",
        "ru": "заседание заседания заседаниях комитета",
        "ar": "التعاون والتعاون بالتعاون تعاون",
        "zh": "合作委员会第五十五届会议",
    }

    made = make_vocabulary([Row("undev", texts)] * 3, [("▁comité", -9.0), ("ation", -9.0)])

    row = dict(zip(made.pieces, made.rows, strict=True))
    assert row["committee"] == row["committees"] != row["met"]
    assert row["заседание"] == row["заседаниях"] != row["комитета"]
    assert row["تعاون"] == row["التعاون"] == row["والتعاون"] == row["بالتعاون"]
    assert {"合作", "委员会", "第五十五", "1999", "007", "ation", "?"} <= row.keys()
    assert sorted(set(made.rows)) == list(range(1 + max(made.rows)))


def test_drifted_lines_find_each_other(encoder):
    english = [row[1] for row in ROWS]
    chinese = [row[0] for row in ROWS]
    drifted = list(zip(english, [chinese[0], *chinese[2:], "第十四条"], strict=True))

    found = list(mined(encoder, drifted))

    assert set(found) <= set(zip(english, chinese, strict=True))
    assert len(found) >= 3

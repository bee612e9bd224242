import importlib.util
import json
import re
from collections import Counter
from itertools import accumulate
from pathlib import Path

import pytest

from corpora.samples.make import FILES, make
from corpora.samples.masthead import MASTHEADS
from corpora.samples.source import TRANSLATED, folder, read_translation

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
COUNTS = {
    "title": 1,
    "opening": 1,
    "preambular": 25,
    "operative": 31,
    "closing": 2,
    "footnote": 8,
}
# What ends a paragraph: preambular, operative, last operative.
STOPS = {"ar": "،؛."} | dict.fromkeys(("en", "es", "fr", "ru"), ",;.")
TERMS = {
    "ar": ("تعاون فيما بين بلدان الجنوب", "تعاون الثلاثي"),
    "en": ("south-south cooperation", "triangular cooperation"),
    "es": ("cooperación sur-sur", "cooperación triangular"),
    "fr": ("coopération sud-sud", "coopération triangulaire"),
    "ru": (r"сотрудничеств\w+ юг — юг", r"трехсторонн\w+ сотрудничеств\w+"),
}
LIBRARY = {".pdf": "reportlab", ".docx": "docx"}


def pairs():
    return json.loads((folder() / "pairs.json").read_text(encoding="utf-8"))


def chinese():
    return "".join((folder() / "A_RES_79_236.zh.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_is_whole_and_in_order(lang):
    items = read_translation(lang).items

    assert Counter(item.kind for item in items) == COUNTS
    for kind in ("operative", "footnote"):
        numbers = [item.number for item in items if item.kind == kind]
        assert numbers == [str(number) for number in range(1, COUNTS[kind] + 1)]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_footnote_is_called_once_and_in_order(lang):
    items = read_translation(lang).items

    calls = [call for item in items for call in item.calls]

    assert calls == [item.number for item in items if item.kind == "footnote"]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_paragraphs_end_as_the_language_ends_them(lang):
    translation = read_translation(lang)
    comma, semicolon, stop = STOPS[lang]

    *operative, last = [item.text[-1] for item in translation.of("operative")]

    assert {item.text[-1] for item in translation.of("opening", "preambular")} == {comma}
    assert set(operative) == {semicolon}
    assert last == stop


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_two_terms_are_said_one_way(lang):
    chinese_counts = [chinese().count(term) for term in ("南南合作", "三方合作")]
    text = " ".join(item.text for item in read_translation(lang).items).lower()

    counts = [len(re.findall(term, text)) for term in TERMS[lang]]

    # 南南和三方发展合作, preambular 24, shortens both terms; a language may write one or both out
    assert [count - known for count, known in zip(counts, chinese_counts, strict=True)] in (
        [0, 0],
        [0, 1],
        [-1, 1],
    )


@pytest.mark.parametrize("lang", TRANSLATED)
def test_resolutions_cited_are_those_of_the_chinese(lang):
    text = " ".join(item.text for item in read_translation(lang).items)
    theirs = Counter(re.findall(r"[第和](\d+/\d+)", chinese()))

    ours = [number.split("/") for number in re.findall(r"(?<![\w/])\d+/\d+(?![\w/])", text)]

    assert Counter("/".join(n[::-1] if lang == "ar" else n) for n in ours) == theirs


@pytest.mark.parametrize("lang", TRANSLATED)
def test_first_words_name_one_paragraph(lang):
    items = read_translation(lang).items

    found = [
        [
            item.kind
            for item in items
            if item.kind == row["kind"] and item.text.startswith(row["begins"][lang])
        ]
        for row in pairs()
    ]

    assert found == [[row["kind"]] for row in pairs()]


def test_first_characters_stand_in_the_chinese_in_order():
    text = chinese()
    begins = [row["begins"]["zh"] for row in pairs() if row["kind"] != "footnote"]

    _, *places = accumulate(begins, lambda place, begin: text.index(begin, place), initial=0)

    assert len(set(places)) == len(begins)
    assert all(row["begins"]["zh"] in text for row in pairs())


@pytest.mark.parametrize("lang", TRANSLATED)
def test_numbers_and_calls_are_those_of_the_pairs(lang):
    def key(kind, number, calls):
        return (kind, number if kind != "closing" else "", tuple(calls))

    ours = [key(item.kind, item.number, item.calls) for item in read_translation(lang).items]

    assert ours == [key(row["kind"], row["number"], row["calls"]) for row in pairs()]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_made_again_byte_for_byte(name):
    library = LIBRARY.get(Path(name).suffix)
    if library and importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")

    again = make(name)

    assert again == (folder() / name).read_bytes()
    assert again == make(name)


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_source_says_that_it_is_not_the_official_text(lang):
    comment = read_translation(lang).comment

    assert comment.startswith(
        "Working translation made for this project from the Chinese, not the official text."
    )


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_that_it_is_not_the_official_text(name):
    lang, _ = FILES[name]

    written = (folder() / name).read_bytes()

    assert MASTHEADS[lang].notice.encode() in written


def test_every_dated_note_is_there_twice_and_says_that_it_is_made_up():
    notes = {path.name: path.read_text("utf-8") for path in (folder() / "drift").iterdir()}
    years = {name[:4] for name in notes}

    assert len(years) == 8
    assert notes.keys() == {f"{year}.{lang}.md" for year in years for lang in ("en", "zh")}
    for name, text in notes.items():
        said, day, *_ = text.split("\n\n")
        assert ("no document of the United Nations" in said) or ("不是联合国文件" in said)
        assert name[:4] in day


def test_the_files_together_stay_small():
    sizes = [(folder() / name).stat().st_size for name in (*FILES, "A_RES_79_236.zh.txt")]

    assert sum(sizes) < 400_000


@pytest.mark.shared
def test_the_chinese_is_the_document_that_was_given():
    given = SHARED / "data" / "un" / "A_RES_79_236.zh.txt"
    if not given.exists():
        pytest.skip("the measuring data does not lie beside the project")

    ours = (folder() / "A_RES_79_236.zh.txt").read_bytes()

    assert ours == given.read_bytes()

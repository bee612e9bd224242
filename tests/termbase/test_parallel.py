"""Aligned text from line files, memories, folders and the store."""

from unicodedata import normalize

import pytest

from align.aligned import Aligned
from align.showing.tmx import tmx
from align.versions import align_segments
from corpora.document import Document, Paragraph
from corpora.errors import HexaplaError, UnreadableFile
from termbase.asked import Asked
from termbase.gathering import gathered, named
from termbase.mining.bitext import Bitext
from termbase.parallel import (
    joined,
    languages_in,
    of_bilingual,
    of_lines,
    of_memory,
    of_versions,
    versions_in,
)

ZH = ["鼓励南南合作。", "促进三方合作。", ""]
EN = ["Encourages South-South cooperation.", "Promotes triangular cooperation.", ""]


def memory(path):
    alignment = align_segments([ZH[:2], EN[:2]], ["zh", "en"])
    labels = [["1", "2"], ["1", "2"]]
    made = Aligned(alignment, [ZH[:2], EN[:2]], labels, ["zh.txt", "en.txt"])
    path.write_bytes(b"".join(tmx(made)))
    return path


def test_lines_answer_each_other_empty_ones_too():
    parallel = of_lines([ZH, EN], ["zh", "en"], "lines", "A/1")

    assert [segment.text for segment in parallel.bitext.sides[0]] == ZH
    assert [segment.text for segment in parallel.bitext.sides[1]] == EN
    assert list(parallel.bitext.beads) == [((n, n + 1), (n, n + 1)) for n in range(3)]


def test_lines_are_cleaned_as_documents_are():
    apart = normalize("NFD", "международной организацией")
    parallel = of_lines([[apart], ["المنظمـــة الد\u200eولية"]], ["ru", "ar"], "lines")

    texts = [side[0].text for side in parallel.bitext.sides]
    assert texts == ["международной организацией", "المنظمة الدولية"]


def test_as_many_lines_are_needed_on_both_sides():
    with pytest.raises(HexaplaError, match="3 lines and 2"):
        of_lines([ZH, EN[:2]], ["zh", "en"], "lines")


def test_a_memory_that_we_wrote_is_read_back(tmp_path):
    parallel = of_memory(memory(tmp_path / "m.tmx"), ["zh", "en"])

    assert [segment.text for segment in parallel.bitext.sides[1]] == EN[:2]
    assert parallel.bitext.langs == ("zh", "en")


def test_a_memory_says_its_languages_itself(tmp_path):
    assert of_memory(memory(tmp_path / "m.tmx"), []).bitext.langs == ("zh", "en")


@pytest.mark.parametrize("langs", [(), ("zh", "en"), ("en", "zh")])
def test_the_translated_units_of_a_bilingual_file_answer_each_other(tmp_path, langs):
    units = "".join(
        f'<trans-unit id="{n}"><source>{one}</source><target>{other}</target></trans-unit>'
        for n, (one, other) in enumerate([*zip(ZH, EN, strict=True), ("请注意", "")])
    )
    (tmp_path / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="zh-CN" target-language="en-GB"><body>'
        f"{units}</body></file></xliff>",
        encoding="utf-8",
    )

    parallel = of_bilingual(tmp_path / "a.xlf", langs)

    texts = {
        lang: [segment.text for segment in side]
        for lang, side in zip(parallel.bitext.langs, parallel.bitext.sides, strict=True)
    }
    assert texts == {"zh": ZH[:2], "en": EN[:2]}
    assert parallel.bitext.langs == (langs or ("zh", "en"))


def test_of_a_bilingual_file_something_has_to_be_translated(tmp_path):
    (tmp_path / "a.xlf").write_text(
        '<xliff version="1.2"><file source-language="en" target-language="fr"><body>'
        '<trans-unit id="1"><source>Annex</source></trans-unit></body></file></xliff>'
    )

    with pytest.raises(UnreadableFile, match=r"a\.xlf: no unit is translated"):
        of_bilingual(tmp_path / "a.xlf", ())


def test_a_memory_without_the_languages_is_refused_in_one_line(tmp_path):
    with pytest.raises(UnreadableFile, match="no unit has zh and fr"):
        of_memory(memory(tmp_path / "m.tmx"), ["zh", "fr"])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not xml",
        b"<tmx><body><tu>",
        b"<tmx><body><tu/></body></tmx>",
        b'<!DOCTYPE tmx [<!ENTITY a "aa">]><tmx><body><tu><tuv><seg>&a;</seg></tuv></tu></body>',
    ],
)
def test_a_bad_memory_is_refused_in_one_line(tmp_path, data):
    path = tmp_path / "bad.tmx"
    path.write_bytes(data)

    with pytest.raises(UnreadableFile) as raised:
        of_memory(path, ["zh", "en"])

    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def document(symbol, lang):
    return Document(symbol, lang, (Paragraph("1", sentences=((0, 1),)),))


def test_a_document_that_lacks_a_language_counts_for_those_it_has():
    there = {"A/1": "zh en fr", "A/2": "fr zh", "A/3": "en fr", "A/4": "zh", "": "zh en"}
    documents = [document(symbol, lang) for symbol in there for lang in there[symbol].split()]

    langs = ["zh", "en", "fr"]
    parallel = joined([of_versions(found) for found in versions_in(documents, langs)], langs)

    assert [bitext.langs for bitext in parallel.bitexts] == [("zh", "en"), ("zh", "fr")]
    assert [[segment.ref.symbol for segment in bitext.sides[0]] for bitext in parallel.bitexts] == [
        ["A/1"],
        ["A/1", "A/2"],
    ]


def test_a_table_of_contents_is_not_read_beside_the_headings_it_repeats():
    def version(lang, heading):
        rows = [f"{heading} . . . . . . . . . . 3", heading]
        made = tuple(Paragraph(row, sentences=((0, len(row)),)) for row in rows)
        return Document("A/1", lang, made)

    (bitext,) = of_versions([version("en", "Water"), version("fr", "Eau")]).bitexts

    assert [bitext.sides[0][start].text for (start, _), _ in bitext.beads] == ["Water"]


def test_a_passage_that_is_not_translated_yet_tells_nothing():
    def version(lang, *rows):
        made = tuple(Paragraph(row, sentences=((0, len(row)),)) for row in rows)
        return Document("A/1", lang, made)

    same = "This passage of the report was not translated when it was printed."
    sides = version("en", "UNDP", same, "Water"), version("fr", "UNDP", same, "Eau")
    (bitext,) = of_versions(sides).bitexts

    texts = [bitext.sides[0][start].text for (start, _), _ in bitext.beads]
    assert texts == ["UNDP", "Water"]


def test_one_version_in_a_folder_is_no_place_to_look_a_term_up(tmp_path):
    (tmp_path / "report.en.txt").write_text("The trust fund was set up in time.", encoding="utf-8")

    with pytest.raises(HexaplaError, match="no document is there in two languages"):
        gathered([str(tmp_path)], [], tmp_path / "none.db", asked=Asked("trust fund"))


def test_a_version_that_is_half_translated_is_in_the_language_its_folder_says(tmp_path):
    lines = {
        "en": ["The report was printed in time.", "It is kept where everybody can read it."] * 3,
        "zh": ["报告及时印发，供所有人查阅。", "It is kept where everybody can read it."] * 3,
    }
    for lang, text in lines.items():
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "report.txt").write_text("\n\n".join(text), encoding="utf-8")

    parallel = gathered([str(tmp_path)], [], tmp_path / "none.db")

    assert sorted(document.lang for document in parallel.documents) == ["en", "zh"]


GROUPS = {
    "names that differ by the language": (
        "report.zh.docx=zh report_EN.docx=en Report-fr.txt=fr other.en.txt=en",
        "report.zh.docx:report report_EN.docx:report Report-fr.txt:report other.en.txt:other",
    ),
    "one folder a language": (
        "zh/a.txt=zh en/a.txt=en zh/b.txt=zh en/b.en.txt=en",
        "zh/a.txt:a en/a.txt:a zh/b.txt:b en/b.en.txt:b",
    ),
    "the symbol goes before the name": (
        "a.zh.txt=zh=A/1 a.en.txt=en=A/2 a.fr.txt=fr",
        "a.zh.txt:A/1 a.en.txt:A/2 a.fr.txt:a",
    ),
    "a symbol that one version has is that of all": (
        "a.zh.txt=zh=A/1 a.en.txt=en a.fr.txt=fr=A/1 b.en.txt=en",
        "a.zh.txt:A/1 a.en.txt:A/1 a.fr.txt:A/1 b.en.txt:b",
    ),
    "names that say the language alone": ("zh.txt=zh en.txt=en", "zh.txt:folder en.txt:folder"),
}


@pytest.mark.parametrize("case", GROUPS)
def test_documents_without_a_symbol_are_called_by_their_files(case):
    given, expected = GROUPS[case]
    paragraphs = (Paragraph("1", sentences=((0, 1),)),)
    documents = [
        Document(symbol, lang, paragraphs, source=source)
        for source, lang, symbol in ((*one.split("="), "")[:3] for one in given.split())
    ]

    made = named(documents, "folder")

    assert " ".join(f"{one.source}:{one.symbol}" for one in made) == expected


def test_the_language_of_the_most_documents_comes_first():
    there = {"A/1": "en fr", "A/2": "fr zh", "A/3": "en fr", "A/4": "zh", "A/5": "zh"}
    documents = [document(symbol, lang) for symbol in there for lang in there[symbol].split()]

    assert languages_in(documents) == ["fr", "en", "zh"]


def test_the_order_of_the_languages_is_kept_where_the_first_document_lacks_one():
    documents = [document("A/1", "zh"), document("A/1", "fr")]
    documents += [document("A/2", lang) for lang in ("zh", "en", "fr")]

    parts = [of_versions(found) for found in versions_in(documents, ["zh", "en", "fr"])]

    assert [b.langs[1] for b in joined(parts, ["zh", "en", "fr"]).bitexts] == ["en", "fr"]


UNITS = """<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="zh"><seg>一</seg></tuv><tuv xml:lang="en"><seg>one</seg></tuv>
    <tuv xml:lang="fr"><seg>un</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>two</seg></tuv><tuv xml:lang="fr"><seg>deux</seg></tuv></tu>
<tu><tuv xml:lang="zh"><seg>三</seg></tuv><tuv xml:lang="fr"><seg>trois</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>four</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize(
    ("langs", "expected"),
    [
        ([], {"zh": [("one", "一")], "fr": [("one", "un"), ("two", "deux")]}),
        (["zh", "fr"], {"fr": [("一", "un"), ("三", "trois")]}),
    ],
)
def test_a_memory_of_many_languages_has_them_all(tmp_path, langs, expected):
    (tmp_path / "m.tmx").write_text(UNITS, encoding="utf-8")

    parallel = of_memory(tmp_path / "m.tmx", langs)

    assert {
        bitext.langs[1]: [tuple(side[n].text for side in bitext.sides) for n in range(len(both))]
        for bitext in parallel.bitexts
        for both in [bitext.beads]
    } == expected


def test_two_languages_are_asked_for(tmp_path):
    with pytest.raises(HexaplaError, match="choose with -l zh,en"):
        gathered([], ["zh"], tmp_path / "none.db")


def test_parts_of_a_bitext_have_all_its_beads_with_their_texts():
    whole = of_lines([list("abcdefg"), list("ABCDEFG")], ["xx", "yy"], "letters").bitext

    parts = list(whole.parts(3))

    assert [len(part.beads) for part in parts] == [3, 3, 1]
    pairs = [
        (part.sides[0][a].text, part.sides[1][b].text)
        for part in parts
        for (a, _), (b, _) in part.beads
    ]
    assert pairs == list(zip("abcdefg", "ABCDEFG", strict=True))
    assert [*Bitext(("xx", "yy"), ((), ()), []).parts(3)] == [Bitext(("xx", "yy"), ((), ()), [])]

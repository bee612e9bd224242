import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.document import Document, Paragraph, Ref
from termbase.entry import Candidate, Rendering, Seen
from termbase.formats.spreadsheet import csv_lines
from tests.termbase.mined import mined, versions

COLUMNS = [
    *("zh", "en", "zh count", "en count", "together", "score"),
    *("zh context", "en context", "source"),
]
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
CELLS = st.text(
    st.sampled_from("=+-@＝\t\r\n\"',;南a \U0001f30d\x00\ud800"), min_size=1, max_size=12
)


def written(renderings, documents):
    return b"".join(csv_lines(renderings, documents))


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def one(term, text, here, there):
    """A rendering, and two documents of one paragraph each that it is in."""
    documents = [
        Document("A/1", lang, (Paragraph(passage, sentences=((0, len(passage)),)),))
        for lang, passage in (("zh", here), ("en", there))
    ]
    seen = tuple(Seen(Ref("A/1", lang, 0, 0), (0, 1)) for lang in ("zh", "en"))
    return [Rendering(Candidate("zh", term, 3, 1, 1.0), "en", text, 2, 30.125, (seen,))], documents


def test_the_sample_is_a_table_that_begins_with_a_mark():
    data = written(mined("zh", "en"), versions("zh", "en"))

    table = rows(data)
    assert data.startswith(b"\xef\xbb\xbfzh,en,")
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\r\n") == data.count(b"\n") == len(table) == len(mined("zh", "en")) + 1
    assert table[0] == COLUMNS
    row = next(row for row in table if row[0] == "三方合作")
    assert row[:5] == ["三方合作", "triangular cooperation", "37", "38", "36"]
    assert row[-1] == "A/RES/79/236, preambular para. 11"
    assert all(len(row) == len(COLUMNS) for row in table)


def test_pandas_reads_it():
    frame = pd.read_csv(io.BytesIO(written(mined("zh", "en"), versions("zh", "en"))))

    assert list(frame.columns) == COLUMNS
    assert frame.set_index("zh").loc["南南合作", "en"] == "South-South cooperation"
    assert frame["score"].is_monotonic_decreasing
    assert (frame["together"] <= frame["zh count"]).all()
    assert not frame.isna().any().any()


def test_no_terms_are_a_heading_only():
    assert rows(written([], versions("zh", "en"))) == [COLUMNS]


@pytest.mark.parametrize("sign", FORMULA)
def test_a_cell_that_looks_like_a_formula_is_neutralised(sign):
    (_, row) = rows(written(*one(f"{sign}1+1", f"{sign}a", f"{sign}甲", f"{sign}b")))

    assert [row[0], row[1], row[6], row[7]] == [
        *(f"'{sign}1+1", f"'{sign}a"),
        *(f"'{sign}甲", f"'{sign}b"),
    ]


def test_a_file_name_is_neutralised_too():
    renderings, documents = one("甲", "a", "甲", "a")
    named = [replace(d, symbol="", source="=cmd.txt") for d in documents]
    seen = tuple(Seen(s.ref._replace(symbol=""), s.span) for s in renderings[0].seen[0])

    (_, row) = rows(written([replace(renderings[0], seen=(seen,))], named))

    assert row[-1] == "'=cmd.txt, body para. 1"


@given(CELLS, CELLS, CELLS, CELLS)
def test_any_text_survives_and_none_is_a_formula(term, text, here, there):
    _, row = rows(written(*one(term, text, here, there)))

    for cell, was in zip((row[0], row[1], row[6], row[7]), (term, text, here, there), strict=True):
        kept = was.replace("\ud800", "?")
        assert cell == (f"'{kept}" if was.startswith(FORMULA) else kept)
        assert not cell.startswith(FORMULA)

"""Symbols in texts and in file names, and file names from symbols."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.errors import UnknownSymbol
from corpora.symbol import from_file_name, normalise_symbol, symbols_in, to_file_name


@pytest.mark.parametrize(
    ("name", "symbol", "lang"),
    [
        ("A_RES_79_236.pdf", "A/RES/79/236", ""),
        ("A_RES_79_236-fr.docx", "A/RES/79/236", "fr"),
        ("A_RES_79_236_CH.txt", "A/RES/79/236", "zh"),
        ("A-C.2-79-L.42.en.html", "A/C.2/79/L.42", "en"),
        ("S_PV.9963(Resumption2).pdf", "S/PV.9963(Resumption2)", ""),
        ("S_2024_1_Add.1.ru.txt", "S/2024/1/Add.1", "ru"),
        ("A_RES_79_236.draft.txt", "A/RES/79/236", ""),
        ("A_RES_79_236.es.layout.txt", "A/RES/79/236", "es"),
        ("minutes.docx", "", ""),
        ("report.arabic.pdf", "", "ar"),
        ("A letter.pdf", "", ""),
    ],
)
def test_a_file_name_tells_symbol_and_language(name, symbol, lang):
    assert from_file_name(name) == (symbol, lang)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("see A/RES/79/236 and A/79/100.", ["A/RES/79/236", "A/79/100"]),
        ("S/PV.9963 (Resumption 2), para. 3", ["S/PV.9963(Resumption2)"]),
        ("见A/AC.109/2024/L.5号文件", ["A/AC.109/2024/L.5"]),
        ("https://example.org/A/RES/79/236", []),
        ("and/or 1/2", []),
    ],
)
def test_symbols_are_found_in_a_text(text, symbols):
    assert symbols_in(text) == symbols


@pytest.mark.parametrize("wrong", ["", "A", "resolution", "A//", "../../etc", "A/RES/<b>", "1/2"])
def test_what_has_not_the_form_of_a_symbol_is_refused(wrong):
    with pytest.raises(UnknownSymbol, match="not a document symbol; write it like A/RES/79/236"):
        normalise_symbol(wrong)


def test_one_spelling_stays_as_it_is():
    once = normalise_symbol(" a/res/79/236/ ")

    assert once == normalise_symbol(once) == "A/RES/79/236"


@given(st.text(max_size=40))
def test_a_file_name_never_leaves_its_folder(symbol):
    name = to_file_name(symbol)

    assert name
    assert "/" not in name
    assert not name.startswith(".")

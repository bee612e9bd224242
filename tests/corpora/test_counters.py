import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.figures import counters
from corpora.figures.counters import format_number

STYLES = [
    *counters.ALPHABETS,
    *counters._CYCLES,
    *counters._NUMERALS,
    *counters._CHINESE,
    *("decimal", "decimalZero", "numberInDash", "ordinal", "lowerRoman", "upperRoman"),
]


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (1, "decimal", "1"),
        (7, "decimalZero", "07"),
        (27, "lowerLetter", "aa"),
        (29, "russianLower", "аа"),
        (8, "russianLower", "з"),
        (4, "arabicAbjad", "د"),
        (4, "arabicAlpha", "ث"),
        (5, "chicago", "**"),
        (10, "chineseCounting", "十"),
        (12, "chineseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (12, "decimalEnclosedCircle", "⑫"),
        (1999, "upperRoman", "MCMXCIX"),
        (4000, "lowerRoman", "4000"),
        (112, "ordinal", "112th"),
        (23, "ordinal", "23rd"),
        (0, "lowerLetter", "0"),
        (-3, "decimal", "-3"),
        (5, "none", ""),
        (5, "no such style", "5"),
    ],
)
def test_a_number_is_printed_in_its_style(number, style, printed):
    assert format_number(number, style) == printed


@given(st.integers(-(10**9), 10**9), st.sampled_from(STYLES))
def test_every_number_has_a_short_form(number, style):
    assert 0 < len(format_number(number, style)) <= 40


@pytest.mark.parametrize("style", STYLES)
def test_no_two_numbers_look_alike(style):
    assert len({format_number(number, style) for number in range(1, 2000)}) == 1999

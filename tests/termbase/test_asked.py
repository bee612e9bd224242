"""A term that is looked up: which language it is in."""

import pytest

from corpora.errors import HexaplaError
from termbase.asked import Asked

TEXTS = {
    "zh": ["信托基金由开发署管理。", "UNDP"],
    "fr": ["Le fonds d’affectation spéciale aide les pays en développement.", "PNUD"],
    "en": ["The trust fund is for developing countries, and is an aid.", "UNDP"],
}


@pytest.mark.parametrize(
    ("term", "into", "languages"),
    [
        ("trust fund", "zh", ["en", "zh"]),
        ("trust fund", "fr zh", ["en", "fr", "zh"]),
        ("信托基金", "", ["zh", "fr", "en"]),
        ("developing country", "fr", ["en", "fr"]),
        ("aid", "zh", ["en", "zh"]),
        ("UNDP", "zh", ["en", "zh"]),
        ("PAYS EN DÉVELOPPEMENT", "en", ["fr", "en"]),
    ],
)
def test_the_language_that_has_a_term_comes_first(term, into, languages):
    assert Asked(term, tuple(into.split())).languages(TEXTS) == languages


@pytest.mark.parametrize(
    ("term", "into", "message"),
    [
        ("麒麟", "", "麒麟: not found in zh fr en text"),
        ("信托基金", "zh", "信托基金: not found in fr en text"),
        ("trust fund", "ru", "nothing is there in ru, but in zh fr en"),
    ],
)
def test_what_is_not_there_is_said(term, into, message):
    with pytest.raises(HexaplaError) as raised:
        Asked(term, tuple(into.split())).languages(TEXTS)

    assert str(raised.value) == message

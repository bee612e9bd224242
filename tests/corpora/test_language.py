"""Languages are told from the text, and told as what they are when they are not of the six."""

import pytest

from corpora.errors import UnknownLanguage
from corpora.language import find_language, language_of, language_shares
from corpora.reading import read_document

OPENINGS = {
    "ar": "إن الجمعية العامة، إذ تعيد تأكيد قرارها المتعلق بالتعاون فيما بين بلدان الجنوب",
    "en": "The General Assembly, Reaffirming its resolution on South-South cooperation",
    "es": "La Asamblea General, Reafirmando su resolución sobre la cooperación entre los países",
    "fr": "L'Assemblée générale, Réaffirmant sa résolution sur la coopération des pays du Sud",
    "ru": "Генеральная Ассамблея, подтверждая свою резолюцию о сотрудничестве стран Юга",
    "zh": "大会，重申其关于南南合作的决议，又重申可持续发展",
}


@pytest.mark.parametrize("tag", OPENINGS)
def test_the_language_of_an_opening_is_found(tag):
    assert find_language(OPENINGS[tag]) == tag


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Die Generalversammlung bekräftigt die Bedeutung der Zusammenarbeit für den Frieden",
            "de",
        ),
        ("L'Assemblea riafferma che la cooperazione è una parte della risposta di tutti gli", "it"),
        ("De vergadering bevestigt dat het belang van de samenwerking niet is gewijzigd", "nl"),
        ("A Assembleia reafirma que não é uma das partes do acordo com os Estados e as", "pt"),
        ("総会は、南南協力に関する決議を再確認し、次のとおり決定する", "ja"),
        ("총회는 남남협력에 관한 결의를 재확인하고 다음과 같이 결정한다", "ko"),
        ("Генеральна Асамблея, підтверджуючи свою резолюцію про співробітництво країн", "uk"),
    ],
)
def test_another_language_is_named_and_refused(text, name):
    with pytest.raises(UnknownLanguage, match=f"looks like {name}"):
        find_language(text)


def test_two_languages_in_large_parts_are_refused_with_their_shares():
    with pytest.raises(UnknownLanguage, match=r"mixed languages, \d+% (zh|en) and \d+% (zh|en)"):
        find_language(OPENINGS["en"] * 3 + OPENINGS["zh"] * 3)


def test_a_quotation_in_another_language_changes_nothing():
    assert find_language(OPENINGS["en"] * 10 + OPENINGS["zh"]) == "en"


@pytest.mark.parametrize("text", ["", "1234 / 56", "— • …"])
def test_a_text_without_letters_has_no_language(text):
    assert language_shares(text) == {}
    with pytest.raises(UnknownLanguage, match="name it with -l"):
        find_language(text)


def test_what_a_file_is_said_to_be_is_held_against_its_text(tmp_path):
    named = tmp_path / "A_RES_79_236.zh.txt"
    named.write_text(OPENINGS["en"], encoding="utf-8")

    found, told = read_document(named), read_document(named, lang="zh")

    assert (found.lang, told.lang) == ("en", "zh")
    assert found.warnings == ("said to be in zh, looks like en; read as en",)
    assert told.warnings == ("said to be in zh, looks like en; read as zh",)


def test_shares_add_up_to_one():
    shares = language_shares(" ".join(OPENINGS.values()))

    assert sum(shares.values()) == pytest.approx(1)
    assert {"ar", "ru", "zh"} <= set(shares)


@pytest.mark.parametrize("tag", ["zh-Hans", "ZH", "zh_CN", " zh "])
def test_a_tag_with_more_in_it_is_understood(tag):
    assert language_of(tag).own_name == "中文"


def test_an_unknown_tag_is_refused_with_the_known_ones():
    with pytest.raises(UnknownLanguage, match="unknown language 'tlh'; the languages are ar en"):
        language_of("tlh")

"""Mastheads, titles and openings of kinds of documents other than resolutions."""

import pytest

from corpora.blocks import Block
from corpora.document import Document, Paragraph
from corpora.structure import paragraphs

BODY = "The Committee met in Geneva and heard statements by eleven delegations on the matter."


def kinds(lang, *blocks):
    return [paragraph.kind for paragraph in paragraphs(blocks, (), lang)]


@pytest.mark.parametrize(
    ("lang", "organ", "session"),
    [
        ("ru", "Генеральная Ассамблея", "Восьмидесятая сессия"),
        ("ar", "المجلس الاقتصادي والاجتماعي", "الدورة الثمانون"),
        ("ru", "Совет Безопасности", "Семьдесят девятый год"),
        ("ar", "مجلس الأمن", "السنة التاسعة والسبعون"),
        ("en", "Security Council", "Seventy-ninth year"),
        ("fr", "Conseil de sécurité", "Quatre-vingtième année"),
        ("es", "Consejo de Seguridad", "Septuagésimo noveno año"),
        ("zh", "安全理事会", "第七十九年"),
        ("fr", "Conseil économique et social", "Quatre-vingtième session"),
    ],
)
def test_an_organ_named_in_a_masthead_opens_no_resolution(lang, organ, session):
    words = (organ, "Distr.: General", "21 August 2025", session)

    found = kinds(lang, *(Block(text) for text in words), Block("1. " + BODY))

    assert found == [*["masthead"] * 4, "body"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Conseil de sécurité\tProvisoire"),
        ("es", "Consejo de Seguridad\tProvisional"),
        ("ru", "Совет Безопасности\tПредварительный отчет"),
        ("zh", "安全理事会\t临时逐字记录"),
        ("fr", "Référence : LAC/2026/4\tDate : 12 mai 2026"),
    ],
)
def test_what_stands_side_by_side_in_a_masthead_is_two_paragraphs(lang, line):
    made = paragraphs((Block(line), Block("1. " + BODY)), (), lang)

    assert [paragraph.text for paragraph in made[:2]] == line.split("\t")
    assert [paragraph.kind for paragraph in made] == ["masthead", "masthead", "body"]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("fr", "Conseil de sécurité : le débat sur la sécurité des lacs est ouvert"),
        ("es", "Consejo de Seguridad: se abre el debate sobre la seguridad de los lagos"),
        ("ru", "Совет Безопасности провел открытые прения о безопасности озер"),
    ],
)
def test_a_title_that_begins_with_the_name_of_a_council_is_a_title(lang, title):
    found = kinds(lang, Block("12 May 2026"), Block(title, bold=True, size=1.3), Block(BODY))

    assert found == ["masthead", "title", "body"]


def test_a_large_title_need_not_be_bold():
    assert kinds("en", Block("Training for translators", size=2.4), Block(BODY)) == [
        *("title", "body"),
    ]


def test_place_and_dates_may_stand_between_masthead_and_title():
    blocks = [
        *(Block("Economic and Social Council"), Block("Fifty-ninth session")),
        *(Block("New York, 13–17 April 2026"), Block("Annotated agenda", bold=True), Block(BODY)),
    ]

    assert kinds("en", *blocks) == [*["masthead"] * 3, "title", "body"]


def test_a_date_or_an_agenda_item_far_below_belongs_to_no_masthead():
    words = ("Scope", "Purpose", "Place", "Signature", "Agenda item", "Date: 3 May")

    assert "masthead" not in kinds("en", Block("Form", bold=True), *map(Block, words))


def test_the_title_of_a_treaty_stands_above_its_preamble():
    words = ("Convention on Lakes", "Preamble", "The Parties to this Convention,")
    styled = [Block(text, role="heading") for text in words[:2]]

    for above in (styled, [Block(text) for text in words[:2]]):
        assert kinds("en", *above, Block(words[2]), Block("Aware of the need,")) == [
            *("title", "heading", "opening", "preambular"),
        ]


@pytest.mark.parametrize("article", ["Article 1", "Artículo 2", "Статья 3", "المادة 4"])
def test_an_article_on_a_line_of_its_own_is_a_heading(article):
    assert kinds("en", Block(BODY), Block(article), Block(BODY)) == ["body", "heading", "body"]


def test_a_document_without_title_is_called_by_its_first_words_below_the_masthead():
    masthead, words = Paragraph("Nations Unies", "masthead"), Paragraph("Ordre du jour")

    assert Document("", "fr", (masthead, words)).title == "Ordre du jour"
    assert Document("", "fr", (masthead,)).title == "Nations Unies"


def test_a_title_with_the_date_under_it_is_no_masthead():
    blocks = (
        Block("Minutes of the Working Group", "heading", level=1),
        Block("Date: 6 February 2025"),
        Block("Place: Room 3"),
    )

    court = Block("Court of Rivers", "heading", level=1), Block("18 June 2024")
    case = Block("Case concerning the Lamp", "heading", level=2)

    assert kinds("en", *blocks, Block(BODY)) == ["title", "body", "body", "body"]
    assert kinds("en", *court, case, Block(BODY)) == ["masthead", "masthead", "title", "body"]


@pytest.mark.parametrize(
    ("lang", "office"), [("fr", "L’Ambassadeur,"), ("en", "The Permanent Representative,")]
)
def test_who_signs_a_letter_opens_no_resolution(lang, office):
    title = Block("Letter dated 3 May 2026 to the President of the Council", bold=True)

    found = kinds(lang, title, Block(BODY), Block(BODY), Block(office), Block("(Signed) A. Name"))

    assert found == ["title", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    ("lang", "opening", "clause"),
    [
        ("ru", "Стороны настоящего Соглашения,", "ссылаясь на Конвенцию об озерах,"),
        ("zh", "本协定缔约方，", "回顾《湖泊公约》，"),
        ("ar", "إن الأطراف في هذا الاتفاق،", "إذ تشير إلى اتفاقية البحيرات،"),
        ("en", "The Parties to this Agreement,", "Recalling the Convention on Lakes,"),
    ],
)
def test_the_parties_open_the_preamble_of_a_treaty(lang, opening, clause):
    assert kinds(lang, Block("79", bold=True), Block(opening), Block(clause))[1:] == [
        "opening",
        "preambular",
    ]

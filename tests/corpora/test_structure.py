"""Kinds and numbers of paragraphs, in the forms that documents of the UN have."""

import json
from pathlib import Path

import pytest

from corpora.blocks import Block
from corpora.formulas import is_caption
from corpora.structure import paragraphs

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "structure.json").read_text(encoding="utf-8")
)
LOOKS = {
    "": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "large": {"bold": True, "size": 1.4},
}


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_paragraphs_have_their_kinds_and_numbers(case):
    blocks = [Block(text, page=1, **LOOKS[look]) for text, look in case["blocks"]]

    made = paragraphs(blocks, (), case["lang"])

    assert [[paragraph.kind, paragraph.number] for paragraph in made] == case["expect"]


def test_a_number_set_apart_by_the_source_needs_no_full_stop():
    words = ("Scope", "Purpose", "Terms")
    blocks = [Block(word, role="heading", label=str(at)) for at, word in enumerate(words, 1)]

    made = paragraphs([Block("Guidelines", role="heading"), *blocks], (), "en")

    assert [(p.label, p.number) for p in made[1:]] == [("1", "1"), ("2", "2"), ("3", "3")]


def test_a_letter_with_a_full_stop_set_apart_by_the_source_is_a_number():
    labels = ("1.", "a.", "b.", "i.", "ii.", "2.")
    blocks = [Block("The Committee met.", label=label) for label in labels]

    made = paragraphs(blocks, (), "en")

    expected = ["1", "1 (a)", "1 (b)", "1 (b) (i)", "1 (b) (ii)", "2"]
    assert [p.number for p in made] == expected


def test_contents_without_leaders_are_no_masthead():
    words = ["United Nations\tA/76/95", "Contents", "Climate action\t14", "Agenda item 2\t15"]
    blocks = [Block(text, role="heading" if text == words[1] else "text") for text in words]

    assert [p.kind for p in paragraphs(blocks, (), "en")] == [
        *["masthead"] * 2,
        "title",
        *["body"] * 2,
    ]


def test_a_short_line_in_large_type_is_a_heading_although_it_is_not_bold():
    body = "联合国秘书处应当向各会员国提供关于本议程项目的资料，并说明所需经费。"
    blocks = [Block(body), Block("1.2\t所需资料", size=1.4), Block(body), Block(body, size=1.4)]

    made = paragraphs(blocks, (), "zh")

    assert [(p.kind, p.number) for p in made] == [
        ("body", ""),
        ("heading", "1.2"),
        ("body", ""),
        ("body", ""),
    ]


def test_a_caption_is_known_in_every_language():
    assert all(map(is_caption, ("Table 3", "Tableau 3", "Таблица 1", "表1", "الجدول 2")))
    assert not is_caption("Table 3 shows the resources")


def test_a_masthead_ends_where_the_contents_or_the_speeches_begin():
    words = (
        "A/76/PV.12",
        "第12次全体会议",
        "气候行动........................14",
        "议程项目2",
        "气候行动",
    )
    speech = (
        "主席（以法语发言）：会员国在2030年之前增加对三方合作的投资，并在下届会议之前提出报告。"
    )
    blocks = [
        *(Block(text, page=1, bold=text == words[1]) for text in words),
        Block(speech, page=1),
        Block("议程项目3", page=1),
    ]

    made = paragraphs(blocks, (), "zh")

    assert [p.kind for p in made] == ["masthead", "title", *["body"] * 5]


def test_what_looks_like_an_opening_far_below_a_title_makes_no_masthead():
    blocks = [
        Block("Liste des participants", page=1, bold=True),
        *(Block(f"M. Martin, Représentant numéro {number}", page=1) for number in range(45)),
        Block("L’Ambassadrice, Représentante permanente,", page=3),
    ]

    made = paragraphs(blocks, (), "fr")

    assert [p.kind for p in made[:-1]] == ["title", *["body"] * 45]


def test_the_text_that_a_resolution_adopts_begins_with_its_title_though_none_is_bold():
    words = (
        *("79/1. The Pact for Water", "The General Assembly,", "Adopts the following Pact:"),
        *("The Pact for Water", "1. We know that water is scarce.", "II. Ways of the north"),
    )

    made = paragraphs([Block(text, page=1) for text in words], (), "en")

    assert [p.kind for p in made] == [
        *("title", "opening", "operative", "heading", "body", "heading"),
    ]

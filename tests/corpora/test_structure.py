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


def test_the_text_that_a_resolution_adopts_begins_with_its_title_though_none_is_bold():
    words = (
        *("79/1. The Pact for Water", "The General Assembly,", "Adopts the following Pact:"),
        *("The Pact for Water", "1. We know that water is scarce.", "II. Ways of the north"),
    )

    made = paragraphs([Block(text, page=1) for text in words], (), "en")

    assert [p.kind for p in made] == [
        *("title", "opening", "operative", "heading", "body", "heading"),
    ]

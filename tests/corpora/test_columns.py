"""Two columns side by side in a text dump."""

from __future__ import annotations

import textwrap
from itertools import zip_longest

import pytest

from corpora import read_document
from corpora.dumps.columns import one_after_the_other

LEFT = [
    "The President: The Council will now begin its consideration of the item on its agenda, and I "
    "give the floor to the representative who asked to speak first.",
    "Members of the Council have before them the text of a draft resolution that was prepared in "
    "the course of earlier consultations; it will be put to the vote at the end of this meeting.",
    "I should like to thank all those who took part in these consultations for their patience and "
    "for the spirit in which",
]
RIGHT = [
    "they looked for words that everybody could accept, as the record of our last meeting shows.",
    "Ms. Anand (spoke in French): My country has always held that small islands need more than "
    "promises, and we are glad that the draft says so in plain words and names the means.",
    "We shall vote in favour of it and hope that others will do the same, for what is at stake is "
    "nothing less than the trust of those who sent us here.",
]


def column(paragraphs, width, indent="    "):
    return [
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(
            paragraph, width, initial_indent="" if paragraph == RIGHT[0] else indent
        )
    ]


def side_by_side(left, right, width):
    return [f"{a or '':<{width}}{b or ''}".rstrip() for a, b in zip_longest(left, right)]


def record():
    rows = side_by_side(column(LEFT, 42), column(RIGHT, 42), 47)
    head = f"S/PV.9001{'':<50}12/03/2025"
    foot = f"2/18{'':<55}25-07123"
    return "\n".join([head, "", "The meeting was called to order at 3 p.m.", "", *rows, "", foot])


def texts(path):
    return [paragraph.text for paragraph in read_document(path).paragraphs]


def test_columns_are_read_one_after_the_other_and_a_sentence_goes_on_at_the_head(tmp_path):
    path = tmp_path / "record.txt"
    path.write_text(record(), encoding="utf-8")

    found = texts(path)

    assert found[-5:] == [*LEFT[:2], f"{LEFT[2]} {RIGHT[0]}", *RIGHT[1:]]
    assert "The meeting was called to order at 3 p.m." in found


def test_heads_and_feet_stay_where_they_are():
    lines = one_after_the_other(record()).split("\n")

    assert lines[0] == record().split("\n")[0]
    assert lines[-1] == record().split("\n")[-1]


def test_no_word_is_lost():
    assert sorted(one_after_the_other(record()).split()) == sorted(record().split())


def test_a_gap_between_paragraphs_stays_and_lines_at_other_heights_make_none():
    left, right = column(LEFT[:2], 42), column(RIGHT[1:], 42)
    beside = side_by_side([*left[:4], "", *left[4:]], [*right[:6], "", *right[6:]], 47)
    between = [
        row for one, other in zip(left, right, strict=False) for row in (one, f"{'':<47}{other}")
    ]

    unfolded = one_after_the_other("\n".join([*beside, *between])).split("\n")

    assert unfolded[3:6] == [left[3], "", left[4]]
    assert "\n".join(left[:8]) in "\n".join(unfolded[len(left) :])


def test_in_arabic_the_column_at_the_right_comes_first(tmp_path):
    first = [
        "الرئيس يفتتح الجلسة ويعطي الكلمة لممثل",
        "الدولة التي طلبت الكلام في هذا البند من",
        "جدول الأعمال ويشكر جميع الأعضاء على ما",
        "أبدوه من تعاون أثناء المشاورات السابقة",
        "التي جرت في هذه القاعة خلال الأسبوع",
        "الماضي وأسفرت عن مشروع القرار المعروض",
        "عليكم اليوم للنظر فيه والتصويت عليه في",
        "ختام هذه الجلسة بعد سماع جميع المتكلمين",
        "المسجلين في القائمة",
    ]
    second = [
        "السيدة أناند تتكلم باسم مجموعة الدول",
        "الجزرية وتقول إن الوعود وحدها لا تكفي",
        "وإن النص يسمي الوسائل بوضوح ويحدد من",
        "يتحمل المسؤولية عن تنفيذها في السنوات",
        "المقبلة وإن بلدها سيصوت مؤيدا للمشروع",
        "ويأمل أن تحذو الدول الأخرى حذوه لأن ما",
        "هو على المحك ليس أقل من ثقة الشعوب التي",
        "أرسلتنا إلى هنا لنعمل معا من أجل مستقبل",
        "أفضل للجميع",
    ]
    rows = [
        f"\u202b{b}\u202c".rjust(46) + "     " + f"\u202b{a}\u202c".rjust(46)
        for a, b in zip(first, second, strict=True)
    ]
    path = tmp_path / "record.txt"
    path.write_text("\n".join(rows), encoding="utf-8")

    assert " ".join(texts(path)) == " ".join([*first, *second])


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(column(LEFT, 90)),
        "\n".join(f"{'Programme ' + str(n):<40}{n * 1000:>12,}{n * 900:>12,}" for n in range(20)),
        "\n".join(f"{'Chapter ' + str(n):<30}{'A long title of it ' * 2}" for n in range(20)),
        "\n".join(f"一般性辩论第{n}次会议\tGeneral debate, meeting {n}" for n in range(20)),
        "\n".join(side_by_side(column(LEFT, 20, ""), column(RIGHT[1:] * 2, 60, ""), 25)),
        "\n".join(
            side_by_side(
                column(LEFT, 24, ""), side_by_side(column(RIGHT, 20), column(RIGHT, 20), 25), 30
            )
        ),
    ],
    ids=["one column", "figures", "short cells", "tabs", "narrow beside wide", "three columns"],
)
def test_what_is_no_column_of_running_text_stays_as_it_is(text):
    assert one_after_the_other(text) == text


def spread(line: str, width: int) -> str:
    """A line whose words stand so far apart that they fill it."""
    words = line.strip().split()
    gap = " " * max(1, (width - sum(map(len, words))) // max(1, len(words) - 1))
    return gap.join(words).ljust(width)


def test_lines_whose_words_are_spread_to_fill_them_are_running_text(tmp_path):
    left, right = column(LEFT, 36), column(RIGHT, 36)
    rows = side_by_side([spread(line, 42) if len(line) < 36 else line for line in left], right, 47)
    file = tmp_path / "record.txt"
    file.write_text("\n".join(rows), encoding="utf-8")

    words = " ".join(p.text for p in read_document(file, lang="en").paragraphs).split()

    assert words == " ".join([*LEFT, *RIGHT]).split()

"""Chinese lines in their places become paragraphs."""

from corpora.layout import measure, paragraphs
from corpora.lines import Line, Page, Piece

FULL = "大会审议了秘书长关于三方合作的报告并请会员国在下届会议之前就此提出意见同时"  # 37 characters


def page(number, lines):
    """Lines 14 points apart, from a text and where it begins; a character is 10 points wide."""
    return Page(
        number,
        600.0,
        800.0,
        tuple(
            Line(
                text,
                float(left),
                left + 10.0 * len(text),
                100.0 + 14 * at,
                10.0,
                pieces=(Piece(0, len(text), float(left), left + 10.0 * len(text)),),
            )
            for at, (text, left) in enumerate(lines)
        ),
    )


def read(*sheets):
    pages = [page(number, lines) for number, lines in enumerate(sheets, 1)]
    return ["".join(one.line.text for one in part) for part in paragraphs(pages, measure(pages))]


def test_a_line_that_stops_far_from_the_edge_is_a_paragraph_though_no_mark_ends_it():
    lines = [("摘要", 100), (FULL, 100), (FULL, 100), ("结束。", 100)]

    assert read(lines) == ["摘要", FULL + FULL + "结束。"]


def test_a_mark_that_hangs_over_the_edge_makes_no_list():
    item = [(FULL[:32], 137), (FULL[:31] + "完毕。", 137)]

    found = read([(FULL, 100), (FULL, 100), ("结束。", 100)], item)

    assert found[1:] == ["".join(text for text, _ in item)]

"""Term cards: a passage is cut where nothing breaks."""

from termbase.entry import Context
from termbase.showing.card import excerpt


def test_a_figure_in_a_chinese_passage_is_not_cut():
    text = "全面实施《2030年议程》和三方合作，到2035年时"
    at = text.index("三方合作")

    shown = excerpt(Context(text, (at, at + 4), ""), around=12).plain

    assert shown == "…2030年议程》和三方合作，到2035…"

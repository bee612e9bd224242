import pytest

from align.edges import edges


@pytest.mark.parametrize(
    ("before", "after", "goes_on"),
    [
        ("It was so.", "Then it rained.", 0.0),
        ("Il faut se hâter ;", "mais la neige est molle.", 1.0),
        ("recalling that", "States have agreed,", 0.4),
        ("Recalling resolution 1,", "Noting resolution 2,", 0.9),
        ("as follows:", "First item", 0.5),
        ("他说：“是的。”", "她走了。", 0.0),
        ("回顾其决议，", "注意到报告，", 0.9),
        ("促请会员国；", "又促请会员国；", 0.5),
        ("وإذ تشير إلى قرارها،", "وإذ تحيط علما،", 0.9),
        ("هل هذا صحيح؟", "نعم.", 0.0),
        ("«Так и есть.»", "Он ушёл.", 0.0),
        ("", "Anything", 0.4),
        ("end.", "", 0.0),
    ],
)
def test_a_text_goes_on_or_has_ended(before, after, goes_on):
    assert edges([before, after])[1] == goes_on


def test_there_is_an_edge_more_than_segments():
    assert edges([]) == [0.0]
    assert edges(["one"]) == [0.0, 0.0]
    assert len(edges(["one", "two", "three"])) == 4

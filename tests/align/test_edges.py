import pytest

from align.evidence.edges import edges


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
        ("See the Review, No.", "293 of it", 0.9),
        ("Il vit E. M.", "Abalakov au sommet.", 0.9),
        ("Höhe 8900 m.", "Dann schlief er.", 0.0),
        ("His book (London:", "Collins) came out.", 1.0),
        ("他的书（伦敦：", "柯林斯）出版了。", 1.0),
        ("Firstly:", "1) The first;", 0.5),
    ],
)
def test_a_text_goes_on_or_has_ended(before, after, goes_on):
    assert edges([before, after])[1] == goes_on


def test_there_is_an_edge_more_than_segments():
    assert edges([]) == [0.0]
    assert edges(["one"]) == [0.0, 0.0]
    assert len(edges(["one", "two", "three"])) == 4


def test_a_bracket_is_open_until_it_is_closed_or_forgotten():
    assert edges(["He (Bern:", "Benno Schwabe", "1936) said.", "So."])[1:4] == [1.0, 1.0, 0.0]
    far = ["It (was so.", *["No."] * 3, "Then) it rained."]
    assert edges(far)[1:5] == [0.0] * 4

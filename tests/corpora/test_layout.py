"""Chinese lines in their places become paragraphs."""

from corpora.pages.layout import paragraphs
from corpora.pages.lines import Line, Page, Piece
from corpora.pages.tables import with_rows
from corpora.pages.usual import measure

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


def test_a_short_line_ends_its_paragraph_before_a_number():
    lines = [(FULL, 100), ("结束。", 100), ("摘要", 100), ("4." + FULL[2:], 100), ("完毕。", 100)]

    assert read([(FULL, 100), *lines])[1:] == ["摘要", "4." + FULL[2:] + "完毕。"]


def test_two_names_one_under_the_other_are_two():
    lines = [("史密斯先生，常驻代表", 100), ("穆勒女士，顾问", 100)]

    found = read([(FULL, 100), (FULL, 100), ("结束。", 100)], lines)

    assert found[1:] == [text for text, _ in lines]


def test_a_list_of_names_far_from_the_edge_is_no_paragraph():
    names = [
        ("史密斯先生", 100),
        ("穆勒女士", 100),
        ("洛佩斯先生", 100),
        ("金先生", 100),
        ("哈桑", 100),
    ]

    found = read([(FULL, 100), (FULL, 100), ("结束。", 100)], names)

    assert found[1:] == [text for text, _ in names]


def test_set_in_arabic_goes_on_overleaf_though_it_has_no_capitals():
    words = ("كلمة " * 20).strip()
    lines = [*[(words, 100)] * 8, (words, 120), (words, 120)]

    assert len(read(lines, [(words, 120), ("كلمة.", 120)])) == len(read(lines))


def test_questions_and_answers_of_one_line_each_stay_apart():
    lines = [("问：谁可以报名？", 100), ("答：持有大学学位者，均可报名。", 100)] * 4
    lines[3] = ("答：凡以中文为主要语文、持有大学学位且年龄不超过五十六岁者，均可报名。", 100)

    assert read(lines) == [text for text, _ in lines]


def test_lines_of_verse_are_no_paragraph():
    lengths = (30, 34, 30, 36, 30, 33, 35, 30)
    verse = ["The bell rings on, and on and on and on"[:length] for length in lengths]

    assert read([(line, 100) for line in verse]) == verse


def test_an_address_stands_line_by_line_though_a_number_begins_one():
    lines = [("Palais Wilson", 100), ("52, rue des Pâquis", 100), ("1201 Genève", 100)]
    letter = [("The Mission presents its compliments to", 100), ("the Office in Geneva.", 100)]

    assert read([*letter[:1] * 3, letter[1]], lines)[1:] == [text for text, _ in lines]


def test_a_sentence_that_leaves_room_for_the_next_word_ends_its_paragraph():
    lines = [("什么时候公布？", 100), ("通常在考试后四个月内公布，合格者受到邀请。", 100)]
    lines += [("列入名册后多久可以得到职位？", 100), ("这取决于空缺，可能需要一年。", 100)]

    found = read([(FULL, 100), (FULL, 100), ("结束。", 100), ("摘要", 100)], lines)

    assert found[2:] == [text for text, _ in lines]


def test_an_arabic_address_stands_line_by_line():
    full = "تعرب البعثة عن شكرها للمكتب وتود أن تبلغه بما يلي من"
    lines = [("المكتب المعني بشؤون البحيرات", 100), ("شارع البحيرة 12، جنيف", 100)]
    lines.append(("الضميمات: 3", 100))

    assert read([(full, 100)] * 4 + [("ردود.", 100)], lines)[1:] == [text for text, _ in lines]


def test_a_line_in_capitals_goes_on_after_a_word_that_ends_no_text():
    full = "The Mission presents its compliments to the"
    head = [("MISSION OF ARDENIA TO THE OFFICE OF THE", 100), ("NATIONS IN GENEVA", 100)]
    lines = [("14, chemin des Tilleuls", 100), ("1218 Saconnex", 100), ("Ref. 12", 100)]

    found = read([(full, 100)] * 4 + [("Office.", 100)], [*head, *lines])

    assert found[1:] == ["".join(text for text, _ in head), *(text for text, _ in lines)]


def test_a_line_in_larger_type_belongs_to_no_table():
    def line(at, *cells, size=10.0):
        text, pieces = "\t".join(cells), []
        for cell, left in zip(cells, (100.0, 300.0), strict=False):
            start = len("\t".join(cells[: len(pieces)])) + bool(pieces)
            pieces.append(Piece(start, start + len(cell), left, left + 5 * len(cell)))
        right = pieces[-1].right
        return Line(text, 100.0, right, 100.0 + 20 * at, size, pieces=tuple(pieces))

    rows = [("Cost", "Price"), ("Pen", "2"), ("Ink", "3"), ("Cup", "4")]
    table = [line(at, *cells) for at, cells in enumerate(rows, 2)]
    small, large = (
        Page(1, 600.0, 800.0, (line(0, "Council", "Draft"), line(1, "Meeting", size=size), *table))
        for size in (10.0, 14.0)
    )

    assert [one.row for one in with_rows(small).lines][:2] == [True, True]
    assert [one.row for one in with_rows(large).lines] == [False, False, *[True] * 4]

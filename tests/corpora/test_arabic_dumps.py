"""Arabic as PDFium, pypdf and pdftotext -raw pull it out of PDFs that a browser or office made."""

import re

import pytest

from corpora.dumps import beyond_mending
from corpora.dumps.drawn_runs import as_seen
from corpora.dumps.visual_order import in_written_order
from corpora.pages.bidi import stretched, stroke, without_embeddings
from corpora.reading import read_document

WRITTEN = (
    "تبلغ مساحة المدينة 70 كيلومترا ويسكنها 100000 من الناس في السنة الماضية، وفقا للجنة.",
    "وقد زارتها في عام 2015 بعثة (من 12 دولة) وأقامت فيها مدة الشتاء، ثم غادرت القرية.",
    "وشكرت البعثة أهل الصحراء.",
)
LETTERS = "[\u0621-\u064a]+"
UNJOINED = "اأإآدذرزوؤةىء"


def turned_where_joined(text):
    """A text as PDFium has it: words whose last letter is joined to the one before stand turned."""

    def turned(word):
        joined = len(word[0]) > 1 and word[0][-2] not in UNJOINED
        return word[0][::-1] if joined else word[0]

    return re.sub(LETTERS, turned, text)


def test_words_that_are_turned_round_where_they_are_joined_are_turned_back():
    text, said = in_written_order(turned_where_joined("\n".join(WRITTEN)))

    assert text == "\n".join(WRITTEN)
    assert said.startswith("some Arabic words stood turned round")


def test_the_parts_of_such_a_word_on_either_side_of_a_mark_are_turned_each_by_itself():
    text, _ = in_written_order("الدورة ةعساتلا يف ركملاَّةس")

    assert text == "الدورة التاسعة في المكرَّسة"


def as_forms(text):
    """A text of which each beh, teh and lam is a form, as fonts have them."""
    return text.translate(str.maketrans("بتلميهن", "ﺑﺗﻟﻣﻳﻫﻧ"))


def test_runs_in_the_order_in_which_they_are_drawn_are_read_from_the_right():
    dumped = (
        " من الناس في المدينة وقد بلغت مساحتها الكلية100000  هي لنا منها كلها70 تبلغ\n"
        ".لها\n.بها\n9المدينة "
    )

    text, said = in_written_order(as_forms(dumped))

    assert text.split("\n") == [
        "تبلغ 70 هي لنا منها كلها 100000 من الناس في المدينة وقد بلغت مساحتها الكلية",
        "لها.",
        "بها.",
        "المدينة 9",
    ]
    assert "as drawn" in said


def test_signs_between_a_number_and_arabic_stay_on_their_side():
    assert as_seen("(، لهم2017) قال") == "مهل ،(2017) لاق"
    assert as_seen("211  - هو4") == "211 وه - 4"


@pytest.mark.parametrize(
    ("dumped", "written"),
    [
        ("المادة ٠١ في عام ٥١٠٢ و٠٢", "المادة ١٠ في عام ٢٠١٥ و٢٠"),
        ("في ٠٥/٠٣/٢٠١٤ و٠٩:٣٠ من عام ٢٠١٥", "في ٠٥/٠٣/٢٠١٤ و٠٩:٣٠ من عام ٢٠١٥"),
    ],
)
def test_arabic_numbers_with_their_last_digit_first_are_turned_round(dumped, written):
    assert in_written_order(dumped)[0] == written


def test_brackets_as_seen_are_turned_and_a_sign_before_the_last_number_stands_behind_it():
    dumped = "زارتها بعثة )من 12 دولة( في عام .2015\nواللجنة )الأولى( معها\nو)الثانية( أيضا"

    assert in_written_order(dumped)[0].split("\n") == [
        "زارتها بعثة (من 12 دولة) في عام 2015.",
        "واللجنة (الأولى) معها",
        "و(الثانية) أيضا",
    ]
    assert in_written_order("قال إن اللجنة) نعم (لا")[0] == "قال إن اللجنة) نعم (لا"


def test_words_that_pdftotext_embeds_one_by_one_are_read_with_the_numbers_between_them():
    lines = (
        "\f.\u202bدولة\u202c 12 \u202bمن\u202c \u202bبعثة\u202c - 1",
        "\u202bفيها\u202c \u202bأقامت\u202c ،)2015( \u202bعام\u202c",
        "\u202bاللجنة\u202c A/RES/79/236 \u202bقرار\u202c",
    )

    assert without_embeddings("\n".join(lines)).split("\n") == [
        "\f1 - بعثة من 12 دولة.",
        "عام (2015)، أقامت فيها",
        "قرار A/RES/79/236 اللجنة",
    ]


def test_a_sign_between_joined_letters_is_the_stroke_and_one_between_words_is_not():
    text = "الش!!تاء في المدين!ة والص!!حراء مع الس!لام بع!د البع!ثة والق!رية"

    assert stretched(text, stroke(text)).replace("ـ", "") == text.replace("!", "")
    assert stroke("نعم!لا وقد!زار وهنا!أقام ودعا!له ورأى!به وهذا!هو") == ""


def test_a_sentence_that_ends_far_from_the_edge_ends_its_paragraph(tmp_path):
    full = "وتحيط الجمعية العامة علما بتقرير اللجنة وتطلب إليها أن تواصل أعمالها في جميع المناطق"
    text = "\n".join([full, full, full, "التي تقع فيها.", ""] * 4)
    text += "\nلا يجوز أن يكون للعضو أكثر من خمسة مندوبين في اللجنة.\nوظائف اللجنة وسلطاتها\n"
    file = tmp_path / "dump.ar.txt"
    file.write_text(text, encoding="utf-8")

    document = read_document(file)

    assert [paragraph.text for paragraph in document.paragraphs][-1] == "وظائف اللجنة وسلطاتها"


def test_words_cut_by_spaces_and_numbers_out_of_their_sentences_are_counted_and_said():
    cut = "\n".join(WRITTEN).replace("ة ", " ة ")
    apart = f"{WRITTEN[0][:60]}\n2015\n{WRITTEN[1][:60]}\n12\n" * 3

    assert [said.split(";")[0] for said in beyond_mending.warnings(cut * 2)] == [
        "12 Arabic words or more are cut by spaces"
    ]
    assert list(beyond_mending.warnings("\n".join(WRITTEN) * 3)) == []
    assert [said.split(",")[0] for said in beyond_mending.warnings(apart)] == [
        "6 numbers stand on lines of their own"
    ]


def test_what_cannot_be_mended_is_among_the_warnings_of_the_document(tmp_path):
    file = tmp_path / "dump.ar.txt"
    file.write_text("\n".join(WRITTEN).replace("ة ", " ة ") * 3, encoding="utf-8")

    assert any("cut by spaces" in said for said in read_document(file).warnings)

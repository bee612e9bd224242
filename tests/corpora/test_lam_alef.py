"""Arabic pulled out of a PDF with its lam-alefs turned round."""

import re

import pytest

from corpora.dumps.lam_alef import is_damaged, put_right
from corpora.reading import read_document

# Written for this test.
WRITTEN = (
    "لا سلام بلا عدالة، ولا عدالة في العالم بلا قانون. وللأطفال والآباء حق في الاحتفال خلال العام، "
    "كما أن للإنسان حقاً في الأمل، إلا أن الاستقلال لا يأتي إلا بالأعمال. والطلاب الأوائل ثلاثة."
)


def turned_round(text):
    return re.sub("ل([اأإآ])", r"\1ل", text)


def marks_first(text):
    return re.sub("([ء-غف-ي])([\u064b-\u0652]+)", r"\2\1", text)


def test_every_word_of_a_damaged_text_is_put_right():
    assert put_right(turned_round(WRITTEN)) == (WRITTEN, 19)


def test_what_is_not_damaged_stays_as_it_is():
    assert put_right(WRITTEN) == (WRITTEN, 0)
    assert put_right("ألمانيا والعالم وإلى آلاف الأعمال") == (
        "ألمانيا والعالم وإلى آلاف الأعمال",
        0,
    )
    assert put_right("حقوق الإنسان، لا «اإلنسان»، والأمم") == (
        "حقوق الإنسان، لا «اإلنسان»، والأمم",
        0,
    )


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("اإلعالن", "الإعلان"),
        ("السالم", "السلام"),
        ("العالم", "العالم"),
        ("ال", "لا"),
        ("لألطفال", "للأطفال"),
        ("لالجئين", "للاجئين"),
        ("خالل", "خلال"),
        ("والتغالطون", "والتغالطون"),
        ("باألرطمانات", "بالأرطمانات"),
    ],
)
def test_the_likeliest_word_was_meant_and_an_unknown_one_has_its_article(damaged, written):
    assert put_right(f"اإلنسان {damaged}")[0] == f"الإنسان {written}"


@pytest.mark.parametrize(
    ("damaged", "written"),
    [
        ("عمًال", "عملاً"),
        ("إّال", "إلاّ"),
        ("دليًال وضميًر ا", "دليلاً وضميرًا"),
        ("ُيقال تيّس ر", "يُقال تيسّر"),
        ("قدًما إلى", "قدمًا إلى"),
    ],
)
def test_marks_go_behind_their_letters_and_no_space_stays_behind_them(damaged, written):
    assert put_right(f"ُيرى اإلنسان {damaged}")[0] == f"يُرى الإنسان {written}"


def test_marks_that_stand_where_they_should_stay_there():
    assert put_right("حقاً لإلنسان كلَّ اإلنسان أيضاً")[0] == "حقاً للإنسان كلَّ الإنسان أيضاً"


def test_words_without_sense_take_no_time():
    text = "اإلنسان " + "ال" * 100_000

    assert is_damaged(text)
    assert put_right(text)[1] == 1


def test_a_dump_of_a_page_from_right_to_left_is_read_and_the_document_says_what_was_done(tmp_path):
    lines = [
        "\u202b\u202a2 January 2031\u202c\u202c",
        "\u202bالمادة \u202a1\u202c\u202c",
        "\u202bلكل إنسان حق في السالم واألمن منذ \u202a 2030\u202cوله الحق في العدالة\u202a ،\u202c"
        "وال\u202c",
        "\u202bيجوز ألحد أن يحرمه من ذلك لكل \u202a100 000\u202c نسمة\u202a.\u202c\u202c",
    ]
    file = tmp_path / "dump.ar.txt"
    file.write_text("\n".join(lines), encoding="utf-8")

    document = read_document(file)

    assert [paragraph.text for paragraph in document.paragraphs][1:] == [
        "المادة 1",
        "لكل إنسان حق في السلام والأمن منذ 2030 وله الحق في العدالة، ولا يجوز لأحد أن يحرمه من ذلك "
        "لكل 000 100 نسمة.",
    ]
    assert document.warnings == (
        "lam-alef stood turned round, as PDFs are dumped; 4 words put right",
    )

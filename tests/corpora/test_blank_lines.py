"""Text that an editor or a mail program wrapped, its paragraphs parted by blank lines."""

import pytest

from corpora.dumps.blank_lines import with_whole_paragraphs
from corpora.reading import read_document

MANUAL = """Keeper's manual

1.1 Fill the tank to at least eighty per cent and light the lamp
Fresnel (model 3 or later).

1.2 Write the hour into the book of the tower, column seven. Do
not cross anything out.

Step 1.     Lamp        Light it.
Step 2.     Horn        Sound it.
"""
MAIL = """Dear Ada,

> We have not yet had the book of the tower for the past year, which
> ends on 30 June.
>
> Yours,
> Ben

It was sent to you with the boat of yesterday morning and should have
reached you by now.

Ada Brook
Keeper
"""


def test_words_that_had_no_room_go_on_with_their_paragraph(tmp_path):
    (tmp_path / "manual.txt").write_text(MANUAL, encoding="utf-8")

    document = read_document(tmp_path / "manual.txt", lang="en")

    assert [paragraph.text for paragraph in document.paragraphs][1:3] == [
        "Fill the tank to at least eighty per cent and light the lamp Fresnel (model 3 or later).",
        "Write the hour into the book of the tower, column seven. Do not cross anything out.",
    ]


def test_a_mail_that_is_answered_is_read_without_the_signs_of_each_line():
    lines = [line for line in with_whole_paragraphs(MAIL).split("\n") if line]

    assert lines == [
        "Dear Ada,",
        "> We have not yet had the book of the tower for the past year, which ends on 30 June.",
        "> Yours,",
        "> Ben",
        "It was sent to you with the boat of yesterday morning and should have reached you by now.",
        "Ada Brook",
        "Keeper",
    ]


def test_chinese_lines_are_joined_without_a_blank():
    half = "守塔人应当在每天日落之前点亮灯塔的灯并在日出之后把灯熄灭还"
    text = f"{half}\n要记录时间。\n\n{half}\n要检查油量。\n"

    assert with_whole_paragraphs(text) == f"{half}要记录时间。\n\n{half}要检查油量。\n"


@pytest.mark.parametrize(
    "text",
    [
        MANUAL.replace("and light the lamp\nFresnel", "and\nlight the lamp Fresnel"),  # had room
        MANUAL.replace("\n\n", "\n"),  # nothing parts the paragraphs
        f"{MANUAL}\f",  # pages, as programs pull them out of a PDF
        f"{MANUAL}\n2\n\nThe tank was filled in May.\n",  # a note and its number
    ],
)
def test_lines_that_no_program_wrapped_to_columns_stay_as_they_are(text):
    assert with_whole_paragraphs(text) == text

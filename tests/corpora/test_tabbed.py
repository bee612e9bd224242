"""Tables pasted into plain text, their cells parted by tabs."""

import pytest

from corpora.reading import read_document
from corpora.tabbed import blocks_of

TABLE = (
    "No.\tAction\tWho\tWhen\n1\tPublish the list of lamps\tSN\t1 March\n2\tBuy oil\tJF\tAt once\n"
)


def test_lines_with_as_many_tabs_are_rows_and_their_parts_cells(tmp_path):
    (tmp_path / "plan.txt").write_text(f"The keepers agreed on this:\n{TABLE}", encoding="utf-8")

    document = read_document(tmp_path / "plan.txt", lang="en")

    assert [paragraph.kind for paragraph in document.paragraphs] == ["body", "row", "row", "row"]
    assert document.paragraphs[2].cell_texts() == (
        "1",
        "Publish the list of lamps",
        "SN",
        "1 March",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["1.\tThe lamp is lit.", "2.\tThe horn is sounded."],  # numbers before their text
        ["United Nations\t\tA/79/L.1", "General Assembly\tDistr.: Limited"],  # a masthead
        ["The lamp\tthe horn\tthe boat"],  # one line
    ],
)
def test_other_tabs_make_no_table(lines):
    assert {block.role for block in blocks_of(lines)} == {"text"}

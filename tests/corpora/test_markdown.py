import time

import pytest
from hypothesis import HealthCheck, given, settings

from corpora.errors import UnreadableFile
from corpora.html.markdown import read_markdown
from tests.corpora.block_cases import assert_blocks, cases
from tests.corpora.damage import assert_read_or_refused, damaged

CASES = cases("markdown")


@pytest.mark.parametrize("case", CASES)
def test_a_construct_of_markdown_becomes_the_right_blocks(case):
    source = read_markdown(case["text"])

    assert_blocks(source.blocks, case["expect"])


@pytest.mark.parametrize(
    "text",
    [
        ">" * 50_000 + " x",
        "*a **a " * 20_000,
        "[" * 50_000,
        "- " * 20_000 + "x",
        "![[]()" * 20_000,
        "`" * 50_000,
        "[^1]: " * 20_000,
        "| a " * 20_000 + "|\n" + "|---" * 20_000 + "|\n",
        "^[" * 20_000,
        "<" * 50_000,
        "1. a\n" * 20_000,
    ],
    ids=lambda text: text[:6],
)
def test_much_of_one_thing_is_read_in_bounded_time(text):
    began = time.perf_counter()

    assert_read_or_refused(read_markdown, text)

    assert time.perf_counter() - began < 60


def test_a_text_beyond_all_bounds_is_refused():
    with pytest.raises(UnreadableFile, match="more than 10 million characters"):
        read_markdown("x" * 10_000_001)


def test_two_thousand_paragraphs_are_read():
    text = "\n\n".join(f"{n}. *Reaffirms* its **resolution** 64/222;" for n in range(1, 2001))

    assert len(read_markdown(text).blocks) == 2000


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged("\n\n".join(case.values[0]["text"] for case in CASES).encode()))
def test_a_damaged_text_is_read(data):
    assert_read_or_refused(read_markdown, data.decode("utf-8", "replace"))

"""Every rule finds its fault in a file that is in order but for it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termbase.entry import Context, Entry, Term
from termbase.formats.tbx import tbx
from tests.termbase.mined import cases
from tests.termbase.tbx_rules import problems

ENTRIES = [
    Entry(
        "c1",
        (
            Term("zh", "甲", "admitted", contexts=(Context("甲乙", (0, 1), "A/1"),)),
            Term("en", "a"),
            Term("en", "b"),
        ),
    ),
    Entry("c2", (Term("zh", "丙"), Term("en", "c"))),
]
ORDERLY = b"".join(tbx(ENTRIES, "t", "s")).decode()


def test_an_orderly_file_has_no_problem():
    assert problems(ORDERLY.encode()) == ()


@pytest.mark.parametrize("case", cases("terms_tbx"))
def test_each_fault_is_found(case):
    count = 0 if case.get("everywhere") else 1
    broken = re.sub(case["from"], case["to"], ORDERLY, count=count, flags=re.DOTALL)

    found = problems(broken.encode())

    assert any(problem.startswith(case["problem"]) for problem in found), found
    assert len(found) == len(set(found))


def test_problems_come_in_the_order_of_the_file():
    broken = ORDERLY.replace("<term>甲</term>", "<term/>").replace("<term>c</term>", "<term/>")

    found = problems(broken.encode())

    assert [problem[:6] for problem in found] == ["c1: zh", "c2: en"]


@pytest.mark.parametrize("remark", ["<!-- a remark -->", "<?a remark?>", "\n"])
def test_a_remark_after_a_term_is_no_problem(remark):
    made = ORDERLY.replace("</term>", f"</term>{remark}")

    assert problems(made.encode()) == ()


@pytest.mark.parametrize("data", [b"", b" ", b"\x00", b"not XML", b"<a>", "<a/>".encode("utf-16")])
def test_what_is_no_tbx_file_is_told(data):
    assert problems(data) != ()


def test_no_entity_is_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    hostile = ORDERLY.replace(
        "<tbx ", f'<!DOCTYPE tbx [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<tbx ', 1
    ).replace("<term>甲</term>", "<term>&e;</term>")

    found = problems(hostile.encode())

    assert "secret" not in "".join(found)


def test_entities_that_grow_are_not_written_out():
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    hostile = ORDERLY.replace(
        "<tbx ", f'<!DOCTYPE tbx [<!ENTITY e0 "x">{levels}]>\n<tbx ', 1
    ).replace("<term>甲</term>", "<term>&e11;</term>")

    found = problems(hostile.encode())

    assert 0 < len("".join(found)) < 1000


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: f"<a>{text}</a>".encode()))
def test_any_bytes_have_an_answer(data):
    assert all(isinstance(problem, str) for problem in problems(data))

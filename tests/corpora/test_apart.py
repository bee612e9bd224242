"""Work in a process of its own: what it sends comes back, and what goes wrong with it is told."""

import os
import signal
import time

import pytest

from corpora.apart import apart
from corpora.errors import UnreadableFile

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def test_items_come_back_in_order_and_whole():
    big = "南" * 2_000_000

    assert list(apart(lambda: iter(["a", big, ("b", 1)]))) == ["a", big, ("b", 1)]


def test_an_error_comes_back_as_itself():
    def work():
        yield 1
        raise UnreadableFile("page 2 is empty")

    items = apart(work)

    assert next(items) == 1
    with pytest.raises(UnreadableFile, match="page 2 is empty"):
        next(items)


def test_too_much_memory_is_refused():
    def work():
        yield len(bytes(500_000_000))

    with pytest.raises(UnreadableFile, match="takes more than 0 GB to unpack"):
        list(apart(work, memory=200_000_000))


def test_a_crash_is_told_in_one_line():
    def work():
        os.kill(os.getpid(), signal.SIGKILL)
        yield 1

    with pytest.raises(UnreadableFile, match="or is damaged; refused"):
        list(apart(work))


def test_work_that_never_ends_is_given_up():
    def work():
        time.sleep(60)
        yield 1

    with pytest.raises(UnreadableFile, match="takes too long"):
        list(apart(work, patience=0.2))


def test_no_process_is_left_behind_when_nobody_reads_on():
    def work():
        yield os.getpid()
        time.sleep(60)

    items = apart(work)
    child = next(items)
    items.close()

    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)

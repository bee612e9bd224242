"""Work on files from strangers in a process of its own, bounded in memory and time.

A library written in C that unpacks a file made to harm can take all memory, never come back, or
crash; none of it may take the caller along. So the work is done in a fork of this process that
sends back item after item.

>>> list(apart(lambda: iter("abc")))
['a', 'b', 'c']

Where there is no fork (Windows) the work is done here, without bounds.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import select
import signal
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from corpora.errors import UnreadableFile

T = TypeVar("T")

MEMORY = 2_000_000_000  # bytes beyond what the caller has
PATIENCE = 60.0  # seconds from one item to the next
_HEAD = 8  # bytes that say how long the next item is


def apart(
    work: Callable[[], Iterator[T]], memory: int = MEMORY, patience: float = PATIENCE
) -> Iterator[T]:
    """The items that `work` yields, made in a process of its own.

    Args:
        work: what to do; its items must be picklable.
        memory: bytes it may take beyond what this process has.
        patience: seconds to wait for an item.

    Raises:
        UnreadableFile: it took too much, too long, or crashed; or what `work` raised.
    """
    if not hasattr(os, "fork"):
        yield from work()
        return
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(work, writer, memory)
    os.close(writer)
    try:
        while True:
            message = _receive(reader, patience)
            if message is None:
                raise UnreadableFile(
                    f"takes more than {memory / 1e9:.0f} GB to unpack, or is damaged; refused"
                )
            kind, value = pickle.loads(message)
            if kind == "end":
                return
            if kind == "error":
                raise value
            yield value
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(work: Callable[[], Iterator[T]], writer: int, memory: int) -> None:
    """What the fork does; it never returns."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    faulthandler.disable()  # a crash is told by the caller, in one line
    try:
        _limit_memory(memory)
        for item in work():
            _send(writer, ("item", item))
        _send(writer, ("end", None))
    except MemoryError:
        pass
    except Exception as error:
        _send(writer, ("error", error))
    finally:
        os._exit(0)


def _limit_memory(memory: int) -> None:
    import resource

    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 (no Path in a fork: less to go wrong)
            have = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = have + memory if hard == resource.RLIM_INFINITY else min(have + memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return  # a system that cannot tell or limit; time is still bounded


def _send(writer: int, message: object) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    data = len(data).to_bytes(_HEAD, "big") + data
    while data:
        data = data[os.write(writer, data) :]


def _receive(reader: int, patience: float) -> bytes | None:
    """The next message; None if the other side has gone."""
    deadline = time.monotonic() + patience
    head = _read(reader, _HEAD, deadline)
    return head and _read(reader, int.from_bytes(head, "big"), deadline)


def _read(reader: int, size: int, deadline: float) -> bytes | None:
    parts = []
    while size:
        wait = deadline - time.monotonic()
        if wait <= 0 or not select.select([reader], [], [], wait)[0]:
            raise UnreadableFile("one of its pages takes too long to read; refused")
        part = os.read(reader, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)

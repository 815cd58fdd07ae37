"""The question how wide a terminal draws open widths: what it answers, and that nothing is left of
it, whatever happens in between.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support.processes import tracker

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

QUESTION = b"\x1b7\x1b[6n\xe2\x94\x82\x1b[6n\x1b8\x1b[K"
ASKS = """
import sys
from tracker.cli.probe import cells_of_mark
print("ready", flush=True)
sys.stdin.readline()
try:
    print("cells", cells_of_mark(0, 1, "utf-8", {patience}), flush=True)
except KeyboardInterrupt:
    print("interrupted", flush=True)
print("read", sys.stdin.readline().strip(), flush=True)
"""


@dataclass
class Asked:
    """A process in a terminal of its own, and this end of it."""

    pid: int
    end: int
    seen: bytes = b""

    def until(self, mark: bytes, seconds: float = 10) -> bytes:
        """All that was written so far, as soon as a mark is among it."""
        ends = time.monotonic() + seconds
        while mark not in self.seen:
            assert select.select([self.end], [], [], max(ends - time.monotonic(), 0))[0], self.seen
            self.seen += os.read(self.end, 1000)
        return self.seen

    def type(self, text: bytes) -> None:
        os.write(self.end, text)

    def modes(self) -> list[object]:
        """How the terminal is set."""
        return list(termios.tcgetattr(self.end))


def asked(patience: float = 2) -> Asked:
    pid, end = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-c", ASKS.format(patience=patience)])
    return Asked(pid, end)


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[Asked]:
    """Ready to ask; the terminal as it is set then is that in which it must be left."""
    one = asked(*getattr(request, "param", ()))
    one.until(b"ready")
    yield one
    os.close(one.end)
    os.kill(one.pid, signal.SIGKILL)
    os.waitpid(one.pid, 0)


@pytest.mark.parametrize(
    ("answers", "cells"),
    [
        pytest.param(b"\x1b[7;1R\x1b[7;2R", b"cells 1", id="one"),
        pytest.param(b"\x1b[7;1R\x1b[7;3R", b"cells 2", id="two"),
        pytest.param(
            b"\x1b[7;80R\x1b[8;2R", b"cells None", id="at-the-end", marks=pytest.mark.long
        ),
        pytest.param(b"\x1b[7;1R\x1b[7;9R", b"cells None", id="nonsense", marks=pytest.mark.long),
    ],
)
def test_the_terminal_answers(process: Asked, answers: bytes, cells: bytes) -> None:
    before = process.modes()
    process.type(b"\n")
    process.until(QUESTION)
    process.type(answers)
    process.until(cells)
    assert process.modes() == before
    process.type(b"next\n")
    assert b"R" not in process.until(b"read next").partition(QUESTION)[2].partition(b"cells")[2]


def test_what_is_typed_in_between_is_read_by_whoever_reads_next(process: Asked) -> None:
    process.type(b"\n")
    process.until(QUESTION)
    process.type(b"l\x1b[7;1Rs\x1b[7;3R -l")
    process.until(b"cells 2")
    process.type(b"\n")
    assert b"read ls -l" in process.until(b"read ls -l")


def test_who_types_already_is_not_asked(process: Asked) -> None:
    process.type(b"\nls -l\n")
    assert QUESTION not in process.until(b"read ls -l")
    assert b"cells None" in process.seen


@pytest.mark.parametrize("process", [(0.1,)], indirect=True)
def test_who_does_not_answer_is_not_waited_for(process: Asked) -> None:
    before = process.modes()
    process.type(b"\n")
    process.until(b"cells None")
    assert process.modes() == before


@pytest.mark.parametrize("process", [(0.3,)], indirect=True)
def test_ctrl_c_waits_until_the_terminal_is_as_it_was(process: Asked) -> None:
    before = process.modes()
    process.type(b"\n")
    process.until(QUESTION)
    process.type(b"\x03")
    assert b"cells" not in process.until(b"interrupted")
    assert process.modes() == before


@pytest.mark.parametrize("said", ["3", "wide"])
def test_a_wrong_word_is_refused(said: str) -> None:
    found = tracker("status", TRACKER_AMBIGUOUS=said)
    assert found.code == 2 and "U138" in found.err and said in found.err


def test_the_variable_decides() -> None:
    narrow, wide = (
        tracker("status", "--as-of", "2025-02-28", TRACKER_AMBIGUOUS=said).out for said in "12"
    )
    assert "█████│█▒▒+" in narrow and "██│▒+" in wide

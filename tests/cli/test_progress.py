"""How far long work is: drawn on a terminal's stderr from a second on, and gone when it is done."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from tests.support.projects import PROJECT
from tracker.cli import main
from tracker.cli.progress import ProgressBar
from tracker.cli.streams import Streams
from tracker.language import Language


class Tty(io.StringIO):
    """A terminal that remembers everything."""

    def isatty(self) -> bool:
        return True

    def screen(self) -> str:
        """What can still be seen of the last line."""
        seen = ""
        for piece in self.getvalue().split("\r"):
            seen = piece + seen[len(piece) :]
        return seen.rstrip()


class Clock:
    """A clock that goes on by a step at each look."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def bar(
    stream: Tty,
    step: float,
    language: Language = "zh",
    width: int = 60,
    ascii_only: bool = False,
) -> ProgressBar:
    return ProgressBar(stream, language, width=width, ascii_only=ascii_only, clock=Clock(step))


def test_short_work_is_not_drawn() -> None:
    stream = Tty()
    told = bar(stream, 0.009)
    for n in range(100):
        told(n, 100, "reading")
    told.close()
    assert stream.getvalue() == ""


def test_from_a_second_on_ten_times_a_second() -> None:
    stream = Tty()
    told = bar(stream, 0.01)
    for n in range(400):
        told(n, 400, "reading")
    drawn = stream.getvalue().split("\r")[1:]
    assert drawn[0].startswith("读取  2") and 20 <= len(drawn) <= 31
    told.close()
    assert stream.screen() == ""


@pytest.mark.parametrize(
    ("done", "total", "line"),
    [
        (0, 8, "reading   0% ░░░░░░░░░░░░░░░░░░░░░░"),
        (1, 8, "reading  12% ██░░░░░░░░░░░░░░░░░░░░"),
        (999, 1000, "reading  99% █████████████████████░"),
        (8, 8, "reading 100% ██████████████████████"),
        (9, 8, "reading 100% ██████████████████████"),
        (0, 1, "reading… 8 s"),
        (0, 0, "reading… 8 s"),
    ],
)
def test_a_line(done: int, total: int, line: str) -> None:
    """Never full before the end; of work that cannot be measured the seconds."""
    stream = Tty()
    bar(stream, 8, "en", width=58)(done, total, "reading")
    assert stream.screen() == line


@pytest.mark.parametrize("width", [0, 1, 8, 12, 20, 40, 100])
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("total", [0, 50])
def test_it_stays_in_its_line(width: int, ascii_only: bool, total: int) -> None:
    """Even where each cell of the bar takes two columns."""
    stream = Tty()
    told = bar(stream, 2, width=width, ascii_only=ascii_only)
    told(25, total, "extracting")
    told.close()
    assert "█" not in stream.getvalue() or not ascii_only
    for line in stream.getvalue().split("\r"):
        assert cell_len(line) + line.count("█") + line.count("░") <= max(width, 0)
    assert stream.screen() == ""


def test_nobody_is_there_any_more() -> None:
    stream = Tty()
    told = bar(stream, 2)
    stream.close()
    told(1, 2, "reading")
    told.close()


def run(*words: str, stderr: io.StringIO, **environment: str) -> tuple[int, str]:
    out = io.StringIO()
    code = main(
        ["-C", str(PROJECT), *words],
        {"LANG": "C.UTF-8", **environment},
        Streams(io.StringIO(), out, stderr),
    )
    return code, out.getvalue()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every report of progress came late."""
    monkeypatch.setattr("tracker.cli.progress.PATIENCE", 0.0)
    monkeypatch.setattr("tracker.cli.progress.BETWEEN", 0.0)


COMMANDS = (("status",), ("check",), ("show", "hitech-enterprises"), ("report", "--format", "csv"))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("words", COMMANDS)
def test_stdout_is_the_same_and_nothing_is_left(words: tuple[str, ...]) -> None:
    watched, unwatched = Tty(), io.StringIO()
    assert run(*words, stderr=watched) == run(*words, stderr=unwatched)
    assert "读取" in watched.getvalue() and watched.screen() == ""
    assert "读取" not in unwatched.getvalue() and "\r" not in unwatched.getvalue()


@pytest.mark.usefixtures("impatient")
def test_a_dumb_terminal_is_left_alone() -> None:
    stream = Tty()
    run("check", stderr=stream, TERM="dumb")
    assert stream.getvalue() == ""


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("raised", [KeyboardInterrupt, RuntimeError])
def test_it_is_gone_however_the_work_ends(
    raised: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything else is said there."""

    def broken(*_: object) -> None:
        raise raised

    monkeypatch.setattr("tracker.read.project.check_all", broken)
    stream = Tty()
    code, out = run("check", stderr=stream)
    assert (code, out) == (130 if raised is KeyboardInterrupt else 4, "")
    before, _, after = stream.getvalue().rpartition(" \r")
    assert "读取" in before and "读取" not in after and "░" not in after

"""The line of a file that a problem points into, cut so that it can be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.problems.problem import Problem

_WIDEST = 120
_MOST_LINES = 1_000_000


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line, or the part of a long one round the place: its number, what stands before the place,
    and the rest from there on.
    """

    number: int
    before: str
    rest: str


def decoded(content: bytes) -> str:
    """The text of a file, whatever it is."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")  # as Chinese Excel writes CSV


def lines_of_text(text: str) -> list[str]:
    """The lines of a file's text; none of one that is hardly anything but line ends."""
    return text.splitlines() if text.count("\n") <= _MOST_LINES else []


def excerpt(one: Problem, lines: Sequence[str]) -> Excerpt | None:
    """The line of a problem; None where it points into none."""
    if one.line is None or not 1 <= one.line <= len(lines):
        return None
    line, column = lines[one.line - 1], one.column or 1
    start = max(0, column - 1 - _WIDEST // 2) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    return Excerpt(one.line, shown[: column - 1 - start], shown[column - 1 - start :])

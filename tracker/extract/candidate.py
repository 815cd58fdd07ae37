"""Mentions and findings: the values that pass between the steps of a scan; places count a view's
characters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tracker.extract.figure import Basis, Role, Said
from tracker.model.quantity import Qualifier

Form = Literal["digits", "chinese", "scale", "double", "breakthrough"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a view from `start` to `end`; `body` is where its digits begin; value as written,
    times `factor`.
    """

    start: int
    end: int
    body: int
    value: Decimal
    upper: Decimal | None
    unit: str
    factor: Decimal
    qualifier: Qualifier
    form: Form
    big: bool = False

    @property
    def amount(self) -> Decimal:
        return self.value * self.factor


@dataclass(frozen=True, slots=True)
class Found:
    """A figure in a view."""

    mention: Mention
    role: Role
    name: str
    op: str | None
    period: str | None
    rule: str
    confidence: Decimal
    claims: tuple[Said, ...] = ()
    baseline: tuple[Decimal, str | None] | None = None
    growth: bool = False
    basis: Basis | None = None

    def claiming(self, said: Said) -> Found:
        """With one thing more that the words say of it."""
        return replace(self, claims=(*self.claims, said))


class Spans:
    """Stretches of a text, asked whether one overlaps a place; a question takes the logarithm of
    their number.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with the one from start to end."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


class Cues:
    """The places of a pattern's words in a text, found once; `kinds` counts the different ones in a
    stretch.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._found = [(m.start(), m[0].lower()) for m in pattern.finditer(text)]
        self._starts = [start for start, _ in self._found]

    def kinds(self, start: int, end: int) -> int:
        return len(
            {
                word
                for _, word in self._found[
                    bisect_left(self._starts, start) : bisect_left(self._starts, end)
                ]
            }
        )

"""Figures found in a document: what is proposed, with the exact place in the text that says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tracker.model.quantity import Qualifier

FigureRole = Literal["target", "observation", "other"]
FigureClaimKind = Literal["growth", "change", "multiple", "share"]
Basis = Literal[
    "stated", "carried"
]  # in the figure's own sentence or row; from a title, heading or sentence before

_MARKS: dict[FigureClaimKind, str] = {"growth": "%", "share": "%"}

_GROWTHS: frozenset[FigureClaimKind] = frozenset({"growth"})
_CHANGES: frozenset[FigureClaimKind] = frozenset({"change"})
_SHARES: frozenset[FigureClaimKind] = frozenset({"share"})


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """What the words beside a figure say of it: a growth (%), change (points or units) or multiple
    of a period, or its share (%) of another figure.

    `of` is None where the words leave it open; of a share it is the other figure's name, until that
    is found among the indicators. `said` are the words of what is no plain number (近20%, 翻番);
    `real`: the growth is at constant prices.
    """

    kind: FigureClaimKind
    value: Decimal
    of: str | None = None
    said: str = ""
    real: bool = False

    @property
    def grows(self) -> bool:
        """Whether it says by how many per cent a figure rose or fell."""
        return self.kind in _GROWTHS

    @property
    def changes(self) -> bool:
        """Whether it says by how much a figure rose or fell."""
        return self.kind in _CHANGES

    @property
    def of_whole(self) -> bool:
        """Whether it says which part a figure is of another."""
        return self.kind in _SHARES

    @property
    def text(self) -> str:
        """The value as a claim is written: 12.5% of a growth."""
        return self.said or f"{self.value:f}{_MARKS.get(self.kind, '')}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a document: `value` in `unit` as written, times `factor`; `span` counts
    characters of the text, `page`, `line` and `column` from 1.

    `op` is a target's comparison; `period` the period described or the due period, None where the
    text does not say, and `basis` where it says so; a fall has a factor below zero; `baseline` the
    value and period that a target starts from; `quote` the words around it and `mark` where in them
    it stands; `indicator` the registry's id where it is sure; `rule` what found it; `confidence`
    from 0 to 1.
    """

    role: FigureRole
    name: str
    text: str
    value: Decimal
    upper: Decimal | None
    unit: str
    factor: Decimal
    qualifier: Qualifier
    op: str | None
    period: str | None
    baseline: tuple[Decimal, str | None] | None
    claims: tuple[FigureClaim, ...]
    quote: str
    mark: tuple[int, int]
    span: tuple[int, int]
    page: int | None
    line: int
    column: int
    rule: str
    confidence: Decimal
    indicator: str | None = None
    basis: Basis | None = None

"""Mentions and findings: the values that pass between the steps of a scan; places count a view's characters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from tracker.core.figure import Role, Said
from tracker.core.quantity import Qualifier

Form = Literal["digits", "chinese", "scale", "double", "breakthrough"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a view from `start` to `end`; `body` is where its digits begin; value as written, times `factor`."""

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

    def claiming(self, said: Said) -> Found:
        """With one thing more that the words say of it."""
        return replace(self, claims=(*self.claims, said))

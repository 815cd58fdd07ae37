"""What a plan promises: plans, indicators, targets, goals and the thresholds of a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tracker.language import Language
from tracker.model.periods import Period, Start
from tracker.model.quantity import ABOUT, Quantity

Measure = Literal["stock", "flow", "ratio"]
Pace = Literal["linear", "geometric", "steps", "none"]
Op = Literal["ge", "le", "gt", "lt", "between", "around"]
Nature = Literal["expected", "binding"]
Gate = Literal["error", "warning"]
Direction = Literal["up", "down"]
Every = Literal["year", "half", "quarter", "month"]
How = Literal["sum", "max", "min", "mean"]
_MONTHS: dict[Every, int] = {"year": 12, "half": 6, "quarter": 3, "month": 1}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in one or both languages; the other one stands in where one is missing.

    `short` has at most 30 cells.
    """

    zh: str = ""
    en: str = ""
    short: Name | None = None

    def text(self, language: Language) -> str:
        """The name in a language, else in the other one."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def short_text(self, language: Language) -> str:
        """The short name in a language, else the full one, else those of the other language."""
        short = self.short or self
        if language == "zh":
            return short.zh or self.zh or short.en or self.en
        return short.en or self.en or short.zh or self.zh


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of pace (shares of the path), the half-width of “about” (a share of the value),
    how far the goals of parts may lead beyond the whole's before that is a finding (`raised`, a
    share of the goal), and which of several live values of a period goes before the others: that of
    the highest tier or the latest published.
    """

    ahead: Decimal = Decimal("1.05")
    on_track: Decimal = Decimal("0.95")
    about: Decimal = ABOUT
    raised: Decimal = Decimal("1.1")
    prefer: Literal["tier", "latest"] = "tier"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a plan can be found."""

    title: str = ""
    publisher: str = ""
    published: Period | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its area, the years that it runs (whose kind its period knows), and the ids of the
    targets that are shown first.
    """

    id: str
    name: Name
    area: str
    period: Period
    source: Source = Source()
    headline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    `areas` are those of the plans whose targets use it, in the registry's order.

    `starts`: when its (financial) years begin; None as long as neither it nor a plan that uses it
    says so.
    """

    id: str
    name: Name
    unit: str
    measure: Measure
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    percent_too: bool = False
    done: bool = False
    starts: Start | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where a target starts from."""

    quantity: Quantity
    period: Period


@dataclass(frozen=True, slots=True)
class Goal:
    """A target value and its due period; `quantity` is None where the plan gives no number.

    `absolute`: of a `change` target, that the value is in the target's unit (+6500), not in per
    cent.
    """

    quantity: Quantity | None
    op: Op
    by: Period
    upper: Decimal | None = None
    until: date | None = None
    reason: str = ""
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """Where the levels of a growth target come from: an indicator and its base period."""

    indicator: str
    period: Period
    measure: Measure = "stock"


@dataclass(frozen=True, slots=True)
class Release:
    """When a new value is due: every so often, published at most `lag` days after its
    period's end.
    """

    every: Every
    lag: int = 0

    @property
    def months(self) -> int:
        """How many months lie from one period's end to the next one's."""
        return _MONTHS[self.every]


@dataclass(frozen=True, slots=True)
class Composition:
    """The targets that make up a whole, by their ids, and how: their sum, the greatest, the least
    or the mean of them. The mean may be weighted, by a number for each part or by the id of an
    indicator, whose value in the area of each part is its weight.

    `factors`: what the figures of each part are multiplied by to be in the whole's unit; None where
    they are of another unit.
    """

    of: tuple[str, ...]
    how: How = "sum"
    weights: tuple[Decimal, ...] | str | None = None
    factors: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A known problem that someone answers for until a day."""

    code: str
    reason: str
    until: date
    index: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """One promise of a plan.

    Quantities are in `unit`; `kind` is the name of a row of `assess.kinds`; `file` and `line` say
    where it is written.
    """

    id: str
    plan: Plan
    indicator: str
    name: Name
    unit: str
    goal: Goal
    kind: str = "reach"
    measure: Measure = "stock"
    baseline: Baseline | None = None
    milestones: tuple[tuple[Period, Quantity], ...] = ()
    pace: Pace = "linear"
    nature: Nature | None = None
    severity: Gate = "warning"
    owners: tuple[str, ...] = ()
    section: str = ""
    locator: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    level: Level | None = None
    revisions: tuple[Goal, ...] = ()
    release: Release | None = None
    parts: Composition | None = None
    accept: tuple[Acceptance, ...] = ()
    file: str = ""
    line: int = 0
    index: int = field(default=0, compare=False)

    @property
    def area(self) -> str:
        """The area of its plan."""
        return self.plan.area

    @property
    def measured(self) -> str:
        """The indicator whose observations it is assessed by: a growth target's levels."""
        return self.level.indicator if self.level else self.indicator

    @property
    def indicators(self) -> tuple[str, ...]:
        """Its indicator, and that of its levels."""
        return (self.indicator, self.level.indicator) if self.level else (self.indicator,)

    def due_with(self, other: Target) -> bool:
        """Whether both are due at one time: of a flow over the same days, else on the same day."""
        mine, theirs = self.goal.by, other.goal.by
        return mine.end == theirs.end and (self.measure != "flow" or mine.start == theirs.start)

    def goal_at(self, known_at: date) -> Goal:
        """The goal as it was on a day: the first revision that still held then, else today's."""
        held = [
            goal for goal in self.revisions if goal.until is not None and goal.until >= known_at
        ]
        return min(held, key=lambda goal: goal.until or date.max) if held else self.goal


def fraction(value: Decimal | None) -> Fraction | None:
    """The exact fraction of a decimal, None kept."""
    return None if value is None else Fraction(value)

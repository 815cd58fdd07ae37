"""Small builders for tests: what a test does not say is plain: one plan 2021..2025, final values,
no publisher.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.model.numbers import in_unit, read_number
from tracker.model.observation import Observation, ObservationStatus, Publication, Revises, Tier
from tracker.model.periods import Period, read_period
from tracker.model.quantity import NO_VALUE, Quantity
from tracker.model.target import Baseline, Goal, Level, Name, Op, Plan, Release, Target, Thresholds

PLAN = Plan("plan", Name("规划"), "武汉市", read_period("2021..2025"))
LEVEL = Level("spending", read_period("2020"))
YEARLY = Release("year", 120)


def quantity(text: str, unit: str = "家") -> Quantity:
    return in_unit(read_number(text), None, unit)[0]


def goal(
    value: str | None,
    by: str = "2025",
    op: Op = "ge",
    *,
    unit: str = "家",
    until: str | None = None,
) -> Goal:
    """A goal; a range is a band."""
    found = None if value is None else quantity(value, unit)
    upper = None if found is None else found.upper
    ends = None if until is None else date.fromisoformat(until)
    return Goal(found, op if upper is None else "between", read_period(by), upper, ends)


def target(
    value: str | None = "12000",
    *,
    base: str | None = None,
    at: str = "2020",
    by: str = "2025",
    op: Op | None = None,
    unit: str = "家",
    milestones: Mapping[str, str] | None = None,
    **fields: Any,
) -> Target:
    """A target; `base` and `at` are its baseline.

    Without `op`: `le` where the baseline is higher, else `ge`.
    """
    change = fields.get("kind") == "change" and (unit == "%" or value is None or "%" in value)
    absolute = fields.get("kind") == "change" and not change
    baseline = None if base is None else Baseline(quantity(base, unit), read_period(at))
    main = replace(goal(value, by, op or "ge", unit="%" if change else unit), absolute=absolute)
    if change:
        fields = {"pace": "geometric"} | fields
    start = Decimal(0) if change or absolute else baseline.quantity.value if baseline else None
    if op is None and start is not None and main.quantity and start > main.quantity.value:
        main = replace(main, op="le" if main.op == "ge" else main.op)
    steps = tuple(
        (read_period(period), quantity(text, unit)) for period, text in (milestones or {}).items()
    )
    return Target(
        "t", PLAN, "t", Name("目标"), unit, main, baseline=baseline, milestones=steps, **fields
    )


def observation(
    period: str,
    value: str,
    *,
    unit: str = "家",
    published: str | None = None,
    publisher: str = "",
    tier: Tier | None = None,
    status: ObservationStatus = "final",
    ytd: bool = False,
    revises: str | None = None,
    line: int = 0,
) -> Observation:
    """An observation, published on the last day of its period; a per cent keeps its own unit."""
    own = "%" if "%" in value else unit
    when = read_period(period)
    source = Publication("", read_period(published or when.end.isoformat()), publisher, tier=tier)
    earlier = None if revises is None else Revises(read_period(revises))
    return Observation(
        "t",
        PLAN.area,
        when,
        quantity(value, own),
        own,
        source,
        status,
        ytd,
        revises=earlier,
        file="o.yaml",
        line=line,
    )


def withdrawn(period: str, *, published: str, revises: str) -> Observation:
    """A notice that takes what was published then off the record."""
    made = observation(period, "1", published=published, revises=revises, status="withdrawn")
    return replace(made, quantity=NO_VALUE)


def judge(
    promise: Target,
    seen: Mapping[str, str] | Iterable[Observation],
    *,
    as_of: str = "2025-03-31",
    known_at: str | None = None,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 (frozen)
) -> Assessment:
    """Assess; `seen` may be {period: value}."""
    if isinstance(seen, Mapping):
        seen = [observation(period, value, unit=promise.unit) for period, value in seen.items()]
    day, known = date.fromisoformat(as_of), date.fromisoformat(known_at or as_of)
    return assess(promise, seen, Clocks(day, known), thresholds=thresholds)


def six(value: Fraction | int) -> str:
    """A figure rounded half-even to six places, as text: 0.333333, 4000."""
    return format(Decimal(round(Fraction(value) * 10**6)) / 10**6, "f")


def figures(found: Assessment, names: Iterable[str]) -> dict[str, object]:
    """The figures and verdicts named, as a table of expected ones states them."""
    said: dict[str, object] = {}
    for name in names:
        value = getattr(found, name)
        said[name] = (
            six(value)
            if isinstance(value, Fraction)
            else str(value)
            if isinstance(value, Period)
            else value
        )
    return said

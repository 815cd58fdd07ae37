"""Average annual growth rates, from levels or from reported rates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.assess.forecast import power
from tracker.assess.parts import years_of_parts
from tracker.assess.series import Entry
from tracker.assess.trajectory import HUNDRED, Point, one_a_day
from tracker.model.observation import Observation
from tracker.model.periods import same_begin, same_years
from tracker.model.quantity import Interval, Qualifier
from tracker.model.target import Level, Target

_INVERSE: dict[Qualifier, Qualifier] = {
    "over": "under",
    "under": "over",
    "at-least": "at-most",
    "at-most": "at-least",
}


def rates_from_levels(
    target: Target, entries: Sequence[Entry], about: Decimal
) -> tuple[Point, ...]:
    """(level/base level)^(1/years) − 1 in per cent, for each level after the base period."""
    assert target.level is not None
    levels = _levels(target.level, entries, about)
    base = next((one for one in levels if one.period == target.level.period), None)
    if base is None or base.value <= 0:
        return ()
    first, points = base.span, []
    for one in levels:
        years = one.period.time - base.period.time
        if years <= 0 or one.value <= 0:
            continue
        level = one.span
        span = Interval(
            _rate(level.low, first.high, years),
            _rate(level.high, first.low, years),
            level.low_open or first.high_open,
            level.high_open or first.low_open,
        )
        rate = _rate(one.value, base.value, years)
        assert rate is not None
        said = jointly([_INVERSE.get(base.qualifier, base.qualifier), one.qualifier])
        points.append(
            Point(
                one.period,
                rate,
                span,
                said,
                (*base.basis, *one.basis),
                derived=True,
                levels=(base.value, one.value),
            )
        )
    return tuple(one_a_day(points))


def jointly(said: Iterable[Qualifier]) -> Qualifier:
    """The qualifier of what is reckoned from several figures: theirs where they agree,
    else about.
    """
    kinds = {one for one in said if one != "exact"}
    return kinds.pop() if len(kinds) == 1 else "about" if kinds else "exact"


def _levels(level: Level, entries: Sequence[Entry], about: Decimal) -> list[Point]:
    """Levels that stand beside the base level: of flows whole years only, on record or the sums of
    their parts.
    """
    used = [entry.observation for entry in entries if entry.used]
    points = [
        Point(one.period, Fraction(q.value), q.interval(about), q.qualifier, (one,))
        for one in used
        if beside(one, level) and (q := one.quantity)
    ]
    if level.measure == "flow" and used:
        points += years_of_parts(used, level.period, used[0].unit, about, level.period.starts)
    return points


def beside(one: Observation, level: Level) -> bool:
    """Whether an observation is a level that stands beside the base level."""
    if level.measure == "flow" and level.period.is_years:
        return same_years(one.span, level.period)
    return not (one.ytd or one.period.start.year == one.period.end.year) or one.span.months == 12


def _rate(level: Fraction | None, base: Fraction | None, years: Fraction) -> Fraction | None:
    if level is None or base is None or level <= 0 or base <= 0:
        return None
    return (power(level / base, 1 / years) - 1) * HUNDRED


def mean_of_rates(target: Target, entries: Sequence[Entry], about: Decimal) -> tuple[Point, ...]:
    """The geometric mean of the annual rates reported so far within the plan's period."""
    points: list[Point] = []
    rates: list[Observation] = []
    for entry in entries:
        one = entry.observation
        if entry.used and rate_counts(one, target):
            rates.append(one)
            ends = [r.quantity.interval(about) for r in rates]
            mean = _geometric_mean([Fraction(r.quantity.value) for r in rates])
            if mean is None:
                return tuple(points)
            span = Interval(
                _geometric_mean([e.low for e in ends]),
                _geometric_mean([e.high for e in ends]),
                any(e.low_open for e in ends),
                any(e.high_open for e in ends),
            )
            said = jointly([r.quantity.qualifier for r in rates])
            points.append(Point(one.period, mean, span, said, tuple(rates), derived=True))
    return tuple(points)


def rate_counts(one: Observation, target: Target) -> bool:
    """Whether a reported rate is of a year of the plan, which begins when that of the due period
    does.
    """
    due = target.goal.by
    year = one.span.months == 12 and (same_begin(one.span, due) or not due.is_years)
    return year and one.period.start >= target.plan.period.start


def _geometric_mean(rates: Sequence[Fraction | None]) -> Fraction | None:
    product = Fraction(1)
    for rate in rates:
        if rate is None or rate <= -HUNDRED:
            return None
        product *= 1 + rate / HUNDRED
    return (power(product, Fraction(1, len(rates))) - 1) * HUNDRED

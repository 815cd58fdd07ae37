"""Average annual growth rates, from levels or from reported rates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from tracker.core.course import HUNDRED, Point, one_a_day
from tracker.core.quantity import Interval, Qualifier
from tracker.core.series import Entry, Observation
from tracker.core.target import Target
from tracker.core.trend import power

_INVERSE: dict[Qualifier, Qualifier] = {"over": "under", "under": "over", "at-least": "at-most", "at-most": "at-least"}


def rates_from_levels(target: Target, entries: Sequence[Entry], about: Decimal) -> tuple[Point, ...]:
    """(level/base level)^(1/years) − 1 in per cent, for each level after the base period."""
    assert target.level is not None
    used = [entry.observation for entry in entries if entry.used and not _part_of_a_year(entry.observation)]
    base = next((one for one in used if one.period == target.level.period), None)
    if base is None or base.quantity.value <= 0:
        return ()
    first, points = base.quantity.interval(about), []
    for one in used:
        years = one.period.time - base.period.time
        if years <= 0 or one.quantity.value <= 0:
            continue
        level = one.quantity.interval(about)
        span = Interval(
            _rate(level.low, first.high, years), _rate(level.high, first.low, years),
            level.low_open or first.high_open, level.high_open or first.low_open,
        )  # fmt: skip
        rate = _rate(Fraction(one.quantity.value), Fraction(base.quantity.value), years)
        assert rate is not None
        said = jointly([_INVERSE.get(base.quantity.qualifier, base.quantity.qualifier), one.quantity.qualifier])
        points.append(Point(one.period, rate, span, said, (base, one), derived=True))
    return tuple(one_a_day(points))


def jointly(said: Iterable[Qualifier]) -> Qualifier:
    """The qualifier of what is reckoned from several figures: theirs where they agree, else about."""
    kinds = {one for one in said if one != "exact"}
    return kinds.pop() if len(kinds) == 1 else "about" if kinds else "exact"


def _part_of_a_year(one: Observation) -> bool:
    return (one.ytd or one.period.start.year == one.period.end.year) and one.span.months != 12


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
        if entry.used and one.span.months == 12 and one.period.start >= target.plan.period.start:
            rates.append(one)
            ends = [r.quantity.interval(about) for r in rates]
            mean = _geometric_mean([Fraction(r.quantity.value) for r in rates])
            if mean is None:
                return tuple(points)
            span = Interval(
                _geometric_mean([e.low for e in ends]), _geometric_mean([e.high for e in ends]),
                any(e.low_open for e in ends), any(e.high_open for e in ends),
            )  # fmt: skip
            said = jointly([r.quantity.qualifier for r in rates])
            points.append(Point(one.period, mean, span, said, tuple(rates), derived=True))
    return tuple(points)


def _geometric_mean(rates: Sequence[Fraction | None]) -> Fraction | None:
    product = Fraction(1)
    for rate in rates:
        if rate is None or rate <= -HUNDRED:
            return None
        product *= 1 + rate / HUNDRED
    return (power(product, Fraction(1, len(rates))) - 1) * HUNDRED

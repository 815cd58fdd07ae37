"""The six kinds of target: how each turns observations into points on a road.

The only place where a kind exists.

A kind is one function: target, goal and what is known → Course. `assess` then asks every course the
same questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from tracker.assess.parts import cover, covered, missing, total_of, years_of_parts
from tracker.assess.rates import beside, mean_of_rates, rate_counts, rates_from_levels
from tracker.assess.series import Entry
from tracker.assess.status import Judged
from tracker.assess.trajectory import HUNDRED, Course, Point, Road, one_a_day
from tracker.model.observation import Observation
from tracker.model.periods import Period, decimal_year, same_begin, same_years
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Kind, Target
from tracker.model.units import is_percent


def reach(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """A level by a date, up or down; an annual flow counts with the year's value."""
    points, part_year = _points(target, goal, entries, about)
    baseline = target.baseline
    base = None if baseline is None else Fraction(baseline.quantity.value)
    start = None if baseline is None else baseline.period.time
    within = acceptable(goal, about)
    edge = _edge(goal, within, base)
    if (
        edge is not None
        and base is not None
        and within is not None
        and _kept_from_the_start(within, base, edge)
    ):
        return Course(
            points,
            goal.by,
            Judged.EVERY_PERIOD,
            within,
            edge,
            _step(goal),
            base,
            start,
            part_year=part_year,
        )
    road = None
    if base is not None and start is not None and edge is not None:
        road = _road(target, (start, base), (goal.by.time, edge))
    return Course(
        points,
        goal.by,
        Judged.PATH,
        within,
        edge,
        _step(goal),
        base,
        start,
        road,
        part_year=part_year,
        needs_baseline=baseline is None,
    )


def keep(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """At or above, at or below, or inside a band in every period."""
    points, part_year = _points(target, goal, entries, about)
    base = None if target.baseline is None else Fraction(target.baseline.quantity.value)
    start = None if target.baseline is None else target.baseline.period.time
    within = acceptable(goal, about)
    edge = _edge(goal, within, base)
    return Course(
        points,
        goal.by,
        Judged.EVERY_PERIOD,
        within,
        edge,
        _step(goal),
        base,
        start,
        part_year=part_year,
    )


def total(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """The sum of a flow over the plan's period: running sums from its first day; a part-year sum
    counts once.
    """
    first, starts = target.plan.period.start, goal.by.starts
    used = [
        entry.observation
        for entry in entries
        if entry.used and fits_total(entry.observation, target)
    ]
    parts = cover(used, first, goal.by.end)
    points = []
    for n in range(1, len(parts) + 1):
        sofar = parts[:n]
        points.append(
            Point(covered(sofar, starts), *total_of(sofar, about), tuple(sofar), derived=n > 1)
        )
    gaps = missing(parts, first, starts)
    within = acceptable(goal, about)
    edge = _edge(goal, within, Fraction(0))
    start = decimal_year(first - timedelta(days=1), starts)
    road = None if edge is None else _road(target, (start, Fraction(0)), (goal.by.time, edge))
    judged = (
        Judged.CEILING if goal.op in ("le", "lt") else Judged.PATH
    )  # a ceiling is burnt, never reached early
    return Course(
        tuple(points),
        goal.by,
        judged,
        within,
        edge,
        _step(goal),
        Fraction(0),
        start,
        road,
        missing=gaps,
    )


def fits_total(observation: Observation, target: Target) -> bool:
    """False for whole years that begin on another day than those of the plan: nothing can be added
    to them.
    """
    year = target.plan.period
    return not (observation.span.is_years and year.is_years) or same_begin(observation.span, year)


def growth(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """An average annual growth rate: compound from the base level to the latest, or the mean of
    reported rates.
    """
    points = (
        rates_from_levels(target, entries, about)
        if target.level
        else mean_of_rates(target, entries, about)
    )
    first, starts = target.plan.period.start, goal.by.starts
    gaps = missing(points[-1].basis, first, starts) if points and not target.level else ()
    within = acceptable(goal, about)
    base = None if target.baseline is None else Fraction(target.baseline.quantity.value)
    begin = decimal_year(first - timedelta(days=1), starts)
    start = target.level.period.time if target.level else begin
    edge = _edge(goal, within, base)
    return Course(
        points, goal.by, Judged.RATE, within, edge, _step(goal), base, start, missing=gaps
    )


def change(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """A cumulative change against the baseline: in per cent, of levels or reported as such, or in
    the unit (+6500), where the goal is b + c.
    """
    baseline = target.baseline
    share = acceptable(goal, about)
    in_percent = is_percent(target.unit)
    base = (
        Fraction(0)
        if in_percent
        else None
        if baseline is None
        else Fraction(baseline.quantity.value)
    )
    start = (
        baseline.period.time
        if baseline is not None
        else (
            decimal_year(target.plan.period.start - timedelta(days=1), goal.by.starts)
            if in_percent
            else None
        )
    )
    points, part_year = _points(target, goal, entries, about)
    within, edge, step = share, _edge(goal, share, Fraction(0)), _step(goal)
    if not in_percent:
        level = _level_of(base)
        points = tuple(
            (
                Point(p.period, v, _through(level, p.span), p.qualifier, p.basis, derived=True)
                if p.basis[-1].unit == "%" and (v := level(p.value)) is not None
                else p
            )
            for p in points
            if base is not None or p.basis[-1].unit != "%"
        )
        goes = _plus(base) if goal.absolute else level
        within = None if base is None or share is None else _through(goes, share)
        edge = goes(edge)
        step = step if goal.absolute or base is None else abs(base) * step / HUNDRED
    road = None
    if base is not None and start is not None and edge is not None and target.pace != "none":
        knots = ((start, base), (goal.by.time, edge))
        shift = HUNDRED if in_percent else Fraction(0)
        road = _compound(knots, shift) if target.pace == "geometric" else _road(target, *knots)
    return Course(
        points,
        goal.by,
        Judged.PATH,
        within,
        edge,
        step,
        base,
        start,
        road,
        part_year=part_year,
        needs_baseline=base is None,
        in_shares=in_percent,
    )


def _level_of(base: Fraction | None) -> Callable[[Fraction | None], Fraction | None]:
    """The level that a cumulative change in per cent leads to."""

    def level(change: Fraction | None) -> Fraction | None:
        return None if base is None or change is None else base * (1 + change / HUNDRED)

    return level


def _plus(base: Fraction | None) -> Callable[[Fraction | None], Fraction | None]:
    """The level that a change in the unit leads to."""

    def level(change: Fraction | None) -> Fraction | None:
        return None if base is None or change is None else base + change

    return level


def _through(level: Callable[[Fraction | None], Fraction | None], span: Interval) -> Interval:
    """An interval of changes as one of levels."""
    return Interval(level(span.low), level(span.high), span.low_open, span.high_open)


def done(target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal) -> Course:
    """A milestone: observations say done (1) or not done (0)."""
    points, _ = _points(target, goal, entries, about)
    start = None if target.baseline is None else target.baseline.period.time
    return Course(
        points,
        goal.by,
        Judged.MILESTONE,
        Interval(Fraction(1), None),
        Fraction(1),
        Fraction(1),
        None,
        start,
    )


KINDS: dict[Kind, Callable[[Target, Goal, Sequence[Entry], Decimal], Course]] = {
    "reach": reach,
    "keep": keep,
    "total": total,
    "growth": growth,
    "change": change,
    "done": done,
}


def acceptable(goal: Goal, about: Decimal) -> Interval | None:
    """The values that meet a goal; None where the plan gives no number."""
    if goal.quantity is None:
        return None
    value = Fraction(goal.quantity.value)
    # “at least about 20” is at least the lower end of about 20
    ends = (
        goal.quantity.interval(about)
        if goal.quantity.qualifier == "about"
        else Interval(value, value)
    )
    match goal.op:
        case "ge":
            return Interval(ends.low, None)
        case "gt":
            return Interval(value, None, low_open=True)
        case "le":
            return Interval(None, ends.high)
        case "lt":
            return Interval(None, value, high_open=True)
        case "between":
            return Interval(
                value, Fraction(goal.upper if goal.upper is not None else goal.quantity.value)
            )
        case "around":
            return replace(goal.quantity, qualifier="about").interval(about)


def promised(goal: Goal, about: Decimal) -> Decimal | None:
    """The figure that stands with a goal's op: as written; of about the end that is meant (20左右,
    ge: 19).
    """
    within = acceptable(goal, about)
    if goal.quantity is None or within is None:
        return None
    end = within.low if goal.op == "ge" else within.high if goal.op == "le" else None
    if goal.quantity.qualifier != "about" or end is None:
        return goal.quantity.value
    return Decimal(end.numerator) / Decimal(
        end.denominator
    )  # a decimal less a decimal, or a share of one


def comparable(observation: Observation, target: Target, goal: Goal) -> bool:
    """False for a part-year flow or rate against a full-year target: it is shown, and left out of
    progress.
    """
    if target.measure == "stock":
        return True
    if observation.ytd and observation.span.months != 12:
        return False
    if target.measure == "ratio":
        return True
    planned = planned_year(target, goal)
    if planned.is_years:
        return same_years(observation.span, planned)
    return observation.span.months == (planned.months or 12)


def fits(one: Observation, target: Target, goal: Goal) -> bool:
    """False for part of a year, or a year that begins on another day, where a target reckons in
    whole years.
    """
    if target.level is not None:
        return one.span.months == 12 and beside(one, target.level)
    if target.kind == "growth":
        return rate_counts(one, target)
    if target.kind == "total":
        return fits_total(one, target)
    return comparable(one, target, goal)


def planned_year(target: Target, goal: Goal) -> Period:
    """The time over which a flow is planned, as its baseline or due period says: as a
    rule a year.
    """
    return target.baseline.period if target.baseline else goal.by


def _points(
    target: Target, goal: Goal, entries: Sequence[Entry], about: Decimal
) -> tuple[tuple[Point, ...], bool]:
    """Used observations after the baseline as points; and whether part-year flows were left out."""
    after = (
        target.baseline.period.end
        if target.baseline
        else target.plan.period.start - timedelta(days=1)
    )
    points, part_year = [], False
    used = [entry.observation for entry in entries if entry.used]
    for one in used:
        if one.period.end <= after:
            continue
        if not comparable(one, target, goal):
            part_year = part_year or not one.span.is_years
            continue
        quantity = one.quantity
        points.append(
            Point(
                one.period,
                Fraction(quantity.value),
                quantity.interval(about),
                quantity.qualifier,
                (one,),
            )
        )
    if target.measure == "flow":
        years = years_of_parts(used, planned_year(target, goal), target.unit, about, goal.by.starts)
        points += [year for year in years if year.period.end > after]
    return tuple(one_a_day(points)), part_year


def _edge(goal: Goal, within: Interval | None, base: Fraction | None) -> Fraction | None:
    """T: the value at which the target is met; of a band, the edge nearest to the baseline."""
    if within is None:
        return None
    if within.low is not None and within.high is not None and goal.op in ("between", "around"):
        return within.high if base is not None and base > within.high else within.low
    return within.low if within.low is not None else within.high


def _kept_from_the_start(within: Interval, base: Fraction, edge: Fraction) -> bool:
    """T = b, or a baseline that meets the goal already: nothing to reach, only to keep."""
    return base == edge or Interval(base, base).inside(within)


def _step(goal: Goal) -> Fraction:
    return Fraction(0) if goal.quantity is None else Fraction(goal.quantity.step)


def _road(
    target: Target, first: tuple[Fraction, Fraction], last: tuple[Fraction, Fraction]
) -> Road | None:
    match target.pace:
        case "linear":
            return Road((first, last))
        case "geometric":
            return _compound((first, last), Fraction(0))
        case "steps":
            between = tuple((period.time, Fraction(q.value)) for period, q in target.milestones)
            inner = tuple(knot for knot in between if first[0] < knot[0] < last[0])
            return Road((first, *inner, last))
        case "none":
            return None


def _compound(knots: tuple[tuple[Fraction, Fraction], ...], shift: Fraction) -> Road | None:
    """A compound road, None where baseline and target have no common sign."""
    (_, b), (_, t) = knots
    return Road(knots, compound=True, shift=shift) if (b + shift) * (t + shift) > 0 else None

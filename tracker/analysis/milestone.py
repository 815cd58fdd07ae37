"""This year's share of a target (年度分解), judged as a target of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.model.periods import Period, year_of
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Quantity
from tracker.model.target import Goal, Op, Target
from tracker.model.units import is_percent


@dataclass(frozen=True, slots=True)
class Milestone:
    """The share of a target that is due in a year: `quantity` as it is written, and the `row` of a
    target that asks for nothing else.
    """

    period: Period
    quantity: Quantity
    row: Row


def milestone(report: Report, row: Row) -> Milestone | None:
    """The milestone of the (financial) year in which the day of the report lies, judged by the
    rules of its target; None without one, and where it cannot be compared.
    """
    target = row.target
    found = _of_the_year(target, report.as_of)
    if found is None:
        return None
    period, quantity = found
    op = _op(target, row.assessment.goal, quantity)
    if op is None:
        return None
    asked = _as_change(target, quantity)
    if asked is None:
        return None
    goal = Goal(asked, op, period, upper=quantity.upper, absolute=asked is not quantity)
    own = replace(target, goal=goal, revisions=())
    judged = report.assessed(own)
    return Milestone(period, quantity, replace(row, target=own, assessment=judged.assessment))


def _of_the_year(target: Target, day: date) -> tuple[Period, Quantity] | None:
    """Of several in the year the next one that is due, else the last one that was."""
    starts = target.goal.by.starts
    this = [one for one in target.milestones if one[0].year == year_of(day, starts)]
    return next((one for one in this if one[0].end >= day), this[-1] if this else None)


def _op(target: Target, goal: Goal, quantity: Quantity) -> Op | None:
    """How a milestone compares: by its own words, else as its target does; on the way to a band by
    the side from which it is reached.
    """
    if quantity.upper is not None:
        return "between"
    if (said := QUALIFIERS[quantity.qualifier].op) is not None and said != "around":
        return said
    if goal.op not in ("between", "around"):
        return goal.op
    way = kind_of(target).direction(replace(target, goal=goal))
    return None if way is None else "ge" if way == "up" else "le"


def _as_change(target: Target, quantity: Quantity) -> Quantity | None:
    """A milestone of a change is written as the level that it leads to: as the change that is asked
    for then; None without a baseline.
    """
    if not kind_of(target).by_change or is_percent(target.unit):
        return quantity
    if target.baseline is None:
        return None
    return replace(quantity, value=quantity.value - target.baseline.quantity.value)

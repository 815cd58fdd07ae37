"""Which goals can be put together: what each promises, and in which terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from tracker.assess.assess import Assessment
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.model.quantity import Interval
from tracker.model.target import Direction
from tracker.model.units import is_percent


class PartsReason(StrEnum):
    """Why goals cannot be put together, in the order in which it is asked."""

    UNKNOWN = "unknown"
    NO_GOAL = "no_goal"
    UNIT = "unit"
    KIND = "kind"
    PERIOD = "period"
    DIRECTION = "direction"
    RATES = "rates"
    WEIGHTS = "weights"
    TOO_WIDE = "too_wide"


def goal_span(a: Assessment) -> Interval | None:
    """What is promised, in the terms in which the target is judged: a band with both its ends, of
    what is only to be reached or kept below that figure.
    """
    within, edge = a.trajectory.within, a.trajectory.goal_value
    if within is None or edge is None:
        return None
    return within if a.goal.op in ("between", "around") else Interval(edge, edge)


def promises_number(row: Row) -> bool:
    """Whether a target promises a figure."""
    return not kind_of(row.target).yes_no and goal_span(row.assessment) is not None


def of_one_time(whole: Row, part: Row) -> bool:
    """Whether both goals, as they hold, are due together, and sums are counted from one day on."""
    mine, theirs = (replace(row.target, goal=row.assessment.goal) for row in (whole, part))
    first, other = whole.assessment.trajectory.start, part.assessment.trajectory.start
    return mine.due_with(theirs) and (not kind_of(mine).sums or first == other)


def terms_of(row: Row) -> tuple[str, str]:
    """In which terms a target is judged: goals in different ones are not of one sort."""
    kind = kind_of(row.target)
    if kind.by_rate:
        return "rate", ""
    if row.assessment.trajectory.in_shares:
        return "share of the baseline", ""
    return "sum" if kind.sums else "level", row.target.measure


def adds_up(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether a sum of such goals says anything: rates of growth never add up, shares and other
    ratios only those of one area, which may have one denominator.
    """
    terms, measure = terms_of(whole)
    if terms not in ("level", "sum"):
        return False
    if measure != "ratio" and not is_percent(whole.target.unit):
        return True
    return all(row.target.area == whole.target.area for row in parts)


def way_beyond(row: Row) -> Direction | None:
    """Which way beyond the goal is that holds."""
    target = replace(row.target, goal=row.assessment.goal)
    return kind_of(target).direction(target)


def ways_beyond(whole: Row, parts: Sequence[Row]) -> set[Direction]:
    """Which way beyond the goal is: as those say that are no bands, else as the whole does."""
    edges = [r for r in (whole, *parts) if r.assessment.goal.op not in ("between", "around")]
    return {way for row in edges or [whole] if (way := way_beyond(row))}

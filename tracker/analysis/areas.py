"""One indicator across areas: the latest value of each, what its plan promised, and which of the
values can be compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tracker.assess.kinds import kind_of
from tracker.assess.kinds.shared import point_of
from tracker.assess.report import Report, Row
from tracker.assess.series import known
from tracker.assess.trajectory import Point
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.project import Project, translated
from tracker.model.quantity import Interval
from tracker.model.target import Indicator


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area: its latest value (a point of its target's trajectory, where it has one) with the
    unit, and the target of a plan of that area. None where there is no value, no target.

    - `alike`: of the same unit as most, and over as long a time: it stands on the same scale.
    - `same_period`: of the period that most are of.
    - `rank`: the first and the last place that it may have among those that are alike and of the
      same period, the greatest value first; None where it has none.
    - `goal`: the goal on the scale; None where it is no level.
    """

    area: str
    point: Point | None
    unit: str
    row: Row | None
    alike: bool = False
    same_period: bool = False
    rank: tuple[int, int] | None = None
    goal: Fraction | None = None

    @property
    def source(self) -> Observation | None:
        """The observation behind the value."""
        return self.point.basis[-1] if self.point else None


@dataclass(frozen=True, slots=True)
class AreaTable:
    """An indicator in all areas in which it is observed or promised: the greatest value first, then
    what does not compare, then what has no value.

    `period` is that of most values. All bars stand between `low` and `high`, which hold zero.
    """

    indicator: Indicator
    period: Period | None
    rows: tuple[AreaRow, ...]
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class AreaTables:
    """Indicators across areas, as of the days of a report of their targets."""

    report: Report
    each: tuple[AreaTable, ...]


def across_areas(project: Project, report: Report, indicators: Iterable[str]) -> AreaTables:
    """Each of the indicators across all its areas; of a report of the targets that may be shown."""
    told, _ = translated(project, [], report.language)
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in report.rows:
        rows.setdefault((row.target.indicator, row.target.area), []).append(row)
    return AreaTables(report, tuple(_table(told, report, rows, key) for key in indicators))


def areas_of(project: Project, indicator: str) -> tuple[str, ...]:
    """The areas in which an indicator is observed, or promised by a plan; "" only where there is no
    other.
    """
    promised = (one.area for one in project.names.targets_of.get(indicator, ()))
    found = dict.fromkeys((*project.areas.get(indicator, ()), *promised))
    return tuple(area for area in found if area) or tuple(found)


def _table(
    project: Project, report: Report, rows: dict[tuple[str, str], list[Row]], key: str
) -> AreaTable:
    indicator = project.indicators[key]
    seen: dict[str, list[Observation]] = {}
    for area in areas_of(project, key):
        entries = known(project.observed(key, area), report.clocks, report.thresholds)
        seen[area] = [one.observation for one in entries if one.use is Use.RECORDED]
    years = indicator.measure == "flow" and any(
        one.span.is_years for of_it in seen.values() for one in of_it
    )
    about = report.thresholds.about
    made = [
        _row(area, row, of_it, about, years=years)
        for area, of_it in seen.items()
        for row in rows.get((key, area), [None])
    ]
    return _compared(indicator, made)


def _row(
    area: str, row: Row | None, seen: Sequence[Observation], about: Decimal, *, years: bool
) -> AreaRow:
    """An area with its latest value; of a flow that of the last whole year, if `years` are asked
    for and it has one.
    """
    level = row is not None and _is_level(row)
    point = row.assessment.latest if row is not None and level else None
    unit = row.target.unit if row is not None and point else ""
    if point is None and seen:
        whole = [one for one in seen if one.span.is_years] if years else []
        point = point_of((whole or seen)[-1], about)
        unit = point.basis[-1].unit
    goal = row.assessment.trajectory.goal_value if row is not None and level else None
    return AreaRow(area, point, unit, row, goal=goal)


def _is_level(row: Row) -> bool:
    """Whether the values that a target is judged by are the indicator's own, no sums or changes."""
    kind = kind_of(row.target)
    return not (kind.sums or kind.by_change or kind.yes_no)


def _compared(indicator: Indicator, rows: Sequence[AreaRow]) -> AreaTable:
    """The rows with what can be compared of them, in order."""
    units = Counter(one.unit for one in rows if one.point)
    unit = max(units, key=lambda word: (units[word], word == indicator.unit), default="")
    lengths = Counter(_length(one, indicator) for one in rows if one.point and one.unit == unit)
    length = max(lengths, key=lambda months: (lengths[months], months or 0), default=None)
    alike = [
        one.point is not None
        and not indicator.done
        and (one.unit, _length(one, indicator)) == (unit, length)
        for one in rows
    ]
    points = [one.point for one, fits in zip(rows, alike, strict=True) if fits and one.point]
    periods = Counter(point.period for point in points)
    most = max(periods, key=lambda period: (periods[period], period.end), default=None)
    made = [
        replace(one, alike=fits, same_period=bool(one.point and one.point.period == most))
        for one, fits in zip(rows, alike, strict=True)
    ]
    ranked = _ranked(made)
    values = [one.point.value for one in ranked if one.alike and one.point]
    goals = [one.goal for one in ranked if one.goal is not None and (one.alike or not one.point)]
    ends = [Fraction(0), *values, *goals]
    return AreaTable(indicator, most, tuple(sorted(ranked, key=_place)), min(ends), max(ends))


def _length(one: AreaRow, indicator: Indicator) -> int | None:
    """The months that a value is of; of a stock it does not matter."""
    if one.point is None or indicator.measure == "stock":
        return None
    alone = one.point.basis[-1] if len(one.point.basis) == 1 else None
    return (alone.span if alone else one.point.period).months or 0


def _place(one: AreaRow) -> tuple[bool, bool, Fraction]:
    """The greatest value first; then what does not compare, then what has no value."""
    return one.point is None, not one.alike, -(one.point.value if one.point else Fraction(0))


def _ranked(rows: Sequence[AreaRow]) -> list[AreaRow]:
    """With the places that values may have for all that they may stand for; several targets of an
    area are one value.
    """
    spans = {
        one.area: one.point.span for one in rows if one.point and one.alike and one.same_period
    }
    if len(spans) < 2:
        return list(rows)
    lows = sorted((s.low, s.low_open) for s in spans.values() if s.low is not None)
    highs = sorted(s.high for s in spans.values() if s.high is not None)
    endless = len(spans) - len(highs)
    places = {area: _places(span, lows, highs, endless) for area, span in spans.items()}
    return [replace(one, rank=places.get(one.area)) for one in rows]


def _places(
    span: Interval,
    lows: Sequence[tuple[Fraction, bool]],
    highs: Sequence[Fraction],
    endless: int,
) -> tuple[int, int]:
    """One more than are greater for certain, and than may be greater."""
    surely = 0
    if span.high is not None:
        behind = bisect_left if span.high_open else bisect_right  # at the end itself, or past it
        surely = len(lows) - behind(lows, (span.high, False))
    may = len(highs) if span.low is None else len(highs) - bisect_right(highs, span.low)
    itself = span.high is None or span.low is None or span.high > span.low
    return 1 + surely, 1 + may + endless - itself

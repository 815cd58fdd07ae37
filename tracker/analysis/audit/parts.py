"""Parts against their whole: whether the goals of the parts make the whole's goal, and what each
part contributes to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tracker.analysis.audit.comparable import (
    PartsReason,
    adds_up,
    goal_span,
    of_one_time,
    promises_number,
    terms_of,
    way_beyond,
    ways_beyond,
)
from tracker.analysis.checks import CODE_OF_VERDICT, AuditScope, Check, CheckVerdict
from tracker.assess.report import Report, Row
from tracker.assess.series import known
from tracker.assess.trajectory import Point
from tracker.model.quantity import Interval
from tracker.model.target import Composition, Direction, How, Target
from tracker.problems.problem import Place


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """A part of a whole, in the whole's unit.

    - `row`: None where there is no such target.
    - `goal`: what it promises; of an edge (at least 9) that figure. None where it has no number.
    - `weight`: that of a mean, None where nothing is weighed or it is not known.
    - `value`: its value of the whole's latest period; `risen`: by how much that is above its
      baseline; `contribution`: its share of what the whole has risen by. `exact`: whether that is
      computed from exact figures. None where it cannot be said.
    """

    id: str
    row: Row | None
    goal: Interval | None
    weight: Fraction | None = None
    value: Fraction | None = None
    risen: Fraction | None = None
    contribution: Fraction | None = None
    exact: bool = True


@dataclass(frozen=True, slots=True)
class PartsCheck(Check):
    """The goals of the parts (`goals`: what they make together) against the whole's `goal`.

    - `at_fault`: the ids of the targets for which nothing can be said.
    - `raised`: their share of it, as `goals` / `goal`; `raised_rise`: the same of what is to be
      added to the baselines. None where a goal is no single figure, or a baseline is missing.
    - `risen`: by how much the whole is above its baseline; `left_over`: what of that is no part's
      that has a contribution; `coverage`: the share of parts that have one. Of a sum only.
    - `finding`: whether it is one (A402): short, or raised beyond the threshold.
    """

    row: Row
    how: How
    parts: tuple[CheckedPart, ...]
    at_fault: tuple[str, ...]
    goals: Interval | None
    goal: Interval | None
    raised: Fraction | None = None
    raised_rise: Fraction | None = None
    risen: Fraction | None = None
    left_over: Fraction | None = None
    coverage: Fraction | None = None
    finding: bool = False

    @property
    def code(self) -> str:
        """As of every check; of what is raised within the limit there is none."""
        return CODE_OF_VERDICT[self.verdict] if self.finding else ""

    @property
    def weighed(self) -> bool:
        """Whether its parts have weights of their own."""
        said = self.row.target.parts
        return said is not None and said.weights is not None


def parts_checks(scope: AuditScope) -> tuple[PartsCheck, ...]:
    """The check of each row of a report that is a whole, in the order of the rows."""
    report = scope.report
    rows = {row.target.id: row for row in report.rows}
    return tuple(_checked(report, row, rows) for row in report.rows if row.target.parts)


def check_whole(report: Report, whole: Target) -> PartsCheck:
    """The check of one target that is a whole, in the report or not."""
    rows = {row.target.id: row for row in report.rows}
    return _checked(report, rows.get(whole.id) or report.assessed(whole), rows)


def _checked(report: Report, whole: Row, rows: Mapping[str, Row]) -> PartsCheck:
    """The check of a whole; `rows` are targets assessed already, by their ids."""
    said = whole.target.parts
    assert said is not None
    targets = report.project.targets_by_id
    parts = []
    for n, name in enumerate(said.of):
        row = rows.get(name)
        if row is None and name in targets:
            row = report.assessed(targets[name])
        parts.append(_part(report, said, n, row))
    return _judged(report, whole, said, parts)


def _part(report: Report, said: Composition, n: int, row: Row | None) -> CheckedPart:
    factor = _factor(said, n)
    if row is None or factor is None:
        return CheckedPart(said.of[n], row, None)
    weight = None
    if isinstance(said.weights, str):
        weight = _weight_in(report, said.weights, row)
    elif said.weights is not None:
        weight = Fraction(said.weights[n])
    return CheckedPart(said.of[n], row, _times(goal_span(row.assessment), factor), weight)


def _factor(said: Composition, n: int) -> Fraction | None:
    factor = said.factors[n]
    return None if factor is None else Fraction(factor)


def _times(span: Interval | None, factor: Fraction) -> Interval | None:
    if span is None or span.low is None or span.high is None:
        return None
    return Interval(span.low * factor, span.high * factor)


def _weight_in(report: Report, indicator: str, row: Row) -> Fraction | None:
    """An indicator's value in the area of a part: of the due period, else the latest one that is
    known; None where that is no exact figure above zero.
    """
    seen = report.project.observed(indicator, row.target.area)
    used = [one.observation for one in known(seen, report.clocks, report.thresholds) if one.used]
    due = [one for one in used if one.span.end == row.assessment.goal.by.end]
    for one in (due or used)[-1:]:
        span = one.quantity.interval(report.thresholds.about)
        if span.low is not None and span.low == span.high and span.low > 0:
            return span.low
    return None


def _reason(
    whole: Row, said: Composition, parts: Sequence[CheckedPart]
) -> tuple[PartsReason | None, tuple[str, ...]]:
    """Why the goals cannot be put together, the first that applies, and for which targets."""
    rows = [one.row for one in parts if one.row is not None]
    known_factors = zip(said.of, said.factors, strict=True)
    weights = [one.id for one in parts if said.weights is not None and one.weight is None]
    ways = ways_beyond(whole, rows)
    found: tuple[tuple[PartsReason, Iterable[str]], ...] = (
        (PartsReason.UNKNOWN, [one.id for one in parts if one.row is None]),
        (PartsReason.NO_GOAL, _ids(row for row in (whole, *rows) if not promises_number(row))),
        (PartsReason.UNIT, [name for name, factor in known_factors if factor is None]),
        (PartsReason.KIND, _ids(row for row in rows if terms_of(row) != terms_of(whole))),
        (PartsReason.PERIOD, _ids(row for row in rows if not of_one_time(whole, row))),
        (
            PartsReason.DIRECTION,
            _ids(row for row in rows if len(ways) > 1 and way_beyond(row) != way_beyond(whole)),
        ),
        (PartsReason.RATES, said.of if said.how == "sum" and not adds_up(whole, rows) else ()),
        (PartsReason.WEIGHTS, weights),
    )
    return next(((why, tuple(ids)) for why, ids in found if ids), (None, ()))


def _ids(rows: Iterable[Row]) -> list[str]:
    return [row.target.id for row in rows]


def _together(how: How, values: Sequence[Fraction], weights: Sequence[Fraction | None]) -> Fraction:
    """What values make together; a mean where there are no weights counts each once."""
    match how:
        case "max":
            return max(values)
        case "min":
            return min(values)
        case "sum":
            return sum(values, Fraction(0))
    shares = [Fraction(1) if weight is None else weight for weight in weights]
    total = sum((share * value for share, value in zip(shares, values, strict=True)), Fraction(0))
    return total / sum(shares)


def _judged(
    report: Report, whole: Row, said: Composition, parts: Sequence[CheckedPart]
) -> PartsCheck:
    """The check with its verdict, by every value that the goals may have."""
    target, goal, goals = whole.target, goal_span(whole.assessment), None
    verdict, beyond = CheckVerdict.UNVERIFIABLE, Fraction(0)
    reason, at_fault = _reason(whole, said, parts)
    if not reason and goal is not None:
        goals = _ends(said, parts)
        ways = ways_beyond(whole, [one.row for one in parts if one.row])
        verdict, reason, beyond = _verdict(goals, goal, ways)
    made, aim = _single(goals), _single(goal)
    limit = Fraction(report.thresholds.raised) - 1
    found = PartsCheck(
        kind="parts",
        subject=target.id,
        area=target.area,
        period=whole.assessment.goal.by,
        verdict=verdict,
        reason=reason or "",
        place=Place(target.file, target.line),
        row=whole,
        how=said.how,
        parts=tuple(parts),
        at_fault=at_fault,
        goals=goals,
        goal=goal,
        raised=None if made is None or not aim else made / aim,
        raised_rise=None
        if made is None or aim is None
        else _of_rise(whole, said, parts, made, aim),
        finding=verdict == CheckVerdict.SHORT
        or (verdict == CheckVerdict.RAISED and beyond > limit * _size(goal)),
    )
    if said.how != "sum" or reason is PartsReason.RATES:
        return found
    return _with_contributions(found, said)


def _ends(said: Composition, parts: Sequence[CheckedPart]) -> Interval:
    """The least and the greatest that the goals of parts can make together."""
    weights = [one.weight for one in parts]
    lows = [one.goal.low for one in parts if one.goal and one.goal.low is not None]
    highs = [one.goal.high for one in parts if one.goal and one.goal.high is not None]
    return Interval(_together(said.how, lows, weights), _together(said.how, highs, weights))


def _verdict(
    goals: Interval, goal: Interval, ways: set[Direction]
) -> tuple[CheckVerdict, PartsReason | None, Fraction]:
    """What the parts make against the whole, why not, and by how much the two differ."""
    if goals == goal:
        return CheckVerdict.EQUAL, None, Fraction(0)
    assert goals.low is not None and goals.high is not None
    assert goal.low is not None and goal.high is not None
    if not goals.disjoint(goal):
        return CheckVerdict.UNVERIFIABLE, PartsReason.TOO_WIDE, Fraction(0)
    if not ways:
        return CheckVerdict.UNVERIFIABLE, PartsReason.DIRECTION, Fraction(0)
    above = goals.low > goal.high
    beyond = goals.low - goal.high if above else goal.low - goals.high
    raised = above == ("up" in ways)
    return CheckVerdict.RAISED if raised else CheckVerdict.SHORT, None, beyond


def _size(span: Interval | None) -> Fraction:
    ends = (span.low, span.high) if span else ()
    return max((abs(one) for one in ends if one is not None), default=Fraction(0))


def _single(span: Interval | None) -> Fraction | None:
    """The one value of an interval; None of several."""
    return span.low if span is not None and span.low == span.high else None


def _base(row: Row | None, whole: Row, factor: Fraction | None) -> Fraction | None:
    """A baseline in the whole's unit, of the time of the whole's."""
    if row is None or factor is None:
        return None
    own, other = row.assessment.trajectory, whole.assessment.trajectory
    return None if own.base is None or own.start != other.start else own.base * factor


def _of_rise(
    whole: Row, said: Composition, parts: Sequence[CheckedPart], made: Fraction, aim: Fraction
) -> Fraction | None:
    """What the parts add to their baselines, as a share of what the whole is to add to its own."""
    base = whole.assessment.trajectory.base
    bases = [_base(one.row, whole, _factor(said, n)) for n, one in enumerate(parts)]
    known_bases = [one for one in bases if one is not None]
    if base is None or aim == base or len(known_bases) < len(bases):
        return None
    before = _together(said.how, known_bases, [one.weight for one in parts])
    return (made - before) / (aim - base)


def _with_contributions(check: PartsCheck, said: Composition) -> PartsCheck:
    """With what each part has a share in of what the whole has risen by since its baseline."""
    latest, base = check.row.assessment.latest, check.row.assessment.trajectory.base
    if latest is None or base is None:
        return replace(check, coverage=Fraction(0))
    risen = latest.value - base
    parts = []
    for n, one in enumerate(check.parts):
        factor = _factor(said, n)
        point = _at(one.row, check.row, latest) if one.row else None
        if point is not None and factor is not None:
            start = _base(one.row, check.row, factor)
            mine = None if start is None else point.value * factor - start
            share = mine / risen if mine is not None and risen else None
            exact = (point.qualifier, latest.qualifier) == ("exact", "exact")
            one = replace(
                one, value=point.value * factor, risen=mine, contribution=share, exact=exact
            )
        parts.append(one)
    theirs = [one.risen for one in parts if one.risen is not None]
    return replace(
        check,
        parts=tuple(parts),
        risen=risen,
        left_over=risen - sum(theirs, Fraction(0)),
        coverage=Fraction(len(theirs), len(parts)),
    )


def _at(part: Row, whole: Row, latest: Point) -> Point | None:
    """The value of a part at the time of the whole's latest: of flows and their sums over the same
    days.
    """
    if terms_of(part) != terms_of(whole):
        return None
    flow = whole.target.measure == "flow"
    return next(
        (
            one
            for one in part.assessment.trajectory.points
            if one.period.end == latest.period.end
            and (not flow or one.period.start == latest.period.start)
        ),
        None,
    )

"""What each observation known counts for in a target or series, and which other one decided so."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.assess.series import Because, Entry, State, why_before
from tracker.assess.use import Use
from tracker.model.observation import Observation, Prefer
from tracker.model.target import Indicator, Target

Role = str


@dataclass(frozen=True, slots=True)
class Told:
    """An observation as known: its state, what it counts for, and the other one (`by`) that decided
    so.

    `because` is why one of the two goes before the other, where that rule decided.
    """

    observation: Observation
    state: State
    used: bool
    role: Role
    by: Observation | None = None
    because: Because | None = None


Used = Mapping[tuple[date, date], Observation]


def used_of(entries: Iterable[Entry]) -> Used:
    """The observation that is used of each period."""
    spans = ((entry.observation.span, entry) for entry in entries if entry.used)
    return {(span.start, span.end): entry.observation for span, entry in spans}


def _unused(entry: Entry, used: Used) -> tuple[Role, Observation | None] | None:
    """Why the rule of “which observations count” passed it over; None where it did not."""
    match entry.state:
        case "superseded":
            return "superseded", entry.by
        case "withdrawn":
            return ("notice" if entry.observation.status == "withdrawn" else "withdrawn"), entry.by
        case "forecast":
            return "forecast", None
    if entry.used:
        return None
    span = entry.observation.span
    rival = used[span.start, span.end]
    return ("conflicting" if entry.by is rival else "agreeing"), rival


def _told(entry: Entry, role: Role, by: Observation | None, prefer: Prefer) -> Told:
    """With the reason why one of the two goes before the other, where that rule decided."""
    one = entry.observation
    because: Because | None = None
    if by is not None and role in ("conflicting", "agreeing", "same_time"):
        because = why_before(by, one, prefer)
    elif by is not None and entry.used and by is entry.by:
        because = why_before(one, by, prefer)
    return Told(one, entry.state, entry.used, role, by, because)


def all_told(row: Row, report: Report) -> tuple[Told, ...]:
    """Every observation that a target is assessed by, with what it counts for."""
    entries, points = row.assessment.entries, row.assessment.course.points
    used, basis = used_of(entries), {id(one): one for point in points for one in point.basis}
    parts = {id(one) for point in points if len(point.basis) > 1 for one in point.basis}
    prefer = report.thresholds.prefer
    return tuple(_told(entry, *_role(entry, row, used, basis, parts), prefer) for entry in entries)


def _role(
    entry: Entry, row: Row, used: Used, basis: Mapping[int, Observation], parts: Container[int]
) -> tuple[Role, Observation | None]:
    """What an observation counts for in a target's course (core/kinds.py decides; this only says
    why).
    """
    target, a, one = row.target, row.assessment, entry.observation
    if unused := _unused(entry, used):
        return unused
    contradicts = entry.by if entry.state == "conflicting" else None
    kind = kind_of(target)
    if not kind.cumulative and id(one) in parts:
        return "part", contradicts
    if a.latest is not None and one is a.latest.basis[-1]:
        return "latest", contradicts
    if target.level is not None and one.span == target.level.period:
        return "base_level", contradicts
    if id(one) in basis:
        return "counted", contradicts
    own = kind.use(one, target, a.goal)
    if own is not Use.COUNTED:
        return own, None
    if one.span.end > a.goal.by.end:
        return "after_due", None
    if rival := next(
        (x for x in basis.values() if x.span.end == one.span.end and not kind.sums), None
    ):
        return "same_time", rival
    overlapping = (
        x for x in basis.values() if x.span.start <= one.span.end and one.span.start <= x.span.end
    )
    if kind.sums and (rival := next(overlapping, None)):
        return "covered", rival
    return "unusable", None


def reported_rate(entry: Entry, used: Used, target: Target, report: Report) -> Told:
    """A growth rate as published, beside the levels from which the target's own rate is
    computed.
    """
    role, by = _unused(entry, used) or ("rate", None)
    if (
        role == "rate"
        and target.baseline is not None
        and entry.observation.span == target.baseline.period
    ):
        role = "baseline"
    return _told(entry, role, by, report.thresholds.prefer)


def told_plainly(
    entry: Entry, used: Used, indicator: Indicator, last: Observation | None, report: Report
) -> Told:
    """An observation of an indicator without a target."""
    role, by = _unused(entry, used) or ("recorded", entry.by)
    if role == "recorded" and not whole(entry, indicator):
        role, by = "part_year", None
    elif entry.observation is last:
        role = "latest"
    return _told(entry, role, by, report.thresholds.prefer)


def whole(entry: Entry, indicator: Indicator) -> bool:
    """False for a flow over part of a year: it does not compare with the years beside it."""
    months = entry.observation.span.months
    return indicator.measure != "flow" or (months is not None and months % 12 == 0)

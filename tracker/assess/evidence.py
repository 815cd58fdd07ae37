"""Evidence: what must be known about a verdict's figures before it is trusted (methods.md:
“evidence”).
"""

from __future__ import annotations

from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.series import Entry
from tracker.assess.status import Evidence
from tracker.assess.trajectory import Point, Trajectory
from tracker.assess.use import Use
from tracker.model.periods import Period, days_later, months_later
from tracker.model.target import Target

STALE_MONTHS = 18
_STATES = ("preliminary", "estimate", "derived", "break")  # are evidence of the same name
_QUALIFIER_EVIDENCE = {
    "over": Evidence.LOWER_BOUND, "at-least": Evidence.LOWER_BOUND, "under": Evidence.UPPER_BOUND,
    "at-most": Evidence.UPPER_BOUND, "about": Evidence.APPROXIMATE, "range": Evidence.APPROXIMATE,
}  # fmt: skip


def evidence(
    target: Target,
    trajectory: Trajectory,
    latest: Point | None,
    entries: tuple[Entry, ...],
    as_of: date,
) -> tuple[Evidence, ...]:
    """What must be known about the figures of a verdict, in the order of the enum."""
    due_observed = trajectory.due_observed
    found = set()
    if any(one.observation.assumed and one.use.counts for one in entries):
        found.add(Evidence.ASSUMED)
    if trajectory.needs_baseline:
        found.add(Evidence.NO_BASELINE)
    if not due_observed and trajectory.due.end < as_of:
        found.add(Evidence.AWAITING_FINAL)
    if latest is None:
        if not kind_of(target).cumulative and any(one.use is Use.PART_YEAR for one in entries):
            found.add(Evidence.YTD_ONLY)
    else:
        found |= _of_latest(latest, entries)
        if not due_observed and stale_from(target, latest.period) <= as_of:
            found.add(Evidence.STALE)
    return tuple(key for key in Evidence if key in found)


def _of_latest(latest: Point, entries: tuple[Entry, ...]) -> set[Evidence]:
    """What the observations behind the latest value, or its computing, say of it."""
    basis = set(map(id, latest.basis))
    # a rate of two levels turns what is said of the first one round
    of_levels = latest.calculation is not None and latest.calculation.name == "growth"
    qualifiers = (
        {latest.qualifier} if of_levels else {one.quantity.qualifier for one in latest.basis}
    )
    found = {Evidence(one.status) for one in latest.basis if one.status in _STATES}
    found |= {key for qualifier, key in _QUALIFIER_EVIDENCE.items() if qualifier in qualifiers}
    if latest.derived:
        found.add(Evidence.DERIVED)
    if any(entry.against and id(entry.observation) in basis for entry in entries):
        found.add(Evidence.CONFLICTING)
    return found


def stale_from(target: Target, period: Period) -> date:
    """The first day on which a latest value for `period` is stale: by the release rule, else after
    18 months.
    """
    if target.release is None:
        return days_later(months_later(period.end, STALE_MONTHS), 1)
    next_end = months_later(period.end, target.release.months)
    return days_later(next_end, target.release.lag + 1)

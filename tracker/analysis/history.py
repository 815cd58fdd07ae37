"""The history of a verdict: how each target stood on each of some days, joined into runs.

A page draws runs and computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.evidence import stale_from
from tracker.assess.standing import awaits_result
from tracker.assess.status import Evidence, Status
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.project import Project
from tracker.model.target import Target

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatusRun:
    """A stretch of the days asked about, from `start` to `end`, with one status and evidence; all
    of its days await the result, or none does.

    `assessment` is the one that it began with.
    """

    start: date
    end: date
    status: Status
    evidence: tuple[Evidence, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class TargetHistory:
    """The runs of one target, in order and without a gap."""

    target: Target
    runs: tuple[StatusRun, ...]

    def on(self, day: date) -> StatusRun:
        """The run of one of the days asked about."""
        return next(run for run in self.runs if run.start <= day <= run.end)


@dataclass(frozen=True, slots=True)
class History:
    """How each target stood on each of the days, which are in order."""

    days: tuple[date, ...]
    targets: tuple[TargetHistory, ...]


def history(
    project: Project, targets: Iterable[Target], days: Iterable[date], known_at: date | None = None
) -> History:
    """How each target stood as of each day: as known that day, or, in hindsight, with what was
    published by `known_at`.
    """
    return Histories(project).of(targets, days, known_at)


def month_ends(period: Period, until: date) -> tuple[date, ...]:
    """The last day of each month of a period that began by `until`, which ends the last of them.

    >>> from tracker.model.periods import read_period
    >>> [str(day) for day in month_ends(read_period("2025"), date(2025, 2, 15))]
    ['2025-01-31', '2025-02-15']
    """
    last, found, first = min(period.end, until), [], period.start
    while first <= last:
        after = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        found.append(min(after - _DAY, last))
        first = after
    return tuple(found)


@dataclass(frozen=True)
class Histories:
    """The histories of a project's targets: what was assessed once is not assessed again, whatever
    days are asked for.
    """

    project: Project
    _seen: dict[tuple[object, ...], Assessment] = field(default_factory=dict)

    def of(
        self, targets: Iterable[Target], days: Iterable[date], known_at: date | None = None
    ) -> History:
        """As `history` says."""
        ordered = tuple(sorted(set(days)))
        return History(
            ordered, tuple(self._of_target(target, ordered, known_at) for target in targets)
        )

    def _of_target(
        self, target: Target, days: Sequence[date], known_at: date | None
    ) -> TargetHistory:
        """Looked at again only on days on which something that it rests on can have changed; the
        target may be told in another language than the project's own.
        """
        told, target = target, self._own.get(target.id, target)
        observations = self.project.bearing_on(target)
        changes = sorted(_changes(target, observations, known_at), reverse=True)
        runs: list[StatusRun] = []
        found: Assessment | None = None
        stale = date.max
        for day in days:
            changed = day >= stale
            while changes and changes[-1] <= day:
                changes.pop()
                changed = True
            if found is None or changed:
                found = self._assessed(target, observations, Clocks(day, known_at or day))
                from_then_on = _stale_from(target, found)
                stale = from_then_on if from_then_on > day else date.max
            if runs and _said(runs[-1].assessment) == _said(found):
                runs.append(replace(runs.pop(), end=day))
            else:
                runs.append(StatusRun(day, day, found.status, found.evidence, found))
        return TargetHistory(told, tuple(runs))

    @cached_property
    def _own(self) -> dict[str, Target]:
        return {target.id: target for target in self.project.targets}

    def _assessed(
        self, target: Target, observations: Sequence[Observation], clocks: Clocks
    ) -> Assessment:
        """One assessment for all days on which the same is known, and which are on the same side of
        the due day and of the day from which the latest value is stale.
        """
        known = tuple(n for n, one in enumerate(observations) if clocks.waiting(one) is None)
        goal, day = target.goal_at(clocks.known_at), clocks.as_of
        end = goal.by.end
        state = (target.id, target.plan.id, known, goal, day < end, day > end)
        for is_stale in (False, True):
            found = self._seen.get((*state, is_stale))
            if found is not None and (_stale_from(target, found) <= day) is is_stale:
                return found
        made = assess(target, observations, clocks, self.project.thresholds)
        self._seen[*state, _stale_from(target, made) <= day] = made
        return made


def _said(a: Assessment) -> tuple[object, ...]:
    """What is the same on all days of a run."""
    return a.status, a.evidence, awaits_result(a)


def _stale_from(target: Target, found: Assessment) -> date:
    latest = found.latest
    return stale_from(target, latest.period) if latest else date.max


def _changes(
    target: Target, observations: Iterable[Observation], known_at: date | None
) -> set[date]:
    """The first days on which an observation counts, a goal holds, or the plan is over, and the day
    after.
    """
    dues = {goal.by.end for goal in (target.goal, *target.revisions)}
    found = dues | {due + _DAY for due in dues}
    if known_at is None:
        found |= {goal.until + _DAY for goal in target.revisions if goal.until}
    for one in observations:
        ended = date.min if one.status == "forecast" else one.period.end
        found.add(max(ended, one.publication.published.end) if known_at is None else ended)
    return found

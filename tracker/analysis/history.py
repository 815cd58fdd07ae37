"""The history of a verdict: how each target stood from day to day, in runs that begin on the very
day on which it turned.

A page draws runs and computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.evidence import stale_from
from tracker.assess.report import Report
from tracker.assess.standing import awaits_result
from tracker.assess.status import Evidence, Status
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.target import Target

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StatusRun:
    """All days from `start` to `end`, which have one status and evidence; all of them await the
    result, or none does.

    `assessment` is the one that it began with.
    """

    start: date
    end: date
    status: Status
    evidence: tuple[Evidence, ...]
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class TargetHistory:
    """The runs of one target, in order and without a gap between two of them."""

    target: Target
    runs: tuple[StatusRun, ...]

    def on(self, day: date) -> StatusRun:
        """The run of a day between the first and the last."""
        return next(run for run in self.runs if run.start <= day <= run.end)

    def on_each(self, days: Iterable[date]) -> Iterator[StatusRun]:
        """The runs of days in order."""
        runs = iter(self.runs)
        run = next(runs, None)
        for day in days:
            while run is not None and run.end < day:
                run = next(runs, None)
            if run is not None:
                yield run

    @property
    def verdicts(self) -> tuple[StatusRun, ...]:
        """The runs by status and evidence alone: on its last day a target begins to await its
        result, of which the evidence speaks from the day after.
        """
        found: list[StatusRun] = []
        for run in self.runs:
            if found and (found[-1].status, found[-1].evidence) == (run.status, run.evidence):
                found.append(replace(found.pop(), end=run.end))
            else:
                found.append(run)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class History:
    """How each target stood from the first of the days, which are in order, to the last.

    `known_at`: what was published by then was known on every day; None: on each what was published
    by that day.
    """

    days: tuple[date, ...]
    targets: tuple[TargetHistory, ...]
    known_at: date | None = None


@dataclass(frozen=True, slots=True)
class ReportHistory:
    """A report as of the last of the days, and how its targets came to stand as it says."""

    report: Report
    past: History


def history_of(
    report: Report,
    first: date | None = None,
    known_at: date | None = None,
    progress: Progress = unseen,
) -> ReportHistory:
    """How the targets of a report stood until its day, from its first publication on or since
    `first`; `progress` is told how many are done.
    """
    project, days = report.project, history_days(report.project, first, report.as_of)
    histories = Histories(project)
    found: list[TargetHistory] = []
    for number, row in enumerate(report.rows):
        progress(number, len(report.rows), "assessing")
        found += histories.of([row.target], days, known_at).targets
    return ReportHistory(report, History(days, tuple(found), known_at))


def history(
    project: Project, targets: Iterable[Target], days: Iterable[date], known_at: date | None = None
) -> History:
    """How each target stood between the days: as known then, or, in hindsight, with what was
    published by `known_at`.
    """
    return Histories(project).of(targets, days, known_at)


def history_days(project: Project, first: date | None, last: date) -> tuple[date, ...]:
    """The last day of each publication and the day after each goal that was moved, from `first` on,
    and `last`, which ends them.
    """
    found = {one.publication.published.end for one in project.observations}
    for target in project.targets:
        found |= {_after(goal.until) for goal in target.revisions if goal.until}
    return (*sorted(day for day in found if day < last and (first is None or first <= day)), last)


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
        asked = tuple(sorted(set(days)))
        if not asked:
            return History((), (), known_at)
        ends = asked[0], asked[-1]
        return History(
            asked, tuple(self._of_target(target, *ends, known_at) for target in targets), known_at
        )

    def _of_target(
        self, target: Target, first: date, last: date, known_at: date | None
    ) -> TargetHistory:
        """Looked at again only on days on which something that it rests on can have changed; the
        target may be told in another language than the project's own.
        """
        told, target = target, self.project.targets_by_id.get(target.id, target)
        observations = self.project.bearing_on(target)
        changes = _changes(target, observations, known_at)
        to_come = sorted((day for day in changes if first < day <= last), reverse=True)
        runs: list[StatusRun] = []
        day = first
        while True:
            found = self._assessed(target, observations, Clocks(day, known_at or day))
            stale = _stale_from(target, found)
            following = [*to_come[-1:], *([stale] if day < stale <= last else [])]
            until = min(following) - _DAY if following else last
            if runs and _said(runs[-1].assessment) == _said(found):
                runs.append(replace(runs.pop(), end=until))
            else:
                runs.append(StatusRun(day, until, found.status, found.evidence, found))
            if until == last:
                return TargetHistory(told, tuple(runs))
            day = until + _DAY
            if to_come and to_come[-1] == day:
                to_come.pop()

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
    found = dues | {_after(due) for due in dues}
    if known_at is None:
        found |= {_after(goal.until) for goal in target.revisions if goal.until}
    for one in observations:
        ended = date.min if one.status == "forecast" else one.period.end
        found.add(max(ended, one.publication.published.end) if known_at is None else ended)
    return found


def _after(day: date) -> date:
    """The next day; the last of the calendar is its own."""
    return min(day, date.max - _DAY) + _DAY

"""Report: the one thing that every format prints. Figures are exact; formats round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.formulas import FORMULAS
from tracker.assess.status import Status
from tracker.language import Language
from tracker.model.periods import Period, decimal_year
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project, translated
from tracker.model.target import Indicator, Plan, Target, Thresholds
from tracker.problems.problem import Problem

DOUBTS = frozenset({"O201", "O204", "O205", "T125", "F406", "A302"})


@dataclass(frozen=True, slots=True)
class Row:
    """One target and what the record says of it; `doubtful` when a warning says that a figure may
    be a slip. `before` is what the record says without what is assumed; None where nothing that
    bears on the target is.
    """

    target: Target
    assessment: Assessment
    doubtful: bool = False
    before: Assessment | None = None


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A plan's headline: the share of its time gone, and when data for it was last published."""

    plan: Plan
    elapsed: Fraction
    last_published: Period | None


@dataclass(frozen=True, slots=True)
class Report:
    """Plans and rows as of a day, with the thresholds used, what is wrong in the files, and the
    project that it is of, in its language.

    `prefix` leads from the repository that the project stands in to its folder: "" or
    "plans/wuhan/".
    """

    clocks: Clocks
    language: Language
    thresholds: Thresholds
    plans: tuple[PlanHead, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    project: Project
    prefix: str = ""

    @property
    def as_of(self) -> date:
        """The last day of the periods that are used."""
        return self.clocks.as_of

    @property
    def known_at(self) -> date:
        """The last day of the publications that are used."""
        return self.clocks.known_at

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """What is measured."""
        return self.project.indicators

    @property
    def what_if(self) -> list[str]:
        """What is assumed beside the record, as it was written: ID=VALUE@PERIOD."""
        return [one.locator for one in self.project.observations if one.assumed]

    def assessed(self, target: Target) -> Row:
        """The row of a target that it does not show, as of the same days."""
        seen = self.project.bearing_on(target)
        return Row(target, assess(target, seen, self.clocks, self.thresholds))

    @property
    def lost(self) -> int:
        """How many targets could not be read."""
        return self.project.lost

    def problems_of(self, target: Target) -> tuple[Problem, ...]:
        """What is wrong with a target or what it is assessed by."""
        about = {target.id, *target.indicators}
        return tuple(one for one in self.problems if one.about in about)

    @property
    def summary(self) -> dict[str, int]:
        """How many targets have each status; every status is there."""
        counts = Counter(row.assessment.status for row in self.rows)
        return {status: counts[status] for status in Status}


def make_report(
    project: Project,
    targets: Sequence[Target],
    clocks: Clocks,
    language: Language,
    problems: Iterable[Problem] = (),
    progress: Progress = unseen,
) -> Report:
    """Assess the targets given, in the registry's order; `progress` is told how many are."""
    project, targets = translated(project, list(targets), language)
    problems = tuple(problems)
    doubted = {one.about for one in problems if one.code in DOUBTS}
    rows = []
    for number, target in enumerate(targets):
        progress(number, len(targets), "assessing")
        bearing = project.bearing_on(target)
        found = assess(target, bearing, clocks, project.thresholds)
        doubtful = not doubted.isdisjoint((target.id, *target.indicators))
        recorded = [one for one in bearing if not one.assumed]
        before = None
        if len(recorded) < len(bearing):
            before = assess(target, recorded, clocks, project.thresholds)
        rows.append(Row(target, found, doubtful, before))
    shown = {target.plan.id for target in targets}
    heads = tuple(
        PlanHead(plan, elapsed(plan.period, clocks.as_of), _last_published(plan, rows))
        for plan in project.plans
        if plan.id in shown
    )
    return Report(
        clocks,
        language,
        project.thresholds,
        heads,
        tuple(rows),
        problems,
        project,
    )


def elapsed(period: Period, day: date) -> Fraction:
    """The share of a period gone at the end of a day, within 0…1."""
    start = decimal_year(period.start - timedelta(days=1), period.starts)
    gone = min(max(decimal_year(day, period.starts), start), period.time)
    share = FORMULAS["elapsed"](t=gone - start, N=period.time - start).value
    assert share is not None
    return share


def _last_published(plan: Plan, rows: Iterable[Row]) -> Period | None:
    dates = [
        entry.observation.publication.published
        for row in rows
        if row.target.plan is plan
        for entry in row.assessment.entries
        if not entry.observation.assumed
    ]
    return max(dates, key=lambda published: (published.end, published.start), default=None)

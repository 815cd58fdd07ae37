"""What a comparison of two reports finds, and which of it fails a gate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.assess.assess import Assessment
from tracker.assess.report import Report, Row
from tracker.assess.status import FAILING, UNSAID, Status
from tracker.compare.observations import Edit, Record
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.problems.codes import severity
from tracker.problems.problem import Problem

Verdict = Literal["worse", "better", "changed", "added", "removed"]
VERDICTS: tuple[Verdict, ...] = ("worse", "removed", "better", "changed", "added")
Effect = Literal["eased", "tightened", "moved"]
Why = Literal[
    "new_period", "revision", "late", "conflicting", "source", "forecast", "not_yet", "withdrawal",
    "withdrawn", "removed", "edited", "renamed", "described", "time",
]  # fmt: skip
_ORDER = (
    (Status.EXCEEDED,), (Status.MET,), (Status.AHEAD,), (Status.ON_TRACK,), UNSAID,
    (Status.BEHIND,), (Status.REVERSING,), (Status.LOST,), (Status.MISSED,),
)  # fmt: skip
RANK = {status: place for place, group in enumerate(_ORDER) for status in group}


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a comparison.

    `name` and `commit` of a revision, both empty for the files as they lie there.

    `found` is False where the revision has no project yet.
    """

    name: str
    commit: str
    project: Project
    report: Report
    found: bool = True


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a target stands otherwise; `other` is what the observation replaces,
    contradicts or was.
    """

    why: Why
    observation: Observation | None = None
    other: Observation | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A goalpost that was moved: which fields, to what effect, with what recorded reason.

    `unmoved` is the target as it would stand now on the old terms, None where these do not fit the
    record any more.
    """

    fields: tuple[str, ...]
    effect: Effect
    reason: str
    unmoved: Assessment | None

    @property
    def hidden(self) -> bool:
        """Made easier, and nobody has written down why."""
        return self.effect == "eased" and not self.reason


@dataclass(frozen=True, slots=True)
class Change:
    """One target before and after; before is None for one that was added, after for one that was
    removed.
    """

    before: Row | None
    after: Row | None
    move: Move | None = None
    causes: tuple[Cause, ...] = ()

    @property
    def row(self) -> Row:
        """The target as it is after; as it was where it was removed."""
        row = self.after or self.before
        assert row is not None
        return row

    @property
    def verdict(self) -> Verdict:
        """What became of the target, by the statuses at both ends."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        old, new = self.before.assessment.status, self.after.assessment.status
        if is_worse(old, new):
            return "worse"
        return "better" if is_worse(new, old) else "changed"


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that changed between two ends, in the registry's order; targets that did not are
    only counted.
    """

    before: Side
    after: Side
    changes: tuple[Change, ...]
    unchanged: int
    record: Record

    @property
    def summary(self) -> dict[str, int]:
        """How many targets came out how, each word there."""
        counts = Counter(change.verdict for change in self.changes)
        return {verdict: counts[verdict] for verdict in VERDICTS} | {"unchanged": self.unchanged}

    @property
    def moved(self) -> list[Change]:
        """The targets whose goalposts were moved or taken away."""
        return [change for change in self.changes if change.move or change.verdict == "removed"]

    @property
    def rewritten(self) -> list[Edit]:
        """Edits of what a verdict can rest on."""
        return [edit for edit in self.record.edited if edit.of_figures]

    @property
    def limits_moved(self) -> bool:
        """Whether the thresholds differ between two ends that both have a project."""
        return self.before.found and self.before.report.thresholds != self.after.report.thresholds

    @property
    def days(self) -> tuple[date, date] | None:
        """The two days, where days were compared."""
        ends = (self.before.report.known_at, self.after.report.known_at)
        return ends if ends[0] != ends[1] else None


def is_worse(before: Status, after: Status) -> bool:
    """Whether a status is a fall: further down, or without data where there was some."""
    return RANK[after] > RANK[before] or (after == Status.NO_DATA != before)


def failed(gates: Sequence[str], diff: Diff) -> bool:
    """Whether anything matches.

    worse: a status fell, a target or an observation was removed, or a target was eased without a
    recorded reason. moved: any goalpost. rewritten: an observation removed or its figures edited. A
    status or flag: a target that has it now and had it not. error, warning: a new problem, or a
    target that now fails, of that severity.
    """
    found: set[str] = set()
    for change in diff.changes:
        if change.verdict in ("worse", "removed") or (change.move and change.move.hidden):
            found.add("worse")
        if change.after is not None:
            fresh = _words(change.after) - (_words(change.before) if change.before else set())
            found |= fresh
            if fresh & FAILING:
                found.add(change.after.target.severity)
    if diff.record.removed:
        found |= {"worse", "rewritten"}
    if diff.rewritten:
        found.add("rewritten")
    if diff.moved or diff.limits_moved:
        found.add("moved")
    found |= {severity(one) for one in new_problems(diff)}
    if "error" in found:
        found.add("warning")
    return not found.isdisjoint(gates)


def new_problems(diff: Diff) -> list[Problem]:
    """The problems of the later end that the earlier one did not have, wherever they stood."""
    known = {(one.code, one.file, one.facts) for one in diff.before.report.problems}
    return [
        one for one in diff.after.report.problems if (one.code, one.file, one.facts) not in known
    ]


def _words(row: Row) -> set[str]:
    return {row.assessment.status, *row.assessment.evidence}

"""What was said then, what would be said of the same day now, and what is said now: a saved report
against the record.

Two comparisons for each target: was → again, of one day with what was known then and now; and
again → now, of two days with what is known now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tracker.assess.report import Row
from tracker.assess.status import FAILING, Status
from tracker.compare.changes import VERDICTS, Change, Effect, Side, Verdict, is_worse
from tracker.model.observation import Observation
from tracker.model.saved import SavedReport, SavedTarget
from tracker.model.target import Target, Thresholds
from tracker.problems.codes import severity
from tracker.problems.problem import Problem

AgainWhy = Literal["late", "revised", "goal", "method", "record"]


@dataclass(frozen=True, slots=True)
class AgainCause:
    """One reason why the same day is judged otherwise.

    - late: `observation` is of a period that had ended, and was published afterwards.
    - revised: `observation` was published afterwards in place of `other`.
    - goal: the terms called `fields` are others now.
    - method: rules of verdicts or thresholds are others; without `fields` the rules.
    - record: what the verdict rested on is not on record as it was (`fields`: removed), or more of
      that time is.
    """

    why: AgainWhy
    observation: Observation | None = None
    other: Observation | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgainMove:
    """Terms of a target that are others than they were when it was saved."""

    fields: tuple[str, ...]
    effect: Effect
    reason: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """One target: what was said, the same day judged again with `causes`, and now with what
    `change` says; `again` and `after` are None for one that is not in the registry any more.
    """

    was: SavedTarget
    again: Row | None
    after: Row | None
    causes: tuple[AgainCause, ...] = ()
    moved: AgainMove | None = None
    change: Change | None = None

    @property
    def verdict(self) -> Verdict:
        """What became of the target, from what was said to what is said now."""
        if self.after is None:
            return "removed"
        old, new = Status(self.was.status), self.after.assessment.status
        if is_worse(old, new):
            return "worse"
        return "better" if is_worse(new, old) else "changed"

    @property
    def told(self) -> bool:
        """Whether anything is to be told of it."""
        return self.after is None or bool(self.causes) or self.change is not None


@dataclass(frozen=True, slots=True)
class FrozenDiff:
    """A saved report against the record: targets that stand as they stood are only counted.

    `unsaved` are targets of the registry that the saved report does not name: they are new, or it
    was of some targets only. `added` is what was published since, or ended since.
    """

    saved: SavedReport
    again: Side
    after: Side
    each: tuple[Frozen, ...]
    unchanged: int
    unsaved: tuple[Target, ...]
    added: tuple[Observation, ...]

    @property
    def summary(self) -> dict[str, int]:
        """How many targets came out how, each word there."""
        counts = Counter(one.verdict for one in self.each)
        return {verdict: counts[verdict] for verdict in VERDICTS} | {"unchanged": self.unchanged}

    @property
    def moved(self) -> list[Frozen]:
        """The targets whose goalposts were moved or taken away."""
        return [one for one in self.each if one.moved or one.after is None]

    @property
    def rewritten(self) -> list[Frozen]:
        """The targets whose record of then is not what it was."""
        return [one for one in self.each if any(cause.why == "record" for cause in one.causes)]

    @property
    def limits_moved(self) -> bool:
        """Whether a threshold that the saved report names is another now."""
        return self.after.report.thresholds != limits_of(self.saved, self.after.report.thresholds)

    @property
    def new_problems(self) -> list[Problem]:
        """The problems whose code the saved report does not name in their file."""
        known = self.saved.problems
        return [one for one in self.after.report.problems if (one.code, one.file) not in known]


def limits_of(saved: SavedReport, after: Thresholds) -> Thresholds:
    """The thresholds of a saved report; those of now where it names none."""
    said = saved.thresholds
    return replace(
        after,
        ahead=said.get("ahead", after.ahead),
        on_track=said.get("on_track", after.on_track),
        about=said.get("about", after.about),
    )


def failed_frozen(gates: Sequence[str], diff: FrozenDiff) -> bool:
    """Whether anything matches, as of a comparison of two revisions: from what was said to what is
    said now. A target that the saved report does not name matches nothing.
    """
    found: set[str] = set()
    for one in diff.each:
        if one.verdict in ("worse", "removed"):
            found.add("worse")
        if one.moved and one.moved.effect == "eased" and not one.moved.reason:
            found.add("worse")
        if one.after is not None:
            fresh = {one.after.assessment.status, *one.after.assessment.evidence}
            fresh -= {one.was.status, *one.was.evidence}
            found |= fresh
            if fresh & FAILING:
                found.add(one.after.target.severity)
    if diff.rewritten:
        found.add("rewritten")
    if diff.moved or diff.limits_moved:
        found.add("moved")
    found |= {severity(one) for one in diff.new_problems}
    if "error" in found:
        found.add("warning")
    return not found.isdisjoint(gates)


def late_of(causes: Iterable[AgainCause]) -> tuple[Observation, ...]:
    """The observations that came after the verdict."""
    return tuple(one.observation for one in causes if one.observation is not None)

"""Whether the terms of a target were moved, to what effect, and whether anybody has said why."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Any

from tracker.assess.assess import Assessment, assess
from tracker.assess.report import Row
from tracker.assess.status import UNSAID, Evidence
from tracker.compare.changes import Effect, Move, Side, is_worse
from tracker.model.target import Goal, Target

# what is said of a target beside its latest value and the ends of its gap
_SAID = (
    "status", "attainment", "evidence", "progress", "ratio", "gap", "overshoot", "overshoot_ratio",
    "elapsed", "expected", "pace", "pace_pp", "lead_years", "needed_per_year", "forecast",
    "met_in", "met_since", "years_early", "observations",
)  # fmt: skip


def move_of(before: Row, after: Row, old: Side, new: Side) -> Move | None:
    """How the terms of one target were moved; None where they were not.

    Thresholds count where the target stands otherwise because of them.
    """
    fields = (
        _unequal(_goal(before.target.goal), _goal(after.target.goal))
        | _unequal(_goal(before.assessment.goal), _goal(after.assessment.goal))
        | _unequal(_terms(before.target), _terms(after.target))
    )
    if after.target.revisions[: len(before.target.revisions)] != before.target.revisions:
        fields["revisions"] = None  # history is appended to, never rewritten
    limits = old.report.thresholds != new.report.thresholds
    if not fields and not limits:
        return None
    unmoved = _unmoved(before, after, old, new)
    if limits and (
        fields or (unmoved is not None and figures_said(unmoved) != figures_said(after.assessment))
    ):
        fields["thresholds"] = None
    if not fields:
        return None
    effects = {_effect(before, after, a, unmoved) for a in (after.assessment, _coming(after, new))}
    effect: Effect = (
        "eased" if "eased" in effects else "tightened" if "tightened" in effects else "moved"
    )
    return Move(tuple(fields), effect, _reason(before, after), unmoved)


def figures_said(a: Assessment) -> tuple[Hashable, ...]:
    """All that is said of a target on a day, to be compared."""
    latest = a.latest and (a.latest.period, a.latest.value, a.latest.span, a.latest.qualifier)
    spans = (a.span("gap"), a.span("overshoot"))
    return (latest, *spans, *(getattr(a, name) for name in _SAID))


def _goal(goal: Goal) -> dict[str, Hashable]:
    q = goal.quantity
    return {"value": q and (q.value, q.step, q.qualifier, goal.upper), "op": goal.op, "by": goal.by}


def _terms(target: Target) -> dict[str, Hashable]:
    """All else that a verdict or its weight in a gate rests on, as targets.yaml calls it."""
    base = target.baseline
    return {
        "kind": target.kind,
        "unit": target.unit,
        "measure": target.measure,
        "baseline": base
        and (base.quantity.value, base.quantity.step, base.quantity.qualifier, base.period),
        "milestones": tuple((period, q.value) for period, q in target.milestones),
        "pace": target.pace,
        "level": target.level,
        "period": target.plan.period,
        "area": target.area,
        "release": target.release,
        "parts": target.parts,
        "nature": target.nature,
        "severity": target.severity,
    }


def _unequal(old: dict[str, Hashable], new: dict[str, Hashable]) -> dict[str, None]:
    return {key: None for key, value in old.items() if value != new[key]}


def _unmoved(before: Row, after: Row, old: Side, new: Side) -> Assessment | None:
    """The target as it would stand now on the old terms; None where these are in another unit or of
    another series.
    """
    if (before.target.unit, before.target.measure) != (after.target.unit, after.target.measure):
        return None
    promise = replace(before.target, goal=before.assessment.goal, revisions=())
    moved = before.target.area != after.target.area
    seen = new.project.bearing_on(promise if moved else after.target)
    if bool(before.target.level) != bool(after.target.level):
        return None
    return assess(promise, seen, new.report.clocks, old.report.thresholds)


def _coming(after: Row, new: Side) -> Assessment:
    """The target on the terms that are written, also where `revisions` lets an older goal hold for
    a while yet.
    """
    if _goal(after.assessment.goal) == _goal(after.target.goal):
        return after.assessment
    seen, report = new.project.bearing_on(after.target), new.report
    promise = replace(after.target, revisions=())
    return assess(promise, seen, report.clocks, report.thresholds)


def _effect(before: Row, after: Row, a: Assessment, unmoved: Assessment | None) -> Effect:
    """eased or tightened by verdict, by what meets the target, by due period, progress, pace,
    staleness and weight.
    """
    old, later = before.target, after.target
    if unmoved is None:
        return "eased" if is_worse(a.status, before.assessment.status) else "moved"
    verdict = is_worse(a.status, unmoved.status)
    signs = [verdict, -(is_worse(unmoved.status, a.status) and a.status not in UNSAID)]
    was, new = unmoved.trajectory.within, a.trajectory.within
    if was is None or new is None:
        signs += [(new is None) - (was is None)]
    elif was != new:
        signs += [was.inside(new) - new.inside(was)]
    signs += [
        _sign(a.goal.by.end, before.assessment.goal.by.end),
        _sign(a.progress, unmoved.progress),
        _sign(a.pace, unmoved.pace),
        (Evidence.STALE in unmoved.evidence) - (Evidence.STALE in a.evidence),
        (old.nature == "binding") - (later.nature == "binding"),
        (old.severity == "error") - (later.severity == "error"),
    ]
    if (1 in signs and -1 not in signs) or verdict:
        return "eased"
    return "tightened" if -1 in signs and 1 not in signs else "moved"


def _sign(new: Any, old: Any) -> int:
    """1 for more, -1 for less, 0 for the same or what cannot be said."""
    return 0 if new is None or old is None else int(new > old) - int(new < old)


def _reason(before: Row, after: Row) -> str:
    """What `revisions` says of the goal that held before: an entry of its own where the goal was
    written anew.
    """
    held, old, later = before.assessment.goal, before.target, after.target
    if (old.goal, old.revisions) == (later.goal, later.revisions):
        return held.reason if held is not old.goal else ""
    new = [goal for goal in later.revisions if goal not in old.revisions]
    told = (goal.reason for goal in new if goal.reason and _goal(goal) == _goal(old.goal))
    return next(told, "")

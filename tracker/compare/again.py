"""A saved report judged again: why the same day is judged otherwise than it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from tracker.assess.assess import METHOD, Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.report import Row
from tracker.assess.use import Use
from tracker.compare.causes import compare
from tracker.compare.changes import Effect, Side
from tracker.compare.frozen import (
    AgainCause,
    AgainMove,
    AgainWhy,
    Frozen,
    FrozenDiff,
    limits_of,
)
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.saved import SavedReport, SavedTarget
from tracker.model.target import Goal, Target
from tracker.problems.problem import Refused

_CLOSE = Fraction(1, 2_000_000)  # half of the last of the six places that machines read


def compare_saved(
    saved: SavedReport, again: Side, after: Side, wanted: Collection[str] | None = None
) -> FrozenDiff:
    """A saved report against the record: `again` is assessed for the same day with what is known
    `now`; `wanted` are the ids of the targets asked for, None for all.
    """
    project = after.project
    diff = compare(again, after)
    changes = {change.row.target.id: change for change in diff.changes}
    rows = {row.target.id: row for row in again.report.rows}
    later = {row.target.id: row for row in after.report.rows}
    names = _names(saved, rows)
    found = []
    for was in saved.targets:
        name = names.get(was.id, was.id)
        if wanted is not None and not {name, was.id} & set(wanted):
            continue
        row = rows.get(name)
        if row is None:
            found.append(Frozen(was, None, None))
            continue
        causes = tuple(_causes(was, row, saved, project, again.report.clocks))
        move = _moved(was, row, saved)
        found.append(Frozen(was, row, later[name], causes, move, changes.get(name)))
    taken = {names.get(was.id, was.id) for was in saved.targets}
    unsaved = tuple(
        row.target
        for name, row in rows.items()
        if name not in taken and (wanted is None or name in wanted)
    )
    then = Clocks(saved.as_of, saved.known_at)
    told = tuple(one for one in found if one.told)
    bears = {row.target.measured for one in told for row in (one.after,) if row}
    added = tuple(
        one
        for one in project.observations
        if then.waiting(one) and not after.report.clocks.waiting(one)
        if wanted is None or one.indicator in bears
    )
    return FrozenDiff(saved, again, after, told, len(found) - len(told), unsaved, added)


def _names(saved: SavedReport, rows: Mapping[str, Row]) -> dict[str, str]:
    """What targets that have another id now are called: by their alias, or by their indicator where
    only one of the plan has it.
    """
    known = {was.id for was in saved.targets}
    left = [row.target for name, row in rows.items() if name not in known]
    found: dict[str, str] = {}
    for was in saved.targets:
        if was.id in rows:
            continue
        meant = [one.id for one in left if was.id in one.aliases] or [
            one.id
            for one in left
            if (one.plan.id, one.indicator) == (was.text("plan"), was.text("indicator"))
        ]
        if len(meant) == 1 and meant[0] not in found.values():
            found[was.id] = meant[0]
    return found


def _causes(
    was: SavedTarget, again: Row, saved: SavedReport, project: Project, clocks: Clocks
) -> Iterator[AgainCause]:
    """Why a target is judged otherwise; where it is judged as it was, only that its terms are
    others.
    """
    a, target = again.assessment, again.target
    fields = _fields(was, again)
    if _says_as(was, a):
        if fields:
            yield AgainCause("goal", fields=fields)
        return
    then_clocks, seen = Clocks(saved.as_of, saved.known_at), project.bearing_on(target)
    limits = limits_of(saved, project.thresholds)
    then = assess(target, seen, then_clocks, limits)
    if _said(then) != _said(a):
        yield from _published_since(a, saved)
    if fields:
        yield AgainCause("goal", fields=fields)
    rules = saved.method != METHOD
    if rules:
        yield AgainCause("method")
    if limits != project.thresholds and _said(assess(target, seen, clocks, limits)) != _said(a):
        yield AgainCause("method", fields=("thresholds",))
    gone = any(_is_gone(basis, target, saved, project) for basis in was.basis)
    if gone or not (fields or rules or _says_as(was, then)):
        yield AgainCause("record", fields=("removed",) if gone else ())


def _said(a: Assessment) -> tuple[object, ...]:
    latest = a.latest and (a.latest.period, a.latest.value)
    return a.status, a.evidence, latest


def _says_as(was: SavedTarget, a: Assessment) -> bool:
    """Whether status, evidence, and the latest value with its period are as they were saved."""
    if (was.status, was.evidence) != (a.status, a.evidence):
        return False
    latest = was.part("latest")
    if a.latest is None or not latest:
        return a.latest is None and not latest
    value = latest.get("value")
    return str(latest.get("period")) == str(a.latest.period) and (
        not isinstance(value, Decimal) or abs(Fraction(value) - a.latest.value) <= _CLOSE
    )


def _published_since(a: Assessment, saved: SavedReport) -> Iterator[AgainCause]:
    """The observations of then that were published afterwards: what the latest value rests on
    first, one for each reason.
    """
    basis = {id(one) for one in a.latest.basis} if a.latest else set()
    found: dict[AgainWhy, AgainCause] = {}
    entries = sorted(a.entries, key=lambda entry: id(entry.observation) in basis, reverse=True)
    early = [
        entry.observation
        for entry in entries
        if entry.observation.publication.published.end <= saved.known_at
        and entry.use is not Use.FORECAST
    ]
    for entry in entries:
        one = entry.observation
        counts = entry.used or entry.against or entry.use is Use.NOTICE
        if one.publication.published.end <= saved.known_at or not counts:
            continue
        other = next((other for other in early if other.span == one.span), None)
        why: AgainWhy = "late" if other is None else "revised"
        found.setdefault(why, AgainCause(why, one, other))
    yield from (found[why] for why in ("late", "revised") if why in found)


def _fields(was: SavedTarget, again: Row) -> tuple[str, ...]:
    """The terms that differ from those that were saved, of those that were."""
    target, goal = again.target, again.assessment.goal
    after: dict[str, dict[str, object]] = {
        "target": {
            "op": goal.op,
            "value": again.assessment.promised,
            "upper": goal.upper,
            "by": str(goal.by),
        },
        "baseline": {}
        if target.baseline is None
        else {"value": target.baseline.quantity.value, "period": str(target.baseline.period)},
    }
    saved = was.part("target")
    found = [key for key, value in after["target"].items() if key in saved and saved[key] != value]
    fields = ["value" if key == "upper" else key for key in found]
    before = was.part("baseline")
    if "baseline" in was.values and {key: before.get(key) for key in before} != after["baseline"]:
        fields.append("baseline")
    fields += [
        key
        for key in ("kind", "unit", "measure")
        if key in was.values and was.values[key] != str(getattr(target, key))
    ]
    return tuple(dict.fromkeys(fields))


def _moved(was: SavedTarget, again: Row, saved: SavedReport) -> AgainMove | None:
    """How the terms are others, to what effect, and the reason that `revisions` give."""
    fields = _fields(was, again)
    if not fields:
        return None
    goal, old = again.assessment.goal, was.part("target")
    signs = {
        _easier(goal, old.get("value"), again.assessment.promised),
        _later(goal, old.get("by")),
    }
    effect: Effect = "moved"
    if len(signs & {1, -1}) == 1:
        effect = "eased" if 1 in signs else "tightened"
    reasons = (
        one.reason
        for one in again.target.revisions
        if one.reason and one.until is not None and one.until >= saved.known_at
    )
    return AgainMove(fields, effect, next(reasons, ""))


def _easier(goal: Goal, old: object, new: Decimal | None) -> int:
    if not isinstance(old, Decimal) or new is None or old == new:
        return 0
    up = goal.op in ("ge", "gt")
    down = goal.op in ("le", "lt")
    return (1 if (new < old) == up else -1) if up or down else 0


def _later(goal: Goal, old: object) -> int:
    try:
        end = read_period(str(old)).end
    except Refused:
        return 0
    return int(goal.by.end > end) - int(goal.by.end < end)


def _is_gone(
    basis: Mapping[str, object], target: Target, saved: SavedReport, project: Project
) -> bool:
    """Whether an observation that the verdict rested on is not on record as it was."""
    indicator, value = basis.get("indicator"), basis.get("value")
    if not isinstance(indicator, str) or not isinstance(value, Decimal):
        return False
    return not any(
        one.quantity.value == value and str(one.period) == basis.get("period")
        for one in project.observed(indicator, target.area)
        if one.publication.published.end <= saved.known_at
    )

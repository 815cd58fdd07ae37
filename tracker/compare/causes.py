"""Report × Report → changes: what became of every target, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

from tracker.assess.report import Row
from tracker.assess.series import Entry
from tracker.assess.status import Evidence
from tracker.assess.use import Use
from tracker.compare.changes import Cause, Change, Diff, Side, Why
from tracker.compare.observations import Edit, Record, compare_records
from tracker.compare.terms import figures_said, move_of
from tracker.model.observation import Observation
from tracker.model.target import Target

_OF_TIME = frozenset({Evidence.STALE, Evidence.AWAITING_FINAL})


def compare(before: Side, after: Side, wanted: Collection[str] | None = None) -> Diff:
    """What changed between two ends; `wanted` are the ids of the targets asked for, on either side,
    None for all.
    """
    pairs = _pairs(before.report.rows, after.report.rows)
    if wanted is not None:
        pairs = [
            pair
            for pair in pairs
            if any(row is not None and row.target.id in wanted for row in pair)
        ]
    renamed = {
        old.target.indicator: new.target.indicator
        for old, new in pairs
        if old and new and old.target.indicator not in after.project.indicators
    }
    record = compare_records(_known(before, after), _known(after, before), renamed)
    if wanted is not None:
        record = _bearing(record, [row.target for pair in pairs for row in pair if row])
    parts = _by_indicator(record)
    changes = [_change(old, new, before, after, _part(parts, old, new)) for old, new in pairs]
    told = tuple(change for change in changes if change is not None)
    return Diff(before, after, told, len(changes) - len(told), record)


def _known(side: Side, other: Side) -> Iterable[Observation]:
    """The whole record of a revision; of two days of one record, what was known on the day."""
    if side.project is not other.project:
        return side.project.observations
    clocks = side.report.clocks
    return [one for one in side.project.observations if clocks.waiting(one) is None]


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Each target with itself, by id; what is left over by alias, name or indicator where only one
    can be meant.
    """
    new = {row.target.id: row for row in after}
    partner = {row.target.id: new[row.target.id] for row in before if row.target.id in new}
    left = [row for row in after if row.target.id not in partner]
    called: dict[Hashable, list[Row]] = defaultdict(list)
    for row in left:
        for name in _names(row.target, *row.target.aliases):
            called[name].append(row)
    taken: set[str] = set()
    for row in before:
        if row.target.id in new:
            continue
        meant = {one.target.id: one for name in _names(row.target) for one in called[name]}
        if len(meant) == 1 and not taken & set(meant):
            partner[row.target.id] = next(iter(meant.values()))
            taken |= set(meant)
    back = {found.target.id: row for row in before if (found := partner.get(row.target.id))}
    pairs: list[tuple[Row | None, Row | None]] = [(back.get(row.target.id), row) for row in after]
    return [*pairs, *((row, None) for row in before if row.target.id not in partner)]


def _names(target: Target, *aliases: str) -> list[Hashable]:
    plan = target.plan.id
    return [
        (plan, target.id),
        (plan, target.name),
        (plan, target.indicator),
        *((plan, alias) for alias in aliases),
    ]


def _bearing(record: Record, targets: Sequence[Target]) -> Record:
    """Of a record what bears on some targets."""

    def bears(one: Observation) -> bool:
        return any(_bears(one, target) for target in targets)

    return Record(
        tuple(filter(bears, record.added)),
        tuple(filter(bears, record.removed)),
        tuple(edit for edit in record.edited if bears(edit.before) or bears(edit.after)),
    )


def _by_indicator(record: Record) -> dict[str, Record]:
    """The record's changes of each indicator: no target looks through all of them."""
    added, removed = defaultdict(list), defaultdict(list)
    edited: dict[str, list[Edit]] = defaultdict(list)
    for one in record.added:
        added[one.indicator].append(one)
    for one in record.removed:
        removed[one.indicator].append(one)
    for edit in record.edited:
        for indicator in {edit.before.indicator, edit.after.indicator}:
            edited[indicator].append(edit)
    return {
        name: Record(tuple(added[name]), tuple(removed[name]), tuple(edited[name]))
        for name in {*added, *removed, *edited}
    }


def _part(parts: Mapping[str, Record], old: Row | None, new: Row | None) -> Record:
    """The record's changes that may bear on a target: of its indicator now, and what was removed of
    it before.
    """
    empty = Record((), (), ())
    current = parts.get(new.target.measured, empty) if new else empty
    was = parts.get(old.target.measured, empty) if old else empty
    return Record(current.added, was.removed, current.edited if new else was.edited)


def _bears(one: Observation, target: Target) -> bool:
    return one.indicator == target.measured and one.area in ("", target.area)


def _change(
    old: Row | None, new: Row | None, before: Side, after: Side, record: Record
) -> Change | None:
    """One target's change; None where nothing changed."""
    if old is None or new is None:
        return Change(old, new, None, tuple(_causes(old, new, record)))
    move = move_of(old, new, before, after)
    causes = list(_causes(old, new, record))
    same = (
        figures_said(old.assessment) == figures_said(new.assessment)
        and old.doubtful == new.doubtful
    )
    fresh = set(new.assessment.evidence) - set(old.assessment.evidence)
    if (
        before.report.clocks != after.report.clocks
        and not same
        and (fresh & _OF_TIME or not (causes or move))
    ):
        causes.append(Cause("time"))
    if same and not causes and move is None:
        return None
    return Change(old, new, move, tuple(causes))


def _causes(old: Row | None, new: Row | None, record: Record) -> Iterable[Cause]:
    """What happened to the observations of a target and to its own description."""
    if old and new:
        if old.target.id != new.target.id:
            yield Cause("renamed")
        if fields := _described(old.target, new.target):
            yield Cause("described", fields=fields)
    if new:
        entries = {id(entry.observation): entry for entry in new.assessment.entries}
        earlier = old.assessment.entries if old else ()
        for one in sorted(record.added, key=lambda one: (one.span.end, one.order)):
            if _bears(one, new.target):
                yield _cause(one, entries.get(id(one)), new.assessment.entries, earlier)
    for edit in record.edited:
        if (new and _bears(edit.after, new.target)) or (old and _bears(edit.before, old.target)):
            yield Cause("edited", edit.after, edit.before, edit.fields)
    for one in record.removed:
        if old and _bears(one, old.target):
            yield Cause("removed", one)


def _described(old: Target, new: Target) -> tuple[str, ...]:
    """The fields that no verdict rests on and that differ."""
    fields = ("name", "indicator", "aliases", "owners", "section", "locator", "note", "accept")
    return tuple(name for name in fields if getattr(old, name) != getattr(new, name)) + (
        ("plan",) if old.plan.id != new.plan.id else ()
    )


def _cause(
    one: Observation, entry: Entry | None, later: Sequence[Entry], earlier: Sequence[Entry]
) -> Cause:
    """What a new observation is to the series that was known before."""
    if entry is None:
        return Cause("not_yet", one)
    if entry.use is Use.FORECAST:
        return Cause("forecast", one)
    if entry.use is Use.WITHDRAWN:
        return Cause("withdrawn", one, entry.by)
    if entry.use is Use.NOTICE:
        taken = (e.observation for e in later if e.by is one and e.use is Use.WITHDRAWN)
        return Cause("withdrawal", one, next(taken, None))
    if entry.against:
        return Cause("conflicting", one, entry.against)
    known = [e for e in earlier if e.use is not Use.FORECAST]
    same = [e.observation for e in known if e.observation.span == one.span]
    overtaken = [e.observation for e in later if e.by is one and e.use is Use.SUPERSEDED]
    why: Why
    if overtaken and same:
        return Cause("revision", one, overtaken[-1])
    if same:
        why = "source"
    elif all(one.span.end > e.observation.span.end for e in known):
        why = "new_period"
    else:
        why = "late"
    return Cause(why, one, same[-1] if same else None)

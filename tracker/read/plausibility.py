"""What is merely unlikely: a value that is a power of ten off its neighbours or its target, a share
that is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker.assess.kinds import kind_of
from tracker.assess.kinds.change import changed_level
from tracker.assess.series import Entry
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.target import Target
from tracker.problems.problem import Problem
from tracker.read.about import at_observation, at_target
from tracker.read.checked import CheckedRecord

CLOSE, LOOSE = Decimal("1.4"), Decimal(5)  # how near to a power of ten: of any, of 万 and 亿
FAR = 10 / CLOSE
_MOST = 8
OF_SERIES, OF_TARGET = (
    1,
    3,
)  # the least power: ten times in years is growth, but not from one period to the next
_SHARE_OF_ONE = 20


def power_off(value: Decimal, other: Decimal, least: int) -> int | None:
    """Which power of ten, from `least` to 8, two figures above zero are apart; None where it is
    none.

    >>> power_off(Decimal(5_100_000_000), Decimal(55_000), 1)
    5
    >>> power_off(Decimal("73.5"), Decimal(735), 1)
    1
    >>> power_off(Decimal(300), Decimal(100), 1), power_off(Decimal(900), Decimal(100), 3)
    (None, None)
    """
    factor = max(value / other, other / value)
    power = round(factor.log10())
    if not least <= power <= _MOST:
        return None
    ratio = factor.scaleb(-power)
    return power if max(ratio, 1 / ratio) <= (LOOSE if power in (4, 8) else CLOSE) else None


def far(value: Decimal, other: Decimal) -> int:
    """1 where a figure is some ten times the other one or more, -1 where it is a tenth or less,
    else 0.
    """
    return (value >= FAR * other) - (other >= FAR * value)


@dataclass(slots=True)
class _Slot:
    """A period of a series by its last day: the value used, and all that are recorded of it."""

    end: date
    used: Decimal
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What targets say of an indicator in a unit: baselines by their last day and length, and
    goals.
    """

    baselines: tuple[tuple[date, int | None, Decimal], ...]
    goals: tuple[Decimal, ...]
    share: bool


def check_slips(on: CheckedRecord) -> Iterator[Problem]:
    """O201: a power of ten off the nearest periods, or from 10³ on the target.

    O204, O205: a share that is none.
    """
    of: dict[tuple[str, str], list[Target]] = defaultdict(list)
    indicators = on.registry.indicators
    for target in on.registry.targets:
        of[target.indicator, target.area].append(target)
    for (name, area), entries in on.series.items():
        measure = indicators[name].measure if name in indicators else "stock"
        rows: dict[tuple[str, int | None], list[Entry]] = defaultdict(list)
        for entry in entries:
            one = entry.observation
            if entry.use not in (Use.WITHDRAWN, Use.NOTICE) and one.quantity.value:
                rows[one.unit, one.span.months if measure == "flow" else None].append(entry)
        for (unit, months), row in rows.items():
            if unit == "%" and _of_changes(row, of[name, area]):
                continue
            stated = _stated(of[name, area], unit, measure == "ratio" and unit == "%")
            slots = _slots(row, stated, months if measure == "flow" else None)
            for slot in slots:
                for entry in slot.entries:
                    if entry.use is not Use.SUPERSEDED and (
                        found := _found(entry, slot, slots, stated)
                    ):
                        yield found


def _of_changes(row: Sequence[Entry], targets: Sequence[Target]) -> bool:
    """Whether a series in per cent is of changes from year to year: it has been below zero, and
    near zero one rate is any number of times another.
    """
    below = any(entry.observation.quantity.value < 0 for entry in row)
    return below and not any(kind_of(one).by_change for one in targets)


def _stated(targets: Sequence[Target], unit: str, share: bool) -> _Stated:
    alike = [one for one in targets if one.unit == unit]
    baselines = tuple(
        (one.baseline.period.end, one.baseline.period.months, abs(one.baseline.quantity.value))
        for one in alike
        if not kind_of(one).cumulative and one.baseline and one.baseline.quantity.value
    )
    goals = tuple(
        abs(one.goal.quantity.value)
        for one in alike
        if not kind_of(one).by_change
        and not kind_of(one).yes_no
        and one.level is None
        and one.goal.quantity
        and one.goal.quantity.value
    )
    rates = any(kind_of(one).by_rate or kind_of(one).by_change for one in targets)
    return _Stated(baselines, goals, share and not rates)


def _slots(row: Sequence[Entry], stated: _Stated, months: int | None) -> list[_Slot]:
    """The periods of a row by their last day; a baseline stands where nothing is on record."""
    slots: dict[date, _Slot] = {}
    for entry in row:
        one = entry.observation
        slot = slots.setdefault(one.span.end, _Slot(one.span.end, abs(one.quantity.value)))
        slot.entries.append(entry)
        if entry.used:
            slot.used = abs(one.quantity.value)
    for end, length, value in stated.baselines:
        if end not in slots and (months is None or length == months):
            slots[end] = _Slot(end, value)
    return [slots[end] for end in sorted(slots)]


def _found(entry: Entry, slot: _Slot, slots: Sequence[_Slot], stated: _Stated) -> Problem | None:
    one = entry.observation
    value = abs(one.quantity.value)
    near = _nearest(entry, slot, slots)
    ways = {far(value, other) for other in near}
    if near and ways in ({1}, {-1}):
        for other in (*near, *_between(near)):
            if power := power_off(value, other, OF_SERIES):
                return _problem("O201", one, reference=_plain(other), factor=f"{10**power:,}")
    baselines = [figure for _, _, figure in stated.baselines]
    if not any(far(value, figure) == 0 for figure in baselines):
        for goal in stated.goals:
            if power := power_off(value, goal, OF_TARGET):
                return _problem("O201", one, reference=_plain(goal), factor=f"{10**power:,}")
    if not stated.share:
        return None
    others = [*near, *baselines, *stated.goals]
    if (
        value < 1
        and "%" not in one.quantity.text
        and others
        and min(others) >= _SHARE_OF_ONE * value
    ):
        return _problem("O204", one, reference=_plain(others[0]), percent=_plain(value * 100))
    if value > 100 and not any(other > 100 for other in others):
        return _problem("O205", one)
    return None


def _nearest(entry: Entry, slot: _Slot, slots: Sequence[_Slot]) -> list[Decimal]:
    """Another value of its period, and the nearest periods: before and after, or two of
    one side.
    """
    n = bisect_left(slots, slot.end, key=lambda other: other.end)
    around = [*slots[max(n - 1, 0) : n], *slots[n + 1 : n + 2]]
    if len(around) == 1:
        around += slots[n + 2 : n + 3] if n == 0 else slots[max(n - 2, 0) : n - 1]
    near = [other.used for other in around]
    if not entry.used and any(other.used for other in slot.entries):
        near.insert(0, slot.used)
    elif entry.used and entry.observation.revises is None and len(slot.entries) > 1:
        beside = next(e.observation for e in reversed(slot.entries) if e is not entry)
        near.insert(0, abs(beside.quantity.value))
    return near


def _between(near: Sequence[Decimal]) -> Iterator[Decimal]:
    """The geometric mean of the two nearest: where growth would lead between them."""
    if len(near) > 1:
        yield (near[-2] * near[-1]).sqrt()


def _problem(code: str, one: Observation, **facts: Any) -> Problem:
    return at_observation(code, one, "value", value=one.quantity.text, **facts)


def _plain(value: Decimal) -> str:
    """At most six digits: a reference may be a mean."""
    rounded = value if len(value.as_tuple().digits) <= 12 else value.quantize(Decimal("0.01"))
    return f"{rounded.normalize():f}"


def check_below_zero(on: CheckedRecord) -> Iterator[Problem]:
    """F425: a level below zero of a change whose baseline and goal are not: probably the change
    itself.
    """
    for target in on.registry.targets:
        goal, baseline = target.goal.quantity, target.baseline
        if goal is None or baseline is None or target.unit == "%" or not kind_of(target).by_change:
            continue
        base = Fraction(baseline.quantity.value)
        level = changed_level(target.goal, base, Fraction(goal.value)).value
        if base < 0 or (level is not None and level < 0):
            continue
        for entry in on.of(target):
            one = entry.observation
            value = one.quantity.stated
            if one.unit == target.unit and value is not None and value < 0:
                yield _problem("F425", one, goal=goal.text)


def check_goals(on: CheckedRecord) -> Iterator[Problem]:
    """T125: a target value a power of ten, from 10³ on, off its baseline, which may turn the
    promise round.
    """
    for target in on.registry.targets:
        goal, baseline = target.goal.quantity, target.baseline
        kind = kind_of(target)
        if kind.cumulative or kind.by_change or goal is None or baseline is None:
            continue
        ends = abs(goal.value), abs(baseline.quantity.value)
        if all(ends) and (power := power_off(*ends, OF_TARGET)):
            yield at_target(
                "T125",
                target,
                "target",
                "value",
                value=goal.text,
                baseline=baseline.quantity.text,
                factor=f"{10**power:,}",
            )

"""Checks across the files: what each item alone cannot show. A check is a generator of problems in CHECKS."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.core.codes import CODES
from tracker.core.problem import Problem, problem
from tracker.core.quantity import Interval
from tracker.core.series import Entry, Observation, known
from tracker.core.similar import nearest
from tracker.core.target import Target
from tracker.read import times
from tracker.read.registry import Registry

SLIPS = (4, 8)
_FOREVER = date.max


@dataclass(frozen=True, slots=True)
class Record:
    """Registry and observations together, the series made once for all checks."""

    registry: Registry
    observations: tuple[Observation, ...]
    file: str
    series: dict[tuple[str, str], tuple[Entry, ...]]


def record(registry: Registry, observations: Iterable[Observation], file: str) -> Record:
    grouped: dict[tuple[str, str], list[Observation]] = defaultdict(list)
    everything = tuple(observations)
    for one in everything:
        grouped[one.indicator, one.area].append(one)
    about = registry.thresholds.about
    series = {key: known(group, as_of=_FOREVER, known_at=_FOREVER, about=about) for key, group in grouped.items()}
    return Record(registry, everything, file, series)


def check_levels(on: Record) -> Iterator[Problem]:
    """T122: growth computed from an indicator that does not exist. A303: whose base level is not on record."""
    for target in on.registry.targets:
        if target.level is None:
            continue
        name, route = target.level.indicator, ("targets", target.index, "level", "indicator")
        if name not in on.registry.indicators:
            near = nearest(name, on.registry.indicators)
            yield problem("T122", on.file, route, about=target.id, name=name, near=near)
            continue
        entries = on.series.get((name, target.area), ())
        if not any(e.used and e.observation.period == target.level.period for e in entries):
            yield problem("A303", on.file, route, about=target.id, indicator=name, period=target.level.period)


def check_indicators(on: Record) -> Iterator[Problem]:
    """T140: a target's indicator that nothing else names: no target, no indicator, no observation."""
    known = on.registry
    named = Counter(target.indicator for target in known.targets)
    named.update(target.level.indicator for target in known.targets if target.level is not None)
    elsewhere = known.stated | known.lost | {one.indicator for one in on.observations}
    for target in known.targets:
        name = target.indicator
        if name == target.id or named[name] > 1 or name in elsewhere:
            continue
        near = nearest(name, [other for other in known.indicators if other != name])
        route = ("targets", target.index, "indicator")
        yield problem("T140", on.file, route, about=target.id, name=name, near=near)


def check_acceptances(on: Record) -> Iterator[Problem]:
    """T116: an acceptance of a code that does not exist."""
    for target in on.registry.targets:
        for one in target.accept:
            if one.code not in CODES:
                route = ("targets", target.index, "accept", one.index, "code")
                yield problem("T116", on.file, route, about=target.id, code=one.code, near=nearest(one.code, CODES))


def check_slips(on: Record) -> Iterator[Problem]:
    """O201: a value some 10⁴ or 10⁸ times off the rest of its series and of its targets' figures."""
    figures: dict[str, list[Decimal]] = defaultdict(list)
    for target in on.registry.targets:
        if target.kind in ("reach", "keep", "total"):
            stated = [target.goal.quantity, target.baseline.quantity if target.baseline else None]
            figures[target.indicator] += [abs(q.value) for q in stated if q is not None and q.value]
    for (indicator, _), entries in on.series.items():
        values = [(e.observation, abs(e.observation.quantity.value)) for e in entries if e.observation.unit != "%"]
        for one, value in values:
            others = figures[indicator] + [v for other, v in values if other is not one and v]
            if not value or not others:
                continue
            middle = {sorted(others)[len(others) // 2], sorted(others)[(len(others) - 1) // 2]}
            reference = min(middle, key=lambda other: max(value / other, other / value))
            factor = max(value / reference, reference / value)
            if any(abs(factor.log10() - slip) < Decimal("0.7") for slip in SLIPS):
                yield problem(
                    "O201", one.file, ("observations", one.index, "value"), about=indicator, line=one.line,
                    value=one.quantity.text,
                    reference=f"{reference.normalize():f}", factor=f"{Decimal(10) ** round(factor.log10()):,f}",
                )  # fmt: skip


def check_goals(on: Record) -> Iterator[Problem]:
    """T125: a target value some 10⁴ or 10⁸ times off its baseline and its series, which turns the promise round."""
    for target in on.registry.targets:
        goal, baseline = target.goal.quantity, target.baseline
        if target.kind != "reach" or goal is None or baseline is None or not goal.value or not baseline.quantity.value:
            continue
        factor = max(abs(goal.value / baseline.quantity.value), abs(baseline.quantity.value / goal.value))
        if any(abs(factor.log10() - slip) < Decimal("0.7") for slip in SLIPS):
            yield problem(
                "T125", on.file, ("targets", target.index, "target", "value"), about=target.id, value=goal.text,
                baseline=baseline.quantity.text, factor=f"{Decimal(10) ** round(factor.log10()):,f}",
            )  # fmt: skip


def check_repeats(on: Record) -> Iterator[Problem]:
    """O202: one publication giving one figure twice. O203: a revision of something that is not there."""
    for (indicator, _), entries in on.series.items():
        seen: dict[tuple[object, ...], Observation] = {}
        for entry in entries:
            one = entry.observation
            source = (one.publication.published, one.publication.publisher, one.publication.title)
            key = (*source, one.span.start, one.span.end, one.quantity.value, one.quantity.qualifier, one.status)
            if key in seen:
                yield problem(
                    "O202",
                    one.file,
                    ("observations", one.index),
                    about=indicator,
                    line=one.line,
                    also=(seen[key].place,),
                )
            seen.setdefault(key, one)
            if one.revises is not None and not any(
                one.revises.names(e.observation.publication) and e.observation.span == one.span for e in entries
            ):
                yield problem(
                    "O203", one.file, ("observations", one.index, "revises"), about=indicator, line=one.line,
                    published=one.revises.published,
                )  # fmt: skip


def check_conflicts(on: Record) -> Iterator[Problem]:
    """A301: live observations of one period that cannot both be right, said at the one that is not used."""
    for (indicator, _), entries in on.series.items():
        for entry in entries:
            if entry.state == "conflicting" and entry.by is not None and not entry.used:
                one, by = entry.observation, entry.by
                yield problem(
                    "A301", one.file, ("observations", one.index, "value"), about=indicator, line=one.line,
                    also=(by.place,),
                    indicator=indicator, period=one.period, value=one.quantity.text, other=by.quantity.text,
                )  # fmt: skip


def check_baselines(on: Record) -> Iterator[Problem]:
    """A302: a target's baseline that the record of its period contradicts."""
    for target in on.registry.targets:
        if target.baseline is None or target.level is not None or target.kind == "done":
            continue
        stated = target.baseline
        for entry in on.series.get((target.indicator, target.area), ()):
            one = entry.observation
            if entry.used and one.span == stated.period and one.unit == target.unit:
                if _written(one.quantity.interval(), one.quantity.step).disjoint(
                    _written(stated.quantity.interval(), stated.quantity.step)
                ):
                    yield problem(
                        "A302", on.file, ("targets", target.index, "baseline", "value"), about=target.id,
                        also=(one.place,),
                        baseline=f"{stated.quantity.value:f} {target.unit}", value=f"{one.quantity.value:f} {one.unit}",
                        period=one.period,
                    )  # fmt: skip


def _written(span: Interval, step: Decimal) -> Interval:
    """A figure stands for ± half of its last digit when two roundings of one value are compared."""
    by = Fraction(step) / 2  # half-open: 2.5 is written 3, so 2 and 3 have nothing in common
    return Interval(
        None if span.low is None else span.low - by, None if span.high is None else span.high + by, high_open=True
    )


def check_times(on: Record) -> Iterator[Problem]:
    """What the files say about time: T136, T137, O116, O117."""
    targets = on.registry.targets
    flows = frozenset(key for key, one in on.registry.indicators.items() if one.measure == "flow")
    yield from times.check_due(targets, on.file)
    yield from times.check_years(targets, on.series, flows)
    yield from times.check_totals(targets, on.series, on.file)


CHECKS: tuple[Callable[[Record], Iterator[Problem]], ...] = (
    check_levels,
    check_indicators,
    check_acceptances,
    check_slips,
    check_goals,
    check_repeats,
    check_conflicts,
    check_baselines,
    check_times,
)


def check_all(registry: Registry, observations: Iterable[Observation], file: str) -> list[Problem]:
    """Every check's problems."""
    on = record(registry, observations, file)
    return [found for check in CHECKS for found in check(on)]


def apply_acceptances(problems: Iterable[Problem], targets: Iterable[Target], day: date, file: str) -> list[Problem]:
    """Leave out what a target accepts; an acceptance that expired (T117) or accepts nothing (T118) is itself one."""
    left = list(problems)
    for target in targets:
        names = {target.id, target.indicator} | ({target.level.indicator} if target.level else set())
        for one in target.accept:
            if one.code not in CODES:
                continue
            route = ("targets", target.index, "accept", one.index)
            matching = [p for p in left if p.code == one.code and p.about in names]
            if one.until < day:
                left.append(problem("T117", file, (*route, "until"), about=target.id, code=one.code, until=one.until))
            elif not matching:
                left.append(problem("T118", file, (*route, "code"), about=target.id, code=one.code))
            else:
                left = [p for p in left if p not in matching]
    return left

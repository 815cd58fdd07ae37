"""Checks across the files: what each item alone cannot show.

A check is a generator of problems in CHECKS.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.series import known
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.quantity import Interval
from tracker.model.target import Target
from tracker.problems.audit import AUDIT
from tracker.problems.codes import CODES
from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem
from tracker.read.about import at_observation, at_target
from tracker.read.checked import CheckedRecord
from tracker.read.checks_of_time import check_due, check_totals, check_years
from tracker.read.parts import check_parts
from tracker.read.plausibility import check_below_zero, check_goals, check_slips
from tracker.read.registry import Registry

_FOREVER = Clocks.of(date.max)


def check_levels(on: CheckedRecord) -> Iterator[Problem]:
    """T122: growth computed from an indicator that does not exist.

    A303: whose base level is not on record.
    """
    for target in on.registry.targets:
        if target.level is None:
            continue
        name, period = target.level.indicator, target.level.period
        if name in on.registry.lost:  # what is wrong is said there
            continue
        if name not in on.registry.indicators:
            near = nearest(name, on.registry.indicators)
            yield at_target("T122", target, "level", "indicator", name=name, near=near)
            continue
        entries = on.series.get((name, target.area), ())
        if not any(e.used and e.observation.span == period for e in entries):
            yield at_target("A303", target, "level", "indicator", indicator=name, period=period)


def check_indicators(on: CheckedRecord) -> Iterator[Problem]:
    """T140: a target's indicator that nothing else names: no target, no indicator, no
    observation.
    """
    known = on.registry
    named = Counter(name for target in known.targets for name in target.indicators)
    elsewhere = known.stated | known.lost | {indicator for indicator, _ in on.series}
    for target in known.targets:
        name = target.indicator
        if name == target.id or named[name] > 1 or name in elsewhere:
            continue
        near = nearest(name, [other for other in known.indicators if other != name])
        yield at_target("T140", target, "indicator", name=name, near=near)


def check_acceptances(on: CheckedRecord) -> Iterator[Problem]:
    """T116: an acceptance of a code that does not exist."""
    for target in on.registry.targets:
        for one in target.accept:
            if one.code not in CODES:
                near = nearest(one.code, CODES)
                loc = ("accept", one.index, "code")
                yield at_target("T116", target, *loc, code=one.code, near=near)


def check_repeats(on: CheckedRecord) -> Iterator[Problem]:
    """O202: one publication giving one figure twice."""
    for entries in on.series.values():
        seen: dict[tuple[object, ...], Observation] = {}
        for entry in entries:
            one = entry.observation
            source = (one.publication.published, one.publication.publisher, one.publication.title)
            figure = one.quantity.value, one.quantity.qualifier, one.status
            key = (*source, one.span.start, one.span.end, *figure)
            if key in seen:
                yield at_observation("O202", one, also=(seen[key].place,))
            seen.setdefault(key, one)


def check_revisions(on: CheckedRecord) -> Iterator[Problem]:
    """O203: a revision of something that is not there.

    O206: of what was not published before, which has no effect.
    """
    for entries in on.series.values():
        published: dict[Period, list[tuple[date, date]]] = defaultdict(list)
        for entry in entries:
            if entry.observation.status != "withdrawn":
                when = entry.observation.publication.published
                published[entry.observation.span].append((when.start, when.end))
        ends = {span: _first_ends(days) for span, days in published.items()}
        for entry in entries:
            one = entry.observation
            if one.revises is None:
                continue
            named = one.revises.published
            starts, first = ends.get(one.span, ([], []))
            n = bisect_left(starts, named.start)
            there = n < len(first) and first[n] <= named.end
            if not there or first[n] >= one.publication.published.end:
                code = "O206" if there else "O203"
                yield at_observation(code, one, "revises", published=named)


def _first_ends(days: list[tuple[date, date]]) -> tuple[list[date], list[date]]:
    """First days, sorted, and for each the first of the last days from there on."""
    days = sorted(days)
    ends = list(accumulate((end for _, end in reversed(days)), min))
    return [start for start, _ in days], ends[::-1]


def check_conflicts(on: CheckedRecord) -> Iterator[Problem]:
    """A301: live observations of one period that cannot both be right, said at the one that is not
    used.
    """
    for entries in on.series.values():
        for entry in entries:
            if entry.against is not None and not entry.used:
                one, by = entry.observation, entry.against
                yield at_observation(
                    "A301",
                    one,
                    "value",
                    also=(by.place,),
                    indicator=one.indicator,
                    period=one.period,
                    value=one.quantity.text,
                    other=by.quantity.text,
                )


def check_baselines(on: CheckedRecord) -> Iterator[Problem]:
    """A302: a target's baseline that the record of its period contradicts."""
    for target in on.registry.targets:
        levels = target.level is not None and target.level.indicator == target.indicator
        if target.baseline is None or levels or kind_of(target).yes_no:
            continue  # the record has levels where the baseline is a rate
        stated = target.baseline
        for entry in on.of(target):
            one = entry.observation
            if entry.used and one.span == stated.period and one.unit == target.unit:
                if _written(one.quantity.interval(), one.quantity.step).disjoint(
                    _written(stated.quantity.interval(), stated.quantity.step)
                ):
                    yield at_target(
                        "A302",
                        target,
                        "baseline",
                        "value",
                        also=(one.place,),
                        baseline=f"{stated.quantity.value:f} {target.unit}",
                        value=f"{one.quantity.value:f} {one.unit}",
                        period=one.period,
                    )


def _written(span: Interval, step: Decimal) -> Interval:
    """A figure stands for ± half of its last digit when two roundings of one value are compared."""
    by = Fraction(step) / 2  # half-open: 2.5 is written 3, so 2 and 3 have nothing in common
    return Interval(
        None if span.low is None else span.low - by,
        None if span.high is None else span.high + by,
        high_open=True,
    )


CHECKS: tuple[Callable[[CheckedRecord], Iterator[Problem]], ...] = (
    check_levels,
    check_indicators,
    check_parts,
    check_acceptances,
    check_slips,
    check_below_zero,
    check_goals,
    check_repeats,
    check_revisions,
    check_conflicts,
    check_baselines,
    check_due,
    check_years,
    check_totals,
)


def check_all(registry: Registry, project: Project, progress: Progress = unseen) -> list[Problem]:
    """Every check's problems; what was known takes about as long as all checks."""
    series, whole = {}, 2 * len(project.series)
    for number, (key, of_it) in enumerate(project.series.items()):
        progress(number, whole, "checking")
        series[key] = known(of_it, _FOREVER, project.thresholds)
    on = CheckedRecord(registry, series)
    problems: list[Problem] = []
    for number, check in enumerate(CHECKS):
        progress(len(series) * (len(CHECKS) + number) // len(CHECKS), whole, "checking")
        problems += check(on)
    return problems


def apply_acceptances(
    problems: Iterable[Problem], targets: Iterable[Target], day: date
) -> list[Problem]:
    """Leave out what a target accepts; an acceptance that expired (T117) or accepts nothing (T118)
    is itself one.
    """
    left = list(problems)
    for target in targets:
        names = {target.id, *target.indicators}
        for one in target.accept:
            if one.code not in CODES:
                continue
            loc = ("accept", one.index)
            matching = [p for p in left if p.code == one.code and p.about in names]
            if one.until < day:
                left.append(
                    at_target("T117", target, *loc, "until", code=one.code, until=one.until)
                )
            elif not matching and one.code not in AUDIT:
                left.append(at_target("T118", target, *loc, "code", code=one.code))
            else:
                left = [p for p in left if p not in matching]
    return left

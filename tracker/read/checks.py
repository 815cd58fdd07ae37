"""Checks across the files: what each item alone cannot show.

A check is a generator of problems in CHECKS.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from tracker.assess.kinds import kind_of
from tracker.assess.series import Entry, known
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.project import Project
from tracker.model.quantity import Interval
from tracker.model.target import Target
from tracker.problems.codes import CODES
from tracker.problems.nearest import nearest
from tracker.problems.problem import Problem, problem
from tracker.read import checks_of_time as times
from tracker.read.plausibility import below_zero, goals, slips
from tracker.read.registry import Registry

_FOREVER = date.max


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """Registry and observations together, the series made once for all checks."""

    registry: Registry
    file: str
    series: dict[tuple[str, str], tuple[Entry, ...]]


def check_levels(on: CheckedRecord) -> Iterator[Problem]:
    """T122: growth computed from an indicator that does not exist.

    A303: whose base level is not on record.
    """
    for target in on.registry.targets:
        if target.level is None:
            continue
        name, route = target.level.indicator, ("targets", target.index, "level", "indicator")
        if name not in on.registry.indicators:
            near = nearest(name, on.registry.indicators)
            yield problem("T122", on.file, route, about=target.id, name=name, near=near)
            continue
        entries = on.series.get((name, target.area), ())
        if not any(e.used and e.observation.span == target.level.period for e in entries):
            yield problem(
                "A303", on.file, route, about=target.id, indicator=name, period=target.level.period
            )


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
        route = ("targets", target.index, "indicator")
        yield problem("T140", on.file, route, about=target.id, name=name, near=near)


def check_acceptances(on: CheckedRecord) -> Iterator[Problem]:
    """T116: an acceptance of a code that does not exist."""
    for target in on.registry.targets:
        for one in target.accept:
            if one.code not in CODES:
                route = ("targets", target.index, "accept", one.index, "code")
                yield problem(
                    "T116",
                    on.file,
                    route,
                    about=target.id,
                    code=one.code,
                    near=nearest(one.code, CODES),
                )


def check_slips(on: CheckedRecord) -> Iterator[Problem]:
    """O201, O204, O205: see unlikely.py."""
    return slips(on.registry.indicators, on.registry.targets, on.series)


def check_below_zero(on: CheckedRecord) -> Iterator[Problem]:
    """F425: see unlikely.py."""
    return below_zero(on.registry.targets, on.series)


def check_goals(on: CheckedRecord) -> Iterator[Problem]:
    """T125: see unlikely.py."""
    return goals(on.registry.targets, on.file)


def check_repeats(on: CheckedRecord) -> Iterator[Problem]:
    """O202: one publication giving one figure twice."""
    for (indicator, _), entries in on.series.items():
        seen: dict[tuple[object, ...], Observation] = {}
        for entry in entries:
            one = entry.observation
            source = (one.publication.published, one.publication.publisher, one.publication.title)
            figure = one.quantity.value, one.quantity.qualifier, one.status
            key = (*source, one.span.start, one.span.end, *figure)
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


def check_revisions(on: CheckedRecord) -> Iterator[Problem]:
    """O203: a revision of something that is not there.

    O206: of what was not published before, which has no effect.
    """
    for (indicator, _), entries in on.series.items():
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
                yield problem(
                    "O206" if there else "O203",
                    one.file,
                    ("observations", one.index, "revises"),
                    about=indicator,
                    line=one.line,
                    published=named,
                )


def _first_ends(days: list[tuple[date, date]]) -> tuple[list[date], list[date]]:
    """First days, sorted, and for each the first of the last days from there on."""
    days = sorted(days)
    ends = list(accumulate((end for _, end in reversed(days)), min))
    return [start for start, _ in days], ends[::-1]


def check_conflicts(on: CheckedRecord) -> Iterator[Problem]:
    """A301: live observations of one period that cannot both be right, said at the one that is not
    used.
    """
    for (indicator, _), entries in on.series.items():
        for entry in entries:
            if entry.against is not None and not entry.used:
                one, by = entry.observation, entry.against
                yield problem(
                    "A301",
                    one.file,
                    ("observations", one.index, "value"),
                    about=indicator,
                    line=one.line,
                    also=(by.place,),
                    indicator=indicator,
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
        for entry in on.series.get((target.indicator, target.area), ()):
            one = entry.observation
            if entry.used and one.span == stated.period and one.unit == target.unit:
                if _written(one.quantity.interval(), one.quantity.step).disjoint(
                    _written(stated.quantity.interval(), stated.quantity.step)
                ):
                    yield problem(
                        "A302",
                        on.file,
                        ("targets", target.index, "baseline", "value"),
                        about=target.id,
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


def check_times(on: CheckedRecord) -> Iterator[Problem]:
    """What the files say about time: T136, T137, O116, O117."""
    targets = on.registry.targets
    flows = frozenset(key for key, one in on.registry.indicators.items() if one.measure == "flow")
    yield from times.check_due(targets, on.file)
    yield from times.check_years(targets, on.series, flows)
    yield from times.check_totals(targets, on.series, on.file)


CHECKS: tuple[Callable[[CheckedRecord], Iterator[Problem]], ...] = (
    check_levels,
    check_indicators,
    check_acceptances,
    check_slips,
    check_below_zero,
    check_goals,
    check_repeats,
    check_revisions,
    check_conflicts,
    check_baselines,
    check_times,
)


def check_all(registry: Registry, project: Project, file: str) -> list[Problem]:
    """Every check's problems."""
    about, prefer = project.thresholds.about, project.thresholds.prefer
    series = {
        key: known(of_it, as_of=_FOREVER, known_at=_FOREVER, about=about, prefer=prefer)
        for key, of_it in project.series.items()
    }
    on = CheckedRecord(registry, file, series)
    return [found for check in CHECKS for found in check(on)]


def apply_acceptances(
    problems: Iterable[Problem], targets: Iterable[Target], day: date, file: str
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
            route = ("targets", target.index, "accept", one.index)
            matching = [p for p in left if p.code == one.code and p.about in names]
            if one.until < day:
                left.append(
                    problem(
                        "T117",
                        file,
                        (*route, "until"),
                        about=target.id,
                        code=one.code,
                        until=one.until,
                    )
                )
            elif not matching:
                left.append(problem("T118", file, (*route, "code"), about=target.id, code=one.code))
            else:
                left = [p for p in left if p not in matching]
    return left

"""Sums of a flow over parts of a time: which parts cover it best, what is missing, and a year made
of its parts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tracker.assess.bounds import Bounded
from tracker.assess.formulas import FORMULAS, Calculation
from tracker.assess.trajectory import Point
from tracker.model.observation import Observation
from tracker.model.periods import Period, Start, same_years, span, year_of
from tracker.model.units import is_percent

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chain:
    """Observations one after the other: the days they cover, how many they are, the last one and
    those before it.
    """

    days: int = 0
    parts: int = 0
    last: Observation | None = None
    before: Chain | None = None


def cover(observations: Iterable[Observation], first: date, last: date) -> list[Observation]:
    """Those of the observations within two days that cover most of the time, none of it twice, in
    order.

    Of several ways the one with the fewest parts: a full year replaces the sums over parts of it.
    """
    spans = [(one.span, one) for one in observations]
    fitting = sorted(
        ((s, one) for s, one in spans if first <= s.start and s.end <= last),
        key=lambda pair: (pair[0].end, pair[1].order),
    )
    ends = [s.end for s, _ in fitting]
    best = [Chain()]
    for s, one in fitting:
        before = best[bisect_left(ends, s.start)]
        taken = Chain(before.days + (s.end - s.start).days + 1, before.parts + 1, one, before)
        best.append(max(best[-1], taken, key=lambda chain: (chain.days, -chain.parts)))
    found: list[Observation] = []
    chain: Chain | None = best[-1]
    while chain is not None and chain.last is not None:
        found.append(chain.last)
        chain = chain.before
    return found[::-1]


def gaps_between(parts: Sequence[Observation], first: date, starts: Start) -> tuple[Period, ...]:
    """The gaps before and between parts that follow each other from a day on."""
    gaps = []
    for one in parts:
        if one.span.start > first:
            gaps.append(span(first, one.span.start - _DAY, starts))
        first = one.span.end + _DAY
    return tuple(gaps)


def covered(parts: Sequence[Observation], starts: Start) -> Period:
    """What parts that follow each other cover, by name: 2021..2023, with a gap 2021+2023."""
    runs: list[tuple[date, date]] = []
    for one in parts:
        if runs and runs[-1][1] + _DAY == one.span.start:
            runs[-1] = runs[-1][0], one.span.end
        else:
            runs.append((one.span.start, one.span.end))
    text = "+".join(str(span(*run, starts)) for run in runs)
    return Period(runs[0][0], runs[-1][1], text, starts)


def sum_of(parts: Sequence[Observation], about: Decimal) -> Calculation:
    """The sum of parts; of one alone it is that one."""
    written = {f"x{n}": Bounded.written(one.quantity, about) for n, one in enumerate(parts, 1)}
    return FORMULAS["sum"](**written)


def years_of_parts(
    used: Sequence[Observation], like: Period, unit: str, about: Decimal, starts: Start
) -> list[Point]:
    """Years that begin when `like` does and are not on record, but all of whose parts are: sums of
    these.
    """
    begins = (like.start.month, like.start.day)
    parts = [one for one in used if one.unit == unit and not is_percent(unit)]
    by_year: dict[int, list[Observation]] = defaultdict(list)
    for one in parts:
        by_year[year_of(one.span.start, begins)].append(one)
    points = []
    for year, those in sorted(by_year.items()):
        first, last = date(year, *begins), date(year + 1, *begins) - _DAY
        whole = span(first, last, starts)
        if like.months != 12 or any(same_years(one.span, whole) for one in those):
            continue
        chain = cover(those, first, last)
        if chain and not gaps_between(chain, first, starts) and chain[-1].span.end == last:
            points.append(Point.of(whole, sum_of(chain, about), tuple(chain), derived=True))
    return points

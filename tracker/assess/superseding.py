"""Which observations of one period supersede which, and which contradict each other.

No pair is looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from tracker.model.quantity import Interval

if TYPE_CHECKING:  # series.py asks these functions
    from tracker.model.observation import Observation

    _Told = tuple[Interval, Observation]
    _Row = tuple[date, tuple[object, ...], Observation]

Supersession = Literal["revised", "publisher", "final", "assumed"]
_FINAL = 0  # the key of all final ones, beside the names of publishers


def contradicted(
    live: Sequence[Observation], used: Observation | None, spans: Mapping[int, Interval]
) -> dict[int, Observation]:
    """Each of the live ones that another one contradicts, with that one: the used one where it
    does.

    An interval is disjoint from some other one when it is from that which ends first or that which
    begins last, so that no pair need be looked at. Those of another unit are never compared.
    """
    found: dict[int, Observation] = {}
    units: dict[str, list[Observation]] = defaultdict(list)
    for one in live:
        units[one.unit].append(one)
    for group in units.values():
        ends_first = max(group, key=lambda one: _upper(spans[id(one)]))
        begins_last = max(group, key=lambda one: _lower(spans[id(one)]))
        for one in group:
            for other in (used, ends_first, begins_last):
                if other and other.unit == one.unit and spans[id(one)].disjoint(spans[id(other)]):
                    found[id(one)] = other
                    break
        if used in group:
            mine = spans[id(used)]
            rivals = (one for one in reversed(group) if mine.disjoint(spans[id(one)]))
            if rival := next(rivals, None):
                found[id(used)] = rival
    return found


def _lower(span: Interval) -> tuple[bool, Fraction, bool]:
    """Greater is where less of what is low is left in an interval."""
    return (span.low is not None, span.low or Fraction(0), span.low_open)


def _upper(span: Interval) -> tuple[bool, Fraction, bool]:
    """Greater is where less of what is high is left in an interval."""
    return (span.high is not None, -(span.high or Fraction(0)), span.high_open)


def revised(
    earlier: Iterable[Observation], revisers: Iterable[Observation]
) -> dict[int, Observation]:
    """The latest of those published later that name one in `revises`, by the id of that one.

    Swept by the first day that a `revises` names. `front` keeps those that may still be the latest:
    the later the last day that they name, the earlier they were published.
    """
    found: dict[int, Observation] = {}
    waiting = sorted(
        ((one.revises.published.start, one) for one in revisers if one.revises),
        key=lambda pair: pair[0],
    )
    front: list[_Row] = []
    at = 0
    for one in sorted(earlier, key=lambda one: one.publication.published.start):
        published = one.publication.published
        while at < len(waiting) and waiting[at][0] <= published.start:
            reviser = waiting[at][1]
            assert reviser.revises is not None
            _keep(front, (reviser.revises.published.end, reviser.order, reviser))
            at += 1
        n = bisect_left(front, published.end, key=lambda row: row[0])
        if n < len(front) and front[n][2].publication.published.end > published.end:
            found[id(one)] = front[n][2]
    return found


def _keep(front: list[_Row], row: _Row) -> None:
    """Put a row in where no other one reaches as far and is as late, and take out those of which it
    is true.
    """
    n = bisect_left(front, row[0], key=lambda kept: kept[0])
    if n < len(front) and front[n][1] > row[1]:
        return
    end = n + (n < len(front) and front[n][0] == row[0])
    while n and front[n - 1][1] < row[1]:
        n -= 1
    front[n:end] = [row]


def superseded(
    evidence: Sequence[Observation], spans: Mapping[int, Interval]
) -> dict[int, tuple[Observation, Supersession]]:
    """The later published one that supersedes another, and by which rule, by the id of the other
    (model: “Which observations count”): it says what it revises, is of the same publisher, or is
    final where the earlier one was not.
    """
    found: dict[int, tuple[Observation, Supersession]] = {
        one: (by, "revised") for one, by in revised(evidence, evidence).items()
    }
    later: dict[object, _Later] = defaultdict(_Later)
    waiting: list[Observation] = []
    for one in sorted(evidence, key=lambda one: one.order, reverse=True):
        if waiting and waiting[-1].publication.published.end != one.publication.published.end:
            for other in waiting:
                for series in _series_of(other):
                    later[series].add(other, spans[id(other)])
            waiting = []
        waiting.append(one)
        if id(one) in found:
            continue
        rules: dict[Supersession, object] = {}
        if one.publication.publisher:
            rules["publisher"] = one.publication.publisher
        if one.status in ("preliminary", "estimate"):
            rules["final"] = _FINAL
        for rule, series in rules.items():
            if series in later and (by := later[series].over(one, spans[id(one)])):
                found[id(one)] = by, rule
                break
    return found


def _series_of(one: Observation) -> Iterator[object]:
    """In which rows of later ones an observation stands: of its named publisher, of the
    final ones.
    """
    if one.publication.publisher:
        yield one.publication.publisher
    if one.status == "final":
        yield _FINAL


class _Later:
    """Later published ones by rank and unit; those added first are the latest.

    Whether one of them is no rounder telling that contains an interval is seen from few of them:
    the latest, that whose low end is the highest, that whose high end is the lowest, and an equal
    one.
    """

    def __init__(self) -> None:
        self._latest: dict[tuple[int, str], _Told] = {}
        self._lower: dict[tuple[int, str], _Told] = {}
        self._upper: dict[tuple[int, str], _Told] = {}
        self._equal: dict[tuple[int, str, Interval], _Told] = {}

    def add(self, one: Observation, span: Interval) -> None:
        key = one.publication.rank, one.unit
        told = span, one
        self._latest.setdefault(key, told)
        self._equal.setdefault((*key, span), told)
        self._lower[key] = max(self._lower.get(key, told), told, key=lambda it: _lower(it[0]))
        self._upper[key] = max(self._upper.get(key, told), told, key=lambda it: _upper(it[0]))

    def over(self, one: Observation, span: Interval) -> Observation | None:
        """The latest seen that supersedes: of no lower tier, and no rounder telling that contains
        the interval.
        """
        fit = []
        for key, latest in self._latest.items():
            if key[0] < one.publication.rank:
                continue
            equal = self._equal.get((*key, span), latest)
            for its, other in (latest, self._lower[key], self._upper[key], equal):
                if other.unit != one.unit or its == span or not span.inside(its):
                    fit.append(other)
        return max(fit, key=lambda other: other.order, default=None)

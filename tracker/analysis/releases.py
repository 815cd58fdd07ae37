"""Releases: when the next figure of a target is to come, by its rule, else by the rhythm in which
its figures came so far; nothing is guessed from fewer than three periods that came each on its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median_high
from typing import Literal

from tracker.assess.report import Report, Row
from tracker.assess.series import Entry
from tracker.model.observation import Observation
from tracker.model.periods import Period, days_later, months_later, span
from tracker.model.target import Target

FEWEST = 3  # periods from which a rhythm is read
_DAY = timedelta(days=1)
ReleaseState = Literal["due", "overdue", "irregular", "unreported"]


class Awaited(StrEnum):
    """How a figure that is to be delivered stands: its last day is gone; its period has ended; its
    period still runs; no date can be said, of what came too seldom and of what never came.
    """

    OVERDUE = "overdue"
    DUE = "due"
    EXPECTED = "expected"
    IRREGULAR = "irregular"
    UNREPORTED = "unreported"


@dataclass(frozen=True, slots=True)
class NextRelease:
    """When a target's next figure comes.

    - `period`: what it will be of; `expected` by that day, at the latest by `latest_by`. None of
      them where no date can be said.
    - `lag`, `longest`: days from a period's end to its publication, as a rule and at most.
    - `n`: periods of the most frequent length; `by_rule`: a rule of the plan, no rhythm.
    - `last`: the last period that counts; `silent_since`: the last day of the latest publication
      that counts, `silent_days` ago. None where there was none since the plan began.
    """

    state: ReleaseState
    n: int
    period: Period | None = None
    expected: date | None = None
    latest_by: date | None = None
    lag: int | None = None
    longest: int | None = None
    by_rule: bool = False
    last: Period | None = None
    silent_since: date | None = None
    silent_days: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A figure that is to be delivered, and the targets that wait for it: all of one measured
    indicator and area.
    """

    targets: tuple[Target, ...]
    release: NextRelease
    state: Awaited

    @property
    def owners(self) -> tuple[str, ...]:
        """Who answers for one of the targets, each once."""
        return tuple(dict.fromkeys(owner for one in self.targets for owner in one.owners))


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What is to be delivered, as of the day of a report; where it was asked for by a day, without
    those of which no date can be said: so many are `undated`.
    """

    report: Report
    each: tuple[Delivery, ...]
    by: date | None = None
    undated: int = 0


def next_release(row: Row, as_of: date) -> NextRelease | None:
    """When the next figure of a target is to come; None once its due period is observed. What is
    assumed was not published.
    """
    target, a = row.target, row.before or row.assessment
    if a.trajectory.due_observed:
        return None
    counting = [one for one in a.entries if one.use.counts]
    reported = [one for one in counting if one.observation.period.end >= target.plan.period.start]
    published = [one.observation.publication.published.end for one in reported]
    since = max(published, default=None)
    last = max((one.observation.period for one in reported), key=_end, default=None)
    lags = _lags(counting, a.entries)
    rhythm = _most_frequent(lags)
    known = NextRelease(
        "irregular" if reported else "unreported",
        len(rhythm),
        last=last,
        silent_since=since,
        silent_days=None if since is None else (as_of - since).days,
    )
    if target.release is not None:
        lag = longest = target.release.lag
        ahead = _next_by_rule(target, target.release.months, last)
    else:
        found = [days for one in rhythm if (days := lags[one]) is not None]
        if last is None or len(found) < FEWEST or not (step := _step(rhythm)):
            return known
        lag, longest = median_high(found), max(found)
        ahead = _next_in_rhythm(rhythm[-1], step, last)
    due = a.trajectory.due
    if ahead.end > due.end and (last is None or last.end < due.end):
        ahead = due  # the plan asks for no later figure than that
    latest_by = days_later(ahead.end, longest)
    there = any(_is_of(one, ahead) for one in a.entries)
    return replace(
        known,
        state="overdue" if as_of > latest_by and not there else "due",
        period=ahead,
        expected=days_later(ahead.end, lag),
        latest_by=latest_by,
        lag=lag,
        longest=longest,
        by_rule=target.release is not None,
    )


def deliveries(report: Report, by: date | None = None) -> Deliveries:
    """What is to be delivered for the rows of a report, or of that what is expected by a day: what
    is overdue first, then by its date; what has no date after that, silent for longest first.

    One figure that several targets wait for is one delivery.
    """
    found: dict[tuple[object, ...], list[tuple[Target, NextRelease]]] = {}
    for row in report.rows:
        release = next_release(row, report.as_of)
        if release is not None:
            key = (row.target.measured, row.target.area, release.state, release.period)
            dates = (release.expected, release.latest_by)
            found.setdefault((*key, *dates), []).append((row.target, release))
    made = [
        Delivery(
            tuple(target for target, _ in together),
            together[0][1],
            _awaited(together[0][1], report.as_of),
        )
        for together in found.values()
    ]
    kept = [one for one in made if by is None or (one.release.expected or date.max) <= by]
    undated = 0 if by is None else sum(one.release.expected is None for one in made)
    return Deliveries(report, tuple(sorted(kept, key=_order)), by, undated)


def _awaited(release: NextRelease, as_of: date) -> Awaited:
    if release.state == "due" and release.period is not None and release.period.end >= as_of:
        return Awaited.EXPECTED
    return Awaited(release.state)


def _order(one: Delivery) -> tuple[object, ...]:
    release = one.release
    return (
        list(Awaited).index(one.state),
        release.latest_by or date.max,
        release.silent_since or date.max,
    )


def _end(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _lags(counting: Iterable[Entry], entries: Iterable[Entry]) -> dict[Period, int | None]:
    """Of each period that counts, the days from its end to the last day of its first publication,
    whichever of its figures that was. None where a later period was published that day as well: of
    a series that is told back nobody can say when each of its figures was first out.
    """
    first: dict[Period, date] = {}
    for one in entries:
        if one.state not in ("forecast", "withdrawn"):
            period, published = one.observation.period, one.observation.publication.published.end
            first[period] = min(first.get(period, published), published)
    newest: dict[date, date] = {}
    for period, day in first.items():
        newest[day] = max(newest.get(day, period.end), period.end)
    return {
        period: (day - period.end).days if newest[day := first[period]] == period.end else None
        for period in {one.observation.period for one in counting}
    }


def _most_frequent(periods: Iterable[Period]) -> list[Period]:
    """The periods of the most frequent length, in order; of two lengths as frequent, the longer."""
    by_length: dict[tuple[int, int], list[Period]] = defaultdict(list)
    for period in periods:
        by_length[period.months or 0, 0 if period.months else _days(period)].append(period)
    if not by_length:
        return []
    longest = max(by_length, key=lambda length: (len(by_length[length]), length))
    return sorted(by_length[longest], key=_end)


def _days(period: Period) -> int:
    return (period.end - period.start).days + 1


def _step(periods: Sequence[Period]) -> int | None:
    """How many months lie from one period's end to the next one's in more than half of the cases;
    None where no such rhythm can be seen.
    """
    steps = Counter(_months_between(one.end, other.end) for one, other in pairwise(periods))
    step, times = steps.most_common(1)[0]
    return step if times * 2 > len(periods) - 1 else None


def _months_between(first: date, last: date) -> int | None:
    """Whole months from one day to another; None where it is not so many exactly."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if months > 0 and months_later(first, months) == last else None


def _next_by_rule(target: Target, months: int, last: Period | None) -> Period:
    """The period after the last one, else the first of the plan."""
    before = target.plan.period.start - _DAY if last is None else last.end
    return span(before + _DAY, months_later(before, months), target.plan.period.starts)


def _next_in_rhythm(latest: Period, step: int, last: Period) -> Period:
    """The first period of the rhythm that ends after everything that is on record."""
    steps = 1
    while months_later(latest.end, step * steps) <= last.end:
        steps += 1
    first, end = (months_later(day, step * steps) for day in (latest.start, latest.end))
    return span(first, end, latest.starts)


def _is_of(one: Entry, period: Period) -> bool:
    observation: Observation = one.observation
    return observation.period.end == period.end and one.state not in ("forecast", "withdrawn")

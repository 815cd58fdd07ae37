"""What of an indicator's observations was known on a day: superseded, live, conflicting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tracker.assess.clocks import Clocks
from tracker.assess.superseding import Supersession, contradicted, revised, superseded
from tracker.assess.use import Use
from tracker.model.observation import Observation, Prefer
from tracker.model.quantity import Interval
from tracker.model.target import Thresholds

State = Literal["live", "superseded", "conflicting", "forecast", "withdrawn"]
Because = Literal["narrower", "tier", "published", "place", "assumed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation that is known, and what it counts for.

    `by` is the other observation that decided so, `because` why one of the two goes before the
    other, and `rule` by which rule one was superseded. `against` is a live one of the same period
    that contradicts it.
    """

    observation: Observation
    use: Use
    by: Observation | None = None
    because: Because | None = None
    rule: Supersession | None = None
    against: Observation | None = None

    @property
    def used(self) -> bool:
        """Whether it is the one that is used of its period."""
        return not self.use.passed_over

    @property
    def live(self) -> bool:
        """Whether it stands as evidence, used or not."""
        return self.state in ("live", "conflicting")

    @property
    def state(self) -> State:
        """Where it stands among those of its period."""
        match self.use:
            case Use.SUPERSEDED:
                return "superseded"
            case Use.WITHDRAWN | Use.NOTICE:
                return "withdrawn"
            case Use.FORECAST:
                return "forecast"
        return "conflicting" if self.against else "live"

    def counting_as(
        self, use: Use, by: Observation | None = None, because: Because | None = None
    ) -> Entry:
        """The same observation, of which it is decided what it counts for. One that counts keeps
        what it was chosen before.
        """
        if use.counts:
            return replace(self, use=use)
        return replace(self, use=use, by=by, because=because)


def known(
    observations: Iterable[Observation],
    clocks: Clocks,
    limits: Thresholds = Thresholds(),  # noqa: B008 (frozen)
) -> tuple[Entry, ...]:
    """What of one indicator's and area's observations was known on the days of the clocks. Of
    those that are used no more is decided than that they are on record.

    Ordered by period end, then by `precedence`, so that the last used one of a day goes before the
    others. Within a period exactly one live entry is `used`.
    """
    groups: dict[tuple[date, date], list[Observation]] = defaultdict(list)
    for one in observations:
        if clocks.waiting(one) is None:
            groups[one.span.end, one.span.start].append(one)
    entries = [
        entry for group in groups.values() for entry in _entries(group, limits.about, limits.prefer)
    ]
    return tuple(
        sorted(
            entries,
            key=lambda e: (e.observation.span.end, precedence(e.observation, limits.prefer)),
        )
    )


def precedence(one: Observation, prefer: Prefer) -> tuple[object, ...]:
    """Sorts the one that goes before the others last: what is assumed, then by tier, then by date
    of publication, then by place.

    With `latest` the date comes before the tier.
    """
    p = one.publication
    first = (p.published.end, p.rank) if prefer == "latest" else (p.rank, p.published.end)
    return (one.assumed, *first, *one.order[2:])


def why_before(used: Observation, other: Observation, prefer: Prefer) -> Because:
    """Why one of two that are live is used and the other one is not."""
    mine, its = used.publication, other.publication
    if used.assumed:
        return "assumed"
    if precedence(used, prefer) < precedence(other, prefer):
        return "narrower"
    told: dict[Because, bool] = {
        "tier": mine.rank != its.rank,
        "published": mine.published.end != its.published.end,
    }
    names: tuple[Because, ...] = (
        ("published", "tier") if prefer == "latest" else ("tier", "published")
    )
    return next((name for name in names if told[name]), "place")


def preferred(spans: Sequence[Interval]) -> int:
    """Which of live intervals, the one that goes before the others last, is used.

    The last one, or the narrowest of those that have values in common with it: a rounder telling
    never replaces the value that it contains.
    """
    last = len(spans) - 1
    if not last:
        return 0
    bounded: list[tuple[Fraction, int]] = []
    narrowest = last
    for n in range(last, -1, -1):
        span = spans[n]
        if span.disjoint(spans[last]):
            continue
        if span.low is not None and span.high is not None:
            bounded.append((span.high - span.low, -n))
        elif span.inside(spans[narrowest]) and span != spans[narrowest]:
            # of what has no end on one side: at least 120 says more than at least 100
            narrowest = n
    return -min(bounded)[1] if bounded else narrowest


def _entries(group: Sequence[Observation], about: Decimal, prefer: Prefer) -> list[Entry]:
    """The entries of one period; an assumption supersedes all others, and what stands alone is
    compared with nothing.
    """
    if len(group) == 1 and group[0].status not in ("withdrawn", "forecast"):
        return [Entry(group[0], Use.RECORDED)]
    if assumed := next((one for one in group if one.assumed), None):
        others = (one for one in group if one is not assumed)
        superseded_by = (Entry(one, Use.SUPERSEDED, assumed, rule="assumed") for one in others)
        return [Entry(assumed, Use.RECORDED), *superseded_by]
    notices = [one for one in group if one.status == "withdrawn"]
    stated = [one for one in group if one.status != "withdrawn"]
    withdrawn = revised(stated, notices)
    evidence = sorted(
        (one for one in stated if one.status != "forecast" and id(one) not in withdrawn),
        key=lambda one: precedence(one, prefer),
    )
    spans = {id(one): one.quantity.interval(about) for one in evidence}
    overtaken = superseded(evidence, spans)
    live = [one for one in evidence if id(one) not in overtaken]
    used = live[preferred([spans[id(one)] for one in live])] if live else None
    against = contradicted(live, used, spans)
    entries = [Entry(one, Use.NOTICE) for one in notices]
    for one in stated:
        contradicts = against.get(id(one))
        if by := withdrawn.get(id(one)):
            entries.append(Entry(one, Use.WITHDRAWN, by))
        elif one.status == "forecast":
            entries.append(Entry(one, Use.FORECAST))
        elif decided := overtaken.get(id(one)):
            entries.append(Entry(one, Use.SUPERSEDED, decided[0], rule=decided[1]))
        elif one is used:
            because = why_before(one, contradicts, prefer) if contradicts else None
            entries.append(Entry(one, Use.RECORDED, contradicts, because, against=contradicts))
        elif used is not None:
            use = Use.CONFLICTING if contradicts is used else Use.AGREEING
            because = why_before(used, one, prefer)
            entries.append(Entry(one, use, used, because, against=contradicts))
    return entries

"""What of an indicator's observations was known on a day: superseded, live, conflicting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tracker.assess.superseding import contradicted, revised, superseded
from tracker.model.observation import Observation, Prefer
from tracker.model.quantity import ABOUT, Interval

State = Literal["live", "superseded", "conflicting", "forecast", "withdrawn"]
Because = Literal["narrower", "tier", "published", "place"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation and what it counts for; `by` is the one that superseded, withdrew or
    contradicts it.
    """

    observation: Observation
    state: State
    used: bool
    by: Observation | None = None


def known(
    observations: Iterable[Observation],
    *,
    as_of: date,
    known_at: date,
    about: Decimal = ABOUT,
    prefer: Prefer = "tier",
) -> tuple[Entry, ...]:
    """What of one indicator's and area's observations was known: period ended by as_of, published
    by known_at.

    Ordered by period end, then by `precedence`, so that the last used one of a day goes before the
    others. Within a period exactly one live entry is `used`.
    """
    groups: dict[tuple[date, date], list[Observation]] = defaultdict(list)
    for one in observations:
        forecast = one.status == "forecast"
        if one.publication.published.end <= known_at and (forecast or one.period.end <= as_of):
            groups[one.span.end, one.span.start].append(one)
    entries = [entry for group in groups.values() for entry in _entries(group, about, prefer)]
    return tuple(
        sorted(entries, key=lambda e: (e.observation.span.end, precedence(e.observation, prefer)))
    )


def precedence(one: Observation, prefer: Prefer) -> tuple[object, ...]:
    """Sorts the one that goes before the others last: by tier, then by date of publication, then by
    place.

    With `latest` the date comes before the tier.
    """
    p = one.publication
    first = (p.published.end, p.rank) if prefer == "latest" else (p.rank, p.published.end)
    return (*first, *one.order[2:])


def why_before(used: Observation, other: Observation, prefer: Prefer) -> Because:
    """Why one of two that are live is used and the other one is not."""
    mine, its = used.publication, other.publication
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


def chosen(spans: Sequence[Interval]) -> int:
    """Which of live intervals, the one that goes before the others last, is used.

    The last one, or the narrowest of those that have values in common with it: a rounder telling
    never replaces the value that it contains.
    """
    last = len(spans) - 1
    bounded: list[tuple[Fraction, int]] = []
    narrowest = last
    for n in range(last, -1, -1):
        span = spans[n]
        if span.disjoint(spans[last]):
            continue
        if span.low is not None and span.high is not None:
            bounded.append((span.high - span.low, -n))
        elif span.inside(spans[narrowest]) and span != spans[narrowest]:
            narrowest = (
                n  # of what has no end on one side: at least 120 says more than at least 100
            )
    return -min(bounded)[1] if bounded else narrowest


def _entries(group: Sequence[Observation], about: Decimal, prefer: Prefer) -> list[Entry]:
    """The entries of one period."""
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
    used = live[chosen([spans[id(one)] for one in live])] if live else None
    against = contradicted(live, used, spans)
    entries = [Entry(one, "withdrawn", used=False) for one in notices]
    for one in stated:
        if by := withdrawn.get(id(one)):
            entries.append(Entry(one, "withdrawn", used=False, by=by))
        elif one.status == "forecast":
            entries.append(Entry(one, "forecast", used=False))
        elif by := overtaken.get(id(one)):
            entries.append(Entry(one, "superseded", used=False, by=by))
        else:
            by = against.get(id(one))
            entries.append(Entry(one, "conflicting" if by else "live", one is used, by))
    return entries

"""Observations, and what of them was known on a day: superseded, live, conflicting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from tracker.core.periods import Period, year_to_date
from tracker.core.problem import Place
from tracker.core.quantity import ABOUT, Quantity

ObservationStatus = Literal["final", "preliminary", "estimate", "forecast", "derived", "break"]
OBSERVATION_STATUSES: tuple[ObservationStatus, ...] = (
    "final", "preliminary", "estimate", "forecast", "derived", "break",
)  # fmt: skip
Tier = Literal["yearbook", "communique", "report", "department", "news"]
TIERS: tuple[Tier, ...] = ("yearbook", "communique", "report", "department", "news")
ClaimKind = Literal["growth", "change", "multiple", "share", "sum"]
CLAIM_KINDS: tuple[ClaimKind, ...] = ("growth", "change", "multiple", "share", "sum")
State = Literal["live", "superseded", "conflicting", "forecast"]


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a figure was published; `published` is as precise as is known and counts from its last day."""

    title: str
    published: Period
    publisher: str = ""
    url: str = ""
    tier: Tier | None = None

    @property
    def rank(self) -> int:
        """Higher is better: yearbook 5 … news 1, unnamed 0."""
        return 0 if self.tier is None else len(TIERS) - TIERS.index(self.tier)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the publication says about the value: a growth, change, multiple, share or sum of something."""

    kind: ClaimKind
    text: str
    of: str


@dataclass(frozen=True, slots=True)
class Revises:
    """Which earlier publication of the same figure this one corrects, and why."""

    published: Period
    reason: str = ""

    def names(self, publication: Publication) -> bool:
        """Whether it means this publication: published then, as precisely as is said."""
        return self.published.start <= publication.published.start and publication.published.end <= self.published.end


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured value for one period from one publication; `quantity` is in `unit`."""

    indicator: str
    area: str
    period: Period
    quantity: Quantity
    unit: str
    publication: Publication
    status: ObservationStatus = "final"
    ytd: bool = False
    locator: str = ""
    note: str = ""
    revises: Revises | None = None
    claims: tuple[Claim, ...] = ()
    file: str = ""
    line: int = 0
    index: int = 0

    @property
    def span(self) -> Period:
        """The days that the value covers: for `ytd`, from 1 January to the period's end."""
        return year_to_date(self.period) if self.ytd else self.period

    @property
    def place(self) -> Place:
        return Place(self.file, self.line)

    @property
    def order(self) -> tuple[object, ...]:
        """Later published, then higher tier, then file and line; total, so that the order of input never matters."""
        p = self.publication
        return (p.published.end, p.rank, self.file, self.line, self.index, self.quantity.text, self.quantity.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """An observation and what it counts for; `by` is the one that superseded or contradicts it."""

    observation: Observation
    state: State
    used: bool
    by: Observation | None = None


def known(
    observations: Iterable[Observation], *, as_of: date, known_at: date, about: Decimal = ABOUT
) -> tuple[Entry, ...]:
    """What of one indicator's and area's observations was known: period ended by as_of, published by known_at.

    Ordered by period end, then by `Observation.order`. Within a period exactly one live entry is `used`.
    """
    groups: dict[tuple[date, date], list[Observation]] = defaultdict(list)
    for one in observations:
        forecast = one.status == "forecast"
        if one.publication.published.end <= known_at and (forecast or one.period.end <= as_of):
            groups[one.span.end, one.span.start].append(one)
    return tuple(entry for key in sorted(groups) for entry in _entries(groups[key], about))


def _entries(group: list[Observation], about: Decimal) -> list[Entry]:
    group = sorted(group, key=lambda one: one.order)
    evidence = [one for one in group if one.status != "forecast"]
    overtaken = {id(one): by for one in evidence if (by := _superseder(one, evidence)) is not None}
    live = [one for one in evidence if id(one) not in overtaken]
    entries = []
    for one in group:
        if one.status == "forecast":
            entries.append(Entry(one, "forecast", used=False))
        elif id(one) in overtaken:
            entries.append(Entry(one, "superseded", used=False, by=overtaken[id(one)]))
        else:
            mine = one.quantity.interval(about)
            against = [x for x in live if x.unit == one.unit and mine.disjoint(x.quantity.interval(about))]
            entries.append(
                Entry(one, "conflicting" if against else "live", one is live[-1], against[-1] if against else None)
            )
    return entries


def _superseder(one: Observation, group: list[Observation]) -> Observation | None:
    """The latest of a period's observations that supersedes this one (model: “Which observations count”)."""
    for other in reversed(group):
        if other.publication.published.end <= one.publication.published.end:
            continue
        revised = other.revises is not None and other.revises.names(one.publication)
        same = bool(one.publication.publisher) and other.publication.publisher == one.publication.publisher
        final = other.status == "final" and one.status in ("preliminary", "estimate")
        if revised or same or final:
            return other
    return None

"""What a row's figures may be, for every value that its latest one may stand for: progress, gap,
overshoot, pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tracker.assess.assess import Assessment
from tracker.assess.bounds import beyond, mapped, marked
from tracker.assess.pace import limits_a_rate
from tracker.assess.status import Attainment, Judged
from tracker.assess.trajectory import Point
from tracker.model.quantity import Interval, Qualifier


@dataclass(frozen=True, slots=True)
class Range:
    """A figure from one end to the other; whether it rises with the value; how the value was
    qualified.
    """

    span: Interval
    qualifier: Qualifier = "exact"
    rising: bool = True

    def text(self, show: Callable[[Fraction], str]) -> str:
        """With its marks, for cells: >4,000, <1, ≈350–1,650."""
        return marked(self.span, self.qualifier, show, rising=self.rising)

    def times(self, factor: Fraction) -> Range:
        """As a share of something, or a part of it a year; the factor is above zero."""
        return Range(
            mapped(self.span, lambda v: v * factor, rising=True), self.qualifier, self.rising
        )

    def turned(self) -> Range:
        """With the other sign."""
        return Range(mapped(self.span, lambda v: -v, rising=False), self.qualifier, not self.rising)


def progress_range(a: Assessment) -> Range | None:
    """The share of the way gone; of a kept target the share of periods, which is exact."""
    b, edge = a.course.base, a.course.edge
    if a.progress is None or a.latest is None:
        return None
    if (
        a.course.judged == Judged.EVERY_PERIOD
        or b is None
        or edge is None
        or a.latest.qualifier == "exact"
    ):
        return Range(Interval(a.progress, a.progress))
    return _of(a.latest, lambda v: (v - b) / (edge - b), rising=edge > b)


def gap_range(a: Assessment) -> Range | None:
    """What is missing; above a ceiling or a band it rises with the value."""
    if a.missing is None or a.latest is None:
        return None if a.missing is None else Range(a.missing)
    return Range(a.missing, a.latest.qualifier, is_above(a))


def is_above(a: Assessment) -> bool:
    """Whether what keeps the latest value from the target is that it is too high."""
    within = a.course.within
    if within is None or within.high is None or a.latest is None:
        return False
    return within.low is None or a.latest.value > within.high


def overshoot_range(a: Assessment) -> Range | None:
    """What goes beyond; below a ceiling it falls with the value."""
    if a.beyond is None or a.latest is None:
        return None
    return Range(
        a.beyond, a.latest.qualifier, a.course.within is None or a.course.within.high is None
    )


def left_range(a: Assessment) -> Range | None:
    """What a ceiling leaves of itself until it is due; nothing once it is broken."""
    if (
        a.course.judged != Judged.CEILING
        or a.attainment != Attainment.OPEN
        or a.latest is None
        or a.course.within is None
    ):
        return None
    return Range(beyond(a.latest.span, a.course.within), a.latest.qualifier, rising=False)


def needed_range(a: Assessment, needed: Fraction | None) -> Range | None:
    """What is needed a year, of a running ceiling what may still be used; None where it is no share
    of the gap.
    """
    found = left_range(a) if a.course.judged == Judged.CEILING else gap_range(a)
    if (
        needed is None
        or found is None
        or a.latest is None
        or a.course.judged not in (Judged.PATH, Judged.CEILING)
    ):
        return None
    high = a.course.within.high if a.course.within else None
    whole = (
        high - a.latest.value if a.course.judged == Judged.CEILING and high is not None else a.gap
    )
    if not whole or not needed:
        return None
    a_year = found.times(abs(needed / whole))
    return a_year.turned() if needed < 0 else a_year


def pace_range(a: Assessment) -> Range | None:
    """Progress over the road's; of an average its rate over the promised one, of a ceiling the
    road's over its own.
    """
    c, latest, expected = a.course, a.latest, a.expected
    if a.pace is None or latest is None:
        return None
    if c.judged == Judged.PATH:
        way = progress_range(a)
        return None if way is None or not a.progress else way.times(a.pace / a.progress)
    edge = expected if c.judged == Judged.CEILING else c.edge
    if latest.qualifier == "exact" or edge is None or a.pace == 1:
        return Range(Interval(a.pace, a.pace))
    if c.judged == Judged.RATE and not limits_a_rate(c):
        return _of(latest, lambda v: v / edge, rising=edge > 0)
    ends = (latest.span.low, latest.span.high)
    if any(end is not None and end * edge <= 0 for end in ends) or latest.span.low is None:
        return None
    return _of(latest, lambda v: edge / v, rising=edge < 0)


def lead_range(a: Assessment) -> Range | None:
    """How far progress is from the road's, in points: below zero behind."""
    way = progress_range(a)
    if way is None or a.pace_pp is None or a.progress is None:
        return None
    due = a.progress - a.pace_pp / 100
    return Range(
        mapped(way.span, lambda p: 100 * (p - due), rising=True), way.qualifier, way.rising
    )


def _of(latest: Point, figure: Callable[[Fraction], Fraction], *, rising: bool) -> Range:
    return Range(mapped(latest.span, figure, rising=rising), latest.qualifier, rising)

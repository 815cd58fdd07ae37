"""Intervals as they are printed: so that what is read says the same as the verdict."""

from __future__ import annotations

from fractions import Fraction

from tracker.model.quantity import Interval
from tracker.words.figures import fewest, number, rounded

_MOST = 12


def interval_text(span: Interval, beside: Interval | None = None, unit: str = "") -> str:
    """Both ends, or the one value: 18.6446…18.6456%; an open end to infinity as > or ≥.

    With as many places as tell the ends apart, and as much of a value `beside` it as its verdict
    says: two that have nothing in common, or do not lie one in the other, are printed so.
    """
    places = places_of_interval(span, beside)
    low, high = (None if end is None else _end(end, places) for end in (span.low, span.high))
    if low is None and high is None:
        return "−∞…∞"
    if low is None or high is None:
        below, above = ("<", ">") if span.high_open or span.low_open else ("≤", "≥")
        return (f"{above}{low}" if high is None else f"{below}{high}") + unit
    if low == high and span.low == span.high:
        return low + unit
    return f"{low}…{high}{unit}"


def exactly(value: Fraction) -> str:
    """A figure with as few places as hold it exactly, up to twelve."""
    return _end(value, _MOST)


def places_of_interval(span: Interval, beside: Interval | None = None) -> int:
    """With how many places its ends are to be printed."""
    ends = [end for end in (span.low, span.high) if end is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        start = next((n for n in range(1, 4) if (ends[1] - ends[0]) * 10**n >= 10), 4)
    else:
        exact = fewest(ends[0], 4) if ends else 0
        start = 4 if exact is None else exact
    return next((n for n in range(start, _MOST) if _tells(span, beside, n)), _MOST)


def _tells(span: Interval, beside: Interval | None, places: int) -> bool:
    """Whether an interval says with so many places what it says exactly."""
    low, high = (
        None if end is None else Fraction(rounded(end, places)) for end in (span.low, span.high)
    )
    if low is not None and low == high and span.low != span.high:
        return False
    if beside is None:
        return True
    shown = Interval(low, high, span.low_open, span.high_open)
    return shown.disjoint(beside) == span.disjoint(beside) and shown.inside(beside) == span.inside(
        beside
    )


def _end(value: Fraction, places: int) -> str:
    exact = fewest(value, places)
    return number(value, places if exact is None else exact)

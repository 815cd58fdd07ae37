"""Figures of a value that is an interval: what is missing and what goes beyond, with both ends, and
how it is marked.

A figure rises or falls with the value: progress and overshoot of an upward target rise, its gap
falls.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tracker.model.quantity import Interval, Qualifier

ZERO = Interval(Fraction(0), Fraction(0))
_RISING = {"over": ">", "at-least": "≥", "at-most": "≤"}
_FALLING = {"over": "<", "at-least": "≤", "at-most": "≥"}


def missing(span: Interval, within: Interval) -> Interval:
    """How far the values of `span` are from those that meet the target, nowhere below zero."""
    a, b = _short_of(span, within.low), _past(span, within.high)
    assert a.low is not None and b.low is not None
    low = max(a.low, b.low)
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Interval(
        low,
        high,
        any(one.low_open for one in (a, b) if one.low == low),
        any(one.high_open for one in (a, b) if one.high == high),
    )


def beyond(span: Interval, within: Interval) -> Interval:
    """By how much the values of `span` pass a target with one edge, nowhere below zero; a band is
    never passed.
    """
    if (within.low is None) == (within.high is None):
        return ZERO
    return _past(span, within.low) if within.high is None else _short_of(span, within.high)


def _short_of(span: Interval, edge: Fraction | None) -> Interval:
    return ZERO if edge is None else clipped(mapped(span, lambda v: edge - v, rising=False))


def _past(span: Interval, edge: Fraction | None) -> Interval:
    return ZERO if edge is None else clipped(mapped(span, lambda v: v - edge, rising=True))


def mapped(span: Interval, figure: Callable[[Fraction], Fraction], *, rising: bool) -> Interval:
    """The interval of a figure that rises, or falls, with the value."""
    ends = [None if end is None else figure(end) for end in (span.low, span.high)]
    if rising:
        return Interval(ends[0], ends[1], span.low_open, span.high_open)
    return Interval(ends[1], ends[0], span.high_open, span.low_open)


def clipped(span: Interval) -> Interval:
    """With zero in place of everything below it."""
    low, low_open = span.low, span.low_open
    if low is None or low < 0:
        low, low_open = Fraction(0), False
    if span.high is not None and span.high <= 0:
        return ZERO
    return Interval(low, span.high, low_open, span.high_open)


def marked(
    span: Interval, qualifier: Qualifier, show: Callable[[Fraction], str], *, rising: bool
) -> str:
    """A figure with its marks: >4,000 and <1 of “over”, both ends of about, under and ranges; empty
    if nothing is known of it.
    """
    low, high = span.low, span.high
    if low is not None and low == high:
        return show(low)
    mark = (_RISING if rising else _FALLING).get(qualifier)
    if low is None or high is None or mark is not None:
        from_below = mark in (">", "≥") if mark else high is None
        end = low if from_below else high
        if end is None:
            return ""
        return (mark or ("≥" if from_below else "≤")) + show(end)
    first, second = show(low), show(high)
    if first.endswith("%") and second.endswith("%"):
        first = first[:-1]
    if qualifier == "under":
        return f"{'>' if span.low_open else ''}{first}–{'<' if span.high_open else ''}{second}"
    return ("≈" if qualifier == "about" else "") + f"{first}–{second}"

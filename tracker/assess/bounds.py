"""A figure with every value that it may stand for, and the mark that this gives it.

A figure rises or falls with the value it rests on: progress and overshoot of an upward target rise,
its gap falls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Interval, Qualifier, Quantity

_ONE_END = ("over", "at-least", "at-most")


def carried(qualifier: Qualifier, *, rising: bool) -> Qualifier:
    """What a qualifier of a value says of a figure that rises, or falls, with it."""
    return qualifier if rising else QUALIFIERS[qualifier].mirror


def mark_of(qualifier: Qualifier, *, rising: bool = True) -> str:
    """The mark of a figure that rises, or falls, with a value of that qualifier: > < ≥ ≤ ≈ or
    none.
    """
    return QUALIFIERS[carried(qualifier, rising=rising)].mark


def jointly(said: Iterable[Qualifier]) -> Qualifier:
    """The qualifier of what is computed from several figures: theirs where they agree,
    else about.
    """
    kinds = {one for one in said if one != "exact"}
    return kinds.pop() if len(kinds) == 1 else "about" if kinds else "exact"


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure with every value that it may stand for.

    `value` is the one computed from what is written, None where only ends are known; `span` holds
    all of them, without ends where nothing can be said; `qualifier` is that of the value it rests
    on, with which it rises or falls.
    """

    value: Fraction | None
    span: Interval
    qualifier: Qualifier = "exact"
    rising: bool = True

    @classmethod
    def written(cls, quantity: Quantity, about: Decimal) -> Bounded:
        """A written quantity, its unit left aside."""
        return cls(Fraction(quantity.value), quantity.interval(about), quantity.qualifier)

    @property
    def mark(self) -> str:
        """The mark of the one value: > < ≥ ≤ ≈ or none."""
        return mark_of(self.qualifier, rising=self.rising)

    def text(self, show: Callable[[Fraction], str]) -> str:
        """As cells have it: >4,000 and <1 of “over”, both ends of about, under and ranges; empty if
        nothing is known of it.
        """
        low, high = self.span.low, self.span.high
        if low is not None and low == high:
            return show(low)
        mark = self.mark if self.qualifier in _ONE_END else ""
        if low is None or high is None or mark:
            from_below = mark in (">", "≥") if mark else high is None
            end = low if from_below else high
            if end is None:
                return ""
            return (mark or ("≥" if from_below else "≤")) + show(end)
        first, second = show(low), show(high)
        if first.endswith("%") and second.endswith("%"):
            first = first[:-1]
        if self.qualifier == "under":
            first = (">" if self.span.low_open else "") + first
            second = ("<" if self.span.high_open else "") + second
        return ("≈" if self.qualifier == "about" else "") + f"{first}–{second}"

    def times(self, factor: Fraction) -> Bounded:
        """So many times as much; with a factor below zero it falls where it rose."""
        value = None if self.value is None else self.value * factor
        low, high = (None if e is None else e * factor for e in (self.span.low, self.span.high))
        span = Interval(low, high, self.span.low_open, self.span.high_open)
        if factor < 0:
            span = Interval(high, low, self.span.high_open, self.span.low_open)
        return Bounded(value, span, self.qualifier, self.rising == (factor > 0))

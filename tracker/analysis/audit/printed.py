"""What printed figures stand for, and the arithmetic of intervals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from tracker.model.bilingual import words_of
from tracker.model.quantity import Interval, Quantity
from tracker.model.units import is_percent, read_unit
from tracker.problems.problem import Refused

End = tuple[Fraction | None, bool]  # None: open to infinity; whether the end itself is left out


def printed(quantity: Quantity, unit: str, about: Decimal) -> Interval:
    """All values that a figure in a unit may have been printed for: half a step to either side, the
    ends with it. A count is what it says where its step is one or it is below 100, a per cent below
    100 has a step of one at most; a qualified figure stands for what its qualifier means.
    """
    if quantity.qualifier != "exact":
        return quantity.interval(about)
    x, step = Fraction(quantity.value), Fraction(quantity.step)
    if _counts(unit) and (step == 1 or (step > 1 and abs(x) < 100)):
        return Interval(x, x)
    if is_percent(words_of(unit)[0]) and abs(x) < 100:
        step = min(step, Fraction(1))
    return Interval(x - step / 2, x + step / 2)


def _counts(unit: str) -> bool:
    """Whether a unit is a count noun: no money, physical measure or share, without a scale."""
    try:
        read = read_unit(words_of(unit)[0])
    except Refused:
        return False
    return not read.measured and not read.scale and "/" not in read.rest


def added(parts: Iterable[Interval]) -> Interval:
    """The sum of some."""
    low: End = (Fraction(0), False)
    high: End = (Fraction(0), False)
    for one in parts:
        low = _plus(low, (one.low, one.low_open))
        high = _plus(high, (one.high, one.high_open))
    return Interval(low[0], high[0], low[1], high[1])


def _plus(one: End, other: End) -> End:
    if one[0] is None or other[0] is None:
        return None, False
    return one[0] + other[0], one[1] or other[1]


def less(one: Interval, other: Interval) -> Interval:
    """One less another."""
    return added((one, times(other, Fraction(-1))))


def times(one: Interval, factor: Fraction) -> Interval:
    """So many times as much."""
    low, high = (None if end is None else end * factor for end in (one.low, one.high))
    if factor < 0:
        return Interval(high, low, one.high_open, one.low_open)
    return Interval(low, high, one.low_open, one.high_open)


def quotient(one: Interval, other: Interval) -> Interval | None:
    """One by another; None where the divisor may be zero."""
    if other.high is not None and (other.high < 0 or (other.high == 0 and other.high_open)):
        return quotient(times(one, Fraction(-1)), times(other, Fraction(-1)))
    if other.low is None or other.low < 0 or (other.low == 0 and not other.low_open):
        return None
    near, far = (other.low, other.low_open), (other.high, other.high_open)
    low = _by((one.low, one.low_open), near if one.low is not None and one.low < 0 else far)
    high = _by((one.high, one.high_open), far if one.high is not None and one.high < 0 else near)
    return Interval(low[0], high[0], low[1], high[1])


def _by(end: End, divisor: End) -> End:
    """An end by one of a divisor above zero; by infinity it comes near zero, by zero it is open."""
    value, is_open = end
    if value is None:
        return None, False
    if divisor[0] is None:
        return Fraction(0), value != 0 or is_open
    if divisor[0] == 0:
        return (Fraction(0), is_open) if value == 0 else (None, False)
    return value / divisor[0], (is_open or divisor[1]) and (value != 0 or is_open)

"""Quantities: a figure with its qualifier and written precision, and the interval of values it may
stand for.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Literal

StatedQualifier = Literal["exact", "over", "under", "at-least", "at-most", "about"]  # as a field
Qualifier = Literal[StatedQualifier, "range", "none"]
ABOUT = Decimal("0.05")
MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a figure may stand for, exactly; an end is None where it is open
    to infinity.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def disjoint(self, other: Interval) -> bool:
        """True when no value lies in both."""
        return self._before(other) or other._before(self)

    def inside(self, other: Interval) -> bool:
        """True when every value of this one lies in the other."""
        # of two equal ends the open one lies further in
        low_fits = other.low is None or (
            self.low is not None and (self.low, self.low_open) >= (other.low, other.low_open)
        )
        high_fits = other.high is None or (
            self.high is not None
            and (self.high, not self.high_open) <= (other.high, not other.high_open)
        )
        return low_fits and high_fits

    def _before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (
            self.high == other.low and (self.high_open or other.low_open)
        )


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in one unit: `value` X, `step` one unit of its last written digit, `upper` for a
    range.
    """

    value: Decimal
    step: Decimal
    qualifier: Qualifier = "exact"
    upper: Decimal | None = None
    text: str = ""

    def interval(self, about: Decimal = ABOUT) -> Interval:
        """The interval of the qualifier (model: “Qualifiers make a value an interval”)."""
        x, step = Fraction(self.value), Fraction(self.step)
        match self.qualifier:
            case "exact":
                return Interval(x, x)
            case "over":
                return Interval(x, x + step, low_open=True, high_open=True)
            case "under":
                return Interval(x - step, x, low_open=True, high_open=True)
            case "at-least":
                return Interval(x, None)
            case "at-most":
                return Interval(None, x)
            case "about":
                half = min(abs(x) * Fraction(about), step)
                return Interval(x - half, x + half)
            case "range":
                return Interval(x, None if self.upper is None else Fraction(self.upper))
            case "none":
                return Interval(None, None)

    @property
    def stated(self) -> Decimal | None:
        """The value; None where there is none, as of what was withdrawn."""
        return None if self.qualifier == "none" else self.value

    def times(self, factor: Decimal) -> Quantity:
        """The same figure in another unit."""
        if factor == 1:
            return self
        with localcontext(prec=2 * MOST_DIGITS):
            upper = None if self.upper is None else plain(self.upper * factor)
            return Quantity(
                plain(self.value * factor),
                plain(self.step * factor),
                self.qualifier,
                upper,
                self.text,
            )


NO_VALUE = Quantity(Decimal(0), Decimal(1), "none")


def plain(value: Decimal) -> Decimal:
    """Without an exponent of its own above zero: Decimal('16000'), not Decimal('1.6E+4')."""
    with localcontext(prec=3 * MOST_DIGITS):
        value += 0  # no minus before a zero
        return (
            value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
        )

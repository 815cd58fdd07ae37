"""Rates of growth, which as a rule are irrational, so exactly that no verdict hangs on rounding.

A root that is rational is computed as a fraction. Any other is computed to so many digits, and to
twice as many, until it is plain on which side of every limit the figure lies. That comes to an
end: a figure made of one irrational root and rational numbers is never equal to a rational limit,
and a ratio of two rates v^(1/m) − 1 and u^(1/n) − 1 equals one only where both roots are rational
(of two irrational real roots the traces over the rationals are zero, so that v^(1/m) = c·u^(1/n) +
1 − c has none for c ≠ 1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from math import log10

from tracker.analysis.methods.base import Question, Reason

DIGITS = 25  # to which a figure is computed first, then to twice as many
LARGEST = 300  # digits before or behind the point beyond which nothing is computed
_MOST_DIGITS = 10_000  # no figure of a plan is so near to a limit without being equal to it
_MOST_BITS = 100_000  # of an exact power: no figure of a plan has so many


class Irrational(Exception):
    """A number that was asked for exactly is none that can be."""


def growth_rate(v: Fraction, u: Fraction, years: Fraction, digits: int) -> Fraction:
    """CAGR(v, u, n) = (v/u)^(1/n) − 1 to so many digits. Raises ArithmeticError where there is
    none: u is zero, v of the other sign, no time between them, or what comes out is out of reach.
    """
    if years <= 0:
        raise ArithmeticError("no time between two values")
    ratio = v / u
    if not ratio:
        return Fraction(-1)
    change = abs(ratio - 1)
    if change and digits:
        # as many more as are lost where one is taken from the root
        digits += int(years / change).bit_length() // 3
    return exact_power(ratio, 1 / years, digits) - 1


def ratio_of_rates(
    q: Question, b: Fraction, T: Fraction, limits: Iterable[Fraction]
) -> Fraction | Reason:
    """R = s·d·CAGR(x, b, t − t₀) / |CAGR(T, b, t₁ − t₀)|, s = −1 where b < 0, exactly enough for
    these limits; or why there is none.
    """
    if q.t0 is None:
        return Reason.NO_BASELINE
    if b == T:
        return Reason.AT_BASELINE
    if b * q.x < 0 or b * T < 0:
        return Reason.OPPOSITE
    if q.t1 <= q.t0 or q.t <= q.t0:
        return Reason.NO_TIME
    side = q.d if b > 0 else -q.d
    try:
        return side * _ratio(q.x / b, q.t - q.t0, T / b, q.t1 - q.t0, tuple(limits))
    except ArithmeticError:
        return Reason.TOO_FAR


@lru_cache(maxsize=64)  # several methods ask for the same
def _ratio(
    x: Fraction, gone: Fraction, T: Fraction, whole: Fraction, limits: tuple[Fraction, ...]
) -> Fraction:
    """CAGR(x, 1, gone) / |CAGR(T, 1, whole)|, exactly enough for these limits on either side."""
    one = Fraction(1)
    if x == one:
        return Fraction(0)
    return certain(
        lambda digits: growth_rate(x, one, gone, digits) / abs(growth_rate(T, one, whole, digits)),
        {side * limit for limit in limits for side in (1, -1)},
    )


def exact_power(base: Fraction, exponent: Fraction, digits: int) -> Fraction:
    """base^exponent of a base above zero, exactly where it is rational, else to so many digits, and
    Irrational for none. Raises ArithmeticError of any other base, and where it is out of reach.
    """
    if base <= 0:
        raise ArithmeticError(f"a power of {base}")
    if base == 1 or not exponent:
        return Fraction(1)
    if abs(_log10(base) * float(exponent)) > LARGEST:
        raise ArithmeticError("a power out of reach")
    exact = _rational(base, exponent)
    if exact is not None:
        return exact
    if digits <= 0:
        raise Irrational
    with localcontext(prec=digits + 20) as context:
        found = _decimal(base) ** _decimal(exponent)
        context.prec = digits
        return Fraction(+found)


def certain(compute: Callable[[int], Fraction], limits: Iterable[Fraction]) -> Fraction:
    """What `compute` gives to so many digits: exactly where it does with none, else so exactly that
    it is plain on which side of each limit it lies.
    """
    limits, digits = tuple(limits), DIGITS
    try:
        return compute(0)
    except Irrational:
        rough = compute(digits)
    while True:
        digits *= 2
        fine = compute(digits)
        doubt = 2 * abs(fine - rough) + max(Fraction(1), abs(fine)) / 10 ** (digits - 5)
        if digits > _MOST_DIGITS or all(abs(fine - limit) > doubt for limit in limits):
            return fine
        rough = fine


def _rational(base: Fraction, exponent: Fraction) -> Fraction | None:
    """base^exponent where that is a rational number; None where it is not."""
    top = _root(base.numerator, exponent.denominator)
    bottom = _root(base.denominator, exponent.denominator)
    if top is None or bottom is None:
        return None
    bits = max(top.bit_length(), bottom.bit_length()) * abs(exponent.numerator)
    return Fraction(top, bottom) ** exponent.numerator if bits <= _MOST_BITS else None


def _root(number: int, n: int) -> int | None:
    """The whole n-th root of a number above zero; None where it has none."""
    if n == 1 or number == 1:
        return number
    if number.bit_length() <= n:  # below 2^n
        return None
    if number.bit_length() < 50:  # a float is exact enough
        near = round(number ** (1 / n))
        return near if near**n == number else None
    with localcontext(prec=number.bit_length() // (3 * n) + 10):
        near = int((Decimal(number) ** (1 / Decimal(n))).to_integral_value())
    return near if near**n == number else None


def _log10(value: Fraction) -> float:
    """The logarithm, of numbers too large for a float, too."""
    return log10(value.numerator) - log10(value.denominator)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)

"""Straight-line and compound fits of a series, with the range in which the next value is likely to
lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

# 90 % quantiles of Student's t for 2…30 degrees of freedom: an 80 % range has a tenth on either
# side.
_T90 = (
    "1.885618", "1.637744", "1.533206", "1.475884", "1.439756", "1.414924", "1.396815", "1.383029",
    "1.372184", "1.363430", "1.356217", "1.350171", "1.345030", "1.340606", "1.336757", "1.333379",
    "1.330391", "1.327728", "1.325341", "1.323188", "1.321237", "1.319460", "1.317836", "1.316345",
    "1.314972", "1.313703", "1.312527", "1.311434", "1.310415",
)  # fmt: skip
_Z90 = Fraction("1.281552")
LEAST_FOR_RANGE = 4


@dataclass(frozen=True, slots=True)
class Forecast:
    """At the due time, in the target's unit; `low`–`high` is the 80 % range; `meets` the decimal
    year it reaches T. `n` points are in the fit, and `error` is the standard error of a value at
    the due time.
    """

    linear: Fraction
    low: Fraction | None
    high: Fraction | None
    meets: Fraction | None
    compound: Fraction | None
    n: int
    error: Fraction | None


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """base**exponent for a positive base, to 40 digits; roots that are exact come out exact.

    Raises ArithmeticError for any other base.
    """
    if base <= 0:
        raise ArithmeticError(f"a power of {base}")
    with localcontext(prec=60) as context:
        root = _decimal(base) ** _decimal(exponent)
        context.prec = 40
        return Fraction(+root)


def log_ratio(a: Fraction, b: Fraction) -> Fraction:
    """ln a / ln b for positive a and b ≠ 1."""
    with localcontext(prec=60) as context:
        ratio = _decimal(a).ln() / _decimal(b).ln()
        context.prec = 40
        return Fraction(+ratio)


def forecast(
    points: Sequence[tuple[Fraction, Fraction]], due: Fraction, goal: Fraction | None
) -> Forecast | None:
    """Ordinary least squares through (time, value) points; None with fewer than two different
    times.
    """
    if len({time for time, _ in points}) < 2:
        return None
    n = len(points)
    mean_t, mean_x, spread, slope = _line(points)
    value = mean_x + slope * (due - mean_t)
    low = high = error = None
    if n >= LEAST_FOR_RANGE:
        residual = _sum((x - mean_x - slope * (t - mean_t)) ** 2 for t, x in points)
        variance = residual / (n - 2) * (1 + Fraction(1, n) + (due - mean_t) ** 2 / spread)
        error = _root(variance)
        half = _t90(n - 2) * error
        low, high = value - half, value + half
    meets = None
    if goal is not None and slope != 0:
        meets = mean_t + (goal - mean_x) / slope
        if meets < points[0][0] or meets >= 9999:
            meets = None
    return Forecast(value, low, high, meets, _compound(points, due), n, error)


def _compound(points: Sequence[tuple[Fraction, Fraction]], due: Fraction) -> Fraction | None:
    """The value at the due time of a least-squares line through the logarithms; None unless all
    have one sign.
    """
    sign = 1 if points[0][1] > 0 else -1
    if any(x * sign <= 0 for _, x in points):
        return None
    with localcontext(prec=40):
        logs = [(t, Fraction(_decimal(x * sign).ln())) for t, x in points]
        mean_t, mean_y, _, slope = _line(logs)
        height = mean_y + slope * (due - mean_t)
        return sign * Fraction(_decimal(height).exp()) if abs(height) < 200 else None


def _line(
    points: Sequence[tuple[Fraction, Fraction]],
) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Of the least-squares line: the means of times and values, the sum of squared distances from
    the mean time, and the slope.
    """
    mean_t = _sum(t for t, _ in points) / len(points)
    mean_x = _sum(x for _, x in points) / len(points)
    spread = _sum((t - mean_t) ** 2 for t, _ in points)
    slope = _sum((t - mean_t) * (x - mean_x) for t, x in points) / spread
    return mean_t, mean_x, spread, slope


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _t90(freedom: int) -> Fraction:
    if freedom - 2 < len(_T90):
        return Fraction(_T90[freedom - 2])
    # Cornish–Fisher expansion of the t quantile, good to six digits beyond 30 degrees of freedom
    z = _Z90
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


def _root(value: Fraction) -> Fraction:
    with localcontext(prec=40):
        return Fraction(_decimal(value).sqrt())


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)

"""Student's t: how likely a value is to lie below a mark, by the finite sums for whole degrees of
freedom.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

_DIGITS = 30


def student_t(z: Fraction, freedom: Fraction) -> Fraction:
    """The share of Student's t below z, to thirty digits.

    Raises ArithmeticError unless the degrees of freedom are a whole number from 1 on.

    >>> round(float(student_t(Fraction("2.015048"), Fraction(5))), 6)
    0.95
    """
    if freedom < 1 or freedom.denominator != 1:
        raise ArithmeticError(f"{freedom} degrees of freedom")
    with localcontext(prec=2 * _DIGITS) as context:
        way = Decimal(z.numerator) / Decimal(z.denominator)
        n = int(freedom)
        sine = way / (n + way * way).sqrt()
        square = n / (n + way * way)  # of the cosine
        weight, power, total = Decimal(1), Decimal(1), Decimal(0)
        for k in range(n // 2 if n % 2 == 0 else (n - 1) // 2):
            total += weight * power
            weight *= Decimal(2 * k + 1 + n % 2) / (2 * k + 2 + n % 2)
            power *= square
        if n % 2 == 0:
            share = (1 + sine * total) / 2
        else:
            arc = _arc(way / Decimal(n).sqrt()) + sine * square.sqrt() * total
            share = Decimal("0.5") + arc / (4 * _arc(Decimal(1)))
        context.prec = _DIGITS
        return Fraction(+share)


def _arc(tangent: Decimal) -> Decimal:
    """The angle of a tangent: halved until its series is short."""
    for _ in range(5):
        tangent /= 1 + (1 + tangent * tangent).sqrt()
    term, n, total = tangent, 1, Decimal(0)
    while total + term / n != total:
        total += term / n
        term *= -tangent * tangent
        n += 2
    return 32 * total

"""Figures as machines read them: exact decimals, what was computed to six places."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import gcd

from tracker.assess.assess import Assessment
from tracker.words.figures import rounded

PLACES = 6


def ratio(value: Fraction | None) -> Decimal | None:
    """To six places, half-even: exact wherever six places hold it; without trailing zeros."""
    if value is None:
        return None
    figure = rounded(value, PLACES)
    return (
        figure.to_integral_value() if figure == figure.to_integral_value() else figure.normalize()
    )


def amount(value: Fraction | None, a: Assessment) -> Decimal | None:
    """A figure in the target's unit as it was published; to six places where the latest value was
    computed.
    """
    return ratio(value) if a.latest is not None and a.latest.derived else all_places(value)


def all_places(value: Fraction | None) -> Decimal | None:
    """With all its places; to six where it has no end.

    >>> str(all_places(Fraction(21570, 20000000))), str(all_places(Fraction(1, 3)))
    ('0.0010785', '0.333333')
    """
    if value is None:
        return None
    places, rest = 0, value.denominator
    while rest > 1 and (step := gcd(rest, 10)) > 1:
        places, rest = places + 1, rest // step
    return ratio(value) if rest > 1 or places <= PLACES else rounded(value, places)

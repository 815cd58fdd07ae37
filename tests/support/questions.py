"""Questions for the methods of others, in numbers as tests write them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tracker.analysis.methods.base import Question


def question(
    b: object,
    x: object,
    T: object,
    *,
    t0: object = 2020,
    t: object = 2022,
    t1: object = 2025,
    d: int = 0,
    points: Sequence[tuple[object, object]] = (),
    kept: bool = False,
) -> Question:
    """Without `d` it leads from the baseline to the target."""
    base, value, goal, start, now, due = (Fraction(str(one)) for one in (b, x, T, t0, t, t1))
    listed = tuple((Fraction(str(time)), Fraction(str(at))) for time, at in points)
    way = d or (1 if goal >= base else -1)
    listed = listed or ((start, base), (now, value))
    return Question(base, start, value, now, goal, due, way, listed, kept)

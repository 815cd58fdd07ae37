"""The progress chart of the United Nations Statistics Division, 2023: how much of the way will be
gone when the target is due, if growth goes on at its observed rate.
"""

from __future__ import annotations

from fractions import Fraction

from tracker.analysis.methods.base import (
    Answer,
    Attested,
    Common,
    Method,
    MethodStatus,
    Question,
    Reason,
    Testimony,
    answered,
    unavailable,
    way_to_target,
)
from tracker.analysis.methods.growth import certain, exact_power

_ON_TRACK, _FAIR = Fraction(95, 100), Fraction(10, 100)
_STATUSES = (
    MethodStatus(
        "on_track_or_met",
        "d(x − T) ≥ 0, q ≥ 0.95",
        ("已达到或在轨", "on track or met"),
        ("在轨或已达到", "on track or met"),
        frozenset({Common.MET, Common.ON_TRACK}),
    ),
    MethodStatus(
        "fair_progress",
        "q ≥ 0.10",
        ("有进展，须加快", "fair progress, acceleration needed"),
        ("有进展", "fair"),
        frozenset({Common.SLOW}),
    ),
    MethodStatus(
        "stagnation_or_regression",
        "",
        ("停滞或倒退", "stagnation or regression"),
        ("停滞或倒退", "stagnation"),
        frozenset({Common.SLOW, Common.AWAY}),
    ),
)


def _answer(question: Question) -> Answer:
    found = _share(question)
    if isinstance(found, Reason):
        met = answered(_STATUSES, "on_track_or_met", None)
        return met if question.met else unavailable(found)
    share, expected = found
    if question.met or share >= _ON_TRACK:
        status = "on_track_or_met"
    else:
        status = "fair_progress" if share >= _FAIR else "stagnation_or_regression"
    return answered(_STATUSES, status, share, expected=expected)


def _share(q: Question) -> tuple[Fraction, Fraction] | Reason:
    """q and v; or why there are none."""
    way = way_to_target(q)
    if isinstance(way, Reason) or q.b is None or q.t0 is None:
        return way if isinstance(way, Reason) else Reason.NO_BASELINE
    if not q.b or q.b * q.x < 0:
        return Reason.OPPOSITE if q.b else Reason.ZERO
    b, left, gone = q.b, q.t1 - q.t, q.t - q.t0
    if gone <= 0:
        return Reason.NO_TIME

    def share(digits: int) -> Fraction:
        return (_extrapolated(q.x, b, left / gone, digits) - b) / way

    try:
        found = certain(share, (_ON_TRACK, _FAIR))
    except ArithmeticError:
        return Reason.TOO_FAR
    return found, b + found * way


def _extrapolated(x: Fraction, b: Fraction, times: Fraction, digits: int) -> Fraction:
    """v, after so many times the time from the baseline to x; what has come to zero stays there."""
    if not x and times >= 0:
        return x
    return x * exact_power(x / b, times, digits)


RULE = Method(
    "unsd",
    3,
    ("联合国统计司 2023 年进展图", "UN Statistics Division, progress chart 2023"),
    _answer,
    "q",
    3,
    ("v = x·(1 + CAGR(x, b, t − t₀))^(t₁ − t)", "q = (v − b) / (T − b)"),
    _STATUSES,
    (
        Testimony(
            ("公式和界限 0.95、0.10", "formula, cut-offs 0.95, 0.10"),
            Attested.VERIFIED,
            (
                "联合国统计司《可持续发展目标进展图 2023 技术说明》，2023，据采用它的巴斯克统计局"
                "（Eustat）的方法说明",
                "UN Statistics Division, SDG Progress Chart 2023: Technical Note, 2023, as "
                "reproduced in the methodology of Eustat, the Basque statistics office, which "
                "applies it",
            ),
        ),
        Testimony(
            ("达到就算达到", "what is met now counts as met"),
            Attested.VERIFIED,
            ("Eustat 自己的例外", "Eustat's own exception"),
        ),
    ),
    figures={"expected": "v"},
)

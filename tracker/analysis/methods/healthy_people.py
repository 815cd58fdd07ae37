"""Healthy People 2020 of the United States: how much of the targeted change is achieved, and
whether a change is more than chance; where no standard errors are known, ten per cent are.
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
from tracker.assess.formulas import HUNDRED

_DETECTABLE = Fraction(10)  # per cent, of the targeted change or of the baseline
_QUANTILE = Fraction("1.644854")  # of the normal distribution, one-sided at 0.05
_STATUSES = (
    MethodStatus(
        "target_met_or_exceeded",
        "d(x − T) ≥ 0",
        ("达到或超过目标", "target met or exceeded"),
        ("已达到", "met"),
        frozenset({Common.MET}),
    ),
    MethodStatus(
        "improving",
        "PTC ≥ 10",
        ("改善", "improving"),
        ("改善", "improving"),
        frozenset({Common.ON_TRACK, Common.SLOW}),
    ),
    MethodStatus(
        "getting_worse",
        "PTC < 0, PCB ≥ 10",
        ("恶化", "getting worse"),
        ("恶化", "worse"),
        frozenset({Common.AWAY}),
    ),
    MethodStatus(
        "little_or_no_detectable_change",
        "",
        ("变化很小或看不出", "little or no detectable change"),
        ("变化很小", "little change"),
        frozenset({Common.SLOW, Common.AWAY}),
    ),
)


def _answer(question: Question) -> Answer:
    return with_errors(question, None)


def with_errors(q: Question, errors: tuple[Fraction, Fraction] | None) -> Answer:
    """With the standard errors of baseline and latest value, where they are known.

    From a baseline that meets the target already there is no targeted change: what does not meet
    it any more has moved away from it.
    """
    if q.b is None:
        return unavailable(Reason.NO_BASELINE)
    way, change = way_to_target(q), q.x - q.b
    share = None if isinstance(way, Reason) else HUNDRED * change / way
    of_base = HUNDRED * abs(change) / abs(q.b) if q.b else None
    if q.met:
        status = "target_met_or_exceeded"
    elif share is not None and share > 0:
        moved = share >= _DETECTABLE if errors is None else _significant(change, errors)
        status = "improving" if moved else "little_or_no_detectable_change"
    elif share == 0:
        status = "little_or_no_detectable_change"
    else:
        far = of_base is not None and of_base >= _DETECTABLE
        moved = far if errors is None else _significant(change, errors)
        status = "getting_worse" if moved else "little_or_no_detectable_change"
    return answered(_STATUSES, status, share, change_from_baseline=of_base)


def _significant(change: Fraction, errors: tuple[Fraction, Fraction]) -> bool:
    """Whether |x − b| / √(se_b² + se_x²) is at or above the quantile, without the root."""
    return change**2 >= _QUANTILE**2 * sum(one**2 for one in errors)


RULE = Method(
    "healthy_people",
    4,
    ("美国“健康国民 2020”", "Healthy People 2020 (United States)"),
    _answer,
    "PTC",
    1,
    ("PTC = 100·(x − b) / (T − b)", "PCB = 100·|x − b| / |b|"),
    _STATUSES,
    (
        Testimony(
            ("公式、类别、百分之十的界限", "measures, classes, the rules of ten per cent"),
            Attested.VERIFIED,
            (
                "美国国家卫生统计中心《健康国民 2020 最终进展表》的说明，2023",
                "National Center for Health Statistics, notes of the Healthy People 2020 Final "
                "Progress Table, 2023",
            ),
        ),
    ),
    figures={"change_from_baseline": "PCB"},
)

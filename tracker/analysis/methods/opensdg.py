"""The progress measure of Statistics Canada, as Open SDG computes it: the observed rate of growth
over the rate that leads to the target in time. Without a target, which no target of a plan is, it
judges the rate itself.
"""

from __future__ import annotations

from collections.abc import Sequence
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
)
from tracker.analysis.methods.growth import (
    DIGITS,
    certain,
    exact_power,
    growth_rate,
    ratio_of_rates,
)

_MODERATE = Fraction(60, 100)
RATIO_LIMITS = (Fraction(95, 100), _MODERATE, Fraction(0))
NEXT_TO_ZERO = Fraction(1, 1000)  # stands for a baseline or a target of zero
LEAST_YEARS = 1
_MOST = Fraction(5)  # of the score, either way
# without a target: rates of growth a year, and the power by which they shrink near a limit
_RATES = (Fraction(15, 1000), Fraction(5, 1000), Fraction(0))
_SHRINKING = Fraction(444, 100)

_STATUSES = (
    MethodStatus(
        "target_achieved",
        "d(x − T) ≥ 0",
        ("已达到目标", "target achieved"),
        ("已达到", "achieved"),
        frozenset({Common.MET}),
    ),
    MethodStatus(
        "substantial_progress",
        "R ≥ 0.95",
        ("进展显著", "substantial progress"),
        ("显著", "substantial"),
        frozenset({Common.ON_TRACK}),
    ),
    MethodStatus(
        "moderate_progress",
        "R ≥ 0.60",
        ("进展中等", "moderate progress"),
        ("中等", "moderate"),
        frozenset({Common.SLOW}),
    ),
    MethodStatus(
        "limited_progress",
        "R ≥ 0",
        ("进展有限", "limited progress"),
        ("有限", "limited"),
        frozenset({Common.SLOW}),
    ),
    MethodStatus(
        "deterioration",
        "",
        ("恶化", "deterioration"),
        ("恶化", "deterioration"),
        frozenset({Common.AWAY}),
    ),
)


def _answer(question: Question) -> Answer:
    """R of a target, its status and score; what is achieved needs no R."""
    R = _ratio(question)
    if question.met:
        return answered(_STATUSES, "target_achieved", None if isinstance(R, Reason) else R, _MOST)
    if isinstance(R, Reason):
        return unavailable(R)
    return answered(_STATUSES, _class([one <= R for one in RATIO_LIMITS]), R, _score(R))


def _ratio(q: Question) -> Fraction | Reason:
    if q.b is None or q.t0 is None:
        return Reason.NO_BASELINE
    if q.t - q.t0 < LEAST_YEARS:
        return Reason.SHORT
    return ratio_of_rates(q, _nonzero(q.b), _nonzero(q.T), RATIO_LIMITS)


def without_target(question: Question, limit: Fraction | None = None) -> Answer:
    """Of a series that has no target (T and t₁ are not looked at): its rate against fixed ones,
    which shrink by the coefficient C near a natural limit.
    """
    q = question
    if q.b is None or q.t0 is None:
        return unavailable(Reason.NO_BASELINE)
    b, years = _nonzero(q.b), q.t - q.t0
    if years < LEAST_YEARS:
        return unavailable(Reason.SHORT)
    if b * q.x < 0:
        return unavailable(Reason.OPPOSITE)
    side = q.d if b > 0 else -q.d

    def beyond(rate: Fraction) -> Fraction:
        """By how much the growth is above C times a rate."""

        def compute(digits: int) -> Fraction:
            least = rate * _coefficient(b, limit, digits) if rate else rate
            return side * growth_rate(q.x, b, years, digits) - least

        return certain(compute, (Fraction(0),))

    try:
        passed, R = [beyond(rate) >= 0 for rate in _RATES], beyond(Fraction(0))
        C = _coefficient(b, limit, DIGITS)
    except ArithmeticError:
        return unavailable(Reason.TOO_FAR)
    status = _class(passed)
    return answered(_STATUSES, status, R, _score_without_target(status, R, C), coefficient=C)


def _nonzero(value: Fraction) -> Fraction:
    return value or NEXT_TO_ZERO


def _class(passed: Sequence[bool]) -> str:
    """The status of the first limit that is passed, else the last one."""
    names = [one.name for one in _STATUSES[1:]]
    return next((name for name, one in zip(names, passed, strict=False) if one), names[-1])


def _score(R: Fraction) -> Fraction:
    if R >= _MODERATE:
        return min(Fraction("7.1429") * R - Fraction("4.2857"), _MOST)
    return max(Fraction("4.1667") * R - Fraction("2.5"), -_MOST)


def _score_without_target(status: str, R: Fraction, C: Fraction) -> Fraction:
    match status:
        case "substantial_progress":
            return min(500 * R / C - 5, _MOST) if C else _MOST
        case "moderate_progress":
            return 250 * R / C - Fraction("1.25")
        case "limited_progress":
            return 500 * R / C - Fraction("2.5")
        case _:
            return max(125 * R - Fraction("2.5"), -_MOST)


def _coefficient(b: Fraction, limit: Fraction | None, digits: int) -> Fraction:
    """C: 1 far from a limit, 0 at it. Raises ArithmeticError where b and it differ in sign."""
    if limit is None or abs(b) >= 2 * abs(limit):
        return Fraction(1)
    share = b / limit if abs(b) <= abs(limit) else 2 - b / limit
    return 1 - exact_power(share, _SHRINKING, digits)


RULE = Method(
    "opensdg",
    1,
    ("开放 SDG（加拿大统计局）", "Open SDG (Statistics Canada)"),
    _answer,
    "R",
    3,
    (
        "R = s·d·CAGR(x, b, t − t₀) / |CAGR(T, b, t₁ − t₀)|",
        "CAGR(v, u, n) = (v/u)^(1/n) − 1",
        "score = min(7.1429·R − 4.2857, 5), R < 0.6: max(4.1667·R − 2.5, −5)",
    ),
    _STATUSES,
    (
        Testimony(
            ("公式、界限、得分", "formula, cut-offs, score"),
            Attested.VERIFIED,
            (
                "Open SDG 文档《可持续发展目标进展测量方法》和 2.4 版程序；加拿大统计局 CIF、SDG "
                "两个数据集公布的 180 个结果（cif-data-donnees-cic@d38e8053、"
                "sdg-data-donnees-odd@f89e601d），全部复现",
                "Open SDG, Progress Measurement Methodology for the Sustainable Development Goals, "
                "and the program, version 2.4; 180 results that Statistics Canada published in its "
                "CIF and SDG data sets (cif-data-donnees-cic@d38e8053, "
                "sdg-data-donnees-odd@f89e601d), all reproduced",
            ),
        ),
    ),
)

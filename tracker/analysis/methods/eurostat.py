"""Eurostat's rule for indicators with a target: the observed rate of growth over the rate that
leads there, as Open SDG has it, but nothing stands for zero.
"""

from __future__ import annotations

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
from tracker.analysis.methods.growth import ratio_of_rates
from tracker.analysis.methods.opensdg import RATIO_LIMITS

_STATUSES = (
    MethodStatus(
        "significant_progress",
        "R ≥ 0.95",
        ("进展显著", "significant progress"),
        ("显著", "significant"),
        frozenset({Common.MET, Common.ON_TRACK}),
        "↑",
    ),
    MethodStatus(
        "moderate_progress",
        "R ≥ 0.60",
        ("进展中等", "moderate progress"),
        ("中等", "moderate"),
        frozenset({Common.SLOW}),
        "↗",
    ),
    MethodStatus(
        "insufficient_progress",
        "R ≥ 0",
        ("进展不足", "insufficient progress"),
        ("不足", "insufficient"),
        frozenset({Common.SLOW}),
        "↘",
    ),
    MethodStatus(
        "movement_away",
        "",
        ("背离目标", "movement away"),
        ("背离", "away"),
        frozenset({Common.AWAY}),
        "↓",
    ),
)


def _answer(q: Question) -> Answer:
    if not q.b:
        return unavailable(Reason.NO_BASELINE if q.b is None else Reason.ZERO)
    R = ratio_of_rates(q, q.b, q.T, RATIO_LIMITS)
    if isinstance(R, Reason):
        return unavailable(R)
    below = sum(limit > R for limit in RATIO_LIMITS)
    return answered(_STATUSES, _STATUSES[below].name, R)


RULE = Method(
    "eurostat",
    2,
    ("欧盟统计局", "Eurostat"),
    _answer,
    "R",
    3,
    ("R = s·d·CAGR(x, b, t − t₀) / |CAGR(T, b, t₁ − t₀)|",),
    _STATUSES,
    (
        Testimony(
            ("公式和界限 0.95、0.60、0", "ratio, cut-offs 0.95, 0.60, 0"),
            Attested.SECOND_HAND,
            (
                "一个统计机构“仿欧盟统计局”的程序，那里用 > 而不是 ≥；欧盟统计局《欧盟可持续发展"
                "监测报告》，每年",
                "a statistics office's code “after Eurostat”, which has > for ≥; Eurostat, "
                "Sustainable development in the European Union: monitoring report, yearly",
            ),
        ),
        Testimony(
            ("箭头", "arrows"),
            Attested.FROM_MEMORY,
            ("同一报告", "the same report"),
        ),
    ),
)

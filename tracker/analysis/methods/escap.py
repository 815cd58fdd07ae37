"""The progress assessment of the UN Economic and Social Commission for Asia and the Pacific: how
much of the way is gone, and how far from the target a weighted straight line would end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

_WHOLE_WAY = Fraction(10)  # of the current status
_MAINTAIN, _ACCELERATE = Fraction(10), Fraction(100)  # per cent of the way
_STATUSES = (
    MethodStatus(
        "maintain",
        "G ≤ 10",
        ("保持进展", "maintain progress"),
        ("保持", "maintain"),
        frozenset({Common.MET, Common.ON_TRACK}),
    ),
    MethodStatus(
        "accelerate",
        "G ≤ 100",
        ("加快进展", "accelerate progress"),
        ("加快", "accelerate"),
        frozenset({Common.SLOW}),
    ),
    MethodStatus(
        "reverse",
        "",
        ("扭转趋势", "reverse the trend"),
        ("扭转", "reverse"),
        frozenset({Common.SLOW, Common.AWAY}),
    ),
)


def _answer(q: Question) -> Answer:
    way = way_to_target(q)
    if q.b is None:
        return unavailable(Reason.NO_BASELINE)
    if len({time for time, _ in q.points}) < 2:
        return unavailable(Reason.NO_TIME)
    projected = _projected(q.points, q.t1)
    reached = q.d * (projected - q.T) >= 0
    if isinstance(way, Reason):
        zero = Fraction(0)
        done = answered(_STATUSES, "maintain", None, projected=projected, gap=zero)
        return done if reached else unavailable(way)
    gap = Fraction(0) if reached else HUNDRED * abs(q.T - projected) / abs(way)
    if gap <= _MAINTAIN:
        status = "maintain"
    else:
        status = "accelerate" if gap <= _ACCELERATE else "reverse"
    current = _WHOLE_WAY * (q.x - q.b) / way
    score = min(current, _WHOLE_WAY)
    return answered(_STATUSES, status, current, score, projected=projected, gap=gap)


def _projected(points: Sequence[tuple[Fraction, Fraction]], due: Fraction) -> Fraction:
    """Where the straight line ends that is nearest to the points, the later of which weigh more."""
    first, last = points[0][0], points[-1][0]
    weighted = [((time - first + 1) / (last - first + 1), time, x) for time, x in points]
    whole = _sum(w for w, _, _ in weighted)
    mean_t = _sum(w * t for w, t, _ in weighted) / whole
    mean_x = _sum(w * x for w, _, x in weighted) / whole
    spread = _sum(w * (t - mean_t) ** 2 for w, t, _ in weighted)
    rise = _sum(w * (t - mean_t) * (x - mean_x) for w, t, x in weighted)
    return mean_x + rise / spread * (due - mean_t)


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


RULE = Method(
    "escap",
    6,
    ("联合国亚太经社会", "UN ESCAP (Asia and the Pacific)"),
    _answer,
    "CSI",
    1,
    (
        "CSI = 10·(x − b) / (T − b), score = min(CSI, 10)",
        "w = (t − t_first + 1) / (t_last − t_first + 1)",
        "y = x̄ + (t₁ − t̄)·Σw(t − t̄)(x − x̄) / Σw(t − t̄)²",
        "G = 100·|T − y| / |T − b|",
    ),
    _STATUSES,
    (
        Testimony(
            (
                "现状指数、加权直线外推、与路程相比的差距",
                "current status, weighted straight line, gap as a share of the way",
            ),
            Attested.VERIFIED,
            (
                "亚太经社会 SDG Gateway《进展评估方法》，2026-03；欧洲经委会《进展评估技术说明》，"
                "2023",
                "ESCAP, SDG Gateway: Progress Assessment Methodology, 2026-03; UNECE, Technical "
                "notes on the progress assessment, 2023",
            ),
        ),
        Testimony(
            ("界限 10、100", "cut-offs 10, 100"),
            Attested.FROM_MEMORY,
            ("", ""),
        ),
        Testimony(
            ("权数", "weights"),
            Attested.OURS,
            ("来源只说新的数权数大", "the sources say only that later values weigh more"),
        ),
    ),
    figures={"projected": "y", "gap": "G"},
)

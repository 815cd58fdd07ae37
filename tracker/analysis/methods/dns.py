"""The weather symbols of the German Sustainable Development Strategy: where the average of the
latest annual changes would lead until the target is due.
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
)

_SUN, _SUN_CLOUD = Fraction(5, 100), Fraction(20, 100)
_MOST_VALUES, _FEWEST_VALUES = 6, 4
_STATUSES = (
    MethodStatus(
        "sun",
        "m < 0.05",
        ("晴", "sun"),
        ("晴", "sun"),
        frozenset({Common.MET, Common.ON_TRACK}),
    ),
    MethodStatus(
        "sun_cloud",
        "m ≤ 0.20",
        ("晴间多云", "sun and cloud"),
        ("晴间多云", "sun, cloud"),
        frozenset({Common.MET, Common.ON_TRACK, Common.SLOW}),
    ),
    MethodStatus(
        "cloud", "d·ā > 0", ("多云", "cloud"), ("多云", "cloud"), frozenset({Common.SLOW})
    ),
    MethodStatus(
        "thunderstorm",
        "",
        ("雷暴", "thunderstorm"),
        ("雷暴", "thunderstorm"),
        frozenset({Common.SLOW, Common.AWAY}),
    ),
)


def _answer(q: Question) -> Answer:
    values = _annual(q)
    if len(values) < _FEWEST_VALUES:
        return unavailable(Reason.FEW_YEARS)
    average = (values[-1] - values[0]) / (len(values) - 1)
    rightwards = q.d * average
    if q.kept or q.met:
        if q.met:
            status = "sun" if rightwards >= 0 else "sun_cloud"
        else:
            status = "cloud" if rightwards >= 0 else "thunderstorm"
        return answered(_STATUSES, status, None, average_change=average)
    reached = q.x + average * (q.t1 - q.t)
    missed = q.d * (q.T - reached) / abs(q.T - q.x)
    if missed < _SUN:
        status = "sun"
    elif missed <= _SUN_CLOUD:
        status = "sun_cloud"
    else:
        status = "cloud" if rightwards > 0 else "thunderstorm"
    return answered(_STATUSES, status, missed, average_change=average, hypothetical=reached)


def _annual(q: Question) -> list[Fraction]:
    """The latest values that stand a year apart, without a gap, of those that end with or less than
    a year before the latest of all.
    """
    at = dict(q.points)
    found: list[Fraction] = []
    for end in sorted(time for time in at if q.t - time < 1):
        run = [end]
        while len(run) < _MOST_VALUES and run[-1] - 1 in at:
            run.append(run[-1] - 1)
        if len(run) >= min(_FEWEST_VALUES, len(found)):
            found = [at[time] for time in reversed(run)]
    return found


RULE = Method(
    "dns",
    5,
    ("德国可持续发展战略的天气符号", "German Sustainable Development Strategy, weather symbols"),
    _answer,
    "m",
    3,
    (
        "ā = (x_last − x_first) / (n − 1), 4 ≤ n ≤ 6",
        "h = x + ā·(t₁ − t)",
        "m = d(T − h) / |T − x|",
    ),
    _STATUSES,
    (
        Testimony(
            ("公式、界限、至少四个数", "formula, cut-offs, at least four values"),
            Attested.VERIFIED,
            (
                "德国联邦统计局《德国可持续发展战略》指标状态的方法说明页",
                "Federal Statistical Office of Germany, methodology page on the status of the "
                "indicators of the German Sustainable Development Strategy",
            ),
        ),
    ),
    figures={"average_change": "ā", "hypothetical": "h"},
    of_kept=True,
)

"""Where met ends and exceeded begins, said of a target where that decides."""

from __future__ import annotations

from fractions import Fraction

from tracker.assess.report import Row
from tracker.assess.status import Status
from tracker.language import Language, pick
from tracker.words.figures import decimals, shortest
from tracker.words.wording import with_unit


def limit_of_exceeding(row: Row, language: Language) -> str:
    """Why a value beyond its goal is met or exceeded: how far it is beyond, against one unit of the
    goal's last written digit. Nothing where that decides nothing.
    """
    a = row.assessment
    beyond, step, within = a.span("overshoot"), a.trajectory.step, a.trajectory.within
    if a.status not in (Status.MET, Status.EXCEEDED) or not step or within is None:
        return ""
    if beyond.low is None or beyond.high == 0 or None not in (within.low, within.high):
        return ""
    unit = pick(language, "个百分点", "points") if row.target.unit == "%" else row.target.unit

    def measured(value: Fraction) -> str:
        return with_unit(shortest(value, decimals(row)), unit, language)

    least, one = measured(beyond.low), measured(step)
    exact = beyond.low == beyond.high
    if a.status == Status.EXCEEDED:
        return pick(
            language,
            f"这里{'' if exact else '至少'}超出 {least}，一个单位是 {one}。",
            f" Here it is {'' if exact else 'at least '}{least} beyond; one unit is {one}.",
        )
    if exact:
        return pick(
            language,
            f"这里超出 {least}，不到目标末位有效数字的一个单位（{one}），不算超额完成。",
            f" Here it is {least} beyond, less than one unit of the goal's last written digit"
            f" ({one}), so it is not exceeded.",
        )
    return pick(
        language,
        f"这里不是每个可能的值都超出目标末位有效数字的一个单位（{one}），不算超额完成。",
        " Here not every value that it may stand for is beyond by one unit of the goal's last"
        f" written digit ({one}), so it is not exceeded.",
    )

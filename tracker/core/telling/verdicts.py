"""A target's verdict as a sentence, in the wording of official reports: what was reached, how far, how fast."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.core.arithmetic import TURNED, computed
from tracker.core.phrases import MARKS, decimals, early, goal_text, number, percent
from tracker.core.report import Report, Row
from tracker.core.target import Thresholds
from tracker.core.telling.figures import interval
from tracker.core.telling.wording import with_unit
from tracker.core.words import Language, pick
from tracker.core.working import shortest

_BOUNDS = {
    "": (" ", ""), ">": ("超过 ", "more than "), "<": ("不到 ", "less than "), "≥": ("至少 ", "at least "),
    "≤": ("至多 ", "at most "), "≈": ("约 ", "about "),
}  # fmt: skip
_PARTS = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
_QUARTERS = "一二三四"


def verdict(row: Row, report: Report, language: Language) -> str:
    """Why a target has its status, as one sentence with the figures it rests on."""
    tell = _TELL[row.assessment.status]
    said = [part for part in tell(row, report.thresholds, language) if part]
    return pick(language, "；", "; ").join(said) + pick(language, "。", ".")


def dated(period: str, language: Language) -> str:
    """A period as Chinese reports write it.

    >>> dated("2025-02", "zh"), dated("2024-H1", "zh"), dated("2016..2020", "zh"), dated("2024", "zh")
    ('2025年2月', '2024年上半年', '2016年至2020年', '2024年')
    """
    if language == "en":
        return period.replace("..", "–")

    def one(found: re.Match[str]) -> str:
        year, half, quarter, month, day = found.groups()
        said = f"{year}年"
        if half:
            return said + ("上半年" if half == "1" else "下半年")
        if quarter:
            return f"{said}{_QUARTERS[int(quarter) - 1]}季度"
        return said + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")

    return _PARTS.sub(one, period).replace("..", "至")


def bounded(text: str, mark: str, language: Language) -> str:
    """A figure with its mark in words; in Chinese as it follows a word."""
    return pick(language, *_BOUNDS[mark]) + text


def reached(row: Row, language: Language) -> str:
    """The latest value and its period."""
    a = row.assessment
    assert a.latest is not None
    when = dated(str(a.latest.period), language)
    if row.target.kind == "done":
        word = pick(language, "建成", "done") if a.latest.value else pick(language, "未建成", "not done")
        return pick(language, f"{when}{word}", f"{word} in {when}")
    value = number(a.latest.value, decimals(row))
    if a.latest.qualifier == "range" and a.latest.span.high is not None:
        value += "–" + number(a.latest.span.high, decimals(row))
    mark = MARKS[a.latest.qualifier]
    value = bounded(with_unit(value, row.target.unit), mark, language)
    if row.target.kind == "total":
        return pick(language, f"{when}累计{value}", f"{value} in total in {when}")
    return pick(language, f"{when}{value}" if mark else f"{when}为{value}", f"{value} in {when}")


def goal(row: Row, language: Language) -> str:
    """The target and its due period."""
    due = dated(str(row.assessment.goal.by), language)
    text = with_unit(goal_text(row.target, row.assessment.goal, language), row.target.unit)
    return pick(language, f"目标 {text}（{due}）", f"the target is {text} by {due}")


def _exceeded(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    lead = ""
    if a.overshoot:
        mark = MARKS[a.latest.qualifier] if a.latest else ""
        mark = TURNED.get(mark, mark) if row.target.direction == "down" else mark
        amount = _amount(shortest(a.overshoot, decimals(row)), row, language)
        if a.overshoot_ratio is None:
            lead = pick(language, "超出目标", "beyond the target by ") + bounded(amount, mark, language)
        else:
            share = bounded(percent(a.overshoot_ratio), mark, language)
            lead = pick(language, f"超额{share}（{amount}）", f"beyond it by {share} ({amount})")
    return [reached(row, language), goal(row, language), lead, _met_early(row, language)]


def _met(row: Row, limits: Thresholds, language: Language) -> list[str]:
    if row.target.kind == "done":
        return [reached(row, language), _met_early(row, language)]
    kept = row.assessment.course.judged == "kept"
    said = pick(language, "至期末守住", "kept to the end") if kept else pick(language, "达到目标", "the target is met")
    return [reached(row, language), goal(row, language), said, _met_early(row, language)]


def _met_early(row: Row, language: Language) -> str:
    a = row.assessment
    if a.years_early is None or a.met_in is None:
        return ""
    first = dated(str(a.met_in), language)
    if language == "zh":
        return f"{early(a.years_early, language)}完成（{first}首次达到）"
    return f"{early(a.years_early, language)} (first met in {first})"


def _moving(row: Row, limits: Thresholds, language: Language) -> list[str]:
    """Ahead, on track or behind: progress against the road, what is missing, what it takes."""
    a = row.assessment
    if a.course.judged == "kept":
        return [reached(row, language), goal(row, language), pick(language, "至今守住", "kept so far")]
    return [reached(row, language), goal(row, language), _against_time(row, limits, language), _short(row, language),
            _needed(row, language)]  # fmt: skip


def _against_time(row: Row, limits: Thresholds, language: Language) -> str:
    """快于 / 落后序时进度 X 个百分点; of a growth target its rate against the promised one."""
    a = row.assessment
    assert a.latest is not None
    mark = _towards_goal(row)
    if a.pace is not None and a.course.judged == "rate":
        down = a.course.within is not None and a.course.within.low is None
        own = MARKS[a.latest.qualifier]
        own = TURNED.get(own, own) if down else own
        share = bounded(number(a.pace, 2), own, language)
        least = f"{limits.on_track.normalize():f}"
        if down:
            return pick(language, f"进度之比{share}（目标与实际增速之比，符合预期须 ≥{least}）",
                        f"a pace of {share}, the promised rate over it (on track from {least})")  # fmt: skip
        return pick(language, f"与目标增速之比{share}（符合预期须 ≥{least}）",
                    f"{share} of the promised rate (on track from {least})")  # fmt: skip
    if a.progress is None:
        return ""
    done = bounded(percent(a.progress), mark, language)
    said = pick(language, f"完成进度{done}", f"{done} of the way")
    if a.pace_pp is None:
        return said
    size = number(abs(a.pace_pp), 1)
    if not size.strip("0."):
        return said + pick(language, "，与序时进度持平", ", level with the road by time")
    own = mark if a.pace_pp > 0 else TURNED.get(mark, mark)
    size = bounded(size, own, language)
    where = pick(language, *(("快于", "ahead of") if a.pace_pp > 0 else ("落后", "behind")))
    return said + pick(language, f"，{where}序时进度{size} 个百分点", f", {size} points {where} the road by time")


def _towards_goal(row: Row) -> str:
    """The mark of a share of the way: turned where the way leads down."""
    a = row.assessment
    mark = MARKS[a.latest.qualifier] if a.latest else ""
    down = a.course.base is not None and a.course.edge is not None and a.course.edge < a.course.base
    return TURNED.get(mark, mark) if down else mark


def _short(row: Row, language: Language) -> str:
    """What is still missing, with its bound."""
    a = row.assessment
    if not a.gap:
        return ""
    mark = MARKS[a.latest.qualifier] if a.latest else ""
    within = a.course.within
    above = a.latest is not None and within is not None and within.high is not None and a.latest.value > within.high
    mark = mark if above else TURNED.get(mark, mark)
    amount = bounded(_amount(shortest(a.gap, decimals(row)), row, language), mark, language)
    if above:
        return pick(language, f"高出{amount}", f"{amount} too high")
    return pick(language, f"还缺{amount}", f"{amount} short")


def _needed(row: Row, language: Language) -> str:
    a = row.assessment
    if a.needed_per_year is None or a.course.judged == "rate" or a.latest is None:
        return ""
    if a.course.due.time - a.latest.time < 1:
        return ""  # within a year what is missing says it all
    size = _amount(computed(row, abs(a.needed_per_year)), row, language)
    about = "" if a.latest.qualifier == "exact" else "≈"
    size, up = bounded(size, about, language), a.needed_per_year > 0
    return pick(language, f"今后每年需{'增加' if up else '减少'}{size}",
                f"{size} {'more' if up else 'less'} a year needed from now on")  # fmt: skip


def _amount(figure: str, row: Row, language: Language) -> str:
    """A difference in the target's unit; of per cents in points."""
    if row.target.unit != "%":
        return with_unit(figure, row.target.unit)
    return f"{figure} " + pick(language, "个百分点", "point" if figure == "1" else "points")


def _reversing(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    start = ""
    if a.course.base is not None and row.target.baseline is not None:
        base = with_unit(shortest(a.course.base, decimals(row)), row.target.unit)
        when = dated(str(row.target.baseline.period), language)
        start = pick(
            language, f"比基期 {base}（{when}）离目标更远", f"further off than the baseline of {base} ({when})"
        )
    return [reached(row, language), goal(row, language), start, _against_time(row, limits, language),
            _short(row, language)]  # fmt: skip


def _lost(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    if a.course.judged == "kept":
        share = "" if a.progress is None else percent(a.progress)
        before = pick(language, f"最新一期没有守住，已观测各期中 {share} 守住",
                      f"the latest period breaches it; it held in {share} of the periods observed")  # fmt: skip
    else:
        first = "" if a.met_in is None else dated(str(a.met_in), language)
        before = pick(language, f"{first}曾达到，最新一期回落", f"met in {first}, no longer in the latest period")
    return [reached(row, language), goal(row, language), before, _short(row, language)]


def _missed(row: Row, limits: Thresholds, language: Language) -> list[str]:
    said = pick(language, "到期未完成", "due and not met")
    return [reached(row, language), goal(row, language), said, _short(row, language)]


def _undetermined(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    assert a.latest is not None
    if not a.course.whole:
        why = pick(language, "中间缺一期的数，累计数不完整，下不了结论",
                   "a period in between is missing: the sum is incomplete, no verdict")  # fmt: skip
    elif a.attainment == "undetermined":
        span = with_unit(interval(a.latest.span, row), row.target.unit)
        why = pick(language, f"可能的值为 {span}，跨在目标两边，下不了结论",
                   f"it may stand for {span}, on both sides of the target: no verdict")  # fmt: skip
    else:
        span = with_unit(interval(a.latest.span, row), row.target.unit)
        why = pick(language, f"可能的值为 {span}，两端快慢不同，下不了结论",
                   f"it may stand for {span}, whose ends differ in pace: no verdict")  # fmt: skip
    return [reached(row, language), goal(row, language), why]


def _open(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    if a.goal.quantity is None and row.target.kind != "done":
        return [reached(row, language), pick(language, "规划没有给出数值，只记录进展",
                                             "the plan gives no number: recorded, not judged")]  # fmt: skip
    if row.target.kind == "done":
        return [reached(row, language), pick(language, f"应于{dated(str(a.goal.by), language)}建成",
                                             f"due by {dated(str(a.goal.by), language)}")]  # fmt: skip
    if a.course.base is None and a.course.needs_baseline:
        why = pick(language, "规划没有给出基期，说不出进度", "the plan gives no baseline: progress cannot be said")
    elif row.target.pace == "none":
        why = pick(language, "不设序时进度", "no road by time is set")
    else:
        why = pick(language, "时间还没有开始，说不出快慢", "no time gone yet: pace cannot be said")
    return [reached(row, language), goal(row, language), why, _short(row, language)]


def _no_data(row: Row, limits: Thresholds, language: Language) -> list[str]:
    return [pick(language, "尚无数据", "no data yet"), goal(row, language), _short(row, language)]


_TELL: dict[str, Callable[[Row, Thresholds, Language], list[str]]] = {
    "exceeded": _exceeded, "met": _met, "ahead": _moving, "on_track": _moving, "behind": _moving,
    "reversing": _reversing, "lost": _lost, "missed": _missed, "undetermined": _undetermined, "open": _open,
    "no_data": _no_data,
}  # fmt: skip

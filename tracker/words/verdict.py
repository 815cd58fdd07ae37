"""A target's verdict as a sentence, in the wording of official reports: what was reached, how far,
how fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.assess.bounds import mark_of
from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.assess.status import Attainment, Judged, Status
from tracker.language import Language, pick
from tracker.model.target import Thresholds
from tracker.words.assessment import interval
from tracker.words.figures import decimals, early, goal_text, number, percent, shortest
from tracker.words.pacing import against_time, in_excess, needed, pending, short, so_far
from tracker.words.wording import bounded, with_unit

_PARTS = re.compile(r"(\d{4})(?:(/\d\d)|-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
_QUARTERS = "一二三四"


def verdict(row: Row, report: Report, language: Language) -> str:
    """Why a target has its status, as one sentence with the figures it rests on."""
    tell = _TELL[row.assessment.status]
    said = [part for part in tell(row, report.thresholds, language) if part]
    return pick(language, "；", "; ").join(said) + pick(language, "。", ".")


def dated(period: str, language: Language) -> str:
    """A period as Chinese reports write it.

    >>> dated("2025-02", "zh"), dated("2024-H1", "zh"), dated("2016..2020", "zh")
    ('2025年2月', '2024年上半年', '2016年至2020年')
    >>> dated("2024", "zh")
    '2024年'
    """
    if language == "en":
        return period.replace("..", "–")

    def one(found: re.Match[str]) -> str:
        year, financial, half, quarter, month, day = found.groups()
        if financial:
            return f"{year}{financial}年度"
        said = f"{year}年"
        if half:
            return said + ("上半年" if half == "1" else "下半年")
        if quarter:
            return f"{said}{_QUARTERS[int(quarter) - 1]}季度"
        return said + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")

    return _PARTS.sub(one, period).replace("..", "至")


def reached(row: Row, language: Language) -> str:
    """The latest value and its period."""
    a = row.assessment
    assert a.latest is not None
    when = dated(str(a.latest.period), language)
    if kind_of(row.target).yes_no:
        word = (
            pick(language, "建成", "done")
            if a.latest.value
            else pick(language, "未建成", "not done")
        )
        return pick(language, f"{when}{word}", f"{word} in {when}")
    value = number(a.latest.value, decimals(row))
    if a.latest.qualifier == "range" and a.latest.span.high is not None:
        value += "–" + number(a.latest.span.high, decimals(row))
    mark = mark_of(a.latest.qualifier)
    value = bounded(with_unit(value, row.target.unit), mark, language)
    if kind_of(row.target).sums:
        return pick(language, f"{when}累计{value}", f"{value} in total in {when}")
    return pick(language, f"{when}{value}" if mark else f"{when}为{value}", f"{value} in {when}")


def goal(row: Row, language: Language) -> str:
    """The target and its due period."""
    due = dated(str(row.assessment.goal.by), language)
    text = goal_text(row.target, row.assessment.goal, language)
    in_percent = kind_of(row.target).by_change and not row.assessment.goal.absolute
    text = with_unit(text, "%" if in_percent else row.target.unit)
    return pick(language, f"目标 {text}（{due}）", f"the target is {text} by {due}")


def _exceeded(row: Row, limits: Thresholds, language: Language) -> list[str]:
    return [
        reached(row, language),
        goal(row, language),
        in_excess(row, language),
        _met_early(row, language),
        pending(row, language),
    ]


def _met(row: Row, limits: Thresholds, language: Language) -> list[str]:
    if kind_of(row.target).yes_no:
        return [reached(row, language), _met_early(row, language)]
    kept = row.assessment.trajectory.judged == Judged.EVERY_PERIOD
    said = (
        pick(language, "至期末守住", "kept to the end")
        if kept
        else pick(language, "达到目标", "the target is met")
    )
    return [
        reached(row, language),
        goal(row, language),
        said,
        _met_early(row, language),
        pending(row, language),
    ]


def _met_early(row: Row, language: Language) -> str:
    a = row.assessment
    if a.years_early is None or a.met_since is None:
        return ""
    first = dated(str(a.met_since), language)
    if a.met_in != a.met_since:  # met before, lost, and met anew
        since = pick(language, f"{first}起一直达到", f"met ever since {first}")
    else:
        since = pick(language, f"{first}首次达到", f"first met in {first}")
    return pick(
        language,
        f"{early(a.years_early, language)}完成（{since}）",
        f"{early(a.years_early, language)} ({since})",
    )


def _moving(row: Row, limits: Thresholds, language: Language) -> list[str]:
    """Ahead, on track or behind: progress against the road, what is missing, what it takes."""
    if row.assessment.trajectory.judged == Judged.EVERY_PERIOD:
        said = pick(language, "至今守住", "kept so far")
        return [reached(row, language), goal(row, language), said, pending(row, language)]
    return [
        reached(row, language),
        goal(row, language),
        against_time(row, limits, language),
        short(row, language),
        so_far(row, language),
        needed(row, language),
        pending(row, language),
    ]


def _reversing(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    start = ""
    if a.trajectory.base is not None and row.target.baseline is not None:
        base = with_unit(shortest(a.trajectory.base, decimals(row)), row.target.unit)
        when = dated(str(row.target.baseline.period), language)
        start = pick(
            language,
            f"比基期 {base}（{when}）离目标更远",
            f"further off than the baseline of {base} ({when})",
        )
    return [
        reached(row, language),
        goal(row, language),
        start,
        against_time(row, limits, language),
        short(row, language),
        pending(row, language),
    ]


def _lost(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    if a.trajectory.judged == Judged.EVERY_PERIOD:
        share = "" if a.progress is None else percent(a.progress)
        before = (
            pick(language, "没有一期守住", "no period has kept it")
            if not a.progress
            else pick(
                language,
                f"最新一期没有守住，已观测各期中 {share} 守住",
                f"the latest period breaches it; it held in {share} of the periods observed",
            )
        )
    else:
        first = "" if a.met_in is None else dated(str(a.met_in), language)
        before = pick(
            language,
            f"{first}曾达到，最新一期回落",
            f"met in {first}, no longer in the latest period",
        )
    return [
        reached(row, language),
        goal(row, language),
        before,
        short(row, language),
        pending(row, language),
    ]


def _missed(row: Row, limits: Thresholds, language: Language) -> list[str]:
    said = pick(language, "到期未完成", "due and not met")
    if (
        row.assessment.trajectory.judged == Judged.CEILING
        and not row.assessment.trajectory.due_observed
    ):
        said = pick(
            language,
            "累计已超过上限，不会再降回来",
            "the sum has broken the ceiling and cannot return",
        )
    return [reached(row, language), goal(row, language), said, short(row, language)]


def _undetermined(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    assert a.latest is not None
    if not a.trajectory.whole:
        gaps = [dated(str(period), language) for period in a.trajectory.missing]
        what = pick(
            language,
            *(("平均增速", "average") if a.trajectory.judged == Judged.RATE else ("累计数", "sum")),
        )
        why = pick(
            language,
            f"缺 {'、'.join(gaps)} 的数，{what}不完整，下不了结论",
            f"{', '.join(gaps)} missing: the {what} is incomplete, no verdict",
        )
    elif a.met_since is not None:
        first = dated(str(a.met_since), language)
        why = pick(
            language,
            f"{first}才达到，到期时是否达到还不知道，下不了结论",
            f"met only in {first}: whether it was when due is not known, no verdict",
        )
    elif a.attainment == Attainment.UNDETERMINED:
        span = with_unit(interval(a.latest.span, row), row.target.unit)
        why = pick(
            language,
            f"可能的值为 {span}，跨在目标两边，下不了结论",
            f"it may stand for {span}, on both sides of the target: no verdict",
        )
    else:
        span = with_unit(interval(a.latest.span, row), row.target.unit)
        why = pick(
            language,
            f"可能的值为 {span}，两端快慢不同，下不了结论",
            f"it may stand for {span}, whose ends differ in pace: no verdict",
        )
    return [reached(row, language), goal(row, language), why, pending(row, language)]


def _open(row: Row, limits: Thresholds, language: Language) -> list[str]:
    a = row.assessment
    if a.goal.quantity is None and not kind_of(row.target).yes_no:
        return [
            reached(row, language),
            pick(
                language,
                "规划没有给出数值，只记录进展",
                "the plan gives no number: recorded, not judged",
            ),
        ]
    if kind_of(row.target).yes_no:
        return [
            reached(row, language),
            pick(
                language,
                f"应于{dated(str(a.goal.by), language)}建成",
                f"due by {dated(str(a.goal.by), language)}",
            ),
            pending(row, language),
        ]
    if a.trajectory.base is None and a.trajectory.needs_baseline:
        why = pick(
            language,
            "规划没有给出基期，说不出进度",
            "the plan gives no baseline: progress cannot be said",
        )
    elif a.trajectory.judged == Judged.RATE:
        why = pick(language, "到期才下结论", "judged when due")
    elif row.target.pace == "none":
        why = pick(language, "不设序时进度", "no road by time is set")
    elif a.elapsed and a.is_past:
        why = pick(language, "已在目标区间之外", "past the band")
    else:
        why = pick(language, "时间还没有开始，说不出快慢", "no time gone yet: pace cannot be said")
    return [
        reached(row, language),
        goal(row, language),
        why,
        short(row, language),
        needed(row, language),
        pending(row, language),
    ]


def _no_data(row: Row, limits: Thresholds, language: Language) -> list[str]:
    return [
        pick(language, "尚无数据", "no data yet"),
        goal(row, language),
        short(row, language),
        pending(row, language),
    ]


_TELL: dict[str, Callable[[Row, Thresholds, Language], list[str]]] = {
    Status.EXCEEDED: _exceeded, Status.MET: _met, Status.AHEAD: _moving, Status.ON_TRACK: _moving,
    Status.BEHIND: _moving, Status.REVERSING: _reversing, Status.LOST: _lost,
    Status.MISSED: _missed, Status.UNDETERMINED: _undetermined, Status.OPEN: _open,
    Status.NO_DATA: _no_data,
}  # fmt: skip

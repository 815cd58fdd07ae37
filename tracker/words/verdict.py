"""A target's verdict as a sentence, in the wording of official reports: what was reached, how far,
how fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.assess.bounds import mark_of
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import is_pending
from tracker.assess.status import Attainment, Judged, Status
from tracker.language import Language, enumerated, pick
from tracker.words.assessment import interval
from tracker.words.figures import (
    decimals,
    done_word,
    early,
    percent,
    point_text,
    shortest,
)
from tracker.words.pacing import against_time, in_excess, needed, pending, short, so_far
from tracker.words.wording import bounded, goal_in_words, with_unit

_WRITTEN = re.compile(r"(\d{4})(?:(/\d\d)|-(?:H([12])|Q([1-4])|(\d\d)(?:-(\d\d))?))?")
_QUARTERS = "一二三四"
Part = Callable[[Row, Language], str]


def verdict(row: Row, language: Language) -> str:
    """Why a target has its status, as one sentence with the figures it rests on."""
    said = [part(row, language) for part in _parts(row)]
    return pick(language, "；", "; ").join(filter(None, said)) + pick(language, "。", ".")


def because(row: Row, language: Language) -> str:
    """What the verdict rests on beside the value, the goal and what lies between them."""
    plain = (reached, goal, short, in_excess)
    said = [part(row, language) for part in _parts(row) if part not in plain]
    return pick(language, "；", "; ").join(filter(None, said))


def _parts(row: Row) -> tuple[Part, ...]:
    """What is said of a target, in order."""
    a = row.assessment
    if is_pending(row):
        return reached, goal, pending
    if a.status == Status.OPEN and a.goal.quantity is None and not kind_of(row.target).yes_no:
        return reached, _without_number
    return _SPECIAL.get((a.status, a.trajectory.judged)) or _PARTS[a.status]


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

    return _WRITTEN.sub(one, period).replace("..", "至")


def reached(row: Row, language: Language) -> str:
    """The latest value and its period; that there is none."""
    return "".join(reached_parts(row, language))


def reached_parts(row: Row, language: Language) -> tuple[str, str, str]:
    """The latest value, what stands before it and what behind; of a rate of growth the years that
    it is the average of.
    """
    latest = row.assessment.latest
    if latest is None:
        return "", pick(language, "尚无数据", "no data yet"), ""
    zh, when = language == "zh", dated(str(latest.period), language)
    if kind_of(row.target).yes_no:
        word = done_word(latest.value, language)
        return (when, word, "") if zh else ("", word, f" in {when}")
    mark = mark_of(latest.qualifier)
    value = bounded(with_unit(point_text(row), row.target.unit, language), mark, language)
    if kind_of(row.target).sums:
        return (f"{when}累计", value, "") if zh else ("", value, f" in total in {when}")
    if years := _years_of_average(row, language):
        return (f"{years}年均", value, "") if zh else ("", value, f" a year {years}")
    return (when if mark else f"{when}为", value, "") if zh else ("", value, f" in {when}")


def _years_of_average(row: Row, language: Language) -> str:
    """The years that an average rate covers: from the base level to the latest, or of the rates
    that were reported; empty where it is the rate of one year.
    """
    latest, level = row.assessment.latest, row.target.level
    if latest is None or not kind_of(row.target).by_rate:
        return ""
    first = level.period if level else latest.basis[0].period
    if first == latest.period:
        return ""
    one, other = dated(str(first), language), dated(str(latest.period), language)
    return pick(language, f"{one}至{other}", f"from {one} to {other}")


def goal(row: Row, language: Language) -> str:
    """The target and its due period."""
    due = dated(str(row.assessment.goal.by), language)
    text = goal_in_words(row.target, row.assessment.goal, language)
    return pick(language, f"目标 {text}（{due}）", f"the target is {text} by {due}")


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


def _met(row: Row, language: Language) -> str:
    return pick(language, "达到目标", "the target is met")


def _kept_to_the_end(row: Row, language: Language) -> str:
    return _kept_anew(row, language) or pick(language, "至期末守住", "kept to the end")


def _kept_so_far(row: Row, language: Language) -> str:
    return _kept_anew(row, language) or pick(language, "至今守住", "kept so far")


def _kept_anew(row: Row, language: Language) -> str:
    """Of what is kept in the latest period and was not in every one before it: how often."""
    kept = row.assessment.progress
    if kept is None or kept == 1:
        return ""
    share = percent(kept)
    return pick(
        language,
        f"最新一期守住，已观测各期中 {share} 守住",
        f"the latest period keeps it; it held in {share} of the periods observed",
    )


def _further_off(row: Row, language: Language) -> str:
    base = row.assessment.trajectory.base
    if base is None or row.target.baseline is None:
        return ""
    start = with_unit(shortest(base, decimals(row)), row.target.unit, language)
    when = dated(str(row.target.baseline.period), language)
    return pick(
        language,
        f"比基期 {start}（{when}）离目标更远",
        f"further off than the baseline of {start} ({when})",
    )


def _met_before(row: Row, language: Language) -> str:
    met = row.assessment.met_in
    first = "" if met is None else dated(str(met), language)
    return pick(
        language, f"{first}曾达到，最新一期回落", f"met in {first}, no longer in the latest period"
    )


def _breached(row: Row, language: Language) -> str:
    kept = row.assessment.progress
    if not kept:
        return pick(language, "没有一期守住", "no period has kept it")
    share = percent(kept)
    return pick(
        language,
        f"最新一期没有守住，已观测各期中 {share} 守住",
        f"the latest period breaches it; it held in {share} of the periods observed",
    )


def _not_met(row: Row, language: Language) -> str:
    return pick(language, "到期未完成", "due and not met")


def _over_the_ceiling(row: Row, language: Language) -> str:
    if row.assessment.trajectory.due_observed:
        return _not_met(row, language)
    return pick(
        language,
        "累计已超过上限，不会再降回来",
        "the sum has broken the ceiling and cannot return",
    )


def _undetermined(row: Row, language: Language) -> str:
    """Why no verdict holds: a part is missing, a day is not known, or a value may stand for two."""
    a = row.assessment
    assert a.latest is not None
    if not a.trajectory.whole:
        gaps = enumerated((dated(str(one), language) for one in a.trajectory.missing), language)
        rate = a.trajectory.judged == Judged.RATE
        what = pick(language, *(("平均增速", "average") if rate else ("累计数", "sum")))
        return pick(
            language,
            f"缺 {gaps}的数，{what}不完整，下不了结论",
            f"{gaps} missing: the {what} is incomplete, no verdict",
        )
    if a.met_since is not None:
        first = dated(str(a.met_since), language)
        return pick(
            language,
            f"{first}才达到，到期时是否达到还不知道，下不了结论",
            f"met only in {first}: whether it was when due is not known, no verdict",
        )
    span = with_unit(interval(a.latest.span, row), row.target.unit, language)
    if a.attainment == Attainment.UNDETERMINED:
        why = pick(language, "跨在目标两边", "on both sides of the target:")
    else:
        why = pick(language, "两端快慢不同", "whose ends differ in pace:")
    return pick(
        language,
        f"可能的值为 {span}，{why}，下不了结论",
        f"it may stand for {span}, {why} no verdict",
    )


def _without_number(row: Row, language: Language) -> str:
    return pick(
        language, "规划没有给出数值，只记录进展", "the plan gives no number: recorded, not judged"
    )


def _due(row: Row, language: Language) -> str:
    by = dated(str(row.assessment.goal.by), language)
    return pick(language, f"应于{by}建成", f"due by {by}")


def _without_pace(row: Row, language: Language) -> str:
    """Why nothing is said of the pace."""
    a = row.assessment
    if a.trajectory.base is None and a.trajectory.needs_baseline:
        return pick(
            language,
            "规划没有给出基期，说不出进度",
            "the plan gives no baseline: progress cannot be said",
        )
    if a.trajectory.judged == Judged.RATE:
        return pick(language, "到期才下结论", "judged when due")
    if row.target.pace == "none":
        return pick(language, "不设序时进度", "no road by time is set")
    if a.elapsed and a.is_past:
        return pick(language, "已在目标区间之外", "past the band")
    return pick(language, "时间还没有开始，说不出快慢", "no time gone yet: pace cannot be said")


_ON_THE_WAY = (reached, goal, against_time, short, so_far, needed, pending)
_PARTS: dict[Status, tuple[Part, ...]] = {
    Status.EXCEEDED: (reached, goal, in_excess, _met_early, pending),
    Status.MET: (reached, goal, _met, _met_early, pending),
    Status.AHEAD: _ON_THE_WAY,
    Status.ON_TRACK: _ON_THE_WAY,
    Status.BEHIND: _ON_THE_WAY,
    Status.REVERSING: (reached, goal, _further_off, against_time, short, pending),
    Status.LOST: (reached, goal, _met_before, short, pending),
    Status.MISSED: (reached, goal, _not_met, short),
    Status.UNDETERMINED: (reached, goal, _undetermined, pending),
    Status.OPEN: (reached, goal, _without_pace, short, needed, pending),
    Status.NO_DATA: (reached, goal, pending),
}
# where a status says something else of a target that is not judged by its path
_SPECIAL: dict[tuple[Status, Judged], tuple[Part, ...]] = {
    (Status.MET, Judged.MILESTONE): (reached, _met_early),
    (Status.OPEN, Judged.MILESTONE): (reached, _due, pending),
    (Status.MET, Judged.EVERY_PERIOD): (reached, goal, _kept_to_the_end, _met_early, pending),
    (Status.ON_TRACK, Judged.EVERY_PERIOD): (reached, goal, _kept_so_far, pending),
    (Status.LOST, Judged.EVERY_PERIOD): (reached, goal, _breached, short, pending),
    (Status.MISSED, Judged.CEILING): (reached, goal, _over_the_ceiling, short),
}

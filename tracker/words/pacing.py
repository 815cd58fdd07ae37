"""How a target moves, in words: against the road, what is missing or beyond, what it takes, what is
still to come.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.pace import share_of_path
from tracker.assess.report import Row
from tracker.assess.status import Evidence, Judged
from tracker.language import Language, bracketed, pick
from tracker.words.figures import computed, decimals, number, percent, percent_of, shortest
from tracker.words.wording import ranged, with_unit


def pending(row: Row, language: Language) -> str:
    """After the due date nothing is said of the future, but that the due period's figure is still
    to come.
    """
    if Evidence.AWAITING_FINAL not in row.assessment.evidence:
        return ""
    return pick(language, "到期，结果未公布", "due, result pending")


def so_far(row: Row, language: Language) -> str:
    """Of an average that is as promised: that the last year will tell."""
    a = row.assessment
    if a.trajectory.judged != Judged.RATE or a.over or a.span("gap").high != 0:
        return ""
    return pick(language, "到期才下结论", "judged when due")


def against_time(row: Row, language: Language) -> str:
    """快于 / 落后序时进度 X 个百分点; of a growth target its rate against the promised one."""
    a = row.assessment
    if a.trajectory.judged == Judged.RATE:
        return _against_rate(row, language)
    if a.trajectory.judged == Judged.CEILING:
        return _burnt(row, language)
    way, lead = a.bounded("progress"), a.bounded("pace_pp")
    if way is None:
        return ""
    done = ranged(way, percent_of(way), str, language)
    if (
        way.qualifier == "under" and way.span.low is not None and way.span.high == 1
    ):  # all of the way, but for it
        least, most = percent(way.span.low), percent(way.span.high)
        done = pick(
            language, f"超过 {least}、不到 {most}", f"more than {least} and less than {most}"
        )
    said = pick(language, f"完成进度{done}", f"{done} of the way")
    if lead is None:
        return said
    low, high = lead.span.low, lead.span.high
    if (
        low is not None
        and high is not None
        and low < 0 < high
        and lead.qualifier not in ("over", "at-least")
    ):
        behind, ahead = number(-low, 1), number(high, 1)
        return said + pick(
            language,
            f"，比序时进度慢 {behind} 至快 {ahead} 个百分点",
            f", between {behind} points behind and {ahead} ahead of the road by time",
        )
    assert a.pace_pp is not None
    if not number(abs(a.pace_pp), 1).strip("0.") and low == high:
        return said + pick(language, "，与序时进度持平", ", level with the road by time")
    forward = a.pace_pp > 0 or (a.pace_pp == 0 and (high is None or high > 0))
    size = ranged(
        lead if forward else lead.times(Fraction(-1)), lambda v: number(v, 1), str, language
    )
    where = pick(language, *(("快于", "ahead of") if forward else ("落后", "behind")))
    return said + pick(
        language, f"，{where}序时进度{size} 个百分点", f", {size} points {where} the road by time"
    )


def _against_rate(row: Row, language: Language) -> str:
    a, pace = row.assessment, row.assessment.bounded("pace")
    if pace is None:
        return ""
    share = ranged(pace, lambda v: number(v, 2), str, language)
    least = _on_track_from(row, language)
    if a.calculations["pace"].name != "pace.rate":
        return pick(
            language,
            f"进度之比{share}（目标与实际增速之比，{least}）",
            f"a pace of {share}, the promised rate over it ({least})",
        )
    return pick(
        language, f"与目标增速之比{share}（{least}）", f"{share} of the promised rate ({least})"
    )


def _on_track_from(row: Row, language: Language) -> str:
    least = f"{row.assessment.thresholds.on_track.normalize():f}"
    return pick(language, f"符合预期须 ≥{least}", f"on track from {least}")


def _burnt(row: Row, language: Language) -> str:
    """Of a ceiling: which share is used up, which would be by time, and what is left."""
    a = row.assessment
    way, pace, left = (a.bounded(figure) for figure in ("progress", "pace", "left"))
    if way is None:
        return ""
    used = ranged(way, percent_of(way), str, language)
    said = pick(language, f"已用上限的{used}", f"{used} of the ceiling used")
    asked = None if a.expected is None else share_of_path(a.trajectory, a.expected)
    if asked is not None:
        due = percent(asked)
        said += pick(language, f"，按时间可用 {due}", f", {due} would be by time")
    if pace is not None:
        share = ranged(pace, lambda v: number(v, 2), str, language)
        said += pick(language, f"，两者之比{share}", f", a pace of {share}")
        said += bracketed(_on_track_from(row, language), language)
    if left is not None:
        rest = _amount(left, row, language)
        said += pick(language, f"；还余{rest}", f"; {rest} left")
    return said


def short(row: Row, language: Language) -> str:
    """What is still missing, with both its ends."""
    gap = row.assessment.bounded("gap")
    if gap is None or gap.span.high == 0:
        return ""
    amount = _amount(gap, row, language)
    if row.assessment.is_past:
        return pick(language, f"高出{amount}", f"{amount} too high")
    return pick(language, f"还缺{amount}", f"{amount} short")


def needed(row: Row, language: Language) -> str:
    """What it takes a year, counted from the day of the report, while there is a year and more to
    go.
    """
    a, found = row.assessment, row.assessment.bounded("needed_from_now")
    if a.trajectory.judged != Judged.PATH or found is None or not found.value:
        return ""
    if not a.gap or abs(found.value) > a.gap:
        return ""  # within a year what is missing says it all
    up = found.value > 0
    size = found if up else found.times(Fraction(-1))
    amount = ranged(size, lambda v: computed(row, v), _in(row, language), language)
    return pick(
        language,
        f"今后每年需{'增加' if up else '减少'}{amount}",
        f"{amount} {'more' if up else 'less'} a year needed from now on",
    )


def _in(row: Row, language: Language) -> Callable[[str], str]:
    """Writes a difference in the target's unit; of per cents in points."""

    def amount(figure: str) -> str:
        if row.target.unit != "%":
            return with_unit(figure, row.target.unit, language)
        return f"{figure} " + pick(language, "个百分点", "point" if figure == "1" else "points")

    return amount


def _amount(figure: Bounded, row: Row, language: Language) -> str:
    """A difference in words, as short as it can be said exactly."""
    return ranged(figure, lambda v: shortest(v, decimals(row)), _in(row, language), language)


def in_excess(row: Row, language: Language) -> str:
    """By how much it goes beyond, with its share of the target."""
    a, over = row.assessment, row.assessment.bounded("overshoot")
    if over is None or over.span.high == 0:
        return ""
    amount = _amount(over, row, language)
    ratio = a.bounded("overshoot_ratio")
    if ratio is None:
        return pick(language, "超出目标", "beyond the target by ") + amount
    share = ranged(ratio, percent_of(ratio), str, language)
    return pick(language, f"超额{share}（{amount.strip()}）", f"beyond it by {share} ({amount})")

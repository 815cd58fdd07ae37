"""What stands round the table of targets: its headlines, counts, bars and legend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from fractions import Fraction

from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import is_pending, shown_status
from tracker.assess.status import Status
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.model.target import Thresholds
from tracker.words.figures import percent, status_word
from tracker.words.terms import word


def bar_legend(language: Language, ascii_only: bool = False) -> str:
    """What the parts of a progress bar mean."""
    full, over, mark = ("#", ">", "|") if ascii_only else ("█", "▒", "│")
    return pick(
        language,
        f"{full} 已完成　{over} 超出目标　{mark} 最新值所在时点的时间进度",
        f"{full} done   {over} beyond the target   {mark} where time stood for that value",
    )


def headline(head: PlanHead, language: Language) -> str:
    """武汉市…规划（武汉市，2021–2025）"""
    plan = head.plan
    years = str(plan.period).replace("..", "–")
    return plan.name.text(language) + bracketed(in_sequence((plan.area, years), language), language)


def plan_line(report: Report, head: PlanHead, language: Language) -> str:
    """The day, the share of time gone, when data was last published."""
    return pick(language, "　", " · ").join(plan_facts(report, head, language))


def plan_facts(report: Report, head: PlanHead, language: Language) -> list[str]:
    """The parts of `plan_line`."""
    gone, last = percent(head.elapsed), head.last_published
    return [
        *day_texts(report, language),
        pick(language, f"时间已过 {gone}", f"{gone} of the time gone"),
        pick(language, f"数据最近发布于 {last}", f"data last published {last}")
        if last
        else pick(language, "尚无数据", "no data yet"),
    ]


def day_texts(report: Report, language: Language) -> list[str]:
    """The day that is reported on and, where it is another, the one as of which data is known."""
    as_of, known_at = report.as_of, report.known_at
    said = [pick(language, f"截至 {as_of}", f"as of {as_of}")]
    if known_at != as_of:
        said.append(pick(language, f"按 {known_at} 已公布的数据", f"known at {known_at}"))
    return said


def about_text(limits: Thresholds) -> str:
    """How wide “about” is taken, on either side: 5%."""
    return percent(Fraction(limits.about)).replace(".0%", "%")


def tally(rows: Iterable[Row], language: Language) -> list[tuple[Status, str, int]]:
    """The statuses that occur with their words and how many targets have each, in the order of
    Status.
    """
    counts, words = Counter[tuple[Status, bool]](), defaultdict[tuple[Status, bool], set[str]](set)
    for row in rows:
        key = shown_status(row), is_pending(row)
        counts[key] += 1
        words[key].add(status_word(row, language))
    return [
        (s, words[s, due].pop() if len(words[s, due]) == 1 else word(s, language), counts[s, due])
        for s in Status
        for due in (True, False)
        if counts[s, due]
    ]


def legend(report: Report, language: Language) -> list[str]:
    """What the marks and words mean, with the limits that were used."""
    limits = report.thresholds
    ahead, on_track = limits.ahead.normalize(), limits.on_track.normalize()
    lines = [
        pick(
            language,
            f"进度＝（最新值−基期）÷（目标−基期），与时间进度之比 ≥{ahead} 为快于预期，"
            f"≥{on_track} 为符合预期，低于 {on_track} 为滞后。",
            "Progress = (latest − baseline) / (target − baseline). Against the road by time: ≥"
            f" {ahead} ahead, ≥ {on_track} on track, below behind.",
        )
    ]
    if report.lost:
        lines.insert(
            0,
            pick(
                language,
                f"另有 {report.lost} 个目标读不出，没有列在这里：见 tracker check。",
                f"{report.lost} more target{'' if report.lost == 1 else 's'} could not be read: see"
                " tracker check.",
            ),
        )
    used = {row.assessment.latest.qualifier for row in report.rows if row.assessment.latest}
    if used - {"exact", "range"}:
        about = about_text(limits)
        marks = f"> 突破、超过　< 近、不足　≥ 以上　≤ 以内　≈ 约（±{about}，不宽于末位一个单位）"
        said = (
            f"> over   < nearly   ≥ at least   ≤ at most   ≈ about (±{about}, no more than a step)"
        )
        lines.append(pick(language, marks, said))
    return lines

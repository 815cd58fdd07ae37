"""What stands round the rows of `status`: counts, headings, titles of columns, what the marks mean,
and of targets without data what was promised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.assess.kinds import kind_of
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import Silent, Standing, awaits_first_figures, in_plan, part_of
from tracker.assess.status import FAILING, Evidence, Status
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.words.figures import percent, status_word
from tracker.words.headline import day_texts
from tracker.words.standing import promise_text
from tracker.words.why import taken_back

MOST_LISTED = 12  # targets without data that are listed by name
LEAST_TOGETHER = 3  # targets of a section, nothing of which was ever published, told as one

TITLES = {
    "latest": ("最新", "latest"),
    "period": ("时期", "period"),
    "goal": ("目标", "goal"),
    "unit": ("单位", "unit"),
    "base": ("基期", "base"),
    "size": ("差 / 多", "short / over"),
    "done": ("进度", "done"),
    "why": ("为什么", "why"),
}
# of a bar's marks by their names, in the order of the legend, briefly and in full
BAR_BRIEF = {
    "full": ("进度", "done"),
    "time": ("那时的时间", "time then"),
    "over cut": ("超出", "beyond"),
}
BAR_WIDE = {
    "full": ("从基期走到最新值", "from baseline to latest"),
    "over cut": ("超出目标", "beyond the goal"),
    "time": ("那时时间走到这里", "where time stood"),
}
_QUALIFIERS = {
    ">": ("突破、超过", "more than"),
    "<": ("近、不足", "less than"),
    ">=": ("以上", "at least"),
    "<=": ("以内", "at most"),
    "~": ("约", "about"),
}
_MARK = re.compile(r"[<>]=?|~")
_GROUPS = {  # of standing.Counts, in the order in which they are told
    "done": ("完成", "done"), "under_way": ("推进", "under way"), "behind": ("滞后", "behind"),
    "missed": ("未完成", "missed"), "lost": ("回落", "lost"), "reversing": ("倒退", "reversing"),
    "undetermined": ("待定", "undetermined"),
}  # fmt: skip
_ORDERS = {
    "gap": ("，先看缺口占目标最多的", ", the largest share of the goal missing first"),
    "pace": ("，先看进度最慢的", ", the slowest first"),
    "due": ("，先看先到期的", ", what is due first"),
    "published": ("，先看最近公布的", ", the latest published first"),
}
_SIGNS_FIRST = (Status.EXCEEDED, Status.MET, Status.ON_TRACK, Status.AHEAD)


def facts(report: Report, head: PlanHead, language: Language) -> tuple[str, str, str]:
    """The years of a plan, the day of the report, and how much of its time is gone."""
    years = str(head.plan.period).replace("..", "–")
    gone = percent(head.elapsed)
    days = pick(language, "　", ", ").join(day_texts(report, language))
    if head.elapsed == 1:
        return years, days, pick(language, "已期满", "its time is over")
    return years, days, pick(language, f"时间已过 {gone}", f"{gone} of the time gone")


def counted_groups(
    rows: Sequence[Row], found: Standing, language: Language
) -> list[tuple[tuple[Status, ...], str]]:
    """How many targets stand how, each with the statuses that occur; one status alone has its own
    word.
    """
    said = []
    for part, names in _GROUPS.items():
        of = [row for row in rows if part_of(row) == part]
        if not of:
            continue
        occurring = {row.assessment.status for row in of}
        used = tuple(one for one in dict.fromkeys((*_SIGNS_FIRST, *Status)) if one in occurring)
        words = {status_word(row, language) for row in of}
        name = words.pop() if len(words) == 1 else pick(language, *names)
        more = _of_done(of, language) if part == "done" else ""
        said.append((used, _count(name, len(of), language) + bracketed(more, language)))
    if n := found.counts.pending:
        name = pick(language, "到期，结果未公布", "due, result pending")
        said.append(((Status.OPEN,), _count(name, n, language)))
    if n := found.counts.no_data:
        said.append(((Status.NO_DATA,), _count(pick(language, "无数据", "no data"), n, language)))
    return said


def _of_done(rows: Sequence[Row], language: Language) -> str:
    """How many of the targets that are done are beyond the goal, where not all are, and how many
    still await their last figure.
    """
    over = sum(row.assessment.status == Status.EXCEEDED for row in rows)
    waiting = sum(Evidence.AWAITING_FINAL in row.assessment.evidence for row in rows)
    beyond = pick(language, f"超额 {over}", f"{over} exceeded") if 0 < over < len(rows) else ""
    final = pick(language, f"待期末数 {waiting}", f"{waiting} awaiting final") if waiting else ""
    return in_sequence((beyond, final), language)


def _count(name: str, number: int, language: Language) -> str:
    return pick(language, f"{name} {number}", f"{number} {name}")


def total(count: int, language: Language) -> str:
    """What the counts are of."""
    if not count:
        return pick(language, "没有目标。", "No targets.")
    return pick(language, f"{count} 个目标：", f"{count} target{'' if count == 1 else 's'}: ")


def first_figures(head: PlanHead, found: Standing, as_of: date, language: Language) -> str:
    """That a plan is so new that none of its figures is out yet; else nothing."""
    if not awaits_first_figures(head, found, as_of):
        return ""
    published, start = head.plan.source.published, head.plan.period.start
    early = published is not None and 0 <= (published.end - start).days < 92
    return bracketed(
        pick(
            language,
            "年初才定，当年的数还没有公布" if early else "当年的数还没有公布",
            "set early this year, its figures are not out yet"
            if early
            else "this year's figures are not out yet",
        ),
        language,
    )


def headline_heading(count: int, language: Language) -> str:
    """Above the targets that a plan names first."""
    return pick(language, f"重点 {count} 个", f"Headline {count}")


def pending_heading(count: int, language: Language) -> str:
    """Above the targets that are due without their results."""
    return pick(language, f"到期，结果未公布的 {count} 个", f"{count} due, result pending")


def data_heading(rows: Sequence[Row], more: bool, language: Language) -> str:
    """Above targets with data; `more`: some stand above them. That those behind come first is said
    where there are some.
    """
    n = len(rows)
    first = n > 1 and any(row.assessment.status in FAILING for row in rows)
    zh = f"{'其余' if more else ''}有数的 {n} 个" + ("，先看落后的" if first else "")
    en = f"{n} {'more ' if more else ''}with data" + (", behind first" if first else "")
    return pick(language, zh, en)


def sorted_heading(rows: Sequence[Row], order: str, language: Language) -> str:
    """Above targets in an order that was asked for; it is said where no column shows it."""
    n, said = len(rows), pick(language, *_ORDERS.get(order, ("", "")))
    if any(row.assessment.status == Status.NO_DATA for row in rows):
        return pick(language, f"{n} 个目标", f"{n} target{'s' * (n != 1)}") + said
    return pick(language, f"有数的 {n} 个", f"{n} with data") + said


def silent_heading(rows: Sequence[Row], more: bool, language: Language) -> str:
    """Above the targets without data."""
    n, why = len(rows), silent_reason(rows, language)
    zh = f"{'其余' if more else ''}无数据的 {n} 个：{why}"
    return pick(language, zh, f"{n} {'more ' if more else ''}without data: {why}")


def silent_reason(rows: Iterable[Row], language: Language) -> str:
    """What it means that targets are without data."""
    rows = list(rows)
    if any(taken_back(row, language) for row in rows):
        return pick(
            language,
            "不是零，是已经撤回，或没有出处公布过",
            "not zero, withdrawn or never published",
        )
    if any(map(in_plan, rows)):
        return pick(language, "不是零，是没有可以评判的数", "not zero, nothing to judge by")
    return pick(language, "不是零，是没有出处公布过", "not zero, nothing was published")


def silences(parts: Silent, language: Language) -> list[tuple[str, list[str]]]:
    """Of targets without data since when nothing is known, and what was promised."""
    lists = [(pick(language, "不能评判", "unusable"), _promises(parts.partial, language))]
    for year, rows in parts.stopped:
        lists.append((pick(language, f"停在 {year}", f"since {year}"), _promises(rows, language)))
    never: list[str] = []
    sections = _sections(parts.never).items()
    together = {name: n for name, n in sections if name and n >= LEAST_TOGETHER}
    for row in parts.never:
        section = row.target.section
        if n := together.get(section):
            said = pick(language, f"{section} {n} 项", f"{section}, {n} targets")
            never += [] if said in never else [said]
        else:
            never += _promises([row], language)
    lists.append((pick(language, "从来没有", "never"), never))
    return [(label, items) for label, items in lists if items]


def silent_in_brief(
    rows: Iterable[Row], every: Iterable[Row], language: Language
) -> tuple[str, list[str]]:
    """Many targets without data: how many of each section, in the order of the plan's."""
    counts = _sections(rows)
    other = pick(language, "其他", "other")
    items = [f"{name or other} {counts[name]}" for name in _sections(every) if counts[name]]
    return pick(language, "无数据", "no data"), items


def _sections(rows: Iterable[Row]) -> Counter[str]:
    """How many rows each section has, in the order of the file."""
    return Counter(row.target.section for row in rows)


def _promises(rows: Iterable[Row], language: Language) -> list[str]:
    said = []
    for row in rows:
        words = (row.target.name.short_text(language), promise_text(row, language))
        gone = taken_back(row, language)
        said.append(" ".join(filter(None, words)) + bracketed(gone, language))
    return said


def legend_notes(
    report: Report, figures: Iterable[str], listed: bool, language: Language
) -> list[str]:
    """What the marks before figures mean, what growth is judged by, how to see every row."""
    found = {mark[0] for text in figures if (mark := _MARK.match(text))}
    marks = [(mark, said) for mark, said in _QUALIFIERS.items() if mark in found]
    notes = [f"{mark} {pick(language, *said)}" for mark, said in marks]
    if any(kind_of(row.target).by_rate and row.assessment.latest for row in report.rows):
        notes.append(pick(language, "增速类看增速之比", "growth: by share of the rate"))
    if not listed:
        notes.append(pick(language, "--all 逐个列出", "--all lists each"))
    return notes


def left_out(report: Report, language: Language) -> str:
    """That targets could not be read; empty where all could."""
    n = report.lost
    if not n:
        return ""
    return pick(
        language,
        f"另有 {n} 个目标读不出，没有列在这里：见 tracker check。",
        f"{n} more target{'' if n == 1 else 's'} could not be read: see tracker check.",
    )

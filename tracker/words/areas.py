"""One indicator across areas, in words: how many areas, places, what does not compare and why."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.analysis.areas import AreaRow, AreaTable
from tracker.assess.bounds import mark_of
from tracker.language import Language, in_sequence, pick
from tracker.words.figures import cells, done_word, quantity
from tracker.words.wording import with_unit


def areas_line(table: AreaTable, day: object, language: Language) -> str:
    """How many areas there are, of which period most values are, and as of which day."""
    n = len({one.area for one in table.rows})
    areas = pick(language, f"{n} 个地区", f"{n} area{'s' * (n != 1)}")
    when = "" if table.period is None else pick(language, f"{table.period} 的数", f"{table.period}")
    return in_sequence((areas, when, pick(language, f"截至 {day}", f"as of {day}")), language)


def area_name(one: AreaRow, language: Language) -> str:
    """The area; of values that name none, that."""
    return one.area or pick(language, "（没有写地区）", "(no area given)")


def area_value(one: AreaRow, table: AreaTable, language: Language) -> str:
    """The value with its mark; with its unit where that is not the one of most."""
    point, source = one.point, one.source
    if point is None or source is None:
        return ""
    if table.indicator.done:
        return done_word(point.value, language)
    if one.row is not None and point is one.row.assessment.latest:
        said = cells(one.row, language).latest
    else:
        said = mark_of(point.qualifier) + quantity(source.quantity)
    return said if one.alike else with_unit(said, one.unit, language)


def place_in_rank(one: AreaRow) -> str:
    """Its place, or the first and the last that it may have."""
    if one.rank is None:
        return ""
    first, last = one.rank
    return str(first) if first == last else f"{first}–{last}"


def area_notes(table: AreaTable, language: Language) -> Iterable[str]:
    """What the bars and places mean, and what does not compare."""
    seen = [one for one in table.rows if one.point]
    if any(one.alike for one in seen) and table.low != table.high:
        goal = any(one.goal is not None for one in table.rows)
        zh = f"条形同一比例，从 0 起{'，│ 目标' if goal else ''}"
        yield pick(language, zh, f"bars on one scale, from 0{'; │ the goal' if goal else ''}")
    if any(one.rank for one in seen):
        yield pick(language, "名次从大到小", "places: the greatest first")
    if table.period and any(one.alike and not one.same_period for one in seen):
        period = table.period
        yield pick(language, f"* 不是 {period} 的数，不排名", f"* not of {period}: it has no place")
    if any(not one.alike for one in seen) and not table.indicator.done:
        yield pick(
            language,
            "** 单位或时期长短不同，不能相比",
            "** of another unit or length of time: it does not compare",
        )


def period_mark(one: AreaRow) -> str:
    """The sign of what does not compare."""
    if one.point is None or (one.alike and one.same_period):
        return ""
    return " *" if one.alike else " **"


def no_areas(language: Language) -> str:
    """That there is nothing to compare."""
    return pick(
        language,
        "没有指标在几个地区都有数或目标。",
        "No indicator is observed or promised in several areas.",
    )

"""Opening: what a document's first lines and the years that it speaks of settle, before its figures are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.extract.mode import Mode
from tracker.extract.times import Time, find_times
from tracker.extract.view import Line, make_view

_HEAD = 400, 4  # characters and paragraphs
_TITLE_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年[^。\n]{0,40}?(?:公报|报告|总结|概况|综述|情况|成绩单|产量|指标|速度|收支)"
)
_YEARLY = re.compile(r"(?:19|20)\d\d年[^\n]{0,30}(?:公报|通报|概况)")
_DATED = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_PLAN_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-—–~～至]+\s*((?:19|20)\d\d)\s*年?[）)]?")
_FIVE = re.compile(r"“?(十[一二三四五]?)五”?(?=(?:时期)?[^。\n]{0,30}?(?:规划|计划|纲要|目标|指标|任务))")
_FIVES = ("十", "十一", "十二", "十三", "十四", "十五")
_TASKS = re.compile("实事项目|任务分解|目标分解|任务清单|工作要点|责任分解")
_SUBJECT = re.compile("公报|情况|概况|综述|总结|指标|运行|发展|统计|产量|收支|通报")
_AHEAD = re.compile(r"到(?:20\d\d年|“?十[一二三四五]五”?末)(?![底末]?[，,]?全?[市省县区]?(?:累计|已|共))")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节]|专栏|[一二三四五六七八九十]+、")
_UNTIL = re.compile(r"截[至止](?:到)?((?:19|20)\d\d)年")


def first_mode(lines: Sequence[Line], published: date | None) -> Mode:
    """What a document's opening settles: the year that it is about, the plan whose targets it holds, its direction."""
    head = "\n".join(make_view(list(lines[:40])).text[: _HEAD[0]].split("\n")[: _HEAD[1]])
    whole = re.sub(r"\s", "", "".join(line.words for line in lines))
    times = [one for one in find_times(whole, None) if one.period]
    plan, year = _plan_of(head), published.year if published else None
    title = _TITLE_YEAR.search(head)
    if year is None and plan:
        year = int(plan[:4]) - 1
    elif year is None and (dated := _DATED.search(head)) and not _YEARLY.search(head):
        year = int(dated[1])
    elif year is None and title:
        year = int(title["year"])
    elif year is None:
        year = _latest(whole, times)
    if plan is None and year and _TASKS.search(head):
        plan, year = f"{year}..{year}", year - 1
    ahead = not title and bool(_AHEAD.search(whole)) and any(_CHAPTER.match(line.words) for line in lines)
    spoken = {(one.period or "")[:4] for one in times if one.kind in ("period", "relative")}
    return Mode(
        year, plan, ahead=True if ahead or plan else None, default=bool(plan) or ahead or None,
        about=None if plan else _about(head, year), one_year=len(spoken) == 1, published=published,
    )  # fmt: skip


def _plan_of(head: str) -> str | None:
    """The years of the plan that a title names."""
    if five := max(_FIVE.finditer(head), key=lambda one: _FIVES.index(one[1]), default=None):
        end = 2005 + 5 * _FIVES.index(five[1])
        return f"{end - 4}..{end}"
    span = _PLAN_SPAN.search(head) if re.search(r"规划|计划|方案|纲要", head) else None
    return f"{span[1]}..{span[2]}" if span else None


def _about(head: str, year: int | None) -> str | None:
    """The period that a title names, of a report on it."""
    titles = [line for line in head.split("\n") if len(line) <= 48 and not re.search("[。；“”]", line)]
    if not any(_SUBJECT.search(line) for line in titles):
        return None
    found = (one for line in titles for one in find_times(line, year) if one.kind in ("period", "relative"))
    return next((one.period for one in found if one.period), None)


def _latest(text: str, times: Sequence[Time]) -> int | None:
    """The latest year that a text reports on: below the first that it promises something by."""
    if until := _UNTIL.findall(text):
        return max(map(int, until))
    before = min((int((one.period or "")[:4]) for one in times if one.kind == "due"), default=9999)
    told = (one.period or "" for one in times if one.kind in ("period", "plan"))
    years = [int(year) for period in told for year in re.findall(r"\d{4}", period)]
    return max((year for year in years if year < before), default=None)

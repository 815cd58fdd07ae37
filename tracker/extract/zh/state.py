"""What a Chinese document has settled by its title, headings and sentences so far, for those that
follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tracker.extract.candidate import DocumentState, Time
from tracker.extract.reflow import Line, reflowed
from tracker.extract.zh.times import find_times

_FUTURE = re.compile(
    r"(?:目标|预期性?指标|安排|计划|任务|展望|部署|预期|思路|打算|(?:重点|今后|下一步)[^，。]{0,6}工作|奋斗目标|预期性|"
    r"总体要求|重点工程|重大工程|专项行动)(?:和任务|与任务|任务|及安排|建议|要求)?(?:[（(][^（()）]*[)）])?$"
)
_PAST = re.compile(
    r"(?:回顾|概况|(?:发展|工作|现实|良好)基础|成就|成效|现状|总结|进展|完成情况|面临形势|综述|执行情况|实施情况|背景|"
    r"发展态势|成绩|主要工作|工作情况|工作总结)(?:和问题|与形势|及问题)?$|^(?:过去|[去上]年)"
)
_BOTH = re.compile("总结.*(?:打算|计划)|回顾.*(?:安排|展望)|执行情况.*计划")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十]+[章篇部节]|[（(]?[一二三四五六七八九十]+[）)、]|\d{1,2}[.、．]"
)
_TOP = re.compile(r"第[一二三四五六七八九十]+[章篇部]|[一二三四五六七八九十]+、|专栏|附件")
_OPENS = re.compile(r"目标(?:是|为|如下)?[：:]?\s*$")
_GOES_ON = re.compile(
    r"在[^，。\n]{2,30}(?:方面|上)，|此外|同时|另外|——|其次|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|"
    r"[一二三四五六七八九]是|[●◎■◆·]"
)
_HEAD = 400, 4  # characters and paragraphs
_TITLE_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年[^。\n]{0,40}?(?:公报|报告|总结|概况|综述|情况|成绩单|产量|指标|速度|收支)"
)
_YEARLY = re.compile(r"(?:19|20)\d\d年[^\n]{0,30}(?:公报|通报|概况)")
_DATED = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_PLAN_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-—–~～至]+\s*((?:19|20)\d\d)\s*年?[）)]?")
_FIVE = re.compile(
    r"“?(十[一二三四五]?)五”?(?=(?:时期)?[^。\n]{0,30}?(?:规划|计划|纲要|目标|指标|任务))"
)
_FIVES = ("十", "十一", "十二", "十三", "十四", "十五")
_TASKS = re.compile("实事项目|任务分解|目标分解|任务清单|工作要点|责任分解")
_SUBJECT = re.compile("公报|情况|概况|综述|总结|指标|运行|发展|统计|产量|收支|通报")
_AHEAD = re.compile(
    r"到(?:20\d\d年|“?十[一二三四五]五”?末)(?![底末]?[，,]?全?[市省县区]?(?:累计|已|共))"
)
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节]|专栏|[一二三四五六七八九十]+、")
_UNTIL = re.compile(r"截[至止](?:到)?((?:19|20)\d\d)年")


def opening_state(lines: Sequence[Line], published: date | None) -> DocumentState:
    """What a document's opening settles: the year that it is about, the plan whose targets it
    holds, its direction.
    """
    head = "\n".join(reflowed(lines[:40]).text[: _HEAD[0]].split("\n")[: _HEAD[1]])
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
    ahead = (
        not title
        and bool(_AHEAD.search(whole))
        and any(_CHAPTER.match(line.words) for line in lines)
    )
    spoken = {(one.period or "")[:4] for one in times if one.kind in ("period", "relative")}
    return DocumentState(
        year,
        plan,
        ahead=True if ahead or plan else None,
        default=bool(plan) or ahead or None,
        about=None if plan else _about(head, year),
        one_year=len(spoken) == 1,
        published=published,
    )


def _plan_of(head: str) -> str | None:
    """The years of the plan that a title names."""
    if five := max(_FIVE.finditer(head), key=lambda one: _FIVES.index(one[1]), default=None):
        end = 2005 + 5 * _FIVES.index(five[1])
        return f"{end - 4}..{end}"
    span = _PLAN_SPAN.search(head) if re.search(r"规划|计划|方案|纲要", head) else None
    return f"{span[1]}..{span[2]}" if span else None


def _about(head: str, year: int | None) -> str | None:
    """The period that a title names, of a report on it."""
    titles = [
        line for line in head.split("\n") if len(line) <= 48 and not re.search("[。；“”]", line)
    ]
    if not any(_SUBJECT.search(line) for line in titles):
        return None
    found = (
        one
        for line in titles
        for one in find_times(line, year)
        if one.kind in ("period", "relative")
    )
    return next((one.period for one in found if one.period), None)


def _latest(text: str, times: Sequence[Time]) -> int | None:
    """The latest year that a text reports on: below the first that it promises something by."""
    if until := _UNTIL.findall(text):
        return max(map(int, until))
    before = min((int((one.period or "")[:4]) for one in times if one.kind == "due"), default=9999)
    told = (one.period or "" for one in times if one.kind in ("period", "plan"))
    years = [int(year) for period in told for year in re.findall(r"\d{4}", period)]
    return max((year for year in years if year < before), default=None)


def take_heading(
    state: DocumentState, text: str, start: int, end: int, times: Sequence[Time]
) -> None:
    """Take a line that is a heading: it says whether what follows is planned or done."""
    words = text[start:end].strip("：: \n—-◆●■▍")
    numbered = bool(_NUMBERED.match(words))
    several = r"[，,。；].*[，,。；]" if numbered else r"[，,。；]|好于|完成"
    if text[end - 1] != "\n" or len(words) > (36 if numbered else 22) or re.search(several, words):
        return
    plain = re.sub(r"[“”]|[（(].*[)）]$", "", words)
    if start == 0 and _BOTH.search(plain):
        return
    past, future = _PAST.search(plain), _FUTURE.search(plain)
    if numbered and not re.search("目标|安排|打算|部署|展望|任务", plain):
        past = past or re.search(r"回顾|概况|成就|成效|现状|总结|基础", plain)
    named = next((one for one in times if one.period and one.kind != "base"), None)
    if past:
        state.ahead, state.due, state.carried = False, None, named or state.carried
    elif future:
        state.ahead, state.due = True, named.period if named else state.due
    elif _TOP.match(plain):
        state.ahead = state.default


def take_opening(state: DocumentState, sentence: str, times: Sequence[Time]) -> None:
    """Take a sentence that opens a list of goals: 主要预期目标是："""
    colon = sentence.rstrip().endswith(("：", ":")) and re.search(
        "目标|打算|安排|计划|任务|抓好", sentence
    )
    if colon or _OPENS.search(sentence):
        state.ahead = True
        state.due = next(
            (one.period for one in times if one.period and one.kind != "base"), state.due
        )


def end_paragraph(state: DocumentState, text: str, at: int) -> None:
    """Forget what holds for one paragraph only: where several years are spoken of, its time,
    and its promises.
    """
    if not (
        state.one_year or state.about or (state.carried and state.carried.kind in ("due", "plan"))
    ):
        state.carried = None
    state.promising = state.promising and bool(_GOES_ON.match(text, at))

"""Mode: what a document has settled by its title, headings and sentences so far, for those that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.extract.times import Time

_FUTURE = re.compile(
    r"(?:目标|预期性?指标|安排|计划|任务|展望|部署|预期|思路|打算|(?:重点|今后|下一步)[^，。]{0,6}工作|奋斗目标|预期性|"
    r"总体要求|重点工程|重大工程|专项行动)(?:和任务|与任务|任务|及安排|建议|要求)?(?:[（(][^（()）]*[)）])?$"
)
_PAST = re.compile(
    r"(?:回顾|概况|(?:发展|工作|现实|良好)基础|成就|成效|现状|总结|进展|完成情况|面临形势|综述|执行情况|实施情况|背景|"
    r"发展态势|成绩|主要工作|工作情况|工作总结)(?:和问题|与形势|及问题)?$|^(?:过去|[去上]年)"
)
_BOTH = re.compile("总结.*(?:打算|计划)|回顾.*(?:安排|展望)|执行情况.*计划")
_NUMBERED = re.compile(r"第[一二三四五六七八九十]+[章篇部节]|[（(]?[一二三四五六七八九十]+[）)、]|\d{1,2}[.、．]")
_TOP = re.compile(r"第[一二三四五六七八九十]+[章篇部]|[一二三四五六七八九十]+、|专栏|附件")
_OPENS = re.compile(r"目标(?:是|为|如下)?[：:]?\s*$")
_GOES_ON = re.compile(
    r"在[^，。\n]{2,30}(?:方面|上)，|此外|同时|另外|——|其次|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.]|"
    r"[一二三四五六七八九]是|[●◎■◆·]"
)


@dataclass(slots=True)
class Mode:
    """`year` and `plan` that the document is about; whether a section looks ahead; the time carried on.

    `default` is what a new chapter begins with, `about` the period that the title names, `one_year` that the text
    speaks of one year only, `promising` that a speaker has turned to what will be done; `published` the day.
    """

    year: int | None
    plan: str | None
    ahead: bool | None = None
    default: bool | None = None
    due: str | None = None
    carried: Time | None = None
    about: str | None = None
    promising: bool = False
    one_year: bool = False
    published: date | None = None

    def heading(self, text: str, start: int, end: int, times: Sequence[Time]) -> None:
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
            self.ahead, self.due, self.carried = False, None, named or self.carried
        elif future:
            self.ahead, self.due = True, named.period if named else self.due
        elif _TOP.match(plain):
            self.ahead = self.default

    def opening(self, sentence: str, times: Sequence[Time]) -> None:
        """Take a sentence that opens a list of goals: 主要预期目标是："""
        colon = sentence.rstrip().endswith(("：", ":")) and re.search("目标|打算|安排|计划|任务|抓好", sentence)
        if colon or _OPENS.search(sentence):
            self.ahead = True
            self.due = next((one.period for one in times if one.period and one.kind != "base"), self.due)

    def end_paragraph(self, text: str, at: int) -> None:
        """Forget what holds for one paragraph only: where several years are spoken of, its time, and its promises."""
        if not (self.one_year or self.about or (self.carried and self.carried.kind in ("due", "plan"))):
            self.carried = None
        self.promising = self.promising and bool(_GOES_ON.match(text, at))

"""scan(text) → figures: the whole of extraction as a short list of steps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from tracker.core.figure import Figure
from tracker.extract.english import scan_english
from tracker.extract.found import Found
from tracker.extract.mode import Mode
from tracker.extract.prose import scan_prose
from tracker.extract.tables import Cell, split_tables
from tracker.extract.times import find_times
from tracker.extract.view import View, lines_of, make_view

_QUOTED = 80  # characters of the document at most, before and behind a figure
_TITLE_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年[^。\n]{0,40}?(?:公报|报告|总结|概况|综述|情况|成绩单|产量|指标|速度|收支)"
)
_DATED = re.compile(r"((?:19|20)\d\d)年\d{1,2}月\d{1,2}日")
_PLAN_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-—–~～至]+\s*((?:19|20)\d\d)\s*年?[）)]?")
_FIVE = re.compile(r"“?(十[一二三四五]?)五”?(?=(?:时期)?[^。\n]{0,30}?(?:规划|计划|纲要|目标|指标|任务))")
_AHEAD = re.compile(r"到(?:20\d\d年|“?十[一二三四五]五”?末)(?![底末]?[，,]?全?[市省县区]?(?:累计|已|共))")
_CHAPTER = re.compile(r"^(?:第[一二三四五六七八九十]+[章节]|专栏|[一二三四五六七八九十]+、)", re.M)


def scan(
    text: str, *, published: date | None = None, wrapped: bool = True, skipped: Iterable[tuple[int, int]] = ()
) -> list[Figure]:
    """The figures of a document's text, in order of place; `wrapped` when lines may end in mid-sentence."""
    lines = lines_of(text, skipped)
    view = make_view(lines, wrapped=wrapped)
    mode = first_mode(view.text, published)
    cells, prose = split_tables(lines, mode.year, mode.plan)
    view = make_view(prose, wrapped=wrapped) if cells else view
    chinese, english = _by_script(view.text)
    found = [*scan_prose(chinese, mode), *scan_english(english, mode.year)]
    figures = [_placed(one, view, text) for one in found]
    return sorted([*figures, *(_of_table(one, text) for one in cells)], key=lambda one: one.span)


def _by_script(text: str) -> tuple[str, str]:
    """A text twice, with nothing but fillers in the paragraphs of the other script."""
    parts = text.split("\n")
    wide = [bool(re.search("[\u4e00-\u9fff]", part)) for part in parts]
    chinese = "\n".join(part if one else "\0" * len(part) for part, one in zip(parts, wide, strict=True))
    english = "\n".join("\0" * len(part) if one else part for part, one in zip(parts, wide, strict=True))
    return chinese if any(wide) else "", english if not all(wide) else ""


def first_mode(text: str, published: date | None) -> Mode:
    """What the opening lines settle: the year that the document is about, the plan whose targets it holds."""
    head = "\n".join(text[:400].split("\n")[:4])
    plan = None
    if five := max(_FIVE.finditer(head), key=lambda one: "十一二三四五".index(one[1][-1]), default=None):
        end = 2005 + 5 * ("十", "十一", "十二", "十三", "十四", "十五").index(five[1])
        plan = f"{end - 4}..{end}"
    elif re.search(r"规划|计划|方案|纲要", head) and (span := _PLAN_SPAN.search(head)):
        plan = f"{span[1]}..{span[2]}"
    year = published.year if published else None
    if year is None and plan:
        year = int(plan[:4]) - 1
    if year is None and (title := _TITLE_YEAR.search(head)):
        year = int(title["year"])
    if (
        (dated := _DATED.search(head))
        and not plan
        and published is None
        and not re.search(r"(?:19|20)\d\d年[^\n]{0,30}(?:公报|通报|概况)", head)
    ):
        year = int(dated[1])
    if year is None:
        year = _latest(text)
    if plan is None and year and re.search("实事项目|任务分解|目标分解|任务清单|工作要点|责任分解", head):
        plan = f"{year}..{year}"
        year -= 1
    ahead = len(_AHEAD.findall(text)) >= 1 and bool(_CHAPTER.search(text)) and not _TITLE_YEAR.search(head)
    titles = [line for line in head.split("\n") if len(line) <= 48 and not re.search("[。；“”]", line)]
    title_times = [
        one for line in titles for one in find_times(line, year) if one.period and one.kind in ("period", "relative")
    ]
    subject = any(re.search("公报|情况|概况|综述|总结|指标|运行|发展|统计|产量|收支|通报", line) for line in titles)
    about = title_times[0].period if title_times and subject and not plan else None
    spoken = {one.period[:4] for one in find_times(text, year) if one.period and one.kind in ("period", "relative")}
    return Mode(
        year,
        plan,
        one_year=len(spoken) == 1,
        published=published,
        ahead=True if ahead or plan else None,
        default=bool(plan) or ahead or None,
        about=about,
    )


def _latest(text: str) -> int | None:
    """The latest year that a text reports on: below the first that it promises something by."""
    if until := re.findall(r"截[至止](?:到)?((?:19|20)\d\d)年", text):
        return max(map(int, until))
    times = [one for one in find_times(text, None) if one.period]
    dues = [int((one.period or "")[:4]) for one in times if one.kind == "due"]
    before = min(dues, default=9999)
    spoken = [
        int(year) for one in times if one.kind in ("period", "plan") for year in re.findall(r"\d{4}", one.period or "")
    ]
    return max((year for year in spoken if year < before), default=None)


def _placed(one: Found, view: View, text: str) -> Figure:
    """A figure found in the view, with its place in the document."""
    mention = one.mention
    start, end = view.span(mention.body, mention.end)
    first, last = view.span(max(0, mention.start - 30), min(len(view.text), mention.end + 20))
    first, last = max(first, start - _QUOTED), min(last, end + _QUOTED)
    return Figure(
        role=one.role, name=one.name, text=_tight(text[start:end]), value=mention.value,
        upper=mention.upper, unit=mention.unit, factor=mention.factor, qualifier=mention.qualifier, op=one.op,
        period=one.period,
        baseline=one.baseline, claims=one.claims, quote=_line(text[first:last]), span=(start, end), rule=one.rule,
        confidence=one.confidence, basis=one.basis,
    )  # fmt: skip


def _of_table(cell: Cell, text: str) -> Figure:
    """A number of a table, with its row as the quote."""
    first, last = text.rfind("\n", 0, cell.start) + 1, text.find("\n", cell.end)
    return Figure(
        role=cell.role, name=cell.name, text=text[cell.start : cell.end], value=cell.value, upper=cell.upper,
        unit=cell.unit, factor=cell.factor, qualifier=cell.qualifier, op=cell.op, period=cell.period,
        baseline=cell.baseline, claims=cell.claims, quote=_line(text[first : last if last >= 0 else len(text)]),
        span=(cell.start, cell.end), rule="table", confidence=Decimal("0.95") if cell.period else Decimal("0.8"),
        basis="stated" if cell.period else None,
    )  # fmt: skip


def _line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _tight(words: str) -> str:
    """A figure's words as one would copy them: without blanks in Chinese, with one in English."""
    return re.sub(r"\s+", "" if re.search("[\u4e00-\u9fff]", words) else " ", words).strip()

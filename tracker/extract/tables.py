"""Tables in a text: rows of a name and numbers below a header that says what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from tracker.core.figure import Role, Said
from tracker.core.numerals import exponent_of
from tracker.core.quantity import Qualifier
from tracker.extract.view import Line

Holds = Literal["name", "unit", "value", "target", "growth", "other"]
_HELD: tuple[Holds, ...] = ("value", "target", "growth")
_SPLIT = re.compile(r"\s*[\t|｜]\s*|\s*　+\s*| {2,}|(?<=\S) (?=\S)")
_NUMBER = re.compile(
    r"(?P<word>增长|增加|下降|降低|减少|年均增长|年均增速|年均|累计|[\[〔【])?\s*(?P<sign>≥|≤|<|>|＜|＞|〈|〉|≈|约|超过?|近|不低于|不少于|不超过)?\s*"
    r"(?P<minus>[-－−–+](?=\d))?(?P<first>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>万亿|亿|万)?(?:\s*[-—–~～]\s*(?P<second>\d+(?:\.\d+)?))?"
    r"\s*(?P<per>[%％‰])?\s*[\]〕】]?(?P<after>左右|以上|及以上|以下|以内|\+)?\s*(?P<unit>[^\W\d]{1,4})?"
)
_EMPTY = re.compile(r"[-－—–/／*…·]+|无|未统计|完成.{0,12}|达到.{0,12}要求|保持.{0,6}")
_SIGNS: dict[str, Qualifier] = {
    "≥": "at-least", "不低于": "at-least", "不少于": "at-least", "≤": "at-most", "不超过": "at-most", "<": "under", "＜": "under", "〈": "under",
    ">": "over", "＞": "over", "〉": "over", "超": "over", "超过": "over", "近": "under", "≈": "about", "约": "about",
    "左右": "about", "以上": "at-least", "及以上": "at-least", "+": "at-least", "以下": "at-most", "以内": "at-most",
}  # fmt: skip
_OPS = {
    "at-least": "ge",
    "at-most": "le",
    "under": "lt",
    "over": "gt",
    "about": "around",
    "range": "between",
    "exact": "ge",
}
_GROWTH = re.compile(
    r"(?i:change|growth|y/y|yoy|% ?diff)|增长|增速|增幅|±|同比|比上年|比去年|比20\d\d年|涨跌|升降|变化|环比"
)
_TARGET = re.compile(r"(?i:target|milestone|goal|planned|trajectory|ambition)|目标|规划值|计划(?!完成)|预期|任务")
_VALUE = re.compile(
    r"(?i:baseline|actual|latest|current|result|outturn|value|level|total|number|estimate|achieved|Q[1-4])|绝对|总量|现状|基期|基数|基准|实际|完成|实绩|本年|本月|累计|数量|指标值|数值|产量|规模|上年|去年|20\d\d|19\d\d|合计|全年"
)
_NAME = re.compile(
    r"(?i:indicator|measure|metric|outcome|objective|kpi|description|area|category|sector|region|item|programme)s?|指标|项目|名称|产品|类别|内容|地区|县|区域|品名|行业|分类"
)
_OTHER = re.compile(
    r"(?i:^ref|\bsource\b|\bowner|\bstatus|^notes?$|\brag\b|\blead\b|^no\.?$|\brank|^direction|^year$|^quarter$|^month$|^period$|^date$)|序号|属性|性质|类型|评价|备注|责任|牵头|完成情况$|位次|排名|^编号|^No|^年份$|^年度$|^时间$|年限|时限|完成时间"
)
_SHARE = re.compile(r"比重|占比|构成")
_MEASURED = re.compile(r"[^（(]+[（(][^（()）]{1,12}[）)]$")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年?(?:\s*Q([1-4]))?")
_UNIT_END = re.compile(r"[（(]([^（()）]{1,14})[）)]\s*$")

_LIST_MARK = re.compile(r"^(?:\d+[.、．]|[一二三四五六七八九十]+、|[—#*]+)?\s*")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, of which year; the name and unit that its heading gives to it."""

    holds: Holds
    period: str | None = None
    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table, with its place in the document."""

    start: int
    end: int
    role: Role
    name: str
    value: Decimal
    upper: Decimal | None
    unit: str
    factor: Decimal
    qualifier: Qualifier
    op: str | None
    period: str | None
    claims: tuple[Said, ...] = ()
    baseline: tuple[Decimal, str | None] | None = None


@dataclass(slots=True)
class Header:
    """The columns of the table that is being read, and the unit that its title gives to all of it."""

    columns: list[Column] = field(default_factory=list)
    unit: str = ""
    cut: bool = False


def split_tables(lines: Sequence[Line], year: int | None, plan: str | None) -> tuple[list[Cell], list[Line]]:
    """The numbers of a document's tables, and the lines that are prose."""
    found: list[Cell] = []
    prose: list[Line] = []
    header: Header | None = None
    for n, line in enumerate(lines):
        parts = _parts(line.words)
        if made := _header(parts, [one.words for one in lines[max(0, n - 3) : n]], year, plan):
            header = made
            continue
        row = None if header is None else _row(line, parts, header)
        if row is None:
            prose.append(line)
        else:
            found += row
    return found, prose


def _parts(words: str) -> list[str]:
    """The cells of a line; where tabs or bars part them, empty ones too."""
    if "\t" in words or words.count("|") > 1:
        return [part.strip() for part in re.split(r"[\t|｜]", words.strip("|｜"))]
    wide = "　" in words or "  " in words
    parts = [part.strip() for part in (re.split("　+| {2,}", words) if wide else _SPLIT.split(words.strip()))]
    return _joined([part for part in parts if part])


def _joined(parts: list[str]) -> list[str]:
    """With the letters of a stretched word (指　标) put together again."""
    made: list[str] = []
    single = False
    for part in parts:
        alone = len(part) == 1 and bool(re.match("[\u4e00-\u9fff]", part))
        if alone and single:
            made[-1] += part
        else:
            made.append(part)
        single = alone
    return made


def _header(parts: list[str], above: list[str], year: int | None, plan: str | None) -> Header | None:
    """The columns, if a line is a header: at least three cells, two of which say what they hold, none a bare number."""
    if not 2 <= len(parts) <= 14 or any(re.search(r"[。；，]", part) or len(part) > 40 for part in parts):
        return None
    upper = _parts(above[-1]) if above else []
    if len(upper) >= 2 and all(_kind(p) for p in upper) and sum(bool(_YEAR.fullmatch(p)) for p in parts) == len(upper):
        behind = iter(upper)
        parts = [f"{next(behind)} {part}" if _YEAR.fullmatch(part) else part for part in parts]
    titled = [
        bool(_NAME.search(p) or _OTHER.search(p) or p.lower() in ("单位", "计量单位", "unit", "units") or _kind(p))
        for p in parts
    ]
    if sum(titled) < max(2, len(parts) - 1) or any(
        re.fullmatch(r"[\d.,]+", p) and not _YEAR.fullmatch(p) for p in parts
    ):
        return None
    if not any(_kind(p) for p in parts):
        return None
    title = " ".join(above)
    of = _YEAR.search(above[-1]) if above else None
    default = str(year) if of is None and year is not None and not plan else of[1] if of else None
    years = [int(m[1]) for p in parts if _kind(p) == "value" and (m := _YEAR.search(p))]
    ahead = bool(plan or re.search(r"目标|规划|“?十[一二三四五]?五|属性|预期性", title + " ".join(parts)))
    columns = [_named(_column(part, default, years, ahead, plan), part) for part in parts]
    if not any(one.holds in ("name", "other") for one in columns):
        columns.insert(0, Column("name"))
    if columns[0].holds == "other" and re.fullmatch("(?i)年份|年度|时间|year|quarter|period", parts[0]):
        columns[0] = Column("name")
        if ahead:
            columns = [replace(one, holds="target") if one.holds == "value" else one for one in columns]
    unit = re.search(r"单位\s*[:：]\s*([^\s，。）)]{1,8})", title)
    return Header(columns, unit[1] if unit else "", "\t" not in parts)


def _year(m: re.Match[str]) -> str:
    return f"{m[1]}-Q{m[2]}" if m[2] else m[1]


def _kind(part: str) -> Holds | None:
    if re.fullmatch(rf"(?:主要)?(?:{_NAME.pattern})(?:名称)?(?:[（(].*[)）])?", part):
        return None
    if _GROWTH.search(part):
        return "growth"
    if _TARGET.search(part):
        return "target"
    if _OTHER.search(part):
        return None
    return "value" if _VALUE.search(part) or _SHARE.search(part) or _MEASURED.match(part) else None


def _column(part: str, default: str | None, years: list[int], ahead: bool, plan: str | None) -> Column:
    named = _YEAR.search(part)
    period = _year(named) if named else default
    if part.lower() in ("单位", "计量单位", "unit", "units"):
        return Column("unit")
    match _kind(part):
        case "growth":
            return Column("growth", period)
        case "target":
            last = str(max(years)) if years else (plan or "")[-4:] or None
            return Column("target", named[1] if named else last if ahead else period)
        case "value":
            planned = (
                ahead
                and len(years) >= 2
                and named is not None
                and int(named[1]) == max(years)
                and not re.search("实|完成", part)
            )
            only = ahead and named is None and not re.search("现状|基数|基期|完成|实际|实绩|20\d\d", part)
            if only:
                return Column("target", default or (plan or "")[-4:] or None)
            return Column("target" if planned and max(years) - min(years) >= 3 else "value", period)
    return Column("name" if _NAME.search(part) and not _OTHER.search(part) else "other")


def _named(column: Column, part: str) -> Column:
    """With the unit in its heading's brackets, and the heading's words where they name something of their own."""
    unit = _UNIT_END.search(part)
    words = part[: unit.start()] if unit else part
    own = bool(_SHARE.search(part)) or (
        unit is not None
        and not _VALUE.fullmatch(words)
        and not re.search(r"(?i)目标|指标|年末数|绝对数|总量$|增|target|baseline|milestone|actual|goal|20\d\d", words)
    )
    return replace(column, name=words if own else "", unit=unit[1] if unit and _is_unit(unit[1]) else "")


def _row(line: Line, parts: list[str], header: Header) -> list[Cell] | None:
    """The numbers of a row in the order of its columns; None for a line that is no row of this table."""
    if len(line.words) > 120 or re.search(r"[。；]", line.words) or len(parts) < 2:
        return None
    aligned = _align(parts, header.columns)
    if aligned is None:
        return None
    name, unit, cells = aligned
    if not re.search(r"[^\W\d_]", name):
        return None
    name = re.sub(r"^其中：", "", name)
    named = _UNIT_END.search(name)
    if named and not unit and _is_unit(named[1]):
        unit, name = named[1], name[: named.start()]
    year = _YEAR.fullmatch(name)
    made: list[Cell] = []
    at = max(0, line.words.find(name[:2]) + len(name) - 1) if not year else len(name)
    ahead = any(one.holds == "target" for one in header.columns)
    for column, text in cells:
        at = line.words.find(text, at)
        number = _NUMBER.fullmatch(text)
        dated = re.fullmatch(r"(?:19|20)\d\d", text) and not (column.unit or unit or header.unit)
        if number is not None and at >= 0 and not dated:
            own = _LIST_MARK.sub("", name)
            factor, base = _scaled(column.unit or unit or header.unit)
            if year:
                own, column = column.name, replace(column, period=_year(year))
            elif column.name:
                own += column.name
            if column.holds == "growth" and ahead and not made and (number["word"] or "")[:1] in "[〔【":
                column = Column("target", next(one.period for one in header.columns if one.holds == "target"))
            made += _cell(line.start + at, number, column, own, base, factor, made)
        at = max(at, 0) + len(text)
    return made


def _align(parts: list[str], columns: list[Column]) -> tuple[str, str, list[tuple[Column, str]]] | None:
    """A row's name, unit and (column, text) pairs."""
    numeric = [one for one in columns if one.holds in ("value", "target", "growth")]
    if len(parts) == len(columns) and columns[0].holds != "value":
        chosen = list(zip(columns, parts, strict=True))
        names = [part for column, part in chosen if column.holds == "name"] or [
            p for c, p in chosen if c.holds == "other" and not p.isdigit()
        ]
        unit = next((part for column, part in chosen if column.holds == "unit"), "")
        cells = [(c, p) for c, p in chosen if c.holds in ("value", "target", "growth")]
        if (
            names
            and all(_NUMBER.fullmatch(p) or _EMPTY.fullmatch(p) or not p for _, p in cells)
            and any(_NUMBER.fullmatch(p) for _, p in cells)
        ):
            return names[-1], unit, cells
    rest = list(parts)
    while rest and not (_NUMBER.fullmatch(rest[-1]) or _EMPTY.fullmatch(rest[-1])):
        rest.pop()
    tail: list[str] = []
    while rest and len(tail) < len(numeric):
        if _NUMBER.fullmatch(rest[-1]) or _EMPTY.fullmatch(rest[-1]):
            tail.insert(0, rest.pop())
        elif tail and re.fullmatch(r"年均(?:增[速长])?|累计|约|达", rest[-1]):
            rest.pop()
        else:
            break
    while rest and re.fullmatch(r"年均(?:增[速长])?|累计|约|达", rest[-1]):
        rest.pop()
    if len(tail) != len(numeric) or not rest or not any(_NUMBER.fullmatch(one) for one in tail):
        return None
    if re.fullmatch(r"\d+[.、]?", rest[0]) and len(rest) > 1:
        rest = rest[1:]
    unit = ""
    if len(rest) > 1 and _is_unit(rest[-1]) and any(one.holds == "unit" for one in columns):
        unit = rest.pop()
    name = ("" if re.search("[\u4e00-\u9fff]", "".join(rest)) else " ").join(rest)
    return (name, unit, list(zip(numeric, tail, strict=True))) if len(name) <= 40 else None


def _cell(
    start: int, number: re.Match[str], column: Column, name: str, base: str, factor: Decimal, made: list[Cell]
) -> Iterator[Cell]:
    value = Decimal(number["first"].replace(",", "")) * (-1 if number["minus"] not in (None, "+") else 1)
    upper = Decimal(number["second"]) if number["second"] else None
    if column.holds == "growth" and made and made[-1].role == "observation":
        made[-1] = _claiming(made[-1], value)
        return
    qualifier: Qualifier = (
        "range" if upper is not None else _SIGNS.get(number["after"] or number["sign"] or "", "exact")
    )
    word = number["word"] or ""
    unit, scale = ("%", Decimal(1)) if number["per"] else (base or number["unit"] or "", factor)
    if number["scale"]:
        scale = Decimal(10) ** exponent_of(number["scale"])
    op = _OPS[qualifier] if column.holds == "target" else None
    if column.holds == "growth":
        name, unit, scale = name + "增速", "%", Decimal(1)
    elif word.startswith(("增", "年均")) and column.holds == "target":
        op = "growth"
    elif word.startswith(("下降", "降", "减")):
        op = "reduction" if column.holds == "target" else None
    yield Cell(
        start + number.start("first"), start + (number.end("per") if number["per"] else number.end("second") if number["second"] else number.end("first")),
        "target" if column.holds == "target" else "observation", name, value, upper, unit, scale, qualifier, op, column.period,
        baseline=(made[-1].value, made[-1].period) if column.holds == "target" and made and made[-1].role == "observation" else None,
    )  # fmt: skip


def _claiming(cell: Cell, growth: Decimal) -> Cell:
    return Cell(
        cell.start, cell.end, cell.role, cell.name, cell.value, cell.upper, cell.unit, cell.factor, cell.qualifier, cell.op, cell.period,
        (*cell.claims, Said("growth", growth)), cell.baseline,
    )  # fmt: skip


def _is_unit(words: str) -> bool:
    """Whether words in brackets or a cell are a unit, not a remark such as 含在建."""
    return bool(
        re.fullmatch(
            r"(?:[十百千]?[万亿]|千|百)?(?:[^\W\d_]{1,4}|[%％‰])(?:/[^\W\d_]{1,5}|/10万|/100万)?|1/10万|10万人", words
        )
    ) and not re.search(r"含|不|其中|累计|当年|约束|预期|以上|口径|新增|年均|[上下]", words)


def _scaled(unit: str) -> tuple[Decimal, str]:
    """A unit's scale and base: 亿元 → 10⁸, 元."""
    scale = re.match(r"万亿|千亿|百亿|亿|千万|百万|万|千(?=[人公吨元个户])(?!公|克|瓦|米)|百(?=万)", unit)
    if scale is None or scale[0] == unit:
        return Decimal(1), unit.replace("％", "%")
    return Decimal(10) ** exponent_of(scale[0]), unit[scale.end() :]

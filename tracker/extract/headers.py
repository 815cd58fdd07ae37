"""Headers: what each column of a table holds, as the words above it say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from tracker.extract.figure import Basis
from tracker.extract.languages import DOCUMENT_LANGUAGES, document_language

# change: a growth where its cells say per cent, else an absolute one; passed: numbers that are no
# level, such as ranks
Holds = Literal["name", "unit", "value", "target", "growth", "change", "passed", "other"]
_SPLIT = re.compile(r"\s*[\t|｜]\s*|\s*　+\s*| {2,}|(?<=\S) (?=\S)")
_HEADS = {
    what: re.compile("|".join(language.heads[what] for language in DOCUMENT_LANGUAGES))
    for what in DOCUMENT_LANGUAGES[0].heads
}
_VALUE = re.compile(rf"{_HEADS['value'].pattern}|20\d\d|19\d\d")
_SHARE = re.compile(r"比重|占比|构成")
_MEASURED = re.compile(r"[^（(]+[（(][^（()）]{1,12}[）)]$")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年?(?:\s*Q([1-4]))?")
UNIT_END = re.compile(
    r"(?:[（(]|/(?=(?:[十百千]?[万亿]|%|元|吨|家|个|人|件|千克|公里)[^/]{0,6}$))([^（()）]{1,14})[）)]?\s*$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds, of which period and who says so; the name and unit that its heading
    gives to it.
    """

    holds: Holds
    period: str | None = None
    basis: Basis | None = None
    name: str = ""
    unit: str = ""


@dataclass(slots=True)
class Header:
    """The columns of the table that is being read, and the unit and period that its title gives to
    all of it.
    """

    columns: list[Column] = field(default_factory=list)
    unit: str = ""
    period: str | None = None


def parts_of(words: str) -> list[str]:
    """The cells of a line; where tabs or bars part them, empty ones too."""
    if "\t" in words or words.count("|") > 1:
        return [part.strip() for part in re.split(r"[\t|｜]", words.strip("|｜"))]
    wide = "　" in words or "  " in words
    parts = [
        part.strip()
        for part in (re.split("　+| {2,}", words) if wide else _SPLIT.split(words.strip()))
    ]
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


def joined_heads(upper: list[str], lower: list[str]) -> list[str] | None:
    """Two lines of heads as one, where cells of the upper stand over several of the lower; None
    where none does.
    """
    upper = upper + [""] * (len(lower) - len(upper))
    if len(upper) > len(lower) or not any(b and not a for a, b in zip(upper, lower, strict=True)):
        return None
    if any(re.fullmatch(r"[\d.,]+", part) and not YEAR.fullmatch(part) for part in lower):
        return None
    joined, over = [], ""
    for above, below in zip(upper, lower, strict=True):
        over = above or over
        joined.append(
            (
                f"{below} {over}"
                if YEAR.fullmatch(below)
                else f"{over} {below}"
                if below
                else above
            ).strip()
        )
    return joined


def header_of(
    parts: list[str], above: list[str], about: str | None, plan: str | None
) -> Header | None:
    """The columns, if a line is a header: at least three cells, two of which say what they hold,
    none a bare number.

    `about` is the period that the document is about, for a table whose title names none.
    """
    if not 2 <= len(parts) <= 14 or any(
        re.search(r"[。；，]", part) or len(part) > 40 for part in parts
    ):
        return None
    upper = parts_of(above[-1]) if above else []
    if (
        len(upper) >= 2
        and all(_kind(p) for p in upper)
        and sum(bool(YEAR.fullmatch(p)) for p in parts) == len(upper)
    ):
        behind = iter(upper)
        parts = [f"{next(behind)} {part}" if YEAR.fullmatch(part) else part for part in parts]
    titled = [
        bool(
            _HEADS["name"].search(p)
            or _HEADS["other"].search(p)
            or _HEADS["unit"].fullmatch(p)
            or _kind(p)
        )
        for p in parts
    ]
    if sum(titled) < max(2, len(parts) - 1) or any(
        re.fullmatch(r"[\d.,]+", p) and not YEAR.fullmatch(p) for p in parts
    ):
        return None
    if not any(_kind(p) for p in parts):
        return None
    title = " ".join(above)
    default = _titled(above) or (about if not plan else None)
    if len({m[1] for part in upper if (m := YEAR.search(part))}) > 1:
        default = None  # a line of heads with several years: which of them, only a person can say
    years = [int(m[1]) for p in parts if _kind(p) == "value" and (m := YEAR.search(p))]
    ahead = bool(
        plan or re.search(r"目标|规划|“?十[一二三四五]?五|属性|预期性", title + " ".join(parts))
    )
    columns = [_named(_column(part, default, years, ahead, plan), part) for part in parts]
    if not any(one.holds in ("name", "other") for one in columns):
        columns.insert(0, Column("name"))
    if columns[0].holds == "other" and _HEADS["time"].fullmatch(parts[0]):
        columns[0] = Column("name")
        if ahead:
            columns = [
                replace(one, holds="target") if one.holds == "value" else one for one in columns
            ]
    unit = re.search(r"单位\s*[:：]\s*([^\s，。）)]{1,8})", title)
    return Header(columns, unit[1] if unit else "", default)


def _titled(above: list[str]) -> str | None:
    """The period that the nearest title above a table names."""
    for line in reversed(above):
        if "\t" in line or "|" in line:
            continue  # a row of another table
        if (
            len(line) <= 60
            and not re.search("[。；]", line)
            and (named := _named_times(line, None))
        ):
            return named[-1][2]
        if found := YEAR.search(line) if line is above[-1] else None:
            return found[1]
    return None


def when(words: str, default: str | None) -> tuple[str | None, Basis | None]:
    """The period of a heading or row, and whether its words name it or the title above, whose
    period is `default`.
    """
    own: Basis = "stated" if YEAR.search(words) else "carried"
    of, year = YEAR.search(words), default[:4] if default else None
    if "同期" in words:
        before = of[1] if of else str(int(year) - 1) if year else None
        return (re.sub(r"\d{4}", before, default), own) if default and before else (None, None)
    if named := _named_times(words, default):
        return (named[-1][2], own) if named[-1][2] else (None, None)
    if of:
        return of[1], own
    if default and re.fullmatch(r"\d{4}-\d\d", default) and "累计" in words:
        return f"{year}-01..{default}", own
    month = re.fullmatch(r"\d{4}-\d\d\.\.(\d{4}-\d\d)", default or "")
    if re.search("[本当]月", words) and "累计" not in words:
        default = (
            month[1] if month else default if re.fullmatch(r"\d{4}-\d\d", default or "") else None
        )
    return default, "carried" if default else None


def row_time(name: str, default: str | None) -> tuple[str | None, Basis | None] | None:
    """The period of a row that a time heads instead of a name: 2024年, 1—8月, Q1 2024; None for a
    name.
    """
    rest = list(name)
    for start, end, _ in _named_times(name, default):
        rest[start:end] = [""] * (end - start)
    if not YEAR.fullmatch(name) and ("".join(rest) == name or "".join(rest).strip("份累计 ")):
        return None
    return when(name, default)


def _named_times(words: str, default: str | None) -> list[tuple[int, int, str | None]]:
    """Where words name times, without what they compare with, and the periods; None where they
    settle none.
    """
    year = int(default[:4]) if default else None
    times = document_language(words).find_times(words, year)
    return [(one.start, one.end, one.period) for one in times if one.kind not in ("base", "plan")]


def _kind(part: str) -> Holds | None:
    if re.fullmatch(rf"(?:主要)?(?:{_HEADS['name'].pattern})(?:名称)?(?:[（(].*[)）])?", part):
        return None
    if _HEADS["passed"].search(part):
        return "passed"
    if _HEADS["growth"].search(part) or _HEADS["change"].search(part):
        return (
            "change" if _HEADS["change"].search(part) and not re.search("[%％]", part) else "growth"
        )
    if _HEADS["target"].search(part):
        return "target"
    if _HEADS["other"].search(part):
        return None
    return "value" if _VALUE.search(part) or _SHARE.search(part) or _MEASURED.match(part) else None


def _column(
    part: str, default: str | None, years: list[int], ahead: bool, plan: str | None
) -> Column:
    named = YEAR.search(part)
    period, basis = when(part, default)
    if _HEADS["unit"].fullmatch(part):
        return Column("unit")
    match _kind(part):
        case "growth" | "change" | "passed" as kind:
            return Column(kind, period, basis)
        case "target":
            last = str(max(years)) if years else (plan or "")[-4:] or None
            yearly = default if re.search("年度|全年|[本当今]年", part) else None
            due = named[1] if named else yearly or (last if ahead else period)
            return Column("target", due, "stated" if named else "carried")
        case "value":
            planned = (
                ahead
                and len(years) >= 2
                and named is not None
                and int(named[1]) == max(years)
                and not re.search("实|完成", part)
            )
            timed = named is not None or bool(_named_times(part, default))
            only = (
                ahead and not timed and not re.search(r"现状|基数|基期|完成|实际|实绩|20\d\d", part)
            )
            if only:
                return Column("target", default or (plan or "")[-4:] or None, "carried")
            return Column(
                "target" if planned and max(years) - min(years) >= 3 else "value", period, basis
            )
    return Column(
        "name" if _HEADS["name"].search(part) and not _HEADS["other"].search(part) else "other"
    )


def _named(column: Column, part: str) -> Column:
    """With the unit in its heading's brackets, and the heading's words where they name something of
    their own.
    """
    unit = UNIT_END.search(part)
    unit = unit if unit and not YEAR.search(unit[1]) else None
    words = part[: unit.start()] if unit else part
    below = re.fullmatch(rf"{YEAR.pattern} (.{{4,}})", words)  # a year below an indicator
    if below and not _VALUE.search(below[3]):
        words = below[3]
    own = bool(_SHARE.search(part)) or (
        unit is not None
        and not _VALUE.fullmatch(words)
        and not re.search(
            r"(?i)目标|指标|年末数|绝对数|总量$|增|target|baseline|milestone|actual|goal|20\d\d",
            words,
        )
    )
    return replace(
        column, name=words if own else "", unit=unit[1] if unit and is_unit(unit[1]) else ""
    )


def is_unit(words: str) -> bool:
    """Whether words in brackets or a cell are a unit, not a remark such as 含在建."""
    return bool(
        re.fullmatch(
            r"(?:[十百千]?[万亿]|千|百)?(?:[^\W\d_]{1,4}|[%％‰])(?:/[^\W\d_]{1,5}|/10万|/100万)?"
            r"|1/10万|10万人|['’]?000s?"
            r"|(?:[£$€₹]|[A-Z]{3} ?)?(?:thousands?|millions?|billions?|mn|m|bn|k)(?: [a-z]+)?"
            r"|[a-z]{2,14}(?: per [a-z\d, ]{2,24})?",
            words,
        )
    ) and not re.search(r"含|不|其中|累计|当年|约束|预期|以上|口径|新增|年均|[上下]", words)

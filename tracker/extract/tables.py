"""Tables in a text: rows of a name and numbers below a header that says what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.extract.candidate import Candidate, DocumentState, Mention, comparison
from tracker.extract.figure import FigureClaim, FigureRole
from tracker.extract.headers import (
    UNIT_END,
    Column,
    Header,
    header_of,
    is_unit,
    joined_heads,
    parts_of,
    row_time,
)
from tracker.extract.reflow import Line
from tracker.model.numerals import exponent_of
from tracker.model.periods import read_period
from tracker.model.qualifiers import QUALIFIERS, qualifier_of, words_pattern

_PRINTED = str.maketrans("＜〈＞〉", "<<>>")  # marks as tables print them
_BEFORE = [one for row in QUALIFIERS.values() if row.mark for one in (row.marks, row.zh)]
_BEHIND = [one for row in QUALIFIERS.values() for one in (row.mark_behind, row.zh_behind) if one]
_QUALIFIER = re.compile(
    words_pattern(lambda row: (row.marks, row.mark and row.zh, row.mark_behind, row.zh_behind))
)
_NUMBER = re.compile(
    r"(?P<word>增长|增加|下降|降低|减少|年均增长|年均增速|年均|累计|[\[〔【])?"
    rf"\s*(?P<sign>[＜〈＞〉]|{'|'.join(_BEFORE)})?"
    r"\s*(?P<minus>[-－−–+](?=\d))?(?P<first>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>万亿|亿|万)?(?:\s*[-—–~～]\s*(?P<second>\d+(?:\.\d+)?))?"
    rf"\s*(?P<per>[%％‰])?\s*[\]〕】]?(?P<after>{'|'.join(_BEHIND)})?\s*(?P<unit>[^\W\d]{{1,4}})?"
)
_EMPTY = re.compile(r"[-－—–/／*…·]+|无|未统计|完成.{0,12}|达到.{0,12}要求|保持.{0,6}")
_ENGLISH = re.compile(
    r"(?i)(?P<before>[£$€₹]|[A-Z]{3} ?)?(?:(?P<thousand>['’]?000s?|thousands?|k)"
    r"|(?P<million>millions?|mn|m)|(?P<billion>billions?|bn))(?P<behind> [a-z]+)?"
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_NUMBERS = ("value", "target", "growth", "change", "passed")
_LIST_MARK = re.compile(r"^(?:\d+[.、．]|[一二三四五六七八九十]+、|[—#*]+)?\s*")


def split_tables(lines: Sequence[Line], state: DocumentState) -> tuple[list[Candidate], list[Line]]:
    """The numbers of a document's tables, and the lines that are prose."""
    plan = state.plan
    about = state.about or (str(state.year) if state.year else None)
    found: list[Candidate] = []
    prose: list[Line] = []
    header: Header | None = None
    heads: list[str] = []
    for n, line in enumerate(lines):
        parts = [""] * line.empty + parts_of(line.words)
        above = [one.words for one in lines[max(0, n - 3) : n]]
        both = joined_heads(heads, parts) if heads and "\t" in line.words else None
        made = header_of(both, above[:-1], about, plan) if both else None
        if made or (made := header_of(parts, above, about, plan)):
            header, heads = made, both or parts
            continue
        heads = parts if "\t" in line.words else []
        row = None if header is None else _row(line, parts, header)
        if row is None:
            prose.append(line)
        else:
            found += row
    return found, prose


def _row(line: Line, parts: list[str], header: Header) -> list[Candidate] | None:
    """The numbers of a row in the order of its columns; None for a line that is no row of this
    table.
    """
    if len(line.words) > 120 or re.search(r"[。；]", line.words) or len(parts) < 2:
        return None
    aligned = _align(parts, header.columns)
    if aligned is None:
        return None
    name, unit, cells = aligned
    time = row_time(name, header.period)
    if time is None and not re.search(r"[^\W\d_]", name):
        return None
    name = re.sub(r"^其中：", "", name)
    named = UNIT_END.search(name)
    if named and not unit and is_unit(named[1]):
        unit, name = named[1], name[: named.start()]
    made: list[Candidate] = []
    at = max(0, line.words.find(name[:2]) + len(name) - 1) if time is None else len(name)
    ahead = any(one.holds == "target" for one in header.columns)
    for column, text in cells:
        at = line.words.find(text, at)
        number = _NUMBER.fullmatch(text)
        dated = re.fullmatch(r"(?:19|20)\d\d", text) and not (column.unit or unit or header.unit)
        if number is not None and at >= 0 and not dated:
            own = _LIST_MARK.sub("", name)
            factor, base = _scaled(column.unit or unit or header.unit)
            if time:
                own, column = column.name, replace(column, period=time[0], basis=time[1])
            elif column.name:
                own += column.name
            if column.holds == "growth" and ahead and not made:
                column = next(one for one in header.columns if one.holds == "target")
                column = Column("target", column.period, column.basis)
            made += _cell(line.start + at, number, column, own, base, factor, made)
        at = max(at, 0) + len(text)
    return made


def _align(
    parts: list[str], columns: list[Column]
) -> tuple[str, str, list[tuple[Column, str]]] | None:
    """A row's name, unit and (column, text) pairs."""
    numeric = [one for one in columns if one.holds in _NUMBERS]
    if len(parts) == len(columns) and columns[0].holds != "value":
        chosen = list(zip(columns, parts, strict=True))
        names = [part for column, part in chosen if column.holds == "name"] or [
            p for c, p in chosen if c.holds == "other" and not p.isdigit()
        ]
        unit = next((part for column, part in chosen if column.holds == "unit"), "")
        cells = [(c, p) for c, p in chosen if c.holds in _NUMBERS]
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
    if len(rest) > 1 and is_unit(rest[-1]) and any(one.holds == "unit" for one in columns):
        unit = rest.pop()
    name = ("" if re.search("[\u4e00-\u9fff]", "".join(rest)) else " ").join(rest)
    return (name, unit, list(zip(numeric, tail, strict=True))) if len(name) <= 40 else None


def _cell(
    start: int,
    number: re.Match[str],
    column: Column,
    name: str,
    base: str,
    factor: Decimal,
    made: list[Candidate],
) -> Iterator[Candidate]:
    value = Decimal(number["first"].replace(",", "")) * (
        -1 if number["minus"] not in (None, "+") else 1
    )
    upper = Decimal(number["second"]) if number["second"] else None
    if column.holds == "passed" or (column.holds == "change" and not number["per"]):
        return
    if column.holds in ("growth", "change") and any(one.role == "observation" for one in made):
        if (of := _grown(made, column)) is not None:
            made[of] = made[of].claiming(FigureClaim("growth", value))
        return
    said = (number["after"] or number["sign"] or "").translate(_PRINTED)
    qualifier = "range" if upper is not None else qualifier_of(_QUALIFIER.fullmatch(said))
    word = number["word"] or ""
    unit, scale = ("%", Decimal(1)) if number["per"] else (base or number["unit"] or "", factor)
    if word in ("[", "〔", "【") and column.holds == "value":
        column = replace(column, period=None)  # a sum over years that the table does not name
    if number["scale"]:
        scale = Decimal(10) ** exponent_of(number["scale"])
    op: str | None = comparison(qualifier, falls=False) if column.holds == "target" else None
    if column.holds in ("growth", "change"):
        name, unit, scale = name + "增速", "%", Decimal(1)
    elif word.startswith(("增", "年均")) and column.holds == "target":
        op = "growth"
    elif word.startswith(("下降", "降", "减")):
        op = "reduction" if column.holds == "target" else None
    ends = "per" if number["per"] else "second" if number["second"] else "first"
    before = (
        made[-1] if made and made[-1].role == "observation" and column.holds == "target" else None
    )
    role: FigureRole = "target" if column.holds == "target" else "observation"
    first = start + number.start("first")
    mention = Mention(first, start + number.end(ends), first, value, upper, unit, scale, qualifier)
    basis = column.basis if column.period else None
    baseline = (before.mention.value, before.period) if before else None
    yield Candidate(mention, role, name, op, column.period, "table", basis, baseline=baseline)


def _grown(made: Sequence[Candidate], column: Column) -> int | None:
    """Which of a row's levels a growth is of: that of the period its heading names, else the
    latest; None where the periods do not tell.
    """
    levels = [n for n, one in enumerate(made) if one.role == "observation"]
    if len(levels) == 1:
        return levels[0]
    dated = {n: read_period(made[n].period or "").end for n in levels if made[n].period}
    named = [n for n in dated if column.basis == "stated" and made[n].period == column.period]
    return (
        named[-1]
        if named
        else max(dated, key=lambda n: (dated[n], n))
        if len(dated) == len(levels)
        else None
    )


def _scaled(unit: str) -> tuple[Decimal, str]:
    """A unit's scale and base: 亿元 → 10⁸, 元; £m → 10⁶, £."""
    if english := _ENGLISH.fullmatch(unit):
        scale = next(exponent for words, exponent in _SCALES.items() if english[words])
        return Decimal(10) ** scale, (english["before"] or english["behind"] or "").strip()
    found = re.match(
        r"万亿|千亿|百亿|亿|千万|百万|万|千(?=[人公吨元个户])(?!公|克|瓦|米)|百(?=万)", unit
    )
    if found is None or found[0] == unit:
        return Decimal(1), unit.replace("％", "%")
    return Decimal(10) ** exponent_of(found[0]), unit[found.end() :]

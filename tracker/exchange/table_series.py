"""Whether the rows that are kept are one series of each indicator and area, and of which unit: rows
of several sexes, regions or units recorded as one would be a figure that nobody published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.exchange.table_header import tidy
from tracker.exchange.their_numbers import is_no_value
from tracker.model.import_map import ImportMap
from tracker.model.units import agreement, read_unit
from tracker.problems.problem import CannotRun, Refused, problem

_Row = Sequence[str]
_MOST_TOLD = 8
# columns of SDMX-CSV before the value that say nothing of which series it is
_NO_DIMENSION = re.compile(r"STRUCTURE\w*|ACTION|DATAFLOW|LAST[ _]UPDATE|TIME[ _]PERIOD", re.I)
# what tells one series of a plain table from another
_DIMENSION = re.compile(
    r"sex|gender|age([ _]?groups?)?|region|area|country|geography|geo[ _]?code|ref[ _]area|series"
    r"|indicator|measure|units?|unit[ _](of[ _])?measure|industry|sector|breakdown"
    r"|性别|年龄|年龄组|地区|区域|省份|城市|区县|行业|分组|口径|指标|指标名称|单位|计量单位",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]")
_MONEY = re.compile(r"[£€$¥]\s?(?:million|billion|thousand|mn|bn|m|k)\b", re.IGNORECASE)
_SAID_UNIT = re.compile(
    r"(?:单位|\bunits?)\s*[:：]\s*([^\s,，;；()（）]+(?: [a-z]+)?)", re.IGNORECASE
)


def check_one_series(
    form: str,
    header: _Row,
    rows: Sequence[_Row],
    asked: ImportMap,
    columns: Mapping[str, int],
    values: Sequence[int],
    where: Mapping[int, str],
) -> None:
    """Raises CannotRun (U250) where the rows are of several series, naming the column that tells
    them apart.
    """
    held = [
        row for row in rows if any(_cell(row, at) and not is_no_value(row[at]) for at in values)
    ]
    if asked.indicators and "indicator" in columns:
        held = [row for row in held if _cell(row, columns["indicator"]) in asked.indicators]
    for at in [n for n in range(len(header)) if form == "sdmx-csv" and header[n] == "ACTION"]:
        actions = {_cell(row, at) for row in held}
        if "D" in actions:  # to be deleted: what is no value any more
            raise _several("ACTION", sorted(actions))
    told = [columns[one] for one in ("indicator", "area", "frequency") if one in columns]
    said = [one for one in ("area", "unit") if getattr(asked, one) and one in columns]
    for at in [columns[one] for one in said]:
        _one_word(header, held, at, [one for one in told if one != at])
    free = set(range(len(header))) - {*columns.values(), *values, *where}
    if form == "sdmx-csv":
        dimensions = [
            n for n in free if n < values[0] and not _NO_DIMENSION.fullmatch(_name(header, n))
        ]
    else:
        dimensions = [n for n in free if _DIMENSION.fullmatch(_name(header, n))]
    for at in sorted(dimensions):
        _one_word(header, held, at, told)
    if asked.periods_across:
        _one_row(header, held, told, sorted(free))


def _one_word(header: _Row, rows: Sequence[_Row], at: int, told: Sequence[int]) -> None:
    """Raises CannotRun (U250) where the rows of one series have several words in a column."""
    words: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        words.setdefault(tuple(_cell(row, one) for one in told), set()).add(_cell(row, at))
    several = next((found for found in words.values() if len(found) > 1), None)
    if several:
        raise _several(_name(header, at), sorted(several))


def _one_row(header: _Row, rows: Sequence[_Row], told: Sequence[int], free: Sequence[int]) -> None:
    """Raises CannotRun (U250) where periods stand in the header and a series in several rows."""
    seen: dict[tuple[str, ...], _Row] = {}
    for row in rows:
        key = tuple(_cell(row, one) for one in told)
        other = seen.setdefault(key, row)
        if other is not row:
            for at in free:
                if _cell(row, at) != _cell(other, at):
                    raise _several(_name(header, at), [_cell(other, at), _cell(row, at)])


def _several(name: str, words: Sequence[str]) -> CannotRun:
    more = " …" if len(words) > _MOST_TOLD else ""
    said = ", ".join(one or "“”" for one in words[:_MOST_TOLD]) + more
    return CannotRun(2, problem("U250", name=name, words=said))


def check_unit(header: str, above: Sequence[_Row], unit: str) -> None:
    """Raises CannotRun (U251) where the head of a column, or a line above it such as 单位：万元,
    says another unit than the indicator's `unit`.
    """
    lines = [" ".join(row) for row in above]
    said = [found for line in (*lines, header) for found in _SAID_UNIT.findall(line)]
    said += _IN_BRACKETS.findall(header)
    said += _MONEY.findall(header) + [header.rpartition(mark)[2] for mark in ",/" if mark in header]
    for one in map(tidy, said):
        if _is_another(one, unit):
            raise CannotRun(2, problem("U251", text=one, unit=unit))


def _is_another(said: str, unit: str) -> bool:
    try:
        theirs, ours = read_unit(said), read_unit(unit)
    except Refused:
        return False
    if (theirs.scale, theirs.factor) != (ours.scale, ours.factor):
        return True
    return "%" in said and agreement(theirs, ours) is None


def _cell(row: _Row, at: int) -> str:
    return tidy(row[at]) if at < len(row) else ""


def _name(header: _Row, at: int) -> str:
    return tidy(header[at].partition(":")[0])

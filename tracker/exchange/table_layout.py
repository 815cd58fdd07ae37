"""How a table of others lies: which sheet, in which form (SDMX-CSV, Open SDG, our own), where its
header and its columns are; and whether it is certain what they say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.documents.tables import CellTable, Tables
from tracker.exchange import open_sdg, sdmx_csv
from tracker.exchange.table_header import column_of, columns_of, header_row_of, tidy, told
from tracker.exchange.table_series import check_one_series
from tracker.exchange.their_numbers import mark_in_doubt
from tracker.exchange.their_periods import in_doubt, read_their_period
from tracker.model.import_map import COLUMN_FIELDS, ImportMap
from tracker.problems.problem import CannotRun, Refused, problem

_OWN = ("indicator", "period", "value")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SO_FAR = re.compile(r"累计|\bcumulative\b|\byear[- ]to[- ]date\b|\bYTD\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table with its form, its header, the columns of fields, those that hold values, those
    whose cells must be empty, and what is to stand in others.
    """

    table: CellTable
    form: str
    header_row: int
    columns: Mapping[str, int]
    values: Sequence[int]
    empty: Sequence[int]
    where: Mapping[int, str]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns; none where no row is the header."""
        if self.header_row < 0:
            return ("",) * max(map(len, self.table.rows), default=0)
        return self.table.rows[self.header_row]


def layout_of(tables: Tables, asked: ImportMap, file: str) -> tuple[TableLayout, ImportMap]:
    """How the table lies that is asked for, and the mapping with the columns that its form names.

    Raises CannotRun(2) where it is not certain: U230 to U234, U239.
    """
    table = _table(tables, asked, file)
    form, asked, empty = _recognised(table, asked)
    layout = _columns(table, asked, empty, form, file)
    _certain(layout, tables, asked)
    return layout, asked


def _table(tables: Tables, asked: ImportMap, file: str) -> CellTable:
    """The sheet that is named, else the only one that holds something. Raises CannotRun (U232)."""
    shown = [one for one in tables.tables if one.visible and one.rows]
    if asked.sheet:
        shown = [one for one in tables.tables if one.name == asked.sheet]
    elif len(shown) > 1 and asked.columns:
        holding = [one for one in shown if _holds(one, asked)]
        shown = holding or shown
    if len(shown) == 1:
        return shown[0]
    choices = ", ".join(one.name for one in tables.tables if one.visible)
    raise CannotRun(2, problem("U232", name=asked.sheet, choices=choices, file=file))


def _holds(table: CellTable, asked: ImportMap) -> bool:
    try:
        header_row_of(table, _named(asked), asked.header_row, "")
    except CannotRun:
        return False
    return True


def _named(asked: ImportMap) -> list[str]:
    return [name for name in (*asked.columns.values(), *asked.where) if name]


def _recognised(table: CellTable, asked: ImportMap) -> tuple[str, ImportMap, list[int]]:
    """The form that the table shows, the mapping with its columns, and the columns that must be
    empty in a row; what is asked goes before what is recognised.
    """
    first = table.rows[asked.header_row - 1 if asked.header_row else 0] if table.rows else ()
    if columns := sdmx_csv.sdmx_columns(first):
        return "sdmx-csv", replace(asked, columns=columns | dict(asked.columns)), []
    columns, breakdowns = open_sdg.open_sdg_columns(first)
    if columns and "value" not in asked.columns and not asked.periods_across:
        return "open-sdg", replace(asked, columns=columns | dict(asked.columns)), breakdowns
    if set(_OWN) <= set(first) and not asked.columns:
        own = {field: field for field in COLUMN_FIELDS if field in first and field != "scale"}
        own.pop("frequency", None)
        return "own", replace(asked, columns=own), []
    return "table", asked, []


def _columns(
    table: CellTable, asked: ImportMap, empty: Sequence[int], form: str, file: str
) -> TableLayout:
    """Where everything stands. Raises CannotRun: U230 for what is not said, U231 for no such
    column.
    """
    header_row = header_row_of(table, _named(asked), asked.header_row, file)
    widest = max(table.rows, key=len, default=())
    header = table.rows[header_row] if header_row >= 0 else widest
    across = [n for n, cell in enumerate(header) if asked.periods_across and _is_period(cell)]
    if across:  # 2024 [p] and 2024* are of a period, too: what cannot be read is told
        across = [n for n, cell in enumerate(header) if n in across or _YEAR.search(cell)]
    missing = []
    if not asked.indicator and "indicator" not in asked.columns:
        missing.append("--indicator")
    if not asked.periods_across:
        missing += [f"--{one}-column" for one in ("period", "value") if one not in asked.columns]
    elif not across:
        missing.append("--header-row")
    if missing:
        raise CannotRun(
            2, problem("U230", names=", ".join(missing), columns=told(header), file=file)
        )
    columns = columns_of(header, asked.columns, file)
    where = {column_of(header, name, file): tidy(said) for name, said in asked.where.items()}
    taken = {*columns.values(), *where}
    values = [n for n in across if n not in taken] if asked.periods_across else [columns["value"]]
    return TableLayout(
        table, form, header_row, columns, values, [n for n in empty if n not in taken], where
    )


def _is_period(cell: str) -> bool:
    try:
        return bool(read_their_period(cell, (4, 1)))
    except Refused:
        return False


def _certain(layout: TableLayout, tables: Tables, asked: ImportMap) -> None:
    """Raises CannotRun where it is not certain what a column says: U233 its periods, U234 its
    numbers, U239 whether its values accumulate, U250 of which series they are.
    """
    header, body = layout.header, layout.table.rows[layout.header_row + 1 :]
    kept = [row for row in body if is_kept(layout, row)]
    if not asked.periods_across and not asked.period_format and not asked.frequency:
        at = layout.columns["period"]
        spelled = (row[at].strip() for row in kept if at < len(row) and row[at].strip())
        if "frequency" not in layout.columns and (doubt := in_doubt(spelled, header[at])):
            raise CannotRun(2, problem("U233", text=doubt, name=tidy(header[at])))
    texts = (row[at] for row in kept for at in layout.values if at < len(row))
    if not asked.decimal and (doubt := mark_in_doubt(texts, semicolons=tables.delimiter == ";")):
        raise CannotRun(2, problem("U234", text=doubt))
    said = [header[at] for at in layout.values] + list(asked.where.values())
    if asked.ytd is None and (doubt := next(filter(_SO_FAR.search, said), "")):
        raise CannotRun(2, problem("U239", text=tidy(doubt)))
    if layout.form != "own":
        check_one_series(
            layout.form, header, kept, asked, layout.columns, layout.values, layout.where
        )


def is_kept(layout: TableLayout, row: Sequence[str]) -> bool:
    """Whether a row is one of those asked for."""
    for at, said in layout.where.items():
        if at >= len(row) or tidy(row[at]) != said:
            return False
    return not any(at < len(row) and row[at].strip() for at in layout.empty)

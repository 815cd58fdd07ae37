"""Tables as a workbook: typed cells, and a sheet that says what the columns mean."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.exchange.tidy import CellValue, TidyTable, cell_text
from tracker.language import width_of
from tracker.model.layout import AUTHOR
from tracker.problems.problem import CannotRun, problem
from tracker.words.escape import one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_SHEET_ROWS = 1_048_576 - 1  # below the header
_MOST_DIGITS = 15  # significant ones that Excel keeps of a number
_LONGEST = 32_767  # characters that a cell holds
_WIDEST = 50
_MEASURED = 200  # rows by which the width of a column is chosen


def table_workbook(table: TidyTable, day: date) -> bytes:
    """The workbook's bytes, the same for the same table.

    A number with more digits than Excel keeps is a text. Raises CannotRun: U134 without xlsxwriter,
    U245 for more rows than a sheet has.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise CannotRun(
            2, problem("U134", name="xlsxwriter", format="xlsx", extra="xlsx")
        ) from error
    if len(table.rows) > MOST_SHEET_ROWS:
        raise CannotRun(
            2, problem("U245", rows=f"{len(table.rows):,}", most=f"{MOST_SHEET_ROWS:,}")
        )
    out = io.BytesIO()
    texts = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = Workbook(out, {"in_memory": True, **texts})
    created = datetime(day.year, day.month, day.day)
    book.set_properties({"created": created, "title": table.name, "author": AUTHOR})
    bold = book.add_format({"bold": True, "bottom": 1})
    _sheet(book, table, bold)
    _meanings(book, table, bold)
    book.close()
    return out.getvalue()


def _sheet(book: Workbook, table: TidyTable, bold: Any) -> None:
    sheet = book.add_worksheet(table.name)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    heads = [column.name for column in table.columns]
    _header(sheet, heads, bold, len(table.rows))
    for position, column in enumerate(table.columns):
        write = _writer(sheet, column.type, position, day)
        for number, row in enumerate(table.rows, 1):
            if row[position] is not None:
                write(number, row[position])
        shown = (width_of(cell_text(row[position])) for row in table.rows[:_MEASURED])
        width = max((len(column.name) + 3, *shown))  # the filter's button takes some
        sheet.set_column(position, position, min(width, _WIDEST) + 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _writer(
    sheet: Worksheet, kind: str, column: int, day: Any
) -> Callable[[int, CellValue], object]:
    """How the values of a column are written."""
    if kind == "date":
        return lambda row, value: sheet.write_datetime(row, column, value, day)
    if kind == "boolean":
        return lambda row, value: sheet.write_boolean(row, column, value)

    def text(row: int, value: CellValue) -> None:
        sheet.write_string(row, column, one_line(cell_text(value))[:_LONGEST])

    def number(row: int, value: CellValue) -> None:
        if isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > _MOST_DIGITS:
            text(row, value)
        else:
            sheet.write_number(row, column, value)

    return text if kind in ("text", "list") else number


def _meanings(book: Workbook, table: TidyTable, bold: Any) -> None:
    """What each column means, in both languages."""
    sheet = book.add_worksheet("columns")
    rows = [(one.name, one.type, one.zh, one.en) for one in table.columns]
    _header(sheet, ("column", "type", "含义", "meaning"), bold, len(rows))
    for number, row in enumerate(rows, 1):
        for position, text in enumerate(row):
            sheet.write_string(number, position, text)
    for position in range(4):
        width = max(width_of(row[position]) for row in rows)
        sheet.set_column(position, position, min(width, 2 * _WIDEST) + 2)


def _header(sheet: Worksheet, heads: Sequence[str], bold: Any, rows: int) -> None:
    """A frozen, filtered header."""
    for position, head in enumerate(heads):
        sheet.write_string(0, position, head, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows, 1), len(heads) - 1)

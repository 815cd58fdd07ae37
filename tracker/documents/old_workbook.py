"""Old Excel workbooks (.xls), by xlrd, which knows the formats of their cells: as a person sees
them.
"""

from __future__ import annotations

from collections import Counter
from datetime import time
from decimal import Decimal
from typing import Any

from tracker.documents.number_formats import scaled_format
from tracker.documents.workbook import WorkbookSheet
from tracker.documents.workbook_cells import figure, shown_as
from tracker.problems.problem import Refused

_MOST_CELLS = 4_000_000


def xls_sheets(content: bytes) -> tuple[list[WorkbookSheet], Counter[str]]:
    """The sheets in order, and how many cells are there of a `percent` format.

    Raises Refused: D103 encrypted, D104 broken, D107 too large.
    """
    import xlrd

    counts: Counter[str] = Counter()
    try:
        with open_quietly(content) as book:
            sheets = []
            for sheet in book.sheets():
                if sheet.nrows * sheet.ncols > _MOST_CELLS:
                    raise Refused("D107", most=f"{_MOST_CELLS:,}")
                rows = [
                    [_said(sheet.cell(row, column), book, counts) for column in range(sheet.ncols)]
                    for row in range(sheet.nrows)
                ]
                sheets.append(WorkbookSheet(sheet.name, rows, sheet.visibility == 0))
    except (Refused, MemoryError, ModuleNotFoundError):
        raise
    except xlrd.XLRDError as error:
        raise Refused("D103" if "encrypted" in str(error) else "D104", words="XLS") from None
    except Exception as error:  # a broken file fails in many ways
        raise Refused("D104", words=type(error).__name__) from None
    return sheets, counts


def open_quietly(content: bytes) -> Any:
    """The workbook with its formats; what xlrd has to say of it goes nowhere."""
    import io

    import xlrd

    return xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())


def _said(cell: Any, book: Any, counts: Counter[str]) -> str:
    """A cell as text, by its format."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return ""
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    special = shown_as(code)
    if special == "percent":
        counts["percent"] += 1
        return figure(Decimal(repr(cell.value)) * 100) + "%"
    if cell.ctype == xlrd.XL_CELL_NUMBER and (how := scaled_format(code)):
        value = Decimal(repr(cell.value))
        return how.shown(value, figure(value.scaleb(-how.power)), marked=True)
    if cell.ctype == xlrd.XL_CELL_DATE or special:
        moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        if special:
            return f"{moment:%Y-%m}" if special == "month" else f"{moment:%Y}"
        return str(moment.date() if moment.time() == time() else moment)
    return figure(Decimal(repr(cell.value)))

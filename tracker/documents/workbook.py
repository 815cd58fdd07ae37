"""Excel: each visible sheet a page, each row a line, by python-calamine, from cells that are
spelled out first (workbook_cells).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from tracker.documents.document import Document
from tracker.documents.lines import row_of
from tracker.documents.package import read_parts
from tracker.documents.workbook_cells import (
    EPOCH,
    Spelling,
    figure,
    special_styles,
    with_raised_digits,
)
from tracker.problems.problem import Refused


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet: its cells as texts, row by row; a row stands in the place of its number."""

    name: str
    rows: list[list[str]]
    visible: bool = True


def read_xlsx(name: str, content: bytes) -> Document:
    """The sheets in order, those hidden left out; a row stands in the line of its number."""
    shown = [sheet for sheet in xlsx_sheets(content)[0] if sheet.visible]
    texts = ["".join(f"{row_of(cells)}\n" for cells in sheet.rows) for sheet in shown]
    texts = [text.rstrip("\n") + "\n" for text in texts]
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    return Document(name, "".join(texts), pages=tuple(starts))


def xlsx_sheets(
    content: bytes, *, formulas: bool = False
) -> tuple[list[WorkbookSheet], Counter[str]]:
    """The sheets in order, and how many cells are there of a `percent` format and as results of a
    `formula`, and how many rows are `hidden`; with `formulas` one whose result was not saved holds
    the formula's text, and one of an error its mark.
    """
    import python_calamine

    parts = read_parts(content, only=(".xml", ".rels"))
    special = special_styles(parts.get("xl/styles.xml", b"").decode("utf-8", "replace"))
    later = b'date1904="1"' in parts.get("xl/workbook.xml", b"")
    spelling = Spelling(special, date(1904, 1, 1) if later else EPOCH, formulas)
    spelled = BytesIO()
    with ZipFile(spelled, "w") as package:
        for part, xml in parts.items():
            if part.startswith("xl/worksheets/"):
                xml = spelling.spell(with_raised_digits(xml))
            elif part == "xl/sharedStrings.xml":
                xml = with_raised_digits(xml)
            package.writestr(part, xml)
    spelled.seek(0)
    try:
        with python_calamine.load_workbook(spelled) as book:
            visible = python_calamine.SheetVisibleEnum.Visible
            work = python_calamine.SheetTypeEnum.WorkSheet
            sheets = []
            for one in book.sheets_metadata:
                if one.typ == work:
                    cells = book.get_sheet_by_name(one.name).to_python(skip_empty_area=False)
                    rows = [[_said(cell) for cell in row] for row in cells]
                    sheets.append(WorkbookSheet(one.name, rows, one.visible == visible))
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust library is no Exception
        raise Refused("D104", words=type(error).__name__) from None
    return sheets, spelling.counts


def _said(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2024-12-31."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return figure(Decimal(repr(value)))
        case datetime() if value.time() == time():
            return str(value.date())
        case _:
            return str(value)

"""A file of rows and columns → its tables: the sheets of a workbook, or the rows of a CSV file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePosixPath
from typing import Literal

from tracker.documents.encoding import decode_document
from tracker.documents.kind import ENCRYPTED, OLE, document_kind
from tracker.problems.problem import Refused

TableKind = Literal["csv", "xlsx", "xls", "ods"]
DELIMITERS = ",\t;；|"
_LOOKED_AT = 50  # lines in which the delimiter is looked for


@dataclass(frozen=True, slots=True)
class CellTable:
    """A table: its cells as texts, row by row from row 1; `name` is the sheet's, empty for CSV."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a file, and how it was read.

    `delimiter` and `encoding` of a CSV file; of a workbook how many cells were taken as their
    `percent` format shows them, how many are results of formulas, as saved, and how many rows are
    hidden.
    """

    kind: TableKind
    tables: tuple[CellTable, ...]
    delimiter: str = ""
    encoding: str = ""
    percent: int = 0
    formulas: int = 0
    hidden: int = 0


def table_kind(name: str, content: bytes) -> TableKind:
    """What a file is. Raises Refused: D106 for nothing, D101 for what has no rows and columns."""
    if not content:
        raise Refused("D106")
    if content.startswith(OLE) and ENCRYPTED not in content:
        return "xls"
    kind = document_kind(name, content)
    if kind == "text" and PurePosixPath(name.lower()).suffix in (".txt", "", ".dat"):
        return "csv"
    if kind == "csv" or kind == "xlsx" or kind == "ods":
        return kind
    raise Refused("D101")


def read_tables(name: str, content: bytes) -> Tables:
    """The tables of a file. Raises Refused with a D code where it cannot be read whole."""
    kind = table_kind(name, content)
    if kind == "csv":
        return _csv(content)
    try:
        if kind == "ods":
            from tracker.documents.ods import ods_sheets

            found = ods_sheets(content)
            tables = [
                CellTable(sheet, tuple(tuple(line.split("\t")) for line in lines))
                for sheet, lines in found
            ]
            return Tables(
                kind,
                tuple(tables),
                percent=sum(line.count("%") for _, lines in found for line in lines),
            )
        if kind == "xls":
            from tracker.documents.old_workbook import xls_sheets

            sheets, counts = xls_sheets(content)
        else:
            from tracker.documents.workbook import xlsx_sheets

            sheets, counts = xlsx_sheets(content, formulas=True)
    except ModuleNotFoundError as missing:
        raise Refused("D108", library=missing.name or "") from None
    tables = [CellTable(one.name, tuple(map(tuple, one.rows)), one.visible) for one in sheets]
    return Tables(
        kind,
        tuple(tables),
        percent=counts["percent"],
        formulas=counts["formula"],
        hidden=counts["hidden"],
    )


def _csv(content: bytes) -> Tables:
    text, encoding = decode_document(content)
    if not text or text.isspace():
        raise Refused("D106")
    first = "".join(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    delimiter = max(DELIMITERS, key=first.count)
    try:
        read = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows = tuple(map(tuple, read))
    except csv.Error as error:
        raise Refused("D104", words=f"CSV, {error}") from None
    return Tables("csv", (CellTable("", rows),), delimiter, encoding)

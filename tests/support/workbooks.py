"""Workbooks for tests: cells with formats, and a form that somebody filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

Cell = object


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]], **formats: str) -> bytes:
    """A workbook of these rows; `A=…` gives the cells of a column a number format. A text that
    begins with = is a formula, whose result was saved as 0.
    """
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    styles = {letter: book.add_format({"num_format": code}) for letter, code in formats.items()}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for n, row in enumerate(rows):
            for m, cell in enumerate(row):
                style = styles.get(chr(65 + m))
                if isinstance(cell, date):
                    sheet.write_datetime(n, m, cell, style)
                elif cell is not None:
                    sheet.write(n, m, cell, style)
    book.close()
    return out.getvalue()


def filled(form: bytes, cells: Mapping[tuple[int, str], str]) -> bytes:
    """A form with texts typed into cells of its sheets, which are counted from 1."""
    out = BytesIO()
    with ZipFile(BytesIO(form)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for (sheet, cell), text in cells.items():
                if name == f"xl/worksheets/sheet{sheet}.xml":
                    typed = rf'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
                    pattern = rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)'
                    xml, found = re.subn(pattern, typed, part.decode(), count=1)
                    assert found, cell
                    part = xml.encode()
            new.writestr(name, part)
    return out.getvalue()


def rewritten(book: bytes, old: str, new: str) -> bytes:
    """A workbook with other XML in the place of some of its own."""
    out, found = BytesIO(), 0
    with ZipFile(BytesIO(book)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name).decode()
            found += part.count(old)
            after.writestr(name, part.replace(old, new))
    assert found == 1, found
    return out.getvalue()

"""Excel: each visible sheet a page, each row a line, by python-calamine.

calamine knows no number formats: 28% would come as 0.28. So the cells of a percent format are
spelled out in the XML before it reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal, InvalidOperation
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from tracker.documents.document import Document
from tracker.documents.lines import row_of
from tracker.documents.package import read_parts
from tracker.problems.problem import Refused

_MOST_DIGITS = 308  # digits before or behind the point of a number
_MOST_CELLS = 4_000_000  # of the rectangle round all that is written in a sheet
_TOKEN = re.compile(rb"<(/?)(?:\w+:)?(row|c|v|is)(?=[\s/>])([^<>]{0,2000})>")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")
_TYPE = re.compile(rb"\bt=[\"'](\w+)[\"']")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^<>]*?>")
_CELL_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(r"<(?:\w+:)?xf\s[^<>]*?>")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PERCENT = {9, 10}  # built in: 0% and 0.00%


def read_xlsx(name: str, content: bytes) -> Document:
    """The sheets in order, those hidden left out; a row stands in the line of its number."""
    import python_calamine

    parts = read_parts(content, only=(".xml", ".rels"))
    percent = _percent_styles(parts.get("xl/styles.xml", b"").decode("utf-8", "replace"))
    spelled = BytesIO()
    with ZipFile(spelled, "w") as package:
        for part, xml in parts.items():
            package.writestr(
                part, _spell(xml, percent) if part.startswith("xl/worksheets/") else xml
            )
    spelled.seek(0)
    try:
        with python_calamine.load_workbook(spelled) as book:
            visible = python_calamine.SheetVisibleEnum.Visible
            work = python_calamine.SheetTypeEnum.WorkSheet
            shown = [
                sheet.name
                for sheet in book.sheets_metadata
                if (sheet.visible, sheet.typ) == (visible, work)
            ]
            sheets = [
                book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in shown
            ]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust library is no Exception
        raise Refused("D104", words=type(error).__name__) from None
    texts = ["".join(f"{row_of(map(_said, cells))}\n" for cells in sheet) for sheet in sheets]
    texts = [text.rstrip("\n") + "\n" for text in texts]
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    return Document(name, "".join(texts), pages=tuple(starts))


def _percent_styles(styles: str) -> frozenset[int]:
    """Numbers of the cell formats that show a figure times 100 with a percent sign."""
    percent = set(_PERCENT)
    for declared in _FORMAT.findall(styles):
        if "%" in _LITERAL.sub("", _attribute(declared, "formatCode")):
            percent.add(int(_attribute(declared, "numFmtId")[:9] or -1))
    listed = _CELL_FORMATS.search(styles)
    formats = _CELL_FORMAT.findall(listed[1]) if listed else []
    return frozenset(
        i for i, one in enumerate(formats) if int(_attribute(one, "numFmtId")[:9] or 0) in percent
    )


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    value = unescape(found[1] or found[2] or "") if found else ""
    return value if name == "formatCode" or (value.isascii() and value.isdecimal()) else ""


def _spell(xml: bytes, percent: frozenset[int]) -> bytes:
    """A sheet whose cells of a percent format hold text.

    Raises Refused (D107) for one too large to be held.
    """
    return b"".join(_spelled(xml, percent))


def _spelled(xml: bytes, percent: frozenset[int]) -> Iterator[bytes]:
    done = line = column = value = last = widest = 0
    cell: re.Match[bytes] | None = None
    for token in _TOKEN.finditer(xml):
        closing, tag, attributes = token.groups()
        if tag == b"row" and not closing:
            place = _REFERENCE.search(attributes)
            line, column = (int(place[2]) if place else line + 1), 0
        elif tag == b"c":
            cell = None if closing or attributes.endswith(b"/") else token
            if not closing:
                place = _REFERENCE.search(attributes)
                line, column = (int(place[2]), _column(place[1])) if place else (line, column + 1)
        elif cell is not None and not closing:
            value = token.end()
            last, widest = max(last, line), max(widest, column)
        elif cell is not None and tag == b"v":
            style, kind = _STYLE.search(cell[3]), _TYPE.search(cell[3])
            if style and int(style[1]) in percent and (kind is None or kind[1] == b"n"):
                opening = _TYPE.sub(b"", cell[0][:-1]) + b' t="str">'
                yield xml[done : cell.start()] + opening
                yield xml[cell.end() : value] + _times_100(xml[value : token.start()])
                done = token.start()
    if last * widest > _MOST_CELLS:
        raise Refused("D107", most=f"{_MOST_CELLS:,}")
    yield xml[done:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _times_100(value: bytes) -> bytes:
    try:
        figure = Decimal(value.decode("ascii"))
    except (InvalidOperation, UnicodeDecodeError):
        return value
    if (
        not figure.is_finite() or abs(figure.adjusted()) > _MOST_DIGITS
    ):  # no office program holds it
        return value
    return _figure(figure * 100).encode() + b"%"


def _figure(value: Decimal) -> str:
    """A number as Excel shows it at most: 15 digits, no exponent, no zeros at the end."""
    figure = format(Decimal(format(value, ".15g")), "f")
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _said(value: object) -> str:
    """A cell as text: whole numbers without a point, days as 2024-12-31."""
    match value:
        case bool():
            return str(value).upper()
        case int() | float():
            return _figure(Decimal(repr(value)))
        case datetime() if value.time() == time():
            return str(value.date())
        case _:
            return str(value)

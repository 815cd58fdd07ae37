"""OpenDocument spreadsheets: each sheet a page, each row a line, by the values that are kept beside
what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse

from tracker.documents.document import Document
from tracker.documents.lines import WIDEST_ROW, join_pieces, row_of
from tracker.documents.package import read_parts
from tracker.problems.problem import Refused

_MOST_DIGITS = 308  # digits before or behind the point of a number
_MOST_CELLS = 4_000_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_ods(name: str, content: bytes) -> Document:
    """The sheets in order, filtered rows left out; a row stands in the line of its number."""
    texts = ["".join(f"{line}\n" for line in lines) for _, lines in ods_sheets(content)]
    texts = [text.rstrip("\n") + "\n" for text in texts]
    starts = [sum(map(len, texts[:number])) for number in range(len(texts))]
    return Document(name, "".join(texts), pages=tuple(starts))


def ods_sheets(content: bytes) -> list[tuple[str, list[str]]]:
    """The name and the lines of each sheet in order; cells are parted by tabs.

    Raises Refused: D103, D104, D107.
    """
    parts = read_parts(content, only=("content.xml", "manifest.xml"))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused("D103")
    found = []
    try:
        for _, element in iterparse(BytesIO(parts.get("content.xml", b"")), events=("end",)):
            if element.tag == f"{_TABLE}table":
                found.append((element.get(f"{_TABLE}name", ""), list(_lines(element))))
                element.clear()
    except (ParseError, RecursionError) as error:
        raise Refused("D104", words=type(error).__name__) from None
    return found


def _lines(table: Element) -> Iterator[str]:
    """The rows, a repeated one as often; empty ones keep their lines only before others."""
    empty = left = 0
    for element in table.iter(f"{_TABLE}table-row"):
        line = row_of(_cells(element))
        times = _repeated(element, "rows")
        if not line:
            empty += times
            continue
        left += empty + times * (line.count("\t") + 1)
        if left > _MOST_CELLS:
            raise Refused("D107", most=f"{_MOST_CELLS:,}")
        yield from ("" for _ in range(empty))
        yield from (line for _ in range(times))
        empty = 0


def _cells(line: Element) -> list[str]:
    """The cells of a row, a repeated one as often."""
    cells: list[str] = []
    for element in line:
        if element.tag in _CELLS and len(cells) < WIDEST_ROW:
            cells += [_said(element)] * min(_repeated(element, "columns"), WIDEST_ROW - len(cells))
    return cells


def _repeated(element: Element, what: str) -> int:
    value = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 8 else 1


def _said(cell: Element) -> str:
    kind, value = cell.get(f"{_OFFICE}value-type", ""), cell.get(f"{_OFFICE}value", "")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
    if kind in ("float", "currency", "percentage"):
        try:
            said = Decimal(value)
        except InvalidOperation:
            return value
        if (
            not said.is_finite() or abs(said.adjusted()) > _MOST_DIGITS
        ):  # no office program holds it
            return value
        figure = Decimal(format(said, ".15g")) * (100 if kind == "percentage" else 1)
        plain = format(figure, "f")
        plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
        return f"{plain}%" if kind == "percentage" else plain
    return join_pieces("".join(_words(paragraph)) for paragraph in cell.findall(f"{_TEXT}p"))


def _words(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph, with the spaces that OpenDocument writes as elements."""
    yield paragraph.text or ""
    for child in paragraph:
        yield (
            " "
            if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
            else "".join(_words(child))
        )
        yield child.tail or ""

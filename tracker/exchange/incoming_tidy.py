"""Observations as `tracker export` writes them, taken back: a row is a request.

The table itself is no file of the record: it says more than the record does (both names, interval
ends, what each value counts for), and the record refuses columns that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tracker.documents.tables import CellTable, Tables
from tracker.exchange.table_header import letter
from tracker.model.import_map import ImportMap
from tracker.model.incoming import Incoming, IncomingRow
from tracker.model.numbers import in_unit, read_number
from tracker.model.quantity import Quantity
from tracker.model.request import Request
from tracker.model.units import read_unit
from tracker.problems.problem import Refused
from tracker.words.escape import uncelled

_SAME = (
    "indicator", "period", "area", "published", "publisher", "title", "url", "tier", "revises",
    "reason", "locator", "note",
)  # fmt: skip
_NEEDED = {
    "observation", *_SAME, "value", "value_high", "step", "qualifier", "value_text", "unit",
    "status", "ytd",
}  # fmt: skip
_FIELDS = ("exact", "range", "none")  # qualifiers that are no field of a record
_SCALES = {"万": 4, "亿": 8, "万亿": 12}


def tidy_table(tables: Tables) -> CellTable | None:
    """The table of exported observations in a file, known by the columns that are needed; None
    where there is none.
    """
    return next((one for one in tables.tables if one.rows and {*one.rows[0]} >= _NEEDED), None)


def read_tidy(table: CellTable, file: str, asked: ImportMap) -> Incoming:
    """The rows of such a table, each with its own publication; what is exported needs no
    mapping.
    """
    names = table.rows[0]
    rows = (
        dict(zip(names, (*cells, *[""] * len(names)), strict=False)) for cells in table.rows[1:]
    )
    column = list(names).index("value")
    found = tuple(
        IncomingRow(f"{letter(column)}{line}", row["period"], request_of_row(row))
        for line, row in enumerate(rows, 2)
        if any(row.values())
    )
    return Incoming(file, "tidy", table.name, 1, asked, found)


def request_of_row(row: Mapping[str, str]) -> Request:
    """What a row of exported observations asks to be recorded, so that it is read as the same
    value with the same precision: as it was written where that says all, else anew.
    """
    row = {name: uncelled(text) for name, text in row.items()}
    said: dict[str, Any] = {name: row[name] for name in _SAME}
    status = "" if row["status"] == "final" else row["status"]
    if row["status"] == "withdrawn":
        return Request(**said, status=status)
    value, qualifier = _spelled(row), row["qualifier"]
    own = _own_qualifier(value)
    return Request(
        **said,
        value=value,
        unit=row["unit"] if own else "",
        qualifier="" if qualifier in (*_FIELDS, own) else qualifier,
        status=status,
        ytd=row["ytd"].lower() == "true",
    )


def _own_qualifier(value: str) -> str:
    """The qualifier that a value itself states; empty for what is no number, as 建成."""
    try:
        return read_number(value).quantity.qualifier
    except Refused:
        return ""


def _spelled(row: Mapping[str, str]) -> str:
    """The value as it is to be written."""
    text, unit = row["value_text"], row["unit"]
    try:
        sign = read_number(text).sign
    except Refused:
        return text  # whether something is done
    value, step = Decimal(row["value"]), Decimal(row["step"])
    upper = Decimal(row["value_high"]) if row["qualifier"] == "range" else None
    plus = "+" if sign and value > 0 else ""
    for candidate in (text, *(f"{plus}{one}" for one in _candidates(value, step, upper, unit))):
        meant = _meant(candidate, unit)
        if meant and (meant.value, meant.step, meant.upper) == (value, step, upper):
            return candidate
    return f"{plus}{format(value, 'f')}"


def _candidates(value: Decimal, step: Decimal, upper: Decimal | None, unit: str) -> Iterator[str]:
    """A value to a written precision: plain, else with the scale that lets its last digit be
    seen.
    """
    ends = [value] if upper is None else [value, upper]
    yield "..".join(_to_step(end, step) for end in ends)
    factor = read_unit(unit).factor if unit else Decimal(1)
    for scale, power in _SCALES.items():
        by = factor.scaleb(-power)
        yield "..".join(f"{_to_step(end * by, step * by)}{scale}" for end in ends)


def _to_step(value: Decimal, step: Decimal) -> str:
    """With as many digits behind the point as the step has."""
    return format(value.quantize(step.normalize()) if step < 1 else value, "f")


def _meant(candidate: str, unit: str) -> Quantity | None:
    """What a value is read as beside its unit; None where it is refused."""
    try:
        written = read_number(candidate)
        if not unit:
            return written.quantity
        return in_unit(written, unit, unit, change=written.sign == "word")[0]
    except Refused:
        return None

"""The form of `form.py`, filled in → what is asked to be recorded, a row for each value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from tracker.documents.tables import CellTable, Tables
from tracker.exchange.form import ASKED_FIELDS, FIRST_ROW, FORM, FORM_STATUSES, MARKS
from tracker.exchange.table_header import column_number, tidy
from tracker.exchange.their_numbers import is_no_value
from tracker.exchange.their_periods import read_their_period
from tracker.language import LANGUAGES
from tracker.model.bilingual import words_of
from tracker.model.import_map import ImportMap
from tracker.model.incoming import Incoming, IncomingRow
from tracker.model.names import Names
from tracker.model.periods import CALENDAR
from tracker.model.request import Request
from tracker.problems.problem import CannotRun, Problem, Refused, problem, problem_of
from tracker.words.terms import word

_REFERENCE = re.compile(r"([A-Z]{1,2})([0-9]{1,5})?")
_STATUSES = {word(f"state.{one}", language): one for one in FORM_STATUSES for language in LANGUAGES}


def is_form(tables: Tables) -> bool:
    """Whether a workbook is a form of ours, of whatever version."""
    marks = _marks(tables)
    return marks is not None and bool(marks.rows) and marks.rows[0][0].startswith("tracker/form/")


def read_form(tables: Tables, file: str, asked: ImportMap, names: Names) -> Incoming:
    """The rows that are filled in; those that are not say that there is no value.

    Raises CannotRun(2): D119 for another version of the form, or one whose marks are gone.
    """
    marks, sheets = _marks(tables), [one for one in tables.tables if one.name != MARKS]
    if marks is None or marks.rows[0][0] != FORM or len(sheets) < 2:
        raise CannotRun(2, problem("D119", cell=MARKS, text=marks.rows[0][0] if marks else ""))
    said = [row for row in marks.rows[1:] if len(row) > 2]
    source = dict(asked.publication)
    for part, field, reference, *_ in said:
        if part == "source" and (text := _cell(sheets[0], reference)):
            source[field] = text
    columns = {field: ref for part, field, ref, *_ in said if part == "rows"}
    for row in said:
        if not _REFERENCE.fullmatch(row[2]):
            raise CannotRun(2, problem("D119", cell=MARKS, text=row[2]))
    rows = [
        _row(sheets[1], number, columns, source, names)
        for number in range(FIRST_ROW, len(sheets[1].rows) + 1)
        if any(cell.strip() for cell in sheets[1].rows[number - 1])
    ]
    return Incoming(file, "form", sheets[1].name, FIRST_ROW - 1, asked, tuple(rows))


def _marks(tables: Tables) -> CellTable | None:
    return next((one for one in tables.tables if one.name == MARKS), None)


def _cell(sheet: CellTable, reference: str) -> str:
    found = _REFERENCE.fullmatch(reference)
    if found is None or not found[2]:
        return ""
    return _at(sheet, found[1], int(found[2]))


def _at(sheet: CellTable, letters: str, number: int) -> str:
    column = column_number(letters)
    row = sheet.rows[number - 1] if number <= len(sheet.rows) else ()
    return tidy(row[column]) if column < len(row) else ""


def _row(
    sheet: CellTable,
    number: int,
    columns: Mapping[str, str],
    source: Mapping[str, str],
    names: Names,
) -> IncomingRow:
    """One row, with the checks of what must not be changed."""
    told = {field: _at(sheet, letters, number) for field, letters in columns.items()}
    cell = f"{columns.get('value', '')}{number}"
    period = told.get("period") or told.get("due_period", "")
    own = {key: told.get(key, "") for key in ("title", "publisher", "published", "url")}
    status = told.get("status", "")
    request = Request(
        indicator=told.get("indicator", ""),
        value=told.get("value", ""),
        period=period,
        area=told.get("area", ""),
        status=_STATUSES.get(status, status).replace("final", ""),
        locator=told.get("locator", ""),
        note=told.get("note", ""),
        **{key: own[key] or source.get(key, "") for key in own},  # type: ignore[arg-type]
    )
    filled = any(told.get(key) for key in ASKED_FIELDS if key not in ("value", "note"))
    if is_no_value(request.value):
        bad = problem("U201", names=f"{cell}") if filled else None
        return IncomingRow(cell, period, request, "unreadable" if bad else "none", bad)
    if changed := _changed(told, columns, number, names):
        return IncomingRow(cell, period, request, "unreadable", changed)
    indicator = names.indicator(request.indicator)
    try:
        starts = (indicator.starts if indicator else None) or CALENDAR
        request = replace(request, period=read_their_period(period, starts) if period else "")
    except Refused as refused:
        return IncomingRow(cell, period, request, "unreadable", problem_of(refused))
    if request.missing:
        names_of = ", ".join(f"{columns.get(one, one)}{number}" for one in request.missing)
        return IncomingRow(cell, period, request, "unreadable", problem("U201", names=names_of))
    return IncomingRow(cell, period, request)


def _changed(
    told: Mapping[str, str], columns: Mapping[str, str], number: int, names: Names
) -> Problem | None:
    """D119 for a cell of what is told that says something else than the project."""
    indicator = names.indicators.get(told.get("indicator", ""))
    if indicator is None:
        cell = f"{columns.get('indicator', '')}{number}"
        return problem("D119", cell=cell, text=told.get("indicator", ""))
    if told.get("unit", "") not in ("", *words_of(indicator.unit)):
        return problem("D119", cell=f"{columns['unit']}{number}", text=told["unit"])
    return None

"""A table of others → what is asked to be recorded, a row for each value: by a mapping, or by a
form that the table itself shows (SDMX-CSV, Open SDG, our own).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracker.documents.number_formats import DIVIDED
from tracker.documents.tables import Tables
from tracker.exchange import open_sdg, sdmx_csv
from tracker.exchange.table_header import letter, tidy
from tracker.exchange.table_layout import TableLayout, is_kept, layout_of
from tracker.exchange.table_series import check_unit
from tracker.exchange.their_numbers import as_written, is_no_value, is_number
from tracker.exchange.their_periods import read_their_period
from tracker.model.import_map import ImportMap
from tracker.model.incoming import Incoming, IncomingRow, IncomingState, Noted
from tracker.model.names import Names
from tracker.model.numbers import read_number
from tracker.model.periods import CALENDAR, read_period
from tracker.model.request import Request
from tracker.model.target import Indicator
from tracker.model.units import agreement, read_unit
from tracker.problems.problem import CannotRun, Problem, Refused, problem, problem_of

_TEXTS = (
    "qualifier", "note", "locator", "revises", "reason", "title", "publisher", "published", "url",
    "tier",
)  # fmt: skip
_MARK = re.compile(r"\W*[A-Za-z\u1d2c-\u1d6a\u2071\u207f]\W*")  # of a footnote or a status
_TELLING = 2_000


def read_incoming(
    tables: Tables,
    file: str,
    asked: ImportMap,
    names: Names,
    told_of: Callable[[int, int], None] = lambda row, rows: None,
) -> Incoming:
    """What a file holds, each row readable or with its problem; whether it is new is not asked.

    Raises CannotRun(2) where it is not certain how the file is to be read: U230 to U235,
    U239, U250, U251.
    `told_of` hears now and then which row of how many was read.
    """
    layout, asked = layout_of(tables, asked, file)
    noted: Counter[Noted] = Counter()
    rows = tuple(_Rows(layout, asked, names, noted).all(told_of))
    percents = sum("%" in one.request.value for one in rows)
    noted["percent"] = percents if tables.percent else 0
    noted["formula"], noted["hidden"] = tables.formulas, tables.hidden
    return Incoming(
        file,
        layout.form,
        layout.table.name,
        layout.header_row + 1,
        asked,
        rows,
        +noted,
        tables.encoding,
        tables.delimiter,
    )


class _Rows:
    """The rows of a table, read one by one."""

    def __init__(
        self, layout: TableLayout, asked: ImportMap, names: Names, noted: Counter[Noted]
    ) -> None:
        self.layout, self.asked, self.form = layout, asked, layout.form
        self.names, self.noted = names, noted
        self.indicator = names.indicator(asked.indicator) if asked.indicator else None
        self._units: dict[tuple[str, str], str] = {}
        self._agreed: set[str] = set()
        self._strange: dict[str, set[str]] = {}
        self._periods: dict[tuple[str, object, str], str | Refused] = {}

    def all(self, told_of: Callable[[int, int], None]) -> Iterator[IncomingRow]:
        """Those that hold a value, or say that there is none. Raises CannotRun (U235)."""
        rows = self.layout.table.rows
        kept: list[IncomingRow] = []
        for number in range(self.layout.header_row + 1, len(rows)):
            if number % _TELLING == 0:
                told_of(number, len(rows))
            row = rows[number]
            if not any(row):
                continue
            if not is_kept(self.layout, row):
                self.noted["other"] += 1
                continue
            kept += self._of_row(number, row)
        for field, words in self._strange.items():
            said = ", ".join(sorted(words)[:20])
            raise CannotRun(2, problem("U235", field=field, words=said))
        return iter(kept)

    def _of_row(self, number: int, row: Sequence[str]) -> Iterator[IncomingRow]:
        def cell(field: str) -> str:
            at = self.layout.columns.get(field)
            text = tidy(row[at]) if at is not None and at < len(row) else ""
            return sdmx_csv.code_of(text) if self.form == "sdmx-csv" else text

        word = cell("indicator")
        if self.asked.indicators:
            if word not in self.asked.indicators:
                self.noted["other"] += 1
                return
            word = self.asked.indicators[word]
        word = self.asked.indicator or word
        indicator = self.indicator or self.names.indicator(word)
        if not any(tidy(row[at]) for at in self.layout.values if at < len(row)) and (
            self.asked.periods_across
        ):
            self.noted["text"] += 1
            return
        for at in self.layout.values:
            period = self.layout.header[at] if self.asked.periods_across else cell("period")
            value = tidy(row[at]) if at < len(row) else ""
            place = f"{letter(at)}{number + 1}"
            found = self._value(cell, indicator, word, " ".join(period.split()), value, place)
            if found is None:
                self.noted["text"] += 1
            else:
                yield found

    def _value(
        self,
        cell: Callable[[str], str],
        indicator: Indicator | None,
        word: str,
        written: str,
        value: str,
        place: str,
    ) -> IncomingRow | None:
        """One value; None for words between the values: a title, a heading, a note."""
        asked, columns = self.asked, self.layout.columns
        said: dict[str, Any] = {one: cell(one) for one in _TEXTS if one in columns}
        said |= {"indicator": word, "value": value, "period": written}
        said |= {"area": asked.area, "unit": asked.unit}
        said["ytd"] = bool(asked.ytd) or cell("ytd").lower() == "true"
        said["locator"] = said.get("locator") or self._place(place)

        def made(state: IncomingState, wrong: Problem | None = None) -> IncomingRow:
            return IncomingRow(place, written, Request(**said), state, wrong)

        nothing = is_no_value(value)
        period = self._period(written, indicator, cell("frequency"))
        if isinstance(period, Refused):
            if nothing or not (
                is_number(value)
                if not written or self.asked.periods_across
                else re.search(r"\d", written + value)
            ):
                return None
            return made("unreadable", problem_of(period))
        said["period"] = period
        status = self._status(cell("status"))
        if nothing or status is None:
            return made("none")
        said["status"] = status
        if divided := DIVIDED.fullmatch(value):
            if not asked.unit and "unit" not in columns:
                ours = indicator.unit if indicator else word
                return made("unreadable", problem("U251", text=value, unit=ours))
            value = divided[1]
        try:
            said["value"], noisy = as_written(value, asked.decimal, cell("scale"))
        except Refused as refused:
            return made("unreadable", problem_of(refused))
        self.noted["noise"] += noisy
        if not asked.unit:
            said["unit"] = self._unit(cell("unit"), indicator)
        if not asked.area:
            said["area"] = self._area(cell("area"), indicator)
        bad = self._doubtful(said, cell("scale"), indicator)
        return made("unreadable" if bad else "new", bad)

    def _doubtful(
        self, said: Mapping[str, str], scale: str, indicator: Indicator | None
    ) -> Problem | None:
        """F422 for a mark behind a number that is no unit: 123r, 123 (p). U251 where the power of
        ten that the file says goes with another unit.
        """
        ours = said["unit"] or (indicator.unit if indicator else "")
        try:
            written, unit = read_number(said["value"]), read_unit(ours)
        except Refused:
            return None  # the reader of observations says so
        own = written.unit or ""
        if _MARK.fullmatch(own) and not _agrees(own, ours):
            return problem("F422", unit=own)
        if scale and unit.scale and not written.scaled:
            return problem(
                "U251",
                text=f"{self.layout.header[self.layout.columns['scale']]} {scale}",
                unit=ours,
            )
        return None

    def _place(self, cell: str) -> str:
        """Where a value stands, as a spreadsheet writes it."""
        sheet = self.layout.table.name
        if not sheet:
            return cell
        plain = re.fullmatch(r"[^\W\d]\w*", sheet)
        return f"{sheet}!{cell}" if plain else "'" + sheet.replace("'", "''") + f"'!{cell}"

    def _period(self, text: str, indicator: Indicator | None, code: str) -> str | Refused:
        starts = (indicator.starts if indicator else self.names.any_start) or CALENDAR
        key = (text, starts, code)
        if key not in self._periods:
            frequency = self.asked.frequency
            if not frequency and self.form == "sdmx-csv" and code in ("M", "Q", "A"):
                frequency = {"M": "month", "Q": "quarter", "A": "year"}[code]  # type: ignore[assignment]
            try:
                said = read_their_period(text, starts, self.asked.period_format, frequency)
                read_period(said, starts)
                self._periods[key] = said
            except Refused as refused:
                self._periods[key] = refused
        return self._periods[key]

    def _status(self, text: str) -> str | None:
        """The status that a word means; None where it says that there is no value."""
        if text in self.asked.statuses:
            return self.asked.statuses[text]
        said = sdmx_csv.status_of(text) if self.form == "sdmx-csv" else text
        return "" if said == "final" else said

    def _unit(self, text: str, indicator: Indicator | None) -> str:
        """The unit that a word means; one of another form's own words must say the indicator's."""
        if text in self.asked.units:
            return self.asked.units[text]
        if self.form == "sdmx-csv":
            text = sdmx_csv.UNIT_OF_CODE.get(text, text)
        if self.form == "open-sdg" and open_sdg.says_no_unit(text):
            text = ""
        if not text and indicator and indicator.id not in self._agreed:
            at = self.layout.values[0]
            head = "" if self.asked.periods_across else self.layout.header[at]
            above = self.layout.table.rows[: max(self.layout.header_row, 0)]
            check_unit(head, above, indicator.unit)
            self._agreed.add(indicator.id)
        if not text or indicator is None or self.form == "own":
            return text
        key = (text, indicator.id)
        if key not in self._units:
            self._units[key] = text
            if not _agrees(text, indicator.unit):
                self._strange.setdefault("units", set()).add(text)
        return text

    def _area(self, text: str, indicator: Indicator | None) -> str:
        """The area that a word means; a code must be one that the project knows."""
        if text in self.asked.areas:
            return self.asked.areas[text]
        if self.form == "sdmx-csv" and "published" in self.layout.columns:  # as we write it
            return "" if text == sdmx_csv.NO_AREA else text
        if self.form == "sdmx-csv" and text and text not in self._areas_of(indicator):
            self._strange.setdefault("areas", set()).add(text)
        return text

    def _areas_of(self, indicator: Indicator | None) -> Sequence[str]:
        return indicator.areas if indicator else ()


def _agrees(text: str, unit: str) -> bool:
    try:
        return bool(agreement(read_unit(text), read_unit(unit)))
    except Refused:
        return False

"""Text + a slip put right → text, of a CSV file: one cell of a row, a column that it did not have,
or the one row taken out. All else stays as it was, to the byte.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from contextlib import suppress
from itertools import accumulate, islice

from tracker.read.append import LINE_END
from tracker.read.observations_csv import csv_lines

_CELL = re.compile(r'"(?:[^"]|"")*"|[^,\r\n]*')
_COUNT = re.compile(r"[\s\"]*#\s*records\s*[:：]\s*([0-9]+)")
_Row = list[tuple[int, int]]  # of each cell, where it begins and ends


def amend_csv(text: str, line: int, changes: Mapping[str, str]) -> str | None:
    """The text with cells of the row that begins on a line changed; None where the new text would
    not read back as just that.
    """
    new: str | None = text
    for key, value in changes.items():
        new = new and _with_cell(new, line, key, value)
    return new


def remove_csv(text: str, line: int) -> str | None:
    """The text without the row that begins on a line, and with the number of those left where its
    head says their number; None where it would not read back as that.
    """
    rows, row = _rows(text), _cells(text, line)
    if line not in rows or row is None:
        return None
    start, end = row[0][0], row[-1][1]
    ended = LINE_END.match(text, end)
    del rows[line]
    head = [n for n, cells in rows.items() if n < _header(rows) and _COUNT.match(cells[0])]
    left = sum(any(map(str.strip, cells)) for n, cells in rows.items() if n > _header(rows))
    edits = [(start, ended.end() if ended else end, "")]
    for n in head:
        cell = (_cells(text, n) or row)[0]
        said = _COUNT.search(text, *cell)
        if said is None:
            return None
        edits.append((*said.span(1), str(left)))
        rows[n][0] = _COUNT.sub(lambda found: found[0].replace(found[1], str(left)), rows[n][0])
    new = _edited(text, edits)
    return new if list(_rows(new).values()) == list(rows.values()) else None


def _with_cell(text: str, line: int, key: str, value: str) -> str | None:
    """One cell changed, or filled where the row ended before it, or in a new last column."""
    rows, row = _rows(text), _cells(text, line)
    first = _header(rows)
    head = _cells(text, first)
    if line not in rows or row is None or head is None:
        return None
    columns = [name.strip() for name in rows[first]]
    edits = []
    if key not in columns:
        edits.append((head[-1][1], head[-1][1], f",{key}"))
        columns.append(key)
        rows[first].append(key)
    at, cells = columns.index(key), rows[line]
    if at < len(row):
        start, end = row[at]
        edits.append((start, end, _written(value, text[start:end])))
    else:
        commas = "," * (at - len(row) + 1)
        edits.append((row[-1][1], row[-1][1], commas + _written(value, "")))
        cells += [""] * (at - len(row) + 1)
    new = _edited(text, edits)
    again = list(_rows(new).values())
    changed = again[list(rows).index(line)] if len(again) == len(rows) else []
    cells[at] = changed[at] if len(changed) > at and changed[at].strip() == value else "\0"
    return new if again == list(rows.values()) else None


def _header(rows: Mapping[int, list[str]]) -> int:
    """The line of the header: the first that is none of the publication."""
    return next((n for n, cells in rows.items() if not "".join(cells).strip().startswith("#")), 0)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, words in sorted(edits, reverse=True):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def _written(value: str, before: str) -> str:
    """A cell instead of another one: in quotes where that one has some, or where it must; the space
    around it stays.
    """
    if before.startswith('"') or re.search(r'[",\r\n]', value):
        return '"' + value.replace('"', '""') + '"'
    words = before.strip()
    return before.replace(words, value, 1) if words else value


def _rows(text: str) -> dict[int, list[str]]:
    """The rows of a text by the lines on which they begin, up to the first that cannot be read."""
    reader = csv.reader(csv_lines(text), strict=True)
    rows, line = {}, 1
    with suppress(csv.Error):
        for cells in reader:
            rows[line], line = cells, reader.line_num + 1
    return rows


def _cells(text: str, line: int) -> _Row | None:
    """Where the cells of the row stand that begins on a line; None where that is no row."""
    starts = islice(accumulate(map(len, csv_lines(text)), initial=0), line - 1, None)
    at = next(starts, None)
    row: _Row = []
    while at is not None:
        found = _CELL.match(text, at)
        assert found is not None  # the empty cell is one too
        row.append(found.span())
        at = found.end() + 1 if text[found.end() : found.end() + 1] == "," else None
    return row or None

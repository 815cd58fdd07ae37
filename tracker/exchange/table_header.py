"""Where the header of a table stands, and which column is meant by a name or a letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from tracker.documents.tables import CellTable
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, problem

_LOOKED_AT = 60  # rows in which a header is looked for
_MOST_TOLD = 30
_LETTERS = re.compile(r"[A-Z]{1,2}")
_Row = Sequence[str]


def letter(column: int) -> str:
    """A column as a spreadsheet calls it.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(letters: str) -> int:
    """The same backwards, from 0.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("A") + 1
    return number - 1


def tidy(text: str) -> str:
    """A cell as it is compared: one blank for any number of them."""
    return " ".join(text.split())


def header_row_of(table: CellTable, names: Collection[str], given: int, file: str) -> int:
    """The row that holds the header (from 0): as `given` (from 1), else the first one that has
    every column of these names; -1 where all are letters, for then no row need be the header.
    Raises CannotRun (U231).
    """
    if given:
        if given > len(table.rows):
            raise CannotRun(2, problem("U231", name=str(given), columns="", file=file))
        return given - 1
    rows = table.rows[:_LOOKED_AT]
    named = [name for name in names if any(_named(row, name) for row in rows)]
    if names and not named and all(_LETTERS.fullmatch(name) for name in names):
        return -1
    for number, row in enumerate(rows):
        if all(_found(row, name) for name in names):
            return number
    held = [sum(bool(_found(row, name)) for name in names) for row in rows]
    best = held.index(max(held)) if any(held) else _widest(rows)
    for name in names:
        if not _found(rows[best], name):
            raise _unknown(rows[best], name, file)
    raise _unknown(rows[best] if rows else (), next(iter(names), ""), file)


def column_of(header: _Row, name: str, file: str) -> int:
    """The column that a name or a letter means. Raises CannotRun (U231) for none or several."""
    found = _found(header, name)
    if len(found) != 1:
        raise _unknown(header, name, file, found)
    return found[0]


def columns_of(header: _Row, columns: Mapping[str, str], file: str) -> dict[str, int]:
    """The columns of several fields."""
    return {field: column_of(header, name, file) for field, name in columns.items() if name}


def told(header: _Row) -> str:
    """The columns of a table, by letter and name."""
    named = [f"{letter(n)} {tidy(cell)}" for n, cell in enumerate(header) if cell.strip()]
    return ", ".join(named[:_MOST_TOLD]) + (" …" if len(named) > _MOST_TOLD else "")


def _widest(rows: Sequence[_Row]) -> int:
    """The first row with the most cells that hold something: a header, if there is one."""
    widths = [sum(bool(cell.strip()) for cell in row) for row in rows]
    return widths.index(max(widths)) if widths else 0


def _named(row: _Row, name: str) -> list[int]:
    """The columns of this name; in small or capital letters only where none is quite so."""
    wanted = tidy(name)
    named = [n for n, cell in enumerate(row) if tidy(cell) == wanted]
    return named or [n for n, cell in enumerate(row) if tidy(cell).casefold() == wanted.casefold()]


def _found(row: _Row, name: str) -> list[int]:
    wanted, named = tidy(name), _named(row, name)
    if not named and _LETTERS.fullmatch(wanted):
        number = column_number(wanted)
        return [number] if number < len(row) else []
    return named


def _unknown(header: _Row, name: str, file: str, found: Sequence[int] = ()) -> CannotRun:
    near = ", ".join(map(letter, found)) or nearest(name, [tidy(cell) for cell in header if cell])
    return CannotRun(2, problem("U231", name=name, near=near, columns=told(header), file=file))

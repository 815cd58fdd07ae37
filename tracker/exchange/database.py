"""Tables as one SQLite database: typed, with keys, views and the meaning of every column.

Declared types are those that DuckDB knows of SQLite as well: TEXT, INTEGER (1 and 0 for yes and
no), REAL, DATE. SQLite has no exact decimals: a decimal is REAL, so that it sorts and counts as a
number in whatever reads the file; beside it stands `<name>_exact`, its digits as text. Ratios,
which are rounded to six places, are REAL alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from tracker.exchange.tidy import CellValue, TidyColumn, TidyTable, cell_text

_TYPES = {
    "text": "TEXT", "list": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "DATE",
    "decimal": "REAL", "ratio": "REAL",
}  # fmt: skip
_EXACT = "_exact"
# what is asked most often, of whatever reads the file
VIEWS: Mapping[str, str] = {
    "latest_values": """
        SELECT o.indicator, i.name_zh, i.name_en, o.area, o.period, o.period_end, o.value,
               o.value_exact, o.value_text, o.unit, o.status, p.published, p.publisher, p.title,
               p.url, o.file, o.line
        FROM (
            SELECT *, row_number() OVER (
                PARTITION BY indicator, area ORDER BY period_end DESC, period_start
            ) AS place
            FROM observations WHERE use = 'recorded'
        ) AS o
        JOIN indicators AS i USING (indicator)
        JOIN publications AS p USING (publication)
        WHERE o.place = 1
        ORDER BY o.indicator, o.area""",
    "target_status": """
        SELECT t.plan, t.target, t.name_zh, t.name_en, p.area, t.unit, t.owners, a.goal_value,
               a.due, a.latest_value, a.latest_period, a.progress, a.gap, a.overshoot, a.pace,
               a.status, a.evidence, a.as_of, a.known_at
        FROM assessments AS a JOIN targets AS t USING (target) JOIN plans AS p USING (plan)""",
}


def database(tables: Sequence[TidyTable], about: Mapping[str, str]) -> bytes:
    """The file's bytes: the tables in an order in which each follows those that it leads to,
    `columns` with the meanings, `about` with what is said of the whole, and VIEWS.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        for table in tables:
            _create(connection, table)
        _plain_table(
            connection,
            "columns",
            ("table_name", "column_name", "type", "meaning_zh", "meaning_en"),
            (
                (table.name, column.name, column.type, column.zh, column.en)
                for table in tables
                for column in table.columns
            ),
        )
        _plain_table(connection, "about", ("key", "value"), about.items())
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _create(connection: sqlite3.Connection, table: TidyTable) -> None:
    """A table with its keys, an index for each foreign one, and its rows."""
    shape = table.shape
    declared = [line for column in table.columns for line in _declared(column, shape.key)]
    declared.append(f"PRIMARY KEY ({', '.join(map(_quoted, shape.key))})")
    declared += [
        f"FOREIGN KEY ({_quoted(one.column)}) REFERENCES {_quoted(one.table)}"
        for one in shape.foreign
    ]
    connection.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(declared)})")
    spread = [column.type == "decimal" for column in table.columns]
    marks = ", ".join("?" * (len(spread) + sum(spread)))
    connection.executemany(
        f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",
        (tuple(_stored(row, spread)) for row in table.rows),
    )
    for one in shape.foreign:
        if shape.key[0] != one.column:
            connection.execute(
                f"CREATE INDEX {table.name}_{one.column}"
                f" ON {_quoted(table.name)} ({_quoted(one.column)})"
            )


def _declared(column: TidyColumn, key: tuple[str, ...]) -> list[str]:
    needed = " NOT NULL" if column.name in key else ""
    lines = [f"{_quoted(column.name)} {_TYPES[column.type]}{needed}"]
    if column.type == "decimal":
        lines.append(f"{_quoted(column.name + _EXACT)} TEXT")
    return lines


def _stored(row: Sequence[CellValue], spread: Sequence[bool]) -> Iterable[CellValue | float]:
    for value, exact in zip(row, spread, strict=True):
        match value:
            case Decimal():
                yield float(value)
            case date() | tuple():
                yield cell_text(value)
            case _:
                yield value
        if exact:
            yield None if value is None else cell_text(value)


def _plain_table(
    connection: sqlite3.Connection,
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[str, ...]],
) -> None:
    declared = ", ".join(f"{column} TEXT" for column in columns)
    connection.execute(f"CREATE TABLE {name} ({declared})")
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)


def _quoted(name: str) -> str:
    return f'"{name}"'

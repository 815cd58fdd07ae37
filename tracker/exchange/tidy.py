"""Tidy tables: one row one fact, each column of one type; what writers of tables work from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any, Literal

from tracker.language import Language, pick
from tracker.model.quantity import MOST_DIGITS, plain

# decimal: exact, as it was published; ratio: computed, to six places; list: texts
ColumnType = Literal["text", "list", "integer", "boolean", "date", "decimal", "ratio"]
CellValue = str | int | bool | date | Decimal | tuple[str, ...] | None
TIDY = "tracker/tidy/1"  # the mark of a file that holds tables
LIST_SEPARATOR = "; "  # between the texts of a list, where a cell holds one text


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column: what it means in both languages, and how its value is taken from a row's subject.

    `table` is the one in which it stands as well, reached by a foreign key: a writer that puts the
    tables side by side leaves it out.
    """

    name: str
    type: ColumnType
    zh: str
    en: str
    value: Callable[[Any], CellValue]
    table: str = ""

    def meaning(self, language: Language) -> str:
        """What it means."""
        return pick(language, self.zh, self.en)


# name, type, meaning in Chinese and English, and how its value is taken
ColumnRow = tuple[str, ColumnType, str, str, Callable[[Any], CellValue]]


def tidy_columns(*rows: ColumnRow, table: str = "") -> tuple[TidyColumn, ...]:
    """Columns from the rows of a list; `table` is the other one in which they stand as well."""
    return tuple(TidyColumn(*row, table) for row in rows)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """That a column holds the key of another table."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table before it has rows: its columns, those that tell one row from another, and those that
    lead to other tables.
    """

    name: str
    zh: str
    en: str
    columns: tuple[TidyColumn, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...] = ()

    @property
    def apart(self) -> TableShape:
        """Without the columns that stand in other tables as well."""
        own = tuple(one for one in self.columns if not one.table)
        return TableShape(self.name, self.zh, self.en, own, self.key, self.foreign)

    def filled(self, subjects: Iterable[Any]) -> TidyTable:
        """The table with a row for each subject."""
        values = [one.value for one in self.columns]
        return TidyTable(self, [tuple(value(one) for value in values) for one in subjects])


@dataclass(frozen=True, slots=True)
class TidyTable:
    """A table: its shape and its rows, each with a value for every column."""

    shape: TableShape
    rows: Sequence[tuple[CellValue, ...]]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.shape.name

    @property
    def columns(self) -> tuple[TidyColumn, ...]:
        """Its columns."""
        return self.shape.columns


def cell_text(value: CellValue) -> str:
    """A value as the text of a cell: exact decimals without an exponent, ISO days, true and false,
    nothing for nothing.

    >>> cell_text(Decimal("1E+4")), cell_text(True), cell_text(("a", "b")), cell_text(None)
    ('10000', 'true', 'a; b', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return LIST_SEPARATOR.join(value)
        case _:
            return str(value)


def exact_decimal(value: Fraction | None) -> Decimal | None:
    """The end of an interval, exactly: halves of a decimal figure's digits are decimals, too."""
    if value is None:
        return None
    with localcontext(prec=3 * MOST_DIGITS):
        return plain(Decimal(value.numerator) / value.denominator)

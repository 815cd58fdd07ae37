"""Tables as Parquet: exact decimals, days and lists as such."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker.exchange.tidy import TIDY, CellValue, TidyTable, cell_text
from tracker.problems.problem import CannotRun, problem

_MOST_DIGITS = 38  # that a decimal of 128 bits has


def table_parquet(table: TidyTable) -> bytes:
    """The file's bytes; each column has its meaning in both languages beside it. Decimals that
    have no common type of 38 digits are texts. Raises CannotRun (U134) without pyarrow.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise CannotRun(
            2, problem("U134", name="pyarrow", format="parquet", extra="parquet")
        ) from error
    plain = {
        "text": pa.string(),
        "list": pa.list_(pa.string()),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "ratio": pa.float64(),
    }
    fields, arrays = [], []
    for position, column in enumerate(table.columns):
        values: Sequence[Any] = [row[position] for row in table.rows]
        if column.type == "decimal":
            digits = _digits(values)
            kind = pa.string() if digits is None else pa.decimal128(*digits)
            values = [_exact(one, digits) for one in values]
        else:
            kind = plain[column.type]
            if column.type == "ratio":
                values = [None if one is None else float(one) for one in values]
        meaning = {"zh": column.zh, "en": column.en}
        fields.append(pa.field(column.name, kind, metadata=meaning))
        arrays.append(pa.array(values, kind))
    out = pa.BufferOutputStream()
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"schema": TIDY}))
    parquet.write_table(made, out)
    return bytes(out.getvalue().to_pybytes())


def _digits(values: Sequence[CellValue]) -> tuple[int, int] | None:
    """The precision and scale of a type that holds all the decimals exactly; None where none of 38
    digits does.
    """
    before, after = 1, 0
    for one in values:
        if isinstance(one, Decimal):
            _, digits, exponent = one.as_tuple()
            assert isinstance(exponent, int)
            before, after = max(before, len(digits) + exponent), max(after, -exponent)
    return (_MOST_DIGITS, after) if before + after <= _MOST_DIGITS else None


def _exact(value: CellValue, digits: tuple[int, int] | None) -> CellValue:
    if value is None or digits is not None:
        return value
    return cell_text(value)

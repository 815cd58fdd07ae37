"""Requests → the text of a CSV file of observations: its publication at the head where it is one
for all rows, else in columns.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from tracker.model.request import Request
from tracker.read.observation_fields import COLUMNS, OF_PUBLICATION


def bulk_text(requests: Sequence[Request]) -> tuple[str, int]:
    """The text, quoted as RFC 4180 has it, and the number of the line above its first row. Each row
    is a line. The columns are those that hold something.
    """
    heads = {tuple(_tidy(getattr(one, key)) for key in OF_PUBLICATION) for one in requests}
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    above = 1
    columns = list(COLUMNS)
    if len(heads) == 1:
        said = dict(zip(OF_PUBLICATION, heads.pop(), strict=True))
        lines = [(key, said[key]) for key in ("title", "publisher", "published", "url", "tier")]
        lines = [*((key, text) for key, text in lines if text), ("records", str(len(requests)))]
        for key, text in lines:
            writer.writerow([f"# {key}: {text}"])
        above += len(lines)
        columns = [key for key in columns if key not in OF_PUBLICATION]
    needed = ("indicator", "period", "value")
    columns = [key for key in columns if key in needed or any(getattr(r, key) for r in requests)]
    writer.writerow(columns)
    writer.writerows([_cell(getattr(one, key)) for key in columns] for one in requests)
    return out.getvalue(), above


def _cell(said: str | bool) -> str:
    return ("true" if said else "") if isinstance(said, bool) else _tidy(said)


def _tidy(text: str) -> str:
    return " ".join(text.split())

"""How a table of others is to be read: which column holds what, and what their words mean here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Frequency = Literal["day", "month", "quarter", "year", "financial-year", "years"]
DecimalMark = Literal[".", ","]
# what a column may hold: fields of a request, and the power of ten of a value
COLUMN_FIELDS = (
    "period", "value", "indicator", "area", "unit", "qualifier", "status", "ytd", "note",
    "locator", "title", "publisher", "published", "url", "tier", "revises", "reason", "scale",
    "frequency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportMap:
    """What a person, a mapping file or the file's own form says; empty where nothing is said.

    `columns`: field → name or letter of a column. `where`: column → the value that its rows must
    have. `indicators`, `areas`, `units`, `statuses`: the file's word → ours; rows of indicators
    that are not listed are left out, where some are. `frequency`: what the periods are, where their
    spelling leaves it open. `periods_across`: the header holds the periods.
    """

    sheet: str = ""
    header_row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    period_format: str = ""
    frequency: Frequency | None = None
    decimal: DecimalMark | None = None
    ytd: bool | None = None
    periods_across: bool = False
    where: Mapping[str, str] = field(default_factory=dict)
    indicator: str = ""
    area: str = ""
    unit: str = ""
    indicators: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    publication: Mapping[str, str] = field(default_factory=dict)

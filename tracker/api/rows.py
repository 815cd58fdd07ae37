"""Rows of plain values: what a target is on a day, a value on record, a problem; as a sequence,
dictionaries or a data frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, Generic, TypeVar, get_args, get_type_hints, overload

_Row = TypeVar("_Row")
# what a data frame calls the columns of a type; pandas finds the others out for itself
_PANDAS = {Decimal: "float64", date: "datetime64[s]"}
_POLARS = {
    Decimal: "Float64", date: "Date", str: "String", int: "Int64", bool: "Boolean",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target on a day. The columns are those of `tracker status --format csv`, then the day.

    Figures are exact where they were published, and rounded to six places where they were computed;
    None where nothing can be said. Shares are fractions of one: a progress of 0.75 is 75 %.
    """

    id: str
    plan: str
    indicator: str
    name: str
    unit: str
    kind: str
    measure: str
    direction: str | None
    nature: str | None
    section: str
    owners: tuple[str, ...]
    baseline_value: Decimal | None
    baseline_period: str | None
    target_op: str
    target_value: Decimal | None
    target_upper: Decimal | None
    target_by: str
    latest_value: Decimal | None
    latest_low: Decimal | None
    latest_high: Decimal | None
    latest_qualifier: str | None
    latest_period: str | None
    latest_status: str | None
    latest_published: str | None
    latest_publisher: str | None
    latest_title: str | None
    latest_file: str | None
    latest_line: int | None
    progress: Decimal | None
    ratio: Decimal | None
    gap: Decimal | None
    overshoot: Decimal | None
    overshoot_ratio: Decimal | None
    elapsed: Decimal | None
    expected: Decimal | None
    pace: Decimal | None
    pace_pp: Decimal | None
    lead_years: Decimal | None
    needed_per_year: Decimal | None
    needed_from_now: Decimal | None
    gap_low: Decimal | None
    gap_high: Decimal | None
    overshoot_low: Decimal | None
    overshoot_high: Decimal | None
    met_since: str | None
    forecast_linear: Decimal | None
    forecast_low: Decimal | None
    forecast_high: Decimal | None
    forecast_meets: str | None
    status: str
    attainment: str | None
    evidence: tuple[str, ...]
    met_in: str | None
    years_early: int | None
    observations: int
    ambition_required: Decimal | None
    ambition_was: Decimal | None
    ambition_ratio: Decimal | None
    ambition_continued: Decimal | None
    ambition_actual: Decimal | None
    buffer_slack_days: int | None
    buffer_slack_low: int | None
    buffer_slack_high: int | None
    buffer_on_road_until: str | None
    buffer_safe_until: str | None
    buffer_probability: Decimal | None
    buffer_n: int | None
    buffer_needed_rate: Decimal | None
    release_state: str | None
    release_expected: str | None
    release_latest_by: str | None
    release_silent_since: str | None
    release_silent_days: int | None
    milestone_period: str | None
    milestone_goal: Decimal | None
    milestone_value: Decimal | None
    milestone_gap: Decimal | None
    milestone_status: str | None
    as_of: date
    known_at: date


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """A value on record, whether or not it counts: what was published, when, by whom, and where
    that is written.

    `value` is in the indicator's unit, `text` as it was printed; `low` and `high` are the ends of
    what the qualifier lets it be. A withdrawal has no value. `start` and `end` are the days that
    it covers.
    """

    indicator: str
    name: str
    area: str
    period: str
    start: date
    end: date
    ytd: bool
    value: Decimal | None
    upper: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: str
    text: str
    status: str
    published: str
    publisher: str
    title: str
    url: str
    tier: str | None
    sha256: str
    document: str
    revises: str | None
    locator: str
    note: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One finding of `tracker check`: its code (`tracker explain CODE`), where it stands, and the
    mend.
    """

    code: str
    severity: str
    file: str | None
    line: int | None
    column: int | None
    message: str
    hint: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}{' ' if place else ''}{self.code} {self.message}\n  {self.hint}"


class Rows(Sequence[_Row], Generic[_Row]):
    """Rows of one sort, in order: a sequence, dictionaries, or a data frame."""

    def __init__(self, rows: Iterable[_Row], sort: type[_Row]) -> None:
        self._rows = tuple(rows)
        self._sort = sort

    @overload
    def __getitem__(self, index: int) -> _Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[_Row]: ...
    def __getitem__(self, index: int | slice) -> _Row | Rows[_Row]:
        if isinstance(index, slice):
            return Rows(self._rows[index], self._sort)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[_Row]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} × {self._sort.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dictionary for each row, with the values as they are."""
        names = [one.name for one in fields(self._sort)]  # type: ignore[arg-type]
        return [{name: getattr(row, name) for name in names} for row in self._rows]

    def to_frame(self) -> Any:
        """A data frame of pandas, or of polars where only that is installed.

        Figures become binary floating-point numbers, days timestamps, lists texts with blanks
        between their words. Raises ImportError where neither is installed.
        """
        sorts = {name: _sort_of(hint) for name, hint in get_type_hints(self._sort).items()}
        columns = {name: [_cell(getattr(row, name)) for row in self._rows] for name in sorts}
        for library in ("pandas", "polars"):
            try:
                frames = import_module(library)
            except ImportError:
                continue
            if library == "polars":
                schema = {name: getattr(frames, _POLARS[sort]) for name, sort in sorts.items()}
                return frames.DataFrame(columns, schema=schema)
            sure = {name: _PANDAS[sort] for name, sort in sorts.items() if sort in _PANDAS}
            return frames.DataFrame(columns, dtype=object).astype(sure).infer_objects()
        raise ImportError("to_frame() needs pandas or polars: pip install pandas")


def _sort_of(hint: Any) -> type:
    """What the cells of a column are, where they are not empty."""
    sort = next((one for one in get_args(hint) if one is not type(None)), hint)
    return sort if isinstance(sort, type) else str


def _cell(value: Any) -> Any:
    """A value as a data frame holds it."""
    if isinstance(value, Decimal):
        return float(value)
    return " ".join(value) if isinstance(value, tuple) else value

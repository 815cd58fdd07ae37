"""Open SDG's data files: a table `indicator_<id>.csv` for each indicator, `Year` first, `Value`
last, a column for each breakdown between them; for both directions of the mapping.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracker.exchange.record_tables import RecordedValue
from tracker.exchange.table_text import table_lines
from tracker.language import Language
from tracker.model.periods import Period
from tracker.model.target import Indicator, Target
from tracker.words.escape import cell, quoted

YEAR_COLUMN = "Year"
VALUE_COLUMN = "Value"
UNITS_COLUMN = "Units"
SERIES_COLUMN = "Series"
AREA_COLUMN = "Area"  # the breakdown by which a figure of one area is told from another's
# columns that say something of a value and break nothing down
NOT_BREAKDOWNS = (
    UNITS_COLUMN, SERIES_COLUMN, "GeoCode", "Observation status", "Unit multiplier",
    "Unit measure", "OBS_STATUS", "UNIT_MULT", "UNIT_MEASURE", "COMMENT_OBS",
)  # fmt: skip
_HEADLINE_COLUMN = "all"  # of the wide form
_NO_UNIT = ("", "undefined", "not applicable", "n/a")
_DIRECTIONS = {"up": "positive", "down": "negative"}


def of_a_year(value: RecordedValue) -> bool:
    """Whether a value is of a year, the only period that Open SDG knows: of a whole one, or, of
    what is no flow, of its last days.
    """
    span: Period = value.one.span
    if span.is_years and span.months == 12:
        return True
    last = (span.end.month, span.end.day) == (12, 31)
    return last and value.indicator.measure != "flow" and (span.months or 0) <= 12


def open_sdg_files(
    values: Iterable[RecordedValue],
    indicators: Mapping[str, Indicator],
    targets: Sequence[Target],
    language: Language,
) -> tuple[list[tuple[str, bytes]], int]:
    """Data and metadata of each indicator that has values of a year, and how many these are; of
    several in one year, as a stock has them, the last one.
    """
    found: dict[str, dict[tuple[int, str], RecordedValue]] = {}
    for value in values:
        key = (value.one.span.year, value.one.area)
        years = found.setdefault(value.indicator.id, {})
        if key not in years or years[key].one.span.end <= value.one.span.end:
            years[key] = value
    files = []
    for name, years in found.items():
        ordered = [years[key] for key in sorted(years)]
        promised = next((one for one in targets if one.indicator == name), None)
        files += [
            (f"data/indicator_{name}.csv", _data(ordered)),
            (f"meta/{name}.yml", _metadata(indicators[name], promised, ordered[-1], language)),
        ]
    return files, sum(map(len, found.values()))


def _data(values: Sequence[RecordedValue]) -> bytes:
    """The rows of an indicator; areas are told apart where there are several."""
    several = len({value.one.area for value in values}) > 1
    header = [YEAR_COLUMN, *[AREA_COLUMN] * several, UNITS_COLUMN, VALUE_COLUMN]
    rows = []
    for one in (value.one for value in values):
        figure = format(one.quantity.value, "f")
        rows.append([one.span.year, *[cell(one.area)] * several, cell(one.unit), figure])
    return table_lines(header, rows).encode()


def _metadata(
    indicator: Indicator, target: Target | None, latest: RecordedValue, language: Language
) -> bytes:
    """What Open SDG shows of an indicator. What it would need to judge progress by its own method
    is there, but not turned on: its verdicts are not tracker's.
    """
    source = latest.one.publication
    name = indicator.name.text(language)
    lines = [
        f"indicator_number: {quoted(indicator.id)}",
        f"indicator_name: {quoted(name)}",
        f"graph_title: {quoted(name)}",
        f"computation_units: {quoted(indicator.unit)}",
        "reporting_status: complete",
        "data_non_statistical: false",
        "source_active_1: true",
        f"source_organisation_1: {quoted(source.publisher)}",
        f"source_url_1: {quoted(source.url)}",
        f"source_url_text_1: {quoted(source.title)}",
        "auto_progress_calculation: false",
    ]
    goal = target.goal if target else None
    if target and goal and goal.quantity and not goal.absolute and target.unit == indicator.unit:
        from tracker.assess.kinds import kind_of

        direction = _DIRECTIONS.get(kind_of(target).direction(target) or "")
        options = [f"target: {format(goal.quantity.value, 'f')}", f"target_year: {goal.by.year}"]
        options += [f"base_year: {target.baseline.period.year}"] if target.baseline else []
        options += [f"direction: {direction}"] if direction else []
        lines += ["progress_calculation_options:", f"- {options[0]}"]
        lines += [f"  {line}" for line in options[1:]]
    return ("\n".join(lines) + "\n").encode()


def open_sdg_columns(header: Sequence[str]) -> tuple[dict[str, str], list[int]]:
    """The columns of a data file, long or wide, and those that break down: a row whose cells are
    empty there is the headline. Nothing where it is another file.

    >>> open_sdg_columns(["Year", "Sex", "Units", "Value"])
    ({'period': 'Year', 'value': 'Value', 'unit': 'Units'}, [1])
    >>> open_sdg_columns(["Year", "all", "male"])
    ({'period': 'Year', 'value': 'all'}, [])
    """
    names = [cell.strip().casefold() for cell in header]
    if not names or names[0] != YEAR_COLUMN.casefold():
        return {}, []
    value = VALUE_COLUMN.casefold()
    if value not in names:
        if _HEADLINE_COLUMN not in names:
            return {}, []
        return {"period": header[0], "value": header[names.index(_HEADLINE_COLUMN)]}, []
    found = {"period": header[0], "value": header[names.index(value)]}
    known = (("unit", "Unit measure"), ("unit", UNITS_COLUMN), ("scale", "Unit multiplier"))
    for field, column in known:
        if column.casefold() in names:
            found[field] = header[names.index(column.casefold())]
    plain = {one.casefold() for one in NOT_BREAKDOWNS}
    return found, [n for n, name in enumerate(names) if n and name not in (value, "", *plain)]


def says_no_unit(text: str) -> bool:
    """Whether a cell of Units says that there is none to be said."""
    return text.strip().casefold() in _NO_UNIT

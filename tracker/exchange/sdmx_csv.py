"""SDMX-CSV: the code lists of its columns, for both directions of the mapping.

Codes are those of SDMX's cross-domain lists: CL_OBS_STATUS, CL_FREQ, CL_UNIT_MULT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tracker.exchange.record_tables import RecordedValue
from tracker.exchange.table_text import table_lines
from tracker.model.observation import ObservationStatus
from tracker.model.periods import Period
from tracker.model.units import read_unit
from tracker.problems.problem import Refused
from tracker.words.escape import cell

# CL_OBS_STATUS: the code that is written for each status; a withdrawal states no value
CODE_OF_STATUS: Mapping[ObservationStatus, str] = {
    "final": "A", "preliminary": "P", "estimate": "E", "derived": "E", "forecast": "F",
    "break": "B",
}  # fmt: skip
# the status that is read for each code that goes with a value; None: the value is not there
STATUS_OF_CODE: Mapping[str, ObservationStatus | None] = {
    "A": "final", "P": "preliminary", "E": "estimate", "I": "estimate", "F": "forecast",
    "B": "break", "U": "estimate", "V": "preliminary", "H": None, "L": None, "M": None, "O": None,
    "Q": None,
}  # fmt: skip

# CL_FREQ: the code of periods of so many months
_FREQUENCY_OF_MONTHS = {12: "A", 6: "S", 3: "Q", 1: "M"}
_OTHER_FREQUENCY = "_O"  # a period says its own length


def frequency_of(period: Period) -> str:
    """The code of CL_FREQ of a period: A, S, Q, M, D, or _O for one of another length.

    >>> from tracker.model.periods import read_period
    >>> [frequency_of(read_period(one)) for one in ("2024", "2024-H1", "2024-01..2024-08")]
    ['A', 'S', '_O']
    """
    if period.start == period.end:
        return "D"
    months = period.months if _named(period) else None
    return _FREQUENCY_OF_MONTHS.get(months or 0, _OTHER_FREQUENCY)


def time_period(period: Period) -> str:
    """A period as TIME_PERIOD has it: 2024, 2024-S1, 2024-Q3, 2024-06, 2024-06-30; any other by its
    first day and length.

    >>> from tracker.model.periods import read_period
    >>> time_period(read_period("2024-H2")), time_period(read_period("2024-01..2024-08"))
    ('2024-S2', '2024-01-01/P8M')
    """
    if _named(period) and (period.months or 0) <= 12:
        return str(period).replace("-H", "-S")
    if period.months is not None:
        return f"{period.start.isoformat()}/P{period.months}M"
    return f"{period.start.isoformat()}/P{(period.end - period.start).days + 1}D"


def _named(period: Period) -> bool:
    """Whether it is a calendar year, a half, a quarter, a month or a day, which have names."""
    return re.fullmatch(r"\d{4}(-H\d|-Q\d|-\d\d(-\d\d)?)?", str(period)) is not None


def scaled_unit(unit: str) -> tuple[str, int]:
    """A unit without its scale, and the power of ten of that (CL_UNIT_MULT); as it is with 0 where
    the two cannot be told apart for certain.

    >>> [scaled_unit(one) for one in ("亿元", "million homes", "£ million", "%")]
    [('元', 8), ('homes', 6), ('£', 6), ('%', 0)]
    """
    try:
        whole = read_unit(unit)
        if not 0 < whole.scale <= 15:
            return unit, 0
        cuts = range(1, len(unit))
        parts = [*(unit[cut:].strip() for cut in cuts), *(unit[:-cut].strip() for cut in cuts)]
        for part in filter(None, parts):
            if _same_without_scale(part, unit):
                return part, whole.scale
    except Refused:
        pass
    return unit, 0


def _same_without_scale(part: str, unit: str) -> bool:
    try:
        bare, whole = read_unit(part), read_unit(unit)
    except Refused:
        return False
    factor = Decimal(1).scaleb(whole.scale)
    return bare.scale == 0 and bare.base == whole.base and bare.factor * factor == whole.factor


# the dataflow of the rows, as STRUCTURE_ID names it
_DATAFLOW = "TRACKER:OBSERVATIONS(1.0)"
SDMX_HEADER = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD",
    "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "QUALIFIER", "COMMENT_OBS", "TITLE",
    "PUBLISHER", "PUBLISHED", "URL",
)  # fmt: skip
NO_AREA = "_Z"  # not applicable


def sdmx_csv(values: Iterable[RecordedValue]) -> str:
    """SDMX-CSV 2.0: of each indicator, area and period the value that is used, or a forecast where
    there is none. No two rows are of the same ones.
    """
    rows = []
    for value in values:
        one, source = value.one, value.one.publication
        unit, exponent = scaled_unit(one.unit)
        figure = one.quantity.stated
        row = (
            frequency_of(one.span),
            one.area or NO_AREA,
            value.indicator.id,
            time_period(one.span),
            "" if figure is None else format(figure, "f"),
            CODE_OF_STATUS[one.status],
            unit,
            str(exponent),
            one.quantity.qualifier,
            one.quantity.text,
            source.title,
            source.publisher,
            str(source.published),
            source.url,
        )
        rows.append(["dataflow", _DATAFLOW, "I", *map(cell, row)])
    return table_lines(SDMX_HEADER, rows)


# the fields of a request, and the columns that hold them: the first that is there
_COLUMNS_OF_FIELD: Mapping[str, tuple[str, ...]] = {
    "period": ("TIME_PERIOD",), "value": ("OBS_VALUE",), "status": ("OBS_STATUS", "OBS_FLAG"),
    "unit": ("UNIT_MEASURE", "unit"), "scale": ("UNIT_MULT",), "area": ("REF_AREA", "geo"),
    "frequency": ("FREQ", "freq"),
}  # fmt: skip
# the same of what sdmx_csv writes
_COLUMNS_OF_OURS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("INDICATOR",), "qualifier": ("QUALIFIER",), "title": ("TITLE",),
    "publisher": ("PUBLISHER",), "published": ("PUBLISHED",), "url": ("URL",),
}  # fmt: skip
# codes of CL_UNIT_MEASURE that say a unit which everybody writes in one way
UNIT_OF_CODE: Mapping[str, str] = {"PC": "%", "PT": "%", "PERCENT": "%", "_Z": "", "": ""}
# the flags of Eurostat, which stand in OBS_FLAG; c confidential and z not applicable: no value
_STATUS_OF_FLAG: Mapping[str, ObservationStatus | None] = {
    "b": "break", "c": None, "e": "estimate", "f": "forecast", "p": "preliminary", "r": "final",
    "s": "estimate", "u": "estimate", "z": None,
}  # fmt: skip


def status_of(code: str) -> str | None:
    """The status that a code or a flag says, None where it says that there is no value; the code
    itself where it says something else.
    """
    known: dict[str, str | None] = {**_STATUS_OF_FLAG, **STATUS_OF_CODE}
    return known.get(code, code)


def sdmx_columns(header: Sequence[str]) -> dict[str, str]:
    """The columns of a file of SDMX-CSV, 1.0 or 2.0, with codes or with codes and their names; none
    where it is another one.

    >>> sdmx_columns(["DATAFLOW", "REF_AREA: Area", "TIME_PERIOD: Time", "OBS_VALUE"])["area"]
    'REF_AREA: Area'
    """
    cells = {cell.partition(":")[0].strip(): cell for cell in reversed(header)}
    if not {"TIME_PERIOD", "OBS_VALUE"} <= cells.keys():
        return {}
    known = dict(_COLUMNS_OF_FIELD)
    if set(SDMX_HEADER) <= cells.keys():
        known |= _COLUMNS_OF_OURS
    found = {
        field: next((cells[one] for one in columns if one in cells), "")
        for field, columns in known.items()
    }
    return {field: column for field, column in found.items() if column}


def code_of(cell: str) -> str:
    """A code without its name: `A: Annual` is A."""
    return cell.partition(": ")[0].strip()

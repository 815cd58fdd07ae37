"""Open SDG's data files: a table `indicator_<id>.csv` for each indicator, `Year` first, `Value`
last, a column for each breakdown between them; for both directions of the mapping.
"""

from __future__ import annotations

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

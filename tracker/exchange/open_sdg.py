"""Open SDG's data files: a table `indicator_<id>.csv` for each indicator, `Year` first, `Value`
last, a column for each breakdown between them; for both directions of the mapping.
"""

from __future__ import annotations

YEAR = "Year"
VALUE = "Value"
UNITS = "Units"
SERIES = "Series"
AREA = "Area"  # the breakdown by which a figure of one area is told from another's
# columns that say something of a value and break nothing down
BESIDE = (UNITS, SERIES, "GeoCode", "Observation status", "Unit multiplier", "Unit measure",
          "OBS_STATUS", "UNIT_MULT", "UNIT_MEASURE", "COMMENT_OBS")  # fmt: skip

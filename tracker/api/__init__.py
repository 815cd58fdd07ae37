"""tracker from Python (docs/library.md): a project, its targets on a day and its observations as
rows of plain values.
"""

from __future__ import annotations

from tracker.api.project import OpenProject, TrackerError, TrackerWarning, load
from tracker.api.rows import ObservationRow, ProblemRow, Rows, TargetRow

__all__ = [
    "ObservationRow",
    "OpenProject",
    "ProblemRow",
    "Rows",
    "TargetRow",
    "TrackerError",
    "TrackerWarning",
    "load",
]

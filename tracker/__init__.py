"""tracker: plain-text, auditable tracking of public plan targets.

From Python: `project = tracker.load(path)`, then `project.status()` and `project.observations()`
(docs/library.md). What is not in `__all__` may change at any time.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as checkers of types understand it, without the import of typing
if TYPE_CHECKING:
    from tracker.api import (
        ObservationRow,
        OpenProject,
        ProblemRow,
        Rows,
        TargetRow,
        TrackerError,
        TrackerWarning,
        load,
    )

__version__ = "0.3.0"
__all__ = [
    "ObservationRow",
    "OpenProject",
    "ProblemRow",
    "Rows",
    "TargetRow",
    "TrackerError",
    "TrackerWarning",
    "__version__",
    "load",
]


def __getattr__(name: str) -> object:
    """What `api` offers, when it is first asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("tracker.api"), name)


def __dir__() -> list[str]:
    return __all__

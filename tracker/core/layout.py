"""Where a project keeps what: its registry, and which files under observations/ are records; paths with slashes."""

from __future__ import annotations

from typing import Literal

REGISTRY = "targets.yaml"
OBSERVATIONS = "observations"
RECORDS = (".yaml", ".yml", ".csv")
_NOT_DATA = (".gitkeep", ".gitignore", "readme", "license")


def role(name: str) -> Literal["record", "stray", "none"]:
    """What a file under observations/ is by its own name: a record, one that is out of place, or no concern of ours.

    >>> role("2025.yaml"), role("2025.xlsx"), role("README.md"), role("~$2025.csv")
    ('record', 'stray', 'none', 'none')
    """
    if name.startswith((".", "~$")) or name.lower().startswith(_NOT_DATA):
        return "none"
    return "record" if name.lower().endswith(RECORDS) else "stray"

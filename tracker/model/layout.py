"""Where a project keeps what: its registry, and which files under observations/ are records; paths
with slashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tracker.problems.problem import Problem, problem

REGISTRY = "targets.yaml"
OBSERVATIONS = "observations"
SOURCES = "sources"  # documents that figures were read from: kept, never read as records
AUTHOR = "tracker"  # of a workbook or document that is made, and who changed it last
RECORDS = (".yaml", ".yml", ".csv")
_NOT_DATA = (".gitkeep", ".gitignore", "readme", "license")


def role(name: str) -> Literal["record", "stray", "none"]:
    """What a file under observations/ is by its own name: a record, one that is out of place, or no
    concern of ours.

    >>> role("2025.yaml"), role("2025.xlsx"), role("README.md"), role("~$2025.csv")
    ('record', 'stray', 'none', 'none')
    """
    if name.startswith((".", "~$")) or name.lower().startswith(_NOT_DATA):
        return "none"
    return "record" if name.lower().endswith(RECORDS) else "stray"


_ODD_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\u2028\u2029\ufeff]')


def is_kept_name(name: str) -> bool:
    """Whether a path in the project may be that of a kept document: below sources/, and no way out
    of it on any system.

    >>> is_kept_name("sources/2025/公报.pdf"), is_kept_name("sources/../targets.yaml")
    (True, False)
    """
    folder, *parts = name.split("/")
    return (
        folder == SOURCES
        and bool(parts)
        and len(name) <= 400
        and not _ODD_IN_NAMES.search(name)
        and not any(part != part.strip(" .") or not part for part in parts)
    )


LARGEST_DOCUMENT = 64 * 1024 * 1024  # bytes of one that figures are read from
LARGEST_YAML = 32 * 1024 * 1024
_LARGEST = 256 * 1024 * 1024
LARGEST_PROJECT = 256 * 1024 * 1024
MOST_FILES = 20_000


def too_large(name: str, size: int) -> Problem | None:
    """F103 of a YAML file, F104 of a CSV, with more bytes than are read."""
    if name.lower().endswith(".csv"):
        return (
            problem("F104", name, words=f"more than {_LARGEST >> 20} MiB")
            if size > _LARGEST
            else None
        )
    if size > LARGEST_YAML:
        return problem("F103", name, line=1, column=1, size=f"{size / 1048576:.1f}")
    return None


@dataclass(slots=True)
class Totals:
    """The files and bytes of a project, counted before they are read."""

    files: int = 0
    size: int = 0

    def add(self, name: str, size: int) -> Problem | None:
        """Count a file; F108 (bytes) or F109 (files) where it is beyond what a project may hold: it
        is not read.
        """
        self.files += 1
        self.size += size
        if self.files > MOST_FILES:
            return problem("F109", name, most=f"{MOST_FILES:,}")
        if self.size > LARGEST_PROJECT:
            return problem("F108", name, most=LARGEST_PROJECT >> 20)
        return None

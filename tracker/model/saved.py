"""A report that was saved: what was said of each target on a day, as `status --format json` wrote
it then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class SavedTarget:
    """What was said of one target; `values` is all of it, under the keys of `tracker/report/1`,
    of which an older program had fewer.
    """

    id: str
    status: str
    evidence: tuple[str, ...]
    values: Mapping[str, Any]

    def text(self, key: str) -> str:
        """A text of it; empty where there is none."""
        found = self.values.get(key)
        return found if isinstance(found, str) else ""

    def part(self, key: str) -> Mapping[str, Any]:
        """What stands under a key with keys of its own: `latest`, `target`, `baseline`."""
        found = self.values.get(key)
        return found if isinstance(found, Mapping) else {}

    @property
    def basis(self) -> tuple[Mapping[str, Any], ...]:
        """The observations that the latest value rested on; nothing where none are named."""
        found = self.part("latest").get("basis")
        listed = found if isinstance(found, list) else ()
        return tuple(one for one in listed if isinstance(one, Mapping))


@dataclass(frozen=True, slots=True)
class SavedReport:
    """A report in a file: of which days, by which rules (`method` is None where it does not say)
    and thresholds, and its targets. `problems` are their codes and files.
    """

    name: str
    as_of: date
    known_at: date
    method: int | None
    thresholds: Mapping[str, Decimal]
    targets: tuple[SavedTarget, ...]
    problems: frozenset[tuple[str, str]]

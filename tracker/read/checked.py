"""What the checks across the files look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.assess.series import Entry
from tracker.model.target import Target
from tracker.read.registry import Registry


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """Registry and observations together, the series made once for all checks."""

    registry: Registry
    series: Mapping[tuple[str, str], tuple[Entry, ...]]

    def of(self, target: Target) -> tuple[Entry, ...]:
        """What is on record of a target's own indicator in the area of its plan."""
        return self.series.get((target.indicator, target.area), ())

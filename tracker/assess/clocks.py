"""Clocks: the two days that decide what of a record is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tracker.model.observation import Observation


@dataclass(frozen=True, slots=True)
class Clocks:
    """Periods that ended by `as_of` are used, of what was published by `known_at`."""

    as_of: date
    known_at: date

    @classmethod
    def of(cls, day: date) -> Clocks:
        """One day for both."""
        return cls(day, day)

    def waiting(self, one: Observation) -> Literal["publication", "end"] | None:
        """Why an observation is not known yet: it is published later, or its period, unless it is a
        forecast, ends later.
        """
        if one.publication.published.end > self.known_at:
            return "publication"
        return "end" if one.status != "forecast" and one.period.end > self.as_of else None

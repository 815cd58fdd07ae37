"""Use: what an observation that is known counts for, or why it does not count."""

from __future__ import annotations

from enum import StrEnum

from tracker.model.observation import Observation


class Use(StrEnum):
    """One word for each way in which an observation is used or passed over.

    Which observation of a period is used is decided for the whole series (`series`); whether that
    one counts towards a target is decided by the kind of the target (`kinds`).
    """

    # passed over whatever it is asked for
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    NOTICE = "notice"
    FORECAST = "forecast"
    CONFLICTING = "conflicting"
    AGREEING = "agreeing"
    # used of its period, and no target asks
    RECORDED = "recorded"
    # a point of the trajectory rests on it
    LATEST = "latest"
    COUNTED = "counted"
    PART = "part"
    BASE_LEVEL = "base_level"
    # used of its period, and nothing rests on it
    BASELINE = "baseline"
    BEFORE = "before"
    PART_YEAR = "part_year"
    OTHER_YEAR = "other_year"
    AFTER_DUE = "after_due"
    SAME_TIME = "same_time"
    COVERED = "covered"
    UNUSABLE = "unusable"
    RATE = "rate"

    @property
    def counts(self) -> bool:
        """Whether a point of the trajectory rests on it."""
        return self in _COUNTING

    @property
    def passed_over(self) -> bool:
        """Whether another observation, or none, is used of its period."""
        return self in _PASSED_OVER


_COUNTING = frozenset({Use.LATEST, Use.COUNTED, Use.PART, Use.BASE_LEVEL})
_PASSED_OVER = frozenset(
    {
        Use.SUPERSEDED,
        Use.WITHDRAWN,
        Use.NOTICE,
        Use.FORECAST,
        Use.CONFLICTING,
        Use.AGREEING,
    }
)

Uses = dict[int, tuple[Use, Observation | None]]
"""What is decided of each used observation, by id, and which other one decided so."""

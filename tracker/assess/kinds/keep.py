"""Keep a level in every period: at or above it, at or below it, or inside a band."""

from __future__ import annotations

from tracker.assess.kinds.base import Kind
from tracker.assess.kinds.shared import kept_level, use_after_baseline

KIND = Kind(
    "keep",
    2,
    use_after_baseline,
    kept_level,
    frozenset({"level", "milestones", "pace"}),
    in_every_period=True,
)

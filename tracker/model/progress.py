"""How long work tells how far it is, to whoever wants to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Stage = Literal["reading", "checking", "assessing", "extracting", "pages", "importing", "drawing"]
# how much is done of how much, and of what; whoever is told must not take long
Progress = Callable[[int, int, Stage], None]


def unseen(done: int, total: int, stage: Stage) -> None:
    """Nobody wants to know."""

"""Project: all that the files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.target import Indicator, Plan, Target, Thresholds
from tracker.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Project:
    """All that the files say, with what is wrong in them; `lost` targets are listed but could not
    be read.

    `settings` are defaults of options, by command.
    `uncounted` are the files that do not say how many observations they hold.
    """

    plans: tuple[Plan, ...]
    indicators: Mapping[str, Indicator]
    targets: tuple[Target, ...]
    observations: tuple[Observation, ...]
    thresholds: Thresholds
    language: Language | None
    problems: tuple[Problem, ...]
    lost: int = 0
    settings: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    uncounted: tuple[str, ...] = ()

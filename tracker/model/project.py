"""Project: all that the files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tracker.language import Language
from tracker.model.names import Names
from tracker.model.observation import Observation
from tracker.model.target import Indicator, Plan, Target, Thresholds
from tracker.problems.problem import Problem


@dataclass(frozen=True)
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

    @cached_property
    def series(self) -> Mapping[tuple[str, str], tuple[Observation, ...]]:
        """The observations of each indicator and area, in the record's order."""
        found: dict[tuple[str, str], list[Observation]] = {}
        for one in self.observations:
            found.setdefault((one.indicator, one.area), []).append(one)
        return {key: tuple(of_it) for key, of_it in found.items()}

    @cached_property
    def areas(self) -> Mapping[str, tuple[str, ...]]:
        """The areas in which each indicator is observed, in the record's order."""
        found: dict[str, list[str]] = {}
        for indicator, area in self.series:
            found.setdefault(indicator, []).append(area)
        return {indicator: tuple(areas) for indicator, areas in found.items()}

    @cached_property
    def names(self) -> Names:
        """Every word for its plans, indicators and targets."""
        return Names(self.plans, self.indicators, self.targets)

    def observed(self, indicator: str, area: str) -> tuple[Observation, ...]:
        """The observations of an indicator in an area, with those that name no area."""
        anywhere = self.series.get((indicator, ""), ())
        return (*anywhere, *self.series.get((indicator, area), ())) if area else anywhere

    def bearing_on(self, target: Target) -> tuple[Observation, ...]:
        """The observations that a target is assessed by: of its indicator (a growth target's
        levels) in the plan's area.
        """
        return self.observed(target.measured, target.area)

"""Project: all that the files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from tracker.language import Language
from tracker.model.bilingual import Bilingual, ambiguous, in_language
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

    @cached_property
    def targets_by_id(self) -> Mapping[str, Target]:
        """Its targets, each under its id."""
        return {one.id: one for one in self.targets}

    @cached_property
    def wholes(self) -> Mapping[str, tuple[Target, ...]]:
        """The targets that each target is a part of, by its id."""
        found: dict[str, list[Target]] = {}
        for one in self.targets:
            for name in one.parts.of if one.parts else ():
                found.setdefault(name, []).append(one)
        return {name: tuple(those) for name, those in found.items()}

    @cached_property
    def in_two_languages(self) -> bool:
        """Whether anything of it has a word in each language."""
        texts = [text for t in self.targets for text in (t.unit, t.section, *t.owners)]
        texts += [text for plan in self.plans for text in (plan.area, plan.source.publisher)]
        texts += [one.unit for one in self.indicators.values()]
        texts += [text for o in self.observations for text in (o.area, o.publication.publisher)]
        return any(isinstance(text, Bilingual) for text in texts)

    def observed(self, indicator: str, area: str) -> tuple[Observation, ...]:
        """The observations of an indicator in an area, with those that name no area."""
        anywhere = self.series.get((indicator, ""), ())
        return (*anywhere, *self.series.get((indicator, area), ())) if area else anywhere

    def bearing_on(self, target: Target) -> tuple[Observation, ...]:
        """The observations that a target is assessed by: of its indicator (a growth target's
        levels) in the plan's area.
        """
        return self.observed(target.measured, target.area)


EMPTY_PROJECT = Project((), {}, (), (), Thresholds(), None, ())


class _ProjectWords:
    """The words of a language, for the things of a project; what is equal stays equal, what differs
    stays different.
    """

    def __init__(self, project: Project, language: Language) -> None:
        self.language = language
        areas = [plan.area for plan in project.plans] + [one.area for one in project.observations]
        publishers = [one.publication.publisher for one in project.observations]
        self.kept = ambiguous(areas) | ambiguous(publishers)

    def of(self, text: str) -> str:
        return in_language(text, self.language, self.kept)

    def plan(self, plan: Plan) -> Plan:
        source = replace(plan.source, publisher=self.of(plan.source.publisher))
        return replace(plan, area=self.of(plan.area), source=source)

    def target(self, target: Target, plans: dict[str, Plan]) -> Target:
        return replace(
            target,
            plan=plans.get(target.plan.id, target.plan),
            unit=in_language(target.unit, self.language),
            section=in_language(target.section, self.language),
            owners=tuple(in_language(owner, self.language) for owner in target.owners),
        )

    def indicator(self, one: Indicator) -> Indicator:
        return replace(
            one,
            unit=in_language(one.unit, self.language),
            areas=tuple(self.of(area) for area in one.areas),
        )

    def observation(self, one: Observation) -> Observation:
        source = one.publication
        if isinstance(source.publisher, Bilingual):
            source = replace(source, publisher=self.of(source.publisher))
        if (
            source is one.publication
            and not isinstance(one.area, Bilingual)
            and not isinstance(one.unit, Bilingual)
        ):
            return one
        unit = in_language(one.unit, self.language)
        return replace(one, publication=source, area=self.of(one.area), unit=unit)


def translated(
    project: Project, targets: list[Target], language: Language
) -> tuple[Project, list[Target]]:
    """The project, and targets that may be none of its own, in the words of a language."""
    if not project.in_two_languages:
        return project, targets
    words = _ProjectWords(project, language)
    plans = {plan.id: words.plan(plan) for plan in project.plans}
    made = replace(
        project,
        plans=tuple(plans.values()),
        indicators={key: words.indicator(one) for key, one in project.indicators.items()},
        targets=tuple(words.target(target, plans) for target in project.targets),
        observations=tuple(words.observation(one) for one in project.observations),
    )
    return made, [words.target(target, plans) for target in targets]

"""A project in the words of one language: units, areas, sections, owners and publishers that have
two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.target import Indicator, Plan, Target
from tracker.model.texts import Said, ambiguous, in_language

if TYPE_CHECKING:
    from tracker.model.project import Project


class Words:
    """The words of a language, for the things of a project; what is equal stays equal, what differs
    stays different.
    """

    def __init__(self, project: Project, language: Language) -> None:
        self.language = language
        areas = [plan.area for plan in project.plans] + [one.area for one in project.observations]
        publishers = [one.publication.publisher for one in project.observations]
        more = [text for t in project.targets for text in (t.unit, t.section, *t.owners)]
        more += [plan.source.publisher for plan in project.plans] + [
            one.unit for one in project.indicators.values()
        ]
        self.needed = any(isinstance(text, Said) for text in (*areas, *publishers, *more))
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
        if isinstance(source.publisher, Said):
            source = replace(source, publisher=self.of(source.publisher))
        if (
            source is one.publication
            and not isinstance(one.area, Said)
            and not isinstance(one.unit, Said)
        ):
            return one
        unit = in_language(one.unit, self.language)
        return replace(one, publication=source, area=self.of(one.area), unit=unit)


def translated(
    project: Project, targets: list[Target], language: Language
) -> tuple[Project, list[Target]]:
    """The project, and targets that may be none of its own, in the words of a language."""
    words = Words(project, language)
    if not words.needed:
        return project, targets
    plans = {plan.id: words.plan(plan) for plan in project.plans}
    made = replace(
        project,
        plans=tuple(plans.values()),
        indicators={key: words.indicator(one) for key, one in project.indicators.items()},
        targets=tuple(words.target(target, plans) for target in project.targets),
        observations=tuple(words.observation(one) for one in project.observations),
    )
    return made, [words.target(target, plans) for target in targets]

"""Which targets are asked for, by whatever words, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from tracker.assess.report import Row
from tracker.assess.status import Status
from tracker.language import Language
from tracker.model.project import Project
from tracker.model.target import Target
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.words.terms import WORDS
from tracker.workflows.filters import Filters

_NATURES = {"expected": ("expected", "预期性"), "binding": ("binding", "约束性")}


def chosen(project: Project, filters: Filters) -> list[Target]:
    """The targets asked for, in the registry's order.

    Raises CannotRun(2) for a word that names nothing.
    """
    names = project.names
    targets = list(project.targets)
    if filters.targets:
        targets = names.targets_called(filters.targets)
    if keys := _keys("--plan", filters.plans, names.plan_words):
        targets = [one for one in targets if one.plan.id in keys]
    if keys := _keys("--section", filters.sections, names.section_words):
        targets = [one for one in targets if one.section in keys]
    if keys := _keys("--owner", filters.owners, names.owner_words):
        targets = [one for one in targets if not keys.isdisjoint(one.owners)]
    if keys := _keys("--nature", filters.natures, _NATURES):
        targets = [one for one in targets if one.nature in keys]
    return targets


def with_statuses(rows: Sequence[Row], words: Sequence[str]) -> list[Row]:
    """The rows that have one of the statuses, each by its key or its word in either language; all
    where none is asked for. Raises CannotRun(2) for a word that is none.
    """
    keys = _keys("--status", words, {status: (status, *WORDS[status]) for status in Status})
    return [row for row in rows if row.assessment.status in keys or not keys]


def _keys(
    option: str, words: Iterable[str], choices: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """What the words of an option stand for. Raises CannotRun(2) for one that is no choice."""
    keys: dict[str, str] = {}
    for key, names in choices.items():
        for name in filter(None, names):
            keys.setdefault(name.lower(), key)
    for word in words:
        if word.lower() not in keys:
            raise CannotRun(2, no_choice(option, word, choices))
    return frozenset(keys[word.lower()] for word in words)


def no_choice(option: str, word: str, choices: Collection[str]) -> Problem:
    """That a word is none of an option's."""
    near = nearest(word, choices)
    return problem("U102", option=option, name=word, choices=", ".join(choices), near=near)


def in_order_of(rows: list[Row], sort: str, language: Language) -> list[Row]:
    """By status (best first), progress (most first) or name; else the registry's order."""
    match sort:
        case "status":
            return sorted(rows, key=lambda row: list(Status).index(row.assessment.status))
        case "progress":
            return sorted(
                rows,
                key=lambda row: (row.assessment.progress is None, -(row.assessment.progress or 0)),
            )
        case "name":
            return sorted(rows, key=lambda row: row.target.name.text(language))
    return rows

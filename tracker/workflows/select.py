"""Which targets are asked for, by whatever words, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.report import Row
from tracker.assess.status import Status
from tracker.language import Language
from tracker.model.project import Project
from tracker.model.target import Target
from tracker.model.texts import words_of
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, problem
from tracker.words.terms import WORDS


@dataclass(frozen=True, slots=True)
class Filters:
    """Which targets are asked for; empty means all."""

    targets: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


def chosen(project: Project, filters: Filters) -> list[Target]:
    """The targets asked for, in the registry's order.

    Raises CannotRun(2) for a word that names nothing.
    """
    targets = list(project.targets)
    if filters.targets:
        words = _names(project)
        wanted = set()
        for text in filters.targets:
            found = words.get(text.strip().lower())
            if found is None:
                raise CannotRun(2, problem("U101", name=text, near=nearest(text, words)))
            wanted |= found
        targets = [target for target in targets if target.id in wanted]
    known: list[tuple[str, tuple[str, ...], dict[str, set[str]]]] = [
        ("--plan", filters.plans, {p.id: {p.id, p.name.zh, p.name.en} for p in project.plans}),
        (
            "--section",
            filters.sections,
            {t.section: set(words_of(t.section)) for t in project.targets if t.section},
        ),
        (
            "--owner",
            filters.owners,
            {o: set(words_of(o)) for t in project.targets for o in t.owners},
        ),
        (
            "--nature",
            filters.natures,
            {"expected": {"expected", "预期性"}, "binding": {"binding", "约束性"}},
        ),
    ]
    for option, given, choices in known:
        if not given:
            continue
        keys = {_choice(option, text, choices) for text in given}
        targets = [target for target in targets if keys & _values(option, target)]
    return targets


def _values(option: str, target: Target) -> set[str]:
    match option:
        case "--plan":
            return {target.plan.id}
        case "--section":
            return {target.section}
        case "--owner":
            return set(target.owners)
    return {target.nature or ""}


def _choice(option: str, text: str, choices: dict[str, set[str]]) -> str:
    for key, words in choices.items():
        if text.lower() in {word.lower() for word in words}:
            return key
    raise CannotRun(
        2,
        problem(
            "U102",
            option=option,
            name=text,
            choices=", ".join(choices),
            near=nearest(text, choices),
        ),
    )


def status_of(text: str) -> str:
    """A status by its key or its word in either language."""
    return _choice("--status", text, {status: {status, *WORDS[status]} for status in Status})


def _names(project: Project) -> dict[str, set[str]]:
    """Every word for a target → its id; an indicator's word means all its targets."""
    words: dict[str, set[str]] = {}
    for target in project.targets:
        for text in (target.id, target.indicator, target.name.zh, target.name.en, *target.aliases):
            if text:
                words.setdefault(text.lower(), set()).add(target.id)
    for target in project.targets:
        words[target.id.lower()] = {target.id}
    return words


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

"""Which targets are asked for, by whatever words, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.assess.assess import Assessment
from tracker.assess.report import Row
from tracker.assess.standing import share_missing
from tracker.assess.status import Evidence, Status
from tracker.language import Language
from tracker.model.project import Project
from tracker.model.target import Indicator, Target
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.words.terms import WORDS
from tracker.workflows.filters import Filters

_NATURES = {"expected": ("expected", "预期性"), "binding": ("binding", "约束性")}
DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class PartMatch:
    """A word of an option that is only a part of what it names, and all that was taken for it."""

    option: str
    word: str
    taken: tuple[str, ...]


def chosen(project: Project, filters: Filters, *, recorded: bool = False) -> list[Target]:
    """The targets asked for, in the registry's order; `recorded`: a word may also name an indicator
    that no target uses, of which there is none.

    Raises CannotRun(2) for a word that names nothing.
    """
    targets = list(project.targets)
    if filters.targets and recorded:
        meant = project.names.subjects(filters.targets)
        ids = {one.id for one in meant if isinstance(one, Target)}
        targets = [one for one in targets if one.id in ids]
    elif filters.targets:
        targets = project.names.targets_called(filters.targets)
    plans, sections, owners = (
        _taken(option, words, choices) for option, words, choices in _named(project, filters)
    )
    if plans:
        targets = [one for one in targets if one.plan.id in plans]
    if sections:
        targets = [one for one in targets if one.section in sections]
    if owners:
        targets = [one for one in targets if not owners.isdisjoint(one.owners)]
    if keys := _keys("--nature", filters.natures, _NATURES):
        targets = [one for one in targets if one.nature in keys]
    return targets


def only_recorded(project: Project, words: Iterable[str]) -> list[Indicator]:
    """The indicators that words name and no target is about. Raises CannotRun(2) for a word that
    names nothing.
    """
    return [one for one in project.names.subjects(words) if isinstance(one, Indicator)]


def part_matches(project: Project, filters: Filters) -> list[PartMatch]:
    """What was taken for the words that are only a part of a plan's, section's or owner's name."""
    found = []
    for option, words, choices in _named(project, filters):
        for word in words:
            taken = _parts_of(word, choices)
            if word.lower() not in (name.lower() for key in taken for name in choices[key]):
                found.append(PartMatch(option, word, taken))
    return found


def _named(
    project: Project, filters: Filters
) -> tuple[tuple[str, tuple[str, ...], Mapping[str, Sequence[str]]], ...]:
    """The options whose words may be parts of names, and what they may name."""
    names = project.names
    return (
        ("--plan", filters.plans, names.plan_words),
        ("--section", filters.sections, names.section_words),
        ("--owner", filters.owners, names.owner_words),
    )


def _taken(
    option: str, words: Iterable[str], choices: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """All that words name, in part too. Raises CannotRun(2) for one that names nothing."""
    found: set[str] = set()
    for word in words:
        taken = _parts_of(word, choices)
        if not taken:
            raise CannotRun(2, _no_name(option, word, choices))
        found.update(taken)
    return frozenset(found)


def _parts_of(word: str, choices: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """What has this name; else everything that has it as a part of a name."""
    low = word.strip().lower()
    names = {key: [name.lower() for name in said] for key, said in choices.items()}
    exact = tuple(key for key, said in names.items() if low and low in said)
    return exact or tuple(
        key for key, said in names.items() if low and any(low in name for name in said)
    )


def _no_name(option: str, word: str, choices: Mapping[str, Sequence[str]]) -> Problem:
    every = [name for names in choices.values() for name in names if name]
    return no_choice(option, word, choices, nearest(word, every))


def with_statuses(rows: Sequence[Row], words: Sequence[str]) -> list[Row]:
    """The rows that have one of the statuses, each by its key or its word in either language; all
    where none is asked for. Raises CannotRun(2) for a word that is none.
    """
    keys = _keys("--status", words, {status: (status, *WORDS[status]) for status in Status})
    return [row for row in rows if row.assessment.status in keys or not keys]


def with_flags(rows: Sequence[Row], words: Sequence[str]) -> list[Row]:
    """The rows of which one of these things must be known, evidence or `doubtful`, likewise."""
    keys = _keys("--flag", words, {flag: (flag, *WORDS[flag]) for flag in (*Evidence, DOUBTFUL)})
    return [
        row
        for row in rows
        if not keys
        or not keys.isdisjoint(row.assessment.evidence)
        or (row.doubtful and DOUBTFUL in keys)
    ]


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
            raise CannotRun(2, _no_name(option, word, choices))
    return frozenset(keys[word.lower()] for word in words)


def no_choice(option: str, word: str, choices: Collection[str], near: str | None = None) -> Problem:
    """That a word is none of an option's; `near` is what was probably meant."""
    near = nearest(word, choices) if near is None else near
    return problem("U102", option=option, name=word, choices=", ".join(choices), near=near)


SORTS = ("registry", "status", "progress", "gap", "pace", "due", "published", "name")


def in_order_of(rows: list[Row], sort: str, language: Language) -> list[Row]:
    """In one of the orders of SORTS; those of which it says nothing come last, equal ones in the
    registry's order.

    - status: best first; progress: most first; name: by the characters' numbers.
    - gap: what is missing, as a share of the goal, most first; then what goes beyond it, least
      first; of what is only known to be missing the least that it may be.
    - pace: slowest first, against what the path asks for.
    - due: what is due first.
    - published: whose latest value was published last.
    """
    match sort:
        case "status":
            return sorted(rows, key=lambda row: list(Status).index(row.assessment.status))
        case "progress":
            return _sorted(rows, lambda row: row.assessment.progress, most_first=True)
        case "gap":
            return _sorted(rows, lambda row: share_missing(row.assessment), most_first=True)
        case "pace":
            return _sorted(rows, lambda row: row.assessment.pace)
        case "due":
            return sorted(rows, key=lambda row: row.assessment.goal.by.end)
        case "published":
            return _sorted(rows, lambda row: _published(row.assessment), most_first=True)
        case "name":
            return sorted(rows, key=lambda row: row.target.name.text(language))
    return rows


def _sorted(
    rows: list[Row], key: Callable[[Row], Fraction | int | None], *, most_first: bool = False
) -> list[Row]:
    """By a number; rows without one last."""

    def place(row: Row) -> tuple[bool, Fraction | int]:
        number = key(row)
        return number is None, -(number or 0) if most_first else number or 0

    return sorted(rows, key=place)


def _published(a: Assessment) -> int | None:
    """The last day on which a part of the latest value was published."""
    if a.latest is None:
        return None
    return max(one.publication.published.end for one in a.latest.basis).toordinal()

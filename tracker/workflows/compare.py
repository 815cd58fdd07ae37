"""The comparing side of the program: two revisions, or two days of one record → what changed, and
why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.compare.causes import compare
from tracker.compare.changes import Diff, Side
from tracker.formats import Terminal, render, render_findings
from tracker.language import Language
from tracker.model.layout import REGISTRY
from tracker.model.progress import Progress, unseen
from tracker.model.project import EMPTY_PROJECT, Project, translated
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, in_order, problem
from tracker.read.settings import BUILD_SERVERS, Settings
from tracker.store import folder, git
from tracker.store.outputs import within_repository
from tracker.words.change_findings import change_findings
from tracker.workflows.filters import Filters
from tracker.workflows.select import chosen

_ABBREVIATED = 10


_Diff = TypeVar("_Diff")  # a Diff or a FrozenDiff


@dataclass(frozen=True, slots=True)
class Compared(Generic[_Diff]):
    """A comparison, what is wrong at its later end and the errors of the earlier, whose files are
    `commit:name`.

    `prefix` is the project's folder in the git repository.

    `settings` are those of the earlier end, which a change that is looked at cannot loosen; without
    any, of the later.
    """

    diff: _Diff
    problems: tuple[Problem, ...]
    contents: Mapping[str, bytes]
    settings: Settings
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class ReadEnd:
    """One end as read, before it is assessed."""

    name: str
    commit: str
    project: Project
    contents: Mapping[str, bytes]
    found: bool = True


def compare_revisions(
    start: Path,
    names: Sequence[str],
    words: Sequence[str],
    clocks: Clocks,
    language: Language,
    environment: Mapping[str, str],
    progress: Progress = unseen,
) -> Compared[Diff]:
    """Compare BASE with HEAD as `names` give them; by default where HEAD left the default branch,
    with the work tree.

    Raises CannotRun: 2 for a revision or target that does not exist, 3 without git or where an end
    cannot be read.
    """
    root = folder.find_project(start)
    here = git.find_repository(root, environment)
    base = git.find_revision(here, names[0]) if names else git.find_base(here)
    if len(names) > 1:
        later = read_head(here, names[1], clocks.as_of, progress)
    else:
        later = read_work_tree(root, clocks.as_of, progress)
    earlier = _revision(here, base, clocks.as_of, progress)
    found = _compared(earlier, later, words, (clocks, clocks), language, progress)
    return replace(found, prefix=here.prefix)


def compare_days(
    start: Path,
    first: date,
    last: date,
    words: Sequence[str],
    language: Language,
    progress: Progress = unseen,
) -> Compared[Diff]:
    """Compare what the files say of one day, and as it was known then, with the same of a later
    one.
    """
    root = folder.find_project(start)
    read = read_work_tree(root, last, progress)
    clocks = Clocks.of(first), Clocks.of(last)
    found = _compared(read, read, words, clocks, language, progress)
    return replace(found, prefix=within_repository(root))


def render_changes(
    found: Compared[Diff], name: str, language: Language, on: Terminal, **options: bool
) -> str:
    """A comparison as a page, as its JSON document, or as findings for build servers."""
    if name not in BUILD_SERVERS:
        return str(render("changes", found.diff, name, language, on, **options))
    return render_findings(change_findings(found.diff, language, found.prefix), name, language)


def _compared(
    old: ReadEnd,
    new: ReadEnd,
    words: Sequence[str],
    clocks: Sequence[Clocks],
    language: Language,
    progress: Progress,
) -> Compared[Diff]:
    first, _ = translated(old.project, [], language)
    last = first if old is new else translated(new.project, [], language)[0]
    before = side_of(old, first, clocks[0], language, progress)
    after = side_of(new, last, clocks[1], language, progress)
    wanted = targets_called((old.project, new.project), words) if words else None
    problems, contents = list(after.report.problems), dict(new.contents)
    if old is not new and old.found:
        problems += _named(
            [one for one in before.report.problems if severity(one) == "error"], old.commit
        )
        contents |= {_called(name, old.commit): content for name, content in old.contents.items()}
    settings = old.project.settings or new.project.settings
    return Compared(compare(before, after, wanted), tuple(problems), contents, settings)


def side_of(
    read: ReadEnd, project: Project, clocks: Clocks, language: Language, progress: Progress
) -> Side:
    """An end, assessed for the days of the clocks; `project` is what was read, translated."""
    problems = in_order(project.problems)
    report = make_report(project, project.targets, clocks, language, problems, progress)
    return Side(read.name, read.commit, project, report, read.found)


def read_work_tree(root: Path, day: date, progress: Progress) -> ReadEnd:
    """The files as they are. Raises CannotRun(3) where they cannot be read."""
    contents, unread = folder.read_folder(root)
    return ReadEnd("", "", _project(contents, unread, day, "", progress), contents)


def read_head(here: git.Repository, name: str, day: date, progress: Progress) -> ReadEnd:
    """A revision as a later end. Raises CannotRun where there is none (2), or no project in it."""
    read = _revision(here, git.find_revision(here, name), day, progress)
    if not read.found:
        raise CannotRun(3, problem("F107", folder=f"{name}:{here.prefix}"))
    return read


def _revision(
    here: git.Repository, revision: git.Revision, day: date, progress: Progress
) -> ReadEnd:
    contents, unread = git.read_revision(here, revision)
    if large := [one for one in unread if (one.file, one.code) == (REGISTRY, "F103")]:
        raise CannotRun(3, *_named(large, revision.commit))
    if REGISTRY not in contents:
        return ReadEnd(revision.name, revision.commit, EMPTY_PROJECT, {}, found=False)
    project = _project(contents, unread, day, revision.commit, progress)
    return ReadEnd(revision.name, revision.commit, project, contents)


def _project(
    contents: Mapping[str, bytes],
    unread: list[Problem],
    day: date,
    commit: str,
    progress: Progress,
) -> Project:
    from tracker.read.project import read_project

    project = read_project(contents, day, unread, progress=progress)
    if isinstance(project, list):
        named = {_called(name, commit): content for name, content in contents.items()}
        raise CannotRun(3, *_named(in_order(project), commit), contents=named)
    return project


def _called(name: str, commit: str) -> str:
    """A file as messages call it: of an earlier revision as git does, commit:name."""
    return f"{commit[:_ABBREVIATED]}:{name}" if commit and name else name


def _named(problems: Sequence[Problem], commit: str) -> list[Problem]:
    return [
        replace(
            one,
            file=_called(one.file, commit),
            also=tuple(replace(place, file=_called(place.file, commit)) for place in one.also),
        )
        for one in problems
    ]


def targets_called(projects: Sequence[Project], words: Sequence[str]) -> set[str]:
    """The ids that words name at either end.

    Raises CannotRun(2) for a word that names nothing at both.
    """
    wanted: set[str] = set()
    for word in words:
        found: list[str] = []
        for project in projects:
            with suppress(CannotRun):
                found += [target.id for target in chosen(project, Filters((word,)))]
        if not found:
            chosen(projects[-1], Filters((word,)))
        wanted |= set(found)
    return wanted

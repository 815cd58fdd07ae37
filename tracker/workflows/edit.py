"""The one way in which the record is changed: new text, worked out from what is there, proved by
reading the whole project again from it, and written under a lock.

Every command that writes has its own `Work`: add-observation, extract, amend, import, add-target.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, make_report
from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.target import Target
from tracker.problems.problem import CannotRun, Problem, Refused, problem_of
from tracker.store import folder

if TYPE_CHECKING:
    from tracker.read.yamltext import Node

SLIPS = ("O201", "O204", "O205", "F425")


@dataclass(frozen=True, slots=True)
class Current:
    """What is there: the bytes of every file, what could not be read, the project that they
    make, the tree of each YAML file, and the names that kept documents have.
    """

    contents: Mapping[str, bytes]
    unread: Sequence[Problem]
    project: Project
    trees: Mapping[str, Node]
    day: date
    progress: Progress = unseen
    documents: Sequence[str] = ()

    def text_of(self, name: str) -> tuple[bytes, str | None]:
        """A file's byte order mark and its text; None where it is no text or not there."""
        from tracker.read.encoding import decode

        content = self.contents.get(name)
        if content is None:
            return b"", None
        return BOM_UTF8 if content.startswith(BOM_UTF8) else b"", decode(content, name)[0]


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One file's old text (None: there was none) and new text (None: there is to be none), the
    project before and after it, the observations that are new in it, in the order of the requests,
    the indicators and areas whose series it touches, and what is new to say.

    `mark` is the byte order mark that the file begins with, which its text is without. `kept` is a
    document that is put into the project with it, by its name there.
    """

    name: str
    mark: bytes
    old: str | None
    new: str | None
    before: Project
    after: Project
    added: tuple[Observation, ...] = ()
    touched: frozenset[tuple[str, str]] = field(default=frozenset())
    problems: tuple[Problem, ...] = ()
    kept: tuple[str, bytes] | None = None
    encoding: str = "utf-8"

    @property
    def slip(self) -> Problem | None:
        """What says that a value is probably written wrongly."""
        return next((one for one in self.problems if one.code in SLIPS), None)


Work = Callable[[Current], RecordEdit]


def as_recorded(option: str, text: str) -> str:
    """A period that was typed, as it goes into a file: one in English in the model's own spelling.

    Raises CannotRun(2) where it may be one of two.
    """
    from tracker.model.periods import in_own_spelling

    try:
        return in_own_spelling(text)
    except Refused as error:
        raise CannotRun(2, problem_of(error, text=f"{option} {text}")) from error


def current(root: Path, day: date, progress: Progress = unseen) -> Current:
    """What is in a project's folder. Raises CannotRun(3) where it is no project."""
    from tracker.store.kept import taken_names

    contents, unread = folder.read_folder(root)
    trees: dict[str, Node] = {}
    project = _read(contents, unread, day, trees, progress)
    return Current(contents, unread, project, trees, day, progress, taken_names(root))


def read_back(
    there: Current, name: str, content: bytes | None
) -> tuple[Project, Mapping[str, Node]]:
    """The project as it would be with another content of one file, or without it, and its trees.

    Raises CannotRun(3) where it would be none.
    """
    trees: dict[str, Node] = {}
    contents = {**there.contents, name: content or b""}
    if content is None:
        del contents[name]
    unread = list(there.unread)
    return _read(contents, unread, there.day, trees, there.progress), trees


def fresh_problems(before: Project, after: Project) -> list[Problem]:
    """What is new to say, wherever the places of the rest moved to."""

    def words(one: Problem) -> tuple[object, ...]:
        return one.code, one.file, one.about, one.facts

    known = Counter(map(words, before.problems))
    new = []
    for one in after.problems:
        if known[words(one)]:
            known[words(one)] -= 1
        else:
            new.append(one)
    return new


def write_edit(root: Path, work: Work, day: date, progress: Progress = unseen) -> RecordEdit:
    """Work the edit out again under the lock, from what is there, and write it: one file,
    written once, with the document that is kept for it, or nothing. Raises CannotRun.
    """
    from tracker.store import kept

    with folder.locked(root):
        edit = work(current(root, day, progress))
        put = kept.keep(root, *edit.kept) if edit.kept else False
        old, new = (
            None if text is None else edit.mark + text.encode(edit.encoding)
            for text in (edit.old, edit.new)
        )
        try:
            if new is not None:
                folder.write_file(root, edit.name, new, old)
            elif old is not None:
                folder.remove_file(root, edit.name, old)
        except BaseException:
            if edit.kept and put:
                kept.drop(root, edit.kept[0])
            raise
        return edit


def effects(edit: RecordEdit, day: date, language: Language) -> list[tuple[Report | None, Report]]:
    """Each target that a touched series bears on, before and after the change, as reports of one
    row; each new target, with None before.
    """

    def assessed(project: Project, target: Target) -> Report:
        return make_report(project, [target], Clocks.of(day), language)

    old = {one.id: one for one in edit.before.targets}
    return [
        (
            assessed(edit.before, old[target.id]) if target.id in old else None,
            assessed(edit.after, target),
        )
        for target in edit.after.targets
        if target.id not in old
        or any(
            indicator in target.indicators and area in ("", target.area)
            for indicator, area in edit.touched
        )
    ]


def why_uncounted(
    edit: RecordEdit, found: Sequence[tuple[Report | None, Report]], language: Language
) -> list[str]:
    """For which targets the last record does not count as yet, and why: a line each; `found` are
    its effects.
    """
    from tracker.words.counting import uncounted

    reports = [after for _, after in found]
    return uncounted(edit.added[-1], edit.after, reports, language) if edit.added else []


def _read(
    contents: Mapping[str, bytes],
    unread: Sequence[Problem],
    day: date,
    trees: dict[str, Node],
    progress: Progress,
) -> Project:
    from tracker.read.project import read_project

    project = read_project(dict(contents), day, list(unread), trees, progress)
    if isinstance(project, list):
        raise CannotRun(3, *project, contents=dict(contents))
    return project

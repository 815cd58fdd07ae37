"""The record as it is served live: read anew when its files change, the last good one kept while
they are broken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.compare.causes import compare
from tracker.compare.changes import Side
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.pages.site.record import SiteRecord
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem

ReadProject = Callable[[date], tuple[Project, Mapping[str, bytes]]]


@dataclass(frozen=True)
class LiveState:
    """What is served from one change of the files to the next.

    `number` counts the changes, `rev` names what is shown. `errors` is how many of them the files
    have; where some of them are new (`held`), figures are those of the last good record, and only
    what is wrong is new. `changed_at` holds, by target, the number of its last change.
    """

    record: SiteRecord
    number: int
    rev: str
    errors: int
    held: bool = False
    changed_at: Mapping[str, int] = field(default_factory=dict)

    def changed_since(self, number: int) -> list[str]:
        """The ids of the targets that stand otherwise than at a number."""
        return [one for one, at in self.changed_at.items() if at > number]


class LiveRecord:
    """Reads the project, and again when asked; `read` raises CannotRun where nothing can be
    assessed, `clock` gives the day of the clock.
    """

    def __init__(self, read: ReadProject, clock: Callable[[], date]) -> None:
        """Raises CannotRun where there is nothing to begin with."""
        self._read, self._clock = read, clock
        self._day = clock()
        project, contents = read(self._day)
        self._good = project
        self._side = self._assessed(project)
        record = self._record(project, contents)
        self.served = LiveState(
            record, 0, _name(contents, self._day), _errors(project.problems).total()
        )

    @property
    def language(self) -> Language:
        """Of the project, English where it says nothing."""
        return self._good.language or "en"

    def look(self, changed: bool) -> bool:
        """Read again if the files changed or a new day has begun; whether anything new is served.

        A record that is worse than the last good one is not shown: a file that is being written,
        or a slip, would make figures go and come. Its errors are.
        """
        day = self._clock()
        if not changed and day == self._day:
            return False
        self._day, before = day, self.served
        try:
            project, contents = self._read(day)
            problems, worse = project.problems, _errors(project.problems)
            held = bool(worse - _errors(self._good.problems))
        except CannotRun as stop:
            problems, contents, held = stop.problems, stop.contents, True
        rev = _name(contents, day)
        if rev == before.rev and problems == before.record.project.problems:
            return False
        if held:
            project = replace(self._good, problems=problems)
        else:
            self._good = project
        record = self._record(project, contents)
        number, errors = before.number + 1, _errors(problems).total()
        old, self._side = self._side, self._assessed(project)
        changes = [change.row.target.id for change in compare(old, self._side).changes]
        changed_at = {**before.changed_at, **dict.fromkeys(changes, number)}
        self.served = LiveState(record, number, rev, errors, held, changed_at)
        return True

    def _record(self, project: Project, contents: Mapping[str, bytes]) -> SiteRecord:
        """In both languages, the project's first."""
        languages = sorted(LANGUAGES, key=lambda one: one != self.language)
        return SiteRecord(project, contents, Clocks.of(self._day), tuple(languages))

    def _assessed(self, project: Project) -> Side:
        """As of today: what a change is told by."""
        clocks = Clocks.of(self._day)
        report = make_report(project, project.targets, clocks, self.language)
        return Side("", "", project, report)


def _name(contents: Mapping[str, bytes], day: date) -> str:
    made = sha256(str(day).encode())
    for name, content in sorted(contents.items()):
        made.update(f"\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return made.hexdigest()[:12]


def _errors(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    """The errors, by code and file."""
    return Counter((one.code, one.file) for one in problems if severity(one) == "error")

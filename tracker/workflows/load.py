"""A folder → the project in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.model.periods import CALENDAR, Start
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.problems.problem import CannotRun, in_order
from tracker.store import folder


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as read, with the bytes that excerpts are cut from and its folder's name in the git
    repository.
    """

    project: Project
    contents: dict[str, bytes]
    prefix: str = ""


def load_project(
    start: Path, day: date, progress: Progress = unseen, *, begun: bool = False
) -> Loaded:
    """Find and read the project. Raises CannotRun(3) where nothing can be assessed; with `begun`
    one that has no targets yet will do.
    """
    from tracker.read.project import NO_TARGET, read_project
    from tracker.store.outputs import within_repository

    root = folder.find_project(start)
    contents, unread = folder.read_folder(root)
    project = read_project(contents, day, unread, progress=progress)
    if isinstance(project, list):
        raise CannotRun(3, *in_order(project), contents=contents)
    if not project.targets and not begun:
        raise CannotRun(3, *in_order([*project.problems, NO_TARGET]), contents=contents)
    return Loaded(project, contents, within_repository(root))


def year_starts(start: Path) -> Start:
    """When the financial years of the project's plans begin; of the calendar where they differ or
    nothing is said.
    """
    loaded = load_project(start, date.max, begun=True)
    begins = {plan.period.starts for plan in loaded.project.plans}
    return begins.pop() if len(begins) == 1 else CALENDAR

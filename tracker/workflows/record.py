"""The writing side of the program: a request → the file it changes, worked out and proved → written
under a lock.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, make_report
from tracker.language import Language
from tracker.model.bilingual import words_of
from tracker.model.observation import CLAIM_KINDS, Observation
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.target import Target
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.store import folder

SLIPS = ("O201", "O204", "O205", "F425")
NEEDED = ("indicator", "value", "period", "published", "title")
NEEDED_TO_WITHDRAW = ("indicator", "period", "revises", "published", "title")
_OF_PUBLICATION = ("title", "publisher", "published", "url", "tier")
_CLAIM = re.compile(r"\s*(\w+)\s*=\s*(.+?)\s+(?:of|于|较|比)\s+(\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be recorded, each field as the user wrote it; empty where nothing was said."""

    indicator: str = ""
    value: str = ""
    period: str = ""
    unit: str = ""
    qualifier: str = ""
    status: str = ""
    ytd: bool = False
    area: str = ""
    locator: str = ""
    note: str = ""
    claims: tuple[str, ...] = ()
    revises: str = ""
    reason: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    tier: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are needed and empty."""
        needed = NEEDED_TO_WITHDRAW if self.status == "withdrawn" else NEEDED
        return tuple(name for name in needed if not getattr(self, name))


@dataclass(frozen=True, slots=True)
class Recording:
    """One file's old and new text, the project after it, the observations that are new in it, in
    the order of the requests, and what is new to say of them.

    `mark` is the byte order mark that the file begins with, which its text is without.
    """

    name: str
    mark: bytes
    old: str | None
    new: str
    project: Project
    added: tuple[Observation, ...]
    problems: tuple[Problem, ...]

    @property
    def slip(self) -> Problem | None:
        """What says that a value is probably written wrongly."""
        return next((one for one in self.problems if one.code in SLIPS), None)

    def project_with(self, number: int) -> Project:
        """The project with only so many of the new observations."""
        later = set(map(id, self.added[number:]))
        kept = (one for one in self.project.observations if id(one) not in later)
        return replace(self.project, observations=tuple(kept)) if later else self.project


def plan(
    root: Path, requests: Sequence[Request], day: date, progress: Progress = unseen
) -> Recording:
    """What recording the requests of one publication would change; nothing of it is written.

    Raises CannotRun: 2 for a refusal, 3 without a project.
    """
    from tracker.read.append import last_lines
    from tracker.read.yamltext import Node

    for request in requests:
        if request.missing:
            names = (
                "INDICATOR" if name == "indicator" else f"--{name}" for name in request.missing
            )
            raise CannotRun(2, problem("U201", names=", ".join(names)))
    trees: dict[str, Node] = {}
    contents, unread = folder.read_folder(root)
    before = _read(contents, unread, day, trees, progress)
    records = [_record(request, before) for request in requests]
    taken = [*contents, *(one.file for one in unread)]
    name, mark, old, new = _written(before, contents, trees, requests, records, taken)
    trees = {}
    after = _read({**contents, name: mark + new.encode()}, unread, day, trees, progress)
    lines = last_lines(trees.get(name), records)
    problems = _fresh(before, after, name, lines or [0])
    present = {(one.file, one.line, one.index) for one in before.observations}
    added = [one for one in after.observations if (one.file, one.line, one.index) not in present]
    if len(added) != len(records) or lines is None:
        unknown = [
            one.indicator for one in requests if after.names.indicator(one.indicator) is None
        ]
        if unknown:  # that of a target which could not be read; any other one is an error above
            raise CannotRun(2, problem("U206", text=unknown[0]))
        raise CannotRun(2, problem("U203", name=name, words="the record does not read back"))
    return Recording(name, mark, old, new, after, tuple(added), problems)


def write(
    root: Path, requests: Sequence[Request], day: date, progress: Progress = unseen
) -> Recording:
    """Work the change out again under the lock, from what is there now, and write it: one file,
    written once, or nothing. Raises CannotRun.
    """
    with folder.locked(root):
        change = plan(root, requests, day, progress)
        old = None if change.old is None else change.mark + change.old.encode()
        folder.write_file(root, change.name, change.mark + change.new.encode(), old)
        return change


def _read(
    contents: dict[str, bytes],
    unread: list[Problem],
    day: date,
    trees: dict[str, Any],
    progress: Progress,
) -> Project:
    from tracker.read.project import read_project

    project = read_project(contents, day, unread, trees, progress)
    if isinstance(project, list):
        raise CannotRun(3, *project, contents=contents)
    return project


def _written(
    project: Project,
    contents: Mapping[str, bytes],
    trees: Mapping[str, Any],
    requests: Sequence[Request],
    records: Sequence[Mapping[str, Any]],
    taken: Sequence[str],
) -> tuple[str, bytes, str | None, str]:
    """The file that takes the records: its name and mark, its text before (None for a new one) and
    after.
    """
    from tracker.read.append import file_name, new_file, splice
    from tracker.read.encoding import decode

    request, publications = requests[0], [_publication(one) for one in requests]
    for name in _same_publication(project, request):
        text = decode(contents[name], name)[0]
        if text is None or name not in trees:
            continue
        if new := splice(text, trees[name], name, records):
            mark = BOM_UTF8 if contents[name].startswith(BOM_UTF8) else b""
            break
    else:
        name = file_name(_published(request), request.publisher or request.title, taken)
        mark, text, new = b"", None, new_file(publications[0], records)
    if any(one != publications[0] for one in publications):
        raise CannotRun(2, problem("U203", name=name, words="more than one file"))
    return name, mark, text, new


def effects(change: Recording, day: date, language: Language) -> list[tuple[Report, Report]]:
    """Each target that a new observation bears on, before and after it, as reports of one row."""

    def assessed(project: Project, target: Target) -> Report:
        return make_report(project, [target], Clocks.of(day), language)

    found = []
    for number, one in enumerate(change.added):
        before, after = change.project_with(number), change.project_with(number + 1)
        found += [
            (assessed(before, target), assessed(after, target))
            for target in after.targets
            if one.indicator in target.indicators and one.area in ("", target.area)
        ]
    return found


def why_uncounted(
    change: Recording, found: Sequence[tuple[Report, Report]], language: Language
) -> list[str]:
    """For which targets the last record does not count as yet, and why: a line each; `found` are
    its effects.
    """
    from tracker.words.counting import uncounted

    reports = [after for _, after in found]
    return uncounted(change.added[-1], change.project, reports, language)


def offered(project: Project, indicator: str) -> tuple[str, dict[str, str]]:
    """The last period recorded of an indicator and the publication recorded last, to be offered as
    defaults.
    """
    of_it = [one for one in project.observations if one.indicator == indicator]
    period = str(max(of_it, key=lambda one: one.period.end).period) if of_it else ""
    last = max(project.observations, key=lambda one: one.publication.published.end, default=None)
    if last is None:
        return period, {}
    source = last.publication
    return period, {
        "published": str(source.published),
        "title": source.title,
        "publisher": source.publisher,
    }


def _record(request: Request, project: Project) -> dict[str, Any]:
    """The fields of a record in the order of the documents; its indicator by its id."""
    indicator = project.names.indicator(request.indicator)
    record: dict[str, Any] = {"indicator": indicator.id if indicator else request.indicator}
    record["period"] = request.period
    if request.value:
        record["value"] = request.value
    for key in ("unit", "qualifier", "status"):
        if getattr(request, key):
            record[key] = getattr(request, key)
    if request.ytd:
        record["ytd"] = "true"
    for key in ("area", "locator", "note"):
        if getattr(request, key):
            record[key] = getattr(request, key)
    if request.revises:
        record["revises"] = {"published": request.revises} | (
            {"reason": request.reason} if request.reason else {}
        )
    if request.claims:
        record["claims"] = [_claim(text) for text in request.claims]
    return record


def _claim(text: str) -> dict[str, str]:
    found = _CLAIM.fullmatch(text)
    if found is None or found[1] not in CLAIM_KINDS:
        raise CannotRun(2, problem("U202", text=text))
    return {found[1]: found[2], "of": found[3]}


def _publication(request: Request) -> dict[str, str]:
    return {key: getattr(request, key) for key in _OF_PUBLICATION if getattr(request, key)}


def _same_publication(project: Project, request: Request) -> list[str]:
    """The YAML files of the publication: same published, publisher and title, and no other url or
    tier than asked.
    """
    published = _published(request)
    asked = {key: getattr(request, key) for key in ("url", "tier") if getattr(request, key)}
    return list(
        dict.fromkeys(
            one.file
            for one in project.observations
            if not one.file.endswith(".csv")
            and (str(one.publication.published), one.publication.title)
            == (published, request.title)
            and request.publisher in words_of(one.publication.publisher)
            and all(getattr(one.publication, key) == given for key, given in asked.items())
        )
    )


def _published(request: Request) -> str:
    """The publication date in the model's own spelling. Raises CannotRun(2) for what is no date."""
    from tracker.model.periods import read_period
    from tracker.problems.problem import Refused

    try:
        return str(read_period(request.published))
    except Refused as error:
        raise CannotRun(2, problem(error.code).saying(error.facts)) from error


def _fresh(before: Project, after: Project, name: str, lines: Sequence[int]) -> tuple[Problem, ...]:
    """What is new to say of records that begin at these lines of a file.

    Raises CannotRun(2) where something says that one is wrong or there already: of the first such
    record.
    """
    known = set(before.problems)
    fresh = [one for one in after.problems if one not in known]
    of_each: list[list[Problem]] = [[] for _ in lines]
    for one in fresh:
        places = [place.line or 0 for place in (one.place, *one.also) if place.file == name]
        of_each[max(bisect_right(lines, max(places, default=0)) - 1, 0)].append(one)
    for mine in of_each:
        errors = [one for one in mine if severity(one) == "error"]
        if errors:
            raise CannotRun(2, *(replace(one, file="", line=None, column=None) for one in errors))
        repeated = next((one for one in mine if one.code == "O202"), None)
        if repeated is not None:
            raise CannotRun(2, problem("U205", place=repeated.also[0]))
    return tuple(fresh)

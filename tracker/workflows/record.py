"""The writing side of the program: a request → the file it changes, worked out and proved → written
under a lock.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tracker.assess.report import Report, make_report
from tracker.language import Language
from tracker.model.observation import CLAIM_KINDS, Observation
from tracker.model.project import Project
from tracker.model.texts import words_of
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.read import append
from tracker.store import folder as files

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
        needed = NEEDED_TO_WITHDRAW if self.status == "withdrawn" else NEEDED
        return tuple(name for name in needed if not getattr(self, name))


@dataclass(frozen=True, slots=True)
class Change:
    """One file's old and new text, the project before and after, the new record and what is new to
    say of it.

    `mark` is the byte order mark that the file begins with, which its text is without.
    """

    name: str
    mark: bytes
    old: str | None
    new: str
    before: Project
    after: Project
    observation: Observation
    problems: tuple[Problem, ...]

    @property
    def slip(self) -> Problem | None:
        """What says that the value is probably written wrongly."""
        return next((one for one in self.problems if one.code in SLIPS), None)


def plan(root: Path, request: Request, day: date) -> Change:
    """What recording the request would change.

    Raises CannotRun: 2 for a refusal, 3 without a project.
    """
    return plan_all(root, (request,), day)[-1]


def plan_all(root: Path, requests: Sequence[Request], day: date) -> list[Change]:
    """What recording the requests would change, each after those before it; nothing of it is
    written.
    """
    contents, unread = files.read_folder(root)
    changes: list[Change] = []
    for request in requests:
        changes.append(_planned(contents, unread, request, day))
        contents = {**contents, changes[-1].name: changes[-1].mark + changes[-1].new.encode()}
    return changes


def _planned(
    contents: dict[str, bytes], unread: list[Problem], request: Request, day: date
) -> Change:
    from tracker.read.encoding import decode
    from tracker.read.project import read_project
    from tracker.read.yamltext import block_list, read_yaml

    if request.missing:
        raise CannotRun(
            2,
            problem(
                "U201",
                names=", ".join(
                    "INDICATOR" if name == "indicator" else f"--{name}" for name in request.missing
                ),
            ),
        )
    before = read_project(contents, day, unread)
    if isinstance(before, list):
        raise CannotRun(3, *before, contents=contents)
    indicator = before.names.indicator(request.indicator)
    record = _record(request, indicator.id if indicator else request.indicator)
    publication = {key: getattr(request, key) for key in _OF_PUBLICATION if getattr(request, key)}

    for name in _same_publication(before, request):
        text = decode(contents[name], name)[0]
        root_node = read_yaml(text, name)[0] if text is not None else None
        indent = block_list(root_node, "observations") if root_node is not None else None
        if text is None or root_node is None or indent is None:
            continue
        new = append.append_item(_recounted(text, root_node, name), record, indent)
        tree = read_yaml(new, name)[0]
        if tree is not None and _one_more(root_node.plain(), tree.plain(), record):
            break
    else:
        taken = [*contents, *(one.file for one in unread)]
        name, text = (
            append.file_name(_published(request), request.publisher or request.title, taken),
            None,
        )
        new = append.new_file(publication, record)
        tree = read_yaml(new, name)[0]

    mark = BOM_UTF8 if text is not None and contents[name].startswith(BOM_UTF8) else b""
    after = read_project({**contents, name: mark + new.encode()}, day, unread)
    if isinstance(after, list):
        raise CannotRun(3, *after, contents=contents)
    fresh = _fresh(before, after)
    added = _added(before.observations, after.observations)
    if len(added) != 1 or tree is None or tree.plain()["observations"][-1] != record:
        raise CannotRun(2, problem("U203", name=name, words="the record does not read back"))
    return Change(name, mark, text, new, before, after, added[0], fresh)


def write(root: Path, request: Request, day: date) -> Change:
    """Work the change out again under the lock, from what is there now, and write it.

    Raises CannotRun.
    """
    with files.locked(root):
        change = plan(root, request, day)
        old = None if change.old is None else change.mark + change.old.encode()
        files.write(root, change.name, change.mark + change.new.encode(), old)
        return change


def write_all(root: Path, requests: Sequence[Request], day: date) -> list[Change]:
    """The same for several requests of one publication: one file, written once, or nothing.

    Raises CannotRun.
    """
    with files.locked(root):
        changes = plan_all(root, requests, day)
        first, last = changes[0], changes[-1]
        if any(change.name != first.name for change in changes):
            raise CannotRun(2, problem("U203", name=last.name, words="more than one file"))
        old = None if first.old is None else first.mark + first.old.encode()
        files.write(root, last.name, last.mark + last.new.encode(), old)
        return changes


def effects(change: Change, day: date, language: Language) -> list[tuple[Report, Report]]:
    """Each target that the record bears on, before and after, as reports of one row."""
    concerned = [
        target
        for target in change.after.targets
        if change.observation.indicator in target.indicators
        and change.observation.area in ("", target.area)
    ]

    def assessed(project: Project, target: Any) -> Report:
        return make_report(
            project, [target], as_of=day, known_at=day, language=language, problems=()
        )

    return [
        (assessed(change.before, target), assessed(change.after, target)) for target in concerned
    ]


def uncounted(change: Change, day: date, language: Language) -> list[str]:
    """For which targets the record does not count as yet, and why: a line each."""
    from tracker.words.counting import uncounted as told

    reports = [after for _, after in effects(change, day, language)]
    return told(change.observation, change.after, reports, language)


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


def _record(request: Request, indicator: str) -> dict[str, Any]:
    """The fields of a record in the order of the documents."""
    record: dict[str, Any] = {"indicator": indicator, "period": request.period}
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


def _one_more(old: dict[str, Any], new: Any, record: dict[str, Any]) -> bool:
    """Nothing changed but one record more at the end of the list, and the number of records where
    it is said.
    """
    if not isinstance(new, dict) or list(old) != list(new):
        return False
    source, listed = old["publication"], [*old["observations"], record]
    if source.get("records") is not None:
        source = {**source, "records": str(len(listed))}
    return bool(new == {**old, "publication": source, "observations": listed})


def _recounted(text: str, root: Any, name: str) -> str:
    """The text that says one record more than it holds now, where it says their number.

    Raises CannotRun(2) where it holds fewer than it says: a file that was cut off is mended first.
    """
    source, there = root.get("publication"), len(root.get("observations").items())
    said = source.get("records")
    if said is None or said.value is None:
        return text
    if int(said.value) > there:
        raise CannotRun(
            2,
            problem("O120", name, line=said.line, column=said.column, said=said.value, there=there),
        )
    return append.recount(text, (said.line, said.column), there + 1) or text


def _fresh(before: Project, after: Project) -> tuple[Problem, ...]:
    """What is new to say.

    Raises CannotRun(2) where something says that the record is wrong or there already.
    """
    from tracker.problems.codes import severity

    known = set(before.problems)
    fresh = [one for one in after.problems if one not in known]
    errors = [one for one in fresh if severity(one) == "error"]
    if errors:
        raise CannotRun(2, *(replace(one, file="", line=None, column=None) for one in errors))
    repeated = next((one for one in fresh if one.code == "O202"), None)
    if repeated is not None:
        raise CannotRun(2, problem("U205", place=repeated.also[0]))
    return tuple(fresh)


def _added(before: Sequence[Observation], after: Sequence[Observation]) -> list[Observation]:
    present = {(one.file, one.line, one.index) for one in before}
    return [one for one in after if (one.file, one.line, one.index) not in present]

"""Figures into the record: requests of one publication → the file that takes them, as a change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.language import split_list
from tracker.model.bilingual import words_of
from tracker.model.layout import SOURCES
from tracker.model.names import Names
from tracker.model.observation import CLAIM_KINDS
from tracker.model.project import Project
from tracker.model.request import Request, SourceDocument
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, problem, problem_of
from tracker.workflows import edit
from tracker.workflows.edit import Current, RecordEdit, Work, read_back

_CLAIM = re.compile(r"\s*(\w+)\s*=\s*(.+?)\s+(?:of|于|较|比)\s+(\S.*?)(\s+real)?\s*")


def recorded(requests: Sequence[Request], document: SourceDocument | None = None) -> Work:
    """The work of recording the requests of one publication, read from a document.

    It raises CannotRun(2) for what is missing, wrong or there already.
    """

    def work(there: Current) -> RecordEdit:
        if document is None:
            return _recorded(there, requests)
        known = [replace(one, sha256=document.sha256) for one in requests]
        if not document.keep:
            return _recorded(there, known)
        name = _name_to_keep(there, requests[0], document)
        edit = _recorded(there, [replace(one, file=name) for one in known])
        return replace(edit, kept=(name, document.content))

    return work


def _name_to_keep(there: Current, request: Request, document: SourceDocument) -> str:
    """Under which name a document is kept: the one that it has already, else one that is free."""
    from tracker.read.append import file_name

    for one in there.project.observations:
        source = one.publication
        if source.file and source.sha256 == document.sha256:
            return source.file
    words = request.publisher or request.title
    return file_name(published_day(request), words, there.documents, SOURCES, document.suffix)


def _recorded(there: Current, requests: Sequence[Request]) -> RecordEdit:
    from tracker.read.append import last_lines

    for request in requests:
        if request.missing:
            names = (
                "INDICATOR" if name == "indicator" else f"--{name}" for name in request.missing
            )
            raise CannotRun(2, problem("U201", names=", ".join(names)))
    before, requests = there.project, [periods_as_recorded(one) for one in requests]
    for request in requests:
        _reject_loop(before, request)
    records = [written_record(request, before.names) for request in requests]
    name, mark, old, new = _written(there, requests, records)
    after, trees = read_back(there, name, mark + new.encode())
    lines = last_lines(trees.get(name), records)
    problems = fresh(before, after, name, lines or [0])
    present = {(one.file, one.line, one.index) for one in before.observations}
    added = [one for one in after.observations if (one.file, one.line, one.index) not in present]
    if len(added) != len(records) or lines is None:
        unknown = [
            one.indicator for one in requests if after.names.indicator(one.indicator) is None
        ]
        if unknown:  # that of a target which could not be read; any other one is an error above
            raise CannotRun(2, problem("U206", text=unknown[0]))
        raise CannotRun(2, problem("U203", name=name, words="the record does not read back"))
    touched = frozenset((one.indicator, one.area) for one in added)
    return RecordEdit(name, mark, old, new, before, after, tuple(added), touched, problems)


def _reject_loop(project: Project, request: Request) -> None:
    """Raises CannotRun (U223) for what would revise its own publication, and no other."""
    from tracker.model.observation import Revises
    from tracker.model.periods import CALENDAR, read_period
    from tracker.problems.problem import Refused
    from tracker.workflows.corrections import amendment

    indicator = project.names.indicator(request.indicator)
    if not request.revises or indicator is None:
        return
    try:
        revises = Revises(read_period(request.revises))
        period = read_period(request.period, indicator.starts or CALENDAR)
        published = read_period(request.published)
    except Refused:  # said with its place where the record is read
        return
    meant = [
        one
        for one in project.observations
        if (one.indicator, one.period) == (indicator.id, period)
        and revises.names(one.publication)
        and request.area in ("", *words_of(one.area))
    ]
    own = (published, request.title)
    if meant and all((one.publication.published, one.publication.title) == own for one in meant):
        command = amendment(meant[-1], request)
        raise CannotRun(2, problem("U223", published=request.revises, command=command))


def periods_as_recorded(request: Request) -> Request:
    """A request whose periods are as files hold them. Raises CannotRun(2) for what may be two."""
    return replace(
        request,
        period=edit.as_recorded("--period", request.period),
        published=edit.as_recorded("--published", request.published),
        revises=edit.as_recorded("--revises", request.revises),
    )


def _written(
    there: Current, requests: Sequence[Request], records: Sequence[Mapping[str, Any]]
) -> tuple[str, bytes, str | None, str]:
    """The file that takes the records: its name and mark, its text before (None for a new one) and
    after.
    """
    from tracker.read.append import file_name, new_file, splice

    request, publications = requests[0], [one.publication for one in requests]
    for name in _same_publication(there.project, request):
        mark, text = there.text_of(name)
        if text is None or name not in there.trees:
            continue
        if new := splice(text, there.trees[name], name, records):
            break
    else:
        taken = [*there.contents, *(one.file for one in there.unread)]
        name = file_name(published_day(request), request.publisher or request.title, taken)
        mark, text, new = b"", None, new_file(publications[0], records)
    if any(one != publications[0] for one in publications):
        raise CannotRun(2, problem("U203", name=name, words="more than one file"))
    return name, mark, text, new


def written_record(request: Request, names: Names) -> dict[str, Any]:
    """The fields of a record in the order of the documents; its indicator by its id.

    Raises CannotRun (U202) for a claim that is none.
    """
    indicator = names.indicator(request.indicator)
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


def _claim(text: str) -> dict[str, Any]:
    found = _CLAIM.fullmatch(text)
    if found is None or found[1] not in CLAIM_KINDS:
        raise CannotRun(2, problem("U202", text=text))
    parts = split_list(found[3]) if found[1] == "sum" else []
    of = parts if len(parts) > 1 else found[3]
    return {found[1]: found[2], "of": of} | ({"real": "true"} if found[4] else {})


def _same_publication(project: Project, request: Request) -> list[str]:
    """The YAML files of the publication: same published, publisher and title, and no other url,
    tier or document than asked.
    """
    published = published_day(request)
    keys = ("url", "tier", "sha256", "file")
    asked = {key: getattr(request, key) for key in keys if getattr(request, key)}
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


def published_day(request: Request) -> str:
    """The publication date in the model's own spelling. Raises CannotRun(2) for what is no date."""
    from tracker.model.periods import read_typed_period
    from tracker.problems.problem import Refused

    try:
        return str(read_typed_period(request.published))
    except Refused as error:
        raise CannotRun(2, problem_of(error)) from error


def fresh(before: Project, after: Project, name: str, lines: Sequence[int]) -> tuple[Problem, ...]:
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
            raise CannotRun(2, *(one.unplaced for one in errors))
        repeated = next((one for one in mine if one.code == "O202"), None)
        if repeated is not None:
            raise CannotRun(2, problem("U205", place=repeated.also[0]))
    return tuple(fresh)

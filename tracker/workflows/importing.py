"""A file of rows and columns → the record: its rows beside what is on record, and the new ones as
one work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.assess.superseding import superseded
from tracker.model.import_map import ImportMap
from tracker.model.incoming import Contest, Incoming, IncomingRow
from tracker.model.observation import Observation
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.store import inputs
from tracker.workflows.edit import Current, RecordEdit, Work, read_back
from tracker.workflows.record import fresh, published_day, recorded

MOST_YAML = 500  # rows that go into a YAML file; more are a CSV file
_UNSURE = ("preliminary", "estimate", "forecast")
_EXECUTED = re.compile(r"\s*(?:[=@]|[+-].*[(!|])")  # what a spreadsheet takes for a formula
_PROVISIONAL = "observations/.import.csv"
_Key = tuple[object, ...]


def read_import(
    path: Path,
    asked: ImportMap,
    project: Project,
    environment: Mapping[str, str],
    progress: Progress = unseen,
) -> Incoming:
    """The rows of a file by a mapping. Raises CannotRun: 2 where it is not certain how it is to be
    read, 3 where it cannot be read.
    """
    from tracker.exchange.incoming import read_incoming
    from tracker.exchange.incoming_form import is_form, read_form
    from tracker.exchange.incoming_tidy import read_tidy, tidy_table
    from tracker.workflows.document import tables

    content = inputs.read_document_bytes(path)

    def waiting() -> None:
        progress(0, 1, "importing")

    found = tables(path.name, content, environment, waiting)

    def told(row: int, rows: int) -> None:
        progress(row, rows, "importing")

    if is_form(found):
        return _harmless(read_form(found, path.name, asked, project.names))
    if exported := tidy_table(found):
        return _harmless(read_tidy(exported, path.name, asked))
    if asked.indicator:
        project.names.indicator_called(asked.indicator)
    return _harmless(read_incoming(found, path.name, asked, project.names, told))


def beside_record(
    found: Incoming, source: Request, project: Project, progress: Progress = unseen
) -> Incoming:
    """The rows as they lie beside the record, each from its own publication, else from `source`."""
    rows = [_of_source(row, source) for row in found.rows]
    asked = [n for n, row in enumerate(rows) if row.state == "new"]
    told = _read([rows[n].request for n in asked], project, progress)
    first: dict[_Key, int] = {}
    known = _known(project, {one.indicator for one, _ in told if one})
    for n, (one, why) in zip(asked, told, strict=True):
        if one is None or why is not None:
            rows[n] = replace(rows[n], state="unreadable", problem=why)
            continue
        key = (*_key(one), _source_of(one))
        other = first.setdefault(key, n)
        rows[n] = _beside(rows[n], one, known.get(_key(one), ()))
        if other != n and rows[n].state != "unreadable":
            rows[n] = _twice(rows[n], rows[other])
            if rows[n].state == "unreadable":
                rows[other] = _twice(rows[other], rows[n])
    return replace(found, rows=tuple(rows))


def imported(
    read: Incoming, source: Request, told: Incoming, contents: Mapping[str, bytes]
) -> Work:
    """The work of recording what is new or another value in a file: one publication of at most 500
    rows as YAML, else a CSV file. It raises CannotRun(2) for what is wrong.

    `told` is what was `read`, as it lay beside the record of these `contents`: with the same bytes
    before it the work is not done twice.
    """
    done: list[tuple[Mapping[str, bytes], RecordEdit]] = []

    def work(there: Current) -> RecordEdit:
        if not done or done[0][0] != there.contents:
            done[:] = [(there.contents, made(there))]
        return done[0][1]

    def made(there: Current) -> RecordEdit:
        same = there.contents == contents
        rows = (told if same else beside_record(read, source, there.project)).rows
        requests = [one.request for one in rows if one.state in ("new", "contradictory")]
        sources = {_publication(one) for one in requests}
        if len(requests) <= MOST_YAML and len(sources) == 1:
            return recorded(requests)(there)
        return _bulk(there, requests)

    return work


def unreadable(found: Incoming) -> list[IncomingRow]:
    """The rows that could not be read."""
    return [one for one in found.rows if one.state == "unreadable"]


def to_record(found: Incoming) -> int:
    """How many rows would be recorded."""
    return sum(one.state in ("new", "contradictory") for one in found.rows)


def _harmless(found: Incoming) -> Incoming:
    """U236 for each row with a text that a spreadsheet would run, whatever the form of its file."""
    return replace(found, rows=tuple(map(_unless_executed, found.rows)))


def _unless_executed(row: IncomingRow) -> IncomingRow:
    for field in ("area", "unit", "note", "reason", "locator", "title", "publisher", "url"):
        text = getattr(row.request, field)
        if row.state == "new" and _EXECUTED.match(text):
            return replace(row, state="unreadable", problem=problem("U236", text=text))
    return row


def _of_source(row: IncomingRow, source: Request) -> IncomingRow:
    """A row with the publication, where its own row names none."""
    request = row.request
    if request.published or request.title:
        return row
    said: dict[str, Any] = {
        key: getattr(source, key) for key in ("published", "publisher", "title", "url", "tier")
    }
    return replace(row, request=replace(request, **said))


def _read(
    requests: Sequence[Request], project: Project, progress: Progress
) -> list[tuple[Observation | None, Problem | None]]:
    """Each request as the reader of observations takes it, or why it does not."""
    from tracker.read.bulk import bulk_text
    from tracker.read.observations_csv import read_csv

    if not requests:
        return []
    found: list[tuple[Observation | None, Problem | None]] = [(None, None)] * len(requests)
    step = 2_000  # a file has its share of problems, of which a row may have several
    for start in range(0, len(requests), step):
        progress(start, len(requests), "checking")
        part = requests[start : start + step]
        text, above = bulk_text(part)
        observations, problems = read_csv(text, _PROVISIONAL, project.names)
        made = {one.line - above - 1 + start: one for one in observations}
        wrong: dict[int, Problem] = {}
        for one in problems:
            if severity(one) == "error":
                line = (one.line or 0) - above - 1
                if line < 0:  # of the publication, and so of every row
                    raise CannotRun(2, one.unplaced)
                wrong.setdefault(line + start, one.unplaced)
        for n in range(start, start + len(part)):
            found[n] = made.get(n), wrong.get(n)
            if n not in made and n not in wrong:
                found[n] = None, problem("U206", text=requests[n].indicator)
    return found


def _key(one: Observation) -> _Key:
    return (one.indicator, one.area, one.span.start, one.span.end, one.unit)


def _source_of(one: Observation) -> _Key:
    source = one.publication
    return (str(source.published), source.title, source.publisher)


def _known(project: Project, indicators: Iterable[str]) -> dict[_Key, list[Observation]]:
    found: dict[_Key, list[Observation]] = {}
    wanted = set(indicators)
    for one in project.observations:
        if one.indicator in wanted and one.status != "withdrawn":
            found.setdefault(_key(one), []).append(one)
    return found


def _beside(row: IncomingRow, one: Observation, known: Sequence[Observation]) -> IncomingRow:
    """A row beside what is on record of its indicator, area and period: what its own publication
    says of it, and what holds.
    """
    span = one.quantity.interval()
    for other in known:
        if _source_of(one) == _source_of(other):
            if other.quantity.interval() == span and other.status == one.status:
                return replace(row, state="known", place=str(other.place))
            said = problem("U237", value=other.quantity.text, place=other.place)
            return replace(row, state="unreadable", problem=said)
    gone = superseded(known, {id(each): each.quantity.interval() for each in known})
    live = [other for other in known if id(other) not in gone]
    for other in live:
        later = other.status in _UNSURE and one.status not in _UNSURE
        if other.quantity.interval() == span and not later:
            return replace(row, state="known", place=str(other.place))
    for other in reversed(live):
        if span.disjoint(other.quantity.interval()):
            return replace(
                row,
                state="contradictory",
                beside=other.quantity.text,
                place=str(other.place),
                contest=_contest(one, other, known),
            )
    return row


def _contest(one: Observation, other: Observation, known: Sequence[Observation]) -> Contest:
    """Which of two values goes before the other, by the method."""
    evidence = [*known, one]
    spans = {id(each): each.quantity.interval() for each in evidence}
    found = superseded(evidence, spans)
    if (by := found.get(id(other))) and by[0] is one:
        return "supersedes"
    return "superseded" if id(one) in found else "conflicting"


def _twice(row: IncomingRow, other: IncomingRow) -> IncomingRow:
    """A row whose period stood in another row: the same again, or nobody knows which is right."""
    if (row.request.value, row.request.unit) == (other.request.value, other.request.unit):
        return replace(row, state="known", place=other.cell)
    said = problem("U237", value=other.request.value, place=other.cell)
    return replace(row, state="unreadable", problem=said)


def _publication(request: Request) -> tuple[str, ...]:
    keys = ("published", "publisher", "title", "url", "tier")
    return tuple(getattr(request, key) for key in keys)


def _bulk(there: Current, requests: Sequence[Request]) -> RecordEdit:
    """The requests as a new CSV file, with the mark by which Excel knows its encoding."""
    from codecs import BOM_UTF8

    from tracker.read.append import file_name
    from tracker.read.bulk import bulk_text

    project = there.project
    named = [replace(one, indicator=_id(one.indicator, project)) for one in requests]
    text, above = bulk_text(named)
    taken = [*there.contents, *(one.file for one in there.unread)]
    newest = max(requests, key=lambda one: one.published)
    words = newest.publisher or newest.title
    name = file_name(published_day(newest), words, taken, suffix=".csv")
    after, _ = read_back(there, name, BOM_UTF8 + text.encode())
    lines = list(range(above + 1, above + 1 + len(named)))
    problems = fresh(project, after, name, lines)
    added = tuple(one for one in after.observations if one.file == name)
    if len(added) != len(named):
        raise CannotRun(2, problem("U203", name=name, words="the record does not read back"))
    touched = frozenset((one.indicator, one.area) for one in added)
    return RecordEdit(name, BOM_UTF8, None, text, project, after, added, touched, problems)


def _id(word: str, project: Project) -> str:
    found = project.names.indicator(word)
    return found.id if found else word

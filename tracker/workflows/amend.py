"""A slip put right: the one record that is meant, changed in place or taken out, as a change."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.language import Language
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.request import Amendment
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.workflows.edit import Current, RecordEdit, Work, as_recorded, fresh_problems, read_back

if TYPE_CHECKING:
    from tracker.read.records import WrittenRecord


def amending(
    root: Path,
    asked: Amendment,
    environment: Mapping[str, str],
    language: Language,
    home: str = "",
) -> Work:
    """The work of putting one record right. `home` is the folder that a command to run has to name.

    It raises CannotRun(2): where no record is meant or several are, where git holds the record,
    where the change is none, is wrong, or cannot be made in place.
    """

    from tracker.workflows.find_record import find_record

    def work(there: Current) -> RecordEdit:
        record = find_record(there, asked)
        if not asked.committed and _is_committed(root, there, record, environment):
            raise _to_be_corrected(there, record, asked, language, home)
        return _amended(there, record, asked)

    return work


def _amended(there: Current, record: WrittenRecord, asked: Amendment) -> RecordEdit:
    from tracker.read.amend import amend_yaml, remove_yaml
    from tracker.read.amend_csv import amend_csv, remove_csv
    from tracker.workflows.find_record import record_name

    if "period" in asked.changes:
        period = as_recorded("--period", asked.changes["period"])
        asked = replace(asked, changes={**asked.changes, "period": period})
    name, what = record.file, record_name(record, there.project.names)
    mark, old, encoding = _text_of(there, name)
    is_csv = name.lower().endswith(".csv")
    emptied = asked.removes and _count(there, name) == 1
    if asked.removes and not emptied and not is_csv:
        _not_cut_off(there, name)
    if asked.removes:
        new = remove_csv(old, record.line) if is_csv else remove_yaml(old, name, record.index)
    elif is_csv:
        new = amend_csv(old, record.line, asked.changes)
    else:
        new = amend_yaml(old, name, record.index, asked.changes)
    if new is None and not emptied:
        contents = dict(there.contents)
        raise CannotRun(2, problem("U225", name, line=record.line, what=what), contents=contents)
    if new == old:
        raise CannotRun(2, problem("U227", name, line=record.line, what=what))
    new = None if emptied else new
    after, _ = read_back(there, name, None if new is None else mark + new.encode(encoding))
    was, is_now = _at(there.project, record), None if asked.removes else _at(after, record)
    problems = _fresh(there.project, after)
    if is_now is None and not asked.removes:  # something else keeps it from being read
        still = [one for one in after.problems if one.file == name and severity(one) == "error"]
        problems = (*problems, *still)
    return RecordEdit(
        name,
        mark,
        old,
        new,
        there.project,
        after,
        (is_now,) if is_now else (),
        frozenset((one.indicator, one.area) for one in (was, is_now) if one),
        problems,
        encoding=encoding,
    )


def _text_of(there: Current, name: str) -> tuple[bytes, str, str]:
    """A file's byte order mark, its text, and the encoding that gives its bytes back."""
    from tracker.read.encoding import decode

    content = there.contents[name]
    text = decode(content, name, gb18030=name.lower().endswith(".csv"))[0] or ""
    mark = there.text_of(name)[0]
    for encoding in ("utf-8", "gb18030"):
        if mark + text.encode(encoding) == content:
            return mark, text, encoding
    raise CannotRun(2, problem("U225", name, what=name))


def _not_cut_off(there: Current, name: str) -> None:
    """Raises CannotRun(2) where the file holds fewer records than it says: it is mended first."""
    cut = next(
        (one for one in there.project.problems if (one.file, one.code) == (name, "O120")), None
    )
    if cut is not None:
        raise CannotRun(2, cut, contents=dict(there.contents))


def _count(there: Current, name: str) -> int:
    """How many records a file holds, readable or not."""
    from tracker.read.records import records_of

    tree = there.trees.get(name)
    return (
        len(tree.listed("observations")) if tree else len([*records_of(there.contents[name], name)])
    )


def _at(project: Project, record: WrittenRecord) -> Observation | None:
    """The observation that is read from a record."""
    place = record.file, record.index
    return next((one for one in project.observations if (one.file, one.index) == place), None)


def _fresh(before: Project, after: Project) -> tuple[Problem, ...]:
    """What is newly to be said.

    Raises CannotRun(2) where there are more errors of a kind than before, or the record is there
    twice now.
    """
    new = fresh_problems(before, after)
    more = Counter(one.code for one in after.problems)
    more.subtract(one.code for one in before.problems)
    wrong = [one for one in new if severity(one) == "error" and more[one.code] > 0]
    if wrong:
        raise CannotRun(2, *(one.unplaced for one in wrong))
    repeated = next((one for one in new if one.code == "O202" and more[one.code] > 0), None)
    if repeated is not None:
        raise CannotRun(2, problem("U205", place=repeated.also[0]))
    return tuple(new)


def _is_committed(
    root: Path, there: Current, record: WrittenRecord, environment: Mapping[str, str]
) -> bool:
    """Whether the last commit holds the record as it is: in its file, or where that is new, in one
    that is gone.
    """
    from tracker.read.records import records_of
    from tracker.store.git import committed

    head = committed(root, environment)
    if head.get(record.file) == there.contents[record.file]:
        return True

    def same(name: str, contents: Mapping[str, bytes]) -> int:
        return sum(_text(one) == _text(record) for one in records_of(contents[name], name))

    if record.file in head:
        return same(record.file, head) >= same(record.file, there.contents)
    return any(same(name, head) for name in head.keys() - there.contents.keys())


def _text(record: WrittenRecord) -> str:
    """What a record says, and when it was published."""
    return json.dumps([record.fields, record.source.get("published")], sort_keys=True)


def _to_be_corrected(
    there: Current, record: WrittenRecord, asked: Amendment, language: Language, home: str
) -> CannotRun:
    """That a record is committed, and the commands that correct it by a new publication."""
    from tracker.workflows.corrections import correction
    from tracker.workflows.find_record import record_name

    names = there.project.names
    return CannotRun(
        2,
        problem(
            "U224",
            record.file,
            line=record.line,
            what=record_name(record, names),
            command=correction(record, asked, names, there.day, language, home),
        ),
        contents=dict(there.contents),
    )

"""What a file of others holds for the record: a row for each value, with how it lies beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from tracker.model.import_map import ImportMap
from tracker.model.request import Request
from tracker.problems.problem import Problem

# new; on record already; another value than the record's; not to be read; no value is there
IncomingState = Literal["new", "known", "contradictory", "unreadable", "none"]
# of another value: the new one supersedes the record's, or the other way round, or both stand
Contest = Literal["", "supersedes", "superseded", "conflicting"]
Noted = Literal["percent", "formula", "hidden", "noise", "text", "other", "encoding", "delimiter"]


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """One value: where it stands in its file, its period as written there, and what is asked to be
    recorded. `beside` and `place`: the record's value of the same period, and where it stands.
    """

    cell: str
    written: str
    request: Request
    state: IncomingState = "new"
    problem: Problem | None = None
    beside: str = ""
    place: str = ""
    contest: Contest = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The rows of a file, and how it was read: its form, sheet, header and columns, and how many
    cells are of note.
    """

    file: str
    form: str
    sheet: str
    header_row: int
    map: ImportMap
    rows: tuple[IncomingRow, ...]
    noted: Counter[Noted] = field(default_factory=Counter)
    encoding: str = ""
    delimiter: str = ""

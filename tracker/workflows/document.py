"""A document's bytes → its figures with their places, or its tables: read in a child process, or
here where that is surely harmless.

The child gets the bytes and the document's name, and gives back text: what the document says of
itself, and the figures with their words and places. Short plain texts, which only our own code
reads, are not worth a process.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from tracker.documents.document import Document
from tracker.documents.tables import Tables, read_tables, table_kind
from tracker.extract.figure import Figure
from tracker.model.periods import Period, read_typed_period
from tracker.problems.documents import DOCUMENTS
from tracker.problems.problem import CannotRun, Problem, Refused, problem_of
from tracker.store import plain_json
from tracker.store.child_process import MEGABYTE, Limits, run_child

SHORT = 64 * 1024  # bytes of a text that is read in this process
MOST_FIGURES = 50_000  # of one document
LARGEST_TABLES = 256 * MEGABYTE  # of the cells of a workbook, as JSON
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document without its text, and its figures."""

    document: Document
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class _Stopped:
    """Why a document was not read: a code and its facts."""

    code: str
    facts: tuple[tuple[str, str], ...]


def limits_for(size: int) -> Limits:
    """What reading a document of so many bytes may take; one below a megabyte ends well within 20 s
    and 500 MB.
    """
    more = max(0, size - MEGABYTE) / MEGABYTE
    return Limits(
        min(12 + 10 * more, 300), int(min(352 + 40 * more, 2048)) * MEGABYTE, 24 * MEGABYTE
    )


def read(
    name: str,
    content: bytes,
    published: str,
    environment: Mapping[str, str],
    waiting: Callable[[], None] = lambda: None,
) -> Reading:
    """The figures of a document; `published` settles “this year”, `waiting` is called as long as
    the child takes.

    Raises CannotRun(3) with a D code.
    """
    try:
        if is_harmless(name, content):
            return scan_document(name, content, published)
        limits = limits_for(len(content))
        given = _asking(name, content, limits, "figures", published)
        return _understood(run_child(given, limits, environment, waiting), Reading)
    except Refused as stop:
        raise CannotRun(3, problem_of(stop, name)) from None


def tables(
    name: str,
    content: bytes,
    environment: Mapping[str, str],
    waiting: Callable[[], None] = lambda: None,
) -> Tables:
    """The tables of a file: CSV here, a workbook in a child.

    Raises CannotRun(3) with a D code.
    """
    try:
        if table_kind(name, content) == "csv":
            return read_tables(name, content)
        limits = limits_for(len(content))
        limits = Limits(limits.seconds, limits.memory + LARGEST_TABLES, LARGEST_TABLES)
        given = _asking(name, content, limits, "tables")
        return _understood(run_child(given, limits, environment, waiting), Tables)
    except Refused as stop:
        raise CannotRun(3, problem_of(stop, name)) from None


def _asking(name: str, content: bytes, limits: Limits, wanted: str, published: str = "") -> bytes:
    head = {
        "name": name,
        "size": len(content),
        "wanted": wanted,
        "published": published,
        "seconds": limits.seconds,
        "memory": limits.memory,
    }
    return json.dumps(head).encode() + b"\n" + content


def is_harmless(name: str, content: bytes) -> bool:
    """Whether a document is a short text, Markdown or CSV: read by nobody's code but ours, in no
    time.
    """
    from tracker.documents.kind import document_kind

    if len(content) > SHORT or content.startswith(b"PK"):
        return False
    return document_kind(name, content) in ("text", "csv")


def scan_document(name: str, content: bytes, published: str) -> Reading:
    """Read and scan, in this process. Raises CannotRun(3) with a D code."""
    from tracker.documents import read_document
    from tracker.extract.scan import scan

    document = read_document(name, content)
    if stated(document.published) is None:  # what a page says of its day may be anything
        document = replace(document, published=None)
    when = stated(published) or stated(document.published)
    figures = scan(document, when.end if when else None)
    if len(figures) > MOST_FIGURES:
        raise Refused("D117", count=f"{len(figures):,}", most=f"{MOST_FIGURES:,}")
    return Reading(replace(document, text="", pages=(), skipped=()), tuple(figures))


def stated(published: str | None) -> Period | None:
    """The day, month or year that is given, None for what is none."""
    try:
        return read_typed_period(published) if published else None
    except Refused:
        return None


def answer(name: str, content: bytes, published: str) -> bytes:
    """What the child answers of a document: a reading, or why there is none; one line of JSON."""
    return _told(partial(scan_document, name, content, published))


def answer_tables(name: str, content: bytes) -> bytes:
    """The same of a file of rows and columns: its tables."""
    return _told(partial(read_tables, name, content))


def _told(work: Callable[[], object]) -> bytes:
    try:
        said = {"reading": plain_json.to_plain(work())}
    except CannotRun as stop:
        said = {"stopped": plain_json.to_plain(_stopped(stop.problems[0]))}
    except Refused as stop:
        said = {"stopped": plain_json.to_plain(_Stopped(stop.code, tuple(stop.facts.items())))}
    except MemoryError:
        raise
    except Exception as error:  # a fault of a reader, which a stranger's document found
        words = f"{type(error).__name__}: {error}"[:200]
        said = {"stopped": plain_json.to_plain(_Stopped("D115", (("words", words),)))}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _stopped(why: Problem) -> _Stopped:
    return _Stopped(why.code, why.facts)


def _understood(answered: bytes, kind: type[_Read]) -> _Read:
    """A child's answer, of which nothing is taken on trust."""
    try:
        said = json.loads(answered.decode("utf-8", "surrogatepass"))
        if "stopped" not in said:
            return plain_json.from_plain(kind, said["reading"])
        stopped = plain_json.from_plain(_Stopped, said["stopped"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("D115", words="JSON") from None
    if stopped.code not in DOCUMENTS:
        raise Refused("D115", words="JSON")
    raise Refused(stopped.code, **dict(stopped.facts))

"""Bulk observations as CSV → observations and problems: a row is one observation; its publication
stands in its own cells, or, for all rows at once, in lines at the head: `# title: …`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress

from pydantic import ValidationError

from tracker.model.names import Names
from tracker.model.observation import Observation, Publication
from tracker.problems.problem import Problem, problem
from tracker.read.encoding import refused_text
from tracker.read.financial_years import starts_of
from tracker.read.limits import MOST_PASSAGE, MOST_RECORDS, MOST_TEXT, meant, stopped
from tracker.read.observation_fields import (
    COLUMNS,
    HEAD_KEYS,
    OF_PUBLICATION,
    ObservationFields,
    PublicationFields,
)
from tracker.read.observations import TELLING, observation_of, publication_of
from tracker.read.validation import problems_of

_NEEDED = ("indicator", "period", "value", "published", "title")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_SAID = re.compile(r"#\s*(\w+)\s*[:：]\s*(.*)", re.DOTALL)


def read_csv(
    text: str,
    file: str,
    names: Names,
    room: int = MOST_RECORDS,
    told: Callable[[int, int], None] = lambda line, lines: None,
) -> tuple[list[Observation], list[Problem]]:
    """Bulk observations, a row each, at most `room` of them (F110); empty cells are
    absent fields. `told` hears now and then which line of how many was read.
    """
    import csv

    if refused := refused_text(text, file):
        return [], [refused]
    reader = csv.reader(csv_lines(text), strict=True)
    found: list[Problem] = []
    kept: list[Observation] = []
    publications: dict[tuple[str, ...], Publication] = {}
    line = 1
    try:
        head, records, header = _head(reader, file, found)
        found = found or _header(header, file, reader.line_num, head)
        if found:
            return [], found
        line, lines = reader.line_num + 1, text.count("\n")
        held = 0
        for index, cells in enumerate(reader):
            start, line = line, reader.line_num + 1
            if index % TELLING == 0:
                told(start, lines)
            if not any(cell.strip() for cell in cells):
                continue
            held += 1
            if stopped(found, file, line=start):
                break
            if len(kept) >= room:
                found.append(problem("F110", file, line=start, column=1, most=f"{MOST_RECORDS:,}"))
                break
            here: list[Problem] = []
            one = None
            if len(cells) > len(header):
                here.append(problem("O403", file, cells=len(cells), header=len(header)))
            elif max(map(len, cells)) > MOST_TEXT:
                here.append(problem("F214", file, most=f"{MOST_TEXT:,}"))
            else:
                stripped = zip(header, map(str.strip, cells), strict=False)
                row = {key: cell for key, cell in stripped if cell}
                one = _row(row, head, publications, names, file, start, index, here)
            found.extend(p.at(start, 1) for p in here)
            if one is not None:
                kept.append(one)
        else:
            if records not in (None, held):  # perhaps cut off, or written in by hand
                code = "O120" if held < (records or 0) else "O121"
                found.append(problem(code, file, line=1, column=1, said=records, there=held))
    except csv.Error as error:
        found.append(problem("O404", file, line=line, column=1, words=error))
    return kept, found


def cells_by_column(text: str, file: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The rows behind the header: the line on which each begins, its number from 0, its cells by
    their columns, with what the head says for all rows; up to the first that cannot be read, and
    none of a file in which a merge is unfinished.
    """
    import csv

    if refused_text(text, file):
        return
    reader = csv.reader(csv_lines(text), strict=True)
    with suppress(csv.Error):
        head, _, header = _head(reader, file, [])
        line = reader.line_num + 1
        for index, cells in enumerate(reader):
            start, line = line, reader.line_num + 1
            if not any(map(str.strip, cells)):
                continue
            stripped = zip(header, map(str.strip, cells), strict=False)
            yield start, index, head | {key: cell for key, cell in stripped if cell}


def csv_lines(text: str) -> Iterator[str]:
    """The lines of a CSV text with their ends.

    Raises csv.Error for one that is longer than any record.
    """
    import csv

    for found in _LINE.finditer(text):
        if found.end() - found.start() > MOST_PASSAGE:
            raise csv.Error(f"a line of more than {MOST_PASSAGE:,} characters")
        yield found[0]


def _head(
    reader: Iterator[list[str]], file: str, found: list[Problem]
) -> tuple[dict[str, str], int | None, list[str]]:
    """What the lines above the header say of the publication of all rows, how many rows there are
    by them, and the header.

    A spreadsheet fills such a line up with empty cells, and parts it where it has a comma. O405:
    unknown, or said twice.
    """
    head: dict[str, str] = {}
    places: dict[str, int] = {}
    header: list[str] = []
    for line, cells in enumerate(reader, 1):
        if not cells or not cells[0].lstrip().startswith("#"):
            header = [cell.strip() for cell in cells]
            break
        while len(cells) > 1 and not cells[-1].strip():
            cells.pop()
        text = ",".join(cells).strip()
        said = _SAID.fullmatch(text)
        if said is None or said[1] not in HEAD_KEYS or said[1] in places:
            name = said[1] if said else text
            near = "" if name in HEAD_KEYS else meant(name, HEAD_KEYS, found)
            found.append(problem("O405", file, line=line, column=1, name=name, near=near))
        else:
            places[said[1]] = line
            head |= {said[1]: said[2].strip()} if said[2].strip() else {}
    if not places or found:
        return head, None, header
    try:
        records = PublicationFields.model_validate(head).records
    except ValidationError as error:
        for one in problems_of(error, file, (), PublicationFields, ""):
            key = next((str(step) for step in one.route if step in places), "")
            found.append(one.at(places.get(key, 1), 1))
        return head, None, header
    head.pop("records", None)
    return head, records, header


def _header(header: Sequence[str], file: str, line: int, head: Collection[str]) -> list[Problem]:
    """O401: columns that are unknown or written twice. O405: one that the head says for all rows.
    F302: columns that are missing.
    """
    found: list[Problem] = []
    seen: set[str] = set()
    for column, name in enumerate(header):
        if stopped(found, file, line=line):
            break
        if name in head:
            found.append(problem("O405", file, line=line, column=column + 1, name=name))
        elif name not in COLUMNS or name in seen:
            near = meant(name, COLUMNS, found)
            found.append(problem("O401", file, line=line, column=column + 1, name=name, near=near))
        seen.add(name)
    if missing := [name for name in _NEEDED if name not in seen and name not in head]:
        found.append(problem("F302", file, line=line, column=1, key=", ".join(missing)))
    return found


def _row(
    row: dict[str, str],
    head: Mapping[str, str],
    publications: dict[tuple[str, ...], Publication],
    names: Names,
    file: str,
    line: int,
    index: int,
    found: list[Problem],
) -> Observation | None:
    source = {**head, **{key: row.pop(key) for key in OF_PUBLICATION if key in row}}
    fields: dict[str, object] = {**row}
    revises = {"published": row.get("revises"), "reason": row.get("reason")}
    if any(revises.values()):
        fields.pop("reason", None)
        fields["revises"] = {key: said for key, said in revises.items() if said}
    try:
        read = ObservationFields.model_validate(fields, context=starts_of(names, row))
        key = tuple(source.get(name, "") for name in OF_PUBLICATION)
        if key not in publications:
            said = PublicationFields.model_validate(source)
            publications[key] = publication_of(said)
    except ValidationError as error:
        found.extend(problems_of(error, file, (), ObservationFields, ""))
        return None
    return observation_of(read, publications[key], names, file, line, index, found)

"""Bulk observations as CSV → observations and problems: a row is one observation with its
publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pydantic import ValidationError

from tracker.model.names import Names
from tracker.model.observation import Observation, Publication
from tracker.problems.problem import Problem, problem
from tracker.read.encoding import refused_text
from tracker.read.financial_years import starts_of
from tracker.read.limits import MOST_PASSAGE, MOST_RECORDS, MOST_TEXT, meant, stopped
from tracker.read.observation_fields import COLUMNS, ObservationFields, PublicationFields
from tracker.read.observations import TELLING, observation_of, publication_of
from tracker.read.validation import problems_of

_OF_PUBLICATION: tuple[str, ...] = ("published", "publisher", "title", "url")
_NEEDED = ("indicator", "period", "value", "published", "title")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


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
    reader = csv.reader(_lines(text), strict=True)
    found: list[Problem] = []
    kept: list[Observation] = []
    publications: dict[tuple[str, ...], Publication] = {}
    line = 1
    try:
        header = [cell.strip() for cell in next(reader, [])]
        found = _header(header, file)
        if found:
            return [], found
        line, lines = reader.line_num + 1, text.count("\n")
        for index, cells in enumerate(reader):
            start, line = line, reader.line_num + 1
            if index % TELLING == 0:
                told(start, lines)
            if not any(cell.strip() for cell in cells):
                continue
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
                one = _row(row, publications, names, file, start, index, here)
            found.extend(p.at(start, 1) for p in here)
            if one is not None:
                kept.append(one)
    except csv.Error as error:
        found.append(problem("O404", file, line=line, column=1, words=error))
    return kept, found


def _lines(text: str) -> Iterator[str]:
    """The lines of a CSV text with their ends.

    Raises csv.Error for one that is longer than any record.
    """
    import csv

    for found in _LINE.finditer(text):
        if found.end() - found.start() > MOST_PASSAGE:
            raise csv.Error(f"a line of more than {MOST_PASSAGE:,} characters")
        yield found[0]


def _header(header: Sequence[str], file: str) -> list[Problem]:
    """O401: columns that are unknown or written twice. F302: columns that are missing."""
    found: list[Problem] = []
    seen: set[str] = set()
    for column, name in enumerate(header):
        if (name not in COLUMNS or name in seen) and not stopped(found, file, line=1):
            near = meant(name, COLUMNS, found)
            found.append(problem("O401", file, line=1, column=column + 1, name=name, near=near))
        seen.add(name)
    if missing := [name for name in _NEEDED if name not in seen]:
        found.append(problem("F302", file, line=1, column=1, key=", ".join(missing)))
    return found


def _row(
    row: dict[str, str],
    publications: dict[tuple[str, ...], Publication],
    names: Names,
    file: str,
    line: int,
    index: int,
    found: list[Problem],
) -> Observation | None:
    source: dict[str, str] = {key: row.pop(key) for key in _OF_PUBLICATION if key in row}
    try:
        read = ObservationFields.model_validate(row, context=starts_of(names, row))
        key = tuple(source.get(name, "") for name in _OF_PUBLICATION)
        if key not in publications:
            said = PublicationFields.model_validate(source)
            publications[key] = publication_of(said)
    except ValidationError as error:
        found.extend(problems_of(error, file, (), ObservationFields, ""))
        return None
    return observation_of(read, publications[key], names, file, line, index, found)

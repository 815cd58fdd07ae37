"""The publications of a record, each with a name that is safe for a folder and an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from tracker.model.layout import OBSERVATIONS
from tracker.model.observation import Observation, Publication
from tracker.model.project import Project

_LONGEST = 120  # bytes of a name, so that a way of many folders still fits into a system's limits
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?![^\W_])", re.IGNORECASE)
_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class SiteSource:
    """A publication as one file tells of it, with its observations in the record's order; `key` is
    its name on the site.
    """

    key: str
    file: str
    publication: Publication
    observations: tuple[Observation, ...]


def source_keys(project: Project) -> Mapping[_Place, str]:
    """The name of the publication of every observation, by the observation's place: the stem of its
    file, with a number for each further publication of it.

    Names differ also where the disk does not tell capitals apart; what another one has, what is too
    long or no name for a folder gets a few digits that follow from file and publication alone.
    """
    groups: dict[tuple[str, Publication], list[Observation]] = {}
    for one in sorted(project.observations, key=lambda one: place_in_record(one)):
        groups.setdefault((one.file, one.publication), []).append(one)
    numbers: dict[str, int] = {}
    taken: set[str] = set()
    found: dict[_Place, str] = {}
    for (file, _), observations in groups.items():
        number = numbers[file] = numbers.get(file, 0) + 1
        key = _key(file, number, taken)
        taken.add(key.casefold())
        found |= {place_in_record(one): key for one in observations}
    return found


def sources_of(project: Project, keys: Mapping[_Place, str]) -> tuple[SiteSource, ...]:
    """Every publication, the latest first."""
    found: dict[str, list[Observation]] = {}
    for one in sorted(project.observations, key=lambda one: place_in_record(one)):
        found.setdefault(keys[place_in_record(one)], []).append(one)
    made = [SiteSource(key, of[0].file, of[0].publication, tuple(of)) for key, of in found.items()]
    made.sort(key=lambda one: one.publication.title)
    return tuple(sorted(made, key=lambda one: one.publication.published.end, reverse=True))


def place_in_record(one: Observation) -> _Place:
    """What tells an observation from every other one, in any language."""
    return one.file, one.line, one.index


def _key(file: str, number: int, taken: Iterable[str]) -> str:
    stem = re.sub(
        r"\.(?:ya?ml|csv)$", "", file.removeprefix(f"{OBSERVATIONS}/"), flags=re.IGNORECASE
    )
    plain = re.sub(r"[\W_]+", "-", normalize("NFC", stem)).strip("-")
    key = f"{plain}-{number}" if number > 1 else plain
    if key and key.casefold() not in taken and not _RESERVED.match(key) and _fits(key, _LONGEST):
        return key
    digits = sha256(f"{file}\n{number}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
    while not _fits(plain, _LONGEST - 11):
        plain = plain[:-1]
    return f"{plain}-{digits}" if plain and not _RESERVED.match(plain) else digits


def _fits(text: str, most: int) -> bool:
    return len(text.encode("utf-8", "surrogatepass")) <= most

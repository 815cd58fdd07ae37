"""What there is of a kind: a table, a line each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracker.analysis.inventory import Inventory, Listed, ListedKind
from tracker.assess.report import PlanHead, Row
from tracker.language import Language, bracketed, enumerated
from tracker.model.observation import Publication
from tracker.model.target import Indicator
from tracker.pages.blocks import (
    Page,
    Paragraph,
    Parts,
    Piece,
    Table,
    TableColumn,
    TableRow,
    joined,
    phrase,
)
from tracker.pages.status import judged, signed
from tracker.words.figures import NOTHING, cells
from tracker.words.headline import tally
from tracker.words.inventory import listed_count, listed_title, none_of
from tracker.words.observations import period_of, value_text
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.wording import with_unit

A_LINE = 2  # statuses with their counts
CellOf = Callable[[Listed, Inventory, Language], Parts]


@dataclass(frozen=True, slots=True)
class _Column:
    """The key of its title, what stands in it, its side, and when it can be spared."""

    title: str
    cell: CellOf
    right: bool = False
    spare: int = 0
    folds: int = 0


def page(found: Inventory, language: Language) -> Page:
    """The count, and the table."""
    columns = _COLUMNS[found.kind]
    titles = tuple(
        TableColumn(_title(one.title, language), one.right, spare=one.spare, folds=one.folds)
        for one in columns
    )
    rows = tuple(
        TableRow(tuple(one.cell(listed, found, language) for one in columns))
        for listed in found.each
    )
    day = Paragraph((phrase((listed_count(found, language), "dim")),))
    return Page(language, (day, Table(titles, rows)) if rows else (day,))


def _title(key: str, language: Language) -> str:
    own, _, shared = key.partition("word:")
    return word(shared, language) if shared else listed_title(own, language)


def _said(text: str, tone: str = "") -> Parts:
    return (phrase((text, tone)),) if text else ()


def _name(one: Listed, found: Inventory, language: Language) -> Parts:
    """Its name; of what is measured with the unit."""
    match one.subject:
        case PlanHead():
            return _said(one.subject.plan.name.short_text(language), "strong")
        case Row():
            target = one.subject.target
            name, unit = target.name.short_text(language), unit_text(target.unit, language)
        case Indicator():
            name = one.subject.name.text(language)
            unit = unit_text(one.subject.unit, language)
        case Publication():
            return _said(one.subject.title or one.subject.publisher, "strong")
        case str():
            return _said(one.subject or none_of(found.kind, language), "strong")
    return (phrase((name, "strong"), (f" ({unit})" if unit else "", "dim")),)


def _id(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    match one.subject:
        case PlanHead():
            return _said(one.subject.plan.id, "code")
        case Row():
            return _said(one.subject.target.id, "code")
        case Indicator():
            return _said(one.subject.id, "code")
    return ()


def _years(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    assert isinstance(one.subject, PlanHead)
    return _said(str(one.subject.plan.period).replace("..", "–"))


def _area(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    return _said(one.subject.plan.area if isinstance(one.subject, PlanHead) else "")


def _count(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    return _said(str(len(one.rows)))


def _statuses(one: Listed, found: Inventory, language: Language) -> Parts:
    """The statuses that occur with their words, and how many targets have each; so many a line
    that a number stays with its word.
    """
    del found
    said = [signed(status, f"{text} {n}") for status, text, n in tally(one.rows, language)]
    pairs = (said[n : n + A_LINE] for n in range(0, len(said), A_LINE))
    return tuple(joined(pair, Piece("  ")) for pair in pairs)


def _observed(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    return _said(str(one.observations))


def _latest(one: Listed, found: Inventory, language: Language) -> Parts:
    """The latest value with its unit, of an indicator as it is on record."""
    del found
    if isinstance(one.subject, Row):
        c = cells(one.subject, language)
        return _said("" if c.latest == NOTHING else with_unit(c.latest, c.unit, language))
    if one.latest is None or not isinstance(one.subject, Indicator):
        return ()
    return _said(value_text(one.latest, one.subject, language))


def _period(one: Listed, found: Inventory, language: Language) -> Parts:
    del found
    if isinstance(one.subject, Row):
        return _said(cells(one.subject, language).latest_period, "dim")
    if one.latest is None:
        return ()
    area = one.latest.area if len(one.areas) > 1 else ""
    return _said(period_of(one.latest, language) + bracketed(area, language), "dim")


def _goal(one: Listed, found: Inventory, language: Language) -> Parts:
    del found
    assert isinstance(one.subject, Row)
    c = cells(one.subject, language)
    return (phrase(c.goal, (f" {c.due}", "dim")),)


def _status(one: Listed, found: Inventory, language: Language) -> Parts:
    del found
    return ((judged(one.rows[0], language),),)


def _published(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    match one.subject:
        case PlanHead():
            last = one.subject.last_published
            return _said("" if last is None else str(last))
        case Publication():
            return _said(str(one.subject.published))
    return ()


def _publisher(one: Listed, found: Inventory, language: Language) -> Parts:
    del found, language
    return _said(one.subject.publisher if isinstance(one.subject, Publication) else "")


def _tier(one: Listed, found: Inventory, language: Language) -> Parts:
    del found
    tier = one.subject.tier if isinstance(one.subject, Publication) else None
    return _said("" if tier is None else word(f"tier.{tier}", language))


def _file(one: Listed, found: Inventory, language: Language) -> Parts:
    """Where it stands: the line of a target or latest value, the files of a publication."""
    del found
    match one.subject:
        case Row():
            place = f"{one.subject.target.file}:{one.subject.target.line}"
        case _:
            place = "" if one.latest is None else str(one.latest.place)
    return _said(enumerated(one.files, language) or place, "dim")


_NAMED = {"plans": "word:plan", "sections": "word:section", "owners": "word:owners",
          "indicators": "word:indicator", "publications": "title",
          "targets": "word:target_column"}  # fmt: skip
_STAND = (_Column("targets", _count, right=True), _Column("statuses", _statuses, folds=26))
_OTHERS: Mapping[ListedKind, tuple[_Column, ...]] = {
    "plans": (
        _Column("id", _id),
        _Column("area", _area, spare=2),
        _Column("years", _years, spare=1),
        _Column("last_published", _published, spare=3),
        *_STAND,
    ),
    "sections": _STAND,
    "owners": _STAND,
    "indicators": (
        _Column("id", _id),
        _Column("observations", _observed, right=True, spare=2),
        _Column("latest", _latest, right=True),
        _Column("word:period", _period),
        _Column("targets", _count, right=True, spare=1),
        _Column("file", _file, spare=3),
    ),
    "publications": (
        _Column("word:published", _published),
        _Column("publisher", _publisher, spare=3),
        _Column("tier", _tier, spare=2),
        _Column("observations", _observed, right=True),
        _Column("targets", _count, right=True, spare=1),
        _Column("file", _file, folds=20),
    ),
    "targets": (
        _Column("id", _id),
        _Column("word:goal", _goal, right=True),
        _Column("latest", _latest, right=True, spare=1),
        _Column("word:period", _period, spare=2),
        _Column("word:status", _status),
        _Column("file", _file, spare=3),
    ),
}
_COLUMNS: Mapping[ListedKind, tuple[_Column, ...]] = {
    kind: (_Column(_NAMED[kind], _name), *others) for kind, others in _OTHERS.items()
}

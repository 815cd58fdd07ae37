"""What is to be delivered, by whom and when: what is overdue first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.analysis.releases import Awaited, Deliveries, Delivery
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Block,
    Page,
    Paragraph,
    Parts,
    Section,
    Table,
    TableColumn,
    TableRow,
    phrase,
)
from tracker.words import due as words
from tracker.words.terms import word
from tracker.words.units import unit_text

_TONES = {Awaited.OVERDUE: "missed", Awaited.DUE: "behind", Awaited.EXPECTED: "on_track"}


def page(found: Deliveries, language: Language) -> Page:
    """A section for each way in which it stands."""
    return Page(language, tuple(_blocks(found, language)))


def _blocks(found: Deliveries, language: Language) -> Iterable[Block]:
    yield Paragraph((phrase((words.day_line(found, language), "dim")),))
    if not found.each:
        yield Paragraph((phrase(words.nothing(language)),))
    for state in Awaited:
        if of_it := [one for one in found.each if one.state == state]:
            title = (words.state_heading(state, len(of_it), language), _TONES.get(state, ""))
            yield Section(phrase(title), (_table(of_it, found, language),))
    if left := words.undated_note(found, language):
        yield Paragraph((phrase(), phrase((left, "dim"))))


def _table(of_it: Sequence[Delivery], found: Deliveries, language: Language) -> Table:
    dated = of_it[0].release.expected is not None
    columns = [TableColumn(word("indicator", language))]
    if dated:
        columns += [
            TableColumn(word("period", language)),
            TableColumn(pick(language, "最迟", "Last day")),
            TableColumn(pick(language, "一般", "As a rule"), spare=2),
        ]
    else:
        columns += [
            TableColumn(pick(language, "最近一期", "Last period")),
            TableColumn(pick(language, "最近公布", "Last published"), spare=1),
        ]
    owners = any(one.owners for one in of_it)
    columns += [TableColumn(pick(language, "依据", "Known by"), spare=3)] if dated else []
    columns += [TableColumn(word("owners", language), folds=True)] if owners else []
    rows = tuple(_row(one, dated, owners, found, language) for one in of_it)
    return Table(tuple(columns), rows)


def _row(
    one: Delivery, dated: bool, owners: bool, found: Deliveries, language: Language
) -> TableRow:
    release, unit = one.release, unit_text(one.targets[0].unit, language)
    name = phrase(words.name_of(one, found, language), (f" ({unit})" if unit else "", "dim"))
    cells: list[Parts] = [(name,)]
    if dated:
        late = words.late(one, found, language)
        cells += [
            _said(str(release.period)),
            (*_said(str(release.latest_by)), *((phrase((late, "flag")),) if late else ())),
            _said(str(release.expected)),
        ]
    else:
        cells += [
            _said("" if release.last is None else str(release.last)),
            _said(words.silence_text(one, language)),
        ]
    cells += [_said(words.basis(one, language))] if dated else []
    cells += [_said(words.owners_of(one, language))] if owners else []
    return TableRow(tuple(cells))


def _said(text: str) -> Parts:
    return (phrase(text),) if text else ()

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
    """One of those that stand alike; a column of which nothing is to be said is left out."""
    made = [_cells(one, found, language) for one in of_it]
    said = [n for n in range(len(made[0])) if not n or any(cells[n] for cells in made)]
    columns = _columns(of_it[0], language)
    return Table(
        tuple(columns[n] for n in said),
        tuple(TableRow(tuple(cells[n] for n in said)) for cells in made),
    )


def _columns(one: Delivery, language: Language) -> tuple[TableColumn, ...]:
    when: tuple[TableColumn, ...]
    if one.release.expected is None:
        when = (
            TableColumn(pick(language, "最近一期", "Last period")),
            TableColumn(pick(language, "最近公布", "Last published"), spare=1),
        )
    else:
        when = (
            TableColumn(word("period", language)),
            TableColumn(pick(language, "最迟", "Last day")),
            TableColumn(pick(language, "已逾", "Late"), right=True, spare=1),
            TableColumn(pick(language, "一般", "As a rule"), spare=2),
            TableColumn(pick(language, "依据", "Known by"), spare=3),
        )
    owners = TableColumn(word("owners", language), folds=20)
    return TableColumn(word("indicator", language)), *when, owners


def _cells(one: Delivery, found: Deliveries, language: Language) -> tuple[Parts, ...]:
    release, unit = one.release, unit_text(one.targets[0].unit, language)
    name = phrase(words.awaited_name(one, found, language), (f" ({unit})" if unit else "", "dim"))
    if release.expected is None:
        said = ["" if release.last is None else str(release.last)]
        said += [words.last_release(one, language)]
    else:
        said = [str(release.period), str(release.latest_by), words.late(one, found, language)]
        said += [words.usual(one), words.basis(one, language)]
    said.append(words.owners_of(one, language))
    return (name,), *((phrase(text),) if text else () for text in said)

"""One indicator across areas: a table with a bar for each value, all of them on one scale."""

from __future__ import annotations

from tracker.analysis.areas import AreaRow, AreaTable, AreaTables
from tracker.assess.standing import shown_status
from tracker.language import Language, bracketed, pick
from tracker.pages.blocks import (
    Gauge,
    Page,
    Paragraph,
    Parts,
    Piece,
    Section,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.pages.status import judged
from tracker.words import areas as words
from tracker.words.figures import NOTHING, cells
from tracker.words.standing import short_or_over
from tracker.words.terms import word
from tracker.words.units import unit_text


def page(found: AreaTables, language: Language) -> Page:
    """A section for each indicator."""
    if not found.each:
        return Page(language, (Paragraph((phrase(words.no_areas(language)),)),))
    return Page(language, tuple(_section(one, found, language) for one in found.each))


def _section(table: AreaTable, found: AreaTables, language: Language) -> Section:
    one = table.indicator
    unit = bracketed(unit_text(one.unit, language), language)
    line = phrase((words.areas_line(table, found.report.as_of, language), "dim"))
    return Section(
        phrase(one.name.text(language) + unit, "  ", (one.id, "code")),
        (Paragraph((line,)), _table(table, language)),
    )


def _table(table: AreaTable, language: Language) -> Table:
    """One without the columns in which nothing would stand."""
    columns = (
        TableColumn(word("area", language)),
        TableColumn(pick(language, "名次", "Place"), right=True, spare=1),
        TableColumn(word("latest", language), right=True),
        TableColumn(word("period", language)),
        TableColumn(word("goal", language), right=True, spare=2),
        TableColumn(word("gap_or_overshoot", language), spare=3),
        TableColumn(word("status", language)),
        TableColumn(""),
    )
    odd = any(one.point and not (one.alike and one.same_period) for one in table.rows)
    made = [_cells(one, table, language, dated=odd) for one in table.rows]
    said = [n for n in range(len(columns)) if not n or any(row[n] for row in made)]
    notes = words.area_notes(table, language)
    return Table(
        tuple(columns[n] for n in said),
        tuple(TableRow(tuple(row[n] for n in said)) for row in made),
        notes=tuple((Piece(note, "dim", note.replace("│", "|")),) for note in notes),
    )


def _cells(one: AreaRow, table: AreaTable, language: Language, *, dated: bool) -> tuple[Parts, ...]:
    """What each column says of an area; its period where these differ."""
    texts = [words.place_in_rank(one), words.area_value(one, table, language)]
    texts.append(f"{one.point.period}{words.period_mark(one)}" if dated and one.point else "")
    status: Parts = ()
    if one.row is not None:
        c = cells(one.row, language)
        texts.append("" if c.goal == NOTHING else c.goal + bracketed(c.due, language))
        texts.append(short_or_over(one.row, language) if one.point else "")
        status = ((judged(one.row, language),),)
    else:
        texts += ["", ""]
    said = [(phrase(signs(text)),) if text else () for text in texts]
    return (phrase(words.area_name(one, language)),), *said, status, _bar(one, table)


def _bar(one: AreaRow, table: AreaTable) -> Parts:
    value = one.point.value if one.point and one.alike else None
    if table.low == table.high or (value is None and (one.goal is None or one.point)):
        return ()
    tone = "" if one.row is None else shown_status(one.row)
    return (phrase(Gauge(value, table.low, table.high, one.goal, tone)),)

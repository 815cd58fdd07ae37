"""A file of others beside the record, row by row: what cannot be read first, long lists folded to
their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.language import Language, pick
from tracker.model.incoming import Incoming, IncomingRow, IncomingState
from tracker.pages.blocks import (
    Block,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Section,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.words import importing as words

_TONES: dict[IncomingState, str] = {
    "unreadable": "error", "contradictory": "alert", "new": "new", "known": "dim", "none": "dim",
}  # fmt: skip
# rows of a state that are shown at its beginning and at its end; more are counted
_SHOWN: dict[IncomingState, tuple[int, int]] = {
    "unreadable": (20, 0), "contradictory": (20, 0), "new": (4, 2), "known": (2, 1), "none": (3, 0),
}  # fmt: skip


def page(found: Incoming, language: Language) -> Page:
    """How the file was read, how many rows are what, and the rows."""
    said = [
        signs(words.how_read(found, language), "dim"),
        signs(words.columns(found, language), "dim"),
        *(signs(one, "warning") for one in words.notes(found, language)),
        signs(words.how_many(found.rows, language), "strong"),
    ]
    areas = any(one.request.area for one in found.rows)
    made: list[Block] = [Paragraph(tuple(phrase(one) for one in said if one.text))]
    for state in words.STATES_BY_URGENCY:
        if of_it := [one for one in found.rows if one.state == state]:
            title = words.state_title(state, len(of_it), language)
            table = _table(of_it, _SHOWN[state], areas, language)
            made.append(Section(phrase((title, _TONES[state])), (table,)))
    return Page(language, (Section(phrase(found.file), tuple(made)),))


def _table(
    rows: Sequence[IncomingRow], shown: tuple[int, int], areas: bool, language: Language
) -> Table:
    """The rows of one state: the first and the last of them, and how many stand between."""
    first, last = shown
    left = len(rows) - first - last
    kept = rows if left < 2 else [*rows[:first], *rows[len(rows) - last :]]
    remarks = any(words.remark(one, language) for one in kept)
    titles = [
        (pick(language, "位置", "Place"), False),
        (pick(language, "指标", "Indicator"), False),
        *([(pick(language, "地区", "Area"), False)] if areas else []),
        (pick(language, "时期", "Period"), False),
        (pick(language, "值", "Value"), True),
        *([(pick(language, "说明", "Remark"), False)] if remarks else []),
    ]
    made = []
    for n, one in enumerate(kept):
        below: tuple[Phrase, ...] = ()
        if left >= 2 and n == first - 1:
            below = (phrase((words.more(left, language), "dim")),)
        cells = _cells(one, areas, language)
        made.append(TableRow(tuple(cells[: len(titles)]), "", below))
    return Table(tuple(TableColumn(title, right) for title, right in titles), tuple(made))


def _cells(row: IncomingRow, areas: bool, language: Language) -> list[Parts]:
    request, tone = row.request, _TONES[row.state]
    changed = row.written and row.written != request.period
    period = f"{row.written} → {request.period}" if changed else request.period
    unit = request.unit
    if unit and unit[0].isascii() and unit[0].isalnum():
        unit = f" {unit}"
    return [
        (phrase((row.cell, "dim")),),
        (phrase((request.indicator, "code")),),
        *([(phrase(request.area),)] if areas else []),
        (phrase(signs(period)),),
        (phrase((f"{request.value}{unit}", tone)),),
        (phrase((words.remark(row, language), tone)),),
    ]

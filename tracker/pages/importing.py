"""A file of others beside the record, row by row: what cannot be read first, long lists folded to
their ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.language import Language, pick
from tracker.model.incoming import Incoming, IncomingRow, IncomingState
from tracker.pages.blocks import (
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
    lines = Paragraph(tuple(phrase(one) for one in said if one.text))
    blocks = (lines, _table(found.rows, language))
    return Page(language, (Section(phrase(found.file), blocks),))


def _table(rows: Sequence[IncomingRow], language: Language) -> Table:
    """The rows in groups by their state."""
    areas = any(one.request.area for one in rows)
    titles = [
        (pick(language, "位置", "Place"), False),
        (pick(language, "指标", "Indicator"), False),
        *([(pick(language, "地区", "Area"), False)] if areas else []),
        (pick(language, "时期", "Period"), False),
        (pick(language, "值", "Value"), True),
        (pick(language, "说明", "Remark"), False),
    ]
    made: list[TableRow] = []
    for state in words.STATES_BY_URGENCY:
        of_it = [one for one in rows if one.state == state]
        title = words.state_title(state, len(of_it), language)
        first, last = _SHOWN[state]
        left = len(of_it) - first - last
        shown = of_it if left < 2 else [*of_it[:first], *of_it[len(of_it) - last :]]
        for n, one in enumerate(shown):
            below: tuple[Phrase, ...] = ()
            if left >= 2 and n == first - 1:
                below = (phrase((words.more(left, language), "dim")),)
            made.append(TableRow(tuple(_cells(one, areas, language)), title, below))
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

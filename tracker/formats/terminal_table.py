"""A table on a terminal: the widest layout that fits, never a number cut or wrapped.

Columns, the parts of a cell below each other; else a record of short lines for each row. Rows with
texts below them are records whose first parts stand in columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text

from tracker.formats.terminal_text import Pen
from tracker.formats.wrap import cells_of, fold
from tracker.pages.blocks import (
    Marker,
    Parts,
    Phrase,
    Piece,
    Table,
    TableColumn,
    TableRow,
    Turn,
)
from tracker.words.escape import visible

GAP = 2
LEAST_FIRST = 16  # cells that the first column keeps

Cell = Parts | Turn
Columns = list[tuple[int, bool]]


def table(block: Table, pen: Pen, indent: str) -> list[Text]:
    """The lines of a table; where its groups stand apart each with its name and a blank line."""
    notes = [line for note in block.notes for line in pen.folded(pen.text(note), indent)]
    if not block.rows:
        return notes
    if any(column.below for column in block.columns):
        return [*_texts(block, pen, indent), *notes]
    if not block.by:
        return [*_layout(block, pen, indent), *notes]
    lines: list[Text] = []
    for name, rows in block.groups.items():
        title = fold(_group(f"{name} {len(rows)}", pen, indent), pen.terminal.width)
        lines += [*([Text()] if lines else []), *title]
        alone = tuple(replace(row, group="") for row in rows)
        lines += _layout(replace(block, rows=alone), pen, indent)
    return lines + notes


def _group(name: str, pen: Pen, indent: str) -> Text:
    return Text(f"{indent}{pen.sign('■', '#')} {visible(name)}", "bold")


def _layout(block: Table, pen: Pen, indent: str) -> list[Text]:
    """Columns where every one that cannot be spared has room, else a record for each row."""
    columns, rows = block.columns, [row for group in block.groups.values() for row in group]
    titles = [Text(visible(column.title), "bold") for column in columns]
    made = [[_stacked(cell, pen) for cell in row.cells] for row in rows]
    widths = [_widest(cells, pen) for cells in zip(titles, *made, strict=True)]
    if pen.terminal.width is None:
        kept = list(range(len(columns)))
    else:
        width = pen.terminal.width - len(indent)
        leasts = [
            min(column.folds, size) if column.folds else size
            for size, column in zip(widths, columns, strict=True)
        ]
        kept = _kept(columns, leasts, width)
        if not kept:
            records = [[*_record(row, columns, pen, indent), Text()] for row in block.rows]
            return [line for record in records for line in record][:-1]
        last = kept[-1]
        if columns[last].folds:  # half of what it shares with the first, or what that leaves
            shared = _room(leasts, kept, width) + leasts[last]
            leasts[last] = min(widths[last], max(leasts[last], shared // 2, shared - widths[0]))
            widths[last] = leasts[last]
        widths[0] = min(widths[0], _room(leasts, kept, width))
    sides = [(widths[n], columns[n].right) for n in kept]
    lines, left = side_by_side([titles[n] for n in kept], sides, pen.terminal.ambiguous), iter(made)
    for name, group in block.groups.items():
        if name:
            lines += fold(_group(name, pen, ""), pen.terminal.width)
        for row in group:
            cells = next(left)
            lines += side_by_side([cells[n] for n in kept], sides, pen.terminal.ambiguous)
            lines += _below(row, pen)
    if block.left_out and len(kept) < len(columns):
        said = Text(block.left_out(len(columns) - len(kept)), "dim")
        lines += pen.folded(said)
    return [Text(indent).append_text(line) for line in lines]


def _kept(columns: Sequence[TableColumn], widths: Sequence[int], width: int) -> list[int]:
    """The columns that have room, those left out first that can best be spared; none where even
    those that cannot be have no room.
    """
    kept = list(range(len(columns)))
    while _room(widths, kept, width) < min(LEAST_FIRST, widths[0]):
        spared = max(kept, key=lambda n: columns[n].spare)
        if not columns[spared].spare:
            return []
        kept = [n for n in kept if n != spared]
    return kept


def _room(widths: Sequence[int], kept: Sequence[int], width: int) -> int:
    """The cells that the other columns leave for the first."""
    return width - sum(widths[n] + GAP for n in kept[1:])


def _stacked(cell: Cell, pen: Pen) -> Text:
    """The parts of a cell below each other; what was before above what is now, where these
    differ.
    """
    if isinstance(cell, Turn):
        old, new = _stacked(cell.old, pen), _stacked(cell.new, pen)
        if old.plain == new.plain:
            return new
        return old.append(f"\n{pen.sign('→', '->')} ").append_text(new)
    made = Text()
    for n, part in enumerate(cell):
        flag = "  " if _tone(part) == "flag" else ""
        made.append(f"\n{flag}" if n else "").append_text(pen.text(part))
    return made


def _below(row: TableRow, pen: Pen) -> list[Text]:
    return [
        line for text in row.below for line in pen.folded(pen.text(text, "dim"), "  - ", "    ")
    ]


def _record(row: TableRow, columns: Sequence[TableColumn], pen: Pen, indent: str) -> list[Text]:
    """One row as a few short lines, for the narrowest terminals."""
    title = _spoken(row.cells[0], pen)
    title.stylize("bold")
    lines = pen.folded(title, indent)
    inner = indent + " " * GAP
    named = [
        (visible(column.title), _spoken(cell, pen))
        for cell, column in list(zip(row.cells, columns, strict=True))[1:]
        if not _is_nothing(cell)
    ]
    wide = max((cell_len(visible(column.title)) for column in columns[1:]), default=0)
    for name, text in named:
        label = Text(name + " " * (wide + GAP - cell_len(name)), "dim")
        hang = inner + " " * (wide + GAP)
        if pen.terminal.width is not None and pen.terminal.width - len(hang) < LEAST_FIRST:
            lines += pen.folded(label.append_text(text), inner)
            continue
        first, *rest = pen.folded(text, hang)
        lines += [Text(inner).append_text(label).append_text(first[len(hang) :]), *rest]
    return [*lines, *_below(row, pen)]


def _spoken(cell: Cell, pen: Pen) -> Text:
    """A cell in one line of a record."""
    if not isinstance(cell, Turn):
        made = Text()
        for part in cell:
            space = " " if _tone(part) == "flag" else "  "
            made.append(space if made.plain else "").append_text(pen.text(part))
        return made
    old, new = _spoken(cell.old, pen), _spoken(cell.new, pen)
    if old.plain == new.plain:
        return new
    return old.append(f" {pen.sign('→', '->')} ").append_text(new)


def _texts(block: Table, pen: Pen, indent: str) -> list[Text]:
    """The first parts of each row in columns where there is room; what more there is to say under
    them.
    """
    beside = [n for n, column in enumerate(block.columns) if not column.below]
    split = [row for row in block.rows if not row.across]
    firsts = [[_first(row.cells[n], pen) for n in beside] for row in split]
    columns = [max(cell_len(text.plain) for text in column) for column in zip(*firsts, strict=True)]
    signed = all(isinstance(part, Marker) for row in split for part in _parts(row.cells[0])[0])
    gaps = [1 if signed and not n else GAP for n in range(len(columns))]
    width, start = pen.terminal.width, sum(columns[:1]) + gaps[0] if signed else 0
    full = sum(columns) + sum(gaps) + len(indent)
    room = width is None or full <= width
    hang = start + (columns[signed] + GAP if room else 0)
    lines: list[Text] = []
    texts = iter(firsts)
    for row in block.rows:
        if row.across:
            lines += pen.folded(pen.text(_parts(row.cells[0])[0]), indent + " " * start)
            continue
        cells, text = next(texts), Text()
        for cell, column, gap in zip(cells, columns, gaps, strict=True):
            space = column - cell_len(cell.plain) if room else 0
            text.append_text(cell).append(" " * (space + gap))
        text.rstrip()
        inner = indent + " " * hang
        lines += pen.folded(text, indent, inner)
        rest = [part for n in beside for part in _parts(row.cells[n])[1:]]
        rest += [
            part
            for n, column in enumerate(block.columns)
            if column.below
            for part in _parts(row.cells[n])
        ]
        for part in rest:
            lines += pen.folded(pen.text(part), inner)
    return lines


def side_by_side(texts: list[Text], columns: Columns, ambiguous: int = 1) -> list[Text]:
    """Texts in columns of a width each (True: to the right).

    The first and the last fold; figures are never cut.
    """
    split: list[list[Text]] = [list(text.split("\n", allow_blank=True)) for text in texts]
    for n in (0, -1):
        split[n] = [part for line in split[n] for part in fold(line, columns[n][0], ambiguous)]
    lines = []
    for number in range(max(len(parts) for parts in split)):
        line = Text()
        for parts, (width, right) in zip(split, columns, strict=True):
            part = parts[number] if number < len(parts) else Text()
            part.rstrip()
            space = " " * (width - cells_of(part.plain, ambiguous))
            line.append(" " * GAP if parts is not split[0] else "")
            line.append(space if right else "").append_text(part).append("" if right else space)
        line.rstrip()
        lines.append(line)
    return lines


def _widest(column: Sequence[Text], pen: Pen) -> int:
    return max(pen.cells(line) for text in column for line in text.plain.split("\n"))


def _parts(cell: Cell) -> Parts:
    return cell.new if isinstance(cell, Turn) else cell


def _first(cell: Cell, pen: Pen) -> Text:
    parts = _parts(cell)
    return pen.text(parts[0]) if parts else Text()


def _tone(part: Phrase) -> str:
    first = part[0] if part else None
    return first.tone if isinstance(first, Piece) else ""


def _is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say."""
    both = (cell.old, cell.new) if isinstance(cell, Turn) else (cell,)
    return all(_tone(part) == "nothing" for parts in both for part in parts)

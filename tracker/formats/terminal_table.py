"""A table on a terminal: the widest layout that fits, never a number cut or wrapped.

One line a row; two lines, with the columns that have a home under others; the same without the
columns that yield; a record of short lines for each row. Rows with texts below them are records
whose first parts stand in columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text

from tracker.formats.escape import visible
from tracker.formats.terminal_text import Pen
from tracker.formats.wrap import fold
from tracker.language import pick
from tracker.pages.blocks import (
    Marker,
    Meter,
    Parts,
    Phrase,
    Piece,
    Table,
    TableColumn,
    TableRow,
    Turn,
)

GAP = 2
LEASTS = (28, 16, 14)  # cells that the first column keeps in each layout
LEAST_LAST = 10  # cells to which the last one may be folded

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
    """The first of the layouts in which every column has room."""
    columns, rows = block.columns, [row for group in block.groups.values() for row in group]
    several = any(column.home is not None for column in columns)
    for number, least in enumerate(LEASTS):
        if number != 1 and not several:
            continue
        kept = _kept(columns, rows, number)
        titles = [Text(visible(columns[n].title), "bold") for n in kept]
        made = [_line(row, columns, kept, number, pen) for row in rows]
        widths = [_widest(cells) for cells in zip(titles, *made, strict=True)]
        if pen.terminal.width is not None:
            width = pen.terminal.width - len(indent)
            fixed = sum(widths[1:-1]) + GAP * (len(widths) - 1)
            if number == 0:
                widths[-1] = min(widths[-1], max(LEAST_LAST, width - fixed - widths[0]))
            room = width - fixed - widths[-1]
            if room < min(least, widths[0]):
                continue
            widths[0] = min(widths[0], room)
        sides = [(size, columns[n].right) for size, n in zip(widths, kept, strict=True)]
        lines, left = side_by_side(titles, sides), iter(made)
        for name, group in block.groups.items():
            if name:
                lines += fold(_group(name, pen, ""), pen.terminal.width)
            for row in group:
                lines += side_by_side(next(left), sides)
                lines += _below(row, pen)
        return [Text(indent).append_text(line) for line in lines]
    records = [_record(row, columns, pen, indent) for row in block.rows]
    return [line for n, record in enumerate(records) for line in [Text()] * bool(n) + record]


def _kept(columns: Sequence[TableColumn], rows: Sequence[TableRow], layout: int) -> list[int]:
    """The columns that stand on their own in a layout."""
    if layout == 0:
        return list(range(len(columns)))
    gone = {n for n, column in enumerate(columns) if column.yields and layout == 2}
    return [
        n
        for n, column in enumerate(columns)
        if n not in gone and (column.home is None or column.home in gone)
    ]


def _line(
    row: TableRow, columns: Sequence[TableColumn], kept: list[int], layout: int, pen: Pen
) -> list[Text]:
    """The texts of a row in a layout; its parts beside or below each other."""
    if layout == 0:
        return [_beside(cell, pen) for cell in row.cells]
    made = {n: _stacked(row.cells[n], pen) for n in kept}
    for n, column in enumerate(columns):
        if n in made:
            continue
        if column.home in made:
            under = _stacked(row.cells[n], pen, alone=False)
            home = made[column.home]
            home.append("\n" if home.plain and under.plain else "").append_text(under)
        elif not _is_drawing(row.cells[n]) and not _is_nothing(row.cells[n]):
            said = _beside(row.cells[n], pen).plain
            made[0].append(f"\n{visible(column.title)} {said}", "dim")
    return [made[n] for n in kept]


def _beside(cell: Cell, pen: Pen) -> Text:
    """The parts of a cell in one line."""
    parts = cell.new if isinstance(cell, Turn) else cell
    made = Text()
    for part in parts:
        text = pen.text(part)
        if _tone(part) == "aside":
            brackets = pick(pen.language, "（{}）", " ({})")
            text = Text(brackets.format(text.plain))  # beside a figure, what it is a share of
        elif made.plain:
            made.append(" ")
        made.append_text(text)
    return made


def _stacked(cell: Cell, pen: Pen, alone: bool = True) -> Text:
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
        flag = "  " if _tone(part) == "flag" and (n or not alone) else ""
        text = pen.text(part)
        made.append(f"\n{flag}" if n else flag).append_text(text)
    return made


def _below(row: TableRow, pen: Pen) -> list[Text]:
    return [
        line for text in row.below for line in pen.folded(pen.text(text, "dim"), "  - ", "    ")
    ]


def _record(row: TableRow, columns: Sequence[TableColumn], pen: Pen, indent: str) -> list[Text]:
    """One row as a few short lines, for the narrowest terminals."""
    title, *_ = (_beside(cell, pen) for cell in row.cells)
    title.stylize("bold")
    lines = pen.folded(title, indent)
    inner = indent + " " * GAP
    leads = sorted({column.lead for column in columns if column.lead})
    for lead in leads:
        texts = [
            _spoken(cell, pen)
            for cell, column in zip(row.cells, columns, strict=True)
            if column.lead == lead and not (cell and _is_nothing(cell))
        ]
        texts = [text for text in texts if text.plain]
        lines += pen.folded(Text("  ").join(texts), inner) if texts else []
    named = [
        (visible(column.title), _spoken(cell, pen))
        for cell, column in list(zip(row.cells, columns, strict=True))[1:]
        if not column.lead and (column.keep or not _is_nothing(cell))
    ]
    titles = [visible(column.title) for column in columns[1:] if not column.lead]
    wide = max(map(cell_len, titles), default=0)
    for name, text in named:
        label = Text(name + " " * (wide + GAP - cell_len(name)), "dim")
        lines += pen.folded(label.append_text(text), inner)
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
    firsts = [[_first(row.cells[n], pen) for n in beside] for row in block.rows]
    columns = [max(cell_len(text.plain) for text in column) for column in zip(*firsts, strict=True)]
    signed = all(isinstance(part, Marker) for row in block.rows for part in _parts(row.cells[0])[0])
    gaps = [1 if signed and not n else GAP for n in range(len(columns))]
    width, start = pen.terminal.width, sum(columns[:1]) + gaps[0] if signed else 0
    full = sum(columns) + sum(gaps) + len(indent)
    room = width is None or full <= width
    hang = start + (columns[signed] + GAP if room else 0)
    lines: list[Text] = []
    for row, cells in zip(block.rows, firsts, strict=True):
        text = Text()
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


def side_by_side(texts: list[Text], columns: Columns) -> list[Text]:
    """Texts in columns of a width each (True: to the right).

    The first and the last fold; figures are never cut.
    """
    split: list[list[Text]] = [list(text.split("\n", allow_blank=True)) for text in texts]
    for n in (0, -1):
        split[n] = [part for line in split[n] for part in fold(line, columns[n][0])]
    lines = []
    for number in range(max(len(parts) for parts in split)):
        line = Text()
        for parts, (width, right) in zip(split, columns, strict=True):
            part = parts[number] if number < len(parts) else Text()
            part.rstrip()
            space = " " * (width - cell_len(part.plain))
            line.append(" " * GAP if parts is not split[0] else "")
            line.append(space if right else "").append_text(part).append("" if right else space)
        line.rstrip()
        lines.append(line)
    return lines


def _widest(column: Sequence[Text]) -> int:
    return max(cell_len(line) for text in column for line in text.plain.split("\n"))


def _parts(cell: Cell) -> Parts:
    return cell.new if isinstance(cell, Turn) else cell


def _first(cell: Cell, pen: Pen) -> Text:
    parts = _parts(cell)
    return pen.text(parts[0]) if parts else Text()


def _tone(part: Phrase) -> str:
    first = part[0] if part else None
    return first.tone if isinstance(first, Piece) else ""


def _is_drawing(cell: Cell) -> bool:
    return any(isinstance(one, Meter) for part in _parts(cell) for one in part)


def _is_nothing(cell: Cell) -> bool:
    """Whether a cell says that there is nothing to say."""
    both = (cell.old, cell.new) if isinstance(cell, Turn) else (cell,)
    return all(_tone(part) == "nothing" for parts in both for part in parts)

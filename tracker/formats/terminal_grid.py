"""The grid of `status` on a terminal: exact to the cell, also where some marks are drawn two cells
wide; below 80 columns each target is a block of short lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from tracker.formats import Terminal
from tracker.formats.terminal import styled
from tracker.formats.terminal_fit import (
    GRID_MARKS,
    LAYOUTS,
    WIDEST,
    Fitted,
    drawn_bar,
    fitted,
)
from tracker.formats.terminal_text import STYLES, USUAL, Pen
from tracker.formats.wrap import fold
from tracker.language import pick
from tracker.pages.grid import Grid, GridList, GridPlan, GridRow
from tracker.words.escape import visible


def write_page(page: Grid, terminal: Terminal | None = None) -> str:
    """The whole grid as text."""
    on = terminal or Terminal()
    writer = _Writer(page, Pen(page.language, on))
    return styled(writer.lines(), on.color)


class _Writer:
    """Sets a grid in the first layout that it fits."""

    def __init__(self, page: Grid, pen: Pen) -> None:
        self.page, self.pen = page, pen
        self.width = pen.terminal.width or USUAL
        self.fitted = fitted(page, pen, self.width)
        self.bars: set[str] = set()

    def lines(self) -> Iterator[Text]:
        titled = False
        for n, line in enumerate(self.page.supposed):
            yield from self.pen.folded(self.pen.text(line), "  " if n else "", "  ")
        if self.page.supposed:
            yield Text()
        for n, plan in enumerate(self.page.plans):
            if n:
                yield Text()
            yield from self._head(plan)
            for group in plan.groups:
                if group.heading:
                    yield Text()
                    yield from self._heading(group.heading, not titled)
                    titled = True
                for row in group.rows:
                    yield from self._row(row)
                titled = titled and plan.groups[-1] is not group
            for one in plan.lists:
                if one.entries and one.entries[0][0]:
                    yield Text()
                yield from self._list(one)
        below = [*self.pen.folded(Text(self.page.first)), *self._legend()]
        if any(line.plain for line in below):
            yield from ([Text()] if self.page.plans else [])
            yield from (line for line in below if line.plain)

    # a plan

    def _head(self, plan: GridPlan) -> Iterator[Text]:
        """Its name with its facts at the right end, and how many targets stand how."""
        pen, gap = self.pen, pick(self.page.language, "　", ", ")
        years = "" if plan.days and self.width < USUAL else plan.years
        facts = [visible(text) for text in (years, plan.days, plan.gone) if text]
        title, right = Text().append(visible(plan.name), "bold"), Text(gap.join(facts), "dim")
        space = min(self.width, WIDEST) - pen.cells(title.plain) - pen.cells(right.plain)
        if space >= 2:
            yield title.append(" " * space).append_text(right)
        else:
            yield from pen.folded(title)
            yield from pen.folded(right)
        between = pick(self.page.language, "　", "  ")
        counts = [pen.text(one) for one in plan.counts]
        if plan.remark and counts:
            counts[-1].append(visible(plan.remark), "dim")
        yield from self._strip(Text(plan.total), counts, between)
        if plan.score:
            yield from pen.folded(Text(visible(plan.score), "dim"), "", "  ")

    def _strip(
        self, start: Text, items: Iterable[Text], between: str, rest: str = "  "
    ) -> Iterator[Text]:
        """Texts in a row, broken between two of them."""
        pen, line, first = self.pen, start, True
        for item in items:
            gap = "" if first else between
            if not first and pen.cells(line.plain + gap + item.plain) > self.width:
                yield from self._within(line, rest)
                line, gap = Text(rest), ""
                item = item[len(item.plain) - len(item.plain.lstrip()) :]
            line, first = line.append(gap).append_text(item), False
        yield from self._within(line, rest)

    def _within(self, line: Text, rest: str) -> list[Text]:
        """A line as it is where it has room, else folded."""
        fits = self.pen.cells(line.plain.rstrip()) <= self.width
        return [line] if fits else self.pen.folded(line, "", rest)

    def _heading(self, heading: str, titled: bool) -> Iterator[Text]:
        """A heading of rows, with the titles of the columns in its line where these are to be
        said.
        """
        said = Text().append("  " + visible(heading), "bold")
        if self.fitted is None or not titled:
            yield from self.pen.folded(said, "", "  ")
            return
        titles = {one.key: Text(self.page.titles[one.key], "dim") for one, _ in self.fitted.columns}
        start = self.fitted.sign + 1 + self.fitted.name
        if self.pen.cells(said.plain) > start:
            yield from self.pen.folded(said, "", "  ")
            said = Text()
        yield self._across(said, start, titles)

    # a target

    def _row(self, row: GridRow) -> Iterator[Text]:
        yield from self._block(row) if self.fitted is None else self._line(row, self.fitted)

    def _line(self, row: GridRow, fits: Fitted) -> Iterator[Text]:
        """A target in columns; its name and what is said in words may take more lines."""
        pen, style = self.pen, STYLES.get(row.sign.tone, "")
        cells = {key: Text(visible(text)) for key, text in row.texts.items()}
        widths = {column.key: width for column, width in fits.columns}
        if "why" in widths:
            cells["why"] = Text(visible(self._why(row, widths["why"])))
        cells["done"].stylize(f"bold {style}" if style != "dim" else style)
        for column, _ in fits.columns:
            if column.dim:
                cells[column.key].stylize("dim")
        sign = pen.plain(row.sign)
        space = " " * (fits.sign - pen.cells(sign) + 1)
        indent = " " * (fits.sign + 3)
        names = self._folded_name(row, fits.name)
        sizes = self._fold(cells.pop("size"), widths.get("size", 0))
        bar = self._bar(row, fits)
        for n in range(max(len(names), len(sizes))):
            first = Text(indent if n else "").append_text(names[n]) if n < len(names) else Text()
            line = first if n else Text.assemble((sign, style), space).append_text(first)
            own = {} if n else dict(cells)
            if n < len(sizes):
                own["size"] = sizes[n]
            made = self._across(line, fits.sign + 1 + fits.name, own)
            if not n and bar:
                end = fits.sign + 1 + fits.name + sum(width + 1 for width in widths.values())
                end += 2 * ("why" in widths)
                made.append(" " * (end + 1 - pen.cells(made.plain))).append(bar, style)
            made.rstrip()
            yield made
        if "why" not in widths:
            notes = (*row.notes, *(() if "size" in widths else row.narrow))
            stop = pick(self.page.language, "；", "; ")
            if notes:
                yield from pen.folded(Text(visible(stop.join(notes)), "dim"), indent)

    def _folded_name(self, row: GridRow, width: int) -> list[Text]:
        """A name in lines, all but the first indented by two more."""
        text = Text(visible(row.name), "bold" if row.strong else "")
        if self.pen.cells(text.plain) <= width:
            return [text]
        first, *rest = fold(text, width, self.pen.terminal.ambiguous)
        first.rstrip()
        return [first, *self._fold(Text("").join(rest), width - 2)]

    def _fold(self, text: Text, width: int) -> list[Text]:
        if not width or not text.plain:
            return []
        parts = fold(text, width, self.pen.terminal.ambiguous)
        for part in parts:
            part.rstrip()
        return parts

    def _across(self, line: Text, start: int, cells: dict[str, Text]) -> Text:
        """Cells behind a line's first ones, each in its column."""
        assert self.fitted is not None
        for column, width in self.fitted.columns:
            start += 1 + (column.key == "why")
            text = cells.get(column.key)
            if text is not None and text.plain:
                own = self.pen.cells(text.plain)
                at = start + (width - own if column.right else 0)
                line.append(" " * (at - self.pen.cells(line.plain))).append_text(text)
            start += width
        line.rstrip()
        return line

    def _why(self, row: GridRow, width: int) -> str:
        """The most important of the reasons, as many as have room."""
        said = ""
        for part in row.why:
            more = said + (said and pick(self.page.language, "；", "; ")) + part
            if self.pen.cells(more) <= width:
                said = more
        return said

    def _bar(self, row: GridRow, fits: Fitted | None) -> str:
        if row.bar is None:
            return ""
        layout = LAYOUTS[2] if fits is None else fits.layout
        ascii_only = self.pen.terminal.ascii
        signs = layout.signs(self.pen.terminal)
        self.bars |= set(drawn_bar(row.bar, signs))
        return drawn_bar(row.bar, signs, ascii_only)

    def _block(self, row: GridRow) -> Iterator[Text]:
        """A target in short lines: name; value and goal; how much is done; the words."""
        pen, texts, style = self.pen, row.texts, STYLES.get(row.sign.tone, "")
        sign = Text.assemble((pen.plain(row.sign), style), " ")
        name = Text(visible(row.name), "bold" if row.strong else "")
        room = self.width - pen.cells(sign.plain)
        for n, part in enumerate(fold(name, room, pen.terminal.ambiguous)):
            yield (Text("  ") if n else sign).append_text(part)
        arrow = pen.sign("→", "->")
        if texts["latest"] != "-":
            value = Text(visible(row.value), "bold")
            value.append(f" {visible(texts['period'])}", "dim")
            value.append(f" {arrow} {visible(texts['goal'])}".rstrip() if texts["goal"] else "")
        else:
            value = Text(visible(row.promise.replace("→", arrow)))
        yield from pen.folded(value, "  ") if value.plain else ()
        done = Text(visible(texts["done"]), f"bold {style}" if style != "dim" else style)
        bar = Text(self._bar(row, None), style)
        beside = Text(" ").join(one for one in (done, bar) if one.plain)
        fits = pen.cells(beside.plain) + 2 <= self.width
        for one in (beside,) if fits else (done, bar):
            yield from pen.folded(one, "  ") if one.plain else ()
        said = [text for text in (texts["size"],) if text]
        said += [part for part in row.why if part not in said]
        words = pick(self.page.language, "；", "; ").join(said)
        yield from pen.folded(Text(visible(words), "dim"), "  ") if words else ()

    # what has no data, and what the marks mean

    def _list(self, one: GridList) -> Iterator[Text]:
        pen, heading = self.pen, self.pen.text(one.heading)
        label = max((pen.cells(name) for name, _ in one.entries), default=0)
        if not label:
            items = one.entries[0][1] if one.entries else ()
            indent = " " * (pen.cells(heading.plain) + 4)
            yield from self._items(heading.append("    "), items, indent)
            return
        yield from pen.folded(heading, "", "  ")
        for name, items in one.entries:
            start = Text(f"  {visible(name)}", "dim")
            start.append(" " * (label - pen.cells(name) + 2))
            yield from self._items(start, items, " " * (label + 4))

    def _items(self, start: Text, items: Sequence[str], indent: str) -> Iterator[Text]:
        """Items behind a label, broken between two of them, and within one that is too long."""
        pen, stop = self.pen, pick(self.page.language, "；", "; ")
        line, fresh = start, True
        for n, item in enumerate(items):
            text = visible(item).replace("→", pen.sign("→", "->"))
            text += stop if n + 1 < len(items) else ""
            if not fresh and pen.cells(line.plain + text.rstrip()) > self.width:
                line.rstrip()
                yield line
                line = Text(indent, start.style)
            room = max(1, self.width - len(indent))
            parts = fold(Text(text), room, pen.terminal.ambiguous)
            for part in parts[:-1]:
                yield line.append_text(part)
                line = Text(indent, start.style)
            line, fresh = line.append_text(parts[-1]), False
        line.rstrip()
        yield line

    def _legend(self) -> Iterator[Text]:
        """The marks that occur, then the notes, in as few lines as hold them."""
        page, pen = self.page, self.pen
        narrow = self.width < USUAL
        words = page.marks_brief if narrow else page.marks
        items = [
            Text(f"{''.join(pen.sign(*GRID_MARKS[one]) for one in found)} {said}", "dim")
            for marks, said in words.items()
            if (found := [one for one in marks.split() if GRID_MARKS[one][0] in self.bars])
        ]
        items += [Text(visible(note), "dim") for note in page.notes]
        if items:
            between = pick(page.language, "　", "  ")
            yield from self._strip(Text(), items, between, "")

"""Any page for a terminal: no line is wider than it, no figure is broken; in a pipe nothing is
folded.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from tracker.formats import Terminal, chart_text
from tracker.formats.terminal_table import table
from tracker.formats.terminal_text import SERIES, STYLES, Pen
from tracker.pages.blocks import (
    STATUS_TONES,
    Alert,
    Block,
    Chart,
    Facts,
    Items,
    Listing,
    ListItem,
    Notice,
    Notices,
    Page,
    Paragraph,
    Phrase,
    Piece,
    Quote,
    Rule,
    Section,
    Strip,
    Table,
)
from tracker.words.escape import visible

INDENT, GAP = 2, 2
UNFOLDED = 100  # cells of a chart and a rule where nothing is folded
LEAST = 36  # cells that a text needs beside its label
BETWEEN = "   "  # phrases of a strip


def write_page(page: Page, terminal: Terminal | None = None) -> str:
    """The whole page as text."""
    on = terminal or Terminal()
    writer = _Writer(Pen(page.language, on))
    if page.title:
        writer.put(*writer.pen.folded(Text(visible(page.title), "bold")))
    writer.blocks(page.blocks, 0)
    return styled(writer.lines, on.color)


def styled(lines: Iterable[Text], color: bool) -> str:
    """Lines as text, with the terminal's codes for colour where colour is wanted."""
    if not color:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True)
    return out.getvalue()


class _Writer:
    """The lines written so far, and what the last block was: some keep a blank line around them."""

    def __init__(self, pen: Pen) -> None:
        self.pen = pen
        self.lines: list[Text] = []
        self.last: type[Block] | None = None

    def put(self, *lines: Text) -> None:
        self.lines += lines

    def gap(self) -> None:
        """A blank line, unless there is one or nothing stands above it."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def blocks(self, blocks: Sequence[Block], inside: int) -> None:
        """Blocks inside of so many sections."""
        for block in blocks:
            if self.last is Table or (isinstance(block, Alert) and self.last is not Alert):
                self.gap()
            if isinstance(block, Section):
                self.section(block, inside)
            else:
                self.block(block, " " * INDENT * max(inside - 1, 0))
                self.last = type(block)

    def section(self, section: Section, inside: int) -> None:
        """Its title, with a blank line above, and what stands under it; nothing of a section whose
        chart has no room.
        """
        self.blocks(section.before, inside + 1)
        above = len(self.lines)
        self.gap()
        indent = " " * INDENT * max(inside - 1, 0)
        self.put(*self.pen.folded(self.pen.text(section.title, "bold"), indent))
        title, self.last = len(self.lines), None
        self.blocks(section.blocks, inside + 1)
        if len(self.lines) == title and any(isinstance(one, Chart) for one in section.blocks):
            del self.lines[above:]

    def block(self, block: Block, indent: str) -> None:
        match block:
            case Paragraph():
                for line in block.lines:
                    self.put(*self.line(line, indent))
            case Facts():
                self.put(*self.facts(block, indent))
            case Items():
                for item in block.items:
                    self.put(*self.item(item, indent or " " * INDENT))
            case Table():
                if self.last is not None or block.by:
                    self.gap()
                self.put(*table(block, self.pen, indent))
            case Chart():
                self.put(*self.chart(block, indent))
            case Quote():
                inner = indent + " " * INDENT
                self.put(*self.pen.folded(self.pen.text(block.text, STYLES["quote"]), inner))
                if block.source:
                    self.put(*self.pen.folded(Text(visible(block.source), "dim"), inner))
            case Listing():
                self.put(*(Text(indent + visible(line)) for line in block.lines))
            case Notices():
                for one in block.found:
                    self.put(*self.notice(one, indent))
            case Alert():
                self.put(*self.alert(block))
            case Rule():
                self.gap()
                wide = min(self.pen.terminal.width or UNFOLDED, UNFOLDED)
                sign = self.pen.sign("─", "-")
                self.put(Text(sign * (wide // self.pen.cells(sign)), "dim"))
            case _:
                raise TypeError(f"no way to write {type(block).__name__}")

    def line(self, line: Phrase | Strip, indent: str) -> list[Text]:
        """A line of a paragraph, folded; a strip between its phrases only."""
        if not isinstance(line, Strip):
            signed = bool(line) and isinstance(line[0], Piece) and line[0].tone in STATUS_TONES
            rest = indent + " " * INDENT * signed  # the words after a sign stay below each other
            return self.pen.folded(self.pen.text(line), indent, rest)
        lines, width = [Text(indent)], self.pen.terminal.width
        for item in map(self.pen.text, line.items):
            new = lines[-1].plain == indent
            more = cell_len(lines[-1].plain) + len(BETWEEN) + cell_len(item.plain)
            if not new and width is not None and more > width:
                lines.append(Text(indent))
                new = True
            lines[-1].append("" if new else BETWEEN).append_text(item)
        inner = [line[len(indent) :] for line in lines]
        return [part for line in inner for part in self.pen.folded(line, indent)]

    def facts(self, facts: Facts, indent: str) -> list[Text]:
        """Labels beside their texts; above them where there is little room."""
        width = self.pen.terminal.width
        rows = [(visible(label), self.pen.text(said)) for label, said in facts.rows]
        column = max((cell_len(label) for label, _ in rows), default=0) + GAP
        stacked = width is not None and width - column - len(indent) < LEAST
        lines: list[Text] = []
        for label, text in rows:
            name = Text(label, "dim")
            if stacked:
                inner = indent + " " * INDENT
                lines += [*self.pen.folded(name, indent), *self.pen.folded(text, inner)]
                continue
            name.append(" " * (column - cell_len(label)))
            beside = self.pen.folded(text, indent + " " * column)
            start = Text(indent).append_text(name)
            lines += [start.append_text(beside[0][len(indent) + column :]), *beside[1:]]
        return lines

    def item(self, item: ListItem, indent: str) -> list[Text]:
        """An item of a list after its mark, with what stands below it."""
        mark = Text("-") if item.mark is None else self.pen.text((item.mark,))
        first = Text(indent).append_text(mark).append(" ")
        rest = " " * cell_len(first.plain)
        lines = self.pen.folded(self.labelled(item), rest)
        lines = [first.append_text(lines[0][len(rest) :]), *lines[1:]]
        return lines + [line for one in item.below for line in self.item(one, rest)]

    def labelled(self, item: ListItem) -> Text:
        """What an item says, after its label."""
        label = f"{visible(item.label)}  " if item.label else ""
        return Text(label).append_text(self.pen.text(item.text))

    def alert(self, alert: Alert) -> list[Text]:
        """A sign before every line: it is seen where colours and blank lines are lost."""
        style = STYLES["alert"]
        lines = self.pen.folded(Text(visible(alert.title).upper(), style), "!! ")
        for item in alert.items:
            lines += self.pen.folded(Text(self.pen.text(item.text).plain, style), "!!   ")
            for one in item.below:
                lines += self.pen.folded(self.labelled(one), "!!       ")
        return lines

    def chart(self, chart: Chart, indent: str) -> list[Text]:
        """The picture drawn with characters; nothing where there is no room."""
        terminal = self.pen.terminal
        room = UNFOLDED if terminal.width is None else terminal.width
        style = STYLES.get(chart.tone, SERIES)
        style = SERIES if style == "dim" else style
        drawn = chart_text.chart_lines(
            chart, width=room - len(indent), ascii_only=terminal.plain_chart, style=style
        )
        return [Text(indent).append_text(line) for line in drawn]

    def notice(self, one: Notice, indent: str) -> list[Text]:
        """Place, code and sentence, then the mend."""
        text = Text.assemble(
            (visible(f"{one.code} {one.grade}"), STYLES[one.tone]),
            f"  {visible(one.message)}  ",
            (visible(one.place), "dim"),
        )
        inner = indent + " " * INDENT
        mend = Text(visible(f"{one.label}: {one.mend}"), "dim")
        return [*self.pen.folded(text, indent, inner), *self.pen.folded(mend, inner)]

"""A picture drawn with characters: values to the left, years below, braille dots for lines, one
sign for each value.

A value stands at the end of its period, so that the values of whole years stand between two years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rich.cells import cell_len
from rich.text import Text

from tracker.formats.escape import visible
from tracker.formats.wrap import fold
from tracker.pages.blocks import SIGNS, Chart, Picture, Sign
from tracker.pages.chart import heights, label, scale, years

# Signs that a Chinese Windows console can encode, and what stands for them in ASCII.
DRAWN: dict[Sign, tuple[str, str, str]] = {
    "latest": ("◆", "@", ""), "counted": ("●", "*", ""), "conflicting": ("×", "x", "bold red"),
    "unused": ("○", "o", "dim"), "part_year": ("△", "^", "dim"), "forecast": ("◇", "?", "dim"),
    "baseline": ("□", "#", "blue"), "goal": ("◎", "T", "bold yellow"),
}  # fmt: skip
ABOVE: tuple[Sign, ...] = (
    "goal",
    "baseline",
    "forecast",
    "part_year",
    "unused",
    "counted",
    "conflicting",
    "latest",
)
STROKES = {
    "road": ("⠒⠂", "..", "blue"),
    "edge": ("┄┄", "--", "yellow"),
    "due": ("┊", ":", "yellow"),
}
WIDEST, LEAST = 96, 12
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_EMPTY = 0x2800

Canvas = dict[tuple[int, int], tuple[str, str]]
Spot = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Frame:
    """Years from `left` to the beginning of `right`, values from `low` to `high`, on so many
    columns and rows.
    """

    left: int
    right: int
    low: Fraction
    high: Fraction
    step: Fraction
    columns: int
    rows: int

    def dot(
        self, time: Fraction, value: Fraction, across: int = 2, down: int = 4
    ) -> tuple[int, int]:
        """Where a time and value stand in dots, `across` × `down` to a cell, from the top left."""
        x = (time - self.left) / (self.right - self.left) * (self.columns * across - 1)
        y = (self.high - value) / (self.high - self.low) * (self.rows * down - 1)
        return floor(x + Fraction(1, 2)), floor(y + Fraction(1, 2))

    def cell(self, time: Fraction, value: Fraction) -> tuple[int, int]:
        """The column and row in which they stand."""
        x, y = self.dot(time, value)
        return x // 2, y // 4

    def row(self, value: Fraction) -> int:
        """The line of characters in which a value stands, from the top."""
        return self.cell(Fraction(self.left), value)[1]

    @property
    def ticks(self) -> list[Fraction]:
        """Round values from high to low."""
        return [
            self.high - n * self.step for n in range(int((self.high - self.low) / self.step) + 1)
        ]


def chart_lines(
    chart: Chart,
    *,
    width: int | None,
    ascii_only: bool = False,
    style: str = "green",
) -> list[Text]:
    """The chart, its axes and its legend, no line wider than `width`; nothing where there is no
    room.

    `style` is of the values that count and the line through them.
    """
    shown = chart.picture
    low, high, step = scale(heights(shown))
    labels = [label(value) for value in (low, high, step, low + step, *shown.edges)]
    margin = max(map(len, labels)) + 2
    columns = min(WIDEST, (width or WIDEST) - margin)
    if columns < LEAST:
        return []
    left, right = years(shown)
    frame = Frame(left, right, low, high, step, columns, 12 if columns > 60 else 10)
    cells = draw(shown, frame, ascii_only=ascii_only, style=style)
    axis = "|" if ascii_only else "│"
    tick = "+" if ascii_only else "┤"
    beside = _beside(shown, frame)
    lines = []
    for row in range(frame.rows):
        text, how = beside.get(row, ("", ""))
        line = Text.assemble((text.rjust(margin - 2), how), (f" {tick if text else axis}", "dim"))
        lines.append(_across(line, cells, frame.columns, row))
    lines += [Text(" " * (margin - 1) + text, "dim") for text in _calendar(frame, ascii_only)]
    return [*lines, *_legend(chart, cells, width, ascii_only=ascii_only)]


def draw(shown: Picture, frame: Frame, *, ascii_only: bool = False, style: str = "green") -> Canvas:
    """What stands in which cell (column, row): lines below, signs above."""
    cells: Canvas = {}
    across, down = (1, 1) if ascii_only else (2, 4)

    def stroke(name: str) -> tuple[str, str]:
        return STROKES[name][ascii_only][0], STROKES[name][2]

    if shown.due is not None:
        column = frame.cell(shown.due, frame.low)[0]
        cells |= {(column, row): stroke("due") for row in range(frame.rows)}
    for edge in shown.edges:
        cells |= {(column, frame.row(edge)): stroke("edge") for column in range(frame.columns)}
    dots: dict[tuple[int, int], str] = {}
    if shown.path is not None:
        way = [frame.dot(*point, across, down) for point in _path(shown, frame)]
        dots |= dict.fromkeys(
            (d for d in _strokes(way) if d[0] % (3 * across) < 2 * across - 1), STROKES["road"][2]
        )
    if not ascii_only:
        way = [frame.dot(*point) for point in shown.line]
        dots |= dict.fromkeys(_strokes(way), style)
    cells |= _ascii(dots) if ascii_only else _braille(dots)
    for sign in ABOVE:
        for mark in shown.marks:
            if mark.sign == sign:
                cells[frame.cell(mark.time, mark.value)] = (
                    DRAWN[sign][ascii_only],
                    DRAWN[sign][2] or style,
                )
    return cells


def _path(shown: Picture, frame: Frame) -> Iterator[Spot]:
    """The road's knots; of a compound one a point for each column between them."""
    path = shown.path
    assert path is not None
    yield path.knots[0]
    first, last = path.knots[0][0], path.knots[-1][0]
    if path.compound:
        for n in range(1, frame.columns):
            time = first + (last - first) * Fraction(n, frame.columns)
            yield time, path.at(time)
    yield from path.knots[1:]


def _strokes(way: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The dots of straight strokes from point to point."""
    for (x0, y0), (x1, y1) in zip(way, way[1:], strict=False):
        length = max(abs(x1 - x0), abs(y1 - y0), 1)
        for n in range(length + 1):
            yield (
                x0 + round(Fraction((x1 - x0) * n, length)),
                y0 + round(Fraction((y1 - y0) * n, length)),
            )


def _braille(dots: dict[tuple[int, int], str]) -> Canvas:
    patterns: dict[tuple[int, int], int] = {}
    styles: dict[tuple[int, int], str] = {}
    for (x, y), style in dots.items():
        cell = (x // 2, y // 4)
        patterns[cell] = patterns.get(cell, _EMPTY) | _DOTS[y % 4][x % 2]
        styles[cell] = style
    return {cell: (chr(pattern), styles[cell]) for cell, pattern in patterns.items()}


def _ascii(dots: dict[tuple[int, int], str]) -> Canvas:
    return {cell: (".", style) for cell, style in dots.items()}


def _across(line: Text, cells: Canvas, columns: int, row: int) -> Text:
    for column in range(columns):
        line.append(*cells.get((column, row), (" ", "")))
    line.rstrip()
    return line


def _beside(shown: Picture, frame: Frame) -> dict[int, tuple[str, str]]:
    """What stands left of each row: the target's values, and round ones elsewhere."""
    beside = {frame.row(edge): (label(edge), STROKES["edge"][2]) for edge in shown.edges}
    for tick in frame.ticks:
        beside.setdefault(frame.row(tick), (label(tick), "dim"))
    return beside


def _calendar(frame: Frame, ascii_only: bool) -> list[str]:
    """The lower axis, and each year named below its span; every second, fifth … where they are
    many.
    """
    corner, line, tick, end = ("+", "-", "+", "+") if ascii_only else ("└", "─", "┴", "┘")
    span = frame.right - frame.left
    begins = [
        0,
        *(frame.cell(Fraction(frame.left + n), frame.low)[0] + 1 for n in range(1, span + 1)),
    ]
    every = next(
        n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if n * frame.columns >= 6 * span or n == 1000
    )
    axis, names = [corner, *line * frame.columns], [" "] * (frame.columns + 1)
    for n in range(span):
        if (frame.left + n) % every and every > 1:
            continue
        name = str(frame.left + n)
        room = begins[n + 1] - begins[n] - len(name)
        at = min(begins[n] + (room + 1) // 2 if room > 0 else begins[n], len(names) - len(name))
        names[at : at + len(name)] = name
        if n:
            axis[begins[n]] = tick
    axis[-1] = end
    return ["".join(axis), "".join(names).rstrip()]


def _legend(chart: Chart, cells: Canvas, width: int | None, *, ascii_only: bool) -> list[Text]:
    """What each sign and line that can be seen stands for; broken only between two of them."""
    shown, names = chart.picture, dict(chart.names)
    seen = {(text, style) for text, style in cells.values()}
    items: list[tuple[str, str, str]] = []
    for sign in SIGNS:
        drawn = DRAWN[sign][ascii_only]
        if style := next((style for text, style in seen if text == drawn), None):
            items.append((drawn, style, sign))
    if shown.path is not None:
        items.append((STROKES["road"][ascii_only], STROKES["road"][2], "road"))
    if shown.edges:
        items.append((STROKES["edge"][ascii_only], STROKES["edge"][2], "edge"))
    lines = [Text()]
    for drawn, style, key in items:
        item = Text.assemble((drawn, style), (f" {visible(names[key])}", "dim"))
        if (
            width is not None
            and lines[-1].cell_len + 3 + cell_len(item.plain) > width
            and lines[-1].plain
        ):
            lines.append(Text())
        lines[-1].append("   " if lines[-1].plain else "").append_text(item)
    return [part for line in lines for part in fold(line, width)]


def without_style(lines: Iterable[Text]) -> str:
    """Drawn lines as bare text."""
    return "\n".join(line.plain.rstrip() for line in lines)

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

from tracker.formats.wrap import fold
from tracker.pages.blocks import LINES, SIGNS, Chart, Mark, Picture, Sign, Spot
from tracker.pages.chart import heights, label, scale, stretches, years
from tracker.words.escape import visible

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
STROKES = {  # the style of what is empty here is that of the series
    "road": ("⠒⠂", "..", "blue"),
    "edge": ("┄┄", "--", "yellow"),
    "due": ("┊", ":", "yellow"),
    "span": ("╿", "|", ""),
    "gap": ("⠂ ⠂", "", ""),
}
FEW = 4  # values from which on a curve is drawn; fewer are joined by points
POINT = "·"
JOINED, APART = 2, 4  # a stretch is drawn by every so manieth cell, one without figures thinner
WIDEST, LEAST, ROOMY = 96, 12, 56
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_EMPTY = 0x2800

Canvas = dict[tuple[int, int], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Years from `left` to the beginning of `right`, values from `low` to `high`, on so many
    columns and rows; `low` stands in the middle of the last row, `high` in that of the first.
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
        y = (self.high - value) / (self.high - self.low) * (self.rows - 1) * down
        return floor(x + Fraction(1, 2)), floor(y + Fraction(down, 2))

    def cell(self, time: Fraction, value: Fraction) -> tuple[int, int]:
        """The column and row in which they stand."""
        x, y = self.dot(time, value)
        return x // 2, y // 4

    def row(self, value: Fraction) -> int:
        """The line of characters in which a value stands, from the top."""
        return self.cell(Fraction(self.left), value)[1]

    def last_row(self, value: Fraction | None, above: bool) -> int:
        """The row that an interval reaches; one without an end leaves the frame."""
        return (-1 if above else self.rows) if value is None else self.row(value)

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
    latest = _latest(shown)
    reach = [] if latest is None or latest.span is None else [latest.span.low, latest.span.high]
    values = [*heights(shown), *(end for end in reach if end is not None)]
    low, high, step = scale(values, from_zero=shown.from_zero)
    ticks = int((high - low) / step)
    labels = [label(low + n * step) for n in range(ticks + 1)]
    margin = max(map(len, labels)) + 2
    room = (width or WIDEST + margin) - margin
    goals = _goals(chart, room)
    columns = min(WIDEST, room - _widest(goals))
    if columns < LEAST:
        return []
    left, right = years(shown)
    apart = max(1, round((12 if columns > 60 else 10) / ticks))  # rows from tick to tick
    frame = Frame(left, right, low, high, step, columns, apart * ticks + 1)
    cells = draw(shown, frame, ascii_only=ascii_only, style=style)
    ends: dict[int, list[str]] = {}
    for edge, goal in zip(shown.edges, goals, strict=True):
        ends.setdefault(frame.row(edge), []).append(goal)
    lines = []
    for row in range(frame.rows):
        text = "" if row % apart else labels[ticks - row // apart]
        axis = f"{text:>{margin - 2}} {_axis(frame, row, apart, ascii_only)}"
        line = _across(Text.assemble((axis, "dim")), cells, frame.columns, row)
        if row in ends:
            line.pad_right(margin + columns - line.cell_len)
            line.append(f" {' '.join(ends[row])}".rstrip(), STROKES["edge"][2])
        lines.append(line)
    lines += [Text(" " * (margin - 1) + text, "dim") for text in _calendar(frame, ascii_only)]
    return [*lines, *_legend(chart, cells, width, ascii_only=ascii_only, style=style)]


def _goals(chart: Chart, room: int) -> tuple[str, ...]:
    """What is written at the right end of each edge: words, the bare value, nothing."""
    edges = chart.picture.edges
    bare = tuple(map(label, edges))
    said = tuple(map(visible, chart.goals)) or bare
    if room - _widest(said) >= ROOMY:
        return said
    return bare if room - _widest(bare) >= LEAST else ("",) * len(edges)


def _widest(goals: tuple[str, ...]) -> int:
    """The columns that they take, with a blank before each."""
    return max((cell_len(goal) + 1 for goal in goals if goal), default=0)


def _axis(frame: Frame, row: int, apart: int, ascii_only: bool) -> str:
    """The axis in a row: a tick, or at the foot that the axis does not begin at zero."""
    if row == frame.rows - 1 and frame.low > 0:
        return "/" if ascii_only else "╱"
    if row % apart:
        return "|" if ascii_only else "│"
    return "+" if ascii_only else "┤"


def _latest(shown: Picture) -> Mark | None:
    return next((mark for mark in shown.marks if mark.sign == "latest"), None)


def draw(shown: Picture, frame: Frame, *, ascii_only: bool = False, style: str = "green") -> Canvas:
    """What stands in which cell (column, row): lines below, signs above."""
    cells: Canvas = {}
    across, down = (1, 1) if ascii_only else (2, 4)

    def stroke(name: str) -> tuple[str, str]:
        return STROKES[name][ascii_only][0], STROKES[name][2] or style

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
    few = len(shown.line) < FEW
    points: Canvas = {}
    for one, other, joined in () if ascii_only else stretches(shown):
        if few:
            way = list(_strokes([frame.cell(*one), frame.cell(*other)]))
            points |= dict.fromkeys(way[:: JOINED if joined else APART], (POINT, style))
        else:
            way = list(_strokes([frame.dot(*one), frame.dot(*other)]))
            dots |= dict.fromkeys(way if joined else way[::APART], style)
    cells |= _ascii(dots) if ascii_only else _braille(dots)
    cells |= points
    cells |= dict.fromkeys(_reach(shown, frame), stroke("span"))
    for sign in ABOVE:
        for mark in shown.marks:
            if mark.sign == sign:
                cells[frame.cell(mark.time, mark.value)] = (
                    DRAWN[sign][ascii_only],
                    DRAWN[sign][2] or style,
                )
    return cells


def _reach(shown: Picture, frame: Frame) -> list[tuple[int, int]]:
    """The cells of the interval of the latest value but for its own; at least one on the side to
    which alone it is open, and no more than one where it has no end.
    """
    latest = _latest(shown)
    if latest is None or latest.span is None or latest.span.low == latest.span.high is not None:
        return []
    span, (column, own) = latest.span, frame.cell(latest.time, latest.value)
    top, bottom = frame.last_row(span.high, True), frame.last_row(span.low, False)
    if span.high is None or span.low == latest.value:
        top = own - 1 if span.high is None else min(top, own - 1)
    if span.low is None or span.high == latest.value:
        bottom = own + 1 if span.low is None else max(bottom, own + 1)
    rows = range(max(top, 0), min(bottom, frame.rows - 1) + 1)
    return [(column, row) for row in rows if row != own]


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


def _legend(
    chart: Chart, cells: Canvas, width: int | None, *, ascii_only: bool, style: str
) -> list[Text]:
    """What each sign and line that can be seen stands for; broken only between two of them."""
    shown, names = chart.picture, dict(chart.names)
    seen = {(text, style) for text, style in cells.values()}
    items: list[tuple[str, str, str]] = []
    for sign in SIGNS:
        drawn = DRAWN[sign][ascii_only]
        if own := next((how for text, how in seen if text == drawn), None):
            items.append((drawn, own, sign))
    is_seen = {
        "span": (STROKES["span"][ascii_only], style) in seen,
        "gap": not ascii_only and not all(joined for *_, joined in stretches(shown)),
        "road": shown.path is not None,
        "edge": bool(shown.edges),
    }
    few = {"gap": f"{POINT}   {POINT}"} if len(shown.line) < FEW else {}
    for name in LINES:
        drawn = few.get(name, STROKES[name][ascii_only])
        if is_seen[name]:
            items.append((drawn, STROKES[name][2] or style, name))
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
    folded = [part for line in lines for part in fold(line, width)]
    for part in folded:
        part.rstrip()
    return folded


def without_style(lines: Iterable[Text]) -> str:
    """Drawn lines as bare text."""
    return "\n".join(line.plain.rstrip() for line in lines)

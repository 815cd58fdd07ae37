"""How the grid of `status` fits a terminal: its columns, from which width on they stand, the bar,
and the first layout in which everything has room.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tracker.formats import Terminal
from tracker.formats.terminal_text import Pen
from tracker.formats.wrap import least_cells
from tracker.pages.blocks import Meter
from tracker.pages.grid import Grid

WIDEST = 160  # cells over which a line is spread at most
NARROW = 80  # below it there are no columns
LEAST_NAME = 18
GRID_MARKS = {"full": ("█", "#"), "over": ("▒", "~"), "cut": ("+", "+"), "time": ("│", "|")}
_UNFOLDED = {"latest", "period", "goal", "unit", "base", "done"}


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column between name and bar: the text of a row that it holds, its least cells in Chinese
    and English, its side, and from which width of the terminal on it stands.
    """

    key: str
    least: tuple[int, int]
    right: bool = False
    since: int = 0
    dim: bool = False


GRID_COLUMNS = (
    GridColumn("latest", (8, 8), right=True),
    GridColumn("period", (7, 7), dim=True),
    GridColumn("goal", (6, 6), right=True),
    GridColumn("unit", (4, 5), dim=True),
    GridColumn("base", (6, 6), right=True, since=140, dim=True),
    GridColumn("size", (16, 13), since=100),
    GridColumn("done", (7, 7), right=True),
    GridColumn("why", (22, 24), since=140, dim=True),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What fits from a width on: the cells of the name, and the signs of a bar up to the goal and
    beyond it, where such a sign takes one cell and where it takes two.
    """

    since: int
    name: int
    bar: tuple[int, int]
    wide_bar: tuple[int, int]

    def signs(self, terminal: Terminal) -> tuple[int, int]:
        """How many signs a bar has."""
        return self.wide_bar if terminal.ambiguous == 2 and not terminal.ascii else self.bar


LAYOUTS = (
    Layout(160, 40, (10, 7), (5, 3)),
    Layout(140, 30, (10, 7), (5, 3)),
    Layout(100, 30, (7, 3), (3, 2)),
    Layout(80, 30, (7, 1), (3, 1)),
    Layout(80, 30, (0, 0), (0, 0)),
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A layout with the widths that the output needs: of the sign, the name, each column."""

    layout: Layout
    sign: int
    name: int
    columns: tuple[tuple[GridColumn, int], ...]


def fitted(page: Grid, pen: Pen, width: int) -> Fitted | None:
    """The first layout in which everything has room; None: there is none."""
    rows = [row for plan in page.plans for group in plan.groups for row in group.rows]
    sign = max([1, *(pen.cells(pen.plain(row.sign)) for row in rows)])
    for layout in LAYOUTS:
        if width < layout.since:
            continue
        columns = {one.key: one for one in GRID_COLUMNS if one.since <= layout.since}
        leasts = {key: one.least[page.language == "en"] for key, one in columns.items()}
        widest = {
            key: max(
                [cells, pen.cells(page.titles[key])]
                + [pen.cells(row.texts[key]) for row in rows if key in row.texts]
            )
            for key, cells in leasts.items()
        }
        whole = [least_cells(row.texts["size"], pen.terminal.ambiguous) for row in rows]
        leasts["size"] = max([leasts.get("size", 0), *whole])
        least = {key: cells if key in _UNFOLDED else leasts[key] for key, cells in widest.items()}
        signs, plain = layout.signs(pen.terminal), pen.terminal.ascii
        bars = [drawn_bar(row.bar, signs, plain) for row in rows if row.bar]
        bar = max((pen.cells(one) for one in bars), default=0)
        fixed = sign + 1 + (bar and bar + 1) + 2 * ("why" in columns)
        for name in (layout.name, LEAST_NAME):
            for found in (widest, least):
                room = width - fixed - sum(found.values()) - len(found)
                if room >= name:
                    spare = min(max(room - layout.name, 0), widest.get("size", 0))
                    if found is least and "size" in found:
                        found["size"] = min(widest["size"], found["size"] + spare)
                        room -= found["size"] - leasts["size"]
                    kept = tuple((columns[key], found[key]) for key in columns)
                    return Fitted(layout, sign, min(room, layout.name), kept)
    return None


def drawn_bar(meter: Meter, signs: tuple[int, int], ascii_only: bool = False) -> str:
    """Progress up to the goal, then what goes beyond it; the mark where time stood. Never full
    below the goal, never empty above the start; + where more is beyond than there is room for.
    """
    full, over, cut, mark = (
        GRID_MARKS[name][ascii_only] for name in ("full", "over", "cut", "time")
    )
    empty = "." if ascii_only else "░"
    size, most = signs
    if meter.progress is None or not size:
        return ""
    low, high = meter.span or (meter.progress, meter.progress)
    low = meter.progress if low is None else low
    filled = round(min(max(meter.progress, Fraction(0)), Fraction(1)) * size)
    filled = min(filled, size - 1) if low < 1 else size
    filled = max(filled, 1) if meter.progress > 0 else filled
    drawn = [full] * filled + [empty] * (size - filled)
    if meter.elapsed is not None and 0 < meter.elapsed < 1:
        drawn[min(size - 1, int(meter.elapsed * size))] = mark
    beyond = round((low - 1) * size) if low > 1 else 0
    beyond = max(beyond, 1) if low > 1 else beyond
    more = high is None or round((high - 1) * size) > most
    if beyond and (more or most == 1):
        return "".join(drawn) + over * min(beyond, most - 1) + cut
    return "".join(drawn) + over * beyond

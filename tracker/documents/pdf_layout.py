"""Runs of characters → the lines of a page in reading order: columns of prose one after the other,
rows of tables.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import mean, median

from tracker.documents.lines import row_of

PrintedLine = list["GlyphRun"]
APART = 1.1  # of the height of a character: a gap wider than this parts cells or columns
_SPACE = 0.25  # a gap wider than this is a space
_FEWEST_LINES = 6  # of two columns of prose
_NARROWEST = 12  # characters of a column of prose
_FULL = 0.75  # share of its column that a line of prose fills
_SAME = 0.4  # of the height: baselines closer than this are one


@dataclass(slots=True)
class GlyphRun:
    """Characters on one baseline; `height` is that of the tallest."""

    text: str
    left: float
    right: float
    base: float
    height: float


def set_lines(runs: list[GlyphRun]) -> list[str]:
    """The lines of a page; the cells of a table's row are parted by tabs and stand in the same
    columns in its rows.
    """
    lines = _columns(_lines([run for run in runs if not run.text.isspace()]))
    margin = _margin(lines)
    found: list[str] = []
    for several, block in groupby(lines, key=lambda line: len(line) > 1):
        group = list(block)
        found += _table(group) if several else [_indented(line[0], margin) for line in group]
    return found


def _margin(lines: list[PrintedLine]) -> float:
    """Where most lines begin, in whole points."""
    return Counter(round(line[0].left) for line in lines).most_common(1)[0][0] if lines else 0.0


def _indented(run: GlyphRun, margin: float) -> str:
    """A line of prose; the indentation of a paragraph's first line, two characters, is kept where
    it is one.
    """
    words = run.text.strip()
    width = max(run.height, 1.0)
    indented = run.text.startswith("\u3000\u3000") or 1.5 * width < run.left - margin < 2.3 * width
    return f"\u3000\u3000{words}" if indented else words


def _lines(runs: list[GlyphRun]) -> list[PrintedLine]:
    """Runs by baseline from the top, those of a line from the left."""
    lines: list[PrintedLine] = []
    for run in sorted(runs, key=lambda one: -one.base):
        if lines and lines[-1][0].base - run.base < _SAME * min(run.height, lines[-1][0].height):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_joined(sorted(line, key=lambda one: one.left)) for line in lines]


def _joined(line: PrintedLine) -> PrintedLine:
    """Runs that were drawn one by one, though no gap parts them, as one."""
    found = line[:1]
    for run in line[1:]:
        last = found[-1]
        gap = (run.left - last.right) / max(last.height, run.height)
        if gap < APART:
            text = last.text + (" " if gap > _SPACE else "") + run.text
            found[-1] = GlyphRun(
                text, last.left, max(last.right, run.right), last.base, max(last.height, run.height)
            )
        else:
            found.append(run)
    return found


def _columns(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The same lines, where two columns of prose stand side by side the left one first."""
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) < _FEWEST_LINES:
        return lines
    gutter = median((left.right + right.left) / 2 for left, right in pairs)
    found: list[PrintedLine] = []
    for beside, block in groupby(
        lines, key=lambda line: all(r.right <= gutter or r.left >= gutter for r in line)
    ):
        group = list(block)
        left = [run for line in group for run in line if run.right <= gutter]
        right = [run for line in group for run in line if run.left >= gutter]
        if beside and _is_prose(left) and _is_prose(right):
            group = [*_lines(left), *_lines(right)]
        found += group
    return found


def _is_prose(column: list[GlyphRun]) -> bool:
    """Whether runs fill their column line by line, as text does and a table's cells do not."""
    if len(column) < _FEWEST_LINES:
        return False
    width = max(run.right for run in column) - min(run.left for run in column)
    full = mean(run.right - run.left for run in column) >= _FULL * width
    return full and width >= _NARROWEST * median(run.height for run in column)


def _table(lines: list[PrintedLine]) -> Iterator[str]:
    """Rows; the columns are those of the rows with most cells, another row's cell goes to the
    nearest.
    """
    most = max(map(len, lines))
    whole = [line for line in lines if len(line) == most]
    columns = [
        (min(line[number].left for line in whole), max(line[number].right for line in whole))
        for number in range(most)
    ]
    for line in lines:
        cells = [""] * most
        for number, run in enumerate(line):
            place = number if len(line) == most else _nearest(run, columns)
            cells[place] = f"{cells[place]} {run.text}".strip()
        yield row_of(cells)


def _nearest(run: GlyphRun, columns: list[tuple[float, float]]) -> int:
    """The column that most of a run stands under; where it stands under none, that with the nearest
    middle.
    """
    shared = [min(run.right, right) - max(run.left, left) for left, right in columns]
    away = [abs(run.left + run.right - left - right) for left, right in columns]
    return min(range(len(columns)), key=lambda number: (-max(shared[number], 0), away[number]))

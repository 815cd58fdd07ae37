"""What the road chart and its small forms share: where times and values stand, and the drawing of
everything that is no label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracker.formats.charts.labels import Box, Corner, Sheet, legs, text_width
from tracker.formats.charts.marks import (
    OPEN_END,
    SHORTEST,
    bracket,
    fading,
    stroke_of,
)
from tracker.formats.charts.svg import element, polyline, svg_line, svg_rect, svg_text
from tracker.pages.blocks import Spot
from tracker.pages.drawings.figures import reach
from tracker.pages.drawings.values import DrawnFigure, DrawnGoal, NamedSpan, RoadChart

MOST_LABELLED = 24


@dataclass(frozen=True, slots=True)
class Field:
    """The rectangle in which a chart is drawn, over a stretch of time and of values; nothing of
    the series is shown before `since`.
    """

    left: float
    top: float
    right: float
    bottom: float
    first: Fraction
    last: Fraction
    low: Fraction
    high: Fraction
    falling: bool = False
    since: Fraction | None = None

    def x(self, time: Fraction) -> float:
        """Where a time stands."""
        share = float((time - self.first) / (self.last - self.first))
        return self.left + (self.right - self.left) * share

    def y(self, value: Fraction) -> float:
        """Where a value stands."""
        share = float((value - self.low) / (self.high - self.low))
        up = 1 - share if self.falling else share
        return self.bottom - (self.bottom - self.top) * up

    def clipped(self, start: Spot, end: Spot) -> tuple[Spot, Spot] | None:
        """The part of a straight line that lies within the times and values; None if none does."""
        (t1, v1), (t2, v2) = start, end
        enter, leave = Fraction(0), Fraction(1)
        begin = self.first if self.since is None else self.since
        for step, low, high in (
            (t2 - t1, begin - t1, self.last - t1),
            (v2 - v1, self.low - v1, self.high - v1),
        ):
            if step == 0:
                if low > 0 or high < 0:
                    return None
                continue
            first, last = sorted((low / step, high / step))
            enter, leave = max(enter, first), min(leave, last)
        if enter > leave:
            return None
        a, b = ((t1 + (t2 - t1) * n, v1 + (v2 - v1) * n) for n in (enter, leave))
        return a, b


def years_axis(
    spans: Sequence[NamedSpan], field: Field, tick: tuple[float, float], names: float, edge: float
) -> Iterator[str]:
    """A tick at each boundary and the names between them, as many as there is room for, the last
    one always among them; none leads beyond the edge of the canvas.
    """
    ends = sorted({end for one in spans for end in (one.first, one.last)})
    inside = [end for end in ends if field.first <= end <= field.last]
    shown = [one for one in spans if field.first <= one.first and one.last <= field.last]
    shown = shown or list(spans)
    widest = max((text_width(one.name) for one in shown), default=0) + 10
    room = (field.right - field.left) / float(field.last - field.first)
    each = min((float(one.last - one.first) for one in shown), default=1.0) * room
    every = next((n for n in (1, 2, 5, 10, 20, 50, 100) if each * n >= widest), 1000)
    for time in inside[:: max(1, every // 5)]:
        yield svg_line(field.x(time), tick[0], field.x(time), tick[1], "srule", 1)
    for n, one in enumerate(reversed(shown)):
        if n % every == 0 and one.name:
            first, last = max(one.first, field.first), min(one.last, field.last)
            middle = field.x((first + last) / 2)
            half = text_width(one.name) / 2
            middle = min(max(middle, half), edge - half)
            yield svg_text(middle, names, one.name, "fi", "middle")


def goal_lines(chart: RoadChart, field: Field, width: float) -> Iterator[str]:
    """The values that bound what meets the target; of a band the field between them."""
    goal = chart.goal
    if goal is None:
        return
    heights = [field.y(edge) for edge in goal.edges]
    if len(heights) == 2:
        top, bottom = sorted(heights)
        yield svg_rect(field.left, top, field.right - field.left, bottom - top, "band")
    for y in heights:
        yield svg_line(field.left, y, field.right, y, "sgoal", width)


def goal_ring(chart: RoadChart, field: Field, r: float, width: float) -> Iterator[str]:
    """Where the road ends."""
    goal = chart.goal
    if goal is None or goal.at is None or not field.first <= goal.due <= field.last:
        return
    where = {"cx": field.x(goal.due), "cy": field.y(goal.at)}
    yield element("circle", cls="fp sgoal", r=r, stroke_width=width, **where)


def goal_height(goal: DrawnGoal, field: Field) -> float:
    """Where the goal is written: at its value, of a band in the middle."""
    if goal.at is not None:
        return field.y(goal.at)
    return sum(map(field.y, goal.edges)) / len(goal.edges)


def road_line(chart: RoadChart, field: Field, width: float) -> Iterator[str]:
    """The road by time, bent at each yearly goal."""
    if chart.road:
        spots = spots_of(chart.road, field)
        if len(spots) > 1:
            yield polyline(spots, "ssoft", width, "2 4")


def spots_of(path: Sequence[Spot], field: Field) -> list[Corner]:
    """A path within the field, in pixels."""
    spots: list[Corner] = []
    for a, b in zip(path, path[1:], strict=False):
        part = field.clipped(a, b)
        if part is not None:
            for time, value in part:
                spot = (field.x(time), field.y(value))
                spots += [] if spots and spots[-1] == spot else [spot]
    return spots


def series_line(chart: RoadChart, field: Field, width: float = 2.6) -> Iterator[str]:
    """From figure to figure."""
    for part in chart.line:
        found = field.clipped(part.start, part.end)
        if found is not None and found[0] != found[1]:
            (t1, v1), (t2, v2) = found
            ends = field.x(t1), field.y(v1), field.x(t2), field.y(v2)
            yield stroke_of(*ends, part.silent, width)


def interval_of(one: DrawnFigure, field: Field, wide: float = 16) -> Iterator[str]:
    """What a figure may stand for: a bar that fades where an end is open, else a bracket."""
    way = reach(one)
    if not way or one.span is None or one.sign not in ("latest", "counted", "conflicting"):
        return
    x, y = field.x(one.time), field.y(one.value)
    if way == "both":
        ends = [one.span.low, one.span.high]
        heights = [y if end is None else field.y(end) for end in ends]
        if abs(heights[0] - heights[1]) >= 4:
            yield bracket(x, heights[0], heights[1], wide * 0.6)
        return
    end = one.span.high if way == "up" else one.span.low
    up = (way == "up") != field.falling
    long = OPEN_END if end is None else min(max(abs(field.y(end) - y), SHORTEST), OPEN_END)
    yield from fading(x, y, y - long if up else y + long, wide)


def inside(figures: Iterable[DrawnFigure], field: Field) -> list[DrawnFigure]:
    """The figures whose time the field shows."""
    begin = field.first if field.since is None else field.since
    return [one for one in figures if begin <= one.time <= field.last]


def stem(one: DrawnFigure, field: Field) -> Iterator[str]:
    """From a figure that is not used down to its time."""
    if one.why and one.sign != "conflicting":
        x, y = field.x(one.time), field.y(one.value) + 5
        yield polyline([(x, y), (x, field.bottom)], "srule dots", 1.6, "0 5")


def upright(x: float, top: float, bottom: float, width: float = 1) -> str:
    """A dashed vertical: the day that is looked at."""
    return polyline([(x, top), (x, bottom)], "ssoft", width, "2 3")


def is_dense(chart: RoadChart) -> bool:
    """Whether there are so many figures that they are drawn small and without labels."""
    return sum(one.sign == "counted" for one in chart.figures) > MOST_LABELLED


def occupied(chart: RoadChart, field: Field, sheet: Sheet, size: float) -> None:
    """Marks and lines that labels are to keep off, and all that is below the field; `size` is of
    the marks.
    """
    sheet.take(Box(0, field.bottom + 1, sheet.canvas.right, sheet.canvas.bottom))
    for one in inside(chart.figures, field):
        if is_dense(chart) and one.sign == "counted":
            continue
        r = (8 if one.sign == "latest" else 6) * size
        x, y = field.x(one.time), field.y(one.value)
        sheet.take(Box(x - r, y - r, x + r, y + r))
    for part in chart.line:
        sheet.hard += legs(spots_of((part.start, part.end), field))
    for edge in chart.goal.edges if chart.goal else ():
        sheet.hard.append((field.left, field.y(edge), field.right, field.y(edge)))
    sheet.soft += legs(spots_of(chart.road, field))
    day = chart.as_of.first
    if field.first <= day <= field.last:
        sheet.soft.append((field.x(day), field.top, field.x(day), field.bottom))

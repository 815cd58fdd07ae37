"""The road chart at the size of a card, and as one of many: no axis of values, three years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracker.formats.charts.frame import (
    Field,
    goal_height,
    goal_lines,
    goal_ring,
    inside,
    interval_of,
    is_dense,
    occupied,
    road_line,
    series_line,
    upright,
    years_axis,
)
from tracker.formats.charts.labels import Box, LabelPlace, Sheet, text_width
from tracker.formats.charts.marks import diamond, figure_mark, square, zigzag
from tracker.formats.charts.silence import silence_drawn
from tracker.formats.charts.svg import drawing, svg_line, svg_text
from tracker.pages.drawings.figures import reach
from tracker.pages.drawings.values import DrawnFigure, RoadChart

CARD, MULTIPLE = (318, 150), (256, 132)
MOST_YEARS = 3


def mini_road_svg(chart: RoadChart) -> str:
    """The chart of a card, which says in words what it shows."""
    return _mini(chart, CARD)


def multiple_svg(chart: RoadChart) -> str:
    """The chart as one of many small ones."""
    return _mini(chart, MULTIPLE)


def _mini(chart: RoadChart, canvas: tuple[int, int]) -> str:
    goal = chart.goal
    beside = max(text_width(goal.label, bold=True), 24) + 8 if goal else 8
    right = canvas[0] - min(max(beside, 48), 110)
    first = max(chart.narrow_from, chart.time.first)
    pad = (chart.time.last - first) / 13
    v = chart.values
    end = chart.time.last
    f = Field(6, 14, right, canvas[1] - 22, first - pad, end, v.low, v.high, v.falling, first)
    sheet = Sheet(Box(0, 0, *canvas))
    occupied(chart, f, sheet, 0.75)
    if v.broken:
        sheet.take(Box(0, f.bottom - 18, f.left + 11, f.bottom))
    labels = [*_goal(chart, f, sheet, canvas)]
    shown = inside(chart.figures, f)
    for one in shown:
        if one.sign in ("latest", "baseline"):
            labels += _label(one, f, sheet)
    drawn: list[str] = [
        svg_line(f.left, f.bottom, f.right, f.bottom, "srule", 1),
        *_years(chart, f, canvas),
        *([zigzag(f.left, f.bottom)] if v.broken else []),
    ]
    if chart.silence is not None and not any(one.sign == "latest" for one in chart.figures):
        silence = silence_drawn(chart, f, sheet)
        drawn += silence.field
        labels.append(silence.words)
    drawn += goal_lines(chart, f, 1.4)
    drawn += road_line(chart, f, 1.4)
    drawn += goal_ring(chart, f, 4.5, 2)
    drawn += series_line(chart, f, 2.4)
    for one in shown:
        drawn += interval_of(one, f, 12) if one.sign == "latest" else ()
        drawn.append(_mark(one, f, 0.4 if is_dense(chart) else 0.73))
    day = chart.as_of.first
    if f.first <= day <= f.last:
        drawn.append(upright(f.x(day), 12, f.bottom))
    return drawing(*canvas, [*drawn, *labels], chart.tone)


def _years(chart: RoadChart, f: Field, canvas: tuple[int, int]) -> Iterator[str]:
    """The first year of the plan, the last one and one between."""
    spans = [one for one in chart.time.spans if f.first <= one.first and one.last <= f.last]
    every = -(-len(spans) // MOST_YEARS)
    if len(spans) > MOST_YEARS and len(spans) % 2:
        every = len(spans) // 2
    kept = [
        one if every and (len(spans) - 1 - n) % every == 0 else replace(one, name="")
        for n, one in enumerate(spans)
    ]
    yield from years_axis(kept, f, (f.bottom, f.bottom + 4), f.bottom + 16, canvas[0])


def _mark(one: DrawnFigure, f: Field, size: float) -> str:
    x, y = f.x(one.time), f.y(one.value)
    if one.sign == "latest":
        return diamond(x, y, 6, 1.5)
    if one.sign == "baseline":
        return square(x, y, 7, 2)
    return figure_mark(replace(one, why=""), x, y, size)


def _goal(chart: RoadChart, f: Field, sheet: Sheet, canvas: tuple[int, int]) -> Iterator[str]:
    goal = chart.goal
    if goal is None:
        return
    y = goal_height(goal, f)
    word = goal.asides[0].split(" ")[0]
    wide = max(text_width(goal.label, bold=True), text_width(word))
    place = LabelPlace(f.right + 8, y + 1)
    if f.right + 8 + wide > canvas[0] + 1:
        place = LabelPlace(canvas[0] - 2, y - 8, "end")
    sheet.take(place.box(wide, 12, 2))
    yield svg_text(place.x, place.y, goal.label, "b halo", place.anchor)
    if place.anchor == "start":
        yield svg_text(place.x, place.y + 15, word, "fi")


def _label(one: DrawnFigure, f: Field, sheet: Sheet) -> Iterator[str]:
    x, y = f.x(one.time), f.y(one.value)
    if one.sign == "latest":
        up = 14 if reach(one) == "up" else 6
        places = [LabelPlace(x - 12, y - 6, "end"), LabelPlace(x - 10, y - up - 8, "end")]
        places += [
            LabelPlace(x + 10, y - 8),
            LabelPlace(x - 12, y + 18, "end"),
            LabelPlace(x + 8, y + 18),
        ]
        cls, size = "hu halo f13", 13
    else:
        places = [LabelPlace(x - 4, y + 16), LabelPlace(x + 8, y + 16), LabelPlace(x - 4, y - 10)]
        cls, size = "fi halo", 12
    wide = text_width(one.label, size, bold=one.sign == "latest")
    place = sheet.put(places, wide, size, essential=True)
    assert place is not None
    yield svg_text(place.x, place.y, one.label, cls, place.anchor)

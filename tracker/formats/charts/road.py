"""The road chart: figures against the road, with its axes and every label that finds room."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tracker.formats.charts.frame import (
    Field,
    goal_lines,
    goal_ring,
    inside,
    interval_of,
    is_dense,
    occupied,
    road_line,
    series_line,
    stem,
    upright,
    years_axis,
)
from tracker.formats.charts.labels import Box, LabelPlace, Sheet, text_width
from tracker.formats.charts.marks import figure_mark, zigzag
from tracker.formats.charts.road_labels import (
    RoadSheet,
    baseline_label,
    crossing_label,
    day_label,
    expected_label,
    figure_labels,
    goal_asides_of,
    goal_label,
    latest_label,
    outlook_label,
    outlook_lines_of,
)
from tracker.formats.charts.silence import silence_drawn
from tracker.formats.charts.svg import drawing, element, svg_line, svg_rect, svg_text, trace
from tracker.pages.blocks import Spot
from tracker.pages.drawings.values import RoadChart

WIDE, NARROW = (1116, 430), (334, 330)


def road_svg(chart: RoadChart, *, wide: bool, size: tuple[int, int] | None = None) -> str:
    """The chart for a page of 820 pixels and more, or for a narrow one; or of a size."""
    across, down = size or (WIDE if wide else NARROW)
    canvas = (across, down if chart.plan else down - 32)
    made = RoadSheet(chart, wide, _field(chart, wide, canvas), canvas, Sheet(Box(0, 0, *canvas)))
    f = made.field
    occupied(chart, f, made.sheet, 1)
    if wide:
        made.sheet.hard.append((f.left - 2, f.top, f.left - 2, f.bottom))
    goal = [*goal_label(made)]
    labels = [*day_label(made), *latest_label(made), *baseline_label(made)]
    silence = silence_drawn(chart, f, made.sheet)
    labels += [*outlook_label(made), *crossing_label(made)]
    labels += [*figure_labels(made), *expected_label(made)]
    made.sheet.taken += silence.boxes
    below = [
        *_value_axis(made),
        *years_axis(chart.time.spans, f, (f.bottom, f.bottom + 5), f.bottom + 18, canvas[0]),
        *_plan(made),
    ]
    drawn = [
        *below,
        *silence.field,
        *_fan(made),
        *goal_lines(chart, f, 1.8),
        *road_line(chart, f, 1.6),
        *goal_ring(chart, f, 5.5, 2.2),
        *_upright(made),
        *series_line(chart, f),
        *_tick_on_road(made),
        silence.words,
    ]
    for one in inside(chart.figures, f):
        drawn += [*stem(one, f), *interval_of(one, f)]
    for one in inside(chart.figures, f):
        small = is_dense(chart) and one.sign == "counted"
        drawn.append(figure_mark(one, f.x(one.time), f.y(one.value), 0.5 if small else 1))
    return drawing(*canvas, [*drawn, *goal, *labels], chart.tone, chart.title, chart.text)


def _field(chart: RoadChart, wide: bool, canvas: tuple[int, int]) -> Field:
    """Where values are drawn: margins as wide as the labels that stand in them."""
    ticks = max((text_width(text) for _, text in chart.values.ticks), default=0)
    left = max(54, ticks + 16) if wide else 6
    beside = [text_width(text) for text in outlook_lines_of(chart, wide)]
    if chart.goal:
        beside += [text_width(chart.goal.label, 15, bold=True)]
        beside += [text_width(text) for text in goal_asides_of(chart, wide)]
    most = 220 if wide else 100
    right = canvas[0] - min(max([*beside, 92 if wide else 52]) + 12, most)
    first = chart.time.first if wide else max(chart.narrow_from, chart.time.first)
    last = chart.time.last
    pad = (last - first) * Fraction(4 if wide else 2, 100)
    v = chart.values
    bottom = canvas[1] - (58 if wide else 56) + (0 if chart.plan else 32)
    return Field(left, 34, right, bottom, first - pad, last, v.low, v.high, v.falling, first)


def _value_axis(made: RoadSheet) -> Iterator[str]:
    """Lines at round values, their texts outside the field, in a narrow chart upon the lines."""
    chart, f, wide = made.chart, made.field, made.wide
    v = chart.values
    top = min((f.y(value) for value, _ in v.ticks), default=f.top)
    for value, text in v.ticks:
        y = f.y(value)
        at_foot = y >= f.bottom - 0.5
        yield svg_line(f.left, y, f.right, y, "srule" if value == 0 or at_foot else "sline", 1)
        if wide:
            yield svg_text(f.left - 10, y + 4, text, "fi", "end")
        elif not at_foot or v.broken:
            text = f"{text} {chart.unit}".strip() if y == top else text
            place = LabelPlace(f.left, y - 4)
            if made.sheet.put([place], text_width(text) + 8, 12):
                yield svg_text(place.x, place.y, text, "fi halo")
    if chart.unit and v.ticks and wide:
        at_end = text_width(chart.unit) <= f.left - 10
        x, anchor = (f.left - 10, "end") if at_end else (0, "start")
        yield svg_text(x, f.top - 18, chart.unit, "fi", anchor)
    if v.broken:
        at = f.left if wide else f.left + text_width(v.ticks[0][1]) + 12
        yield zigzag(at, f.bottom)
    if f.y(v.low) != f.bottom or not v.ticks:
        yield svg_line(f.left, f.bottom, f.right, f.bottom, "srule", 1)


def _plan(made: RoadSheet) -> Iterator[str]:
    """Under the axis the time of the plan, filled as far as it is gone."""
    chart, f = made.chart, made.field
    if chart.plan is None:
        return
    first, last = (min(max(t, f.first), f.last) for t in (chart.plan.first, chart.plan.last))
    left, right = f.x(first), f.x(last)
    day = f.x(min(max(chart.as_of.first, first), last))
    y = f.bottom + 26
    yield svg_rect(left, y, right - left, 3, "fline")
    yield svg_rect(left, y, day - left, 3, "fsoft")
    name, gone = text_width(chart.plan.name), text_width(chart.gone)
    at = min(max(day, gone / 2), made.canvas[0] - gone / 2)
    if at - gone / 2 >= left + name + 8 or at + gone / 2 + name + 8 <= made.canvas[0]:
        before = at - gone / 2 >= left + name + 8
        yield svg_text(left if before else at + gone / 2 + 8, y + 19, chart.plan.name, "fi")
    yield svg_text(at, y + 19, chart.gone, "", "middle")


def _upright(made: RoadSheet) -> Iterator[str]:
    """The day, interrupted where a label stands."""
    chart, f = made.chart, made.field
    if not f.first <= chart.as_of.first <= f.last:
        return
    x, y = f.x(chart.as_of.first), 22.0
    boxes = [b for b in made.sheet.taken if b.left < x < b.right and y < b.bottom < f.bottom]
    for box in sorted(boxes, key=lambda box: box.top):
        if box.top - 1 > y and box.right - box.left > 17:
            yield upright(x, y, box.top - 1)
        if box.right - box.left > 17:
            y = max(y, box.bottom + 1)
    if y < f.bottom:
        yield upright(x, y, f.bottom)


def _tick_on_road(made: RoadSheet) -> Iterator[str]:
    one, f = made.chart.expected, made.field
    if one is not None and f.first <= one.time <= f.last:
        x, y = f.x(one.time), f.y(one.value)
        yield svg_line(x - 5, y, x + 5, y, "ssoft", 2)


def _fan(made: RoadSheet) -> Iterator[str]:
    """The extrapolation beyond the day, as far as the field reaches."""
    chart, f, out = made.chart, made.field, made.chart.outlook
    latest = next((one for one in chart.figures if one.sign == "latest"), None)
    if out is None or latest is None:
        return
    apex: Spot = (latest.time, latest.value)
    begin = max(latest.time, chart.as_of.first)

    def ray(value: Fraction) -> tuple[Spot, Spot] | None:
        due = out.end.time
        way = (begin - apex[0]) / (due - apex[0])
        return f.clipped((begin, apex[1] + (value - apex[1]) * way), (due, value))

    def corner(edge: Spot) -> str:
        return trace(f.x(edge[0]), f.y(edge[1]))

    if out.low is not None and out.high is not None:
        high, low = ray(out.high), ray(out.low)
        if high and low:
            roof, ground = ((high[1], f.high), (low[1], f.low))
            spots = [high[0], roof[0]]
            spots += [(out.end.time, f.high)] if roof[0][0] < out.end.time else []
            spots += [(out.end.time, f.low)] if ground[0][0] < out.end.time else []
            spots += [ground[0], low[0]]
            yield element("path", cls="fan", d="M" + "L".join(map(corner, spots)) + "z")
    middle = ray(out.end.value)
    if middle:
        d = f"M{corner(middle[0])}L{corner(middle[1])}"
        yield element("path", cls="sh", d=d, stroke_width=1.4, stroke_dasharray="3 3")

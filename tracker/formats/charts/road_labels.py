"""The labels of a road chart: what is essential first, each at the first place that is free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.formats.charts.frame import Field, goal_height, inside, is_dense
from tracker.formats.charts.labels import Corner, LabelPlace, Segment, Sheet, legs, text_width
from tracker.formats.charts.svg import element, svg_text, trace
from tracker.pages.drawings.figures import reach
from tracker.pages.drawings.values import DrawnFigure, RoadChart

MOST_LABELS = 40  # of the newest figures: older ones stay without


@dataclass
class RoadSheet:
    """A road chart on its way to the page: what stands where, and which labels have their place."""

    chart: RoadChart
    wide: bool
    field: Field
    canvas: tuple[int, int]
    sheet: Sheet

    def mark(self, text: str, place: LabelPlace, size: float, *, bold: bool = False) -> None:
        """A label that stands where it must."""
        self.sheet.take(place.box(text_width(text, size, bold=bold), size))


def goal_asides_of(chart: RoadChart, wide: bool) -> tuple[str, ...]:
    """What is said below the goal; in a narrow chart without the year."""
    if chart.goal is None:
        return ()
    first, *more = chart.goal.asides
    return (first if wide else first.split(" ")[0], *more)


def outlook_lines_of(chart: RoadChart, wide: bool) -> tuple[str, ...]:
    """What is said beside the extrapolation; in a narrow chart only that it is one."""
    if chart.outlook is None:
        return ()
    return chart.outlook.end.lines if wide else chart.outlook.end.lines[:1]


def goal_label(made: RoadSheet) -> Iterator[str]:
    """To the right of its line; upon the line where the margin is too narrow."""
    f, goal = made.field, made.chart.goal
    if goal is None:
        return
    y = goal_height(goal, f)
    asides = goal_asides_of(made.chart, made.wide)
    wide = max(text_width(goal.label, 15, bold=True), *map(text_width, asides))
    over = 16 * len(asides)
    if wide <= made.canvas[0] - f.right - 11:
        places = [LabelPlace(f.right + 12, y + 1)]
    else:
        places = [LabelPlace(f.right - 8, y - 8 - over, "end")]
        places.append(LabelPlace(f.right - 8, y + 18, "end"))
    place = made.sheet.put(places, wide, 15, essential=True, lines=1 + len(asides))
    assert place is not None
    yield svg_text(place.x, place.y, goal.label, "b f15 halo", place.anchor)
    for n, text in enumerate(asides, 1):
        yield svg_text(place.x, place.y + 16 * n, text, "fi halo", place.anchor)


def _around(x: float, y: float, near: float = 10) -> list[LabelPlace]:
    """Up to the left, down to the right, up to the right, down to the left."""
    return [
        LabelPlace(x - near, y - 8, "end"),
        LabelPlace(x + near - 2, y + 20),
        LabelPlace(x + near - 2, y - 8),
        LabelPlace(x - near, y + 20, "end"),
    ]


def latest_label(made: RoadSheet) -> Iterator[str]:
    """Large, over its mark and the bar of its interval."""
    f, size = made.field, 20 if made.wide else 16
    one = next((one for one in made.chart.figures if one.sign == "latest"), None)
    if one is None or not f.first <= one.time <= f.last:
        return
    x, y = f.x(one.time), f.y(one.value)
    above = y - (42 if reach(one) == "up" and not f.falling else 16)
    if reach(one) == "both" and one.span is not None:
        ends = [f.y(end) for end in (one.span.low, one.span.high) if end is not None]
        above = min([y - 8, *ends]) - 8
    places = [
        LabelPlace(x, above, "middle"),
        LabelPlace(x - 14, y - 12, "end"),
        LabelPlace(x - 14, y + 6, "end"),
        LabelPlace(x - 14, y + 24, "end"),
        LabelPlace(x + 14, y + 24),
        LabelPlace(x, y + size + 14, "middle"),
    ]
    wide = text_width(one.label, size, bold=True)
    yield from _put(made, one, places, wide, size, "hu halo f20" if made.wide else "hu halo f16")


def _put(
    made: RoadSheet, one: DrawnFigure, places: list[LabelPlace], wide: float, size: float, cls: str
) -> Iterator[str]:
    """An essential label, with what is said beside it where there is room."""
    place = made.sheet.put(places, wide, size, essential=True)
    assert place is not None
    yield svg_text(place.x, place.y, one.label, cls, place.anchor)
    if not one.aside:
        return
    box, aside = place.box(wide, size), text_width(one.aside)
    beside = [LabelPlace(box.right + 6, place.y), LabelPlace(box.left - 6, place.y, "end")]
    if place.anchor == "end":
        beside.reverse()
    beside += [LabelPlace(box.left, place.y + 16), LabelPlace(box.left, place.y - size)]
    at = made.sheet.put(beside, aside, 12)
    if at is not None:
        yield svg_text(at.x, at.y, one.aside, "fi halo", at.anchor)


def baseline_label(made: RoadSheet) -> Iterator[str]:
    """Beside its square, below the road where it can."""
    f = made.field
    for one in inside(made.chart.figures, f):
        if one.sign == "baseline":
            x, y = f.x(one.time), f.y(one.value)
            a, b, c, d = _around(x, y, 12)
            wide = text_width(one.label, 14, bold=True)
            yield from _put(made, one, [b, a, c, d], wide, 14, "b halo f14")


def figure_labels(made: RoadSheet) -> Iterator[str]:
    """The figures of the record: those in doubt first, then the newest."""
    f = made.field
    shown = [one for one in inside(made.chart.figures, f) if one.sign not in ("latest", "baseline")]
    shown.sort(key=lambda one: (one.sign != "conflicting", one.sign != "counted", -one.time))
    if is_dense(made.chart):
        shown = [one for one in shown if one.sign != "counted"]
    for one in shown[:MOST_LABELS]:
        x, y = f.x(one.time), f.y(one.value)
        bold = one.sign == "counted"
        size = 14 if bold else 12
        wide = text_width(one.label, size, bold=bold)
        places = [*_around(x, y), LabelPlace(x, y - 12, "middle"), LabelPlace(x, y + 24, "middle")]
        place = made.sheet.put(places, wide, size)
        if place is None:
            continue
        yield svg_text(place.x, place.y, one.label, "b halo f14" if bold else "halo", place.anchor)
        if not one.aside:
            continue
        box = place.box(wide, size)
        at = made.sheet.put(
            [LabelPlace(box.left - 6, place.y, "end"), LabelPlace(box.right + 6, place.y)],
            text_width(one.aside),
            12,
        )
        if at is not None:
            yield svg_text(at.x, at.y, one.aside, "fi halo", at.anchor)


def day_label(made: RoadSheet) -> Iterator[str]:
    """Over the field the day that is looked at; beyond its end where it is after all of it."""
    chart, f = made.chart, made.field
    text, wide = chart.as_of.name, text_width(chart.as_of.name)
    if chart.as_of.first > f.last:
        at = LabelPlace(f.right, 16, "end")
        text = f"{text} →"
    else:
        x = min(max(f.x(chart.as_of.first), wide / 2), made.canvas[0] - wide / 2)
        at = LabelPlace(x, 16, "middle")
    made.mark(text, at, 12)
    yield svg_text(at.x, at.y, text, "", at.anchor)


def expected_label(made: RoadSheet) -> Iterator[str]:
    """What the road asks for on the day."""
    one, f = made.chart.expected, made.field
    if one is None or not f.first <= one.time <= f.last:
        return
    x, y = f.x(one.time), f.y(one.value)
    places = [
        LabelPlace(x - 8, y + 26, "end"),
        LabelPlace(x - 8, y + 42, "end"),
        LabelPlace(x - 8, y - 8, "end"),
        LabelPlace(x + 8, y + 26),
        LabelPlace(x - 8, y + 58, "end"),
    ]
    place = made.sheet.put(places, text_width(one.lines[0]), 12)
    if place is not None:
        yield svg_text(place.x, place.y, one.lines[0], "halo", place.anchor)


def outlook_label(made: RoadSheet) -> Iterator[str]:
    """Beside its end, above or below the goal's label."""
    out, f = made.chart.outlook, made.field
    if out is None:
        return
    lines = outlook_lines_of(made.chart, made.wide)
    y = f.y(min(max(out.end.value, f.low), f.high))
    wide = max(map(text_width, lines))
    x = min(f.right + 12, made.canvas[0] - wide)
    heights = sorted(range(-200, 201, 8), key=abs)
    places = [LabelPlace(x, min(max(y - 2 + up, f.top), f.bottom - 16)) for up in heights]
    place = made.sheet.put(places, wide, 12, lines=len(lines)) or places[0]
    for n, text in enumerate(lines):
        yield svg_text(place.x, place.y + 16 * n, text, "fi halo", place.anchor)


def crossing_label(made: RoadSheet) -> Iterator[str]:
    """The publication that first showed the goal passed, led to its figure by a line that meets
    nothing else.
    """
    one, f = made.chart.crossing, made.field
    if one is None or not made.wide or not f.first <= one.time <= f.last:
        return
    x, y = f.x(one.time), f.y(one.value)
    wide = max(map(text_width, one.lines))
    for across in (140, 100, 190, 60):
        for down in (-27, -60, -90, 44, 74):
            place = LabelPlace(x - across, y + down, "end")
            a, b = place.x + 6, place.y + 4
            c, d = x - (10.5 if across > 60 else 4), y + (-6 if b < y else 6)
            way = _bent((a, b), ((a + c) / 2, b), (c, d))
            meets = any(box.crossed(leg) for box in made.sheet.taken for leg in way[:-1])
            if meets or made.sheet.put([place], wide, 12, lines=2) is None:
                continue
            made.sheet.hard += way
            for n, text in enumerate(one.lines):
                yield svg_text(place.x, place.y + 17 * n, text, "halo", place.anchor)
            path = trace("M", a, b, "Q", (a + c) / 2, b, c, d)
            yield element("path", cls="ssoft", d=path, stroke_width=1.2)
            return


def _bent(start: Corner, control: Corner, end: Corner) -> list[Segment]:
    """A quadratic curve as short straight lines."""

    def at(t: float, n: int) -> float:
        return (1 - t) ** 2 * start[n] + 2 * t * (1 - t) * control[n] + t**2 * end[n]

    return legs([(at(n / 8, 0), at(n / 8, 1)) for n in range(9)])

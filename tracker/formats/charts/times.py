"""Charts of time: the bar of a plan, the publications, and how verdicts went."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from tracker.formats.charts.frame import Field, years_axis
from tracker.formats.charts.labels import Box, LabelPlace, Sheet, text_width
from tracker.formats.charts.marks import strokes
from tracker.formats.charts.svg import drawing, element, svg_escaped, svg_line, svg_rect, svg_text
from tracker.pages.drawings.values import (
    HeatStrip,
    HeatStrips,
    StripRun,
    TimeAxis,
    TimeBar,
    Timeline,
    TimelineItem,
)

BAR, NARROW_BAR = (840, 82), (358, 82)
LINE, NARROW_LINE = 1116, 334
MOST_TAILS = 12  # publications that have a lane each, for the tails to what they speak of
LANE, LEAST_R, MOST_R = 18.0, 4.0, 14.0
_FULL = ("met", "exceeded", "missed", "lost")  # statuses drawn in full colour
_OUTLINED = ("ahead", "on_track", "open", "undetermined")


def _field(time: TimeAxis, left: float, right: float) -> Field:
    """Times only."""
    return Field(left, 0, right, 1, time.first, time.last, time.first, time.last)


def time_bar_svg(bar: TimeBar, *, wide: bool) -> str:
    """The time of a plan, filled to the day, with a ring for each day of publication."""
    canvas = BAR if wide else NARROW_BAR
    return drawing(*canvas, _bar(bar, canvas), "", bar.text, overflow="visible")


def _bar(bar: TimeBar, canvas: tuple[int, int]) -> Iterator[str]:
    f = _field(bar.time, 6, canvas[0] - 6)
    sheet = Sheet(Box(0, 0, *canvas))
    day = f.x(min(max(bar.as_of.first, f.first), f.last))
    yield from years_axis(bar.time.spans, f, (41, 51), 70, canvas[0])
    yield svg_rect(f.left, 43, f.right - f.left, 6, "ft", rx=3)
    yield svg_rect(f.left, 43, day - f.left, 6, "fsoft", rx=3)
    for one in bar.days:
        x = f.x(one.time)
        if one.count == 1:
            yield element("circle", cls="fp ssoft", r=5.5, cx=x, cy=46, stroke_width=2)
        else:
            yield element("circle", cls="fp ssoft", r=8, cx=x, cy=46, stroke_width=2)
            yield svg_text(x, 49.6, str(one.count), "b f10", "middle")
    yield element("circle", cls="fgoal", r=9, cx=day, cy=46)
    wide = text_width(bar.as_of.name, bold=True)
    place = sheet.put([LabelPlace(day, 29, "middle")], wide, 12, essential=True)
    assert place is not None
    yield svg_text(place.x, place.y, bar.as_of.name, "b", place.anchor)
    for one in reversed(bar.days):
        x, wide = f.x(one.time), text_width(one.name) + 6
        places = [LabelPlace(x, 33, "middle"), LabelPlace(x + 8, 33, "end")]
        found = sheet.put([*places, LabelPlace(x, 33, "end")], wide, 12)
        if found is not None:
            yield svg_text(found.x, found.y, one.name, "fi", found.anchor)


def timeline_svg(shown: Timeline, *, wide: bool) -> str:
    """Publications at the time when they came out, as large as they have figures."""
    across = LINE if wide else NARROW_LINE
    f = _field(shown.time, 16, across - 16)
    most = max((one.figures for one in shown.items), default=1) or 1
    tails = len(shown.items) <= MOST_TAILS
    lanes: list[float] = []
    placed: list[tuple[TimelineItem, int, float]] = []
    for one in shown.items:
        r = max(LEAST_R, MOST_R * sqrt(one.figures / most))
        first = min(one.since, one.published.first) if tails else one.published.first
        left, right = f.x(max(first, f.first)) - r, f.x(one.published.last) + r
        lane = next((n for n, end in enumerate(lanes) if end <= left), len(lanes))
        lanes[lane : lane + 1] = [right + 2]
        placed.append((one, lane, r))
    pitch = max([LANE, *(2 * r + 2 for _, _, r in placed)])
    high = round(40 + pitch * max(len(lanes), 1))
    drawn: list[str] = [svg_line(f.left, high - 26, f.right, high - 26, "srule", 1)]
    drawn += years_axis(shown.time.spans, f, (high - 26, high - 21), high - 8, across)
    for one, lane, r in placed:
        drawn += _publication(one, f, r, high - 32 - pitch * (lane + 0.5), tails)
    return drawing(across, high, drawn, "", shown.text)


def _publication(one: TimelineItem, f: Field, r: float, y: float, tail: bool) -> Iterator[str]:
    """A circle; a pill where only the month or the year is known; a tail to what it speaks of."""
    first, last = f.x(max(one.published.first, f.first)), f.x(one.published.last)
    since = f.x(max(one.since, f.first))
    title = element("title", svg_escaped(f"{one.published.name} {one.title}".strip()))
    inside = []
    cls = "fgoal" if one.moved else "fp ssoft"
    if tail and since < first:
        inside.append(svg_line(since, y, first, y, "srule", 1.4))
        inside.append(svg_line(since, y - 3, since, y + 3, "srule", 1.4))
    if last - first > 3:
        inside.append(svg_rect(first, y - 4, last - first, 8, "fw pill", rx=4))
    inside.append(element("circle", cls=cls, r=r, cx=last, cy=y, stroke_width=2))
    yield element("g", title, *inside)


def heat_strips_svg(shown: HeatStrips, *, wide: bool, dense: bool = False) -> str:
    """How verdicts went, strip under strip; `dense`: many of them, without words inside."""
    across = LINE if wide else NARROW_LINE
    names = max((text_width(one.label) for one in shown.strips), default=0)
    beside = wide
    left = min(max(names + 16, 84), 380) if beside else 0
    high, gap = (14, 2) if dense else (24, 8)
    over = 0 if beside else 18
    f = _field(shown.time, left, across)
    y, drawn = 6.0 if beside else 0.0, []
    for strip in shown.strips:
        y += over
        baseline = y + high / 2 + 4.5 if beside else y - 4
        drawn.append(_named(strip.label, baseline, left - 12 if beside else across))
        drawn += strip_runs(strip, shown, f, y, high, dense)
        y += high + gap + (8 if strip.published and not dense else 0)
    bottom = y + 2
    drawn += years_axis(shown.time.spans, f, (bottom, bottom + 5), bottom + 17, across)
    return drawing(across, round(bottom + 24), drawn, "", shown.text)


def _named(text: str, y: float, room: float) -> str:
    """The name of a strip; one that is too long ends in dots, and is told whole when it is
    pointed at.
    """
    if text_width(text) <= room:
        return svg_text(0, y, text)
    kept = next(n for n in range(len(text), -1, -1) if text_width(text[:n] + "…") <= room)
    return element("g", element("title", svg_escaped(text)), svg_text(0, y, text[:kept] + "…"))


def strip_runs(
    strip: HeatStrip, shown: HeatStrips, f: Field, y: float, high: float, dense: bool
) -> Iterator[str]:
    """The runs of a strip, and what lies after the day of the report."""
    day = f.x(min(max(shown.as_of, f.first), f.last))
    yield svg_rect(day, y, f.right - day, high, "ft", rx=2, opacity=".5")
    for n, run in enumerate(strip.runs):
        x, end = f.x(run.first), f.x(run.last)
        wide = max(end - x - (1.5 if n + 1 < len(strip.runs) else 0), 1)
        yield element("g", *_run(run, x, y, wide, high), cls=run.status)
        if dense:
            continue
        text, middle = text_width(run.word, bold=True), y + high / 2 + 4.5
        on_full = run.status in _FULL
        if wide >= max(60, text + 20):
            cls = "hp" if on_full else "hu hw"
            yield element("g", svg_text(x + 10, middle, run.word, cls), cls=run.status)
        elif run is strip.runs[-1] and end + 10 + text <= f.right:
            yield element("g", svg_text(end + 10, middle, run.word, "hu"), cls=run.status)
    if not dense:
        for time in strip.published:
            yield element("circle", cls="fsoft", r=3, cx=f.x(time), cy=y + high + 6)


def _run(run: StripRun, x: float, y: float, wide: float, high: float) -> Iterator[str]:
    """Full where it is decided, washed with an outline while under way, hatched where it lags,
    dashed where nothing is known.
    """
    if run.status in _FULL:
        yield svg_rect(x, y, wide, high, "fh", rx=2)
        return
    yield svg_rect(x, y, wide, high, "fw", rx=2)
    if run.status in _OUTLINED:
        yield svg_rect(x + 0.5, y + 0.5, wide - 1, high - 1, "sh", rx=2, stroke_width=1)
    elif run.status == "no_data":
        dash = {"stroke_dasharray": "3 3"}
        yield svg_rect(x + 0.5, y + 0.5, wide - 1, high - 1, "sh", rx=2, stroke_width=1, **dash)
    else:
        yield from strokes(x, y, wide, high, "sh", 1.2)

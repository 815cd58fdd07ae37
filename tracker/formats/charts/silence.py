"""The time of which nothing is known: a hatched field, and for how long it has lasted."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.formats.charts.frame import Field
from tracker.formats.charts.labels import Box, LabelPlace, Sheet, text_width
from tracker.formats.charts.marks import hatched
from tracker.formats.charts.svg import element, svg_rect, svg_text
from tracker.pages.drawings.values import RoadChart

PILL = 24.0  # how high
SMALL = 150  # a lower field has its words at the foot, below the label of the baseline


@dataclass(frozen=True, slots=True)
class SilenceDrawn:
    """The hatched field, the words upon it or beside it, and the room that the field takes."""

    field: tuple[str, ...] = ()
    words: str = ""
    boxes: tuple[Box, ...] = ()


def silence_drawn(chart: RoadChart, f: Field, sheet: Sheet) -> SilenceDrawn:
    """From the last figure to the day; its words stand to the right where they are wider."""
    if chart.silence is None:
        return SilenceDrawn()
    left, right = f.x(max(chart.silence.first, f.first)), f.x(min(chart.silence.last, f.last))
    top = _top(chart, f)
    text = chart.silence.name
    wide = text_width(text, bold=True) + 16
    middle, y = _place(Box(left, top, right, f.bottom), f, sheet, wide)
    pill = svg_rect(middle - wide / 2, y - PILL / 2, wide, PILL, "fp", rx=3)
    words = element("g", pill, svg_text(middle, y + 4.5, text, "hu", "middle"))
    field = hatched(left, top, right - left, f.bottom - top)
    return SilenceDrawn(tuple(field), words, (Box(left, top, right, f.bottom),))


def _place(field: Box, f: Field, sheet: Sheet, wide: float) -> tuple[float, float]:
    """The middle of the words: that of the field, or beside it where they are wider; in a low
    field at its foot; to the right, higher or lower where something else stands there.
    """
    x = (field.left + field.right) / 2
    if wide > field.right - field.left:
        after = field.right + 4 + wide
        x = after - wide / 2 if after <= sheet.canvas.right else field.left - 8 - wide / 2
    x = min(max(x, f.left + wide / 2), sheet.canvas.right - wide / 2)
    first = min(max((field.top + field.bottom) / 2, field.top + 14), field.bottom - 14)
    first = f.bottom - 18 if f.bottom - f.top < SMALL else first
    others = (first + step * way for step in range(8, 201, 8) for way in (1, -1))
    heights = [first, *(y for y in others if f.top + 12 <= y <= f.bottom - 14)]
    last = sheet.canvas.right - wide / 2
    across = [min(x + step, last) for step in (0, 16, 32)]
    places = [LabelPlace(x, y + 6, "middle") for y in heights for x in across]
    found = sheet.put(places, wide, PILL, essential=True)
    assert found is not None
    return found.x, found.y - 6


def _top(chart: RoadChart, f: Field) -> float:
    """A little over the last figure before it; without one half of the field."""
    known = [one for one in chart.figures if one.sign in ("counted", "latest", "baseline")]
    if not known:
        return (f.top + f.bottom) / 2
    last = max(known, key=lambda one: one.time)
    return min(max(f.y(last.value) - 12, f.top), f.bottom - 44)

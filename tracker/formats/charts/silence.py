"""The time of which nothing is known: a hatched field, and for how long it has lasted."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.formats.charts.frame import Field
from tracker.formats.charts.labels import Box, Sheet, text_width
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
    middle = (left + right) / 2
    if wide > right - left:
        middle = (
            right + 4 + wide / 2 if right + 4 + wide <= sheet.canvas.right else left - 8 - wide / 2
        )
    middle = min(max(middle, f.left + wide / 2), sheet.canvas.right - wide / 2)
    y = min(max((top + f.bottom) / 2, top + 14), f.bottom - 14)
    y = f.bottom - 18 if f.bottom - f.top < SMALL else y
    sheet.take(Box(middle - wide / 2, y - PILL / 2, middle + wide / 2, y + PILL / 2))
    pill = svg_rect(middle - wide / 2, y - PILL / 2, wide, PILL, "fp", rx=3)
    words = element("g", pill, svg_text(middle, y + 4.5, text, "hu", "middle"))
    field = hatched(left, top, right - left, f.bottom - top)
    return SilenceDrawn(tuple(field), words, (Box(left, top, right, f.bottom),))


def _top(chart: RoadChart, f: Field) -> float:
    """A little over the last figure before it; without one half of the field."""
    known = [one for one in chart.figures if one.sign in ("counted", "latest", "baseline")]
    if not known:
        return (f.top + f.bottom) / 2
    last = max(known, key=lambda one: one.time)
    return min(max(f.y(last.value) - 12, f.top), f.bottom - 44)

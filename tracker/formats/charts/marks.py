"""The marks that charts share: figures, intervals, hatching, and the shape of each status."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from tracker.assess.status import Status
from tracker.formats.charts.svg import (
    element,
    polyline,
    svg_escaped,
    svg_length,
    svg_line,
    svg_rect,
    trace,
)
from tracker.pages.drawings.values import DrawnFigure

HATCH = 8.5  # between two strokes, so that they are 6 apart at 45°
FADE = 6  # layers of a bar that fades
OPEN_END, SHORTEST = 34.0, 16.0  # how long a bar without a known end is, and any bar at least
# in a box of 12: what is drawn, its class, its stroke
_GLYPHS: dict[str, tuple[str, str, float]] = {
    Status.EXCEEDED: ("M6 1 11.5 11H.5z", "fh", 0),
    Status.MET: ("M1 6.5 4.6 10 11 2", "sh", 2.4),
    Status.AHEAD: ("M6 1.9 10.6 10.2H1.4z", "sh", 1.8),
    Status.ON_TRACK: ("M1.4 6a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z", "fh", 0),
    Status.OPEN: ("M1.8 6a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0-8.4 0z", "sh", 1.8),
    Status.BEHIND: ("M6 10.5 1.2 2h9.6z", "sh", 1.9),
    Status.REVERSING: ("M6 11 .5 1h11z", "fh", 0),
    Status.LOST: ("M6 .9 11.1 6 6 11.1.9 6z", "sh", 1.8),
    Status.MISSED: ("M1.8 1.8 10.2 10.2M10.2 1.8 1.8 10.2", "sh", 2.4),
    Status.UNDETERMINED: ("M3.2 4.1a2.8 2.8 0 1 1 3.9 2.6Q6 7.2 6 8.4M6 10.2v1.3", "sh", 1.9),
    Status.NO_DATA: ("M1.4 6a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z", "sh", 1.5),
    "pending": ("M1.4 6a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0zM6 3.4V6l1.8 1.4", "sh", 1.5),
}  # fmt: skip


def glyph_svg(status: str, size: int = 12) -> str:
    """The shape of a status (pending: due without its result), as small as a letter; the word must
    stand beside it.
    """
    path, cls, width = _GLYPHS[status]
    dash = "2.4 2.4" if status == Status.NO_DATA else ""
    stroke = svg_length(width) if width else ""
    shape = element("path", cls=cls, d=path, stroke_width=stroke, stroke_dasharray=dash)
    attributes = {"aria_hidden": "true", "viewBox": "0 0 12 12"}
    return element("svg", shape, cls=f"g {status}", width=size, height=size, **attributes)


def diamond(x: float, y: float, size: float = 8, outline: float = 2, cls: str = "fh sp") -> str:
    """The latest figure."""
    s = svg_length(size)
    d = trace("M", x, y - size, f"l{s} {s} -{s} {s} -{s} -{s}z")
    return element("path", cls=cls, d=d, stroke_width=outline)


def square(x: float, y: float, size: float = 10, outline: float = 2.4) -> str:
    """The baseline."""
    return svg_rect(x - size / 2, y - size / 2, size, size, "fp sh", stroke_width=outline)


def cross(x: float, y: float) -> str:
    """A figure that contradicts the one that is used."""
    return element("path", cls="sink", d=trace("M", x - 4, y - 4, "l8 8m0 -8l-8 8"), stroke_width=2)


def figure_mark(one: DrawnFigure, x: float, y: float, size: float = 1) -> str:
    """A figure by what it counts for; what is not used says why when it is pointed at."""
    why = element("title", svg_escaped(one.why)) if one.why else ""
    if one.sign == "latest":
        return diamond(x, y, 8 * size, 2 * size)
    if one.sign == "baseline":
        return square(x, y, 10 * size, 2.4 * size)
    r, at = 4.4 * size, {"cx": x, "cy": y}
    if one.sign == "counted":
        if one.derived:
            return element("circle", cls="fp sh", r=r, stroke_width=2.2 * size, **at)
        return element("circle", cls="fh", r=r, **at)
    if one.sign == "conflicting":
        drawn = cross(x, y)
    else:
        drawn = element("circle", cls="fp ssoft", r=r, stroke_width=2, **at)
    return element("g", why, drawn)


def fading(x: float, y: float, to: float, wide: float = 16, cls: str = "fh") -> Iterator[str]:
    """A bar from y to another height that fades, layer upon layer: where a value may lie, its end
    unknown.
    """
    for n in range(1, FADE + 1):
        reach = (to - y) * n / FADE
        top = min(y, y + reach)
        yield svg_rect(x - wide / 2, top, wide, abs(reach), cls, opacity=".13")


def fading_across(x: float, to: float, y: float, high: float, cls: str = "fh") -> Iterator[str]:
    """The same along a row."""
    for n in range(1, FADE + 1):
        reach = (to - x) * n / FADE
        yield svg_rect(min(x, x + reach), y, abs(reach), high, cls, opacity=".24")


def bracket(x: float, first: float, last: float, wide: float = 10) -> str:
    """An interval with both ends."""
    d = trace("M", x, first, "V", last)
    d += "".join(trace("M", x - wide / 2, y, "h", wide) for y in (first, last))
    return element("path", cls="sh", d=d, stroke_width=2)


def hatched(x: float, y: float, wide: float, high: float) -> Iterator[str]:
    """A field of strokes: nothing is known here."""
    if wide > 0 and high > 0:
        yield svg_rect(x, y, wide, high, "fw")
        yield from strokes(x, y, wide, high, "srule", 1.6)


def strokes(x: float, y: float, wide: float, high: float, cls: str, width: float) -> Iterator[str]:
    """Strokes at 45° over a rectangle, 6 apart."""
    path = []
    for n in range(1, ceil((wide + high) / HATCH)):
        along = n * HATCH  # where the stroke, going up to the right, meets the left or lower edge
        x1, y1 = x + max(along - high, 0), y + min(along, high)
        run = min(y1 - y, x + wide - x1)
        path.append(trace("M", x1, y1, "l", run, -run))
    if path:
        yield element("path", cls=cls, d="".join(path), stroke_width=width)


def zigzag(x: float, y: float) -> str:
    """The sign of an axis that does not begin at zero."""
    d = trace("M", x, y, "v-4l-5 -3 10 -5 -10 -5 5 -3v-3")
    return element("path", cls="ssoft", d=d, stroke_width=1.4)


def legend_svg(key: str) -> str:
    """A mark as it stands in a legend; the status of the chart colours it from outside."""
    attributes = {"aria_hidden": "true"}
    wide = {"road": 26, "silent": 26, "hatch": 18}.get(key, 16)
    high = 20 if key in ("up", "down", "both") else 16
    y = high / 2
    x = wide / 2
    drawn: dict[str, str] = {
        "counted": element("circle", cls="fh", r=4.4, cx=x, cy=y),
        "derived": element("circle", cls="fp sh", r=4.4, cx=x, cy=y, stroke_width=2.2),
        "baseline": square(x, y),
        "latest": diamond(x, y, 6.5, 1.5),
        "up": "".join(fading(x, y + 4, 0, 12)) + diamond(x, y + 4, 5, 1.2),
        "down": "".join(fading(x, y - 4, high, 12)) + diamond(x, y - 4, 5, 1.2),
        "both": bracket(x, 2, high - 2, 8),
        "conflicting": cross(x, y),
        "unused": element("circle", cls="fp ssoft", r=4.4, cx=x, cy=y, stroke_width=2),
        "road": polyline([(0, y), (26, y)], "ssoft", 1.6, "2 4"),
        "silent": polyline([(2, y), (26, y)], "sh dots", 2.6, "0 6"),
        "hatch": "".join(hatched(0, 1, 18, 14)),
    }
    box = f"0 0 {wide} {high}"
    inside = drawn[key]
    return element("svg", inside, cls="g", width=wide, height=high, viewBox=box, **attributes)


def stroke_of(x1: float, y1: float, x2: float, y2: float, silent: bool, width: float = 2.6) -> str:
    """The line from one figure to the next; dotted where nothing was published between."""
    if not silent:
        return svg_line(x1, y1, x2, y2, "sh", width)
    return polyline([(x1, y1), (x2, y2)], "sh dots", width, "0 6")

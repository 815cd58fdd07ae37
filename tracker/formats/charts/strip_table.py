"""How verdicts went as the column of a table: a strip in each row, under a head with the years and
the days that lead to pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from tracker.formats.charts.frame import Field, years_axis
from tracker.formats.charts.labels import Box, LabelPlace, Sheet, text_width
from tracker.formats.charts.svg import (
    drawing,
    element,
    svg_escaped,
    svg_line,
    svg_rect,
    svg_text,
)
from tracker.formats.charts.times import strip_runs
from tracker.pages.drawings.values import HeatStrips
from tracker.pages.site.routes import SiteRoute

STRIP, NARROW_STRIP = (780, 14), (334, 14)
HEAD = 46

StripDay = tuple[Fraction, str, SiteRoute]  # time, name, page
Address = Callable[[SiteRoute], str]


def strip_row_svg(shown: HeatStrips, number: int, *, wide: bool) -> str:
    """One of the strips."""
    canvas = STRIP if wide else NARROW_STRIP
    strip = shown.strips[number]
    return drawing(*canvas, strip_runs(strip, shown, _across(shown, canvas[0]), 0, 14, True), "")


def strip_head_svg(
    shown: HeatStrips, days: Sequence[StripDay], address: Address, *, wide: bool
) -> str:
    """The years, and each day with the time until the next one, which leads to its page."""
    across = (STRIP if wide else NARROW_STRIP)[0]
    f = _across(shown, across)
    return element(
        "svg",
        *_head(shown, days, address, f, across),
        cls="head",
        width=across,
        height=HEAD,
        viewBox=f"0 0 {across} {HEAD}",
    )


def _across(shown: HeatStrips, across: int) -> Field:
    time = shown.time
    return Field(0, 0, across, 1, time.first, time.last, time.first, time.last)


def _head(
    shown: HeatStrips, days: Sequence[StripDay], address: Address, f: Field, across: int
) -> Iterator[str]:
    yield svg_line(f.left, 26, f.right, 26, "srule", 1)
    yield from years_axis(shown.time.spans, f, (26, 31), 44, across)
    inside = [one for one in days if f.first <= one[0] <= f.last]
    if not inside:
        return
    ends = [one[0] for one in inside[1:]] + [max(shown.as_of, f.first)]
    sheet = Sheet(Box(0, 0, across, HEAD))
    named: dict[str, str] = {}
    for time, name, _ in reversed(inside):
        wide, x = text_width(name), f.x(time)
        place = sheet.put([LabelPlace(x, 12, "middle"), LabelPlace(x, 12, "end")], wide, 12)
        if place is not None:
            named[name] = svg_text(place.x, place.y, name, "fi", place.anchor)
    for (time, name, page), end in zip(inside, ends, strict=True):
        x = f.x(time)
        parts = [
            element("title", svg_escaped(name)),
            svg_rect(x - 8, 14, max(f.x(end) - x + 8, 16), 24, "hit"),
            element("circle", cls="fp ssoft", r=5.5, cx=x, cy=26, stroke_width=2),
            named.get(name, ""),
        ]
        yield element("a", *parts, href=address(page))

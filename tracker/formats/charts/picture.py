"""A road chart as a picture for a document: the drawing of the site in the colours of paper, with
its legend below, rasterised by resvg in fonts that come along.

No font of the machine is asked: the same chart has the same pixels everywhere, and none of its
characters can be missing. A chart with a character that these fonts do not have is no picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

from tracker.formats.charts.label_font import CHARACTERS, FAMILY
from tracker.formats.charts.labels import text_width
from tracker.formats.charts.marks import legend_svg
from tracker.formats.charts.road import road_svg
from tracker.formats.charts.svg import svg_text
from tracker.pages.drawings.values import RoadChart

SIZE = 640, 220  # of a chart on a page of A4, in pixels of which one is 0.69 points there
ZOOM = 2  # pixels of the picture for each: 208 of them an inch
LEGEND_LINE = 22
FONTS = tuple(
    str(Path(__file__).parent / "fonts" / name) for name in ("labels.otf", "labels-bold.otf")
)
_SAYS = re.compile(r"<text[^>]*>([^<]*)</text>")


def chart_png(chart: RoadChart, styles: str) -> bytes | None:
    """The picture, `styles` being the site's; None where a label cannot be written."""
    from resvg_py import svg_to_bytes

    drawn = chart_drawing(chart)
    if not set(unescape("".join(_SAYS.findall(drawn)))) <= CHARACTERS:
        return None
    return svg_to_bytes(
        svg_string=drawn,
        style_sheet=paper_styles(styles, chart.tone),
        background="#ffffff",
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=list(FONTS),
        font_family=FAMILY,
    )


def chart_drawing(chart: RoadChart) -> str:
    """The chart and below it what its marks mean, as SVG of its own. The unit, in anybody's
    characters, is left to the words beside it.
    """
    wide, high = SIZE
    high -= 0 if chart.plan else 32  # as the chart leaves out the time of the plan
    marks = list(_legend(chart, high + 8))
    below = max((y for y, _ in marks), default=high)
    down = below + LEGEND_LINE
    road = road_svg(replace(chart, unit=""), wide=True, size=SIZE)
    inside = road + "".join(mark for _, mark in marks)
    size = f'width="{wide}" height="{down}" viewBox="0 0 {wide} {down}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


def _legend(chart: RoadChart, top: int) -> Iterator[tuple[int, str]]:
    """Each mark with its word, from left to right, and how far down its line stands."""
    x, y = 6.0, top
    for key, said in chart.legend:
        mark = legend_svg(key)
        across, down = (int(n) for n in re.findall(r'(?:width|height)="(\d+)"', mark)[:2])
        taken = across + 6 + text_width(said) + 18
        if x > 6 and x + taken - 18 > SIZE[0]:
            x, y = 6.0, y + LEGEND_LINE
        at = f'<svg x="{x:.1f}" y="{y + 9 - down / 2:.1f}"'
        yield y, mark.replace("<svg", at, 1) + svg_text(x + across + 6, y + 13, said)
        x += taken


@cache
def paper_styles(styles: str, tone: str) -> str:
    """The rules of charts with every colour in place, as on paper and for a status: the renderer
    knows no variables.
    """
    plain = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", styles)
    rules = [(head.strip(), body) for head, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain)]
    values: dict[str, str] = {}
    for head, body in rules:
        if head == ":root":
            values |= _variables(body)
    for head, body in rules:
        if tone and f".{tone}" in head.split(","):
            values |= _variables(body)
    values["sans"] = f'"{FAMILY}"'
    drawn = [
        f"{head}{{{_resolved(body, values)}}}"
        for head, body in rules
        if head.startswith((".", "path.", "svg ")) and "--" not in re.sub(r"var\(--", "", body)
    ]
    return "\n".join(drawn)


def _variables(body: str) -> Mapping[str, str]:
    return dict(re.findall(r"--([\w-]+):([^;]+)", body))


def _resolved(body: str, values: Mapping[str, str]) -> str:
    while "var(" in body:
        body = re.sub(r"var\(--([\w-]+)\)", lambda found: values[found[1]], body)
    return body

"""How SVG is written: elements, texts that stay texts, lengths to a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr

from tracker.words.escape import visible

Length = int | float | Fraction
_SPECIAL = re.compile('[&<>"\n\r\t]')


def svg_length(value: Length) -> str:
    """A length to a tenth: 12.0 as 12, never −0.

    >>> svg_length(Fraction(1, 3)), svg_length(12.04), svg_length(-0.01)
    ('0.3', '12', '0')
    """
    text = f"{float(value):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def trace(*parts: str | Length) -> str:
    """The data of a path: letters, or whole pieces, and lengths between them.

    >>> trace("M", 1, 2.04, "h", 3)
    'M1 2h3'
    """
    made = ""
    for part in parts:
        gap = " " if made and made[-1].isdigit() and not isinstance(part, str) else ""
        made += part if isinstance(part, str) else gap + svg_length(part)
    return made


def element(name: str, *inside: str, cls: str = "", **attributes: str | Length) -> str:
    """An element with a class; an underscore in the name of an attribute stands for a hyphen, an
    empty one is left out.
    """
    written = {"class": cls, **{key.replace("_", "-"): value for key, value in attributes.items()}}
    given = "".join(
        f" {key}={_quoted(value)}" if isinstance(value, str) else f' {key}="{svg_length(value)}"'
        for key, value in written.items()
        if value != ""
    )
    body = "".join(inside)
    return f"<{name}{given}>{body}</{name}>" if body else f"<{name}{given}/>"


def _quoted(text: str) -> str:
    return quoteattr(text) if _SPECIAL.search(text) else f'"{text}"'


def svg_escaped(text: str) -> str:
    """A text of anybody's as text of an element."""
    return escape(visible(text))


def svg_text(x: Length, y: Length, text: str, cls: str = "", anchor: str = "") -> str:
    """A text at its baseline; `anchor` is middle or end, else it begins there."""
    anchor = "" if anchor == "start" else anchor
    return element("text", svg_escaped(text), cls=cls, x=x, y=y, text_anchor=anchor)


def svg_line(x1: Length, y1: Length, x2: Length, y2: Length, cls: str, width: Length) -> str:
    """A straight line."""
    at = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return element("line", cls=cls, stroke_width=width, **at)


def svg_rect(
    x: Length, y: Length, wide: Length, high: Length, cls: str, **more: str | Length
) -> str:
    """A rectangle, never of negative size."""
    size = {"width": max(wide, 0), "height": max(high, 0)}
    return element("rect", cls=cls, x=x, y=y, **size, **more)


def polyline(points: Iterable[tuple[Length, Length]], cls: str, width: Length, dash: str) -> str:
    """A line through points."""
    path = "L".join(f"{svg_length(x)} {svg_length(y)}" for x, y in points)
    return element("path", cls=cls, d=f"M{path}", stroke_width=width, stroke_dasharray=dash)


def drawing(
    wide: int,
    high: int,
    inside: Iterable[str],
    cls: str,
    title: str = "",
    text: str = "",
    overflow: str = "",
) -> str:
    """The whole; with a title it is a picture of its own, else what stands beside it says it.
    `overflow`: visible where a mark may lie half beyond the edge.
    """
    said = [element("title", svg_escaped(title))] if title else []
    said += [element("desc", svg_escaped(text))] if text else []
    about = {"role": "img"} if title else {"aria_hidden": "true"}
    box, body = f"0 0 {wide} {high}", (*said, *inside)
    about |= {"viewBox": box, "overflow": overflow}
    return element("svg", *body, cls=cls, width=wide, height=high, **about)

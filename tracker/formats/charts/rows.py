"""A target in one line of a table: the road row and the dumbbell, and the head of their column."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tracker.formats.charts.labels import text_width
from tracker.formats.charts.marks import diamond, fading_across
from tracker.formats.charts.svg import (
    drawing,
    element,
    polyline,
    svg_line,
    svg_rect,
    svg_text,
    trace,
)
from tracker.language import Language, pick
from tracker.pages.drawings.values import Dumbbell, DumbbellEnd, RoadRow

ROW = (392, 30)
START, WAY = 8.0, 150.0  # where the baseline stands, and how far the goal is from it
MOST = Fraction(206, 100)  # of the way: beyond it a bar is cut
FADE_OUT = 26.0
BACK = 40.0  # where the baseline stands when something lies before it


def road_head_svg(language: Language) -> str:
    """The scale of a column of road rows, in words."""
    said = (
        svg_text(START, 13, pick(language, "基期", "baseline"), "fi"),
        svg_text(START + WAY, 13, pick(language, "目标", "goal"), "b", "middle"),
        svg_text(START + 2 * WAY, 13, pick(language, "两倍路程", "twice the way"), "fi", "middle"),
    )
    return drawing(ROW[0], 18, said, "")


def row_mark_svg(key: str) -> str:
    """A mark of road rows as it stands in their legend."""
    wide, inside = {
        "done": (32, svg_rect(0, 5, 24, 8, "fh") + diamond(24, 9, 6, 1.5)),
        "beyond": (26, svg_rect(0, 5, 26, 8, "fg2")),
        "goal": (8, svg_line(4, 0, 4, 18, "sgoal", 2.2)),
        "time": (8, polyline([(4, 0), (4, 18)], "ssoft", 1.6, "2 2")),
        "open": (28, "".join(fading_across(0, 28, 5, 8, "fg2"))),
    }[key]
    box = {"aria_hidden": "true", "viewBox": f"0 0 {wide} 18"}
    return element("svg", inside, cls="g met", width=wide, height=18, **box)


def road_row_svg(row: RoadRow) -> str:
    """A target's way on the scale of all."""
    if row.blocks is not None:
        return drawing(*ROW, _blocks(row, *row.blocks), f"{row.tone} rb")
    if row.progress is None or not row.track:
        text = svg_text(START, 19.5, row.label, "b f14") if row.label else ""
        return drawing(*ROW, [text], f"{row.tone} rb")
    return drawing(*ROW, _way(row, row.progress), f"{row.tone} rb")


def _blocks(row: RoadRow, done: int, of: int) -> Iterator[str]:
    """As many blocks as the goal has, so many of them done; more than that beyond it."""
    each = WAY / of
    for n in range(of):
        cls = "fh" if n < done else "ft"
        yield svg_rect(START + n * each, 10, each - min(3, each / 4), 10, cls, rx=2)
    end = START + WAY
    for n in range(of, min(done, int(of * MOST))):
        yield svg_rect(START + n * each + 2, 10, each - min(3, each / 4), 10, "fg2", rx=2)
        end = START + (n + 1) * each
    yield svg_line(START + WAY, 4, START + WAY, 26, "sgoal", 2.2)
    yield svg_text(end + 10, 19.5, row.label, "b f14")


def _way(row: RoadRow, progress: Fraction) -> Iterator[str]:
    """The bar from the baseline; what lies beyond the goal in a second colour, what lies before
    the baseline to its left.
    """
    start = BACK if progress < 0 else START
    reachable = (START - BACK) / WAY if progress < 0 else 0

    def x(share: Fraction) -> float:
        return start + WAY * float(min(max(share, Fraction(reachable)), MOST))

    goal, end = start + WAY, x(progress)
    yield svg_rect(start, 11, WAY, 8, "ft")
    if progress >= 0:
        yield svg_rect(start, 11, min(end, goal) - start, 8, "fh")
    else:
        yield svg_rect(end, 11, start - end, 8, "fbad")
    cut = progress > MOST
    if end > goal:
        yield svg_rect(goal, 11, end - goal, 8, "fg2")
    right = end
    if row.span is not None and not cut:
        ends = [None if share is None else x(share) for share in row.span]
        yield from _span(row, progress, end, ends[0], ends[1])
        right = _end_of_span(row, progress, end, ends[1])
    if cut:
        slashes = "".join(trace("M", start + WAY * n, 7, "l5 16") for n in (1.86, 1.9))
        yield element("path", cls="sp", d=slashes, stroke_width=3, fill="none")
        yield element("path", cls="fg2", d=trace("M", end, 7, "l9 8 -9 8z"))
        right = end + 9
    if row.expected is not None and 0 <= row.expected <= MOST:
        at = x(row.expected)
        yield svg_line(at, 6, at, 24, "sp", 4)
        yield polyline([(at, 6), (at, 24)], "ssoft", 1.6, "2 2")
    yield svg_line(goal, 4, goal, 26, "sgoal", 2.2)
    if not cut:
        yield diamond(end, 15, 6.5, 1.8, "fbad sp" if progress < 0 else "fh sp")
    wide = text_width(row.label, 14, bold=True)
    at = right + (6 if cut else 12)
    if progress < 0 or (at < goal + 10 and at + wide > goal - 4) or progress < 1:
        at = max(goal + 10, at)
    if wide <= ROW[0]:  # else the words of the row say it alone
        yield svg_text(min(at, ROW[0] - wide), 19.5, row.label, "b f14 halo")


def _end_of_span(row: RoadRow, progress: Fraction, end: float, high: float | None) -> float:
    """How far to the right anything of the span is drawn, from which the mark takes 6 away."""
    assert row.span is not None
    if row.span[0] == progress or high is None:
        return end - 8 + (FADE_OUT if high is None else min(max(high - end, 16.0), FADE_OUT))
    return max(end, high - 4)


def _span(
    row: RoadRow, progress: Fraction, end: float, low: float | None, high: float | None
) -> Iterator[str]:
    """What the value may stand for: a fading bar where an end is open, else a bracket."""
    assert row.span is not None
    beyond = "fg2" if progress >= 1 else "fh"
    if row.span[0] == progress or low is None or high is None:
        up = row.span[0] == progress or high is None
        to = high if up else low
        by = FADE_OUT if to is None else min(max(abs(to - end), 16.0), FADE_OUT)
        yield from fading_across(end, end + by if up else end - by, 11, 8, beyond)
    elif row.span[1] == progress:
        yield from fading_across(end, end - min(max(end - low, 16.0), FADE_OUT), 7, 16, "fh")
    elif high - low >= 4:
        d = trace("M", low, 7, "v16M", low, 15, "H", high, "M", high, 7, "v16")
        yield element("path", cls="sink", d=d, stroke_width=1.6)


def dumbbell_svg(shown: Dumbbell) -> str:
    """A value before and after on a scale of its own, both written beside it."""
    ends = [one for one in (shown.old, shown.new) if one is not None]
    if not ends:
        return drawing(*ROW, [svg_text(START, 19.5, shown.note, "fi")], shown.tone)
    return drawing(*ROW, _dumbbell(shown, ends), shown.tone)


def _dumbbell(shown: Dumbbell, ends: list[DumbbellEnd]) -> Iterator[str]:
    values = [one.value for one in ends] + ([shown.goal.value] if shown.goal else [])
    low, high = min(values), max(values)
    first, last = min(ends, key=lambda one: one.value), max(ends, key=lambda one: one.value)
    left = 14 + text_width(first.label, 14, bold=True)
    after = last.label + (f" {shown.note}" if shown.note else "")
    right = ROW[0] - 18 - text_width(after, 14, bold=True)
    left = START + 8 if len(ends) == 1 else left
    right = max(right, left + 1)

    def x(value: Fraction) -> float:
        share = float((value - low) / (high - low)) if high > low else 0.5
        return left + (right - left) * share

    yield svg_line(left, 15, right, 15, "sline", 1)
    if shown.goal is not None:
        yield svg_line(x(shown.goal.value), 4, x(shown.goal.value), 26, "sgoal", 2.2)
    if shown.old is not None and shown.new is not None:
        yield svg_line(x(shown.old.value), 15, x(shown.new.value), 15, "sh", 3)
    if shown.old is not None:
        at = {"cx": x(shown.old.value), "cy": 15.0}
        yield element("circle", cls="fp sh", r=4.4, stroke_width=2.2, **at)
    if shown.new is not None:
        yield diamond(x(shown.new.value), 15, 6.5, 1.8)
    if len(ends) == 2:
        cls = "b f14 halo" if first is shown.new else "f14 halo"
        yield svg_text(x(first.value) - 12, 19.5, first.label, cls, "end")
    at_right = x(last.value) + 12
    if shown.goal is not None and 0 <= x(shown.goal.value) - x(last.value) < 60:
        at_right = max(at_right, x(shown.goal.value) + 8)
    cls = "b f14 halo" if last is shown.new else "f14 halo"
    wide = text_width(after, 14, bold=last is shown.new)
    yield svg_text(max(min(at_right, ROW[0] - wide), 0), 19.5, after, cls)

"""The geometry of the page's drawings: a bullet for a target's way, and its series against the
road. Plain numbers.

A bullet has one scale for all targets: the baseline and the target stand at the same places in
every row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tracker.model.quantity import Interval
from tracker.pages.blocks import Meter, Picture, Sign
from tracker.pages.chart import heights, label, scale, years
from tracker.words.figures import rounded

WIDE, HIGH = 240, 22  # a bullet
START, GOAL, END = Fraction(20), Fraction(160), Fraction(232)
FIELD, CHART_HIGH, TOP, FOOT, RIGHT = (
    370,
    236,
    14,
    30,
    14,
)  # a chart's field of values and its margins
DIGIT = Fraction(13, 2)
SAMPLES = 24
OPEN = 22  # how far an open end is drawn


@dataclass(frozen=True, slots=True)
class Bullet:
    """A bar from the baseline over `bar` wide, beyond the target over `over`; where time stands;
    the interval's ends.

    None where there is nothing to draw; `more` and `less` where it goes on beyond the scale.
    """

    track: bool
    bar: tuple[str, str] | None = None
    over: tuple[str, str] | None = None
    time: str | None = None
    span: tuple[str, str] | None = None
    more: bool = False
    less: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there."""

    at: str
    text: str
    is_edge: bool = False


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark at x, y, with the path of its whisker from there."""

    sign: Sign
    x: str
    y: str
    whisker: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart: its frame, ticks, lines as points, marks with the latest last, and the signs to
    explain.
    """

    wide: str
    left: str
    right: str
    top: str
    bottom: str
    values: tuple[Tick, ...]
    years: tuple[Tick, ...]
    bounds: tuple[str, ...]
    edges: tuple[Tick, ...]
    road: str
    line: str
    due: str | None
    marks: tuple[DrawnMark, ...]
    signs: tuple[str, ...]


def bullet(meter: Meter) -> Bullet:
    """How far along its way a target is, whichever way it leads."""
    if meter.progress is None:
        return Bullet(track=meter.track)
    end = _along(meter.progress)
    over = (_text(GOAL), _text(end - GOAL)) if end > GOAL else None
    first, last = min(START, end), min(max(START, end), GOAL)
    return Bullet(
        True,
        (_text(first), _text(last - first)),
        over,
        None if meter.expected is None else _text(_along(meter.expected)),
        None if meter.span is None else _span(meter.span),
        more=meter.progress > _share(END),
        less=meter.progress < _share(Fraction(4)),
    )


def _along(share: Fraction) -> Fraction:
    """Where a share of the way stands, within the scale."""
    return min(max(START + (GOAL - START) * share, Fraction(4)), END)


def _share(at: Fraction) -> Fraction:
    return (at - START) / (GOAL - START)


def _span(ends: tuple[Fraction | None, Fraction | None]) -> tuple[str, str] | None:
    """The ends of the interval along the way; an open one reaches to the end of the scale."""
    low = Fraction(4) if ends[0] is None else _along(ends[0])
    high = END if ends[1] is None else _along(ends[1])
    return (_text(low), _text(high)) if low < high else None


def plot(shown: Picture) -> Plot:
    """The series against its road; a value stands at the end of its period, a year is named below
    its span.
    """
    low, high, step = scale(heights(shown, whole=True), from_zero=shown.from_zero)
    first, last = years(shown)
    ticks = [low + n * step for n in range(int((high - low) / step) + 1)]
    texts = [label(value) for value in (*ticks, *shown.edges)]
    left = Fraction(12) + DIGIT * max(map(len, texts))
    right, bottom = left + FIELD, Fraction(CHART_HIGH - FOOT)

    def x(time: Fraction) -> Fraction:
        return left + (right - left) * (time - first) / (last - first)

    def y(value: Fraction) -> Fraction:
        return bottom - (bottom - TOP) * (value - low) / (high - low)

    def points(path: list[tuple[Fraction, Fraction]]) -> str:
        return " ".join(f"{_text(x(time))},{_text(y(value))}" for time, value in path)

    near = [y(edge) for edge in shown.edges]
    every = next(
        n
        for n in (1, 2, 5, 10, 20, 50, 100, 1000)
        if n * (right - left) >= 40 * (last - first) or n == 1000
    )
    names = [year for year in range(first, last) if year % every == 0 or every == 1]
    marks = [
        DrawnMark(
            mark.sign, _text(x(mark.time)), _text(y(mark.value)), _whisker(mark.span, mark.value, y)
        )
        for mark in shown.marks
    ]
    marks.sort(key=lambda mark: mark.sign in ("latest", "counted", "conflicting"))
    return Plot(
        wide=_text(right + RIGHT),
        left=_text(left),
        right=_text(right),
        top=str(TOP),
        bottom=_text(bottom),
        values=tuple(
            Tick(_text(y(value)), label(value))
            for value in ticks
            if all(abs(y(value) - edge) > 11 for edge in near)
        ),
        years=tuple(Tick(_text(x(year + Fraction(1, 2))), str(year)) for year in names),
        bounds=tuple(_text(x(Fraction(year + n))) for year in names for n in (0, 1)),
        edges=tuple(Tick(_text(y(edge)), label(edge), is_edge=True) for edge in shown.edges),
        road=points(_road(shown)) if shown.path else "",
        line=points(list(shown.line)) if len(shown.line) > 1 else "",
        due=None if shown.due is None else _text(x(shown.due)),
        marks=tuple(marks),
        signs=tuple(dict.fromkeys(mark.sign for mark in shown.marks)),
    )


def _road(shown: Picture) -> list[tuple[Fraction, Fraction]]:
    """The road through its knots; a compound one bends and is sampled."""
    assert shown.path is not None
    knots = list(shown.path.knots)
    if not shown.path.compound:
        return knots
    start, end = knots[0][0], knots[-1][0]
    times = [start + (end - start) * n / SAMPLES for n in range(SAMPLES + 1)]
    return [(time, shown.path.at(time)) for time in times]


def _whisker(span: Interval | None, value: Fraction, y: Callable[[Fraction], Fraction]) -> str:
    """The path of what a value may stand for: to a cap, or with an arrow where there is no end;
    empty if exact.
    """
    if span is None or span.low == span.high == value:
        return ""
    at, path = y(value), ""
    for end, sign in ((span.low, 1), (span.high, -1)):
        if end is None:
            path += f"M0 0v{sign * OPEN}m-3.5 {-sign * 4}l3.5 {sign * 4} 3.5 {-sign * 4}"
        elif end != value:
            path += f"M0 0V{_text(y(end) - at)}m-4 0h8"
    return path


def _text(value: Fraction) -> str:
    """A length to a tenth, without trailing zeros."""
    return f"{rounded(value, 1):f}".removesuffix(".0")

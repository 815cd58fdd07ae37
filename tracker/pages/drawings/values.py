"""The charts of a page as plain values: times are decimal years, shares are of one, words chosen.

No value knows where on a page it will stand: `tracker.formats.charts` decides that.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tracker.model.quantity import Interval
from tracker.pages.blocks import Sign, Spot


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A stretch of time with its name: a year of an axis, the period of a plan, a silence."""

    first: Fraction
    last: Fraction
    name: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The time that a chart shows, and the years (of a short time: months) that it is made of."""

    first: Fraction
    last: Fraction
    spans: tuple[NamedSpan, ...]


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """The values that a chart shows, with ticks at round ones, each with its text.

    `broken`: it does not begin at zero. `falling`: the lowest value stands on top, as of ranks.
    Without ticks the values are not numbers: done or not done.
    """

    low: Fraction
    high: Fraction
    ticks: tuple[tuple[Fraction, str], ...] = ()
    broken: bool = False
    falling: bool = False


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """A figure of the record, or the baseline, as it is drawn.

    `label` is the figure with its mark, `when` its period, `aside` what must be said beside it,
    `why` the reason why it is not used; `span` is the interval that it may stand for.
    """

    time: Fraction
    value: Fraction
    sign: Sign
    label: str
    when: str = ""
    aside: str = ""
    why: str = ""
    span: Interval | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line from one figure to the next; `silent`: so long that nobody knows the way between."""

    start: Spot
    end: Spot
    silent: bool = False


@dataclass(frozen=True, slots=True)
class DrawnGoal:
    """The values that bound what meets the target (of a band both), where the road ends, and how
    it is written; `asides` are said below, each on a line of its own.
    """

    label: str
    asides: tuple[str, ...]
    due: Fraction
    edges: tuple[Fraction, ...]
    at: Fraction | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A value at a time with what is said of it, each text on a line of its own."""

    time: Fraction
    value: Fraction
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The straight line drawn out to the due date, with the range in which it is likely to end."""

    end: Remark
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class RoadChart:
    """The series of a target, or of an indicator without one, against its road.

    Drawn large on its page, small as the mini road of a card and as one of many. `title` and
    `text` say what it shows to whoever does not see it, `unit` stands over the axis, `caption` says
    what is unusual about the axes. `narrow_from` is where a narrow chart may begin. `line` leads
    through the figures that count; `silence` is the time of which nothing is known; `legend` names
    the marks that occur.
    """

    title: str
    text: str
    tone: str
    unit: str
    time: TimeAxis
    narrow_from: Fraction
    values: ValueAxis
    figures: tuple[DrawnFigure, ...]
    line: tuple[Stretch, ...]
    road: tuple[Spot, ...]
    goal: DrawnGoal | None
    plan: NamedSpan | None
    as_of: NamedSpan
    gone: str = ""
    expected: Remark | None = None
    crossing: Remark | None = None
    outlook: Outlook | None = None
    silence: NamedSpan | None = None
    caption: str = ""
    legend: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoadRow:
    """How far along its way a target is, on the scale that all rows share: 0 the baseline, 1 the
    goal.

    `expected` is where the road by time stood, None where time bounds nothing; `span` is what the
    value may stand for; `blocks` are so many of so many where they are counted one by one. Without
    a `track` there is no way to go.
    """

    tone: str
    label: str
    progress: Fraction | None = None
    expected: Fraction | None = None
    span: tuple[Fraction | None, Fraction | None] | None = None
    blocks: tuple[int, int] | None = None
    track: bool = True


@dataclass(frozen=True, slots=True)
class DumbbellEnd:
    """The value of one end, with its text."""

    value: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A value before and after, and the goal; where only one of the two is there, or both are one,
    `note` says so. `tone` is the new verdict.
    """

    tone: str
    old: DumbbellEnd | None
    new: DumbbellEnd | None
    goal: DumbbellEnd | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """A day on which so many publications came out, with its name."""

    time: Fraction
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class TimeBar:
    """The period of a plan with the days of publication, and the day that is looked at."""

    text: str
    time: TimeAxis
    days: tuple[PublishedDay, ...]
    as_of: NamedSpan


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """A publication: when it came out (as exactly as is known), how many figures it has, since
    when the periods are that it speaks of, and whether it changed a verdict.
    """

    published: NamedSpan
    figures: int
    since: Fraction
    moved: bool
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Publications in time, the earliest first."""

    text: str
    time: TimeAxis
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class StripRun:
    """A time over which a verdict was the same."""

    first: Fraction
    last: Fraction
    status: str
    word: str


@dataclass(frozen=True, slots=True)
class HeatStrip:
    """How a verdict went, with the times at which a publication was first used."""

    label: str
    runs: tuple[StripRun, ...]
    published: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatStrips:
    """Strips under one axis, the time after `as_of` empty."""

    text: str
    time: TimeAxis
    strips: tuple[HeatStrip, ...]
    as_of: Fraction

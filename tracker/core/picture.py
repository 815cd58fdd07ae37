"""What a chart of a story shows, before anyone draws it: marks in one frame of values, the road, the target's lines."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from tracker.core.course import HUNDRED, Course, Road
from tracker.core.report import Row
from tracker.core.story import Role, Story, Told, in_frame
from tracker.core.trend import power

Sign = Literal["latest", "counted", "baseline", "goal", "unused", "conflicting", "forecast", "part_year"]
SIGNS: tuple[Sign, ...] = (
    "latest", "counted", "conflicting", "unused", "part_year", "forecast", "baseline", "goal",
)  # fmt: skip
_SIGN_OF: dict[Role, Sign] = {
    "latest": "latest", "counted": "counted", "base_level": "baseline", "baseline": "counted", "before": "counted",
    "superseded": "unused", "agreeing": "unused", "same_time": "unused", "covered": "unused",
    "conflicting": "conflicting", "forecast": "forecast", "part_year": "part_year", "after_due": "unused",
    "recorded": "counted",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a time (decimal year) and value."""

    time: Fraction
    value: Fraction
    sign: Sign


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks, the line through those that count, the road, the values that bound the target, and the due time."""

    marks: tuple[Mark, ...]
    line: tuple[tuple[Fraction, Fraction], ...]
    road: Road | None
    edges: tuple[Fraction, ...]
    due: Fraction | None


def sign_of(told: Told) -> Sign:
    """How an observation is drawn."""
    return _SIGN_OF.get(told.role, "unused")


def picture(story: Story) -> Picture | None:
    """The series against its road; None where there is nothing to compare: a milestone, or a single value."""
    row = story.row
    if row is None:
        marks = [_mark(told, Fraction(told.observation.quantity.value)) for told in story.series[0].told]
        return _picture(marks, None, (), None)
    course, due = row.assessment.course, row.assessment.goal.by.time
    if course.judged == "word":
        return None
    if row.target.kind == "growth" and row.target.level is not None:
        return _levels(story, row, due)
    if row.target.kind in ("total", "growth"):
        last = len(course.points) - 1
        marks = [Mark(p.time, p.value, "latest" if n == last else "counted") for n, p in enumerate(course.points)]
    else:
        framed = [(told, in_frame(told.observation, row)) for told in story.series[0].told]
        marks = [_mark(told, value) for told, value in framed if value is not None and told.role != "unusable"]
    if course.base is not None and course.start is not None and row.target.kind != "growth":
        marks.append(Mark(course.start, course.base, "baseline"))
    edges = _edges(course)
    if course.edge is not None:
        marks.append(Mark(due, course.edge, "goal"))
    return _picture(marks, course.road, edges, due)


def _levels(story: Story, row: Row, due: Fraction) -> Picture | None:
    """Of a growth target the levels, with the road on which they grow at the promised rate."""
    course = row.assessment.course
    told = [one for one in story.series[0].told if one.role != "unusable"]
    marks = [_mark(one, Fraction(one.observation.quantity.value)) for one in told]
    base = next((one.observation for one in told if one.role == "base_level"), None)
    if base is None or course.edge is None or course.edge <= -HUNDRED or base.period.time >= due:
        return _picture(marks, None, (), due)
    first = Fraction(base.quantity.value)
    last = first * power(1 + course.edge / HUNDRED, due - base.period.time)
    road = Road(((base.period.time, first), (due, last)), compound=True)
    return _picture([*marks, Mark(due, last, "goal")], road, (last,), due)


def _edges(course: Course) -> tuple[Fraction, ...]:
    """The values that bound what meets the target."""
    if course.within is None:
        return ()
    return tuple(edge for edge in (course.within.low, course.within.high) if edge is not None)


def _mark(told: Told, value: Fraction) -> Mark:
    return Mark(told.observation.period.time, value, sign_of(told))


def _picture(marks: list[Mark], road: Road | None, edges: tuple[Fraction, ...], due: Fraction | None) -> Picture | None:
    seen = [mark for mark in marks if mark.sign != "goal"]
    if len(seen) < 2 and road is None and not (seen and edges):
        return None
    line = {mark.time: mark.value for mark in seen if mark.sign == "baseline"}
    line |= {mark.time: mark.value for mark in seen if mark.sign in ("counted", "latest")}
    return Picture(tuple(marks), tuple(sorted(line.items())), road, edges, due)

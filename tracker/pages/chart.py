"""What a chart of a detail shows, before anyone draws it: marks in one frame of values, the path,
the target's lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from tracker.assess.detail import Detail, in_frame
from tracker.assess.forecast import power
from tracker.assess.formulas import HUNDRED
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.series import Entry
from tracker.assess.standing import shown_status
from tracker.assess.status import Judged
from tracker.assess.trajectory import Point, TargetPath, Trajectory
from tracker.assess.use import Use
from tracker.language import Language, pick
from tracker.model.quantity import ABOUT, Interval
from tracker.pages.blocks import LINES, SIGNS, Chart, Mark, Picture, Sign, Spot
from tracker.words import observations, promise, summary
from tracker.words.figures import cells, shortest
from tracker.words.terms import word
from tracker.words.wording import with_unit

LONGEST = Fraction(3, 2)  # years between two figures that a line may join
FLAT = Fraction(4, 5)  # where the lowest value is more than this share of the highest
_SIGN_OF: dict[Use, Sign] = {  # every other one is unused
    Use.LATEST: "latest", Use.COUNTED: "counted", Use.BASE_LEVEL: "baseline",
    Use.BASELINE: "counted", Use.BEFORE: "counted", Use.RECORDED: "counted",
    Use.CONFLICTING: "conflicting", Use.FORECAST: "forecast", Use.PART_YEAR: "part_year",
    Use.PART: "part_year",
}  # fmt: skip
Marked = tuple[Mark, Entry | Point | None]


def sign_of(entry: Entry) -> Sign:
    """How an observation is drawn."""
    return _SIGN_OF.get(entry.use, "unused")


@dataclass(frozen=True, slots=True)
class Traced:
    """A picture, and what each of its marks is drawn from: an observation, a computed point, or
    (None) the plan.
    """

    picture: Picture
    sources: tuple[Entry | Point | None, ...]


def series_tone(row: Row | None) -> str:
    """The tone of a target's series: that of its status; what is due without its result is open."""
    return "" if row is None else shown_status(row)


def picture(detail: Detail, about: Decimal = ABOUT) -> Picture | None:
    """The series against its path; None where there is nothing to compare: a milestone, or a single
    value.
    """
    row, shown = detail.row, traced(detail, about).picture
    if row is not None and row.assessment.trajectory.judged == Judged.MILESTONE:
        return None
    seen = sum(mark.sign != "goal" for mark in shown.marks)
    return shown if seen > 1 or shown.path is not None or (seen and shown.edges) else None


def traced(detail: Detail, about: Decimal = ABOUT) -> Traced:
    """The series against its path, however little of it there is."""
    row, entries = detail.row, detail.series[0].entries
    if row is None:
        shown = [one for one in entries if one.use is not Use.NOTICE]
        return _traced([(_mark(one, None, about), one) for one in shown], None, (), None)
    trajectory, due = row.assessment.trajectory, row.assessment.goal.by.time
    if kind_of(row.target).by_rate and row.target.level is not None:
        return _levels(detail, row, due, about)
    points = trajectory.points
    if not kind_of(row.target).cumulative:
        points = tuple(point for point in points if len(point.basis) > 1)
    marks: list[Marked] = [(_point(point, trajectory), point) for point in points]
    if not kind_of(row.target).cumulative:
        framed = [one for one in entries if in_frame(one.observation, row) is not None]
        shown = [one for one in framed if one.use not in (Use.UNUSABLE, Use.NOTICE)]
        marks = [*((_mark(one, row, about), one) for one in shown), *marks]
    base, start = trajectory.base, trajectory.start
    if base is not None and start is not None and not kind_of(row.target).by_rate:
        marks.append((Mark(start, base, "baseline"), None))
    if trajectory.goal_value is not None:
        marks.append((Mark(due, trajectory.goal_value, "goal"), None))
    return _traced(marks, trajectory.path, _edges(trajectory), due)


def _point(point: Point, trajectory: Trajectory) -> Mark:
    sign: Sign = "latest" if point is trajectory.points[-1] else "counted"
    return Mark(point.time, point.value, sign, point.span)


def chart(detail: Detail, language: Language, about: Decimal = ABOUT) -> Chart | None:
    """The picture of a detail as a block; None where there is none. `about` is how far “about”
    reaches.
    """
    shown = picture(detail, about)
    if shown is None:
        return None
    from_zero = detail.series[0].indicator.measure != "ratio"
    shown = replace(shown, path=path_until_due(detail.row, shown), from_zero=from_zero)
    name = (detail.target or detail.indicator).name.text(language)
    title = pick(language, f"{name}：历年数与路线", f"{name}: the series against its road")
    tone = series_tone(detail.row)
    unit = promise.drawn(detail, language)
    goals = tuple(_asked(detail.row, edge, language) for edge in shown.edges)
    said = _text(detail, language)
    return Chart(shown, sign_names(language), tone, unit, title, said, goals)


def path_until_due(row: Row | None, shown: Picture) -> TargetPath | None:
    """The path; after the due date only up to the latest value: there is no road ahead any more."""
    path = shown.path
    if path is None or row is None or not row.assessment.over:
        return path
    first = path.knots[0][0]
    last = max((mark.time for mark in shown.marks if mark.sign == "latest"), default=first)
    if last <= first:
        return None
    kept = tuple(knot for knot in path.knots if knot[0] < last)
    return replace(path, knots=(*kept, (last, path.at(last))))


def _asked(row: Row | None, edge: Fraction, language: Language) -> str:
    """A value that bounds what meets the target, and on which side of it that is."""
    op = "ge" if row is None else row.assessment.goal.op
    within = None if row is None else row.assessment.trajectory.within
    if within is not None and within.low is not None and within.high is not None:
        op = "le" if edge == within.high else "between"
    key = {"ge": "sign.goal", "between": "op.ge"}.get(op, f"op.{op}")
    return f"{word(key, language)} {label(edge)}"


def _text(detail: Detail, language: Language) -> str:
    """The chart in words: unit, baseline, target, every value with its period, and the
    publications.
    """
    series = detail.series[0]
    known = [entry.observation for entry in series.entries]
    values = [
        f"{observations.period_of(one, language)} "
        f"{observations.value_text(one, series.indicator, language)}"
        for one in known
    ]
    titles = dict.fromkeys(summary.source_cited(one.publication, language) for one in known)
    semi, comma = pick(language, "；", "; "), pick(language, "、", ", ")
    said = [
        promise.drawn(detail, language),
        *_ends(detail.row, language),
        comma.join(values),
        f"{word('source', language)} {semi.join(titles)}" if titles else "",
    ]
    return semi.join(part for part in said if part)


def _ends(row: Row | None, language: Language) -> list[str]:
    """Where the target starts and where it is to lead."""
    if row is None:
        return []
    c = cells(row, language)
    first, last = (with_unit(value, c.unit, language) for value in (c.baseline, c.goal))
    base = f"{word('baseline', language)} {first} {c.baseline_period}"
    goal = f"{word('goal', language)} {last} {c.due}"
    return [base if c.baseline_period else "", goal]


def sign_names(language: Language) -> tuple[tuple[str, str], ...]:
    """The words for each sign and line of a picture."""
    return tuple((key, word(f"sign.{key}", language)) for key in (*SIGNS, *LINES))


def _levels(detail: Detail, row: Row, due: Fraction, about: Decimal) -> Traced:
    """The levels of a growth target, with the path on which they grow at the promised rate."""
    trajectory = row.assessment.trajectory
    known = [one for one in detail.series[0].entries if one.use not in (Use.UNUSABLE, Use.NOTICE)]
    marks: list[Marked] = [(_mark(one, None, about), one) for one in known]
    base = next((one.observation for one in known if one.use is Use.BASE_LEVEL), None)
    if (
        base is None
        or trajectory.goal_value is None
        or trajectory.goal_value <= -HUNDRED
        or base.period.time >= due
    ):
        return _traced(marks, None, (), due)
    first = Fraction(base.quantity.value)
    last = first * power(1 + trajectory.goal_value / HUNDRED, due - base.period.time)
    path = TargetPath(((base.period.time, first), (due, last)), compound=True)
    return _traced([*marks, (Mark(due, last, "goal"), None)], path, (last,), due)


def _edges(trajectory: Trajectory) -> tuple[Fraction, ...]:
    """The values that bound what meets the target."""
    if trajectory.within is None:
        return ()
    return tuple(
        edge for edge in (trajectory.within.low, trajectory.within.high) if edge is not None
    )


def _mark(entry: Entry, row: Row | None, about: Decimal) -> Mark:
    """An observation in the frame of a row, or as it was published."""
    one = entry.observation
    span = one.quantity.interval(about)

    def framed(value: Fraction | None) -> Fraction | None:
        return value if row is None or value is None else in_frame(one, row, value)

    value = framed(Fraction(one.quantity.value))
    assert value is not None
    span = Interval(framed(span.low), framed(span.high), span.low_open, span.high_open)
    return Mark(one.period.time, value, sign_of(entry), span)


def _traced(
    marked: list[Marked], path: TargetPath | None, edges: tuple[Fraction, ...], due: Fraction | None
) -> Traced:
    marks = tuple(mark for mark, _ in marked)
    line = {mark.time: mark.value for mark in marks if mark.sign == "baseline"}
    line |= {mark.time: mark.value for mark in marks if mark.sign in ("counted", "latest")}
    shown = Picture(marks, tuple(sorted(line.items())), path, edges, due)
    return Traced(shown, tuple(source for _, source in marked))


def stretches(shown: Picture) -> Iterator[tuple[Spot, Spot, bool]]:
    """The line from value to value, and whether the two are near enough in time to be joined."""
    for one, next_one in pairwise(shown.line):
        yield one, next_one, next_one[0] - one[0] <= LONGEST


def heights(shown: Picture, *, whole: bool = False) -> list[Fraction]:
    """Every value that is drawn; `whole`: with the ends of the intervals that values
    may stand for.
    """
    ends = () if shown.path is None else tuple(value for _, value in shown.path.knots)
    spans = [mark.span for mark in shown.marks if whole and mark.span is not None]
    reach = [end for span in spans for end in (span.low, span.high) if end is not None]
    return [*(mark.value for mark in shown.marks), *shown.edges, *ends, *reach]


def scale(
    values: Iterable[Fraction], *, from_zero: bool = True
) -> tuple[Fraction, Fraction, Fraction]:
    """The lowest and the highest value of an axis, and the step of its ticks: 1, 2 or 5 times a
    power of ten.

    The axis holds zero; without `from_zero` it need not where the values lie close together.
    """
    values = list(values)
    low, high = min(values), max(values)
    near, far = sorted((abs(low), abs(high)))
    if from_zero or low * high <= 0 or near <= far * FLAT:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        low, high = low - abs(low) / 10, high + abs(high) / 10 or Fraction(1)
    step = Fraction(10) ** (len(str(floor(high - low))) - 3)
    while step * 50 < high - low:
        step *= 10
    while step * 5 > high - low:
        step /= 10
    step *= next(n for n in (1, 2, 5, 10) if step * n * 5 >= high - low)
    return floor(low / step) * step, ceil(high / step) * step, step


def years(shown: Picture) -> tuple[int, int]:
    """From the beginning of which year to the beginning of which."""
    times = [mark.time for mark in shown.marks] + ([] if shown.due is None else [shown.due])
    times += [] if shown.path is None else [time for time, _ in shown.path.knots]
    left, right = floor(min(times)), ceil(max(times))
    return (left - 1, right) if left == right else (left, right)


def label(value: Fraction) -> str:
    """A value on the axis, thousands grouped; one that is reckoned is rounded."""
    return shortest(value, 0 if abs(value) >= 100 else 2)

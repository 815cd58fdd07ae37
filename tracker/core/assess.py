"""assess(target, observations, …) → Assessment: every figure and verdict of methods.md's default method.

Pure, exact and blind to the order of its input. Values are fractions in the target's unit; None where nothing can
be said. b, t₀ baseline and its time; x, t latest value and its time; T, t₁ target and due time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tracker.core.course import Course, Point
from tracker.core.evidence import evidence
from tracker.core.kinds import KINDS
from tracker.core.pace import expected_of, pace_of, pace_word, ratio_of, share_of_road
from tracker.core.periods import Period
from tracker.core.quantity import Interval
from tracker.core.series import Entry, Observation, known
from tracker.core.target import Goal, Target, Thresholds
from tracker.core.trend import Forecast, forecast
from tracker.core.words import EVIDENCE


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record says of one target on one day. Figures as in methods.md; `entries` is the series as known."""

    goal: Goal
    course: Course
    latest: Point | None
    progress: Fraction | None
    ratio: Fraction | None
    gap: Fraction | None
    overshoot: Fraction | None
    overshoot_ratio: Fraction | None
    elapsed: Fraction | None
    expected: Fraction | None
    pace: Fraction | None
    pace_pp: Fraction | None
    lead_years: Fraction | None
    needed_per_year: Fraction | None
    forecast: Forecast | None
    status: str
    attainment: str | None
    evidence: tuple[str, ...]
    met_in: Period | None
    years_early: int | None
    observations: int
    entries: tuple[Entry, ...]

    @property
    def source(self) -> Observation | None:
        """The observation behind the latest value."""
        return self.latest.basis[-1] if self.latest else None


def assess(
    target: Target,
    observations: Iterable[Observation],
    *,
    as_of: date,
    known_at: date,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 (frozen)
) -> Assessment:
    """Assess one target from the observations of its indicator (a growth target's: of its levels) and area."""
    goal = target.goal_at(known_at)
    entries = known(observations, as_of=as_of, known_at=known_at, about=thresholds.about)
    course = KINDS[target.kind](target, goal, entries, thresholds.about)
    course = _until_due(course)
    latest = course.points[-1] if course.points else None
    live = sum(entry.state in ("live", "conflicting") for entry in entries)
    if latest is None:
        return _no_data(goal, course, entries, live, as_of)

    attainment = _attainment(course, latest)
    progress = _progress(course, latest)
    expected = expected_of(course, latest)
    pace, pace_pp = pace_of(course, latest, progress, expected)
    gap, overshoot = _gap(course, latest, attainment)
    met_in = _met_in(course) if course.judged != "kept" or attainment == "met" else None
    early = None
    if met_in is not None and attainment in ("met", "exceeded") and course.judged in ("road", "word"):
        early = goal.by.year - met_in.year if goal.by.year > met_in.year else None
    due = goal.by.time
    return Assessment(
        goal=goal,
        course=course,
        latest=latest,
        progress=progress,
        ratio=ratio_of(course, latest.value),
        gap=gap,
        overshoot=overshoot,
        overshoot_ratio=overshoot / abs(course.edge) if overshoot is not None and course.edge else None,
        elapsed=_elapsed(course, latest, due),
        expected=expected,
        pace=pace,
        pace_pp=pace_pp,
        lead_years=_lead(course, latest),
        needed_per_year=_needed(course, latest, due) if attainment == "open" else None,
        forecast=_forecast(course, due),
        status=_status(course, latest, attainment, pace, thresholds),
        attainment=attainment,
        evidence=evidence(target, course, latest, entries, as_of),
        met_in=met_in,
        years_early=early,
        observations=live,
        entries=entries,
    )


def _until_due(course: Course) -> Course:
    """Without what came after the due period, once that was observed: it says nothing more about the promise."""
    if not course.due_observed:
        return course
    return replace(course, points=tuple(point for point in course.points if point.period.end <= course.due.end))


def _no_data(goal: Goal, course: Course, entries: tuple[Entry, ...], live: int, as_of: date) -> Assessment:
    """No counting observation: everything null but the gap, which is the whole way from the baseline."""
    gap = None
    if course.base is not None and course.edge is not None and course.judged != "word":
        gap = abs(course.edge - course.base)
        if (
            course.judged == "kept"
            and course.within is not None
            and Interval(course.base, course.base).inside(course.within)
        ):
            gap = Fraction(0)
    found = {
        "no_baseline": course.needs_baseline,
        "awaiting_final": goal.by.end < as_of,
        "ytd_only": course.part_year,
    }
    return Assessment(
        goal=goal, course=course, latest=None, progress=None, ratio=None,
        gap=gap,
        overshoot=None, overshoot_ratio=None, elapsed=None, expected=None, pace=None, pace_pp=None, lead_years=None,
        needed_per_year=None, forecast=None, status="no_data", attainment=None,
        evidence=tuple(key for key in EVIDENCE if found.get(key)), met_in=None, years_early=None, observations=live,
        entries=entries,
    )  # fmt: skip


def _attainment(course: Course, latest: Point) -> str | None:
    """met, exceeded, missed, lost, open or undetermined; None where the plan gives no number."""
    if course.within is None:
        return None
    due_observed = course.due_observed
    if not course.whole:
        return "undetermined"
    if latest.span.inside(course.within):
        if course.judged == "kept":
            return "met" if due_observed else "open"
        return "exceeded" if course.judged != "word" and _exceeded(course, latest) else "met"
    if not latest.span.disjoint(course.within):
        return "undetermined"
    if due_observed:
        return "missed"
    if course.judged == "kept" or _met_in(course) is not None:
        return "lost"
    return "open"


def _exceeded(course: Course, latest: Point) -> bool:
    """Beyond the target by at least one unit of its last written digit, for every value of the interval."""
    within = course.within
    assert within is not None
    if within.low is not None and within.high is None:
        return latest.span.low is not None and latest.span.low >= within.low + course.step
    if within.high is not None and within.low is None:
        return latest.span.high is not None and latest.span.high <= within.high - course.step
    return False


def _met_in(course: Course) -> Period | None:
    if course.within is None or not course.whole:
        return None
    return next((point.period for point in course.points if point.span.inside(course.within)), None)


def _progress(course: Course, latest: Point) -> Fraction | None:
    """p = (x − b)/(T − b), not clipped; of a kept target the share of observed periods kept."""
    if course.judged == "word" or course.edge is None:
        return None
    if course.judged == "kept":
        if course.within is None:
            return None
        return Fraction(sum(p.span.inside(course.within) for p in course.points), len(course.points))
    return share_of_road(course, latest.value)


def _gap(course: Course, latest: Point, attainment: str | None) -> tuple[Fraction | None, Fraction | None]:
    """What is missing and what goes beyond. A gap only known to be above zero is None, an uncertain overshoot too."""
    within, x = course.within, latest.value
    if within is None or course.judged == "word":
        return None, None
    below = Fraction(0) if within.low is None else within.low - x
    above = Fraction(0) if within.high is None else x - within.high
    short = max(below, above, Fraction(0))
    if latest.span.inside(within) and attainment != "undetermined":
        one_sided = within.low is None or within.high is None
        beyond = abs(x - course.edge) if one_sided and course.edge is not None else Fraction(0)
        return Fraction(0), beyond
    if attainment == "undetermined":
        return short or None, None
    return short or None, Fraction(0)


def _needed(course: Course, latest: Point, due: Fraction) -> Fraction | None:
    """(T − x)/(t₁ − t): what is still needed a year."""
    if course.edge is None or course.judged in ("word", "kept") or latest.time >= due:
        return None
    return (course.edge - latest.value) / (due - latest.time)


def _lead(course: Course, latest: Point) -> Fraction | None:
    """t − the time at which the road reaches x; None beyond its ends."""
    at = course.road.reaches(latest.value) if course.road else None
    return None if at is None else latest.time - at


def _forecast(course: Course, due: Fraction) -> Forecast | None:
    if course.judged not in ("road", "kept"):
        return None
    points = [(point.time, point.value) for point in course.points]
    if course.base is not None and course.start is not None:
        points.insert(0, (course.start, course.base))
    return forecast(points, due, course.edge)


def _elapsed(course: Course, latest: Point, due: Fraction) -> Fraction | None:
    """τ = (t − t₀)/(t₁ − t₀) of the latest value, not clipped."""
    if course.start is None or due <= course.start:
        return None
    return (latest.time - course.start) / (due - course.start)


def _status(
    course: Course, latest: Point, attainment: str | None, pace: Fraction | None, thresholds: Thresholds
) -> str:
    if attainment is None:
        return "open"
    if attainment != "open":
        return attainment
    if course.judged == "kept":
        return "on_track"
    if pace is None:
        return "open"
    return pace_word(course, latest, thresholds)

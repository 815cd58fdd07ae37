"""assess(target, observations, …) → Assessment: every figure and verdict of methods.md's default
method.

Pure, exact and blind to the order of its input. Values are fractions in the target's unit; None
where nothing can be said. b, t₀ baseline and its time; x, t latest value and its time; T, t₁ target
and due time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.attained import attainment_of, met_of
from tracker.assess.bounds import ZERO, beyond, missing
from tracker.assess.evidence import evidence
from tracker.assess.forecast import Forecast, forecast
from tracker.assess.kinds import follow, kind_of
from tracker.assess.kinds.shared import promised
from tracker.assess.pace import expected_of, pace_of, pace_word, ratio_of, share_of_road
from tracker.assess.series import Entry, known
from tracker.assess.status import Attainment, Evidence, Judged, Status
from tracker.assess.trajectory import Course, Point
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import Period, decimal_year
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Target, Thresholds


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record says of one target on one day.

    Figures as in methods.md; `entries` is the series as known.

    `promised` is the figure that stands with the goal's op: of 20左右 with `ge` 19. `missing` and
    `beyond` are gap and overshoot for every value that the latest one may stand for.
    """

    goal: Goal
    promised: Decimal | None
    course: Course
    latest: Point | None
    progress: Fraction | None
    ratio: Fraction | None
    gap: Fraction | None
    overshoot: Fraction | None
    overshoot_ratio: Fraction | None
    missing: Interval | None
    beyond: Interval | None
    elapsed: Fraction | None
    expected: Fraction | None
    pace: Fraction | None
    pace_pp: Fraction | None
    lead_years: Fraction | None
    needed_per_year: Fraction | None
    needed_from_now: Fraction | None
    forecast: Forecast | None
    status: Status
    attainment: Attainment | None
    evidence: tuple[Evidence, ...]
    met_in: Period | None
    met_since: Period | None
    years_early: int | None
    over: bool
    observations: int
    entries: tuple[Entry, ...]

    @property
    def source(self) -> Observation | None:
        """The observation behind the latest value."""
        return self.latest.basis[-1] if self.latest else None

    @property
    def gap_low(self) -> Fraction | None:
        return self.missing.low if self.missing else None

    @property
    def gap_high(self) -> Fraction | None:
        return self.missing.high if self.missing else None

    @property
    def overshoot_low(self) -> Fraction | None:
        return self.beyond.low if self.beyond else None

    @property
    def overshoot_high(self) -> Fraction | None:
        return self.beyond.high if self.beyond else None


def assess(
    target: Target,
    observations: Iterable[Observation],
    *,
    as_of: date,
    known_at: date,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 (frozen)
) -> Assessment:
    """Assess one target from the observations of its indicator (a growth target's: of its levels)
    and area.
    """
    goal = target.goal_at(known_at)
    entries = known(
        observations,
        as_of=as_of,
        known_at=known_at,
        about=thresholds.about,
        prefer=thresholds.prefer,
    )
    course, entries = follow(target, goal, entries, thresholds)
    latest, figure = course.points[-1] if course.points else None, promised(goal, thresholds.about)
    part_year = not kind_of(target).cumulative and any(e.use is Use.PART_YEAR for e in entries)
    live = sum(entry.live for entry in entries)
    if latest is None:
        return _no_data(goal, figure, course, entries, live, as_of, part_year=part_year)

    attainment = attainment_of(course, latest)
    progress = _progress(course, latest)
    expected = expected_of(course, latest)
    pace, pace_pp = pace_of(course, latest, progress, expected) if course.whole else (None, None)
    gap, overshoot, missed_by, passed_by = _gap(course, latest, attainment)
    first, since = met_of(course, attainment)
    early = None
    if (
        since is not None
        and attainment in (Attainment.MET, Attainment.EXCEEDED)
        and course.judged in (Judged.PATH, Judged.MILESTONE)
    ):
        early = goal.by.year - since.year if goal.by.year > since.year else None
    due = goal.by.time
    still_open = attainment == Attainment.OPEN
    return Assessment(
        goal=goal,
        promised=figure,
        course=course,
        latest=latest,
        progress=progress,
        ratio=ratio_of(course, latest.value),
        gap=gap,
        overshoot=overshoot,
        overshoot_ratio=overshoot / abs(course.edge)
        if overshoot is not None and course.edge
        else None,
        missing=missed_by,
        beyond=passed_by,
        elapsed=_elapsed(course, latest, due),
        expected=expected,
        pace=pace,
        pace_pp=pace_pp,
        lead_years=_lead(course, latest) if course.whole else None,
        needed_per_year=_needed(course, latest, due - latest.time) if still_open else None,
        needed_from_now=_needed(course, latest, due - decimal_year(as_of, goal.by.starts))
        if still_open
        else None,
        forecast=_forecast(course, due) if course.whole else None,
        status=_status(course, latest, attainment, pace, thresholds),
        attainment=attainment,
        evidence=evidence(target, course, latest, entries, as_of),
        met_in=first,
        met_since=since,
        years_early=early,
        over=goal.by.end <= as_of,
        observations=live,
        entries=entries,
    )


def _no_data(
    goal: Goal,
    figure: Decimal | None,
    course: Course,
    entries: tuple[Entry, ...],
    live: int,
    as_of: date,
    *,
    part_year: bool,
) -> Assessment:
    """No counting observation: everything null but the gap, which is the whole way from the
    baseline.
    """
    gap = None
    if course.base is not None and course.edge is not None and course.judged != Judged.MILESTONE:
        gap = abs(course.edge - course.base)
        inside = course.within is not None and Interval(course.base, course.base).inside(
            course.within
        )
        if course.judged in (Judged.EVERY_PERIOD, Judged.CEILING) and inside:
            gap = Fraction(0)
    found = {
        Evidence.NO_BASELINE: course.needs_baseline,
        Evidence.AWAITING_FINAL: goal.by.end < as_of,
        Evidence.YTD_ONLY: part_year,
    }
    return Assessment(
        goal=goal,
        promised=figure,
        course=course,
        latest=None,
        progress=None,
        ratio=None,
        gap=gap,
        missing=None if gap is None else Interval(gap, gap),
        beyond=None,
        overshoot=None,
        overshoot_ratio=None,
        elapsed=None,
        expected=None,
        pace=None,
        pace_pp=None,
        lead_years=None,
        needed_per_year=None,
        needed_from_now=None,
        forecast=None,
        status=Status.NO_DATA,
        attainment=None,
        evidence=tuple(key for key in Evidence if found.get(key)),
        met_in=None,
        met_since=None,
        years_early=None,
        over=goal.by.end <= as_of,
        observations=live,
        entries=entries,
    )


def _progress(course: Course, latest: Point) -> Fraction | None:
    """p = (x − b)/(T − b), not clipped; of a kept target the share of observed periods kept."""
    if course.judged == Judged.MILESTONE or course.edge is None:
        return None
    if course.judged == Judged.EVERY_PERIOD:
        if course.within is None:
            return None
        return Fraction(
            sum(p.span.inside(course.within) for p in course.points), len(course.points)
        )
    return share_of_road(course, latest.value)


def _gap(
    course: Course, latest: Point, attainment: Attainment | None
) -> tuple[Fraction | None, Fraction | None, Interval | None, Interval | None]:
    """What is missing and what goes beyond, from X and for every value that it may stand for.

    A gap only known to be above zero is None, an uncertain overshoot too; of an incomplete sum
    nothing is known.
    """
    within = course.within
    if within is None or course.judged == Judged.MILESTONE or not course.whole:
        return None, None, None, None
    exact = Interval(latest.value, latest.value)
    short, over = missing(exact, within).low, beyond(exact, within).low
    missed_by, passed_by = missing(latest.span, within), beyond(latest.span, within)
    if course.judged == Judged.CEILING and not course.due_observed:
        over, passed_by = Fraction(0), ZERO  # what is left of a ceiling is no overshoot
    if latest.span.inside(within):
        return Fraction(0), over, missed_by, passed_by
    if not latest.span.disjoint(within):
        return short or None, None, missed_by, passed_by
    return short or None, Fraction(0), missed_by, passed_by


def _needed(course: Course, latest: Point, left: Fraction) -> Fraction | None:
    """(T − x) over the years left: what is still needed a year, of a band to its nearest edge."""
    within = course.within
    if (
        course.edge is None
        or within is None
        or course.judged in (Judged.MILESTONE, Judged.EVERY_PERIOD)
        or left <= 0
    ):
        return None
    edge = within.high if within.high is not None and latest.value > within.high else course.edge
    if within.low is not None and latest.value < within.low:
        edge = within.low
    if course.judged == Judged.PATH and edge == latest.value:
        return None  # not met, and what is missing is only known to be above zero
    return (edge - latest.value) / left


def _lead(course: Course, latest: Point) -> Fraction | None:
    """t − the time at which the road reaches x; None beyond its ends."""
    at = course.road.reaches(latest.value) if course.road and course.judged == Judged.PATH else None
    return None if at is None else latest.time - at


def _forecast(course: Course, due: Fraction) -> Forecast | None:
    if course.judged not in (Judged.PATH, Judged.EVERY_PERIOD, Judged.CEILING):
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
    course: Course,
    latest: Point,
    attainment: Attainment | None,
    pace: Fraction | None,
    thresholds: Thresholds,
) -> Status:
    if attainment is None:
        return Status.OPEN
    if attainment != Attainment.OPEN:
        return Status(attainment)
    if course.judged == Judged.EVERY_PERIOD:
        return Status.ON_TRACK
    if course.judged in (Judged.PATH, Judged.MILESTONE) and pace is None:
        return Status.OPEN
    return pace_word(course, latest, thresholds) or Status.OPEN

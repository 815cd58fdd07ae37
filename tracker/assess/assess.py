"""assess(target, observations, …) → Assessment: every figure and verdict of methods.md's default
method.

Pure, exact and blind to the order of its input. Values are fractions in the target's unit; None
where nothing can be said. b, t₀ baseline and its time; x, t latest value and its time; T, t₁ target
and due time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.attained import attainment_of, met_of
from tracker.assess.bounds import Bounded
from tracker.assess.clocks import Clocks
from tracker.assess.evidence import evidence
from tracker.assess.forecast import Forecast, forecast
from tracker.assess.formulas import FORMULAS, HUNDRED, Calculation
from tracker.assess.gap import ZERO, gap_and_overshoot, is_past
from tracker.assess.kinds import follow
from tracker.assess.kinds.shared import promised
from tracker.assess.pace import expected_of, pace_of, pace_word, progress_of, ratio_of
from tracker.assess.series import Entry, known
from tracker.assess.status import ATTAINED, Attainment, Evidence, Judged, Status
from tracker.assess.trajectory import Point, Trajectory
from tracker.model.observation import Observation
from tracker.model.periods import Period, decimal_year
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Target, Thresholds

METHOD = 2  # the rules of verdicts: raised by every correction that makes something read otherwise
_UNKNOWN = Interval(None, None)


class _Computed:
    """A view of the value of the calculation of that name; None where there is none."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, a: Assessment, owner: type) -> Fraction | None:
        found = a.calculations.get(self.name)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the record says of one target on one day.

    `calculations` are the figures of methods.md by name, in the order in which one rests on the
    other; `entries` is the series as known. `promised` is the figure that stands with the goal's
    op: of 20左右 with `ge` 19. `thresholds` are those that it was judged by.
    """

    goal: Goal
    promised: Decimal | None
    trajectory: Trajectory
    latest: Point | None
    calculations: Mapping[str, Calculation] = field(hash=False)
    status: Status
    attainment: Attainment | None
    evidence: tuple[Evidence, ...]
    met_in: Period | None
    met_since: Period | None
    over: bool
    observations: int
    entries: tuple[Entry, ...]
    thresholds: Thresholds

    progress = _Computed()
    ratio = _Computed()
    gap = _Computed()
    overshoot = _Computed()
    overshoot_ratio = _Computed()
    elapsed = _Computed()
    expected = _Computed()
    pace = _Computed()
    pace_pp = _Computed()
    lead_years = _Computed()
    needed_per_year = _Computed()
    needed_from_now = _Computed()

    def bounded(self, figure: str) -> Bounded | None:
        """A figure with all values it may have; None where there is none, or nothing bounds it."""
        found = self.calculations.get(figure)
        return found if found and found.span != _UNKNOWN else None

    @property
    def forecast(self) -> Forecast | None:
        """Where the series leads to if it goes on: computed when it is asked for, which takes as
        long as all the rest.
        """
        return _forecast(self.trajectory) if self.latest and self.trajectory.whole else None

    @property
    def source(self) -> Observation | None:
        """The observation behind the latest value."""
        return self.latest.basis[-1] if self.latest else None

    def span(self, figure: str) -> Interval:
        """All values that a figure may have; without ends where nothing bounds it."""
        found = self.calculations.get(figure)
        return found.span if found else _UNKNOWN

    @property
    def years_early(self) -> int | None:
        """Whole years between first meeting the target and its due period."""
        early = self.calculations.get("years_early")
        return int(early.value) if early and early.value else None

    @property
    def is_past(self) -> bool:
        """Whether what keeps the latest value from the target is that it is too high."""
        return self.latest is not None and is_past(self.trajectory, self.latest)


def assess(
    target: Target,
    observations: Iterable[Observation],
    clocks: Clocks,
    thresholds: Thresholds = Thresholds(),  # noqa: B008 (frozen)
) -> Assessment:
    """Assess one target from the observations of its indicator (a growth target's: of its levels)
    and area.
    """
    goal = target.goal_at(clocks.known_at)
    entries = known(observations, clocks, thresholds)
    trajectory, entries = follow(target, goal, entries, thresholds)
    latest = trajectory.points[-1] if trajectory.points else None
    attainment = attainment_of(trajectory, latest) if latest else None
    first, since = met_of(trajectory, attainment) if latest else (None, None)
    if latest is None:
        found = _whole_way(trajectory)
    else:
        found = [
            *_value(trajectory, latest),
            *_towards(trajectory, latest),
            *_against_time(trajectory, latest),
            *(_to_come(trajectory, latest, clocks.as_of) if attainment == Attainment.OPEN else []),
            *(_early(trajectory, since) if attainment in ATTAINED else []),
        ]
    calculations = {one.figure: one for one in found}
    return Assessment(
        goal=goal,
        promised=promised(goal, thresholds.about),
        trajectory=trajectory,
        latest=latest,
        calculations=calculations,
        status=_status(trajectory, latest, attainment, "pace" in calculations, thresholds),
        attainment=attainment,
        evidence=evidence(target, trajectory, latest, entries, clocks.as_of),
        met_in=first,
        met_since=since,
        over=goal.by.end <= clocks.as_of,
        observations=sum(entry.live for entry in entries),
        entries=entries,
        thresholds=thresholds,
    )


def _whole_way(trajectory: Trajectory) -> list[Calculation]:
    """No counting observation: the gap is the whole way from the baseline."""
    base, goal_value = trajectory.base, trajectory.goal_value
    if base is None or goal_value is None or trajectory.judged == Judged.MILESTONE:
        return []
    gap = FORMULAS["gap.whole" if goal_value >= base else "gap.whole.down"](b=base, T=goal_value)
    kept = trajectory.judged in (Judged.EVERY_PERIOD, Judged.CEILING)
    if kept and trajectory.met_from_the_start:
        gap = replace(gap, value=Fraction(0), span=ZERO)
    return [gap]


def _value(trajectory: Trajectory, latest: Point) -> Iterator[Calculation]:
    """How the latest value and the goal come about, where they are not simply written."""
    made, goal_value = latest.calculation, trajectory.computed_goal_value
    if made is not None and (goal_value is None or made.figure == "sum"):
        yield made
    if goal_value is None or (goal_value.name == "edge" and not trajectory.base):
        return
    yield goal_value
    converted = made is not None and made.figure == "level"
    if made is not None and converted:
        yield made
    if not converted or goal_value.name == "edge.amount":  # the goal says by how much, in the unit
        change = goal_value.name.replace("edge", "change")
        yield FORMULAS[change](x=latest.bounded, b=goal_value.operands["b"])


def _towards(trajectory: Trajectory, latest: Point) -> Iterator[Calculation]:
    """Progress, ratio, gap, what a ceiling leaves of itself until it is due, overshoot."""
    shares = _progress(trajectory, latest), ratio_of(trajectory, latest)
    yield from (share for share in shares if share is not None)
    yield from gap_and_overshoot(trajectory, latest)


def _progress(trajectory: Trajectory, latest: Point) -> Calculation | None:
    """The share of the path gone; of a kept target the share of observed periods kept."""
    within = trajectory.within
    if trajectory.judged == Judged.MILESTONE or within is None:
        return None
    if trajectory.judged != Judged.EVERY_PERIOD:
        return progress_of(trajectory, latest.bounded)
    kept = sum(point.span.inside(within) for point in trajectory.points)
    return FORMULAS["progress.periods"](n=Fraction(kept), N=Fraction(len(trajectory.points)))


def _against_time(trajectory: Trajectory, latest: Point) -> Iterator[Calculation]:
    """Where time stands, what the path asks for by then, and the pace against it."""
    if trajectory.start is not None and trajectory.due.time > trajectory.start:
        gone, all_of_it = latest.time - trajectory.start, trajectory.due.time - trajectory.start
        yield FORMULAS["elapsed"](t=gone, N=all_of_it)
    expected = expected_of(trajectory, latest)
    if expected is not None:
        yield expected
    if not trajectory.whole:
        return
    yield from pace_of(trajectory, latest, _progress(trajectory, latest), expected)
    at = trajectory.path.reaches(latest.value) if trajectory.path else None
    if at is not None and trajectory.judged == Judged.PATH and trajectory.start is not None:
        yield FORMULAS["lead_years"](t=latest.time - trajectory.start, r=at - trajectory.start)


def _to_come(trajectory: Trajectory, latest: Point, as_of: date) -> Iterator[Calculation]:
    """What is needed a year, of a band to its nearest edge, counted from the latest data and from
    the day of the report; of an average also the growth that leads to the promised one.
    """
    within, goal_value = trajectory.within, trajectory.goal_value
    if within is None or goal_value is None or trajectory.judged == Judged.EVERY_PERIOD:
        return
    if within.high is not None and latest.value > within.high:
        goal_value = within.high
    if within.low is not None and latest.value < within.low:
        goal_value = within.low
    if trajectory.judged == Judged.MILESTONE or (
        trajectory.judged == Judged.PATH and goal_value == latest.value
    ):
        return  # not met, and what is missing is only known to be above zero
    left = trajectory.due.time - latest.time
    from_now = trajectory.due.time - decimal_year(as_of, trajectory.due.starts)
    for figure, years in (("needed_per_year", left), ("needed_from_now", from_now)):
        if years > 0:
            yield FORMULAS[figure](T=goal_value, x=latest.bounded, n=years)
    if trajectory.judged == Judged.RATE and left > 0 and from_now > 0:
        yield from _growth_to_come(trajectory, latest)


def _growth_to_come(trajectory: Trajectory, latest: Point) -> Iterator[Calculation]:
    """The growth a year from the latest data on that leads to the promised average."""
    goal_value, made = trajectory.goal_value, latest.calculation
    if goal_value is None or goal_value <= -HUNDRED or trajectory.start is None or made is None:
        return
    T, due = goal_value / HUNDRED, trajectory.due.time
    N, left = due - trajectory.start, due - latest.time
    if made.name == "growth":
        x, x0 = made.operands["x"], made.operands["x0"]
        yield FORMULAS["needed_growth"](x=x, x0=x0, T=T, N=N, n=left)
    elif len(made.operands) < N:
        years = N - len(made.operands)
        yield FORMULAS["needed_growth.rates"](T=T, N=N, n=years, **made.operands)


def _early(trajectory: Trajectory, since: Period | None) -> list[Calculation]:
    """By how many years what is met was met before it was due."""
    due = trajectory.due.year
    if since is None or since.year >= due:
        return []
    if trajectory.judged not in (Judged.PATH, Judged.MILESTONE):
        return []
    return [FORMULAS["years_early"](t1=Fraction(due), t=Fraction(since.year))]


def _forecast(trajectory: Trajectory) -> Forecast | None:
    if trajectory.judged not in (Judged.PATH, Judged.EVERY_PERIOD, Judged.CEILING):
        return None
    points = [(point.time, point.value) for point in trajectory.points]
    if trajectory.base is not None and trajectory.start is not None:
        points.insert(0, (trajectory.start, trajectory.base))
    return forecast(points, trajectory.due.time, trajectory.goal_value)


def _status(
    trajectory: Trajectory,
    latest: Point | None,
    attainment: Attainment | None,
    has_pace: bool,
    thresholds: Thresholds,
) -> Status:
    if latest is None:
        return Status.NO_DATA
    if attainment is None:
        return Status.OPEN
    if attainment != Attainment.OPEN:
        return Status(attainment)
    if trajectory.judged == Judged.EVERY_PERIOD:
        return Status.ON_TRACK
    if trajectory.judged in (Judged.PATH, Judged.MILESTONE) and not has_pace:
        return Status.OPEN
    return pace_word(trajectory, latest, thresholds) or Status.OPEN

"""A target and its observations in one frame of values: points, the path planned for them, what
meets the target.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from tracker.assess.bounds import Bounded, carried
from tracker.assess.forecast import log_ratio
from tracker.assess.formulas import FORMULAS, Calculation
from tracker.assess.status import Judged
from tracker.assess.use import Uses
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.quantity import Interval, Qualifier


@dataclass(frozen=True, slots=True)
class Point:
    """One value on the way to the target, in the target's terms; `basis` are the observations it
    rests on; `calculation` says how it was computed, unless it is the written one.
    """

    period: Period
    value: Fraction
    span: Interval
    qualifier: Qualifier
    basis: tuple[Observation, ...]
    derived: bool = False
    calculation: Calculation | None = None

    @classmethod
    def of(
        cls,
        period: Period,
        figure: Bounded,
        basis: tuple[Observation, ...],
        derived: bool = False,
        calculation: Calculation | None = None,
    ) -> Point:
        """The point of a figure; of one that is computed with its calculation."""
        assert figure.value is not None
        said = carried(figure.qualifier, rising=figure.rising)
        made = calculation or (figure if isinstance(figure, Calculation) else None)
        return cls(period, figure.value, figure.span, said, basis, derived, made)

    @property
    def time(self) -> Fraction:
        """The end of its period, in years."""
        return self.period.time

    @property
    def bounded(self) -> Bounded:
        """The value with every other one that it may stand for."""
        return Bounded(self.value, self.span, self.qualifier)


@dataclass(frozen=True, slots=True)
class TargetPath:
    """The planned way from baseline to target through `knots` (time, value), straight or compound
    between them.

    `shift` is added before compounding: cumulative per cents compound as an index, 100 + x.
    """

    knots: tuple[tuple[Fraction, Fraction], ...]
    compound: bool = False
    shift: Fraction = Fraction(0)

    def expected(self, time: Fraction) -> Calculation:
        """What the path asks for at a time; after its end the target."""
        for (t0, v0), (t1, v1) in zip(self.knots, self.knots[1:], strict=False):
            if time <= t1:
                tau = (time - t0) / (t1 - t0)
                if self.shift:
                    return FORMULAS["expected.index"](T=v1, τ=tau)
                if len(self.knots) > 2:
                    return FORMULAS["expected.steps"](v0=v0, v1=v1, τ=tau)
                way = "expected.geometric" if self.compound else "expected"
                return FORMULAS[way](b=v0, T=v1, τ=tau)
        return FORMULAS["expected.due"](T=self.knots[-1][1])

    def at(self, time: Fraction) -> Fraction:
        """The value that the path asks for at a time."""
        value = self.expected(time).value
        assert value is not None
        return value

    def reaches(self, value: Fraction) -> Fraction | None:
        """The first time at which the path stands at a value; None beyond its ends."""
        for (t0, v0), (t1, v1) in zip(self.knots, self.knots[1:], strict=False):
            if v0 != v1 and min(v0, v1) <= value <= max(v0, v1):
                return self._between((t0, v0), (t1, v1), value)
        return None

    def leaves(self, value: Fraction) -> Fraction | None:
        """The time until which the path asks for no more than a value: its start where it asks for
        more from there on, None where the value lies beyond its end.
        """
        (begin, low), (end, high) = self.knots[0], self.knots[-1]
        d = 1 if high >= low else -1
        if d * value < d * low:
            return begin
        for first, last in zip(self.knots, self.knots[1:], strict=False):
            if d * last[1] > d * value:
                return self._between(first, last, value)
        return end if value == high else None

    def _between(
        self, first: tuple[Fraction, Fraction], last: tuple[Fraction, Fraction], value: Fraction
    ) -> Fraction:
        """When a value between those of two knots is reached."""
        (t0, v0), (t1, v1) = first, last
        if self.compound:
            start = v0 + self.shift
            tau = log_ratio((value + self.shift) / start, (v1 + self.shift) / start)
        else:
            tau = (value - v0) / (v1 - v0)
        return t0 + (t1 - t0) * tau


@dataclass(frozen=True, slots=True)
class Trajectory:
    """A target and its observations in one frame of values.

    - `base`, `goal_value`: b and T; `computed_goal_value` how T comes from a change.
    - `within`: the values that meet the target; None where the plan gives no number.
    - `step`: one unit of T's last written digit.
    - `start`: t₀; `due`: the period of t₁; `path`: what is planned between them.
    - `missing`: the periods that a sum or a mean is without.
    - `in_shares`: the values are shares of the way already (cumulative per cents), so that x/T is
      the ratio either way.
    - `uses`: why an observation by itself counts or does not.
    """

    points: tuple[Point, ...]
    due: Period
    judged: Judged
    within: Interval | None = None
    goal_value: Fraction | None = None
    step: Fraction = Fraction(0)
    base: Fraction | None = None
    start: Fraction | None = None
    path: TargetPath | None = None
    missing: tuple[Period, ...] = ()
    needs_baseline: bool = False
    in_shares: bool = False
    uses: Uses = field(default_factory=dict)
    computed_goal_value: Calculation | None = None

    @property
    def whole(self) -> bool:
        """Whether no period is missing."""
        return not self.missing

    @property
    def met_from_the_start(self) -> bool:
        """Whether the base meets the target already: away from it is no going back."""
        base, within = self.base, self.within
        return base is not None and within is not None and Interval(base, base).inside(within)

    @property
    def due_observed(self) -> bool:
        """Whether the due period itself is among what is known."""
        return any(point.period.end == self.due.end for point in self.points)

"""Kind: what a kind of target is to everyone who asks, its name, its fields, its trajectory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.assess.kinds.shared import base_period, planned_year
from tracker.assess.trajectory import Trajectory
from tracker.assess.use import Use
from tracker.model.observation import Observation
from tracker.model.periods import Period
from tracker.model.target import Direction, Goal, Target


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of target, one row in one file of this folder.

    `name` is the word in targets.yaml, `place` where it stands among the others, `refuses` are the
    fields of a target that it has no use for. `use` says of an observation by itself whether it
    can count towards the goal in force (COUNTED) or why not; `trajectory` makes points of a target,
    the goal in force, the observations used of their periods and the half-width of “about”. The
    rest is what others ask:

    - `default`: a target that names no kind is of this one.
    - `yes_no`: values say done or not done; they have no unit and no number is written.
    - `by_change`: the goal says by how much to change, not how much is to be reached.
    - `by_rate`: the goal and its baseline are rates of growth a year.
    - `cumulative`: each point sums up or averages everything from the plan's first day on; of other
      kinds a point is the value of its period, and what counts comes after the baseline.
    - `sums`: what it is cumulative of is a flow, and its values are added up.
    - `in_every_period`: the goal must be met all the time, not when it is due.
    - `wants_baseline`: progress can be said only from a baseline.
    """

    name: str
    place: int
    use: Callable[[Observation, Target, Goal], Use]
    trajectory: Callable[[Target, Goal, Sequence[Observation], Decimal], Trajectory]
    refuses: frozenset[str] = frozenset()
    default: bool = False
    yes_no: bool = False
    by_change: bool = False
    by_rate: bool = False
    cumulative: bool = False
    sums: bool = False
    in_every_period: bool = False
    wants_baseline: bool = False

    def years(self, target: Target) -> Period:
        """The period in whose years a target of this kind reckons."""
        if target.level is not None:
            return target.level.period
        return target.plan.period if self.sums else planned_year(target, target.goal)

    def starts_from(self, target: Target) -> Period | None:
        """The period that a target starts from, which does not count any more; None where it
        starts with the plan.
        """
        return None if self.cumulative and target.level is None else base_period(target)

    def direction(self, target: Target) -> Direction | None:
        """up or down; None for a milestone, and for a band whose baseline is inside or unknown."""
        goal, baseline = target.goal, target.baseline
        match goal.op:
            case "ge" | "gt":
                return None if self.yes_no else "up"
            case "le" | "lt":
                return "down"
            case "between" | "around":
                if baseline is None or goal.quantity is None:
                    return None
                b, low = baseline.quantity.value, goal.quantity.value
                high = goal.upper if goal.upper is not None else low
                return "up" if b < low else "down" if b > high else None

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields of a target that it cannot do without."""
        return () if self.yes_no else ("unit",)

"""What a claim is to be measured against: the observations, or the goal, that it is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache

from tracker.analysis.audit.printed import printed, times
from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.report import Report
from tracker.assess.series import Entry, known
from tracker.model.bilingual import words_of
from tracker.model.observation import Claim, Observation
from tracker.model.periods import Period, read_period, year_to_date
from tracker.model.quantity import Interval
from tracker.model.target import Goal, Indicator, Target
from tracker.model.units import agreement, read_unit
from tracker.problems.problem import Refused


class ClaimReason(StrEnum):
    """Why a claim cannot be checked, the first that applies, or why it holds only later."""

    REAL_TERMS = "real_terms"
    UNKNOWN = "unknown"
    UNITS = "units"
    NO_BASE = "no_base"
    PART_YEAR = "part_year"
    CIRCULAR = "circular"
    ZERO_BASE = "zero_base"
    TOO_WIDE = "too_wide"
    REVISED_BASE = "revised_base"


@dataclass(frozen=True, slots=True)
class ClaimBase:
    """One base: all values that it may stand for, in the unit of the value that it is the base of;
    an observation, or a target's goal. `against` is an observation that contradicts it.
    """

    span: Interval
    observation: Observation | None = None
    target: Target | None = None
    goal: Goal | None = None
    against: Observation | None = None


_Reference = Period | Indicator | Target
_Found = tuple[ClaimBase | None, ClaimReason | None]


class BaseFinder:
    """Finds the bases of claims in the project of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.project = report.project
        self.about = report.thresholds.about
        areas = {plan.area for plan in self.project.plans}
        self._only_area = areas.pop() if len(areas) == 1 else ""
        self._spans: dict[tuple[str, str], dict[date, list[Observation]]] = {}

    def bases(
        self, one: Observation, claim: Claim, day: date
    ) -> tuple[tuple[ClaimBase, ...], ClaimReason | None]:
        """What a claim of a value is measured against by what was known on a day, and why it cannot
        be. Every base that is derived in the same publication is circular where none is not.
        """
        refers = [self._meant(of, one, claim) for of in claim.of]
        if None in refers:
            return (), ClaimReason.UNKNOWN
        found = [self._base(ref, one, day) for ref in refers if ref is not None]
        bases = tuple(base for base, _ in found if base is not None)
        reasons = [reason for _, reason in found if reason is not None]
        blocking = [reason for reason in reasons if reason is not ClaimReason.CIRCULAR]
        if blocking:
            return bases, min(blocking, key=list(ClaimReason).index)
        circular = len(reasons) == len(found) or one.status == "derived"
        return bases, ClaimReason.CIRCULAR if circular else None

    def _meant(self, of: str, one: Observation, claim: Claim) -> _Reference | None:
        """An indicator, a target, or a period. What is both is the indicator, but for what is said
        of a value beside its own target.
        """
        names = self.project.names
        indicator, target = names.indicator(of), names.target(of)
        own = indicator is not None and indicator.id == one.indicator
        if indicator is not None and (target is None or not own or claim.kind == "sum"):
            return indicator
        if target is not None:
            return target
        try:
            return read_period(of, one.period.starts)
        except Refused:
            return None

    def _base(self, ref: _Reference, one: Observation, day: date) -> _Found:
        if isinstance(ref, Target):
            return self._goal(ref, one, day)
        own = self.project.indicators[one.indicator]
        if isinstance(ref, Indicator):
            return self._observed(ref, ref.unit, one.period, one.span, one, day)
        span = year_to_date(ref) if one.ytd else ref
        if own.measure == "flow" and not _as_long(span, one.span):
            return None, ClaimReason.PART_YEAR
        return self._observed(own, one.unit, ref, span, one, day)

    def _observed(
        self,
        indicator: Indicator,
        unit: str,
        period: Period,
        span: Period,
        one: Observation,
        day: date,
    ) -> _Found:
        """The value of an indicator that counted on a day for a span of time: one that is
        independent of the publication before all.
        """
        factor = _factor(unit, one.unit)
        if factor is None:
            return None, ClaimReason.UNITS
        ending = [
            other
            for other in self._ending(indicator.id, one.area).get(span.end, ())
            if other.unit == unit
        ]
        at = [other for other in ending if other.span == span]
        stock = indicator.measure == "stock"  # a stock stands at the end of its period
        mine = [o for o in at if o.status == "derived" and o.publication == one.publication]
        free = [o for o in at if o not in mine]
        for choices, reason in (
            (free, None),
            (ending if stock and not mine else [], None),
            (mine, ClaimReason.CIRCULAR),
        ):
            base = self._counting(choices, day)
            if base is not None:
                used = base.observation
                value = times(printed(used.quantity, used.unit, self.about), factor)
                return ClaimBase(value, used, against=base.against), reason
        of_another_length = [o for o in ending if o.period == period and o.span != span]
        other = indicator.measure == "flow" and self._counting(of_another_length, day)
        return None, ClaimReason.PART_YEAR if other else ClaimReason.NO_BASE

    def _counting(self, choices: Sequence[Observation], day: date) -> Entry | None:
        """Which of values for one time counted on a day."""
        entries = known(choices, Clocks(self.report.as_of, day), self.report.thresholds)
        used = [entry for entry in entries if entry.used]
        return used[-1] if used else None

    def _ending(self, indicator: str, area: str) -> dict[date, list[Observation]]:
        """The observations of an indicator in an area, by the day on which their time ends."""
        key = (indicator, area or self._only_area)
        if key not in self._spans:
            found = self._spans[key] = defaultdict(list)
            for one in self.project.observed(*key):
                found[one.span.end].append(one)
        return self._spans[key]

    def _goal(self, target: Target, one: Observation, day: date) -> _Found:
        """The goal of a target as it was on a day: what was promised, to the last digit."""
        goal = target.goal_at(day)
        if goal.quantity is None:
            return None, ClaimReason.NO_BASE
        by_change = kind_of(target).by_change and not goal.absolute
        factor = _factor("%" if by_change else target.unit, one.unit)
        if factor is None:
            return None, ClaimReason.UNITS
        value = Fraction(goal.quantity.value)
        span = Interval(value, value)
        if goal.quantity.qualifier in ("about", "range"):
            span = goal.quantity.interval(self.about)
        if goal.upper is not None:
            span = Interval(value, Fraction(goal.upper))
        return ClaimBase(times(span, factor), None, target, goal), None


@cache
def _factor(unit: str, wanted: str) -> Fraction | None:
    """How many of one unit another is; None where they do not convert."""
    if unit == wanted:
        return Fraction(1)
    for own, other in _pairs(words_of(unit), words_of(wanted)):
        try:
            first, second = read_unit(own), read_unit(other)
        except Refused:
            continue
        if agreement(first, second) is not None:
            return Fraction(first.factor) / Fraction(second.factor)
    return None


def _pairs(some: Iterable[str], others: Iterable[str]) -> Iterable[tuple[str, str]]:
    others = list(others)
    return ((one, other) for one in some for other in others)


def _as_long(one: Period, other: Period) -> bool:
    """Whether two spans are of one length: of as many whole months, else of as many days."""
    if one.months is not None and other.months is not None:
        return one.months == other.months
    return one.end - one.start == other.end - other.start

"""What the analysis says of each target of a report, reckoned when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tracker.analysis.ambition import (
    Ambition,
    ambition,
    may_have_one,
    rate_elsewhere,
    series_points,
    way_of,
    with_peers,
)
from tracker.analysis.buffer import Buffer, buffer
from tracker.analysis.milestone import Milestone, milestone
from tracker.analysis.releases import NextRelease, next_release
from tracker.assess.report import Report, Row
from tracker.assess.series import known
from tracker.model.target import Plan, Target


class Blocks:
    """The blocks of a report's rows: ambition, buffer, release and milestone."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._ambitions: dict[str, Ambition | None] = {}
        self._ratios: dict[str, list[Fraction]] = {}
        self._rates: dict[object, dict[str, Fraction]] = {}

    def ambition(self, row: Row) -> Ambition | None:
        """How hard it was, beside other areas and among all targets of its plan."""
        found = self._alone(row)
        if found is None:
            return None
        found = with_peers(found, self._elsewhere(row, found))
        ratio = found.ratio
        if ratio is None:
            return found
        ratios = self._of_plan(row.target.plan)
        rank = 1 + len(ratios) - bisect_right(ratios, ratio)
        return replace(found, rank=rank, ranked=len(ratios))

    def buffer(self, row: Row) -> Buffer | None:
        """How much slack is left."""
        return buffer(row)

    def release(self, row: Row) -> NextRelease | None:
        """When the next figure comes."""
        return next_release(row, self.report.as_of)

    def milestone(self, row: Row) -> Milestone | None:
        """This year's share of the target."""
        return milestone(self.report, row)

    def _alone(self, row: Row) -> Ambition | None:
        """Its ambition, with nothing beside it."""
        key = row.target.id
        if key not in self._ambitions:
            self._ambitions[key] = ambition(row)
        return self._ambitions[key]

    def _of_plan(self, plan: Plan) -> Sequence[Fraction]:
        """The ratios of all targets of a plan that have one, shown or not, in order."""
        if plan.id not in self._ratios:
            rows = {row.target.id: row for row in self.report.rows}
            mine = [one for one in self.report.project.targets if one.plan.id == plan.id]
            found = [
                self._alone(rows.get(one.id) or self.report.assessed(one))
                for one in self._possible(mine)
            ]
            self._ratios[plan.id] = sorted(
                one.ratio for one in found if one is not None and one.ratio is not None
            )
        return self._ratios[plan.id]

    def _possible(self, targets: Sequence[Target]) -> Sequence[Target]:
        """Those of which anything is on record before the baseline."""
        project = self.report.project
        return [
            one
            for one in targets
            if may_have_one(one, [seen.period.end for seen in project.bearing_on(one)])
        ]

    def _elsewhere(self, row: Row, found: Ambition) -> list[Fraction]:
        """The rates of other areas, of the same time and reckoned in the same way."""
        report, target = self.report, row.target
        areas = report.project.areas.get(target.measured, ())
        if all(area in ("", target.area) for area in areas):
            return []
        planned = way_of(row)
        if planned is None:
            return []
        planned = replace(planned, linear=found.basis == "linear")
        unit, like = found.before.basis[-1].unit, target.level or target.baseline
        key = (target.measured, unit, planned.linear, planned.start, planned.due, target.measure)
        if (rates := self._rates.get((*key, like and like.period))) is None:
            rates = self._rates[*key, like and like.period] = {}
            for area in areas:
                seen = report.project.series.get((target.measured, area), ())
                entries = known(seen, report.clocks, report.thresholds)
                points = series_points(
                    target, row.assessment.goal, entries, report.thresholds.about
                )
                rate = rate_elsewhere(planned, points, unit)
                if rate is not None:
                    rates[area] = rate
        return [rate for area, rate in rates.items() if area not in ("", target.area)]

"""The form by which figures are collected: for whom, and what is due."""

from __future__ import annotations

from datetime import date

from tracker.analysis.releases import next_release
from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.exchange.form import AskedRow, render_form
from tracker.language import Language, enumerated, in_sequence
from tracker.model.periods import read_typed_period
from tracker.problems.problem import CannotRun, Refused, problem_of
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded
from tracker.workflows.report import status


def export_form(
    loaded: Loaded, filters: Filters, clocks: Clocks, language: Language, *, period: str = ""
) -> bytes:
    """The form for the targets asked for: a row for each indicator and area that they are assessed
    by, in the registry's order. What is due is the period asked for, else the next one that is to
    come, where that can be said.

    Raises CannotRun(2) for a filter or period that is none, or without xlsxwriter.
    """
    report = status(loaded, filters, clocks, language)
    rows: dict[tuple[str, str], AskedRow] = {}
    for row in report.rows:
        target = row.target
        indicator = report.indicators[target.measured]
        last_value, last_period = _last(row)
        due_period, due_by = _due(row, period, report.as_of)
        rows.setdefault(
            (indicator.id, target.area),
            AskedRow(
                indicator.id,
                target.area,
                indicator.name.text(language),
                indicator.unit,
                last_value,
                last_period,
                due_period,
                due_by,
                done=kind_of(target).yes_no,
            ),
        )
    plans = enumerated((head.plan.name.text(language) for head in report.plans), language)
    owners = enumerated(filters.owners, language)
    title = in_sequence((plans, owners, period), language)
    return render_form(tuple(rows.values()), title, clocks.known_at, language)


def _last(row: Row) -> tuple[str, str]:
    """The last value of what a target is assessed by, as it is on record, and its period."""
    used = [entry.observation for entry in row.assessment.entries if entry.used]
    return (used[-1].quantity.text, str(used[-1].period)) if used else ("", "")


def _due(row: Row, asked: str, day: date) -> tuple[str, str]:
    """The period that is due, and by which day: as asked, else by the rule or the rhythm."""
    if asked:
        try:
            return str(read_typed_period(asked, row.target.plan.period.starts)), ""
        except Refused as error:
            raise CannotRun(2, problem_of(error, text=f"--period {asked}")) from error
    release = next_release(row, day)
    if release is None or release.period is None:
        return "", ""
    return str(release.period), str(release.latest_by or "")

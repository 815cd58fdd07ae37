"""export: the record as tables for other programs, and the form by which figures are collected."""

from __future__ import annotations

from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.exchange.form import AskedRow, render_form
from tracker.language import Language, enumerated, in_sequence
from tracker.model.periods import CALENDAR, Period, read_period
from tracker.problems.problem import CannotRun, Refused, problem
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded
from tracker.workflows.report import status


def export_form(
    loaded: Loaded, filters: Filters, clocks: Clocks, language: Language, *, period: str = ""
) -> bytes:
    """The form for the targets asked for: a row for each indicator and area that they are assessed
    by, in the registry's order; what is due is the period asked for.

    Raises CannotRun(2) for a filter or period that is none, or without xlsxwriter.
    """
    asked = _period(period) if period else None
    report = status(loaded, filters, clocks, language)
    rows: dict[tuple[str, str], AskedRow] = {}
    for row in report.rows:
        target = row.target
        indicator = report.indicators[target.measured]
        rows.setdefault(
            (indicator.id, target.area),
            AskedRow(
                indicator=indicator.id,
                area=target.area,
                name=indicator.name.text(language),
                unit=indicator.unit,
                due_period=str(asked or ""),
                done=kind_of(target).yes_no,
                **_last(row),
            ),
        )
    plans = enumerated((head.plan.name.text(language) for head in report.plans), language)
    title = in_sequence((plans, enumerated(filters.owners, language), str(asked or "")), language)
    return render_form(tuple(rows.values()), title, clocks.known_at, language)


def _last(row: Row) -> dict[str, str]:
    """The last value of what a target is assessed by, as it is on record, and its period."""
    used = [entry.observation for entry in row.assessment.entries if entry.used]
    if not used:
        return {"last_value": "", "last_period": ""}
    return {"last_value": used[-1].quantity.text, "last_period": str(used[-1].period)}


def _period(text: str) -> Period:
    """The period that is asked for. Raises CannotRun(2) for a text that says none."""
    try:
        return read_period(text, CALENDAR)
    except Refused as error:
        facts = error.facts | {"text": f"--period {text}"}
        raise CannotRun(2, problem(error.code).saying(facts)) from error

"""export: the record as tables for other programs, and the form by which figures are collected."""

from __future__ import annotations

from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row, make_report
from tracker.exchange.form import AskedRow, render_form
from tracker.language import Language, enumerated, in_sequence
from tracker.model.periods import Period, read_period
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

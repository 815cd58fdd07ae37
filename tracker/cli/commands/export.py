"""export: the record as tables for other programs, and the form by which figures are collected."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli.options import clocks, common, filters_behind, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.workflows.filters import Filters

ABOUT = both(
    "给其他程序用的表，以及收数用的填报表。",
    "Tables for other programs, and the form by which figures are collected.",
)


@common
@output
@clocks
@filters_behind
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    kind: Annotated[Literal["form"], argument("form：填报表", "form: a workbook to fill in")],
    period: Annotated[
        str, option("应报的时期", "the period for which figures are due", metavar="PERIOD")
    ] = "",
) -> int:
    """The form for the targets asked for."""
    from tracker.workflows import export as workflow
    from tracker.workflows.load import load_project

    del kind
    loaded = load_project(run.start, clocks.as_of, run.progress)
    run.emit_bytes(workflow.export_form(loaded, filters, clocks, run.language, period=period))
    run.tell_beside(loaded.project.problems, loaded.contents)
    return 0

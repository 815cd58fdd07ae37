"""list: what there is in the registry and on record."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli.options import clocks, common, filters, output, tell_parts
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.workflows.filters import Filters

ABOUT = both(
    "列出规划、分组、指标、责任单位、出处或目标。",
    "What there is: plans, sections, indicators, owners, publications, targets.",
)


@common
@output
@clocks
@filters
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    kind: Annotated[
        Literal["plans", "sections", "indicators", "owners", "publications", "targets"],
        argument(
            "列出什么；后面的筛选选出目标",
            "what to list, of the targets that are chosen",
            metavar="KIND",
        ),
    ],
    format: Annotated[
        Literal["table", "csv", "json"] | None,
        option("输出格式", "output format", show_default="table"),
    ] = None,
) -> int:
    """One kind of things, a line each."""
    from tracker.analysis.inventory import inventory
    from tracker.formats import render
    from tracker.workflows import report as workflow
    from tracker.workflows.load import load_project

    loaded = load_project(run.start, clocks.as_of, run.progress, begun=True)
    shape = run.stated(loaded.project.settings, "list", "format", format, "table")
    report = workflow.status(loaded, filters, clocks, run.language, progress=run.progress)
    narrow = filters != Filters()
    found = inventory(kind, loaded.project, report, narrow=narrow)
    run.emit(render("inventory", found, shape, run.language, run.terminal()))
    tell_parts(run, loaded.project, filters)
    run.tell_beside(report.problems, loaded.contents)
    return 0

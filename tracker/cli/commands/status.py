"""status: what is met, overshot, behind or missing, in one look."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.assess.status import GATES
from tracker.cli.methods import methods
from tracker.cli.options import (
    Gates,
    clocks,
    common,
    filters,
    gates,
    output,
    supposed,
    tell_parts,
)
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.problems.problem import CannotRun, problem
from tracker.workflows.filters import Filters

ABOUT = both(
    "一眼看清每个目标的完成情况。", "What is met, overshot, behind or missing, in one look."
)


@common
@output
@gates(GATES)
@clocks
@supposed
@methods
@filters
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    gates: Gates,
    what_if: tuple[str, ...],
    methods: tuple[str, ...],
    every: Annotated[
        bool,
        option("无数据的目标也逐个列出", "list every target without data, too", "--all"),
    ] = False,
    by: Annotated[
        Literal["section", "area"] | None,
        option(
            "按规划的分组列出；各地区并列",
            "list by the sections of the plan; indicators across areas",
        ),
    ] = None,
    sort: Annotated[
        Literal["registry", "status", "progress", "gap", "pace", "due", "published", "name"] | None,
        option(
            "次序；不写时先看落后的。 gap：缺口占目标值份额大的在前； pace：慢的在前； "
            "due：先到期的在前； published：最近公布的在前",
            "order; without it those behind come first. gap: the largest share of the goal missing,"
            " pace: the slowest, due: what is due first, published: the latest published",
        ),
    ] = None,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"] | None,
        option("输出格式", "output format", show_default="table"),
    ] = None,
) -> int:
    """The status table, or the same for machines; 1 where a gate matches."""
    from tracker.formats import render
    from tracker.workflows import report as workflow
    from tracker.workflows.fail_on import gate_findings
    from tracker.workflows.load import load_project

    loaded = load_project(run.start, clocks.as_of, run.progress)
    if what_if:
        from tracker.workflows.what_if import supposing

        never = {"--fail-on": bool(gates.given), "--by area": by == "area"}
        loaded, clocks = supposing(loaded, what_if, clocks, never)
    settings = loaded.project.settings
    shape = run.stated(settings, "status", "format", format, "table")
    if by == "area":
        if methods:
            words = run.say("--method 不和 --by area 一起用", "--method does not go with --by area")
            raise CannotRun(2, problem("U104", words=words))
        found = workflow.by_area(loaded, filters, clocks, run.language, run.progress)
        run.emit(render("areas", found, shape, run.language, run.terminal()))
        tell_parts(run, loaded.project, filters)
        run.tell_beside(found.report.problems, loaded.contents)
        return gate_findings(gates.of(settings, "status"), found.report.rows, found.report.problems)
    order = run.stated(settings, "status", "sort", sort, "")
    report = workflow.status(
        loaded,
        filters,
        clocks,
        run.language,
        sort=order or "registry",
        recorded=True,
        progress=run.progress,
    )
    beside = workflow.recorded_only(loaded, filters.targets, clocks, run.language)
    asked = workflow.ask_methods(report, methods)
    if asked is not None and shape in ("table", "markdown"):
        beside_it = {"every": every or filters.narrow, "by_section": by is not None}
        run.emit(render("methods", asked, shape, run.language, run.terminal(), **beside_it))
    elif shape == "table" and (report.rows or beside is None):
        rows = {"every": every or filters.narrow, "by_section": by is not None, "order": order}
        run.emit(render("grid", report, shape, run.language, run.terminal(), **rows))
    elif shape == "json":
        run.emit(render("status", report, shape, run.language, recorded=beside, methods=asked))
    elif shape == "csv":
        run.emit(render("status", report, shape, run.language, methods=asked))
    elif shape == "markdown":
        run.emit(render("status", report, shape, run.language))
    if beside is not None and shape != "json":
        said = render("recorded", beside, "text", run.language, run.terminal())
        (run.emit if shape == "table" else run.tell)(said)
    tell_parts(run, loaded.project, filters)
    run.tell_beside(report.problems, loaded.contents)
    if what_if:  # is no record, and neither passes a gate nor fails it
        return 0
    return gate_findings(gates.of(settings, "status"), report.rows, report.problems)

"""check: every problem in registry and observations, with place and mend."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from tracker.assess.status import GATES_OF_PROBLEMS
from tracker.cli.options import Gates, common, day, gates, output
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.problems.problem import CannotRun

ABOUT = both(
    "列出登记表和观测文件里的每个问题，附位置和改法。",
    "Every problem in registry and observations, with place and mend.",
)


@common
@output
@gates(GATES_OF_PROBLEMS)
@day
def command(
    run: Run,
    day: date,
    gates: Gates,
    strict: Annotated[
        bool | None,
        option(
            "警告也算错误", "warnings count as errors", "--strict/--no-strict", show_default=False
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json", "github", "sarif", "junit", "gitlab"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """Every problem of the files; 1 where one counts as an error."""
    from tracker.workflows import check as workflow
    from tracker.workflows.fail_on import gate_findings
    from tracker.workflows.load import load_project

    try:
        loaded = load_project(run.start, day, run.progress, begun=True)
    except CannotRun as stop:
        if format not in (None, "text", "json"):
            run.emit(workflow.render_unreadable(run.start, stop.problems, format, run.language))
            run.deliver()
        raise
    settings = loaded.project.settings
    severe = run.stated(settings, "check", "strict", None, "false") == "true"
    severe = severe if strict is None else strict
    found = workflow.check(loaded, strict=severe)
    shape = run.stated(settings, "check", "format", format, "text")
    run.emit(workflow.render_check(loaded, found, shape, run.language, day))
    failing = gates.of(settings, "check", "error")
    return gate_findings(failing, (), workflow.check(loaded), strict=severe)

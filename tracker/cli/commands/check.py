"""check: every problem in registry and observations, with place and mend."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from tracker.assess.status import GATES_OF_PROBLEMS
from tracker.cli.options import Codes, Gates, codes, common, day, gates, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.problems.problem import CannotRun

ABOUT = both(
    "列出登记表和观测文件里的每个问题，附位置和改法。",
    "Every problem in registry and observations, with place and mend.",
)


@common
@output
@gates(GATES_OF_PROBLEMS, "error")
@codes
@day
def command(
    run: Run,
    day: date,
    gates: Gates,
    codes: Codes,
    files: Annotated[
        list[str] | None,
        argument(
            "只列这些文件里的问题（整个项目照样检查）",
            "only the problems of these files (all of the project is read)",
            metavar="[FILE]...",
            show_default=False,
        ),
    ] = None,
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
    from tracker.formats.text import left_out_text
    from tracker.workflows import check as workflow
    from tracker.workflows.fail_on import gate_findings
    from tracker.workflows.kept import with_kept
    from tracker.workflows.load import load_project

    try:
        loaded = with_kept(load_project(run.start, day, run.progress, begun=True), run.start)
    except CannotRun as stop:
        shape = run.stated({}, "check", "format", format, "text")
        if shape not in ("text", "json"):
            run.emit(workflow.render_unreadable(run.start, stop.problems, shape, run.language))
            run.deliver()
        raise
    settings = loaded.project.settings
    severe = run.stated(settings, "check", "strict", None, "false") == "true"
    severe = severe if strict is None else strict
    named = workflow.selected(loaded, run.start, files or ())
    wanted = codes.of(settings, "check")
    found = workflow.within(workflow.check(loaded, strict=severe), named)
    listed = workflow.of_codes(found, *wanted)
    left_out = len(found) - len(listed)
    shape = run.stated(settings, "check", "format", format, "text")
    answer = workflow.render_check(
        loaded, listed, shape, run.language, day, named, left_out=left_out, quiet=run.quiet
    )
    run.emit(answer)
    if left_out and shape not in ("text", "json"):  # which have no place for it
        run.tell(f"{left_out_text(left_out, run.language)}\n")
    failing = gates.of(settings, "check")
    failed = workflow.of_codes(workflow.within(workflow.check(loaded), named), *wanted)
    return gate_findings(failing, (), failed, strict=severe)

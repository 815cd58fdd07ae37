"""due: what is to be delivered, by whom and when."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli.options import clocks, common, day_of, filters, output, tell_parts
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.workflows.filters import Filters

ABOUT = both(
    "哪些数该报了：谁报、什么时候。", "Which figures are to be delivered, by whom and when."
)


@common
@output
@clocks
@filters
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    by: Annotated[
        str | None,
        option("只看这一天以前应报的", "only what is expected by this day", metavar="DAY"),
    ] = None,
    format: Annotated[
        Literal["text", "json", "ics"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """The list of what is to be delivered, for people, programs and calendars."""
    from tracker.analysis.releases import deliveries
    from tracker.formats import render
    from tracker.workflows import report as workflow
    from tracker.workflows.load import load_project

    last = None if by is None else day_of(run, "--by", by)
    loaded = load_project(run.start, clocks.as_of, run.progress)
    shape = run.stated(loaded.project.settings, "due", "format", format, "text")
    report = workflow.status(loaded, filters, clocks, run.language, progress=run.progress)
    found = deliveries(report, last)
    said = render("due", found, shape, run.language, run.terminal())
    if shape == "ics" and not run.streams.stdout.isatty():
        run.emit_bytes(said.encode())  # its lines end as the standard has it, everywhere
    else:
        run.emit(said)
    tell_parts(run, loaded.project, filters)
    run.tell_beside(report.problems, loaded.contents)
    return 0

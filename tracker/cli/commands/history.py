"""history: how every verdict went, from publication to publication."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli.options import common, day_of, filters, output, tell_parts
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.problems.problem import CannotRun, problem
from tracker.workflows.filters import Filters

ABOUT = both(
    "什么时候知道了什么：每个目标在每个公布日的结论。",
    "What was known when: every target's verdict on every day of publication.",
)


@common
@output
@filters
def command(
    run: Run,
    filters: Filters,
    first: Annotated[
        str | None,
        option(
            "从这一天起，默认是第一个公布日",
            "from this day on, by default the first publication's",
            "--from",
            metavar="DAY",
        ),
    ] = None,
    last: Annotated[
        str | None,
        option(
            "到这一天为止，默认是今天", "up to this day, or today", "--to", "--as-of", metavar="DAY"
        ),
    ] = None,
    known_at: Annotated[
        str | None,
        option(
            "事后看：每一天都按这一天以前公布的数评定；不写则按各天当时已公布的数",
            "in hindsight: every day is judged by what was published by this day; without it each "
            "by what was published by then",
            metavar="DAY",
        ),
    ] = None,
    every: Annotated[
        bool,
        option("一直无数据的目标也逐个列出", "list targets that never had data, too", "--all"),
    ] = False,
    format: Annotated[
        Literal["text", "json", "csv"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """The runs of each target, for people and programs."""
    from tracker.analysis.history import history_of
    from tracker.formats import render
    from tracker.workflows import report as workflow
    from tracker.workflows.load import load_project

    end = run.today if last is None else day_of(run, "--to", last)
    start = None if first is None else day_of(run, "--from", first)
    if start is not None and start > end:
        raise CannotRun(2, problem("U104", words=f"--from {start} > --to {end}"))
    seen = None if known_at is None else day_of(run, "--known-at", known_at)
    loaded = load_project(run.start, end, run.progress)
    shape = run.stated(loaded.project.settings, "history", "format", format, "text")
    report = workflow.status(loaded, filters, Clocks(end, seen or end), run.language)
    found = history_of(report, start, seen, run.progress)
    rows = {"every": every or filters.narrow} if shape == "text" else {}
    run.emit(render("history", found, shape, run.language, run.terminal(), **rows))
    tell_parts(run, loaded.project, filters)
    run.tell_beside(report.problems, loaded.contents)
    return 0

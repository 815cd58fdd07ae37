"""audit: does what publications claim hold, and what else can be held against the record."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.assess.status import GATES_OF_CHECKS
from tracker.cli.options import Gates, clocks, common, filters, gates, output, tell_parts
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.language import split_list
from tracker.workflows.filters import Filters

ABOUT = both(
    "用记录核对：出处的说法是否成立，分解目标与总目标是否一致，该公布的是否公布。",
    "Hold against the record what was said: claims, parts and wholes, awaited releases.",
)


@common
@output
@clocks
@filters
@gates(GATES_OF_CHECKS, "inconsistent")
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    gates: Gates,
    kinds: Annotated[
        list[str] | None,
        option(
            "只核对这些：claims 说法，parts 分解，releases 公布",
            "only these: claims, parts, releases",
            "--only",
            metavar="LIST",
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json", "markdown", "github", "sarif", "junit", "gitlab"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """Every check; 1 where one has a verdict that the gate names."""
    from tracker.workflows import audit as workflow
    from tracker.workflows.fail_on import gate_checks
    from tracker.workflows.load import load_project

    loaded = load_project(run.start, clocks.as_of, run.progress)
    settings = loaded.project.settings
    shape = run.stated(settings, "audit", "format", format, "text")
    failing = gates.of(settings, "audit")
    found = workflow.audited(
        loaded,
        filters,
        clocks,
        run.language,
        only=[word for text in kinds or () for word in split_list(text)],
        gates=failing,
        progress=run.progress,
    )
    run.emit(workflow.render_checks(found, shape, run.language, run.terminal()))
    tell_parts(run, loaded.project, filters)
    run.tell_beside(found.report.problems, loaded.contents)
    return gate_checks(failing, found)

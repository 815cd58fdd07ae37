"""show: one thing looked at closely."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli import completion
from tracker.cli.options import clocks, common, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option

ABOUT = both(
    "一个目标的来龙去脉：承诺、走势、算式、每一条观测。",
    "One target as a story: its promise, chart, arithmetic and every observation.",
)


@common
@output
@clocks
def command(
    run: Run,
    clocks: Clocks,
    targets: Annotated[
        list[str],
        argument(
            "目标或指标的 id、名称或别名",
            "ids, names or aliases of targets or indicators",
            metavar="TARGET...",
            autocompletion=completion.indicators,
        ),
    ],
    format: Annotated[
        Literal["text", "markdown", "json", "csv"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """Targets or indicators in full."""
    from tracker.workflows import report as workflow
    from tracker.workflows.load import load_project

    loaded = load_project(run.start, clocks.as_of, run.progress)
    shape = run.stated(loaded.project.settings, "show", "format", format, "text")
    run.emit(
        workflow.show(
            loaded,
            targets,
            clocks,
            run.language,
            format=shape,
            terminal=run.terminal(),
        )
    )
    run.tell_beside(loaded.project.problems, loaded.contents)
    return 0

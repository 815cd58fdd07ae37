"""show: one thing looked at closely."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.assess.clocks import Clocks
from tracker.cli import completion
from tracker.cli.methods import methods
from tracker.cli.options import clocks, common, output, supposed
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.problems.problem import CannotRun, problem
from tracker.workflows.filters import Filters

ABOUT = both(
    "一个目标的来龙去脉：承诺、走势、算式、每一条观测。",
    "One target as a story: its promise, chart, arithmetic and every observation.",
)


@common
@output
@clocks
@supposed
@methods
def command(
    run: Run,
    clocks: Clocks,
    what_if: tuple[str, ...],
    methods: tuple[str, ...],
    targets: Annotated[
        list[str],
        argument(
            "目标或指标的 id、名称或别名",
            "ids, names or aliases of targets or indicators",
            metavar="TARGET...",
            autocompletion=completion.indicators,
        ),
    ],
    last: Annotated[
        int | None,
        option(
            "只列每个序列最后的 N 条（text、markdown）",
            "list the last N values of each series (text, markdown)",
            metavar="N",
            min=1,
        ),
    ] = None,
    every: Annotated[
        bool,
        option("长序列也逐条列出", "list every value of a long series, too", "--all"),
    ] = False,
    by: Annotated[
        Literal["area"] | None,
        option("各地区并列，一个表", "across all areas, in one table"),
    ] = None,
    format: Annotated[
        Literal["text", "markdown", "json", "csv"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """Targets or indicators in full."""
    from tracker.formats import render
    from tracker.workflows import report as workflow
    from tracker.workflows.load import load_project

    loaded = load_project(run.start, clocks.as_of, run.progress)
    if what_if:
        from tracker.workflows.what_if import supposing

        loaded, clocks = supposing(loaded, what_if, clocks, {"--by area": by == "area"})
    shape = run.stated(loaded.project.settings, "show", "format", format, "text")
    if last is not None and (every or shape in ("json", "csv")):
        words = run.say(
            "--last 不和 --all、json、csv 一起用：它们列出每一条",
            "--last does not go with --all, json or csv: they list every value",
        )
        raise CannotRun(2, problem("U104", words=words))
    if methods and (by == "area" or shape == "csv"):
        words = run.say(
            "--method 不和 --by area、csv 一起用：那里没有逐个目标的一栏",
            "--method does not go with --by area or csv, which have no place for single targets",
        )
        raise CannotRun(2, problem("U104", words=words))
    if by == "area":
        if last is not None or every:
            words = run.say(
                "--by area 不和 --last、--all 一起用", "--by area does not go with --last or --all"
            )
            raise CannotRun(2, problem("U104", words=words))
        asked = Filters(tuple(targets))
        found = workflow.by_area(loaded, asked, clocks, run.language, run.progress)
        run.emit(render("areas", found, shape, run.language, run.terminal()))
        run.tell_beside(loaded.project.problems, loaded.contents)
        return 0
    run.emit(
        workflow.show(
            loaded,
            targets,
            clocks,
            run.language,
            format=shape,
            terminal=run.terminal(),
            last=last,
            whole=every,
            methods=methods,
        )
    )
    run.tell_beside(loaded.project.problems, loaded.contents)
    return 0

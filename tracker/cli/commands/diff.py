"""diff: what changed between two revisions, or two days of the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

from tracker.assess.clocks import Clocks
from tracker.assess.status import GATES_OF_CHANGES
from tracker.cli import completion
from tracker.cli.options import Gates, asked_clocks, common, day_of, gates, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option
from tracker.problems.problem import CannotRun, problem
from tracker.store import folder as files

if TYPE_CHECKING:
    from tracker.workflows.compare import Compared

_Diff = TypeVar("_Diff")
ABOUT = both(
    "两个版本或两天之间、保存的报告以来变了什么、为什么；目标条件有变动最先说。",
    "What changed between two revisions or days, or since a saved report, and why.",
)


@common
@output
@gates(GATES_OF_CHANGES)
@asked_clocks
def command(
    run: Run,
    clocks: Clocks | None,
    gates: Gates,
    base: Annotated[
        str | None,
        argument(
            "前一个版本，默认是与默认分支的分叉处；以 .json 结尾的名字是保存的报告"
            "（status --format json）",
            "the earlier revision; where HEAD left the default branch. A name that ends in .json "
            "is a saved report (status --format json)",
            metavar="[BASE]",
        ),
    ] = None,
    head: Annotated[
        str | None,
        argument(
            "后一个版本，默认是当前文件",
            "the later revision; the files as they are",
            metavar="[HEAD]",
        ),
    ] = None,
    target: Annotated[
        list[str] | None,
        option(
            "只看这个目标：id、名称或别名",
            "only this target: id, name or alias",
            metavar="TARGET",
            autocompletion=completion.targets,
        ),
    ] = None,
    first: Annotated[
        str | None,
        option("比较两天：前一天", "compare two days: the earlier", "--from", metavar="DAY"),
    ] = None,
    last: Annotated[
        str | None,
        option("后一天，默认是今天", "the later day, or today", "--to", metavar="DAY"),
    ] = None,
    verbose: Annotated[
        bool,
        option("列出每条观测所在的文件和行", "file and line of every observation", "--verbose"),
    ] = False,
    format: Annotated[
        Literal["text", "markdown", "json", "github", "sarif", "gitlab"] | None,
        option("输出格式", "output format", show_default="text"),
    ] = None,
) -> int:
    """What changed, and why; 1 where a gate matches."""
    from tracker.workflows import compare as workflow
    from tracker.workflows import frozen
    from tracker.workflows.fail_on import gate_changes, gate_saved

    if first is not None or last is not None:
        if first is None or base is not None or clocks:
            words = run.say(
                "--from 要和 --to 一起用，不带版本、--as-of、--known-at",
                "--from goes with --to only",
            )
            raise CannotRun(2, problem("U104", words=words))
        days = (
            day_of(run, "--from", first),
            day_of(run, "--to", last) if last is not None else run.today,
        )
        if days[0] > days[1]:
            raise CannotRun(2, problem("U104", words=f"--from {days[0]} > --to {days[1]}"))
        found = workflow.compare_days(run.start, *days, target or (), run.language, run.progress)
        return _answer(run, found, workflow.render_changes, gate_changes, gates, format, verbose)
    ends = clocks or Clocks.of(run.today)
    if base is None or not frozen.names_file(base):
        names = [name for name in (base, head) if name is not None]
        found = workflow.compare_revisions(
            run.start, names, target or (), ends, run.language, run.environment, run.progress
        )
        return _answer(run, found, workflow.render_changes, gate_changes, gates, format, verbose)
    saved = frozen.compare_with_saved(
        run.start, base, head, target or (), ends, run.language, run.environment, run.progress
    )
    return _answer(run, saved, frozen.render_frozen, gate_saved, gates, format, verbose)


def _answer(
    run: Run,
    found: Compared[_Diff],
    render: Callable[..., str],
    gate: Callable[[Sequence[str], _Diff], int],
    gates: Gates,
    format: str | None,
    verbose: bool,
) -> int:
    """Prints a comparison, and what is wrong in the record; 1 where a gate matches."""
    shape = run.stated(found.settings, "diff", "format", format, "text")
    told = {"places": verbose} if shape == "text" else {}
    on = run.terminal(files.find_project(run.start))
    run.emit(render(found, shape, run.language, on, **told))
    run.tell_beside(found.problems, found.contents)
    return gate(gates.of(found.settings, "diff"), found.diff)

"""report: what is handed over, in one or several formats, to stdout or to files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from tracker.assess.clocks import Clocks
from tracker.assess.status import GATES
from tracker.cli.options import STDOUT, Force, Gates, clocks, common, filters, gates, tell_parts
from tracker.cli.run import Run
from tracker.cli.suffixes import format_for
from tracker.cli.words import both, option
from tracker.problems.problem import CannotRun, problem
from tracker.workflows.filters import Filters

LARGEST_SUMMARY = (
    1_000_000  # bytes of a build's summary: GitHub drops one of more than a MiB as a whole
)


class Format(StrEnum):
    """The formats of reports."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    DOCX = "docx"
    JUNIT = "junit"
    JUNIT_GITLAB = "junit-gitlab"
    SARIF = "sarif"
    GITHUB = "github"
    GITHUB_SUMMARY = "github-summary"
    GITLAB = "gitlab"
    OPENMETRICS = "openmetrics"
    BADGE = "badge"


ABOUT = both(
    "给人看和给机器读的报告；--format 和 -o 可以成对地重复。",
    "The report for people and machines; --format and -o may be repeated in pairs.",
)


@common
@gates(GATES)
@clocks
@filters
def command(
    run: Run,
    filters: Filters,
    clocks: Clocks,
    gates: Gates,
    format: Annotated[
        list[Format] | None,
        option(
            "输出格式；不写则从 -o 的后缀来，否则是 markdown",
            "output format; without it the suffix of -o says it, else markdown",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        option(
            "写到这个文件，- 是标准输出",
            "write to this file; - is stdout",
            "-o",
            "--output",
            metavar="FILE",
        ),
    ] = None,
    force: Force = False,
) -> int:
    """The report in every format asked for, where it was asked for; 1 where a gate matches."""
    from tracker.workflows import report as workflow
    from tracker.workflows.audit import with_problems
    from tracker.workflows.fail_on import gate_findings
    from tracker.workflows.load import load_project
    from tracker.workflows.outputs import check_outputs

    pairs = _pairs(format or [], output or [])
    loaded = load_project(run.start, clocks.as_of, run.progress)
    check_outputs(run.start, [Path(where) for _, where in pairs if where != STDOUT], force=force)
    usual = run.stated(loaded.project.settings, "report", "format", None, Format.MARKDOWN)
    wanted = [(_format(name, where) or Format(usual), where) for name, where in pairs]
    made = workflow.status(loaded, filters, clocks, run.language, progress=run.progress)
    made = with_problems(made)
    contents = [
        workflow.render_report(
            loaded, made, name, limit=_room(run, name, where), progress=run.progress
        )
        for name, where in wanted
    ]
    made_for = list(zip(wanted, contents, strict=True))
    for (name, where), content in sorted(made_for, key=lambda one: one[0][1] == STDOUT):
        _deliver(run, content, name, where)  # to stdout last: who reads it may go away
    tell_parts(run, loaded.project, filters)
    run.tell_beside(made.problems, loaded.contents)
    failing = gates.of(loaded.project.settings, "report")
    return gate_findings(failing, made.rows, made.problems)


def _pairs(formats: Sequence[Format], outputs: Sequence[str]) -> list[tuple[Format | None, str]]:
    """Each output with the format that is given for it.

    Raises CannotRun: U131 where a format has no output, U132 for an output named twice.
    """
    if len(formats) <= 1 and not outputs:
        return [(formats[0] if formats else None, STDOUT)]
    if formats and len(formats) != len(outputs):
        raise CannotRun(2, problem("U131", formats=len(formats), outputs=len(outputs)))
    places = [STDOUT if where == STDOUT else os.path.abspath(where) for where in outputs]
    if twice := [where for n, where in enumerate(outputs) if places[n] in places[:n]]:
        raise CannotRun(2, problem("U132", name=twice[0]))
    given: Sequence[Format | None] = formats or [None] * len(outputs)
    return list(zip(given, outputs, strict=True))


def _format(given: Format | None, where: str) -> Format | None:
    """The format for an output, None where neither an option nor the suffix says one. Raises
    CannotRun: U281, U282.
    """
    if where == STDOUT:
        return given
    name = format_for(where, given, list(Format))
    return None if name is None else Format(name)


def _summary(run: Run, name: Format, where: str) -> str:
    """The file in which a build server wants the summary, which others add to as well; "" where
    there is none.
    """
    return (
        run.environment.get("GITHUB_STEP_SUMMARY", "")
        if (name, where) == (Format.GITHUB_SUMMARY, STDOUT)
        else ""
    )


def _room(run: Run, name: Format, where: str) -> int | None:
    """The bytes that a format may have; None: any number."""
    from tracker.store.outputs import output_size

    if name is not Format.GITHUB_SUMMARY:
        return None
    summary = _summary(run, name, where)
    return LARGEST_SUMMARY - output_size(Path(summary)) if summary else LARGEST_SUMMARY


def _deliver(run: Run, content: str | bytes, name: Format, where: str) -> None:
    """To stdout; to a file, which is said on stderr; a build's summary to where the build server
    wants it.
    """
    if where != STDOUT:
        from tracker.store.outputs import write_output

        write_output(
            Path(where),
            content if isinstance(content, bytes) else content.encode("utf-8", "replace"),
        )
    elif isinstance(content, bytes):
        run.emit_bytes(content)
    elif summary := _summary(run, name, where):
        from tracker.store.outputs import append_output

        append_output(Path(summary), content.encode("utf-8", "replace"))
        where = summary
    else:
        run.emit(content)
    if where != STDOUT:
        run.tell_written(where)

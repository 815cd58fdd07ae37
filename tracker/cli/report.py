"""The command that hands over: report, in one or several formats, to stdout or to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.commands import app, talk
from tracker.cli.filters import Nature, Only, Owner, Plan, Section, Targets, asked
from tracker.cli.language import LANGUAGE, say
from tracker.cli.options import (
    Ascii,
    AsOf,
    FailOn,
    Folder,
    KnownAt,
    Lang,
    NoColor,
    clocks,
    common,
    default_gates,
    emit,
    emit_bytes,
    gates_of,
)
from tracker.problems.problem import CannotRun, problem

STDOUT = "-"
MOST = 1_000_000  # bytes of a build's summary: GitHub drops one of more than a MiB as a whole


class Format(StrEnum):
    """The formats of reports."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    JUNIT = "junit"
    JUNIT_GITLAB = "junit-gitlab"
    SARIF = "sarif"
    GITHUB = "github"
    GITHUB_SUMMARY = "github-summary"
    GITLAB = "gitlab"
    OPENMETRICS = "openmetrics"
    BADGE = "badge"


@app.command(
    help=say(
        "给人看和给机器读的报告；--format 和 -o 可以成对地重复。",
        "The report for people and machines; --format and -o may be repeated in pairs.",
    )
)
def report(
    targets: Targets = None,
    format: Annotated[
        list[Format] | None,
        typer.Option(
            help=say("输出格式，默认 markdown", "output format, markdown by default"),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=say("写到这个文件，- 是标准输出", "file, - for stdout"),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=say("-o 可以替换不是 tracker 写的文件", "-o may replace a file not tracker's own"),
        ),
    ] = False,
    plan: Plan = None,
    section: Section = None,
    owner: Owner = None,
    nature: Nature = None,
    only: Only = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    fail_on: FailOn = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import report as pipeline

    wanted = _pairs(format or [Format.MARKDOWN], output or [])
    gates = gates_of(fail_on)
    start = common(folder, lang, ascii_only, no_color)
    day, known = clocks(as_of, known_at)
    loaded = pipeline.load(start, day)
    pipeline.check_outputs(
        start, [Path(where) for _, where in wanted if where != STDOUT], force=force
    )
    filters = asked(targets, plan, section, owner, nature, only)
    made = pipeline.status(loaded, filters, as_of=day, known_at=known, language=LANGUAGE)
    contents = [
        pipeline.reported(loaded, made, name, LANGUAGE, limit=_room(name, where))
        for name, where in wanted
    ]
    made_for = list(zip(wanted, contents, strict=True))
    for (name, where), content in sorted(made_for, key=lambda one: one[0][1] == STDOUT):
        _deliver(content, name, where)  # to stdout last: who reads it may go away
    talk(made.problems, loaded.contents)
    gates = gates or default_gates(loaded.project.settings, "report")
    return pipeline.gate(gates, made.rows, made.problems)


def _pairs(formats: Sequence[Format], outputs: Sequence[str]) -> list[tuple[Format, str]]:
    """Each format with its output.

    Raises CannotRun: U131 where one has none, U132 for an output named twice.
    """
    if len(formats) == 1 and not outputs:
        return [(formats[0], STDOUT)]
    if len(formats) != len(outputs):
        raise CannotRun(2, problem("U131", formats=len(formats), outputs=len(outputs)))
    places = [STDOUT if where == STDOUT else os.path.abspath(where) for where in outputs]
    if twice := [where for n, where in enumerate(outputs) if places[n] in places[:n]]:
        raise CannotRun(2, problem("U132", name=twice[0]))
    return list(zip(formats, outputs, strict=True))


def _summary(name: Format, where: str) -> str:
    """The file in which a build server wants the summary, which others add to as well; "" where
    there is none.
    """
    return (
        os.environ.get("GITHUB_STEP_SUMMARY", "")
        if (name, where) == (Format.GITHUB_SUMMARY, STDOUT)
        else ""
    )


def _room(name: Format, where: str) -> int | None:
    """The bytes that a format may have; None: any number."""
    from tracker.store.outputs import size_of

    if name is not Format.GITHUB_SUMMARY:
        return None
    summary = _summary(name, where)
    return MOST - size_of(Path(summary)) if summary else MOST


def _deliver(content: str | bytes, name: Format, where: str) -> None:
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
        emit_bytes(content)
    elif summary := _summary(name, where):
        from tracker.store.outputs import append_output

        append_output(Path(summary), content.encode("utf-8", "replace"))
        where = summary
    else:
        emit(content)
    if where != STDOUT:
        from tracker.formats.escape import visible

        sys.stderr.write(say(f"已写入 {visible(where)}\n", f"Written: {visible(where)}\n"))

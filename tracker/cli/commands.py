"""The commands: options → one pipeline call → print → exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import typer

from tracker import __version__
from tracker.cli import completion
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
    color,
    common,
    default_gates,
    emit,
    gates_of,
    plain_signs,
    stated,
    width,
)
from tracker.problems.problem import CannotRun, Problem

app = typer.Typer(
    name="tracker",
    cls=completion.Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help=say(
        "规划目标的明文、可审计跟踪。", "Plain-text, auditable tracking of public plan targets."
    ),
)


def _version(asked: bool) -> None:
    if asked:
        emit(f"tracker {__version__}\n")
        raise typer.Exit(0)


@app.callback()
def common_options(
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=say("版本", "the version")
        ),
    ] = False,
) -> None:
    del version
    common(folder, lang, ascii_only, no_color)


@app.command(
    help=say(
        "一眼看清每个目标的完成情况。", "What is met, overshot, behind or missing, in one look."
    )
)
def status(
    targets: Targets = None,
    plan: Plan = None,
    section: Section = None,
    owner: Owner = None,
    nature: Nature = None,
    only: Only = None,
    sort: Annotated[
        Literal["registry", "status", "progress", "name"] | None,
        typer.Option(help=say("排序", "order of the rows"), show_default="registry"),
    ] = None,
    format: Annotated[
        Literal["table", "json", "csv", "markdown"] | None,
        typer.Option(help=say("输出格式", "output format"), show_default="table"),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    fail_on: FailOn = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import report as pipeline

    gates = gates_of(fail_on)
    start = common(folder, lang, ascii_only, no_color)
    day, known = clocks(as_of, known_at)
    loaded = pipeline.load(start, day)
    settings = loaded.project.settings
    shape = stated(settings, "status", "format", format, "table")
    order = stated(settings, "status", "sort", sort, "registry")
    filters = asked(targets, plan, section, owner, nature, only)
    report = pipeline.status(
        loaded, filters, as_of=day, known_at=known, language=LANGUAGE, sort=order
    )
    if shape == "table":
        emit(
            pipeline.table(
                report,
                LANGUAGE,
                width=width(),
                ascii_only=plain_signs(),
                color=color(),
                grouped=order == "registry",
            )
        )
    else:
        emit(pipeline.rendered(report, shape, LANGUAGE))
    talk(report.problems, loaded.contents)
    return pipeline.gate(gates or default_gates(settings, "status"), report.rows, report.problems)


@app.command(
    help=say(
        "列出登记表和观测文件里的每个问题，附位置和改法。",
        "Every problem in registry and observations, with place and mend.",
    )
)
def check(
    strict: Annotated[
        bool | None,
        typer.Option(
            "--strict/--no-strict",
            help=say("警告也算错误", "warnings count as errors"),
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json", "github", "sarif", "junit", "gitlab"] | None,
        typer.Option(help=say("输出格式", "output format"), show_default="text"),
    ] = None,
    as_of: AsOf = None,
    fail_on: FailOn = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.assess.status import GATES_OF_PROBLEMS
    from tracker.workflows import report as pipeline

    gates = gates_of(fail_on, GATES_OF_PROBLEMS)
    start = common(folder, lang, ascii_only, no_color)
    day, _ = clocks(as_of, None)
    try:
        loaded = pipeline.load(start, day)
    except CannotRun as stop:
        if format not in (None, "text", "json"):
            emit(pipeline.unreadable(start, stop.problems, format, LANGUAGE))
        raise
    settings = loaded.project.settings
    severe = (
        stated(settings, "check", "strict", None, "false") == "true" if strict is None else strict
    )
    found = pipeline.check(loaded, strict=severe)
    emit(
        pipeline.checked(
            loaded, found, stated(settings, "check", "format", format, "text"), LANGUAGE
        )
    )
    return pipeline.gate(
        gates or default_gates(settings, "check", "error"),
        (),
        pipeline.check(loaded),
        strict=severe,
    )


@app.command(
    help=say("解释一个问题编号、状态或标记。", "What a problem's code, a status or a flag means.")
)
def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[CODE]", help=say("如 F208、behind、滞后", "such as F208 or behind")
        ),
    ] = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import report as pipeline

    common(folder, lang, ascii_only, no_color)
    emit(pipeline.explain(code, LANGUAGE))
    return 0


def talk(problems: Iterable[Problem], contents: Mapping[str, bytes]) -> None:
    """Problems beside an answer, to stderr: errors in full, warnings counted."""
    from tracker.workflows import report as pipeline

    sys.stderr.write(pipeline.talked(problems, contents, LANGUAGE))

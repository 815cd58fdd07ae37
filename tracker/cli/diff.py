"""The command that compares: two revisions, or two days of the record."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Literal

import typer

from tracker.cli import completion
from tracker.cli.commands import app
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
    day_of,
    default_gates,
    emit,
    gates_of,
    plain_signs,
    stated,
    width,
)
from tracker.problems.problem import CannotRun, problem


@app.command(
    help=say(
        "两个版本或两天之间变了什么、为什么；目标条件有变动最先说。",
        "What changed between two revisions or two days, and why; moved goalposts first.",
    )
)
def diff(
    base: Annotated[
        str | None,
        typer.Argument(
            metavar="[BASE]",
            help=say(
                "前一个版本，默认是与默认分支的分叉处",
                "the earlier revision; where HEAD left the default branch",
            ),
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="[HEAD]",
            help=say("后一个版本，默认是当前文件", "the later revision; the files as they are"),
        ),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TARGET",
            help=say("只看这个目标：id、名称或别名", "only this target: id, name or alias"),
            autocompletion=completion.targets,
        ),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="DAY", help=say("比较两天：前一天", "compare two days: the earlier")
        ),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="DAY", help=say("后一天，默认是今天", "the later day, or today")
        ),
    ] = None,
    format: Annotated[
        Literal["text", "markdown", "json"] | None,
        typer.Option(help=say("输出格式", "output format"), show_default="text"),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    fail_on: FailOn = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.assess.status import GATES_OF_CHANGES
    from tracker.workflows import compare as comparing

    gates = gates_of(fail_on, GATES_OF_CHANGES)
    start = common(folder, lang, ascii_only, no_color)
    if first is not None or last is not None:
        if first is None or any(one is not None for one in (base, head, as_of, known_at)):
            words = say(
                "--from 要和 --to 一起用，不带版本、--as-of、--known-at",
                "--from goes with --to only",
            )
            raise CannotRun(2, problem("U104", words=words))
        days = (
            day_of("--from", first),
            day_of("--to", last) if last is not None else clocks(None, None)[0],
        )
        if days[0] > days[1]:
            raise CannotRun(2, problem("U104", words=f"--from {days[0]} > --to {days[1]}"))
        found = comparing.days(start, *days, target or (), LANGUAGE)
    else:
        day, known = clocks(as_of, known_at)
        names = [name for name in (base, head) if name is not None]
        found = comparing.revisions(
            start,
            names,
            target or (),
            as_of=day,
            known_at=known,
            language=LANGUAGE,
            environment=os.environ,
        )
    settings = found.settings
    shape = stated(settings, "diff", "format", format, "text")
    emit(
        comparing.rendered(
            found, shape, LANGUAGE, width=width(), ascii_only=plain_signs(), color=color()
        )
    )
    from tracker.workflows import report as pipeline

    sys.stderr.write(pipeline.talked(found.problems, found.contents, LANGUAGE))
    return comparing.gate(gates or default_gates(settings, "diff"), found)

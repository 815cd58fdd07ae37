"""The command that looks at one thing closely: show."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from tracker.cli import completion
from tracker.cli.commands import app
from tracker.cli.language import LANGUAGE, say
from tracker.cli.options import (
    Ascii,
    AsOf,
    Folder,
    KnownAt,
    Lang,
    NoColor,
    clocks,
    color,
    common,
    emit,
    plain_signs,
    stated,
    width,
)


@app.command(
    help=say(
        "一个目标的来龙去脉：承诺、走势、算式、每一条观测。",
        "One target as a story: its promise, chart, arithmetic and every observation.",
    )
)
def show(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="TARGET...",
            help=say(
                "目标或指标的 id、名称或别名", "ids, names or aliases of targets or indicators"
            ),
            autocompletion=completion.indicators,
        ),
    ],
    format: Annotated[
        Literal["text", "json", "markdown"] | None,
        typer.Option(help=say("输出格式", "output format"), show_default="text"),
    ] = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import report as pipeline

    start = common(folder, lang, ascii_only, no_color)
    day, known = clocks(as_of, known_at)
    loaded = pipeline.load(start, day)
    shape = stated(loaded.project.settings, "show", "format", format, "text")
    emit(
        pipeline.show(
            loaded,
            targets,
            as_of=day,
            known_at=known,
            language=LANGUAGE,
            format=shape,
            width=width(),
            ascii_only=plain_signs(),
            color=color(),
        )
    )
    sys.stderr.write(pipeline.talked(loaded.project.problems, loaded.contents, LANGUAGE))
    return 0

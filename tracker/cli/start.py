"""The commands to start with: a new project, and what editors need to know of its files."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from tracker.cli.commands import app
from tracker.cli.language import LANGUAGE, say
from tracker.cli.options import COMMON, Ascii, Folder, Lang, NoColor, common, emit


@app.command(help=say("新建一个马上能用的项目。", "A new project that works at once."))
def init(
    directory: Annotated[
        Path | None,
        typer.Argument(
            metavar="[DIR]", help=say("新项目的文件夹，默认是当前文件夹", "its folder, or this one")
        ),
    ] = None,
    plan: Annotated[
        str, typer.Option(metavar="NAME", help=say("规划的名称", "the plan's name"))
    ] = "",
    period: Annotated[
        str,
        typer.Option(
            metavar="YEARS", help=say("规划期，如 2026..2030", "its years, such as 2026..2030")
        ),
    ] = "",
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import init as new_project

    start = common(folder, lang, ascii_only, no_color)
    home = start if directory is None else (COMMON.folder or Path()) / directory
    with _interrupted_by_any_signal():
        written = new_project.begin(home, LANGUAGE, plan=plan, period=period)
    emit("".join(say(f"已写入 {home / name}\n", f"Written: {home / name}\n") for name in written))
    change = "" if home == Path() else f"  cd {shlex.quote(str(home))}\n"
    sys.stderr.write(
        say("接着把示例换成你的规划：\n", "Now put your plan in the example's place:\n")
        + f"{change}  tracker status\n  tracker check\n"
    )
    return 0


@contextmanager
def _interrupted_by_any_signal() -> Iterator[None]:
    """A signal to end is Ctrl-C, once: what is being written is taken back, and a second one does
    not stop that.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    heeded = [number for number in numbers if before[number] is not signal.SIG_IGN]

    def stop(number: int, frame: object) -> NoReturn:
        for one in heeded:
            signal.signal(one, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in heeded:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])


@app.command(
    help=say(
        "打印文件的 JSON Schema，给编辑器用。", "Print the JSON Schema of the files, for editors."
    )
)
def schema(
    name: Annotated[
        Literal["targets", "observations"],
        typer.Argument(help=say("哪一种文件", "which sort of file"), show_default=True),
    ] = "targets",
    folder: Folder = None,
    lang: Lang = None,
    ascii_only: Ascii = False,
    no_color: NoColor = False,
) -> int:
    from tracker.workflows import report as pipeline

    common(folder, lang, ascii_only, no_color)
    emit(pipeline.schema(name))
    return 0

"""init: a new project to start with."""

from __future__ import annotations

import shlex
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

from tracker.cli.options import common
from tracker.cli.run import Run
from tracker.cli.words import argument, both, option

ABOUT = both("新建一个马上能用的项目。", "A new project that works at once.")


@common
def command(
    run: Run,
    directory: Annotated[
        Path | None,
        argument("新项目的文件夹，默认是当前文件夹", "its folder, or this one", metavar="[DIR]"),
    ] = None,
    plan: Annotated[str, option("规划的名称", "the plan's name", metavar="NAME")] = "",
    period: Annotated[
        str,
        option("规划期，如 2026..2030", "its years, such as 2026..2030", metavar="YEARS"),
    ] = "",
) -> int:
    """Write a new project."""
    from tracker.workflows.init import begin

    home = run.start if directory is None else (run.folder or Path()) / directory
    with _interrupted_by_any_signal():
        written = begin(home, run.language, plan=plan, period=period)
    said = (run.say(f"已写入 {home / name}\n", f"Written: {home / name}\n") for name in written)
    run.emit("".join(said))
    change = "" if home == Path() else f"  cd {shlex.quote(str(home))}\n"
    run.tell(
        run.say("接着把示例换成你的规划：\n", "Now put your plan in the example's place:\n")
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

"""serve: the pages of the site, live, in a browser of this machine."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from threading import Thread
from typing import Annotated
from webbrowser import open_new_tab

from tracker.cli.options import common
from tracker.cli.run import Run
from tracker.cli.words import both, option
from tracker.problems.problem import Problem

ABOUT = both(
    "在本机的浏览器里看：网页随文件更新，Ctrl-C 结束。",
    "The pages in a browser of this machine, following the files; Ctrl-C ends it.",
)


@common
def command(
    run: Run,
    port: Annotated[
        int,
        option(
            "端口，0 由系统挑一个",
            "port; 0: the system chooses one",
            metavar="PORT",
            min=0,
            max=65535,
        ),
    ] = 8377,
    open_browser: Annotated[bool, option("打开浏览器", "open the browser", "--open")] = False,
) -> int:
    """The site until Ctrl-C, which ends it with 130 as it ends every command."""
    from tracker.workflows.serve import serve_folder

    gc.enable()  # a run that lasts

    def ready(address: str, problems: tuple[Problem, ...], contents: Mapping[str, bytes]) -> None:
        run.tell_beside(problems, contents)
        ends = run.say("Ctrl-C 结束", "Ctrl-C ends it")
        run.emit(f"{address}  {ends}\n")
        if open_browser:
            Thread(target=open_new_tab, args=(address,), daemon=True).start()

    serve_folder(run.start, port, lambda: run.today, ready, run.tell)
    return 0

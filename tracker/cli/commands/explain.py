"""explain: what a problem's code, a status or a flag means."""

from __future__ import annotations

from typing import Annotated

from tracker.cli.options import common, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both

ABOUT = both("解释一个问题编号、状态或标记。", "What a problem's code, a status or a flag means.")


@common
@output
def command(
    run: Run,
    code: Annotated[
        str | None,
        argument("如 F208、behind、滞后", "such as F208 or behind", metavar="[CODE]"),
    ] = None,
) -> int:
    """A code, status or flag in words, or the list of all."""
    from tracker.workflows.check import explain as explained

    run.emit(explained(code, run.language))
    return 0

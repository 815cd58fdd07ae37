"""schema: what editors need to know of the files."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.cli.options import common, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both

ABOUT = both(
    "打印文件的 JSON Schema，给编辑器用。", "Print the JSON Schema of the files, for editors."
)


@common
@output
def command(
    run: Run,
    name: Annotated[
        Literal["targets", "observations"],
        argument("哪一种文件", "which sort of file", show_default=True),
    ] = "targets",
) -> int:
    """The JSON Schema of one sort of file."""
    from tracker.read.schema import render_schema

    run.emit(render_schema(name))
    return 0

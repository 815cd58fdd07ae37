"""schema: what editors need to know of the files."""

from __future__ import annotations

from typing import Annotated, Literal

from tracker.cli.options import common, output
from tracker.cli.run import Run
from tracker.cli.words import argument, both

ABOUT = both(
    "打印文件或输出的 JSON Schema，给编辑器和别的程序用。",
    "Print the JSON Schema of the files, or of an output, for editors and other programs.",
)


@common
@output
def command(
    run: Run,
    name: Annotated[
        Literal[
            "targets",
            "observations",
            "import",
            "report",
            "show",
            "check",
            "diff",
            "figures",
            "due",
            "history",
            "list",
            "areas",
            "audit",
            "error",
        ],
        argument(
            "哪一种文件，或哪一种 JSON 输出",
            "which sort of file, or which JSON output",
            show_default=True,
        ),
    ] = "targets",
) -> int:
    """The JSON Schema of one sort of file, or of one contract."""
    from tracker.formats.json_schemas import CONTRACTS, render_contract
    from tracker.read.schema import render_schema

    run.emit(render_contract(name) if name in CONTRACTS else render_schema(name))
    return 0

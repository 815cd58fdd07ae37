"""--method of the commands that ask other rules, too: which of them."""

from __future__ import annotations

from typing import Annotated

from tracker.cli import completion
from tracker.cli.options import shared
from tracker.cli.run import Run
from tracker.cli.words import option
from tracker.language import split_list
from tracker.problems.problem import CannotRun

_ALL = "all"


def _methods(
    run: Run,
    method: Annotated[
        str | None,
        option(
            "再按其他评判方法看，用逗号分开，或 all：opensdg,unsd",
            "ask other methods, too: a list with commas, or all: opensdg,unsd",
            metavar="LIST",
            autocompletion=completion.method_names,
        ),
    ] = None,
) -> tuple[str, ...]:
    """The names of the methods that are asked, each once; none where nothing is said. Raises
    CannotRun(2) for one that there is not.
    """
    del run
    if method is None:
        return ()
    from tracker.analysis.methods import METHODS
    from tracker.workflows.select import no_choice

    names = {name.lower(): name for name in (*METHODS, _ALL)}
    found: dict[str, None] = {}
    for word in split_list(method) or [method]:
        name = names.get(word.lower())
        if name is None:
            raise CannotRun(2, no_choice("--method", word, names))
        found |= dict.fromkeys(METHODS if name == _ALL else (name,))
    return tuple(found)


methods = shared("methods", _methods)

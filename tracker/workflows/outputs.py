"""Where an answer may be written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracker.problems.problem import CannotRun
from tracker.store import folder


def check_outputs(start: Path, places: Iterable[Path], *, force: bool) -> None:
    """Before an answer is made: raises CannotRun(2) for a place where it may not be written
    (store.outputs). Without a project the folder itself stands for one.
    """
    from tracker.exchange.own_tables import is_own_table
    from tracker.formats.own import is_own
    from tracker.store.outputs import check_output

    try:
        root = folder.find_project(start)
    except CannotRun:
        root = start

    def is_ours(content: bytes) -> bool:
        return is_own(content) or is_own_table(content)

    for place in places:
        check_output(place, root, None if force else is_ours)

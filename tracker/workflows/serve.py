"""A folder → its site, live, on this machine only, until the process is told to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from tracker.model.project import Project
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.store.folder import find_project
from tracker.store.watching import watch_folder
from tracker.workflows.load import load_project


def serve_folder(
    start: Path,
    port: int,
    clock: Callable[[], date],
    ready: Callable[[str, tuple[Problem, ...], Mapping[str, bytes]], None],
    tell_bug: Callable[[str], None],
) -> None:
    """Serve the project of a folder; `ready` is told the address, what is wrong in the files and
    what they hold.

    Raises CannotRun: 2 without the libraries (U134) or the port (U136), 3 where nothing can be
    assessed.
    """
    for name in ("starlette", "uvicorn", "watchfiles"):
        if find_spec(name) is None:
            raise CannotRun(2, problem("U134", name=name, format="serve", extra="serve"))
    from tracker.web.live import LiveRecord
    from tracker.web.serve import listen, serve

    root = find_project(start)

    def read(day: date) -> tuple[Project, Mapping[str, bytes]]:
        if find_project(root) != root:  # the registry is gone: that of a folder above is another
            raise CannotRun(3, problem("F107", folder=str(root)))
        loaded = load_project(root, day)
        return loaded.project, loaded.contents

    live = LiveRecord(read, clock)
    sockets = listen(port)
    address = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/"
    record = live.served.record
    serve(
        live,
        sockets,
        lambda stop: watch_folder(root, stop),
        lambda: ready(address, record.project.problems, record.contents),
        tell_bug,
    )

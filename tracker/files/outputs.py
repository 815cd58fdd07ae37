"""Where reports go: a file written whole or not at all, a build's summary added to, and the way from the repository."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from tracker.core.problem import CannotRun, problem


def write_output(path: Path, content: bytes) -> None:
    """A file with this content, durably, in the place of the one that was there.

    Written beside it and renamed over it; a link stays and its target is replaced; into a device or a pipe it goes as
    it is. Raises CannotRun: U135 where the folder is missing, U203 where it cannot be written; the old file stays.
    """
    from tracker.files import _make_alike, _write_through

    try:
        place = Path(os.path.realpath(path))
        if not os.path.isdir(place.parent):
            raise CannotRun(2, problem("U135", folder=str(path.parent), name=str(path)))
        if os.path.lexists(place) and not os.path.isfile(place):
            with open(place, "wb") as device:
                device.write(content)
            return
        beside = place.with_name(f".tracker-{os.getpid()}.tmp")
        try:
            _write_through(beside, content, 0o666)
            if os.path.isfile(place):
                _make_alike(beside, place)
            os.replace(beside, place)
        finally:
            with suppress(OSError):
                os.unlink(beside)
    except (OSError, ValueError) as error:
        raise CannotRun(2, problem("U203", name=str(path), words=getattr(error, "strerror", None) or error)) from error


def append_output(path: Path, content: bytes) -> None:
    """Add to a file that others add to as well. Raises CannotRun (U203)."""
    try:
        with open(path, "ab") as file:
            file.write(content)
    except (OSError, ValueError) as error:
        raise CannotRun(2, problem("U203", name=str(path), words=getattr(error, "strerror", None) or error)) from error


def size_of(path: Path) -> int:
    """The bytes that a file has; 0 where there is none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def within_repository(root: Path) -> str:
    """The way from the git repository that a folder stands in to the folder: "" or "plans/wuhan/"."""
    home = Path(os.path.realpath(root))
    for folder in (home, *home.parents):
        if os.path.lexists(folder / ".git"):
            way = home.relative_to(folder).as_posix()
            return "" if way == "." else f"{way}/"
    return ""

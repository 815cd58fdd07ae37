"""Where reports go: a file written whole or not at all, a build's summary added to, and the way
from the repository.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tracker.model.layout import OBSERVATIONS, REGISTRY, SOURCES
from tracker.problems.problem import CannotRun, problem

_MOST_LOOKED_AT = 64 * 1024 * 1024


def check_output(path: Path, root: Path, is_own: Callable[[bytes], bool] | None) -> None:
    """Before anything is written: whether a report of the project in `root` may go to a place.

    `is_own` tells from its content whether a file may be replaced; None: any may. Raises CannotRun:
    F502 for the registry and what is in observations/, F503 for a link or a place that leads out of
    the project by one, F504 for a file that is not one's own, U203 for a folder, U135 where the
    folder is missing.
    """
    place, home = Path(os.path.abspath(path)), Path(os.path.realpath(root))
    try:
        real = Path(os.path.realpath(place.parent)) / place.name
        if _is_of_the_record(real, home) or _is_of_the_record(place, Path(os.path.abspath(root))):
            raise CannotRun(2, problem("F502", name=str(path)))
        if os.path.islink(place):
            raise CannotRun(2, problem("F503", name=str(path), words=f" ({os.readlink(place)})"))
        if any(
            os.path.realpath(one) == str(home) for one in place.parents
        ) and not real.is_relative_to(home):
            raise CannotRun(2, problem("F503", name=str(path), words=f" ({real.parent})"))
        if not os.path.isdir(place.parent):
            raise CannotRun(2, problem("U135", folder=str(path.parent), name=str(path)))
        found = os.lstat(place) if os.path.lexists(place) else None
        if found and (stat.S_ISDIR(found.st_mode) or stat.S_ISBLK(found.st_mode)):
            raise OSError(errno.EISDIR, "not a file")
        if found and stat.S_ISREG(found.st_mode) and is_own is not None:
            with open(place, "rb") as old:
                if found.st_size > _MOST_LOOKED_AT or not is_own(old.read()):
                    raise CannotRun(2, problem("F504", name=str(path)))
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def _is_of_the_record(place: Path, home: Path) -> bool:
    """Whether it is the registry or in observations/ or sources/, also where the disk does not tell
    capitals apart.
    """
    if not place.is_relative_to(home):
        return False
    parts = place.relative_to(home).parts
    first = parts[0].casefold() if parts else ""
    if first in (OBSERVATIONS, SOURCES) or (first == REGISTRY and len(parts) == 1):
        return True
    with suppress(OSError):
        return os.path.samefile(place, home / REGISTRY)
    return False


def write_output(path: Path, content: bytes) -> None:
    """A file with this content, durably, in the place of the one that was there, which
    `check_output` let pass.

    Written beside it and renamed over it; into a device or a pipe it goes as it is. Raises
    CannotRun (U203) where it cannot be written; the old file stays.
    """
    from tracker.store.folder import _make_alike, _write_through

    try:
        place = Path(os.path.realpath(path.parent)) / path.name
        if os.path.lexists(place) and not os.path.islink(place) and not os.path.isfile(place):
            _into_device(place, content)
            return
        beside = place.with_name(f".tracker-{os.getpid()}.tmp")
        try:
            _write_through(beside, content, 0o666)
            if os.path.isfile(place):
                _make_alike(beside, place)
            os.replace(
                beside, place
            )  # a link that was put there meanwhile is replaced, not followed
        finally:
            with suppress(OSError):
                os.unlink(beside)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def _into_device(place: Path, content: bytes) -> None:
    """Into a device or a pipe; a pipe that nobody reads is not waited for. Raises OSError."""
    handle = os.open(place, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with open(handle, "wb") as device:
        device.write(content)


def append_output(path: Path, content: bytes) -> None:
    """Add to a file that others add to as well. Raises CannotRun (U203)."""
    try:
        with open(path, "ab") as file:
            file.write(content)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def output_size(path: Path) -> int:
    """The bytes that a file has; 0 where there is none."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def within_repository(root: Path) -> str:
    """The way from the git repository that a folder stands in to the folder: "" or
    "plans/wuhan/".
    """
    home = Path(os.path.realpath(root))
    for folder in (home, *home.parents):
        if os.path.lexists(folder / ".git"):
            way = home.relative_to(folder).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def _not_written(path: Path, error: OSError | ValueError) -> CannotRun:
    return CannotRun(
        2, problem("U203", name=str(path), words=getattr(error, "strerror", None) or error)
    )

"""A site's folder: written whole beside the one that is there, then put in its place."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tracker.model.layout import OBSERVATIONS, REGISTRY, SOURCES
from tracker.problems.problem import CannotRun, problem

MARKER = ".tracker-site"
_HEAD = "tracker/site/1"
_OLD = ".old"
_SCRATCH = re.compile(r"\.(?P<name>.+)\.tracker-(?P<process>\d+)(?P<old>\.old)?", re.DOTALL)


def check_site_folder(out: Path, root: Path) -> None:
    """Before anything is made: whether a site of the project in `root` may go to a place.

    Raises CannotRun(2): F506 for a folder that holds what no site of tracker's holds, F507 for the
    project's folder, one above it, its record or a repository, F508 for a link, U135 where the
    folder above is missing, U203 for what cannot be looked at.
    """
    try:
        place = Path(os.path.abspath(out))
        if os.path.islink(place):
            raise CannotRun(2, problem("F508", name=str(out), words=os.readlink(place)))
        real, home = Path(os.path.realpath(place)), Path(os.path.realpath(root))
        if _is_of_the_project(real, home) or _is_of_the_project(place, Path(os.path.abspath(root))):
            raise CannotRun(2, problem("F507", name=str(out)))
        if not os.path.isdir(place.parent):
            raise CannotRun(2, problem("U135", folder=str(out.parent), name=str(out)))
        if os.path.lexists(place) and (found := _others(place)):
            raise CannotRun(2, problem("F506", name=str(out), found=found))
    except (OSError, ValueError) as error:
        raise _cannot_write(out, error) from error


def write_site(out: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put a site in a folder that `check_site_folder` let pass; how many files it has.

    All of it is written beside the folder first, and takes its name when it is whole. Whatever ends
    this before leaves the old site and nothing else; what a killed run left is cleared by the next.
    A site can be made again, so that nothing is forced onto the disk. Raises CannotRun (U203,
    F506).
    """
    place = Path(os.path.abspath(out))
    scratch = place.parent / f".{place.name}.tracker-{os.getpid()}"
    names: list[str] = []
    try:
        _clear(place)
        os.mkdir(scratch)
        try:
            for name, content in files:
                path = scratch / name
                os.makedirs(path.parent, exist_ok=True)
                path.write_bytes(content)
                names.append(name)
            marked = "\n".join([_HEAD, *sorted(names), ""])
            (scratch / MARKER).write_bytes(marked.encode())
            _swap(scratch, place)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except (OSError, ValueError) as error:
        raise _cannot_write(out, error) from error
    return len(names)


def _swap(new: Path, place: Path) -> None:
    """Give the new folder the name of the old one, in one step where the system can; the old one is
    left under another name.
    """
    if not os.path.lexists(place):
        os.rename(new, place)
        return
    if found := _others(place):  # meanwhile
        raise CannotRun(2, problem("F506", name=str(place), found=found))
    shutil.copymode(place, new)
    if _exchanged(new, place):
        return
    old = new.with_name(f"{new.name}{_OLD}")
    os.rename(place, old)
    try:
        os.rename(new, place)
    except BaseException:
        os.rename(old, place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed names, at once: Linux can, on most disks."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return bool(rename(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0)


def _is_of_the_project(place: Path, home: Path) -> bool:
    """The project's folder, one above it, its record, or what git keeps; also where the disk does
    not tell capitals apart.
    """
    if home.is_relative_to(place) or ".git" in (part.casefold() for part in place.parts):
        return True
    if os.path.lexists(place) and any(
        os.path.samefile(place, one) for one in (home, *home.parents)
    ):
        return True
    if not place.is_relative_to(home):
        return False
    return place.relative_to(home).parts[0].casefold() in (OBSERVATIONS, REGISTRY, SOURCES)


def _others(place: Path) -> str:
    """Something in a folder that tracker did not write there as a site, or nothing."""
    if not os.path.isdir(place):
        return place.name
    try:
        marked = (place / MARKER).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        marked = []
    own = {MARKER, *marked[1:]} if marked[:1] == [_HEAD] else set[str]()
    for folder, folders, names in os.walk(place):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted([*names, *links]):
            path = Path(folder, name).relative_to(place).as_posix()
            if path not in own:
                return path
    return ""


def _clear(place: Path) -> None:
    """Remove what killed runs left beside a site: of processes that are no more, where that can be
    told. One that was killed between two names has left the site itself, which gets its name back.
    """
    if os.name != "posix":
        return
    for path in map(place.parent.joinpath, os.listdir(place.parent)):
        found = _SCRATCH.fullmatch(path.name)
        if not found or found["name"] != place.name or _lives(int(found["process"])):
            continue
        if found["old"] and not os.path.lexists(place):
            os.rename(path, place)
        elif not os.path.islink(path):
            shutil.rmtree(path, ignore_errors=True)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _cannot_write(out: Path, error: OSError | ValueError) -> CannotRun:
    return CannotRun(
        2, problem("U203", name=str(out), words=getattr(error, "strerror", None) or error)
    )

"""A new project: all of its files, or none, whatever happens in between."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tracker.model.layout import REGISTRY
from tracker.problems.problem import CannotRun, problem
from tracker.store.folder import (
    _LEFT_BEHIND,
    LOCK,
    _make_alike,
    _put,
    _read,
    _sync_folder,
    _write_through,
)

IGNORING = ".gitignore"


def create_project(root: Path, new: Mapping[str, bytes]) -> list[str]:
    """Write files that are not there yet, and have git ignore the lock; the names of what was
    written.

    Everything is written in a hidden folder first. A project's folder that is not there gets its
    name in one step; in one that is there every file does, the registry last: without it a folder
    is no project, and what a killed run left is taken over by the next. Every exception,
    KeyboardInterrupt too, takes all back. Raises CannotRun: U211 for every file that is there
    already, U203 for one that cannot be written.
    """
    home = Path(os.path.abspath(root))
    if os.path.lexists(home):
        return _within(home, new)
    top = next(one for one in (*reversed(home.parents), home) if not os.path.lexists(one))
    scratch = top.parent / f".tracker-{os.getpid()}.tmp"
    try:
        _written(scratch / home.relative_to(top), dict(new) | {IGNORING: _ignoring(b"")})
        try:
            os.rename(scratch, top)
        except OSError as error:
            raise _not_written(str(root), error) from error
        _sync_folder(top.parent)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return [*new, IGNORING]


def refuse_taken(root: Path, names: Iterable[str]) -> None:
    """Raises CannotRun (U211) for every file that is in a folder already."""
    if taken := [problem("U211", name=name) for name in names if os.path.lexists(root / name)]:
        raise CannotRun(2, *taken)


def _within(root: Path, new: Mapping[str, bytes]) -> list[str]:
    """The same in a folder that is there."""
    scratch = root / f".tracker-{os.getpid()}.tmp"
    placed: list[tuple[Path, bytes, bytes | None]] = []
    folders: list[Path] = []
    name = IGNORING
    try:
        wanted = _wanted(root, new)
        old = _read(root / name, root) if os.path.lexists(root / name) else None
        ignored = _ignoring(old or b"")
        changes = [] if ignored == old else [name]
        _clear(root)
        _written(scratch, wanted | dict.fromkeys(changes, ignored))
        for name in (*(one for one in wanted if one != REGISTRY), *changes, REGISTRY):
            path = Path(os.path.realpath(root / name))
            _make_folder(path.parent, folders)
            placed.append(
                (path, (wanted | {IGNORING: ignored})[name], old if name == IGNORING else None)
            )
            if name == IGNORING and old is not None:
                _make_alike(scratch / name, path)
                os.replace(scratch / name, path)
            else:
                _put(scratch / name, path)
            _sync_folder(path.parent)
    except BaseException as error:
        _take_back(placed, folders)
        if isinstance(error, (OSError, ValueError)):
            raise _not_written(name, error) from error
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return [*new, *changes]


def _wanted(root: Path, new: Mapping[str, bytes]) -> dict[str, bytes]:
    """What is to be written: not what a run that was killed before it wrote the registry left.

    Raises CannotRun.
    """
    begun = not os.path.lexists(root / REGISTRY)
    there = [name for name in new if os.path.lexists(root / name)]
    left = {name for name in there if begun and _holds(root / name, new[name])}
    refuse_taken(root, (name for name in there if name not in left))
    home = os.path.realpath(root)
    for name in new:
        if not Path(os.path.realpath(root / name)).is_relative_to(home):
            raise _not_written(name, OSError(errno.EPERM, "a link that leaves the project"))
    return {name: content for name, content in new.items() if name not in left}


def _written(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Files in a folder of their own. Raises CannotRun (U203)."""
    for name, content in contents.items():
        try:
            os.makedirs((folder / name).parent, exist_ok=True)
            _write_through(folder / name, content, 0o666)
        except (OSError, ValueError) as error:
            raise _not_written(name, error) from error


def _ignoring(old: bytes) -> bytes:
    """.gitignore with a line for the lock."""
    if LOCK.encode() in map(bytes.strip, old.splitlines()):
        return old
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    return old + (newline if old[-1:] not in (b"", b"\n") else b"") + LOCK.encode() + newline


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing, and note which."""
    for one in (*reversed(folder.parents), folder):
        if not os.path.isdir(one):
            made.append(one)
            os.mkdir(one)


def _take_back(placed: list[tuple[Path, bytes, bytes | None]], folders: list[Path]) -> None:
    """Remove what holds what was written, and put the old .gitignore back."""
    for path, content, old in reversed(placed):
        with suppress(OSError):
            if _holds(path, content):
                path.unlink() if old is None else path.write_bytes(old)
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _clear(root: Path) -> None:
    """Remove what killed runs left in a folder."""
    for name in filter(_LEFT_BEHIND.fullmatch, os.listdir(root)):
        if not os.path.islink(root / name):
            shutil.rmtree(root / name, ignore_errors=True)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file is there, no link, with this content."""
    try:
        return not os.path.islink(path) and path.is_file() and path.read_bytes() == content
    except OSError:
        return False


def _not_written(name: str, error: OSError | ValueError) -> CannotRun:
    return CannotRun(2, problem("U203", name=name, words=getattr(error, "strerror", None) or error))

"""Alone touches the disk: a project's folder → {name: bytes}. Names are relative, with forward slashes."""

from __future__ import annotations

import errno
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.core.problem import CannotRun, Problem, problem

REGISTRY = "targets.yaml"
OBSERVATIONS = "observations"
LONGEST_WAIT = 60
_READ = (".yaml", ".yml", ".csv")
_NOT_DATA = (".gitkeep", ".gitignore", "readme", "license")


def find_project(start: Path) -> Path:
    """The nearest folder upwards that holds targets.yaml. Raises CannotRun (F107)."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / REGISTRY).is_file():
            return candidate
    raise CannotRun(3, problem("F107", folder=str(start)))


def read_folder(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The registry and every file under observations/, and what could not or will not be read."""
    problems: list[Problem] = []
    contents: dict[str, bytes] = {}
    try:
        contents[REGISTRY] = (root / REGISTRY).read_bytes()
    except OSError as error:
        raise CannotRun(3, problem("F104", REGISTRY, words=error.strerror)) from error
    home = root / OBSERVATIONS
    inside = home.resolve()

    def unreadable(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix() if error.filename else OBSERVATIONS
        problems.append(problem("F104", name, words=error.strerror))

    for folder, folders, names in os.walk(home, onerror=unreadable if home.exists() else None):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(folders):
            if name.lower().endswith(_READ):
                problems.append(problem("F104", _relative(Path(folder) / name, root), words="a folder"))
        for name in sorted(names):
            path = Path(folder) / name
            relative = _relative(path, root)
            if name.startswith((".", "~$")) or name.lower().startswith(_NOT_DATA):
                continue
            if not name.lower().endswith(_READ):
                problems.append(problem("F106", relative))
                continue
            try:
                if path.is_symlink() and not path.resolve(strict=True).is_relative_to(inside):
                    problems.append(problem("F104", relative, words="a link that leaves observations/"))
                    continue
                contents[relative] = path.read_bytes()
            except OSError as error:
                problems.append(problem("F104", relative, words=error.strerror))
    return contents, problems


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One writer at a time in a project; the lock belongs to the process and ends with it. Raises CannotRun (U203)."""
    from filelock import FileLock, Timeout

    name = ".tracker.lock"
    try:
        with FileLock(root / name, timeout=LONGEST_WAIT):
            yield
    except Timeout as error:
        raise CannotRun(2, problem("U203", name=name, words=f"locked for {LONGEST_WAIT} s")) from error
    except (OSError, NotImplementedError) as error:
        raise CannotRun(2, problem("U203", name=name, words=getattr(error, "strerror", None) or error)) from error


def write(root: Path, name: str, new: bytes, old: bytes | None) -> None:
    """Replace a file's whole content at once, durably; `old` is what must be there now, None for nothing.

    Written beside it, flushed to the disk, renamed over it: a reader or a crash meets the old file or the new one.
    Raises CannotRun (U203) with nothing changed.
    """
    path = root / name
    try:
        path.parent.mkdir(exist_ok=True)
        path = path.resolve()
        if not path.is_relative_to(root.resolve() / OBSERVATIONS):
            raise OSError(errno.EPERM, "outside observations/")
        present = path.read_bytes() if path.exists() else None
        if present != old:
            raise OSError(errno.EBUSY, "changed by another program")
        handle, beside = tempfile.mkstemp(prefix=".tracker-", suffix=".tmp", dir=path.parent)
        try:
            with open(handle, "wb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, stat.S_IMODE(path.stat().st_mode) if old is not None else 0o666 & ~_umask())
            os.replace(beside, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(beside)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotRun(2, problem("U203", name=name, words=error.strerror or error)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make a rename last; where a folder cannot be opened (Windows) the system does that itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def peek_language(start: Path) -> str:
    """The registry's `language` without reading the registry, for words needed before it is read; or nothing."""
    try:
        text = (find_project(start) / REGISTRY).read_bytes()[:65536]
    except (CannotRun, OSError):
        return ""
    found = re.search(rb"^language:\s*['\"]?(zh|en)\b", text, re.MULTILINE)
    return found[1].decode() if found else ""


def read_one(root: Path, name: str) -> bytes:
    """The bytes of one file of the project."""
    return (root / name).read_bytes()

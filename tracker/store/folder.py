"""Alone touches the disk: a project's folder → {name: bytes}. Names are relative, with forward
slashes.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path

from tracker.model.layout import OBSERVATIONS, RECORDS, REGISTRY, SOURCES, Totals, role, too_large
from tracker.problems.problem import CannotRun, Problem, problem

LOCK = ".tracker.lock"
LONGEST_WAIT = 60
_LEFT_BEHIND = re.compile(r"\.tracker-\d+\.tmp")


def find_project(start: Path) -> Path:
    """The nearest folder upwards that holds targets.yaml, or something of that name that will not
    be read.

    Raises CannotRun: F501 for a start that is no folder, F107 where no folder holds one.
    """
    with suppress(FileNotFoundError):  # the current folder may be gone
        _enter(start)
        folder = Path(os.path.realpath(start))
        for candidate in (folder, *folder.parents):
            if os.path.lexists(candidate / REGISTRY):
                return candidate
    raise CannotRun(3, problem("F107", folder=str(start)))


def _enter(start: Path) -> None:
    """Raises CannotRun (F501) for what is no folder: the project of a folder above it would be
    another one.
    """
    try:
        if not stat.S_ISDIR(os.stat(start).st_mode):
            raise OSError(errno.ENOTDIR, "not a folder")
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or error
        raise CannotRun(3, problem("F501", folder=str(start), words=words)) from error


def read_folder(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The registry and every file under observations/, and what could not or will not be read."""
    problems: list[Problem] = []
    contents: dict[str, bytes] = {}
    try:
        contents[REGISTRY] = _read(root / REGISTRY, root)
    except OSError as error:
        raise CannotRun(3, _unread(root / REGISTRY, REGISTRY, error)) from error

    top = root / OBSERVATIONS

    def refuse(path: Path, words: object) -> None:
        problems.append(problem("F104", path.relative_to(root).as_posix(), words=words))

    def unreadable(error: OSError) -> None:
        if os.path.lexists(top):
            refuse(Path(error.filename or top), error.strerror)

    try:
        home = _home(root)
    except OSError as error:
        refuse(top, error.strerror)
        return contents, problems
    totals = Totals()
    totals.add(REGISTRY, len(contents[REGISTRY]))
    for folder, folders, names in os.walk(top, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if name.lower().endswith(RECORDS):
                refuse(Path(folder) / name, "a folder")
            elif os.path.islink(Path(folder) / name):
                refuse(Path(folder) / name, "a link to a folder")
        for name in sorted(names):
            path = Path(folder) / name
            if (what := role(name)) == "none":
                continue
            within = path.relative_to(root).as_posix()
            if beyond := totals.add(within, _size_of(path) if what == "record" else 0):
                return contents, [*problems, beyond]
            if what == "stray":
                problems.append(problem("F106", within))
                continue
            try:
                contents[within] = _read(path, home)
            except OSError as error:
                problems.append(_unread(path, within, error))
    return contents, problems


def _size_of(path: Path) -> int:
    """The bytes that a file has; 0 for what is none, or too large to be read."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return 0
    return (
        found.st_size
        if stat.S_ISREG(found.st_mode) and not too_large(path.name, found.st_size)
        else 0
    )


def _home(root: Path) -> Path:
    """observations/ with links followed. Raises OSError where it leads out of the project."""
    home = Path(os.path.realpath(root / OBSERVATIONS))
    if not home.is_relative_to(os.path.realpath(root)):
        raise OSError(errno.EPERM, "a link that leaves the project")
    return home


def _read(path: Path, within: Path) -> bytes:
    """The bytes of a file; a link may only lead to a place within a folder.

    Raises OSError (EFBIG: too large).

    What is no file, a pipe or a device, is not opened: it could be waited for, or read, for ever.
    """
    if os.path.islink(path) and not _real(path).is_relative_to(_real(within)):
        raise OSError(errno.EPERM, f"a link that leaves {within.name}/")
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "not a file")
    if too_large(path.name, found.st_size):
        raise OSError(errno.EFBIG, "too large")
    return path.read_bytes()


def _unread(path: Path, name: str, error: OSError) -> Problem:
    """What is wrong with a file that was not read: its size, or what the system says."""
    large = too_large(name, path.stat().st_size) if error.errno == errno.EFBIG else None
    return large or problem("F104", name, words=error.strerror)


def _real(path: Path) -> Path:
    """A path with every link followed; Path.resolve does not take a loop of links for
    an OSError.
    """
    return Path(os.path.realpath(path, strict=True))


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """One writer at a time in a project; the lock belongs to the process and ends with it.

    Raises CannotRun (U203).

    Whoever holds it clears away what killed writers left. Where a lock keeps nobody out, nothing is
    written.
    """
    from filelock import FileLock, SoftFileLock, Timeout

    lock = FileLock(
        root / LOCK, timeout=LONGEST_WAIT, mode=0o666
    )  # for every user who may write here
    try:
        lock.acquire()
        if isinstance(lock, SoftFileLock) or not _keeps_out(root):
            lock.release()
            raise OSError(
                errno.ENOLCK, "locks do not work in this folder; copy the project to a local disk"
            )
    except Timeout as error:
        words = f"another tracker has been writing for {LONGEST_WAIT} s"
        raise CannotRun(2, problem("U203", name=LOCK, words=words)) from error
    except (OSError, NotImplementedError) as error:
        raise CannotRun(
            2, problem("U203", name=LOCK, words=getattr(error, "strerror", None) or error)
        ) from error
    try:
        _clear(root)
        yield
    finally:
        lock.release()


def _keeps_out(root: Path) -> bool:
    """A lock that is held cannot be taken again: not so on some network and container disks."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(root / LOCK, timeout=0, mode=0o666):
            return False
    except Timeout:
        return True


def _clear(root: Path) -> None:
    """Remove what killed writers left behind; they are dead, for the lock is ours."""
    with suppress(OSError):
        tops = [_home(root), *([root / SOURCES] if is_kept_in(root) else [])]
        for folder, _, names in chain.from_iterable(map(os.walk, tops)):
            for name in filter(_LEFT_BEHIND.fullmatch, names):
                with suppress(OSError):
                    os.unlink(Path(folder) / name)


def is_kept_in(root: Path) -> bool:
    """Whether the project has a folder of kept documents, which is no link."""
    return os.path.isdir(root / SOURCES) and not os.path.islink(root / SOURCES)


def write_file(root: Path, name: str, new: bytes, old: bytes | None) -> None:
    """Replace a file's whole content at once, durably; `old` is what must be there now, None for
    nothing.

    Written beside it, flushed to the disk, renamed over it: a reader or a crash meets the old file
    or the new one. A link stays and its target is replaced; mode, owner and attributes stay. Raises
    CannotRun (U203) with nothing changed.
    """
    try:
        if name == REGISTRY:
            home = Path(os.path.realpath(root))
        else:
            home = _home(root)
            if not home.exists():
                os.mkdir(home)
                _sync_folder(root)
        path = Path(os.path.realpath(root / name))
        if not path.is_relative_to(home):
            raise OSError(errno.EPERM, f"a link that leaves {home.name}/")
        beside = path.with_name(f".tracker-{os.getpid()}.tmp")
        try:
            _write_through(beside, new, 0o666 if old is None else 0o600)
            if old is None:
                _put(beside, path)
            else:
                _make_alike(beside, path)
                if _read(path, home) != old:  # at the last moment, for other programs know no lock
                    raise OSError(errno.EBUSY, "changed by another program")
                os.replace(beside, path)
        finally:
            with suppress(OSError):
                os.unlink(beside)
        _sync_folder(path.parent)
    except (OSError, UnicodeEncodeError) as error:
        raise CannotRun(
            2, problem("U203", name=name, words=getattr(error, "strerror", None) or error)
        ) from error


def remove_file(root: Path, name: str, old: bytes) -> None:
    """Take a file of observations out, durably; `old` is what must be there now. A link is not
    taken out, nor what it leads to. Raises CannotRun (U203) with nothing changed.
    """
    path = root / name
    try:
        home = _home(root)
        if os.path.islink(path):
            raise OSError(errno.EPERM, "a link: take it out by hand")
        if not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK):
            raise OSError(errno.EACCES, "the file is read-only")
        if _read(path, home) != old:
            raise OSError(errno.EBUSY, "changed by another program")
        os.unlink(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise CannotRun(2, problem("U203", name=name, words=error.strerror or error)) from error


def _write_through(path: Path, content: bytes, mode: int) -> None:
    """A new file, on the disk when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _put(beside: Path, path: Path) -> None:
    """Give a file its name, which nothing may have: a link, unlike a rename, never takes another's
    place.
    """
    try:
        os.link(beside, path)
    except FileExistsError as error:
        raise OSError(errno.EBUSY, "changed by another program") from error
    except OSError as error:  # a disk without hard links
        if os.path.lexists(path):
            raise OSError(errno.EBUSY, "changed by another program") from error
        os.replace(beside, path)


def _make_alike(beside: Path, path: Path) -> None:
    """Give a file the mode, owner and attributes of the one that it will replace.

    Raises OSError where that is barred.

    A read-only file could be replaced all the same: it is not, for someone made it so.
    """
    import shutil

    old, new = path.stat(), beside.stat()
    if not old.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, "the file is read-only")
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        try:
            os.chown(beside, old.st_uid, old.st_gid)
        except PermissionError as error:
            raise OSError(
                errno.EPERM, "it belongs to another user; copy it to make it yours"
            ) from error
    shutil.copystat(path, beside)
    os.utime(beside)


def _sync_folder(folder: Path) -> None:
    """Make a rename last; where a folder cannot be opened (Windows) the system does that itself."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def peek_language(start: Path) -> str:
    """The registry's `language` without reading the registry, for words needed before it is read;
    or nothing.
    """
    try:
        text = read_file(find_project(start), REGISTRY)[:65536]
    except (CannotRun, OSError):
        return ""
    found = re.search(rb"^language:\s*['\"]?(zh|en)\b", text, re.MULTILINE)
    return found[1].decode() if found else ""


def name_within(root: Path, path: Path) -> str | None:
    """The name that a path has within a folder, with slashes; None where it leads out of it."""
    place, home = Path(os.path.abspath(path)), Path(os.path.abspath(root))
    for inner, outer in ((place, home), (_followed(place), _followed(home))):
        if inner.is_relative_to(outer):
            return inner.relative_to(outer).as_posix()
    return None


def _followed(path: Path) -> Path:
    return Path(os.path.realpath(path))


def read_file(root: Path, name: str) -> bytes:
    """The bytes of one file of the project. Raises OSError."""
    return _read(root / name, root)

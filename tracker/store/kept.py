"""The documents that are kept in a project: what one is by its fingerprint, and how one is put
there.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from tracker.model.layout import LARGEST_DOCUMENT, SOURCES
from tracker.problems.problem import CannotRun, problem
from tracker.store.folder import _put, _sync_folder, _write_through, is_kept_in

_PIECE = 1 << 20


def fingerprint(root: Path, name: str, room: int = LARGEST_DOCUMENT) -> tuple[str, int]:
    """The SHA-256 of a kept document and its bytes; read piece by piece, at most `room` of them.

    Raises OSError: for what is missing, no file, reached through a link, too large, or changed
    while it was read. What is a pipe or a device is not waited for.
    """
    home = os.path.realpath(root)
    path = os.path.join(home, *name.split("/"))
    if os.path.realpath(path) != path:
        raise OSError(errno.ELOOP, "reached through a link")
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    with open(handle, "rb", buffering=0) as file:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, "not a file")
        most = min(room, LARGEST_DOCUMENT)
        if before.st_size > most:
            raise OSError(errno.EFBIG, f"{before.st_size:,} bytes; at most {most:,} are read")
        found, left = sha256(), before.st_size + 1
        while left > 0 and (piece := file.read(min(left, _PIECE))):
            found.update(piece)
            left -= len(piece)
        after = os.fstat(handle)
    if left != 1 or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise OSError(errno.EBUSY, "changed while it was read")
    return found.hexdigest(), before.st_size


def keep(root: Path, name: str, content: bytes) -> bool:
    """Put a document into sources/, durably; whether it was put there now. Nothing is replaced: the
    same document is left as it is.

    Raises CannotRun (U203), also where another one has the name.
    """
    try:
        try:
            there, _ = fingerprint(root, name)
        except FileNotFoundError:
            _put_new(Path(os.path.realpath(root)), name, content)
            return True
        if there != sha256(content).hexdigest():
            raise OSError(errno.EEXIST, "another document has this name")
        return False
    except (OSError, UnicodeEncodeError) as error:
        words = getattr(error, "strerror", None) or error
        raise CannotRun(2, problem("U203", name=name, words=words)) from error


def drop(root: Path, name: str) -> None:
    """Take a document away that was put there for a record which was not written."""
    with suppress(OSError):
        os.unlink(root / name)


def taken_names(root: Path) -> list[str]:
    """The names that something in sources/ has."""
    try:
        return [f"{SOURCES}/{name}" for name in os.listdir(root / SOURCES)]
    except OSError:
        return []


def _put_new(home: Path, name: str, content: bytes) -> None:
    folder = home / SOURCES
    if not os.path.lexists(folder):
        os.mkdir(folder)
        _sync_folder(home)
    if not is_kept_in(home):
        raise OSError(errno.ELOOP, "reached through a link")
    beside = folder / f".tracker-{os.getpid()}.tmp"
    try:
        _write_through(beside, content, 0o666)
        _put(beside, home / name)
    finally:
        with suppress(OSError):
            os.unlink(beside)
    _sync_folder(folder)

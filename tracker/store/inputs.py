"""Other files that are read: documents anywhere on the disk, and short lists in the project."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tracker.model.layout import LARGEST_DOCUMENT
from tracker.problems.problem import CannotRun, problem
from tracker.store.folder import locked, write_file


def read_document_bytes(path: Path) -> bytes:
    """The bytes of a document.

    Raises CannotRun(2) for what is no file or cannot be read; one too large is not read.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise CannotRun(2, problem("U401", name=str(path), words="not a file"))
        if found.st_size > LARGEST_DOCUMENT:
            words = f"{found.st_size} bytes; at most {LARGEST_DOCUMENT}"
            raise CannotRun(2, problem("U401", name=str(path), words=words))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise CannotRun(
            2, problem("U401", name=str(path), words=getattr(error, "strerror", None) or error)
        ) from error


def read_lines(root: Path, name: str) -> list[str]:
    """The lines of a list in the project, without its comments; nothing where there is none.

    A line that is no UTF-8 stays what it is, and equals nothing.
    """
    path = root / name
    if not os.path.isfile(path) or os.path.islink(path):
        return []
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return []
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def add_line(root: Path, name: str, line: str) -> None:
    """Add a line to a list in the project, under the lock; not a byte of what is there changes.

    Raises CannotRun(2) with nothing changed.
    """
    with locked(root):
        old = (root / name).read_bytes() if os.path.isfile(root / name) else None
        before = old or b""
        newline = b"" if not before or before.endswith(b"\n") else b"\n"
        said = " ".join(line.splitlines()).encode("utf-8", "surrogateescape")
        write_file(root, name, before + newline + said + b"\n", old)

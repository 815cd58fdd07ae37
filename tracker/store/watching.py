"""Whether a project's files have changed: told by the system, and looked after besides."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Event

from tracker.model.layout import OBSERVATIONS, REGISTRY

_GATHERED = 150  # ms within which saves are one change
_LOOK = 3_000  # ms after which the files are looked at whatever the system tells
_MOST = 25_000  # files looked at; a project has fewer


def watch_folder(root: Path, stop: Event) -> Iterator[bool]:
    """Whether targets.yaml or a file under observations/ may have changed: at once True, then
    True on each change and False every few seconds; ends when `stop` is set.

    Folders are watched, not files: an editor puts a new file in the place of the old one. Where the
    system tells nothing, or no more (network disks, its limit of watches), the files are polled.
    """
    from watchfiles import watch

    seen, polling = _stamp(root), None
    yield True

    def concerns(_: object, path: str) -> bool:
        own = Path(path)
        top = own.name in (REGISTRY, OBSERVATIONS) or own.parent != root
        return top and not own.name.startswith(".")

    while not stop.is_set():
        folders = _folders(root)
        try:
            for told in watch(
                *folders,
                watch_filter=concerns,
                debounce=_GATHERED,
                stop_event=stop,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=polling,
                recursive=False,
            ):
                before, seen = seen, _stamp(root)
                yield bool(told) or seen != before
                if _folders(root) != folders:
                    break
        except FileNotFoundError:  # a folder went away in between
            yield not stop.wait(1)
        except OSError:
            polling = True
            yield not stop.wait(1)


def _folders(root: Path) -> list[Path]:
    """The project's folder, observations/ and every folder in it."""
    found = [Path(folder) for folder, _, _ in _walk(root)]
    return [root, *found]


def _stamp(root: Path) -> tuple[object, ...]:
    """What tells one state of the files from another without reading them."""
    paths = (os.path.join(folder, name) for folder, _, names in _walk(root) for name in names)
    return tuple(map(_marks, islice((os.path.join(root, REGISTRY), *paths), _MOST)))


def _walk(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for folder, folders, names in islice(os.walk(root / OBSERVATIONS), _MOST):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield folder, folders, sorted(name for name in names if not name.startswith("."))


def _marks(path: str) -> tuple[object, ...]:
    """Of a file, or where a link leads."""
    with suppress(OSError, ValueError):
        one = os.stat(path)
        return path, one.st_mtime_ns, one.st_size, one.st_ino, stat.S_IFMT(one.st_mode)
    return (path,)

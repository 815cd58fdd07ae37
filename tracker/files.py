"""Alone touches the disk: a project's folder → {name: bytes}. Names are relative, with forward slashes."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tracker.core.problem import CannotRun, Problem, problem

REGISTRY = "targets.yaml"
OBSERVATIONS = "observations"
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


def peek_language(start: Path) -> str:
    """The registry's `language` without reading the registry, for words needed before it is read; or nothing."""
    try:
        text = (find_project(start) / REGISTRY).read_bytes()[:65536]
    except (CannotRun, OSError):
        return ""
    found = re.search(rb"^language:\s*['\"]?(zh|en)\b", text, re.MULTILINE)
    return found[1].decode() if found else ""

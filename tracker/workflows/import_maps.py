"""Mapping files: read, joined with what is said on the command line, written."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tracker.model.import_map import ImportMap
from tracker.problems.problem import CannotRun
from tracker.store import inputs


def read_map(path: Path, given: ImportMap) -> ImportMap:
    """A mapping file, with what is `given` before it. Raises CannotRun(2) where it is wrong."""
    from tracker.read.import_map import read_import_map

    content = inputs.read_document_bytes(path)
    found, problems = read_import_map(content, path.name)
    if found is None or problems:
        raise CannotRun(2, *problems, contents={path.name: content})
    return _joined(found, given)


def _joined(kept: ImportMap, given: ImportMap) -> ImportMap:
    """What is kept, and before it what is given: mappings are joined, all else is replaced."""
    made: dict[str, Any] = {}
    for one in fields(ImportMap):
        old, new = getattr(kept, one.name), getattr(given, one.name)
        if isinstance(old, dict):
            made[one.name] = {**old, **new}
        elif new not in ("", 0, None, False) or (one.name == "ytd" and new is not None):
            made[one.name] = new
    return replace(kept, **made)


def write_map(path: Path, root: Path, asked: ImportMap) -> None:
    """A mapping kept as a file; never over one that is not such a file. Raises CannotRun(2)."""
    from tracker.read.import_map import MAP_HEAD, render_map
    from tracker.store.outputs import check_output, write_output

    check_output(path, root, lambda old: old.startswith(MAP_HEAD.encode()))
    write_output(path, render_map(asked).encode())

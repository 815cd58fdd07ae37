"""Kept documents: which of the record are missing, or are not what was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tracker.model.layout import LARGEST_DOCUMENT
from tracker.model.observation import Observation
from tracker.problems.problem import Problem, problem
from tracker.store import folder
from tracker.workflows.load import Loaded

MOST_READ = 16 * LARGEST_DOCUMENT  # bytes of all documents in one check


def with_kept(loaded: Loaded, start: Path) -> Loaded:
    """The project with the problems of the documents that are kept for it: each is read once."""
    firsts: dict[tuple[str, str], Observation] = {}
    for one in loaded.project.observations:
        if one.publication.file:
            firsts.setdefault((one.file, one.publication.file), one)
    if not firsts:
        return loaded
    found = list(_problems(folder.find_project(start), list(firsts.values())))
    problems = (*loaded.project.problems, *_located(found, loaded.contents))
    return replace(loaded, project=replace(loaded.project, problems=problems))


def _problems(root: Path, stated: Sequence[Observation]) -> Iterator[Problem]:
    from tracker.store.kept import fingerprint

    known: dict[str, str | OSError] = {}
    room = MOST_READ
    for one in stated:
        name, said = one.publication.file, one.publication.sha256
        if name not in known:
            try:
                known[name], size = fingerprint(root, name, room)
                room -= size
            except (OSError, ValueError) as error:
                known[name] = error if isinstance(error, OSError) else OSError(0, str(error))
        found = known[name]
        line = one.line if one.file.lower().endswith(".csv") else None
        route = () if line else ("publication", "file")
        if isinstance(found, OSError):
            facts = {"name": name, "words": found.strerror}
            yield problem("O132", one.file, route, line=line).saying(facts)
        elif found != said:
            code = "O133" if said else "O134"
            yield problem(code, one.file, route, line=line).saying({"name": name, "found": found})


def _located(found: Sequence[Problem], contents: Mapping[str, bytes]) -> list[Problem]:
    """The problems with line and column, from the trees of the files that they stand in."""
    from tracker.read.encoding import decode
    from tracker.read.project import locate
    from tracker.read.yamltext import Node, read_yaml

    trees: dict[str, Node] = {}
    for name in {one.file for one in found if one.route}:
        text = decode(contents[name], name)[0]
        tree = None if text is None else read_yaml(text, name)[0]
        if tree is not None:
            trees[name] = tree
    return locate(found, trees)

"""{name: bytes} → Project: registry first, then every observation file, then the checks across
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice

from tracker.model.bilingual import by_word
from tracker.model.layout import REGISTRY
from tracker.model.names import Names
from tracker.model.observation import Observation, Publication
from tracker.model.progress import Progress, unseen
from tracker.model.project import Project
from tracker.problems.problem import Problem, problem
from tracker.read.checks import apply_acceptances, check_all
from tracker.read.checks_of_time import waiting
from tracker.read.commented_out import commented
from tracker.read.encoding import decode
from tracker.read.limits import MOST_PROBLEMS, MOST_RECORDS, Share, listed, shortened
from tracker.read.observations import read_observations
from tracker.read.observations_csv import read_csv
from tracker.read.registry import Registry, read_registry
from tracker.read.required_version import wrong_version
from tracker.read.yamltext import Node, read_yaml

NO_TARGET = problem("T123", REGISTRY, line=1, column=1)


def read_project(
    contents: Mapping[str, bytes],
    day: date,
    unread: Iterable[Problem] = (),
    trees: dict[str, Node] | None = None,
    progress: Progress = unseen,
) -> Project | list[Problem]:
    """The project that the files describe; only the problems where targets.yaml yields no target at
    all, unless it has a plan and lists none yet.

    `day` decides which acceptances have expired and which publications are still to come.
    `trees` takes the tree of each file, for whoever writes. `progress` is told how many bytes are
    read, then how far they are checked.
    """
    problems = list(unread)
    trees = {} if trees is None else trees
    share = Share()
    root = _tree(REGISTRY, contents[REGISTRY], problems, trees, share)
    if root is None:
        return locate(problems, trees)
    if (wrong := wrong_version(root, REGISTRY)) is not None:
        if wrong.code == "T151":  # what another version may read otherwise is not judged at all
            return locate([wrong], trees)
        problems.append(wrong)
    registry, found = read_registry(root, REGISTRY)
    problems += found
    if not registry.targets and not begun(root, registry):
        return locate([*problems, NO_TARGET], trees)
    names = Names(registry.plans, registry.indicators, registry.targets, registry.lost)
    observations: list[Observation] = []
    uncounted: list[str] = []
    done, total = len(contents[REGISTRY]), sum(map(len, contents.values()))
    for name in sorted(contents):
        if name == REGISTRY:
            continue
        size = len(contents[name])
        told = partial(_told, progress, done, size, total)
        done += size
        if beyond := share.used_up(name, len(observations), problems):
            problems += [] if any(one.code == beyond.code for one in problems) else [beyond]
            break
        if name.lower().endswith(".csv"):
            text, found = decode(contents[name], name, gb18030=True)
            problems += found
            if text is None:
                continue
            read, found = read_csv(text, name, names, MOST_RECORDS - len(observations), told)
        else:
            tree = _tree(name, contents[name], problems, trees, share)
            if tree is None:
                continue
            read, found = read_observations(tree, name, names, told)
            if (source := tree.get("publication")) is not None and source.get("records") is None:
                uncounted.append(name)
        observations += read
        problems += found
    observations = _one_publisher(observations)
    project = Project(
        registry.plans,
        registry.indicators,
        registry.targets,
        tuple(observations),
        registry.thresholds,
        registry.language,
        (),
        len(root.listed("targets")) - len(registry.targets),
        registry.settings,
        tuple(uncounted),
    )
    problems += check_all(registry, project, progress)
    problems += waiting(observations, day)
    problems = listed(apply_acceptances(problems, registry.targets, day))
    return replace(project, problems=tuple(locate(problems, trees)))


def begun(root: Node, registry: Registry) -> bool:
    """Whether a registry has plans, or an empty list of them, and an empty list of targets: a
    project to be filled.
    """
    plans, targets = root.get("plans"), root.get("targets")
    ready = bool(registry.plans) or (plans is not None and plans.value == [])
    return ready and targets is not None and targets.value == []


def _told(progress: Progress, before: int, size: int, total: int, done: int, of: int) -> None:
    """That so much of a file is read, of which so much stands before it."""
    progress(before + size * done // max(of, 1), total, "reading")


def _one_publisher(observations: list[Observation]) -> list[Observation]:
    """A publisher that one file calls by both its names is the same one where another file says
    only one of them.
    """
    known = by_word(one.publication.publisher for one in observations)
    if not known:
        return observations
    made: dict[int, Publication] = {}
    for one in observations:
        source = one.publication
        if id(source) not in made:
            made[id(source)] = replace(
                source, publisher=known.get(source.publisher, source.publisher)
            )
    return [replace(one, publication=made[id(one.publication)]) for one in observations]


def locate(problems: Iterable[Problem], trees: Mapping[str, Node]) -> list[Problem]:
    """Turn routes into line and column: the one place where that is done.

    Facts are cut to what can be told.
    """
    located = []
    for one in problems:
        tree = trees.get(one.file)
        if tree is not None and (one.route or one.line is None):
            one = one.at(*tree.find(one.route, one.on_key))
        elif one.line is not None and one.column is None:
            one = one.at(one.line, 1)  # a row of a CSV file
        located.append(one.saying({key: shortened(fact) for key, fact in one.facts}))
    return located


def _tree(
    name: str, content: bytes, problems: list[Problem], trees: dict[str, Node], share: Share
) -> Node | None:
    text, found = decode(content, name)
    problems += found
    if text is None:
        return None
    root, found = read_yaml(text, name, share)
    problems += found
    if root is not None:
        trees[name] = root
        problems += islice(commented(text, name), MOST_PROBLEMS)
    return root

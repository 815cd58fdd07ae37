"""Alone runs git: the project of a revision → {name: bytes}, from git's objects, without a
check-out.

Only commands that look: no shell, hook, filter, pager or connection, and no word of the user's
where git takes options.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from tracker.model.layout import (
    LARGEST_PROJECT,
    MOST_FILES,
    OBSERVATIONS,
    REGISTRY,
    Totals,
    role,
    too_large,
)
from tracker.problems.nearest import nearest
from tracker.problems.problem import CannotRun, Problem, problem
from tracker.store.git_process import Git, find_git, repository_above, run_git, text_of

_DEFAULT = (
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
    "refs/heads/main",
    "refs/heads/master",
)
_FETCH_ALL = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
_MOST_LISTED = 16 * 1024 * 1024
_ODD = {b"120000": "a symbolic link", b"160000": "a submodule"}


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a project lies in git: `prefix` is its folder in the tree, with a slash behind it, or
    nothing.
    """

    git: Git
    prefix: str
    is_shallow: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit and what it was called."""

    name: str
    commit: str


def find_repository(root: Path, environment: Mapping[str, str]) -> Repository:
    """The repository that a project lies in.

    Raises CannotRun: U301 without git, U302 where git finds none.
    """
    git = find_git(root, environment)
    asked = run_git(
        git, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"
    )
    inside, _, rest = text_of(asked.answer).partition("\n")
    if not asked.fine or inside != "true":
        raise CannotRun(3, problem("U302", folder=root, words=asked.said or "not a work tree"))
    shallow, _, prefix = rest.partition("\n")
    return Repository(git, prefix.removesuffix("\n"), shallow == "true")


def find_revision(here: Repository, name: str) -> Revision:
    """The commit that a name stands for.

    Raises CannotRun: U303 for none, U304 where the clone may not hold it.
    """
    if name and not name.startswith("-") and "\0" not in name:
        found = run_git(
            here.git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if found.fine:
            return Revision(name, text_of(found.answer).strip())
    if here.is_shallow:
        raise CannotRun(3, problem("U304", name=name, fetch=_fetch(name)))
    near = nearest(name, [_short(one) for one in _references(here)])
    raise CannotRun(2, problem("U303", name=name, near=near))


def find_base(here: Repository) -> Revision:
    """Where HEAD left the default branch.

    Raises CannotRun: U305 without one, U304 where a shallow clone ends early.
    """
    head = find_revision(here, "HEAD").commit if (known := _references(here)) else ""
    main = text_of(
        run_git(here.git, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD").answer
    ).removesuffix("\n")
    main = next((one for one in (main, *_DEFAULT) if one in known), "")
    if not main and not here.is_shallow:
        raise CannotRun(2, problem("U305"))
    if not main:
        raise CannotRun(3, problem("U304", name="origin/main", fetch=_FETCH_ALL))
    found = run_git(here.git, "merge-base", head, known[main])
    if found.fine:
        return Revision(f"{_short(main)}...HEAD", text_of(found.answer).split()[0])
    if here.is_shallow:
        raise CannotRun(3, problem("U304", name=f"{_short(main)}...HEAD", fetch=_FETCH_ALL))
    raise CannotRun(2, problem("U305"))


def read_revision(here: Repository, revision: Revision) -> tuple[dict[str, bytes], list[Problem]]:
    """The registry and records of a revision, and what is not read; no registry where the revision
    has no project.

    Sizes are added up before anything is read, for one object may stand in a tree under many names.
    Raises CannotRun (U304) where the clone leaves out what is needed.
    """
    # from the project's folder, relative to which the names are said then
    within = (revision.commit, "--", REGISTRY, f"{OBSERVATIONS}/")
    listed = run_git(here.git, "ls-tree", "-r", "-l", "-z", *within, most=_MOST_LISTED)
    if not listed.fine:
        _incomplete(revision)
    problems: list[Problem] = []
    wanted: dict[str, bytes] = {}
    totals = Totals()
    lines = listed.answer.split(b"\0")[:-1]
    for line in sorted(
        lines, key=lambda one: not one.endswith(b"\t" + REGISTRY.encode())
    ):  # that first
        about, _, path = line.partition(b"\t")
        mode, _, blob, size = about.split()
        name = text_of(path)
        if (what := _role(name)) == "none":
            continue
        odd = _ODD.get(mode)
        large = (
            too_large(name, int(size)) if what == "record" and not odd and size.isdigit() else None
        )
        counted = 0 if odd or large or what == "stray" or not size.isdigit() else int(size)
        if beyond := totals.add(name, counted):
            problems.append(beyond)
            break
        if odd:
            problems.append(
                problem("F104", name, words=f"{odd}, which is not followed in a revision")
            )
        elif what == "stray":
            problems.append(problem("F106", name))
        elif large:
            problems.append(large)
        else:
            wanted[name] = blob
    else:
        if listed.cut:
            problems.append(problem("F109", f"{OBSERVATIONS}/", most=f"{MOST_FILES:,}"))
    contents = _blobs(here, revision, wanted.values())
    return {name: contents[blob] for name, blob in wanted.items()}, problems


def committed(root: Path, environment: Mapping[str, str]) -> Mapping[str, bytes]:
    """The project's files as the last commit has them, by name; nothing where there is no
    repository or no commit.

    Raises CannotRun: U229 where there is a repository that cannot be asked, also for want of git,
    U304 where it does not hold them.
    """
    if repository_above(root) is None:
        return {}
    try:
        here = find_repository(root, environment)
    except CannotRun as error:
        (said,) = error.problems
        words = "git" if said.code == "U301" else dict(said.facts).get("words", "")
        raise CannotRun(2, problem("U229", words=words)) from error
    try:
        head = find_revision(here, "HEAD")
    except CannotRun:
        return {}
    return read_revision(here, head)[0]


def _role(name: str) -> str:
    if name == REGISTRY:
        return "record"
    path = PurePosixPath(name)
    if any(folder.startswith(".") for folder in path.parts[:-1]):
        return "none"
    return role(path.name)


def _blobs(here: Repository, revision: Revision, names: Iterable[bytes]) -> dict[bytes, bytes]:
    """The contents of objects, each read once."""
    asked = list(dict.fromkeys(names))
    if not asked:
        return {}
    most = LARGEST_PROJECT + len(asked) * 100  # what totals allow, and a head for each
    answer = run_git(
        here.git, "cat-file", "--batch", given=b"\n".join(asked) + b"\n", most=most
    ).answer
    contents, at = {}, 0
    for name in asked:
        end = answer.find(b"\n", at)
        head = answer[at:end].split(b" ")
        if end < 0 or head[1:2] != [b"blob"]:
            _incomplete(revision)
        size = int(head[2])
        contents[name] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    if at > len(answer):
        _incomplete(revision)
    return contents


def _incomplete(revision: Revision) -> NoReturn:
    raise CannotRun(3, problem("U304", name=revision.name, fetch="git fetch --refetch --no-filter"))


def _references(here: Repository) -> dict[str, str]:
    """Every branch and tag with its object."""
    places = ("refs/heads", "refs/remotes", "refs/tags")
    listed = text_of(
        run_git(here.git, "for-each-ref", "--format=%(objectname) %(refname)", *places).answer
    )
    lines = (line.partition(" ") for line in listed.split("\n") if line)
    return {name: found for found, _, name in lines}


def _short(reference: str) -> str:
    return reference.split("/", 2)[2]


def _fetch(name: str) -> str:
    """The command that brings a revision into a shallow clone."""
    if name.startswith("origin/"):
        branch = name.removeprefix("origin/")
        return (
            f"git fetch --depth=1 origin {shlex.quote(f'+refs/heads/{branch}:refs/remotes/{name}')}"
        )
    if len(name) == 40 and set(name) <= set("0123456789abcdef"):
        return f"git fetch --depth=1 origin {name}"
    return "git fetch --unshallow"

"""Alone runs git: the project of a revision → {name: bytes}, from git's objects, without a check-out.

Only commands that look: no shell, hook, filter, pager or connection, and no word of the user's where git takes options.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from tracker.core.layout import OBSERVATIONS, REGISTRY, role
from tracker.core.problem import CannotRun, Problem, problem
from tracker.core.similar import nearest
from tracker.core.sizes import too_large

_QUIET = (
    "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", "protocol.allow=never",
)  # fmt: skip
_SET = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
# a hook's git says with these where it works; here it is where the project is
_DROPPED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_DEFAULT = ("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master")
_FETCH_ALL = "git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'"
_ODD = {"120000": "a symbolic link", "160000": "a submodule"}


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a project lies in git: `prefix` is its folder in the tree, with a slash behind it, or nothing."""

    program: str
    root: Path
    prefix: str
    is_shallow: bool
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit and what it was called."""

    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class _Done:
    """How a run of git ended, what it answered and what it complained of."""

    fine: bool
    answer: bytes
    complaint: bytes

    @property
    def said(self) -> str:
        return self.complaint.decode("utf-8", "replace").strip().partition("\n")[0].removeprefix("fatal: ")


def find_repository(root: Path, environment: Mapping[str, str]) -> Repository:
    """The repository that a project lies in. Raises CannotRun: U301 without git, U302 where git finds none."""
    program = shutil.which("git", path=environment.get("PATH"))
    if program is None or not os.path.isabs(program):  # never one that lies in the current folder
        raise CannotRun(3, problem("U301"))
    clean = {key: value for key, value in environment.items() if key not in _DROPPED} | _SET
    here = Repository(program, root, "", False, clean)
    asked = _run(here, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix")
    inside, _, rest = os.fsdecode(asked.answer).partition("\n")
    if not asked.fine or inside != "true":
        raise CannotRun(3, problem("U302", folder=root, words=asked.said or "not a work tree"))
    shallow, _, prefix = rest.partition("\n")
    return Repository(program, root, prefix.removesuffix("\n"), shallow == "true", clean)


def find_revision(here: Repository, name: str) -> Revision:
    """The commit that a name stands for. Raises CannotRun: U303 for none, U304 where the clone may not hold it."""
    if name and not name.startswith("-") and "\0" not in name:
        found = _run(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found.fine:
            return Revision(name, found.answer.decode().strip())
    if here.is_shallow:
        raise CannotRun(3, problem("U304", name=name, fetch=_fetch(name)))
    near = nearest(name, [_short(one) for one in _references(here)])
    raise CannotRun(2, problem("U303", name=name, near=near))


def find_base(here: Repository) -> Revision:
    """Where HEAD left the default branch. Raises CannotRun: U305 without one, U304 where a shallow clone ends early."""
    head = find_revision(here, "HEAD").commit if (known := _references(here)) else ""
    main = _run(here, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD").answer.decode().strip()
    main = next((one for one in (main, *_DEFAULT) if one in known), "")
    if not main and not here.is_shallow:
        raise CannotRun(2, problem("U305"))
    if not main:
        raise CannotRun(3, problem("U304", name="origin/main", fetch=_FETCH_ALL))
    found = _run(here, "merge-base", head, known[main])
    if found.fine:
        return Revision(f"{_short(main)}...HEAD", found.answer.decode().split()[0])
    if here.is_shallow:
        raise CannotRun(3, problem("U304", name=f"{_short(main)}...HEAD", fetch=_FETCH_ALL))
    raise CannotRun(2, problem("U305"))


def read_revision(here: Repository, revision: Revision) -> tuple[dict[str, bytes], list[Problem]]:
    """The registry and records of a revision, and what is not read; no registry where the revision has no project.

    Raises CannotRun (U304) where the clone leaves out what is needed.
    """
    within = [here.prefix + REGISTRY, f"{here.prefix}{OBSERVATIONS}/"]
    listed = _run(here, "ls-tree", "-r", "-l", "-z", "--full-tree", revision.commit, "--", *within)
    if not listed.fine:
        _incomplete(revision)
    problems: list[Problem] = []
    wanted: dict[str, bytes] = {}
    for line in listed.answer.split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, blob, size = about.split()
        name = path.decode("utf-8", "surrogateescape").removeprefix(here.prefix)
        if (what := _role(name)) == "none":
            continue
        if odd := _ODD.get(mode.decode()):
            problems.append(problem("F104", name, words=f"{odd}, which is not followed in a revision"))
        elif what == "stray":
            problems.append(problem("F106", name))
        elif size.isdigit() and (large := too_large(name, int(size))):
            problems.append(large)
        else:
            wanted[name] = blob
    return dict(zip(wanted, _blobs(here, revision, list(wanted.values())), strict=True)), problems


def _role(name: str) -> str:
    if name == REGISTRY:
        return "record"
    path = PurePosixPath(name)
    if any(folder.startswith(".") for folder in path.parts[:-1]):
        return "none"
    return role(path.name)


def _blobs(here: Repository, revision: Revision, names: list[bytes]) -> list[bytes]:
    """The contents of objects, in order."""
    if not names:
        return []
    answer = _run(here, "cat-file", "--batch", given=b"\n".join(names) + b"\n").answer
    contents, at = [], 0
    for _ in names:
        end = answer.find(b"\n", at)
        head = answer[at:end].split(b" ")
        if end < 0 or head[1:2] != [b"blob"]:
            _incomplete(revision)
        size = int(head[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _incomplete(revision: Revision) -> NoReturn:
    raise CannotRun(3, problem("U304", name=revision.name, fetch="git fetch --refetch --no-filter"))


def _references(here: Repository) -> dict[str, str]:
    """Every branch and tag with its object."""
    listed = _run(here, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/remotes", "refs/tags")
    return dict(line.split(" ") for line in os.fsdecode(listed.answer).splitlines())


def _short(reference: str) -> str:
    return reference.split("/", 2)[2]


def _fetch(name: str) -> str:
    """The command that brings a revision into a shallow clone."""
    if name.startswith("origin/"):
        branch = name.removeprefix("origin/")
        return f"git fetch --depth=1 origin {shlex.quote(f'+refs/heads/{branch}:refs/remotes/{name}')}"
    if len(name) == 40 and set(name) <= set("0123456789abcdef"):
        return f"git fetch --depth=1 origin {name}"
    return "git fetch --unshallow"


def _run(here: Repository, *arguments: str, given: bytes = b"") -> _Done:
    with subprocess.Popen(
        [here.program, "-C", str(here.root), *_QUIET, *arguments], env=here.environment, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        answer, complaint = process.communicate(given)
    return _Done(process.returncode == 0, answer, complaint)

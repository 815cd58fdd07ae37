"""Runs git: which program, with which settings, how long, and how much of its answer is taken."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread, Timer
from typing import IO

from tracker.problems.problem import CannotRun, problem

LONGEST_RUN = 30  # seconds that one run may take: a repository may name a pipe that never answers
_MOST = 64 * 1024 * 1024  # bytes of an answer
_MOST_COMPLAINT = 64 * 1024
# what a repository's own settings could have run, fetched, followed or made believe
_QUIET = tuple(
    word
    for setting in (
        f"core.hooksPath={os.devnull}",
        "core.fsmonitor=false",
        "core.sshCommand=false",
        "core.alternateRefsCommand=false",
        "core.askPass=false",
        "core.attributesFile=",
        "core.commitGraph=false",
        "core.pager=cat",
        "core.quotePath=false",
        "credential.helper=",
        "diff.external=",
        "gc.auto=0",
        "maintenance.auto=false",
        "protocol.allow=never",
        "safe.bareRepository=explicit",
    )
    for word in ("-c", setting)
)
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--no-optional-locks",
    "--literal-pathspecs",
    *_QUIET,
)
_SET = {
    "GIT_ALLOW_PROTOCOL": "",  # none at all, whatever protocol.* says
    "GIT_ASKPASS": "false", "GIT_ATTR_NOSYSTEM": "1", "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat", "GIT_SSH_COMMAND": "false", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
}  # fmt: skip
# Of git's own variables these stay: where a user's settings are, and where the search for a
# repository ends. The
# others say what a hook's git works on, or name programs and files.
_KEPT = re.compile(
    r"GIT_(?:CONFIG_(?:NOSYSTEM|GLOBAL|SYSTEM|COUNT|(?:KEY|VALUE)_\d+)|CEILING_DIRECTORIES"
    r"|DISCOVERY_ACROSS_FILESYSTEM)"
)


@dataclass(frozen=True, slots=True)
class Git:
    """A program, the folder it looks at, and the environment that it gets."""

    program: str
    root: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended, what it answered and what it complained of; `cut` where it had
    more to say.
    """

    fine: bool
    answer: bytes
    complaint: bytes
    cut: bool

    @property
    def said(self) -> str:
        """The first line of the complaint."""
        return text_of(self.complaint).strip().partition("\n")[0].removeprefix("fatal: ")


def text_of(said: bytes) -> str:
    """What git says, decoded as the system decodes the names of files: equal names are
    equal texts.
    """
    return os.fsdecode(said)


def find_git(root: Path, environment: Mapping[str, str]) -> Git:
    """git as it is run for a folder.

    Raises CannotRun (U301) where there is none outside its repository.
    """
    home = repository_above(root) or Path(os.path.realpath(root))
    folders = [
        one
        for one in environment.get("PATH", "").split(os.pathsep)
        if os.path.isabs(one) and not Path(os.path.realpath(one)).is_relative_to(home)
    ]
    for folder in folders:
        found = shutil.which(os.path.join(folder, "git"))
        if found and not Path(os.path.realpath(found)).is_relative_to(home):
            kept = {
                key: value
                for key, value in environment.items()
                if not key.startswith("GIT_") or _KEPT.fullmatch(key)
            }
            return Git(found, root, kept | _SET | {"PATH": os.pathsep.join(folders)})
    raise CannotRun(3, problem("U301"))


def repository_above(root: Path) -> Path | None:
    """The folder of the repository that a project lies in, usable or not; None where none is."""
    home = Path(os.path.realpath(root))
    return next((one for one in (home, *home.parents) if os.path.lexists(one / ".git")), None)


def run_git(git: Git, *arguments: str, given: bytes = b"", most: int = _MOST) -> Done:
    """Run git to its end, or until it has said `most` bytes.

    Raises CannotRun (F505) where it takes too long.
    """
    with subprocess.Popen(
        [git.program, "-C", str(git.root), *_OPTIONS, *arguments],
        env=git.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        late: list[bool] = []
        complaint: list[bytes] = []

        def stop() -> None:
            late.append(True)
            process.kill()

        timer = Timer(LONGEST_RUN, stop)
        others = [
            Thread(target=_give, args=(process.stdin, given), daemon=True),
            Thread(target=_drain, args=(process.stderr, complaint), daemon=True),
        ]
        try:
            for one in (timer, *others):
                one.start()
            answer = process.stdout.read(most + 1)
            if cut := len(answer) > most:
                process.kill()
            process.wait()
        finally:
            timer.cancel()
            process.kill()
        for one in others:
            one.join(1)
    if late:
        raise CannotRun(3, problem("F505", command=arguments[0], most=LONGEST_RUN))
    return Done(process.returncode == 0 or cut, answer[:most], b"".join(complaint), cut)


def _give(into: IO[bytes], given: bytes) -> None:
    try:
        with into:
            into.write(given)
    except OSError:  # it ended before it had read everything
        pass


def _drain(source: IO[bytes], kept: list[bytes]) -> None:
    kept.append(source.read(_MOST_COMPLAINT))
    while source.read(_MOST_COMPLAINT):
        pass

"""Deaths of writers: at every call to the system, and at any moment; what is left, and what the
next run makes of it.
"""

from __future__ import annotations

import errno
import itertools
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Literal

from tests.support.processes import command, environment
from tests.support.projects import write_project
from tests.support.recording import (
    DAY,
    FILE,
    NEW,
    OLD,
    RECORD,
    REGISTRY,
    left_behind,
    snapshot,
    write,
)
from tracker.model.request import Amendment
from tracker.problems.problem import CannotRun
from tracker.workflows.amend import amending
from tracker.workflows.edit import write_edit

# what a write may ask of the system; a death, a failure or an interruption may come before each of
# them
CALLS = (
    "open",
    "write",
    "fsync",
    "close",
    "mkdir",
    "link",
    "replace",
    "chown",
    "chmod",
    "utime",
    "unlink",
    "setxattr",
)
Way = Literal["dies", "dies half written", "fails", "interrupted"]
WAYS: tuple[Way, ...] = ("dies", "dies half written", "fails", "interrupted")
DONE_ALREADY = {"U205", "U221", "U227"}  # recorded, removed, changed
BEFORE = {
    "appended": {"targets.yaml": REGISTRY, FILE: OLD},
    "new-file": {"targets.yaml": REGISTRY},
    "linked": {"targets.yaml": REGISTRY, "observations/2025/a.txt": OLD},
}


def project_of(root: Path, name: str) -> Path:
    project = write_project(root, BEFORE[name])
    if name == "linked":
        (project / FILE).symlink_to("2025/a.txt")
    return project


@contextmanager
def at_call(number: int, way: Way) -> Iterator[list[str]]:
    """At the n-th call to the system something happens; what was called is listed."""
    called: list[str] = []
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}

    def stand_in(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def stood_in(*arguments: object, **named: object) -> object:
            called.append(name)
            if len(called) != number:
                return call(*arguments, **named)
            match way:
                case "dies":
                    os._exit(137)
                case "dies half written":
                    if name == "write":
                        call(arguments[0], bytes(arguments[1])[:-9])  # type: ignore[call-overload]
                    os._exit(137)
                case "fails":
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                case "interrupted":
                    signal.raise_signal(signal.SIGINT)
                    return call(*arguments, **named)

        return stood_in

    try:
        for name, call in real.items():
            setattr(os, name, stand_in(name, call))
        yield called
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def forked(act: Callable[[], object]) -> int:
    """The exit code of a process that does this: 0, 130 when interrupted, 1 when refused."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            code = _code_of(act)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _code_of(act: Callable[[], object]) -> int:
    try:
        act()
    except CannotRun as stop:
        return 1 if {one.code for one in stop.problems} <= DONE_ALREADY | {"U203"} else 99
    except KeyboardInterrupt:
        return 130
    return 0


def record(project: Path) -> object:
    """One record is added."""
    return write(project, [NEW], DAY)


def amend(project: Path) -> object:
    """One value is changed in its place."""
    asked = Amendment("energy", "2023", changes={"value": "-4.5%"})
    return write_edit(project, amending(project, asked, {}, "en"), DAY)


def remove(project: Path) -> object:
    """The one record of a file is removed, and the file with it."""
    asked = Amendment("energy", "2023", removes=True)
    return write_edit(project, amending(project, asked, {}, "en"), DAY)


def code_at_call(write_it: Callable[[Path], object], project: Path, number: int, way: Way) -> int:
    """The exit code of writing while something happens at the n-th call; deaths have a process
    of their own.
    """

    def act() -> None:
        with at_call(number, way):
            write_it(project)

    return forked(act) if way.startswith("dies") else _code_of(act)


def walk(
    root: Path,
    name: str,
    way: Way,
    only: Collection[str] = CALLS,
    write_it: Callable[[Path], object] = record,
) -> tuple[list[str], list[str]]:
    """Every call that a write makes, and what came out wrong where one of `only` is the last, or
    fails, or is interrupted.

    Right is: the file is the old one or the new one, whole; a failure leaves nothing behind; and
    the next run puts everything right, with the record there once.
    """
    whole = project_of(root / "whole", name)
    old = snapshot(whole)
    with at_call(0, way) as calls:
        write_it(whole)
    new = snapshot(whole)
    wrong = []
    for number, call in enumerate(calls, 1):
        if call not in only:
            continue
        project = project_of(root / str(number), name)
        code = code_at_call(write_it, project, number, way)
        after, left = snapshot(project), left_behind(project)
        kept = {file: content for file, content in after.items() if file not in left}
        expected = {"fails": 0 if kept == new else 1, "interrupted": 130}.get(way, 137)
        if kept not in (old, new):
            wrong.append(f"{name}, {way} at {call} ({number}): neither the old nor the new")
        if code != expected:
            wrong.append(f"{name}, {way} at {call} ({number}): ended with {code}")
        if left and way == "fails" and call != "unlink":
            wrong.append(f"{name}, {way} at {call} ({number}): {left} left behind")
        with suppress(CannotRun):  # where it is done, it is not done again
            write_it(project)
        if snapshot(project) != new:
            wrong.append(f"{name}, {way} at {call} ({number}): the next run does not put it right")
    return calls, wrong


def kill_at_random(project: Path, seconds: float, seed: int) -> bool:
    """Start a recording and kill it within so many seconds; whether it was killed in time."""
    words = (
        "firms",
        NEW.value,
        "--period",
        NEW.period,
        "--published",
        NEW.published,
        "--publisher",
        NEW.publisher,
    )
    with subprocess.Popen(
        command("add-observation", *words, "--title", NEW.title, "--yes"),
        cwd=project,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        time.sleep(random.Random(seed).uniform(0, seconds))
        process.kill()
        return process.wait() == -signal.SIGKILL


def kill_between(project: Path, seconds: float, seed: int) -> tuple[int, int]:
    """Record again and again and be killed within so many seconds: the records acknowledged, and
    those found.

    Raises AssertionError where the file holds anything but whole records, in order.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            for number in itertools.count(1):
                write(
                    project, [replace(NEW, value=str(11000 + number), period=_month(number))], DAY
                )
                os.write(writing, b".")
        finally:
            os._exit(99)
    os.close(writing)
    time.sleep(random.Random(seed).uniform(0, seconds))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        acknowledged = len(said.read())
    content = (project / FILE).read_bytes()
    found = content.count(b"indicator: firms")
    records = [
        RECORD.replace("2024", _month(n)).replace("11000", str(11000 + n))
        for n in range(1, found + 1)
    ]
    assert content == (OLD + "".join(records)).encode()
    return acknowledged, found


def _month(number: int) -> str:
    return f"{1990 + number // 12}-{number % 12 + 1:02}"

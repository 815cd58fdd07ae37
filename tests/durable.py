"""What tests and benchmarks of recording share: a project to write to, many writers at once, and deaths of writers."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal

from tests.run import command, environment, tracker, write_project
from tracker.append import new_file
from tracker.recording import Request, write

DAY = date(2025, 6, 30)
REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: 某市, period: 2021..2025}
targets:
  - {id: firms, plan: p, name: {zh: 企业数量, en: Firms}, unit: 家, target: {value: 12000, by: 2025}}
  - {id: energy, plan: p, name: Energy, unit: '%', measure: ratio, target: {value: -10, by: 2025, op: le}}
"""
OLD = """\
# 统计公报: kept by hand  \r
publication: {title: 统计公报, publisher: 统计局, published: 2025-03}\r
observations:\r
  - indicator: energy   # a comment\r
    period: 2023\r
    value: -3.5%\r
"""
FILE = "observations/a.yaml"
NEW = Request(
    indicator="firms", value="11000", period="2024", published="2025-03", publisher="统计局", title="统计公报"
)
RECORD = "  - indicator: firms\r\n    period: 2024\r\n    value: 11000\r\n"
# what a write may ask of the system; a death, a failure or an interruption may come before each of them
CALLS = ("open", "write", "fsync", "close", "mkdir", "link", "replace", "chown", "chmod", "utime", "unlink", "setxattr")
_ITEM = re.compile(rb"  - indicator: firms\r?\n    period: (\S+)\r?\n    value: (\S+)\r?\n")
Way = Literal["dies", "dies half written", "fails", "interrupted"]


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of a folder and its bytes; the lock, which may stay, left out."""
    found = {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != ".tracker.lock"}


def left_behind(root: Path) -> list[str]:
    return [name for name in snapshot(root) if Path(name).name.startswith(".tracker-")]


def write_many(root: Path, *, writers: int, workers: int, publications: int) -> list[str]:
    """So many processes, each recording a value of its own, in so many publications; what came out wrong.

    The first publication has a file, the others get theirs from whoever comes first.
    """
    project = write_project(root, {"targets.yaml": REGISTRY, FILE: OLD, "observations/other.csv": "indicator\n"})
    before = snapshot(project)
    sources = [NEW.title, *(f"公报{number}" for number in range(1, publications))]
    periods = [f"{2001 + number // 12}-{number % 12 + 1:02}" for number in range(writers)]

    def one(number: int) -> int:
        published = ("--published", NEW.published, "--publisher", NEW.publisher)
        words = (str(6001 + number), "--period", periods[number], *published, "--title", sources[number % publications])
        return tracker("add-observation", "firms", *words, "--yes", at=project).code

    with ThreadPoolExecutor(workers) as pool:
        wrong = [f"writer {n} ended with {code}" for n, code in enumerate(pool.map(one, range(writers))) if code]
    after = snapshot(project)
    found: list[tuple[str, str]] = []
    rest = {}
    for name, content in after.items():
        new = content[len(before.get(name, b"")) :] if content.startswith(before.get(name, b"")) else content
        found += [(period.decode(), value.decode()) for period, value in _ITEM.findall(new)]
        rest[name] = before.get(name, b"") + _ITEM.sub(b"", new)
    if sorted(found) != [(period, str(6001 + number)) for number, period in enumerate(periods)]:
        wrong.append(f"{len(found)} records, {len(set(found))} different, instead of {writers}")
    heads = [
        new_file({"title": title, "publisher": NEW.publisher, "published": NEW.published}, {}).encode()
        for title in sources[1:]
    ]
    wrong += [f"{name} changed" for name in before if rest.pop(name, None) != before[name]]
    if sorted(rest.values()) != sorted(heads):
        wrong.append(f"other bytes in {', '.join(rest)}")
    return wrong


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
    from tracker.core.problem import CannotRun

    child = os.fork()
    if child == 0:
        code = 99
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            act()
            code = 0
        except CannotRun as stop:
            code = 1 if {one.code for one in stop.problems} <= {"U203", "U205"} else 99
        except KeyboardInterrupt:
            code = 130
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def record_at_call(project: Path, number: int, way: Way) -> int:
    """Record in a process to which something happens at its n-th call; its exit code, -1 when it made fewer calls."""

    def act() -> None:
        with at_call(number, way) as called:
            write(project, NEW, DAY)
        if len(called) < number:
            os._exit(255)

    code = forked(act)
    return -1 if code == 255 else code


def kill_at_random(project: Path, seconds: float, seed: int) -> bool:
    """Start a recording and kill it within so many seconds; whether it was killed in time."""
    words = ("firms", NEW.value, "--period", NEW.period, "--published", NEW.published, "--publisher", NEW.publisher)
    with subprocess.Popen(
        command("add-observation", *words, "--title", NEW.title, "--yes"), cwd=project, env=environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        time.sleep(random.Random(seed).uniform(0, seconds))
        process.kill()
        return process.wait() == -signal.SIGKILL

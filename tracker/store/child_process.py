"""Alone starts a process of our own: bytes → bytes by workflows/child, within limits of time,
memory and output.

The child runs isolated: no variable of the environment that Python or a library obeys, no module of
the current folder, no descriptor but its two pipes. It ends with this process, however that ends:
see workflows/child.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NoReturn

import tracker
from tracker.problems.problem import Refused

CHILD_CODE = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from tracker.workflows.child import answer_one; answer_one()"
)
NO_MEMORY = 77  # how the child ends where Python was refused memory
MEGABYTE = 1 << 20
_TICK = 0.05  # seconds between two looks at the child's memory
_KEPT = (
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "SYSTEMROOT",
)  # what a Python may need to start at all
_OUT_OF_TIME = {-getattr(signal, name) for name in ("SIGALRM", "SIGXCPU") if hasattr(signal, name)}


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one child: seconds on the clock, bytes of memory, bytes of its answer."""

    seconds: float
    memory: int
    answer: int


def run_child(
    given: bytes,
    limits: Limits,
    environment: Mapping[str, str],
    waiting: Callable[[], None] = lambda: None,
) -> bytes:
    """What the child answers; `waiting` is called again and again until it does.

    Raises Refused: D113 time, D114 memory, D115 broken off, D116 answer, D118 no start.
    """
    try:
        process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", CHILD_CODE, *_path()],
            cwd=sys.prefix,
            env={key: environment[key] for key in _KEPT if key in environment}
            | {"MALLOC_ARENA_MAX": "1"},
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        raise Refused("D118", words=getattr(error, "strerror", None) or str(error)) from None
    assert process.stdin is not None and process.stdout is not None
    answer = bytearray()
    threads = (
        threading.Thread(target=_give, args=(process.stdin, given), daemon=True),
        threading.Thread(target=_take, args=(process.stdout, answer, limits.answer), daemon=True),
    )
    try:
        for one in threads:
            one.start()
        _wait(process, threads[1], limits, waiting)
        if len(answer) <= limits.answer:
            with suppress(
                subprocess.TimeoutExpired
            ):  # its own status, which comes with the end of its answer
                process.wait(1)
    finally:
        process.kill()
        status = process.wait()
        for one in threads:
            if one.ident is not None:
                one.join()
        process.stdin.close()
        process.stdout.close()
    if len(answer) > limits.answer:
        raise Refused("D116", most=str(limits.answer // MEGABYTE))
    if not answer.endswith(b"\n"):  # every answer does
        _broken_off(status, limits)
    return bytes(answer)


def _path() -> list[str]:
    """Where this process imports from, the current folder left out, and where tracker itself
    stands.
    """
    home = str(Path(tracker.__file__).absolute().parent.parent)
    return list(dict.fromkeys([*filter(os.path.isabs, sys.path), home]))


def _give(stream: IO[bytes], given: bytes) -> None:
    """All that is given. The pipe stays open: its end tells the child that this process is gone."""
    left = memoryview(given)
    with suppress(OSError):
        while left:
            left = left[os.write(stream.fileno(), left[:MEGABYTE]) :]


def _take(stream: IO[bytes], answer: bytearray, most: int) -> None:
    """What is answered, up to one byte more than is allowed."""
    with suppress(OSError):
        while len(answer) <= most and (piece := os.read(stream.fileno(), MEGABYTE)):
            answer += piece


def _wait(
    process: subprocess.Popen[bytes],
    taking: threading.Thread,
    limits: Limits,
    waiting: Callable[[], None],
) -> None:
    """Until the answer is there. Raises Refused where the child takes too long or too much."""
    until = time.monotonic() + limits.seconds
    while taking.is_alive():
        taking.join(_TICK)
        waiting()
        if resident(process) > limits.memory:
            raise Refused("D114", most=str(limits.memory // MEGABYTE))
        if taking.is_alive() and time.monotonic() > until:
            raise Refused("D113", seconds=f"{limits.seconds:g}")


def _broken_off(status: int, limits: Limits) -> NoReturn:
    if status in _OUT_OF_TIME:
        raise Refused("D113", seconds=f"{limits.seconds:g}")
    if status == NO_MEMORY:
        raise Refused("D114", most=str(limits.memory // MEGABYTE))
    named = {int(one): one.name for one in signal.Signals}
    raise Refused("D115", words=named.get(-status, f"exit {status}"))


def resident(process: subprocess.Popen[bytes]) -> int:
    """Bytes of memory that a child holds; 0 where the system does not tell."""
    if sys.platform == "win32":
        return _resident_windows(int(process._handle))
    try:
        with open(f"/proc/{process.pid}/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def _resident_windows(handle: int) -> int:
    """The working set, as PROCESS_MEMORY_COUNTERS has it."""
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            ("peak", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("pools", ctypes.c_size_t * 4),
            ("pagefile", ctypes.c_size_t * 2),
        ]

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (exists on Windows only)
    kernel.K32GetProcessMemoryInfo(ctypes.c_void_p(handle), ctypes.byref(counters), counters.size)
    return int(counters.working_set)

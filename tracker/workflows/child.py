"""What the child of tracker.store.child_process does: limits itself, takes one document from
its stdin, answers on its stdout.

It ends by itself when its time is over or when the process that started it is gone: nothing is left
running.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import NoReturn

from tracker.store.child_process import NO_MEMORY


def answer_one() -> NoReturn:
    """One question, one answer."""
    try:
        from tracker.extract import scan  # noqa: F401 (imported while memory is free, and files may be written)
        from tracker.workflows import document as reading

        sys.dont_write_bytecode = True
        with os.fdopen(0, "rb", closefd=False) as given:
            asked = json.loads(given.readline())
            limit(asked["seconds"], asked["memory"])
            content = given.read(asked["size"])
            if len(content) < asked["size"]:
                os._exit(1)
            threading.stack_size(256 * 1024)
            threading.Thread(target=_end_with_parent, daemon=True).start()
            if asked["wanted"] == "tables":
                answer = memoryview(reading.answer_tables(asked["name"], content))
            else:
                answer = memoryview(reading.answer(asked["name"], content, asked["published"]))
        while answer:
            answer = answer[os.write(1, answer) :]
        os._exit(0)
    except MemoryError:
        os._exit(NO_MEMORY)
    except BaseException:  # whoever asked says so: an answer that is none
        os._exit(1)


def limit(seconds: float, memory: int) -> None:
    """What the system can hold this process to: time, memory, and no file written."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + 2)  # also where Python itself would not come to it
    try:
        import resource
    except ImportError:  # Windows: whoever started this looks at its memory
        return
    limits = {
        "RLIMIT_AS": memory,
        "RLIMIT_CPU": int(seconds) + 2,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NOFILE": 64,
        "RLIMIT_CORE": 0,
    }
    for name, most in limits.items():
        with suppress(AttributeError, OSError, ValueError):  # not every system has every one
            kind = getattr(resource, name)
            hard = resource.getrlimit(kind)[1]
            most = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (most, most))


def _end_with_parent() -> None:
    """stdin ends when whoever holds its other end does."""
    with suppress(OSError):
        os.read(0, 1)
    os._exit(1)

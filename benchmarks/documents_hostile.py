"""The hostile documents of tests/support/document_attacks.py through `tracker extract`: how long
each takes, and how much memory.

    python benchmarks/documents_hostile.py [NAME...]

Of each: seconds on the clock, megabytes resident at most (the program and its child together,
looked at every 10 ms where the system has /proc; else the larger of the two), exit code and the
code of the problem. Ends with 1 where one of them takes more than 20 s or 500 MB, or ends otherwise
than with 0, 1 or 3. NAME is the beginning of a name. Needs a POSIX system.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.document_attacks import ATTACKS
from tests.support.interruptions import forked
from tests.support.processes import command, environment

MOST_SECONDS, MOST_BYTES, LARGEST = 20, 500 * 1024 * 1024, 1_000_000
MEGABYTE = 1024 * 1024


def family(pid: int) -> int:
    """Bytes resident of a process and of its children, now."""
    held = 0
    with suppress(OSError, ValueError, IndexError):
        held = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                held += family(int(child))
    return held


def measured(path: Path) -> tuple[float, int, int, str]:
    """Seconds on the clock, bytes resident at most, the exit code, and the code of the problem."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": said}
        process = subprocess.Popen(
            command("extract", path.name, "--format", "table"),
            cwd=path.parent,
            env=environment(),
            **quiet,
        )
        most, done = [0], threading.Event()

        def watch() -> None:
            while not done.wait(0.01):
                most[0] = max(most[0], family(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.perf_counter() - start
        done.set()
        watcher.join()
        said.seek(0)
        code = re.search(rb"\b[A-Z]\d{3}\b", said.read())
    memory = max(most[0], used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
    return took, memory, process.returncode, code[0].decode() if code else ""


def main(chosen: list[str]) -> int:
    rows = []
    print("| document | bytes | s | MB | exit | |\n| --- | ---: | ---: | ---: | ---: | --- |")
    for case, (name, make) in ATTACKS.items():
        if chosen and not case.startswith(tuple(chosen)):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            # in a child: what a process holds when it starts another counts as memory of the other
            forked(lambda path=path, make=make: path.write_bytes(make()))
            size = path.stat().st_size
            took, memory, status, code = measured(path)
        wrong = (
            took > MOST_SECONDS or memory > MOST_BYTES or status not in (0, 1, 3) or size >= LARGEST
        )
        rows.append((took, memory, case, wrong))
        said = f"| {case} | {size:,} | {took:.1f} | {memory / MEGABYTE:.0f} | {status} | {code}"
        print(said + " WRONG" * wrong + " |", flush=True)
    if rows:
        slowest, largest = max(rows), max(rows, key=lambda row: row[1])
        print(f"\n{len(rows)} documents, {sum(row[3] for row in rows)} beyond the limits")
        print(
            f"longest: {slowest[0]:.1f} s, {slowest[2]}; most memory: {largest[1] / MEGABYTE:.0f}"
            f" MB, {largest[2]}"
        )
    return int(not rows or any(row[3] for row in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

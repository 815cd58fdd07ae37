"""The hostile projects of tests/support/large_inputs.py: how long a run needs at worst, and how
much memory.

    python benchmarks/hostile.py [RUNS [NAME...]]

Each is read and assessed by `status`, and its problems listed by `check`; of RUNS runs (3) the
shortest time counts, of the processor and on the clock, which on a busy machine are not the same.
Needs a POSIX system. Ends with 1 where a run takes more than 3 s of the processor or 300 MB, or
ends with another code than 0, 1 or 3.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.interruptions import forked
from tests.support.large_inputs import LARGE, MOST_BYTES, MOST_SECONDS, M, write
from tests.support.processes import command, environment

MEGABYTE = 1024 * 1024


def measured(words: list[str], at: Path) -> tuple[float, float, int, int]:
    """Seconds of the processor and on the clock, bytes of memory in use at most, and the exit code,
    of one run.
    """
    start = time.perf_counter()
    quiet = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    process = subprocess.Popen(command(*words), cwd=at, env=environment(), **quiet)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - start
    memory = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return used.ru_utime + used.ru_stime, took, memory, process.returncode


def main(runs: int, chosen: list[str]) -> int:
    rows = []
    for case in LARGE:
        if chosen and case.id not in chosen:
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            # in a child: what a process holds when it starts another counts as memory of the other
            forked(lambda root=root, make=case.values[0]: write(root, make(M)))
            for name in ("status", "check"):
                found = [measured([name, "--as-of", "2025-06-30"], root) for _ in range(runs)]
                seconds, took = (min(one[at] for one in found) for at in (0, 1))
                memory = max(one[2] for one in found)
                wrong = (
                    {one[3] for one in found} - {0, 1, 3}
                    or seconds > MOST_SECONDS
                    or memory > MOST_BYTES
                )
                rows.append((seconds, memory, f"{case.id} ({name})", bool(wrong)))
                said = f"{seconds:5.2f} s {took:5.2f} s {memory / MEGABYTE:5.0f} MB  {rows[-1][2]}"
                print(said + "  WRONG" * bool(wrong), flush=True)
    if rows:
        slowest, largest = max(rows), max(rows, key=lambda row: row[1])
        print(
            f"{len(rows)} runs over {len(rows) // 2} projects, {sum(row[3] for row in rows)} beyond"
            " the limits"
        )
        print(
            f"longest: {slowest[0]:.2f} s, {slowest[2]}; most memory: {largest[1] / MEGABYTE:.0f}"
            f" MB, {largest[2]}"
        )
    return int(not rows or any(row[3] for row in rows))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, sys.argv[2:]))

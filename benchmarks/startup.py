"""What a start costs, as a multiple of `python -c pass` in the same run: best of so many runs each.

    python benchmarks/startup.py [RUNS]

Needs tracker installed in the environment of the python that runs it, from compiled files (.pyc).
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TRACKER = Path(sys.executable).with_name("tracker")
COMMANDS = {
    "tracker --version": [TRACKER, "--version"],
    "tracker status": [TRACKER, "status"],
    "tracker status --format json": [TRACKER, "status", "--format", "json"],
    "tracker check": [TRACKER, "check"],
}


def best(command: list[object], runs: int) -> float:
    """The shortest of so many wall-clock times, in milliseconds."""
    environment = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    words = [str(word) for word in command]
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(words, cwd=HERE, env=environment, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    base = best([sys.executable, "-c", "pass"], runs)
    print(f"{'python -c pass':32} {base:7.1f} ms")
    for name, command in COMMANDS.items():
        took = best(list(command), runs)
        print(f"{name:32} {took:7.1f} ms  {took / base:5.1f} x")


if __name__ == "__main__":
    main()

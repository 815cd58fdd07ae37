"""Kill writers: before every call to the system, and at random moments; is the file the old one or
the new one, whole?

    python benchmarks/kills.py [RANDOM KILLS OF EACH SORT]

Needs a POSIX system. Ends with 1 where anything is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.interruptions import BEFORE, WAYS, kill_at_random, kill_between, project_of, walk
from tests.support.processes import tracker
from tests.support.recording import DAY, FILE, NEW, OLD, RECORD, left_behind, snapshot, write


def at_every_call(root: Path) -> int:
    failures = 0
    for name in BEFORE:
        for way in WAYS:
            calls, wrong = walk(root / name / way, name, way)
            failures += len(wrong)
            print(
                f"{name}: {way} at each of {len(calls)} calls: {len(wrong)} wrong",
                *wrong,
                sep="\n  ",
            )
    return failures


def at_random(root: Path, kills: int) -> int:
    """Whole runs of the program, killed anywhere between their start and a little after the time
    that one takes.
    """
    project = project_of(root, "appended")
    start = time.perf_counter()
    words = (
        "firms",
        NEW.value,
        "--period",
        NEW.period,
        "--published",
        NEW.published,
        "--title",
        NEW.title,
    )
    tracker("add-observation", *words, "--dry-run", at=project)
    longest = 1.3 * (time.perf_counter() - start)
    counts = dict.fromkeys(("killed", "old", "new", "wrong", "with something left behind"), 0)
    for seed in range(kills):
        counts["killed"] += kill_at_random(project, longest, seed)
        content = (project / FILE).read_bytes().decode()
        counts["old" if content == OLD else "new" if content == OLD + RECORD else "wrong"] += 1
        counts["with something left behind"] += bool(left_behind(project))
        (project / FILE).write_bytes(OLD.encode())
    write(project, [NEW], DAY)
    right = snapshot(project)[FILE].decode() == OLD + RECORD and not left_behind(project)
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(
        f"{kills} runs, SIGKILL within {longest:.1f} s: {said}; the next run is"
        f" {'right' if right else 'wrong'}"
    )
    return counts["wrong"] + (not right)


def between(root: Path, kills: int) -> int:
    """Processes that record one value after the other: what they acknowledged must be there."""
    total = failures = more = 0
    for seed in range(kills):
        acknowledged, found = kill_between(project_of(root / str(seed), "appended"), 0.3, seed)
        total += acknowledged
        more += found == acknowledged + 1
        failures += found - acknowledged not in (0, 1)
    print(
        f"{kills} recorders, SIGKILL within 0.3 s: {total} records acknowledged, {failures} times"
        " one was missing"
    )
    print(
        f"  ({more} times the record that was being written was there whole, otherwise not at all)"
    )
    return failures


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        return int(
            at_every_call(root / "calls")
            + at_random(root / "random", kills)
            + between(root / "more", kills)
            > 0
        )


if __name__ == "__main__":
    sys.exit(main())

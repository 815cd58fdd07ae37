"""Whether the history of verdicts takes a time that grows with the record: made projects, each ten
times as large as the first one way or the other.

    python benchmarks/history.py [TARGETS [PUBLICATIONS]]

Every target has one figure from each publication. Of ten times as many targets the ratio is ten: of
ten times as many publications it is more, for each day looks at the series as it was known then.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.builders import PLAN, observation, target
from tracker.analysis.history import history, history_days
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.target import Thresholds

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)


def made(targets: int, publications: int) -> Project:
    """A project whose every target has a figure from every publication."""
    promise, seen = target("12000", base="6000"), []
    for number in range(publications):
        day = FIRST + timedelta(days=number * (LAST - FIRST).days // publications)
        one = observation(str(day), str(6000 + number))
        paper = replace(one.publication, published=read_period(str(day)))
        told = replace(one, publication=paper)
        seen += [replace(told, indicator=f"t{n}") for n in range(targets)]
    promises = tuple(replace(promise, id=f"t{n}", indicator=f"t{n}") for n in range(targets))
    return Project((PLAN,), {}, promises, tuple(seen), Thresholds(), None, ())


def seconds(targets: int, publications: int) -> float:
    """The processor time of the history of such a project."""
    record = made(targets, publications)
    start = time.process_time()
    history(record, record.targets, history_days(record, None, LAST))
    return time.process_time() - start


def main() -> None:
    """Print the time of the first project, and how many times as long the larger ones take."""
    targets, publications = (*map(int, sys.argv[1:]), *(30, 20)[len(sys.argv) - 1 :])
    first = seconds(targets, publications)
    print(f"{targets} targets, {publications} publications: {first:.2f} s")
    for wide, long in ((10, 1), (1, 10)):
        taken = seconds(targets * wide, publications * long)
        print(f"{targets * wide} × {publications * long}: {taken / first:.1f} ×")


if __name__ == "__main__":
    main()

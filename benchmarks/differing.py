"""Whether many differing values of one period are read in a time that grows with their number and
no faster.

    python benchmarks/differing.py [RUNS]

Projects of 1,000, 2,000 and 4,000 values are read, checked and told in turn; printed is the best
time of each step and its ratio to the half. 2 is linear, 4 quadratic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from tracker.assess.clocks import Clocks
from tracker.assess.detail import make_details
from tracker.model.project import Project
from tracker.problems.problem import in_order
from tracker.read.project import read_project

SIZES = (1000, 2000, 4000)
DAY = date(2026, 6, 30)
REGISTRY = b"""\
plans: [{id: p, name: Plan, area: A, period: 2021..2025}]
targets:
  - {id: firms, plan: p, name: Firms, unit: n, \
baseline: {value: 6000, period: 2020}, target: {value: 12000, by: 2025}}
"""


def files(size: int, publishers: int) -> dict[str, bytes]:
    """A table in which every row gives another value of 2024, on another day, some rounder than
    others.
    """
    rows = ["indicator,period,value,qualifier,published,publisher,title"]
    for n in range(size):
        day = date(2025, 1, 1) + timedelta(days=n % 500)
        said = "about" if n % 3 == 0 else ""
        rows.append(
            f"firms,2024,{9000 + n},{said},{day},{f'P{n % publishers}' if publishers else ''},T{n}"
        )
    return {"targets.yaml": REGISTRY, "observations/a.csv": "\n".join(rows).encode()}


def told(project: Project) -> None:
    found = in_order(list(project.problems))
    make_details(project, ["firms"], Clocks.of(DAY), "en", problems=found)


def took(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for name, publishers in (("no publisher", 0), ("one publisher", 1), ("seven publishers", 7)):
        best: dict[tuple[str, int], float] = {}
        for _ in range(runs):
            for size in SIZES:
                content = files(size, publishers)
                project = read_project(content, DAY)
                assert isinstance(project, Project)
                steps = {
                    "read": lambda c=content: read_project(c, DAY),
                    "show": lambda p=project: told(p),
                }
                for step, call in steps.items():
                    seconds = took(call)
                    best[step, size] = min(best.get((step, size), seconds), seconds)
        for step in ("read", "show"):
            times = [best[step, size] for size in SIZES]
            ratios = " ".join(
                f"{after / before:.2f}" for before, after in zip(times, times[1:], strict=False)
            )
            print(
                f"{name:18} {step}  "
                + "  ".join(f"{t * 1000:8.1f} ms" for t in times)
                + f"   ratios {ratios}"
            )


if __name__ == "__main__":
    main()

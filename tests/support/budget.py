"""What the default tier may cost: processes started in all, and processor time of a case.

A process of Python costs what hundreds of calls cost, so a suite that starts one for each answer is
one that nobody runs. git, which every question about a revision is asked of, answers in
milliseconds and is counted apart. Processor time counts, not the time on the clock: a busy machine
fails no test.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator
from dataclasses import astuple, dataclass
from typing import Any

import pytest

MOST_PROCESSES = 150  # of the whole tier, started by tests or by the program within them
MOST_GIT = 1500  # of the same, those that are git
MOST_SECONDS = 2.0  # of a case, with its processes, and with what it makes for others of its module
STARTS = ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.system")


def is_long(config: pytest.Config) -> bool:
    """Whether this run is the long tier, or asks for what belongs to it."""
    chosen = str(config.option.markexpr)
    return "long" in chosen and "not long" not in chosen


@dataclass(slots=True)
class Cost:
    """Processes started, those of them that are git, and seconds of the processor."""

    processes: int = 0
    git: int = 0
    seconds: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.processes + other.processes, self.git + other.git, self.seconds + other.seconds
        )

    def since(self, start: Cost) -> Cost:
        return Cost(
            self.processes - start.processes, self.git - start.git, self.seconds - start.seconds
        )


class Budget:
    """Counts in each worker of pytest-xdist and adds up where the results come together."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.own = Cost()
        self.total = Cost()
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in STARTS:
            return
        words = arguments[1] if event == "subprocess.Popen" else ()
        first = words if isinstance(words, (str, bytes)) else next(iter(words), "")
        if os.path.basename(os.fsdecode(first)) == "git":
            self.own.git += 1
        else:
            self.own.processes += 1

    def _now(self) -> Cost:
        return Cost(self.own.processes, self.own.git, sum(os.times()[:4]))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        item.stash[BEFORE] = self._now()
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.when == "teardown":
            cost = self._now().since(item.stash[BEFORE])
            report.user_properties += [("cost", astuple(cost))]
            if cost.seconds > MOST_SECONDS and report.passed and not is_long(self.config):
                report.outcome = "failed"
                report.longrepr = (
                    f"{cost.seconds:.1f} s of processor time: a case of the default tier takes at"
                    f" most {MOST_SECONDS:g} (a larger one belongs to the long tier)"
                )
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name, value in report.user_properties:
            if report.when == "teardown" and name == "cost":
                self.total += Cost(*value)  # type: ignore[misc]

    def _over(self) -> bool:
        many = self.total.processes > MOST_PROCESSES or self.total.git > MOST_GIT
        return many and not is_long(self.config)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self._over() and not hasattr(self.config, "workerinput"):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        cost = self.total
        terminalreporter.write_line(
            f"{cost.processes} processes started, git {cost.git} times,"
            f" {cost.seconds:.0f} s of processor time"
        )
        if self._over():
            terminalreporter.write_line(
                f"FAILED: the default tier starts at most {MOST_PROCESSES} processes, and git"
                f" {MOST_GIT} times",
                red=True,
            )


BEFORE = pytest.StashKey[Cost]()

"""What the default tier may cost: processes started in all, and processor time of a case.

A process costs what hundreds of calls cost, so a suite that starts one for each answer is one that
nobody runs. Processor time counts, not the time on the clock: a busy machine fails no test.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

MOST_PROCESSES = 5000  # of the whole tier, started by tests or by the program within them
MOST_SECONDS = (
    30.0  # of a case, with its processes, and with what it makes for others of its module
)
STARTS = ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.system")


def is_long(config: pytest.Config) -> bool:
    """Whether this run is the long tier, or asks for what belongs to it."""
    chosen = str(config.option.markexpr)
    return "long" in chosen and "not long" not in chosen


class Budget:
    """Counts in each worker of pytest-xdist and adds up where the results come together."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.started = 0
        self.total = 0
        self.seconds = 0.0
        sys.addaudithook(self._heard)

    def _heard(self, event: str, _: object) -> None:
        self.started += event in STARTS

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        item.stash[BEFORE] = (self.started, processor_time())
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Iterator[None]:
        report = yield
        if call.when == "teardown":
            started, seconds = item.stash[BEFORE]
            spent = processor_time() - seconds
            report.user_properties += [("started", self.started - started), ("seconds", spent)]
            if spent > MOST_SECONDS and report.passed and not is_long(self.config):
                report.outcome = "failed"
                report.longrepr = (
                    f"{spent:.1f} s of processor time: a case of the default tier takes at most "
                    f"{MOST_SECONDS:g} (a larger one belongs to the long tier)"
                )
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        found = dict(report.user_properties)
        if report.when == "teardown":
            self.total += int(str(found.get("started", 0)))
            self.seconds += float(str(found.get("seconds", 0)))

    @property
    def over(self) -> bool:
        return self.total > MOST_PROCESSES and not is_long(self.config)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.over and not hasattr(self.config, "workerinput"):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        said = f"{self.total} processes started, {self.seconds:.0f} s of processor time"
        terminalreporter.write_line(said)
        if self.over:
            terminalreporter.write_line(
                f"FAILED: the default tier starts at most {MOST_PROCESSES} processes", red=True
            )


BEFORE = pytest.StashKey[tuple[int, float]]()


def processor_time() -> float:
    """Seconds that this process and those that it has waited for have taken."""
    return sum(os.times()[:4])

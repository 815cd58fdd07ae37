"""--update-golden writes the golden files anew; Ctrl-C reaches what tests start, also in the
background; no time counts.
"""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell's `&` has it ignored; children inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)


# a slow or busy machine fails no test
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))

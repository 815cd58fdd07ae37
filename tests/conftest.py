"""The tiers of the suite: `pytest` runs the default one, `pytest -m long` the long one.

The long tier repeats what the default one holds, at full size: every attack in every view, 300
examples of each property, kills, full disks, sizes, browsers and other people's programs.
--update-golden writes the golden files anew. Ctrl-C reaches what tests start, also in the
background.
"""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from hypothesis import strategies as st

from tests.support.budget import Budget, is_long

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell's `&` has it ignored, for children
    signal.signal(signal.SIGINT, signal.default_int_handler)

# a slow or busy machine fails no test
settings.register_profile(
    "default", max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("default"), max_examples=300)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("long" if is_long(config) else "default")
    config.pluginmanager.register(Budget(config))


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> None:
    """In a fresh clone Hypothesis first makes its table of characters: no case is to pay for it."""
    if hasattr(session.config, "workerinput"):
        st.text().validate()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Both tiers hold a property, with few examples and with many; only the long one asks others'
    programs.
    """
    for item in items:
        drawn = is_hypothesis_test(getattr(item, "obj", None))
        if (drawn and is_long(config)) or item.get_closest_marker("external"):
            item.add_marker("long")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))

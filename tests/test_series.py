"""What of a series was known on a day (model.md: which observations count, time)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from tests.make import observation as seen
from tracker.core.periods import read_period
from tracker.core.series import TIERS, Observation, Publication, known


def states(observations: Sequence[Observation], as_of: str = "2030-12-31", known_at: str = "2030-12-31") -> list[str]:
    """“value state” of each entry in order, the used one with a star."""
    entries = known(observations, as_of=date.fromisoformat(as_of), known_at=date.fromisoformat(known_at))
    return [f"{e.observation.quantity.text} {e.state}{'*' * e.used}" for e in entries]


# two observations of 2024 → what becomes of them
PAIRS = [
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="局", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="same-publisher",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="other-publisher",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01"),
        seen("2024", "105", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="no-publisher-is-nobody's-own",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03"),
        seen("2024", "105", publisher="局", published="2025-03", line=9),
        ["100 conflicting", "105 conflicting*"],
        id="same-publisher-same-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03-30"),
        seen("2024", "105", publisher="局", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="a-month-counts-from-its-last-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03-31"),
        seen("2024", "105", publisher="局", published="2025-03", line=9),
        ["100 conflicting", "105 conflicting*"],
        id="a-month-is-no-later-than-its-last-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", revises="2025-01"),
        ["100 superseded", "105 live*"],
        id="revises",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", revises="2025-02"),
        ["100 conflicting", "105 conflicting*"],
        id="revises-another",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="preliminary"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="final-over-preliminary",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="estimate"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="final-over-estimate",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", status="preliminary"),
        ["100 conflicting", "105 conflicting*"],
        id="preliminary-over-final",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="derived"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="final-over-derived",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01"),
        seen("2024", "约105", published="2025-03"),
        ["100 live", "约105 live*"],
        id="intervals-touch",
    ),
    pytest.param(
        seen("2024", "突破100", published="2025-01"),
        seen("2024", "100", published="2025-03"),
        ["突破100 conflicting", "100 conflicting*"],
        id="over-leaves-out-its-end",
    ),
    pytest.param(
        seen("2024", "105", published="2025-03", tier="news", line=9),
        seen("2024", "100", published="2025-03", tier="yearbook"),
        ["105 conflicting", "100 conflicting*"],
        id="higher-tier",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01", tier="yearbook"),
        seen("2024", "105", published="2025-03", tier="news"),
        ["100 conflicting", "105 conflicting*"],
        id="later-before-tier",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01"),
        seen("2024", "105", published="2025-03", status="forecast"),
        ["100 live*", "105 forecast"],
        id="a-forecast-is-never-evidence",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="局", published="2025-03", status="forecast", revises="2025-01"),
        ["100 live*", "105 forecast"],
        id="a-forecast-supersedes-nothing",
    ),
    pytest.param(
        seen("2024-06", "100", published="2025-01", ytd=True),
        seen("2024-H1", "105", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="year-to-date-is-the-half",
    ),
    pytest.param(
        seen("2024-12", "100", published="2025-01"),
        seen("2024", "105", published="2025-03"),
        ["105 live*", "100 live*"],
        id="periods-never-conflict",
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_pairs(one: Observation, other: Observation, expected: list[str]) -> None:
    assert states([one, other]) == expected
    assert states([other, one]) == expected


def test_says_which_one_superseded_or_contradicts() -> None:
    old = seen("2024", "100", publisher="局", published="2025-01")
    new = seen("2024", "105", publisher="局", published="2025-03")
    rival = seen("2024", "200", publisher="报", published="2025-02")
    entries = known([old, new, rival], as_of=date(2026, 1, 1), known_at=date(2026, 1, 1))
    assert [(e.observation, e.by) for e in entries] == [(old, new), (rival, new), (new, rival)]


@pytest.mark.parametrize(
    ("as_of", "known_at", "expected"),
    [
        pytest.param("2025-12-31", "2025-12-31", ["100 superseded", "105 live*", "110 live*"], id="all"),
        pytest.param("2025-12-31", "2025-06-29", ["100 live*"], id="before-the-correction"),
        pytest.param("2025-12-31", "2025-06-30", ["100 superseded", "105 live*"], id="month-from-its-last-day"),
        pytest.param("2025-12-31", "2025-12-30", ["100 superseded", "105 live*"], id="year-before-its-last-day"),
        pytest.param("2025-09-29", "2025-12-31", ["100 superseded", "105 live*"], id="period-not-over"),
        pytest.param("2025-09-30", "2025-12-31", ["100 superseded", "105 live*", "110 live*"], id="period-over"),
        pytest.param("2024-12-31", "2025-03-04", [], id="nothing-published"),
        pytest.param("2024-12-30", "2025-12-31", [], id="no-period-over"),
    ],
)
def test_known_on_a_day(as_of: str, known_at: str, expected: list[str]) -> None:
    """The two clocks: periods that ended by as_of, publications published by known_at."""
    record = [
        seen("2024", "100", publisher="局", published="2025-03-05"),
        seen("2024", "105", publisher="局", published="2025-06"),
        seen("2025-09", "110", publisher="局", published="2025"),
    ]
    assert states(record, as_of, known_at) == expected


def test_a_forecast_of_a_period_to_come_is_listed() -> None:
    assert states([seen("2026", "100", published="2025-01", status="forecast")], as_of="2025-06-30") == ["100 forecast"]


def test_blind_to_the_order_of_input() -> None:
    record = [
        seen("2024", "100", publisher="局", published="2025-01", status="preliminary"),
        seen("2024", "103", publisher="报", published="2025-03", line=1),
        seen("2024", "104", publisher="报", published="2025-03", line=2),
        seen("2023", "90", published="2024"),
        seen("2024", "105", publisher="局", published="2025-02"),
    ]
    expected = ["90 live*", "100 superseded", "105 conflicting", "103 conflicting", "104 conflicting*"]
    assert {tuple(states(order)) for order in permutations(record)} == {tuple(expected)}


def test_tiers_rank() -> None:
    ranks = [Publication("", read_period("2025"), tier=tier).rank for tier in (*TIERS, None)]
    assert TIERS == ("yearbook", "communique", "report", "department", "news")
    assert ranks == [5, 4, 3, 2, 1, 0]

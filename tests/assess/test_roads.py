"""Roads and thresholds: what should have been reached by the time of the latest value
(methods.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.support.builders import figures, goal, judge, observation, target
from tracker.assess.report import elapsed
from tracker.model.periods import read_period
from tracker.model.target import Target, Thresholds

STEPS = {"2022": "20", "2024": "40"}

ROADS = [
    pytest.param(
        target("100", base="0"),
        "2023",
        "60",
        {"expected": "60", "pace": "1", "lead_years": "0"},
        id="linear",
    ),
    pytest.param(
        target("161.051", base="100", pace="geometric"),
        "2022",
        "121",
        {"expected": "121", "pace": "1", "pace_pp": "0", "lead_years": "0", "status": "on_track"},
        id="geometric",
    ),
    pytest.param(
        target("59.049", base="100", pace="geometric"),
        "2023",
        "72.9",
        {"expected": "72.9", "pace": "1", "lead_years": "0", "status": "on_track"},
        id="geometric-down",
    ),
    pytest.param(
        target("100", base="0", pace="geometric"),
        "2023",
        "60",
        {"expected": None, "pace": None, "progress": "0.6", "status": "open"},
        id="geometric-from-zero-says-nothing",
    ),
    pytest.param(
        target("100", base="0", pace="steps", milestones=STEPS),
        "2022",
        "20",
        {"expected": "20", "pace": "1"},
        id="step",
    ),
    pytest.param(
        target("100", base="0", pace="steps", milestones=STEPS),
        "2023",
        "27",
        {"expected": "30", "progress": "0.27", "pace": "0.9", "pace_pp": "-3", "status": "behind"},
        id="between-steps",
    ),
    pytest.param(
        target("100", base="0", pace="steps", milestones=STEPS),
        "2024",
        "70",
        {"expected": "40", "pace": "1.75", "status": "ahead"},
        id="last-step",
    ),
    pytest.param(
        target("100", base="0", pace="steps", milestones={"2022": "20", "2025": "90"}),
        "2024",
        "70",
        {"expected": "73.333333"},
        id="the-target-stands-over-a-step-of-its-own-year",
    ),
    pytest.param(
        target("100", base="0", milestones=STEPS),
        "2022",
        "40",
        {"expected": "40"},
        id="steps-only-where-asked-for",
    ),
    pytest.param(
        target("120", base="100", pace="steps", milestones={"2023": "95"}),
        "2023",
        "94",
        {"progress": "-0.3", "expected": "95", "status": "reversing"},
        id="below-the-baseline-is-reversing-whatever-the-road",
    ),
    # the formula: t − the time at which the road reaches x
    pytest.param(
        target("100", base="0"), "2023", "40", {"lead_years": "1"}, id="lead-40-is-the-road-of-2022"
    ),
    pytest.param(
        target("100", base="0"),
        "2023",
        "80",
        {"lead_years": "-1"},
        id="lead-80-is-the-road-of-2024",
    ),
    pytest.param(target("100", base="0"), "2023", "0", {"lead_years": "3"}, id="lead-at-the-start"),
    pytest.param(
        target("100", base="0"), "2023", "-1", {"lead_years": None}, id="lead-before-the-start"
    ),
    pytest.param(
        target("100", base="0"), "2023", "101", {"lead_years": None}, id="lead-beyond-the-end"
    ),
    pytest.param(target("100", base="0"), "2023", "40", {"needed_per_year": "30"}, id="needed"),
    pytest.param(
        target("100", base="0"),
        "2023",
        "100",
        {"needed_per_year": None},
        id="needed-only-while-open",
    ),
    pytest.param(
        target("100", base="0"),
        "2025",
        "90",
        {"needed_per_year": None},
        id="needed-only-before-due",
    ),
    pytest.param(
        target("100"), "2023", "40", {"needed_per_year": "30"}, id="needed-without-baseline"
    ),
]


@pytest.mark.parametrize(("promise", "period", "value", "expected"), ROADS)
def test_road(promise: Target, period: str, value: str, expected: Mapping[str, object]) -> None:
    assert figures(judge(promise, {period: value}, as_of="2026-02-28"), expected) == expected


@pytest.mark.parametrize(
    ("value", "status"),
    [("71.9", "behind"), ("72", "on_track"), ("87.9", "on_track"), ("88", "ahead")],
)
def test_thresholds_are_the_registrys(value: str, status: str) -> None:
    limits = Thresholds(ahead=Decimal("1.1"), on_track=Decimal("0.9"))
    assert judge(target("100", base="0"), {"2024": value}, thresholds=limits).status == status


@pytest.mark.parametrize(("about", "attainment"), [("0.05", "exceeded"), ("0.10", "undetermined")])
def test_about_is_the_registrys(about: str, attainment: str) -> None:
    limits = Thresholds(about=Decimal(about))
    assert (
        judge(target("185", base="0"), {"2024": "约200"}, thresholds=limits).attainment
        == attainment
    )


def test_forecast_runs_through_baseline_and_observations() -> None:
    found = judge(target("12", base="10"), {"2021": "13", "2022": "15", "2023": "20"}).forecast
    assert found is not None
    # the four points of test_trend
    assert [float(x or 0) for x in (found.linear, found.low, found.high)] == pytest.approx(
        [25.7, 22.259069893155, 29.140930106841], rel=1e-6
    )


def test_no_forecast_of_a_single_point() -> None:
    assert judge(target("12"), {"2021": "13"}).forecast is None


REVISED = target(
    "12000",
    base="6000",
    revisions=(goal("11000", until="2023-06-30"), goal("10000", until="2024-06-30")),
)


@pytest.mark.parametrize(
    ("known_at", "held"),
    [
        pytest.param("2022-01-01", 11000, id="first"),
        pytest.param("2023-06-30", 11000, id="its-last-day"),
        pytest.param("2023-07-01", 10000, id="second"),
        pytest.param("2024-06-30", 10000, id="second's-last-day"),
        pytest.param("2024-07-01", 12000, id="today's"),
    ],
)
def test_the_goal_that_held(known_at: str, held: int) -> None:
    """known_at decides which revision of a target held."""
    found = judge(REVISED, {}, as_of="2025-01-01", known_at=known_at)
    assert found.goal.quantity is not None
    assert (found.goal.quantity.value, found.gap) == (Decimal(held), Fraction(held - 6000))


def test_a_revision_changes_the_verdict_and_a_later_publication_too() -> None:
    seen = [
        observation("2022", "10500", publisher="局", published="2023-01"),
        observation("2022", "11500", publisher="局", published="2024-07"),
    ]
    days = ("2023-05-01", "2024-01-01", "2024-07-30", "2024-07-31")
    found = [judge(REVISED, seen, as_of="2024-12-31", known_at=day) for day in days]
    assert [one.status for one in found] == ["ahead", "met", "ahead", "ahead"]
    assert [one.gap for one in found] == [500, 0, 1500, 500]


@pytest.mark.parametrize(
    ("day", "share"),
    [
        pytest.param("2020-06-30", Fraction(0), id="before"),
        pytest.param("2020-12-31", Fraction(0), id="eve"),
        pytest.param("2025-02-28", (4 + Fraction(59, 365)) / 5, id="inside"),
        pytest.param("2025-12-31", Fraction(1), id="last-day"),
        pytest.param("2027-01-01", Fraction(1), id="after"),
    ],
)
def test_a_plans_elapsed_time(day: str, share: Fraction) -> None:
    assert elapsed(read_period("2021..2025"), date.fromisoformat(day)) == share

"""tracker/analysis/releases.py: when the next figure comes, and when no date is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.support.builders import PLAN, YEARLY, observation, target
from tracker.analysis.releases import Awaited, deliveries, next_release
from tracker.assess.assess import assess
from tracker.assess.clocks import Clocks
from tracker.assess.report import Row, make_report
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.target import Target, Thresholds

FIRMS = target("12000", base="6000")
RULED = replace(FIRMS, release=YEARLY)
YEARS = tuple(
    observation(year, "7000", published=day)
    for year, day in (("2021", "2022-03-31"), ("2022", "2023-03-31"), ("2023", "2024-03-31"))
)
# the same told again later, and more than once
AGAIN = (*YEARS, observation("2021", "7001", published="2023-03-31", revises="2022-03-31"))
MONTHS = tuple(
    observation(month, "7000", published=day)
    for month, day in (
        ("2023-12", "2024-01-20"),
        ("2024-12", "2025-01-22"),
        ("2025-11", "2025-12-21"),
    )
)
AT_YEAR_ENDS = tuple(
    observation(f"{year}-12", "7000", published=f"{year + 1}-01-20") for year in (2021, 2022, 2023)
)
BACK = tuple(observation(str(year), "7000", published="2024-03-31") for year in range(2015, 2024))
THEN_EACH = (*BACK, *(observation(str(year), "7000", published=f"{year + 1}-03-31")
                      for year in (2024, 2025)))  # fmt: skip
HALVES = tuple(
    observation(period, "7000", published=day)
    for period, day in (
        ("2022-H1", "2022-07-31"),
        ("2022-H2", "2023-02-28"),
        ("2023-H1", "2023-07-20"),
        ("2023-H2", "2024-03-10"),
    )
)
FORECAST = (*YEARS, observation("2024", "9000", published="2024-06-30", status="forecast"))
PART = (*YEARS, observation("2024-12", "9000", published="2025-01-10"))


def row(promise: Target, seen: tuple[Observation, ...], day: str) -> Row:
    return Row(promise, assess(promise, seen, Clocks.of(date.fromisoformat(day))))


# target, observations, as of, then: state, period, expected, latest by, lag, longest, n
CASES = [
    pytest.param(FIRMS, YEARS, "2025-01-15", ("due", "2024", "2025-03-31", "2025-04-01", 90, 91, 3),
                 id="rhythm"),
    pytest.param(FIRMS, YEARS, "2025-04-01", ("due", "2024", "2025-03-31", "2025-04-01", 90, 91, 3),
                 id="last-day"),
    pytest.param(FIRMS, YEARS, "2025-04-02",
                 ("overdue", "2024", "2025-03-31", "2025-04-01", 90, 91, 3), id="overdue"),
    pytest.param(FIRMS, AGAIN, "2025-04-02",
                 ("overdue", "2024", "2025-03-31", "2025-04-01", 90, 91, 3), id="first-published"),
    pytest.param(FIRMS, FORECAST, "2025-04-02",
                 ("overdue", "2024", "2025-03-31", "2025-04-01", 90, 91, 3), id="no-forecast"),
    pytest.param(FIRMS, PART, "2025-04-02", ("due", "2025", "2026-03-31", "2026-04-01", 90, 91, 3),
                 id="the-year-is-told-by-its-last-month"),
    pytest.param(FIRMS, YEARS[:2], "2025-04-02", ("irregular", None, None, None, None, None, 2),
                 id="two-periods"),
    pytest.param(FIRMS, MONTHS, "2025-12-30", ("irregular", None, None, None, None, None, 3),
                 id="no-rhythm"),
    pytest.param(FIRMS, AT_YEAR_ENDS, "2024-06-30",
                 ("due", "2024-12", "2025-01-20", "2025-01-20", 20, 20, 3), id="months-a-year-apart"),
    pytest.param(FIRMS, BACK, "2024-06-30", ("irregular", None, None, None, None, None, 3),
                 id="a-series-told-back-has-no-rhythm"),
    pytest.param(replace(FIRMS, goal=target("12000", by="2030").goal), THEN_EACH, "2026-06-30",
                 ("due", "2026", "2027-03-31", "2027-04-01", 90, 91, 5), id="its-last-has-one"),
    pytest.param(FIRMS, HALVES, "2024-06-30",
                 ("due", "2024-H1", "2024-08-28", "2024-09-08", 59, 70, 4), id="halves"),
    pytest.param(FIRMS, (), "2023-06-30", ("unreported", None, None, None, None, None, 0),
                 id="nothing"),
    pytest.param(RULED, (), "2022-04-30", ("due", "2021", "2022-04-30", "2022-04-30", 120, 120, 0),
                 id="rule-first-period"),
    pytest.param(RULED, (), "2022-05-01",
                 ("overdue", "2021", "2022-04-30", "2022-04-30", 120, 120, 0), id="rule-overdue"),
    pytest.param(RULED, YEARS[:1], "2022-05-01",
                 ("due", "2022", "2023-04-30", "2023-04-30", 120, 120, 1), id="rule-next"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "day", "expected"), CASES)
def test_next_release(
    promise: Target, seen: tuple[Observation, ...], day: str, expected: tuple[object, ...]
) -> None:
    found = next_release(row(promise, seen, day), date.fromisoformat(day))
    assert found is not None
    texts = (found.period, found.expected, found.latest_by)
    said = tuple(None if one is None else str(one) for one in texts)
    assert (found.state, *said, found.lag, found.longest, found.n) == expected


def test_what_is_asked_for_last_is_the_due_period() -> None:
    """Its rhythm would lead beyond the year in which the promise is due."""
    seen = tuple(observation(f"{year}-02", "7000") for year in (2023, 2024, 2025))
    found = next_release(row(FIRMS, seen, "2025-03-01"), date(2025, 3, 1))
    assert found is not None and str(found.period) == "2025"


def test_once_the_due_period_is_observed_nothing_is_awaited() -> None:
    assert next_release(row(FIRMS, (observation("2025", "1"),), "2026-03-01"), date.max) is None


def test_silence() -> None:
    found = next_release(row(FIRMS, YEARS[:1], "2022-04-10"), date(2022, 4, 10))
    assert found is not None
    assert (found.silent_since, found.silent_days) == (date(2022, 3, 31), 10)


def test_one_figure_for_several_targets_is_one_delivery() -> None:
    other = replace(RULED, id="u", owners=("统计局", "科技局"))
    first = replace(RULED, owners=("科技局",))
    project = Project((PLAN,), {}, (first, other), (), Thresholds(), None, ())
    for day, state in (
        ("2021-12-31", Awaited.EXPECTED),
        ("2022-01-01", Awaited.DUE),
        ("2023-01-01", Awaited.OVERDUE),
    ):
        report = make_report(project, [first, other], Clocks.of(date.fromisoformat(day)), "zh")
        (one,) = deliveries(report).each
        assert ([t.id for t in one.targets], one.state) == (["t", "u"], state)
        assert one.owners == ("科技局", "统计局")

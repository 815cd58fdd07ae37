"""The period after the latest on record."""

from __future__ import annotations

import pytest

from tests.support.builders import observation
from tracker.analysis.following import following

MONTHS = "2024-02 2024-03 2024-04 2024-05 2024-06 2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"
NEXT = [
    pytest.param("2023 2024", False, "2025", id="years"),
    pytest.param("2024", False, "2025", id="a-year"),
    pytest.param("2020 2022", False, "2024", id="every-other-year"),
    pytest.param("2024-11", False, "2024-12", id="a-month"),
    pytest.param("2024-11 2024-12", False, "2025-01", id="months"),
    pytest.param(f"2023-12 {MONTHS}", True, "2025-02", id="no-january"),
    pytest.param(f"{MONTHS} 2025-02", True, "2025-03", id="after-february"),
    pytest.param("2024-03 2024-06", True, "2024-09", id="quarters-as-months"),
    pytest.param("2024-Q3", False, "2024-Q4", id="a-quarter"),
    pytest.param("2024-H1 2024-H2", False, "2025-H1", id="halves"),
    pytest.param("2024-01..2024-02 2024-01..2024-03", False, "2024-01..2024-04", id="cumulative"),
    pytest.param("2023-01..2023-02 2023-01..2023-03 2024-01..2024-02", False, "2024-Q1", id="cumulative-a-year-before"),
    pytest.param("2023-12-31 2024-12-31", False, "2025-12-31", id="days"),
    pytest.param("2024-02-29 2024-03-31", False, "2024-04-30", id="ends-of-months"),
    pytest.param("2024-12-31", False, None, id="a-day"),
    pytest.param("", False, None, id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("known", "ytd", "then"), NEXT)
def test_the_period_after(known: str, ytd: bool, then: str | None) -> None:
    series = [observation(one, "1", ytd=ytd) for one in known.split()]
    found = following(series)
    assert (found and (str(found[0]), found[1])) == (None if then is None else (then, ytd))


def test_what_is_no_figure_is_not_followed() -> None:
    series = [observation("2024", "1"), observation("2030", "1", status="forecast")]
    found = following(series)
    assert found is not None and str(found[0]) == "2025"


def test_of_a_year_and_its_last_month_the_usual_one_goes_on() -> None:
    months = [observation(f"2024-{month:02}", "1", ytd=True) for month in range(2, 13)]
    found = following([observation("2024", "1"), *months])
    assert found is not None and (str(found[0]), found[1]) == ("2025-01", True)

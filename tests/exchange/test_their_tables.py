"""Periods and numbers as the tables of others write them: read, or refused."""

from __future__ import annotations

import pytest

from tracker.exchange.their_numbers import as_written, is_no_value, mark_in_doubt
from tracker.exchange.their_periods import in_doubt, read_their_period
from tracker.problems.problem import Refused

PERIODS = {
    "2024": "2024", "2024.0": "2024", "2020-Q1": "2020-Q1", "2020Q1": "2020-Q1", "2020 Q1": "2020-Q1",
    "Q1 2020": "2020-Q1", "2020-M01": "2020-01", "2020-S2": "2020-H2", "2020-B1": "2020-H1",
    "2020-T2": "2020-05..2020-08", "2020-A1": "2020", "2020-D032": "2020-02-01",
    "2024-01-01/P8M": "2024-01..2024-08", "2016-01-01/P5Y": "2016..2020",
    "2024-01-31T00:00:00": "2024-01-31", "2024-01-31 00:00:00": "2024-01-31", "Oct-25": "2025-10",
    "Oct 25": "2025-10", "October 2025": "2025-10", "2025 OCT": "2025-10", "Sept-99": "1999-09",
    "2020年1-3月": "2020-Q1", "2024年前三季度": "2024-01..2024-09", "2024/25": "2024/25",
}  # fmt: skip
NONE = ("Total", "25-Oct", "2020-W05", "2020-M13", "2020-D366x", "2020-Q5", "202425", "2024.10",
        "Octember 2025", "2024r", "2020-01-01/P0M", "")  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_a_period_is_read(text: str, expected: str) -> None:
    assert read_their_period(text, (4, 1)) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_their_period(text, (4, 1))


def test_a_format_needs_a_year() -> None:
    assert read_their_period("10.25", (1, 1), "%m.%y") == "2025-10"
    assert read_their_period("31/10/2025", (1, 1), "%d/%m/%Y") == "2025-10-31"
    for text, form in (("31/10", "%d/%m"), ("x", "%Y"), ("2025", "%Q")):
        with pytest.raises(Refused):
            read_their_period(text, (1, 1), form)


def test_a_day_stands_for_what_is_said() -> None:
    for frequency, expected in (("month", "2025-10"), ("quarter", "2025-Q4"), ("year", "2025")):
        assert read_their_period("2025-10-01", (1, 1), frequency=frequency) == expected  # type: ignore[arg-type]
    assert read_their_period("2003-05", (1, 1), frequency="years") == "2003..2005"
    assert read_their_period("1999-00", (4, 1), frequency="financial-year") == "1999/00"
    for text in ("2003-05", "2024"):
        with pytest.raises(Refused):
            read_their_period(text, (4, 1), frequency="financial-year")


@pytest.mark.parametrize(
    ("texts", "header", "doubt"),
    [
        (["2025-10-01", "2025-11-01"], "Date", True),
        (["2025-10-31", "2025-11-30"], "Date", True),
        (["2025-10-01", "2025-11-15"], "Date", False),
        (["2025-10-31"], "Date", False),
        (["2003-05"], "Year", True),
        (["2009-10", "2010-11"], "Period", True),
        (["2009-10", "2009-11"], "Period", False),
        (["2024-01", "2025-02"], "Period", False),
    ],
)
def test_a_column_that_can_be_read_in_two_ways(texts: list[str], header: str, doubt: bool) -> None:
    assert bool(in_doubt(texts, header)) == doubt


def test_marks_of_no_value_are_none_of_numbers() -> None:
    assert all(map(is_no_value, ("", " - ", "..", "…", ":", "n/a", "N/A", "[x]", "#N/A", "NaN")))
    assert not any(map(is_no_value, ("0", "-1", "x", "(1)", "<5")))


def test_a_comma_is_taken_for_what_is_said() -> None:
    assert mark_in_doubt(["1,234", "1,234.5"], semicolons=False) == ""
    for text in ("1,5", "1.234,5", "1 234", "1'234", "12,3456"):
        assert mark_in_doubt([text], semicolons=False) == text
    assert mark_in_doubt(["1,234"], semicolons=True)
    assert as_written("1.234,5", ",") == ("1234.5", False)
    assert as_written("1 234.5 homes", ".") == ("1234.5 homes", False)
    for text, mark in (("1.5", ","), ("1,5", "."), ("1.6万", ",")):
        with pytest.raises(Refused):
            as_written(text, mark)  # type: ignore[arg-type]


def test_a_scale_goes_with_its_number() -> None:
    assert as_written("1.5", None, "3") == ("1.5 thousand", False)
    assert as_written("1.5", None, "Units") == ("1.5", False)
    assert as_written("1.5", None, "2") == ("150", False)
    with pytest.raises(Refused):
        as_written("1.5", None, "many")


def test_the_noise_of_binary_numbers_is_no_figure() -> None:
    assert as_written("57.99999999999999", None) == ("58", True)
    assert as_written("0.7000000000000001", None) == ("0.7", True)
    assert as_written("1.34038152149", None) == ("1.34038152149", False)
    assert as_written("3.14159265358979312", None) == ("3.14159265358979312", False)

"""Periods: the model's spellings and those of Chinese publications (model.md:
observations, time).
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.model.periods import (
    CALENDAR,
    Period,
    Start,
    decimal_year,
    read_period,
    read_start,
    year_name,
    year_period,
    year_to_date,
)
from tracker.problems.problem import Refused

# text, canonical spelling, first day, last day
READS = [
    pytest.param("2024", "2024", "2024-01-01", "2024-12-31", id="year"),
    pytest.param("2024-H1", "2024-H1", "2024-01-01", "2024-06-30", id="first-half"),
    pytest.param("2024-H2", "2024-H2", "2024-07-01", "2024-12-31", id="second-half"),
    pytest.param("2024-Q3", "2024-Q3", "2024-07-01", "2024-09-30", id="quarter"),
    pytest.param("2024-06", "2024-06", "2024-06-01", "2024-06-30", id="month"),
    pytest.param("2024-02", "2024-02", "2024-02-01", "2024-02-29", id="leap-month"),
    pytest.param("2024-06-30", "2024-06-30", "2024-06-30", "2024-06-30", id="day"),
    pytest.param("2024-01..2024-08", "2024-01..2024-08", "2024-01-01", "2024-08-31", id="months"),
    pytest.param("2016..2020", "2016..2020", "2016-01-01", "2020-12-31", id="years"),
    pytest.param(
        "2023-12..2024-02",
        "2023-12..2024-02",
        "2023-12-01",
        "2024-02-29",
        id="months-over-new-year",
    ),
    pytest.param("2024-01..2024-12", "2024", "2024-01-01", "2024-12-31", id="months-of-a-year"),
    pytest.param(
        "2024-04..2024-06", "2024-Q2", "2024-04-01", "2024-06-30", id="months-of-a-quarter"
    ),
    pytest.param(
        "2024-01-01..2024-06-30", "2024-H1", "2024-01-01", "2024-06-30", id="days-of-a-half"
    ),
    pytest.param(
        "2024-01-02..2024-06-30", "2024-01-02..2024-06-30", "2024-01-02", "2024-06-30", id="days"
    ),
    pytest.param("2024年", "2024", "2024-01-01", "2024-12-31", id="nian"),
    pytest.param("２０２４年", "2024", "2024-01-01", "2024-12-31", id="full-width"),
    pytest.param("2024年底", "2024", "2024-01-01", "2024-12-31", id="year-end"),
    pytest.param("截至2024年底", "2024", "2024-01-01", "2024-12-31", id="up-to-year-end"),
    pytest.param("2024年上半年", "2024-H1", "2024-01-01", "2024-06-30", id="shang-ban-nian"),
    pytest.param("2024年三季度", "2024-Q3", "2024-07-01", "2024-09-30", id="quarter-chinese"),
    pytest.param("2024年第3季度", "2024-Q3", "2024-07-01", "2024-09-30", id="quarter-di"),
    pytest.param(
        "2024年前三季度", "2024-01..2024-09", "2024-01-01", "2024-09-30", id="three-quarters"
    ),
    pytest.param(
        "2024年前两个月", "2024-01..2024-02", "2024-01-01", "2024-02-29", id="first-two-months"
    ),
    pytest.param(
        "2024年前8个月", "2024-01..2024-08", "2024-01-01", "2024-08-31", id="first-months"
    ),
    pytest.param("2024年1月至8月", "2024-01..2024-08", "2024-01-01", "2024-08-31", id="months-zhi"),
    pytest.param("2024年1—8月", "2024-01..2024-08", "2024-01-01", "2024-08-31", id="months-dash"),
    pytest.param(
        "２０２４年１－８月", "2024-01..2024-08", "2024-01-01", "2024-08-31", id="months-full-width"
    ),
    pytest.param("2024年8月", "2024-08", "2024-08-01", "2024-08-31", id="month-chinese"),
    pytest.param("截至2024年6月末", "2024-06", "2024-06-01", "2024-06-30", id="month-end"),
    pytest.param("2024年6月30日", "2024-06-30", "2024-06-30", "2024-06-30", id="day-chinese"),
    pytest.param("2016—2020年", "2016..2020", "2016-01-01", "2020-12-31", id="years-dash"),
    pytest.param("2016年至2020年", "2016..2020", "2016-01-01", "2020-12-31", id="years-zhi"),
]


@pytest.mark.parametrize(("text", "spelling", "start", "end"), READS)
def test_reads(text: str, spelling: str, start: str, end: str) -> None:
    period = read_period(text)
    assert (str(period), period.start.isoformat(), period.end.isoformat()) == (spelling, start, end)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "F411", id="empty"),
        pytest.param("今年", "F411", id="relative"),
        pytest.param("24年", "F411", id="short-year"),
        pytest.param("2024-1", "F411", id="month-of-one-digit"),
        pytest.param("2024/06", "F411", id="slash"),
        pytest.param("2024-Q5", "F411", id="quarter-5"),
        pytest.param("2024-H3", "F411", id="half-3"),
        pytest.param("2024..", "F411", id="open-range"),
        pytest.param("2021..2022..2023", "F411", id="range-of-three"),
        pytest.param("2016-2020", "F411", id="years-by-hyphen"),
        pytest.param("2024年底上半年", "F411", id="year-end-of-a-half"),
        pytest.param("2024年底6月", "F411", id="year-end-of-a-month"),
        pytest.param("2024全年三季度", "F411", id="whole-year-of-a-quarter"),
        pytest.param("2024-13", "F412", id="month-13"),
        pytest.param("2024-00", "F412", id="month-0"),
        pytest.param("2024-02-30", "F412", id="day-30-of-february"),
        pytest.param("2023-02-29", "F412", id="no-leap-day"),
        pytest.param("2024年2月30日", "F412", id="day-chinese"),
        pytest.param("2024年13月", "F412", id="month-13-chinese"),
        pytest.param("2024年8—1月", "F412", id="months-reversed"),
        pytest.param("2024..2023", "F412", id="years-reversed"),
        pytest.param("0000", "F412", id="year-0"),
    ],
)
def test_refuses(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_period(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("2024", Fraction(2025), id="year"),
        pytest.param("2016..2020", Fraction(2021), id="years"),
        pytest.param("2024-06-30", 2024 + Fraction(182, 366), id="day-of-leap-year"),  # 2024.497
        pytest.param("2025-02", 2025 + Fraction(59, 365), id="month"),
        pytest.param("2025-01-01", 2025 + Fraction(1, 365), id="first-day"),
    ],
)
def test_stands_at_its_end(text: str, time: Fraction) -> None:
    assert read_period(text).time == time == decimal_year(read_period(text).end)


@pytest.mark.parametrize(
    ("time", "year"),
    [
        (Fraction(2025), 2024),
        (Fraction(20251, 10), 2025),
        (Fraction(2025) + Fraction(1, 365), 2025),
    ],
)
def test_year_of_a_time(time: Fraction, year: int) -> None:
    assert year_name(time) == str(year)


APRIL: Start = (4, 1)
# text, spelling in a plan whose years begin on 1 April, first day, last day
FINANCIAL = [
    pytest.param("2024/25", "2024/25", "2024-04-01", "2025-03-31", id="year"),
    pytest.param("２０２４／２５", "2024/25", "2024-04-01", "2025-03-31", id="full-width"),
    pytest.param("1999/00", "1999/00", "1999-04-01", "2000-03-31", id="century"),
    pytest.param("2024/25..2028/29", "2024/25..2028/29", "2024-04-01", "2029-03-31", id="years"),
    pytest.param("2024-04..2025-03", "2024/25", "2024-04-01", "2025-03-31", id="months-of-a-year"),
    pytest.param("2024", "2024", "2024-01-01", "2024-12-31", id="calendar-year"),
    pytest.param("2024-Q1", "2024-Q1", "2024-01-01", "2024-03-31", id="calendar-quarter"),
    pytest.param("2024-H1", "2024-H1", "2024-01-01", "2024-06-30", id="calendar-half"),
    pytest.param("2023-05", "2023-05", "2023-05-01", "2023-05-31", id="month"),
]


@pytest.mark.parametrize(("text", "spelling", "start", "end"), FINANCIAL)
def test_financial_years(text: str, spelling: str, start: str, end: str) -> None:
    period = read_period(text, APRIL)
    assert (str(period), period.start.isoformat(), period.end.isoformat()) == (spelling, start, end)
    assert str(read_period(spelling, APRIL)) == spelling


@pytest.mark.parametrize(
    ("text", "starts", "code", "facts"),
    [
        ("2024/25", CALENDAR, "F416", {}),
        ("2024/25..2028/29", CALENDAR, "F416", {}),
        ("2024-25", CALENDAR, "F415", {"financial": "2024/25", "years": "2024..2025"}),
        ("2024–25", APRIL, "F415", {"financial": "2024/25"}),
        ("2024/2025", APRIL, "F415", {"financial": "2024/25", "years": "2024..2025"}),
        ("2024-2025", APRIL, "F415", {"years": "2024..2025"}),
        (
            "2024-25..2028-29",
            APRIL,
            "F415",
            {"financial": "2024/25..2028/29", "years": "2024..2029"},
        ),
        ("2024/26", APRIL, "F411", {}),
        ("2024/2026", APRIL, "F411", {}),
        ("2024/25/26", APRIL, "F411", {}),
        ("2028/29..2024/25", APRIL, "F412", {}),
        ("2024-13", APRIL, "F412", {}),
        ("2024-Q5", APRIL, "F411", {}),
        ("20245", APRIL, "F411", {}),
        ("125", APRIL, "F411", {}),
        ("1-5", APRIL, "F411", {}),
        ("12021", APRIL, "F411", {}),
    ],
)
def test_refuses_what_may_be_another_year(
    text: str, starts: Start, code: str, facts: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refusal:
        read_period(text, starts)
    assert refusal.value.code == code
    assert facts.items() <= refusal.value.facts.items()


@pytest.mark.parametrize(
    "text", ["13-40", "02-29", "00-10", "4-1", "04/01", "1 April", "", "04-01-01", "04-31"]
)
def test_no_such_first_day_of_a_year(text: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_start(text)
    assert refusal.value.code == "F417"


def test_first_day_of_a_year() -> None:
    assert [read_start(text) for text in ("01-01", "04-01", "04-06", "12-31")] == [
        CALENDAR,
        APRIL,
        (4, 6),
        (12, 31),
    ]


@pytest.mark.parametrize("starts", [APRIL, (4, 6), (7, 1), (10, 1), (12, 31), (2, 28), (3, 1)])
def test_financial_years_are_whole_years(starts: Start) -> None:
    """Of one length each, whether a leap day is in them or not; as months they are twelve."""
    years = [read_period(f"{year}/{(year + 1) % 100:02}", starts) for year in range(1996, 2030)]
    times = [one.time for one in years]
    assert {later - time for time, later in zip(times, times[1:], strict=False)} == {1}
    assert {(one.months, one.year - n) for n, one in enumerate(years)} == {(12, 1996)}
    assert all(abs(one.time - decimal_year(one.end)) < Fraction(1, 300) for one in years)
    assert [year_name(time, starts) for time in times] == [str(one) for one in years]
    assert all(
        first.end + timedelta(days=1) == then.start
        for first, then in zip(years, years[1:], strict=False)
    )


def test_from_the_start_of_the_financial_year() -> None:
    assert year_to_date(read_period("2024-12", APRIL)) == read_period("2024-04..2024-12")
    assert year_to_date(read_period("2025-02", APRIL)) == read_period("2024-04..2025-02")
    assert year_to_date(read_period("2024/25", APRIL)) == read_period("2024/25", APRIL)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        pytest.param("2024", 12, id="year"),
        pytest.param("2024-Q3", 3, id="quarter"),
        pytest.param("2023-12..2024-02", 3, id="over-new-year"),
        pytest.param("2024-06-30", None, id="day"),
        pytest.param("2024-01-02..2024-06-30", None, id="days"),
    ],
)
def test_months(text: str, months: int | None) -> None:
    assert read_period(text).months == months


def test_equal_when_the_days_are_equal() -> None:
    same = {read_period("2024-H1"), read_period("2024年上半年"), read_period("2024-01..2024-06")}
    assert len(same) == 1
    assert read_period("2024-H1") != read_period("2024-06")


def test_year_to_date() -> None:
    assert year_to_date(read_period("2024-08")) == read_period("2024-01..2024-08")
    assert year_to_date(read_period("2024")) == read_period("2024") == year_period(2024)


DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 30))
MONTHS = DAYS.map(lambda day: f"{day:%Y-%m}".zfill(7))
PAIRS = st.tuples(DAYS.map(date.isoformat), DAYS.map(date.isoformat)) | st.tuples(MONTHS, MONTHS)


@given(PAIRS.map(lambda pair: "..".join(sorted(pair))))
def test_canonical_spelling_reads_back(text: str) -> None:
    period = read_period(text)
    again = read_period(str(period))
    assert (again, str(again)) == (period, str(period))
    assert isinstance(again, Period)


@given(DAYS)
def test_time_grows_day_by_day(day: date) -> None:
    step = decimal_year(day + timedelta(days=1)) - decimal_year(day)
    assert step in (Fraction(1, 365), Fraction(1, 366))


SCRAPS = [
    "2024",
    "20",
    "-",
    "..",
    "—",
    "年",
    "月",
    "日",
    "底",
    "季度",
    "前",
    "第",
    "上半年",
    "至",
    "截至",
    "三",
    "/",
    "25",
    "1",
    " ",
]
HARD = st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join)


@given(st.text() | HARD, st.sampled_from([CALENDAR, APRIL, (4, 6), (12, 31)]))
def test_any_text_is_read_or_refused(text: str, starts: Start) -> None:
    try:
        period = read_period(text, starts)
    except Refused:
        return
    assert period.start <= period.end
    assert read_period(str(period), starts) == period

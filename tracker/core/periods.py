"""Periods of time as the model writes them and as Chinese publications print them."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tracker.core.problem import Refused


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days. Equal when the days are equal, however it was written."""

    start: date
    end: date
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text

    @property
    def time(self) -> Fraction:
        """Where the period stands in computation: its end as a decimal year (2024 → 2025, 2024-06-30 → 2024.497)."""
        return decimal_year(self.end)

    @property
    def months(self) -> int | None:
        """Its length in months, None unless it is made of whole months."""
        if self.start.day != 1 or (self.end + timedelta(days=1)).day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def year(self) -> int:
        return self.end.year


def decimal_year(day: date) -> Fraction:
    """year + day-of-year / days-in-year, exactly."""
    return day.year + Fraction(day.timetuple().tm_yday, 366 if isleap(day.year) else 365)


def calendar_year(time: Fraction) -> int:
    """The calendar year in which a decimal year falls; the very end of a year belongs to that year.

    >>> calendar_year(Fraction(2025)), calendar_year(Fraction(20251, 10))
    (2024, 2025)
    """
    return -int(-time // 1) - 1


_FULL_WIDTH = str.maketrans("０１２３４５６７８９－～〜", "0123456789-~~")
_SIMPLE = re.compile(r"(\d{4})(?:-?(?:(H)([12])|(Q)([1-4]))|-(\d\d)(?:-(\d\d))?)?", re.IGNORECASE | re.ASCII)
_NUMBER_WORDS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_CHINESE = re.compile(
    r"(?:截至|截止|到)?(\d{4})年?"
    r"(?:全年|年?底|年?末|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[一二两三四1-4])个?季度"
    r"|前(?P<first>\d{1,2}|[两三])个月|(?P<month>\d{1,2})月?(?:[-~—–至到]+(?P<to>\d{1,2}))?月(?:底|末|份)?"
    r"|(?P<day_month>\d{1,2})月(?P<day>\d{1,2})日)?",
    re.ASCII,
)


def read_period(text: str) -> Period:
    """Read one period; raises Refused(F411, F412) for what is none.

    >>> str(read_period("2024年前三季度")), str(read_period("2024年1月至8月")), str(read_period("截至2024年底"))
    ('2024-01..2024-09', '2024-01..2024-08', '2024')
    """
    tidy = re.sub(r"\s+", "", text.translate(_FULL_WIDTH))
    if ".." in tidy:
        first, _, last = tidy.partition("..")
        start, end = _simple(first, text), _simple(last, text)
        return _span(start.start, end.end, text)
    if _SIMPLE.fullmatch(tidy):
        return _simple(tidy, text)
    between = re.fullmatch(r"([0-9]{4})年?[-~—–至到]+([0-9]{4})年", tidy)
    if between:
        return _span(_year(between[1], text).start, _year(between[2], text).end, text)
    if found := _CHINESE.fullmatch(re.sub(r"月(?=[-~—–至到])", "", tidy)):
        return _chinese(found, text)
    raise Refused("F411", text=text)


def year_period(year: int) -> Period:
    return _span(date(year, 1, 1), date(year, 12, 31), str(year))


def year_to_date(period: Period) -> Period:
    """From 1 January to the end of the period."""
    return _span(date(period.end.year, 1, 1), period.end, period.text)


def _simple(tidy: str, text: str) -> Period:
    found = _SIMPLE.fullmatch(tidy)
    if found is None:
        raise Refused("F411", text=text)
    year, half, quarter, month, day = found[1], found[3], found[5], found[6], found[7]
    whole = _year(year, text)
    if half:
        first = 1 if half == "1" else 7
        return _months(whole, first, first + 5, text)
    if quarter:
        first = 3 * int(quarter) - 2
        return _months(whole, first, first + 2, text)
    if day:
        try:
            that = date(whole.start.year, int(month), int(day))
        except ValueError:
            raise Refused("F412", text=text) from None
        return _span(that, that, text)
    if month:
        return _months(whole, int(month), int(month), text)
    return whole


def _chinese(found: re.Match[str], text: str) -> Period:
    whole = _year(found[1], text)
    if found["half"]:
        first = 1 if found["half"] == "上半年" else 7
        return _months(whole, first, first + 5, text)
    if found["quarter"] or found["quarters"]:
        word = found["quarter"] or found["quarters"]
        last = 3 * (_NUMBER_WORDS.get(word) or int(word))
        return _months(whole, last - 2 if found["quarter"] else 1, last, text)
    if found["first"]:
        return _months(whole, 1, _NUMBER_WORDS.get(found["first"]) or int(found["first"]), text)
    if found["day"]:
        return _simple(f"{found[1]}-{int(found['day_month']):02}-{int(found['day']):02}", text)
    if found["month"]:
        first = int(found["month"])
        return _months(whole, first, int(found["to"] or first), text)
    return whole


def _year(year: str, text: str) -> Period:
    if not "1000" <= year <= "9998":
        raise Refused("F412", text=text)
    return year_period(int(year))


def _months(whole: Period, first: int, last: int, text: str) -> Period:
    year = whole.start.year
    if not 1 <= first <= last <= 12:
        raise Refused("F412", text=text)
    return _span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)


def _span(start: date, end: date, text: str) -> Period:
    if end < start:
        raise Refused("F412", text=text)
    return Period(start, end, _canonical(start, end))


def _canonical(start: date, end: date) -> str:
    """The model's own spelling of a span of days."""
    if start == end:
        return start.isoformat()
    months = Period(start, end).months
    if months is None:
        return f"{start.isoformat()}..{end.isoformat()}"
    if start.month == 1 and months % 12 == 0:
        return str(start.year) if months == 12 else f"{start.year}..{end.year}"
    if start.year == end.year and months == 6 and start.month in (1, 7):
        return f"{start.year}-H{1 + start.month // 7}"
    if start.year == end.year and months == 3 and start.month % 3 == 1:
        return f"{start.year}-Q{1 + start.month // 3}"
    if months == 1:
        return f"{start:%Y-%m}"
    return f"{start:%Y-%m}..{end:%Y-%m}"

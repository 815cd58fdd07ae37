"""Periods of time as the model writes them and as Chinese publications print them."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from tracker.model.english_periods import english_period
from tracker.problems.problem import Refused

Start = tuple[int, int]
CALENDAR: Start = (1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days. Equal when the days are equal, however it was written.

    `starts` is the month and day on which the financial year begins by which it is reckoned.
    """

    start: date
    end: date
    text: str = field(default="", compare=False)
    starts: Start = field(default=CALENDAR, compare=False)

    def __str__(self) -> str:
        return self.text

    @property
    def time(self) -> Fraction:
        """Where the period stands in computation: its end as a decimal year (2024 → 2025,
        2024-06-30 → 2024.497).
        """
        return decimal_year(self.end, self.starts)

    @property
    def months(self) -> int | None:
        """Its length in months, of the calendar or of the financial year; None unless it is made of
        whole ones.
        """
        after = self.end + timedelta(days=1)
        if self.start.day not in (1, self.starts[1]) or after.day != self.start.day:
            return None
        return (after.year - self.start.year) * 12 + after.month - self.start.month

    @property
    def year(self) -> int:
        """The (financial) year in which it ends; 2024/25 is that of 2024."""
        return year_of(self.end, self.starts)

    @property
    def is_years(self) -> bool:
        """Whether it is made of whole years, whenever they begin."""
        return self.months is not None and self.months % 12 == 0


def same_years(one: Period, other: Period) -> bool:
    """Whether both are made of whole years that begin on the same day, and of as many."""
    return one.is_years and same_begin(one, other) and one.months == other.months


def same_begin(one: Period, other: Period) -> bool:
    """Whether both begin on the same day of the year."""
    return (one.start.month, one.start.day) == (other.start.month, other.start.day)


def year_of(day: date, starts: Start) -> int:
    """The year in which the financial year of a day begins."""
    return day.year - ((day.month, day.day) < starts)


def decimal_year(day: date, starts: Start = CALENDAR) -> Fraction:
    """year + day-of-year / days-in-year, exactly; of a financial year, whose years are all of one
    length.

    >>> decimal_year(date(2025, 3, 31), (4, 1)) - decimal_year(date(2024, 3, 31), (4, 1))
    Fraction(1, 1)
    """
    year = year_of(day, starts)
    days = 366 if isleap(year + (starts > (2, 28))) else 365
    return year + _offset(starts) + Fraction((day - date(year, *starts)).days + 1, days)


def day_at(time: Fraction, starts: Start = CALENDAR) -> date:
    """The last whole day that is over at a decimal year, or the first day that there is.

    >>> day_at(Fraction(2025)), day_at(decimal_year(date(2024, 3, 31), (4, 1)), (4, 1))
    (datetime.date(2024, 12, 31), datetime.date(2024, 3, 31))
    """
    whole, gone = divmod(time - _offset(starts), 1)
    year = int(whole)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    days = 366 if isleap(year + (starts > (2, 28))) else 365
    ordinal = date(year, *starts).toordinal() + int(gone * days) - 1
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _offset(starts: Start) -> Fraction:
    """The share of a common year that is gone when the financial year begins: decimal years stay
    comparable.
    """
    return Fraction((date(2001, *starts) - date(2001, 1, 1)).days, 365)


def year_name(time: Fraction, starts: Start = CALENDAR) -> str:
    """The year in which a decimal year falls; the very end of a year belongs to that year.

    >>> year_name(Fraction(2025)), year_name(Fraction(20251, 10))
    ('2024', '2025')
    >>> year_name(Fraction(20251, 10), (4, 1))
    '2024/25'
    """
    year = -int(-(time - _offset(starts)) // 1) - 1
    return str(year) if starts == CALENDAR else _financial(year)


def _financial(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


_START = re.compile(r"(\d\d)-(\d\d)", re.ASCII)


def read_start(text: str) -> Start:
    """The month and day on which financial years begin: 04-01.

    Raises Refused(F417) for what is none.
    """
    found = _START.fullmatch(text.strip())
    try:
        day = date(2001, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Refused("F417", text=text)
    return day.month, day.day


def months_later(day: date, months: int) -> date:
    """The same day so many months later; a month's last day stays the last day. Beyond the calendar
    the last day that has a next one.

    >>> months_later(date(2025, 2, 28), 1), months_later(date(2025, 1, 30), 1)
    (datetime.date(2025, 3, 31), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max - timedelta(days=1)
    last = monthrange(year, month + 1)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))


def days_later(day: date, days: int) -> date:
    """So many days later, or the last day that there is."""
    return day + timedelta(days=min(days, (date.max - day).days))


_FULL_WIDTH = str.maketrans("０１２３４５６７８９－～〜／", "0123456789-~~/")
_FINANCIAL = re.compile(r"(\d{4})/(\d\d)", re.ASCII)
_PAIR = re.compile(r"(\d{4})(?:/|[-–—−至到])(?:\d\d)?(\d\d)", re.ASCII)
_SIMPLE = re.compile(
    r"(\d{4})(?:-?(?:(H)([12])|(Q)([1-4]))|-(\d\d)(?:-(\d\d))?)?", re.IGNORECASE | re.ASCII
)
_NUMBER_WORDS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_CHINESE = re.compile(
    r"(?:截至|截止|到)?(\d{4})年?"
    r"(?:全年|年?底|年?末|(?P<half>上半年|下半年)|第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[一二两三四1-4])个?季度"
    r"|前(?P<first>\d{1,2}|[两三])个月|(?P<month>\d{1,2})月?(?:[-~—–至到]+(?P<to>\d{1,2}))?月(?:底|末|份)?"
    r"|(?P<day_month>\d{1,2})月(?P<day>\d{1,2})日)?",
    re.ASCII,
)


def read_period(text: str, starts: Start = CALENDAR) -> Period:
    """Read one period; raises Refused(F411, F412, F415, F416) for what is none.

    `starts`: when the financial year begins that 2024/25 means; without one such a period is
    refused.

    >>> str(read_period("2024年前三季度")), str(read_period("2024年1月至8月"))
    ('2024-01..2024-09', '2024-01..2024-08')
    >>> str(read_period("截至2024年底"))
    '2024'
    >>> read_period("2024/25", (4, 1)).end
    datetime.date(2025, 3, 31)
    """
    read = _read(text, starts)
    return read if starts == CALENDAR else span(read.start, read.end, starts)


def read_typed_period(text: str, starts: Start = CALENDAR) -> Period:
    """The same as it is typed where no file is written: also 11 December 2025, Oct 2025, Q3 2025.

    Raises Refused, besides, where that may be two periods (F418).
    """
    return read_period(in_own_spelling(text), starts)


def in_own_spelling(text: str) -> str:
    """A period as it is typed, one in English in the model's own spelling; any other as it stands.

    Raises Refused (F412, F418).
    """
    return english_period(text) or text


def _read(text: str, starts: Start) -> Period:
    tidy = re.sub(r"\s+", "", text.translate(_FULL_WIDTH))
    if ".." in tidy:
        first, _, last = tidy.partition("..")
        start, end = _simple(first, text, starts), _simple(last, text, starts)
        return _span(start.start, end.end, text)
    if _SIMPLE.fullmatch(tidy) or _FINANCIAL.fullmatch(tidy):
        return _simple(tidy, text, starts)
    _refuse_pair(tidy, text)
    between = re.fullmatch(r"([0-9]{4})年?[-~—–至到]+([0-9]{4})年", tidy)
    if between:
        return _span(_year(between[1], text).start, _year(between[2], text).end, text)
    if found := _CHINESE.fullmatch(re.sub(r"月(?=[-~—–至到])", "", tidy)):
        return _chinese(found, text)
    raise Refused("F411", text=text, near=meant_period(text.translate(_FULL_WIDTH)))


def year_period(year: int) -> Period:
    """A calendar year."""
    return _span(date(year, 1, 1), date(year, 12, 31), str(year))


def year_to_date(period: Period) -> Period:
    """From the first day of the (financial) year, by default 1 January, to the end of
    the period.
    """
    return span(date(period.year, *period.starts), period.end, period.starts)


def span(start: date, end: date, starts: Start = CALENDAR) -> Period:
    """The period of these days, reckoned and written by (financial) years that begin so."""
    return Period(start, end, _canonical(start, end, starts), starts)


def _refuse_pair(tidy: str, text: str) -> None:
    """Two years in a row, from which it is not plain whether a financial year is meant (F415)."""
    parts = [_PAIR.fullmatch(part) for part in tidy.split("..")]
    pairs = [(int(found[1]), int(found[2])) for found in parts if found is not None]
    if len(pairs) == len(parts) and all((year + 1) % 100 == second for year, second in pairs):
        financial = "..".join(_financial(year) for year, _ in pairs)
        raise Refused(
            "F415", text=text, financial=financial, years=f"{pairs[0][0]}..{pairs[-1][0] + 1}"
        )


def _simple(tidy: str, text: str, starts: Start) -> Period:
    if (pair := _FINANCIAL.fullmatch(tidy)) and (int(pair[1]) + 1) % 100 == int(pair[2]):
        begins = _year(pair[1], text).start.year
        if starts == CALENDAR:
            raise Refused("F416", text=text)
        return _span(date(begins, *starts), date(begins + 1, *starts) - timedelta(days=1), text)
    found = _SIMPLE.fullmatch(tidy)
    if found is None or (found[6] and int(found[6]) > 12 and not found[7]):
        _refuse_pair(re.sub(r"\s+", "", text.translate(_FULL_WIDTH)), text)
    if found is None:
        raise Refused("F411", text=text)
    year, half, quarter, month, day = found[1], found[3], found[5], found[6], found[7]
    whole = _year(year, text)
    if half or quarter:
        return _part(whole, 6 if half else 3, int(half or quarter), text)
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
        return _part(whole, 6, 1 if found["half"] == "上半年" else 2, text)
    if found["quarter"]:
        return _part(whole, 3, _count(found["quarter"]), text)
    if found["quarters"]:
        return _months(whole, 1, 3 * _count(found["quarters"]), text)
    if found["first"]:
        return _months(whole, 1, _count(found["first"]), text)
    if found["day"]:
        return _simple(
            f"{found[1]}-{int(found['day_month']):02}-{int(found['day']):02}", text, CALENDAR
        )
    if found["month"]:
        first = int(found["month"])
        return _months(whole, first, int(found["to"] or first), text)
    return whole


def _year(year: str, text: str) -> Period:
    if not "1000" <= year <= "9998":
        raise Refused("F412", text=text)
    return year_period(int(year))


def _count(word: str) -> int:
    return _NUMBER_WORDS.get(word) or int(word)


def _part(whole: Period, months: int, number: int, text: str) -> Period:
    """A half (six months) or a quarter (three) of a year."""
    last = months * number
    return _months(whole, last - months + 1, last, text)


def _months(whole: Period, first: int, last: int, text: str) -> Period:
    year = whole.start.year
    if not 1 <= first <= last <= 12:
        raise Refused("F412", text=text)
    return _span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)


def _span(start: date, end: date, text: str) -> Period:
    if end < start:
        raise Refused("F412", text=text)
    return span(start, end)


def _canonical(start: date, end: date, starts: Start) -> str:
    """The model's own spelling of a span of days."""
    if start == end:
        return start.isoformat()
    months = Period(start, end).months
    after = end + timedelta(days=1)
    if starts != CALENDAR and (start.month, start.day) == starts == (after.month, after.day):
        first, last = _financial(start.year), _financial(after.year - 1)
        return first if first == last else f"{first}..{last}"
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


# of a spreadsheet
_SLASHED = re.compile(r"(?P<year>[0-9]{4})[/.](?P<month>[0-9]{1,2})(?:[/.](?P<day>[0-9]{1,2}))?")
_SO_FAR = re.compile(r"([0-9]{4})年?第?([一二三四1-4])季度累计|([0-9]{4})年?([0-9]{1,2})月累计")


def meant_period(text: str) -> str:
    """The day, month or months that were probably meant, or nothing. Raises Refused (F418) where it
    may be one of two.

    >>> meant_period("2025/3/20"), meant_period("12 June 2025"), meant_period("soon")
    ('2025-03-20', '2025-06-12', '')
    >>> meant_period("2025年二季度累计")
    '2025-01..2025-06'
    """
    tidy = " ".join(text.lower().split())
    if so_far := _SO_FAR.fullmatch(tidy):
        year, quarter, other, of_month = so_far.groups()
        last = 3 * ("一二三四".find(quarter) + 1 or int(quarter)) if quarter else int(of_month)
        return f"{year or other}-01..{year or other}-{last:02}" if 1 < last <= 12 else ""
    found = _SLASHED.fullmatch(tidy)
    if found is None:
        return english_period(text)
    try:
        made = date(int(found["year"]), int(found["month"]), int(found["day"] or 1)).isoformat()
    except ValueError:
        return ""
    return made if found["day"] else made[:7]

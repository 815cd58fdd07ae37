"""Periods as the tables of others spell them → the model's own spelling."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from tracker.model.english_periods import MONTH_NAMES, month_number
from tracker.model.import_map import Frequency
from tracker.model.periods import Start, read_period, span
from tracker.problems.problem import Refused

_WORD = re.compile(
    rf"({MONTH_NAMES})\.?[-\s']*([0-9]{{4}}|[0-9]{{2}})|([0-9]{{4}})[-\s]*({MONTH_NAMES})\.?"
)
_QUARTER_FIRST = re.compile(r"q([1-4])[-\s]*([0-9]{4})")
_SDMX = re.compile(r"([0-9]{4})-?([MSBHTQAD])([0-9]{1,3})", re.IGNORECASE)
_LASTING = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T00:00:00)?/P([0-9]{1,3})([YMD])")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAIR = re.compile(r"([0-9]{4})\s*[-/–—]\s*(?:[0-9]{2})?([0-9]{2})")
_LENGTHS = {"S": 6, "B": 6, "H": 6, "T": 4, "Q": 3, "M": 1, "A": 12}
_DIRECTIVES = (("d", "j", "x"), ("m", "b", "B"), ("Y", "y", "x"))


def read_their_period(
    text: str, starts: Start, form: str = "", frequency: Frequency | None = None
) -> str:
    """A period in the model's spelling. `starts`: when the financial years of its indicator begin;
    `form` as strptime takes it. Raises Refused for what is none.

    >>> [read_their_period(one, (1, 1)) for one in ("2020-M01", "2020-S1", "Oct-25", "Q1 2020")]
    ['2020-01', '2020-H1', '2025-10', '2020-Q1']
    >>> read_their_period("2024-25", (4, 1), frequency="financial-year")
    '2024/25'
    """
    tidy = " ".join(text.split())
    if form:
        return _formatted(tidy, form, text)
    if frequency in ("financial-year", "years") and (pair := _PAIR.fullmatch(tidy)):
        return _of_two_years(pair, frequency, starts, text)
    if frequency == "financial-year" and re.fullmatch(r"[0-9]{4}(\.0)?", tidy):
        raise Refused("F411", text=text)  # the one that begins or the one that ends in it
    if whole := re.fullmatch(r"([0-9]{4})\.0", tidy):
        return whole[1]
    if midnight := _MIDNIGHT.fullmatch(tidy):
        tidy = midnight[1]
    if lasting := _LASTING.fullmatch(tidy):
        return _lasting(lasting, text)
    if (sdmx := _SDMX.fullmatch(tidy)) and sdmx[2].upper() + sdmx[3] not in ("A1",):
        return _part(int(sdmx[1]), sdmx[2].upper(), int(sdmx[3]), text)
    if sdmx:
        return sdmx[1]
    if quarter := _QUARTER_FIRST.fullmatch(tidy.lower()):
        return f"{quarter[2]}-Q{quarter[1]}"
    if month := _worded(tidy.lower()):
        return month
    period = read_period(tidy, starts)
    if frequency in ("month", "quarter", "year") and period.start == period.end:
        return _around(period.start, frequency)
    return str(span(period.start, period.end, starts))


def in_doubt(texts: Iterable[str], header: str) -> str:
    """A period that may be two things as this column spells it, or nothing.

    Days that are all the first (of several: all the last) of their months may stand for the months;
    2003-05 is a month or years, where all are so many years apart or the column is called Year.
    """
    said = list(dict.fromkeys(texts))
    days = [date.fromisoformat(one) for one in map(_as_day, said) if one]
    firsts = all(one.day == 1 for one in days)
    lasts = all(one.day == monthrange(one.year, one.month)[1] for one in days)
    if days and len(days) == len(said) and (firsts or (lasts and len(days) > 1)):
        return said[0]
    pairs = [(one, re.fullmatch(r"[0-9]{2}([0-9]{2})-([0-9]{2})", one)) for one in said]
    apart = {(int(two[2]) - int(two[1])) % 100 for _, two in pairs if two}
    spelled = [one for one, two in pairs if two]
    is_year = header.strip().lower() in ("year", "年份", "年度", "financial year", "fiscal year")
    if spelled and (
        is_year or (len(spelled) > 1 and len(apart) == 1 and apart <= set(range(1, 11)))
    ):
        return spelled[0]
    return ""


def _as_day(text: str) -> str:
    found = _MIDNIGHT.fullmatch(text.strip())
    tidy = found[1] if found else text.strip()
    try:
        return date.fromisoformat(tidy).isoformat() if _DAY.fullmatch(tidy) else ""
    except ValueError:
        return ""


def _formatted(tidy: str, form: str, text: str) -> str:
    """By a format: a day, a month or a year, as it has directives for."""
    try:
        found = datetime.strptime(tidy, form).date()
    except (ValueError, re.error):
        raise Refused("F411", text=text) from None
    said = set(re.findall(r"%-?([A-Za-z])", form))
    day, month, year = (bool(said & set(one)) for one in _DIRECTIVES)
    if not year:
        raise Refused("F411", text=text)
    return found.isoformat() if day else found.isoformat()[:7] if month else f"{found:%Y}"


def _of_two_years(pair: re.Match[str], frequency: Frequency, starts: Start, text: str) -> str:
    first = int(pair[1])
    last = first // 100 * 100 + int(pair[2])
    last += 100 if last < first else 0
    if frequency == "years":
        return f"{first}..{last}"
    if last != first + 1:
        raise Refused("F411", text=text)
    said = f"{first}/{last % 100:02}"
    read_period(said, starts)  # refused where no financial year is declared
    return said


def _lasting(found: re.Match[str], text: str) -> str:
    """A first day and a length: 2024-01-01/P8M."""
    try:
        start, number = date.fromisoformat(found[1]), int(found[2])
        if found[3] == "D":
            return str(span(start, start + timedelta(days=number - 1)))
        months = start.year * 12 + start.month - 1 + number * (12 if found[3] == "Y" else 1)
        end = date(months // 12, months % 12 + 1, start.day) - timedelta(days=1)
    except ValueError:
        raise Refused("F412", text=text) from None
    if not number:
        raise Refused("F412", text=text)
    return str(span(start, end))


def _part(year: int, letter: str, number: int, text: str) -> str:
    """The so manieth part of a year."""
    if letter == "D":
        day = date(year, 1, 1) + timedelta(days=number - 1)
        if number < 1 or day.year != year:
            raise Refused("F412", text=text)
        return day.isoformat()
    length = _LENGTHS[letter]
    if not 1 <= number <= 12 // length:
        raise Refused("F412", text=text)
    last = number * length
    end = date(year, last, monthrange(year, last)[1])
    return str(span(date(year, last - length + 1, 1), end))


def _worded(tidy: str) -> str:
    """A month by its English name, with a year of four digits, or of two behind it."""
    found = _WORD.fullmatch(tidy)
    if found is None:
        return ""
    word, year = (found[1], found[2]) if found[1] else (found[4], found[3])
    if len(year) == 2:
        year = f"{datetime.strptime(year, '%y'):%Y}"
    return f"{year}-{month_number(word):02}"


def _around(day: date, frequency: Frequency) -> str:
    """The month, quarter or year in which a day lies."""
    if frequency == "year":
        return f"{day:%Y}"
    return f"{day:%Y-%m}" if frequency == "month" else f"{day:%Y}-Q{(day.month + 2) // 3}"

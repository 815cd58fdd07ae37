"""Periods and days as an English reader writes them → the model's own spelling."""

from __future__ import annotations

import re
from datetime import date

from tracker.problems.problem import Refused

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<month>{MONTH_NAMES})\.?"
_YEAR = r"(?P<year>[0-9]{4})"
_NTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_DAYS = (
    re.compile(rf"(?:the )?{_NTH} (?:of )?{_MONTH},? {_YEAR}"),
    re.compile(rf"{_MONTH} {_NTH},? {_YEAR}"),
)
_MONTH_OF_YEAR = (
    re.compile(rf"{_MONTH}[ ,-]+(?:of )?{_YEAR}"),
    re.compile(rf"{_YEAR}[ -]{_MONTH}"),
)
_MONTHS_OF_YEAR = re.compile(
    rf"{_MONTH} ?(?:-|–|—|to|until|through) ?(?P<last>{MONTH_NAMES})\.?,? (?:of )?{_YEAR}"
)
_PART = "q[1-4]|h[12]|[1-4]q|[12]h"
_PARTS = (
    re.compile(rf"(?P<part>{_PART})[ -]?(?:of )?{_YEAR}"),
    re.compile(rf"{_YEAR}[ -]?(?P<part>{_PART})"),
    re.compile(
        rf"(?:the )?(?P<word>first|second|third|fourth) (?P<kind>quarter|half) (?:of )?{_YEAR}"
    ),
)
_FINANCIAL = re.compile(
    r"(?:fy|(?:financial|fiscal) year) ?([0-9]{4}) ?[-/–] ?(?:[0-9]{2})?([0-9]{2})"
)
_ONE_YEAR = re.compile(r"(?:fy|(?:financial|fiscal) year) ?([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4}) ?(?:-|–|—|−|to|until|through) ?([0-9]{4})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_NTHS = ("first", "second", "third", "fourth")


def english_period(text: str) -> str:
    """The period of an English text in the model's spelling; nothing for a text that is none.

    Two years in a row stay as they are, for they may be a financial year (F415).

    Raises Refused: F418 where it may be two periods (03/04/2025, FY2025), F412 for a day that the
    calendar does not have.

    >>> [english_period(one) for one in ("11 December 2025", "Dec 11, 2025", "Q3 2025", "2025")]
    ['2025-12-11', '2025-12-11', '2025-Q3', '']
    """
    tidy = " ".join(text.lower().split())
    if found := _first(_DAYS, tidy):
        return _day(int(found["year"]), month_number(found["month"]), int(found["day"]), text)
    if found := _MONTHS_OF_YEAR.fullmatch(tidy):
        first, last = month_number(found["month"]), month_number(found["last"])
        if first > last:
            raise Refused("F412", text=text)
        return f"{found['year']}-{first:02}..{found['year']}-{last:02}"
    if found := _first(_MONTH_OF_YEAR, tidy):
        return f"{found['year']}-{month_number(found['month']):02}"
    if found := _first(_PARTS, tidy):
        return _part(found, text)
    if (found := _YEARS.fullmatch(tidy)) and int(found[2]) > int(found[1]) + 1:
        return f"{found[1]}..{found[2]}"
    if found := _FINANCIAL.fullmatch(tidy):
        if (int(found[1]) + 1) % 100 != int(found[2]):
            raise Refused("F412", text=text)
        return f"{found[1]}/{found[2]}"
    if found := _ONE_YEAR.fullmatch(tidy):
        year = int(found[1])
        ends, begins = (f"{one}/{(one + 1) % 100:02}" for one in (year - 1, year))
        raise Refused("F418", text=text, first=ends, second=begins)
    return _of_numbers(tidy, text)


def _of_numbers(tidy: str, text: str) -> str:
    """A day in numbers, which is certain only where one of them is no month."""
    found = _NUMBERS.fullmatch(tidy)
    if found is None:
        return ""
    one, other, year = int(found[1]), int(found[3]), int(found[4])
    if one > 12 or one == other:
        return _day(year, other, one, text)
    if other > 12:
        return _day(year, one, other, text)
    first, second = (_day(year, month, day, text) for month, day in ((other, one), (one, other)))
    raise Refused("F418", text=text, first=first, second=second)


def _first(forms: tuple[re.Pattern[str], ...], tidy: str) -> re.Match[str] | None:
    return next((found for form in forms if (found := form.fullmatch(tidy))), None)


def month_number(month: str) -> int:
    """The number of a month by its English name, whole or short, in small letters."""
    return _MONTHS.index(month[:3]) + 1


def _part(found: re.Match[str], text: str) -> str:
    said = found.groupdict()
    if said.get("word"):
        kind, number = said["kind"][0], _NTHS.index(said["word"]) + 1
    else:
        kind, number = sorted(said["part"], reverse=True)[0], int(re.sub(r"\D", "", said["part"]))
    if kind == "h" and number > 2:
        raise Refused("F412", text=text)
    return f"{said['year']}-{kind.upper()}{number}"


def _day(year: int, month: int, day: int, text: str) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise Refused("F412", text=text) from None

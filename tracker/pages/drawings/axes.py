"""Axes: years or months of a stretch of time, round ticks over a stretch of values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from math import ceil, floor, log10

from tracker.language import Language
from tracker.model.periods import CALENDAR, Start, decimal_year, year_name
from tracker.pages.chart import FLAT
from tracker.pages.drawings.values import NamedSpan, TimeAxis, ValueAxis
from tracker.words.charts import tick_texts

MOST_MONTHS = Fraction(3, 2)  # years; a shorter time is parted into months
MOST_STEPS = 5


def time_axis(first: Fraction, last: Fraction, starts: Start = CALENDAR) -> TimeAxis:
    """The (financial) years between two times, or the months where these are near each other."""
    if last <= first:
        first, last = last - Fraction(1, 2), last + Fraction(1, 2)
    if last - first <= MOST_MONTHS:
        return TimeAxis(first, last, _months(first, last, starts))
    years = range(max(floor(first) - 1, 1), min(ceil(last) + 1, 9999))
    ends = [decimal_year(date(year, *starts) - timedelta(days=1), starts) for year in years]
    spans = tuple(
        NamedSpan(a, b, year_name(b, starts)) for a, b in zip(ends, ends[1:], strict=False)
    )
    return TimeAxis(first, last, tuple(one for one in spans if first < one.last > one.first < last))


def _months(first: Fraction, last: Fraction, starts: Start) -> tuple[NamedSpan, ...]:
    begins = [
        date(year, month, 1)
        for year in range(max(floor(first), 1), min(ceil(last) + 1, 9999))
        for month in range(1, 13)
    ]
    ends = [decimal_year(day - timedelta(days=1), starts) for day in begins]
    spans = zip(begins, ends, ends[1:], strict=False)
    return tuple(NamedSpan(a, b, f"{day:%Y-%m}") for day, a, b in spans if a < last and b > first)


def value_axis(
    values: Iterable[Fraction],
    language: Language,
    beyond: Iterable[Fraction] = (),
    *,
    near: bool = False,
    falling: bool = False,
) -> ValueAxis:
    """From zero (a rank: from one) over all values to a round one, with some room over the highest
    for its label, and at least to those `beyond`; `near`: it may begin where values do that lie
    close to each other, and is broken then.
    """
    values = list(values)
    low, high = min(values), max(values)
    falling = falling and low >= 1
    ends = sorted((abs(low), abs(high)))
    broken = near and low != high and low * high > 0 and ends[0] > FLAT * ends[1]
    if not broken:
        low, high = min(low, Fraction(0)), max(high, Fraction(0))
    if low == high:
        high = low + 1
    room = high + (high - low) / 20 if high > 0 else high
    step, floor_, roof = _rounded(min(low, *beyond, low), max(room, *beyond, room))
    if falling and not broken:
        low, high = Fraction(1), roof * step
        ticks = [low, *(n * step for n in range(1, roof + 1) if n * step > 1)]
    else:
        low, high = floor_ * step, roof * step
        ticks = [n * step for n in range(floor_, roof + 1)]
    labels = tick_texts(ticks, language)
    return ValueAxis(low, high, tuple(zip(ticks, labels, strict=True)), broken, falling)


def _rounded(low: Fraction, high: Fraction) -> tuple[Fraction, int, int]:
    """The least step of 1, 2 or 5 times a power of ten of which at most five lead from below the
    lowest value to above the highest, and those two ends in steps.
    """
    power = Fraction(10) ** (floor(log10(high - low)) - 1)
    for n in count():
        step = power * (1, 2, 5)[n % 3] * 10 ** (n // 3)
        first, last = floor(low / step), ceil(high / step)
        if last - first <= MOST_STEPS:
            return step, first, last
    raise AssertionError

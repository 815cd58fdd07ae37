"""Which period comes after the latest of a series: month after month, year after year, or as it
went a year before, when January was not told without February.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tracker.model.observation import Observation
from tracker.model.periods import Period, span

_NO_FIGURE = ("forecast", "withdrawn")


def following(series: Iterable[Observation]) -> tuple[Period, bool] | None:
    """The period that probably comes next, and whether it is from the beginning of its year
    (`ytd`); None where nothing is on record, or one step cannot be told.

    It is the one that followed a year before; else as far behind the latest as that is behind the
    one before it, or as long as it is.
    """
    known = {(one.period, one.ytd) for one in series if one.status not in _NO_FIGURE}
    if not known:
        return None
    often = Counter((period.months, ytd) for period, ytd in known)
    latest, ytd = max(known, key=lambda one: (one[0].end, often[one[0].months, one[1]]))
    alike = sorted(
        (period for period, other in known if other == ytd and _alike(period, latest)),
        key=lambda period: period.end,
    )
    found = _as_a_year_before(alike, latest) or _one_step_on(alike, latest)
    return None if found is None else (found, ytd)


def _alike(one: Period, latest: Period) -> bool:
    """Of one length, or both from the same day of the year on, as cumulative ones are."""
    begin, other = ((period.start.month, period.start.day) for period in (one, latest))
    return one.months == latest.months or (begin == other and not (one.is_years or latest.is_years))


def _as_a_year_before(alike: Sequence[Period], latest: Period) -> Period | None:
    before = _moved(latest, -12)
    if before not in alike:
        return None
    after = next(one for one in alike if one.end > before.end)
    return None if after == latest else _moved(after, 12)


def _one_step_on(alike: Sequence[Period], latest: Period) -> Period | None:
    earlier = alike[-2] if len(alike) > 1 else None
    if earlier is None:
        return None if latest.months is None else _moved(latest, latest.months)
    step = (latest.end.year - earlier.end.year) * 12 + latest.end.month - earlier.end.month
    if step <= 0:
        return None
    moved = _moved(latest, step)
    if earlier.start == latest.start:  # it grows from the beginning of the year
        return span(latest.start, moved.end, latest.starts) if moved.year == latest.year else None
    return moved


def _moved(period: Period, months: int) -> Period:
    """So many months later; what is made of whole months stays so."""
    if period.months is None:
        start, end = _later(period.start, months), _later(period.end, months)
    else:
        day = timedelta(days=1)
        start, end = _later(period.start, months), _later(period.end + day, months) - day
    return span(start, end, period.starts)


def _later(day: date, months: int) -> date:
    """The same day of another month, or the last one of that where it is the last one of its own,
    or where there is no such day; beyond the calendar the last day that has a next one.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max - timedelta(days=1)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last and day.day > 1 else min(day.day, last))

"""What a briefing puts together from a report: groups of targets worst first, what has no data, the
publications.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.assess.report import Report, Row
from tracker.assess.status import Evidence, Status
from tracker.model.observation import Observation, Publication
from tracker.model.target import Plan, Source

GROUPS: dict[str, tuple[Status, ...]] = {
    "attention": (Status.MISSED, Status.LOST, Status.REVERSING, Status.BEHIND, Status.UNDETERMINED),
    "achieved": (Status.EXCEEDED, Status.MET),
    "under_way": (Status.AHEAD, Status.ON_TRACK, Status.OPEN),
    "silent": (Status.NO_DATA,),
}
WORST_FIRST = (
    Status.MISSED, Status.LOST, Status.REVERSING, Status.BEHIND, Status.UNDETERMINED,
    Status.NO_DATA, Status.OPEN, Status.ON_TRACK, Status.AHEAD, Status.MET, Status.EXCEEDED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Silence:
    """The last value known of a target without data (None: none at all), since when, and whole
    months since.
    """

    row: Row
    last: Observation | None
    since: date
    months: int


@dataclass(frozen=True, slots=True)
class Served:
    """A publication, the plans written in it, and the targets it serves with the observations of
    each in use.
    """

    source: Publication | Source
    plans: tuple[Plan, ...]
    rows: tuple[tuple[Row, tuple[Observation, ...]], ...]


def grouped(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each group that has some, in the order of its statuses; the furthest behind
    first.
    """
    rows = list(rows)
    found = {}
    for name, words in GROUPS.items():
        group = [row for word in words for row in rows if row.assessment.status == word]
        found[name] = sorted(group, key=badness) if name == "attention" else group
    return {name: group for name, group in found.items() if group}


def badness(row: Row) -> tuple[int, bool, object]:
    """Sorts the worst first: by status, then by pace."""
    pace = row.assessment.pace
    return WORST_FIRST.index(row.assessment.status), pace is None, pace or 0


def silence(row: Row, as_of: date) -> Silence:
    """Since when nothing is known: the end of the last known period, of the baseline, or the day
    before the plan.
    """
    seen = [entry.observation for entry in row.assessment.entries if entry.used]
    last = seen[-1] if seen else None
    target = row.target
    ends = [one.period.end for one in (last, target.baseline) if one is not None]
    since = max(ends, default=target.plan.period.start - timedelta(days=1))
    if last is not None and last.period.end < since:
        last = None
    return Silence(row, last, since, whole_months(since, as_of))


def whole_months(since: date, until: date) -> int:
    """Whole months from the end of one day to the end of another, never below zero.

    >>> whole_months(date(2020, 12, 31), date(2025, 2, 28))
    50
    >>> whole_months(date(2025, 1, 31), date(2025, 2, 27))
    0
    """
    first, last = since + timedelta(days=1), until + timedelta(days=1)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return max(0, months)


def publications(report: Report) -> list[Served]:
    """Where the plans are written, and every publication that an observation in use comes from, the
    latest first.
    """
    found: dict[Publication, list[tuple[Row, tuple[Observation, ...]]]] = {}
    for row in report.rows:
        used = [entry.observation for entry in row.assessment.entries if entry.used]
        for source in dict.fromkeys(one.publication for one in used):
            found.setdefault(source, []).append(
                (row, tuple(one for one in used if one.publication == source))
            )
    ordered = sorted(found, key=lambda p: (p.title, p.publisher, p.url, p.published.start))
    ordered.sort(key=lambda p: p.published.end, reverse=True)
    plans = [head.plan for head in report.plans if head.plan.source != Source()]
    alone = [plan for plan in plans if not any(_same(plan.source, source) for source in found)]
    return [Served(plan.source, (plan,), ()) for plan in alone] + [
        Served(
            source,
            tuple(plan for plan in plans if _same(plan.source, source)),
            tuple(found[source]),
        )
        for source in ordered
    ]


def _same(a: Source, b: Publication) -> bool:
    return (a.title, a.published) == (b.title, b.published) and a.publisher in ("", b.publisher)


def words_used(rows: Sequence[Row]) -> list[Status | Evidence]:
    """The statuses and flags that occur, in the order of Status and Evidence."""
    used = {key for row in rows for key in (row.assessment.status, *row.assessment.evidence)}
    return [key for key in (*Status, *Evidence) if key in used]

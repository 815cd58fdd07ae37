"""What a briefing puts together from a report: groups of targets worst first, what has no data, the
publications.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.assess.report import Report, Row
from tracker.assess.standing import is_pending, rank
from tracker.assess.status import Evidence, Status
from tracker.model.observation import Observation, Publication
from tracker.model.target import Plan, Source

GROUPS: dict[str, tuple[Status, ...]] = {
    "attention": (Status.MISSED, Status.LOST, Status.REVERSING, Status.BEHIND, Status.UNDETERMINED),
    "pending": (),
    "achieved": (Status.EXCEEDED, Status.MET),
    "under_way": (Status.AHEAD, Status.ON_TRACK, Status.OPEN),
    "silent": (Status.NO_DATA,),
}


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
    first. What is due without its result is a group of its own.
    """
    rows = list(rows)
    found = {}
    for name, words in GROUPS.items():
        group = [
            row
            for word in words
            for row in rows
            if row.assessment.status == word and not is_pending(row)
        ]
        found[name] = sorted(group, key=badness) if name == "attention" else group
    found["pending"] = [row for row in rows if is_pending(row)]
    return {name: group for name, group in found.items() if group}


def badness(row: Row) -> tuple[int, bool, object]:
    """Sorts the worst first: as rows are listed, equal ones by pace."""
    pace = row.assessment.pace
    return rank(row), pace is None, pace or 0


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

"""Releases: of each target whether its next figure is overdue, awaited, or cannot be dated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.analysis.checks import AuditScope, Check, CheckVerdict
from tracker.analysis.releases import NextRelease, next_release
from tracker.model.target import Name
from tracker.problems.problem import Place

_FIRST = (CheckVerdict.OVERDUE, CheckVerdict.UNREPORTED)


@dataclass(frozen=True, slots=True)
class ReleaseCheck(Check):
    """When a target's next figure is awaited; its period is that which the figure will be of, None
    where no date can be said. `name` is the target's, `owners` are those who answer for it.
    """

    release: NextRelease
    name: Name
    owners: tuple[str, ...]


def release_checks(scope: AuditScope) -> tuple[ReleaseCheck, ...]:
    """Of each target whose due period is not observed: what is overdue first, for longest before
    others, then what was never reported, then what has been silent for longest.
    """
    return tuple(sorted(_checks(scope), key=_order))


def _checks(scope: AuditScope) -> Iterator[ReleaseCheck]:
    for row in scope.report.rows:
        target, release = row.target, next_release(row, scope.report.as_of)
        if release is not None:
            yield ReleaseCheck(
                kind="release",
                subject=target.id,
                area=target.area,
                period=release.period,
                verdict=CheckVerdict(release.state),
                reason="",
                place=Place(target.file, target.line),
                release=release,
                name=target.name,
                owners=target.owners,
            )


def _order(one: ReleaseCheck) -> tuple[int, date]:
    if one.verdict in _FIRST:
        return _FIRST.index(one.verdict), one.release.latest_by or date.min
    return len(_FIRST), one.release.silent_since or date.min

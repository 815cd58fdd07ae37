"""What changed between two days, as the site shows it: each target before and after, with the
causes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from tracker.assess.clocks import Clocks
from tracker.assess.report import Row
from tracker.compare.changes import Cause, Change
from tracker.pages.drawings.rows import dumbbell
from tracker.pages.drawings.values import Dumbbell
from tracker.pages.site.parts import ShownVerdict, TargetLink, link_to, verdict_of
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.pages.site.sources import SiteSource, place_in_record
from tracker.words.changes import cause_text
from tracker.words.observations import published_text
from tracker.words.units import unit_text


@dataclass(frozen=True, slots=True)
class ShownCause:
    """Why a target stands otherwise, and when that was published; "" where nothing was."""

    text: str
    published: str
    publication: SiteRoute


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A target before and after, drawn, with its causes."""

    link: TargetLink
    before: ShownVerdict
    after: ShownVerdict
    unit: str
    drawing: Dumbbell
    causes: tuple[ShownCause, ...]

    @property
    def turned(self) -> bool:
        """Whether the verdict is another one."""
        return (self.before.tone, self.before.word) != (self.after.tone, self.after.word)


def changes_by(source: SiteSource, record: SiteRecord, route: SiteRoute) -> tuple[ShownChange, ...]:
    """What a publication changed, on the day when it came out, of what was known before."""
    day = source.publication.published.end
    earlier = [one for one in record.published if one < day]
    before = earlier[-1] if earlier else day - timedelta(days=1)
    diff = record.compared(Clocks.of(before), Clocks.of(day), route.language)
    own = {place_in_record(one) for one in source.observations}
    return shown_changes(diff.changes, record, route, own)


def shown_changes(
    changes: Iterable[Change],
    record: SiteRecord,
    route: SiteRoute,
    own: set[tuple[str, int, int]] | None = None,
) -> tuple[ShownChange, ...]:
    """The changes of targets that are there at both ends, in the registry's order; `own`: only
    those that observations of these places caused, with these causes.
    """
    found = []
    for change in changes:
        causes = [
            cause
            for cause in change.causes
            if own is None
            or (cause.observation is not None and place_in_record(cause.observation) in own)
        ]
        if change.before is None or change.after is None or (own is not None and not causes):
            continue
        said = tuple(_cause(cause, change, record, route, own is None) for cause in causes)
        found.append(_shown(change.before, change.after, said, route))
    return tuple(found)


def _shown(
    before: Row, after: Row, causes: tuple[ShownCause, ...], route: SiteRoute
) -> ShownChange:
    return ShownChange(
        link_to(after, route, route.language),
        verdict_of(before, route, route.language),
        verdict_of(after, route, route.language),
        unit_text(after.target.unit, route.language),
        dumbbell(before, after, route.language),
        causes,
    )


def _cause(
    cause: Cause, change: Change, record: SiteRecord, route: SiteRoute, cited: bool
) -> ShownCause:
    text = cause_text(cause, change, route.language, places=False, cited=False)
    if cause.observation is None or not cited:
        return ShownCause(text, "", route)
    to = route.to("publication", record.source_of(cause.observation))
    return ShownCause(text, published_text(cause.observation, route.language), to)

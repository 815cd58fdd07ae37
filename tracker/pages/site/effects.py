"""What changed between two days, as the site shows it: each target before and after, with the
causes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.assess.report import Row
from tracker.compare.changes import Cause, Change
from tracker.pages.drawings.rows import dumbbell
from tracker.pages.drawings.values import Dumbbell
from tracker.pages.site.parts import ShownVerdict, TargetLink, link_to, verdict_of
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.words.changes import cause_text
from tracker.words.figures import status_word
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


def has_turned(change: Change) -> bool:
    """Whether a target that is there at both ends has another verdict at the later one."""
    ends = (change.before, change.after)
    return len({status_word(row, "en") for row in ends if row is not None}) > 1


def shown_changes(
    changes: Iterable[Change], record: SiteRecord, route: SiteRoute, *, cited: bool
) -> tuple[ShownChange, ...]:
    """The changes of targets that are there at both ends, in the registry's order; `cited`: with
    the publication behind each cause.
    """
    return tuple(
        _shown(
            change.before,
            change.after,
            tuple(_cause(cause, change, record, route, cited) for cause in change.causes),
            route,
        )
        for change in changes
        if change.before is not None and change.after is not None
    )


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

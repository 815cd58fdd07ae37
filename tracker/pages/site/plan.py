"""A plan's page: the answer, every target as a row, as a small chart and as a strip of verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.assess.report import Row
from tracker.assess.standing import standing_of
from tracker.language import Language
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import HeatStrips, RoadChart
from tracker.pages.site.parts import (
    PlanHeading,
    RowMark,
    ShownRow,
    ShownVerdict,
    SilentList,
    TargetLink,
    link_to,
    plan_heading,
    row_marks,
    shown_row,
    silent_lists,
    silent_note,
    verdict_of,
)
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.pages.site.strips import strips_of_all
from tracker.words.standing import lede_text
from tracker.words.terms import word


@dataclass(frozen=True, slots=True)
class FilterChip:
    """What rows can be narrowed to: a value of a key, in words, and how many rows have it."""

    name: str
    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class ChipRow:
    """The values of one key."""

    heading: str
    chips: tuple[FilterChip, ...]


@dataclass(frozen=True, slots=True)
class SmallMultiple:
    """A target's small chart."""

    link: TargetLink
    verdict: ShownVerdict
    road: RoadChart


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What a plan's page says."""

    title: str
    description: str
    head: PlanHeading
    others: tuple[tuple[str, SiteRoute], ...]
    filters: tuple[ChipRow, ...]
    rows: tuple[ShownRow, ...]
    marks: tuple[RowMark, ...]
    silent: tuple[SilentList, ...]
    silent_count: int
    silent_note: str
    multiples: tuple[SmallMultiple, ...]
    strips: HeatStrips | None
    template: str = "plan.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> PlanPage:
    """The page of the plan that the route names."""
    report, details, language = record.report(route), record.details(route), route.language
    head = next((one for one in report.plans if one.plan.id == route.key), None)
    if head is None:
        raise NoPage(route.key)
    found, as_of = standing_of(report, head), report.as_of
    ordered = (*found.headline, *found.others(found.with_data), *found.others(found.silent))
    rows = tuple(shown_row(row, route, as_of, language) for row in found.with_data)
    multiples = []
    for row in sorted(ordered, key=lambda row: row in found.silent):
        road = road_chart(details[row.target.id], report.clocks, language)
        if road is not None:
            link, verdict = link_to(row, route, language), verdict_of(row, route, language)
            multiples.append(SmallMultiple(link, verdict, road))
    heading = plan_heading(report, head, route)
    return PlanPage(
        title=heading.name,
        description=lede_text(found, language),
        head=heading,
        others=tuple(
            (one.plan.name.text(language), route.to("plan", one.plan.id))
            for one in report.plans
            if one is not head
        ),
        filters=tuple(_filters(ordered, route, language)),
        rows=rows,
        marks=row_marks(rows, language),
        silent=silent_lists(found.silent, route, language),
        silent_count=len(found.silent),
        silent_note=silent_note(found.silent, language),
        multiples=tuple(multiples),
        strips=strips_of_all(record.past, ordered, report.clocks, language),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The page of each plan that has targets."""
    return tuple(base.to("plan", head.plan.id) for head in record.report(base).plans)


def _filters(rows: Iterable[Row], route: SiteRoute, language: Language) -> Iterable[ChipRow]:
    """The statuses, sections and owners that occur; of one alone nothing can be chosen."""
    rows = tuple(rows)
    verdicts = [verdict_of(row, route, language) for row in rows]
    words = {one.tone: one.word for one in verdicts}
    for one in verdicts:
        if words[one.tone] != one.word:  # kept once, and never kept: both are lost
            words[one.tone] = word(one.tone, language)
    tones = Counter(one.tone for one in verdicts)
    sections = Counter(row.target.section for row in rows if row.target.section)
    owners = Counter(owner for row in rows for owner in row.target.owners)
    for name, counts, texts in (
        ("status", tones, words),
        ("section", sections, {}),
        ("owner", owners, {}),
    ):
        chips = (FilterChip(name, key, texts.get(key, key), n) for key, n in counts.items())
        key = "owners" if name == "owner" else name
        if len(counts) > 1:
            yield ChipRow(word(key, language), tuple(chips))

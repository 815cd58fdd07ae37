"""The overview: every plan's answer, its headline targets, what has figures and what has none, the
newest publications, and whether the figures agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.assess.detail import Detail, details_of
from tracker.assess.groups import Served, publications
from tracker.assess.kinds import kind_of
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import standing_of
from tracker.assess.use import Use
from tracker.language import Language, enumerated, pick
from tracker.model.observation import Observation
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import RoadChart
from tracker.pages.site.checks import CheckCounts, check_counts
from tracker.pages.site.evidence import TargetEvidence, target_evidence
from tracker.pages.site.parts import (
    PlanHeading,
    RowMark,
    ShownRow,
    ShownVerdict,
    SilentList,
    TargetLink,
    by_section,
    in_reading_order,
    latest_cited,
    link_to,
    plan_heading,
    row_marks,
    shown_row,
    silent_lists,
    silent_note,
    verdict_of,
)
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.problems.codes import hint, message
from tracker.words.answer import goal_and_base
from tracker.words.figures import NOTHING, cells
from tracker.words.standing import short_or_over
from tracker.words.summary import meanings_used, method_lines, unread
from tracker.words.units import unit_text
from tracker.words.why import why
from tracker.words.wording import titled, value_of

NEWEST = 5  # publications
MOVED = 2  # targets that are named of each
DOUBTED = 3  # targets with contradicting figures


@dataclass(frozen=True, slots=True)
class HeadlineCard:
    """A headline target: its value, its small chart, the finding, goal and baseline, the source."""

    link: TargetLink
    verdict: ShownVerdict
    value: str
    unit: str
    road: RoadChart | None
    finding: str
    beside: str
    promise: str
    source: str


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan: its answer, its headline targets, its targets with data, and those without by what is
    known of them and by section.
    """

    head: PlanHeading
    cards: tuple[HeadlineCard, ...]
    rows: tuple[ShownRow, ...]
    marks: tuple[RowMark, ...]
    silent: tuple[SilentList, ...]
    sections: tuple[SilentList, ...]
    silent_count: int
    silent_note: str


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """A publication: when, which, what it moved (name, value before, value now), and what else."""

    day: str
    title: str
    latest: bool
    moved: tuple[tuple[str, str, str], ...]
    more: str


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How many of something there are in the files, what, and a line about it."""

    count: int
    text: str
    note: str
    route: SiteRoute


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """What the overview says: the first plan in full, further ones in short. By itself, without
    pages to lead to, it has all that verdicts rest on, every problem (place, sentence, what to do)
    and the method.
    """

    title: str
    description: str
    unread: str
    first: PlanOverview
    further: tuple[PlanOverview, ...]
    published: tuple[PublishedItem, ...]
    checks: tuple[CheckCount, ...]
    evidence: tuple[TargetEvidence, ...] = ()
    problems: tuple[tuple[str, str, str], ...] = ()
    method: tuple[str, ...] = ()
    template: str = "overview.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> OverviewPage:
    """The overview as of the route's days."""
    details = tuple(record.details(route).values())
    return overview(record.report(route), details, check_counts(record, route), route)


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one overview."""
    del record
    return (base.to("overview"),)


def overview_by_itself(report: Report) -> OverviewPage:
    """The overview of a report as the only page there is."""
    language = report.language
    details, route = details_of(report).each, SiteRoute(language, clocks=report.clocks)
    colon = pick(language, "：", ": ")
    return replace(
        overview(report, details, _counts(report), route),
        evidence=tuple(target_evidence(detail, report, route) for detail in details),
        problems=tuple(
            (str(one.place) if one.file else "", message(one, language), hint(one, language))
            for one in report.problems
        ),
        method=(
            *method_lines(report, language),
            *(name + colon + text for name, text in meanings_used(report.rows, language)),
        ),
    )


def overview(
    report: Report, details: Sequence[Detail], counts: CheckCounts, route: SiteRoute
) -> OverviewPage:
    """The overview of a report; `details` are those of its rows."""
    language = report.language
    by_id = {one.target.id: one for one in details if one.target}
    first, *further = (_plan(report, head, by_id, route) for head in in_reading_order(report))
    return OverviewPage(
        title=first.head.name,
        description="".join(text for text, _ in first.head.lede),
        unread=unread(report, language),
        first=first,
        further=tuple(further),
        published=tuple(_published(report, language)),
        checks=tuple(_checks(report, counts, route)),
    )


def _plan(
    report: Report, head: PlanHead, details: dict[str, Detail], route: SiteRoute
) -> PlanOverview:
    found, language = standing_of(report, head), report.language
    rows = tuple(shown_row(row, route, report.as_of, language) for row in found.with_data)
    return PlanOverview(
        head=plan_heading(report, head, route),
        cards=tuple(_card(row, report, details[row.target.id], route) for row in found.headline),
        rows=rows,
        marks=row_marks(rows, language),
        silent=silent_lists(found.silent, route, language),
        sections=by_section(found.silent, route, language),
        silent_count=len(found.silent),
        silent_note=silent_note(found.silent, language),
    )


def _card(row: Row, report: Report, detail: Detail, route: SiteRoute) -> HeadlineCard:
    language, c, a = report.language, cells(row, report.language), row.assessment
    reasons = why(row, report.as_of, language)
    road = road_chart(detail, report.clocks, language)
    unit = unit_text(row.target.unit, language)
    finding, beside = short_or_over(row, language), c.early
    if a.latest is None or not finding:
        finding, beside = (reasons[0] if reasons else c.status), ""
    return HeadlineCard(
        link=link_to(row, route, language),
        verdict=verdict_of(row, route, language),
        value="" if c.latest == NOTHING else c.latest,
        unit=unit,
        road=road,
        finding=finding[:1].upper() + finding[1:],
        beside=beside,
        promise=goal_and_base(row, language),
        source=" · ".join(filter(None, (c.latest_period, latest_cited(row, language)))),
    )


def _published(report: Report, language: Language) -> Iterator[PublishedItem]:
    """The newest publications, and what each moved."""
    known = [
        (one.source.published.end, one)
        for one in publications(report)
        if one.source.published is not None and one.source.published.end <= report.known_at
    ]
    known.sort(key=lambda found: (found[0], bool(found[1].rows)), reverse=True)
    for _, one in known[:NEWEST]:
        moved = sorted(_moved(one), key=lambda found: _rank(found[0], report))
        named = tuple(_before_and_now(row, seen, language) for row, seen in moved[:MOVED])
        rest = len(moved) - len(named)
        more = pick(language, f"另有 {rest} 个目标", f"{rest} more targets")
        if one.plans:
            more = pick(language, "规划的目标和基期", "goals and baselines")
        latest = any(row.assessment.source in seen for row, seen in one.rows)
        title = titled(one.source.title, language) or one.source.publisher
        day = str(one.source.published)
        yield PublishedItem(day, title, latest, named, more if rest or one.plans else "")


def _moved(one: Served) -> Iterator[tuple[Row, Observation]]:
    """Of each target that a publication serves its figure for the latest period that counts."""
    for row, seen in one.rows:
        if counting := [known for known in _counting(row) if known in seen]:
            yield row, max(counting, key=lambda observed: observed.period.end)


def _counting(row: Row) -> list[Observation]:
    """What a target is assessed by, and its baseline: no part of a year beside whole ones."""
    return [
        entry.observation
        for entry in row.assessment.entries
        if entry.use.counts or entry.use is Use.BASELINE
    ]


def _rank(row: Row, report: Report) -> tuple[bool, int]:
    """The headline first, then as in the file."""
    return row.target.id not in row.target.plan.headline, report.rows.index(row)


def _before_and_now(row: Row, one: Observation, language: Language) -> tuple[str, str, str]:
    """A figure beside the one of the period before it, if that is known in the same unit."""
    earlier = [
        known
        for known in _counting(row)
        if known.unit == one.unit
        and known.ytd == one.ytd
        and known.period.end < one.period.end
        and known.publication.published.end <= one.publication.published.end
        and known.publication != one.publication
    ]
    before = max(earlier, key=lambda observed: observed.period.end, default=None)
    done = kind_of(row.target).yes_no
    unit = unit_text(one.unit, language)
    return (
        row.target.name.short_text(language),
        "" if before is None else value_of(before.quantity, "", done, language),
        value_of(one.quantity, unit, done, language),
    )


def _counts(report: Report) -> CheckCounts:
    """What is to be checked of the targets of a report alone."""
    entries = [entry for row in report.rows for entry in row.assessment.entries]
    known = {entry.observation for entry in entries}
    against = {
        (entry.observation.indicator, entry.observation.area, entry.observation.span)
        for entry in entries
        if entry.live and entry.against
    }
    return CheckCounts(len(known), sum(len(one.claims) for one in known), len(against))


def _checks(report: Report, counts: CheckCounts, route: SiteRoute) -> Iterator[CheckCount]:
    """What is wrong in the files, what publications claim, where two of them differ."""
    language, t, o = report.language, len(report.rows), counts.observations
    yield CheckCount(
        len(report.problems),
        pick(language, "文件里的错误和警告", "errors and warnings in the files"),
        pick(language, f"{t} 个目标，{o} 条观测", f"{t} targets, {o} observations"),
        route.to("checks", anchor="problems"),
    )
    yield CheckCount(
        counts.claims,
        pick(language, "出处里的说法", "claims of publications"),
        pick(
            language,
            "增长、倍数、占比，按记录重算",
            "growth, multiples, shares, computed again",
        ),
        route.to("checks", anchor="claims"),
    )
    doubted = [
        row.target.name.short_text(language)
        for row in report.rows
        if any(entry.live and entry.against for entry in row.assessment.entries)
    ]
    names = enumerated(doubted[:DOUBTED], language)
    more = len(doubted) - DOUBTED
    if more > 0:
        names += pick(language, f"等 {len(doubted)} 个目标", f" and {more} more")
    yield CheckCount(
        counts.contradictions,
        pick(language, "两个出处对不上的时期", "periods with figures that contradict each other"),
        names or _without_names(counts, language),
        route.to("checks", anchor="contradictions"),
    )


def _without_names(counts: CheckCounts, language: Language) -> str:
    """Of contradictions that are of no target; that there are none."""
    if not counts.contradictions:
        return pick(language, "没有一期有两种说法", "no period has two figures that differ")
    return pick(language, "目标用到的数里没有", "none of them of a target")

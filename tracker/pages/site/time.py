"""The time machine: how every verdict went, as it was known then and in hindsight; each day of
publication leads to the pages as of that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tracker.assess.clocks import Clocks
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import standing_of
from tracker.language import Language, pick
from tracker.model.periods import decimal_year
from tracker.pages.drawings.values import HeatStrip, HeatStrips
from tracker.pages.site.compare import consecutive
from tracker.pages.site.parts import ShownVerdict, TargetLink, in_reading_order, link_to, verdict_of
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.pages.site.strips import strips_of_all
from tracker.words.standing import Said, lede


@dataclass(frozen=True, slots=True)
class StripRow:
    """A target, its verdict now, and how it went in words, as known then and in hindsight."""

    link: TargetLink
    verdict: ShownVerdict
    then: str
    since: str


@dataclass(frozen=True, slots=True)
class PlanPast:
    """A plan's targets with their strips, and the days that lead to pages, with their times."""

    id: str
    name: str
    rows: tuple[StripRow, ...]
    then: HeatStrips
    since: HeatStrips
    days: tuple[tuple[Fraction, str, SiteRoute], ...]


@dataclass(frozen=True, slots=True)
class PastDay:
    """A day of publication: its page, how the first plan stood (`plan`, where there are more), and
    the comparison with the day before it.
    """

    day: str
    route: SiteRoute
    plan: str
    lede: Said
    compared: SiteRoute | None


@dataclass(frozen=True, slots=True)
class TimePage:
    """How verdicts went, plan by plan, and day by day."""

    title: str
    description: str
    plans: tuple[PlanPast, ...]
    days: tuple[PastDay, ...]
    template: str = "time.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> TimePage:
    """The time machine of the record as of the default day."""
    language, report = route.language, record.report(route)
    found = [
        made
        for head in in_reading_order(report)
        if (made := _plan(record, report, head, route)) is not None
    ]
    return TimePage(
        pick(language, "什么时候知道了什么", "What was known when"),
        pick(
            language,
            "每行一个目标，从左往右是时间。实心是有了结果，描边是在推进，斜线是落后，虚线是无数据；圆圈是公布日，"
            "点它看那一天的页面。",
            "A row is a target, time runs to the right: full where it is decided, outlined while "
            "under way, hatched where it lags, dashed without data. Each ring, a day of "
            "publication, leads to the pages as of that day.",
        ),
        tuple(found),
        tuple(_days(record, route)),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one time machine."""
    del record
    return (base.to("time"),)


def _plan(record: SiteRecord, report: Report, head: PlanHead, route: SiteRoute) -> PlanPast | None:
    """None for a plan that has not begun."""
    language, standing = route.language, standing_of(report, head)
    rows = (*standing.with_data, *standing.silent)
    then, since = (
        strips_of_all(record.past, rows, report.clocks, language, hindsight=hindsight)
        for hindsight in (False, True)
    )
    if then is None or since is None:
        return None
    starts, home = head.plan.period.starts, route.to("overview")
    return PlanPast(
        head.plan.id,
        head.plan.name.text(language),
        tuple(_row(row, n, then, since, route, language) for n, row in enumerate(rows)),
        then,
        since,
        tuple(
            (decimal_year(day, starts), str(day), home.on(Clocks.of(day))) for day in record.days
        ),
    )


def _row(
    row: Row, number: int, then: HeatStrips, since: HeatStrips, route: SiteRoute, language: Language
) -> StripRow:
    return StripRow(
        link_to(row, route, language),
        verdict_of(row, route, language),
        _told(then.strips[number]),
        _told(since.strips[number]),
    )


def _told(strip: HeatStrip) -> str:
    """The verdicts of a strip one after the other."""
    return " → ".join(run.word for run in strip.runs)


def _days(record: SiteRecord, route: SiteRoute) -> Iterator[PastDay]:
    """The latest first."""
    keys = dict(zip(record.days[1:], consecutive(record.days), strict=False))
    for day in reversed(record.days):
        home = route.to("overview").on(Clocks.of(day))
        report = record.report(home)
        first = in_reading_order(report)[0]
        key = keys.get(day)
        yield PastDay(
            str(day),
            home,
            first.plan.name.short_text(route.language) if len(report.plans) > 1 else "",
            lede(standing_of(report, first), route.language),
            route.to("compare", key) if key else None,
        )

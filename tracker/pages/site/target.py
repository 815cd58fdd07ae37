"""A target's page: the answer, four figures, the road and how the verdict went; where each figure
comes from, the promise in its own words, the arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.detail import Details
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import is_pending
from tracker.assess.status import Judged
from tracker.language import Language, in_sequence, pick
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import HeatStrips, RoadChart
from tracker.pages.site.evidence import (
    SeriesTable,
    WorkingLine,
    equations,
    series_table,
    working_lines,
)
from tracker.pages.site.parts import (
    ShownVerdict,
    Tag,
    TargetLink,
    breakable,
    latest_cited,
    link_to,
    tags_of,
    verdict_of,
)
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.pages.site.strips import strips_of
from tracker.problems.codes import hint, message
from tracker.words import assessment as figures
from tracker.words import promise
from tracker.words.analysed import analysis_lines
from tracker.words.answer import finding, rests_on, target_answer
from tracker.words.audit_parts import tied_lines
from tracker.words.figures import NOTHING, cells, goal_unit, percent
from tracker.words.standing import Said, done_text
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.why import rate_needed, rate_text
from tracker.words.wording import Lines, is_worded


@dataclass(frozen=True, slots=True)
class FigureBox:
    """One of the four figures: its name, its value, and a line beneath."""

    label: str
    value: str
    unit: str
    note: str


@dataclass(frozen=True, slots=True)
class TargetPage:
    """What a target's page says."""

    title: str
    description: str
    plan: tuple[str, SiteRoute]
    section: str
    name: str
    heading: tuple[str, ...]
    verdict: ShownVerdict
    early: str
    tags: tuple[Tag, ...]
    answer: Said
    because: str
    figures: tuple[FigureBox, ...]
    finding: str
    road: RoadChart | None
    strips: HeatStrips | None
    series: tuple[SeriesTable, ...]
    promise: Lines
    tied: Lines
    revisions: tuple[str, ...]
    workings: tuple[WorkingLine, ...]
    analysis: tuple[WorkingLine, ...]
    meanings: Lines
    forecast: Lines
    forecast_note: str
    problems: tuple[tuple[str, str], ...]
    before: TargetLink | None
    after: TargetLink | None
    template: str = "target.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> TargetPage:
    """The page of the target that the route names."""
    report, details = record.report(route), record.details(route)
    if route.key not in details:
        raise NoPage(route.key)
    detail = details[route.key]
    row, language = detail.row, route.language
    assert row is not None
    told = Details(report, (detail,))
    plan, road = row.target.plan, road_chart(detail, report.clocks, language)
    pending = is_pending(row)
    said = target_answer(row, report.as_of, language)
    verdict = verdict_of(row, route, language)
    name = row.target.name.text(language)
    before, after = _beside(row, report.rows, route)
    early = cells(row, language).early
    return TargetPage(
        title=name + pick(language, "：", ": ") + in_sequence((verdict.word, early), language),
        description="".join(text for text, _ in said),
        plan=(plan.name.text(language), route.to("plan", plan.id)),
        section=row.target.section,
        name=name,
        heading=breakable(name),
        verdict=verdict,
        early=early,
        tags=tags_of(row, route, language),
        answer=said,
        because=rests_on(row, report.as_of, language),
        figures=_figures(row, language),
        finding=finding(row, report.as_of, language),
        road=road,
        strips=strips_of(record.past, row, report.clocks, language),
        series=tuple(
            series_table(one, detail, told, route, record.source_of) for one in detail.series
        ),
        promise=promise.promise(detail, told, language),
        tied=tied_lines(detail, report, language),
        revisions=tuple(
            in_sequence((goal, until, why_moved), language)
            for _, goal, until, why_moved in promise.revisions(detail, language)
        ),
        workings=tuple(working_lines(detail, route)),
        analysis=tuple(equations(analysis_lines(record.blocks(route), row, language), route)),
        meanings=figures.evidence_lines(detail, language)[pending:],
        forecast=[] if row.assessment.over else figures.forecast_lines(detail, language),
        forecast_note=figures.forecast_note(language),
        problems=tuple((message(p, language), hint(p, language)) for p in detail.problems),
        before=before,
        after=after,
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The page of each target."""
    return tuple(base.to("target", target.id) for target in record.project.targets)


def _figures(row: Row, language: Language) -> tuple[FigureBox, ...]:
    """The latest value, the goal, the baseline, and how much of the way is done."""
    target, a, c = row.target, row.assessment, cells(row, language)
    none, kind = pick(language, "没有", "none"), kind_of(target)
    unit, aim = unit_text(target.unit, language), unit_text(goal_unit(target, a.goal), language)
    base, needless = target.baseline, pick(language, "不需要", "not needed")
    nature = "" if target.nature is None else word(f"nature.{target.nature}", language)
    rate = rate_text(row, language)
    gone = in_sequence((rate, rate_needed(row, language)), language) if rate else ""
    if a.trajectory.judged == Judged.PATH and a.elapsed is not None:
        share = percent(a.elapsed)
        gone = pick(language, f"那时时间走了 {share}", f"{share} of the time gone by then")
    dot = " · "
    return (
        FigureBox(
            word("latest", language) + (dot + _years(c.latest_period) if a.latest else ""),
            none if a.latest is None else c.latest,
            unit if a.latest else "",
            latest_cited(row, language),
        ),
        FigureBox(
            word("target_column", language) + dot + c.due,
            none if c.goal == NOTHING else c.goal.removesuffix(aim),
            "" if c.goal == NOTHING else aim,
            in_sequence(
                ("" if kind.yes_no else word(f"op.{a.goal.op}", language), nature), language
            ),
        ),
        FigureBox(
            word("baseline", language) + (dot + _years(c.baseline_period) if base else ""),
            c.baseline if base else none if kind.wants_baseline else needless,
            "" if base is None else unit,
            f"“{base.quantity.text}”" if base and is_worded(base.quantity, target.unit) else "",
        ),
        FigureBox(
            pick(language, "进度", "Done"),
            done_text(row, language) or pick(language, "说不出", "unknown"),
            "",
            gone,
        ),
    )


def _years(period: str) -> str:
    return period.replace("..", "–")


def _beside(
    row: Row, rows: tuple[Row, ...], route: SiteRoute
) -> tuple[TargetLink | None, TargetLink | None]:
    """The targets of the same plan before and after, in the order of the file."""
    mine = [one for one in rows if one.target.plan is row.target.plan]
    n = mine.index(row)
    return (
        link_to(mine[n - 1], route, route.language) if n else None,
        link_to(mine[n + 1], route, route.language) if n + 1 < len(mine) else None,
    )

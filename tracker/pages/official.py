"""The report as offices hand it over: title, abstract, the position overall, a table, every target
that has figures with its chart, sources with their places in the record, method and notes.

Every sentence and figure is that of the briefing; only the order and what stands round it differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.analysis.blocks import Blocks
from tracker.assess.detail import Detail, details_of
from tracker.assess.groups import Served, grouped, publications
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import silence, standing_of
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Block,
    Items,
    ListItem,
    Paragraph,
    Parts,
    Phrase,
    Piece,
    Table,
    TableColumn,
    phrase,
)
from tracker.pages.briefing import silent_table, source_item, targets_table, told_of
from tracker.pages.drawings.roads import road_chart
from tracker.pages.drawings.values import RoadChart
from tracker.pages.problems import notices
from tracker.pages.status import rows_of
from tracker.problems.problem import Place
from tracker.words import official as words
from tracker.words.figures import NOTHING
from tracker.words.findings import source_text
from tracker.words.headline import headline
from tracker.words.standing import lede_text
from tracker.words.summary import (
    is_stale,
    meanings_used,
    method_lines,
    part_title,
    stale_since,
    unread,
)

TOLD = ("attention", "pending", "achieved", "under_way")
_PROGRESS = 4  # its column: on paper a figure without its bar


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """A chart with its caption."""

    chart: RoadChart
    caption: str


@dataclass(frozen=True, slots=True)
class CaptionedTable:
    """A table under its caption."""

    caption: str
    table: Table


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Where a figure comes from, set small."""

    text: str


@dataclass(frozen=True, slots=True)
class CitedSources:
    """The sources in the order of their numbers, to which pieces of the tone `cited` lead."""

    sources: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A heading, numbered where it is written, and what stands under it."""

    title: str
    blocks: tuple[BriefBlock, ...]


BriefBlock = Block | ChartFigure | CaptionedTable | SourceNote | CitedSources | BriefPart


@dataclass(frozen=True, slots=True)
class OfficialBrief:
    """The report: its title, its day in words and as a date, the abstract, the parts."""

    language: Language
    title: str
    days: str
    known_at: date
    abstract: tuple[str, ...]
    parts: tuple[BriefPart, ...]


def official_brief(report: Report, language: Language) -> OfficialBrief:
    """What is handed over of a report."""
    sources = publications(report)
    details = {one.target.id: one for one in details_of(report).each if one.target}
    plans, analysed = [(head, rows_of(report, head)) for head in report.plans], Blocks(report)
    told = [
        part
        for head, rows in plans
        for part in _groups(head, rows, analysed, details, sources, several=len(plans) > 1)
    ]
    parts = (
        _part("overall", [*_overall(plans, report)], language),
        _part("table", [*_tables(plans, sources, analysed)], language),
        _part("told", told, language),
        _part("basis", [*_basis(sources, report)], language),
        _part("notes", [*_notes(report)], language),
    )
    return OfficialBrief(
        language,
        words.official_title(report.plans, language),
        words.reported_days(report, language),
        report.known_at,
        tuple(_abstract(plans, report)),
        tuple(part for part in parts if part.blocks),
    )


def _part(key: str, blocks: Iterable[BriefBlock], language: Language) -> BriefPart:
    return BriefPart(words.official_part(key, language), tuple(blocks))


_Plans = Sequence[tuple[PlanHead, Sequence[Row]]]


def _abstract(plans: _Plans, report: Report) -> Iterator[str]:
    """Of each plan how many of its targets stand how; that some could not be read."""
    colon = pick(report.language, "：", ": ")
    for head, _ in plans:
        said = lede_text(standing_of(report, head), report.language)
        name = head.plan.name.text(report.language)
        yield f"{name}{colon}{said}" if len(plans) > 1 else said
    if said := unread(report, report.language):
        yield said


def _overall(plans: _Plans, report: Report) -> Iterator[BriefBlock]:
    language = report.language
    for head, rows in plans:
        said = Paragraph((phrase(words.overall_text(report, head, rows, language)),))
        yield BriefPart(headline(head, language), (said,)) if len(plans) > 1 else said


def _tables(plans: _Plans, sources: Sequence[Served], analysed: Blocks) -> Iterator[CaptionedTable]:
    """The targets of each plan, each with the numbers of its sources."""
    language = analysed.report.language
    for head, rows in plans:
        table = targets_table(rows, analysed, language)
        caption = head.plan.name.text(language) if len(plans) > 1 else ""
        said = words.official_part("table", language)
        lines = tuple(
            replace(line, cells=(*line.cells, _cited_cell(row, sources)))
            for line, row in zip(table.rows, rows, strict=True)
        )
        told = (
            replace(one, right=one.right or n == _PROGRESS) for n, one in enumerate(table.columns)
        )
        columns = (*told, TableColumn(words.official_part("cited", language)))
        if lines:
            yield CaptionedTable(caption or said, replace(table, columns=columns, rows=lines))


def _cited(row: Row, sources: Sequence[Served]) -> Phrase:
    """The numbers of all sources that a target's goal and figures rest on."""
    return tuple(
        Piece(f"[{number}]", "cited", link=str(number))
        for number, one in enumerate(sources, 1)
        if row.target.plan in one.plans or any(served is row for served, _ in one.rows)
    )


def _cited_cell(row: Row, sources: Sequence[Served]) -> Parts:
    return tuple((one,) for one in _cited(row, sources)) or (phrase((NOTHING, "nothing")),)


def _groups(
    head: PlanHead,
    rows: Sequence[Row],
    analysed: Blocks,
    details: dict[str, Detail],
    sources: Sequence[Served],
    *,
    several: bool,
) -> Iterator[BriefPart]:
    """Targets by how they stand, each told in full; those without data in a table."""
    report, groups = analysed.report, grouped(rows)
    language = report.language
    colon = pick(language, "：", ": ")
    before = head.plan.name.short_text(language) + colon if several else ""
    for key in TOLD:
        found = [
            _told(row, analysed, details[row.target.id], sources) for row in groups.get(key, [])
        ]
        if found:
            yield BriefPart(before + part_title(key, language), tuple(found))
    stale = tuple(
        ListItem(
            phrase(
                row.target.name.text(language) + colon,
                stale_since(silence(row, report.as_of), language),
            )
        )
        for row in rows
        if is_stale(row)
    )
    if stale:
        yield BriefPart(before + part_title("stale", language), (Items(stale),))
    if silent := groups.get("silent"):
        title = part_title("silent", language)
        table = CaptionedTable(before + title, silent_table(silent, report, language))
        yield BriefPart(before + title, (table,))


def _told(row: Row, analysed: Blocks, detail: Detail, sources: Sequence[Served]) -> BriefPart:
    """A target: the verdict with its sources, its chart, where its latest value stands."""
    report, language = analysed.report, analysed.report.language
    name, said = row.target.name.text(language), told_of(analysed, row, language)
    cited = (*phrase(said[:1].upper() + said[1:]), *_cited(row, sources))
    blocks: list[BriefBlock] = [Paragraph((cited,))]
    chart = road_chart(detail, report.clocks, language)
    if chart is not None:
        blocks.append(ChartFigure(chart, words.picture_caption(chart.title, chart.unit, language)))
    blocks.append(SourceNote(source_text(row, language)))
    return BriefPart(name, tuple(blocks))


def _basis(sources: Sequence[Served], report: Report) -> Iterator[BriefPart]:
    language = report.language
    cited = tuple(_source(one, n, language) for n, one in enumerate(sources))
    promised = (Place(row.target.file, row.target.line) for row in report.rows)
    places = phrase(words.promised_at(promised, language))
    said = Items((ListItem(places),) if places else ())
    yield _part("sources", (CitedSources(cited), said), language)
    lines = tuple(ListItem(phrase(line)) for line in method_lines(report, language))
    yield _part("methods", (Items(lines),), language)


def _source(one: Served, number: int, language: Language) -> Phrase:
    """A publication, what it serves, and where that is recorded."""
    seen = (observation.place for _, used in one.rows for observation in used)
    places = words.recorded_at(seen, language)
    stop = pick(language, "。", ". ")
    return (*source_item(one, number, language).text, *phrase(stop + places))


def _notes(report: Report) -> Iterator[BriefPart]:
    """What the words mean, and what is wrong in the files."""
    language = report.language
    colon = pick(language, "：", ": ")
    meanings = tuple(
        ListItem(phrase((name, "strong"), colon + text))
        for name, text in meanings_used(report.rows, language)
    )
    if meanings:
        yield _part("meanings", (Items(meanings),), language)
    if report.problems:
        yield _part("problems", (notices(report.problems, language),), language)

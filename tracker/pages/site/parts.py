"""What pages of the site share: a target as a row, a tile and a line of a list, with every word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.analysis.score import score
from tracker.assess.kinds import kind_of
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import Standing, is_pending, silent_parts, standing_of
from tracker.assess.status import Evidence
from tracker.language import Language, pick
from tracker.pages.drawings.roads import drawn_tone
from tracker.pages.drawings.rows import road_row
from tracker.pages.drawings.values import RoadRow
from tracker.pages.site.routes import SiteRoute
from tracker.words.figures import NOTHING, cells, percent, status_word
from tracker.words.grid import silent_reason
from tracker.words.headline import day_texts
from tracker.words.score import score_text
from tracker.words.standing import Said, lede, promise_text, short_or_over
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.why import rate_needed, rate_text, why
from tracker.words.wording import is_worded

_BREAKS = re.compile(r"(?=[“（《「])|(?<=[”）》」])(?=[^，。、；：])|(?<=[市省区县])(?=\w{4})")

_SIGNS = ("<", ">", "≤", "≥", "≈")
_MARKS = {
    "done": ("从基期走到最新值", "from the baseline to the latest value"),
    "beyond": ("超出目标", "beyond the goal"),
    "goal": ("目标", "the goal"),
    "time": ("那时时间走到这里", "where time stood for that value"),
    "open": ("没有说死的部分", "not known how far"),
    "signs": ("> 突破、超过　≥ 以上　≈ 左右", "> over   ≥ at least   ≈ about"),
}


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """A status as it is shown: its shape and colour, which are those of `tone`, its word, and the
    place among the methods that explains it.
    """

    tone: str
    word: str
    method: SiteRoute


@dataclass(frozen=True, slots=True)
class TargetLink:
    """A target by its short name, the full one behind it."""

    id: str
    name: str
    full: str
    route: SiteRoute


@dataclass(frozen=True, slots=True)
class Tag:
    """A qualifier of a figure, with the place among the methods that explains it."""

    word: str
    method: SiteRoute


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A target with data as a row: value and goal each with a line beneath, the road, what is short
    or over, and why. `section` and `owners` are what rows are filtered and grouped by.
    """

    link: TargetLink
    verdict: ShownVerdict
    unit: str
    value: str
    period: str
    goal: str
    base: str
    road: RoadRow
    gap: str
    tags: tuple[Tag, ...]
    notes: tuple[str, ...]
    section: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SilentLine:
    """A target without data: what was known, and what was promised."""

    link: TargetLink
    verdict: ShownVerdict
    base: str
    goal: str
    section: str
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SilentList:
    """Targets without data of one sort, under the words for it."""

    heading: str
    lines: tuple[SilentLine, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A target as one of many."""

    link: TargetLink
    verdict: ShownVerdict


def in_reading_order(report: Report) -> list[PlanHead]:
    """Running plans with headline targets first, the one that ends soonest before the others; then
    as in the file.
    """
    day = report.as_of

    def place(head: PlanHead) -> tuple[bool, object]:
        period = head.plan.period
        first = bool(head.plan.headline) and period.start <= day <= period.end
        return not first, period.end if first else report.as_of

    return sorted(report.plans, key=place)


@dataclass(frozen=True, slots=True)
class RowMark:
    """A mark that occurs in road rows, and what it means; `signs` are written, not drawn."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanHeading:
    """A plan's answer: what it is, how far its time has gone, the sentence, how it stands as a
    whole, every target as a tile, how many have each verdict.
    """

    id: str
    route: SiteRoute
    name: str
    title: tuple[str, ...]
    eye: tuple[str, ...]
    gone: str
    lede: Said
    score: str
    tiles: tuple[Tile, ...]
    tally: tuple[tuple[ShownVerdict, int], ...]


def plan_heading(report: Report, head: PlanHead, route: SiteRoute) -> PlanHeading:
    """The answer of a plan."""
    plan, found, language = head.plan, standing_of(report, head), report.language
    name, years = plan.name.text(language), str(plan.period).replace("..", "–")
    share = percent(head.elapsed)
    gone = pick(language, f"时间已过 {share}", f"{share} of the time gone")
    if plan.period.end <= report.as_of:
        gone = pick(language, f"已于 {plan.period.end} 到期", f"ended on {plan.period.end}")
    return PlanHeading(
        id=plan.id,
        route=route.to("plan", plan.id),
        name=name,
        title=breakable(name),
        eye=tuple(filter(None, (plan.area, years, *day_texts(report, language), gone))),
        gone=gone,
        lede=lede(found, language),
        score=score_text(score(found.listed), language),
        tiles=tuple(
            Tile(link_to(row, route, language), verdict_of(row, route, language))
            for row in (*found.with_data, *found.silent)
        ),
        tally=verdict_counts(found, route, language),
    )


def row_marks(rows: Sequence[ShownRow], language: Language) -> tuple[RowMark, ...]:
    """The marks that occur in rows, with their meaning."""
    roads = [row.road for row in rows]
    ways = [road for road in roads if road.progress is not None]
    there = {
        "done": bool(ways),
        "beyond": any(road.progress > 1 for road in ways if road.progress is not None),
        "goal": bool(ways) or any(road.blocks for road in roads),
        "time": any(road.expected is not None for road in ways),
        "signs": any(text[:1] in _SIGNS for row in rows for text in (row.value, row.road.label)),
        "open": any(
            None in road.span or road.span[0] == road.progress
            for road in ways
            if road.span is not None
        ),
    }
    return tuple(
        RowMark(key, pick(language, *texts)) for key, texts in _MARKS.items() if there[key]
    )


def breakable(text: str) -> tuple[str, ...]:
    """A title in the pieces between which a line may end.

    >>> breakable("武汉市科技创新发展“十四五”规划")
    ('武汉市', '科技创新发展', '“十四五”', '规划')
    """
    return tuple(filter(None, _BREAKS.split(text)))


def verdict_of(row: Row, route: SiteRoute, language: Language) -> ShownVerdict:
    """The verdict of a row."""
    anchor = Evidence.AWAITING_FINAL if is_pending(row) else row.assessment.status
    return ShownVerdict(
        drawn_tone(row), status_word(row, language), route.to("method", anchor=anchor)
    )


def link_to(row: Row, route: SiteRoute, language: Language) -> TargetLink:
    """The link to a target's page."""
    name = row.target.name
    return TargetLink(
        row.target.id,
        name.short_text(language),
        name.text(language),
        route.to("target", row.target.id),
    )


def tags_of(row: Row, route: SiteRoute, language: Language) -> tuple[Tag, ...]:
    """The qualifiers of a verdict; that a result is pending is the verdict already."""
    return tuple(
        Tag(word(key, language), route.to("method", anchor=key))
        for key in Evidence
        if key in row.assessment.evidence
        and not (key is Evidence.AWAITING_FINAL and is_pending(row))
    )


def shown_row(row: Row, route: SiteRoute, as_of: date, language: Language) -> ShownRow:
    """A row with data."""
    c, target = cells(row, language), row.target
    tags = tags_of(row, route, language)
    named, rate = {word(key, language) for key in Evidence}, rate_text(row, language)
    said = why(row, as_of, language)
    notes = [text for text in said if text not in named]
    if rate and rate in notes:
        notes.insert(notes.index(rate) + 1, rate_needed(row, language))
    base = pick(language, f"基期 {c.baseline}", f"from {c.baseline}")
    none = pick(language, "无基期", "no baseline")
    return ShownRow(
        link=link_to(row, route, language),
        verdict=verdict_of(row, route, language),
        unit=unit_text(target.unit, language),
        value=c.latest,
        period=c.latest_period.replace("..", "–"),
        goal=c.goal,
        base=base if c.baseline != NOTHING else none if kind_of(target).wants_baseline else "",
        road=road_row(row, language),
        gap=short_or_over(row, language),
        tags=tuple(tag for tag in tags if tag.word in said),
        notes=tuple(notes),
        section=target.section,
        owners=target.owners,
    )


def latest_cited(row: Row, language: Language) -> str:
    """When the latest value was published, and how it is worded."""
    one = row.assessment.source
    if one is None:
        return ""
    day = one.publication.published
    published = pick(language, f"{day} 公布", f"published {day}")
    worded = is_worded(one.quantity, one.unit)
    text = pick(language, f"原文“{one.quantity.text}”", f"“{one.quantity.text}”") if worded else ""
    return " · ".join(filter(None, (published, text)))


def silent_line(row: Row, route: SiteRoute, language: Language) -> SilentLine:
    """A row without data."""
    base, _, goal = promise_text(row, language).rpartition("→")
    target = row.target
    link, found = link_to(row, route, language), verdict_of(row, route, language)
    return SilentLine(link, found, base, goal, target.section, target.owners)


def silent_lists(
    rows: Iterable[Row], route: SiteRoute, language: Language
) -> tuple[SilentList, ...]:
    """Rows without data by what is known of them; of one sort without saying so."""

    def listed(heading: str, rows: Sequence[Row]) -> SilentList:
        return SilentList(heading, tuple(silent_line(row, route, language) for row in rows))

    found = silent_parts(rows)
    partial = pick(language, "公布过，但不能用来评判", "Published, but nothing to judge by")
    never = pick(language, "从来没有公布过", "Never published")
    lists = [listed(partial, found.partial)]
    for year, stopped in found.stopped:
        lists.append(listed(pick(language, f"停在 {year}", f"Stopped in {year}"), stopped))
    lists.append(listed(never, found.never))
    return tuple(one for one in lists if one.lines)


def silent_note(rows: Iterable[Row], language: Language) -> str:
    """What it means that targets are without data, as a sentence."""
    said = silent_reason(rows, language)
    return pick(language, f"{said}。", f"{said[:1].upper()}{said[1:]}.")


def by_section(rows: Iterable[Row], route: SiteRoute, language: Language) -> tuple[SilentList, ...]:
    """Rows without data by the section of their plan, in its order."""
    sections: dict[str, list[SilentLine]] = {}
    for row in rows:
        sections.setdefault(row.target.section, []).append(silent_line(row, route, language))
    return tuple(SilentList(name, tuple(lines)) for name, lines in sections.items())


def verdict_counts(
    found: Standing, route: SiteRoute, language: Language
) -> tuple[tuple[ShownVerdict, int], ...]:
    """How many of the rows have each status, in the order in which rows are listed."""
    counts: dict[ShownVerdict, int] = {}
    for row in (*found.with_data, *found.silent):
        one = verdict_of(row, route, language)
        counts[one] = counts.get(one, 0) + 1
    return tuple(counts.items())

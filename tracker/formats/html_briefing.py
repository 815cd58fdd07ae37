"""The report as one self-contained page: the briefing's story with drawings, every observation and
the arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from tracker.assess.detail import Detail, Details, details_of
from tracker.assess.groups import GROUPS, grouped, publications
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import Silence, silence, standing_of
from tracker.assess.status import Judged
from tracker.formats.html import filled
from tracker.language import Language, pick
from tracker.pages.blocks import Chart, Meter
from tracker.pages.chart import chart
from tracker.pages.status import meter
from tracker.problems.codes import hint, message, severity
from tracker.words import assessment as figures
from tracker.words import observations, promise
from tracker.words import summary as brief
from tracker.words.figures import NOTHING, Cells, cells, percent
from tracker.words.headline import headline, tally
from tracker.words.standing import lede_text
from tracker.words.terms import SYMBOLS, word
from tracker.words.verdict import dated, verdict
from tracker.words.wording import Lines

TEMPLATE = "page.html.j2"
STRIP = 1000  # the width of the strip of counts


@dataclass(frozen=True, slots=True)
class CardRow:
    """An observation as the page's table tells it."""

    period: str
    value: str
    published: str
    use: str
    why: str
    source: str
    url: str
    place: str
    role: str


@dataclass(frozen=True, slots=True)
class Card:
    """One target: its row in the overview, its sentence, its drawings and all that is
    known of it.
    """

    id: str
    row: Row
    cells: Cells
    verdict: str
    meter: Meter
    bullet_text: str
    chart: Chart | None
    known: tuple[CardRow, ...]
    promise: Lines
    working: Lines
    silence: Silence


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan: its headline, counts and targets by group."""

    head: PlanHead
    title: str
    brief: str
    gone: str
    strip: tuple[tuple[str, str, str], ...]
    tally: tuple[tuple[str, str, int], ...]
    entries: tuple[Card, ...]
    groups: dict[str, list[Card]]
    stale: tuple[Card, ...]


def render(report: Report, language: Language) -> str:
    """The page, complete in itself: no address is loaded, nothing runs."""
    details = details_of(report)
    told = {detail.row.target.id: detail for detail in details.each if detail.row}
    sections = [_section(head, report, details, told, language) for head in report.plans]
    values = {
        "report": report,
        "sections": sections,
        "title": sections[0].title if len(sections) == 1 else brief.part_title("report", language),
        "kicker": _kicker(report, len(sections), language),
        "unread": brief.unread(report, language),
        "problems": [
            (one, severity(one), message(one, language), hint(one, language))
            for one in report.problems
        ],
        "sources": [
            (
                brief.source_cited(one.source, language),
                one.source.url,
                brief.served_text(one, language),
            )
            for one in publications(report)
        ],
        "judged": brief.method_lines(report, language),
        "meanings": brief.meanings_used(report.rows, language),
    }
    return filled(TEMPLATE, language, values, _words(language))


def _words(language: Language) -> dict[str, Any]:
    """What the template says by itself."""
    return {
        "word": partial(word, language=language),
        "heading": partial(brief.part_title, language=language),
        "dated": partial(dated, language=language),
        "symbols": {status: signs[0] for status, signs in SYMBOLS.items()},
        "last_known": partial(brief.last_known, language=language),
        "stale": partial(brief.stale_since, language=language),
        "silent_for": partial(brief.silent_for, language=language),
        "flags": partial(brief.flags_text, language=language),
        "nothing": NOTHING,
        "nil": lambda text: " nil" if text == NOTHING else "",
    }


def _kicker(report: Report, plans: int, language: Language) -> str:
    """What stands above the title: the areas; above a single plan's name what the page is."""
    if plans == 1:
        return brief.part_title("report", language)
    areas = dict.fromkeys(head.plan.area for head in report.plans if head.plan.area)
    return pick(language, "、", ", ").join(areas)


def _section(
    head: PlanHead, report: Report, details: Details, told: dict[str, Detail], language: Language
) -> PlanPart:
    rows = [row for row in report.rows if row.target.plan is head.plan]
    entries = {
        row.target.id: _entry(told[row.target.id], row, report, details, language) for row in rows
    }
    groups = {
        name: [entries[row.target.id] for row in found] for name, found in grouped(rows).items()
    }
    counts = tally(rows, language)
    at, strip = 0, []
    for status, _, count in counts:
        left, right = (Fraction(STRIP * n, len(rows)) for n in (at, at + count))
        strip.append((status, f"{float(left):.1f}", f"{float(right - left):.1f}"))
        at += count
    return PlanPart(
        head,
        headline(head, language),
        lede_text(standing_of(report, head), language),
        percent(head.elapsed),
        tuple(strip),
        tuple(counts),
        tuple(entries.values()),
        {name: groups[name] for name in GROUPS if name in groups},
        tuple(entries[row.target.id] for row in rows if brief.is_stale(row)),
    )


def _entry(detail: Detail, row: Row, report: Report, details: Details, language: Language) -> Card:
    return Card(
        id=f"t-{row.target.id}",
        row=row,
        cells=cells(row, language),
        verdict=verdict(row, language),
        meter=meter(row),
        bullet_text=_bullet_text(row, language),
        chart=chart(detail, language, report.thresholds.about),
        known=tuple(_known(detail, n, language) for n in range(len(detail.series[0].entries))),
        promise=promise.promise(detail, details, language),
        working=[
            *figures.assessment(detail, language),
            *figures.forecast_lines(detail, language),
        ],
        silence=silence(row, report.as_of),
    )


def _bullet_text(row: Row, language: Language) -> str:
    """What the bullet shows, for whoever does not see it."""
    c, a = cells(row, language), row.assessment
    if a.progress is None:
        return pick(language, "没有进度可画", "no progress to draw")
    said = pick(language, f"完成进度 {c.progress}", f"{c.progress} done")
    if a.elapsed is not None and a.trajectory.judged == Judged.PATH:
        gone = percent(a.elapsed)
        said += pick(language, f"，时间进度 {gone}", f", {gone} of the time gone")
    return said


def _known(detail: Detail, n: int, language: Language) -> CardRow:
    entry, indicator = detail.series[0].entries[n], detail.series[0].indicator
    one = entry.observation
    words = (
        observations.value_text(one, indicator, language),
        observations.wording(one, indicator),
    )
    level = observations.as_level(one, detail.row, language)
    reasons = (level, observations.reason_of_use(entry, detail.target, indicator, language))
    return CardRow(
        period=observations.period_of(one, language),
        value=" ".join(words).rstrip(),
        published=str(one.publication.published),
        use=observations.use_text(entry, language),
        why=pick(language, "；", "; ").join(filter(None, reasons)),
        source=brief.source_cited(one.publication, language),
        url=one.publication.url,
        place=observations.place_text(one, language),
        role=entry.use,
    )

"""What stands behind a figure: the observations with their sources, and the arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tracker.assess.detail import Detail, Details, Series
from tracker.assess.formulas import FORMULAS
from tracker.assess.report import Report
from tracker.assess.series import Entry
from tracker.assess.status import Status
from tracker.assess.use import Use
from tracker.language import in_sequence, pick
from tracker.model.observation import Observation
from tracker.model.target import Indicator
from tracker.pages.drawings.roads import drawn_tone
from tracker.pages.site.parts import TargetLink, link_to
from tracker.pages.site.routes import SiteRoute
from tracker.words import assessment as figures
from tracker.words import observations, promise
from tracker.words.answer import rests_on, target_answer
from tracker.words.audit import claims_lines
from tracker.words.terms import word
from tracker.words.units import unit_text
from tracker.words.wording import Lines, titled

_EXPLAINED = {row.figure for row in FORMULAS.values()} | {"limits"}
PublicationNames = Callable[[Observation], str]
_RESULT = re.compile(r"([^()（）]+?) ?([(（][^()（）]*[)）])?")  # with a remark or without


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """An observation: its value and wording, what it counts for and why, where it is from, what its
    source claims. `role` is now for the latest value, off for what does not count.
    """

    role: str
    period: str
    value: str
    wording: str
    use: str
    why: str
    source: str
    publication: SiteRoute
    url: str
    place: str
    claims: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The observations of an indicator, newest first, and how many are not shown."""

    heading: str
    unit: str
    lines: tuple[ObservationLine, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """A figure with its arithmetic, and the place among the methods that explains its formula."""

    label: str
    method: SiteRoute | None
    text: str
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class TargetEvidence:
    """All that a target's verdict rests on, for a page that leads to no other."""

    link: TargetLink
    tone: str
    sentence: str
    series: tuple[SeriesTable, ...]
    workings: tuple[WorkingLine, ...]
    promise: Lines


def target_evidence(detail: Detail, report: Report, route: SiteRoute) -> TargetEvidence:
    """What the verdict of a target rests on."""
    row, told = detail.row, Details(report, (detail,))
    assert row is not None
    answer = "".join(text for text, _ in target_answer(row, report.as_of, route.language))
    reasons = rests_on(row, report.as_of, route.language)
    return TargetEvidence(
        link_to(row, route, route.language),
        drawn_tone(row),
        pick(route.language, "", " ").join(filter(None, (answer, reasons))),
        tuple(series_table(one, detail, told, route) for one in detail.series),
        tuple(working_lines(detail, route)),
        promise.promise(detail, told, route.language),
    )


def series_table(
    series: Series, detail: Detail, told: Details, route: SiteRoute, named: PublicationNames = str
) -> SeriesTable:
    """A series, newest first; `named` gives the name of an observation's publication."""
    language = route.language
    indicator = series.indicator
    entries = sorted(series.entries, key=lambda entry: entry.observation.period.end)
    lines = [_line(entry, indicator, detail, told, route, named) for entry in reversed(entries)]
    return SeriesTable(
        observations.series_heading(series, language),
        unit_text(indicator.unit, language),
        tuple(lines),
        tuple(observations.unlisted_lines(series, told, language)),
    )


def _line(
    entry: Entry,
    indicator: Indicator,
    detail: Detail,
    told: Details,
    route: SiteRoute,
    named: PublicationNames,
) -> ObservationLine:
    one, language = entry.observation, route.language
    reasons = (
        observations.as_level(one, detail.row, language),
        observations.reason_of_use(entry, detail.target, indicator, language),
    )
    rests = entry.use.counts or entry.use in (Use.BASELINE, Use.RECORDED)
    return ObservationLine(
        role="now" if entry.use is Use.LATEST else "" if rests else "off",
        period=observations.period_of(one, language),
        value=observations.value_text(one, indicator, language),
        wording=observations.wording(one, indicator),
        use=observations.use_text(entry, language),
        why=pick(language, "；", "; ").join(filter(None, reasons)),
        source=in_sequence(
            (
                one.publication.publisher,
                titled(one.publication.title, language),
                observations.published_text(one, language),
            ),
            language,
        ),
        publication=route.to("publication", named(one)),
        url=one.publication.url,
        place=observations.place_text(one, language),
        claims=tuple(claims_lines(one, told.report, language)),
        note=one.note,
    )


def working_lines(detail: Detail, route: SiteRoute) -> Iterator[WorkingLine]:
    """Each figure's arithmetic, the result by itself where the line is an equation."""
    if detail.row is None or detail.row.assessment.status == Status.NO_DATA:
        return  # the way from the baseline is no gap
    yield from equations(figures.reckoned(detail, route.language), route)


def equations(lines: Lines, route: SiteRoute) -> Iterator[WorkingLine]:
    """Lines under the keys of figures, the result by itself where one is an equation."""
    for key, text in lines:
        left, _, right = text.partition(" = ") if text.count(" = ") == 1 else (text, "", "")
        found = _RESULT.fullmatch(right)
        if found is None:
            left, right, remark = text, "", ""
        else:
            right, remark = found[1], found[2] or ""
        figure = key.removeprefix("figure.")
        method = route.to("method", anchor=figure) if figure in _EXPLAINED else None
        yield WorkingLine(word(key, route.language), method, left, right, remark)

"""Whether the figures agree: problems of the files, what publications claim, where two of them
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.analysis.audit import audit
from tracker.analysis.audit.parts import PartsCheck
from tracker.analysis.checks import AuditScope, CheckVerdict
from tracker.assess.series import Entry, known
from tracker.language import Language, in_sequence, pick
from tracker.model.observation import Observation
from tracker.model.target import Indicator
from tracker.pages.site.parts import TargetLink, link_to
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.pages.site.sources import place_in_record
from tracker.pages.site.subjects import Subject, subject_of
from tracker.problems.codes import hint, message, severity
from tracker.problems.problem import Problem
from tracker.words import observations as words
from tracker.words.audit import CHECK_MARKS, claims_told
from tracker.words.audit_parts import (
    parts_outcome,
    parts_summary,
    parts_working,
    parts_worst_first,
)
from tracker.words.excerpts import Excerpt, excerpt
from tracker.words.terms import word
from tracker.words.wording import titled


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem as `tracker check` tells it."""

    place: str
    code: str
    tone: str
    grade: str
    message: str
    excerpt: Excerpt | None
    also: tuple[str, ...]
    mend: str


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure of a publication: what of, when, how much, how it is worded, and where it stands;
    `notes` are what else is to be known of it.
    """

    subject: Subject
    period: str
    value: str
    wording: str
    source: str
    publication: SiteRoute
    place: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimedFigure:
    """A figure, what its publication claims of it, and how many of these the record contradicts."""

    figure: CitedFigure
    claims: tuple[str, ...]
    contradicted: int


@dataclass(frozen=True, slots=True)
class ShownWhole:
    """A whole beside its parts: the sign of the verdict, the goals and what comes of them."""

    sign: str
    link: TargetLink
    due: str
    working: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures of one period that cannot all be true, the one that is used first."""

    subject: Subject
    period: str
    figures: tuple[CitedFigure, ...]


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many observations there are, what they claim, and how many periods have two figures."""

    observations: int
    claims: int
    contradictions: int


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """What agrees and what does not."""

    title: str
    description: str
    problems: tuple[ShownProblem, ...]
    read: str
    claims: tuple[ClaimedFigure, ...]
    summed: str
    wholes: tuple[ShownWhole, ...]
    contradictions: tuple[Contradiction, ...]
    template: str = "checks.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> ChecksPage:
    """The checks of the files, and of the record as of the route's days."""
    language = route.language
    claims = tuple(sorted(_claims(record, route), key=lambda one: not one.contradicted))
    contradictions = tuple(_contradictions(record, route))
    count = sum(len(one.claims) for one in claims)
    wrong = sum(one.contradicted for one in claims)
    parts = audit(AuditScope(record.report(route)), ("parts",))
    found = record.report(route).problems
    files, targets = len(record.contents), len(record.project.targets)
    seen = len(record.project.observations)
    said = (
        pick(
            language,
            f"文件里的问题 {len(found)} 个",
            f"{len(found)} problem{'' if len(found) == 1 else 's'} in the files",
        ),
        pick(
            language,
            f"出处里的说法 {count} 条" + f"（不符 {wrong} 条）" * (wrong > 0),
            f"{count} claim{'' if count == 1 else 's'} of publications"
            + f" ({wrong} contradicted)" * (wrong > 0),
        ),
        pick(
            language,
            f"对不上的时期 {len(contradictions)} 个",
            f"{len(contradictions)} contradiction{'' if len(contradictions) == 1 else 's'}",
        ),
    )
    return ChecksPage(
        pick(language, "数对得上吗", "Do the figures agree?"),
        in_sequence(said, language) + pick(language, "。", "."),
        tuple(_problem(one, record, language) for one in found),
        pick(
            language,
            f"检查了 {files} 个文件、{targets} 个目标、{seen} 条观测。",
            f"Checked: {files} files, {targets} targets, {seen} observations.",
        ),
        claims,
        parts_summary(parts, language),
        tuple(_whole(one, route) for one in parts_worst_first(parts)),
        contradictions,
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one page of checks."""
    del record
    return (base.to("checks"),)


def check_counts(record: SiteRecord, route: SiteRoute) -> CheckCounts:
    """How much there is on the page, and of how many observations."""
    return CheckCounts(
        len(record.project.observations),
        sum(len(one.claims) for one in _claims(record, route)),
        sum(1 for _ in _contradictions(record, route)),
    )


def cited(
    one: Observation, record: SiteRecord, route: SiteRoute, notes: tuple[str, ...] = ()
) -> CitedFigure:
    """An observation with its place, and what is noted of it."""
    language = route.language
    subject = subject_of(one, record, route)
    source = (
        one.publication.publisher,
        titled(one.publication.title, language),
        words.published_text(one, language),
    )
    return CitedFigure(
        subject,
        words.period_of(one, language),
        words.value_text(one, subject.indicator, language),
        words.wording(one, subject.indicator),
        in_sequence(source, language),
        route.to("publication", record.source_of(one)),
        words.place_text(one, language),
        tuple(text for text in (*notes, one.note) if text),
    )


def _problem(one: Problem, record: SiteRecord, language: Language) -> ShownProblem:
    grade = severity(one)
    lines = record.lines(one.file)
    return ShownProblem(
        str(one.place) if one.file else "",
        one.code,
        "missed" if grade == "error" else "behind",
        word(grade, language),
        message(one, language),
        excerpt(one, lines),
        tuple(map(str, one.also)),
        hint(one, language),
    )


def _claims(record: SiteRecord, route: SiteRoute) -> Iterator[ClaimedFigure]:
    """Of each publication that was known, the latest first."""
    for source in record.sources(route):
        for one in source.observations:
            if one.claims:
                told = claims_told(one, record.report(route), route.language)
                wrong = sum(claim.verdict == CheckVerdict.INCONSISTENT for claim in told)
                said = tuple(claim.line for claim in told)
                yield ClaimedFigure(cited(one, record, route), said, wrong)


def _whole(one: PartsCheck, route: SiteRoute) -> ShownWhole:
    return ShownWhole(
        CHECK_MARKS[one.verdict][0],
        link_to(one.row, route, route.language),
        str(one.period),
        parts_working(one),
        parts_outcome(one, route.language),
    )


def _contradictions(record: SiteRecord, route: SiteRoute) -> Iterator[Contradiction]:
    """The periods of which two figures were known that cannot both be true."""
    project, clocks = record.spoken(route.language), record.clocks(route)
    told = set()
    for (indicator, area), _ in project.series.items():
        observed = project.observed(indicator, area)
        periods: dict[tuple[object, object], list[Entry]] = {}
        for entry in known(observed, clocks, project.thresholds):
            if entry.live:
                span = entry.observation.span
                periods.setdefault((span.start, span.end), []).append(entry)
        for entries in periods.values():
            places = frozenset(place_in_record(entry.observation) for entry in entries)
            if any(entry.against for entry in entries) and places not in told:
                told.add(places)
                entries.sort(key=lambda entry: not entry.used)
                yield _contradiction(entries, project.indicators[indicator], record, route)


def _contradiction(
    entries: list[Entry], indicator: Indicator, record: SiteRecord, route: SiteRoute
) -> Contradiction:
    language = route.language
    used = pick(language, "采用这一个", "this one is used")
    figures = [
        cited(
            entry.observation,
            record,
            route,
            (used if entry.used else words.reason_of_use(entry, None, indicator, language),),
        )
        for entry in entries
    ]
    return Contradiction(figures[0].subject, figures[0].period, tuple(figures))

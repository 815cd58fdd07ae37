"""Charts whose subject is time: the bar of a plan, publications, how verdicts went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tracker.assess.clocks import Clocks
from tracker.assess.report import elapsed
from tracker.language import Language, enumerated, in_sequence, pick
from tracker.model.observation import Observation, Publication
from tracker.model.periods import Period, Start, decimal_year
from tracker.pages.drawings.axes import time_axis
from tracker.pages.drawings.values import (
    HeatStrip,
    HeatStrips,
    NamedSpan,
    PublishedDay,
    StripRun,
    TimeBar,
    Timeline,
    TimelineItem,
)
from tracker.words import charts as words
from tracker.words.figures import percent


@dataclass(frozen=True, slots=True)
class PublicationDrawn:
    """A publication with its observations; `moved`: it changed a verdict."""

    publication: Publication
    observations: Sequence[Observation]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class VerdictRun:
    """A verdict from its first day to its last: its tone and its word."""

    first: date
    last: date
    tone: str
    word: str


@dataclass(frozen=True, slots=True)
class StripDrawn:
    """How a verdict went, run after run, and the days on which a publication was first used."""

    label: str
    runs: Sequence[VerdictRun]
    published: Sequence[date] = ()


def _before(day: date, starts: Start) -> Fraction:
    """The time at which a day begins."""
    return decimal_year(day - timedelta(days=1), starts)


def time_bar(
    plan: Period, clocks: Clocks, published: Iterable[Period], language: Language
) -> TimeBar:
    """The time of a plan, with what was published in it by the day it is known at."""
    axis = time_axis(_before(plan.start, plan.starts), plan.time, plan.starts)
    seen = Counter(one for one in published if one.end <= clocks.known_at)
    names = enumerated(map(str, sorted(seen, key=lambda one: one.end)), language)
    days = [
        PublishedDay(decimal_year(one.end, plan.starts), str(one), count)
        for one, count in sorted(seen.items(), key=lambda item: item[0].end)
    ]
    if days:
        days[0] = replace(days[0], name=words.came_out(days[0].name, language))
    gone = words.gone_text(percent(elapsed(plan, clocks.as_of)), language)
    text = in_sequence(
        (
            words.plan_years(plan, language),
            gone,
            pick(language, f"出处公布于 {names}", f"published {names}") if names else "",
        ),
        language,
    )
    inside = tuple(one for one in days if axis.first <= one.time <= axis.last)
    day = decimal_year(clocks.as_of, plan.starts)
    return TimeBar(text, axis, inside, NamedSpan(day, day, str(clocks.as_of)))


def timeline(items: Iterable[PublicationDrawn], clocks: Clocks, language: Language) -> Timeline:
    """Publications known on the day, in the order in which they came out."""
    known = [one for one in items if one.publication.published.end <= clocks.known_at]
    known.sort(key=lambda one: (one.publication.published.end, one.publication.title))
    made = []
    for one in known:
        published = one.publication.published
        first, last = _before(published.start, published.starts), published.time
        since = min((_before(o.span.start, o.span.starts) for o in one.observations), default=first)
        span = NamedSpan(first, last, str(published))
        title = one.publication.title or one.publication.publisher
        count = len(one.observations)
        made.append(TimelineItem(span, count, min(since, first), one.moved, title))
    day = decimal_year(clocks.known_at)
    start = min((one.published.first for one in made), default=day - 1)
    text = pick(language, f"{len(made)} 份出处", f"{len(made)} publications")
    return Timeline(text, time_axis(min(start, day - 1), day), tuple(made))


def heat_strips(
    plan: Period, clocks: Clocks, strips: Iterable[StripDrawn], language: Language
) -> HeatStrips:
    """Verdicts over the time of a plan, after the day of the report empty."""
    axis = time_axis(_before(plan.start, plan.starts), plan.time, plan.starts)
    day = decimal_year(clocks.as_of, plan.starts)

    def run(one: VerdictRun) -> StripRun:
        begin = max(_before(one.first, plan.starts), axis.first)
        end = min(decimal_year(one.last, plan.starts), axis.last, day)
        return StripRun(begin, end, one.tone, one.word)

    made, said = [], []
    for strip in strips:
        runs = [run(one) for one in strip.runs]
        shown = tuple(one for one in runs if one.first < one.last)
        used = (decimal_year(one, plan.starts) for one in strip.published)
        inside = tuple(time for time in used if axis.first <= time <= axis.last)
        made.append(HeatStrip(strip.label, shown, inside))
        steps = enumerated((f"{one.first} {one.word}" for one in strip.runs), language)
        said.append(pick(language, f"{strip.label}：{steps}", f"{strip.label}: {steps}"))
    text = pick(language, "；", "; ").join(said)
    return HeatStrips(text, axis, tuple(made), min(day, axis.last))

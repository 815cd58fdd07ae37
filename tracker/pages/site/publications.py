"""The publications: when they came out, how much each says, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.language import Language, pick
from tracker.pages.drawings.times import PublicationDrawn, timeline
from tracker.pages.drawings.values import Timeline
from tracker.pages.site.effects import has_turned
from tracker.pages.site.parts import ShownVerdict, TargetLink, link_to, verdict_of
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.pages.site.sources import SiteSource
from tracker.words.terms import word
from tracker.words.wording import titled

_MOST = 12  # targets that are named


@dataclass(frozen=True, slots=True)
class ListedPublication:
    """A publication of the list: when, who, how many figures, the verdicts that it changed, and of
    how many more targets it changed the figures.
    """

    route: SiteRoute
    title: str
    published: str
    about: tuple[str, ...]
    figures: str
    turned: tuple[tuple[TargetLink, ShownVerdict], ...]
    more: str


@dataclass(frozen=True, slots=True)
class PublicationsPage:
    """Every publication that was known, the latest first."""

    title: str
    description: str
    timeline: Timeline | None
    listed: tuple[ListedPublication, ...]
    template: str = "publications.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> PublicationsPage:
    """The publications known on the route's day."""
    language, sources = route.language, record.sources(route)
    changes = {one.key: record.effects(one, language) for one in sources}
    drawn = [
        PublicationDrawn(one.publication, one.observations, any(map(has_turned, changes[one.key])))
        for one in sources
    ]
    listed = []
    for one in sources:
        rows = [one.after for one in changes[one.key] if one.after and has_turned(one)][:_MOST]
        turned = [(link_to(r, route, language), verdict_of(r, route, language)) for r in rows]
        rest = len(changes[one.key]) - len(turned)
        more = pick(
            language,
            f"另有 {rest} 个目标的数" if turned else f"{rest} 个目标的数，结论没变",
            f"figures of {rest} more" if turned else f"figures of {rest}; no verdict changed",
        )
        listed.append(
            ListedPublication(
                route.to("publication", one.key),
                source_name(one, language),
                str(one.publication.published),
                source_about(one, language),
                figures_text(one, language),
                tuple(turned),
                more if rest else "",
            )
        )
    count, figures = len(sources), sum(len(one.observations) for one in sources)
    telling = sum(one.moved for one in drawn)
    return PublicationsPage(
        pick(language, "数从哪里来", "Where the figures come from"),
        pick(
            language,
            f"{count} 份出处，{figures} 个数；其中 {telling} 份让目标的结论有了变化。",
            f"{count} publication{'' if count == 1 else 's'} with {figures} figures; {telling} "
            f"changed the verdict of a target.",
        ),
        timeline(drawn, record.clocks(route), language) if drawn else None,
        tuple(listed),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one list."""
    del record
    return (base.to("publications"),)


def source_name(source: SiteSource, language: Language) -> str:
    """What a publication is called: its title, else its publisher, else its file."""
    paper = source.publication
    return titled(paper.title, language) or paper.publisher or source.file


def source_about(source: SiteSource, language: Language) -> tuple[str, ...]:
    """Its publisher and its tier, where they are said."""
    paper = source.publication
    tier = word(f"tier.{paper.tier}", language) if paper.tier else ""
    return tuple(text for text in (paper.publisher if paper.title else "", tier) if text)


def figures_text(source: SiteSource, language: Language) -> str:
    """How many figures it has."""
    n = len(source.observations)
    return pick(language, f"{n} 个数", f"{n} figure{'' if n == 1 else 's'}")

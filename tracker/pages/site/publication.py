"""One publication: what it changed, every figure that it prints, and where it is on file."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.series import Entry
from tracker.language import in_sequence, pick
from tracker.pages.site.checks import CitedFigure, cited
from tracker.pages.site.effects import ShownChange, shown_changes
from tracker.pages.site.publications import figures_text, source_about, source_name
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.pages.site.sources import place_in_record
from tracker.words import observations as words
from tracker.words.audit import claims_lines


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of a publication: what it counts for, and what the publication claims of it."""

    figure: CitedFigure
    use: str
    off: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicationPage:
    """What a publication's page says."""

    title: str
    description: str
    eye: tuple[str, ...]
    plans: tuple[tuple[str, SiteRoute], ...]
    lede: str
    url: str
    file: str
    document: str
    before: tuple[str, SiteRoute] | None
    after: tuple[str, SiteRoute] | None
    changes: tuple[ShownChange, ...]
    figures: tuple[PrintedFigure, ...]
    template: str = "publication.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> PublicationPage:
    """The publication that the key names. Raises NoPage where none is known by it."""
    language, sources = route.language, record.sources(route)
    number = next((n for n, one in enumerate(sources) if one.key == route.key), None)
    if number is None:
        raise NoPage(route.path)
    source, uses = sources[number], _uses(record, route)
    paper = source.publication
    found = record.effects(source, language)
    changes = shown_changes(found, record, route, cited=False)
    turned = sum(change.turned for change in changes)
    said = pick(
        language,
        f"带来 {len(changes)} 个目标的数，其中 {turned} 个的结论因此变了。",
        f"Figures of {len(changes)} target{'' if len(changes) == 1 else 's'}; "
        f"{turned} verdict{'' if turned == 1 else 's'} changed.",
    )
    if not changes:
        said = pick(language, "没有带来目标的数。", "No figure of a target.")
    figures = []
    for one in source.observations:
        entry = uses.get(place_in_record(one))
        figures.append(
            PrintedFigure(
                cited(one, record, route),
                words.use_text(entry, language) if entry else "",
                entry is not None and not (entry.use.counts or entry.used),
                tuple(claims_lines(one, record.report(route), language)),
            )
        )
    beside = [
        (source_name(sources[n], language), route.to("publication", sources[n].key))
        if 0 <= n < len(sources)
        else None
        for n in (number + 1, number - 1)
    ]
    plans = tuple(
        (plan.name.text(language), route.to("plan", plan.id))
        for plan in record.spoken(language).plans
        if (plan.source.title, plan.source.published) == (paper.title, paper.published)
    )
    return PublicationPage(
        source_name(source, language),
        in_sequence((str(paper.published), *source_about(source, language), said), language),
        (
            pick(language, f"{paper.published} 公布", f"published {paper.published}"),
            *source_about(source, language),
            figures_text(source, language),
        ),
        plans,
        said,
        paper.url,
        source.file,
        words.document_text(paper, language),
        beside[0],
        beside[1],
        changes,
        tuple(figures),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """Every publication that was known."""
    return tuple(base.to("publication", one.key) for one in record.sources(base))


def _uses(record: SiteRecord, route: SiteRoute) -> dict[tuple[str, int, int], Entry]:
    """What each observation counts for in a target, as of the route's days; where it bears on
    several, in the one where it counts.
    """
    found: dict[tuple[str, int, int], Entry] = {}
    for row in record.report(route).rows:
        for entry in row.assessment.entries:
            place = place_in_record(entry.observation)
            if place not in found or (entry.use.counts and not found[place].use.counts):
                found[place] = entry
    return found

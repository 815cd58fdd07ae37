"""How verdicts are reached: every status and flag, the limits in use, the marks of figures, every
formula; each has an anchor, and no sentence here is a copy of another page's.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.assess.evidence import STALE_MONTHS
from tracker.assess.formulas import FORMULAS
from tracker.assess.status import Evidence, Status
from tracker.language import Language, bracketed, pick
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.target import Thresholds
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import SiteRoute
from tracker.words.formulas import FORMULA_CASES, formula_moves, formula_text
from tracker.words.headline import about_text
from tracker.words.meanings import MEANINGS
from tracker.words.terms import WORDS, word


@dataclass(frozen=True, slots=True)
class MethodTerm:
    """A word of verdicts and what it means, at its anchor; `tone` is that of a status."""

    id: str
    tone: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class MethodFigure:
    """A figure at its anchor: what it is called, and each way to compute it, with the case that it
    is for and how it moves with an interval.
    """

    id: str
    name: str
    ways: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class MethodPage:
    """What is said of the method."""

    title: str
    description: str
    statuses: tuple[MethodTerm, ...]
    flags: tuple[MethodTerm, ...]
    limits: tuple[MethodTerm, ...]
    marks: tuple[tuple[str, str], ...]
    figures: tuple[MethodFigure, ...]
    template: str = "method.html.j2"


def view(record: SiteRecord, route: SiteRoute) -> MethodPage:
    """The page of methods."""
    language, limits = route.language, record.project.thresholds
    return MethodPage(
        pick(language, "怎样下结论", "How verdicts are reached"),
        pick(
            language,
            "每个结论都从公布的数算出来：数是区间的，对区间里的每个值都成立才下结论。",
            "Every verdict is computed from published figures, and holds for every value that "
            "their wording allows.",
        ),
        tuple(_term(key, key, language) for key in Status),
        tuple(_term(key, "", language) for key in Evidence),
        _limits(limits, language),
        _marks(limits, language),
        _figures(language),
    )


def routes(record: SiteRecord, base: SiteRoute) -> tuple[SiteRoute, ...]:
    """The one page of methods."""
    del record
    return (base.to("method"),)


def _term(key: str, tone: str, language: Language) -> MethodTerm:
    return MethodTerm(key, tone, word(key, language), pick(language, *MEANINGS[key]))


def _limits(limits: Thresholds, language: Language) -> tuple[MethodTerm, ...]:
    """The thresholds of the registry, each under what it decides with the key that states it."""
    ahead, on_track = (f"{one.normalize():f}" for one in (limits.ahead, limits.on_track))
    about, stale = about_text(limits), word("stale", language)
    first = pick(language, "先看级别，再看谁后公布", "the highest tier, then the latest published")
    if limits.prefer == "latest":
        first = pick(
            language, "先看谁后公布，再看级别", "the latest published, then the highest tier"
        )
    said = {
        "ahead": (
            word("ahead", language),
            pick(language, f"进度之比 ≥{ahead}", f"pace ≥ {ahead}"),
        ),
        "on_track": (
            word("on_track", language),
            pick(
                language,
                f"进度之比 ≥{on_track}；更低是{word('behind', language)}",
                f"pace ≥ {on_track}; below it {word('behind', language)}",
            ),
        ),
        "about": (
            pick(language, "约", "about"),
            pick(
                language,
                f"两边各 {about}，不宽于末位一个单位",
                f"{about} to either side, no more than a step of the last digit",
            ),
        ),
        "prefer": (pick(language, "同一时期有几个数", "several figures for a period"), first),
        "": (
            stale,
            pick(
                language,
                f"没有发布规律的，最新一期结束 {STALE_MONTHS} 个月以后",
                f"without a release rule, {STALE_MONTHS} months after the latest period ended",
            ),
        ),
    }
    return tuple(
        MethodTerm(f"limit-{key or 'stale'}", "", name + bracketed(key, language), text)
        for key, (name, text) in said.items()
    )


def _marks(limits: Thresholds, language: Language) -> tuple[tuple[str, str], ...]:
    """The marks before figures and what they say."""
    rows = ((row.mark, pick(language, *row.spoken).strip()) for row in QUALIFIERS.values())
    about = pick(language, f"（±{about_text(limits)}）", f" (±{about_text(limits)})")
    return tuple(
        (mark, said + (about if mark == QUALIFIERS["about"].mark else ""))
        for mark, said in rows
        if mark
    )


def _figures(language: Language) -> tuple[MethodFigure, ...]:
    ways: dict[str, list[tuple[str, str, str]]] = {}
    for name, formula in FORMULAS.items():
        case = pick(language, *FORMULA_CASES[name])
        said = formula_text(formula), case, formula_moves(formula, language)
        ways.setdefault(formula.figure, []).append(said)
    return tuple(
        MethodFigure(
            figure,
            word(f"figure.{figure}", language) if f"figure.{figure}" in WORDS else figure,
            tuple(of_it),
        )
        for figure, of_it in ways.items()
    )

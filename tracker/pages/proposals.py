"""Proposals of documents: by indicator, each with its words, the figure marked, and what is on
record already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.documents.document import Document
from tracker.extract.proposal import Proposal
from tracker.language import Language, pick
from tracker.model.qualifiers import QUALIFIERS
from tracker.pages.blocks import Block, Page, Paragraph, Phrase, Quote, Section, phrase
from tracker.words.terms import word

_ROLES = {"target": "info", "observation": "good", "other": "dim"}
_STATES = {
    "new": "new", "equal": "dim", "agreeing": "dim", "contradicting": "alert",
    "no_indicator": "doubt", "no_period": "doubt", "no_unit": "doubt",
}  # fmt: skip


def page(documents: Iterable[tuple[Document, Sequence[Proposal]]], language: Language) -> Page:
    """Everything that was found, document by document."""
    found = (_document(*each, language) for each in documents)
    return Page(language, (*found, Paragraph((phrase(),))))  # a blank line below


def page_of_one(proposal: Proposal, document: Document, language: Language) -> Page:
    """One proposal, as a walk through them shows it."""
    return Page(language, (_group([proposal], document, language),))


def _document(document: Document, found: Sequence[Proposal], language: Language) -> Section:
    named: dict[str, list[Proposal]] = {}
    for one in found:
        if one.figure.role != "other":
            name = one.indicator.id if one.indicator else one.figure.name
            named.setdefault(name, []).append(one)
    groups = sorted(named.values(), key=lambda group: group[0].indicator is None)
    blocks: list[Block] = [_group(group, document, language) for group in groups]
    if left := sum(one.figure.role == "other" for one in found):
        others = pick(
            language,
            f"另有 {left} 个数不是指标数值（名次、政策参数、单纯的计数等），--format json 列出。",
            f"{left} more number{'' if left == 1 else 's'} measure no indicator (ranks, policy"
            " parameters, bare counts): --format json lists them.",
        )
        blocks.append(Paragraph((phrase((others, "dim")),)))
    return Section(_title(document, found, language), tuple(blocks))


def _title(document: Document, found: Sequence[Proposal], language: Language) -> Phrase:
    """The document, how much was found in it, and what of it could not be read."""
    targets, seen = (
        sum(one.figure.role == role for one in found) for role in ("target", "observation")
    )
    both = f"目标 {targets}，观测 {seen}", f"{targets} targets, {seen} observations"
    told = [pick(language, *both)]
    if document.encoding and document.encoding not in ("utf-8", "ascii"):
        told.append(document.encoding)
    if document.pictures:
        pages = ", ".join(map(str, document.pictures))
        told.append(
            pick(
                language,
                f"第 {pages} 页只有图片，没有读",
                f"pages {pages} hold pictures only and were not read",
            )
        )
    return phrase(document.name, "  ", (pick(language, "；", "; ").join(told), "dim"))


def _group(group: Sequence[Proposal], document: Document, language: Language) -> Section:
    first = group[0]
    if first.indicator:
        title = phrase(first.indicator.name.text(language), "  ", (first.indicator.id, "code"))
    else:
        title = phrase(first.figure.name, "  ", (word("figures.no_indicator", language), "doubt"))
    blocks = [block for one in group for block in _proposal(one, document, language)]
    return Section(title, tuple(blocks))


def _proposal(proposal: Proposal, document: Document, language: Language) -> Iterable[Block]:
    """The figure with its role, period and state, and the words of the source with it marked."""
    figure = proposal.figure
    state = word(f"figures.{proposal.state}", language)
    if proposal.beside is not None:
        state += f" {proposal.beside[0]} ({proposal.beside[1]})"
    said = [
        word("figures." + claim.kind, language)
        + f" {claim.text}"
        + (f" ({claim.of})" if claim.of else "")
        for claim in figure.claims
    ]
    claims = "  " + pick(language, "，", ", ").join(said) if said else ""
    yield Paragraph(
        (
            phrase(
                (word("figures." + figure.role, language), _ROLES[figure.role]),
                "  ",
                (QUALIFIERS[figure.qualifier].mark + figure.text, "key"),
                "  ",
                _period(proposal, language),
                "  ",
                (state + "  " if proposal.indicator else "", _STATES[proposal.state]),
                (f"{figure.confidence}", "dim"),
                (claims, "dim"),
            ),
        )
    )
    quote, (start, end) = figure.quote, figure.mark
    place = (document.name, figure.page, figure.line, figure.column)
    yield Quote(
        phrase(quote[:start], (f"【{quote[start:end]}】", "strong"), quote[end:]),
        ":".join(str(part) for part in place if part is not None),
    )


def _period(proposal: Proposal, language: Language) -> str:
    """The period, and where it comes from if not from the figure's own words."""
    if not proposal.period:
        return pick(language, "时期不明", "no period")
    if not proposal.dated:
        return proposal.period + pick(language, "（按出处的月份）", " (the publication's month)")
    if proposal.figure.basis == "carried":
        return proposal.period + pick(language, "（沿用前文）", " (from what went before)")
    return proposal.period

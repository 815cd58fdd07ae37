"""Proposals of documents: how many lie how beside the record, then each with its words, the figure
marked, and what is on record already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.documents.document import Document
from tracker.extract.proposal import Proposal
from tracker.language import Language, pick
from tracker.model.qualifiers import QUALIFIERS
from tracker.pages.blocks import (
    Block,
    Page,
    Paragraph,
    Phrase,
    Quote,
    Section,
    Strip,
    phrase,
)
from tracker.words import proposals as words

_TONES = {
    "new": "new", "equal": "dim", "contradicting": "alert", "no_indicator": "doubt",
    "no_period": "doubt", "no_unit": "doubt",
}  # fmt: skip


def page(documents: Iterable[tuple[Document, Sequence[Proposal]]], language: Language) -> Page:
    """Everything that was found, document by document."""
    found = (_document(*each, language) for each in documents)
    return Page(language, (*found, Paragraph((phrase(),))))  # a blank line below


def page_of_one(proposal: Proposal, language: Language) -> Page:
    """One proposal, as a walk through them shows it."""
    group = words.group_of(proposal)
    title = phrase((words.group_title(group, language), _TONES[group]))
    return Page(language, (Section(title, tuple(_proposal(proposal, language))),))


def _document(document: Document, found: Sequence[Proposal], language: Language) -> Section:
    """What was found, what contradicts the record first, targets last."""
    blocks: list[Block] = [Paragraph((phrase((words.summary(found, language), "strong")),))]
    seen = [one for one in found if one.figure.role == "observation"]
    for group in words.BY_URGENCY:
        if of_it := [one for one in seen if words.group_of(one) == group]:
            title = words.group_title(group, language)
            blocks.append(_group(title, _TONES[group], of_it, language))
    targets = [one for one in found if one.figure.role == "target"]
    targets.sort(key=lambda one: words.BY_URGENCY.index(words.group_of(one)))
    if targets:
        blocks.append(_group(pick(language, "目标", "Targets"), "", targets, language))
    if left := sum(one.figure.role == "other" for one in found):
        others = pick(
            language,
            f"另有 {left} 个数不是指标数值（名次、政策参数、单纯的计数等），--format json 列出。",
            f"{left} more number{'' if left == 1 else 's'} measure no indicator (ranks, policy"
            " parameters, bare counts): --format json lists them.",
        )
        blocks.append(Section(phrase((others, "dim")), ()))
    return Section(_title(document, language), tuple(blocks))


def _title(document: Document, language: Language) -> Phrase:
    """The document, and what is to be known of how it was read."""
    told = []
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
    said = pick(language, "；", "; ").join(told)
    return phrase(document.name, (f"  {said}" if said else "", "dim"))


def _group(name: str, tone: str, group: Sequence[Proposal], language: Language) -> Section:
    """What lies alike beside the record."""
    title = phrase((name, tone), (f" {len(group)}", "dim"))
    return Section(title, tuple(block for one in group for block in _proposal(one, language)))


def _proposal(proposal: Proposal, language: Language) -> Iterable[Block]:
    """The figure with its period, its place and how sure it is, and the words of the source with it
    marked; of what is on record only what it is.
    """
    figure = proposal.figure
    name, key = figure.name, ""
    if proposal.indicator is not None:
        name, key = proposal.indicator.name.text(language), proposal.indicator.id
    group, beside = words.group_of(proposal), words.beside(proposal, language)
    on_record = group == "equal"
    said = [
        (words.place(figure, language), "dim"),
        (name, ""),
        ("" if on_record else key, "code"),
        (QUALIFIERS[figure.qualifier].mark + figure.text, "key"),
        (_period(proposal, language), ""),
        (words.group_word(group, language) * (figure.role == "target"), _TONES[group]),
        (beside if on_record else words.confidence(figure, language), "dim"),
        ("" if on_record else words.claims(figure, language), "dim"),
    ]
    yield Paragraph((Strip(tuple(phrase(one) for one in said if one[0])),))
    if not on_record:
        before, own, after = words.sentence_of(figure)
        yield Quote(phrase(before, (f"【{own}】", "strong"), after), beside)


def _period(proposal: Proposal, language: Language) -> str:
    """The period, and where it comes from if not from the figure's own words."""
    if not proposal.period:
        return pick(language, "时期不明", "no period")
    if not proposal.dated:
        return proposal.period + pick(language, "（按出处的月份）", " (the publication's month)")
    if proposal.figure.basis == "carried":
        return proposal.period + pick(language, "（沿用前文）", " (from what went before)")
    return proposal.period

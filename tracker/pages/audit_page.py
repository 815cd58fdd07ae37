"""What a document says beside the record, before anything of it is recorded: its figures and its
claims in one list, what the record contradicts first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.checks import Checks, CheckVerdict
from tracker.documents.document import Document
from tracker.extract.proposal import Proposal
from tracker.language import Language
from tracker.model.qualifiers import QUALIFIERS
from tracker.pages.blocks import Items, ListItem, Page, Paragraph, Piece, phrase, signs
from tracker.words import audit, audit_page
from tracker.words.proposals import place

_VERDICTS = {
    "contradicting": CheckVerdict.INCONSISTENT,
    "equal": CheckVerdict.CONSISTENT,
    "new": CheckVerdict.UNVERIFIABLE,
    "unsure": CheckVerdict.UNVERIFIABLE,
}
_TONES = {CheckVerdict.CONSISTENT: "met", CheckVerdict.INCONSISTENT: "missed"}
_WORST_FIRST = (CheckVerdict.INCONSISTENT, CheckVerdict.CONSISTENT, CheckVerdict.UNVERIFIABLE)


@dataclass(frozen=True, slots=True)
class AuditedPage:
    """A document beside the record: its figures of known indicators, and the checks of its claims
    as if they were recorded, each of an observation whose `index` is its figure's number.
    `baseless` claims do not say for certain what they are of, `undated` figures not when.
    """

    document: Document
    figures: tuple[Proposal, ...]
    checks: Checks
    baseless: int = 0
    undated: int = 0

    @property
    def claims(self) -> Iterator[tuple[Proposal, ClaimCheck]]:
        """Each check of a claim, with the figure beside which it stands."""
        for one in self.checks.each:
            if isinstance(one, ClaimCheck):
                yield self.figures[one.observation.index], one

    @property
    def contradicted(self) -> bool:
        """Whether a figure is another than the record's."""
        return any(figure_verdict(one) == CheckVerdict.INCONSISTENT for one in self.figures)


def figure_verdict(figure: Proposal) -> CheckVerdict:
    """What comes of a figure beside the record: of what is new, or not dated, nothing."""
    return _VERDICTS[audit_page.lies(figure)]


def page(found: AuditedPage, language: Language) -> Page:
    """How many figures and claims there are of each kind, then each in a row."""
    rows = [
        *(
            (figure_verdict(one), 0, n, _figure(one, language))
            for n, one in enumerate(found.figures)
        ),
        *(
            (one.verdict, 1, n, _claim(figure, one, found, language))
            for n, (figure, one) in enumerate(found.claims)
        ),
    ]
    rows.sort(key=lambda row: (_WORST_FIRST.index(row[0]), *row[1:3]))
    lines = [
        phrase((audit_page.figures_line(found.figures, language), "strong")),
        phrase((audit.summary_line(found.checks, language), "strong")),
    ]
    if said := audit_page.unchecked_line(found.baseless, found.undated, language):
        lines.append(phrase((said, "dim")))
    title = Paragraph((phrase(found.document.name, "  ", found.document.title or ""), *lines))
    items = (Items(tuple(item for *_, item in rows)),) if rows else ()
    return Page(language, (title, *items))


def _figure(one: Proposal, language: Language) -> ListItem:
    value = QUALIFIERS[one.figure.qualifier].mark + one.figure.text
    said = audit_page.figure_outcome(one, language)
    return _item(figure_verdict(one), one, value, said, language)


def _claim(figure: Proposal, one: ClaimCheck, found: AuditedPage, language: Language) -> ListItem:
    report = found.checks.report
    value = f"{audit.value_said(one)}  {audit.claim_brief(one, report, language)}"
    said = audit.outcome(one, report, language)
    item = _item(one.verdict, figure, value, said, language)
    bases = audit.bases_line(one, language)
    if one.verdict != CheckVerdict.INCONSISTENT or not bases:
        return item
    return replace(item, below=(ListItem(phrase((bases, "dim"))),))


def _item(
    verdict: CheckVerdict, one: Proposal, value: str, said: str, language: Language
) -> ListItem:
    """Where it stands in the document, what it says there, and what comes of it."""
    mark, plain = audit.CHECK_MARKS[verdict]
    tone = _TONES.get(verdict, "dim")
    name = one.figure.name if one.indicator is None else one.indicator.name.short_text(language)
    text = phrase(
        (place(one.figure, language), "dim"),
        f"  {name}  {one.period}{audit_page.undated_remark(one, language)}  ",
        (value, "key"),
        "  ",
        signs(said, tone if verdict == CheckVerdict.INCONSISTENT else "dim"),
    )
    return ListItem(text, mark=Piece(mark, tone, plain))

"""What an audit found: claims of publications, worst first, each with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.checks import Checks, CheckVerdict
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Block,
    Page,
    Paragraph,
    Piece,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.words import audit as words
from tracker.words.terms import word

_TONES = {CheckVerdict.CONSISTENT: "met", CheckVerdict.INCONSISTENT: "missed"}
_WORST_FIRST = (CheckVerdict.INCONSISTENT, CheckVerdict.CONSISTENT, CheckVerdict.UNVERIFIABLE)


def page(found: Checks, language: Language) -> Page:
    """How many hold, then each; further kinds of checks have sections of their own."""
    return Page(language, tuple(_blocks(found, language)))


def _blocks(found: Checks, language: Language) -> Iterable[Block]:
    told = [one for one in found.each if isinstance(one, ClaimCheck)]
    if told or not found.each:
        yield Paragraph((phrase((words.summary_line(found, language), "strong")),))
    if told:
        yield _claims(told, found, language)


def _claims(told: Sequence[ClaimCheck], found: Checks, language: Language) -> Table:
    """A row for each claim, contradicted ones first; below it where it stands."""
    ordered = sorted(told, key=lambda one: _WORST_FIRST.index(one.verdict))
    several = len({one.subject for one in told}) > 1
    columns = [
        TableColumn(""),
        *([TableColumn(word("indicator", language))] if several else []),
        TableColumn(word("period", language)),
        TableColumn(word("value", language), right=True),
        TableColumn(pick(language, "说法", "Claim")),
        TableColumn(pick(language, "核对", "Check"), folds=30),
    ]
    return Table(
        tuple(columns),
        tuple(_row(one, found, language, several=several) for one in ordered),
    )


def _row(one: ClaimCheck, found: Checks, language: Language, *, several: bool) -> TableRow:
    mark, plain = words.CHECK_MARKS[one.verdict]
    tone = _TONES.get(one.verdict, "dim")
    report = found.report
    name = report.indicators[one.subject].name.short_text(language)
    cells = [phrase(Piece(mark, tone, plain))]
    cells += [phrase(name)] if several else []
    cells += [phrase(Piece(str(one.period), "key", link=str(one.place)))]
    cells += [phrase(words.value_said(one)), phrase(words.claim_brief(one, report, language))]
    cells += [phrase(signs(words.outcome(one, report, language), tone))]
    below = []
    if one.verdict == CheckVerdict.INCONSISTENT:
        below = [phrase((words.places_line(one, language), "dim"))]
    return TableRow(tuple((cell,) for cell in cells), below=tuple(below))

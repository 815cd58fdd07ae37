"""What an audit found: claims of publications, wholes and their parts, awaited releases, each
worst first and with its arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.analysis.audit.claims import ClaimCheck
from tracker.analysis.audit.parts import PartsCheck
from tracker.analysis.audit.releases import ReleaseCheck
from tracker.analysis.checks import Check, Checks, CheckVerdict
from tracker.language import Language, bracketed, pick
from tracker.pages.blocks import (
    Block,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Piece,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.words import audit as words
from tracker.words.audit_parts import (
    parts_outcome,
    parts_summary,
    parts_working,
    parts_worst_first,
)
from tracker.words.audit_releases import last_heard, release_outcome, releases_summary
from tracker.words.terms import word

_TONES = {
    CheckVerdict.CONSISTENT: "met",
    CheckVerdict.INCONSISTENT: "missed",
    CheckVerdict.EQUAL: "met",
    CheckVerdict.RAISED: "behind",
    CheckVerdict.SHORT: "missed",
    CheckVerdict.OVERDUE: "missed",
}
_WORST_FIRST = (CheckVerdict.INCONSISTENT, CheckVerdict.CONSISTENT, CheckVerdict.UNVERIFIABLE)


def page(found: Checks, language: Language, *, places: bool = False) -> Page:
    """How many hold, then each, with its place in a column of its own where `places` says so;
    further kinds of checks have sections of their own.
    """
    return Page(language, tuple(_blocks(found, language, places=places)))


def _blocks(found: Checks, language: Language, *, places: bool) -> Iterable[Block]:
    told = [one for one in found.each if isinstance(one, ClaimCheck)]
    if told or (not found.each and "claims" in found.asked):
        yield _heading(words.summary_line(found, language))
    if told:
        yield _claims(told, found, language, places=places)
    wholes = parts_worst_first(found)
    if wholes or found.asked == ("parts",):
        yield _heading(parts_summary(found, language))
    if wholes:
        yield _wholes(wholes, language, places=places)
    awaited = [one for one in found.each if isinstance(one, ReleaseCheck)]
    if awaited or found.asked == ("releases",):
        yield _heading(releases_summary(found, language))
    if awaited:
        yield _awaited(awaited, found, language, places=places)


def _heading(text: str) -> Paragraph:
    return Paragraph((phrase((text, "strong")),))


def _claims(
    told: Sequence[ClaimCheck], found: Checks, language: Language, *, places: bool
) -> Table:
    """A row for each claim, contradicted ones first; below it where it stands."""
    ordered = sorted(told, key=lambda one: _WORST_FIRST.index(one.verdict))
    columns = (
        TableColumn(word("period", language)),
        TableColumn(word("value", language), right=True),
        TableColumn(pick(language, "说法", "Claim")),
        TableColumn(pick(language, "核对", "Check"), folds=24),
        *_place_column(places, language),
    )
    several = len({one.subject for one in told}) > 1
    rows = tuple(_row(one, found, language, several=several, places=places) for one in ordered)
    return Table(columns, rows, word("indicator", language) if several else "")


def _row(
    one: ClaimCheck, found: Checks, language: Language, *, several: bool, places: bool
) -> TableRow:
    tone, report = _TONES.get(one.verdict, "dim"), found.report
    name = report.indicators[one.subject].name.short_text(language)
    name += bracketed(one.area, language) if len(_areas(found)) > 1 else ""
    cells = (
        phrase(_mark(one), Piece(str(one.period), "key", link=str(one.place))),
        phrase(words.value_said(one)),
        phrase(words.claim_brief(one, report, language)),
        phrase(signs(words.outcome(one, report, language), tone)),
        *_place(one, places),
    )
    below: Parts = ()
    if one.verdict == CheckVerdict.INCONSISTENT:
        below = (phrase((words.places_line(one, language), "dim")),)
    group = name if several else ""
    return TableRow(tuple((cell,) for cell in cells), group, below, f"{name} {one.period}")


def _areas(found: Checks) -> set[str]:
    return {one.area for one in found.each if isinstance(one, ClaimCheck)}


def _wholes(told: Sequence[PartsCheck], language: Language, *, places: bool) -> Table:
    """A row for each whole, those that fall short first: its parts against it, and the verdict."""
    rows = []
    for one in told:
        tone = _TONES.get(one.verdict, "")
        cells = (
            phrase(
                _mark(one), Piece(one.row.target.name.short_text(language), link=str(one.place))
            ),
            phrase((str(one.period), "key")),
            phrase(signs(parts_working(one))),
            phrase((parts_outcome(one, language), tone)),
            *_place(one, places),
        )
        rows.append(TableRow(tuple((cell,) for cell in cells)))
    columns = (
        TableColumn(pick(language, "总目标", "Whole")),
        TableColumn(pick(language, "到期", "Due")),
        TableColumn(pick(language, "分解合计与总目标", "Parts and whole"), folds=30),
        TableColumn(pick(language, "核对", "Check"), folds=30),
        *_place_column(places, language),
    )
    return Table(columns, tuple(rows))


def _awaited(
    told: Sequence[ReleaseCheck], found: Checks, language: Language, *, places: bool
) -> Table:
    """A row for each figure that is awaited, in the order of the audit."""
    rows, dated = [], any(one.period for one in told)
    for one in told:
        cells = (
            phrase(_mark(one), Piece(one.name.short_text(language), link=str(one.place))),
            *([phrase((str(one.period or ""), "key"))] if dated else []),
            phrase((release_outcome(one, found, language), _TONES.get(one.verdict, ""))),
            phrase((last_heard(one, language), "dim")),
            *_place(one, places),
        )
        rows.append(TableRow(tuple((cell,) if cell else () for cell in cells)))
    columns = (
        TableColumn(word("target_column", language)),
        *([TableColumn(word("period", language))] if dated else []),
        TableColumn(pick(language, "公布", "Release")),
        TableColumn(pick(language, "最近公布", "Last published")),
        *_place_column(places, language),
    )
    return Table(columns, tuple(rows))


def _mark(one: Check) -> Piece:
    mark, plain = words.CHECK_MARKS[one.verdict]
    return Piece(f"{mark} ", _TONES.get(one.verdict, "dim"), f"{plain} ")


def _place(one: Check, places: bool) -> tuple[Phrase, ...]:
    return (phrase((str(one.place), "code")),) if places else ()


def _place_column(places: bool, language: Language) -> tuple[TableColumn, ...]:
    return (TableColumn(pick(language, "位置", "Place")),) if places else ()

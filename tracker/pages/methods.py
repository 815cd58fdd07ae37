"""What other rules say of targets: a table beside the verdicts, and how well each rule is known."""

from __future__ import annotations

from tracker.analysis.opinions import Opinion, Opinions
from tracker.assess.report import Row
from tracker.language import Language, bracketed
from tracker.pages.blocks import (
    Page,
    Paragraph,
    Parts,
    Piece,
    Table,
    TableColumn,
    TableRow,
    phrase,
)
from tracker.pages.status import judged, what_if_lines
from tracker.words import methods as words
from tracker.words.figures import cells
from tracker.words.terms import word


def page(found: Opinions, language: Language, *, every: bool = False) -> Page:
    """The targets of which a method says something, or every one."""
    report = found.report
    rows = [row for row in report.rows if every or _answered(found, row)]
    plans = {row.target.plan.id: row.target.plan for row in rows}
    made = tuple(
        TableRow(
            (
                (phrase(_name(row, language)),),
                ((judged(row, language),),),
                *(_said(one, language) for one in found.of[row.target.id].values()),
            ),
            group=row.target.plan.name.short_text(language) if len(plans) > 1 else "",
        )
        for row in rows
    )
    columns = (
        TableColumn(word("target_column", language)),
        TableColumn(word("status", language)),
        *(TableColumn(one.name) for one in found.methods),
    )
    lines = (
        phrase(words.counted_answers(found, language)),
        *(phrase((line, "dim")) for line in words.unanswered_lines(found, language)),
        *(phrase((line, "dim")) for line in words.testimony_lines(found.methods, language)),
    )
    assumed = tuple(what_if_lines(report, language))
    above = (Paragraph(assumed),) if assumed else ()
    table = (Table(columns, made),) if made else ()
    return Page(language, (*above, *table, Paragraph(lines)))


def _answered(found: Opinions, row: Row) -> bool:
    return any(one.answer.given for one in found.of[row.target.id].values())


def _name(row: Row, language: Language) -> str:
    c = cells(row, language)
    return c.name + bracketed(c.unit, language)


def _said(one: Opinion, language: Language) -> Parts:
    """What a method says; marked where it disagrees."""
    text = words.opinion_text(one, language)
    if one.agrees is False:
        return ((Piece(f"≠ {text}", "error", f"!= {text}"),),)
    return (phrase((text, "" if one.answer.given else "nothing")),)

"""What other rules say of targets: a table beside the verdicts, or of one target with the figures
behind each; and how well each rule is known.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.analysis.methods.base import Question
from tracker.analysis.opinions import Opinion, Opinions
from tracker.assess.report import Row
from tracker.language import Language, bracketed, pick
from tracker.pages.blocks import (
    Page,
    Paragraph,
    Parts,
    Phrase,
    Section,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.pages.status import judged, what_if_lines
from tracker.words import methods as words
from tracker.words.figures import cells
from tracker.words.terms import word


def page(
    found: Opinions, language: Language, *, every: bool = False, by_section: bool = False
) -> Page:
    """The targets of which a method says something, or every one; under headings where there are
    several plans, or by the sections of the plan.
    """
    report = found.report
    rows = [row for row in report.rows if every or found.count([row.target.id])[0]]
    several = len({row.target.plan.id for row in rows}) > 1
    made = []
    for row in rows:
        target = row.target
        plan = target.plan.name.short_text(language) if several else ""
        group = target.section or word("other", language) if by_section else plan
        said = tuple(_said(one, language) for one in found.of[target.id].values())
        name = (phrase(_name(row, language)),)
        made.append(TableRow((name, ((judged(row, language),),), *said), group=group))
    columns = (
        TableColumn(word("target_column", language)),
        TableColumn(word("status", language)),
        *(TableColumn(one.name) for one in found.methods),
    )
    lines = (
        _counted(found, found.of, language, in_columns=True),
        *(phrase((line, "dim")) for line in words.unanswered_lines(found, language)),
        *_known(found, language),
    )
    assumed = tuple(what_if_lines(report, language))
    above = (Paragraph(assumed),) if assumed else ()
    table = (Table(columns, tuple(made)),) if made else ()
    return Page(language, (*above, *table, Paragraph(lines)))


def methods_section(found: Opinions, row: Row, language: Language) -> Section:
    """What other rules say of one target: status, figures, and what they were asked."""
    said, question = found.of[row.target.id], found.asked[row.target.id]
    columns = (
        TableColumn(pick(language, "方法", "Method")),
        TableColumn(word("status", language)),
        TableColumn(pick(language, "依据", "Figures"), folds=24),
    )
    rows = tuple(
        TableRow(
            (
                (phrase(name),),
                _marked(words.status_text(one, language), one),
                (phrase(signs(words.working_text(one, row, language))),),
            )
        )
        for name, one in said.items()
    )
    lines = [_counted(found, [row.target.id], language, in_columns=False)]
    if isinstance(question, Question):
        lines.append(phrase(signs(words.question_text(question, row, language), "dim")))
    return Section(
        phrase(pick(language, "其他方法", "Other methods")),
        (Table(columns, rows), Paragraph((*lines, *_known(found, language)))),
    )


def _counted(
    found: Opinions, targets: Iterable[str], language: Language, *, in_columns: bool
) -> Phrase:
    """How many answers there are, and how many disagree; where the verdict stands."""
    said = words.counted_answers(*found.count(targets), language)
    verdict = words.beside_the_verdict(language, in_columns=in_columns)
    text = pick(language, f"{said}{verdict}", f"{said} {verdict}")
    return phrase(signs(text))


def _known(found: Opinions, language: Language) -> tuple[Phrase, ...]:
    """Whose rules these are, and how well they are known."""
    lines = words.testimony_lines(found.methods, language)
    return tuple(phrase((line, "dim")) for line in lines)


def _name(row: Row, language: Language) -> str:
    c = cells(row, language)
    return c.name + bracketed(c.unit, language)


def _said(one: Opinion, language: Language) -> Parts:
    return _marked(words.opinion_text(one, language), one)


def _marked(text: str, one: Opinion) -> Parts:
    """What a method says; marked where it disagrees."""
    if one.agrees is False:
        return (phrase(signs(f"≠ {text}", "error")),)
    return (phrase(signs(text, "" if one.answer.given else "nothing")),)

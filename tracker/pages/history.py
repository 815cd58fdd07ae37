"""How verdicts went: a row for each target, a column for each day, and what turned between two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.analysis.history import ReportHistory, TargetHistory
from tracker.assess.status import Status
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Block,
    Items,
    ListItem,
    Page,
    Paragraph,
    Parts,
    Piece,
    Section,
    Strip,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.pages.status import signed
from tracker.words import history as words
from tracker.words.terms import word

_MOST_TURNED = 12


def page(found: ReportHistory, language: Language, *, every: bool = False) -> Page:
    """The grid of days; `every`: also the targets that never had data, which else are only
    counted.
    """
    return Page(language, tuple(_blocks(found, language, every)))


def _blocks(found: ReportHistory, language: Language, every: bool) -> Iterable[Block]:
    past = found.past
    yield Paragraph((phrase(signs(words.past_line(past, language), "dim")),))
    on = {one.target.id: tuple(one.on_each(past.days)) for one in past.targets}
    shown = [
        one
        for one in past.targets
        if every or any(run.status != Status.NO_DATA for run in one.runs)
    ]
    used = words.signs_used((run for one in shown for run in on[one.target.id]), language)
    yield _grid(found, shown, language)
    if used:
        marks = tuple((signed(status, said),) for status, said in used)
        yield Paragraph((Strip(marks),))
    turned = words.turned_between(past, language)
    if turned:
        left = len(turned) - _MOST_TURNED
        said = pick(
            language,
            "两个公布日之间，时间一到就变了的",
            "Turned between two of these days, by time alone",
        )
        listed = [ListItem((signs(one.text(language)),)) for one in turned[-_MOST_TURNED:]]
        if left > 0:
            more = pick(
                language,
                f"更早还有 {left} 处：--format csv",
                f"{left} earlier: --format csv",
            )
            listed.insert(0, ListItem(phrase((more, "dim"))))
        yield Section(phrase(said), (Items(tuple(listed)),))


def _grid(found: ReportHistory, shown: Sequence[TargetHistory], language: Language) -> Table:
    days, plans = found.past.days, {one.target.plan.id for one in shown}
    title = TableColumn(word("target_column", language))
    columns = (
        TableColumn(said, spare=len(days) - 1 - n) for n, said in enumerate(words.day_titles(days))
    )
    rows = [
        TableRow(
            (
                (phrase(one.target.name.short_text(language)),),
                *(_cell(run_status) for run_status in map(words.shown_in_run, one.on_each(days))),
            ),
            one.target.plan.name.short_text(language) if len(plans) > 1 else "",
        )
        for one in shown
    ]
    return Table(
        (title, *columns),
        (*rows, _silent(found, days, language)),
        left_out=lambda count: pick(
            language,
            f"更早还有 {count} 天，这里放不下：--from、--to，或 --format csv。",
            f"No room here for {count} earlier: --from, --to, or --format csv.",
        ),
    )


def _cell(status: Status) -> Parts:
    said = signed(status, "")
    plain = (said.ascii or "").strip()
    return ((Piece(said.text.strip(), said.tone, plain),),)


def _silent(found: ReportHistory, days: Sequence[date], language: Language) -> TableRow:
    """How many targets had no data, day by day."""
    silent = [0] * len(days)
    for one in found.past.targets:
        for n, run in enumerate(one.on_each(days)):
            silent[n] += run.status == Status.NO_DATA
    name = (phrase((word(Status.NO_DATA, language), "dim")),)
    return TableRow((name, *((phrase((str(count), "dim")),) for count in silent)))

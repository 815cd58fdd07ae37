"""Where each target of each plan stands: counts, a table, and what its marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.analysis.score import score
from tracker.assess.assess import Assessment
from tracker.assess.pace import share_of_path
from tracker.assess.report import PlanHead, Report, Row
from tracker.assess.standing import shown_status
from tracker.assess.status import Judged, Status
from tracker.language import Language, pick
from tracker.pages.blocks import (
    Meter,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Piece,
    Section,
    Strip,
    Table,
    TableColumn,
    TableRow,
    phrase,
    signs,
)
from tracker.words import whatif
from tracker.words.figures import NOTHING, attained_word, cells, status_word
from tracker.words.headline import bar_legend, headline, legend, plan_line, tally
from tracker.words.score import score_text
from tracker.words.terms import SYMBOLS, word

if TYPE_CHECKING:
    from tracker.analysis.blocks import Blocks

_KEYS = ("name", "baseline", "goal", "latest", "bar", "progress", "gap", "status", "flags")


def page(report: Report, language: Language) -> Page:
    """A section for each plan."""
    assumed = tuple(what_if_lines(report, language))
    from tracker.analysis.blocks import Blocks  # the grid of a terminal does without

    blocks = Blocks(report)
    plans = (_plan(report, head, blocks, language) for head in report.plans)
    marks = Piece(bar_legend(language), "drawing", bar_legend(language, ascii_only=True))
    notes = (*(phrase((note, "dim")) for note in legend(report, language)), (marks,))
    above = (Paragraph(assumed),) if assumed else ()
    return Page(language, (*above, *plans, Paragraph(notes)))


def what_if_lines(report: Report, language: Language) -> Iterator[Phrase]:
    """A line for what is assumed, and one for each target that it bears on: before → after."""
    if not (said := whatif.heading(report, language)):
        return
    yield phrase((said, "strong"))
    moved = [row for row in report.rows if row.before is not None]
    for row in moved:
        name = f"{row.target.name.short_text(language)}{pick(language, '：', ': ')}"
        yield (Piece(name), *changed(report, row, language))
    if not moved:
        yield phrase(whatif.bears_on_none(language))


def changed(report: Report, row: Row, language: Language) -> Phrase:
    """The verdict before and after, with what comes out; nothing where nothing is assumed."""
    if row.before is None:
        return ()
    before, after = (_verdict(one, language) for one in (row.before, row.assessment))
    said = signs(whatif.result(report, row, language))
    return phrase(before, signs(" → "), after, said)


def _verdict(a: Assessment, language: Language) -> Piece:
    return signed(a.status, attained_word(a, language))


def rows_of(report: Report, head: PlanHead) -> list[Row]:
    """The rows of a plan."""
    return [row for row in report.rows if row.target.plan is head.plan]


def _plan(report: Report, head: PlanHead, blocks: Blocks, language: Language) -> Section:
    rows = rows_of(report, head)
    line = phrase((plan_line(report, head, language), "dim"))
    table = with_this_year(_table(rows, language), rows, blocks, language)
    return Section(
        phrase(headline(head, language)),
        (Paragraph((line, tallied(rows, language), *scored(rows, language))), table),
    )


def tallied(rows: Sequence[Row], language: Language) -> Strip:
    """The statuses that occur and how many targets have each."""
    return Strip(
        tuple((signed(status, f"{said} {count}"),) for status, said, count in tally(rows, language))
    )


def scored(rows: Sequence[Row], language: Language) -> tuple[Phrase, ...]:
    """How they stand as a whole; nothing where nothing is judged."""
    said = score_text(score(rows), language)
    return (phrase((said, "dim")),) if said else ()


def signed(status: str, text: str) -> Piece:
    """A text after the sign of a status."""
    sign, plain = SYMBOLS[Status(status)]
    return Piece(f"{sign} {text}", status, f"{plain} {text}")


def judged(row: Row, language: Language) -> Piece:
    """The status of a target after its sign; what is due without its result is open."""
    status = shown_status(row)
    return signed(status, status_word(row, language))


def _table(rows: Sequence[Row], language: Language) -> Table:
    columns = (
        TableColumn(word("target_column", language)),
        TableColumn(word("baseline", language), right=True),
        TableColumn(word("goal", language), right=True),
        TableColumn(word("latest", language), right=True),
        TableColumn(word("progress_bar", language)),
        TableColumn(word("progress_pct", language), right=True),
        TableColumn(word("gap_or_overshoot", language)),
        TableColumn(word("status", language)),
        TableColumn(word("flags", language)),
    )
    made = []
    for row in rows:
        said = texts(row, language)
        line = tuple(said[key] for key in _KEYS)
        made.append(TableRow(line))
    return Table(columns, tuple(made))


def with_this_year(table: Table, rows: Sequence[Row], blocks: Blocks, language: Language) -> Table:
    """A table of these rows with what is asked for in the year of the report, and how that stands,
    in a column behind the others; as it is where no target has a share of that year.
    """
    shares = [blocks.milestone(row) for row in rows]
    if not any(shares):
        return table
    made = []
    for line, share in zip(table.rows, shares, strict=True):
        cell: Parts = (phrase((NOTHING, "nothing")),)
        if share is not None:
            c = cells(share.row, language)
            cell = (*_dated(c.goal, c.due), (judged(share.row, language),))
        made.append(replace(line, cells=(*line.cells, cell)))
    column = TableColumn(word("this_year", language))
    return replace(table, columns=(*table.columns, column), rows=tuple(made))


def texts(row: Row, language: Language) -> dict[str, Parts]:
    """What a table says of a target: its name, what was promised, what is known, how it stands."""
    c, status = cells(row, language), shown_status(row)
    early = phrase((c.early, "flag"))
    return {
        "name": (phrase(c.name, (f" ({c.unit})" if c.unit else "", "dim")),),
        "baseline": _dated(c.baseline, c.baseline_period),
        "goal": _dated(c.goal, c.due),
        "latest": _dated(c.latest, c.latest_period),
        "bar": (phrase(meter(row)),),
        "progress": _dated(c.progress, ""),
        "gap": (*_dated(c.gap, ""), *((phrase((c.gap_share, "aside")),) if c.gap_share else ())),
        "status": ((signed(status, c.status),), *((early,) if early else ())),
        "flags": tuple(phrase((flag, "flag")) for flag in c.flags),
    }


def _dated(value: str, period: str) -> Parts:
    """A value and its period; NOTHING is marked as such."""
    said = phrase((value, "nothing" if value == NOTHING else ""))
    return (said, phrase((period, "period"))) if period else (said,)


def meter(row: Row) -> Meter:
    """How far along its way a target is, whichever way it leads."""
    a, trajectory = row.assessment, row.assessment.trajectory
    by_time = trajectory.judged == Judged.PATH
    way = (
        trajectory.base is not None
        and trajectory.goal_value is not None
        and trajectory.base != trajectory.goal_value
    )
    due, span = (a.expected if by_time else None), None
    exact = a.latest is None or a.latest.qualifier == "exact"
    if a.latest is not None and trajectory.judged != Judged.EVERY_PERIOD and not exact:
        ends = (a.latest.span.low, a.latest.span.high)
        low, high = (None if end is None else share_of_path(trajectory, end) for end in ends)
        falls = (
            trajectory.base is not None
            and trajectory.goal_value is not None
            and trajectory.goal_value < trajectory.base
        )
        span = (high, low) if falls else (low, high)
    return Meter(
        a.progress,
        elapsed=a.elapsed if by_time else None,
        expected=None if due is None else share_of_path(trajectory, due),
        span=span,
        track=way,
        tone=shown_status(row),
    )

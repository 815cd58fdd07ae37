"""A comparison: what was moved or lost, then each target before and after, with its causes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tracker.assess.report import Row
from tracker.assess.standing import shown_status
from tracker.compare.changes import VERDICTS, Cause, Change, Diff
from tracker.language import Language, bracketed, enumerated, pick
from tracker.pages.blocks import (
    Alert,
    Block,
    Items,
    ListItem,
    Page,
    Paragraph,
    Parts,
    Piece,
    Section,
    Table,
    TableColumn,
    TableRow,
    Turn,
    phrase,
    signs,
)
from tracker.pages.status import signed
from tracker.words import changes as words
from tracker.words.figures import NOTHING, cells
from tracker.words.other_changes import OtherChanges, other_changes
from tracker.words.terms import word
from tracker.words.units import unit_text

_COLUMNS = ("target_column", "goal", "latest", "progress_pct", "gap_or_overshoot", "status")
_RIGHT = ("goal", "latest", "progress_pct")


def page(diff: Diff, language: Language, *, places: bool = True) -> Page:
    """What is compared, what must not be overlooked, how many targets came out how, and each;
    `places`: file and line of every observation.
    """
    title = words.counts_line(diff, language) or words.verdict_word("unchanged", language)
    before = (*_ends(diff, language), *_alerts(diff, language))
    blocks: list[Block] = [_table(diff, language, places)]
    if other := other_changes(diff, language):
        head = pick(language, "记录里的其他变化", "Elsewhere in the record")
        listed = tuple(_other(one, language, places) for one in other)
        blocks.append(Section(phrase(head), (Items(listed),)))
    return Page(
        language,
        (Section(phrase(title), tuple(blocks), before),),
        left_out=lambda left: pick(
            language,
            f"还有 {left} 行没有列出：运行 tracker diff。",
            f"{left} more lines: run tracker diff.",
        ),
    )


def _ends(diff: Diff, language: Language) -> Iterable[Block]:
    """What is compared with what, for which days, and what is to be known of it."""
    ends, clocks = words.ends_line(diff, language), words.days_line(diff, language)
    said = (phrase(signs(ends, "key")), phrase(signs(clocks, "dim")))
    yield Paragraph(tuple(line for line in said if line))
    if notes := words.notes_lines(diff, language):
        yield Paragraph(tuple(phrase(signs(note)) for note in notes))


def _alerts(diff: Diff, language: Language) -> Iterable[Alert]:
    """Moved goalposts, lost and rewritten observations."""
    moved = [ListItem((signs(limit),)) for limit in words.limits_moved_lines(diff, language)]
    for change in diff.moved:
        below = tuple(
            ListItem((signs(text),), label=label)
            for label, text in words.moved_lines(change, language)
        )
        title = signs(words.moved_title(change, language), "strong")
        moved.append(ListItem((title,), below))
    if moved:
        yield Alert(pick(language, "目标条件有变动", "Goalposts moved"), tuple(moved))
    lost = [words.removed_line(one, diff, language) for one in diff.record.removed]
    if lost:
        gone = pick(language, "观测从记录里消失", "Observations lost")
        yield Alert(gone, tuple(ListItem((signs(line),)) for line in lost))
    edited = [words.edited_line(edit, diff, language) for edit in diff.rewritten]
    if edited:
        anew = pick(language, "已有的观测被改写", "Observations rewritten")
        yield Alert(anew, tuple(ListItem((signs(line),)) for line in edited), "warning")


def _other(found: OtherChanges, language: Language, places: bool) -> ListItem:
    """A publication, and a line for each indicator of it."""
    below = []
    for line in found.lines:
        where = bracketed(enumerated(line.places, language), language) if places else ""
        said = replace(signs(line.text), link="" if places else line.places[0])
        below.append(ListItem(phrase(said, signs(where))))
    return ListItem(phrase(signs(found.heading, "key")), tuple(below))


def _table(diff: Diff, language: Language, places: bool) -> Table:
    """The targets by what became of them, each with its causes."""
    columns = tuple(TableColumn(word(key, language), key in _RIGHT) for key in _COLUMNS)
    changes = sorted(diff.changes, key=lambda change: VERDICTS.index(change.verdict))
    rows = tuple(_row(change, language, places) for change in changes)
    unchanged = pick(language, "没有目标发生变化。", "No target changed.")
    notes = () if diff.changes or diff.limits_moved else (phrase(unchanged),)
    return Table(columns, rows, word("verdict", language), notes)


def _row(change: Change, language: Language, places: bool) -> TableRow:
    target = change.row.target
    unit = unit_text(target.unit, language)
    name = target.name.text(language) + (f" ({unit})" if unit else "")
    old, new = _cells(change.before, language, "dim"), _cells(change.after, language)
    turns = [Turn(a, b) for a, b in zip(old, new, strict=True)]
    causes = [_cause(cause, change, language, places) for cause in change.causes]
    if change.move is not None:
        moved = pick(language, "目标条件有变动，见上", "terms moved: see above")
        causes.insert(0, signs(moved))
    return TableRow(
        ((phrase(name),), *turns),
        words.verdict_word(change.verdict, language),
        tuple((cause,) for cause in causes),
        words.titled_target(target, language),
    )


def _cause(cause: Cause, change: Change, language: Language, places: bool) -> Piece:
    said = signs(words.cause_text(cause, change, language, places=places))
    one = cause.observation
    linked = not places and one is not None and cause.why != "removed"
    return replace(said, link=str(one.place)) if linked and one is not None else said


def _cells(row: Row | None, language: Language, tone: str = "") -> list[Parts]:
    """Goal, latest value, progress, gap and status at one end; a stroke where there is none."""
    if row is None:
        return [(phrase((NOTHING, "nothing")),)] * (len(_COLUMNS) - 1)
    c, status = cells(row, language), shown_status(row)
    gap = c.gap + (f" ({c.gap_share})" if c.gap_share else "")
    said = (f"{c.goal} {c.due}", f"{c.latest} {c.latest_period}".strip(), c.progress, gap)
    flags = tuple(phrase((text, "flag")) for text in (c.early, *c.flags) if text)
    return [
        *((phrase((text, "nothing" if text == NOTHING else tone)),) for text in said),
        ((signed(status, c.status),), *flags),
    ]

"""A comparison for a terminal: what was moved or lost first, then each target before and after, with its causes."""

from __future__ import annotations

from rich.text import Text

from tracker.core.changes import VERDICTS, Change, Diff
from tracker.core.phrases import NOTHING, cells
from tracker.core.report import Row
from tracker.core.telling import changes as told
from tracker.core.words import Language, pick, word
from tracker.formats.fold import fold
from tracker.formats.neutral import visible
from tracker.formats.table import GAP, STYLES, SYMBOLS, side_by_side, styled, widest

_COLUMNS = ("target_column", "goal", "latest", "progress_pct", "gap_or_overshoot", "status")
_RIGHT = ("goal", "latest", "progress_pct")
_LEAST = 16
_LOUD = "bold red"


def render(
    diff: Diff, language: Language, *, width: int | None = None, ascii_only: bool = False, color: bool = False
) -> str:
    """The whole comparison; `width` None means that nothing is to be wrapped (a pipe or a file)."""
    lines = fold(Text(visible(told.ends(diff, language)), "bold"), width)
    if clock := told.clocks(diff, language):
        lines += fold(Text(clock, "dim"), width)
    lines += [part for note in told.notes(diff, language) for part in fold(Text(visible(note)), width)]
    lines += [*_loud(diff, language, width), Text(), *fold(Text(told.counts(diff, language), "bold"), width)]
    for verdict in VERDICTS:
        group = [change for change in diff.changes if change.verdict == verdict]
        if group:
            sign = "#" if ascii_only else "■"
            heading = f"{sign} {told.verdict(verdict, language)} {len(group)}"
            lines += [Text(), Text(heading, "bold"), *_table(group, language, width, ascii_only)]
    lines += _elsewhere(diff, language, width)
    if not diff.changes and not diff.limits_moved:
        lines += [Text(), Text(pick(language, "没有目标发生变化。", "No target changed."))]
    return styled(lines, color)


def _loud(diff: Diff, language: Language, width: int | None) -> list[Text]:
    """Moved goalposts, lost and rewritten observations: before anything else, each line with a sign."""
    lines: list[tuple[str, str]] = []
    if diff.limits_moved or diff.moved:
        lines.append(("", pick(language, "目标条件有变动", "GOALPOSTS MOVED")))
        lines += [("  ", limit) for limit in told.limits(diff, language)]
    for change in diff.moved:
        lines.append(("  ", told.moved_title(change, language)))
        lines += [("      ", f"{label}  {text}") for label, text in told.moved_lines(change, language)]
    if diff.record.removed:
        lines.append(("", pick(language, "观测从记录里消失", "OBSERVATIONS LOST")))
        lines += [("  ", told.removed_line(one, diff, language)) for one in diff.record.removed]
    if diff.rewritten:
        lines.append(("", pick(language, "已有的观测被改写", "OBSERVATIONS REWRITTEN")))
        lines += [("  ", told.edited_line(edit, diff, language)) for edit in diff.rewritten]
    room = None if width is None else width - 3
    made = [Text()] if lines else []
    for indent, text in lines:
        inner = None if room is None else max(10, room - len(indent))
        for part in fold(Text(visible(text), _LOUD if len(indent) < 6 else ""), inner):
            made.append(Text.assemble(("!! ", _LOUD), indent, part))
    return made


def _table(group: list[Change], language: Language, width: int | None, ascii_only: bool) -> list[Text]:
    """A row for each target, before above after, its causes below; records where a table does not fit."""
    rows = [_row(change, language, ascii_only) for change in group]
    titles = [Text(word(key, language), "bold") for key in _COLUMNS]
    widths = [widest(column) for column in zip(titles, *rows, strict=True)]
    if width is not None:
        room = width - sum(widths[1:]) - GAP * (len(widths) - 1)
        if room < min(_LEAST, widths[0]):
            return [line for change, row in zip(group, rows, strict=True)
                    for line in _record(change, row, language, width)]  # fmt: skip
        widths[0] = min(widths[0], room)
    columns = [(size, key in _RIGHT) for size, key in zip(widths, _COLUMNS, strict=True)]
    lines = side_by_side(titles, columns)
    for change, row in zip(group, rows, strict=True):
        lines += [*side_by_side(row, columns), *_causes(change, language, width)]
    return lines


def _record(change: Change, row: list[Text], language: Language, width: int) -> list[Text]:
    """One target as a few short lines."""
    name, *figures = row
    lines = fold(Text(" ").join(name.split("\n")), width)
    for key, figure in zip(_COLUMNS[1:], figures, strict=True):
        said = Text.assemble((word(key, language), "dim"), "  ", Text(" ").join(figure.split("\n")))
        lines += [Text(" " * GAP).append_text(part) for part in fold(said, width - GAP)]
    return [*lines, *_causes(change, language, width)]


def _causes(change: Change, language: Language, width: int | None) -> list[Text]:
    """A line for each cause, folded under itself."""
    said = [visible(told.why(cause, change, language)) for cause in change.causes]
    if change.move is not None:
        said.insert(0, pick(language, "目标条件有变动，见上", "terms moved: see above"))
    lines = []
    for text in said:
        parts = fold(Text(text, "dim"), None if width is None else width - 4)
        lines += [Text("    " if number else "  - ").append_text(part) for number, part in enumerate(parts)]
    return lines


def _row(change: Change, language: Language, ascii_only: bool) -> list[Text]:
    """The cells of a target: what it was, and below it what it is, where these differ."""
    target = change.row.target
    name = target.name.text(language) + (f" ({target.unit})" if target.unit else "")
    arrow = "-> " if ascii_only else "→ "
    old, new = _figures(change.before, language), _figures(change.after, language)
    both = [_both(a, b, arrow) for a, b in zip(old, new, strict=True)]
    return [Text(visible(name)), *both, _statuses(change, language, ascii_only, arrow)]


def _figures(row: Row | None, language: Language) -> list[str]:
    """Goal, latest value, progress and gap of one side."""
    if row is None:
        return [NOTHING] * 4
    c = cells(row, language)
    gap = c.gap + (f" ({c.gap_share})" if c.gap_share else "")
    return [f"{c.goal} {c.due}", f"{c.latest} {c.latest_period}".strip(), c.progress, gap]


def _both(old: str, new: str, arrow: str) -> Text:
    return Text(old) if old == new else Text.assemble((old, "dim"), f"\n{arrow}{new}")


def _statuses(change: Change, language: Language, ascii_only: bool, arrow: str) -> Text:
    old, new = (_status(row, language, ascii_only) for row in (change.before, change.after))
    return new if old.plain == new.plain else Text.assemble(old, "\n", arrow, new)


def _status(row: Row | None, language: Language, ascii_only: bool) -> Text:
    """The status with its sign, flags below it; a stroke where there is no target."""
    if row is None:
        return Text(NOTHING)
    c, status = cells(row, language), row.assessment.status
    under = "".join(f"\n  {text}" for text in (c.early, *c.flags) if text)
    return Text.assemble((f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status]), (under, "dim"))


def _elsewhere(diff: Diff, language: Language, width: int | None) -> list[Text]:
    """New observations and edited remarks that no target above tells of."""
    said = [told.edited_line(edit, diff, language) for edit in told.quiet_edits(diff)]
    said += [told.observed(one, diff, language) for one in told.unassigned(diff)]
    if not said:
        return []
    lines = [Text(), Text(pick(language, "记录里的其他变化", "Elsewhere in the record"), "bold")]
    for text in said:
        parts = fold(Text(visible(text)), None if width is None else width - 4)
        lines += [Text("    " if number else "  - ").append_text(part) for number, part in enumerate(parts)]
    return lines

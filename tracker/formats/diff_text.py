"""A comparison for a terminal: what was moved or lost first, then each target before and after,
with its causes.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from tracker.assess.report import Row
from tracker.compare.changes import VERDICTS, Change, Diff
from tracker.formats.escape import visible
from tracker.formats.table import GAP, STYLES, side_by_side, styled, widest
from tracker.formats.wrap import fold
from tracker.language import Language, pick
from tracker.words import changes as told
from tracker.words.figures import NOTHING, cells
from tracker.words.terms import SYMBOLS, word

_COLUMNS = ("target_column", "goal", "latest", "progress_pct", "gap_or_overshoot", "status")
_RIGHT = ("goal", "latest", "progress_pct")
_LEAST = 16


def render(
    diff: Diff,
    language: Language,
    *,
    width: int | None = None,
    ascii_only: bool = False,
    color: bool = False,
) -> str:
    """The whole comparison; `width` None means that nothing is to be wrapped (a pipe or a file)."""
    lines = _folded(told.ends(diff, language), width, ascii_only, style="bold")
    lines += _folded(told.clocks(diff, language), width, ascii_only, style="dim")
    lines += [
        part for note in told.notes(diff, language) for part in _folded(note, width, ascii_only)
    ]
    lines += _loud(diff, language, width, ascii_only)
    lines += [Text(), *_folded(told.counts(diff, language), width, ascii_only, style="bold")]
    for verdict in VERDICTS:
        group = [change for change in diff.changes if change.verdict == verdict]
        if group:
            heading = f"{'#' if ascii_only else '■'} {told.verdict(verdict, language)} {len(group)}"
            lines += [Text(), Text(heading, "bold"), *_table(group, language, width, ascii_only)]
    if other := told.elsewhere(diff, language):
        title = pick(language, "记录里的其他变化", "Elsewhere in the record")
        lines += [
            Text(),
            *_folded(title, width, ascii_only, style="bold"),
            *_listed(other, width, ascii_only),
        ]
    if not diff.changes and not diff.limits_moved:
        nothing = pick(language, "没有目标发生变化。", "No target changed.")
        lines += [Text(), *_folded(nothing, width, ascii_only)]
    return styled(lines, color)


def _folded(
    text: str,
    width: int | None,
    ascii_only: bool,
    *,
    style: str = "",
    first: str = "",
    rest: str = "",
) -> list[Text]:
    """Text as lines of at most a width, the first and the others after what is given; none of an
    empty text.
    """
    said = visible(text).replace("→", "->") if ascii_only else visible(text)
    room = None if width is None else max(10, width - max(cell_len(first), cell_len(rest)))
    parts = fold(Text(said, style), room) if text else []
    return [Text(rest if number else first).append_text(part) for number, part in enumerate(parts)]


def _listed(texts: list[str], width: int | None, ascii_only: bool, style: str = "") -> list[Text]:
    return [
        line
        for text in texts
        for line in _folded(text, width, ascii_only, style=style, first="  - ", rest="    ")
    ]


def _loud(diff: Diff, language: Language, width: int | None, ascii_only: bool) -> list[Text]:
    """Moved goalposts, lost and rewritten observations: before anything else, each line with a
    sign.
    """
    lines: list[tuple[str, str]] = []
    if diff.limits_moved or diff.moved:
        lines.append(("!! ", pick(language, "目标条件有变动", "GOALPOSTS MOVED")))
        lines += [("!!   ", limit) for limit in told.limits(diff, language)]
    for change in diff.moved:
        lines.append(("!!   ", told.moved_title(change, language)))
        lines += [
            ("!!       ", f"{label}  {text}") for label, text in told.moved_lines(change, language)
        ]
    if diff.record.removed:
        lines.append(("!! ", pick(language, "观测从记录里消失", "OBSERVATIONS LOST")))
        lines += [("!!   ", told.removed_line(one, diff, language)) for one in diff.record.removed]
    if diff.rewritten:
        lines.append(("!! ", pick(language, "已有的观测被改写", "OBSERVATIONS REWRITTEN")))
        lines += [("!!   ", told.edited_line(edit, diff, language)) for edit in diff.rewritten]
    made = [
        part
        for sign, text in lines
        for part in _folded(
            text,
            width,
            ascii_only,
            style="bold red" if len(sign) < 6 else "",
            first=sign,
            rest=sign,
        )
    ]
    return [Text(), *made] if made else []


def _table(
    group: list[Change], language: Language, width: int | None, ascii_only: bool
) -> list[Text]:
    """A row for each target, before above after, its causes below; records where a table does not
    fit.
    """
    rows = [_row(change, language, ascii_only) for change in group]
    titles = [Text(word(key, language), "bold") for key in _COLUMNS]
    widths = [widest(column) for column in zip(titles, *rows, strict=True)]
    if width is not None:
        room = width - sum(widths[1:]) - GAP * (len(widths) - 1)
        if room < min(_LEAST, widths[0]):
            return [
                line
                for change, row in zip(group, rows, strict=True)
                for line in _record(change, row, language, width, ascii_only)
            ]
        widths[0] = min(widths[0], room)
    columns = [(size, key in _RIGHT) for size, key in zip(widths, _COLUMNS, strict=True)]
    lines = side_by_side(titles, columns)
    for change, row in zip(group, rows, strict=True):
        lines += [*side_by_side(row, columns), *_causes(change, language, width, ascii_only)]
    return lines


def _record(
    change: Change, row: list[Text], language: Language, width: int, ascii_only: bool
) -> list[Text]:
    """One target as a few short lines."""
    name, *figures = row
    lines = fold(Text(" ").join(name.split("\n")), width)
    for key, figure in zip(_COLUMNS[1:], figures, strict=True):
        parts = [part[len(part) - len(part.plain.lstrip()) :] for part in figure.split("\n")]
        said = Text.assemble((word(key, language), "dim"), "  ", Text(" ").join(parts))
        lines += [Text(" " * GAP).append_text(part) for part in fold(said, width - GAP)]
    return [*lines, *_causes(change, language, width, ascii_only)]


def _causes(change: Change, language: Language, width: int | None, ascii_only: bool) -> list[Text]:
    """A line for each cause, folded under itself."""
    said = [told.why(cause, change, language) for cause in change.causes]
    if change.move is not None:
        said.insert(0, pick(language, "目标条件有变动，见上", "terms moved: see above"))
    return _listed(said, width, ascii_only, "dim")


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
    return Text.assemble(
        (f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status]), (under, "dim")
    )

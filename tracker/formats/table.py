"""The status table for a terminal: three layouts by the room there is, never a number cut or
wrapped.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.cells import cell_len
from rich.text import Text

from tracker.assess.report import Report, Row
from tracker.assess.status import Status
from tracker.formats.escape import visible
from tracker.formats.wrap import fold
from tracker.language import Language, pick
from tracker.words.figures import NOTHING, Cells, cells
from tracker.words.headline import bar, bar_legend, headline, legend, plan_line, tally
from tracker.words.terms import SYMBOLS, word

STYLES = {
    Status.EXCEEDED: "bold green", Status.MET: "green", Status.AHEAD: "cyan",
    Status.ON_TRACK: "cyan", Status.BEHIND: "yellow", Status.REVERSING: "bold red",
    Status.LOST: "red", Status.MISSED: "bold red", Status.UNDETERMINED: "magenta",
    Status.OPEN: "blue", Status.NO_DATA: "dim",
}  # fmt: skip
_WIDE = (
    "target_column", "baseline", "goal", "latest", "progress_bar", "progress_pct",
    "gap_or_overshoot", "status", "flags",
)  # fmt: skip
_COMPACT = (
    "target_column",
    "baseline",
    "goal",
    "latest",
    "progress_bar",
    "gap_or_overshoot",
    "status",
)
_NARROW = ("target_column", "goal", "latest", "progress_pct", "gap_or_overshoot", "status")
_RIGHT = ("baseline", "goal", "latest", "progress_pct")
GAP = 2
NO_LIMIT = 4000
clean = visible


def render(
    report: Report,
    language: Language,
    *,
    width: int | None = None,
    ascii_only: bool = False,
    color: bool = False,
    grouped: bool = True,
) -> str:
    """The whole answer as text; `width` None means that nothing is to be wrapped (a pipe or a
    file).
    """
    lines: list[Text] = []
    for head in report.plans:
        rows = [row for row in report.rows if row.target.plan is head.plan]
        lines += fold(Text(clean(headline(head, language)), "bold"), width)
        lines += fold(Text(plan_line(report, head, language), "dim"), width)
        lines += [*_counts(rows, language, ascii_only, width), Text()]
        lines += [*_body(rows, language, width, ascii_only=ascii_only, grouped=grouped), Text()]
    for note in (*legend(report, language), bar_legend(language, ascii_only)):
        lines += fold(Text(note, "dim"), width)
    return styled(lines, color)


def styled(lines: list[Text], color: bool) -> str:
    """Lines as text, with the terminal's codes for colour where colour is wanted."""
    if not color:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
        highlight=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _counts(
    rows: Iterable[Row], language: Language, ascii_only: bool, width: int | None
) -> list[Text]:
    """The statuses and how many of each; a line is broken only between two of them."""
    lines = [Text()]
    for status, said, count in tally(rows, language):
        item = Text(f"{SYMBOLS[status][ascii_only]} {said} {count}", STYLES[status])
        if lines[-1].plain and width is not None and lines[-1].cell_len + 3 + item.cell_len > width:
            lines.append(Text())
        lines[-1].append("   " if lines[-1].plain else "").append_text(item)
    return lines


def _body(
    rows: list[Row], language: Language, width: int | None, *, ascii_only: bool, grouped: bool
) -> list[Text]:
    """The widest layout that fits: one line a target, two lines with or without a bar, or a record
    for each.
    """
    made = [(row, cells(row, language)) for row in rows]
    for layout, columns, least in (
        (_wide_line, _WIDE, 28),
        (_compact_line, _COMPACT, 16),
        (_narrow_line, _NARROW, 14),
    ):
        titles = [Text(word(key, language), "bold") for key in columns]
        lines = [(layout(row, c, language, ascii_only), row.target.section) for row, c in made]
        widths = [widest(cell) for cell in zip(titles, *(line for line, _ in lines), strict=True)]
        if width is not None:
            fixed = sum(widths[1:-1]) + GAP * (len(widths) - 1)
            if columns is _WIDE:
                widths[-1] = min(widths[-1], max(10, width - fixed - widths[0]))
            room = width - fixed - widths[-1]
            if room < min(least, widths[0]):
                continue
            widths[0] = min(widths[0], room)
        columns_ = [(size, key in _RIGHT) for key, size in zip(columns, widths, strict=True)]
        table = side_by_side(titles, columns_)
        for section, group in _sections(lines, grouped):
            if section:
                table += fold(Text(f"{'#' if ascii_only else '■'} {clean(section)}", "bold"), width)
            for line in group:
                table += side_by_side(line, columns_)
        return table
    return [part for row, c in made for part in _record(row, c, language, ascii_only, width)]


def widest(column: Iterable[Text]) -> int:
    return max(cell_len(line) for text in column for line in text.plain.split("\n"))


def side_by_side(texts: list[Text], columns: list[tuple[int, bool]]) -> list[Text]:
    """Texts in columns of a width each (True: to the right).

    The first and the last fold; figures are never cut.
    """
    split: list[list[Text]] = [list(text.split("\n", allow_blank=True)) for text in texts]
    for n in (0, -1):
        split[n] = [part for line in split[n] for part in fold(line, columns[n][0])]
    lines = []
    for number in range(max(len(parts) for parts in split)):
        line = Text()
        for parts, (width, right) in zip(split, columns, strict=True):
            part = parts[number] if number < len(parts) else Text()
            part.rstrip()
            space = " " * (width - cell_len(part.plain))
            line.append(" " * GAP if parts is not split[0] else "")
            line.append(space if right else "").append_text(part).append("" if right else space)
        line.rstrip()
        lines.append(line)
    return lines


def _wide_line(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[Text]:
    share = pick(language, f"（{c.gap_share}）", f" ({c.gap_share})") if c.gap_share else ""
    return [
        _name(c),
        _with_period(c.baseline, c.baseline_period),
        _with_period(c.goal, c.due),
        _with_period(c.latest, c.latest_period),
        _bar(row, ascii_only),
        Text(c.progress),
        Text(c.gap + share),
        _status(row, c, ascii_only),
        Text(" ".join(c.flags), "dim"),
    ]


def _compact_line(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[Text]:
    status = row.assessment.status
    under = [text for text in (c.early, *c.flags) if text]
    bar = _bar(row, ascii_only)
    return [
        _name(c),
        _two(c.baseline, c.baseline_period),
        _two(c.goal, c.due),
        _two(c.latest, c.latest_period),
        bar.append("\n" + c.progress) if bar.plain else Text(NOTHING),
        _two(c.gap, c.gap_share),
        Text.assemble(
            (f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status]),
            ("".join(f"\n  {t}" for t in under), "dim"),
        ),
    ]


def _narrow_line(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[Text]:
    """As compact, without the bar, the baseline under the name."""
    name, _, goal, latest, _, gap, status = _compact_line(row, c, language, ascii_only)
    if c.baseline != NOTHING:
        name.append(f"\n{word('baseline', language)} {c.baseline} {c.baseline_period}", "dim")
    return [name, goal, latest, Text(c.progress), gap, status]


def _record(
    row: Row, c: Cells, language: Language, ascii_only: bool, width: int | None
) -> list[Text]:
    """One target as a few short lines, for the narrowest terminals."""
    title = _name(c)
    title.stylize("bold")
    inner: list[Text] = [_status(row, c, ascii_only)]
    if row.assessment.latest is not None:
        inner.append(Text.assemble(_bar(row, ascii_only), "  ", c.progress))
    pairs = [
        ("baseline", c.baseline, c.baseline_period),
        ("goal", c.goal, c.due),
        ("latest", c.latest, c.latest_period),
        ("gap_or_overshoot", c.gap, c.gap_share),
        ("flags", " ".join(c.flags), ""),
    ]
    wide = max(cell_len(word(key, language)) for key, _, _ in pairs)
    for key, value, more in pairs:
        if value and (value != NOTHING or key == "latest"):
            label = word(key, language)
            label += " " * (wide + 2 - cell_len(label))
            inner.append(Text.assemble((label, "dim"), value, ("  " + more if more else "", "dim")))
    room = None if width is None else width - GAP
    indented = [Text(" " * GAP).append_text(part) for line in inner for part in fold(line, room)]
    return [*fold(title, width), *indented, Text()]


def _sections(
    lines: list[tuple[list[Text], str]], grouped: bool
) -> list[tuple[str, list[list[Text]]]]:
    """Lines under their section, sections in the order in which they first occur."""
    if not grouped:
        return [("", [line for line, _ in lines])]
    sections: dict[str, list[list[Text]]] = {}
    for line, section in lines:
        sections.setdefault(section, []).append(line)
    return list(sections.items())


def _name(c: Cells) -> Text:
    unit = f" ({c.unit})" if c.unit else ""
    return Text.assemble(clean(c.name), (clean(unit), "dim"))


def _with_period(value: str, period: str) -> Text:
    return Text.assemble(value, (f" {period}" if period else "", "dim"))


def _two(value: str, under: str) -> Text:
    return Text.assemble(value, ("\n" + under if under else "", "dim"))


def _status(row: Row, c: Cells, ascii_only: bool) -> Text:
    status = row.assessment.status
    text = Text(f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status])
    return text.append(" " + c.early if c.early else "", "default")


def _bar(row: Row, ascii_only: bool) -> Text:
    return Text(bar(row, ascii_only), STYLES[row.assessment.status])

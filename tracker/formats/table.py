"""The status table for a terminal: three layouts by the room there is, never a number cut or wrapped."""

from __future__ import annotations

import io
from collections.abc import Iterable
from fractions import Fraction
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tracker.core.phrases import Cells, cells, headline, legend, plan_line, tally
from tracker.core.report import Report, Row
from tracker.core.words import Language, pick, word

# Marks that a Chinese Windows console can encode; the status is legible without them and without colour.
SYMBOLS = {
    "exceeded": ("▲", "++"), "met": ("√", "ok"), "ahead": ("△", "+"), "on_track": ("●", "="), "behind": ("▽", "-"),
    "reversing": ("▼", "--"), "lost": ("◇", "!"), "missed": ("×", "x"), "undetermined": ("？", "?"), "open": ("○", "o"),
    "no_data": ("·", "."),
}  # fmt: skip
STYLES = {
    "exceeded": "bold green", "met": "green", "ahead": "cyan", "on_track": "cyan", "behind": "yellow",
    "reversing": "bold red", "lost": "red", "missed": "bold red", "undetermined": "magenta", "open": "blue",
    "no_data": "dim",
}  # fmt: skip
BAR = 12
MOST_OVER = 6
NO_LIMIT = 4000


def render(
    report: Report, language: Language, *, width: int | None = None, ascii_only: bool = False, color: bool = False,
    grouped: bool = True,
) -> str:  # fmt: skip
    """The whole answer as text; `width` None means that nothing is to be wrapped (a pipe or a file)."""
    out = io.StringIO()
    console = Console(
        file=out, width=width or NO_LIMIT, force_terminal=color, color_system="standard" if color else None,
        legacy_windows=False, highlight=False, markup=False, emoji=False,
    )  # fmt: skip
    for number, head in enumerate(report.plans):
        if number:
            console.print()
        rows = [row for row in report.rows if row.target.plan is head.plan]
        console.print(Text(clean(headline(head, language)), style="bold"))
        console.print(Text(plan_line(report, head, language), style="dim"))
        console.print(_counts(rows, language, ascii_only))
        console.print()
        for part in _body(console, rows, language, ascii_only=ascii_only, limited=width is not None, grouped=grouped):
            console.print(part)
    console.print()
    for line in legend(report, language):
        console.print(Text(line, style="dim"))
    console.print(Text(_bar_legend(language, ascii_only), style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def clean(text: str) -> str:
    """User text without control characters and without marks that turn the direction of writing."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _counts(rows: Iterable[Row], language: Language, ascii_only: bool) -> Text:
    line = Text()
    for number, (status, count) in enumerate(tally(rows)):
        line.append("   " if number else "")
        line.append(f"{SYMBOLS[status][ascii_only]} {word(status, language)} {count}", STYLES[status])
    return line


def _body(
    console: Console, rows: list[Row], language: Language, *, ascii_only: bool, limited: bool, grouped: bool
) -> list[RenderableType]:
    """The widest layout that fits: one line a target, two lines a target, or a record for each."""
    made = [(row, cells(row, language)) for row in rows]
    for layout in (_wide, _compact):
        table = layout(made, language, ascii_only, grouped)
        if not limited or Measurement.get(console, console.options, table).minimum <= console.width:
            return [table]
    return [part for row, c in made for part in _record(row, c, language, ascii_only, console.width)]


def _table(*columns: tuple[str, str], language: Language, name_width: int) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for key, justify in columns:
        title = word(key, language)
        if key == "target_column":
            table.add_column(title, min_width=name_width, overflow="fold", ratio=None)
        elif key == "flags":
            table.add_column(title, min_width=6, overflow="fold")
        else:
            table.add_column(title, justify="right" if justify == "right" else "left", no_wrap=True, overflow="ignore",
                             min_width=cell_len(title))  # fmt: skip
    return table


def _wide(made: list[tuple[Row, Cells]], language: Language, ascii_only: bool, grouped: bool) -> Table:
    table = _table(
        ("target_column", "left"), ("baseline", "right"), ("goal", "right"), ("latest", "right"), ("progress_bar", "left"),
        ("progress_pct", "right"), ("gap_or_overshoot", "left"), ("status", "left"), ("flags", "left"),
        language=language, name_width=28,
    )  # fmt: skip
    for section, group in _sections(made, grouped):
        _section_row(table, section)
        for row, c in group:
            gap = c.gap + (pick(language, f"（{c.gap_share}）", f" ({c.gap_share})") if c.gap_share else "")
            table.add_row(
                _name(c, language), _with_period(c.baseline, c.baseline_period), _with_period(c.goal, c.due),
                _with_period(c.latest, c.latest_period), _bar(row, ascii_only), c.progress, gap,
                _status(row, c, ascii_only, " "), Text(" ".join(c.flags), "dim"),
            )  # fmt: skip
    return table


def _compact(made: list[tuple[Row, Cells]], language: Language, ascii_only: bool, grouped: bool) -> Table:
    table = _table(
        ("target_column", "left"), ("baseline", "right"), ("goal", "right"), ("latest", "right"), ("progress_bar", "left"),
        ("gap_or_overshoot", "left"), ("status", "left"),
        language=language, name_width=16,
    )  # fmt: skip
    for section, group in _sections(made, grouped):
        _section_row(table, section)
        for row, c in group:
            under = " ".join((*((c.early,) if c.early else ()), *c.flags))
            table.add_row(
                _name(c, language), _two(c.baseline, c.baseline_period), _two(c.goal, c.due), _two(c.latest, c.latest_period),
                Text.assemble(_bar(row, ascii_only), "\n", c.progress if c.latest_period else ""), _two(c.gap, c.gap_share),
                Text.assemble((f"{SYMBOLS[row.assessment.status][ascii_only]} {c.status}", STYLES[row.assessment.status]),
                              ("\n" + under if under else "", "dim")),
            )  # fmt: skip
    return table


def _record(row: Row, c: Cells, language: Language, ascii_only: bool, width: int) -> list[RenderableType]:
    """One target as a few short lines, for the narrowest terminals."""
    title = Text.assemble(_name(c, language))
    title.stylize("bold")
    lines: list[RenderableType] = [title, Padding(_status(row, c, ascii_only, "  "), (0, 0, 0, 2))]
    if row.assessment.latest is not None:
        lines.append(Padding(Text.assemble(_bar(row, ascii_only), "  ", c.progress), (0, 0, 0, 2)))
    pairs = [
        ("baseline", c.baseline, c.baseline_period), ("goal", c.goal, c.due), ("latest", c.latest, c.latest_period),
        ("gap_or_overshoot", c.gap, c.gap_share), ("flags", " ".join(c.flags), ""),
    ]  # fmt: skip
    for key, value, more in pairs:
        if value:
            text = Text.assemble((word(key, language) + "  ", "dim"), value, ("  " + more if more else "", "dim"))
            lines.append(Padding(text, (0, 0, 0, 2)))
    return [*lines, Text("")]


def _sections(made: list[tuple[Row, Cells]], grouped: bool) -> list[tuple[str, list[tuple[Row, Cells]]]]:
    """Rows under their section, sections in the order in which they first occur."""
    if not grouped:
        return [("", made)]
    order = list(dict.fromkeys(row.target.section for row, _ in made))
    ranked = sorted(made, key=lambda pair: order.index(pair[0].target.section))
    return [(name, list(group)) for name, group in groupby(ranked, key=lambda pair: pair[0].target.section)]


def _section_row(table: Table, section: str) -> None:
    if section:
        table.add_row(Text(clean(section), "bold cyan"))


def _name(c: Cells, language: Language) -> Text:
    unit = pick(language, f"（{c.unit}）", f" ({c.unit})") if c.unit else ""
    return Text.assemble(clean(c.name), (clean(unit), "dim"))


def _with_period(value: str, period: str) -> Text:
    return Text.assemble(value, (f" {period}" if period else "", "dim"))


def _two(value: str, under: str) -> Text:
    return Text.assemble(value, ("\n" + under if under else "", "dim"))


def _status(row: Row, c: Cells, ascii_only: bool, between: str) -> Text:
    status = row.assessment.status
    text = Text(f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status])
    return text.append(between + c.early if c.early else "", "default")


def _bar(row: Row, ascii_only: bool) -> Text:
    """Progress fills the bar up to the target, what goes beyond follows in another shade, | is where time stands."""
    a, style = row.assessment, STYLES[row.assessment.status]
    full, over, empty, mark = ("#", ">", ".", "|") if ascii_only else ("█", "▒", "░", "│")
    if a.progress is None:
        return Text("")
    done = min(max(a.progress, Fraction(0)), Fraction(1))
    filled = round(done * BAR)
    cells_ = [full] * filled + [empty] * (BAR - filled)
    if a.elapsed is not None and 0 < a.elapsed < 1 and a.course.judged == "road":
        cells_[min(BAR - 1, int(a.elapsed * BAR))] = mark
    beyond = min(MOST_OVER, round(max(a.progress - 1, Fraction(0)) * BAR))
    text = Text("".join(cells_), style)
    return text.append(over * beyond + ("+" if max(a.progress - 1, Fraction(0)) * BAR > MOST_OVER + 1 else ""), style)


def _bar_legend(language: Language, ascii_only: bool) -> str:
    full, over, mark = ("#", ">", "|") if ascii_only else ("█", "▒", "│")
    return pick(
        language,
        f"{full} 已完成　{over} 超出目标　{mark} 最新值所在时点的时间进度",
        f"{full} done   {over} beyond the target   {mark} where time stood for that value",
    )

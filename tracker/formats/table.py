"""The status table for a terminal: three layouts by the room there is, never a number cut or wrapped."""

from __future__ import annotations

import io
from collections.abc import Iterable
from fractions import Fraction

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tracker.core.phrases import NOTHING, Cells, cells, headline, legend, plan_line, tally
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
_WIDE = (
    "target_column", "baseline", "goal", "latest", "progress_bar", "progress_pct", "gap_or_overshoot", "status",
    "flags",
)  # fmt: skip
_COMPACT = ("target_column", "baseline", "goal", "latest", "progress_bar", "gap_or_overshoot", "status")
_RIGHT = ("baseline", "goal", "latest", "progress_pct")
GAP = 2
BAR = 10
MOST_OVER = 4
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
        console.print(_counts(rows, language, ascii_only, width))
        console.print()
        for part in _body(rows, language, width, ascii_only=ascii_only, grouped=grouped):
            console.print(part)
    console.print()
    for line in legend(report, language):
        console.print(Text(line, style="dim"))
    console.print(Text(_bar_legend(language, ascii_only), style="dim"))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def clean(text: str) -> str:
    """User text without control characters and without marks that turn the direction of writing."""
    return "".join(c if c.isprintable() or c == "\u3000" else " " for c in text)


def _counts(rows: Iterable[Row], language: Language, ascii_only: bool, width: int | None) -> Text:
    """The statuses and how many of each; a line is broken only between two of them."""
    line, used = Text(), 0
    for status, count in tally(rows):
        item = f"{SYMBOLS[status][ascii_only]} {word(status, language)} {count}"
        size = cell_len(item)
        if used and width is not None and used + 3 + size > width:
            line.append("\n")
            used = 0
        line.append("   " if used else "").append(item, STYLES[status])
        used += size + (3 if used else 0)
    return line


def _body(
    rows: list[Row], language: Language, width: int | None, *, ascii_only: bool, grouped: bool
) -> list[RenderableType]:
    """The widest layout that fits: one line a target, two lines a target, or a record for each."""
    made = [(row, cells(row, language)) for row in rows]
    for layout, columns, least in ((_wide_line, _WIDE, 28), (_compact_line, _COMPACT, 16)):
        titles = [Text(word(key, language)) for key in columns]
        lines = [(layout(row, c, language, ascii_only), row.target.section) for row, c in made]
        widths = [_widest(cell) for cell in zip(titles, *(line for line, _ in lines), strict=True)]
        name, fixed, flags = widths[0], sum(widths[1:-1]) + GAP * (len(widths) - 1), widths[-1]
        if width is not None:
            flags = min(flags, max(10, width - fixed - name)) if columns is _WIDE else flags
            name = min(name, width - fixed - flags)
            if name < min(least, widths[0]):
                continue
        return [_table(titles, [name, *widths[1:-1], flags], lines, columns, ascii_only, grouped)]
    return [part for row, c in made for part in _record(row, c, language, ascii_only)]


def _widest(column: Iterable[Text]) -> int:
    return max(cell_len(line) for text in column for line in text.plain.split("\n"))


def _table(
    titles: list[Text], widths: list[int], lines: list[tuple[list[Text], str]], columns: tuple[str, ...],
    ascii_only: bool, grouped: bool,
) -> Table:  # fmt: skip
    """Name and last column fold; the figures between them are one block, padded here, that nothing can cut."""
    table = Table(box=None, pad_edge=False, padding=0, show_edge=False, header_style="bold")
    inner = sum(widths[1:-1]) + GAP * (len(widths) - 1)
    block = [(width, key in _RIGHT) for key, width in zip(columns[1:-1], widths[1:-1], strict=True)]
    table.add_column(titles[0], width=widths[0], overflow="fold")
    table.add_column(_block(titles[1:-1], block), width=inner, no_wrap=True)
    table.add_column(titles[-1], width=widths[-1], overflow="fold")
    for section, group in _sections(lines, grouped):
        if section:
            table.add_row(Text(f"{'#' if ascii_only else '■'} {clean(section)}", "bold"))
        for line in group:
            table.add_row(line[0], _block(line[1:-1], block), line[-1])
    return table


def _block(texts: list[Text], widths: list[tuple[int, bool]]) -> Text:
    """Texts of one or two lines side by side, each padded to its width (True: to the right), gaps round them."""
    split = [text.split("\n", allow_blank=True) for text in texts]
    block = Text()
    for number in range(max(len(parts) for parts in split)):
        block.append("\n" if number else "")
        for parts, (width, right) in zip(split, widths, strict=True):
            part = parts[number] if number < len(parts) else Text()
            space = " " * (width - cell_len(part.plain))
            block.append(" " * GAP + (space if right else "")).append_text(part).append("" if right else space)
        block.append(" " * GAP)
    return block


def _wide_line(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[Text]:
    share = pick(language, f"（{c.gap_share}）", f" ({c.gap_share})") if c.gap_share else ""
    return [
        _name(c), _with_period(c.baseline, c.baseline_period), _with_period(c.goal, c.due),
        _with_period(c.latest, c.latest_period), _bar(row, ascii_only), Text(c.progress), Text(c.gap + share),
        _status(row, c, ascii_only), Text(" ".join(c.flags), "dim"),
    ]  # fmt: skip


def _compact_line(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[Text]:
    status = row.assessment.status
    under = [text for text in (c.early, *c.flags) if text]
    bar = _bar(row, ascii_only)
    return [
        _name(c), _two(c.baseline, c.baseline_period), _two(c.goal, c.due), _two(c.latest, c.latest_period),
        bar.append("\n" + c.progress) if bar.plain else Text(NOTHING), _two(c.gap, c.gap_share),
        Text.assemble((f"{SYMBOLS[status][ascii_only]} {c.status}", STYLES[status]),
                      ("".join(f"\n  {t}" for t in under), "dim")),
    ]  # fmt: skip


def _record(row: Row, c: Cells, language: Language, ascii_only: bool) -> list[RenderableType]:
    """One target as a few short lines, for the narrowest terminals."""
    title = _name(c)
    title.stylize("bold")
    lines: list[RenderableType] = [title, Padding(_status(row, c, ascii_only), (0, 0, 0, 2))]
    if row.assessment.latest is not None:
        lines.append(Padding(Text.assemble(_bar(row, ascii_only), "  ", c.progress), (0, 0, 0, 2)))
    pairs = [
        ("baseline", c.baseline, c.baseline_period), ("goal", c.goal, c.due), ("latest", c.latest, c.latest_period),
        ("gap_or_overshoot", c.gap, c.gap_share), ("flags", " ".join(c.flags), ""),
    ]  # fmt: skip
    wide = max(cell_len(word(key, language)) for key, _, _ in pairs)
    for key, value, more in pairs:
        if value and (value != NOTHING or key == "latest"):
            label = word(key, language)
            label += " " * (wide + 2 - cell_len(label))
            text = Text.assemble((label, "dim"), value, ("  " + more if more else "", "dim"))
            lines.append(Padding(text, (0, 0, 0, 2)))
    return [*lines, Text("")]


def _sections(lines: list[tuple[list[Text], str]], grouped: bool) -> list[tuple[str, list[list[Text]]]]:
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

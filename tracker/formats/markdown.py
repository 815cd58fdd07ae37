"""Any page as GitHub-flavoured Markdown: tables for what is listed, charts as they are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tracker.formats import chart_text
from tracker.formats.terminal_text import bar, gauge_bar
from tracker.language import Language, pick
from tracker.pages.blocks import (
    STATUS_TONES,
    Alert,
    Block,
    Chart,
    Facts,
    Gauge,
    Items,
    Listing,
    ListItem,
    Marker,
    Meter,
    Notice,
    Notices,
    Page,
    Paragraph,
    Parts,
    Phrase,
    Piece,
    Quote,
    Rule,
    Section,
    Strip,
    Table,
    TableRow,
    Turn,
)
from tracker.words.escape import visible

WIDTH = 80  # cells of a chart
GAUGE = 20  # of a bar among others
STRONG = STATUS_TONES | {"strong", "alert"}
NAMED = {"alert": "CAUTION", "warning": "WARNING"}  # boxes that GitHub and GitLab colour
_OPENS = re.compile(r"(#{1,6}|[-+]|\d{1,9}[.)])(?=\s|$)|[=-]+$")


def size_in_bytes(text: str) -> int:
    """The bytes of a text in UTF-8."""
    return len(text.encode())


@dataclass(frozen=True, slots=True)
class Markdown:
    """How long the page may be, as `size` measures it, and a comment that stands before it."""

    limit: int | None = None
    size: Callable[[str], int] = len
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines that stay and rows that may be left out, each row with its rank: the lowest are kept
    longest.
    """

    before: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[object, ...], str], ...] = ()
    left: int = 0


def write_page(page: Page, on: Markdown | None = None) -> str:
    """The page, of at most `on.limit`: rows are then left out of the longest parts, and each such
    part says how many.

    Where not even the headings have room, the first lines and how many are left out; where nothing
    has, nothing.
    """
    on = on or Markdown()
    start = (*((on.comment, "") if on.comment else ()), *_title(page.title))
    writer = _Writer(page.language)
    parts = [_Part(start), *writer.blocks(page.blocks, 2)]
    text = _joined(parts, page)
    if on.limit is None or on.size(text) <= on.limit:
        return text
    shorter = _joined(_within(parts, on.limit, on.size, page), page)
    return shorter if on.size(shorter) <= on.limit else _cut(text, on.limit, on.size, page)


def _title(title: str) -> tuple[str, ...]:
    return (f"# {escape(title)}", "") if title else ()


@dataclass(frozen=True, slots=True)
class _Writer:
    language: Language

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterable[_Part]:
        """The parts of blocks; sections have headings of this level."""
        for block in blocks:
            yield from self.block(block, level)

    def block(self, block: Block, level: int) -> Iterable[_Part]:
        match block:
            case Section():
                yield _Part((f"{'#' * level} {_opening(self.text(block.title))}", ""))
                yield from self.blocks((*block.before, *block.blocks), level + 1)
            case Paragraph():
                lines = [said for line in block.lines if (said := self.line(line))]
                yield _Part((*(f"{line}  " for line in lines[:-1]), *lines[-1:], ""))
            case Facts():
                rows = [(escape(label), self.text(said)) for label, said in block.rows]
                yield _Part((*_head(["", ""], "ll"), *map(_row, rows), ""))
            case Items():
                yield _ranked((), [(item.rank, self.item(item)) for item in block.items])
            case Table():
                yield from self.table(block)
            case Chart():
                drawn = chart_text.without_style(chart_text.chart_lines(block, width=WIDTH))
                yield _Part(_fenced(drawn.split("\n")))
            case Quote():
                source = [f"> — {escape(block.source)}"] if block.source else []
                yield _Part((f"> {_opening(self.text(block.text))}", *source, ""))
            case Listing():
                yield _Part(_fenced([visible(line) for line in block.lines]))
            case Notices():
                yield _ranked(
                    (), [((one.tone != "error",), self.notice(one)) for one in block.found]
                )
            case Alert():
                inner = [line for item in block.items for line in self.item(item).split("\n")]
                head = (f"[!{NAMED[block.tone]}]", f"**{escape(block.title)}**", "", *inner)
                yield _Part((*(f"> {line}".rstrip() for line in head), ""))
            case Rule():
                pass
            case _:
                raise TypeError(f"no way to write {type(block).__name__}")

    def text(self, phrase: Phrase, in_table: bool = False) -> str:
        """A phrase as text with marks of its own; in a table nothing is strong, and what a title
        says is left out.
        """
        made = ""
        for part in phrase:
            if isinstance(part, Meter | Gauge):
                drawn = bar(part) if isinstance(part, Meter) else gauge_bar(part, GAUGE)
                made += f"`{drawn}` " if drawn else ""
            elif isinstance(part, Piece) and part.tone != "drawing":
                if in_table and part.tone == "caption":
                    continue
                made += escape(part.text) if in_table else _piece(part)
        return made.strip()

    def line(self, line: Phrase | Strip) -> str:
        if isinstance(line, Strip):
            comma = pick(self.language, "，", ", ")
            return _opening(comma.join(self.text(item, in_table=True) for item in line.items))
        return _opening(self.text(line))

    def item(self, item: ListItem) -> str:
        """A line of a list, and more for what stands below it."""
        label = f"{escape(item.label)}: " if item.label else ""
        below = "".join(f"\n  {self.item(one)}" for one in item.below)
        return f"- {label}{_opening(self.text(item.text))}{below}"

    def notice(self, one: Notice) -> str:
        colon, stop = pick(self.language, "：", ": "), pick(self.language, "。", ". ")
        said = f"{escape(one.grade)} `{one.code}` {escape(one.message)}{stop}{escape(one.mend)}"
        return f"- {escape(one.place)}{colon}{said}".rstrip()

    def table(self, table: Table) -> Iterable[_Part]:
        """A table and what belongs below its rows; drawings alone are left out."""
        columns = [n for n in range(len(table.columns)) if not _is_drawing(table, n)]
        titles = [escape(table.columns[n].title) for n in columns]
        sides = "".join("r" if table.columns[n].right else "l" for n in columns)
        rows = []
        for row in table.rows:
            cells = row.cells if row.across else [row.cells[n] for n in columns]
            blank = [""] * (len(columns) - len(cells))
            group = [escape(row.group)] if table.by else []
            rows.append((row.rank, _row([*map(self.cell, cells), *blank, *group])))
        if table.by:
            titles, sides = [*titles, escape(table.by)], sides + "l"
        if rows:
            yield _ranked(_head(titles, sides), rows)
        for row in table.rows:
            yield from self.below(row)
        if table.notes:
            notes = pick(self.language, "；", "; ").join(self.text(note) for note in table.notes)
            yield _Part((notes, ""))

    def below(self, row: TableRow) -> Iterable[_Part]:
        """A row's name and the list of what stands below it."""
        if row.below:
            items = [(row.rank, f"- {_opening(self.text(text))}") for text in row.below]
            yield _ranked((f"**{escape(row.name)}**", ""), items)

    def cell(self, cell: Parts | Turn) -> str:
        if isinstance(cell, Turn):
            old, new = self.cell(cell.old), self.cell(cell.new)
            return old if old == new else f"{old} → **{new}**"
        made = ""
        for part in cell:
            first, said = part[0], self.text(part, in_table=True)
            tone = first.tone if isinstance(first, Piece) else ""
            if not made:
                made = said
            elif tone in ("period", "aside"):
                made += f" ({said})"
            else:
                comma = pick(self.language, "，", ", ")
                made += (comma if tone == "flag" else pick(self.language, "；", "; ")) + said
        return made


def _fenced(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines as they are, between fences that none of them can close."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return (f"{fence}text", *lines, fence, "")


def _piece(piece: Piece) -> str:
    """Text with the marks of its tone, blanks outside of them."""
    if piece.tone == "code":
        return f"`{visible(piece.text)}`"
    text = escape(piece.text)
    inner = text.strip()
    if piece.tone not in STRONG or not inner:
        return text
    before, _, after = text.partition(inner)
    return f"{before}**{inner}**{after}"


def _opening(line: str) -> str:
    """A line that begins no heading, list or rule of its own."""
    return f"\\{line}" if _OPENS.match(line) else line


def _is_drawing(table: Table, column: int) -> bool:
    """Whether a column has nothing but drawings, beside one that says the same in words."""
    cells = [row.cells[column] for row in table.rows if not row.across]
    parts = [part for cell in cells if not isinstance(cell, Turn) for part in cell]
    pieces = [piece for part in parts for piece in part]
    drawn = [isinstance(piece, Meter | Marker) for piece in pieces]
    return any(drawn) and all(drawn)


def _head(titles: Sequence[str], sides: str) -> tuple[str, str]:
    rules = ("---:" if side == "r" else "---" for side in sides)
    return f"| {' | '.join(titles)} |", f"| {' | '.join(rules)} |"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.strip() for cell in cells) + " |"


def _ranked(before: tuple[str, ...], rows: list[tuple[tuple[object, ...] | None, str]]) -> _Part:
    """A part whose rows may be left out by their ranks, if they have any."""
    ranked = tuple((rank, line) for rank, line in rows if rank is not None)
    return _Part(before, ranked) if ranked else _Part((*before, *(line for _, line in rows), ""))


def _joined(parts: Iterable[_Part], page: Page) -> str:
    text = "\n".join(line for part in parts for line in _lines(part, page))
    return text.rstrip("\n") + "\n"


def _lines(part: _Part, page: Page) -> list[str]:
    left_out = ["", escape(page.left_out(part.left))] if part.left else []
    end = [""] if part.rows or part.left else []
    return [*part.before, *(line for _, line in part.rows), *left_out, *end]


def _within(parts: list[_Part], limit: int, size: Callable[[str], int], page: Page) -> list[_Part]:
    """Rows left out of the longest parts until all fit: no part takes more than the cap, found by
    halves.
    """
    note = size(escape(page.left_out(10**9))) + 3
    fixed = size("".join(f"{line}\n" for part in parts for line in part.before))
    fixed += len(parts) * note
    sizes = [[size(line) + 1 for _, line in part.rows] for part in parts]
    if fixed + sum(map(sum, sizes)) <= limit:
        return parts
    low, high = 0, limit
    while low < high:
        cap = (low + high + 1) // 2
        fits = fixed + sum(min(sum(part), cap) for part in sizes) <= limit
        low, high = (cap, high) if fits else (low, cap - 1)
    return [_kept(part, low, size) for part in parts]


def _kept(part: _Part, cap: int, size: Callable[[str], int]) -> _Part:
    """The rows of the lowest ranks that take no more than the cap, in the order in which they
    stood.
    """
    kept, used = set(), 0
    for n in sorted(range(len(part.rows)), key=lambda n: part.rows[n][0]):
        used += size(part.rows[n][1]) + 1
        if used > cap:
            break
        kept.add(n)
    rows = tuple(row for n, row in enumerate(part.rows) if n in kept)
    return replace(part, rows=rows, left=len(part.rows) - len(rows))


def _cut(text: str, limit: int, size: Callable[[str], int], page: Page) -> str:
    """The first lines within a limit, and how many are left out."""
    lines = text.splitlines(keepends=True)
    sizes = accumulate(map(size, lines))
    room = limit - size(f"\n{page.left_out(len(lines))}\n")
    kept = sum(each <= room for each in sizes)
    said = f"\n{page.left_out(len(lines) - kept)}\n"
    return "".join(lines[:kept]) + said if room >= 0 else ""


def escape(text: str) -> str:
    """User text as text: no markup, no HTML, no formula, no address, no mention, no table cell of
    its own.

    >>> escape("见 https://a.example/x 和 www.b.example")
    '见 https\\\\://a.example/x 和 www\\\\.b.example'
    >>> escape("@li c@d.example #12 GH-3")
    '@&#8203;li c@&#8203;d.example #&#8203;12 GH-&#8203;3'
    """
    tidy = (
        re.sub(r"[^\S\u3000]+", " ", visible(text))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
    )
    marked = re.sub(r"([\\`*_\[\]|~$])", r"\\\1", tidy)
    # an address keeps its characters, for who copies it; a mention is looked for in the page when
    # it is made
    addressed = re.sub(r"(?i):(?=//)|(?<=www)\.", r"\\\g<0>", marked)
    return re.sub(r"(?i)@|[#!](?=\d)|\bGH-(?=\d)", "\\g<0>&#8203;", addressed)

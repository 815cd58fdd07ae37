"""The kept part of a web page as lines: a block or a table's row each, a row's cells parted by
tabs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.documents.html_boilerplate import Weights, events
from tracker.documents.lines import join_pieces, raised, row_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = {
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "legend", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\n\f\u00a0]+")
_WIDE = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]"
_BREAK = re.compile(
    rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})"
)  # of the source's layout, between Chinese characters
_LONGEST_CELL = 400  # a cell that holds more is a part of the layout, not of a table
_WIDEST_SPAN = 64


@dataclass(slots=True)
class _Table:
    """A table that is being read: the row's cells so far, and columns that a cell above still
    covers, by rows left.
    """

    cells: list[str] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)
    spans: tuple[int, int] = (1, 1)


def write_lines(root: LexborNode, weights: Weights) -> list[str]:
    """The lines of what is kept under a root; none is empty."""
    layouts = _layouts(root, weights)
    lines: list[str] = []
    pieces: list[str] = []  # of the line that is being read
    parts: list[str] = []  # lines of the cell that is being read
    tables: list[_Table | None] = []  # None for one that only lays out the page
    last = ""

    def end_line() -> None:
        line = _SPACE.sub(" ", "".join(pieces)).strip(" \u3000")
        pieces.clear()
        if line:
            (parts if tables and tables[-1] else lines).append(line)

    for node, entered in events(root, weights.out):
        tag = node.tag or ""
        if node.is_text_node:
            if entered and (words := node.text_content or ""):
                if node.parent is not None and node.parent.tag == "sup":
                    words = raised(last, words)
                pieces.append(_BREAK.sub("", words))
                last = words.rstrip() or last
            continue
        if tag not in _BLOCKS:
            continue
        end_line()
        if tag == "table":
            if entered:
                tables.append(None if node.mem_id in layouts else _Table())
            elif tables:
                tables.pop()
        table = tables[-1] if tables else None
        if table is None:
            continue
        if tag in ("td", "th"):
            if entered:
                _begin_cell(table, node)
                parts.clear()
            else:
                _end_cell(table, join_pieces(parts))
                parts.clear()
        elif tag == "tr" and not entered:
            if line := row_of(table.cells):
                lines.append(line)
            for number in range(len(table.cells), max(table.covered, default=-1) + 1):
                table.covered[number] = max(table.covered.get(number, 0) - 1, 0)
            table.cells.clear()
        elif tag == "caption" and not entered:
            lines.extend(parts)
            parts.clear()
    end_line()
    return lines


def _begin_cell(table: _Table, node: LexborNode) -> None:
    """Leave empty what cells above cover."""
    while left := table.covered.get(len(table.cells), 0):
        table.covered[len(table.cells)] = left - 1
        table.cells.append("")
    said = node.attributes
    table.spans = _span(said.get("colspan")), _span(said.get("rowspan"))


def _end_cell(table: _Table, words: str) -> None:
    wide, high = table.spans
    for number in range(wide):
        if high > 1:
            table.covered[len(table.cells)] = high - 1
        table.cells.append("" if number else words)


def _span(said: str | None) -> int:
    value = (said or "").strip()
    return (
        max(1, min(int(value), _WIDEST_SPAN))
        if value.isascii() and value.isdecimal() and len(value) < 8
        else 1
    )


def _layouts(root: LexborNode, weights: Weights) -> set[int]:
    """Tables that lay out the page: with a table in them, one cell a row, or an article
    in a cell.
    """
    found: set[int] = set()
    stack: list[
        tuple[int, list[int]]
    ] = []  # each open table: where it is, how many cells each of its rows has
    for node, entered in events(root, weights.out):
        tag = node.tag
        if tag == "table" and entered:
            if stack:
                found.add(stack[-1][0])
            stack.append((node.mem_id, []))
        elif tag == "table" and stack:
            ident, counts = stack.pop()
            if max(counts, default=0) <= 1:
                found.add(ident)
        elif entered and stack and tag == "tr":
            stack[-1][1].append(0)
        elif entered and stack and tag in ("td", "th") and stack[-1][1]:
            stack[-1][1][-1] += 1
            if weights.kept(node) > _LONGEST_CELL:
                found.add(stack[-1][0])
    return found

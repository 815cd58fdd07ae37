"""A table of a Word document: its head repeated on each page, no row broken between two, columns as
wide as what they say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.formats.docx_layout import PaperLayout
from tracker.formats.docx_text import add_phrase
from tracker.language import Language, pick, width_of
from tracker.pages.blocks import Parts, Phrase, Piece, Table, Turn
from tracker.words.escape import one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_WORD = r"[\x21-\u2bff]+"  # of letters and figures: never broken
_PADDING = 2.2  # millimetres of a cell's sides
_WIDER = 1.16  # than half a character of Chinese: figures, brackets
_LONGEST_WORD, _SHORTEST_LINE = 14, 9  # half characters; a longer word is broken


def write_table(document: Document, table: Table, layout: PaperLayout, language: Language) -> None:
    """The rows under their head."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    sizes = _widths(table, layout, language)
    made = document.add_table(0, len(table.columns))
    made.style = document.styles["Table Grid"]
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, size in zip(made.columns, sizes, strict=True):
        column.width = Mm(size)
    lines = [None, *table.rows]
    for line in lines:
        row = made.add_row()
        kept = row._tr.get_or_add_trPr()
        kept.append(OxmlElement("w:cantSplit"))
        if line is None:
            kept.append(OxmlElement("w:tblHeader"))
        for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            cell.width = Mm(sizes[n])
            said = cell.paragraphs[0]
            said.style = document.styles["Table Head" if line is None else "Table Text"]
            if line is None:
                said.add_run(one_line(column.title))
                continue
            part = line.cells[n]
            assert not isinstance(part, Turn)
            _write_cell(cell, part, right=column.right, language=language)
    document.add_paragraph(style=document.styles["Source Note"])


def _write_cell(cell: _Cell, parts: Parts, *, right: bool, language: Language) -> None:
    """What a cell says; what qualifies a value in brackets on a line below it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    said = cell.paragraphs[0]
    if right:
        said.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for n, part in enumerate(_lines(parts, language)):
        if n:
            said.add_run().add_break()
        for phrase in part:
            add_phrase(said, phrase, plain=True)


def _lines(parts: Parts, language: Language) -> list[Parts]:
    """The lines of a cell: the value, and each period or aside in brackets; flags follow."""
    lines: list[Parts] = []
    for part in parts:
        first = part[0] if part else None
        tone = first.tone if isinstance(first, Piece) else ""
        if tone in ("period", "aside") and lines:
            lines.append(((Piece(f"({_text(part).replace('..', '–')})"),),))
        elif tone in ("flag", "cited") and lines:
            between = pick(language, "，", ", ") if tone == "flag" else " "
            lines[-1] = (*lines[-1], (Piece(between),), part)
        else:
            lines.append((part,))
    return lines


def _text(part: Phrase) -> str:
    return "".join(piece.text for piece in part if isinstance(piece, Piece))


def _widths(table: Table, layout: PaperLayout, language: Language) -> list[float]:
    """The width of each column in millimetres: what its longest word needs, and of what is left
    over its part, as its longest line asks.
    """
    said = [_column(table, n, language) for n in range(len(table.columns))]
    asked = [max(map(width_of, lines)) for lines in said]
    needed = [max(map(len, re.findall(_WORD, " ".join(lines))), default=0) for lines in said]
    point = next(one.size for one in layout.styles if one.name == "Table Text")
    half = point / 2 * 25.4 / 72 * _WIDER
    room = (layout.width - _PADDING * len(asked)) / half
    least = [
        max(min(n, _LONGEST_WORD), min(most, _SHORTEST_LINE))
        for n, most in zip(needed, asked, strict=True)
    ]
    more = [max(n - few, 0) for few, n in zip(least, asked, strict=True)]
    spare = room - sum(least)
    if spare < 0:
        return [n * room / sum(least) * half + _PADDING for n in least]
    share = spare / (sum(more) or 1)
    beyond = max(spare - sum(more), 0) / len(asked)
    taken = [few + n * min(share, 1) + beyond for few, n in zip(least, more, strict=True)]
    return [n * half + _PADDING for n in taken]


def _column(table: Table, n: int, language: Language) -> list[str]:
    """The lines of a column."""
    lines = [table.columns[n].title]
    for row in table.rows:
        cell = row.cells[n]
        assert not isinstance(cell, Turn)
        lines += ["".join(map(_text, line)) for line in _lines(cell, language)]
    return lines

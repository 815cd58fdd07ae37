"""How pieces of a layout become a line: words parted where they must be, raised digits never run
into a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WIDE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…·\U00020000-\U0003ffff]"
)
_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_HIGH = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WIDEST_ROW = 1024  # cells in a row


def join_pieces(pieces: Iterable[str]) -> str:
    """One line of several: a space between, but nothing between Chinese characters."""
    line = ""
    for piece in filter(None, (piece.strip() for piece in pieces)):
        apart = line and not (_WIDE.match(line[-1]) and _WIDE.match(piece[0]))
        line += f" {piece}" if apart else piece
    return line


def raised(before: str, text: str) -> str:
    """Superscript digits: m² after a Latin letter; elsewhere a note's mark in brackets: 12000¹ is
    no 120001.
    """
    if not text.strip().isdecimal():
        return text
    return (
        text.translate(_HIGH)
        if before[-1:].isascii() and before[-1:].isalpha()
        else f"[{text.strip()}]"
    )


def row_of(cells: Iterable[str]) -> str:
    """A table's row as a line; nothing follows its last cell that holds something."""
    return "\t".join(join_pieces(_BREAKS.split(cell)) for cell in list(cells)[:WIDEST_ROW]).rstrip(
        "\t"
    )

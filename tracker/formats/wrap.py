"""Where a line of Chinese and English may break: at spaces and between characters, never inside a
figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from rich.cells import cell_len
from rich.text import Text

_OPENING = "（《「『“‘【〔([{<¥£€$"
_CLOSING = "，。、；：？！）》」』”’】〕…,.;:?!)]}>%"
_SCALES = "十百千万亿年月日家个项件位例"
_QUALIFYING = "><≥≤≈…"  # and between the ends of an interval
_TOKEN = r"\s+|\([^()\s]{1,12}\)|[0-9０-９][0-9０-９,.，．]*[%％]?|[^\W\d_\u2e80-\uffff]+|."
_JOINS = re.compile(r"[\w.,/:+−–—-]", re.ASCII)


def cells_of(text: str, ambiguous: int = 1) -> int:
    """How many cells a text takes, where a character whose width Unicode leaves open takes so many.

    >>> cells_of("│ 16,000 家"), cells_of("│ 16,000 家", 2)
    (11, 12)
    """
    cells = cell_len(text)
    if ambiguous == 2 and not text.isascii():
        cells += sum(east_asian_width(c) == "A" and cell_len(c) == 1 for c in text)
    return cells


def least_cells(text: str, ambiguous: int = 1) -> int:
    """The width below which something would be cut that stays whole."""
    return max((cells_of(unit.rstrip(), ambiguous) for unit in _units(text)), default=0)


def fold(text: Text, width: int | None, ambiguous: int = 1) -> list[Text]:
    """A line as lines of at most `width` cells; None: as it is."""
    if width is None:
        return [text]
    return list(text.divide(breaks(text.plain, width, ambiguous))) if text.plain else [text]


def breaks(text: str, width: int, ambiguous: int = 1) -> list[int]:
    """Where new lines begin; spaces stay at the end of the line before, over its width where need
    be.

    >>> breaks("突破 16,000 家", 9), breaks("增长18.65%。", 10), breaks("增长18.65%。", 12)
    ([3], [2], [])
    """
    places, at, used = [], 0, 0
    for unit in _units(text):
        size = cells_of(unit.rstrip(), ambiguous)
        if used and used + size > width:
            places.append(at)
            used = 0
        if size > width:  # an address without a place to break: cut it rather than overrun
            for offset, fits in _cut(unit.rstrip(), width, ambiguous):
                if offset:
                    places.append(at + offset)
                used = fits
            used += cells_of(unit, ambiguous) - size
        else:
            used += cells_of(unit, ambiguous)
        at += len(unit)
    return places


def _units(text: str) -> Iterator[str]:
    """Pieces that stay whole, each with the spaces behind it."""
    unit = ""
    for token in re.findall(_TOKEN, text, re.DOTALL):  # compiled on use: a pipe never folds
        if unit and not token.isspace() and not _stick(unit, token):
            yield unit
            unit = ""
        unit += token
    if unit:
        yield unit


def _stick(unit: str, token: str) -> bool:
    """Whether no line may begin between the two."""
    before, after = unit[-1], token[0]
    if before.isspace():
        return False
    if after in _CLOSING or before in _OPENING:
        return True
    if (before.isdigit() and after in _SCALES) or (before in _QUALIFYING and after.isdigit()):
        return True
    return bool(_JOINS.match(before) and _JOINS.match(after))


def _cut(unit: str, width: int, ambiguous: int) -> Iterator[tuple[int, int]]:
    """Offsets at which an overlong unit is cut, with the cells of each piece."""
    start, used = 0, 0
    for offset, character in enumerate(unit):
        size = cells_of(character, ambiguous)
        if used + size > width:
            yield start, used
            start, used = offset, 0
        used += size
    yield start, used

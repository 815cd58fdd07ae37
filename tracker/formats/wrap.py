"""Where a line of Chinese and English may break: at spaces and between characters, never inside a
figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

_OPENING = "（《「『“‘【〔([{<"
_CLOSING = "，。、；：？！）》」』”’】〕…,.;:?!)]}>%"
_SCALES = "十百千万亿年月日家个"
_TOKEN = r"\s+|\([^()\s]{1,12}\)|[0-9０-９][0-9０-９,.，．]*[%％]?|[^\W\d_\u2e80-\uffff]+|."
_JOINS = re.compile(r"[\w.,/:+−–—-]", re.ASCII)


def fold(text: Text, width: int | None) -> list[Text]:
    """A line as lines of at most `width` cells; None: as it is."""
    if width is None:
        return [text]
    return list(text.divide(breaks(text.plain, width))) if text.plain else [text]


def breaks(text: str, width: int) -> list[int]:
    """Where new lines begin; spaces stay at the end of the line before, over its width where need
    be.

    >>> breaks("突破 16,000 家", 9), breaks("增长18.65%。", 10), breaks("增长18.65%。", 12)
    ([3], [2], [])
    """
    places, at, used = [], 0, 0
    for unit in _units(text):
        size = cell_len(unit.rstrip())
        if used and used + size > width:
            places.append(at)
            used = 0
        if size > width:  # an address without a place to break: cut it rather than overrun
            for offset, fits in _cut(unit.rstrip(), width):
                if offset:
                    places.append(at + offset)
                used = fits
            used += cell_len(unit) - size
        else:
            used += cell_len(unit)
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
    if before.isdigit() and after in _SCALES:
        return True
    return bool(_JOINS.match(before) and _JOINS.match(after))


def _cut(unit: str, width: int) -> Iterator[tuple[int, int]]:
    """Offsets at which an overlong unit is cut, with the cells of each piece."""
    start, used = 0, 0
    for offset, character in enumerate(unit):
        size = cell_len(character)
        if used + size > width:
            yield start, used
            start, used = offset, 0
        used += size
    yield start, used

"""Lines at the top and bottom of pages that are no text: page numbers, and heads that most pages
repeat.
"""

from __future__ import annotations

import re
from collections import Counter

from tracker.documents.plain import PAGE_NUMBER

_EDGE = 2  # lines at either end of a page that may be such
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")
_OF_PAGES = re.compile(r"^\d{1,4} ?/ ?\d{1,4}$")
_NUMBERED = re.compile(r"^\W*\d{1,4}\W*$")


def margins(pages: list[list[str]]) -> list[set[int]]:
    """For each page the indices of its lines that are page numbers or running heads."""
    edges = [_edges(len(page)) for page in pages]
    keys: Counter[tuple[bool, str]] = Counter()
    numbers: Counter[int] = Counter()
    for index, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        keys.update({(number < _EDGE, _key(page[number], index)) for number in edge})
        numbers.update({offset for number in edge for offset in _offsets(page[number], index)})
    most = max(2, (len([page for page in pages if page]) + 1) // 2)
    found: list[set[int]] = []
    for index, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        own = set()
        for number in edge:
            line = page[number]
            counted = any(numbers[offset] >= most for offset in _offsets(line, index))
            own_number = number == len(page) - 1 and 1 in _offsets(line, index)
            repeated = keys[(number < _EDGE, _key(line, index))] >= most
            if (
                PAGE_NUMBER.match(line)
                or _OF_PAGES.match(line)
                or counted
                or own_number
                or repeated
            ):
                own.add(number)
        found.append(own)
    return found


def _edges(count: int) -> list[int]:
    return sorted({*range(min(_EDGE, count)), *range(max(count - _EDGE, 0), count)})


def _key(line: str, index: int) -> str:
    """A line without the number that counts pages with it: equal on the pages that repeat it."""
    return _NUMBER.sub(
        lambda found: "#" if int(found[0]) == index + 1 else found[0], " ".join(line.split())
    )


def _offsets(line: str, index: int) -> list[int]:
    """By how much a line that is nothing but a number runs before the count of pages."""
    return [int(re.sub(r"\D", "", line)) - index] if _NUMBERED.match(line) else []

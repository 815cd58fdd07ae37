"""A document as text, with the way back: what stands at an offset of the text stands where in the
document.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read.

    Lines of `text` end in "\\n"; cells of a table's row are parted by "\\t", a row is a line.

    `wrapped`: lines may end in mid-sentence, as the source's layout has them; otherwise a line is a
    paragraph or row. `published`: the day (or month) that the document itself states. `pages`:
    where in `text` each page or visible sheet begins, empty where there are none. `encoding`: what
    the bytes were decoded from. `skipped`: spans that are running heads and page numbers, in order.
    `pictures`: pages that hold pictures and no text, which nobody has read.
    """

    name: str
    text: str
    title: str | None = None
    published: str | None = None
    pages: tuple[int, ...] = ()
    encoding: str | None = None
    wrapped: bool = False
    skipped: tuple[Span, ...] = ()
    pictures: tuple[int, ...] = ()
    _lines: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = accumulate((len(line) + 1 for line in self.text.split("\n")[:-1]), initial=0)
        object.__setattr__(self, "_lines", tuple(starts))

    def place(self, offset: int) -> tuple[int | None, int, int]:
        """Page, line of the page (of the text where there are no pages) and column in characters,
        each from 1.
        """
        line = bisect_right(self._lines, offset)
        column = offset - self._lines[line - 1] + 1
        if not self.pages:
            return None, line, column
        page = max(bisect_right(self.pages, offset), 1)
        return page, line - bisect_right(self._lines, self.pages[page - 1]) + 1, column

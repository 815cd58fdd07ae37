"""Where labels stand: each at the first of its places that is free, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tracker.language import width_of

_WIDE, _NARROW, _SLIM, _BOLD = 1.0, 0.57, 0.3, 0.04  # of the size of the type
_SLIM_ONES = frozenset(",.:;'|!il ")
_ABOVE, _BELOW = 0.86, 0.24  # of the size: from the baseline up and down
Corner = tuple[float, float]
Segment = tuple[float, float, float, float]


def legs(spots: Sequence[Corner]) -> list[Segment]:
    """A line through spots as straight parts."""
    return [(*a, *b) for a, b in pairwise(spots)]


def text_width(text: str, size: float = 12, *, bold: bool = False) -> float:
    """About how wide a text is in pixels: a Chinese character is as wide as its type is high."""
    wide = width_of(text) - len(text)
    slim = sum(one in _SLIM_ONES for one in text)
    narrow = len(text) - wide - slim
    own = wide * _WIDE + slim * _SLIM + narrow * _NARROW
    return size * (own + len(text) * (_BOLD if bold else 0))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether both have room in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other one lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def crossed(self, segment: Segment) -> bool:
        """Whether a straight line passes through (Liang–Barsky)."""
        x1, y1, x2, y2 = segment
        enter, leave = 0.0, 1.0
        for step, low, high in (
            (x2 - x1, self.left - x1, self.right - x1),
            (y2 - y1, self.top - y1, self.bottom - y1),
        ):
            if step == 0:
                if low > 0 or high < 0:
                    return False
                continue
            first, last = sorted((low / step, high / step))
            enter, leave = max(enter, first), min(leave, last)
        return enter < leave


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a text of a width begins, is centred or ends, on its baseline."""

    x: float
    y: float
    anchor: str = "start"

    def box(self, wide: float, size: float, lines: int = 1, leading: float = 16) -> Box:
        """The room that so many lines of that size take."""
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.anchor]
        bottom = self.y + size * _BELOW + (lines - 1) * leading
        return Box(left, self.y - size * _ABOVE, left + wide, bottom)


@dataclass
class Sheet:
    """A canvas, the boxes that are taken, the lines that labels had better not cover (`soft`), and
    those that only what is essential may cover (`hard`).
    """

    canvas: Box
    taken: list[Box] = field(default_factory=list)
    hard: list[Segment] = field(default_factory=list)
    soft: list[Segment] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Nothing else may stand there."""
        self.taken.append(box)

    def put(
        self,
        places: Iterable[LabelPlace],
        wide: float,
        size: float,
        *,
        essential: bool = False,
        lines: int = 1,
    ) -> LabelPlace | None:
        """The best of the places for a text: free, within the canvas, crossing the fewest lines,
        and the earliest of those; taken then. What is essential stands at the least bad one.
        """
        best: tuple[tuple[float, ...], LabelPlace, Box] | None = None
        for n, place in enumerate(places):
            place, box = self._inside(place, place.box(wide, size, lines), essential)
            out = not self.canvas.holds(box)
            over = sum(box.overlaps(other) for other in self.taken)
            hard = sum(box.crossed(one) for one in self.hard)
            if not essential and (out or over or hard):
                continue
            cost = (out, over, hard, sum(box.crossed(one) for one in self.soft), n)
            if best is None or cost < best[0]:
                best = cost, place, box
        if best is None:
            return None
        self.take(best[2])
        return best[1]

    def _inside(self, place: LabelPlace, box: Box, essential: bool) -> tuple[LabelPlace, Box]:
        """Pushed back into the canvas where it must stand."""
        if not essential or self.canvas.holds(box):
            return place, box
        c = self.canvas
        right = max(c.left - box.left, 0) or min(c.right - box.right, 0)
        down = max(c.top - box.top, 0) or min(c.bottom - box.bottom, 0)
        moved = Box(box.left + right, box.top + down, box.right + right, box.bottom + down)
        return LabelPlace(place.x + right, place.y + down, place.anchor), moved

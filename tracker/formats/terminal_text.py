"""Phrases as text of a terminal: its tones as styles, its drawings as characters, nothing that
moves the cursor.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from rich.style import Style
from rich.text import Text

from tracker.formats import Terminal
from tracker.formats.chart_text import DRAWN
from tracker.formats.wrap import cells_of, fold
from tracker.language import Language
from tracker.pages.blocks import Gauge, Meter, Phrase, Piece
from tracker.words.escape import visible

STYLES = {
    "exceeded": "green", "met": "green", "ahead": "bright_blue", "on_track": "bright_blue",
    "open": "bright_blue", "behind": "yellow", "reversing": "red", "lost": "red", "missed": "red",
    "undetermined": "magenta", "no_data": "dim",
    "strong": "bold", "key": "bold", "dim": "dim", "code": "dim", "note": "italic",
    "quote": "italic dim", "error": "red", "warning": "yellow", "alert": "bold red",
    "good": "green", "info": "cyan", "doubt": "yellow", "new": "bold green",
    "drawing": "dim", "period": "dim", "aside": "dim", "flag": "dim",
}  # fmt: skip
SERIES = "cyan"  # the style of a series that no verdict colours
USUAL = 100  # cells where nothing says how wide the terminal is
BAR, MOST_OVER = 10, 4  # cells up to the goal, and at most beyond it


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes phrases in a language on a terminal."""

    language: Language
    terminal: Terminal

    def text(self, phrase: Phrase, style: str = "") -> Text:
        """A phrase as one line; `style` is of the pieces without a tone of their own."""
        made = Text()
        for part in phrase:
            if isinstance(part, Piece):
                made.append(self.plain(part), STYLES.get(part.tone, style))
                if part.link and self.terminal.links:
                    made.stylize(self.linked(part.link), len(made) - len(self.plain(part)))
            elif isinstance(part, Gauge):
                size = max(8, min(30, (self.terminal.width or USUAL) // 5 - 2))
                drawn = gauge_bar(part, size // self.cells("█"), self.terminal.ascii)
                made.append(drawn, STYLES.get(part.tone, SERIES))
            elif isinstance(part, Meter):
                made.append(bar(part, self.terminal.ascii), STYLES.get(part.tone, style))
            else:
                sign = DRAWN[part.sign]
                made.append(
                    sign[self.terminal.plain_chart], sign[2] or STYLES.get(part.tone, SERIES)
                )
        return made

    def plain(self, piece: Piece) -> str:
        """A piece's characters, made harmless."""
        own = piece.ascii if self.terminal.ascii else None
        return visible(piece.text if own is None else own)

    def linked(self, place: str) -> Style:
        """What makes a text lead to a place in the project: file:line."""
        from urllib.parse import quote

        file, _, line = place.rpartition(":")
        return Style(link=f"{self.terminal.links}/{quote(file)}#{quote(line)}")

    def cells(self, text: str) -> int:
        """How many cells a text takes on this terminal."""
        return cells_of(text, self.terminal.ambiguous)

    def sign(self, sign: str, ascii: str) -> str:
        """One of the writer's own marks."""
        return ascii if self.terminal.ascii else sign

    def folded(self, text: Text, first: str = "", rest: str | None = None) -> list[Text]:
        """Lines within the width, the first and the others after what is given."""
        rest = first if rest is None else rest
        width = self.terminal.width
        room = None if width is None else max(1, width - max(len(first), len(rest)))
        return [
            Text(rest if number else first).append_text(line)
            for number, line in enumerate(fold(text, room, self.terminal.ambiguous))
        ]


def bar(meter: Meter, ascii: bool = False) -> str:
    """Progress fills it up to the goal, what goes beyond follows in another shade, │ is where time
    stands.
    """
    full, over, empty, mark = ("#", ">", ".", "|") if ascii else ("█", "▒", "░", "│")
    if meter.progress is None:
        return ""
    filled = round(min(max(meter.progress, Fraction(0)), Fraction(1)) * BAR)
    drawn = [full] * filled + [empty] * (BAR - filled)
    if meter.elapsed is not None and 0 < meter.elapsed < 1:
        drawn[min(BAR - 1, int(meter.elapsed * BAR))] = mark
    beyond = max(meter.progress - 1, Fraction(0)) * BAR
    more = "+" if beyond > MOST_OVER + 1 else ""
    return "".join(drawn) + over * min(MOST_OVER, round(beyond)) + more


def gauge_bar(gauge: Gauge, size: int, ascii: bool = False) -> str:
    """A bar from zero to the value in so many signs of the scale, at least one where the value is
    none; the mark stands behind it where the value does not come up to it.
    """
    full, empty, sign = ("#", ".", "|") if ascii else ("█", "░", "│")
    span = gauge.high - gauge.low
    if not span:
        return ""
    zero = round(-gauge.low / span * size)
    marked = None
    if gauge.mark is not None:
        marked = min(size - 1, int((gauge.mark - gauge.low) / span * size))
    drawn = [empty] * size
    if gauge.value:
        end = round((gauge.value - gauge.low) / span * size)
        if marked is not None and gauge.mark is not None and gauge.value < gauge.mark:
            end = min(end, marked)
        end = max(end, zero + 1) if gauge.value > 0 else min(end, zero - 1)
        first, last = sorted((max(0, min(end, size)), zero))
        drawn[first:last] = [full] * (last - first)
    if marked is not None:
        drawn[marked] = sign
    return "".join(drawn)

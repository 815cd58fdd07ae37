"""How far long work is, on a terminal's stderr: a line that is drawn over and over, and is gone
when the work is done.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TextIO

from tracker.language import Language, pick, width_of
from tracker.model.progress import Stage

PATIENCE, BETWEEN = 1.0, 0.1  # seconds before the first line, and between two
_WORDS: dict[Stage, tuple[str, str]] = {
    "reading": ("读取", "reading"), "checking": ("核对", "checking"),
    "assessing": ("评估", "assessing"), "extracting": ("提取", "extracting"),
    "pages": ("写网页", "writing pages"), "importing": ("导入", "importing"),
    "drawing": ("画图", "drawing charts"),
}  # fmt: skip
_LONGEST = 24  # cells of the bar


class ProgressBar:
    """Is told how far the work is and draws that, from a second after it was made on; `close` takes
    the line away.

    `width` is the terminal's; nothing stands after the bar, whose cells may be two columns wide.
    """

    def __init__(
        self,
        stream: TextIO,
        language: Language,
        *,
        width: int,
        ascii_only: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._stream, self._language, self._clock = stream, language, clock
        self._room = max(width - 1, 0)
        self._full, self._empty = "#." if ascii_only else "█░"
        self._begun = clock()
        self._next = self._begun + PATIENCE
        self._drawn = False

    def __call__(self, done: int, total: int, stage: Stage) -> None:
        """So much is done of so much."""
        now = self._clock()
        if now < self._next:
            return
        self._next = now + BETWEEN
        self._write("\r" + self._line(done, total, stage, now - self._begun))
        self._drawn = True

    def close(self) -> None:
        """Take the line away; it may be drawn again later."""
        if self._drawn:
            self._write("\r" + " " * self._room + "\r")
            self._drawn = False

    def _line(self, done: int, total: int, stage: Stage, seconds: float) -> str:
        word = pick(self._language, *_WORDS[stage])
        if total < 2:  # nothing to be measured by
            said = pick(self._language, f"{word}… {seconds:.0f} 秒", f"{word}… {seconds:.0f} s")
            return self._padded(said)
        share = min(max(done, 0), total) / total
        said = f"{word} {int(share * 100):3d}% "
        cells = min(_LONGEST, (self._room - width_of(said)) // 2)
        if cells < 1:
            return self._padded(said)
        full = int(share * cells)
        return said + self._full * full + self._empty * (cells - full)

    def _padded(self, said: str) -> str:
        """Over what was drawn before; nothing where there is no room."""
        room = self._room - width_of(said)
        return said + " " * room if room >= 0 else ""

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # nobody is there to see it any more
            self._stream.write(text)
            self._stream.flush()

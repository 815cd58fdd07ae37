"""A document's text as one flow, without what layout put into it, every character knowing where
it stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import maxsize

from tracker.extract.zh.vocabulary import UNIT

_WIDE_SCRIPTS = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
_WIDE = re.compile(f"[{_WIDE_SCRIPTS}“”‘’…—]")
_BLANK = re.compile(
    rf" +(?=[{_WIDE_SCRIPTS}“”‘’…—])|(?<=[{_WIDE_SCRIPTS}“”‘’…—]) +|(?<= ) +"
    rf"|(?<=[\u4e00-\u9fff])\[\d{{1,2}}\](?=[\d，。；、]|$)"
)
_UNIT = re.compile(UNIT)
_ENDS = tuple("。！？；：!?;:.")
_STARTS = re.compile(
    r"[◎●○■□◆◇▲△★☆•·※]|[-*–—+#>]\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条部分编]|[①-⑳]|专栏|表\s*\d|图\s*\d|注[:：]|\|"
)
_PAGE = re.compile(
    r"[\s\-–—－·]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[\s\-–—－·]*"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """`text`, with "\n" only where a paragraph or heading ends; `pieces` are (start here, start in
    the document).
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the flow as a stretch of the document."""
        return self._at(start), self._at(end - 1) + 1

    def _at(self, place: int) -> int:
        here, there = self.pieces[bisect_right(self.pieces, (place, maxsize)) - 1]
        return there + place - here


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: where it starts and ends in the document, its words, and the empty cells
    before them.
    """

    start: int
    end: int
    words: str
    empty: int = 0


def lines_of(text: str, skipped: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """The lines with words on them; page numbers and what is to be passed over left out."""
    over = sorted(skipped)
    found: list[Line] = []
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip()
        if not words or any(start <= match.start() and match.end() <= end for start, end in over):
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        empty = match[0].count("\t", 0, indent) if "\t" in words else 0
        found.append(Line(start, start + len(words), words, empty))
    alone = {n for n, line in enumerate(found) if _PAGE.fullmatch(line.words)}
    drop = {n for n in alone if n - 1 not in alone and n + 1 not in alone and _stray(found, n)}
    return [line for n, line in enumerate(found) if n not in drop]


def _stray(lines: list[Line], n: int) -> bool:
    """Whether a lone number is a page's: a line of words breaks off before it, or it is marked as
    one.
    """
    words = lines[n].words
    if not words.isdigit():
        return not words.strip("-–—－· ").isdigit() or not words[:1].isdigit()
    return len(words) <= 3 and (n in (0, len(lines) - 1) or len(lines[n - 1].words) > 8)


def reflowed(lines: Sequence[Line], *, wrapped: bool = True) -> Flow:
    """Join the lines that layout broke, fold compatibility forms, drop the blanks that justified
    Chinese has.
    """
    widths = [_width(line.words) for line in lines]
    pieces: list[tuple[int, int]] = []
    texts: list[str] = []
    at = 0
    for n, line in enumerate(lines):
        near = max(widths[max(0, n - 1)], widths[min(n + 1, len(lines) - 1)], widths[n])
        hard = not wrapped or n + 1 == len(lines) or _ends(line, lines[n + 1], widths[n], near)
        words = line.words.translate(_FOLDED)
        glued = hard or _WIDE.match(words[-1]) or _WIDE.match(lines[n + 1].words[0])
        kept = 0
        for blank in _BLANK.finditer(words):
            texts.append(words[kept : blank.start()])
            pieces.append((at, line.start + kept))
            at += blank.start() - kept
            kept = blank.end()
        texts.append(words[kept:] + ("\n" if hard else "" if glued else " "))
        pieces.append((at, line.start + kept))
        at += len(texts[-1])
    return Flow("".join(texts), tuple(pieces))


def _ends(line: Line, after: Line, width: int, widest: int) -> bool:
    """Whether a line ends where its words end, not where the paper did."""
    if _STARTS.match(after.words):
        return True
    if line.words.endswith(("，", "、", ",", "（", "“", "《")) or (
        line.words[-1].isdigit() and _UNIT.match(after.words)
    ):
        return False
    if line.words.endswith(_ENDS):
        return width < 0.85 * widest or line.words.endswith(("。", "！", "？"))
    if not _WIDE.search(line.words + after.words):
        return width < 0.6 * widest
    return width < (0.55 if re.search("[，。；]", line.words) else 0.72) * widest


def _width(words: str) -> int:
    return len(words) + len(_WIDE.findall(words))


def _foldings() -> dict[int, str]:
    """Full-width letters, digits and signs of numbers, Kangxi radicals and the like: each one
    character to one.
    """
    kept = "！（），：；？"
    codes = [*range(0xFF01, 0xFF5F), *range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)]
    plain = {
        code: unicodedata.normalize("NFKC", chr(code)) for code in codes if chr(code) not in kept
    }
    blanks = dict.fromkeys(map(ord, "\u00a0\u3000\u2002\u2003\u2009\t"), " ")
    return {
        code: char for code, char in plain.items() if len(char) == 1 and char != chr(code)
    } | blanks


_FOLDED = _foldings()

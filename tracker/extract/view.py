"""View: a document's text as one flow, without what layout put into it, every character knowing where it stood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tracker.extract.units import UNIT

WIDE = r"\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
_WIDE = re.compile(f"[{WIDE}“”‘’…—]")
_UNIT = re.compile(UNIT)
_ENDS = tuple("。！？；：!?;:.")
_STARTS = re.compile(
    r"[◎●○■□◆◇▲△★☆•·※]|[-*–—+#>]\s|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十百\d]{1,4}[章节条部分编]|[①-⑳]|专栏|表\s*\d|图\s*\d|注[:：]|\|"
)
_PAGE = re.compile(r"[\s\-–—－·]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[\s\-–—－·]*")


@dataclass(frozen=True, slots=True)
class View:
    """`text`, with "\\n" only where a paragraph or heading ends; `at[i]` is where its i-th character stands."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the view as a stretch of the document."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: where it starts and ends in the document, and its words."""

    start: int
    end: int
    words: str


def lines_of(text: str, skipped: Iterable[tuple[int, int]] = ()) -> list[Line]:
    """The lines with words on them; page numbers and what is to be passed over left out."""
    over = sorted(skipped)
    found: list[Line] = []
    for match in re.finditer(r"[^\n]+", text):
        words = match[0].strip()
        if not words or any(start <= match.start() and match.end() <= end for start, end in over):
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        found.append(Line(start, start + len(words), words))
    alone = [n for n, line in enumerate(found) if _PAGE.fullmatch(line.words)]
    drop = {n for n in alone if n - 1 not in alone and n + 1 not in alone and _stray(found, n)}
    return [line for n, line in enumerate(found) if n not in drop]


def _stray(lines: list[Line], n: int) -> bool:
    """Whether a lone number is a page's: a line of words breaks off before it, or it is marked as one."""
    words = lines[n].words
    if not words.isdigit():
        return not words.strip("-–—－· ").isdigit() or not words[:1].isdigit()
    return len(words) <= 3 and (n in (0, len(lines) - 1) or len(lines[n - 1].words) > 8)


def make_view(lines: list[Line]) -> View:
    """Join the lines that layout broke, fold compatibility forms, drop the blanks that justified Chinese has."""
    widths = [_width(line.words) for line in lines]
    pieces: list[tuple[int, str]] = []
    for n, line in enumerate(lines):
        pieces += ((line.start + k, _folded(c)) for k, c in enumerate(line.words))
        near = max(widths[max(0, n - 1)], widths[min(n + 1, len(lines) - 1)], widths[n])
        hard = n + 1 == len(lines) or _ends(line, lines[n + 1], widths[n], near)
        pieces.append((line.end - 1, "\n" if hard else " "))
    return _tight(pieces)


def _ends(line: Line, after: Line, width: int, widest: int) -> bool:
    """Whether a line ends where its words end, not where the paper did."""
    if _STARTS.match(after.words):
        return True
    if line.words.endswith(("，", "、", ",", "（", "“", "《")) or (line.words[-1].isdigit() and _UNIT.match(after.words)):
        return False
    if line.words.endswith(_ENDS):
        return width < 0.85 * widest or line.words.endswith(("。", "！", "？"))
    if not _WIDE.search(line.words + after.words):
        return width < 0.6 * widest
    return width < (0.55 if re.search("[，。；]", line.words) else 0.72) * widest


def _folded(char: str) -> str:
    """Full-width letters, digits and signs of numbers, Kangxi radicals and the like in their plain form."""
    if "！" <= char <= "～" and char not in "！（），：；？":
        return unicodedata.normalize("NFKC", char)
    if "\u2e80" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff":
        plain = unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    return " " if char in "\u00a0\u3000\u2002\u2003\u2009\t" else char


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _tight(pieces: list[tuple[int, str]]) -> View:
    """Without blanks beside Chinese; one blank between words of other scripts."""
    kept: list[tuple[int, str]] = []
    for (at, char), (_, after) in pairwise([*pieces, (0, "\n")]):
        if char == " ":
            before = kept[-1][1] if kept else "\n"
            if before in " \n" or after in " \n" or _WIDE.match(before) or _WIDE.match(after):
                continue
        kept.append((at, char))
    return View("".join(char for _, char in kept), tuple(at for at, _ in kept))

"""Bytes → text, with the encodings that Chinese office programs write named where they are not
UTF-8.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from tracker.model.layout import LARGEST_YAML
from tracker.problems.problem import Problem, problem

_CONFLICT = re.compile(r"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)
_SAMPLE = 65536
_MARKS = ((codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


def decode(content: bytes, file: str, *, gb18030: bool = False) -> tuple[str | None, list[Problem]]:
    """The text of a file; with `gb18030` Chinese Excel's encoding is read too, and said (O402)."""
    if len(content) > LARGEST_YAML and not gb18030:
        return None, [problem("F103", file, line=1, column=1, size=f"{len(content) / 1048576:.1f}")]
    try:
        return content.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        looks = _looks_like(content, error.start)
        if gb18030 and looks == "GB18030":
            with suppress(UnicodeDecodeError):
                return content.decode("gb18030"), [problem("O402", file, line=1, column=1)]
        return None, [problem("F101", file, line=line, column=1, looks=looks or "?")]


def refused_text(text: str, file: str) -> Problem | None:
    """F102: nothing in it. F105: an unfinished merge, in which each side would be read as data."""
    if not text or text.isspace():
        return problem("F102", file, line=1, column=1)
    if marker := _CONFLICT.search(text):
        return problem("F105", file, line=text.count("\n", 0, marker.start()) + 1, column=1)
    return None


def _looks_like(content: bytes, odd: int) -> str | None:
    """By the line that holds the first byte that is not UTF-8, and some more: of a large file no
    more is needed.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if b"\0" in content:
        return None
    start = max(content.rfind(b"\n", 0, odd) + 1, odd - _SAMPLE)
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(content[start : odd + _SAMPLE])
    except UnicodeDecodeError:
        return None
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return "GB18030" if chinese * 2 >= sum(ord(c) > 127 for c in text) else None

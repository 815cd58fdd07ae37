"""What is really wrong where the YAML parser gave up: the usual slips of a Chinese
keyboard first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from tracker.problems.problem import Problem, problem
from tracker.read.yaml_repairs import plain_marks, repaired

FULL_WIDTH_COLON = re.compile(r"\s*(?:- +)?[A-Za-z_][\w-]*\s*：")
WIDE_SPACES = "\u3000\u00a0\u2002\u2003\u2009\ufeff"
_UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
_SURROGATE = re.compile("[\ud800-\udfff]")
_REACH = 4096
_SHOWN = 80  # characters of a line that is to be written in another way


def diagnose(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The slip that explains a syntax error, else the parser's own words (F201)."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return unprintable(text, file) or problem("F213", file, line=1, column=1)
    for number, content in _around(text, mark):
        lead = content[: len(content) - len(content.lstrip())]
        if "\t" in lead and content.strip():
            return problem("F210", file, line=number + 1, column=lead.index("\t") + 1)
        if any(c in lead for c in WIDE_SPACES) and content.strip():
            at = min(lead.index(c) for c in WIDE_SPACES if c in lead)
            return problem("F209", file, line=number + 1, column=at + 1, key=content.strip()[:40])
        if FULL_WIDTH_COLON.match(content):
            return problem(
                "F208",
                file,
                line=number + 1,
                column=content.index("：") + 1,
                text=content.strip()[:40],
                write=plain_marks(content.strip()[:_SHOWN]),
            )
    words = getattr(error, "problem", None) or str(error).splitlines()[0]
    made = problem("F201", file, line=mark.line + 1, column=mark.column + 1, words=words)
    if (found := repaired(text, mark.line, error)) is None or len(found[1]) > _SHOWN:
        return made
    return made.saying({"words": words, "write": found[1], "write_line": found[0] + 1})


def unprintable(text: str, file: str, *, surrogates: bool = False) -> Problem | None:
    """F213 at the first character that no YAML may hold; with `surrogates` only halves of
    characters count.
    """
    odd = (
        None
        if surrogates and text.isascii()
        else (_SURROGATE if surrogates else _UNPRINTABLE).search(text)
    )
    if odd is None:
        return None
    line = text.count("\n", 0, odd.start()) + 1
    return problem("F213", file, line=line, column=odd.start() - text.rfind("\n", 0, odd.start()))


def _around(text: str, mark: Any) -> Iterator[tuple[int, str]]:
    """The line of a mark, that before it, that behind it and the last but one, each with its number
    from 0.

    A line that is longer than any hand would write is left out: a file may be one line of 30 MB.
    """
    start = max(0, mark.index - _REACH)
    lines = text[start : mark.index + _REACH].splitlines()
    here = len((text[start : mark.index] + "|").splitlines()) - 1
    for offset in (0, -1, 1, -2):
        if (start == 0 or here + offset > 0) and 0 <= here + offset < len(lines):
            yield mark.line + offset, lines[here + offset]

"""How a line that the YAML parser gave up at was probably meant: a repair is offered only if the
text with it reads on beyond that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from tracker.read.yaml_loader import LOADER

_LONGEST = 64 * 1024  # a text that is read again for each repair
_LONGEST_LINE = 400
_KEY = r"[A-Za-z_][\w-]*"
_PAIR = re.compile(rf"(\s*(?:- +)?)({_KEY}): +(\S.*?)\s*$")
_NO_SPACE = re.compile(rf"(\s*(?:- +)?{_KEY}):(?=[^\s:/])")
_ENTRY = re.compile(rf"([{{,]\s*{_KEY}:\s+)([^\s\"',{{}}\[\]][^,{{}}\[\]]*?)(?=\s*[,}}])")
_FULL_WIDTH_COMMA = re.compile(rf"，\s*(?={_KEY}\s*[:：])")
_FULL_WIDTH_COLON = re.compile(rf"({_KEY})\s*：\s*")
_ODD_START = tuple("%@`>|*&!?-")


def repaired(text: str, at: int, error: yaml.YAMLError) -> tuple[int, str] | None:
    """The line (from 0) to be written in another way, and how; None where nothing helps.

    `at` is the line at which the parser gave up with `error`.
    """
    if len(text) > _LONGEST:
        return None
    lines = text.splitlines(keepends=True)
    context = getattr(error, "context_mark", None)
    begun = [] if context is None else [context.line]
    for number in dict.fromkeys((at, at - 1, *begun, at - 2)):
        line = lines[number].rstrip("\r\n") if 0 <= number < len(lines) else ""
        if not 0 < len(line) <= _LONGEST_LINE:
            continue
        for one in _repairs(line, lines[:number]):
            more = [*lines[:number], one + lines[number][len(line) :], *lines[number + 1 :]]
            if one != line and _reads_on("".join(more), max(at, number)):
                return number, one.strip() if one.lstrip() != line.lstrip() else one
    return None


def _repairs(line: str, before: list[str]) -> Iterator[str]:
    """What the line may have been meant to be, the likeliest first."""
    yield _NO_SPACE.sub(r"\1: ", line, count=1)
    if "{" in line:
        yield plain_marks(line)
        yield _ENTRY.sub(_quoted_entry, line)
    if line.count('"') % 2:
        yield line + '"'
    pair = _PAIR.fullmatch(line)
    if pair and not (pair[3][0] in "{[\"'" and pair[3][-1] in "}]\"'"):
        yield f"{pair[1]}{pair[2]}: {_quoted(pair[3])}"
    above = next((one for one in reversed(before) if one.strip()), "")
    indent = re.match(r"[ ]*(?:- +)?", above)
    if indent:
        yield " " * len(indent[0]) + line.lstrip()


def plain_marks(line: str) -> str:
    """A line whose full-width colons and commas between fields are plain ones."""
    return _FULL_WIDTH_COLON.sub(r"\1: ", _FULL_WIDTH_COMMA.sub(", ", line))


def _quoted_entry(found: re.Match[str]) -> str:
    value = found[2]
    return found[1] + (_quoted(value) if value.startswith(_ODD_START) else value)


def _quoted(value: str) -> str:
    return "'" + value + "'" if '"' in value or "\\" in value else f'"{value}"'


def _reads_on(text: str, line: int) -> bool:
    """Whether the parser comes beyond a line."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark is not None and bool(mark.line > line)
    return True

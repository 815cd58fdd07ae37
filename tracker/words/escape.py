"""Text from files made harmless: no cursor moved, nothing hidden or turned, no runner or
spreadsheet commanded.
"""

from __future__ import annotations

import json
import re

# For GitHub, Azure and TeamCity ##[, ##vso[ or ##teamcity[ in a line is a command, for GitHub also
# :: at its beginning.
_INLINE = re.compile(r"#(?=#+\w*\[)")
_COMMAND = re.compile(rf":(?=:)|{_INLINE.pattern}")
# What looks like a blank: wide ones, and letters without a shape. What looks like an operator:
# full-width and small
# forms, raised and lowered ones. Where Excel lists with semicolons, one begins a new cell.
_BLANKS = " \u1680\u2000-\u200a\u205f\u3000\u2800\u115f\u1160\u3164\uffa0"
_OPERATORS = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋"
_FORMULA = re.compile(rf"(?:^|;)[{_BLANKS}]*(?=[{_OPERATORS}])")
_GUARDED = re.compile(rf"((?:^|;)[{_BLANKS}]*)'(?=[{_OPERATORS}])")
_FIGURE = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?")


def one_line(text: str) -> str:
    """Text on one line, without control characters, invisible ones and marks that turn the
    direction of writing.

    >>> one_line("武汉\\x1b[31m\\n\\u202e市")
    '武汉 [31m  市'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\u3000" or _is_rare(c) else " " for c in text)


def visible(text: str) -> str:
    """Plain text that no build runner takes for a command.

    >>> visible("::error::x"), visible("10:30 ##[group]")
    (': :error: :x', '10:30 # #[group]')
    """
    return _COMMAND.sub(r"\g<0> ", one_line(text))


def cell(text: str) -> str:
    """Plain text that no spreadsheet runs: it reads an apostrophe before what looks like a formula;
    figures stay.

    >>> cell("=1+1"), cell("-13.5%"), cell("－cmd"), cell("x;@y"), cell("\u3000﹦1")
    ("'=1+1", '-13.5%', "'－cmd", "x;'@y", "\u3000'﹦1")
    """
    tidy = _INLINE.sub("# ", one_line(text))
    return tidy if _FIGURE.fullmatch(tidy) else _FORMULA.sub(r"\g<0>'", tidy)


def uncelled(text: str) -> str:
    """The text of a cell without the apostrophe that `cell` put before what looks like a formula.

    >>> uncelled("'=1+1"), uncelled("x;'@y"), uncelled("'quoted'")
    ('=1+1', 'x;@y', "'quoted'")
    """
    return _GUARDED.sub(r"\g<1>", text)


def quoted(text: str) -> str:
    """Text as a JSON string that reads back as itself, with what is not plain or commands a runner
    escaped.

    >>> quoted("武汉\\x1b \\u202e ##[x]")
    '"武汉\\\\u001b \\\\u202e \\\\u0023#[x]"'
    """
    written = json.dumps(text, ensure_ascii=False)
    if not written.isprintable():
        written = "".join(c if one_line(c) == c else json.dumps(c)[1:-1] for c in written)
    return _INLINE.sub(r"\\u0023", written)


def _is_rare(character: str) -> bool:
    """A Chinese character of a later Unicode than Python's, or one that older systems keep in the
    private area.
    """
    return "\ue000" <= character <= "\uf8ff" or "\U00020000" <= character <= "\U0003fffd"

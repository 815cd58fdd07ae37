"""Numbers as the tables of others write them: what says that there is none, and which mark is that
of the decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from tracker.model.import_map import DecimalMark
from tracker.model.numbers import read_number
from tracker.problems.problem import Refused

# of no value: not available, not applicable, confidential, not yet published
_NO_VALUE_MARKS = (
    "", "-", "–", "—", "――", "——", "..", "...", "…", "……", ":", "n/a", "#n/a", "na", "nan", "null",
    "none", "[x]", "[c]", "[z]", "[k]", "[w]", "无", "缺", "暂无", "不详",
)  # fmt: skip
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?!\d)|\d\.\d{3},\d|\d,\d{4,}")
_LEADING = re.compile(r"[+-]?\d[\d.,'’\s\u00a0\u202f\u2009]*")
_SPACED = re.compile(r"\d['’ \u00a0]\d{3}(?!\d)")
_GROUPED = {
    ",": re.compile(r"[+-]?(?:\d{1,3}(?:[.'’\s]\d{3})+|\d+)(?:,\d+)?"),
    ".": re.compile(r"[+-]?(?:\d{1,3}(?:[,'’\s]\d{3})+|\d+)(?:\.\d+)?"),
}
_PLAIN = re.compile(r"-?\d+\.\d+")
_MOST_DIGITS, _FEW_DIGITS = 15, 12  # of a binary number, and of one that somebody wrote
_SCALES = {
    "0": "", "3": " thousand", "4": "万", "6": " million", "8": "亿", "9": " billion",
    "12": " trillion",
    "units": "", "unit": "", "thousands": " thousand", "millions": " million",
    "billions": " billion",
}  # fmt: skip


def is_no_value(text: str) -> bool:
    """Whether a cell says that there is no value."""
    return text.strip().casefold() in _NO_VALUE_MARKS


def is_number(text: str) -> bool:
    """Whether a text is a value as the reader of numbers takes it."""
    try:
        read_number(text)
    except Refused:
        return False
    return True


def mark_in_doubt(texts: Iterable[str], *, semicolons: bool) -> str:
    """A number of a column that does not tell which mark is that of its decimals, or nothing:
    1,5 and 1.234,5 speak for the comma, and so may 1,234 where the cells are parted by semicolons;
    1 234 and 1'234 are not told from two numbers.
    """
    for text in texts:
        if _DECIMAL_COMMA.search(text) or _SPACED.search(text):
            return text
        if semicolons and re.search(r"\d,\d", text):
            return text
    return ""


def as_written(text: str, mark: DecimalMark | None, scale: str = "") -> tuple[str, bool]:
    """A value as the reader of numbers takes it, and whether it had the noise of a binary number.

    `mark` is that of the decimals, where it is said; `scale` the power of ten that goes with it, or
    its English word. Raises Refused (F401) for a scale that is none, or goes with none.

    >>> as_written("1.234,5", ","), as_written("7.000000000000001", None)
    (('1234.5', False), ('7', True))
    >>> as_written("12.5", None, "6")
    ('12.5 million', False)
    """
    tidy = text.strip()
    if mark and (leading := _LEADING.match(tidy)):
        number = leading[0].strip()
        if not _GROUPED[mark].fullmatch(number):
            raise Refused("F401", text=text)
        bare = re.sub(r"['’\s]|" + ("\\." if mark == "," else ","), "", number)
        tidy = bare.replace(",", ".") + tidy[len(leading[0].rstrip()) :]
    noisy = False
    if _PLAIN.fullmatch(tidy) and len(re.sub(r"\D", "", tidy).lstrip("0")) > _MOST_DIGITS:
        short = format(Decimal(tidy), f".{_MOST_DIGITS}g")
        digits = Decimal(short).normalize().as_tuple().digits
        if len(digits) <= _FEW_DIGITS:
            tidy, noisy = format(Decimal(short).normalize(), "f"), True
    return _scaled(tidy, scale.strip().lower(), text), noisy


def _scaled(tidy: str, scale: str, text: str) -> str:
    if not scale or not tidy:
        return tidy
    if scale in _SCALES:
        return tidy + _SCALES[scale]
    try:
        power = int(scale)
        return format(Decimal(tidy).scaleb(power), "f") if abs(power) <= 15 else _refuse(text)
    except (ValueError, InvalidOperation):
        return _refuse(text)


def _refuse(text: str) -> str:
    raise Refused("F401", text=text)

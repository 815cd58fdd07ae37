"""Excel's cells spelled out as a person sees them, in the XML, before calamine reads it.

calamine knows no number formats: 28% would come as 0.28, and Oct-25 as the first of that month.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from html import unescape
from xml.sax.saxutils import escape

from tracker.documents.lines import raised
from tracker.documents.number_formats import ScaledFormat, scaled_format
from tracker.problems.problem import Refused

EPOCH = date(1899, 12, 30)  # day 0 of Excel, whose 1900 has a 29 February
_MOST_DIGITS = 308  # digits before or behind the point of a number
_MOST_CELLS = 4_000_000  # of the rectangle round all that is written in a sheet
_TOKEN = re.compile(rb"<(/?)(?:\w+:)?(row|c|v|f|is)(?=[\s/>])([^<>]{0,2000})>")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"'](\d{1,6})[\"']")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)")
_TYPE = re.compile(rb"\bt=[\"'](\w+)[\"']")
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^<>]*?>")
_CELL_FORMATS = re.compile(r"<(?:\w+:)?cellXfs\b(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(r"<(?:\w+:)?xf\s[^<>]*?>")
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# of a run of rich text that is set raised, up to the end of its text
_RUN = re.compile(
    rb"<(?:\w+:)?vertAlign\s+val=.superscript.[^<>]{0,200}>(?:<(?!(?:\w+:)?t[\s>])[^<>]{0,2000}>\s*){0,40}"
    rb"<(?:\w+:)?t(?:\s[^<>]{0,200})?>(?P<text>[^<]*)"
)
_TEXT_BEFORE = re.compile(rb">([^<>]*)</(?:\w+:)?t>")
_NO_DAY = re.compile(r"[ym/ .-]*y[ym/ .-]*")
_BUILT_IN: dict[int, str | ScaledFormat] = {
    9: "percent",
    10: "percent",
    17: "month",
}  # 0%, 0.00%, mmm-yy


def special_styles(styles: str) -> dict[int, str | ScaledFormat]:
    """The numbers of the cell formats whose cells are spelled out: `percent`, days of which only
    the `month` or the `year` is shown, and numbers that are shown divided or with a word.
    """
    special = dict(_BUILT_IN)
    for declared in _FORMAT.findall(styles):
        number = int(_attribute(declared, "numFmtId")[:9] or -1)
        code = _attribute(declared, "formatCode")
        if kind := shown_as(code) or scaled_format(code):
            special[number] = kind
    listed = _CELL_FORMATS.search(styles)
    formats = _CELL_FORMAT.findall(listed[1]) if listed else []
    numbers = (int(_attribute(one, "numFmtId")[:9] or 0) for one in formats)
    return {i: special[number] for i, number in enumerate(numbers) if number in special}


def shown_as(code: str) -> str:
    """What a number format shows of its number: a `percent`, the `month` or the `year` of a day, or
    nothing of that kind.
    """
    bare = _LITERAL.sub("", code).lower()
    if "%" in bare:
        return "percent"
    if _NO_DAY.fullmatch(bare.partition(";")[0]):
        return "month" if "m" in bare else "year"
    return ""


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"\b{name}=(?:\"([^\"]*)\"|'([^']*)')", tag)
    value = unescape(found[1] or found[2] or "") if found else ""
    return value if name == "formatCode" or (value.isascii() and value.isdecimal()) else ""


@dataclass(slots=True)
class Spelling:
    """How the cells of special `styles` are spelled, days counted from `epoch`; `counts` tells how
    many of which there were. With `formulas` a formula whose result was not saved is its text.
    """

    styles: dict[int, str | ScaledFormat]
    epoch: date
    formulas: bool
    counts: Counter[str] = field(default_factory=Counter)

    def spell(self, xml: bytes) -> bytes:
        """A sheet spelled out. Raises Refused (D107) for one too large to be held."""
        return b"".join(self._spelled(xml))

    def _spelled(self, xml: bytes) -> Iterator[bytes]:
        done = line = column = value = formula = last = widest = 0
        cell: re.Match[bytes] | None = None
        for token in _TOKEN.finditer(xml):
            closing, tag, attributes = token.groups()
            if tag == b"row" and not closing:
                place = _REFERENCE.search(attributes)
                line, column = (int(place[2]) if place else line + 1), 0
                self.counts["hidden"] += bool(_HIDDEN.search(attributes))
            elif tag == b"c":
                if closing and cell and formula and not value and self.formulas:
                    yield xml[done : cell.start()] + _as_text(cell) + b"<v>="
                    yield xml[formula : xml.find(b"<", formula)] + b"</v>"
                    done, last, widest = token.start(), max(last, line), max(widest, column)
                cell = None if closing or attributes.endswith(b"/") else token
                value = formula = 0
                if not closing:
                    place = _REFERENCE.search(attributes)
                    line, column = (
                        (int(place[2]), _column(place[1])) if place else (line, column + 1)
                    )
            elif cell is not None and tag == b"f":
                if not closing:
                    formula = token.end()
                    self.counts["formula"] += 1
            elif cell is not None and not closing:
                value = token.end()
                last, widest = max(last, line), max(widest, column)
            elif cell is not None and tag == b"v":
                style, kind = _STYLE.search(cell[3]), _TYPE.search(cell[3])
                special = self.styles.get(int(style[1])) if style else None
                if kind and kind[1] == b"e" and self.formulas:  # calamine leaves it empty
                    yield xml[done : cell.start()] + _as_text(cell)
                    done = cell.end()
                elif special and (kind is None or kind[1] == b"n"):
                    self.counts["" if isinstance(special, ScaledFormat) else special] += 1
                    yield xml[done : cell.start()] + _as_text(cell)
                    yield xml[cell.end() : value]
                    yield self._shown(xml[value : token.start()], special)
                    done = token.start()
        if last * widest > _MOST_CELLS:
            raise Refused("D107", most=f"{_MOST_CELLS:,}")
        yield xml[done:]

    def _shown(self, value: bytes, special: str | ScaledFormat) -> bytes:
        """A number as its cell's format shows it."""
        if isinstance(special, ScaledFormat):
            return scaled(value, special, marked=self.formulas)
        if special == "percent":
            return _times_100(value)
        try:
            day = self.epoch + timedelta(days=int(Decimal(value.decode("ascii"))))
        except (InvalidOperation, UnicodeDecodeError, OverflowError, ValueError):
            return value
        return (f"{day:%Y-%m}" if special == "month" else f"{day:%Y}").encode()


def with_raised_digits(xml: bytes) -> bytes:
    """Rich text with the digits that are set raised as marks: 12 with the note 3 is 12[3]."""
    if b"superscript" not in xml:
        return xml
    return _RUN.sub(_raised, xml)


def _raised(run: re.Match[bytes]) -> bytes:
    before = _TEXT_BEFORE.findall(run.string, max(run.start() - 300, 0), run.start())
    last = before[-1].decode("utf-8", "replace") if before else ""
    said = raised(last, run["text"].decode("utf-8", "replace"))
    return run[0][: run.start("text") - run.start()] + said.encode()


def _as_text(cell: re.Match[bytes]) -> bytes:
    """The opening tag of a cell, for one that holds text."""
    return _TYPE.sub(b"", cell[0][:-1]) + b' t="str">'


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _times_100(value: bytes) -> bytes:
    try:
        read = Decimal(value.decode("ascii"))
    except (InvalidOperation, UnicodeDecodeError):
        return value
    if not read.is_finite() or abs(read.adjusted()) > _MOST_DIGITS:  # no office program holds it
        return value
    return figure(read * 100).encode() + b"%"


def scaled(value: bytes, how: ScaledFormat, *, marked: bool) -> bytes:
    """A number as a format shows it that divides it or puts a word behind it."""
    try:
        read = Decimal(value.decode("ascii"))
    except (InvalidOperation, UnicodeDecodeError):
        return value
    if not read.is_finite() or abs(read.adjusted()) > _MOST_DIGITS:
        return value
    shown = how.shown(read, figure(read.scaleb(-how.power)), marked=marked)
    return escape(shown).encode()


def figure(value: Decimal) -> str:
    """A number as Excel shows it at most: 15 digits, no exponent, no zeros at the end."""
    said = format(Decimal(format(value, ".15g")), "f")
    return said.rstrip("0").rstrip(".") if "." in said else said

"""What a page says, before anyone writes it: plain values that know no words and no format.

A page (`pages/status.py`, `target.py` …) makes them of a subject; a writer (`formats/terminal.py`,
`markdown.py`) sets any page, and makes every text harmless for its format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from tracker.assess.status import Status
from tracker.assess.trajectory import TargetPath
from tracker.language import Language
from tracker.model.quantity import Interval

Sign = Literal[
    "latest", "counted", "baseline", "goal", "unused", "conflicting", "forecast", "part_year"
]
SIGNS: tuple[Sign, ...] = (
    "latest", "counted", "conflicting", "unused", "part_year", "forecast", "baseline", "goal",
)  # fmt: skip
LINES = ("span", "gap", "road", "edge")  # what a picture holds beside its signs
STATUS_TONES = frozenset(status.value for status in Status)  # the tones that are a status
# Marks that no ASCII terminal can show, and what stands for them there.
_MARKS = {
    "−": "-", "×": "*", "∞": "inf", "–": "-", "…": "..", "→": "->", "₀": "0", "●": "*", "■": "#",
    "·": "-", "₁": "1", "ā": "a", "≠": "!=", "↑": "^", "↗": "/", "↘": "\\", "↓": "v",
}  # fmt: skip
_ASCII = str.maketrans(_MARKS)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text with its tone, what stands for it where only ASCII can be drawn, and an
    address to which it leads where a format can follow one, or a place in the project, file:line.

    The tone says what the piece is, not how it looks: a status (`exceeded` …), `strong`, `key`
    (what is looked for), `dim`, `code` (an id), `note`, `error`, `warning`, `alert`; `period`,
    `aside` and `flag` for what qualifies the piece before it; `nothing` for a value that there is
    none of; `caption` for words that a title makes superfluous, `drawing` for words about bars;
    `info`, `good`, `doubt` and `new` for what is proposed.
    """

    text: str
    tone: str = ""
    ascii: str | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class Meter:
    """The share of its way that a target has gone, drawn as a bar: 0 the baseline, 1 the goal.

    `elapsed` is the share of time gone and `expected` the share of the way that was due then, None
    where time bounds nothing; `span` is what the value may stand for. `progress` is None where
    there is no value; without a `track` there is no way to go.
    """

    progress: Fraction | None
    elapsed: Fraction | None = None
    expected: Fraction | None = None
    span: tuple[Fraction | None, Fraction | None] | None = None
    track: bool = True
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Gauge:
    """A value drawn as a bar from zero, on a scale from `low` to `high` that others stand on, too;
    `mark` is a value that is marked on it.
    """

    value: Fraction | None
    low: Fraction
    high: Fraction
    mark: Fraction | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign by which a chart of the same page draws a value."""

    sign: Sign
    tone: str = ""


Phrase = tuple[Piece | Meter | Gauge | Marker, ...]
Parts = tuple[Phrase, ...]  # of a cell: what it says, then what qualifies it


@dataclass(frozen=True, slots=True)
class Strip:
    """Short phrases in a row; a line is broken only between two of them."""

    items: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Phrases and strips, each on a line of its own."""

    lines: tuple[Phrase | Strip, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and what is said of each."""

    rows: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """A phrase of a list, with a label before it, a list below it, and a mark of its own.

    `rank`: what is lowest is kept longest where there is no room for all; None: it always stays.
    """

    text: Phrase
    below: tuple[ListItem, ...] = ()
    label: str = ""
    mark: Piece | None = None
    rank: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its title, and its side. One that is `below` never stands beside the others.

    `spare`: where there is no room for all beside each other, the highest is left out first; 0:
    never. The last one may be text that `folds`, to so many cells at least.
    """

    title: str
    right: bool = False
    below: bool = False
    spare: int = 0
    folds: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A cell that says what was before and what is now."""

    old: Parts
    new: Parts


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells, the name of the group that the row belongs to, and phrases that stand below it; `name`
    is what these are called where they stand elsewhere. The only cell of one `across` runs through
    all columns of a table that has columns below.
    """

    cells: tuple[Parts | Turn, ...]
    group: str = ""
    below: tuple[Phrase, ...] = ()
    name: str = ""
    rank: tuple[object, ...] | None = None
    across: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows.

    `by`: what the groups are, where each is so much its own that it stands apart, or is named in a
    column of this title; without it a group is no more than a heading. `notes` stand below, and
    `left_out` says in words how many columns there was no room for.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    by: str = ""
    notes: tuple[Phrase, ...] = ()
    left_out: Callable[[int], str] | None = None

    @property
    def groups(self) -> dict[str, list[TableRow]]:
        """The rows by group, groups in the order in which they first occur."""
        groups: dict[str, list[TableRow]] = {}
        for row in self.rows:
            groups.setdefault(row.group, []).append(row)
        return groups


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a time (decimal year) and value; `span` is the interval that the value may stand
    for.
    """

    time: Fraction
    value: Fraction
    sign: Sign
    span: Interval | None = None


Spot = tuple[Fraction, Fraction]  # a time and a value


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks, the line through those that count, the path, the values that bound the target, and the
    due time; `from_zero`: the axis of values holds zero.
    """

    marks: tuple[Mark, ...]
    line: tuple[Spot, ...]
    path: TargetPath | None
    edges: tuple[Fraction, ...]
    due: Fraction | None
    from_zero: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture to be drawn; `names` are the words for its signs and lines, `unit` is what is drawn
    and in which unit, `title` and `text` say what it shows to whoever does not see it; `goals` are
    the words for each of the picture's edges.
    """

    picture: Picture
    names: tuple[tuple[str, str], ...]
    tone: str = ""
    unit: str = ""
    title: str = ""
    text: str = ""
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source, and where they stand."""

    text: Phrase
    source: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines in which every character keeps its place: of a file, of a program."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something wrong: where, its code, how grave in a word (`tone`: error or warning), what it
    is, and the mend with its label.
    """

    place: str
    code: str
    tone: str
    grade: str
    message: str
    label: str
    mend: str


@dataclass(frozen=True, slots=True)
class Notices:
    """What is wrong, one after the other."""

    found: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """What must not be overlooked; the tone is `alert`, or `warning` where it is less grave."""

    title: str
    items: tuple[ListItem, ...]
    tone: str = "alert"


@dataclass(frozen=True, slots=True)
class Rule:
    """What parts two subjects of one page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it.

    `before` is what comes first where a page is read as it runs by: with the title after it, the
    answer stands where it is seen.
    """

    title: Phrase
    blocks: tuple[Block, ...]
    before: tuple[Block, ...] = ()


Block = (
    Section | Paragraph | Facts | Items | Table | Chart | Quote | Listing | Notices | Alert | Rule
)


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks in a language, under a title where the page has one; `left_out` says in words how many
    lines there was no room for.
    """

    language: Language
    blocks: tuple[Block, ...]
    title: str = ""
    left_out: Callable[[int], str] = str


def phrase(*parts: str | tuple[str, str] | Piece | Meter | Gauge | Marker) -> Phrase:
    """A phrase of texts, texts with a tone, and drawings; empty texts are left out."""
    made = (
        Piece(part) if isinstance(part, str) else Piece(*part) if isinstance(part, tuple) else part
        for part in parts
    )
    return tuple(one for one in made if not isinstance(one, Piece) or one.text)


def joined(pieces: Iterable[Piece], between: Piece) -> Phrase:
    """The pieces that have a text, with something between each two."""
    said = [piece for piece in pieces if piece.text]
    return tuple(one for piece in said for one in (between, piece))[1:]


def signs(text: str, tone: str = "") -> Piece:
    """The program's own text, whose mathematical marks have a form in ASCII.

    >>> signs("16,000 − 12,000 → ∞").ascii
    '16,000 - 12,000 -> inf'
    """
    return Piece(text, tone, text.translate(_ASCII))

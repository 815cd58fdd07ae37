"""The values that pass between the steps of a scan: numbers, times and the words around them, and
the candidates for figures. Places count the characters of the text that is scanned.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from tracker.extract.figure import Basis, FigureClaim, FigureRole
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import Qualifier
from tracker.model.target import Op

Form = Literal["digits", "spelt", "scale", "double", "breakthrough"]
TimeKind = Literal["period", "due", "plan", "base", "relative"]
# by the rule that found a figure, and where its period is stated; other rules are unclear
CONFIDENCE: dict[str, dict[Basis | None, Decimal]] = {
    "level": {"stated": Decimal("0.95"), "carried": Decimal("0.8"), None: Decimal("0.7")},
    "table": {"stated": Decimal("0.95"), "carried": Decimal("0.8"), None: Decimal("0.7")},
    "english": {"stated": Decimal("0.9"), "carried": Decimal("0.75"), None: Decimal("0.65")},
}
UNCLEAR = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number from `start` to `end`; `body` is where its digits begin; value as written, times
    `factor`; `big` for one that 大 follows.
    """

    start: int
    end: int
    body: int
    value: Decimal
    upper: Decimal | None = None
    unit: str = ""
    factor: Decimal = Decimal(1)
    qualifier: Qualifier = "exact"
    form: Form = "digits"
    big: bool = False

    @property
    def amount(self) -> Decimal:
        """The value in the unit itself."""
        return self.value * self.factor


@dataclass(frozen=True, slots=True)
class Time:
    """A mention of time: what it is for (`base`: only compared with; `due`: after by or until), and
    its period as the model writes it; None where the text does not settle one.
    """

    start: int
    end: int
    kind: TimeKind
    period: str | None

    @property
    def year(self) -> int | None:
        """The year in which the period begins."""
        return int(self.period[:4]) if self.period else None


@dataclass(frozen=True, slots=True)
class Context:
    """A number in its sentence (`start` to `end`) and clause; `left` and `right` are the words
    beside it, up to the numbers before and behind.

    `change` is a verb of change in `left`; `time` what the number speaks of, `base` what it is
    compared with.
    """

    text: str
    start: int
    end: int
    clause: int
    clause_end: int
    mention: Mention
    left: str
    right: str
    change: re.Match[str] | None
    time: Time | None
    base: Time | None = None

    @property
    def before(self) -> str:
        """The sentence up to the number."""
        return self.text[self.start : self.mention.start]

    @property
    def here(self) -> str:
        """The clause up to the number."""
        return self.text[self.clause : self.mention.start]

    @property
    def is_dated(self) -> bool:
        """Whether the number's own sentence names its time."""
        return self.time is not None and self.time.start >= self.start


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure as it was found, before it has its place in the document."""

    mention: Mention
    role: FigureRole
    name: str
    op: str | None
    period: str | None
    rule: str
    basis: Basis | None
    claims: tuple[FigureClaim, ...] = ()
    baseline: tuple[Decimal, str | None] | None = None
    is_growth: bool = False

    @property
    def confidence(self) -> Decimal:
        """From 0 to 1, by the rule and by where the period is stated."""
        return CONFIDENCE[self.rule][self.basis] if self.rule in CONFIDENCE else UNCLEAR

    def claiming(self, claim: FigureClaim) -> Candidate:
        """With one claim more that the words beside it make."""
        return replace(self, claims=(*self.claims, claim))


@dataclass(slots=True)
class DocumentState:
    """What a document has settled by its title, headings and sentences so far, for those that
    follow.

    `year` and `plan` that it is about; `ahead`: whether a section looks ahead, `default` what holds
    where no heading says so; `due` of a list of goals; the time and the `name` carried on; `about`,
    the period that the title names; `promising`: a speaker has turned to what will be done;
    `one_year`: the text speaks of one year only; `published`, the day.
    """

    year: int | None
    plan: str | None = None
    ahead: bool | None = None
    default: bool | None = None
    due: str | None = None
    carried: Time | None = None
    name: str = ""
    about: str | None = None
    promising: bool = False
    one_year: bool = False
    published: date | None = None


class Spans:
    """Stretches of a text, asked whether one overlaps a place; a question takes the logarithm of
    their number.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any stretch shares a character with the one from start to end."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


class Cues:
    """The places of a pattern's words in a text, found once; `kinds` counts the different ones in a
    stretch.
    """

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        self._found = [(m.start(), m[0].lower()) for m in pattern.finditer(text)]
        self._starts = [start for start, _ in self._found]

    def kinds(self, start: int, end: int) -> int:
        """How many different words begin from start up to end."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return len({word for _, word in self._found[first:last]})


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in order; of those that overlap the first and longest."""
    kept: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def comparison(qualifier: Qualifier, *, falls: bool) -> Op:
    """What a target's qualifier says of it; else whether words of falling lead to it."""
    said = QUALIFIERS[qualifier].op
    return said if said not in (None, "ge") else "le" if falls else "ge"

"""Observations: one measured value for one period from one publication."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from tracker.model.periods import Period, year_to_date
from tracker.model.quantity import Quantity
from tracker.problems.problem import Place

ObservationStatus = Literal[
    "final", "preliminary", "estimate", "forecast", "derived", "break", "withdrawn"
]
Tier = Literal["yearbook", "communique", "report", "department", "news"]
TIERS: tuple[Tier, ...] = get_args(Tier)
ClaimKind = Literal["growth", "change", "multiple", "share", "sum", "early"]
CLAIM_KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
# of claims that are not in the unit of their value
CLAIM_UNITS: dict[ClaimKind, str] = {"growth": "%", "share": "%", "multiple": "倍", "early": "年"}
Prefer = Literal["tier", "latest"]
PREFER: tuple[Prefer, ...] = get_args(Prefer)


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a figure was published; `published` is as precise as is known and counts from its last
    day. `sha256` is that of the document that was read, `file` the copy of it that is kept, by its
    path in the project: remarks, by which no two publications differ.
    """

    title: str
    published: Period
    publisher: str = ""
    url: str = ""
    tier: Tier | None = None
    sha256: str = field(default="", compare=False)
    file: str = field(default="", compare=False)

    @property
    def rank(self) -> int:
        """Higher is better: yearbook 4 … news 0; without a tier that of a department."""
        return len(TIERS) - 1 - TIERS.index(self.tier or "department")


@dataclass(frozen=True, slots=True)
class Claim:
    """What the publication says about the value, beside something: a period of its indicator, an
    indicator or several, or a target, each in the words of the file.

    `quantity` is what is claimed: in per cent of a growth or a share, in the observation's unit of
    a change or a sum, in years of what was early. `real`: the growth is at constant prices. `line`
    is where it is written, a remark by which no two claims differ.
    """

    kind: ClaimKind
    of: tuple[str, ...]
    quantity: Quantity
    real: bool = False
    line: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """What is claimed, as it is written."""
        return self.quantity.text

    @property
    def words(self) -> bool:
        """Whether it is said in words alone: 翻番, halved."""
        return not any(one.isdecimal() for one in self.text) and self.kind == "multiple"

    @property
    def of_text(self) -> str:
        """What it is of, in one line."""
        return ", ".join(self.of)


@dataclass(frozen=True, slots=True)
class Revises:
    """Which earlier publication of the same figure this one corrects, and why."""

    published: Period
    reason: str = ""

    def names(self, publication: Publication) -> bool:
        """Whether it means this publication: published then, as precisely as is said."""
        return (
            self.published.start <= publication.published.start
            and publication.published.end <= self.published.end
        )


@dataclass(frozen=True, slots=True)
class Observation:
    """One measured value for one period from one publication; `quantity` is in `unit`.

    One that is `withdrawn` states no value: it takes what it revises off the record. One that is
    `assumed` is of no file (analysis/whatif): nothing on record of its period stands beside it.
    """

    indicator: str
    area: str
    period: Period
    quantity: Quantity
    unit: str
    publication: Publication
    status: ObservationStatus = "final"
    ytd: bool = False
    locator: str = ""
    note: str = ""
    revises: Revises | None = None
    claims: tuple[Claim, ...] = ()
    file: str = ""
    line: int = 0
    index: int = 0
    assumed: bool = False

    @property
    def span(self) -> Period:
        """The days that the value covers: for `ytd`, from 1 January to the period's end."""
        return year_to_date(self.period) if self.ytd else self.period

    @property
    def place(self) -> Place:
        """The file and line that it was read from."""
        return Place(self.file, self.line)

    @property
    def order(self) -> tuple[object, ...]:
        """By date of publication, then tier, file and line; total, so that the order of input never
        matters.
        """
        p = self.publication
        return (
            p.published.end,
            p.rank,
            self.file,
            self.line,
            self.index,
            self.quantity.text,
            self.quantity.value,
        )

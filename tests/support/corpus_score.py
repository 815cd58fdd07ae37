"""How much of the corpus (tests/corpus) a scan finds: recall, precision, names and periods of each
group.

A passage is `=== ID`, its text, `---` and a line for each figure in it: kind, period, value, unit,
name, words that hold the number, and the numbers stated beside it, parted by tabs.
tests/corpus/README.md says what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tracker.extract.figure import Figure

CORPUS = Path(__file__).parent.parent / "corpus"
GROUPS = ("zh", "zh-held", "en", "en-held")
Scan = Callable[[str], Sequence[Figure]]


@dataclass(frozen=True, slots=True)
class Label:
    """A figure as a person reads it: its value with the factor, and words of the passage that hold
    its number.
    """

    role: str
    optional: bool
    period: str | None
    settled: bool
    values: tuple[Decimal, ...]
    unit: str
    name: str
    quote: str
    beside: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the figures in it; a decoy has none."""

    id: str
    text: str
    labels: tuple[Label, ...]


@dataclass(slots=True)
class Score:
    """Counts of one group, and in words what was missed or wrong."""

    required: int = 0
    found: int = 0
    proposed: int = 0
    explained: int = 0
    named: int = 0
    periods: int = 0
    dated: int = 0
    decoys: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.required

    @property
    def precision(self) -> float:
        return self.explained / self.proposed

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision)


def read_corpus(group: str) -> list[Passage]:
    """The passages of a group."""
    text = (CORPUS / f"{group}.txt").read_text("utf-8")
    return [parse(block) for block in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def parse(block: str) -> Passage:
    """A passage from its id, text and labels."""
    head, _, rest = block.rstrip("\n").partition("\n")
    text, _, labels = rest.partition("\n---\n")
    return Passage(head, text + "\n", tuple(map(_label, labels.splitlines())))


def _label(line: str) -> Label:
    role, period, value, unit, name, quote, *beside = line.split("\t")
    return Label(
        role.rstrip("?"),
        role.endswith("?"),
        None if period == "-" else period.rstrip("?"),
        not period.endswith("?"),
        tuple(map(Decimal, value.split(".."))),
        "" if unit == "-" else unit,
        name,
        quote,
        tuple(map(Decimal, " ".join(beside).split())),
    )


def score(passages: Iterable[Passage], scan: Scan) -> Score:
    """A group's score; a decoy's proposals count against precision as any others."""
    total = Score()
    for passage in passages:
        _add(total, passage, [one for one in scan(passage.text) if one.role != "other"])
    return total


def _add(total: Score, passage: Passage, figures: Sequence[Figure]) -> None:
    explained: set[int] = set()
    for label in passage.labels:
        places = stretches(passage.text, label.quote)
        said = [
            (n, one)
            for n, one in enumerate(figures)
            if _same(one, label) and any(start <= one.span[0] < end for start, end in places)
        ]
        right = [(n, one) for n, one in said if one.role == label.role]
        explained |= {n for n, _ in (said if label.optional else right)}
        if label.optional:
            continue
        total.required += 1
        if not right:
            role = f", found as {said[0][1].role}" if said else ""
            total.misses.append(
                f"{passage.id} missed {label.role} {label.name}: {label.quote}{role}"
            )
            continue
        total.found += 1
        total.named += any(shares(one.name, label.name) for _, one in right)
        if not any(shares(one.name, label.name) for _, one in right):
            total.misses.append(f"{passage.id} name {right[0][1].name!r}, not {label.name!r}")
        if label.period and label.settled:
            total.periods += 1
            total.dated += any(one.period == label.period for _, one in right)
            if not any(one.period == label.period for _, one in right):
                total.misses.append(
                    f"{passage.id} period {right[0][1].period}, not {label.period}: {label.quote}"
                )
    for n, one in enumerate(figures):
        if n in explained or _stated_beside(one, passage):
            total.explained += n in explained
            total.proposed += n in explained
            continue
        total.proposed += 1
        total.decoys += not passage.labels
        total.misses.append(f"{passage.id} wrong {one.role} {one.text} ({one.name}): {one.quote}")


def _same(figure: Figure, label: Label) -> bool:
    """Whether the values are the same, the factor counted and the sign not: a fall of 3 % is
    written either way.
    """
    ends = [abs(end * figure.factor) for end in (figure.value, figure.upper) if end is not None]
    pairs = zip(ends, map(abs, label.values), strict=False)
    return len(ends) >= len(label.values) and all(
        abs(a - b) <= b * Decimal("1e-6") for a, b in pairs
    )


def _stated_beside(figure: Figure, passage: Passage) -> bool:
    """Whether a growth, change or base that a label holds beside its level is proposed for itself:
    neither counted.
    """
    return any(
        abs(figure.value * figure.factor)
        in map(abs, (*label.beside, *(b * figure.factor for b in label.beside)))
        and any(
            start <= figure.span[0] < end + 24
            for start, end in stretches(passage.text, label.quote)
        )
        for label in passage.labels
    )


def stretches(text: str, quote: str) -> list[tuple[int, int]]:
    """Where the words of a quote stand in a text, whatever white space parts them."""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s+", "", quote)))
    return [match.span() for match in re.finditer(pattern, text)]


def shares(name: str, other: str) -> bool:
    """Whether two names share half of the shorter one's characters (Chinese) or words."""
    left, right = (
        set(re.findall(r"[\u4e00-\u9fff]|[a-z0-9]+", one.lower())) for one in (name, other)
    )
    return bool(left and right) and 2 * len(left & right) >= min(len(left), len(right))

"""Roles of English figures: done or promised, by the cues of their clause, sentence and list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extract.candidate import Found, Mention
from tracker.extract.en.times import When
from tracker.extract.en.vocabulary import (
    BESIDE,
    BULLET,
    COMPARED,
    DONE,
    FALL,
    FUTURE,
    IMPERATIVE,
    LOWERED,
    PAST,
    TO_LEVEL,
)
from tracker.extract.figure import Role, Said


@dataclass(frozen=True, slots=True)
class Place:
    """A number in its sentence, which begins at `start`: the words since the number before, and to
    the next one.
    """

    text: str
    start: int
    mention: Mention
    before: str
    after: str
    change: re.Match[str] | None
    when: When | None

    @property
    def sentence(self) -> str:
        """The sentence up to the number."""
        return self.text[self.start : self.mention.start]

    @property
    def clause(self) -> str:
        """The words since the last semicolon or opening parenthesis."""
        at = self.mention.start
        opened = self.text.rfind("(", self.start, at)
        inner = opened + 1 if opened >= 0 and self.text.rfind(")", self.start, at) < opened else 0
        return self.text[max(self.start, self.text.rfind(";", self.start, at) + 1, inner) : at]

    @property
    def aside(self) -> bool:
        at = self.mention.start - len(self.clause)
        return bool(self.clause) and self.text[at - 1 : at] == "("


def said_of(place: Place, found: Sequence[Found]) -> Said | None:
    """What a change says of a level, the one before or the one that follows; None for a figure of
    its own.
    """
    mention, change = place.mention, place.change
    falls = change is not None and FALL.search(change[0]) is not None
    value = -mention.amount if falls else mention.amount
    if mention.unit == "points":
        return None if FUTURE.search(place.clause) else Said("change", value)
    if change is None or mention.unit != "%":
        return None
    follows = TO_LEVEL.match(place.after.lstrip())
    return Said("growth", value) if follows or (found and BESIDE.search(place.before)) else None


def english_role(place: Place, year: int | None, ahead: bool | None) -> Role:
    """Target or observation; `ahead` is what a list without cues of its own is taken for."""
    if COMPARED.search(place.sentence):
        return "observation"
    clause, after, when = place.clause, place.after, place.when
    stated = when is not None and when.start >= place.start
    due = (
        stated and when is not None and when.due and when.start >= place.mention.start - len(clause)
    )
    cues = _cues(clause)
    if not cues and not place.aside:
        cues = [(at, True) for at, future in _cues(place.sentence) if future]
    if cues:
        return "target" if max(cues)[1] else "observation"
    if not due and (place.aside or DONE.search(clause)):
        return "observation"
    if due or (IMPERATIVE.match(place.sentence) and not PAST.search(after[:60])):
        return "target"
    future, past = FUTURE.search(after[:70]), PAST.search(after[:50]) or DONE.search(after[:60])
    if future and (not past or future.start() <= past.start()):
        return "target"
    if past:
        return "observation"
    if stated and when is not None and when.year and year and when.year > year:
        return "target"
    line = place.text.rfind("\n", 0, place.mention.start) + 1
    return "target" if ahead and BULLET.match(place.text, line) else "observation"


def _cues(words: str) -> list[tuple[int, bool]]:
    """Where words of promise (True) and of report (False) stand."""
    return [(m.start(), True) for m in FUTURE.finditer(words)] + [
        (m.start(), False) for m in PAST.finditer(words)
    ]


def english_op(place: Place, *, growth: bool, falls: bool) -> str:
    """A target's comparison."""
    mention = place.mention
    if growth or mention.form == "double":
        return (
            "reduction" if falls or (mention.form == "double" and mention.unit == "%") else "growth"
        )
    said = {"over": "gt", "under": "lt", "at-most": "le", "about": "around", "range": "between"}
    return said.get(mention.qualifier) or ("le" if LOWERED.search(place.sentence) else "ge")

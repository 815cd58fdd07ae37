"""What a method is: the question it is asked of a target, the answer it gives, and what is known
of it, the words of its statuses and how well its rule is attested.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

ZhEn = tuple[str, str]  # in Chinese and in English
NOT_AVAILABLE = "not_available"


class Common(StrEnum):
    """The words of the one scale on which verdicts by different rules are compared."""

    MET = "met"
    ON_TRACK = "on_track"
    SLOW = "slow"
    AWAY = "away"


class Reason(StrEnum):
    """Why a method gives no answer: of the target, whichever method it is, then of its values."""

    DONE = "a milestone has no way that could be measured"
    TOTAL = "a total has no baseline"
    BAND = "a band has no single value to reach"
    NO_GOAL = "the plan gives no number"
    NO_LEVELS = "the growth is reported in rates, not in levels"
    KEPT = "the method does not ask of levels to be kept"
    NO_BASELINE = "no baseline"
    NO_DATA = "no data"
    AT_BASELINE = "the baseline is at the target"
    BEYOND = "the baseline is beyond the target: there is no way to it"
    ZERO = "a baseline of zero has no rate of growth"
    OPPOSITE = "baseline, value and target have not all one sign"
    SHORT = "less than a year since the baseline"
    NO_TIME = "the target is due before the baseline"
    FEW_YEARS = "fewer than four consecutive years"
    TOO_FAR = "the figures are beyond what can be computed"


class Attested(StrEnum):
    """How a part of a rule is known: against public text or code; from somebody else who applies
    it; from memory; or it is the program's own choice where the source gives none.
    """

    VERIFIED = "verified"
    SECOND_HAND = "second_hand"
    FROM_MEMORY = "from_memory"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Question:
    """One target as a method sees it: baseline, latest value and target, each with its time in
    decimal years; `d` is 1 where it is to rise, −1 where it is to fall.

    `points` are times and values in order, the baseline first; `kept`: the target is a level that
    is to be kept. b and t₀ are None only of one that is kept and has no baseline.
    """

    b: Fraction | None
    t0: Fraction | None
    x: Fraction
    t: Fraction
    T: Fraction
    t1: Fraction
    d: int
    points: tuple[tuple[Fraction, Fraction], ...]
    kept: bool

    @property
    def met(self) -> bool:
        """Whether the latest value is at the target or beyond it."""
        return self.d * (self.x - self.T) >= 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method says of a target: its figure, its status, a score where it has one, the words
    of the common scale for which that status may stand; or why it says nothing. `figures` are
    those that it was reckoned with, by the names of the method's row.
    """

    value: Fraction | None
    status: str
    score: Fraction | None
    common: frozenset[Common]
    reason: str
    figures: Mapping[str, Fraction] = field(default_factory=dict, hash=False)

    @property
    def given(self) -> bool:
        """Whether it is one."""
        return self.status != NOT_AVAILABLE


@dataclass(frozen=True, slots=True)
class MethodStatus:
    """A status of a method: when it is said, in symbols ("" in all other cases), in full and in
    brief, and what it stands for on the common scale; `sign` is the method's own mark.
    """

    name: str
    when: str
    words: ZhEn
    brief: ZhEn
    common: frozenset[Common]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Testimony:
    """How a part of a rule is known, and from what."""

    part: ZhEn
    attested: Attested
    source: ZhEn


@dataclass(frozen=True, slots=True)
class Method:
    """A method, one row in one file of this folder.

    - `place`: where it stands among the others; `title`: whose rule it is, and its name.
    - `answer`: its rule. `symbol`: what its figure is called; people read it to so many `places`.
    - `formulas`: how it reckons, in symbols; `figures`: what else its answers hold, by name, and
      the symbols of these.
    - `statuses` in the order in which they are tried.
    - `testimonies`: how each part of the rule is known.
    - `of_kept`: it can be asked of levels that are to be kept, too.
    """

    name: str
    place: int
    title: ZhEn
    answer: Callable[[Question], Answer]
    symbol: str
    places: int
    formulas: tuple[str, ...]
    statuses: tuple[MethodStatus, ...]
    testimonies: tuple[Testimony, ...]
    figures: Mapping[str, str] = field(default_factory=dict, hash=False)
    of_kept: bool = False

    def __call__(self, question: Question) -> Answer:
        """What it says of a target."""
        if question.kept and not self.of_kept:
            return unavailable(Reason.KEPT)
        return self.answer(question)

    def status(self, name: str) -> MethodStatus:
        """The status of that name."""
        return next(one for one in self.statuses if one.name == name)


def unavailable(reason: Reason, **figures: Fraction) -> Answer:
    """No answer, for a reason."""
    return Answer(None, NOT_AVAILABLE, None, frozenset(), reason, figures)


def way_to_target(q: Question) -> Fraction | Reason:
    """The way from the baseline to the target, T − b; or why there is none that leads there."""
    if q.b is None or q.t0 is None:
        return Reason.NO_BASELINE
    if q.b == q.T:
        return Reason.AT_BASELINE
    return q.T - q.b if q.d * (q.T - q.b) > 0 else Reason.BEYOND


def answered(
    statuses: tuple[MethodStatus, ...],
    name: str,
    value: Fraction | None,
    score: Fraction | None = None,
    **figures: Fraction | None,
) -> Answer:
    """The answer that is the status of that name; figures that there are none of are left out."""
    common = next(one.common for one in statuses if one.name == name)
    known = {key: one for key, one in figures.items() if one is not None}
    return Answer(value, name, score, common, "", known)

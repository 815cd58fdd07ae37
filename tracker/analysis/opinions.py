"""What methods say of the rows of a report, beside the verdicts of the program's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.analysis.methods import METHODS
from tracker.analysis.methods.asking import question_of
from tracker.analysis.methods.base import Answer, Common, Method, Question, unavailable
from tracker.assess.report import Report, Row
from tracker.assess.status import Status

_AT_ONCE = frozenset({Common.SLOW, Common.AWAY})
# what the program's own statuses stand for; the others are not compared. No other rule knows a due
# date, so what is missed may be either.
COMMON_WORDS: dict[Status, frozenset[Common]] = {
    Status.MET: frozenset({Common.MET}),
    Status.EXCEEDED: frozenset({Common.MET}),
    Status.AHEAD: frozenset({Common.ON_TRACK}),
    Status.ON_TRACK: frozenset({Common.ON_TRACK}),
    Status.BEHIND: frozenset({Common.SLOW}),
    Status.REVERSING: frozenset({Common.AWAY}),
    Status.LOST: frozenset({Common.AWAY}),
    Status.MISSED: _AT_ONCE,
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a method says of a target; `agrees`: whether it and the verdict have a word of the
    common scale in common, None where the two are not compared.
    """

    method: Method
    answer: Answer
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Opinions:
    """What methods say of each row of a report, by the target's id and the method's name."""

    report: Report
    methods: tuple[Method, ...]
    of: Mapping[str, Mapping[str, Opinion]]

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(one.answer.given for said in self.of.values() for one in said.values())

    @property
    def disagreeing(self) -> int:
        """How many of them contradict the verdict."""
        return sum(one.agrees is False for said in self.of.values() for one in said.values())


def opinions(report: Report, names: Sequence[str]) -> Opinions:
    """Ask these methods of every target of a report."""
    methods = tuple(METHODS[name] for name in names)
    return Opinions(
        report, methods, {row.target.id: _opinions_of(row, methods) for row in report.rows}
    )


def _opinions_of(row: Row, methods: Sequence[Method]) -> dict[str, Opinion]:
    question, said = question_of(row), COMMON_WORDS.get(row.assessment.status)
    found = {}
    for one in methods:
        answer = one(question) if isinstance(question, Question) else unavailable(question)
        agrees = None
        if said is not None and answer.given:
            agrees = not said.isdisjoint(answer.common)
        found[one.name] = Opinion(one, answer, agrees)
    return found

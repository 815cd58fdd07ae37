"""What methods say of the rows of a report, beside the verdicts of the program's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.analysis.methods import METHODS
from tracker.analysis.methods.asking import question_of
from tracker.analysis.methods.base import Answer, Common, Method, Question, Reason, unavailable
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
    """What methods say of each row of a report, by the target's id and the method's name; `asked`
    is the question, or why there is none.
    """

    report: Report
    methods: tuple[Method, ...]
    asked: Mapping[str, Question | Reason]
    of: Mapping[str, Mapping[str, Opinion]]

    def count(self, targets: Iterable[str]) -> tuple[int, int]:
        """How many answers there are of these targets, and how many contradict the verdict."""
        said = [one for target in targets for one in self.of[target].values()]
        return sum(one.answer.given for one in said), sum(one.agrees is False for one in said)


def opinions(report: Report, names: Sequence[str]) -> Opinions:
    """Ask these methods of every target of a report."""
    methods = tuple(METHODS[name] for name in names)
    asked = {row.target.id: question_of(row) for row in report.rows}
    said = {
        row.target.id: {one.name: _opinion(row, asked[row.target.id], one) for one in methods}
        for row in report.rows
    }
    return Opinions(report, methods, asked, said)


def _opinion(row: Row, question: Question | Reason, method: Method) -> Opinion:
    answer = unavailable(question) if isinstance(question, Reason) else method(question)
    said = COMMON_WORDS.get(row.assessment.status)
    if said is None or not answer.given:
        return Opinion(method, answer, None)
    return Opinion(method, answer, not said.isdisjoint(answer.common))

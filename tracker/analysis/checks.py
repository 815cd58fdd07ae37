"""Checks: each sets something that was said, or should have come, beside what the record gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tracker.assess.report import Report
from tracker.model.periods import Period
from tracker.problems.problem import Place

CheckKind = Literal[
    "growth", "change", "multiple", "share", "sum", "early", "parts", "release"
]  # fmt: skip


class CheckVerdict(StrEnum):
    """What comes of a check: of a claim; of the goals of parts against the whole's; of a release
    that is awaited.
    """

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"
    EQUAL = "equal"
    RAISED = "raised"
    SHORT = "short"
    OVERDUE = "overdue"
    UNREPORTED = "unreported"
    IRREGULAR = "irregular"
    DUE = "due"


CLAIM_VERDICTS = (CheckVerdict.CONSISTENT, CheckVerdict.INCONSISTENT, CheckVerdict.UNVERIFIABLE)
# what is no more than awaited: listed where it is asked for
AWAITED_VERDICTS = (CheckVerdict.UNREPORTED, CheckVerdict.IRREGULAR, CheckVerdict.DUE)
# a verdict's code where it is a problem of a report, which a target may accept
CODE_OF_VERDICT: Mapping[CheckVerdict, str] = {
    CheckVerdict.INCONSISTENT: "A401",
    CheckVerdict.RAISED: "A402",
    CheckVerdict.SHORT: "A402",
    CheckVerdict.OVERDUE: "A403",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One row: whose value or goal it is about (`subject`, the id of an indicator or a target), the
    verdict, for what reason nothing (or only so much) can be said, and where it is written. What
    each kind adds is in a subclass in the module of `analysis/audit` that makes it.
    """

    kind: CheckKind
    subject: str
    area: str
    period: Period | None
    verdict: CheckVerdict
    reason: str
    place: Place

    @property
    def code(self) -> str:
        """The problem that it is in a report; empty where it is none."""
        return CODE_OF_VERDICT.get(self.verdict, "")


@dataclass(frozen=True, slots=True)
class AuditScope:
    """What is audited: the rows of a report, and the indicators whose values are; None: of all."""

    report: Report
    indicators: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of a report, in the order of file and line, of the kinds `asked` for."""

    report: Report
    each: tuple[Check, ...]
    asked: tuple[str, ...] = ()

    def accepted(self, one: Check) -> bool:
        """Whether a target that it is about accepts what it found."""
        code = CODE_OF_VERDICT.get(one.verdict)
        return any(
            known.code == code and known.until >= self.report.as_of
            for target in self.report.project.targets
            if one.subject in (target.id, *target.indicators)
            for known in target.accept
        )

    @property
    def summary(self) -> dict[str, int]:
        """How many have each verdict: those of claims always, others where there are some."""
        found = Counter(one.verdict for one in self.each)
        kept = [one for one in CheckVerdict if one in CLAIM_VERDICTS or found[one]]
        return {str(one): found[one] for one in kept}

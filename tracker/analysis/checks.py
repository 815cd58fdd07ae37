"""Checks: each sets something that was said, or should have come, beside what the record gives."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Check:
    """One row: whose value or goal it is about (`subject`, the id of an indicator or a target), the
    verdict, for what reason nothing can be said, and where it is written. What each kind adds is
    in the module of `analysis/audit` that makes it.
    """

    kind: CheckKind
    subject: str
    area: str
    period: Period | None
    verdict: CheckVerdict
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of the rows of a report, in the order of file and line."""

    report: Report
    each: tuple[Check, ...]

"""--fail-on: which findings turn an answer into exit code 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker.assess.report import Row
from tracker.assess.status import FAILING
from tracker.problems.problem import Problem


def failed(
    gates: Sequence[str], rows: Iterable[Row], problems: Iterable[Problem], *, strict: bool = False
) -> bool:
    """Whether anything matches: a status, evidence, or an error or warning of a problem or failing
    target.
    """
    from tracker.problems.codes import severity

    wanted = set(gates)
    severities: set[str] = {severity(one) for one in problems}
    found: set[str] = set()
    for row in rows:
        found |= {row.assessment.status, *row.assessment.evidence}
        if row.assessment.status in FAILING:
            severities.add(row.target.severity)
    if (strict and "warning" in severities) or ("warning" in wanted and "error" in severities):
        severities |= {"error", "warning"}
    return bool(wanted & (found | severities))

"""--fail-on: which findings turn an answer into exit code 1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.assess.report import Row
from tracker.assess.status import FAILING
from tracker.problems.codes import severity
from tracker.problems.problem import CannotRun, Problem
from tracker.workflows.select import no_choice

if TYPE_CHECKING:
    from tracker.analysis.checks import Checks
    from tracker.compare.changes import Diff
    from tracker.compare.frozen import FrozenDiff


def gate_findings(
    gates: Sequence[str], rows: Iterable[Row], problems: Iterable[Problem], *, strict: bool = False
) -> int:
    """Exit code 1 where anything matches: a status, evidence, or an error or warning of a problem
    or failing target; else 0.
    """
    wanted = set(gates)
    severities: set[str] = {severity(one) for one in problems}
    found: set[str] = set()
    for row in rows:
        found |= {row.assessment.status, *row.assessment.evidence}
        if row.assessment.status in FAILING:
            severities.add(row.target.severity)
    if (strict and "warning" in severities) or ("warning" in wanted and "error" in severities):
        severities |= {"error", "warning"}
    return int(not wanted.isdisjoint(found | severities))


def gate_changes(gates: Sequence[str], diff: Diff) -> int:
    """Exit code 1 where a change matches --fail-on, else 0."""
    from tracker.compare.changes import failed

    return int(failed(gates, diff))


def gate_checks(gates: Sequence[str], found: Checks) -> int:
    """Exit code 1 where a check has a verdict that --fail-on names, and no target accepts it; else
    0.
    """
    return int(any(one.verdict in gates and not found.accepted(one) for one in found.each))


def gate_saved(gates: Sequence[str], diff: FrozenDiff) -> int:
    """The same of a comparison with a saved report."""
    from tracker.compare.frozen import failed_frozen

    return int(failed_frozen(gates, diff))


def check_gates(gates: Sequence[str], known: Sequence[str]) -> None:
    """Raises CannotRun(2) for a word that --fail-on does not know."""
    for word in gates:
        if word not in known:
            raise CannotRun(2, no_choice("--fail-on", word, known))

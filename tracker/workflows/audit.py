"""audit: does what was said hold, do parts make their whole, has what is awaited come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.analysis.audit import AUDITS, audit
from tracker.analysis.checks import AuditScope, Checks
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.formats import Terminal, render, render_findings
from tracker.language import Language
from tracker.model.progress import Progress, unseen
from tracker.problems.problem import CannotRun, in_order
from tracker.workflows import report as reports
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded
from tracker.workflows.select import no_choice, only_recorded

FINDING_FORMATS = ("github", "sarif", "gitlab")


def audited(
    loaded: Loaded,
    filters: Filters,
    clocks: Clocks,
    language: Language,
    *,
    only: Sequence[str] = (),
    gates: Sequence[str] = (),
    progress: Progress = unseen,
) -> Checks:
    """The checks of the targets and indicators asked for, `only` of some kinds, and what the gates
    name. Raises CannotRun(2) for a target, a plan, a word or a kind that does not exist.
    """
    for word in only:
        if word not in AUDITS:
            raise CannotRun(2, no_choice("--only", word, AUDITS))
    report = reports.status(loaded, filters, clocks, language, recorded=True, progress=progress)
    indicators = None
    if filters != Filters():
        rows = {name for row in report.rows for name in row.target.indicators}
        alone = only_recorded(loaded.project, filters.targets)
        indicators = frozenset(rows.union(one.id for one in alone))
    return audit(AuditScope(report, indicators), only, gates)


def with_problems(report: Report) -> Report:
    """The report with what an audit of all that it is of finds wrong, beside the problems of the
    files.
    """
    from tracker.words.audit_findings import check_problems

    found = check_problems(audit(AuditScope(report)))
    return replace(report, problems=tuple(in_order((*report.problems, *found))))


def render_checks(found: Checks, name: str, language: Language, on: Terminal) -> str:
    """Checks as a page, as their JSON document, as JUnit's cases, or as findings."""
    if name not in FINDING_FORMATS:
        told = {"places": True} if name == "markdown" else {}
        return str(render("audit", found, name, language, on, **told))
    from tracker.words.audit_findings import check_findings

    return render_findings(check_findings(found, language), name, language)

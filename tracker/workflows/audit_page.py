"""extract --audit: what a document says beside the record, before anything of it is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.analysis.audit import audit
from tracker.analysis.checks import AuditScope, Checks, CheckVerdict
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.extract.proposal import Proposal
from tracker.language import Language
from tracker.model.observation import Claim, Observation
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.pages.audit_page import AuditedPage
from tracker.problems.problem import in_order
from tracker.workflows.beside import as_read
from tracker.workflows.extract import Extract, request_of
from tracker.workflows.fail_on import gate_checks

_BESIDE = frozenset({"new", "equal", "agreeing", "contradicting"})


def audited_page(
    found: Extract, project: Project, source: Request, day: date, language: Language
) -> AuditedPage:
    """The first document's figures beside the record, and its claims checked as if the figures were
    on record too.
    """
    document, proposals = found.documents[0]
    figures = tuple(_once(one for one in proposals if _is_beside(one)))
    published = source.published or day.isoformat()
    source = replace(source, published=published, title=source.title or document.name)
    on_record = {str(one.place): one for one in project.observations}
    observed: list[Observation] = []
    for number, one in enumerate(figures):
        read = as_read(request_of(one, source, language), project)
        if isinstance(read, Observation):
            here = replace(read, file=document.name, line=one.figure.line, index=number)
            observed += _claim_by_claim(here, one, on_record)
    last = max((one.publication.published.end for one in observed), default=day)
    supposed = replace(project, observations=(*project.observations, *observed))
    clocks = Clocks.of(max(day, last))
    report = make_report(supposed, supposed.targets, clocks, language, in_order(project.problems))
    indicators = frozenset(one.indicator for one in observed)
    checks = audit(AuditScope(report, indicators), ("claims",)).each
    own = tuple(one for one in checks if one.place.file == document.name)
    open_claims = sum(not claim.of for one in figures for claim in one.figure.claims)
    undated = sum(
        one.figure.role == "observation" and one.state == "no_period" for one in proposals
    )
    return AuditedPage(document, figures, Checks(report, own), open_claims, undated)


def _claim_by_claim(
    here: Observation, figure: Proposal, on_record: Mapping[str, Observation]
) -> Iterator[Observation]:
    """A figure as one observation, and one more for each of its claims. A claim that is on record
    already is that publication's own: what was derived from it there bears out nothing.
    """
    yield replace(here, claims=())
    equal = on_record.get(figure.beside[1]) if figure.beside and figure.state == "equal" else None
    known = {_said(claim) for claim in equal.claims} if equal else set()
    for claim in here.claims:
        alone = replace(here, claims=(replace(claim, line=0),))
        if equal is not None and _said(claim) in known:
            alone = replace(alone, publication=equal.publication)
        yield alone


def _said(claim: Claim) -> tuple[object, ...]:
    return claim.kind, claim.of, claim.quantity.value, claim.quantity.qualifier


def failed_page(gates: Sequence[str], found: AuditedPage) -> int:
    """Exit code 1 where a figure or a claim has a verdict that --fail-on names, else 0."""
    figure = found.contradicted and CheckVerdict.INCONSISTENT in gates
    return int(figure or bool(gate_checks(gates, found.checks)))


def _is_beside(one: Proposal) -> bool:
    return one.figure.role == "observation" and one.state in _BESIDE and bool(one.period)


def _once(proposals: Iterable[Proposal]) -> Iterable[Proposal]:
    """Without those that say again what one before said."""
    first: dict[object, Proposal] = {}
    for one in proposals:
        quantity = one.quantity and (one.quantity.value, one.quantity.qualifier)
        key = one.indicator and one.indicator.id, one.period, quantity, one.figure.claims
        first.setdefault(key, one)
    return first.values()

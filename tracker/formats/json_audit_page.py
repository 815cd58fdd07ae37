"""The contract `tracker/audit/1` of a document that is no record yet: its figures, and the checks
of its claims.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tracker.extract.proposal import Proposal
from tracker.formats.json_audit import audit_document
from tracker.language import Language
from tracker.pages.audit_page import AuditedPage, figure_verdict


def render(found: AuditedPage, language: Language) -> str:
    """One JSON document."""
    figures = [_figure(one, found.document.name) for one in found.figures]
    return audit_document(found.checks, figures, language)


def _figure(one: Proposal, name: str) -> dict[str, Any]:
    figure, beside = one.figure, one.beside or (None, None)
    return {
        "subject": figure.indicator,
        "period": one.period,
        "value": None if one.quantity is None else one.quantity.value,
        "qualifier": figure.qualifier,
        "text": figure.text,
        "state": one.state,
        "verdict": figure_verdict(one),
        "recorded": beside[0],
        "beside": beside[1],
        "file": name,
        "page": None if figure.page is None else Decimal(figure.page),
        "line": Decimal(figure.line),
        "column": Decimal(figure.column),
    }

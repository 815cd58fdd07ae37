"""The contract `tracker/figures/1`: the figures of documents, each with its place, as
exact JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from tracker.documents.document import Document
from tracker.extract.proposal import Proposal
from tracker.formats.json_writer import write_json
from tracker.language import Language
from tracker.model.quantity import plain


def render(documents: Iterable[tuple[Document, Sequence[Proposal]]], language: Language) -> str:
    """One JSON document; `language` changes nothing: the keys are English and the words are the
    documents' own.
    """
    del language
    return write_json(
        {
            "schema": "tracker/figures/1",
            "documents": [
                {
                    "name": document.name,
                    "title": document.title,
                    "published": document.published,
                    "encoding": document.encoding,
                    "figures": [_figure(one) for one in found],
                }
                for document, found in documents
            ],
        }
    )


def _figure(proposal: Proposal) -> dict[str, Any]:
    figure = proposal.figure
    return {
        "role": figure.role,
        "indicator": figure.indicator,
        "name": figure.name,
        "text": figure.text,
        "value": plain(figure.value),
        "upper": None if figure.upper is None else plain(figure.upper),
        "unit": figure.unit,
        "factor": plain(figure.factor),
        "qualifier": figure.qualifier,
        "op": figure.op,
        "period": figure.period,
        "period_basis": figure.basis,
        "baseline": (
            None
            if figure.baseline is None
            else {"value": plain(figure.baseline[0]), "period": figure.baseline[1]}
        ),
        "claims": [{one.kind: plain(one.value), "of": one.of} for one in figure.claims],
        "quote": figure.quote,
        "span": [Decimal(figure.span[0]), Decimal(figure.span[1])],
        "page": None if figure.page is None else Decimal(figure.page),
        "line": Decimal(figure.line),
        "column": Decimal(figure.column),
        "rule": figure.rule,
        "confidence": figure.confidence,
        "state": proposal.state,
        "beside": None if proposal.beside is None else proposal.beside[1],
    }

"""Values ⇄ JSON by their declared types: back as they were, and nothing else."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.support.documents import plain
from tests.support.scanning import scan_text
from tracker.documents.document import Document
from tracker.extract.figure import FigureClaim
from tracker.store import plain_json


def test_back_as_it_was() -> None:
    figures = scan_text(plain(), published=date(2025, 3, 1))
    assert len(figures) > 20
    for one in (*figures, Document("a", "b\nc", pages=(0, 2), skipped=((0, 1),))):
        assert (
            plain_json.from_plain(type(one), json.loads(json.dumps(plain_json.to_plain(one))))
            == one
        )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (FigureClaim, {"kind": "growth", "value": "NaN", "of": None}),
        (FigureClaim, {"kind": "growth", "value": 1, "of": None}),
        (FigureClaim, {"kind": "growth", "value": "a", "of": None}),
        (FigureClaim, {"kind": "shrink", "value": "1", "of": None}),
        (FigureClaim, {"kind": ["growth"], "value": "1", "of": None}),
        (FigureClaim, {"kind": "growth", "value": "1"}),
        (FigureClaim, {"kind": "growth", "value": "1", "of": None, "more": 1}),
        (FigureClaim, []),
        (Document, {"name": "a", "text": 1}),
        (tuple[int, ...], [True]),
        (tuple[int, ...], ["1"]),
        (tuple[int, ...], {"0": 1}),
        (tuple[int, int], [1]),
        (tuple[int, int], "11"),
    ],
)
def test_what_does_not_fit_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        plain_json.from_plain(kind, value)


def test_decimals_are_texts() -> None:
    said = plain_json.to_plain(FigureClaim("growth", Decimal("1.50"), "2024"))
    assert said["value"] == "1.50"

"""A text scanned as a document of its own: for tests of what is found in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tracker.documents.document import Document
from tracker.extract.figure import Figure
from tracker.extract.scan import scan


def scan_text(
    text: str,
    published: date | None = None,
    *,
    wrapped: bool = True,
    skipped: Iterable[tuple[int, int]] = (),
) -> list[Figure]:
    """The figures of a text; `wrapped` when lines may end in mid-sentence."""
    return scan(Document("text", text, wrapped=wrapped, skipped=tuple(skipped)), published)

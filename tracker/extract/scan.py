"""scan(document) → figures: the whole of extraction as a short list of steps."""

from __future__ import annotations

import re
from datetime import date

from tracker.documents.document import Document
from tracker.extract.candidate import Candidate
from tracker.extract.figure import Figure
from tracker.extract.languages import by_language, document_language
from tracker.extract.reflow import lines_of, reflowed
from tracker.extract.tables import split_tables
from tracker.model.quantity import MOST_DIGITS

_QUOTED = 80  # characters of the document at most, before and behind a figure


def scan(document: Document, published: date | None = None) -> list[Figure]:
    """The figures of a document, in order of place; `published` settles “this year”."""
    text = document.text
    lines = lines_of(text, document.skipped)
    words = "".join(line.words for line in lines)
    opening = document_language(words).opening_state(lines, published)
    cells, prose = split_tables(lines, opening)
    flow = reflowed(prose, wrapped=document.wrapped)
    found = []
    for candidate in cells:
        start, end = candidate.mention.start, candidate.mention.end
        last = text.find("\n", end)
        row = text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text)
        found.append(_figure(candidate, document, (start, end), row))
    for language, own in by_language(flow.text):
        for candidate in language.scan_prose(own, opening):
            mention = candidate.mention
            start, end = flow.span(mention.body, mention.end)
            around = max(0, mention.start - 30), min(len(flow.text), mention.end + 20)
            first, last = flow.span(*around)
            quoted = max(first, start - _QUOTED), min(last, end + _QUOTED)
            found.append(_figure(candidate, document, (start, end), quoted))
    return sorted((one for one in found if _can_be_written(one)), key=lambda one: one.span)


def _can_be_written(figure: Figure) -> bool:
    """Whether a file can hold it, no row of digits that is longer than any value; and what is said
    of it.
    """
    values = [one for one in (figure.value, figure.upper) if one is not None]
    values += [claim.value for claim in figure.claims]
    return all(
        len(one.as_tuple().digits) <= MOST_DIGITS and one.adjusted() < MOST_DIGITS for one in values
    )


def _figure(
    candidate: Candidate, document: Document, span: tuple[int, int], quoted: tuple[int, int]
) -> Figure:
    """A candidate with its place in the document and the words around it."""
    mention = candidate.mention
    page, line, column = document.place(span[0])
    quote, mark = _quote(document.text, quoted[0], *span, quoted[1])
    return Figure(
        role=candidate.role,
        name=candidate.name,
        text=_tight(document.text[slice(*span)]),
        value=mention.value,
        upper=mention.upper,
        unit=mention.unit,
        factor=mention.factor,
        qualifier=mention.qualifier,
        op=candidate.op,
        period=candidate.period,
        baseline=candidate.baseline,
        claims=candidate.claims,
        quote=quote,
        mark=mark,
        span=span,
        page=page,
        line=line,
        column=column,
        rule=candidate.rule,
        confidence=candidate.confidence,
        basis=candidate.basis,
    )


def _quote(text: str, first: int, start: int, end: int, last: int) -> tuple[str, tuple[int, int]]:
    """The words around a figure in one line, and where in them it stands."""
    before, figure, after = (
        re.sub(r"\s+", " ", text[a:b]) for a, b in ((first, start), (start, end), (end, last))
    )
    before = before.lstrip()
    return (before + figure + after).rstrip(), (len(before), len(before) + len(figure))


def _tight(words: str) -> str:
    """A figure's words as one would copy them: without blanks in Chinese, with one in English."""
    return re.sub(r"\s+", "" if re.search("[\u4e00-\u9fff]", words) else " ", words).strip()

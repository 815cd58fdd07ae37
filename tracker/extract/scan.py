"""scan(text) → figures: the whole of extraction as a short list of steps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tracker.extract.candidate import Found
from tracker.extract.en.prose import scan_english
from tracker.extract.figure import Figure
from tracker.extract.reflow import View, lines_of, make_view
from tracker.extract.tables import Cell, split_tables
from tracker.extract.zh.prose import CONFIDENCE, scan_prose
from tracker.extract.zh.state import first_mode

_QUOTED = 80  # characters of the document at most, before and behind a figure


def scan(
    text: str,
    *,
    published: date | None = None,
    wrapped: bool = True,
    skipped: Iterable[tuple[int, int]] = (),
) -> list[Figure]:
    """The figures of a document's text, in order of place; `wrapped` when lines may end in
    mid-sentence.
    """
    lines = lines_of(text, skipped)
    mode = first_mode(lines, published)
    cells, prose = split_tables(
        lines, mode.about or (str(mode.year) if mode.year else None), mode.plan
    )
    view = make_view(prose, wrapped=wrapped)
    chinese, english = _by_script(view.text)
    found = [*scan_prose(chinese, mode), *scan_english(english, mode.year)]
    figures = [_placed(one, view, text) for one in found]
    return sorted([*figures, *(_of_table(one, text) for one in cells)], key=lambda one: one.span)


def _by_script(text: str) -> tuple[str, str]:
    """A text twice, with nothing but fillers in the paragraphs of the other script."""
    parts = text.split("\n")
    wide = [bool(re.search("[\u4e00-\u9fff]", part)) for part in parts]
    chinese = "\n".join(
        part if one else "\0" * len(part) for part, one in zip(parts, wide, strict=True)
    )
    english = "\n".join(
        "\0" * len(part) if one else part for part, one in zip(parts, wide, strict=True)
    )
    return chinese if any(wide) else "", english if not all(wide) else ""


def _placed(one: Found, view: View, text: str) -> Figure:
    """A figure found in the view, with its place in the document."""
    mention = one.mention
    start, end = view.span(mention.body, mention.end)
    first, last = view.span(max(0, mention.start - 30), min(len(view.text), mention.end + 20))
    quote, mark = _quoted(text, max(first, start - _QUOTED), start, end, min(last, end + _QUOTED))
    return Figure(
        role=one.role,
        name=one.name,
        text=_tight(text[start:end]),
        value=mention.value,
        upper=mention.upper,
        unit=mention.unit,
        factor=mention.factor,
        qualifier=mention.qualifier,
        op=one.op,
        period=one.period,
        baseline=one.baseline,
        claims=one.claims,
        quote=quote,
        mark=mark,
        span=(start, end),
        rule=one.rule,
        confidence=one.confidence,
        basis=one.basis,
    )


def _of_table(cell: Cell, text: str) -> Figure:
    """A number of a table, with its row as the quote."""
    first, last = text.rfind("\n", 0, cell.start) + 1, text.find("\n", cell.end)
    quote, mark = _quoted(text, first, cell.start, cell.end, last if last >= 0 else len(text))
    return Figure(
        role=cell.role,
        name=cell.name,
        text=text[cell.start : cell.end],
        value=cell.value,
        upper=cell.upper,
        unit=cell.unit,
        factor=cell.factor,
        qualifier=cell.qualifier,
        op=cell.op,
        period=cell.period,
        baseline=cell.baseline,
        claims=cell.claims,
        quote=quote,
        mark=mark,
        span=(cell.start, cell.end),
        rule="table",
        confidence=CONFIDENCE[cell.basis],
        basis=cell.basis,
    )


def _quoted(text: str, first: int, start: int, end: int, last: int) -> tuple[str, tuple[int, int]]:
    """The words around a figure in one line, and where in them it stands."""
    before, figure, after = (
        re.sub(r"\s+", " ", text[a:b]) for a, b in ((first, start), (start, end), (end, last))
    )
    before = before.lstrip()
    return (before + figure + after).rstrip(), (len(before), len(before) + len(figure))


def _tight(words: str) -> str:
    """A figure's words as one would copy them: without blanks in Chinese, with one in English."""
    return re.sub(r"\s+", "" if re.search("[\u4e00-\u9fff]", words) else " ", words).strip()

"""Claims of any language: of which period one is that is of the year before."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extract.candidate import Mention
from tracker.extract.figure import FigureClaim
from tracker.model.numbers import read_number
from tracker.model.periods import read_period
from tracker.model.qualifiers import QUALIFIERS
from tracker.model.quantity import plain
from tracker.problems.problem import Refused


def year_before(period: str | None) -> str | None:
    """The same part of the year before; None for several years, and where there is no such day.

    >>> year_before("2024-H1"), year_before("2024-01..2024-08"), year_before("2021..2025")
    ('2023-H1', '2023-01..2023-08', None)
    """
    if period is None or len(set(re.findall(r"\d{4}", period))) != 1:
        return None
    try:
        before = re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)
        return str(read_period(before))
    except Refused:
        return None


def as_said(claim: FigureClaim, mention: Mention) -> FigureClaim | None:
    """A claim with its words, where its number says more than its digits do: >20%, of a fall <−5%;
    None where no words of a file say that.
    """
    if mention.qualifier in ("exact", "none") and mention.upper is None:
        return claim
    qualifier = mention.qualifier if claim.value > 0 else QUALIFIERS[mention.qualifier].mirror
    words = QUALIFIERS[qualifier].mark + claim.text
    try:
        read = read_number(words).quantity
    except Refused:
        return None
    same = (read.qualifier, plain(read.value)) == (qualifier, plain(claim.value))
    return replace(claim, said=words) if same and mention.upper is None else None

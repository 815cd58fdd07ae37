"""Claims of English sentences: of what a growth or a change is."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extract.candidate import Candidate, Context
from tracker.extract.claims import as_said, year_before
from tracker.extract.en.vocabulary import POINTS
from tracker.extract.figure import FigureClaim

_THAN = r"(?:on|from|over|than|compared (?:with|to)|against|relative to|since|in)"
_FIGURE = r"(?:[£$€₹]?\d(?:[\d.,]*\d)?\s?(?:%|[a-z]+)?\s(?:[a-z]+\s)?)?"  # what it was then
_YEAR_BEFORE = re.compile(
    rf"(?i)[^.;]{{0,12}}?\b(?:{_THAN}\s)+{_FIGURE}(?:{_THAN}\s)?(?:(?:a|one|the) year (?:earlier|ago|before)|"
    r"(?:the )?(?:previous|prior|last|preceding) year\b|the same (?:period|quarter|month|half))"
    r"|[^.;,]{0,8}\byear[- ](?:on|over)[- ]year\b|[^.;,]{0,8}\b(?:yoy|y/y)\b"
)
_YEAR = re.compile(
    rf"(?i)[^.;,]{{0,6}}?\b(?:{_THAN}\s)+{_FIGURE}(?:in\s)?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d)"
)
_REAL = re.compile(
    r"(?i)\b(?:in real terms|real growth|constant prices|inflation[- ]adjusted|adjusted for inflation|by volume)\b"
)
_REAL_NAMES = re.compile(r"(?i)\bgdp\b|gross domestic product|value added")


def settled_claim(claim: FigureClaim, context: Context, figure: Candidate, at: int) -> FigureClaim:
    """A claim of a figure with what it is of, where the words from a place on, behind the claim or
    behind the figure, say so for certain.
    """
    of, behind = None, context.text[at : context.end]
    if points := POINTS.match(behind):
        behind = behind[points.end() :]
    if _YEAR_BEFORE.match(behind):
        of = year_before(figure.period)
    elif found := _YEAR.match(behind):
        of = found["year"]
    in_points = claim.changes
    told = as_said(claim, context.mention)
    if in_points != (figure.mention.unit == "%") or told is None:
        of = None  # points of what is no rate, or the growth of a rate
    sentence = context.text[context.start : context.end]
    # GDP grows at constant prices from one year to the next, unless that is said otherwise
    yearly = of is not None and of == year_before(figure.period)
    said = _REAL.search(sentence) or (yearly and _REAL_NAMES.search(figure.name))
    real = claim.grows and bool(said)
    return replace(told or claim, of=None if of == figure.period else of, real=real)

"""Roles of English figures: done or promised, by the cues of their clause, sentence and list."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.candidate import Candidate, Context, DocumentState, comparison
from tracker.extract.en.vocabulary import (
    BESIDE,
    BULLET,
    COMPARED,
    DONE,
    FALL,
    FUTURE,
    IMPERATIVE,
    LOWERED,
    PAST,
    POINTS,
    TO_LEVEL,
)
from tracker.extract.figure import FigureClaim, FigureClaimKind, FigureRole


def claim_of(context: Context, found: Sequence[Candidate]) -> FigureClaim | None:
    """What a change claims of the level before it; None for a figure of its own."""
    if context.mention.unit == "points":
        return None if FUTURE.search(context.here) else _changed("change", context)
    if context.change is None or context.mention.unit != "%":
        return None
    return _changed("growth", context) if found and BESIDE.search(context.left) else None


def claim_ahead(context: Context) -> FigureClaim | None:
    """What a change claims of the level that follows it: rose 3% to 120."""
    leads = context.change and TO_LEVEL.match(context.text, context.mention.end)
    return _changed("growth", context) if leads and context.mention.unit == "%" else None


def points_beside(context: Context, found: Sequence[Candidate]) -> FigureClaim | None:
    """What points beside a share say of it, which are a figure of their own as well: 45%, up 3
    percentage points.
    """
    if not found or found[-1].mention.unit != "%" or not BESIDE.search(context.left):
        return None
    return _changed("change", context) if POINTS.match(context.right) else None


def _changed(kind: FigureClaimKind, context: Context) -> FigureClaim:
    mention, change = context.mention, context.change
    falls = change is not None and FALL.search(change[0]) is not None
    return FigureClaim(kind, -mention.amount if falls else mention.amount)


def role_of(context: Context, state: DocumentState) -> FigureRole:
    """Target or observation, by the cues of the clause, sentence and list; a list without cues of
    its own goes by its heading, else by most of the text.
    """
    if COMPARED.search(context.before):
        return "observation"
    clause, after, time = context.here, context.right, context.time
    due = (
        context.is_dated
        and time is not None
        and time.kind == "due"
        and time.start >= context.clause
    )
    is_aside = bool(clause) and context.text[context.clause - 1 : context.clause] == "("
    cues = _cues(clause)
    if not cues and not is_aside:
        cues = [(at, True) for at, future in _cues(context.before) if future]
    if cues:
        return "target" if max(cues)[1] else "observation"
    if not due and (is_aside or DONE.search(clause)):
        return "observation"
    if due or (IMPERATIVE.match(context.before) and not PAST.search(after[:60])):
        return "target"
    future, past = FUTURE.search(after[:70]), PAST.search(after[:50]) or DONE.search(after[:60])
    if future and (not past or future.start() <= past.start()):
        return "target"
    if past:
        return "observation"
    if context.is_dated and time and time.year and state.year and time.year > state.year:
        return "target"
    line = context.text.rfind("\n", 0, context.mention.start) + 1
    ahead = state.default if state.ahead is None else state.ahead
    return "target" if ahead and BULLET.match(context.text, line) else "observation"


def _cues(words: str) -> list[tuple[int, bool]]:
    """Where words of promise (True) and of report (False) stand."""
    return [(m.start(), True) for m in FUTURE.finditer(words)] + [
        (m.start(), False) for m in PAST.finditer(words)
    ]


def op_of(context: Context, *, growth: bool, falls: bool) -> str:
    """A target's comparison."""
    mention = context.mention
    if growth or mention.form == "double":
        halved = mention.form == "double" and mention.unit == "%"
        return "reduction" if falls or halved else "growth"
    return comparison(mention.qualifier, falls=LOWERED.search(context.before) is not None)

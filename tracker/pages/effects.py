"""What a change of the record does to its targets: the status of each before and after, in a
line.
"""

from __future__ import annotations

from collections.abc import Iterable

from tracker.assess.report import Report, Row
from tracker.language import Language, pick
from tracker.pages.blocks import Page, Paragraph, Phrase, phrase, signs
from tracker.pages.status import judged
from tracker.words.effects import stands


def page(effects: Iterable[tuple[Report | None, Report]], language: Language) -> Page:
    """A line for each target, of reports of one row before (None: it is new) and after."""
    lines = (
        _line(before.rows[0] if before else None, after.rows[0], language)
        for before, after in effects
    )
    return Page(language, (Paragraph(tuple(lines)),))


def _line(before: Row | None, after: Row, language: Language) -> Phrase:
    old, new = judged(before or after, language), judged(after, language)
    turn: Phrase = (old, signs(" → "), new)
    if before is None:
        turn = (new,)
    elif old == new:
        turn = (new, signs(pick(language, "（结论不变）", " (verdict unchanged)")))
    said = stands(after, language)
    gap = pick(language, "　", "  ")
    return (
        *phrase((after.target.name.text(language), "strong"), "  "),
        *turn,
        *phrase(signs(f"{gap}{said}" if said else "")),
    )

"""What a new observation does to a target, in words."""

from __future__ import annotations

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.words.figures import NOTHING, cells
from tracker.words.standing import done_text, kept_periods, short_or_over
from tracker.words.terms import word
from tracker.words.wording import is_worded


def stands(row: Row, language: Language) -> str:
    """Where a target stands: its latest value, in Chinese as it was published, the goal, how much
    is done, what is short or over; empty where nothing is known of it.
    """
    c, latest = cells(row, language), row.assessment.latest
    done = "" if kind_of(row.target).yes_no else done_text(row, language)  # the value says it
    if latest is None:
        return ""
    written = latest.basis[0].quantity
    as_published = language == "zh" and latest.calculation is None and len(latest.basis) == 1
    if as_published and is_worded(written, latest.basis[0].unit):
        value = written.text
    else:
        value = c.latest
    return in_sequence(
        (
            value + bracketed(c.latest_period, language),
            "" if c.goal == NOTHING else f"{word('sign.goal', language)} {c.goal}",
            done and _done_so_far(done, row, language),
            short_or_over(row, language),
            c.early,
        ),
        language,
    )


def _done_so_far(done: str, row: Row, language: Language) -> str:
    if kept_periods(row) is not None:
        return pick(language, f"守住 {done}", done)
    return pick(language, f"进度 {done}", f"{done} done")

"""What is assumed, and what it changes, in words."""

from __future__ import annotations

from tracker.assess.kinds import kind_of
from tracker.assess.report import Report, Row
from tracker.assess.series import Entry
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.words.figures import cells
from tracker.words.observations import reason_of_use, use_text
from tracker.words.standing import short_or_over
from tracker.words.wording import with_unit


def heading(report: Report, language: Language) -> str:
    """What is assumed, and that it is no record; empty where nothing is."""
    if not report.what_if:
        return ""
    said = enumerated(report.what_if, language)
    return pick(language, f"假设 {said}（不写入记录）", f"What if {said} (nothing is recorded)")


def bears_on_none(language: Language) -> str:
    """That nothing which is shown is judged by what is assumed."""
    zh = "列出的目标都不依据这个数"
    return pick(language, zh, "no target listed here is judged by it")


def result(report: Report, row: Row, language: Language) -> str:
    """What comes out with what is assumed: (12.8%; 1.2 short). Of what does not count, why not."""
    c, said = cells(row, language), ""
    if row.assessment.latest is not None and not kind_of(row.target).yes_no:
        said = with_unit(c.latest, row.target.unit, language)
    size = short_or_over(row, language) if row.assessment.latest is not None else ""
    figures = pick(language, "；", "; ").join(filter(None, (said, size)))
    return bracketed(in_sequence((figures, *_uncounted(report, row, language)), language), language)


def _uncounted(report: Report, row: Row, language: Language) -> list[str]:
    return [
        pick(language, "假设的数未计入：", "what is assumed does not count: ")
        + _why(one, report, row, language)
        for one in row.assessment.entries
        if one.observation.assumed and not one.use.counts
    ]


def _why(entry: Entry, report: Report, row: Row, language: Language) -> str:
    indicator = report.indicators[entry.observation.indicator]
    reason = reason_of_use(entry, row.target, indicator, language)
    return reason or use_text(entry, language)

"""What the analysis says of a target, in short lines for its page and in a sentence for reports."""

from __future__ import annotations

from tracker.analysis.blocks import Blocks
from tracker.analysis.milestone import Milestone
from tracker.assess.report import Row
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.words.ambition import ambition_lines, lesson
from tracker.words.figures import NOTHING, cells, status_word
from tracker.words.next_release import release_text
from tracker.words.slack import buffer_lines, probability_text, slack_text, until_text
from tracker.words.standing import short_or_over
from tracker.words.wording import Lines, with_unit


def analysis_lines(blocks: Blocks, row: Row, language: Language) -> Lines:
    """This year's share, slack, next release and ambition, under the keys of their labels."""
    as_of, lines = blocks.report.as_of, list[tuple[str, str]]()
    if (share := blocks.milestone(row)) is not None:
        lines.append(("this_year", milestone_text(share, language)))
    if (left := blocks.buffer(row)) is not None:
        lines += buffer_lines(left, row, as_of, language)
    if (coming := blocks.release(row)) is not None:
        lines.append(("next_release", release_text(coming, as_of, language)))
    if (found := blocks.ambition(row)) is not None:
        lines += ambition_lines(found, row, language)
    return lines


def remarks(blocks: Blocks, row: Row, language: Language) -> str:
    """What a report adds to the verdict: this year's share, slack, how likely it is met, and the
    lesson; empty where there is nothing to be said.
    """
    as_of, said = blocks.report.as_of, list[str]()
    if (share := blocks.milestone(row)) is not None:
        label = pick(language, "年度分解 ", "share of ")
        said.append(label + milestone_text(share, language))
    left = blocks.buffer(row)
    if left is not None and not row.assessment.over:
        said += [slack_text(left, row, language), until_text(left, row, as_of, language)]
        if chance := probability_text(left, row, language):
            said.append(
                pick(language, f"完成的可能性 {chance}", f"probability of meeting it {chance}")
            )
    if (found := blocks.ambition(row)) is not None:
        said.append(lesson(found, row, language))
    text = pick(language, "；", "; ").join(one for one in said if one)
    return text and text[:1].upper() + text[1:] + pick(language, "。", ".")


def milestone_text(found: Milestone, language: Language) -> str:
    """2025: 16,000 of 18,000, 2,000 short, behind."""
    row, c = found.row, cells(found.row, language)
    goal = with_unit(c.goal, row.target.unit, language)
    if c.latest == NOTHING:
        against = pick(language, f"目标 {goal}", f"{goal} to reach")
    else:
        seen = c.latest + bracketed(c.latest_period, language)
        gap = "" if seen.endswith("）") else " "
        against = pick(language, f"{seen}{gap}对 {goal}", f"{seen} of {goal}")
    status = status_word(row, language)
    said = in_sequence((against, short_or_over(row, language), status), language)
    return pick(language, f"{found.period}：{said}", f"{found.period}: {said}")

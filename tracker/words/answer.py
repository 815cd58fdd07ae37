"""A target answered in a sentence, and what its chart shows in another; both from the figures of
its assessment only.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import is_pending
from tracker.assess.status import Judged, Status
from tracker.language import Language, in_sequence, pick
from tracker.words.figures import NOTHING, cells, goal_unit, percent, percent_of, status_word
from tracker.words.pacing import against_time
from tracker.words.standing import Said, in_words, short_or_over, when_text
from tracker.words.verdict import because, dated, goal, reached, reached_parts, verdict
from tracker.words.why import rate_needed, rate_text, why
from tracker.words.wording import with_unit


def target_answer(row: Row, as_of: date, language: Language) -> Said:
    """What was reached, what was promised, what is short or over; why there is no figure where
    there is none.
    """
    a, stop = row.assessment, pick(language, "。", ".")
    if kind_of(row.target).yes_no or (a.goal.quantity is None and a.latest is not None):
        return ((_upper(verdict(row, language)), ""),)
    if a.latest is None:
        said = pick(language, "；", "; ") + goal_and_base(row, language) + stop
        return ((_upper(_reason(row, as_of, language)), Status.NO_DATA), (said, ""))
    promised = pick(language, "；", "; ") + goal(row, language)
    if is_pending(row):
        said = pick(language, "；", ": ") + reached(row, language) + promised + stop
        return ((_upper(status_word(row, language)), "pending"), (said, ""))
    before, value, after = reached_parts(row, language)
    parts = [(before, ""), (value, a.status), (after + promised, "")]
    if found := short_or_over(row, language):
        parts += [(pick(language, "，", ": "), ""), (found, a.status)]
    first = next(n for n, (text, _) in enumerate(parts) if text)
    parts[first] = _upper(parts[first][0]), parts[first][1]
    return (*((text, tone) for text, tone in parts if text), (stop, ""))


def goal_and_base(row: Row, language: Language) -> str:
    """The promise: 目标 12,000 家，2020 年是 6,259 家; its due date where it is not the plan's."""
    c, target = cells(row, language), row.target
    said = []
    if c.goal == NOTHING:
        said.append(pick(language, "规划没有给出数值", "the plan gives no number"))
    else:
        value = with_unit(c.goal, goal_unit(target, row.assessment.goal), language)
        by = when_text(row.assessment.goal.by, language)
        if row.assessment.goal.by.end == target.plan.period.end:
            said.append(pick(language, f"目标 {value}", f"goal {value}"))
        else:
            said.append(pick(language, f"目标 {value}（{by}）", f"goal {value} by {by}"))
    if target.baseline is not None:
        when = when_text(target.baseline.period, language)
        base = with_unit(c.baseline, target.unit, language)
        said.append(pick(language, f"{when}是 {base}", f"{base} in {when}"))
    return in_sequence(said, language)


def rests_on(row: Row, as_of: date, language: Language) -> str:
    """What the verdict rests on, as a sentence, where the answer does not say it."""
    if is_pending(row):
        said = in_sequence(why(row, as_of, language), language)
    elif kind_of(row.target).yes_no or row.assessment.goal.quantity is None:
        return ""
    else:
        said = because(row, language)
    return said and _upper(said).rstrip(".") + pick(language, "。", ".")


def finding(row: Row, as_of: date, language: Language) -> str:
    """What the chart shows: how much of the time was gone and how much of the way, or what the
    verdict compares instead.
    """
    a = row.assessment
    if a.latest is None:
        return _upper(_reason(row, as_of, language))
    if is_pending(row):
        when = dated(str(a.latest.period), language)
        last = pick(language, f"最后一个数是{when}的", f"The last figure is of {when}")
        return in_sequence((last, _reason(row, as_of, language)), language)
    way = a.bounded("progress")
    if a.trajectory.judged == Judged.PATH and way is not None and a.elapsed is not None:
        last = str(a.latest.period).rpartition("..")[2]
        when, gone = dated(last, language), percent(a.elapsed)
        if done := in_words(way, percent_of(way), str, language):
            return pick(
                language,
                f"到{when}，时间过了 {gone}，路走了 {done}",
                f"By {when}, {gone} of the time and {done} of the way were gone",
            )
    if rate := rate_text(row, language):
        return _upper(in_sequence((rate, rate_needed(row, language)), language))
    if a.trajectory.judged == Judged.EVERY_PERIOD and "progress" in a.calculations:
        n, of = (a.calculations["progress"].operands[name] for name in ("n", "N"))
        if isinstance(n, Fraction) and isinstance(of, Fraction):
            return pick(language, f"公布过的 {of} 期里守住 {n} 期", f"Kept in {n} of {of} periods")
    said = against_time(row, language) or short_or_over(row, language)
    return _upper(said or status_word(row, language))


def _reason(row: Row, as_of: date, language: Language) -> str:
    """The most important thing to be known beside a figure, or why there is none."""
    return next(iter(why(row, as_of, language)), status_word(row, language))


def _upper(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]

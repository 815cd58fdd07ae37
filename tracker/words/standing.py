"""Where targets stand, in words: a plan in one sentence, and of each target what is short or over,
how much is done, and what must be known beside these figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from tracker.assess.bounds import Bounded
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import (
    Standing,
    in_plan,
    is_pending,
    last_seen,
    record_end,
)
from tracker.assess.status import Judged, Status
from tracker.language import Language, bracketed, pick
from tracker.model.periods import Period
from tracker.words.figures import (
    NOTHING,
    done_word,
    gap_places,
    goal_text,
    goal_unit,
    number,
    progress,
    quantity,
)
from tracker.words.verdict import dated
from tracker.words.wording import goal_in_words, value_of, with_unit

Said = tuple[tuple[str, str], ...]  # texts, each with its tone: a status, or none
MOST_COUNTED = 12  # a goal of so many things is counted: 2/3

# of each count: its tone, one in Chinese and English, several in English
_LEDE: dict[str, tuple[str, str, str, str]] = {
    "done": (Status.MET, "{} 个已经完成", "{} is done", "{} are done"),
    "under_way": ("", "{} 个在推进", "{} is under way", "{} are under way"),
    "behind": (Status.BEHIND, "{} 个滞后", "{} is behind", "{} are behind"),
    "missed": (Status.MISSED, "{} 个没完成", "{} was missed", "{} were missed"),
    "lost": (Status.LOST, "{} 个失守", "{} is lost", "{} are lost"),
    "reversing": (Status.REVERSING, "{} 个在倒退", "{} is reversing", "{} are reversing"),
    "undetermined": (
        Status.UNDETERMINED, "{} 个待定", "{} is undetermined", "{} are undetermined",
    ),
}  # fmt: skip
_PENDING = ("", "{} 个到期，结果未公布", "{} is due, result pending", "{} are due, result pending")
_NO_DATA = (
    Status.NO_DATA,
    "{} 个还没有公布过新数",
    "{} has no figure yet for the plan's time",
    "{} have no figure yet for the plan's time",
)
_NO_USE = (  # figures of the plan's time are published, and none of them counts
    Status.NO_DATA,
    "{} 个没有可以评判的数",
    "{} has no figure to judge it by",
    "{} have no figure to judge them by",
)


def lede(found: Standing, language: Language) -> Said:
    """Of 17 targets, 4 are done (3 exceeded), 2 are under way, 1 is behind; 10 have no figure yet
    for the plan's time. Parts that are 0 are left out.
    """
    counts = found.counts
    if not counts.total:
        return ((pick(language, "没有目标。", "No targets."), ""),)
    said: list[list[tuple[str, str]]] = []
    for key, row in _LEDE.items():
        if part := _counted_as(getattr(counts, key), row, language):
            over = counts.exceeded if key == "done" else 0
            beyond = over and bracketed(
                pick(language, f"{over} 个超额", f"{over} exceeded"), language
            )
            said.append([part, *([(beyond, "")] if beyond else [])])
    comma, stop = pick(language, "，", ", "), pick(language, "；", "; ")
    clauses = [_joined(said, comma)] if said else []
    if pending := _counted_as(counts.pending, _PENDING, language):
        clauses.append([pending])
    none = _NO_USE if any(map(in_plan, found.silent)) else _NO_DATA
    if silent := _counted_as(counts.no_data, none, language):
        clauses.append([silent])
    n = counts.total
    first = pick(language, f"{n} 个目标里，", f"Of {n} target{'' if n == 1 else 's'}, ")
    return ((first, ""), *_joined(clauses, stop), (pick(language, "。", "."), ""))


def lede_text(found: Standing, language: Language) -> str:
    """The lede without its tones."""
    return "".join(text for text, _ in lede(found, language))


def _counted_as(
    count: int, row: tuple[str, str, str, str], language: Language
) -> tuple[str, str] | None:
    tone, zh, one, several = row
    text = pick(language, zh, one if count == 1 else several)
    return (text.format(count), tone) if count else None


def _joined(parts: Iterable[list[tuple[str, str]]], between: str) -> list[tuple[str, str]]:
    joined: list[tuple[str, str]] = []
    for part in parts:
        joined += [(between, ""), *part] if joined else part
    return joined


def short_or_over(row: Row, language: Language) -> str:
    """What is short of the target or over it, in words: 差 2.4 个百分点, 2.4 pp short; of a target
    without data, what was known last. Empty where nothing can be said.
    """
    a, target = row.assessment, row.target
    if a.status == Status.NO_DATA:
        return _known_last(row, language)
    if is_pending(row) or kind_of(target).yes_no:
        return ""
    gap, over, left = (a.bounded(figure) for figure in ("gap", "overshoot", "left"))
    if left is not None:
        size = _amount(left, row, language)
        return size and pick(language, _behind("还余", size), f"{size} left")
    if gap is None:
        return "" if a.span("gap") is None or a.latest is None else _unsaid(row, language)
    if gap.span.high == 0:
        return _beyond(over, row, language)
    if over is not None and gap.span.low == 0 and not gap.span.low_open:
        return _on_both_sides(gap, over, row, language)
    size = _amount(gap, row, language)
    if not size:
        return pick(language, "差多少没有说", "by how much is not said")
    if a.is_past:
        return pick(language, _behind("高", size), f"{size} too high")
    return pick(language, _behind("差", size), f"{size} short")


def _behind(word: str, size: str) -> str:
    """A Chinese word and a figure, with a space before its digits."""
    return f"{word} {size}" if size[:1].isascii() else word + size


def _unsaid(row: Row, language: Language) -> str:
    """Nothing where there is no number to be short of."""
    if row.assessment.goal.quantity is None or not row.assessment.trajectory.whole:
        return ""
    return pick(language, "差多少没有说", "by how much is not said")


def _beyond(over: Bounded | None, row: Row, language: Language) -> str:
    """Of a target that is met: by how much it is passed; of a ceiling, how far below it it is."""
    if row.assessment.trajectory.judged == Judged.EVERY_PERIOD:
        return pick(language, "守住", "kept")
    if over is None or over.span.high == 0:
        within = row.assessment.trajectory.within
        edges = within is not None and (within.low is None or within.low != within.high)
        latest = row.assessment.latest
        exact = latest is not None and latest.qualifier == "exact"
        one_edge = within is not None and (within.low is None) != (within.high is None)
        if edges and not (one_edge and exact):
            return pick(language, "在目标之内", "within it")
        return pick(language, "正好", "exactly")
    size = _amount(over, row, language)
    if over.span.low == 0 or not size:
        return pick(language, "达到", "met")
    return _passed_by(size, row, language)


def _passed_by(size: str, row: Row, language: Language) -> str:
    """How far beyond the target: less than at most so much is below it, and never over it."""
    within = row.assessment.trajectory.within
    if within is not None and within.low is None:
        return pick(language, _behind("低", size), f"{size} below")
    return pick(language, _behind("多", size), f"{size} over")


def _on_both_sides(gap: Bounded, over: Bounded, row: Row, language: Language) -> str:
    """The value may stand on either side of the target: at most so much short, or over."""
    places, high = gap_places(row), gap.span.high
    if high is None:
        return pick(language, "差多少没有说", "by how much is not said")
    lack = number(high, places)
    if over.span.high == 0:
        size = _in_unit(f"0–{lack}", row, language)
        return pick(language, _behind("差", size), f"{size} short")
    lack = _in_unit(lack, row, language)
    if over.span.high is None:
        return pick(language, f"至多差 {lack}", f"at most {lack} short")
    more = _in_unit(number(over.span.high, places), row, language)
    beyond = _passed_by(more, row, language)
    return pick(language, f"差 {lack}到{beyond}", f"{lack} short to {beyond}")


def _amount(figure: Bounded, row: Row, language: Language) -> str:
    """A difference with every value it may have, in words: 4,000 家以上, 4,000+; empty where
    nothing is known of it.
    """
    places = gap_places(row)
    return in_words(
        figure, lambda v: number(v, places), lambda text: _in_unit(text, row, language), language
    )


def in_words(
    figure: Bounded,
    show: Callable[[Fraction], str],
    unit: Callable[[str], str],
    language: Language,
) -> str:
    """A figure with every value it may have, the qualifier in words behind it or before it; empty
    where nothing is known that it is more than nothing.
    """
    low, high = figure.span.low, figure.span.high
    if low is not None and low == high:
        return unit(show(low))
    if low is None or high is None or figure.qualifier in ("over", "at-least", "at-most"):
        return _one_end(figure, show, unit, language)
    if not low:
        below = ("不到 ", "under ") if figure.span.high_open else ("至多 ", "at most ")
        return pick(language, *below) + unit(show(high))
    both = unit(f"{show(low).removesuffix('%')}–{show(high)}")
    return pick(language, "约 ", "about ") + both if figure.qualifier == "about" else both


def _one_end(
    figure: Bounded,
    show: Callable[[Fraction], str],
    unit: Callable[[str], str],
    language: Language,
) -> str:
    """A figure of which one end says all; nothing where that says no more than that it is."""
    low, high, written = figure.span.low, figure.span.high, figure.text(show)
    if written.startswith((">", "≥")):
        if not low:
            return ""
        least = unit(show(low))
        space = " " if least[-1:].isascii() else ""
        return pick(language, f"{least}{space}以上", unit(show(low) + "+"))
    if high is None:
        return ""
    strictly = written.startswith("<")
    below = pick(language, *(("不到 ", "under ") if strictly else ("至多 ", "at most ")))
    return below + unit(show(high))


def _in_unit(text: str, row: Row, language: Language) -> str:
    """A difference in its unit; English leaves to the column of units what that says."""
    unit = row.target.unit
    if unit == "%":
        return text + pick(language, " 个百分点", " pp")
    return with_unit(text, unit, language) if language == "zh" else text


def _known_last(row: Row, language: Language) -> str:
    """What was known last of a target without data: 2020 年是 138."""
    found, target = record_end(row), row.target
    if found is None:
        return ""
    last, baseline = last_seen(row), target.baseline
    if last and baseline and last.quantity.value == baseline.quantity.value:
        last = None  # as the plan writes it
    if last is not None and last.unit == target.unit and target.level is None:
        value = value_of(last.quantity, "", kind_of(target).yes_no, language)
        when = last.period
    elif baseline is not None:
        value, when = quantity(baseline.quantity), baseline.period
    else:
        return ""
    said = when_text(when, language)
    return pick(language, f"{said}是 {value}", f"{value} in {said}")


def when_text(period: Period, language: Language) -> str:
    """A period in a sentence; a year in Chinese with a space before 年."""
    said = dated(str(period), language)
    return f"{period} 年" if said == f"{period}年" else said


def done_text(row: Row, language: Language) -> str:
    """How much of the way is done, with its mark; of few things without a baseline how many of how
    many: 2/3; of what is to be kept, in how many of its periods it was: 2/3 期, 2/3 kept. Empty
    where nothing can be said.
    """
    a = row.assessment
    if a.latest is not None and kind_of(row.target).yes_no:
        return done_word(a.latest.value, language)
    if (counted := counted_goal(row)) is not None:
        return f"{counted[0]}/{counted[1]}"
    if (kept := kept_periods(row)) is not None:
        return pick(language, f"{kept[0]}/{kept[1]} 期", f"{kept[0]}/{kept[1]} kept")
    said = progress(row)
    return "" if said == NOTHING else said


def counted_goal(row: Row) -> tuple[int, int] | None:
    """Of a goal of few things without a baseline, how many there are and are to be; else None."""
    a = row.assessment
    x, T = a.latest, a.trajectory.goal_value
    if a.bounded("progress") is not None or x is None or T is None or a.goal.op != "ge":
        return None
    whole = x.span.low == x.span.high and x.value.denominator == T.denominator == 1
    if not whole or not 0 < T <= MOST_COUNTED or x.value < 0:
        return None
    return int(x.value), int(T)


def kept_periods(row: Row) -> tuple[int, int] | None:
    """Of what is to be kept, in how many of the observed periods it was, and of how many."""
    found = row.assessment.calculations.get("progress")
    if found is None or row.assessment.trajectory.judged != Judged.EVERY_PERIOD:
        return None
    kept, of = found.operands["n"], found.operands["N"]
    if not isinstance(kept, Fraction) or not isinstance(of, Fraction):
        return None
    return int(kept), int(of)


def promise_text(row: Row, language: Language) -> str:
    """What was promised of a target without data: 138→180 个, 50–100 万株/年; never a gap."""
    target, goal = row.target, row.assessment.goal
    said = goal_text(target, goal, language)
    if said == NOTHING or kind_of(target).yes_no:
        return "" if said == NOTHING else said
    base = target.baseline
    if kind_of(target).by_change:
        return goal_in_words(target, goal, language)
    start = f"{quantity(base.quantity)}→" if base else ""
    return with_unit(start + said, goal_unit(target, goal), language)

"""Whether a target was hard, in words."""

from __future__ import annotations

from fractions import Fraction

from tracker.analysis.ambition import LESSON, Ambition
from tracker.assess.formulas import Calculation
from tracker.assess.report import Row
from tracker.language import Language, bracketed, in_sequence, pick
from tracker.words.calculation import shown, working_of
from tracker.words.figures import number
from tracker.words.wording import Lines, with_unit


def ambition_lines(found: Ambition, row: Row, language: Language) -> Lines:
    """Each figure with its arithmetic, under its key; the lesson beside the ratio."""
    lines: Lines = []
    for one in found.calculations.values():
        if one.value is None:
            continue
        unit = _unit(one, found, row, language)
        said = str(working_of(one, row)) + unit + _both_ends(one, row, language)
        lines.append((f"figure.{one.figure}", said + _remark(one, found, row, language)))
    if found.ratio is None:
        against = (
            "以往的走势相反，或没有变化，不作比较",
            "before, it went the other way or nowhere: no ratio",
        )
        lines.append(("figure.ambition", pick(language, *against)))
    return lines


def lesson(found: Ambition, row: Row, language: Language) -> str:
    """That a target which was met at least a year early asked for less than half of what there was
    before; empty of any other.
    """
    ratio = found.calculations.get("ambition")
    high = None if ratio is None else ratio.span.high
    if high is None or high >= LESSON or not (row.assessment.years_early or 0) >= 1:
        return ""
    return pick(
        language,
        "要求不到规划期以前增速的一半",
        "asked for less than half of the growth before the plan",
    )


def _unit(one: Calculation, found: Ambition, row: Row, language: Language) -> str:
    """The unit behind a level, or behind what is a year by differences."""
    if one.figure in ("continued", "edge"):
        unit = found.before.basis[-1].unit
    elif one.figure == "ambition" or found.basis == "compound":
        return ""
    elif row.target.unit == "%":
        return pick(language, " 个百分点", " points")
    else:
        unit = row.target.unit
    return unit if unit == "%" else with_unit("", unit, language)


def _remark(one: Calculation, found: Ambition, row: Row, language: Language) -> str:
    """What must be known of a figure: of what there was since when, of the ratio its place."""
    if one.figure == "ambition":
        place = ""
        if found.rank is not None and found.ranked > 1:
            place = pick(
                language,
                f"难度居可比的 {found.ranked} 个目标第 {found.rank} 位",
                f"rank {found.rank} of {found.ranked} in the plan, 1 is the hardest",
            )
        return bracketed(in_sequence((lesson(found, row, language), place), language), language)
    if one.figure != "was":
        return ""
    period = found.before.period
    since = pick(language, f"自 {period}", f"since {period}")
    derived = pick(language, "推算", "derived") if found.derived else ""
    remark = in_sequence((since, derived, _peers(found, row, language)), language)
    return bracketed(remark, language)


def _peers(found: Ambition, row: Row, language: Language) -> str:
    if found.peer_median is None:
        return ""
    rate = shown("share" if found.basis == "compound" else "computed", found.peer_median, row)
    return pick(
        language,
        f"其他 {found.peers} 个地区的中位数是 {rate}",
        f"the median of {found.peers} other areas is {rate}",
    )


def _both_ends(one: Calculation, row: Row, language: Language) -> str:
    """Both ends of what is not known exactly."""
    low, high = one.span.low, one.span.high
    if (
        low is None
        or high is None
        or low == high
        or one.qualifier not in ("under", "about", "range")
    ):
        return ""
    ends = tuple(_end(one, end, row) for end in (low, high))
    return bracketed(pick(language, f"{ends[0]} 至 {ends[1]}", f"{ends[0]} to {ends[1]}"), language)


def _end(one: Calculation, end: Fraction, row: Row) -> str:
    return number(end, 2) if one.formula.unit == "pace" else shown(one.formula.unit, end, row)

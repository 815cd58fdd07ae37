"""Parts and their whole in words: the sum against the goal, what each part contributes, and why
nothing can be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tracker.analysis.audit.comparable import PartsReason
from tracker.analysis.audit.parts import CheckedPart, PartsCheck, check_whole
from tracker.analysis.checks import Checks, CheckVerdict
from tracker.assess.detail import Detail
from tracker.assess.report import Report
from tracker.language import Language, bracketed, enumerated, in_sequence, pick
from tracker.model.quantity import Interval
from tracker.words.figures import fewest, percent, rounded
from tracker.words.intervals import exactly, interval_text
from tracker.words.terms import word
from tracker.words.wording import Lines, with_unit

PARTS_VERDICTS = (
    CheckVerdict.SHORT,
    CheckVerdict.RAISED,
    CheckVerdict.EQUAL,
    CheckVerdict.UNVERIFIABLE,
)
_MOST_TERMS, _ENDS, _PLACES = 12, 3, 12
_REASONS: Mapping[PartsReason, tuple[str, str]] = {
    PartsReason.UNKNOWN: ("没有目标 {ids}", "there is no target {ids}"),
    PartsReason.NO_GOAL: ("{ids} 没有数值目标", "{ids} promises no number"),
    PartsReason.UNIT: ("{ids} 的单位不同", "another unit: {ids}"),
    PartsReason.KIND: ("{ids} 的目标不是同一种", "another kind of goal: {ids}"),
    PartsReason.PERIOD: ("{ids} 的期限不同", "another period: {ids}"),
    PartsReason.DIRECTION: (
        "{ids} 的升降方向不同，无从比较",
        "another direction: {ids}",
    ),
    PartsReason.RATES: ("比率和增速不可加总", "shares and rates do not add up"),
    PartsReason.WEIGHTS: ("{ids} 缺权重", "no weight is known for {ids}"),
    PartsReason.TOO_WIDE: ("目标写得太粗，无法比较", "the goals are too rough to compare"),
}


def parts_worst_first(found: Checks) -> list[PartsCheck]:
    """The wholes, those that fall short first."""
    told = [one for one in found.each if isinstance(one, PartsCheck)]
    return sorted(told, key=lambda one: PARTS_VERDICTS.index(one.verdict))


def parts_summary(found: Checks, language: Language) -> str:
    """How many wholes there are, of each verdict."""
    told = [one for one in found.each if isinstance(one, PartsCheck)]
    said = [pick(language, f"总目标 {len(told)} 个", f"Wholes {len(told)}")]
    for verdict in PARTS_VERDICTS:
        count = sum(one.verdict == verdict for one in told)
        said.append(f"{word(verdict, language)} {count}")
    return " · ".join(said)


def parts_working(check: PartsCheck) -> str:
    """The goals of the parts, what they make, and the whole's goal: 9 + 9 + 12 = 30 > 24. ≷ where
    it is not known which is more.
    """
    goals, goal = check.goals, check.goal
    made = f"{_terms(check)} = {'?' if goals is None else _printed(goals, goal)}"
    if goal is None or goals == goal:
        return made
    return f"{made} {_relation(goals, goal)} {_printed(goal, goals)}"


def _printed(span: Interval, beside: Interval | None = None) -> str:
    """A figure as exactly as it can be written, or both ends."""
    if span.low is not None and span.low == span.high and fewest(span.low, _PLACES) is not None:
        return exactly(span.low)
    return interval_text(span, beside)


def _relation(goals: Interval | None, goal: Interval) -> str:
    if goals is None or not goals.disjoint(goal):
        return "≷"
    assert goals.low is not None and goal.low is not None
    return ">" if goals.low > goal.low else "<"


def _terms(check: PartsCheck) -> str:
    """What the parts promise, put together; of a long row its ends, and how many there are."""
    each = [_term(one, check.weighed) for one in check.parts]
    count = len(each)
    if count > _MOST_TERMS:
        each = [*each[:_ENDS], "…", *each[-_ENDS:]]
        each[-1] += f" ({count:,})"
    match check.how:
        case "max" | "min":
            return f"{check.how}({'; '.join(each)})"
        case "mean":
            weights = [one.weight for one in check.parts if one.weight is not None]
            whole = str(count)
            if check.weighed:
                whole = exactly(sum(weights, Fraction(0))) if len(weights) == count else "?"
            return f"({' + '.join(each)}) / {whole}"
    return " + ".join(each)


def _term(one: CheckedPart, weighed: bool) -> str:
    said = "?" if one.goal is None else _printed(one.goal)
    if one.goal is not None and (one.goal.low != one.goal.high or said.startswith("-")):
        said = f"({said})"
    if not weighed:
        return said
    return f"{'?' if one.weight is None else exactly(one.weight)} × {said}"


def parts_outcome(check: PartsCheck, language: Language) -> str:
    """The verdict with its figure, or why there is none: raised, 125% of the goal."""
    said = word(check.verdict, language)
    if check.verdict == CheckVerdict.UNVERIFIABLE:
        return said + pick(language, "：", ": ") + parts_reason(check, language)
    if check.raised is not None and check.verdict == CheckVerdict.RAISED and check.raised > 1:
        share = _share(check.raised)
        return pick(language, f"{said} {share}", f"{said}, {share} of the goal")
    if check.verdict == CheckVerdict.EQUAL:
        return said
    size = _difference(check, language)
    zh = "差" if check.verdict == CheckVerdict.SHORT else "超出"
    return said + pick(language, f"，{zh} {size}", f" by {size}")


def _share(value: Fraction) -> str:
    """A share in per cent, with a decimal where it has one; more where it is nearly all."""
    exact = fewest(value * 100, 1)
    places = next((n for n in range(1, _PLACES) if rounded(value * 100, n) != 100), _PLACES)
    return percent(value, places if exact is None else exact)


def _difference(check: PartsCheck, language: Language) -> str:
    """By how much the parts miss the whole's goal, or lead beyond it; of intervals both ends."""
    goals, goal = check.goals, check.goal
    assert goals is not None and goal is not None
    assert goals.low is not None and goals.high is not None
    assert goal.low is not None and goal.high is not None
    least, most = sorted((abs(goal.low - goals.high), abs(goal.high - goals.low)))
    return with_unit(_printed(Interval(least, most)), check.row.target.unit, language)


def parts_reason(check: PartsCheck, language: Language) -> str:
    """Why the parts cannot be held against the whole."""
    if not check.reason:
        return ""
    ids = enumerated(check.at_fault[:_MOST_TERMS], language)
    if (more := len(check.at_fault) - _MOST_TERMS) > 0:
        ids += pick(language, f" 等 {more + _MOST_TERMS} 个", f" and {more} more")
    return pick(language, *_REASONS[PartsReason(check.reason)]).format(ids=ids)


def parts_lines(check: PartsCheck, language: Language) -> Lines:
    """A whole's parts: of each its goal, its value and what it contributes; then all together."""
    lines = [(_name(one, language), _part(one, check, language)) for one in check.parts]
    together = in_sequence((parts_working(check), parts_outcome(check, language)), language)
    lines.append((pick(language, "分解合计", "Together"), together))
    if check.raised_rise is not None:
        share = _share(check.raised_rise)
        rise = pick(language, f"总目标增量的 {share}", f"{share} of what the whole is to rise by")
        lines.append((pick(language, "增量合计", "Parts are to rise by"), rise))
    if check.left_over is not None:
        unit = check.row.target.unit
        rest = with_unit(exactly(check.left_over), unit, language)
        had = sum(one.risen is not None for one in check.parts)
        of = pick(
            language,
            f"{len(check.parts)} 个分解目标中 {had} 个有数",
            f"{had} of {len(check.parts)} parts have a value",
        )
        lines.append((pick(language, "未归入分解的", "Left over"), rest + bracketed(of, language)))
    return lines


def _name(one: CheckedPart, language: Language) -> str:
    return one.id if one.row is None else one.row.target.name.short_text(language)


def _part(one: CheckedPart, check: PartsCheck, language: Language) -> str:
    """The goal of a part, its value of the whole's latest period, and its share in the rise."""
    if one.row is None:
        return pick(language, "没有这个目标", "no such target")
    latest = check.row.assessment.latest
    said = [pick(language, "目标 ", "goal ") + ("?" if one.goal is None else _printed(one.goal))]
    if one.weight is not None:
        said.append(pick(language, "权重 ", "weight ") + exactly(one.weight))
    if one.value is not None and latest is not None:
        had = pick(language, "已有 ", "has ") + exactly(one.value)
        said.append(had + bracketed(str(latest.period), language))
    elif check.how == "sum" and latest is not None:
        said.append(pick(language, f"{latest.period} 没有数", f"no value for {latest.period}"))
    if one.contribution is not None:
        mark = "" if one.exact else "≈"
        said.append(pick(language, "贡献 ", "contributes ") + mark + _share(one.contribution))
    return in_sequence(said, language)


def tied_lines(detail: Detail, report: Report, language: Language) -> Lines:
    """What a target is made of, and what it is a part of; empty where nothing is tied to it."""
    target = detail.target
    if target is None:
        return []
    lines = list(parts_lines(check_whole(report, target), language)) if target.parts else []
    for whole in report.project.wholes.get(target.id, ()):
        check = check_whole(report, whole)
        name = whole.name.short_text(language) + bracketed(whole.id, language)
        outcome = in_sequence((parts_working(check), parts_outcome(check, language)), language)
        lines.append((word("part_of", language), name + pick(language, "：", ": ") + outcome))
    return lines

"""A row of the report in words and rounded figures, for every format that people read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from math import floor, log10

from tracker.assess.assess import Assessment
from tracker.assess.bounds import Bounded, mark_of
from tracker.assess.kinds import kind_of
from tracker.assess.report import Row
from tracker.assess.standing import awaits_result
from tracker.assess.status import Evidence, Judged, Status
from tracker.assess.trajectory import Point
from tracker.language import Language, enumerated, pick
from tracker.model.quantity import Interval, Quantity
from tracker.model.target import Goal, Target
from tracker.words.terms import word
from tracker.words.units import unit_text

_OPS = {"ge": "", "le": "≤", "gt": ">", "lt": "<", "between": "", "around": "≈"}
NOTHING = "–"
MOST_GAPS = 3


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of one row; an empty text where nothing is to be said, NOTHING where nothing can
    be.
    """

    name: str
    unit: str
    baseline: str
    baseline_period: str
    goal: str
    due: str
    latest: str
    latest_period: str
    progress: str
    gap: str
    gap_share: str
    status: str
    early: str
    flags: tuple[str, ...]


def cells(row: Row, language: Language) -> Cells:
    """What a table says of a target."""
    target, a = row.target, row.assessment
    latest = a.latest
    if latest is None:
        value = NOTHING
    elif kind_of(target).yes_no:
        value = done_word(latest.value, language)
    else:
        value = mark_of(latest.qualifier) + point_text(row)
    gap, share = _gap(row, language)
    return Cells(
        name=target.name.text(language),
        unit=unit_text(target.unit, language),
        baseline=NOTHING if target.baseline is None else quantity(target.baseline.quantity),
        baseline_period="" if target.baseline is None else str(target.baseline.period),
        goal=goal_text(target, a.goal, language),
        due=str(a.goal.by),
        latest=value,
        latest_period="" if latest is None else str(latest.period),
        progress=progress(row),
        gap=gap,
        gap_share=share,
        status=status_word(row, language),
        early="" if a.years_early is None else early(a.years_early, language),
        flags=(
            *([without(row, language)] if a.trajectory.missing else []),
            *([word("doubtful", language)] if row.doubtful else []),
            *(word(key, language) for key in Evidence if key in a.evidence),
        ),
    )


def point_text(row: Row) -> str:
    """The latest value without mark and unit, of a range both ends; empty where there is none."""
    latest = row.assessment.latest
    if latest is None:
        return ""
    value = observed_text(row, latest)
    if latest.qualifier == "range" and latest.span.high is not None:
        value += "–" + number(latest.span.high, decimals(row))
    return value


def observed_text(row: Row, point: Point) -> str:
    """A value on the way to a target; one that was published has the places that it was published
    with: 10.4 beside a goal of 7.25.
    """
    written = [one.quantity for one in point.basis if one.quantity.value == point.value]
    alone = len(written) == len(point.basis) == 1 and point.qualifier != "range"
    as_published = alone and not kind_of(row.target).by_rate
    return number(point.value, places_of(written[0].step) if as_published else decimals(row))


def done_word(value: Fraction | Decimal, language: Language) -> str:
    """What a value of 1 or 0 says of a thing that is to be built."""
    return pick(language, "建成", "done") if value else pick(language, "未建成", "not done")


def goal_unit(target: Target, goal: Goal) -> str:
    """The unit that a goal is written in: a change is in per cent, or in the target's own."""
    return "%" if kind_of(target).by_change and not goal.absolute else target.unit


def progress(row: Row) -> str:
    """Progress to a tenth of a per cent; both ends where the value has two."""
    way = row.assessment.bounded("progress")
    return NOTHING if way is None else way.text(percent_of(way)) or NOTHING


def gap_places(row: Row) -> int:
    """With how many places what is short, over or left is printed."""
    ranges = (row.assessment.bounded(figure) for figure in ("gap", "overshoot", "left"))
    return telling_places(decimals(row), *ranges)


def _gap(row: Row, language: Language) -> tuple[str, str]:
    """What is missing or goes beyond, in the unit, and the overshoot's share of the target; of a
    ceiling how far it is above or below.
    """
    a, places = row.assessment, gap_places(row)
    short, over, left = (a.bounded(figure) for figure in ("gap", "overshoot", "left"))

    def show(value: Fraction) -> str:
        return number(value, places)

    if left is not None:
        return pick(language, f"余 {left.text(show)}", f"{left.text(show)} left"), ""
    if a.latest is None or short is None:  # without a figure the whole way is no finding
        return NOTHING, ""
    if (
        over is not None
        and short.span.high != 0
        and short.span.low == 0
        and not short.span.low_open
    ):
        return _either(short.span, over.span, show, language), ""
    if short.span.high != 0:
        size = short.text(show)
        if a.is_past:
            return pick(language, f"高 {size}", f"{size} too high"), ""
        return pick(language, f"缺 {size}", f"{size} short"), ""
    if over is None or over.span.high == 0:
        return "0", ""
    size, share = over.text(show), a.bounded("overshoot_ratio")
    within = a.trajectory.within
    ceiling = within is not None and within.low is None
    said = pick(language, f"低 {size}", f"{size} below") if ceiling else ""
    return said or pick(language, f"超 {size}", f"+{size}"), share.text(
        percent_of(share)
    ) if share else ""


def _either(
    short: Interval, over: Interval, show: Callable[[Fraction], str], language: Language
) -> str:
    """On both sides of the target: at most so much short, or at most so much over."""
    if short.high is None:
        return NOTHING
    lack = ("<" if short.high_open else "≤") + show(short.high)
    if over.high == 0:
        return pick(language, f"缺 0 或 {lack}", f"0 or {lack} short")
    more = "" if over.high is None else ("<" if over.high_open else "≤") + show(over.high)
    return pick(
        language,
        f"缺 {lack} 或超{more and ' ' + more}",
        f"{lack} short or {'+' + more if more else 'over'}",
    )


def goal_text(target: Target, goal: Goal, language: Language) -> str:
    """The target value as a comparison: 12,000 · ≤95 · 3–5 · ≈4 · done."""
    if kind_of(target).yes_no:
        return pick(language, "建成", "done")
    if goal.quantity is None:
        return NOTHING
    bare = quantity(goal.quantity)
    text = _OPS[goal.op] + bare
    if goal.quantity.qualifier == "about" and goal.op in ("ge", "le"):
        text = ("≥" if goal.op == "ge" else "≤") + "≈" + bare
    if goal.op == "between" and goal.upper is not None:
        upper = number(Fraction(goal.upper), places_of(goal.quantity.step))
        text = f"{bare}–{upper}"
    if kind_of(target).by_change:  # a change says which way it goes
        text = text if goal.quantity.value <= 0 else text.replace(bare, "+" + bare, 1)
        text += "%" if target.unit != "%" and not goal.absolute else ""
    return text


def without(row: Row, language: Language) -> str:
    """Which parts a sum or an average lacks; of many the first ones."""
    gaps = row.assessment.trajectory.missing
    said = enumerated(map(str, gaps[:MOST_GAPS]), language)
    more = len(gaps) - MOST_GAPS
    if more > 0:
        said += pick(language, f" 等 {len(gaps)} 段", f" and {more} more")
    return pick(language, f"没有 {said} 的数", f"without {said}")


def status_word(row: Row, language: Language) -> str:
    """The headline's word: of what is due without its result, that; of a kept target that no period
    has kept, that it was not kept, instead of lost.
    """
    return assessed_word(row.assessment, language)


def assessed_word(a: Assessment, language: Language) -> str:
    """The word of `status_word` for an assessment."""
    if awaits_result(a):
        return pick(language, "到期，结果未公布", "due, result pending")
    return attained_word(a, language)


def attained_word(a: Assessment, language: Language) -> str:
    """The word of the verdict, also where the result is still to come."""
    never = (
        a.status == Status.LOST and a.trajectory.judged == Judged.EVERY_PERIOD and not a.progress
    )
    return word("not_kept" if never else a.status, language)


def early(years: int, language: Language) -> str:
    """By how many whole years a target was met before it was due."""
    return pick(language, f"提前{years}年", f"{years} year{'s' if years > 1 else ''} early")


def decimals(row: Row) -> int:
    """Places behind the point: as many as the finest written figure; a computed rate has one at
    least.
    """
    target, a = row.target, row.assessment
    in_percent = kind_of(target).by_change and target.unit != "%" and not a.goal.absolute
    written = [
        None if in_percent else a.goal.quantity,
        target.baseline.quantity if target.baseline else None,
    ]
    computed = 0
    if a.latest is not None and kind_of(target).by_rate:
        computed = 1
    elif a.latest is not None:
        for one in a.latest.basis:
            if (
                kind_of(target).by_change
                and one.unit != target.unit
                and target.baseline is not None
            ):
                step = (
                    abs(target.baseline.quantity.value) * one.quantity.step / 100
                )  # of the level it leads to
                computed = max(0, -step.adjusted()) if step else 0
            else:
                written.append(one.quantity)
    return max([computed, *(places_of(q.step) for q in written if q is not None)])


def telling_places(places: int, *ranges: Bounded | None) -> int:
    """So many places, or as many more as tell the ends of ranges from each other and from zero: of
    0–0.35 not 0–0.
    """
    ends = [(found.span.low, found.span.high) for found in ranges if found is not None]
    told = [
        (low, high) for low, high in ends if low is not None and high is not None and low != high
    ]
    fine = range(places, places + 7)

    def tells(n: int) -> bool:
        figures = [(rounded(low, n), rounded(high, n)) for low, high in told]
        ends = zip(told, figures, strict=True)
        return all(a != b and (low == 0 or a) and (high == 0 or b) for (low, high), (a, b) in ends)

    return next((n for n in fine if tells(n)), places)


def places_of(step: Decimal) -> int:
    """How many places behind the point a step takes: two for 0.01, none for 100."""
    exponent = step.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def quantity(q: Quantity) -> str:
    """A written figure to its written precision."""
    return number(Fraction(q.value), places_of(q.step))


def number(value: Fraction, places: int) -> str:
    """Rounded half-even, thousands grouped."""
    return f"{rounded(value, places):,f}"


def computed(row: Row, value: Fraction) -> str:
    """A figure that nobody wrote: one place finer than the written ones, but no more than five
    digits, those not counted that are zeros behind the point.
    """
    zeros = 0 if abs(value) >= 1 or not value else -floor(log10(abs(value))) - 1
    places = max(0, min(decimals(row) + 1, 5 - len(str(abs(int(value)))) + zeros))
    exact = fewest(value, places)
    return number(value, places if exact is None else exact)


def shortest(value: Fraction, places: int) -> str:
    """A figure with as few places as hold it exactly, at most four; with so many where none do."""
    exact = fewest(value, 4)
    return number(value, places if exact is None else exact)


def fewest(value: Fraction, most: int) -> int | None:
    """With how many places, at most so many, a value can be printed exactly; None where
    it cannot.
    """
    return next((n for n in range(most + 1) if (value * 10**n).denominator == 1), None)


def percent(value: Fraction, places: int = 1) -> str:
    """A share of one in per cent, to a tenth: 1/3 as 33.3%; finer where it would read as none or as
    all of it and is not: 99.96%.
    """
    fine = range(places, places + 7)
    kept = (n for n in fine if (rounded(value * 100, n) in (0, 100)) == (value in (0, 1)))
    return f"{rounded(value * 100, next(kept, places)):,f}%"


def percent_of(share: Bounded) -> Callable[[Fraction], str]:
    """Writes the ends of a share so that they can be told from each other: 60.95–60.98%."""
    places = telling_places(1, share.times(Fraction(100)))
    return lambda value: percent(value, places)


def rounded(value: Fraction, places: int) -> Decimal:
    """The decimal nearest to a fraction, half to even, exactly."""
    scaled = round(value * 10**places)
    with localcontext(prec=len(str(abs(scaled))) + 5, rounding=ROUND_HALF_EVEN):
        return Decimal(scaled).scaleb(-places)

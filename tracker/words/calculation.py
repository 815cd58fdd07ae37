"""A figure with its arithmetic, `(16,000 − 6,259) / (12,000 − 6,259) = 169.7%`: the formula with as
many digits of each operand as it takes, so that whoever computes with what is printed gets what is
printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.assess import Assessment
from tracker.assess.formulas import OPERAND, Calculation, FigureUnit, operand_name
from tracker.assess.report import Row
from tracker.assess.status import Judged
from tracker.words.figures import computed, decimals, fewest, number, percent, rounded, shortest

MOST_PLACES = 20
_COMPUTED = set("pτenNtrmkwshuνg") | {"pe"}  # operands that nobody wrote
_FIRST = re.compile(r"(?<![^(])\((-[\d,.]+%?)\)(?!\^)")  # at the beginning a sign needs no brackets


@dataclass(frozen=True, slots=True)
class Working:
    """A figure and how it comes about: the formula, the same in numbers, and what comes out."""

    figure: str
    formula: str
    text: str
    result: str
    value: Fraction

    def __str__(self) -> str:
        return f"{self.text} = {self.result}"


def workings(row: Row) -> tuple[Working, ...]:
    """The figures of a row with their arithmetic, in the order in which one rests on the other."""
    a = row.assessment
    return tuple(working_of(one, row) for one in a.calculations.values() if _is_worked(one, a))


def _is_worked(one: Calculation, a: Assessment) -> bool:
    """Whether there is anything to compute, and something to be said by it."""
    judged, said = a.trajectory.judged, a.calculations
    if one.value is None or OPERAND.sub("", one.template) in ("", "1"):
        return False
    if judged == Judged.MILESTONE:
        return one.figure == "years_early"
    match one.figure:
        case "gap" | "overshoot":
            return one.value != 0
        case "overshoot_ratio":
            return bool(a.overshoot)
        case "ratio":
            return judged not in (Judged.RATE, Judged.CEILING)
        case "expected_share":
            return one.value != a.elapsed
        case "lead_years":
            return False  # people read slack in days
        case "needed_per_year" | "needed_from_now":
            if not one.value or not {"needed_per_year", "needed_from_now"} <= set(said):
                return False  # nothing is said of the future once the plan is over
            # an average does not move by so much a year from now on, nor down again where it is
            # beyond the promised one
            return judged != Judged.RATE or (one.figure == "needed_per_year" and bool(a.gap))
    return True


def working_of(one: Calculation, row: Row) -> Working:
    """How a figure with a value comes about, to as many places as its row has."""
    assert one.value is not None
    unit, template, exact = one.formula.unit, one.template, one.plain()
    result = shown(unit, one.value, row)
    if unit == "days":  # of two dates
        days = {name: date.fromordinal(int(day)) for name, day in exact.items()}
        bare = OPERAND.sub(lambda found: found[1], template)
        text = OPERAND.sub(lambda found: str(days[operand_name(found[1])]), template)
        return Working(one.figure, bare, text, one.mark + result, one.value)
    for more in range(MOST_PLACES):
        texts, values = {}, {}
        for name, sign in OPERAND.findall(template):
            scale, operand = (100 if sign else 1), operand_name(name)
            made = operand in _COMPUTED or isinstance(one.operands[operand], Calculation)
            figure = _figure(operand, exact[operand] * scale, scale, more, unit, row, made)
            text = f"{figure:f}" if unit == "whole years" else f"{figure:,f}"
            texts[name] = f"({text}{sign})" if figure < 0 else text + sign
            values[operand] = Fraction(figure) / scale
        if _same(one, values, result, row):
            break
    text = OPERAND.sub(lambda found: texts[found[1]], template)
    formula = OPERAND.sub(lambda found: found[1], template)
    return Working(one.figure, formula, _FIRST.sub(r"\1", text), one.mark + result, one.value)


def _same(one: Calculation, printed: Mapping[str, Fraction], result: str, row: Row) -> bool:
    """Whether the printed operands lead to the printed value; they do not where one was rounded to
    zero.
    """
    try:
        return shown(one.formula.unit, one.formula.compute(**printed), row) == result
    except ArithmeticError:
        return False


def _figure(
    operand: str, value: Fraction, scale: int, more: int, unit: FigureUnit, row: Row, made: bool
) -> Decimal:
    """An operand to so many more places than it has at least: a written figure as it is written,
    of one that is itself computed (`made`) the other one's zeros left out.
    """
    if scale > 1:
        places = 1
    elif operand in _COMPUTED:
        places = {"e": decimals(row), "τ": 2}.get(operand, 0)
    else:
        places = 0 if unit == "computed" and not made else decimals(row)
    exact = fewest(value, places + more if made else MOST_PLACES)
    return rounded(value, places + more if exact is None else exact)


def shown(unit: FigureUnit, value: Fraction, row: Row) -> str:
    """A figure of a row to as many places as its unit is printed with."""
    match unit:
        case "share":
            return percent(value)
        case "rate":
            return number(value * 100, decimals(row)) + "%"
        case "amount":
            return shortest(value, decimals(row))
        case "computed":
            return computed(row, value)
        case "pace":
            return number(value, 2)
        case "points":
            return number(value, 1)
        case "years":
            return years_text(value)
        case "whole years" | "days":
            return f"{value}"


def years_text(years: Fraction) -> str:
    """A span of years to a tenth, or as fine as it takes to see it."""
    places = next((n for n in range(1, 4) if rounded(years, n)), 1)
    return number(years, places)

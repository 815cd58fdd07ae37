"""Other rules at the edges of what they can be asked: statuses at their limits exactly, values that
have no rate of growth, and any at all.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.questions import question
from tracker.analysis.methods import METHODS
from tracker.analysis.methods.base import Common, Question, Reason
from tracker.analysis.methods.growth import LARGEST, certain, exact_power, growth_rate


def test_at_the_limits_exactly() -> None:
    """9.5 % a year where 10 % would do is 0.95 of it, not less; a root that is no decimal, too."""
    assert METHODS["opensdg"](question(100, "109.5", 110, t=2021, t1=2021)).value == Fraction(
        95, 100
    )
    third = Fraction(23, 20) ** 3  # 15 % a year in three, against 25 % a year in five: 0.6
    due = Fraction(5, 4) ** 5
    found = METHODS["opensdg"](question(7, 7 * third, 7 * due, t=2023, t1=2025))
    assert (found.value, found.status) == (Fraction(60, 100), "moderate_progress")
    below = METHODS["opensdg"](question(7, 7 * third - Fraction(1, 10**60), 7 * due, t=2023))
    assert below.status == "limited_progress" and below.value is not None
    odd = Fraction(22, 21)  # a root of 22/21, which has no decimal
    rate = Fraction(100, 95) * (odd - 1)
    found = METHODS["eurostat"](question(1, odd**2, (1 + rate) ** 4, t=2022, t1=2024))
    assert (found.value, found.status) == (Fraction(95, 100), "significant_progress")
    share = question(100, 110, 100 + Fraction("33.1") / Fraction("0.95"), t=2021, t1=2023)
    assert METHODS["unsd"](share).status == "on_track_or_met"
    assert METHODS["unsd"](share).value == Fraction(95, 100)


# of each question what the six methods say, in their order; a reason in capitals, - for too few
# years
ANSWERS: tuple[tuple[Question, str], ...] = (
    # baseline at the target: kept there, or left
    (question(5, 5, 5), "target_achieved AT_BASELINE on_track_or_met target_met_or_exceeded - maintain"),
    (question(5, 4, 5, d=1), "AT_BASELINE AT_BASELINE AT_BASELINE getting_worse - AT_BASELINE"),
    (question(0, 0, 0, d=1), "target_achieved ZERO on_track_or_met target_met_or_exceeded - maintain"),
    # the baseline is beyond it already, and stays so, or does not
    (question(80, 90, 70, d=1), "target_achieved significant_progress on_track_or_met target_met_or_exceeded - maintain"),
    (question(80, 60, 70, d=1), "deterioration movement_away BEYOND getting_worse - BEYOND"),
    (question(80, 60, 100, d=-1), "target_achieved significant_progress on_track_or_met target_met_or_exceeded - maintain"),
    # values of opposite sign
    (question(-10, 4, 10), "OPPOSITE OPPOSITE OPPOSITE improving - maintain"),
    (question(-10, -4, 10), "OPPOSITE OPPOSITE fair_progress improving - accelerate"),
    (question(10, -4, 20), "OPPOSITE OPPOSITE OPPOSITE getting_worse - reverse"),
    # zero
    (question(0, 5, 10), "substantial_progress ZERO ZERO improving - maintain"),
    (question(0, -5, 10), "OPPOSITE ZERO ZERO little_or_no_detectable_change - reverse"),
    (question(10, 0, 20), "deterioration movement_away stagnation_or_regression getting_worse - reverse"),
    (question(10, 0, 0), "target_achieved significant_progress on_track_or_met target_met_or_exceeded - maintain"),
    (question(0, 0, Fraction(1, 1000)), "AT_BASELINE ZERO ZERO little_or_no_detectable_change - accelerate"),
    # less than a year, no time, due before the baseline
    (question(10, 11, 20, t=Fraction("2020.5")), "SHORT significant_progress on_track_or_met improving - maintain"),
    (question(10, 11, 20, t=2020), "SHORT NO_TIME NO_TIME improving - NO_TIME"),
    (question(10, 11, 20, t1=2019), "NO_TIME NO_TIME stagnation_or_regression improving - reverse"),
    # downwards
    (question(100, 97, "86.5"), "limited_progress insufficient_progress fair_progress improving - accelerate"),
    (question(100, 101, "86.5"), "deterioration movement_away stagnation_or_regression little_or_no_detectable_change - reverse"),
    # enormous and tiny
    (question("1e-300", "1e300", "1e301", t=2021), "TOO_FAR TOO_FAR TOO_FAR little_or_no_detectable_change - accelerate"),
    (question("1e-9", "2e-9", "3e-9"), "substantial_progress significant_progress on_track_or_met improving - maintain"),
    (question(1, 2, 3, t=Fraction("2020.001")), "SHORT TOO_FAR TOO_FAR improving - maintain"),
)  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), ANSWERS)
def test_what_comes_of_it(asked: Question, said: str) -> None:
    found = [METHODS[name](asked) for name in METHODS]
    told = [Reason(one.reason).name if one.reason else one.status for one in found]
    expected = ["FEW_YEARS" if one == "-" else one for one in said.split()]
    assert told == expected


FIGURES = st.fractions(-1000, 1000, max_denominator=100) | st.integers(-2, 2).map(Fraction)
TIMES = st.fractions(2015, 2035, max_denominator=12)


@given(FIGURES, FIGURES, FIGURES, TIMES, TIMES, TIMES, st.sampled_from((1, -1)), st.booleans())
def test_every_question_has_an_answer(
    b: Fraction,
    x: Fraction,
    T: Fraction,
    t0: Fraction,
    t: Fraction,
    t1: Fraction,
    d: int,
    kept: bool,
) -> None:
    """One of its statuses, or why there is none; the wrong way is never progress."""
    points = ((t0, b), (t, x)) if t0 < t else ((t0, b),)
    asked = Question(b, t0, x, t, T, t1, d, points, kept)
    for method in METHODS.values():
        found = method(asked)
        assert found.given or Reason(found.reason)
        if found.given:
            assert found.common == method.status(found.status).common
            assert not found.reason and set(found.figures) <= set(method.figures)
        if not asked.met and t0 < t and d * (x - b) < 0 and found.status != "maintain":
            assert Common.MET not in found.common and Common.ON_TRACK not in found.common
        if asked.met and found.given and method.name not in ("eurostat", "dns"):
            assert Common.MET in found.common or method.name == "escap"


@pytest.mark.long
@given(
    st.fractions(0, 50, max_denominator=50).filter(bool), st.fractions(-6, 6, max_denominator=40)
)
def test_powers(base: Fraction, exponent: Fraction) -> None:
    """Whichever way they are computed, and however exactly."""
    rough, fine = (exact_power(base, exponent, digits) for digits in (20, 60))
    assert abs(rough - fine) <= fine / 10**18
    assert abs(float(fine) - float(base) ** float(exponent)) <= 1e-9 * float(fine)


def test_rates_keep_their_digits() -> None:
    """Where a figure has hardly moved, too; beyond what can be printed nothing is computed."""
    little = growth_rate(1 + Fraction(1, 10**50), Fraction(1), Fraction(3), 40)
    assert abs(little * 3 * 10**50 - 1) < Fraction(1, 10**30)
    with pytest.raises(ArithmeticError):
        exact_power(Fraction(10), Fraction(LARGEST + 1), 40)
    with pytest.raises(ArithmeticError):
        growth_rate(Fraction(-1), Fraction(1), Fraction(1), 40)
    for rate in (Fraction(3, 5) + Fraction(sign, 10**n) for n in (30, 90) for sign in (-1, 1)):
        # nearer to the limit than the first digits tell, and on the right side of it
        value = certain(lambda n, r=rate: exact_power((r + 1) ** 2, Fraction(1, 2), n) - 1, (rate,))
        assert value == rate
        near = (rate + 1) ** 2 + Fraction(1, 10**200)
        above = certain(lambda n, x=near: exact_power(x, Fraction(1, 2), n) - 1, (rate,))
        assert above > rate

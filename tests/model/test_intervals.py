"""Units, and qualifiers that make a value an interval (model.md)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tracker.model.numbers import in_unit, read_number
from tracker.model.quantity import Interval, Quantity
from tracker.problems.problem import Refused


@pytest.mark.parametrize(
    ("text", "said", "unit", "value", "agrees"),
    [
        pytest.param("1300亿", None, "元", "130000000000", True, id="scale-to-yuan"),
        pytest.param("1300亿", None, "亿元", "1300", True, id="scale-to-its-own"),
        pytest.param("1300亿元", None, "亿元", "1300", True, id="unit-written"),
        pytest.param("1300", None, "亿元", "1300", True, id="bare"),
        pytest.param("1300", "亿元", "元", "130000000000", True, id="unit-said"),
        pytest.param("1.3千亿元", "亿元", "亿元", "1300", True, id="unit-twice"),
        pytest.param("1.6万", "家", "家", "16000", True, id="wan"),
        pytest.param("16000", "家", "万家", "1.6", True, id="to-wan"),
        pytest.param("28%", "%", "%", "28", True, id="per-cent"),
        pytest.param("0.5个百分点", None, "百分点", "0.5", True, id="points"),
        pytest.param("12000", "个", "家", "12000", False, id="other-count-noun"),
        pytest.param("0.5—1个百分点", None, "百分点", "0.5", True, id="range-of-points"),
        pytest.param(
            "0.5个百分点至1个百分点", None, "百分点", "0.5", True, id="range-of-points-twice"
        ),
    ],
)
def test_in_unit(text: str, said: str | None, unit: str, value: str, agrees: bool) -> None:
    quantity, same = in_unit(read_number(text), said, unit)
    assert (quantity.value, same) == (Decimal(value), agrees)


@pytest.mark.parametrize(
    ("text", "said", "unit", "code"),
    [
        pytest.param("28%", None, "百分点", "F404", id="per-cent-points"),
        pytest.param("28%", None, "家", "F404", id="per-cent-count"),
        pytest.param("约3成", None, "家", "F404", id="tenths-count"),
        pytest.param("约3成", None, "%", "F404", id="tenths-per-cent"),
        pytest.param("1300亿元", None, "家", "F404", id="amount-count"),
        pytest.param("5", "美元", "元", "F404", id="currencies"),
        pytest.param("28%", "亿元", "%", "F405", id="value-against-field"),
    ],
)
def test_in_unit_refuses(text: str, said: str | None, unit: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        in_unit(read_number(text), said, unit)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "unit"), [("4.5%..5亿元", "亿元"), ("4.5‰..5%", "%"), ("4.5%..5", "亿元")]
)
def test_a_range_of_two_units_is_refused(text: str, unit: str) -> None:
    with pytest.raises(Refused):
        in_unit(read_number(text), None, unit)


def test_in_unit_moves_the_step_too() -> None:
    assert in_unit(read_number("1.50万"), None, "万家")[0].step == Decimal("0.01")


def between(low: str | None, high: str | None, ends: str = "[]") -> Interval:
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        ends[0] == "(",
        ends[1] == ")",
    )


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        pytest.param("12000", between("12000", "12000"), id="exact"),
        pytest.param("突破1.6万", between("16000", "17000", "()"), id="over"),
        pytest.param("近400", between("300", "400", "()"), id="under"),
        pytest.param("200以上", between("200", None), id="at-least"),
        pytest.param("3%以内", between(None, "3"), id="at-most"),
        pytest.param("约12", between("11.4", "12.6"), id="about"),
        pytest.param("约-12", between("-12.6", "-11.4"), id="about-negative"),
        pytest.param("3—5", between("3", "5"), id="range"),
    ],
)
def test_interval(text: str, interval: Interval) -> None:
    assert read_number(text).quantity.interval() == interval


def test_interval_of_another_about() -> None:
    q = Quantity(Decimal(100), Decimal(100), "about")
    assert q.interval(Decimal("0.1")) == between("90", "110")


@pytest.mark.parametrize(
    ("one", "other", "disjoint", "inside"),
    [
        pytest.param(between("1", "2"), between("2", "3"), False, False, id="touch"),
        pytest.param(between("1", "2", "[)"), between("2", "3"), True, False, id="touch-open"),
        pytest.param(
            between("1", "1"), between("1", "2", "(]"), True, False, id="point-at-open-end"
        ),
        pytest.param(between("1", "1"), between("1", None), False, True, id="point-at-closed-end"),
        pytest.param(between("1", "2", "()"), between("1", "2"), False, True, id="open-in-closed"),
        pytest.param(between("1", "2"), between("1", "2", "()"), False, False, id="closed-in-open"),
        pytest.param(between("1", None), between(None, "0"), True, False, id="half-lines-apart"),
        pytest.param(
            between("1", None), between("0", "9"), False, False, id="unbounded-in-bounded"
        ),
        pytest.param(between(None, None), between(None, None), False, True, id="everything"),
    ],
)
def test_disjoint_and_inside(one: Interval, other: Interval, disjoint: bool, inside: bool) -> None:
    assert (one.disjoint(other), other.disjoint(one), one.inside(other)) == (
        disjoint,
        disjoint,
        inside,
    )

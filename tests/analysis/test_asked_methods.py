"""From a target of each kind to the question that methods are asked, or why there is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.support.builders import LEVEL, judge, target
from tracker.analysis.methods.asking import question_of
from tracker.analysis.methods.base import Question, Reason
from tracker.assess.report import Row
from tracker.model.target import Target

SEEN = {"2021": "7000", "2022": "9000"}


def asked(promise: Target, seen: dict[str, str]) -> Question | Reason:
    return question_of(Row(promise, judge(promise, seen)))


def question(promise: Target, seen: dict[str, str]) -> Question:
    found = asked(promise, seen)
    assert isinstance(found, Question)
    return found


def test_a_level() -> None:
    """From the baseline, of which the year ends when the next one begins, to the target."""
    found = question(target(base="6259"), SEEN | {"2020": "6259", "2022-06": "8000"})
    assert (found.b, found.t0, found.x, found.t, found.T, found.t1, found.d, found.kept) == (
        6259,
        2021,
        9000,
        2023,
        12000,
        2026,
        1,
        False,
    )
    times = [time for time, _ in found.points]
    assert times[0] == 2021 and times == sorted(times) and len(times) == 4
    # X itself, not what it may stand for
    assert question(target(base="6259"), {"2022": "超过9000"}).x == 9000
    down = question(target("900", base="1000"), {"2022": "950"})
    assert (down.d, down.T) == (-1, 900)


def test_a_baseline_that_meets_the_target() -> None:
    """It is asked with the direction of its op."""
    for op, d in (("ge", 1), ("le", -1)):
        level = question(target("100", base="100", op=op), {"2022": "100"})  # type: ignore[arg-type]
        assert (level.d, level.b, level.T, level.kept) == (d, 100, 100, False)
    beyond = question(target("100", base="120", op="ge"), {"2022": "90"})
    assert (beyond.d, beyond.b, beyond.x) == (1, 120, 90)


def test_a_change() -> None:
    """In per cent of a level it is the level; of cumulative per cents 100 + x."""
    of_level = target("-13.5%", base="0.5", unit="吨", kind="change", op="le")
    found = question(of_level, {"2021": "0.48", "2022": "-7.2%"})
    assert (found.b, found.x, found.T, found.d) == (
        Fraction("0.5"),
        Fraction("0.464"),
        Fraction("0.4325"),
        -1,
    )
    shares = target("-13.5%", unit="%", kind="change", op="le", measure="ratio")
    found = question(shares, {"2021": "-3.1%"})
    assert (found.b, found.t0, found.x, found.T) == (100, 2021, Fraction("96.9"), Fraction("86.5"))
    amount = target("+6500", base="1000", unit="人", kind="change")
    assert question(amount, {"2022": "3000"}).T == 7500


def test_growth_is_asked_by_its_levels() -> None:
    promise = target("10", unit="%", kind="growth", measure="ratio", level=LEVEL)
    found = question(promise, {"2020": "100", "2021": "105", "2022": "115.5"})
    assert (found.b, found.t0, found.x, found.t) == (100, 2021, Fraction("115.5"), 2023)
    assert Fraction("161.051") == found.T
    assert found.points == ((2021, 100), (2022, 105), (2023, Fraction("115.5")))
    rates = target("10", unit="%", kind="growth", measure="ratio")
    assert asked(rates, {"2021": "9%"}) is Reason.NO_LEVELS


@pytest.mark.parametrize(
    ("promise", "seen", "why"),
    [
        (target("100", kind="total", measure="flow"), {"2021": "30"}, Reason.TOTAL),
        (target("1", kind="done"), {"2022": "1"}, Reason.DONE),
        (target("80—90", base="60"), {"2022": "70"}, Reason.BAND),
        (target("80—90", kind="keep"), {"2022": "70"}, Reason.BAND),
        (target(None, base="60"), {"2022": "70"}, Reason.NO_GOAL),
        (target(), SEEN, Reason.NO_BASELINE),
        (target(), {}, Reason.NO_BASELINE),
        (target(base="6259"), {}, Reason.NO_DATA),
        (target("10", unit="%", kind="growth", measure="ratio", level=LEVEL), {}, Reason.NO_DATA),
    ],
)
def test_nothing_to_ask(promise: Target, seen: dict[str, str], why: Reason) -> None:
    assert asked(promise, seen) is why


def test_what_is_to_be_kept_needs_no_baseline() -> None:
    found = question(target("80", kind="keep", unit="%"), {"2022": "85", "2023": "82"})
    assert found.kept and (found.b, found.t0) == (None, None)
    assert found.points == ((2023, 85), (2024, 82))

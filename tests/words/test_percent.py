"""A share of one as it is printed: never as all, as none or as exact where it is not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.support import builders as make
from tracker.assess.report import Row
from tracker.words.figures import percent, progress


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("1/3", "33.3%"),
        ("0", "0.0%"),
        ("1", "100.0%"),
        ("0.99996", "99.996%"),
        ("1.0004", "100.04%"),
        ("0.0004", "0.04%"),
        ("-0.0004", "-0.04%"),
    ],
)
def test_all_and_none_are_said_of_nothing_else(share: str, said: str) -> None:
    assert percent(Fraction(share)) == said


@pytest.mark.parametrize(
    ("base", "goal", "seen", "said"),
    [
        pytest.param("0", "10000", "9999", "99.99%", id="all-but-one"),
        pytest.param("0", "10000", "近6096", ">60.95–<60.96%", id="ends-apart"),
        pytest.param("0", "10000", "突破9999.6", ">99.996%", id="an-open-end"),
    ],
)
def test_progress_is_as_fine_as_its_ends_are_apart(
    base: str, goal: str, seen: str, said: str
) -> None:
    promise = make.target(goal, base=base)
    assert progress(Row(promise, make.judge(promise, {"2024": seen}))) == said

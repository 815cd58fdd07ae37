"""What a report's table says of a target that a smaller value meets, and of many without data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support import builders as make
from tracker.assess.report import Row
from tracker.assess.standing import Silent
from tracker.words.figures import cells
from tracker.words.grid import silences

CEILING = make.target("30", base="33")


@pytest.mark.parametrize(
    ("value", "zh", "en"), [("28", "低 2", "2 below"), ("32", "高 2", "2 too high")]
)
def test_of_a_ceiling_it_is_said_on_which_side_the_value_is(value: str, zh: str, en: str) -> None:
    row = Row(CEILING, make.judge(CEILING, {"2023": value}))
    assert (cells(row, "zh").gap, cells(row, "en").gap) == (zh, en)


def test_targets_without_a_section_are_named_each() -> None:
    targets = [replace(make.target("5"), id=name, indicator=name) for name in "abc"]
    rows = tuple(Row(one, make.judge(one, {})) for one in targets)
    ((label, named),) = silences(Silent((), (), rows), "en")
    assert label == "never" and len(named) == 3 and all(one.startswith("目标") for one in named)


@pytest.mark.parametrize("value", ["10.4", "10.40", "10"])
def test_a_published_value_has_the_places_it_was_published_with(value: str) -> None:
    goal = make.target("7.25", base="14.5", unit="%")
    row = Row(goal, make.judge(goal, {"2023": value}))
    assert cells(row, "en").latest == value

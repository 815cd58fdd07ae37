"""What another source says stands with its period and its unit where these are not the row's."""

from __future__ import annotations

from dataclasses import replace

from tests.support import builders as make
from tracker.assess.report import Row
from tracker.model.observation import Observation
from tracker.model.target import Target
from tracker.words.why import must_be_said

UP = make.target("12000", base="6000")
SUM = make.target("1000", unit="亿元", kind="total", measure="flow")
RATE = make.target(
    "14", base="10", at="2016..2020", unit="%", kind="growth", measure="ratio", level=make.LEVEL
)


def said(promise: Target, *seen: Observation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    row = Row(promise, make.judge(promise, seen))
    return must_be_said(row, "zh"), must_be_said(row, "en")


def test_of_the_latest_period_the_figure_says_it_all() -> None:
    mine = make.observation("2023", "9000", publisher="A")
    other = make.observation("2023", "9500", publisher="B")
    assert said(UP, mine, other) == (("另一出处是 9,000",), ("9,000 elsewhere",))


def test_of_a_part_of_a_sum_its_period_is_said() -> None:
    seen = [
        make.observation(period, value, unit="亿元", publisher=publisher)
        for period, value, publisher in (
            ("2021", "180", "A"),
            ("2021", "190", "B"),
            ("2022", "9", "A"),
        )
    ]
    assert said(SUM, *seen) == (("2021 另一出处是 180",), ("180 elsewhere for 2021",))


def test_of_a_level_its_unit_is_said() -> None:
    levels = (
        ("2020", "1000", "A"),
        ("2020", "1050", "B"),
        ("2023", "1300", "A"),
        ("2023", "1320", "B"),
    )
    seen = [
        replace(
            make.observation(period, value, unit="亿元", publisher=publisher), indicator="spending"
        )
        for period, value, publisher in levels
    ]
    zh, en = said(RATE, *seen)
    assert zh == ("2020 另一出处是 1,000 亿元", "另一出处是 1,300 亿元")
    assert en == ("1,000 × ¥100m elsewhere for 2020", "1,300 × ¥100m elsewhere")

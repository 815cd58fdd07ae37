"""tracker/analysis/areas.py: places for every value that a figure may stand for, what compares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from tests.support.builders import PLAN, observation, target
from tracker.analysis.areas import AreaTable, across_areas
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.formats.terminal_text import gauge_bar
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.target import Indicator, Measure, Name, Target, Thresholds
from tracker.pages.blocks import Gauge

DAY = date(2025, 6, 30)


def seen(area: str, period: str, value: str, **more: object) -> Observation:
    made = observation(period, value, published="2025-01", **more)  # type: ignore[arg-type]
    return replace(made, area=area)


def table(*record: Observation, promises: tuple[Target, ...] = (), measure: Measure) -> AreaTable:
    indicator = Indicator("t", Name("指标"), "家", measure)
    plans = tuple(one.plan for one in promises)
    project = Project(plans, {"t": indicator}, promises, record, Thresholds(), None, ())
    report = make_report(project, promises, Clocks.of(DAY), "zh")
    (found,) = across_areas(project, report, ["t"]).each
    return found


def places(found: AreaTable) -> dict[str, tuple[int, int] | None]:
    return {one.area: one.rank for one in found.rows}


def test_places_hold_for_every_value_that_a_figure_may_stand_for() -> None:
    """Against all ways in which the values may lie: ends, and a little inside of open ones."""
    texts = ("12000", "约1.2万", "突破1.2万", "近1.2万", "1.3万", "12000以上", "1.3万以内", "11000")
    record = [seen(f"{n}", "2024", text) for n, text in enumerate(texts)]
    found = table(*record, measure="stock")
    candidates = []
    for one in record:
        span, little = one.quantity.interval(Decimal("0.05")), Fraction(1, 10)
        low = Fraction(-(10**9)) if span.low is None else span.low + little * span.low_open
        high = Fraction(10**9) if span.high is None else span.high - little * span.high_open
        candidates.append((low, high))
    for n in range(len(texts)):
        best = worst = None
        for ends in product((0, 1), repeat=len(texts)):
            values = [candidates[k][end] for k, end in enumerate(ends)]
            place = 1 + sum(value > values[n] for value in values)
            best = place if best is None else min(best, place)
            worst = place if worst is None else max(worst, place)
        assert places(found)[f"{n}"] == (best, worst), texts[n]


def test_equal_values_share_a_place() -> None:
    record = (seen("甲", "2024", "3"), seen("乙", "2024", "3"), seen("丙", "2024", "2"))
    assert places(table(*record, measure="stock")) == {"甲": (1, 1), "乙": (1, 1), "丙": (3, 3)}


def test_what_is_of_another_period_unit_or_length_has_no_place() -> None:
    record = (
        seen("甲", "2024", "30"),
        seen("乙", "2024", "20"),
        seen("丙", "2023", "90"),
        seen("丁", "2024-Q4", "9"),
        replace(seen("戊", "2024", "50%"), unit="%"),
    )
    found = table(*record, measure="flow")
    assert places(found) == {"甲": (1, 1), "乙": (2, 2), "丙": None, "丁": None, "戊": None}
    assert [(one.area, one.alike, one.same_period) for one in found.rows] == [
        ("丙", True, False),
        ("甲", True, True),
        ("乙", True, True),
        ("戊", False, True),
        ("丁", False, False),
    ]
    assert (str(found.period), found.low, found.high) == ("2024", 0, 90)
    stock = table(*(one for one in record if one.unit == "家"), measure="stock")
    assert all(one.alike for one in stock.rows)


def test_whole_years_of_a_flow_go_before_later_parts() -> None:
    found = table(
        seen("甲", "2024", "30"),
        seen("甲", "2025-Q1", "9"),
        seen("乙", "2024", "20"),
        measure="flow",
    )
    assert [(one.area, str(one.point and one.point.period)) for one in found.rows] == [
        ("甲", "2024"),
        ("乙", "2024"),
    ]


def test_each_plan_has_its_own_goal_on_the_scale() -> None:
    west = replace(PLAN, id="w", area="西区")
    promises = (
        target("100", base="10"),
        replace(target("60", base="50"), id="u", plan=west),
        replace(target("20", kind="total", measure="flow"), id="v"),
    )
    record = (seen("武汉市", "2024", "40"), seen("东区", "2024", "-30"))
    found = table(*record, promises=promises, measure="stock")
    assert [(one.area, one.row and one.row.target.id, one.goal) for one in found.rows] == [
        ("武汉市", "t", 100),
        ("武汉市", "v", None),
        ("东区", None, None),
        ("西区", "u", 60),
    ]
    assert (found.low, found.high) == (-30, 100)
    assert places(found) == {"武汉市": (1, 1), "东区": (2, 2), "西区": None}


@pytest.mark.parametrize(
    ("value", "low", "high", "mark", "drawn"),
    [
        ("5", "0", "10", None, "#####....."),
        ("0", "0", "10", None, ".........."),
        ("0.01", "0", "10", None, "#........."),
        ("-5", "-10", "0", None, ".....#####"),
        ("-0.01", "-10", "10", None, "....#....."),
        ("-10", "-10", "10", "5", "#####..|.."),
        ("10", "-10", "10", "5", ".....##|##"),
        ("4.9", "0", "10", "5", "#####|...."),  # not up to the mark: nothing behind it
        ("9.9", "0", "10", "10", "#########|"),
        (None, "0", "10", "5", ".....|...."),
        ("5", "0", "0", None, ""),
    ],
)
def test_bars_begin_at_zero(
    value: str | None, low: str, high: str, mark: str | None, drawn: str
) -> None:
    made = [None if text is None else Fraction(text) for text in (value, low, high, mark)]
    gauge = Gauge(made[0], made[1] or Fraction(0), made[2] or Fraction(0), made[3])
    assert gauge_bar(gauge, 10, ascii=True) == drawn

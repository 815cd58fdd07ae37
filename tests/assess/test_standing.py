"""Where targets stand: their order, counts that sum, what is due without its result, what has no
data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date

import pytest

from tests.support import builders as make
from tracker.assess.report import Row
from tracker.assess.standing import (
    ORDER,
    is_pending,
    rank,
    silent_parts,
    standing,
    whole_months,
)
from tracker.assess.status import Status
from tracker.model.periods import read_period
from tracker.model.target import Baseline, Target

UP = make.target("12000", base="6000")
BEFORE, AFTER = "2025-03-31", "2026-06-30"


def row(name: str, promise: Target, seen: Mapping[str, str], day: str = BEFORE) -> Row:
    return Row(replace(promise, id=name), make.judge(promise, seen, as_of=day))


def rows(day: str) -> list[Row]:
    """One of each status that these can have on the day."""
    return [
        row("none", UP, {}, day),
        row("exceeded", UP, {"2024": "14000"}, day),
        row("met", UP, {"2024": "12000"}, day),
        row("ahead", UP, {"2024": "11900"}, day),
        row("on_track", UP, {"2024": "10800"}, day),
        row("open", make.target("12000"), {"2024": "10000"}, day),
        row("undetermined", UP, {"2024": "约12000"}, day),
        row("behind", UP, {"2024": "7000"}, day),
        row("reversing", UP, {"2024": "5000"}, day),
        row("lost", UP, {"2023": "12500", "2024": "11000"}, day),
        row("missed", UP, {"2025": "11000"}, day) if day > "2026" else row("none2", UP, {}, day),
    ]


def test_the_order_is_that_of_the_lists() -> None:
    found = standing(rows("2025-12-30"), ["met", "none", "gone"])
    assert [one.target.id for one in found.headline] == ["met", "none"]
    named = " ".join(one.target.id for one in found.with_data)
    assert named == "lost reversing behind undetermined open on_track ahead met exceeded"
    assert len(found.listed) == len({one.target.id for one in found.listed}) == 11
    assert set(ORDER) == set(Status)


def test_equal_ones_keep_the_order_of_the_file() -> None:
    twins = [row(name, UP, {"2024": "7000"}) for name in "cab"]
    assert [one.target.id for one in standing(twins).with_data] == ["c", "a", "b"]


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_the_counts_sum_to_the_total(day: str) -> None:
    counts = asdict(standing(rows(day)).counts)
    total, exceeded = counts.pop("total"), counts.pop("exceeded")
    assert sum(counts.values()) == total == 11 and exceeded <= counts["done"]


def test_after_the_due_date_only_what_is_decided_is_said() -> None:
    found = {one.target.id: one for one in rows(AFTER)}
    due = [name for name, one in found.items() if is_pending(one)]
    assert due == ["ahead", "on_track", "open", "behind", "reversing"]
    order = sorted(found.values(), key=rank)
    assert [one.target.id for one in order[:2]] == ["missed", "lost"]
    assert {one.target.id for one in order[2:7]} == set(due)
    assert not any(map(is_pending, rows("2025-12-30")))
    assert len([one for one in rows("2025-12-31") if is_pending(one)]) == len(due)
    seen = row("seen", UP, {"2025": "11000"}, AFTER)
    assert not is_pending(seen) and seen.assessment.status == Status.MISSED


def test_what_is_without_data_is_divided_by_what_is_known() -> None:
    old = row("old", replace(UP, measure="flow"), {"2019": "5000"})
    part = Row(
        replace(UP, id="part", measure="flow"),
        make.judge(replace(UP, measure="flow"), [make.observation("2024-06", "5000", ytd=True)]),
    )
    later = row("later", make.target("12000", base="6000", at="2021"), {})
    never = row("never", make.target("12000"), {})
    found = silent_parts([old, part, later, never])
    assert [[one.target.id for one in group] for group in (found.partial, found.never)] == [
        ["part"],
        ["never"],
    ]
    assert [(year, [one.target.id for one in group]) for year, group in found.stopped] == [
        ("2021", ["later"]),
        ("2020", ["old"]),
    ]


def test_a_calendar_year_keeps_its_name_in_a_plan_of_financial_years() -> None:
    years = [read_period(text, (4, 1)) for text in ("2019", "2018/19", "2019-12-31")]
    promises = (replace(UP, baseline=Baseline(make.quantity("6000"), year)) for year in years)
    found = silent_parts([row("silent", one, {}) for one in promises])
    assert [year for year, _ in found.stopped] == ["2019/20", "2019", "2018/19"]


def test_months_at_the_end_of_the_calendar() -> None:
    assert whole_months(date(9998, 12, 31), date(9999, 12, 30)) == 11

"""The one index of the record (Project.series): what is asked of it, and that no view of many
targets looks through all observations for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.support.builders import PLAN, observation, target
from tracker.assess.clocks import Clocks
from tracker.assess.detail import elsewhere, make_details
from tracker.assess.report import make_report
from tracker.compare.causes import compare
from tracker.compare.changes import Side
from tracker.model.observation import Observation
from tracker.model.project import Project
from tracker.model.target import Indicator, Name, Thresholds
from tracker.problems.problem import CannotRun
from tracker.workflows.filters import Filters
from tracker.workflows.select import chosen

DAY = date(2025, 6, 30)


class Counted(tuple[Observation, ...]):
    """Observations that count how often somebody went through them."""

    walks = 0

    def __iter__(self) -> Iterator[Observation]:
        type(self).walks += 1
        return super().__iter__()


def project(number: int) -> Project:
    """So many targets with two observations each, half of them in another area."""
    names = [f"n{n}" for n in range(number)]
    targets = tuple(
        replace(
            target("12000", base="6000"), id=name, indicator=name, name=Name(f"指标{name}", name)
        )
        for name in names
    )
    indicators = {
        one.indicator: Indicator(one.indicator, one.name, one.unit, one.measure) for one in targets
    }
    seen = Counted(
        replace(observation(year, "9000", line=n), indicator=name, area=area)
        for n, name in enumerate(names)
        for year, area in (("2023", PLAN.area), ("2024", "别处"))
    )
    return Project((PLAN,), indicators, targets, seen, Thresholds(), None, ())


def walks(number: int) -> int:
    """How often a report, a show and a comparison of all targets go through the record."""
    made = project(number)
    Counted.walks = 0
    words = [one.id for one in made.targets]
    show = make_details(made, words, Clocks.of(DAY), "en")
    assert len(show.each) == number
    assert all(len(detail.series[0].entries) == 1 for detail in show.each)
    assert all(detail.series[0].elsewhere == (("别处", 1),) for detail in show.each)
    assert len(elsewhere(made, show.each, show.report)) == number
    eased = [replace(one, goal=target("11000").goal) for one in made.targets]
    later = replace(made, targets=tuple(eased))
    old, new = (
        Side(
            name,
            "",
            one,
            make_report(one, one.targets, Clocks.of(DAY), "en"),
        )
        for name, one in (("a", made), ("b", later))
    )
    assert len(compare(old, new).changes) == number
    return Counted.walks


def test_no_target_looks_through_the_whole_record() -> None:
    assert walks(40) == walks(2) > 0


def test_the_observations_of_an_area() -> None:
    everywhere = observation("2022", "1", line=1)
    seen = [replace(everywhere, area=area, line=n) for n, area in enumerate(["甲", "", "乙", "甲"])]
    made = replace(project(0), observations=tuple(seen))
    name = everywhere.indicator
    assert made.areas == {name: ("甲", "", "乙")}
    assert [one.line for one in made.series[name, "甲"]] == [0, 3]
    assert [one.line for one in made.observed(name, "甲")] == [1, 0, 3]
    assert [one.line for one in made.observed(name, "")] == [1]
    assert made.observed("unknown", "甲") == ()


def test_an_empty_word_is_no_plan() -> None:
    """A plan without a name in a language is not called by nothing."""
    with pytest.raises(CannotRun) as stop:
        chosen(project(1), Filters(plans=("",)))
    assert stop.value.problems[0].code == "U102"
    assert len(chosen(project(1), Filters(plans=("规划",)))) == 1

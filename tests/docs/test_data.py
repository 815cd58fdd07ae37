"""The plan shipped with the program: what its targets.yaml and observations say on three days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import takewhile
from typing import Any

import pytest

from tests.support.projects import PROJECT
from tracker.assess.clocks import Clocks
from tracker.formats.json import document
from tracker.model.observation import Observation
from tracker.problems.codes import severity
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded, load_project
from tracker.workflows.report import status

EARLY, LATE = date(2024, 3, 31), date(2025, 2, 28)
TEN = (
    "rd-growth", "hightech-value-added-share", "hitech-enterprises", "high-value-patents",
    "hubei-labs", "national-platforms", "incubation-carriers", "tech-contract-turnover",
    "science-facilities", "science-literacy",
)  # fmt: skip
_FIELD = re.compile(r"(?:  - |    )(\w+): (.*?)\s*(?:#.*)?$")


@cache
def loaded() -> Loaded:
    return load_project(PROJECT, LATE)


@cache
def answer(as_of: date, known_at: date) -> dict[str, dict[str, Any]]:
    """The targets of the report by their id."""
    report = status(loaded(), Filters(), Clocks(as_of, known_at), "zh")
    return {target["id"]: target for target in document(report, "zh")["targets"]}


OBSERVATIONS = loaded().project.observations


def test_nothing_is_wrong() -> None:
    assert [one for one in loaded().project.problems if severity(one) == "error"] == []


def test_the_ten_come_first_in_the_order_of_the_plan() -> None:
    targets = loaded().project.targets
    assert tuple(target.id for target in targets[:10]) == TEN
    assert {target.nature for target in targets[:10]} == {"expected"}
    assert {target.plan.id for target in targets[:10]} == {"fyp14"}


# target, status, figures as they are printed; None where nothing can be said
LATELY = [
    ("rd-growth", "behind", {"progress": "0.26355", "overshoot": "0"}),
    ("hightech-value-added-share", "on_track", {"gap": "0.5", "overshoot": "0"}),
    ("hitech-enterprises", "exceeded", {
        "progress": "1.696743", "gap": "0", "overshoot": "4000", "overshoot_ratio": "0.333333", "met_in": "2024-11",
        "years_early": 1,
    }),
    ("high-value-patents", "no_data", {"gap": "7.5", "progress": None, "overshoot": None}),
    ("hubei-labs", "exceeded", {"overshoot": "1", "gap": "0"}),
    ("national-platforms", "no_data", {"gap": "42", "progress": None, "ratio": None, "overshoot": None}),
    ("incubation-carriers", "no_data", {"gap": "85", "progress": None}),
    ("tech-contract-turnover", "exceeded", {
        "progress": "4.657618", "overshoot": "1308.33", "overshoot_ratio": "1.006408", "met_in": "2023",
        "years_early": 2,
    }),
    ("science-facilities", "met", {"gap": "0", "overshoot": "0", "progress": "1"}),
    ("science-literacy", "no_data", {"gap": "4.2", "progress": None}),
]  # fmt: skip


@pytest.mark.parametrize(("target", "verdict", "figures"), LATELY, ids=[row[0] for row in LATELY])
def test_on_28_february_2025(target: str, verdict: str, figures: dict[str, object]) -> None:
    found = answer(LATE, LATE)[target]
    said = {
        key: str(found[key]) if isinstance(found[key], Decimal) else found[key] for key in figures
    }
    assert (found["status"], said) == (verdict, figures)


def test_science_facilities_are_met_at_five() -> None:
    latest = answer(LATE, LATE)["science-facilities"]["latest"]
    assert (latest["value"], latest["low"], latest["high"]) == (5, 5, 5)


def test_growth_of_spending() -> None:
    """761.2 in 2023 from 548.1 in 2020: 11.57 % a year against 14, and the table's 11.6."""
    found = answer(LATE, LATE)["rd-growth"]
    rate = 100 * ((Decimal("761.2") / Decimal("548.1")) ** (Decimal(1) / 3) - 1)
    assert abs(Decimal(found["latest"]["value"]) - rate) < Decimal("0.000001")
    assert round(rate, 1) == Decimal("11.6")
    assert [str(one["value"]) for one in found["latest"]["basis"]] == ["548.1", "761.2"]
    assert "derived" in found["evidence"]


def test_progress_of_contracts() -> None:
    """(2608.33 − 942.3) / (1300 − 942.3), and 2608.33 / 1300 − 1."""
    found = answer(LATE, LATE)["tech-contract-turnover"]
    base, goal, value = Decimal("942.3"), Decimal(1300), Decimal("2608.33")
    assert found["progress"] == round((value - base) / (goal - base), 6)
    assert found["overshoot_ratio"] == round(value / goal - 1, 6)
    assert (found["latest"]["period"], found["latest"]["published"]) == ("2024", "2025-02")


def test_on_31_march_2024() -> None:
    found = answer(EARLY, EARLY)
    for target in ("hitech-enterprises", "tech-contract-turnover", "rd-growth"):
        assert found[target]["status"] == "no_data", target


def test_2024_as_it_is_known_a_year_later() -> None:
    """2023's contracts were published in November 2024; the number of enterprises of March 2024
    never was.
    """
    found = answer(EARLY, LATE)
    contracts = found["tech-contract-turnover"]
    assert (contracts["status"], str(contracts["progress"])) == ("exceeded", "3.511686")
    assert contracts["latest"]["period"] == "2023"
    assert found["hitech-enterprises"]["status"] != "exceeded"


def test_flows_of_2024_do_not_score_targets_of_2025() -> None:
    targets = {
        target.id: target for target in loaded().project.targets if target.plan.id == "work2025"
    }
    flows = [target for target in targets.values() if target.measure == "flow"]
    seen = {one.indicator for one in OBSERVATIONS if one.period.year == 2024}
    assert {"hubei-labs-landmark-results", "city-major-projects"} <= {
        t.indicator for t in flows
    } & seen
    for target in flows:
        found = answer(LATE, LATE)[target.id]
        assert (found["status"], found["latest"], found["progress"]) == ("no_data", None, None)


@pytest.mark.parametrize(
    "one", OBSERVATIONS, ids=lambda one: f"{one.publication.published}-{one.line}"
)
def test_an_observation_has_its_source_and_place(one: Observation) -> None:
    """Its line is where it is written: the item there holds the indicator, the period and the value
    as it stands.
    """
    assert one.publication.title and one.publication.published and one.locator
    lines = loaded().contents[one.file].decode("utf-8").splitlines()[one.line - 1 :]
    assert lines[0].startswith("  - ")
    item = [lines[0], *takewhile(lambda line: not line.startswith("  - "), lines[1:])]
    fields = {found[1]: found[2] for line in item if (found := _FIELD.match(line))}
    assert fields["value"].strip("'\"") == one.quantity.text
    assert str(one.period) in fields["period"]
    target = loaded().project.indicators[one.indicator]
    assert fields["indicator"].strip("'\"") in (
        target.id,
        target.name.zh,
        target.name.en,
        *target.aliases,
    )


def test_no_two_observations_stand_at_one_place() -> None:
    assert len({(one.file, one.line) for one in OBSERVATIONS}) == len(OBSERVATIONS) > 90

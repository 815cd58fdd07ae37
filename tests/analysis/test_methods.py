"""What other rules say, against worked cases (`data/methods.json`: of the published rules, and of
the shipped plan as of 2025-02-28).
"""

from __future__ import annotations

import json
import runpy
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import PROJECT
from tests.support.questions import question
from tracker.analysis.methods import METHODS, healthy_people, opensdg
from tracker.analysis.methods.base import NOT_AVAILABLE, Answer, Common, Reason
from tracker.analysis.opinions import COMMON_WORDS, Opinions, opinions
from tracker.assess.clocks import Clocks
from tracker.assess.formulas import FORMULAS
from tracker.assess.status import UNSAID, Status
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY = date(2025, 2, 28)
CASES = json.loads(
    (Path(__file__).parent / "data" / "methods.json").read_text("utf-8"), parse_float=str
)
NAMES = ("opensdg", "eurostat", "unsd", "healthy_people", "dns", "escap")


def close(value: Fraction | None, given: object, within: str = "0.000001") -> bool:
    if value is None or given is None:
        return value is None and given is None
    return abs(value - Fraction(str(given))) <= Fraction(within)


# the published rules


@pytest.mark.parametrize("case", CASES["open_sdg_2_4"], ids=lambda case: str(case["name"]))
def test_open_sdg(case: Mapping[str, Any]) -> None:
    asked = question(
        case["base_value"],
        case["current_value"],
        0 if case["target"] is None else case["target"],
        t0=case["base_year"],
        t=case["current_year"],
        t1=case["target_year"],
        d=1 if case["direction"] == "positive" else -1,
    )
    limit = None if case["limit"] is None else Fraction(case["limit"])
    free = case["target"] is None
    found = opensdg.without_target(asked, limit) if free else METHODS["opensdg"](asked)
    assert found.status == case["status"]
    assert close(found.value, case["progress_value"], "1e-9")
    assert close(found.score, case["score"])
    if free and found.given:
        assert close(found.figures["coefficient"], case["coefficient"], "1e-9")


def test_unsd() -> None:
    said = ("", "stagnation_or_regression", "fair_progress", "on_track_or_met")
    for case in CASES["unsd_progress_chart_2023"]:
        times = {"t0": case["base_year"], "t": case["year"], "t1": case["target_year"]}
        found = METHODS["unsd"](question(case["base"], case["value"], case["target"], **times))
        assert found.status == said[case["score"]]
        assert close(found.value, case["ratio"], "1e-9")
        assert close(found.figures["expected"], case["expected"], "0.00006")


def test_healthy_people() -> None:
    for case in CASES["healthy_people_no_se"]:
        asked = question(case["base"], case["value"], case["target"])
        found = METHODS["healthy_people"](asked)
        assert found.status == case["status"]
        assert close(found.value, case["pct_targeted_change"])
        given = found.figures.get("change_from_baseline")
        assert close(given, case["pct_change_from_base"], "0.00006")
    for case in CASES["healthy_people_with_se"]:
        asked = question(case["b"], case["x"], case["T"])
        errors = Fraction(str(case["se_b"])), Fraction(str(case["se_x"]))
        assert healthy_people.with_errors(asked, errors).status == case["status"]


def dns(case: Mapping[str, Any], *, kept: bool) -> Answer:
    values, last = case["values"], case["last_year"]
    points = [(last - len(values) + 1 + n, value) for n, value in enumerate(values)]
    due, d, goal = case["target_year"], case["direction"], case["target"]
    asked = question(values[0], values[-1], goal, t=last, t1=due, d=d, points=points, kept=kept)
    return METHODS["dns"](asked)


def test_dns() -> None:
    for case in CASES["german_dns"]:
        found = dns(case, kept=False)
        assert found.status == case["status"]
        assert close(found.value, case["miss_share"], "1e-9")
        assert close(found.figures["average_change"], case["avg_change"])
        assert close(found.figures["hypothetical"], case["hypothetical"])
    for case in CASES["dns_kept"]:
        # to be kept, and reached already: the rule is one
        for kept in (True, False):
            found = dns(case, kept=kept)
            assert (found.status, found.value) == (case["status"], None)
            assert close(found.figures["average_change"], case["avg_change"])


def test_escap() -> None:
    for case in CASES["escap_csi"]:
        found = METHODS["escap"](question(case["i0"], case["cv"], case["tv"]))
        assert close(found.value, case["raw"], "1e-9")
        assert close(found.score, case["capped"], "1e-9")
    for case in CASES["escap_api_our_weights"]:
        last = case["points"][-1]
        asked = question(
            case["b"], last[1], case["T"], t=last[0], t1=case["t1"], points=case["points"]
        )
        found = METHODS["escap"](asked)
        assert found.status == case["status"]
        assert close(found.figures["projected"], case["projected"], "0.06")
        assert close(found.figures["gap"], case["gap"])


@pytest.mark.parametrize("case", CASES["edge_matrix"], ids=lambda case: str(case["case"]))
def test_edges(case: Mapping[str, Any]) -> None:
    asked = question(case["b"], case["x"], case["T"], t0=case["t0"], t=case["t"], t1=case["tT"])
    found = {name: METHODS[name](asked) for name in NAMES}
    theirs = case["osdg"]
    crashes = "CRASH" in theirs["status"]  # where the program of others does, T = b
    assert found["opensdg"].status == ("target_achieved" if crashes else theirs["status"])
    assert close(found["opensdg"].value, None if crashes else theirs["pv"])
    if not crashes:
        assert close(found["opensdg"].score, theirs["score"], "0.00001")
    rate = case["eurostat_R"]
    assert close(found["eurostat"].value, None if rate == "undefined" else rate)
    if case["unsd"] == "undefined":
        assert found["unsd"].value is None
    else:
        expected, share = case["unsd"]
        assert close(found["unsd"].value, share)
        assert close(found["unsd"].figures["expected"], expected, "0.00006")
    assert close(found["healthy_people"].value, case.get("ptc"), "0.00006")
    assert close(
        found["healthy_people"].figures.get("change_from_baseline"), case["pcb"], "0.00006"
    )
    assert close(found["escap"].value, case.get("csi_raw"))
    if "api2pt" in case:
        projected, gap = case["api2pt"]
        assert close(found["escap"].figures["projected"], projected, "0.00006")
        assert close(found["escap"].figures["gap"], gap, "0.00006")


def test_the_straight_line_beside_them() -> None:
    """The default method's figures of the same cases."""
    for case in CASES["linear_and_time_proportional"]:
        b, x, T, gone = (Fraction(str(case[key])) for key in ("base", "value", "target", "elapsed"))
        done = FORMULAS["progress"](x=x, b=b, T=T)
        assert close(done.value, case["attained"], "1e-9")
        assert done.value is not None
        assert close(FORMULAS["pace"](p=done.value, pe=gone).value, case["pace_ratio"], "1e-9")
        assert close(FORMULAS["pace_pp"](p=done.value, pe=gone).value, case["deviation_pp"], "1e-8")
    for case in CASES["geometric_schedule_minus_13_5pct_5y"]:
        fallen = FORMULAS["expected.index"](T=Fraction("-13.5"), τ=Fraction(case["year"], 5)).value
        assert fallen is not None
        assert close(-fallen, case["cumulative_reduction_pct"])


# the shipped plan


@pytest.fixture(scope="module")
def shipped() -> Opinions:
    report = status(load_project(PROJECT, DAY), Filters(), Clocks.of(DAY), "en")
    return opinions(report, NAMES)


def test_six_of_the_shipped_targets_can_be_asked_and_nobody_disagrees(shipped: Opinions) -> None:
    assert tuple(METHODS) == NAMES
    of = {key: said for key, said in shipped.of.items() if said["healthy_people"].answer.given}
    assert len(shipped.of) == 36 and len(of) == 6
    assert shipped.count(shipped.of) == (29, 0)
    assert {one["dns"].answer.reason for one in of.values()} == {Reason.FEW_YEARS}


@pytest.mark.parametrize("case", CASES["methods_shipped"], ids=lambda case: str(case["target"]))
def test_the_shipped_plan(shipped: Opinions, case: Mapping[str, Any]) -> None:
    target = {"rd-spending (level)": "rd-growth"}.get(case["target"], case["target"])
    row = next(one for one in shipped.report.rows if one.target.id == target)
    assert row.assessment.status == case["status"]
    for name, said in shipped.of[target].items():
        answer, theirs = said.answer, case[name]
        assert answer.status == theirs["status"]
        assert close(answer.value, theirs["value"])
        assert said.agrees is (None if answer.status == NOT_AVAILABLE else True)
        if "capped" in theirs:
            assert close(answer.score, theirs["capped"])
        elif "score" in theirs:
            assert close(answer.score, theirs["score"])
        for figure in ("projected", "gap"):
            if figure in theirs:
                assert close(answer.figures[figure], theirs[figure])


# the common scale


def test_every_status_stands_for_something() -> None:
    assert set(COMMON_WORDS) == set(Status) - set(UNSAID)
    for method in METHODS.values():
        names = [one.name for one in method.statuses]
        assert len(set(names)) == len(names) and NOT_AVAILABLE not in names
        assert all(one.common <= set(Common) and one.common for one in method.statuses)
        # one status for all other cases, the last
        assert [one.when == "" for one in method.statuses].index(True) == len(names) - 1
        said = [
            *method.title,
            *(text for one in method.statuses for text in (*one.words, *one.brief)),
        ]
        assert all(said) and method.testimonies


def test_the_pages_have_what_the_modules_hold() -> None:
    made = runpy.run_path(str(PROJECT / "docs" / "make_methods.py"))["pages"]()
    for name, text in made.items():
        assert (PROJECT / "docs" / name).read_text("utf-8") == text, "run docs/make_methods.py"
        for key in METHODS:
            assert f"### {key}\n" in text and f"<!-- methods: {key} -->" in text

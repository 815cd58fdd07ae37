"""Which targets are asked for: lists, parts of names, flags, orders; indicators without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.builders import judge, observation, target
from tests.support.processes import tracker
from tests.support.projects import PROJECT, write_project
from tracker.assess.report import Row
from tracker.assess.standing import share_missing
from tracker.language import split_list
from tracker.model.project import Project
from tracker.problems.problem import CannotRun
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.select import (
    SORTS,
    chosen,
    in_order_of,
    part_matches,
    with_flags,
    with_statuses,
)

DAY = date(2025, 2, 28)


@pytest.fixture(scope="module")
def shipped() -> Project:
    return load_project(PROJECT, DAY).project


@pytest.mark.parametrize(
    ("filters", "taken"),
    [
        pytest.param(Filters(sections=("创新",)), {"创新投入", "创新主体", "创新产出"}, id="part"),
        pytest.param(Filters(sections=("Inputs",)), {"创新投入"}, id="whole-in-the-other-language"),
        pytest.param(Filters(sections=("input",)), {"创新投入"}, id="part-in-the-other-language"),
        pytest.param(Filters(sections=("投入", "产出")), {"创新投入", "创新产出"}, id="two"),
        pytest.param(Filters(plans=("十四五",), sections=("创新投入",)), {"创新投入"}, id="plan"),
    ],
)
def test_a_part_of_a_name_finds_all_that_have_it(
    shipped: Project, filters: Filters, taken: set[str]
) -> None:
    assert {one.section for one in chosen(shipped, filters)} == taken


def test_what_was_taken_for_a_part_is_said(shipped: Project) -> None:
    found = part_matches(shipped, Filters(plans=("fyp14",), sections=("创新", "创新投入")))
    assert [(one.option, one.word, len(one.taken)) for one in found] == [("--section", "创新", 3)]


@pytest.mark.parametrize(
    ("filters", "near"),
    [
        (Filters(sections=("创新主休",)), "创新主体"),
        (Filters(owners=("市科枝局",)), "市科技局"),
        (Filters(plans=("",)), ""),
        (Filters(natures=("binding?",)), "binding"),
    ],
)
def test_what_fits_nothing_is_refused(shipped: Project, filters: Filters, near: str) -> None:
    with pytest.raises(CannotRun) as stop:
        chosen(shipped, filters)
    (one,) = stop.value.problems
    assert (one.code, dict(one.facts)["near"]) == ("U102", near)


def row(value: str, goal: str = "100", *, name: str = "t", **fields: object) -> Row:
    made = replace(target(goal, base="50", **fields), id=name)  # type: ignore[arg-type]
    return Row(made, judge(made, [observation("2024", value)] if value else []))


GAPS = [
    ("150", "1/2 over"), ("100", "met"), ("约100", "open"), ("60", "short"), ("80", "less short"),
    ("", "nothing"),
]  # fmt: skip


def test_gaps_are_compared_as_shares_of_the_goal() -> None:
    rows = [row(value, name=name) for value, name in GAPS]
    rows.append(row("700", "1000", name="of another size"))
    ordered = [one.target.id for one in in_order_of(rows, "gap", "en")]
    assert ordered == [
        "short",
        "of another size",
        "less short",
        "met",
        "open",
        "1/2 over",
        "nothing",
    ]
    assert share_missing(rows[0].assessment) == -0.5


def test_every_order_leaves_nothing_out_and_says_nothing_last() -> None:
    rows = [row(value, name=f"{n}") for n, (value, _) in enumerate(GAPS)]
    for sort in SORTS:
        found = in_order_of(list(rows), sort, "zh")
        assert sorted(one.target.id for one in found) == sorted(one.target.id for one in rows)
        if sort in ("gap", "pace", "published", "progress"):
            assert found[-1] is rows[-1]


def test_the_slowest_comes_first() -> None:
    rows = [row("90", name="fast"), row("60", name="slow")]
    assert [one.target.id for one in in_order_of(rows, "pace", "zh")] == ["slow", "fast"]
    late = row("60", by="2030", name="late")
    assert in_order_of([late, rows[0]], "due", "zh") == [rows[0], late]


def test_statuses_and_flags_in_both_languages() -> None:
    rows = [
        row("约100", name="a"),
        row("60", name="b"),
        replace(row("60", name="c"), doubtful=True),
    ]
    assert [one.target.id for one in with_flags(rows, ("约数", "doubtful"))] == ["a", "c"]
    assert with_flags(rows, ("stale",)) == []
    assert with_flags(rows, ()) == rows
    assert [one.target.id for one in with_statuses(rows, ("滞后", "met"))] == ["b", "c"]
    with pytest.raises(CannotRun):
        with_flags(rows, ("stael",))


def test_lists() -> None:
    assert split_list("behind, 滞后，met、") == ["behind", "滞后", "met"]


REGISTRY = """\
language: en
plans: [{id: plan, name: Plan, period: 2021..2025}]
indicators: [{id: visitors, name: Visitors, unit: people, measure: flow}]
targets:
  - {id: firms, plan: plan, name: Firms, unit: firms, target: {value: 10, by: 2025}}
"""
RECORD = """\
publication: {title: Yearbook, published: 2025-01}
observations:
  - {indicator: visitors, period: 2024, value: 1234}
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": RECORD}
    return write_project(tmp_path_factory.mktemp("visitors"), files)


@pytest.mark.parametrize(
    ("shape", "said", "beside"),
    [
        ("table", "Visitors  1,234 people (2024)  on record only, no target uses it", ""),
        ("csv", "", "tracker show visitors"),
        ("markdown", "", "tracker show visitors"),
    ],
)
def test_an_indicator_without_a_target_is_told(
    home: Path, shape: str, said: str, beside: str
) -> None:
    found = tracker("status", "visitors", "--format", shape, at=home, TRACKER_LANG="en")
    assert (found.code, said in found.out, beside in found.err) == (0, True, True)


def test_of_such_an_indicator_no_target_is_shown(home: Path) -> None:
    found = tracker("status", "Visitors", "--format", "json", at=home)
    assert found.json["targets"] == []
    (one,) = found.json["indicators"]
    assert (one["id"], one["latest"]["value"], one["observations"]) == ("visitors", "1234", "1")
    assert tracker("report", "visitors", at=home).code == 2


def test_what_was_taken_is_a_remark(home: Path) -> None:
    words = ("status", "--plan", "pla", "--flag", "stale，冲突", "--status", "met,exceeded")
    said = tracker(*words, at=home, TRACKER_LANG="en")
    assert (said.code, said.err) == (0, "--plan pla: plan\n")
    assert tracker(*words, "-q", at=home).err == ""

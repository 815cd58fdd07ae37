"""A story: what every observation counts for and why, both clocks, who is called by which name,
what a chart holds.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.support.every_kind import ALL, DAY, FILES, as_text, detail, told
from tests.support.projects import write_project
from tracker.assess.detail import Detail
from tracker.model.project import Project
from tracker.pages.chart import picture
from tracker.problems.problem import CannotRun
from tracker.words import observations, promise
from tracker.workflows.load import load_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(write_project(tmp_path_factory.mktemp("show"), FILES), DAY).project


def roles(one: Detail, series: int = 0) -> list[str]:
    """Each observation's place, what it counts for, its state, and the other one that
    decided so.
    """
    found = []
    for entry in one.series[series].entries:
        places = [
            f"{each.file.partition('/')[2]}:{each.line}"
            for each in (entry.observation, entry.by)
            if each
        ]
        found.append(f"{places[0]} {entry.use}/{entry.state} {''.join(places[1:])}".rstrip())
    return found


ROLES = {
    "firms": (
        "a.yaml:3 before/live",
        "a.yaml:4 baseline/live",
        "a.yaml:6 superseded/superseded b.yaml:4",
        "b.yaml:4 counted/live",
        "a.yaml:5 superseded/superseded b.yaml:3",
        "b.yaml:3 counted/live",
        "b.yaml:5 conflicting/conflicting d.yaml:3",
        "c.yaml:3 agreeing/conflicting d.yaml:3",
        "d.yaml:3 counted/conflicting b.yaml:5",
        "c.yaml:4 same_time/live c.yaml:5",
        "c.yaml:5 latest/live",
        "c.yaml:6 forecast/forecast",
    ),
    "invest": (
        "a.yaml:7 counted/live", "b.yaml:6 counted/live", "b.yaml:7 covered/live c.yaml:8", "c.yaml:8 latest/live",
    ),
    "bridge": ("a.yaml:10 counted/live", "c.yaml:10 latest/live"),
    "gdp-growth": ("a.yaml:13 before/live", "a.yaml:14 base_level/live", "b.yaml:12 latest/live"),
    "smoke": (
        "a.yaml:16 counted/live", "b.yaml:13 counted/live", "c.yaml:13 part_year/live", "c.yaml:14 latest/live",
    ),
    "nothing": (),
    "alone": ("a.yaml:17 recorded/live", "c.yaml:15 latest/live"),
}  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), ROLES.items(), ids=ROLES)
def test_what_every_observation_counts_for(
    project: Project, word: str, expected: tuple[str, ...]
) -> None:
    assert roles(detail(project, word)) == list(expected)


def test_without_a_baseline_what_came_before_the_plan_does_not_count(project: Project) -> None:
    assert roles(detail(project, "few"))[:2] == ["a.yaml:3 before/live", "a.yaml:4 before/live"]


def test_reported_rates_stand_beside_the_levels(project: Project) -> None:
    one = detail(project, "gdp-growth")
    assert [series.indicator.id for series in one.series] == ["gdp", "gdp-growth"]
    assert roles(one, 1) == ["a.yaml:15 baseline/live"]


def test_after_the_due_date(project: Project, tmp_path: Path) -> None:
    """Once the due period is observed, what follows is told and does not count."""
    later = {
        "observations/e.yaml": "publication: {title: 续, published: 2027-05}\nobservations:\n"
        "  - {indicator: firms, period: 2025, value: 13000}\n  - {indicator: firms, period: 2026, value: 14000}\n"
    }
    after = load_project(write_project(tmp_path, FILES | later), DAY).project
    found = roles(detail(after, "firms", as_of=date(2027, 12, 31)))
    assert found[-2:] == ["e.yaml:3 latest/live", "e.yaml:4 after_due/live"]


# the day, how many observations are told, published later, of later periods, and the goal in force
CLOCKS = [
    pytest.param("2021-12-31", "2021-12-31", 0, 12, 0, "11000", id="nothing-published"),
    pytest.param("2022-05-30", "2022-05-30", 0, 12, 0, "11000", id="the-day-before-a-month's-last"),
    pytest.param("2022-05-31", "2022-05-31", 4, 8, 0, "11000", id="a-month's-last-day"),
    pytest.param("2022-06-30", "2022-06-30", 4, 8, 0, "11000", id="first-publication"),
    pytest.param("2022-07-01", "2022-07-01", 4, 8, 0, "11500", id="first-revision"),
    pytest.param("2023-06-30", "2023-06-30", 7, 5, 0, "11500", id="second-publication"),
    pytest.param("2023-07-01", "2023-07-01", 7, 5, 0, "12000", id="second-revision"),
    pytest.param("2024-06-30", "2024-06-30", 12, 0, 0, "12000", id="all"),
    pytest.param(
        "2022-12-31", "2024-06-30", 10, 0, 2, "12000", id="known-later-of-earlier-periods"
    ),
    pytest.param("2024-06-30", "2022-12-31", 4, 8, 0, "11500", id="known-earlier"),
]


@pytest.mark.parametrize(("as_of", "known_at", "n", "published", "ended", "goal"), CLOCKS)
def test_two_clocks(
    project: Project, as_of: str, known_at: str, n: int, published: int, ended: int, goal: str
) -> None:
    one = detail(
        project, "firms", as_of=date.fromisoformat(as_of), known_at=date.fromisoformat(known_at)
    )
    series = one.series[0]
    assert (len(series.entries), series.published_later, series.ended_later) == (
        n,
        published,
        ended,
    )
    assert one.row is not None and one.row.assessment.goal.quantity is not None
    assert str(one.row.assessment.goal.quantity.value) == goal


def test_a_value_counts_until_it_is_known_to_be_superseded(project: Project) -> None:
    known = [
        roles(detail(project, "firms", as_of=DAY, known_at=date(2022 + n, 6, 30))) for n in (0, 1)
    ]
    assert known[0][-1] == "a.yaml:5 latest/live"
    assert "a.yaml:5 superseded/superseded b.yaml:3" in known[1]


def test_left_out_is_said(project: Project) -> None:
    show = told(
        project, "firms", as_of=date(2022, 12, 31), known_at=date(2023, 12, 31), language="en"
    )
    assert observations.unlisted_lines(show.each[0].series[0], show, "en") == [
        "5 more were published after 2023-12-31"
    ]
    assert "5 more were published after 2023-12-31" in as_text(show, "en")
    show = told(project, "firms", as_of=date(2022, 12, 31), known_at=DAY)
    assert observations.unlisted_lines(show.each[0].series[0], show, "zh") == [
        "另有 2 条的时期在 2022-12-31 之后结束",
        "另有 1 条属于全省",
    ]


# word, and what it names
NAMED = [
    pytest.param(["bridge"], ["bridge"], id="id"),
    pytest.param(["大桥", "BRIDGE"], ["bridge"], id="name-and-id-once"),
    pytest.param(["高企"], ["firms", "few"], id="alias-of-an-indicator's-targets"),
    pytest.param(["few"], ["few"], id="one-target-of-an-indicator"),
    pytest.param(["独指"], ["alone"], id="alias-of-an-indicator"),
    pytest.param(["gdp"], ["gdp"], id="indicator-of-levels"),
    pytest.param(
        ["smoke", "alone", "bridge"], ["smoke", "alone", "bridge"], id="in-the-order-asked-for"
    ),
]


@pytest.mark.parametrize(("words", "expected"), NAMED)
def test_by_whatever_name(project: Project, words: list[str], expected: list[str]) -> None:
    assert sorted(one.id for one in project.names.subjects(words)) == sorted(expected)
    if len(words) > 2:
        assert [one.id for one in project.names.subjects(words)] == expected


def test_why_by_tier(tmp_path: Path) -> None:
    """Without `prefer: latest` the yearbook goes before the newspaper, and both say so."""
    files = FILES | {"targets.yaml": FILES["targets.yaml"].replace("prefer: latest\n", "")}
    show = told(load_project(write_project(tmp_path, files), DAY).project, "firms", language="en")
    series = show.each[0].series[0]
    said = {
        f"{one.observation.file[13:]}:{one.observation.line}": (
            one.used,
            one.because,
            observations.reason_of_use(one, show.each[0].target, series.indicator, "en"),
        )
        for one in series.entries
    }
    assert (
        said["b.yaml:5"][:2] == (True, "tier")
        and "; this one is of the higher tier" in said["b.yaml:5"][2]
    )
    assert (
        said["d.yaml:3"][:2] == (False, "tier")
        and "; that one is of the higher tier" in said["d.yaml:3"][2]
    )


@pytest.mark.parametrize(
    ("word", "near"), [("frims", "firms"), ("高企业", "高企"), ("alon", "alone"), ("zzzz", "")]
)
def test_an_unknown_name(project: Project, word: str, near: str) -> None:
    with pytest.raises(CannotRun) as stop:
        project.names.subjects(["bridge", word])
    (problem,) = stop.value.problems
    assert (stop.value.status, problem.code, dict(problem.facts)) == (
        2,
        "U101",
        {"name": word, "near": near},
    )


def test_an_indicator_of_two_areas_has_two_stories(project: Project) -> None:
    assert [(one.area, len(one.series[0].entries)) for one in told(project, "alone").each] == [
        ("武汉市", 2),
        ("全省", 1),
    ]


def test_the_target_s_problems(project: Project) -> None:
    assert {one.code for one in detail(project, "firms").problems} == {"A301"}
    assert detail(project, "smoke").problems == ()


# a role, and what its reason names
@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(
            "a.yaml:5", ["revised by", "年鉴", "2023-05", "7,250", "最终核实"], id="revised"
        ),
        pytest.param("a.yaml:6", ["the same publisher", "年鉴", "6,950"], id="same-publisher"),
        pytest.param(
            "b.yaml:5", ["contradicts", "日报", "9,000", "later published"], id="conflicting"
        ),
        pytest.param(
            "d.yaml:3",
            ["contradicts", "年鉴", "<8,300", "this one is the later published"],
            id="used",
        ),
        pytest.param("c.yaml:3", ["日报", "9,000", "higher tier"], id="higher-tier"),
        pytest.param("c.yaml:4", ["发布会", "later in the files"], id="same-day"),
        pytest.param("a.yaml:3", ["the baseline of 2020"], id="before"),
    ],
)
def test_why(project: Project, line: str, said: list[str]) -> None:
    one = detail(project, "firms")
    entry = next(
        e
        for e in one.series[0].entries
        if f"{e.observation.file[13:]}:{e.observation.line}" == line
    )
    reason = observations.reason_of_use(entry, one.target, one.series[0].indicator, "en")
    assert all(part in reason for part in said), reason


def test_an_average_of_several_years_is_no_matter_of_when_a_year_begins(tmp_path: Path) -> None:
    files = {
        "targets.yaml": """plans: [{id: plan, name: 规划, area: 全国, period: 2021..2025}]
targets:
  - {id: growth, plan: plan, name: 增速, unit: "%", measure: ratio, kind: growth, target: {value: 5, by: 2025}}
""",
        "observations/a.yaml": """publication: {title: 报告, published: 2026-03}
observations:
  - {indicator: growth, period: 2021..2025, value: 5.4%}
""",
    }
    project = load_project(write_project(tmp_path, files), date(2026, 12, 31)).project
    one = detail(project, "growth", as_of=date(2026, 12, 31))
    (entry,) = one.series[0].entries
    reason = observations.reason_of_use(entry, one.target, one.series[0].indicator, "en")
    assert reason == "2021-01-01..2025-12-31 is several years, and does not stand against one"


def test_goals_in_force(project: Project) -> None:
    goals = promise.revisions(detail(project, "firms", as_of=date(2023, 1, 1)), "zh")
    assert [(held, until, reason) for held, _, until, reason in goals] == [
        (False, "至 2022-06-30", "原定"),
        (True, "至 2023-06-30", "中期调整"),
        (False, "现行", ""),
    ]
    assert promise.revisions(detail(project, "bridge"), "zh") == []


def test_what_a_chart_holds(project: Project) -> None:
    """Growth is drawn by its levels with their road, a sum by its running sums, a change by the
    levels it leads to.
    """
    drawn = {word: picture(detail(project, word)) for word in ALL}
    assert drawn["bridge"] is None and drawn["nothing"] is None
    growth, sums, change, firms = (
        drawn[word] for word in ("gdp-growth", "invest", "energy", "firms")
    )
    assert growth and sums and change and firms
    assert (
        growth.edges == (Fraction("24157.65"),)
        and growth.path
        and growth.path.at(Fraction(2021)) == 15000
    )
    assert [mark.value for mark in sums.marks if mark.sign in ("counted", "latest")] == [
        180,
        Fraction("385.5"),
        Fraction("615.5"),
    ]
    assert Fraction("0.464") in {mark.value for mark in change.marks} and change.edges == (
        Fraction("0.4325"),
    )
    assert [value for _, value in firms.line] == [5500, 6259, 6950, 7250, 9000, 10000]
    assert Counter(mark.sign for mark in firms.marks) == {
        "counted": 5,
        "unused": 4,
        "conflicting": 1,
        "latest": 1,
        "forecast": 1,
        "baseline": 1,
        "goal": 1,
    }

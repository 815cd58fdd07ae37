"""show: numbers, states and arithmetic of a target, at every width, in both languages and all formats."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.make import observation, target
from tests.run import PROJECT, tracker, write_project
from tracker.core.arithmetic import workings
from tracker.core.assess import Assessment, assess
from tracker.core.picture import picture
from tracker.core.problem import CannotRun
from tracker.core.report import Project, Row
from tracker.core.story import Show, Story, make_show, named
from tracker.core.telling import figures, observations, promise
from tracker.core.words import LANGUAGES, WORDS, Language
from tracker.formats import chart, show_json, show_markdown
from tracker.formats.show import render
from tracker.pipeline import load

TARGETS = """\
language: zh
plans:
  - {id: plan, name: {zh: 规划, en: Plan}, area: 武汉市, period: 2021..2025,
     source: {title: 纲要, publisher: 市政府, published: 2021-03, url: "https://example.org/a/long/address/plan.html"}}
indicators:
  - {id: gdp, name: 地区生产总值, unit: 亿元, measure: flow, aliases: [GDP]}
  - {id: alone, name: {zh: 独立指标, en: Alone}, unit: 个, aliases: [独指]}
targets:
  - id: firms
    plan: plan
    name: {zh: 高新技术企业数量, en: High-tech enterprises}
    aliases: [高企]
    unit: 家
    baseline: {value: 6259, period: 2020}
    target: {value: 突破1.2万, by: 2025}
    milestones: {2021: 7000, 2023: 9500}
    pace: steps
    nature: binding
    owners: [市科技局, 市发改委]
    section: 创新
    locator: 第3行
    note: 正文用“突破”。
    revisions:
      - {value: 11000, by: 2025, until: 2022-06-30, reason: 原定}
      - {value: 11500, by: 2025, until: 2023-06-30, reason: 中期调整}
  - {id: few, plan: plan, indicator: firms, name: 少数企业, unit: 家, target: {value: 5000, by: 2025}, kind: keep}
  - {id: invest, plan: plan, name: 五年投资, unit: 亿元, kind: total, measure: flow, target: {value: 1000, by: 2025}}
  - {id: energy, plan: plan, name: 能耗, unit: 吨, kind: change, measure: ratio,
     baseline: {value: 0.50, period: 2020}, target: {value: -13.5%, by: 2025}}
  - {id: lower, plan: plan, name: 累计降低, unit: "%", kind: change, measure: ratio, target: {value: -13.5%, by: 2025}}
  - {id: bridge, plan: plan, name: {zh: 大桥, en: Bridge}, kind: done, target: {by: 2025}}
  - {id: days, plan: plan, name: 优良天数, unit: "%", kind: keep, measure: ratio, target: {value: 80%—90%, by: 2025}}
  - {id: rate, plan: plan, name: 经济增速, unit: "%", kind: growth, measure: ratio, target: {value: 7, by: 2025}}
  - {id: gdp-growth, plan: plan, name: 总值年均增速, unit: "%", kind: growth, measure: ratio,
     baseline: {value: 8, period: 2016..2020}, target: {value: 10, by: 2025}, level: {indicator: gdp, period: 2020}}
  - {id: smoke, plan: plan, name: 排放, unit: 吨, measure: flow, pace: geometric,
     baseline: {value: 1000, period: 2020}, target: {value: 600, by: 2025}}
  - {id: nothing, plan: plan, name: 没有数字, unit: 家, target: {value: null, by: 2025}, note: 规划没有写}
"""
FILES = {
    "targets.yaml": TARGETS,
    "observations/a.yaml": """\
publication: {title: 公报, publisher: 统计局, published: 2022-05, tier: communique}
observations:
  - {indicator: firms, period: 2019, value: 5500}
  - {indicator: firms, period: 2020, value: 6259}
  - {indicator: firms, period: 2021, value: 7400, status: preliminary}
  - {indicator: firms, period: 2021-06, value: 6900}
  - {indicator: invest, period: 2021, value: 180}
  - {indicator: energy, period: 2021, value: 0.48}
  - {indicator: lower, period: 2021, value: -3.1%}
  - {indicator: bridge, period: 2022-04, value: 在建}
  - {indicator: days, period: 2021, value: 82.5%}
  - {indicator: rate, period: 2021, value: 8.1%}
  - {indicator: gdp, period: 2015, value: 10000}
  - {indicator: gdp, period: 2020, value: 15000}
  - {indicator: gdp-growth, period: 2016..2020, value: 8.4%}
  - {indicator: smoke, period: 2021, value: 约950}
  - {indicator: alone, period: 2021, value: 3}
""",
    "observations/b.yaml": """\
publication: {title: 年鉴, publisher: 统计局, published: 2023-05, tier: yearbook, url: "https://example.org/yearbook"}
observations:
  - {indicator: firms, period: 2021, value: 7250, revises: {published: 2022-05, reason: 最终核实}}
  - {indicator: firms, period: 2021-06, value: 6950}
  - {indicator: firms, period: 2022, value: 近8300, locator: 表3, note: 年鉴口径, claims: [{growth: 14.5%, of: 2021}]}
  - {indicator: invest, period: 2022, value: 205.5}
  - {indicator: invest, period: 2023-01..2023-03, value: 60, ytd: true}
  - {indicator: energy, period: 2022, value: -7.2%}
  - {indicator: lower, period: 2022, value: -7.2%}
  - {indicator: days, period: 2022, value: 78.9%}
  - {indicator: rate, period: 2022, value: 4.0%}
  - {indicator: gdp, period: 2022, value: 17600, claims: [{share: 3.5%, of: firms}]}
  - {indicator: smoke, period: 2022, value: 1010}
""",
    "observations/c.yaml": """\
publication: {title: 发布会, publisher: 日报, published: 2024-03-08, tier: news}
observations:
  - {indicator: firms, period: 2022, value: 9000}
  - {indicator: firms, period: 2023, value: 超过1万}
  - {indicator: firms, period: 2023-12, value: 超过1万}
  - {indicator: firms, period: 2025, value: 12500, status: forecast}
  - {indicator: firms, period: 2023, value: 20万, area: 全省}
  - {indicator: invest, period: 2023, value: 230}
  - {indicator: energy, period: 2023, value: 0.45}
  - {indicator: bridge, period: 2024-02, value: 建成}
  - {indicator: days, period: 2023, value: 81%}
  - {indicator: rate, period: 2023, value: 5.7%}
  - {indicator: smoke, period: 2023-H1, value: 400}
  - {indicator: smoke, period: 2023, value: 不超过800}
  - {indicator: alone, period: 2023, value: 5}
  - {indicator: alone, period: 2023, value: 4, area: 全省}
""",
    "observations/d.yaml": """\
publication: {title: 日报, published: 2024-03-08, tier: department}
observations:
  - {indicator: firms, period: 2022, value: 9000}
""",
}
DAY = date(2024, 6, 30)
ALL = ("firms", "few", "invest", "energy", "lower", "bridge", "days", "rate", "gdp-growth", "smoke", "nothing", "alone")
SHIPPED = (
    "tech-contract-turnover", "hitech-enterprises", "rd-growth", "hubei-labs", "science-facilities",
    "national-key-labs-keep", "national-platforms", "rd-spending", "pilot-platforms",
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("show"), FILES)


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return load(root, DAY).project


def told(
    project: Project, *words: str, as_of: date = DAY, known_at: date | None = None, language: Language = "zh"
) -> Show:
    return make_show(
        project, words, as_of=as_of, known_at=known_at or as_of, language=language, problems=project.problems
    )


def story(project: Project, word: str, **clocks: date) -> Story:
    return told(project, word, **clocks).stories[0]


def arithmetic(one: Story) -> dict[str, str]:
    assert one.row is not None
    return {work.figure: str(work) for work in workings(one.row)}


def roles(one: Story, series: int = 0) -> list[str]:
    """Each observation's place, what it counts for, its state, and the other one that decided so."""
    found = []
    for entry in one.series[series].told:
        places = [f"{each.file.partition('/')[2]}:{each.line}" for each in (entry.observation, entry.by) if each]
        found.append(f"{places[0]} {entry.role}/{entry.state} {''.join(places[1:])}".rstrip())
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
def test_what_every_observation_counts_for(project: Project, word: str, expected: tuple[str, ...]) -> None:
    assert roles(story(project, word)) == list(expected)


def test_without_a_baseline_what_came_before_the_plan_does_not_count(project: Project) -> None:
    assert roles(story(project, "few"))[:2] == ["a.yaml:3 before/live", "a.yaml:4 before/live"]


def test_reported_rates_stand_beside_the_levels(project: Project) -> None:
    one = story(project, "gdp-growth")
    assert [series.indicator.id for series in one.series] == ["gdp", "gdp-growth"]
    assert roles(one, 1) == ["a.yaml:15 baseline/live"]


def test_after_the_due_date(project: Project, tmp_path: Path) -> None:
    """Once the due period is observed, what follows is told and does not count."""
    later = {
        "observations/e.yaml": "publication: {title: 续, published: 2027-05}\nobservations:\n"
        "  - {indicator: firms, period: 2025, value: 13000}\n  - {indicator: firms, period: 2026, value: 14000}\n"
    }
    after = load(write_project(tmp_path, FILES | later), DAY).project
    found = roles(story(after, "firms", as_of=date(2027, 12, 31)))
    assert found[-2:] == ["e.yaml:3 latest/live", "e.yaml:4 after_due/live"]


# the day, how many observations are told, published later, of later periods, and the goal in force
CLOCKS = [
    pytest.param("2021-12-31", "2021-12-31", 0, 12, 0, "11000", id="nothing-published"),
    pytest.param("2022-06-30", "2022-06-30", 4, 8, 0, "11000", id="first-publication"),
    pytest.param("2022-07-01", "2022-07-01", 4, 8, 0, "11500", id="first-revision"),
    pytest.param("2023-06-30", "2023-06-30", 7, 5, 0, "11500", id="second-publication"),
    pytest.param("2023-07-01", "2023-07-01", 7, 5, 0, "12000", id="second-revision"),
    pytest.param("2024-06-30", "2024-06-30", 12, 0, 0, "12000", id="all"),
    pytest.param("2022-12-31", "2024-06-30", 10, 0, 2, "12000", id="known-later-of-earlier-periods"),
    pytest.param("2024-06-30", "2022-12-31", 4, 8, 0, "11500", id="known-earlier"),
]


@pytest.mark.parametrize(("as_of", "known_at", "n", "published", "ended", "goal"), CLOCKS)
def test_two_clocks(project: Project, as_of: str, known_at: str, n: int, published: int, ended: int, goal: str) -> None:
    one = story(project, "firms", as_of=date.fromisoformat(as_of), known_at=date.fromisoformat(known_at))
    series = one.series[0]
    assert (len(series.told), series.published_later, series.ended_later) == (n, published, ended)
    assert one.row is not None and one.row.assessment.goal.quantity is not None
    assert str(one.row.assessment.goal.quantity.value) == goal


def test_a_value_counts_until_it_is_known_to_be_superseded(project: Project) -> None:
    known = [roles(story(project, "firms", as_of=DAY, known_at=date(2022 + n, 6, 30))) for n in (0, 1)]
    assert known[0][-1] == "a.yaml:5 latest/live"
    assert "a.yaml:5 superseded/superseded b.yaml:3" in known[1]


def test_left_out_is_said(project: Project) -> None:
    show = told(project, "firms", as_of=date(2022, 12, 31), known_at=date(2023, 12, 31), language="en")
    assert observations.left_out(show.stories[0].series[0], show, "en") == ["5 more were published after 2023-12-31"]
    assert "5 more were published after 2023-12-31" in render(show, "en")
    show = told(project, "firms", as_of=date(2022, 12, 31), known_at=DAY)
    assert observations.left_out(show.stories[0].series[0], show, "zh") == [
        "另有 2 条的时期在 2022-12-31 之后结束", "另有 1 条属于全省",
    ]  # fmt: skip


# target, figure, the arithmetic printed
ARITHMETIC = [
    ("firms", "progress", "(10,000 − 6,259) / (12,000 − 6,259) = >65.2%"),
    ("firms", "ratio", "10,000 / 12,000 = >83.3%"),
    ("firms", "gap", "12,000 − 10,000 = <2,000"),
    ("firms", "elapsed", "3 / 5 = 60.0%"),
    ("firms", "expected", "7,000 + (9,500 − 7,000) × 100% = 9,500"),
    ("firms", "expected_share", "(9,500 − 6,259) / (12,000 − 6,259) = 56.5%"),
    ("firms", "pace", "65.2% / 56.5% = >1.15"),
    ("firms", "pace_pp", "65.2% − 56.5% = >8.7"),
    ("firms", "lead_years", "3 − 3.4 = -0.4"),
    ("few", "progress", "4 / 4 = 100.0%"),
    ("few", "overshoot_ratio", "5,000 / 5,000 = >100.0%"),
    ("invest", "sum", "180 + 205.5 + 230 = 615.5"),
    ("invest", "needed_per_year", "(1,000 − 615.5) / 2 = 192.25"),
    ("energy", "edge", "0.5 × (1 + (-13.5%)) = 0.4325"),
    ("energy", "change", "0.45 / 0.5 − 1 = -10.0%"),
    ("energy", "expected", "0.5 × (0.4325 / 0.5)^0.6 = 0.458"),
    ("lower", "ratio", "-7.2 / (-13.5) = 53.3%"),
    ("lower", "gap", "-7.2 − (-13.5) = 6.3"),
    ("lower", "expected", "100 × (1 + (-13.5) / 100)^0.4 − 100 = -5.64"),
    ("bridge", "years_early", "2025 − 2024 = 1"),
    ("days", "progress", "2 / 3 = 66.7%"),
    ("rate", "growth", "((1 + 8.1%) × (1 + 4%) × (1 + 5.7%))^(1 / 3) − 1 = 5.9%"),
    ("rate", "pace", "5.92% / 7% = 0.85"),
    ("gdp-growth", "growth", "(17,600 / 15,000)^(1 / 2) − 1 = 8.3%"),
    ("gdp-growth", "progress", "(8.32 − 8) / (10 − 8) = 16.0%"),
    ("gdp-growth", "needed_growth", "(15,000 × (1 + 10%)^5 / 17,600)^(1 / 3) − 1 = 11.1%"),
    ("smoke", "ratio", "600 / 800 = ≥75.0%"),
    ("smoke", "gap", "800 − 600 = ≤200"),
    ("smoke", "expected", "1,000 × (600 / 1,000)^0.6 = 736.0"),
    ("smoke", "pace_pp", "50% − 66.0% = ≥-16.0"),
    ("smoke", "lead_years", "3 − 2.2 = 0.8"),
]


@pytest.mark.parametrize(("word", "figure", "text"), ARITHMETIC, ids=[f"{a}-{b}" for a, b, _ in ARITHMETIC])
def test_arithmetic(project: Project, word: str, figure: str, text: str) -> None:
    assert arithmetic(story(project, word))[figure] == text


def test_arithmetic_of_the_shipped_plan() -> None:
    day = date(2025, 2, 28)
    shipped = load(PROJECT, day).project
    assert arithmetic(story(shipped, "hitech-enterprises", as_of=day))["progress"] == (
        "(16,000 − 6,259) / (12,000 − 6,259) = >169.7%"
    )
    growth = arithmetic(story(shipped, "rd-growth", as_of=day))
    assert growth["growth"] == "(761.2 / 548.1)^(1 / 3) − 1 = 11.6%"
    assert growth["needed_growth"] == "(548.1 × (1 + 14%)^5 / 761.2)^(1 / 2) − 1 = 17.7%"


def test_what_is_not_reckoned_is_not_shown(project: Project) -> None:
    assert arithmetic(story(project, "nothing")) == {}
    assert arithmetic(story(project, "firms", as_of=date(2021, 12, 31))) == {"gap": "11,000 − 6,259 = 4,741"}
    assert not {"progress", "ratio", "gap"} & set(arithmetic(story(project, "bridge")))


def reckoned(text: str) -> float:
    """What a reader with a calculator makes of it."""
    plain = re.sub(r"([\d.]+)%", r"(\1/100)", text.replace(",", "").replace("−", "-").replace("×", "*"))
    found = eval(plain.replace("^", "**"), {"__builtins__": {}})
    return float(found)


def check_arithmetic(a: Assessment, row: Row) -> None:
    """Whoever reckons with what is printed gets what is printed, and that is the assessment's own figure."""
    works = {work.figure: work for work in workings(row)}
    for work in works.values():
        shown = work.result.lstrip("<>≥≤≈").replace(",", "")
        digits, in_percent = shown.rstrip("%"), shown.endswith("%")
        half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
        value = reckoned(work.text) * (100 if in_percent or work.figure == "pace_pp" else 1)
        assert abs(value - float(digits)) <= half * 1.000001 + 1e-9, work
    for field in fields(a):
        if field.name in works and isinstance(getattr(a, field.name), Fraction):
            assert works[field.name].value == getattr(a, field.name), field.name
    if a.latest is not None and a.course.judged != "word":
        needed = ("progress", "gap", "overshoot", "elapsed", "pace", "pace_pp", "lead_years", "needed_per_year")
        for name in needed:
            figure = getattr(a, name)
            assert (name in works) == (figure is not None and (figure != 0 or name not in ("gap", "overshoot"))), name
        assert all(works[name].value == a.latest.value for name in ("sum", "level") if name in works)
        if "growth" in works:
            assert abs(works["growth"].value * 100 - a.latest.value) < Fraction(1, 10**20)


@pytest.mark.parametrize("day", ["2022-06-30", "2023-06-30", "2024-06-30"])
@pytest.mark.parametrize("word", ALL[:-1])
def test_printed_arithmetic_is_right(project: Project, word: str, day: str) -> None:
    row = story(project, word, as_of=date.fromisoformat(day)).row
    assert row is not None
    check_arithmetic(row.assessment, row)


AMOUNTS = st.decimals(1, 99999, places=2).map(lambda d: f"{d:.2f}")
WORDS_FOR = st.sampled_from(["", "超过", "近", "约", "不低于", "不超过"])
KINDS = st.sampled_from(["reach", "keep", "total", "growth", "change"])


@given(
    KINDS,
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["linear", "geometric"]),
    st.lists(st.tuples(WORDS_FOR, AMOUNTS), min_size=1, max_size=5),
)
def test_printed_arithmetic_is_always_right(
    kind: str, base: str, goal: str, pace: str, values: list[tuple[str, str]]
) -> None:
    unit = "%" if kind == "growth" else "家"
    made = target(
        f"-{int(goal[-2:])}.5%" if kind == "change" else goal[-5:] if kind == "growth" else goal, unit=unit, kind=kind,
        base=None if kind in ("total", "growth") else base, pace=pace,
        measure="flow" if kind == "total" else "ratio" if kind == "growth" else "stock",
    )  # fmt: skip
    seen = [
        observation(str(2021 + n), mark + (value[-5:] if kind == "growth" else value), unit=unit)
        for n, (mark, value) in enumerate(values)
    ]
    day = date(2026, 12, 31)
    row = Row(made, assess(made, seen, as_of=day, known_at=day))
    check_arithmetic(row.assessment, row)


# word, and what it names
NAMED = [
    pytest.param(["bridge"], ["bridge"], id="id"),
    pytest.param(["大桥", "BRIDGE"], ["bridge"], id="name-and-id-once"),
    pytest.param(["高企"], ["firms", "few"], id="alias-of-an-indicator's-targets"),
    pytest.param(["few"], ["few"], id="one-target-of-an-indicator"),
    pytest.param(["独指"], ["alone"], id="alias-of-an-indicator"),
    pytest.param(["gdp"], ["gdp"], id="indicator-of-levels"),
    pytest.param(["smoke", "alone", "bridge"], ["smoke", "alone", "bridge"], id="in-the-order-asked-for"),
]


@pytest.mark.parametrize(("words", "expected"), NAMED)
def test_by_whatever_name(project: Project, words: list[str], expected: list[str]) -> None:
    assert sorted(one.id for one in named(project, words)) == sorted(expected)
    if len(words) > 2:
        assert [one.id for one in named(project, words)] == expected


@pytest.mark.parametrize(("word", "near"), [("frims", "firms"), ("高企业", "高企"), ("alon", "alone"), ("zzzz", "")])
def test_an_unknown_name(project: Project, word: str, near: str) -> None:
    with pytest.raises(CannotRun) as stop:
        named(project, ["bridge", word])
    (problem,) = stop.value.problems
    assert (stop.value.status, problem.code, dict(problem.facts)) == (2, "U101", {"name": word, "near": near})


def test_an_indicator_of_two_areas_has_two_stories(project: Project) -> None:
    assert [(one.area, len(one.series[0].told)) for one in told(project, "alone").stories] == [
        ("武汉市", 2),
        ("全省", 1),
    ]


def test_the_target_s_problems(project: Project) -> None:
    assert {one.code for one in story(project, "firms").problems} == {"A301"}
    assert story(project, "smoke").problems == ()


# a role, and what its reason names
@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("a.yaml:5", ["revised by", "年鉴", "2023-05", "7,250", "最终核实"], id="revised"),
        pytest.param("a.yaml:6", ["the same publisher", "年鉴", "6,950"], id="same-publisher"),
        pytest.param("b.yaml:5", ["contradicts", "日报", "9,000", "later published"], id="conflicting"),
        pytest.param("d.yaml:3", ["contradicts", "年鉴", "<8,300", "this one is the later published"], id="used"),
        pytest.param("c.yaml:3", ["日报", "9,000", "higher tier"], id="higher-tier"),
        pytest.param("c.yaml:4", ["发布会", "later in the files"], id="same-day"),
        pytest.param("a.yaml:3", ["the baseline of 2020"], id="before"),
    ],
)
def test_why(project: Project, line: str, said: list[str]) -> None:
    one = story(project, "firms")
    entry = next(e for e in one.series[0].told if f"{e.observation.file[13:]}:{e.observation.line}" == line)
    reason = observations.why(entry, one.target, one.series[0].indicator, "en")
    assert all(part in reason for part in said), reason


@pytest.mark.parametrize(
    ("word", "lead"),
    [("firms", "ahead by 0.4 years"), ("smoke", "behind by 0.8 years"), ("lower", "ahead by 0.6 years")],
)
def test_ahead_and_behind_in_words(project: Project, word: str, lead: str) -> None:
    show = told(project, word, language="en")
    lines = dict(figures.assessment(show.stories[0], show, "en"))
    assert lines["Lead"].startswith(lead + ":")


def test_goals_in_force(project: Project) -> None:
    goals = promise.revisions(story(project, "firms", as_of=date(2023, 1, 1)), "zh")
    assert [(held, until, reason) for held, _, until, reason in goals] == [
        (False, "至 2022-06-30", "原定"), (True, "至 2023-06-30", "中期调整"), (False, "现行", ""),
    ]  # fmt: skip
    assert promise.revisions(story(project, "bridge"), "zh") == []


# what a story must say, as pieces of its English text
SAID = [
    pytest.param("firms", ["more than 12,000 家", "op: gt, value: 突破1.2万", "targets.yaml:9"], id="goal"),
    pytest.param("firms", ["6,259 家 (2020)", "2023: 9,500", "binding", "市科技局, 市发改委"], id="promise"),
    pytest.param("firms", ["<8,300 家  “近8300”", "published 2023-05", "表3", "14.5% growth over 2021"], id="value"),
    pytest.param("firms", ["observations/b.yaml:5", "年鉴口径", "communiqué", "example.org/yearbook"], id="source"),
    pytest.param("firms", ["an extrapolation, no part of the verdict", "80% range"], id="extrapolation"),
    pytest.param("firms", ["A301 warning", "observations/b.yaml:5:45", "hint:"], id="problem"),
    pytest.param("energy", ["-7.2%", "a level of 0.464 吨"], id="per-cent-as-a-level"),
    pytest.param("invest", ["2023-Q1 (year to date)", "included in"], id="year-to-date"),
    pytest.param("bridge", ["done by 2025", "not done  “在建”", "1 year early"], id="milestone"),
    pytest.param("days", ["keep between 80–90% in every period", "2 / 3 = 66.7% (periods kept)"], id="kept"),
    pytest.param("nothing", ["no number in the plan, by 2025", "规划没有写"], id="no-number"),
    pytest.param("gdp", ["no target of its own; gdp-growth is computed from it", "3.5% of High-tech"], id="indicator"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "said"), SAID)
def test_what_is_said(project: Project, word: str, said: list[str]) -> None:
    text = render(told(project, word, language="en"), "en")
    assert [part for part in said if part not in text] == []


WIDTHS = (20, 40, 60, 80, 100, 160, None)
FIGURE = re.compile(r"\d+(?:[,.]\d+)*%?")
DRAWN = {text for text, _, _ in chart.DRAWN.values()} | set("│┤└┴┘─┄┊") | {chr(n) for n in range(0x2800, 0x2900)}


@pytest.fixture(scope="module", params=LANGUAGES)
def shows(request: pytest.FixtureRequest, project: Project) -> tuple[Show, Show]:
    """The small project and the shipped one."""
    day = date(2025, 2, 28)
    return (
        told(project, *ALL, language=request.param),
        told(load(PROJECT, day).project, *SHIPPED, as_of=day, language=request.param),
    )


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_too_wide(shows: tuple[Show, Show], width: int | None, ascii_only: bool) -> None:
    for show in shows:
        lines = render(show, show.report.language, width=width, ascii_only=ascii_only).splitlines()
        assert max(map(cell_len, lines)) <= (width or 4000)
        assert lines == [line.rstrip() for line in lines]
        if ascii_only:
            assert not DRAWN & set("".join(lines)) - set("×—")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_no_figure_is_broken(shows: tuple[Show, Show], width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folded or not, the same figures stand there; the chart, which is not folded, is left out."""
    monkeypatch.setattr("tracker.formats.show.picture", lambda story: None)
    for show in shows:
        whole, folded = (render(show, show.report.language, width=each) for each in (None, width))
        assert Counter(FIGURE.findall(folded)) == Counter(FIGURE.findall(whole))


@pytest.mark.parametrize("width", [40, 100, None])
def test_colour_changes_nothing_else(shows: tuple[Show, Show], width: int | None) -> None:
    for show in shows:
        colored = render(show, show.report.language, width=width, color=True)
        assert "\x1b[" in colored
        lines = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", colored).splitlines()]
        assert lines == render(show, show.report.language, width=width).splitlines()


def test_every_word_is_in_both_languages(shows: tuple[Show, Show]) -> None:
    """No label of the other language slips in."""
    other = 0 if shows[0].report.language == "en" else 1
    labels = {
        WORDS[key][other] for key in ("promise", "assessment", "observations", "evidence", "forecast", "problems")
    }
    text = "\n".join(render(show, show.report.language) for show in shows)
    assert not labels & set(text.splitlines())


HOSTILE = {
    "targets.yaml": TARGETS.replace("正文用“突破”。", '"a\\e[31m|b\\u202e<i>`*_[x](y) ' + "长" * 200 + '"'),
    "observations/a.yaml": FILES["observations/a.yaml"].replace(
        "title: 公报", 'title: "t|\\e]0;x\\a' + "w" * 300 + '"'
    ),
}


@pytest.mark.parametrize("width", [20, 60, None])
def test_hostile_text_stays_text(tmp_path: Path, width: int | None) -> None:
    hostile = told(load(write_project(tmp_path, FILES | HOSTILE), DAY).project, "firms")
    text = render(hostile, "zh", width=width)
    assert all(character.isprintable() or character in "\n\u3000" for character in text)
    assert max(map(cell_len, text.splitlines())) <= (width or 4000)


def tables(markdown: str) -> Iterator[list[str]]:
    lines = markdown.splitlines()
    for line in lines:
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def test_markdown(tmp_path: Path, shows: tuple[Show, Show]) -> None:
    hostile = told(load(write_project(tmp_path, FILES | HOSTILE), DAY).project, *ALL)
    for show in (*shows, hostile):
        text = show_markdown.render(show, show.report.language)
        sizes = [len(row) for row in tables(text)]
        assert set(sizes) == {2, 6} and text.count("\n## ") + 1 == len(show.stories)
        assert text.count("```text") == sum(picture(one) is not None for one in show.stories)
        assert "<i>" not in text and "\u202e" not in text


def test_json_holds_the_report_s_own_row(root: Path) -> None:
    shown = tracker("show", "firms", "alone", "--as-of", "2024-06-30", "--format", "json", at=root)
    status = tracker("status", "firms", "--as-of", "2024-06-30", "--format", "json", at=root)
    assert (shown.code, status.code) == (0, 0)
    document = shown.json
    assert document["schema"] == "tracker/show/1"
    wanted = next(one for one in status.json["targets"] if one["id"] == "firms")
    assert document["stories"][0]["target"] == wanted
    assert [one["indicator"]["id"] for one in document["stories"]] == ["firms", "alone", "alone"]
    assert document["stories"][-1]["target"] is None


def test_json_figures(project: Project) -> None:
    document = json.loads(show_json.render(told(project, "firms"), "zh"), parse_float=str)
    (one,) = document["stories"]
    works = {work["figure"]: work for work in one["arithmetic"]}
    assert works["progress"] == {
        "figure": "progress", "formula": "(x − b) / (T − b)",
        "text": "(10,000 − 6,259) / (12,000 − 6,259) = >65.2%", "value": "0.651629",
    }  # fmt: skip
    assert works["lead_years"]["value"] == one["target"]["lead_years"] == "-0.4"
    seen = one["series"][0]["observations"][6]
    assert (seen["text"], seen["value"], seen["low"], seen["high"]) == ("近8300", 8300, 8200, 8300)
    assert (seen["role"], seen["state"], seen["by"]["file"]) == ("conflicting", "conflicting", "observations/d.yaml")
    assert seen["claims"] == [{"kind": "growth", "text": "14.5%", "of": "2021"}]
    assert [goal["in_force"] for goal in one["promise"]["goals"]] == [False, False, True]
    assert one["promise"]["road"][1] == {"time": 2022, "value": 7000}


def test_what_a_chart_holds(project: Project) -> None:
    """Growth is drawn by its levels with their road, a sum by its running sums, a change by the levels it leads to."""
    drawn = {word: picture(story(project, word)) for word in ALL}
    assert drawn["bridge"] is None and drawn["nothing"] is None
    growth, sums, change, firms = (drawn[word] for word in ("gdp-growth", "invest", "energy", "firms"))
    assert growth and sums and change and firms
    assert growth.edges == (Fraction("24157.65"),) and growth.road and growth.road.at(Fraction(2021)) == 15000
    assert [mark.value for mark in sums.marks if mark.sign in ("counted", "latest")] == [
        180,
        Fraction("385.5"),
        Fraction("615.5"),
    ]
    assert Fraction("0.464") in {mark.value for mark in change.marks} and change.edges == (Fraction("0.4325"),)
    assert Counter(mark.sign for mark in firms.marks) == {
        "counted": 5, "unused": 4, "conflicting": 1, "latest": 1, "forecast": 1, "baseline": 1, "goal": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "variables", "colored", "widest"),
    [
        pytest.param([], {"COLUMNS": "60"}, False, 60, id="columns"),
        pytest.param([], {"COLUMNS": "100", "FORCE_COLOR": "1"}, True, 100, id="forced"),
        pytest.param([], {"COLUMNS": "100", "FORCE_COLOR": "1", "NO_COLOR": "1"}, False, 100, id="no-color"),
        pytest.param(["--no-color"], {"COLUMNS": "100", "FORCE_COLOR": "1"}, False, 100, id="option"),
        pytest.param(["--ascii"], {"COLUMNS": "60"}, False, 60, id="ascii"),
        pytest.param([], {}, False, 4000, id="no-terminal"),
    ],
)
def test_the_command(root: Path, arguments: list[str], variables: dict[str, str], colored: bool, widest: int) -> None:
    found = tracker("show", "firms", "smoke", "--as-of", "2024-06-30", *arguments, at=root, **variables)
    assert found.code == 0 and ("\x1b[" in found.out) == colored
    plain = re.sub(r"\x1b\[[\d;]*m", "", found.out)
    assert max(map(cell_len, plain.splitlines())) <= widest
    assert "(10,000" in plain and ("●" in plain) == (arguments != ["--ascii"])


def test_the_command_s_failures(root: Path) -> None:
    found = tracker("show", "frims", "--lang", "en", at=root)
    assert (found.code, found.out) == (2, "") and "U101" in found.err and "Did you mean firms?" in found.err
    found = tracker("show", "frims", "--format", "json", at=root)
    assert (found.code, found.codes) == (2, {"U101"}) and found.json["schema"] == "tracker/error/1"
    assert tracker("show", at=root).code == 2


def test_equal_input_gives_equal_output(root: Path) -> None:
    runs: list[Any] = [tracker("show", *ALL, "--as-of", "2024-06-30", at=root).out for _ in range(2)]
    assert runs[0] == runs[1]

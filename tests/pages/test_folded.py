"""A long series in show: its ends, what bears on the verdict, and how many are folded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.tiers import tiers

REGISTRY = """\
language: zh
plans: [{id: plan, name: 规划, period: 2021..2025, area: 武汉市}]
targets:
  - {id: rate, plan: plan, name: 失业率, unit: "%", measure: ratio, target: {value: 5%, by: 2025},
     baseline: {value: 3%, period: 2020}}
"""
MONTHS = [f"{year}-{month:02}" for year in range(2021, 2025) for month in range(1, 13)]
RECORD = "indicator,period,value,published,title\n" + "".join(
    f"rate,{month},{value}%,{month},月报\n"
    for month, value in [*((one, 4) for one in MONTHS), ("2022-05", 9)]
)
DAY = ("--as-of", "2025-02-28")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.csv": RECORD}
    return write_project(tmp_path_factory.mktemp("monthly"), files)


def shown(home: Path, *words: str) -> str:
    found = tracker("show", "rate", *DAY, *words, at=home)
    assert found.code == 0, found.err
    return found.out.partition("每一个数")[2].partition("算式")[0]


def test_the_ends_and_what_contradicts_are_listed(home: Path) -> None:
    said = shown(home)
    assert "略去 13 条，2021-04 至 2022-04（--all 全部列出）" in said
    assert "略去 19 条，2022-06 至 2023-12" in said
    for month in ("2021-03", "2022-05", "2024-01", "2024-12"):
        assert f" {month}  " in said
    assert said.count("《月报》") == 3 + 2 + 12 + 2  # the two that contradict name each other


@pytest.mark.long
def test_all_of_them(home: Path) -> None:
    said = shown(home, "--all")
    assert "略去" not in said and all(f" {month}  " in said for month in MONTHS)


@pytest.mark.parametrize("shape", tiers(["text", "markdown"], ["text"]))
def test_the_last_ones(home: Path, shape: str) -> None:
    said = shown(home, "--last", "2", "--format", shape)
    assert "略去较早的 47 条，2021-01 至 2024-10" in said
    assert "2024-11" in said and "2024-09" not in said
    lines = [line for line in said.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in lines}) <= 1


def test_for_machines_nothing_is_folded(home: Path) -> None:
    found = tracker("show", "rate", *DAY, "--format", "json", at=home)
    series = json.loads(found.out)["stories"][0]["series"][0]
    assert len(series["observations"]) == len(MONTHS) + 1
    refused = tracker("show", "rate", "--last", "3", "--format", "csv", at=home)
    assert (refused.code, "U104" in refused.err) == (2, True)

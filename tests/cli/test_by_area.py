"""--by area of show and status: one table for each indicator, in every format."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.tiers import tiers
from tracker.formats.own import is_own
from tracker.formats.wrap import cells_of
from tracker.language import LANGUAGES

LONG = "一个名字很长很长的经济技术开发区和它周围的几个街道"
AREAS = ["东区", "西区", LONG, *(f"第{n}区" for n in range(4, 46))]
REGISTRY = """\
language: zh
plans:
  - {id: east, name: 东区规划, area: {zh: 东区, en: East}, period: 2021..2025}
indicators:
  - {id: alone, name: 独一份, unit: 家}
targets:
  - {id: firms, plan: east, name: 企业, unit: 家, target: {value: 900, by: 2025},
     baseline: {value: 500, period: 2020}}
"""
RECORD = "indicator,area,period,value,published,title\n" + "".join(
    f"firms,{area},{2023 if n == 1 else 2024},{(n - 3) * 31},2025-01,年鉴\n"
    for n, area in enumerate(AREAS)
)
DAY = ("--by", "area", "--as-of", "2025-02-28")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.csv": RECORD}
    return write_project(tmp_path_factory.mktemp("areas"), files)


@pytest.mark.parametrize("width", tiers([60, 100, 160], [60]))
@pytest.mark.parametrize("language", tiers(LANGUAGES, ["zh"]))
def test_no_line_is_wider_than_the_terminal(home: Path, width: int, language: str) -> None:
    found = tracker("show", "firms", *DAY, at=home, TRACKER_LANG=language, COLUMNS=f"{width}")
    lines = found.out.splitlines()
    assert found.code == 0 and max(map(cells_of, lines)) <= width
    assert len(lines) >= len(AREAS)
    assert sum("█" in line for line in lines) >= len(AREAS) - 1  # one value is zero
    assert " 2023 *" in found.out


def test_status_shows_what_is_in_several_areas(home: Path) -> None:
    assert tracker("status", *DAY, at=home).out == tracker("show", "firms", *DAY, at=home).out
    none = tracker("show", "alone", *DAY, at=home)
    assert (none.code, "0 个地区" in none.out or "独一份" in none.out) == (0, True)


def test_for_machines(home: Path) -> None:
    made = tracker("show", "firms", *DAY, "--format", "json", at=home, TRACKER_LANG="en").json
    (indicator,) = made["indicators"]
    assert (made["schema"], indicator["period"], len(indicator["areas"])) == (
        "tracker/areas/1",
        "2024",
        45,
    )
    east = next(one for one in indicator["areas"] if one["area"] == "East")
    assert (
        east["target"]["id"],
        east["target"]["value"],
        east["status"],
        east["latest"]["value"],
    ) == (
        "firms",
        "900",
        "reversing",
        "-93",
    )
    assert (east["rank"], east["rank_last"]) == ("44", "44")
    text = tracker("status", *DAY, "--format", "csv", at=home).out
    assert is_own(text.encode())
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["area"] for row in rows if row["same_period"] == "False"] == ["西区"]
    assert "| 名次 |" in tracker("show", "firms", *DAY, "--format", "markdown", at=home).out


def test_a_gate_looks_at_what_is_shown(home: Path) -> None:
    assert tracker("status", *DAY, "--fail-on", "reversing", at=home).code == 1
    assert tracker("show", "firms", *DAY, "--last", "3", at=home).code == 2

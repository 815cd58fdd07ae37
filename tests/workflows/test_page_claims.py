"""Claims beside the figures of a document: recorded with them, held against the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project

REGISTRY = """\
language: zh
plans:
  - {id: plan, name: 规划, area: 某市, period: 2021..2025}
indicators:
  - {id: gdp, name: 地区生产总值, unit: 亿元, measure: flow}
targets:
  - {id: firms, plan: plan, name: 高新技术企业, unit: 家, target: {value: 3000, by: 2025},
     baseline: {value: 1000, period: 2020}}
  - {id: rd, plan: plan, name: 研发经费投入, unit: 亿元, measure: flow,
     target: {value: 12, by: 2025}, baseline: {value: 5, period: 2020}}
  - {id: people, plan: plan, name: 常住人口, unit: 万人, target: {value: 420, by: 2025},
     baseline: {value: 410, period: 2020}}
"""
RECORD = """\
publication: {title: 统计公报2023, published: 2024-03-01, publisher: 统计局}
observations:
  - {indicator: firms, period: 2023, value: 2000}
  - {indicator: rd, period: 2023, value: 7}
  - {indicator: gdp, period: 2024, value: 200.0, status: forecast}
  - {indicator: people, period: 2023, value: 413.0}
  - {indicator: people, period: 2022, value: 412.0}
"""
PAGE = """\
某市2024年统计公报
2024年末高新技术企业2400家，比上年增长20%。
2024年研发经费投入7.6亿元，同比增长近10%，占GDP比重3.8%。
2024年末常住人口412.6万人，比上年末减少0.1万人。
2023年末高新技术企业2100家。2022年末常住人口412万人。
"""
SOURCE = ("--published", "2025-03-21", "--title", "统计公报2024")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": RECORD, "page.txt": PAGE}
    return write_project(tmp_path / "p", files)


def test_accepting_a_figure_records_its_claims(home: Path) -> None:
    done = tracker("extract", "page.txt", "--yes", *SOURCE, at=home)
    assert done.code == 0, done.err
    text = next((home / "observations").glob("2025-*")).read_text("utf-8")
    assert "{growth: 20%, of: 2023}" in text
    assert "{share: 3.8%, of: gdp}" in text
    assert "<10%" in text
    assert "{change: -0.1万人, of: 2023}" in text
    assert tracker("check", at=home).code == 0


@pytest.mark.long
def test_a_person_changes_them(home: Path) -> None:
    typed = ["e", "", "", "", "growth=many of 2023", "growth=21% of 2023", "", "q", "y"]
    done = tracker("extract", "page.txt", "--accept", *SOURCE, at=home, typed=typed)
    assert done.code == 0, done.err
    text = next((home / "observations").glob("2025-*")).read_text("utf-8")
    assert "{growth: 21%, of: 2023}" in text


def test_before_anything_is_recorded(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    found = tracker("extract", "page.txt", "--audit", "--format", "json", *SOURCE, at=home)
    assert found.code == 1, found.err
    figures = {(one["subject"], one["period"]): one for one in found.json["figures"]}
    wrong = figures["firms", "2023"]
    assert (wrong["verdict"], wrong["state"]) == ("inconsistent", "contradicting")
    assert wrong["line"] == "5"
    assert (wrong["recorded"], wrong["beside"]) == ("2000", "observations/a.yaml:3")
    assert figures["people", "2022"]["state"] == "equal"
    assert figures["firms", "2024"]["verdict"] == "unverifiable"
    checks = {(one["subject"], one["kind"]): one for one in found.json["checks"]}
    assert {key: one["verdict"] for key, one in checks.items()} == {
        ("firms", "growth"): "consistent",
        ("rd", "growth"): "consistent",
        ("rd", "share"): "unverifiable",
        ("people", "change"): "inconsistent",
    }
    people = checks["people", "change"]
    assert (people["file"], people["line"]) == ("page.txt", "4")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_the_page_says_it_in_one_list(home: Path) -> None:
    asked = ("--lang", "en", "extract", "page.txt", "--audit", *SOURCE)
    told = tracker(*asked, at=home).out
    first, second = (line for line in told.splitlines() if line.lstrip().startswith("×"))
    assert ":5" in first and "on record: 2000" in first
    assert ":4" in second and "(412.6 ± 0.05) − (413.0 ± 0.05)" in told
    assert "Figures 5" in told and "contradict the record 1" in told
    assert tracker(*asked, "--fail-on", "never", at=home).code == 0
    for more in (("--accept",), ("--yes",), ("--format", "yaml"), ("page.txt",)):
        assert tracker(*asked, *more, at=home).code == 2
    refused = tracker("extract", "page.txt", "--fail-on", "inconsistent", at=home)
    assert refused.code == 2 and "U272" in refused.err
    assert tracker("extract", "p/page.txt", "--audit", at=home.parent).code == 3


@pytest.mark.long
def test_what_is_not_certain_contradicts_nothing(home: Path) -> None:
    """A figure of no printed period is no contradiction; a claim that is on record already is no
    witness of what was derived from it.
    """
    (home / "observations/b.yaml").write_text(
        "publication: {title: 旧闻, published: 2024-06}\n"
        "observations:\n"
        "  - {indicator: firms, period: 2024-06, value: 2307,\n"
        "     claims: [{multiple: 2.3, of: 2021}]}\n"
        "  - {indicator: firms, period: 2021, value: 1003, status: derived}\n",
        "utf-8",
    )
    page = "2024年6月，高新技术企业2307家，是2021年的{}倍。常住人口414万人。\n"
    (home / "page.txt").write_text(page.format("2.3"), "utf-8")
    asked = ("extract", "page.txt", "--audit", "--format", "json", "--published", "2024-06-30")
    found = tracker(*asked, at=home)
    assert found.code == 0, found.out
    assert [one["reason"] for one in found.json["checks"]] == ["circular"]
    (home / "page.txt").write_text(page.format("3.3"), "utf-8")
    assert [one["verdict"] for one in tracker(*asked, at=home).json["checks"]] == ["inconsistent"]
    (home / "observations/c.yaml").write_text(
        "publication: {title: 别处, published: 2024-07}\n"
        "observations: [{indicator: people, period: 2024-06, value: 500}]\n",
        "utf-8",
    )
    (home / "page.txt").write_text("高新技术企业发展很快。常住人口414万人。\n", "utf-8")
    found = tracker(*asked, at=home)
    assert [(one["state"], one["verdict"]) for one in found.json["figures"]] == [
        ("contradicting", "unverifiable")
    ]
    assert found.code == 0

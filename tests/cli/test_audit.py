"""tracker audit: its answer in every format, its gate, what a target accepts, claims as they are
written, recorded and exported.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.processes import tracker
from tests.support.projects import PROJECT, write_project

DAY = ("--as-of", "2025-06-30")
REGISTRY = """\
language: en
plans: [{id: plan, name: {zh: 规划, en: Plan}, area: 武汉市, period: 2021..2025}]
indicators:
  - {id: gdp, name: {zh: 地区生产总值, en: GDP}, unit: 亿元, measure: flow}
  - {id: rd, name: {zh: 研发经费, en: R&D}, unit: 万元, measure: flow}
  - {id: share, name: {en: Share}, unit: "%", measure: ratio}
targets:
  - {id: firms, plan: plan, name: {zh: 企业, en: Firms}, unit: 家, baseline: {value: 6259, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: labs, plan: plan, name: {zh: 实验室, en: Labs}, unit: 家, target: {value: 8, by: 2025}}
"""
RECORD = """\
publication: {title: "=cmd|' /C calc'!A0", publisher: <script>, published: 2025-03-01}
observations:
  - indicator: firms
    period: 2024
    value: 12501
    claims:
      - {growth: 24.5%, of: 2023}
      - {growth: 99999999999999999999999999999999999999%, of: 2023}
      - {change: 0.5个百分点, of: 2023}
      - {multiple: 翻番, of: 2020}
      - {multiple: 减半, of: 2020}
      - {growth: 增长1.5倍, of: 2020}
      - {share: 104.2%, of: firms}
      - {early: 1, of: firms}
      - {early: 0, of: labs}
      - {early: 2个月, of: firms}
      - {sum: 12509, of: [firms, labs]}
      - {sum: 12511, of: labs}
      - {growth: 5%, of: 去年}
      - {growth: 5%, of: 2023, real: true}
  - {indicator: firms, period: 2023, value: 10041}
  - {indicator: firms, period: 2020, value: 6259}
  - {indicator: labs, period: 2024, value: 8}
  - {indicator: gdp, period: 2024, value: 20123, claims: [{growth: 0.1%, of: 2023}]}
  - {indicator: gdp, period: 2023, value: 0}
  - {indicator: rd, period: 2024, value: 761.2亿, claims: [{share: 3.8%, of: gdp}, {share: 3.9%, of: gdp}, {share: 1%, of: share}]}
  - {indicator: share, period: 2024, value: 30%, claims: [{change: 250个基点, of: 2023}, {change: 3.5个百分点, of: 2023}]}
  - {indicator: share, period: 2023, value: 27.5%}
"""
# subject, kind, line, verdict, reason: in the order of lines
FOUND = """\
firms growth 7 consistent
firms growth 8 inconsistent
firms multiple 10 inconsistent
firms multiple 11 inconsistent
firms growth 12 inconsistent
firms share 13 consistent
firms early 14 consistent
firms early 15 consistent
firms sum 17 consistent
firms sum 18 inconsistent
firms growth 19 unverifiable unknown
firms growth 20 unverifiable real_terms
gdp growth 24 unverifiable zero_base
rd share 26 consistent
rd share 26 inconsistent
rd share 26 unverifiable units
share change 27 consistent
share change 27 inconsistent
""".splitlines()
# of a claim, in the contract's order
KEYS = (
    "kind subject period area of text real said recomputed value base verdict reason implied "
    "working accepted file line"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": RECORD}
    return write_project(tmp_path_factory.mktemp("audited"), files)


def test_hostile_claims(home: Path) -> None:
    answer = tracker("audit", *DAY, "--format", "json", at=home)
    told = json.loads(answer.out)
    said = [
        " ".join(str(c[key]) for key in ("subject", "kind", "line", "verdict", "reason") if c[key])
        for c in told["checks"]
    ]
    assert said == FOUND
    assert answer.code == 1
    assert {one["code"] for one in told["problems"]} == {"F404", "O111"}
    assert all(" ".join(one) == KEYS for one in told["checks"])
    both = next(one for one in told["checks"] if one["kind"] == "sum")
    assert (both["of"], both["recomputed"], len(both["base"])) == (
        ["firms", "labs"],
        [12509] * 2,
        2,
    )


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 100])
def test_text(home: Path, language: str, width: int) -> None:
    said = tracker("--lang", language, "audit", *DAY, at=home, COLUMNS=str(width))
    assert said.out.count("√") == 7
    assert said.out.count("×") >= 6
    assert "observations/a.yaml:11" in said.out  # where a contradicted one stands
    words = [word for line in said.out.splitlines() for word in line.split()]
    assert not any(word.startswith("=cmd") for word in words)  # a title is quoted


def test_machine_formats(home: Path) -> None:
    def told(name: str) -> str:
        return tracker("audit", *DAY, "--format", name, at=home).out

    assert "line=11,title=A401 firms" in told("github")
    results = json.loads(told("sarif"))["runs"][0]["results"]
    assert [one["ruleId"] for one in results].count("A401") == 7
    assert [one["ruleId"] for one in results].count("unverifiable") == 4
    issues = json.loads(told("gitlab"))
    assert len({one["fingerprint"] for one in issues}) == len(issues) == 11
    (suite,) = ElementTree.fromstring(told("junit"))
    counts = [suite.get(key) for key in ("name", "tests", "failures", "skipped")]
    assert counts == ["claims", "18", "7", "4"]
    assert "observations/a.yaml:11" in told("markdown")


@pytest.mark.long
def test_what_is_asked_for(home: Path) -> None:
    def asked(*words: str) -> list[str]:
        answer = tracker("audit", *DAY, "--format", "json", *words, at=home)
        return [one["subject"] for one in json.loads(answer.out)["checks"]]

    assert set(asked("gdp", "rd")) == {"gdp", "rd"}
    assert set(asked("--plan", "plan")) == {"firms"}
    assert asked("--known-at", "2025-01-31") == []
    assert len(asked("--only", "claims")) == len(FOUND)


def test_the_gate_and_what_is_accepted(home: Path, tmp_path: Path) -> None:
    assert tracker("audit", *DAY, "--fail-on", "never", at=home).code == 0
    assert tracker("audit", *DAY, "labs", at=home).code == 0
    assert tracker("audit", *DAY, "gdp", "--fail-on", "unverifiable", at=home).code == 1
    assert tracker("audit", *DAY, "--fail-on", "不符", at=home).code == 1
    assert tracker("audit", *DAY, "--fail-on", "contradicts", at=home).code == 2
    report = tracker("report", *DAY, "--format", "json", at=home)
    codes = [one["code"] for one in json.loads(report.out)["problems"]]
    assert codes.count("A401") == 7
    assert "A401" not in tracker("check", "--format", "json", at=home).codes
    assert tracker("report", *DAY, "--format", "json", "--fail-on", "warning", at=home).code == 1
    accepting = "accept: [{code: A401, reason: misprinted, until: 2026-12-31}]"
    registry = REGISTRY.replace("by: 2025}}\n", f"by: 2025}}, {accepting}}}\n", 1)
    files = {"targets.yaml": registry, "observations/a.yaml": RECORD}
    there = write_project(tmp_path, files)
    assert tracker("audit", *DAY, "firms", at=there).code == 0
    told = json.loads(tracker("audit", *DAY, "firms", "--format", "json", at=there).out)
    assert sum(one["accepted"] for one in told["checks"]) == 5
    problems = json.loads(tracker("report", *DAY, "--format", "json", at=there).out)["problems"]
    assert [one["code"] for one in problems].count("A401") == 2  # those of rd and share
    assert not {"T118"} & tracker("check", "--format", "json", at=there).codes


@pytest.mark.long
def test_show_says_whether_it_holds(home: Path) -> None:
    said = tracker("--lang", "en", "show", "firms", *DAY, at=home).out
    assert "as published: 24.5% growth over 2023 √ holds: 12,501 / 10,041 − 1 = 24.4996%" in said
    assert "× contradicted: 12,501 / 6,259 = 1.9973; claimed ≤0.5" in said
    assert "– at constant prices" in said


@pytest.mark.long
def test_claims_are_recorded_and_exported(tmp_path: Path) -> None:
    files = {
        "targets.yaml": REGISTRY,
        "observations/a.yaml": RECORD.replace("    claims:", "    note: x\n    claims:"),
    }
    there = write_project(tmp_path, files)
    claims = (
        "multiple=翻番 of 2020",
        "sum=86 of firms,labs",
        "growth=5% of 2023 real",
        "early=0 of labs",
    )
    options = [word for one in claims for word in ("--claim", one)]
    source = ("--period", "2025", "--published", "2026-01", "--title", "T", "--yes")
    done = tracker("add-observation", "labs", "9", *source, *options, at=there)
    assert done.code == 0, done.err
    (new,) = (one for one in (there / "observations").iterdir() if one.name != "a.yaml")
    text = new.read_text("utf-8")
    assert "- {multiple: 翻番, of: 2020}\n" in text
    assert "- {sum: 86, of: [firms, labs]}\n" in text
    assert "- {growth: 5%, of: 2023, real: true}\n" in text
    assert tracker("amend", "labs@2025", "--value", "10", "--yes", at=there).code == 0
    assert "{sum: 86, of: [firms, labs]}" in new.read_text("utf-8")
    assert tracker("export", "all", "-o", "all.sqlite", at=there).code == 0
    with closing(sqlite3.connect(there / "all.sqlite")) as base:
        rows = list(base.execute('SELECT kind, value_text, "of", real FROM claims'))
    sums = sorted(of for kind, _, of, _ in rows if kind == "sum")
    assert sums == ["firms, labs", "firms, labs", "labs"]
    assert [text for _, text, _, real in rows if real] == ["5%", "5%"]


def test_the_shipped_record_from_the_command_line() -> None:
    answer = tracker("audit", "--as-of", "2025-02-28", "--format", "json", at=PROJECT)
    told = json.loads(answer.out)
    assert (answer.code, told["summary"]) == (
        0,
        {"consistent": 3, "inconsistent": 0, "unverifiable": 10},
    )

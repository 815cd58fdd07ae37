"""Findings: which there are, how severe, where they stand, in which words; and that their
fingerprints hold.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import CASES, DAY, Case, cases, write_project
from tracker.assess.clocks import Clocks
from tracker.language import Language
from tracker.words.findings import Finding, findings, problem_findings
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

PUBLISHED = "publication: {title: 统计公报, publisher: 统计局, published: 2025-02}\nobservations:\n"


def found_in(
    root: Path, registry: str, observations: str, language: Language = "zh"
) -> dict[str, Finding]:
    """The findings of the small project with a target more, by what they are about."""
    base = (CASES / "base.yaml").read_text("utf-8")
    home = write_project(
        root, {"targets.yaml": base + registry, "observations/a.yaml": PUBLISHED + observations}
    )
    report = status(load_project(home, DAY), Filters(), Clocks.of(DAY), language)
    return {one.about: one for one in findings(report, language)}


LABS = """  - {{id: labs, plan: plan, name: 实验室, unit: 个, baseline: {{value: 2, period: 2020}},
     target: {{value: 7, by: {by}}}{more}}}
"""
# due year, more of the target, observations, rule and level; nothing is found where the rule is
# empty
RULES = [
    pytest.param("2025", "", "2024, value: 3", "behind", "warning", id="behind-warns"),
    pytest.param(
        "2025", ", nature: expected", "2024, value: 3", "behind", "warning", id="expected-warns"
    ),
    pytest.param(
        "2025", ", nature: binding", "2024, value: 3", "behind", "error", id="binding-fails"
    ),
    pytest.param(
        "2025",
        ", nature: binding, severity: warning",
        "2024, value: 3",
        "behind",
        "warning",
        id="overruled",
    ),
    pytest.param(
        "2025", ", severity: error", "2024, value: 3", "behind", "error", id="severity-fails"
    ),
    pytest.param("2024", ", nature: binding", "2024, value: 3", "missed", "error", id="missed"),
    pytest.param("2025", "", "2024, value: 1", "reversing", "warning", id="reversing"),
    pytest.param("2025", "", "2022, value: 6", "stale", "note", id="stale"),
    pytest.param(
        "2025", ", nature: binding", "2022, value: 6", "stale", "note", id="stale-though-binding"
    ),
    pytest.param("2025", ", nature: binding", "2015, value: 6", "no_data", "note", id="no-data"),
    pytest.param("2025", "", "2024, value: 约7", "undetermined", "note", id="undetermined"),
    pytest.param("2025", "", "2024, value: 8", "", "", id="exceeded"),
    pytest.param("2025", "", "2024, value: 6", "", "", id="on-its-way"),
]


@pytest.mark.parametrize(("by", "more", "seen", "rule", "level"), RULES)
def test_rules_and_levels(
    tmp_path: Path, by: str, more: str, seen: str, rule: str, level: str
) -> None:
    found = found_in(
        tmp_path, LABS.format(by=by, more=more), f"  - {{indicator: labs, period: {seen}}}\n"
    ).get("labs")
    assert (found.rule, found.level) == (rule, level) if found else not rule


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(
            "zh",
            "实验室（个）：滞后。2024 为 3，目标 7（2025），基期 2020 为 2，按时间应到 6，完成进度 20.0%，缺 4。",
            id="zh",
        ),
        pytest.param(
            "en",
            "实验室: behind. 3 in 2024, target 7 by 2025, baseline 2 in 2020, 6 due by then, 20.0% done, 4 short.",
            id="en",
        ),
    ],
)
def test_a_finding_says_figures_and_source(tmp_path: Path, language: Language, said: str) -> None:
    seen = "  - {indicator: labs, period: 2024, value: 3}\n"
    one = found_in(tmp_path, LABS.format(by="2025", more=""), seen, language)["labs"]
    assert one.text == said
    assert all(
        part in one.hint for part in ("统计公报", "统计局", "2025-02", "observations/a.yaml:3")
    )
    assert str(one.place) == "observations/a.yaml:3"


KEPT = """  - {id: labs, plan: plan, name: 实验室, unit: 个, kind: keep, target: {value: 5, by: 2025}}
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        pytest.param(
            "zh",
            "实验室（个）：回落。2024 为 3，目标 5（2025），守住的时期占 50.0%，缺 2。注：初步数。",
            id="zh",
        ),
        pytest.param(
            "en",
            "实验室: lost. 3 in 2024, target 5 by 2025, kept in 50.0% of the periods, 2 short. Note: preliminary.",
            id="en",
        ),
    ],
)
def test_a_kept_target_counts_periods(tmp_path: Path, language: Language, said: str) -> None:
    seen = "  - {indicator: labs, period: 2023, value: 6}\n"
    seen += "  - {indicator: labs, period: 2024, value: 3, status: preliminary}\n"
    assert found_in(tmp_path, KEPT, seen, language)["labs"].text == said


def test_without_a_value_it_stands_at_the_target(tmp_path: Path) -> None:
    one = found_in(
        tmp_path,
        LABS.format(by="2025", more=""),
        "  - {indicator: firms, period: 2024, value: 3}\n",
    )["labs"]
    lines = (tmp_path / "targets.yaml").read_text("utf-8").splitlines()
    assert one.place.file == "targets.yaml" and "id: labs" in lines[(one.place.line or 0) - 1]


def test_the_worst_come_first(tmp_path: Path) -> None:
    registry = LABS.format(by="2025", more="") + LABS.replace("labs", "rooms").format(
        by="2025", more=", nature: binding"
    )
    seen = "".join(
        f"  - {{indicator: {name}, period: 2024, value: 3}}\n"
        for name in ("labs", "rooms", "nothing")
    )
    found = list(found_in(tmp_path, registry, seen).values())
    assert [one.level for one in found] == sorted(
        (one.level for one in found), key=["error", "warning", "note"].index
    )
    assert [one.about for one in found[:3]] == ["rooms", "observations/a.yaml", "labs"]


@pytest.mark.parametrize("case", [one for one in cases() if not one.large], ids=str)
def test_fingerprints_are_unique_and_know_no_line(case: Case, tmp_path: Path) -> None:
    """Of the problems of every case: no two alike, the same in both languages, and the same a line
    further down.
    """
    problems = case.problems(tmp_path / "p")[:300]
    prints = [one.fingerprint for one in problem_findings(problems, "zh")]
    assert len(set(prints)) == len(prints)
    moved = [one.at(None if one.line is None else one.line + 1, one.column) for one in problems]
    assert prints == [one.fingerprint for one in problem_findings(moved, "en")]
    assert all(re.fullmatch(r"[0-9a-f]{32}", one) for one in prints)


def test_a_line_in_the_words_is_no_part_of_the_fingerprint(tmp_path: Path) -> None:
    """F202 says where the key stood first."""
    prints = []
    for n, more in enumerate(("", "# one line more\n")):
        home = write_project(
            tmp_path / str(n), {"observations/a.yaml": more + PUBLISHED + "observations: []\n"}
        )
        (problem,) = [one for one in load_project(home, DAY).project.problems if one.code == "F202"]
        prints.append(problem_findings([problem], "zh")[0].fingerprint)
    assert prints[0] == prints[1]

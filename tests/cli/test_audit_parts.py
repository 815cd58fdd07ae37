"""tracker audit of parts and of releases: what people and programs read of both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import tracker
from tests.support.projects import PROJECT as ROOT
from tracker.analysis.audit import audit
from tracker.analysis.audit.releases import ReleaseCheck
from tracker.analysis.checks import AuditScope
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.workflows.load import load_project

CASCADE = ROOT / "examples/cascade"
DAY = ("--as-of", "2024-06-30")


def said(*words: str, at: Path = CASCADE) -> Any:
    return json.loads(tracker("-C", str(at), *words, *DAY, "--format", "json").out)


def test_the_contract() -> None:
    made = said("audit", "qingdu-labs", "--only", "parts")
    (one,) = made["checks"]
    told = {
        "kind": "parts",
        "subject": "qingdu-labs",
        "how": "sum",
        "goals": 30,
        "goal": 24,
        "raised": 1.25,
        "raised_rise": 1.428571,
        "left_over": 4,
        "coverage": 0.666667,
        "verdict": "raised",
        "reason": None,
        "working": "9 + 9 + 12 = 30 > 24",
    }
    assert {key: one[key] for key in told} == told
    assert one["contributions"] == {"dongdu-labs": 0.3, "xidu-labs": 0.3, "nandu-labs": None}


def test_what_is_listed() -> None:
    """Of releases what is overdue, unless they are asked for."""
    plain, whole = said("audit"), said("audit", "--only", "releases")
    count = {"equal": 4, "raised": 1, "short": 1, "overdue": 1, "unverifiable": 1}
    assert plain["summary"] == {"consistent": 0, "inconsistent": 0} | count
    assert [one["verdict"] for one in whole["checks"]][:2] == ["overdue", "irregular"]
    assert len(whole["checks"]) == 22


@pytest.mark.long
@pytest.mark.parametrize(
    ("gates", "code"), [("raised", 1), ("short", 1), ("overdue", 1), ("inconsistent", 0)]
)
def test_gates(gates: str, code: int) -> None:
    assert tracker("-C", str(CASCADE), "audit", *DAY, "--fail-on", gates).code == code


def problems(at: Path, *words: str) -> list[tuple[str, str]]:
    return [(one["code"], one["message"]) for one in said(*words, at=at)["problems"]]


def test_a_report_warns_and_a_target_may_accept(tmp_path: Path) -> None:
    found = problems(CASCADE, "report", "--lang", "en")
    assert (
        "A402",
        "qingdu-labs 2025: its parts’ goals do not add up to its own, 9 + 9 + 12 = 30 > 24",
    ) in found
    assert [code for code, _ in found] == ["A402", "A403", "A402"]
    told = tracker("-C", str(CASCADE), "report", *DAY, "--lang", "en", "--format", "json").err
    assert (
        "3 warnings: see tracker audit --as-of 2024-06-30." in told and "tracker check" not in told
    )
    assert problems(CASCADE, "check") == []  # nothing is wrong in the files
    accept = "    accept: [{code: A402, reason: 各区自愿, until: 2030-12-31}]\n"
    registry = (CASCADE / "targets.yaml").read_text("utf-8")
    ties = "    parts: {of: [dongdu-labs, xidu-labs, nandu-labs], how: sum}\n"
    (tmp_path / "targets.yaml").write_text(registry.replace(ties, ties + accept), "utf-8")
    (tmp_path / "observations").mkdir()
    assert "A402" not in {c for c, told in problems(tmp_path, "report") if "qingdu-labs" in told}
    assert problems(tmp_path, "check") == []
    assert tracker("-C", str(tmp_path), "audit", *DAY, "--fail-on", "raised").code == 0


def lines(text: str, first: str) -> list[str]:
    """The lines of a section, their columns joined by one blank."""
    after = text.split(f"\n{first}\n", 1)[1].split("\n\n", 1)[0]
    return [" ".join(line.split()) for line in after.splitlines()]


@pytest.mark.parametrize(
    ("language", "title", "told"),
    [
        (
            "zh",
            "分解",
            [
                "东渡重点实验室 目标 9，已有 7（2023），贡献 30%",
                "南渡重点实验室 目标 12，2023 没有数",
                "分解合计 9 + 9 + 12 = 30 > 24，层层加码 125%",
                "未归入分解的 4 个（3 个分解目标中 2 个有数）",
                "上级目标 澜东重点实验室（landong-labs）：24 + 16 = 40，一致",
            ],
        ),
        (
            "en",
            "Parts and whole",
            [
                "Xidu labs goal 9, has 6 (2023), contributes 30%",
                "Together 9 + 9 + 12 = 30 > 24, raised, 125% of the goal",
                "Parts are to rise by 142.9% of what the whole is to rise by",
                "Part of Landong labs (landong-labs): 24 + 16 = 40, equal",
            ],
        ),
    ],
)
def test_show(language: str, title: str, told: Sequence[str]) -> None:
    made = tracker("-C", str(CASCADE), "--lang", language, "show", "qingdu-labs", *DAY).out
    assert set(told) <= set(lines(made, title))
    alone = tracker("-C", str(CASCADE), "--lang", language, "show", "yunting-labs", *DAY).out
    assert len(lines(alone, title)) == 1  # that it is a part


@pytest.mark.long
def test_the_shipped_record_is_silent_for_as_long() -> None:
    """As of 2026-11-21 of fyp14 ten were never reported; of seven no date can be said."""
    project = load_project(ROOT, date(2026, 11, 21)).project
    targets = [one for one in project.targets if one.plan.id == "fyp14"]
    report = make_report(project, targets, Clocks.of(date(2026, 11, 21)), "zh")
    each = audit(AuditScope(report), ["releases"]).each
    assert [one.verdict for one in each] == ["unreported"] * 10 + ["irregular"] * 7
    days = [one.release.silent_days for one in each if isinstance(one, ReleaseCheck)]
    assert days == [None] * 10 + [721] * 4 + [631] * 3


def test_a_registry_that_contradicts_itself_is_audited_all_the_same(tmp_path: Path) -> None:
    """A circle, a part that is not there, one of another unit: said, and no end of the run."""
    plan = {"id": "p", "name": "规划", "period": "2021..2025"}
    goal = {"value": 1, "by": 2025}
    made = [
        {"id": name, "plan": "p", "name": name, "unit": unit, "target": goal, "parts": {"of": of}}
        for name, unit, of in (("a", "个", ["b"]), ("b", "个", ["a", "z"]), ("c", "吨", ["a"]))
    ]
    (tmp_path / "targets.yaml").write_text(json.dumps({"plans": [plan], "targets": made}), "utf-8")
    (tmp_path / "observations").mkdir()
    found = said("audit", at=tmp_path)
    assert [(one["verdict"], one["reason"], one["at_fault"]) for one in found["checks"]] == [
        ("equal", None, []),
        ("unverifiable", "unknown", ["z"]),
        ("unverifiable", "unit", ["a"]),
    ]
    assert {one["code"] for one in found["problems"]} >= {"T141", "T147", "T155"}

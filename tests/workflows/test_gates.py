"""--fail-on: what turns an answer into exit code 1, the same in status, report and check and in
every format.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.tiers import tiers
from tests.workflows.test_report import FORMATS
from tracker.assess.status import Evidence, Status
from tracker.words.terms import WORDS

DAY = ("--as-of", "2025-06-30")
HEAD = """\
language: zh
plans:
  - {id: plan, name: 规划, period: 2021..2025}
targets:
  - {id: labs, plan: plan, name: 实验室, unit: 个, baseline: {value: 2, period: 2020}, target: {value: 7, by: 2025}%s}
"""
SEEN = """\
publication: {title: 统计公报, publisher: 统计局, published: 2025-02}
observations:
  - {indicator: labs, period: 2024, value: %s}
"""
OTHER = (
    SEEN.replace("统计公报", "日报")
    .replace("publisher: 统计局, ", "")
    .replace("2025-02", "2025-03")
)
ACCEPTED = ", accept: [{code: A301, reason: 口径未明, until: %s}]"
CHECKS = ("text", "json", "github", "sarif", "junit", "gitlab")


def project(root: Path, more: str = "", value: str = "6", second: str = "") -> Path:
    files = {"targets.yaml": HEAD % more, "observations/a.yaml": SEEN % value}
    return write_project(root, files | ({"observations/b.yaml": OTHER % second} if second else {}))


# more of the target, its values, and for each gate whether it matches
TARGETS = [
    pytest.param("", "6", "never error warning behind", "on_track", id="on-track"),
    pytest.param(
        "",
        "3",
        "never error missed exceeded",
        "warning behind 滞后 missed,behind missed，滞后",
        id="behind",
    ),
    pytest.param(", nature: expected", "3", "error", "warning", id="expected-warns"),
    pytest.param(
        ", nature: binding", "3", "never missed", "error warning behind", id="binding-fails"
    ),
    pytest.param(
        ", nature: binding, severity: warning", "3", "error", "warning", id="binding-made-a-warning"
    ),
    pytest.param(
        ", nature: expected, severity: error",
        "3",
        "never",
        "error warning",
        id="expected-made-an-error",
    ),
    pytest.param(
        ", nature: binding",
        "8",
        "error warning behind",
        "exceeded 超额完成",
        id="binding-and-exceeded",
    ),
    pytest.param(", nature: binding", "1", "behind", "reversing error 倒退", id="reversing"),
    pytest.param(
        ", nature: binding",
        "约7",
        "error warning",
        "undetermined approximate 约数",
        id="undetermined",
    ),
    pytest.param(
        "", "突破8", "upper_bound stale", "lower_bound 下限 stale,lower_bound", id="evidence"
    ),
]


@pytest.mark.parametrize(("more", "value", "passed", "failed"), TARGETS)
def test_targets(tmp_path: Path, more: str, value: str, passed: str, failed: str) -> None:
    """The same in status and in report; check looks at problems only."""
    home = project(tmp_path, more, value)
    for gates, code in ((passed, 0), (failed, 1)):
        for gate in gates.split():
            for name in ("status", "report"):
                found = tracker(name, *DAY, "--format", "csv", "--fail-on", gate, at=home)
                assert found.code == code, (name, gate)
    assert tracker("check", *DAY, "--fail-on", "warning", at=home).code == 0


# more of the target, the day, and the codes that are left
ACCEPTANCES = [
    pytest.param("", "2025-06-30", "A301", id="not-accepted"),
    pytest.param(ACCEPTED % "2025-12-31", "2025-06-30", "", id="accepted"),
    pytest.param(ACCEPTED % "2025-06-30", "2025-06-30", "", id="accepted-on-the-last-day"),
    pytest.param(ACCEPTED % "2025-06-29", "2025-06-30", "T117 A301", id="expired"),
    pytest.param(
        ACCEPTED.replace("A301", "O201") % "2025-12-31",
        "2025-06-30",
        "T118 A301",
        id="another-is-accepted",
    ),
    pytest.param(
        ACCEPTED.replace("A301", "A999") % "2025-12-31",
        "2025-06-30",
        "T116 A301",
        id="no-such-code",
    ),
]


@pytest.mark.parametrize(("more", "day", "codes"), ACCEPTANCES)
def test_acceptances(tmp_path: Path, more: str, day: str, codes: str) -> None:
    """What is accepted is not counted by any gate nor shown in any format; what expired is, and
    says so.
    """
    home = project(tmp_path, more, "8", "9")
    wanted = set(codes.split())
    clock = ("--as-of", day)
    assert tracker("check", *clock, "--format", "json", at=home).codes == wanted
    for name in ("status", "report"):
        assert tracker(name, *clock, "--fail-on", "warning", at=home).code == int(bool(wanted)), (
            name
        )
        assert tracker(name, *clock, "--fail-on", "error", at=home).code == int("T116" in wanted), (
            name
        )
    for format in CHECKS:
        found = tracker("check", *clock, "--format", format, "--fail-on", "warning", at=home)
        assert found.code == int(bool(wanted)), format
        assert {code for code in ("A301", "T116", "T117", "T118") if code in found.out} >= wanted, (
            format
        )
        assert bool(wanted) or "A301" not in found.out, format
        strict = tracker("check", *clock, "--format", format, "--strict", at=home)
        assert strict.code == int(bool(wanted)), format


@pytest.mark.parametrize("value", tiers(["3", "8"], {"3"}))
def test_a_gate_is_the_same_in_every_format(tmp_path: Path, value: str) -> None:
    """And changes not a byte of what is said."""
    home = project(tmp_path, ", nature: binding", value)
    for format in ("table", "json", "csv", "markdown"):
        one, other = (
            tracker("status", *DAY, "--format", format, "--fail-on", gate, at=home)
            for gate in ("never", "error")
        )
        assert (one.code, other.code, one.out) == (0, int(value == "3"), other.out), format
    for format in FORMATS:
        one, other = (
            tracker("report", *DAY, "--format", format, "--fail-on", gate, at=home)
            for gate in ("never", "error")
        )
        assert (one.code, other.code, one.out) == (0, int(value == "3"), other.out), format


@pytest.mark.parametrize("word", ["worse", "mised", "滞厚"])
def test_words_that_no_gate_knows(tmp_path: Path, word: str) -> None:
    """worse is for what compares two states only."""
    home = project(tmp_path)
    for name in ("status", "report", "check"):
        found = tracker(name, *DAY, "--fail-on", word, at=home)
        assert found.code == 2 and "U102" in found.err


@pytest.mark.parametrize("word", ["behind", "stale", "滞后"])
def test_a_check_knows_no_targets(tmp_path: Path, word: str) -> None:
    assert tracker("check", "--fail-on", word, at=project(tmp_path)).code == 2


def test_every_status_and_evidence_is_a_gate(tmp_path: Path) -> None:
    """In either language, in one list."""
    home = project(tmp_path, value="3")
    for n in (0, 1):
        words = [WORDS[key][n] for key in (*Status, *Evidence)]
        assert tracker("report", *DAY, "--fail-on", ",".join(words), at=home).code == 1
    assert (
        tracker(
            "report",
            *DAY,
            "--fail-on",
            ",".join(k for k in (*Status, *Evidence) if k != "behind"),
            at=home,
        ).code
        == 0
    )

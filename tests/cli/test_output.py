"""-o FILE and -q on every command that prints: the answer in a file, and nothing beside it but
errors.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.processes import choices, tracker
from tests.support.projects import GOOD, write_project
from tests.support.tiers import tiers
from tracker.cli.commands.report import Format
from tracker.cli.suffixes import SUFFIXES

DAY = ("--as-of", "2025-02-28")
# what these write is what they are for: they say what they did
WRITING = {
    "add-observation", "add-plan", "add-target", "amend", "import", "init", "site", "serve",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"observations/a.yaml": GOOD})


def test_every_command_that_prints_has_both() -> None:
    options = choices()
    assert [name for name, words in options.items() if "quiet" not in words] == []
    assert {name for name, words in options.items() if "output" not in words} <= WRITING


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("status --format csv", id="status"),
        pytest.param("status", id="table"),
        pytest.param("show firms --format json", id="show", marks=pytest.mark.long),
        pytest.param("check", id="check"),
        pytest.param("explain F208", id="explain"),
        pytest.param("schema observations", id="schema"),
    ],
)
def test_the_file_holds_what_would_be_printed(home: Path, words: str) -> None:
    printed = tracker(*words.split(), at=home, FORCE_COLOR="")
    kept = tracker(*words.split(), "-o", "answer", at=home, FORCE_COLOR="1")
    assert (kept.code, kept.out) == (printed.code, "") and "answer" in kept.err
    assert (home / "answer").read_text("utf-8") == printed.out
    assert tracker(*words.split(), "-o", "-", at=home).out == printed.out


def test_what_is_written_again(home: Path) -> None:
    """Our own, as it says of itself; another's file, the record and a link only with --force, and
    not even so.
    """
    for _ in range(2):
        assert tracker("status", "--format", "json", "-o", "a.json", at=home).code == 0
    (home / "notes").write_text("mine")
    refused = tracker("status", "-o", "notes", at=home)
    assert (refused.code, (home / "notes").read_text()) == (2, "mine") and "F504" in refused.err
    assert tracker("status", "-o", "notes", "--force", at=home).code == 0
    for place in ("targets.yaml", "observations/b.yaml"):
        assert "F502" in tracker("status", "-o", place, "--force", at=home).err
    (home / "link").symlink_to("elsewhere")
    assert "F503" in tracker("explain", "F208", "-o", "link", "--force", at=home).err


@pytest.mark.parametrize(
    "name", tiers(["json", "sarif", "gitlab", "github", "markdown"], ["sarif", "markdown"])
)
def test_what_a_comparison_wrote_is_known_again(home: Path, name: str) -> None:
    words = ["diff", "--from", "2024-02-01", "--to", "2025-06-30", "--format", name, "-o", "a"]
    assert tracker(*words, at=home).code == 0
    again = tracker(*words, at=home)
    assert (again.code == 0) is (name != "markdown"), again.err


def test_a_run_that_fails_writes_no_file(home: Path) -> None:
    failed = tracker("status", "nothing", "--format", "json", "-o", "a.json", at=home)
    assert (failed.code, failed.out) == (2, "") and "U101" in failed.err
    assert not (home / "a.json").exists()
    printed = tracker("status", "nothing", "--format", "json", "-o", "-", at=home)
    assert printed.json["schema"] == "tracker/error/1"


def test_a_registry_that_cannot_be_read_is_still_shown_where_it_stands(tmp_path: Path) -> None:
    home = write_project(tmp_path, {"targets.yaml": "plans: [\n"})
    assert tracker("check", "--format", "sarif", "-o", "found.sarif", at=home).code == 3
    assert json.loads((home / "found.sarif").read_text("utf-8"))["runs"][0]["results"]


def test_without_a_project(tmp_path: Path) -> None:
    assert tracker("explain", "F208", "-o", "answer", at=tmp_path).code == 0
    assert (tmp_path / "answer").read_text("utf-8").startswith("F208")


@pytest.mark.parametrize("at", ["before", "after"])
def test_quiet_leaves_errors(home: Path, at: str) -> None:
    bad = GOOD + '  - {indicator: firms, period: 2023, value: "1", unit: 个}\n'
    write_project(home, {"observations/a.yaml": bad, "observations/b.yaml": "x: 1\n"})
    words = ["-q", "report", "-o", "a.md"] if at == "before" else ["report", "-o", "a.md", "-q"]
    loud = tracker("report", "-o", "a.md", at=home)
    quiet = tracker(*words, at=home)
    assert "a.md" in loud.err and "a.md" not in quiet.err
    assert "error" in quiet.err or "错误" in quiet.err
    assert "tracker check" not in quiet.err


def test_what_asks_goes_to_no_file(home: Path) -> None:
    (home / "page.txt").write_text("2024年，高新技术企业达15323家。", "utf-8")
    refused = tracker("extract", "page.txt", "--yes", "-o", "a", at=home)
    assert refused.code == 2 and "U280" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "begins"),
    [
        pytest.param("status -o a.csv", 0, "\ufeffid,", id="csv", marks=pytest.mark.long),
        pytest.param(
            "status -o a.JSON",
            0,
            '{\n  "schema": "tracker/report/1"',
            id="capitals",
            marks=pytest.mark.long,
        ),
        pytest.param("status -o a.txt", 0, "规划", id="text"),
        pytest.param(
            "check -o a.sarif.json", 0, '{\n  "$schema"', id="double", marks=pytest.mark.long
        ),
        pytest.param(
            "check -o a.json --format sarif",
            0,
            '{\n  "$schema"',
            id="may-hold-it",
            marks=pytest.mark.long,
        ),
        pytest.param("check -o a.xml", 0, "<?xml", id="xml", marks=pytest.mark.long),
        pytest.param("status -o a.xlsx", 2, "U282", id="not-of-this-command"),
        pytest.param("status -o a.dat", 2, "U282", id="unknown"),
        pytest.param(
            "status -o a.dat --format csv",
            0,
            "\ufeffid,",
            id="unknown-but-said",
            marks=pytest.mark.long,
        ),
        pytest.param("status -o a.json --format csv", 2, "U281", id="contradiction"),
    ],
)
def test_the_suffix_says_the_format(home: Path, words: str, code: int, begins: str) -> None:
    found = tracker(*words.split(), *(DAY if "status" in words else ()), at=home)
    assert found.code == code, found.err
    if code:
        assert begins in found.err
    else:
        assert (home / words.split()[2]).read_bytes().decode().startswith(begins)


def test_the_suffix_goes_before_the_settings(home: Path) -> None:
    registry = (home / "targets.yaml").read_text("utf-8")
    settings = "settings: {status: {format: csv}, report: {format: html}}\n"
    (home / "targets.yaml").write_text(settings + registry, "utf-8")
    assert tracker("status", at=home).out.startswith("\ufeffid,")
    assert tracker("report", at=home).out.startswith("<!DOCTYPE html>")
    assert tracker("report", "-o", "a.json", at=home).code == 0
    assert json.loads((home / "a.json").read_text("utf-8"))["schema"] == "tracker/report/1"


def test_every_format_of_a_report_is_known_by_a_suffix_or_has_to_be_said() -> None:
    by_suffix = {name for names in SUFFIXES.values() for name in names}
    assert set(Format) - by_suffix == {"github"}

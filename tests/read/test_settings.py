"""`settings` of the registry: defaults of options by command; the command line wins, and nothing
that writes is known.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import choices, tracker
from tests.support.projects import CASES, GOOD, write_project
from tracker.read.settings import KNOWN, LIST_OPTIONS

BASE = (CASES / "base.yaml").read_text("utf-8")
GAP = GOOD.replace("突破1.6万", "7000")  # firms are behind


def project(root: Path, settings: str, record: str = GOOD) -> Path:
    return write_project(
        root, {"targets.yaml": f"settings: {settings}\n{BASE}", "observations/a.yaml": record}
    )


@pytest.mark.parametrize("command", KNOWN)
def test_what_may_be_set_are_options_of_the_command_and_their_words(command: str) -> None:
    options = choices()[command]
    for name, words in KNOWN[command].items():
        assert name.replace("-", "_") in options, (command, name)
        if name not in LIST_OPTIONS and "true" not in words:
            assert set(options[name]) == set(words)


def test_nothing_that_writes_or_names_a_path_may_be_set() -> None:
    assert {name for options in KNOWN.values() for name in options} == {
        "format",
        "sort",
        "strict",
        "fail-on",
        "select",
        "ignore",
    }
    assert not {"add-observation", "init"} & set(KNOWN)


def test_a_format_is_the_default_and_the_option_wins(tmp_path: Path) -> None:
    root = project(
        tmp_path, "{status: {format: json}, show: {format: json}, check: {format: json}}"
    )
    for words in (["status"], ["show", "firms"], ["check"]):
        assert tracker(*words, at=root).json["schema"]
        assert not tracker(
            *words, "--format", "markdown" if words[0] != "check" else "text", at=root
        ).out.startswith("{")
    failed = tracker("status", "nothing", at=root)
    assert (failed.code, failed.json["schema"]) == (2, "tracker/error/1")


def test_gates_are_the_default_and_the_option_wins(tmp_path: Path) -> None:
    root = project(tmp_path, "{status: {fail-on: [滞后, missed]}, report: {fail-on: behind}}", GAP)
    day = ["--as-of", "2025-02-28"]
    assert tracker("status", *day, at=root).code == tracker("report", *day, at=root).code == 1
    assert tracker("status", *day, "--fail-on", "never", at=root).code == 0
    assert tracker("status", *day, "--fail-on", "exceeded", at=root).code == 0


def test_strict_is_the_default_and_the_option_wins(tmp_path: Path) -> None:
    warned = BASE.replace(
        "target: {value: 12000, by: 2025}", "target: {value: 5000, by: 2025, op: ge}"
    )
    root = write_project(tmp_path, {"targets.yaml": "settings: {check: {strict: true}}\n" + warned})
    assert tracker("check", at=root).code == 1
    assert tracker("check", "--no-strict", at=root).code == 0


def test_sorting(tmp_path: Path) -> None:
    root = project(tmp_path, "{status: {sort: name}}")
    told = [one["name"] for one in tracker("status", "--format", "json", at=root).json["targets"]]
    assert told == sorted(told)


def test_a_headline_is_told(tmp_path: Path) -> None:
    registry = BASE.replace("period: 2021..2025}", "period: 2021..2025, headline: [share, firms]}")
    root = write_project(tmp_path, {"targets.yaml": registry})
    assert tracker("status", "--format", "json", at=root).json["plans"][0]["headline"] == [
        "share",
        "firms",
    ]

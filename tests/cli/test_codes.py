"""check --select and --ignore: codes and how they begin, said or as settings; what is left out is
counted, and nothing that keeps a project from being read is.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import CASES, GOOD, write_project
from tracker.problems.prefixes import PREFIXES, is_selected

BASE = (CASES / "base.yaml").read_text("utf-8")
# a figure without its period (F302) and one of an indicator that nobody knows (O101)
BAD = GOOD + "  - {indicator: firms, value: 1}\n  - {indicator: nowhere, period: 2024, value: 1}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"observations/a.yaml": BAD})


@pytest.mark.parametrize(
    ("words", "codes", "code"),
    [
        pytest.param("", {"F302", "O101"}, 1, id="all"),
        pytest.param("--select O", {"O101"}, 1, id="family"),
        pytest.param(
            "--select o10,F3",
            {"F302", "O101"},
            1,
            id="list-and-small-letters",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "--select F --select O101", {"F302", "O101"}, 1, id="repeated", marks=pytest.mark.long
        ),
        pytest.param("--ignore F302，O", set(), 0, id="ignored", marks=pytest.mark.long),
        pytest.param("--select O --ignore O1", set(), 0, id="the-longer-decides"),
        pytest.param(
            "--select O101 --ignore O1", {"O101"}, 1, id="whichever-it-is", marks=pytest.mark.long
        ),
        pytest.param("--select O --ignore O", set(), 0, id="ignored-where-equal"),
        pytest.param("--select T", set(), 0, id="nothing-of-it", marks=pytest.mark.long),
    ],
)
def test_which_are_listed(home: Path, words: str, codes: set[str], code: int) -> None:
    found = tracker("check", "--format", "json", *words.split(), at=home)
    assert (found.codes, found.code) == (codes, code)
    assert int(found.json["left_out"]) == 2 - len(codes)
    last = tracker("check", "--lang", "en", *words.split(), at=home).out.splitlines()[-1]
    assert ("left out" in last) == (len(codes) < 2) and last.startswith("Checked")


def test_build_servers_are_told_beside_it(home: Path) -> None:
    for words, told in ((["--ignore", "O"], True), ([], False)):
        found = tracker("check", "--lang", "en", "--format", "github", *words, at=home)
        assert ("1 more left out" in found.err) == told and "left out" not in found.out


@pytest.mark.parametrize("word", ["X", "O9", "U101", "F3O2", "-"])
def test_a_code_that_is_none(home: Path, word: str) -> None:
    found = tracker("check", f"--ignore={word}", at=home)
    assert found.code == 2 and "U283" in found.err
    assert "F302" in tracker("check", "--select", "F3O2", at=home).err  # did you mean


def test_as_settings(home: Path) -> None:
    write_project(home, {"targets.yaml": f"settings: {{check: {{ignore: [f3, O101]}}}}\n{BASE}"})
    assert tracker("check", at=home).code == 0
    assert tracker("check", "--ignore", "F3", "--format", "json", at=home).codes == {"O101"}
    write_project(home, {"targets.yaml": f"settings: {{check: {{ignore: O99}}}}\n{BASE}"})
    assert "F306" in tracker("check", "--format", "json", at=home).codes


def test_what_cannot_be_read_is_never_left_out(home: Path) -> None:
    write_project(home, {"targets.yaml": "plans: [\n"})
    found = tracker("check", "--ignore", "F,T,O", at=home)
    assert found.code == 3 and "F201" in found.err


def test_quiet_prints_problems_and_nothing_else(home: Path) -> None:
    found = tracker("check", "-q", "--lang", "en", at=home)
    assert "O101" in found.out and "Checked" not in found.out
    assert tracker("check", "-q", "--ignore", "F,O", at=home).out == ""


def test_prefixes() -> None:
    assert {"F", "T1", "O10", "A301"} <= set(PREFIXES) and "U" not in PREFIXES
    assert is_selected("A301", (), ()) and not is_selected("A301", (), ("A",))

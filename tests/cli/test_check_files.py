"""check FILE…: the problems of these files only; the whole project is read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import GOOD, write_project

ODD = GOOD + "  - {indicator: nobody, period: 2024, value: 5}\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files with an error each, one of them in a folder, and one without."""
    files = {"a.yaml": ODD, "2024/b.yaml": ODD.replace("title: ", "title: B"), "c.txt": "x"}
    root = tmp_path_factory.mktemp("check")
    return write_project(root, {f"observations/{name}": text for name, text in files.items()})


def places(found: Answer) -> set[str]:
    return {one["file"].removeprefix("observations/") for one in found.json["problems"]}


@pytest.mark.parametrize(
    ("at", "words", "code", "files"),
    [
        pytest.param(".", [], 1, {"a.yaml", "2024/b.yaml", "c.txt"}, id="none"),
        pytest.param(".", ["observations/a.yaml"], 1, {"a.yaml"}, id="one"),
        pytest.param("observations", ["a.yaml", "c.txt"], 1, {"a.yaml", "c.txt"}, id="from-inside"),
        pytest.param("observations", ["observations/a.yaml"], 1, {"a.yaml"}, id="as-printed"),
        pytest.param(".", ["observations/2024/"], 1, {"2024/b.yaml"}, id="a-folder"),
        pytest.param(".", ["."], 1, {"a.yaml", "2024/b.yaml", "c.txt"}, id="all"),
        pytest.param(".", ["targets.yaml"], 0, set(), id="one-without"),
        pytest.param(".", ["observations/c.txt"], 0, {"c.txt"}, id="only-a-warning"),
    ],
)
def test_problems_of_the_files_named(
    home: Path, at: str, words: list[str], code: int, files: set[str]
) -> None:
    found = tracker("check", *words, "--format", "json", at=home / at)
    assert (found.code, {one for one in places(found) if not one.startswith("targets")}) == (
        code,
        files,
    )


def test_an_absolute_path_and_the_counts(home: Path) -> None:
    found = tracker("check", str(home / "observations/a.yaml"), "--lang", "en", at=home)
    assert found.out.splitlines()[-1].startswith("Checked 1 file, 0 targets, ")


@pytest.mark.parametrize("name", ["b.yaml", "/etc/passwd", "..", "observations/none.yaml"])
def test_what_is_no_file_of_the_record(home: Path, name: str) -> None:
    found = tracker("check", name, at=home)
    assert found.code == 2 and "U271" in found.err and name in found.err
    assert ("observations/2024/b.yaml" in found.err) == (name == "b.yaml")


def test_numbers_are_not_spoken_of_where_none_is_taken(home: Path) -> None:
    assert "--value" not in tracker("check", "-5", at=home).err
    assert "--value" in tracker("add-observation", "firms", "-5", at=home).err

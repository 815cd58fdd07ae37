"""How much a project may hold in all: beyond it nothing is read, and it is said which limit, where,
and how to go on.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import DAY, write_project
from tracker.language import LANGUAGES
from tracker.model import layout as sizes
from tracker.model.project import Project
from tracker.problems.codes import hint, message
from tracker.problems.problem import Problem
from tracker.read import limits, project
from tracker.read import observations_csv as rows
from tracker.read.project import read_project
from tracker.store.folder import read_folder

HEAD = "publication: {title: 统计公报, published: 2025-03}\nobservations:\n"
ROW = "  - {{indicator: firms, period: {}, value: 12500}}\n"
COLUMNS = "indicator,period,value,published,title\n"


def text(years: range) -> str:
    return HEAD + "".join(map(ROW.format, years))


def found(root: Path, files: dict[str, str]) -> tuple[Project, list[Problem]]:
    """The project, and its problems beyond a limit."""
    contents, unread = read_folder(write_project(root, files))
    read = read_project(contents, DAY, unread)
    assert isinstance(read, Project)
    said = [one for one in read.problems if one.code in ("F108", "F109", "F110", "F111", "F112")]
    for language in LANGUAGES:
        assert all("…" not in message(one, language) + hint(one, language) for one in said)
    return read, said


def test_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"observations/{name}.yaml": text(range(2021, 2022)) + "#" * 20_000 for name in "abc"}
    files["observations/z.csv"] = COLUMNS
    assert len(found(tmp_path / "a", files)[0].observations) == 3
    monkeypatch.setattr(sizes, "LARGEST_PROJECT", 50_000)
    read, said = found(tmp_path / "b", files)
    assert [str(one.place) + one.code for one in said] == ["observations/c.yaml:1:1F108"] or [
        (one.file, one.code) for one in said
    ] == [("observations/c.yaml", "F108")]
    assert len(read.observations) == 2


def test_a_file_that_is_refused_by_itself_takes_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(tmp_path, {"observations/b.yaml": text(range(2021, 2022))})
    with (root / "observations/a.yaml").open("wb") as file:
        file.truncate(sizes.LARGEST_PROJECT * 3)
    contents, problems = read_folder(root)
    assert set(contents) == {"targets.yaml", "observations/b.yaml"} and [
        one.code for one in problems
    ] == ["F103"]


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is out of place counts too, hidden files do not."""
    files = {f"observations/{n}.xlsx": "x" for n in range(3)} | {
        f"observations/.{n}": "x" for n in range(9)
    }
    files["observations/9.yaml"] = text(range(2021, 2022))
    monkeypatch.setattr(sizes, "MOST_FILES", 5)
    assert found(tmp_path / "a", files)[1] == []
    monkeypatch.setattr(sizes, "MOST_FILES", 4)
    read, said = found(tmp_path / "b", files)
    assert [(one.file, one.code) for one in said] == [
        ("observations/9.yaml", "F109")
    ] and not read.observations


def test_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"observations/{name}.yaml": text(range(2001, 2021)) for name in "abc"}
    monkeypatch.setattr(limits, "MOST_VALUES_IN_ALL", 300)
    read, said = found(tmp_path, files)
    assert [(one.file, one.code) for one in said] == [("observations/c.yaml", "F112")]
    assert {one.file for one in read.observations} == {"observations/a.yaml", "observations/b.yaml"}


def test_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (limits, project, rows):
        monkeypatch.setattr(module, "MOST_RECORDS", 30)
    files = {
        "observations/a.yaml": text(range(2001, 2021)),
        "observations/c.yaml": text(range(1990, 1991)),
    }
    assert len(found(tmp_path / "a", files)[0].observations) == 21
    bulk = COLUMNS + "".join(f"firms,{year},1,2025-03,x\n" for year in range(1960, 1980))
    read, said = found(tmp_path / "b", files | {"observations/b.csv": bulk})
    assert [(str(one.place), one.code) for one in said] == [("observations/b.csv:12:1", "F110")]
    assert len(read.observations) == 30


def test_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors come before warnings, and the rest is counted."""
    monkeypatch.setattr(limits, "MOST_PROBLEMS_IN_ALL", 20)
    bad = {f"observations/{name}.yaml": HEAD + "  - {a: b}\n" * 4 for name in "abcd"}
    read, said = found(tmp_path / "a", bad | {"observations/0.xlsx": "x"})
    assert [one.code for one in said] == ["F111"] and len(read.problems) == 21
    assert all(one.code != "F106" for one in read.problems)
    assert int(dict(said[0].facts)["left"]) > 0

"""Which project a run takes: the one that is named, or the nearest upwards, and never another one
in its place.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import GOOD, write_project
from tests.support.recording import snapshot
from tracker.problems.problem import CannotRun
from tracker.store.folder import find_project, read_folder
from tracker.workflows.extract import find_root

posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes as POSIX has them")
ADD = (
    "add-observation",
    "firms",
    "16000",
    "--period",
    "2024",
    "--published",
    "2025-03",
    "--title",
    "x",
    "--yes",
)


def code_of(act: Callable[[], object]) -> str:
    """The code with which something ends, or nothing."""
    try:
        act()
    except CannotRun as stop:
        return f"{stop.status} {stop.problems[0].code}"
    return ""


@pytest.mark.parametrize(
    "folder", ["nowhere", "a/b/c", "targets.yaml", "observations/a.yaml", "nowhere/.."]
)
def test_a_folder_that_is_not_there_is_no_other_project(tmp_path: Path, folder: str) -> None:
    root = write_project(tmp_path, {"observations/a.yaml": GOOD})
    assert (
        code_of(lambda: find_project(root / folder))
        == code_of(lambda: find_root(root / folder))
        == "3 F501"
    )
    assert find_project(root / "observations") == root


def test_nothing_is_written_into_the_parents_project(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"observations/a.yaml": GOOD})
    before = snapshot(root)
    for words, variables in (((*ADD, "-C", "nowhere"), {}), (ADD, {"TRACKER_DIR": "nowhere"})):
        found = tracker(*words, at=root, **variables)
        assert found.code == 3 and "F501" in found.err and "nowhere" in found.err
    assert snapshot(root) == before
    found = tracker("status", "--format", "json", "-C", "nowhere", at=root)
    assert (found.code, found.codes) == (3, {"F501"})


@posix
@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda path: path.symlink_to("gone"), id="broken-link"),
        pytest.param(lambda path: path.symlink_to(path.name), id="loop"),
        pytest.param(lambda path: path.symlink_to("../targets.yaml"), id="link-out"),
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(Path.mkdir, id="folder"),
    ],
)
def test_an_inner_registry_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    root = write_project(tmp_path, {"inner/x/y": ""})
    make(root / "inner/targets.yaml")
    for start in ("inner", "inner/x"):
        found = find_project(root / start)
        assert (
            found == root / "inner" and code_of(lambda found=found: read_folder(found)) == "3 F104"
        )

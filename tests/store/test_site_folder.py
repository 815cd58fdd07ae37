"""tracker/store/site_folder.py: a site takes the place of the old one, and of nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.processes import environment
from tests.support.projects import write_project
from tests.support.recording import snapshot
from tracker.problems.problem import CannotRun
from tracker.store import site_folder
from tracker.store.site_folder import MARKER, check_site_folder, write_site

OLD = [("index.html", b"old"), ("zh/a/index.html", b"old")]
NEW = [("index.html", b"new"), ("zh/b/index.html", b"new")]
posix = pytest.mark.skipif(os.name != "posix", reason="processes and links as POSIX has them")


def put(out: Path, files: list[tuple[str, bytes]], root: Path) -> int:
    check_site_folder(out, root)
    return write_site(out, files)


def refused(out: Path, root: Path) -> str:
    with pytest.raises(CannotRun) as stop:
        put(out, NEW, root)
    assert stop.value.status == 2
    return stop.value.problems[0].code


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "home" / "p", {"observations/a.yaml": ""})


@pytest.mark.parametrize("at_once", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one(
    project: Path, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not at_once:
        monkeypatch.setattr(site_folder, "_exchanged", lambda one, other: False)
    out = project / "site"
    before = snapshot(project)
    assert put(out, OLD, project) == 2
    assert put(out, NEW, project) == 2
    assert sorted(snapshot(out)) == [MARKER, "index.html", "zh/b/index.html"]
    assert (out / "index.html").read_bytes() == b"new"
    assert {key: value for key, value in snapshot(project).items() if "site" not in key} == before


def test_what_is_not_a_sites_is_left_alone(project: Path) -> None:
    out = project.parent / "out"
    out.mkdir()
    put(out, OLD, project)  # an empty folder may be one
    for strange in ("CNAME", "zh/mine.txt", ".git/config"):
        (out / strange).parent.mkdir(exist_ok=True)
        (out / strange).write_text("mine")
        before = snapshot(out)
        assert refused(out, project) == "F506"
        assert snapshot(out) == before
        (out / strange).unlink()
    (out / ".git").rmdir()
    put(out, NEW, project)
    (out / MARKER).unlink()
    assert refused(out, project) == "F506"


def test_never_over_the_project(project: Path) -> None:
    before = snapshot(project.parent)
    for place in (
        project,
        project.parent,
        project / "observations",
        project / "observations/site",
        project / "Observations",
        project / "targets.yaml",
        project / ".git",
        project / ".git/x",
        project / "observations/../../p",
        Path(project.anchor),
    ):
        assert refused(place, project) == "F507", place
    assert refused(project / "no/site", project) == "U135"
    assert refused(project / "targets.yaml/x", project) in ("F507", "U135")
    assert snapshot(project.parent) == before


@posix
def test_never_through_a_link(project: Path) -> None:
    (project / "site").symlink_to(project.parent)
    assert refused(project / "site", project) == "F508"
    (project / "into").symlink_to(project / "observations")
    assert refused(project / "into/x", project) == "F507"
    out = project / "out"
    put(out, OLD, project)
    (out / "zh/a").rename(project.parent / "elsewhere")
    (out / "zh/a").symlink_to(project.parent / "elsewhere")
    assert refused(out, project) == "F506"


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, ZeroDivisionError])
def test_whatever_ends_it_leaves_the_old_site(project: Path, error: type[BaseException]) -> None:
    out = project / "site"
    put(out, OLD, project)
    before = snapshot(project)

    def broken() -> Iterator[tuple[str, bytes]]:
        yield from NEW
        raise error

    with pytest.raises((CannotRun, error)):
        write_site(out, broken())
    assert snapshot(project) == before


@posix
@pytest.mark.parametrize("between", [False, True])
def test_what_a_killed_run_left_is_put_right(project: Path, between: bool) -> None:
    """Killed while it wrote, or between taking the name from the old site and giving it to the
    new one.
    """
    out = project / "site"
    put(out, OLD, project)
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tracker.store import site_folder as s\n"
        "def die(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
        "def files():\n"
        "    yield 'index.html', b'new'\n"
        f"    {'return' if between else 'die()'}\n"
        "s._exchanged = lambda *_: False\n"
        "rename = os.rename\n"
        "os.rename = lambda a, b: (rename(a, b), die())\n"
        "s.write_site(Path(sys.argv[1]), files())\n"
    )
    run = [sys.executable, "-c", code, str(out)]
    done = subprocess.run(run, env=environment(), cwd=project, check=False)
    assert done.returncode == -signal.SIGKILL
    assert out.exists() is not between
    put(out, NEW, project)
    assert (out / "index.html").read_bytes() == b"new"
    assert not [name for name in os.listdir(project) if "tracker-" in name]


def test_a_disk_that_says_no(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    out = project / "site"
    put(out, OLD, project)
    before = snapshot(project)
    monkeypatch.setattr(Path, "write_bytes", full)
    assert refused(out, project) == "U203"
    monkeypatch.undo()
    assert snapshot(project) == before

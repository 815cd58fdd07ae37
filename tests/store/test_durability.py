"""Nothing is lost (docs: reliability): many writers, deaths and failures at every moment, and what
they leave.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.interruptions import (
    BEFORE,
    CALLS,
    WAYS,
    Way,
    amend,
    kill_at_random,
    kill_between,
    project_of,
    remove,
    walk,
)
from tests.support.processes import command, environment, process
from tests.support.projects import PROJECT, write_project
from tests.support.recording import (
    DAY,
    FILE,
    NEW,
    OLD,
    RECORD,
    REGISTRY,
    snapshot,
    write,
    write_many,
)
from tracker.problems.problem import CannotRun
from tracker.store import folder as files

posix = pytest.mark.skipif(os.name != "posix", reason="forks, and locks as POSIX has them")


@pytest.mark.parametrize(
    ("writers", "publications"),
    [
        pytest.param(3, 2, id="few"),
        pytest.param(12, 1, marks=pytest.mark.long, id="one-file"),
        pytest.param(12, 4, marks=pytest.mark.long, id="several-files"),
    ],
)
def test_many_writers_lose_nothing(tmp_path: Path, writers: int, publications: int) -> None:
    """The full run is benchmarks/writers.py."""
    found = write_many(tmp_path / "p", writers=writers, workers=4, publications=publications)
    assert found == []


DEATHS = ("dies", "dies half written")


@posix
@pytest.mark.parametrize("way", DEATHS)
def test_dead_in_the_middle_the_file_is_the_old_or_the_new_one(tmp_path: Path, way: Way) -> None:
    """Killed when it has begun to write, or would give the file its name."""
    calls, wrong = walk(tmp_path, "appended", way, {"write", "replace"})
    assert wrong == [] and {"write", "replace"} <= set(calls)


@posix
@pytest.mark.parametrize(
    "way", [pytest.param(one, marks=pytest.mark.long if one in DEATHS else ()) for one in WAYS]
)
@pytest.mark.parametrize("name", BEFORE)
def test_at_every_call_the_file_is_the_old_or_the_new_one(
    tmp_path: Path, name: str, way: Way
) -> None:
    """Whole, and the next run puts everything right: the record is there once, and nothing else."""
    calls, wrong = walk(tmp_path, name, way)
    assert wrong == []
    assert (
        {"write", "fsync", "link" if name == "new-file" else "replace"} <= set(calls) <= set(CALLS)
    )


@posix
@pytest.mark.long
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("write_it", [amend, remove])
def test_amended_at_every_call_the_file_is_the_old_or_the_new_one(
    tmp_path: Path, write_it: Callable[[Path], object], way: Way
) -> None:
    """Or, where its only record is removed, is there whole or not at all."""
    calls, wrong = walk(tmp_path, "appended", way, write_it=write_it)
    assert wrong == [] and {"unlink"} <= set(calls)


@pytest.mark.long
def test_sixty_writers_at_once_amend_and_add(tmp_path: Path) -> None:
    """Each its own record of one file, thirty of each: all is done, and nothing else changes."""
    months = [f"{2018 + n // 12}-{n % 12 + 1:02}" for n in range(60)]
    item = "  - {{indicator: firms, period: {}, value: {}}} # kept"
    head = "# by hand\npublication: {title: 公报, publisher: 局, published: 2025-03, records: %d}\nobservations:\n"
    there = [item.format(month, 5000 + n) for n, month in enumerate(months[:30])]
    text = head % 30 + "\n".join(there) + "\n"
    project = write_project(tmp_path / "p", {"targets.yaml": REGISTRY, FILE: text})
    source = ("--published", "2025-03", "--publisher", "局", "--title", "公报", "--yes")

    def one(n: int) -> tuple[int, str]:
        if n < 30:
            words = ("amend", f"firms@{months[n]}", "--value", str(7000 + n), "--yes")
        else:
            words = ("add-observation", "firms", str(5000 + n), "--period", months[n], *source)
        ended = process(*words, at=project)
        return ended.code, ended.err if ended.code else ""

    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(one, [n // 2 + n % 2 * 30 for n in range(60)]))
    assert ended == [(0, "")] * 60
    lines = (project / FILE).read_text("utf-8").splitlines()
    changed = [item.format(month, 7000 + n) for n, month in enumerate(months[:30])]
    assert lines[:33] == [*(head % 60).splitlines(), *changed]
    added = "\n".join(lines[33:])
    assert len(lines) == 33 + 90
    for n, month in enumerate(months[30:], 30):
        assert f"period: {month}\n    value: {5000 + n}" in added


@posix
@pytest.mark.long
def test_killed_at_random_times(tmp_path: Path) -> None:
    """The full runs are benchmarks/kills.py."""
    project = project_of(tmp_path / "p", "appended")
    for seed in range(6):
        kill_at_random(project, 0.3, seed)
        assert (project / FILE).read_bytes() in (OLD.encode(), (OLD + RECORD).encode())
        (project / FILE).write_bytes(OLD.encode())
    write(project, [NEW], DAY)
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: (OLD + RECORD).encode()}


@posix
@pytest.mark.long
def test_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    for seed in range(6):
        acknowledged, found = kill_between(project_of(tmp_path / str(seed), "appended"), 0.2, seed)
        assert found in (acknowledged, acknowledged + 1)


def test_what_killed_writers_left_is_cleared_away(tmp_path: Path) -> None:
    """And nothing else, wherever it stands."""
    project = project_of(tmp_path / "p", "appended")
    others = {
        "observations/.tracker-x.tmp": "mine",
        "observations/tracker-1.tmp": "mine",
        ".tracker-1.tmp": "mine",
    }
    for name in ("observations/.tracker-1.tmp", "observations/2025/.tracker-99999.tmp", *others):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("mine")
    write(project, [NEW], DAY)
    assert set(snapshot(project)) == {"targets.yaml", FILE, *others}


@posix
def test_a_lock_left_behind_never_blocks(tmp_path: Path) -> None:
    """Neither of a killed holder, nor of another program, nor of another user's making."""
    project = project_of(tmp_path / "p", "appended")
    holder = (
        "import pathlib, sys, time\nfrom tracker.store import folder as files\n"
        "with files.locked(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(project)],
        env=environment(),
        stdout=subprocess.PIPE,
        cwd=PROJECT,
    ) as held:
        assert held.stdout is not None and held.stdout.readline() == b"held\n"
        held.kill()
    assert (project / ".tracker.lock").stat().st_mode & 0o777 == 0o666
    (project / ".tracker.lock").write_text("pid 1, since yesterday")
    write(project, [NEW], DAY)


def test_who_holds_the_lock_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_of(tmp_path / "p", "appended")
    monkeypatch.setattr(files, "LONGEST_WAIT", 0.1)
    with files.locked(project), pytest.raises(CannotRun) as stopped:
        write(project, [NEW], DAY)
    assert [(one.code, dict(one.facts)["name"]) for one in stopped.value.problems] == [
        ("U203", ".tracker.lock")
    ]
    write(project, [NEW], DAY)


LOCKS = [
    pytest.param("lambda *_: None", id="that-keep-nobody-out"),
    pytest.param("fail(errno.ENOSYS)", id="that-the-system-lacks"),
    pytest.param("fail(errno.ENOLCK)", id="that-the-server-lacks", marks=pytest.mark.long),
    pytest.param("fail(errno.EOPNOTSUPP)", id="that-the-disk-lacks", marks=pytest.mark.long),
]


@posix
@pytest.mark.parametrize("lock", LOCKS)
def test_locks_that_do_not_work_are_said(tmp_path: Path, lock: str) -> None:
    """Rather than ignored: nothing is written."""
    project = project_of(tmp_path / "p", "appended")
    script = (
        "import errno, fcntl, os\n"
        "def fail(number):\n    def failing(*_): raise OSError(number, os.strerror(number))\n    return failing\n"
        f"fcntl.flock = {lock}\nfrom tracker.cli import program\nprogram()"
    )
    words = [
        "add-observation",
        "firms",
        "11000",
        "--period",
        "2024",
        "--published",
        "2025-03",
        "--title",
        "x",
    ]
    run = [command()[0], "-W", "ignore", "-c", script, *words, "-C", str(project)]
    done = subprocess.run(run, env=environment(), cwd=PROJECT, capture_output=True, check=False)
    assert done.returncode == 2 and b"U203" in done.stderr and b".tracker.lock" in done.stderr
    assert b"Traceback" not in done.stderr
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: OLD.encode()}


@pytest.mark.parametrize("lock", ["folder", "link"])
def test_a_lock_that_is_no_file_is_said(tmp_path: Path, lock: str) -> None:
    project = project_of(tmp_path / "p", "appended")
    if lock == "folder":
        (project / ".tracker.lock").mkdir()
    else:
        (project / ".tracker.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotRun) as stopped:
        write(project, [NEW], DAY)
    assert [one.code for one in stopped.value.problems] == ["U203"]
    assert not (tmp_path / "elsewhere").exists() and (project / FILE).read_bytes() == OLD.encode()


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_flushed_before_it_gets_its_name(tmp_path: Path) -> None:
    """What makes it last through a power cut: the file is on the disk before the rename, the folder
    after it.
    """
    project = project_of(tmp_path / "p", "appended")
    log = tmp_path / "log"
    words = [
        "firms",
        "11000",
        "--period",
        "2024",
        "--published",
        "2025-03",
        "--publisher",
        "统计局",
    ]
    trace = ["strace", "-y", "-o", str(log), "-e", "trace=fsync,rename,renameat,renameat2"]
    done = subprocess.run(
        [*trace, *command("add-observation", *words, "--title", "统计公报")],
        cwd=project,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if not log.exists() or b"ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    calls = [
        line.split("(")[0]
        for line in log.read_text().splitlines()
        if ".tracker-" in line or "observations>" in line
    ]
    assert [call.rstrip("at2") for call in calls] == ["fsync", "rename", "fsync"]

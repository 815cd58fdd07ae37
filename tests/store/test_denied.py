"""What the system does not allow (docs: reliability): full disks, rights, links; nothing is
written, and it is said.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.interruptions import forked
from tests.support.processes import Answer, command, environment, tracker
from tests.support.projects import PROJECT, write_project
from tests.support.recording import (
    DAY,
    FILE,
    NEW,
    OLD,
    RECORD,
    REGISTRY,
    left_behind,
    snapshot,
    write,
)
from tests.support.tiers import tiers
from tracker.problems.problem import CannotRun
from tracker.store.folder import read_folder

if os.name != "posix":
    pytest.skip("rights, links and limits as POSIX has them", allow_module_level=True)

ADD = ("add-observation", "firms", NEW.value, "--period", NEW.period, "--published", NEW.published,
       "--publisher", NEW.publisher, "--title", NEW.title, "--yes")  # fmt: skip
OTHERS = "observations/2025-03-统计局.yaml"  # the name that a new file gets
NOBODY = 65534
# Everything is imported while it still can be: the interpreter may stand where nobody else may
# read.
UNPRIVILEGED = """
import contextlib, io, os, sys
from tracker.cli import main
def run(*words):
    return main(words)
scratch, *asked = sys.argv[1:]
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    words = f"firms 9999 --period 2023 --published 2024 --title {os.getpid()}".split()
    assert run("add-observation", "-C", scratch, *words) == 0
    assert run("status", "-C", scratch) == 0 and run("status", "-C", scratch, "nothing") == 2
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
sys.exit(run(*asked))
"""


@pytest.fixture
def project() -> Iterator[Path]:
    """A project that everybody may enter and nobody's own, unlike what stands in
    pytest's folders.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        made = write_project(Path(folder) / "p", {"targets.yaml": REGISTRY, FILE: OLD})
        for path in (made, *made.rglob("*")):
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        yield made


def unprivileged(project: Path, scratch: Path, *words: str) -> Answer:
    """Run the program as a user without any rights but those of everybody, or of owners."""
    write_project(scratch, {"targets.yaml": REGISTRY})
    run = [sys.executable, "-c", UNPRIVILEGED, str(scratch), *words, "-C", str(project)]
    done = subprocess.run(
        run,
        env=environment(),
        cwd=PROJECT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.long
def test_recorded_without_any_rights_but_the_owners(project: Path, tmp_path: Path) -> None:
    found = unprivileged(project, tmp_path / "s", *ADD)
    assert (found.code, found.err) == (0, "")
    assert (project / FILE).read_bytes() == (OLD + RECORD).encode()


# the name and mode of what is barred, and what the refusal names
BARRED = [
    pytest.param(
        ".",
        0o555,
        ".tracker.lock",
        "Permission denied",
        id="read-only-project",
        marks=pytest.mark.long,
    ),
    pytest.param(
        "observations",
        0o555,
        FILE,
        "Permission denied",
        id="read-only-folder",
        marks=pytest.mark.long,
    ),
    pytest.param(FILE, 0o444, FILE, "read-only", id="read-only-file"),
]


@pytest.mark.parametrize(("name", "mode", "named", "words"), BARRED)
def test_barred(
    project: Path, tmp_path: Path, name: str, mode: int, named: str, words: str
) -> None:
    (project / name).chmod(mode)
    found = unprivileged(project, tmp_path / "s", *ADD)
    (project / name).chmod(0o755)
    assert (
        found.code == 2
        and f"U203 error: cannot write {named}: " in found.err
        and words in found.err
    )
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: OLD.encode()}


@pytest.mark.long
def test_what_cannot_be_read_is_not_written_over(project: Path, tmp_path: Path) -> None:
    """Its records are unknown, so the record goes to a file of its own, and the problem is said."""
    (project / FILE).rename(project / OTHERS)
    (project / OTHERS).chmod(0)
    found = unprivileged(project, tmp_path / "s", *ADD)
    told = unprivileged(project, tmp_path / "s", "status")
    (project / OTHERS).chmod(0o600)
    assert found.code == 0, found.err
    assert set(snapshot(project)) == {"targets.yaml", OTHERS, OTHERS.replace(".yaml", "-2.yaml")}
    assert (project / OTHERS).read_bytes() == OLD.encode()
    assert f"{OTHERS} F104" in told.err


@pytest.mark.skipif(os.geteuid() != 0, reason="gives files away")
@pytest.mark.parametrize(
    ("owner", "group"), tiers([(0, NOBODY), (NOBODY, 0)], [(0, NOBODY)]), ids=["owner", "group"]
)
def test_a_file_that_could_not_be_given_back_is_refused(
    project: Path, tmp_path: Path, owner: int, group: int
) -> None:
    os.chown(project / FILE, owner, group)
    (project / FILE).chmod(0o666)
    found = unprivileged(project, tmp_path / "s", *ADD)
    assert found.code == 2 and "belongs to another user" in found.err
    assert (project / FILE).read_bytes() == OLD.encode() and not left_behind(project)


@pytest.mark.long
@pytest.mark.skipif(os.geteuid() != 0, reason="gives files away")
def test_another_users_lock_is_no_obstacle(project: Path, tmp_path: Path) -> None:
    tracker(*ADD, at=project)
    assert (project / ".tracker.lock").stat().st_uid == 0
    again = unprivileged(project, tmp_path / "s", *ADD[:1], "energy", "--value", "-4%", *ADD[3:])
    assert again.code == 0, again.err


@pytest.mark.parametrize(
    ("name", "code", "said"),
    tiers(
        [("targets.yaml", 3, "F104"), ("observations", 0, "F104"), (".", 2, "not readable")],
        [(".", 2, "not readable")],
    ),
)
def test_no_rights_at_all_are_no_bug(
    project: Path, tmp_path: Path, name: str, code: int, said: str
) -> None:
    (project / name).chmod(0)
    found = unprivileged(project, tmp_path / "s", "status")
    (project / name).chmod(0o755)
    assert found.code == code and said in found.err and "Traceback" not in found.err


def test_a_limit_on_the_size_of_files(tmp_path: Path) -> None:
    """Half of the file gets through, and is taken back."""
    resource = pytest.importorskip("resource")
    old = OLD.replace("\r\n", "\r\n# " + "x" * 4000 + "\r\n", 1)
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: old})

    def act() -> None:
        sys.dont_write_bytecode = True
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(old.encode()), len(old.encode())))
        write(project, [NEW], DAY)

    assert forked(act) == 1
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: old.encode()}


# $1 an empty folder, $2 the project, $3 the size that stays free, then the command
FULL = """
mount -t tmpfs -o size=128k tracker "$1" || exit 77
cp -R "$2/." "$1"; cat /dev/zero > "$1/fill" 2> "$2/full"
free=$3; [ "$free" = 0 ] || { head -c "$free" /dev/zero > "$2/cut"; truncate -s -"$free" "$1/fill"; rm "$2/cut"; }
folder=$1 project=$2; shift 3; cd "$folder"; "$@"; code=$?
rm fill "$project/full"; rm -R "$project"/*; cp -R "$folder/." "$project"; exit $code
"""


@pytest.mark.parametrize("free", tiers([0, 4096], [4096]), ids=["nothing-free", "half-of-it-free"])
@pytest.mark.parametrize("new", tiers([False, True], [False]), ids=["appended", "new-file"])
def test_a_full_disk(tmp_path: Path, free: int, new: bool) -> None:
    """A small disk in a name space of its own: what is mounted there ends with the process."""
    old = OLD.replace("\r\n", "\r\n# " + "x" * 6000 + "\r\n", 1)
    project = write_project(tmp_path / "p", {"targets.yaml": REGISTRY, FILE: old})
    (tmp_path / "disk").mkdir()
    words = [*ADD[:-1], "--title", "另一份", "--note", "n" * 6000, "--yes"] if new else list(ADD)
    spaces = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    run = [
        *spaces,
        "sh",
        "-c",
        FULL,
        "sh",
        str(tmp_path / "disk"),
        str(project),
        str(free),
        *command(*words),
    ]
    try:
        done = subprocess.run(
            run, env=environment(), capture_output=True, stdin=subprocess.DEVNULL, check=False
        )
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if done.returncode == 77 or b"unshare" in done.stderr:
        pytest.skip("mounting is not allowed here")
    assert (
        done.returncode == 2
        and b"No space left on device" in done.stderr
        and b"U203" in done.stderr
    )
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: old.encode()}


def test_a_link_stays_and_its_target_is_changed(tmp_path: Path) -> None:
    project = write_project(
        tmp_path, {"targets.yaml": REGISTRY, "observations/2025/b.yml.kept": OLD}
    )
    (project / FILE).symlink_to("2025/b.yml.kept")
    write(project, [NEW], DAY)
    assert os.readlink(project / FILE) == "2025/b.yml.kept"
    assert (project / "observations/2025/b.yml.kept").read_bytes() == (OLD + RECORD).encode()


def test_hard_links(tmp_path: Path) -> None:
    """The record is added under the name in observations/; the other name, a copy kept as a link,
    keeps the old.
    """
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    os.link(project / FILE, project / "backup")
    write(project, [NEW], DAY)
    assert (project / FILE).read_bytes() == (OLD + RECORD).encode()
    assert (project / "backup").read_bytes() == OLD.encode()


# what is a link, where it leads, the problems of reading, and where recording goes
LEADING_OUT = [
    pytest.param(FILE, "../../out/a.yaml", [(FILE, "F104")], OTHERS, id="file"),
    pytest.param(FILE, "../targets.yaml", [(FILE, "F104")], OTHERS, id="file-to-the-project"),
    pytest.param(
        OTHERS,
        "../../out/a.yaml",
        [(OTHERS, "F104")],
        OTHERS.replace(".yaml", "-2.yaml"),
        id="taken-name",
    ),
    pytest.param(
        OTHERS,
        "../../out/new.yaml",
        [(OTHERS, "F104")],
        OTHERS.replace(".yaml", "-2.yaml"),
        id="dangling",
    ),
    pytest.param(FILE, "a.yaml", [(FILE, "F104")], OTHERS, id="loop"),
    pytest.param("observations", "../out", [("observations", "F104")], None, id="folder"),
    pytest.param(
        "observations/2025",
        "../../out",
        [("observations/2025", "F104")],
        OTHERS,
        id="folder-within",
    ),
]


@pytest.mark.parametrize(("link", "target", "problems", "written"), LEADING_OUT)
def test_links_that_lead_out_are_neither_read_nor_written(
    tmp_path: Path, link: str, target: str, problems: list[tuple[str, str]], written: str | None
) -> None:
    out = write_project(
        tmp_path / "out", {"targets.yaml": REGISTRY, "a.yaml": OLD, ".tracker-1.tmp": "theirs"}
    )
    project = write_project(tmp_path / "p", {"targets.yaml": REGISTRY})
    (project / link).parent.mkdir(exist_ok=True)
    (project / link).symlink_to(target)
    before = snapshot(out)
    contents, found = read_folder(project)
    assert set(contents) == {"targets.yaml"} and [(one.file, one.code) for one in found] == problems
    if written is None:
        with pytest.raises(CannotRun) as stopped:
            write(project, [NEW], DAY)
        assert [one.code for one in stopped.value.problems] == ["U203"]
    else:
        write(project, [NEW], DAY)
        assert (project / written).is_file() and not (project / written).is_symlink()
    assert snapshot(out) == before and os.readlink(project / link) == target


@pytest.mark.parametrize("target", ["/proc/self/environ", "../out/targets.yaml", "targets.yaml"])
def test_a_registry_that_leads_out_is_not_read(tmp_path: Path, target: str) -> None:
    write_project(tmp_path / "out", {"targets.yaml": REGISTRY})
    (tmp_path / "p").mkdir()
    (tmp_path / "p/targets.yaml").symlink_to(target)
    found = tracker("status", at=tmp_path / "p")
    assert (
        found.code == 3
        and ("F104" in found.err or "F107" in found.err)
        and "Traceback" not in found.err
    )
    assert "PATH" not in found.err


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    run = [
        "sh",
        "-c",
        'cd "$1" && rmdir "$1" && shift && exec "$@"',
        "sh",
        str(tmp_path / "gone"),
        *command("status"),
    ]
    done = subprocess.run(run, env=environment(), capture_output=True, check=False)
    assert done.returncode == 3 and b"F107" in done.stderr and b"Traceback" not in done.stderr

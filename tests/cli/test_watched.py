"""Nobody gets in: what a run does, as the interpreter itself reports it (sys.addaudithook), for
every command and format.

It opens no socket, starts no process, unpickles nothing, loads no library by name; what it reads
stands in the project or in Python's own folders, what it writes in the project.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import tracker
from tests.cli.test_endings import COMMANDS, PAGE, VALUES, each, words
from tests.support.processes import command, environment
from tests.support.projects import write_project
from tests.support.recording import FILE, OLD, REGISTRY

if os.name != "posix":
    pytest.skip("hands over a descriptor", allow_module_level=True)

# what a command may do besides, by the beginning of what is said of it
LOCKS = "open read /proc/sys/kernel/random/boot_id"  # filelock's
WRITES = ("add-observation", "amend", "add-target", "add-plan", "import")
ALLOWED = dict.fromkeys(WRITES, (LOCKS,))
NEVER = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.kill", "pickle.", "ctypes.", "webbrowser.", "urllib.", "http.", "ftplib.", "smtplib.",
    "poplib.", "imaplib.", "pty.",
)  # fmt: skip
# of each event that touches the disk, how many of its arguments are paths
PATHS = {
    "open": 1, "os.listdir": 1, "os.scandir": 1, "os.walk": 1, "os.mkdir": 1, "os.remove": 1,
    "os.rmdir": 1, "os.rename": 2, "os.link": 2, "os.symlink": 2, "os.chmod": 1, "os.chown": 1,
    "os.utime": 1, "os.truncate": 1, "os.chdir": 1, "os.setxattr": 1, "os.removexattr": 1,
    "shutil.copyfile": 2, "shutil.move": 2, "shutil.rmtree": 1, "tempfile.mkstemp": 1,
    "tempfile.mkdtemp": 1, "glob.glob": 1,
}  # fmt: skip
READS = {"open", "os.listdir", "os.scandir", "os.walk", "glob.glob"}
WATCH = f"""
import json, os, sys
NEVER, PATHS, READS = {NEVER!r}, {PATHS!r}, {READS!r}
seen, watching = [], True
def watch(event, arguments):
    if not watching:
        return
    if event.startswith(NEVER):
        seen.append((event, "", repr(arguments)))
    for path in arguments[: PATHS.get(event, 0)]:
        if not isinstance(path, int):
            path = os.fsdecode("." if path is None else path)
            writes = event not in READS
            if event == "open":
                writes = bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND))
            seen.append((event, "write" if writes else "read", os.path.realpath(path)))
sys.addaudithook(watch)
try:
    exec(os.environ["ACT"])
finally:
    watching = False
    os.write(int(os.environ["SEEN"]), json.dumps(seen).encode("utf-8", "replace"))
"""
ZIPPED = [path for path in sys.path if path.endswith(".zip")]  # the standard library, perhaps
OWN = [
    Path(path).resolve()
    for path in (sys.prefix, sysconfig.get_path("stdlib"), *tracker.__path__, *ZIPPED)
]
HOSTILE = """\
publication: {title: !!python/object/apply:os.system ["touch executed"], publisher: x, published: 2025-03}
observations:
  - {indicator: firms, period: 2024, value: 1, url: "http://127.0.0.1:9/", note: !include /etc/passwd}
"""


def watched(act: str, arguments: list[str], at: Path) -> tuple[int, list[str]]:
    """What a run ended with, and all that it did and should not have done."""
    reading, writing = os.pipe()
    run = [command()[0], "-B", "-P", "-c", WATCH, *arguments]
    with subprocess.Popen(
        run,
        cwd=at,
        env=environment(SEEN=str(writing), ACT=act),
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        with os.fdopen(reading, "rb") as report:
            seen = json.loads(report.read())
        process.communicate()
    outside = []
    for event, way, said in dict.fromkeys(map(tuple, seen)):
        places = [at.resolve(), Path(os.devnull), *(OWN if way == "read" else ())]
        if not way or not any(Path(said).is_relative_to(place) for place in places):
            outside.append(f"{event} {way} {said}")
    return process.returncode, outside


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """One that tempts: tags, addresses, links that lead out, modules in the folder."""
    (tmp_path / "secret.yaml").write_text(OLD)
    root = write_project(
        tmp_path / "p",
        {
            "targets.yaml": REGISTRY,
            FILE: OLD,
            "observations/hostile.yaml": HOSTILE,
            "page.txt": PAGE,
            "values.csv": VALUES,
        },
    )
    (root / "observations/link.yaml").symlink_to("../../secret.yaml")
    (root / "observations/folder").symlink_to("/etc")
    (root / ".gitignore").symlink_to("../secret.yaml")
    for name in ("yaml.py", "sitecustomize.py", "tracker.py"):
        (root / name).write_text("open('executed', 'w')")
    return root


@each
def test_a_run_stays_in_its_project(project: Path, name: str, format: str) -> None:
    arguments = words(name, format, COMMANDS[name][1])
    code, outside = watched("from tracker.cli import program; program()", arguments, project)
    assert code in (0, 1)
    assert [one for one in outside if not one.startswith(ALLOWED.get(name, ()))] == []
    assert not (project / "executed").exists()


def test_a_document_is_read_by_one_process_of_our_own(project: Path) -> None:
    """A web page needs a library, so a child reads it: one, this Python, isolated, and nothing else
    is started.
    """
    (project / "page.html").write_text(f"<html><p>{PAGE}", "utf-8")
    code, outside = watched(
        "from tracker.cli import program; program()", ["extract", "page.html"], project
    )
    outside = [
        one for one in outside if not one.startswith("open read /proc/")
    ]  # how much memory the child holds
    assert code == 0 and len(outside) == 1 and outside[0].startswith("subprocess.Popen ")
    assert (
        command()[0] in outside[0]
        and "'-I'" in outside[0]
        and "from tracker.workflows.child import answer_one" in outside[0]
    )
    assert not (project / "executed").exists()


def test_a_registry_that_leads_out_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "theirs.yaml").write_text(REGISTRY)
    (tmp_path / "p").mkdir()
    (tmp_path / "p/targets.yaml").symlink_to("../theirs.yaml")
    assert watched("from tracker.cli import program; program()", ["status"], tmp_path / "p") == (
        3,
        [],
    )


SEEN = [
    ("import socket; socket.socket()", "socket.__new__"),
    ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
    ("os.system('true')", "os.system"),
    ("import pickle, pathlib; pickle.loads(pickle.dumps(pathlib.Path))", "pickle.find_class"),
    ("import ctypes; ctypes.CDLL(None)", "ctypes.dlopen"),
    ("open('/etc/hostname')", "open read"),
    ("open('../new', 'w')", "open write"),
    ("os.open('../new', os.O_CREAT | os.O_WRONLY)", "open write"),
    ("open(os.path.join(sys.prefix, 'pyvenv.cfg'), 'r+')", "open write"),
    ("os.listdir('..')", "os.listdir read"),
    ("os.mkdir('../new')", "os.mkdir write"),
    ("os.rename('observations', '../new')", "os.rename write"),
    ("open('observations/link.yaml')", "open read"),
]


def test_it_would_be_seen(project: Path) -> None:
    """Each act of a run is said in turn, whatever becomes of it."""
    acts = "".join(f"try: {act}\nexcept OSError: pass\n" for act, _ in SEEN)
    _, outside = watched(acts, [], project)
    for act, event in SEEN:
        while not outside[0].startswith(event):
            outside = outside[1:]
            assert outside, act


def test_what_is_allowed_is_not_said(project: Path) -> None:
    acts = ("open('targets.yaml')", "open('new', 'w')", "import sqlite3", "os.mkdir('more')")
    assert watched("\n".join(acts), [], project) == (0, [])

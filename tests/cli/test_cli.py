"""The program as a process: exit codes, streams and formats (docs: the command line)."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support.processes import Answer, command, environment, tracker
from tests.support.projects import GOOD, write_project
from tests.support.tiers import tiers
from tracker import __version__

DAY = ("--as-of", "2025-02-28")
WARNED = """\
publication: {title: 日报, published: 2024-01}
observations:
  - {indicator: firms, period: 2023, value: 1.1}
"""
BAD = WARNED.replace("1.1", "许多")
BEHIND = GOOD.replace("突破1.6万", "7000")
NO_TARGET = "language: en\nplans:\n  - {id: plan, name: 规划, period: 2021..2025}\ntargets: []\n"
PROJECTS = {
    "fine": {"observations/a.yaml": GOOD},
    "behind": {"observations/a.yaml": BEHIND},
    "warned": {"observations/a.yaml": GOOD, "observations/b.yaml": WARNED},
    "bad": {"observations/a.yaml": GOOD, "observations/b.yaml": BAD},
    "broken": {"observations/a.yaml": GOOD, "observations/b.yaml": "publication: {"},
    "no-target": {"targets.yaml": NO_TARGET, "observations/a.yaml": GOOD},
    "bad-target": {"targets.yaml": NO_TARGET.replace("[]", "[{id: x}]")},
    "unreadable": {"targets.yaml": "targets: ["},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project of each sort, and an empty one."""
    root = tmp_path_factory.mktemp("projects")
    for name, files in PROJECTS.items():
        write_project(root / name, files)
    (root / "none").mkdir()
    return root


# project, arguments, exit code, what stderr says
ENDINGS = [
    pytest.param("fine", "status", 0, "", id="answered"),
    pytest.param("fine", "check", 0, "", id="nothing-wrong"),
    pytest.param("fine", "explain F201", 0, "", id="explained"),
    pytest.param("none", "explain F201", 0, "", id="explained-without-a-project"),
    pytest.param("none", "-h", 0, "", id="help"),
    pytest.param("none", "add-target -h", 0, "", id="help-of-a-command"),
    pytest.param("none", "status --all", 3, "tracker init", id="what-makes-a-project"),
    pytest.param("none", "--version", 0, "", id="version-without-a-project"),
    pytest.param("fine", "status --fail-on exceeded", 1, "", id="a-status-matches"),
    pytest.param("fine", "status --fail-on behind,exceeded", 1, "", id="one-of-two-matches"),
    pytest.param("fine", "status --fail-on lower_bound", 1, "", id="evidence-matches"),
    pytest.param("fine", "status --fail-on behind,missed", 0, "", id="none-matches"),
    pytest.param("fine", "status --fail-on never", 0, "", id="never"),
    pytest.param(
        "fine", "status firms --fail-on no_data", 0, "", id="only-what-is-asked-for-matches"
    ),
    pytest.param("behind", "status --fail-on warning", 1, "", id="a-target's-severity"),
    pytest.param("behind", "status --fail-on error", 0, "", id="a-target-is-no-error"),
    pytest.param("bad", "status", 0, "observations/b.yaml:3:45 F401", id="bad-item"),
    pytest.param("bad", "status --fail-on error", 1, "F401", id="bad-item-gated"),
    pytest.param("bad", "check", 1, "", id="bad-item-checked"),
    pytest.param("bad", "check --fail-on never", 0, "", id="checked-never"),
    pytest.param("broken", "status", 0, "observations/b.yaml:2:1 F201", id="bad-file"),
    pytest.param("broken", "check", 1, "", id="bad-file-checked"),
    pytest.param("warned", "status", 0, "tracker check", id="warning"),
    pytest.param("warned", "check", 0, "", id="warning-checked"),
    pytest.param("warned", "check --strict", 1, "", id="warning-strict"),
    pytest.param("warned", "check --fail-on warning", 1, "", id="warning-gated"),
    pytest.param("fine", "", 2, "", id="no-command"),
    pytest.param("fine", "statsu", 2, "status", id="unknown-command"),
    pytest.param("fine", "status --stauts met", 2, "--status", id="unknown-option"),
    pytest.param("fine", "status frims", 2, "firms", id="unknown-target"),
    pytest.param("fine", "status 高新技术企业数", 2, "高新技术企业数量", id="unknown-name"),
    pytest.param("fine", "status --status behnd", 2, "behind", id="unknown-status"),
    pytest.param("fine", "status --plan plam", 2, "plan", id="unknown-plan"),
    pytest.param("fine", "status --fail-on mised", 2, "missed", id="unknown-gate"),
    pytest.param("fine", "status --format jsn", 2, "json", id="unknown-format"),
    pytest.param("fine", "status --as-of 2025-02-30", 2, "2025-02-30", id="no-such-day"),
    pytest.param("fine", "status --as-of soon", 2, "soon", id="no-day"),
    pytest.param("fine", "status --as-of", 2, "--as-of", id="no-value"),
    pytest.param("fine", "explain behnd", 2, "behind", id="unknown-word"),
    pytest.param("none", "status", 3, "F107", id="no-project"),
    pytest.param("none", "status -C gone", 3, "F501", id="no-folder"),
    pytest.param("no-target", "status", 3, "T123", id="no-target"),
    pytest.param("bad-target", "check", 3, "T123", id="no-valid-target-checked"),
    pytest.param("unreadable", "status", 3, "F201", id="unreadable-registry"),
]


@pytest.mark.parametrize(("project", "arguments", "code", "said"), ENDINGS)
def test_exit_codes(home: Path, project: str, arguments: str, code: int, said: str) -> None:
    days = DAY if arguments.startswith("status") and "--as-of" not in arguments else ()
    found = tracker(*arguments.split(), *days, at=home / project)
    assert found.code == code, found.err
    assert said in found.err and "Traceback" not in found.err
    assert bool(found.err) == bool(said or code in (2, 3))
    assert not any(line.endswith(":") for line in (line.strip() for line in found.err.splitlines()))
    assert found.out if code < 2 else not found.out or not arguments


@pytest.mark.parametrize(
    ("project", "arguments", "code", "said"), [p for p in ENDINGS if p.values[2] in (2, 3)]
)
def test_a_failure_is_one_json_document(
    home: Path, project: str, arguments: str, code: int, said: str
) -> None:
    words = arguments.replace("--format jsn", "--sort nam").split() or ["status", "--bad"]
    found = tracker(words[0], "--format=json", *words[1:], at=home / project)
    assert found.code == code and found.json["schema"] == "tracker/error/1"
    assert found.json["problems"] and all(
        one["message"] and one["hint"] for one in found.json["problems"]
    )


def test_files_without_their_number_are_said_once(tmp_path: Path) -> None:
    """O122: by check --strict, at one of the files with how many there are, and no gate fails for
    it.
    """
    counted = GOOD.replace("published: 2025-02", "published: 2025-03, records: 2")
    files = {
        "observations/a.yaml": counted,
        "observations/b.yaml": GOOD,
        "observations/c.yaml": GOOD,
    }
    write_project(tmp_path, files)
    for gate in ((), ("--fail-on", "warning")):
        found = tracker("check", "--strict", *gate, "--format", "json", "--lang", "en", at=tmp_path)
        said = [one for one in found.json["problems"] if one["code"] == "O122"]
        assert [(one["file"], one["severity"]) for one in said] == [
            ("observations/b.yaml", "warning")
        ]
        assert " 2," in said[0]["message"]
    assert "O122" not in tracker("check", "--format", "json", at=tmp_path).out
    write_project(tmp_path / "one", {"observations/b.yaml": GOOD})
    found = tracker("check", "--strict", "--format", "json", at=tmp_path / "one")
    assert (found.code, [one["code"] for one in found.json["problems"]]) == (0, ["O122"])
    assert tracker("check", "--format", "json", at=tmp_path / "one").json["problems"] == []


def test_problems_stand_in_the_answer(home: Path) -> None:
    """A bad item costs that item: the rest is answered, in every format, with the problem beside
    it.
    """
    found = tracker("status", "--format", "json", *DAY, at=home / "bad")
    assert found.code == 0 and found.json["schema"] == "tracker/report/1" and "F401" in found.err
    (one,) = found.json["problems"]
    assert (one["code"], one["severity"], one["line"], one["column"]) == (
        "F401",
        "error",
        "3",
        "45",
    )
    assert [t["status"] for t in found.json["targets"]] == [
        "exceeded",
        "no_data",
        "on_track",
        "no_data",
    ]
    checked = tracker("check", "--format", "json", at=home / "bad")
    assert checked.code == 1 and checked.json["problems"] == [one] and not checked.err
    assert "observations/b.yaml:3:45 F401" in tracker("check", at=home / "bad").out


def test_a_bug_is_4_and_an_interruption_130(home: Path) -> None:
    for raised, code, said in (
        ("1 / 0", 4, "ZeroDivisionError"),
        ("signal.raise_signal(signal.SIGINT)", 130, ""),
    ):
        script = (
            f"import signal, sys, tracker.workflows.load as p\np.load_project = lambda *_: {raised}\n"
            "from tracker.cli import program\nprogram()"
        )
        words = [command()[0], "-c", script, "status", "--format", "json"]
        done = subprocess.run(
            words, cwd=home / "fine", env=environment(), capture_output=True, check=False
        )
        assert done.returncode == code and said in done.stderr.decode()
        assert (
            not done.stdout
            if code == 130
            else json.loads(done.stdout)["problems"][0]["code"] == "U105"
        )


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_a_closed_pipe_is_silent(home: Path, word: str) -> None:
    with subprocess.Popen(
        command(*word.split()),
        cwd=home / "fine",
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b"" and running.wait(60) == 0


@pytest.mark.skipif(os.name != "posix", reason="file descriptors are closed as POSIX shells do it")
@pytest.mark.parametrize("closed", [1, 2], ids=["stdout", "stderr"])
@pytest.mark.parametrize("project", tiers(["fine", "bad"], ["fine"]))
def test_a_stream_that_was_never_open(home: Path, project: str, closed: int) -> None:
    """As after `>&-` or in a service: nobody listens, and that is no bug and no finding."""
    words = ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *command("status")]
    done = subprocess.run(
        words, cwd=home / project, env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 0 and b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a named pipe")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe among the observations would be read for ever: it cannot be read (F104), and that
    costs only itself.
    """
    project = write_project(tmp_path, {"observations/a.yaml": GOOD})
    os.mkfifo(project / "observations/pipe.yaml")
    with subprocess.Popen(
        command("status"),
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as running:
        try:
            said = running.communicate(timeout=10)[1].decode()
        except subprocess.TimeoutExpired:
            running.kill()
            raise
    assert running.returncode == 0 and "observations/pipe.yaml F104" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize(
    "arguments",
    tiers(["status", "status --format json", "status --format json --bad"], ["status"]),
)
def test_a_full_disk_is_no_bug(home: Path, arguments: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments.split()),
            cwd=home / "fine",
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode not in (0, 1) and done.stderr and b"Traceback" not in done.stderr


def test_formats_agree(home: Path) -> None:
    made = {
        name: tracker("status", "--format", name, *DAY, at=home / "fine")
        for name in ("json", "csv", "markdown")
    }
    assert all(found.code == 0 and not found.err for found in made.values())
    rows = list(csv.DictReader(io.StringIO(made["csv"].out.removeprefix("\ufeff"))))
    for row, target in zip(rows, made["json"].json["targets"], strict=True):
        same = (
            "id",
            "status",
            "progress",
            "gap",
            "overshoot",
            "elapsed",
            "needed_per_year",
            "observations",
        )
        assert [row[key] for key in same] == [
            "" if target[key] is None else target[key] for key in same
        ]
        assert row["target_value"] == (target["target"]["value"] or "")
    lines = [line for line in made["markdown"].out.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in lines}) == 1 and len(lines) == 2 + len(rows)


def test_version() -> None:
    assert tracker("--version") == Answer(0, f"tracker {__version__}\n", "")

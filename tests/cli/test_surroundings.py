"""Where the program runs (docs: reliability): locales, terminals, homes, streams, and names of
folders and files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import command, environment, tracker
from tests.support.projects import write_project
from tests.support.recording import FILE, OLD, RECORD, REGISTRY, snapshot
from tests.support.tiers import tiers

posix = pytest.mark.skipif(
    os.name != "posix", reason="locales, names and descriptors as POSIX has them"
)
DAY = "2025-06-30"
ADD = ("add-observation", "firms", "11000", "--period", "2024", "--published", "2025-03", "--publisher", "统计局",
       "--title", "统计公报", "--yes")  # fmt: skip
BAD = OLD.replace("-3.5%", "many")
SURROUNDINGS = [
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0"}, "ascii", id="locale-C"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii", id="locale-C-as-it-is"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": ""}, "utf-8", id="locale-C-python's-way", marks=pytest.mark.long),
    pytest.param({"LANG": "xx_YY.klingon", "PYTHONUTF8": "0"}, "utf-8", id="locale-unknown", marks=pytest.mark.long),
    pytest.param({"PYTHONIOENCODING": "gbk"}, "gbk", id="gbk", marks=pytest.mark.long),
    pytest.param({"PYTHONIOENCODING": "gbk:strict", "PYTHONUTF8": "0"}, "gbk", id="gbk-strict", marks=pytest.mark.long),
    pytest.param({"PYTHONIOENCODING": "ascii:strict"}, "ascii", id="ascii-strict", marks=pytest.mark.long),
    pytest.param({"TERM": "dumb"}, "utf-8", id="terminal-dumb", marks=pytest.mark.long),
    pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, "utf-8", id="terminal-dumb-in-colour", marks=pytest.mark.long),
    pytest.param({"COLUMNS": "20"}, "utf-8", id="narrow", marks=pytest.mark.long),
    pytest.param({"COLUMNS": "1"}, "utf-8", id="too-narrow", marks=pytest.mark.long),
    pytest.param({"COLUMNS": "wide"}, "utf-8", id="no-width", marks=pytest.mark.long),
    pytest.param({"COLUMNS": "99999999"}, "utf-8", id="too-wide", marks=pytest.mark.long),
    pytest.param({"HOME": "/nowhere", "USERPROFILE": "/nowhere"}, "utf-8", id="home-missing", marks=pytest.mark.long),
    pytest.param({"TZ": "Mars/Base"}, "utf-8", id="no-such-time-zone", marks=pytest.mark.long),
    pytest.param({"PYTHONOPTIMIZE": "2"}, "utf-8", id="without-assertions", marks=pytest.mark.long),
    pytest.param({"PYTHONWARNINGS": "error"}, "utf-8", id="warnings-are-errors"),
]  # fmt: skip
RUNS = [
    pytest.param(("status",), id="status"),
    pytest.param(
        ("status --format json", "show firms", "status --help"),
        marks=pytest.mark.long,
        id="other-answers",
    ),
]


@posix
@pytest.mark.parametrize("lines", RUNS)
@pytest.mark.parametrize(("variables", "encoding"), SURROUNDINGS)
def test_answers_wherever_it_runs(
    tmp_path: Path, variables: dict[str, str], encoding: str, lines: tuple[str, ...]
) -> None:
    """In the encoding asked for; what that lacks is replaced, figures are the same, and nothing is
    a bug.
    """
    project = write_project(
        tmp_path / "p", {"targets.yaml": REGISTRY, "observations/武汉.yaml": OLD + RECORD}
    )
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    for line in lines:
        words = [
            *line.split(),
            *(("--as-of", DAY) if line[:4] in ("stat", "show") and "help" not in line else ()),
        ]
        run = environment(**{"HOME": str(home), **variables})
        done = subprocess.run(
            command(*words),
            cwd=project,
            env=run,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b""), line
        out = done.stdout.decode(encoding)
        assert (
            "11,000" in out
            or "11000" in out
            or not line.startswith(("status", "show"))
            or "help" in line
        )
    assert not list(home.iterdir())


@posix
@pytest.mark.parametrize(
    "variables", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "gbk"}]
)
def test_what_a_locale_cannot_say_is_refused_or_right(
    tmp_path: Path, variables: dict[str, str]
) -> None:
    """Chinese words on the command line of a process that takes bytes for ASCII: never recorded as
    something else.
    """
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    found = tracker(*ADD, at=project, **variables)
    assert found.code in (0, 2) and "Traceback" not in found.err
    assert snapshot(project)[FILE].decode() == OLD + (RECORD if found.code == 0 else "")


NAMES = [
    pytest.param("a b", id="space"),
    pytest.param('it\'s "q"', id="quotes"),
    pytest.param("a\nb", id="newline"),
    pytest.param("-x", id="dash"),
    pytest.param("--lang", id="option"),
    pytest.param("*?[a]", id="pattern"),
    pytest.param("$(touch x);`touch y`", id="shell"),
    pytest.param("项目", id="chinese"),
    pytest.param("\udcff\udcfe", id="not-utf-8"),
    pytest.param("a\x1b[31m", id="escape"),
    pytest.param("[bold]", id="markup"),
    pytest.param("x" * 200, id="long"),
]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_names_of_folders(tmp_path: Path, name: str) -> None:
    """After -C, right behind it, in the environment; recorded into, and said when
    nothing is there.
    """
    project = write_project(tmp_path / name, {"targets.yaml": REGISTRY, FILE: OLD})
    for words, variables in (
        (["status", f"-C{name}"], {}),
        (["-C", name, "check"], {}),
        (["check"], {"TRACKER_DIR": name}),
    ):
        found = tracker(*words, at=tmp_path, **variables)
        assert (found.code, found.err) == (0, ""), words
    assert tracker(*ADD, "-C", name, at=tmp_path).code == 0
    assert snapshot(project)[FILE].decode() == OLD + RECORD
    gone = tracker("status", "-C", f"{name}gone", at=tmp_path)
    assert (
        gone.code == 3
        and "F501" in gone.err
        and "\x1b" not in gone.err
        and len(gone.err.splitlines()) == 2
    )


@posix
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files(tmp_path: Path, name: str) -> None:
    """Read, appended to, and their problems placed in them; no name is taken for anything but a
    name.
    """
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, f"observations/{name}.yaml": OLD})
    found = tracker(*ADD, at=project)
    assert found.code == 0, found.err
    after = snapshot(project)
    assert after.pop("targets.yaml") and list(after.values()) == [(OLD + RECORD).encode()]
    (project / f"observations/{name}.yaml").write_text(BAD)
    checked = tracker("check", "--format", "json", at=project)
    assert checked.code == 1 and len(checked.json["problems"]) == 1
    assert checked.json["problems"][0]["file"].startswith("observations/")


@posix
@pytest.mark.parametrize(
    "name", ["a\nb", "a\x1b[31m", "a\u202eb"], ids=["newline", "escape", "direction"]
)
def test_names_of_files_are_neutralised(tmp_path: Path, name: str) -> None:
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, f"observations/{name}.yaml": BAD})
    assert name not in tracker("check", at=project).out
    (project / f"observations/{name}.yaml").write_text(OLD)
    assert name not in tracker(*ADD, at=project).out


@posix
@pytest.mark.parametrize("closed", tiers(["<&-", ">&-", "2>&-"], [">&-"]))
def test_recorded_though_a_stream_is_closed(tmp_path: Path, closed: str) -> None:
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    for words, code, more in (([*ADD[:3], *ADD[4:5]], 2, ""), (ADD[:-1], 0, RECORD)):
        run = ["sh", "-c", f'exec "$@" {closed}', "sh", *command(*words)]
        done = subprocess.run(run, cwd=project, env=environment(), capture_output=True, check=False)
        assert done.returncode == code and b"Traceback" not in done.stderr
        assert snapshot(project)[FILE].decode() == OLD + more


@pytest.mark.long
@posix
def test_recorded_though_nobody_reads_the_diff(tmp_path: Path) -> None:
    """Exit 0 says that the record was written."""
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    with subprocess.Popen(
        command(*ADD),
        cwd=project,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        run.stdout.close()
        assert run.wait(60) == 0
    assert snapshot(project)[FILE].decode() == OLD + RECORD


@posix
def test_completion_into_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    known = {
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"
    }  # else typer asks by which shell it was started
    found = tracker("--install-completion", "bash", at=tmp_path, HOME="/proc/none", **known)
    assert found.code == 2 and "Traceback" not in found.err


def test_a_width_that_is_no_number(tmp_path: Path) -> None:
    project = write_project(tmp_path, {"targets.yaml": REGISTRY})
    assert tracker("status", at=project, COLUMNS="²").code == 0


STRANGE = {
    "targets.yaml": REGISTRY,
    "yaml.py": "open('executed', 'w')",
    "pydantic.py": "open('executed', 'w')",
}


@pytest.mark.parametrize("way", ["script", "module"])
def test_modules_in_the_folder_are_not_the_programs(tmp_path: Path, way: str) -> None:
    """It is run in folders of strangers: nothing in them is executed."""
    project = write_project(tmp_path, STRANGE)
    script = Path(sys.executable).with_name("tracker")
    if way == "script" and not script.exists():
        pytest.skip("not installed")
    run = [str(script), "status"] if way == "script" else list(command("status"))
    done = subprocess.run(run, cwd=project, env=environment(), capture_output=True, check=False)
    assert done.returncode == 0 and not (project / "executed").exists()

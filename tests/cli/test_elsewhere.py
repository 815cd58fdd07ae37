"""Systems that this is not (docs: reliability): without POSIX modules, as Windows has it, and
consoles of other encodings.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.test_endings import COMMANDS, VALUES, words
from tests.support.processes import command, environment, tracker
from tests.support.projects import write_project
from tests.support.recording import FILE, OLD, RECORD, REGISTRY, snapshot

# what only POSIX has is gone before tracker is imported; filelock, which has its own ways, keeps
# what it needs
WITHOUT = """
import filelock, subprocess, sys
from tracker.store import child_process
POSIX = "fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "readline"
GONE = "import os, signal, sys\\nfor one in %r: sys.modules[one] = None\\n" % (POSIX,)
GONE += "for one in 'O_DIRECTORY', 'fork', 'geteuid': os.__dict__.pop(one, None)\\n"
GONE += "signal.__dict__.pop('alarm', None)\\n"
child_process.CHILD_CODE = GONE + child_process.CHILD_CODE.replace("import sys; ", "")
exec(GONE)
from tracker.cli import program
program()
"""
HTML = "<html><p>2024年，企业数量达到13000家。"


def without(*arguments: str, at: Path) -> tuple[int, bytes, bytes]:
    run = [command()[0], "-c", WITHOUT, *arguments]
    done = subprocess.run(
        run, cwd=at, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(
        tmp_path / "p",
        {
            "targets.yaml": REGISTRY,
            FILE: OLD,
            "page.txt": HTML[9:],
            "page.html": HTML,
            "values.csv": VALUES,
        },
    )


FIRST = ("status", "add-observation")  # reads, writes


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in FIRST else pytest.mark.long)
        for name in COMMANDS
        if name != "diff"
    ],
)
def test_a_system_without_posix_modules(project: Path, name: str) -> None:
    """Every command answers, and what is recorded is recorded."""
    code, out, err = without(*words(name, "", COMMANDS[name][1]), at=project)
    assert (code, bool(out)) == (0, True), err.decode()
    assert b"Traceback" not in err


def test_a_document_on_a_system_without_limits(project: Path) -> None:
    code, out, err = without("extract", "page.html", "--lang", "en", at=project)
    assert (code, err) == (0, b"") and b"1 observation:" in out


CONSOLES = [
    pytest.param({"PYTHONIOENCODING": "cp936", "PYTHONUTF8": "0"}, "cp936", id="cp936"),
    pytest.param(
        {"PYTHONIOENCODING": "cp936:strict", "PYTHONUTF8": "0"},
        "cp936",
        id="cp936-strict",
        marks=pytest.mark.long,
    ),
    pytest.param(
        {"PYTHONIOENCODING": ":bogus"}, "utf-8", id="bogus-errors", marks=pytest.mark.long
    ),
    pytest.param({"PYTHONIOENCODING": "undefined"}, "utf-8", id="undefined"),
    pytest.param({"PYTHONIOENCODING": "idna"}, "utf-8", id="idna", marks=pytest.mark.long),
]
LINES = [
    "status",
    *(
        pytest.param(line, marks=pytest.mark.long)
        for line in (
            "check",
            "show firms",
            "extract page.txt",
            "extract page.html",
            "status --no-such-option",
        )
    ),
]


@pytest.mark.parametrize(("variables", "encoding"), CONSOLES)
@pytest.mark.parametrize("line", LINES)
def test_a_console_of_another_encoding(
    project: Path, line: str, variables: dict[str, str], encoding: str
) -> None:
    """In Chinese, on a Chinese console, and where the encoding named can encode nothing: never a
    traceback.
    """
    run = environment(**variables)
    done = subprocess.run(
        command(*line.split(), "--lang", "zh"),
        cwd=project,
        env=run,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
    assert done.returncode == (2 if "no-such" in line else 0), err
    assert "Traceback" not in err and ("没有" in err if "no-such" in line else "Unicode" not in err)
    assert any("\u4e00" <= one <= "\u9fff" for one in out + err)


def test_recorded_on_a_chinese_console(project: Path) -> None:
    words_ = [
        "add-observation",
        "firms",
        "11000",
        "--period",
        "2024",
        "--published",
        "2025-03",
        "--publisher",
        "统计局",
        "--title",
        "统计公报",
        "--yes",
    ]
    found = tracker(*words_, at=project, PYTHONIOENCODING="cp936")
    assert found.code == 0 and snapshot(project)[FILE].decode() == OLD + RECORD

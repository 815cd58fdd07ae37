"""How a run ends (docs: the command line): exit codes for every command and format, bugs, Ctrl-C,
closed pipes.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import time
from pathlib import Path
from typing import NoReturn

import pytest

from tests.support.processes import Answer, choices, command, environment, tracker
from tests.support.projects import write_project
from tests.support.recording import FILE, OLD, RECORD, REGISTRY, left_behind, snapshot
from tracker.store import folder

posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals as POSIX has them")
SOURCE = "--period 2024 --published 2025-03 --publisher 统计局 --title 统计公报"
RECORDING = f"add-observation firms 11000 {SOURCE} --yes"
PAGE = "2024年，企业数量达到13000家。\n"  # a document, in every project
# for every command: its formats, arguments that are answered (0), that find something (1), that are
# misuse (2)
COMMANDS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "status": (("table", "json", "csv", "markdown"), "", "--fail-on met", "frims"),
    "show": (("text", "markdown", "json", "csv"), "firms", "", "frims"),
    "check": (
        ("text", "json", "github", "sarif", "junit", "gitlab"),
        "",
        "--strict -C ../warned",
        "--fail-on mised",
    ),
    "report": (
        (
            "markdown",
            "html",
            "json",
            "csv",
            "xlsx",
            "docx",
            "junit",
            "junit-gitlab",
            "sarif",
            "github",
            "github-summary",
            "gitlab",
            "openmetrics",
            "badge",
        ),
        "",
        "--fail-on met",
        "frims",
    ),
    "add-observation": ((), f"firms 13000 {SOURCE} --yes", "", "firms"),
    "add-target": (
        (),
        "--id more --name More --unit 家 --value 9 --by 2025 --yes",
        "",
        "--id Bad --name More --unit 家 --value 9 --by 2025 --yes",
    ),
    "add-plan": ((), "--name P --period 2026 --yes", "", "--name P --period soon --yes"),
    "amend": (
        (),
        f"energy@2023 --at {FILE}:4 --value=-4.5% --yes",
        "",
        "firms@2019 --value 5",
    ),
    "import": (
        (),
        "values.csv --indicator firms --period-column period --value-column value --yes"
        " --published 2025-03 --publisher 统计局 --title 统计公报",
        "",
        "nothing.csv",
    ),
    "list": (("table", "csv", "json"), "plans", "", "plnas"),
    "due": (("text", "json", "ics"), "", "", "--by never"),
    "history": (("text", "json", "csv"), "", "", "--from 2026 --to 2025"),
    "diff": (
        ("text", "markdown", "json", "github", "sarif", "gitlab"),
        "--from 2020-01-01 --to 2025-06-30",
        "--from 2020-01-01 --to 2025-06-30 --fail-on moved,met,exceeded,behind",
        "--from x",
    ),
    "audit": (
        ("text", "json", "markdown", "github", "sarif", "junit", "gitlab"),
        "",
        "--fail-on unverifiable -C ../warned",
        "--only clams",
    ),
    "extract": (("table", "json", "yaml"), "page.txt", "", "nothing.txt"),
    "explain": ((), "F201", "", "F2O1"),
    "init": ((), "new", "", "../fine"),
    "site": ((), "new", "", "../fine"),
    "schema": ((), "observations", "", "registry"),
}
CLAIM = "    claims: [{change: 2, of: 2022}]\n"  # of nothing on record
VALUES = "period,value\n2023,13000\n"
NO_PROJECT = ("explain", "extract", "init", "schema")  # do not need one
BOTH = [(name, format) for name, (formats, *_) in COMMANDS.items() for format in formats or ("",)]
DEAR = (("report", "docx"), ("report", "html"), ("site", ""))  # of which a format takes longest
every = pytest.mark.parametrize(
    ("name", "format"),
    [
        pytest.param(
            *one,
            id="-".join(filter(None, one)),
            marks=pytest.mark.long if one in DEAR else (),
        )
        for one in BOTH
    ],
)
# a process for what prints or writes in another way than the rest; in the long tier for all
PIPED = ("status", "report", "add-observation")
each = pytest.mark.parametrize(
    ("name", "format"),
    [
        pytest.param(
            name,
            format,
            id="-".join(filter(None, (name, format))),
            marks=()
            if name in PIPED and format in (*COMMANDS[name][0], "")[:1]
            else pytest.mark.long,
        )
        for name, format in BOTH
    ],
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Projects: fine, warned (A301), nothing (no project)."""
    done = OLD.encode() + RECORD.replace("11000", "12500").encode()
    for name, more in (
        ("fine", {}),
        (
            "warned",
            {"observations/b.yaml": OLD.replace("-3.5", "-9").replace("公报", "年鉴") + CLAIM},
        ),
    ):
        write_project(
            tmp_path / name,
            {
                "targets.yaml": REGISTRY,
                FILE: done.decode(),
                "page.txt": PAGE,
                "values.csv": VALUES,
                **more,
            },
        )
    (tmp_path / "nothing").mkdir()
    return tmp_path


def words(name: str, format: str, arguments: str) -> list[str]:
    return [name, *(("--format", format) if format else ()), *arguments.split()]


def test_the_table_is_complete() -> None:
    """Every command, and every format that it has; serve, which ends when it is told to, and
    export, whose formats go with what is exported, have tests of their own (tests/web,
    tests/exchange).
    """
    found = {name: options.get("format", ()) for name, options in choices().items()}
    table = {name: formats for name, (formats, *_) in COMMANDS.items()}
    assert found == table | {"serve": (), "export": found["export"]}


@every
def test_exit_codes(home: Path, name: str, format: str) -> None:
    """0 answered, 1 found, 2 misused, 3 nothing there: the same in every format."""
    _, answered, finding, misuse = COMMANDS[name]
    found = tracker(*words(name, format, answered), at=home / "fine")
    assert (found.code, bool(found.out)) == (0, True), found.err
    if finding:
        found = tracker(*words(name, format, finding), at=home / "fine")
        assert (found.code, bool(found.out)) == (1, True), found.err
    before = snapshot(home)
    _failed(tracker(*words(name, format, misuse), at=home / "fine"), 2, format)
    _failed(
        tracker(*words(name, format, f"{answered} --no-such-option"), at=home / "fine"), 2, format
    )
    if name not in NO_PROJECT:
        _failed(tracker(*words(name, format, answered), at=home / "nothing"), 3, format)
    assert snapshot(home) == before


def _failed(found: Answer, code: int, format: str) -> None:
    """A sentence with its code on stderr, or one document on stdout; never a traceback."""
    assert found.code == code, found.err
    assert "Traceback" not in found.err
    if format == "json":
        assert found.json["schema"] == "tracker/error/1" and found.json["problems"]
    else:
        assert (not found.out and " error: " in found.err) or " 错误: " in found.err


BUILD = "tracker.cli.endings.build"  # where every command passes


@every
def test_a_bug_is_4_with_a_report_to_paste(
    home: Path, name: str, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(run: object) -> NoReturn:
        raise ZeroDivisionError("a\nb")

    before = snapshot(home)
    monkeypatch.setattr(BUILD, bug)
    found = tracker(*words(name, format, COMMANDS[name][1]), at=home / "fine")
    assert found.code == 4 and snapshot(home) == before
    for part in (
        "tracker 0.",
        "Python 3.",
        f"\ntracker {name}",
        "Traceback",
        "ZeroDivisionError: a\nb",
    ):
        assert part in found.err
    if format == "json":
        assert [one["code"] for one in found.json["problems"]] == ["U105"]
    else:
        assert not found.out


@posix
@every
def test_ctrl_c_is_130(home: Path, name: str, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(home)
    monkeypatch.setattr(BUILD, lambda _: signal.raise_signal(signal.SIGINT))
    found = tracker(*words(name, format, COMMANDS[name][1]), at=home / "fine")
    assert (found.code, found.out) == (130, "") and not found.err.strip()
    assert snapshot(home) == before


@posix
@each
def test_a_closed_pipe_is_silent(home: Path, name: str, format: str) -> None:
    with subprocess.Popen(
        command(*words(name, format, COMMANDS[name][1])),
        cwd=home / "fine",
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None and run.stderr is not None
        run.stdout.close()
        said = run.stderr.read()
        assert run.wait(60) == 0
    assert b"Traceback" not in said and b"BrokenPipe" not in said
    says = ("init", "add-observation", "add-plan", "add-target", "import")  # what is next, or odd
    assert not said or name in says


# a step of the write, and what is there when Ctrl-C is pressed just before it
STEPS = [
    pytest.param("_write_through", b"", id="before-it-is-written"),
    pytest.param("_make_alike", b"", id="before-it-has-its-rights"),
    pytest.param("os.replace", b"", id="before-it-has-its-name"),
    pytest.param("_sync_folder", RECORD.encode(), id="after-it-has-its-name"),
]


@posix
@pytest.mark.parametrize(("step", "more"), STEPS)
def test_ctrl_c_while_it_is_written(
    tmp_path: Path, step: str, more: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """130; the file is the old or the new one, whole, and nothing else is there."""
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    owner, name = (os, step.removeprefix("os.")) if "." in step else (folder, step)
    real = getattr(owner, name)

    def interrupted(*arguments: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return real(*arguments)

    monkeypatch.setattr(owner, name, interrupted)
    found = tracker(*RECORDING.split(), at=tmp_path)
    assert (found.code, found.err.strip()) == (130, "")
    assert snapshot(project) == {"targets.yaml": REGISTRY.encode(), FILE: OLD.encode() + more}


@posix
@pytest.mark.parametrize(
    ("arguments", "prompt"), [(f"firms 11000 {SOURCE}", "Write it?"), ("firms 11000", "Period")]
)
def test_ctrl_c_when_asked(tmp_path: Path, arguments: str, prompt: str) -> None:
    """At “Write it?”, and where something was missing: 130 and nothing is written."""
    pty = pytest.importorskip("pty")
    project = write_project(tmp_path, {"targets.yaml": REGISTRY, FILE: OLD})
    before = snapshot(project)
    leader, follower = pty.openpty()
    with subprocess.Popen(
        command("add-observation", *arguments.split()),
        cwd=project,
        env=environment(TERM="dumb"),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as run:
        os.close(follower)
        said = b""
        while prompt.encode() not in said and select.select([leader], [], [], 30)[0]:
            said += os.read(leader, 4096)
        time.sleep(0.1)  # it waits for an answer now
        run.send_signal(signal.SIGINT)
        try:
            assert run.wait(30) == 130
        finally:
            run.kill()
            os.close(leader)
    assert snapshot(project) == before and not left_behind(project)


@posix
@pytest.mark.parametrize(
    "module",
    [
        "typer",
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in ("pydantic", "tracker.workflows.report")
        ),
        "tracker.cli.commands",
        "yaml",
    ],
)
def test_ctrl_c_while_it_starts(home: Path, module: str) -> None:
    """130 and not a word, whatever was being imported."""
    script = (
        "import signal, sys\nclass Hook:\n    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}:\n            sys.meta_path.remove(self)\n"
        "            signal.raise_signal(signal.SIGINT)\n"
        "sys.meta_path.insert(0, Hook())\nfrom tracker.cli import program\nprogram()"
    )
    run = [command()[0], "-c", script, "status"]
    done = subprocess.run(
        run, cwd=home / "fine", env=environment(), capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, b"", b"")


def test_the_error_document_is_one_document(home: Path) -> None:
    """Also where the command line cannot be understood at all."""
    for arguments in (
        "--format json",
        "statsu --format json",
        "status --format json --as-of never",
    ):
        found = tracker(*arguments.split(), at=home / "fine")
        assert found.code == 2 and json.loads(found.out)["schema"] == "tracker/error/1"

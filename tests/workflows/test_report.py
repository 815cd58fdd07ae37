"""tracker report: formats and outputs in pairs, files written whole, the summary of a build, equal
bytes.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.support.processes import command, environment, tracker
from tests.support.projects import GOOD, PROJECT, write_project
from tests.support.recording import left_behind
from tests.support.tiers import tiers
from tracker.cli.commands.report import Format
from tracker.problems.problem import CannotRun
from tracker.workflows.outputs import check_outputs

DAY = ("--as-of", "2025-02-28")
FORMATS = [str(one) for one in Format]
TEXTS = [name for name in FORMATS if name not in ("xlsx", "docx")]
posix = pytest.mark.skipif(
    os.name != "posix", reason="links, devices and terminals as POSIX has them"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project, and beside it a folder that it does not touch."""
    return write_project(tmp_path / "p", {"observations/a.yaml": GOOD, "kept/old.txt": "old\n"})


# arguments, exit code, what stderr says, which files are there afterwards
PAIRS = [
    pytest.param("", 0, "", "", id="markdown-to-stdout"),
    pytest.param("--format csv", 0, "", "", id="one-to-stdout"),
    pytest.param("--format csv -o -", 0, "", "", id="dash-is-stdout"),
    pytest.param("-o a.md", 0, "a.md", "a.md", id="markdown-to-a-file"),
    pytest.param(
        "--format csv -o a.csv --format badge -o b.json", 0, "b.json", "a.csv b.json", id="pairs"
    ),
    pytest.param(
        "--format csv --format badge -o a -o b", 0, "Written: b", "a b", id="pairs-by-their-order"
    ),
    pytest.param("--format csv -o a --format badge -o -", 0, "a", "a", id="a-file-and-stdout"),
    pytest.param("--format csv --format badge", 2, "U131", "", id="two-formats-without-outputs"),
    pytest.param("--format csv --format badge -o a", 2, "U131", "", id="two-formats-one-output"),
    pytest.param("--format csv -o a -o b", 2, "U131", "", id="two-outputs-one-format"),
    pytest.param("-o a.csv -o b.html -o -", 0, "b.html", "a.csv b.html", id="formats-by-suffix"),
    pytest.param("-o a.dat", 2, "U282", "", id="a-suffix-that-says-nothing"),
    pytest.param("-o a.txt", 2, "U282", "", id="a-report-is-no-plain-text"),
    pytest.param("--format csv -o a.xlsx", 2, "U281", "", id="the-suffix-says-otherwise"),
    pytest.param("--format openmetrics -o a.txt", 0, "a.txt", "a.txt", id="text-in-a-text-file"),
    pytest.param("--format badge -o a.dat", 0, "a.dat", "a.dat", id="said-for-any-suffix"),
    pytest.param("--format csv -o a --format badge -o ./a", 2, "U132", "", id="one-file-twice"),
    pytest.param("--format csv -o - --format badge -o -", 2, "U132", "", id="stdout-twice"),
    pytest.param("--format csv -o no/a.csv", 2, "U135", "", id="no-folder"),
    pytest.param("--format csv -o kept", 2, "U203", "", id="a-folder"),
    pytest.param("--format csv -o kept/old.txt/a", 2, "U135", "", id="below-a-file"),
    pytest.param("--format cvs -o a", 2, "csv", "", id="no-such-format"),
    pytest.param(
        "--format json -o a --fail-on mised", 2, "missed", "", id="misuse-in-words-though-json"
    ),
    pytest.param("--format csv -o a --fail-on exceeded", 1, "a", "a", id="gated-and-written"),
]


@pytest.mark.parametrize(("arguments", "code", "said", "files"), PAIRS)
def test_pairs(home: Path, arguments: str, code: int, said: str, files: str) -> None:
    before = set(os.listdir(home))
    found = tracker("report", *DAY, "--lang", "en", *arguments.split(), at=home)
    assert (found.code, said in found.err) == (code, True), found.err
    assert bool(found.out) == (code < 2 and (not files or " -o -" in arguments))
    assert set(os.listdir(home)) - before == set(files.split())
    assert (home / "kept/old.txt").read_text() == "old\n" and not left_behind(home)


@pytest.mark.parametrize("name", tiers(["csv", "json", "xlsx", "openmetrics"], ["csv", "xlsx"]))
def test_a_file_is_what_stdout_is(home: Path, name: str) -> None:
    found = subprocess.run(
        command("report", *DAY, "--format", name),
        cwd=home,
        env=environment(),
        capture_output=True,
        check=True,
    )
    assert tracker("report", *DAY, "--format", name, "-o", "out", at=home).code == 0
    assert (home / "out").read_bytes() == found.stdout != b""


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    """In another folder, time zone, locale and order of hashing; a text ends with a newline and
    holds no folder.
    """
    files = {"observations/a.yaml": GOOD, "observations/b.yaml": "a: b"}
    pairs = [word for name in FORMATS for word in ("--format", name, "-o", f"out.{name}")]
    made = []
    for n, variables in enumerate(
        ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LANG": "C"})
    ):
        home = write_project(tmp_path / f"folder{n}", files)
        assert tracker("report", *DAY, *pairs, at=home, **variables).code == 0
        made.append({name: (home / f"out.{name}").read_bytes() for name in FORMATS})
    for name in FORMATS:
        assert made[0][name] == made[1][name], name
    for name in TEXTS:
        content = made[0][name]
        assert (
            content.endswith(b"\n")
            and b"\r" not in content
            and str(tmp_path).encode() not in content
        ), name


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "firms",
        "--status exceeded",
        "--plan plan --nature expected",
        "--as-of 2024-12-31 --known-at 2025-02-28",
        "--lang en",
    ],
)
def test_it_answers_what_status_answers(home: Path, arguments: str) -> None:
    one, other = (
        tracker(name, "--format", "json", *arguments.split(), at=home)
        for name in ("status", "report")
    )
    assert one == other and one.out


def test_csv_is_what_excel_opens(home: Path) -> None:
    """UTF-8 with its mark, the same from both commands; where stdout is not Unicode, without."""
    found = tracker("report", *DAY, "--format", "csv", at=home)
    assert found.out.startswith("\ufeffid,") and found == tracker(
        "status", *DAY, "--format", "csv", at=home
    )
    run = environment(PYTHONIOENCODING="gbk")
    done = subprocess.run(
        command("report", *DAY, "--format", "csv"),
        cwd=home,
        env=run,
        capture_output=True,
        check=True,
    )
    rows = list(csv.DictReader(done.stdout.decode("gbk").splitlines()))
    assert rows[0]["name"] == "高新技术企业数量"


@posix
def test_what_stands_there_is_replaced_with_care(home: Path) -> None:
    """Its mode stays, a device takes it as it is, a file that may not be written stays."""
    old = home / "kept/old.txt"
    old.chmod(0o640)
    assert (
        tracker("report", "--format", "badge", "-o", "kept/old.txt", "--force", at=home).code == 0
    )
    assert json.loads(old.read_text())["schemaVersion"] == 1
    assert old.stat().st_mode & 0o777 == 0o640
    assert tracker("report", "--format", "badge", "-o", "/dev/null", at=home).code == 0
    assert Path("/dev/null").is_char_device()
    old.write_text("old\n")
    old.chmod(0o440)
    found = tracker("report", "--format", "badge", "-o", "kept/old.txt", "--force", at=home)
    assert (
        (found.code, old.read_text()) == (2, "old\n")
        and "U203" in found.err
        and not left_behind(home)
    )


def refused(home: Path, where: str | Path, *, force: bool = False) -> str:
    """The code for which a report does not go to a place, or nothing."""
    try:
        with contextlib.chdir(home):
            check_outputs(home, [Path(where)], force=force)
    except CannotRun as stop:
        return stop.problems[0].code
    return ""


RECORD = [
    "targets.yaml", "./kept/../targets.yaml", "observations/X.yaml", "observations/a.yaml",
    "observations/new/x.md", "observations", "observations/.never", "Targets.YAML",
    "OBSERVATIONS/x.md",
]  # fmt: skip


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("where", RECORD)
def test_no_report_goes_over_the_record(home: Path, where: str, force: bool) -> None:
    assert refused(home, where, force=force) == refused(home, home / where, force=force) == "F502"


def test_the_record_outlives_a_report(home: Path) -> None:
    """The command itself, with one good place and one bad: nothing is written at all."""
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for where in ("targets.yaml", "observations/a.yaml", "observations/new.md", "kept/old.txt"):
        found = tracker(
            "report", "--format", "csv", "-o", "a.csv", "--format", "markdown", "-o", where, at=home
        )
        assert found.code == 2 and ("F502" in found.err or "F504" in found.err), where
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@posix
def test_no_report_follows_a_link(home: Path) -> None:
    (home.parent / "out").mkdir()
    (home.parent / "out/theirs.md").write_text("theirs")
    for name, target in {
        "report.md": "../out/theirs.md",
        "new.md": "../out/new.md",
        "inside.md": "kept/old.txt",
        "loop.md": "loop.md",
        "registry.md": "targets.yaml",
        "docs": "../out",
        "kept/deep": "../../out",
        "again": "observations",
        "device.md": "/dev/null",
    }.items():
        (home / name).symlink_to(target)
    for where in (
        "report.md",
        "new.md",
        "inside.md",
        "loop.md",
        "docs/x.md",
        "kept/deep/x.md",
        "device.md",
        "docs/theirs.md",
    ):
        assert (
            refused(home, where, force=True) == refused(home, home / where, force=True) == "F503"
        ), where
    assert (
        refused(home, "registry.md", force=True) in ("F502", "F503")
        and refused(home, "again/x.md") == "F502"
    )
    (home.parent / "link").symlink_to(home)  # by another name of the project
    assert (
        refused(home, home.parent / "link/observations/x.md")
        == refused(home, "../link/targets.yaml")
        == "F502"
    )
    assert refused(home, "../link/docs/x.md") == "F503" and refused(home, "../out/new.md") == ""
    assert refused(home, "../out/theirs.md") == "F504"
    os.mkfifo(home / "pipe")
    found = tracker("report", "-o", "pipe", at=home)  # which nobody reads
    assert (found.code, "U203" in found.err) == (2, True)


@posix
def test_a_project_reached_by_a_link_takes_reports(home: Path) -> None:
    (home.parent / "link").symlink_to(home)
    assert (
        tracker("report", "-o", "a.md", at=home.parent / "link").code == 0
        and (home / "a.md").is_file()
    )


STRANGE = {
    "notes.md": "# Progress of plan targets\n", "page.html": "<!DOCTYPE html>\n<title>x</title>", "a.json": '{"a": 1}',
    "badge.json": '{"schemaVersion": 1, "label": "coverage", "message": "86%", "color": "green"}',
    "a.csv": "id,name\n1,x\n", "a.xml": '<?xml version="1.0"?>\n<testsuites name="pytest"></testsuites>',
    "a.sarif": '{"$schema": "sarif-2.1.0.json", "runs": [{"tool": {"driver": {"name": "other"}}}]}',
    "a.txt": "::set-output x\n", "metrics.txt": "# HELP node_cpu x\n", "book.xlsx": "PK\x03\x04",
    "gl.json": '[{"description": "x", "check_name": "no-unused", "fingerprint": "1", "severity": "info"}]',
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_a_file_of_anybody_else_is_left_alone(home: Path, name: str) -> None:
    (home / name).write_text(STRANGE[name], "utf-8")
    assert refused(home, name) == "F504" and refused(home, name, force=True) == ""


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_nightly_run_replaces_its_own_files(tmp_path: Path, language: str) -> None:
    """Of every format, with targets and problems and without."""
    pairs = [word for name in FORMATS for word in ("--format", name, "-o", f"out.{name}")]
    bad = {"observations/a.yaml": GOOD, "observations/b.yaml": "a: b"}
    for n, (files, words) in enumerate(
        ((bad, ()), ({}, ()), (bad, ("firms",)), (bad, ("--status", "missed")))
    ):
        home = write_project(tmp_path / f"p{n}", files)
        assert tracker("report", *DAY, *words, "--lang", language, *pairs, at=home).code == 0
        for name in FORMATS:
            assert refused(home, f"out.{name}") == "", (name, words)
    assert tracker("report", *DAY, *pairs, at=home).code == 0


def test_a_workbook_that_a_person_saved_again_is_hers(home: Path) -> None:
    assert tracker("report", "--format", "xlsx", "-o", "a.xlsx", at=home).code == 0
    with zipfile.ZipFile(home / "a.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    said = parts["docProps/core.xml"].replace(b"lastModifiedBy>tracker", b"lastModifiedBy>Li")
    with zipfile.ZipFile(home / "a.xlsx", "w") as book:
        for name, content in (parts | {"docProps/core.xml": said}).items():
            book.writestr(name, content)
    assert refused(home, "a.xlsx") == "F504"


@posix
def test_a_workbook_is_not_for_a_terminal(home: Path) -> None:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    try:
        done = subprocess.run(
            command("report", "--format", "xlsx"),
            cwd=home,
            env=environment(),
            stdout=follower,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(leader)
        os.close(follower)
    assert done.returncode == 2 and b"U133" in done.stderr


@posix
def test_files_are_written_though_nobody_reads_stdout(home: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = ("report", *DAY, "--format", "github", "-o", "-", "--format", "json", "-o", "a.json")
    done = subprocess.run(
        command(*words),
        cwd=home,
        env=environment(),
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (
        done.returncode == 0
        and json.loads((home / "a.json").read_text("utf-8"))["schema"] == "tracker/report/1"
    )


def test_without_xlsxwriter_it_says_what_to_install(home: Path) -> None:
    script = (
        "import sys\nsys.modules['xlsxwriter'] = None\nfrom tracker.cli import program\nprogram()"
    )
    run = [
        command()[0],
        "-c",
        script,
        "report",
        "--format",
        "csv",
        "-o",
        "a",
        "--format",
        "xlsx",
        "-o",
        "b",
    ]
    done = subprocess.run(run, cwd=home, env=environment(), capture_output=True, check=False)
    assert done.returncode == 2 and b"pip install '.[xlsx]'" in done.stderr
    assert not (home / "a").exists() and not (home / "b").exists()


def test_the_summary_of_a_build(home: Path, tmp_path: Path) -> None:
    """Added to what is there; without the variable, or with -o, like any other format."""
    words, summary = ("report", *DAY, "--format", "github-summary"), tmp_path / "summary.md"
    summary.write_text("before\n")
    plain = tracker(*words, at=home)
    found = tracker(*words, at=home, GITHUB_STEP_SUMMARY=str(summary))
    assert (found.code, found.out, str(summary) in found.err) == (0, "", True)
    assert summary.read_text("utf-8") == "before\n" + plain.out
    assert tracker(*words, "-o", "mine.md", at=home, GITHUB_STEP_SUMMARY=str(summary)).code == 0
    assert (home / "mine.md").read_text("utf-8") == plain.out
    assert tracker(*words, at=home, GITHUB_STEP_SUMMARY=str(tmp_path / "no/summary")).code == 2


def test_a_summary_that_is_full(home: Path, tmp_path: Path) -> None:
    """GitHub drops one of more than a MiB as a whole: there is a line that says so, or nothing at
    all.
    """
    words, summary = (
        ("report", *DAY, "--format", "github-summary", "--lang", "en"),
        tmp_path / "summary.md",
    )
    for before, last in ((999_500, "more lines left out"), (999_990, ""), (1_500_000, "")):
        summary.write_bytes(b"x" * before)
        assert tracker(*words, at=home, GITHUB_STEP_SUMMARY=str(summary)).code == 0
        text = summary.read_text("utf-8")
        assert (
            len(text.encode()) <= max(before, 1_000_000)
            and last in text[before:]
            and bool(text[before:]) == bool(last)
        )


def test_places_are_those_of_the_repository(tmp_path: Path) -> None:
    """A project in a folder of a repository: build servers know the files by the repository's
    names.
    """
    home = write_project(
        tmp_path / "plans/武汉", {"observations/a.yaml": GOOD.replace("突破1.6万", "7000")}
    )
    (tmp_path / ".git").mkdir()
    found = tracker("report", *DAY, "firms", "--format", "github", at=home)
    assert found.out.startswith(
        "::warning file=plans/武汉/observations/a.yaml,line=3,title=behind firms::"
    )
    for name, path in (
        ("gitlab", "plans/武汉/observations/a.yaml"),
        ("junit-gitlab", 'file="plans/武汉/observations'),
        ("sarif", "plans/%E6%AD%A6%E6%B1%89/observations/a.yaml"),
    ):
        assert path in tracker("report", *DAY, "firms", "--format", name, at=home).out
    assert (
        '"file": "observations/a.yaml"' in tracker("report", *DAY, "--format", "json", at=home).out
    )


@pytest.mark.parametrize("name", ["github", "gitlab", "junit", "sarif"])
def test_a_registry_that_cannot_be_read_is_shown_where_it_stands(tmp_path: Path, name: str) -> None:
    home = write_project(tmp_path / "p", {"targets.yaml": "targets: [\n"})
    (tmp_path / ".git").mkdir()
    found = tracker("check", "--format", name, at=home)
    assert found.code == 3 and "F201" in found.out and "F201" in found.err
    assert "p/targets.yaml" in found.out
    assert tracker("check", "--format", name, at=tmp_path).out == ""  # no project, no place


def test_help_names_every_format() -> None:
    said = tracker("report", "--help", at=PROJECT, COLUMNS="300").out
    assert all(name in said for name in FORMATS)

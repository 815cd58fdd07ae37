"""tracker init: a project that works at once, and that nothing was overwritten for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.read.test_schema import refused
from tests.support.interruptions import forked
from tests.support.processes import Answer, environment, tracker
from tracker.language import LANGUAGES, Language
from tracker.read.schema import render_schema
from tracker.store.new_project import create_project

DAY = ("--as-of", "2026-08-31")
OBSERVATIONS = {
    "zh": "observations/2026-07-示例市统计局.yaml",
    "en": "observations/2026-07-exampleton-statistics-office.yaml",
}
SCHEMAS = ("docs/schema/targets.json", "docs/schema/observations.json")


def tree(root: Path) -> dict[str, bytes | None]:
    """Everything in a folder: files with their bytes, folders with None."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


def checked(at: Path) -> Answer:
    found = tracker("check", "--strict", "--format", "json", at=at)
    assert found.json["problems"] == []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_project_works_at_once(tmp_path: Path, language: Language) -> None:
    made = tracker("init", "new", "--lang", language, at=tmp_path)
    names = ["targets.yaml", OBSERVATIONS[language], *SCHEMAS, ".gitignore"]
    assert made.code == 0 and [line.split()[-1] for line in made.out.splitlines()] == [
        str(Path("new") / name) for name in names
    ]
    assert "cd new" in made.err and "tracker status" in made.err
    root = tmp_path / "new"
    assert {name for name, content in tree(root).items() if content is not None} == set(names)
    assert checked(root).code == 0
    report = tracker("status", "--format", "json", *DAY, at=root).json
    assert report["language"] == language
    assert [(one["kind"], one["status"]) for one in report["targets"]] == [
        ("reach", "ahead"),
        ("keep", "on_track"),
        ("total", "behind"),
        ("done", "open"),
    ]
    assert all(one["latest"] for one in report["targets"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_files_are_what_editors_accept(tmp_path: Path, language: Language) -> None:
    tracker("init", "--lang", language, at=tmp_path)
    assert not refused("targets", [tmp_path / "targets.yaml"])
    assert not refused("observations", [tmp_path / OBSERVATIONS[language]])
    for name in ("targets", "observations"):
        assert (tmp_path / f"docs/schema/{name}.json").read_bytes() == render_schema(name).encode()
    for name in ("targets.yaml", OBSERVATIONS[language]):
        modeline = (tmp_path / name).read_text("utf-8").splitlines()[0]
        assert ((tmp_path / name).parent / modeline.partition("$schema=")[2]).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_comments_are_in_its_language(tmp_path: Path, language: Language) -> None:
    tracker("init", "--lang", language, at=tmp_path)
    text = "".join(
        (tmp_path / name).read_text("utf-8") for name in ("targets.yaml", OBSERVATIONS[language])
    )
    comments = [
        line.partition("#")[2]
        for line in text.splitlines()
        if "#" in line and "$schema" not in line
    ]
    assert len(comments) > 10 and f"language: {language}\n" in text
    assert all(
        any("\u4e00" <= c <= "\u9fff" for c in one) == (language == "zh") for one in comments
    )
    assert ("示例市" in text) == (language == "zh") == ("Exampleton" not in text)


@pytest.mark.parametrize(
    "plan",
    [
        "“十五五”规划",
        "a: b # c",
        "plan：x",
        "it's",
        "- x",
        "null",
        "2026",
        "{a}",
        "规划\n二",
        "\u3000空格 ",
        "*x",
        "规划\x07",
    ],
)
def test_the_plan_is_called_as_asked(tmp_path: Path, plan: str) -> None:
    assert tracker("init", "--plan", plan, at=tmp_path).code == 0
    checked(tmp_path)
    report = tracker("status", "--format", "json", *DAY, at=tmp_path).json
    assert report["plans"][0]["name"] == " ".join(plan.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_bare_is_a_project_to_be_filled(tmp_path: Path, language: Language) -> None:
    """A plan and no target: nothing is wrong, and nothing can be assessed as yet."""
    words = ("--plan", "It's 1: a", "--area", "A # b", "--period", "2021..2025")
    made = tracker("init", "--bare", "--lang", language, *words, at=tmp_path)
    assert made.code == 0 and "tracker add-target" in made.err
    assert set(tree(tmp_path)) >= {"targets.yaml", *SCHEMAS, ".gitignore"}
    assert not refused("targets", [tmp_path / "targets.yaml"])
    assert "tracker add-target" in tracker("check", at=tmp_path).out and checked(tmp_path).code == 0
    for command in ("status", "report", "show"):
        found = tracker(command, *(["x"] if command == "show" else []), at=tmp_path)
        assert found.code == 3 and "T123" in found.err and "tracker add-target" in found.err


def test_asked_for_at_a_terminal(tmp_path: Path) -> None:
    """A plan of one's own: name, area and years, each checked; with an example nothing else."""
    answers = [
        "2",
        "",
        "Homes: a plan",
        "Avon",
        "2023/24..2027",
        "2023/24..2027/28",
        "4月",
        "04-01",
    ]
    made = tracker("init", "own", at=tmp_path, typed=answers, TRACKER_LANG="zh")
    assert made.code == 0 and "F417" in made.err and "F4" in made.err
    text = (tmp_path / "own/targets.yaml").read_text("utf-8")
    assert "language: en" in text and checked(tmp_path / "own").code == 0
    for line in ("name: 'Homes: a plan'", "area: Avon", "year_starts: 04-01"):
        assert line in text
    assert tracker("init", "show", at=tmp_path, typed=["", "2"]).code == 0
    assert (tmp_path / "show/observations").is_dir()
    again = tracker("init", "own", at=tmp_path, typed=["1"])
    assert again.code == 2 and "U211" in again.err and "1  " not in again.err


def test_bare_takes_financial_years(tmp_path: Path) -> None:
    words = ("init", "--bare", "--period", "2023/24..2027/28")
    assert "U212" in tracker(*words, at=tmp_path).err and not tree(tmp_path)
    assert tracker(*words, "--year-starts", "04-01", at=tmp_path).code == 0
    checked(tmp_path)


def test_an_empty_name_is_no_name(tmp_path: Path) -> None:
    tracker("init", "--plan", " ", at=tmp_path)
    assert "name: 示例市" in (tmp_path / "targets.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("period", "start", "end", "base", "due"),
    [
        pytest.param("2021..2025", "2021-01-01", "2025-12-31", "2020", "2025", id="years"),
        pytest.param("2031年—2035年", "2031-01-01", "2035-12-31", "2030", "2035", id="as-printed"),
        pytest.param(
            "2026",
            "2026-01-01",
            "2026-12-31",
            "2025",
            "2026",
            id="one-year",
            marks=pytest.mark.long,
        ),
        pytest.param("2024-06..2025-08", "2024-06-01", "2025-08-31", "2023", "2025", id="months"),
        pytest.param(
            "9998", "9998-01-01", "9998-12-31", "9997", "9998", id="last", marks=pytest.mark.long
        ),
    ],
)
def test_the_years_are_as_asked(
    tmp_path: Path, period: str, start: str, end: str, base: str, due: str
) -> None:
    assert tracker("init", "--period", period, at=tmp_path).code == 0
    checked(tmp_path)
    report = tracker("status", "--format", "json", at=tmp_path).json
    assert (report["plans"][0]["start"], report["plans"][0]["end"]) == (start, end)
    assert report["targets"][0]["baseline"]["period"] == base
    assert {one["target"]["by"] for one in report["targets"]} == {due}


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("soon", "F411"),
        ("2026-13", "F412"),
        ("2030..2026", "F412"),
        ("1000", "F412"),
        ("2023/24..2027/28", "U212"),
    ],
)
def test_years_that_are_none(tmp_path: Path, period: str, code: str) -> None:
    found = tracker("init", "new", "--period", period, at=tmp_path)
    assert found.code == 2 and code in found.err and "--period" in found.err
    assert not tree(tmp_path)


def test_where_it_is_made(tmp_path: Path) -> None:
    """DIR is seen from -C; without a DIR it is -C, TRACKER_DIR or the current folder."""
    for words, variables in (
        (["init"], {}),
        (["init", "a/b"], {}),
        (["-C", "c", "init"], {}),
        (["init", "d", "-C", "c"], {}),
        (["init"], {"TRACKER_DIR": "e"}),
        (["init", "f"], {"TRACKER_DIR": "e"}),
    ):
        assert tracker(*words, at=tmp_path, **variables).code == 0
    homes = {
        path.parent.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("targets.yaml")
    }
    assert homes == {".", "a/b", "c", "c/d", "e", "f"}


@pytest.mark.parametrize("name", ["targets.yaml", OBSERVATIONS["zh"], *SCHEMAS])
@pytest.mark.parametrize("link", [False, True])
def test_nothing_is_overwritten(tmp_path: Path, name: str, link: bool) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if link:
        path.symlink_to("nowhere")
    else:
        path.write_bytes(b"mine")
    before = tree(tmp_path)
    found = tracker("init", at=tmp_path)
    assert found.code == 2 and not found.out and f"U211 错误: {name} " in found.err
    assert tree(tmp_path) == before and path.is_symlink() == link


def test_a_second_time_names_every_file(tmp_path: Path) -> None:
    tracker("init", at=tmp_path)
    before = tree(tmp_path)
    found = tracker("init", at=tmp_path, TRACKER_LANG="zh")
    assert found.code == 2 and found.err.count("U211") == 4 and tree(tmp_path) == before


@pytest.mark.parametrize(
    ("prepare", "named"),
    [
        pytest.param(
            lambda root: (root / "docs").write_bytes(b""),
            "docs/schema/targets.json",
            id="a-file-for-a-folder",
        ),
        pytest.param(
            lambda root: (root / ".gitignore").mkdir(), ".gitignore", id="a-folder-for-a-file"
        ),
        pytest.param(
            lambda root: (root / "observations").symlink_to(root.parent),
            "observations/",
            id="a-link-out",
        ),
        pytest.param(
            lambda root: (root / "docs").symlink_to("/"), "docs/schema/", id="a-link-far-out"
        ),
        pytest.param(
            lambda root: (root / ".gitignore").symlink_to("../theirs"),
            ".gitignore",
            id="a-file-out",
        ),
    ],
)
def test_all_or_nothing(tmp_path: Path, prepare: Callable[[Path], None], named: str) -> None:
    root = tmp_path / "new"
    root.mkdir()
    (tmp_path / "theirs").write_text("theirs")
    prepare(root)
    before = sorted(os.listdir(root)), sorted(os.listdir(tmp_path))
    found = tracker("init", "new", at=tmp_path)
    assert (
        found.code == 2
        and "U203" in found.err
        and named in found.err
        and "Traceback" not in found.err
    )
    assert (sorted(os.listdir(root)), sorted(os.listdir(tmp_path))) == before
    assert not (Path("/schema").exists()) and (tmp_path / "theirs").read_text() == "theirs"


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """What was written before the disk was full is taken away again, folders too."""
    pytest.importorskip("resource")
    script = (
        "import resource, sys\n"
        # targets.yaml has room, its schema has none
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8000, 8000))\n"
        "from tracker.cli import program\nprogram()"
    )
    words = [sys.executable, "-c", script, "init", "x/y"]
    # compiled modules would be cut off, too, and be found broken by whoever comes next
    bare = environment(PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(
        words, cwd=tmp_path, env=bare, capture_output=True, timeout=60, check=False
    )
    assert (
        done.returncode == 2
        and "U203 错误: 写不了 docs/schema/targets.json" in done.stderr.decode()
    )
    assert not tree(tmp_path)


NEW_FILES = {"targets.yaml": b"a", "observations/x.yaml": b"b", "docs/schema/targets.json": b"c"}
CALLS = ("mkdir", "open", "write", "link", "replace", "rename", "fsync")


def stopped(number: int, way: str, root: Path) -> None:
    """Make a project, and be interrupted after the n-th call to the system, or killed at it."""
    calls = 0
    real = {name: getattr(os, name) for name in CALLS}

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == number and way == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            answer = call(*arguments, **options)
            if calls == number:
                raise KeyboardInterrupt
            return answer

        return run

    try:
        for name, call in real.items():
            setattr(os, name, counted(call))
        create_project(root, NEW_FILES)
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def code_of(number: int, way: str, root: Path) -> int:
    """How that ended; a process of its own is killed."""
    if way == "kill":
        return forked(lambda: stopped(number, way, root))
    try:
        stopped(number, way, root)
    except KeyboardInterrupt:
        return 130
    return 0


@pytest.mark.parametrize("way", ["interrupt", pytest.param("kill", marks=pytest.mark.long)])
@pytest.mark.parametrize("there", ["new", "deep", "empty", "full"])
def test_stopped_at_any_call_it_is_all_or_nothing(tmp_path: Path, there: str, way: str) -> None:
    """Interrupted: everything is taken back.

    Killed: what there is is no project, and the next run completes it.
    """
    pytest.importorskip("resource")  # POSIX
    names = {"targets.yaml", "observations/x.yaml", "docs/schema/targets.json", ".gitignore"}
    for number in range(1, 100):
        root = tmp_path / f"{way}{number}" / ("a/b" if there == "deep" else "a")
        root.parent.parent.mkdir(exist_ok=True)
        (tmp_path / f"{way}{number}").mkdir(exist_ok=True)
        if there in ("empty", "full"):
            root.mkdir()
        if there == "full":
            (root / ".gitignore").write_bytes(b"mine\n")
            (root / "docs").mkdir()
        before = tree(tmp_path / f"{way}{number}")
        code = code_of(number, way, root)
        if code == 0:
            assert number > 8
            break
        after = tree(tmp_path / f"{way}{number}")
        if way == "interrupt":
            whole = {name for name, content in tree(root).items() if content} == names
            assert code == 130 and (after == before or whole), (way, number)
        else:
            assert code == -9
            whole = {name for name, content in tree(root).items() if content} == names
            assert (
                whole
                or not (root / "targets.yaml").exists()
                or (root / "targets.yaml").read_bytes() == b"a"
            )
            if not (root / "targets.yaml").exists():
                create_project(root, NEW_FILES)
            assert {
                name for name, content in tree(root).items() if content and ".tmp" not in name
            } == names
    else:
        pytest.fail("it never came to its end")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(None, b".tracker.lock\n", id="none"),
        pytest.param(b"", b".tracker.lock\n", id="empty"),
        pytest.param(b"*.pyc\n", b"*.pyc\n.tracker.lock\n", id="appended"),
        pytest.param(b"*.pyc", b"*.pyc\n.tracker.lock\n", id="no-newline-at-the-end"),
        pytest.param(b"a\r\nb\r\n", b"a\r\nb\r\n.tracker.lock\r\n", id="windows"),
        pytest.param(b"\xff\xfe\n", b"\xff\xfe\n.tracker.lock\n", id="any-bytes"),
        pytest.param(
            b"# .tracker.lock\n", b"# .tracker.lock\n.tracker.lock\n", id="a-comment-is-none"
        ),
        pytest.param(b".tracker.lock\nx", b".tracker.lock\nx", id="there-already"),
    ],
)
def test_git_ignores_the_lock(tmp_path: Path, before: bytes | None, after: bytes) -> None:
    path = tmp_path / ".gitignore"
    if before is not None:
        path.write_bytes(before)
    found = tracker("init", at=tmp_path)
    assert found.code == 0 and path.read_bytes() == after
    assert (".gitignore" in found.out) == (before != after)


SIGNALS = [
    pytest.param(
        number,
        words,
        marks=() if (number, words) == ("SIGTERM", ("init", "new")) else pytest.mark.long,
    )
    for number in ("SIGTERM", "SIGINT", "SIGHUP")
    for words in (("init", "new"), ("init",))
]


@pytest.mark.parametrize(("number", "words"), SIGNALS)
def test_a_signal_to_end_is_ctrl_c(tmp_path: Path, number: str, words: tuple[str, ...]) -> None:
    """SIGTERM as it writes, told by a pipe in the place of .gitignore's text: 130, and nothing is
    there.
    """
    if os.name != "posix":
        pytest.skip("signals as POSIX has them")
    script = (
        "import os, signal\nfrom tracker.store import new_project\nwritten = new_project._write_through\n"
        "def slow(*arguments):\n    written(*arguments)\n    os.kill(os.getpid(), signal.{})\n    os.kill(os.getpid(), signal.{})\n"
        "new_project._write_through = slow\nfrom tracker.cli import program\nprogram()"
    )
    run = [sys.executable, "-c", script.format(number, "SIGTERM"), *words]
    done = subprocess.run(
        run, cwd=tmp_path, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, tree(tmp_path)) == (130, b"", {}), done.stderr

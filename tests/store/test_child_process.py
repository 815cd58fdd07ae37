"""Documents are read by a process apart: how that may end, what it may do, and that nothing of it
is left behind.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.document_attacks import ATTACKS
from tests.support.documents import KINDS
from tests.support.processes import command, environment, tracker
from tracker.language import LANGUAGES
from tracker.problems.codes import CODES, hint, message
from tracker.problems.problem import CannotRun, Problem, Refused
from tracker.store import child_process
from tracker.store.child_process import MEGABYTE, Limits
from tracker.workflows import document as reading

posix = pytest.mark.skipif(
    os.name != "posix", reason="limits, signals and descriptors as POSIX has them"
)
LIMITS = Limits(20, 256 * MEGABYTE, MEGABYTE)
BRIEF = replace(LIMITS, seconds=0.3)
PAGE = "<html><p>2024年末，全市高新技术企业达到2318家。"


def ended(monkeypatch: pytest.MonkeyPatch, does: str, limits: Limits = LIMITS) -> Refused:
    """Why a child that does this gives no answer."""
    monkeypatch.setattr(child_process, "CHILD_CODE", does)
    with pytest.raises(Refused) as stop:
        child_process.run_child(b"{}\n", limits, {})
    return stop.value


WAYS = [
    pytest.param("import time; time.sleep(99)", "D113", {"seconds": "0.3"}, id="hangs"),
    pytest.param("while True: pass", "D113", {"seconds": "0.3"}, id="computes"),
    pytest.param("import os; os._exit(77)", "D114", {"most": "256"}, id="is-refused-memory"),
    pytest.param(
        "import os; os.abort()", "D115", {"words": "SIGABRT"}, id="aborts", marks=pytest.mark.long
    ),
    pytest.param(
        "import os; os.kill(os.getpid(), 9)", "D115", {"words": "SIGKILL"}, id="is-killed"
    ),
    pytest.param("import os; os.kill(os.getpid(), 14)", "D113", {"seconds": "20"}, id="its-alarm"),
    pytest.param(
        "raise SystemExit(3)", "D115", {"words": "exit 3"}, id="exits", marks=pytest.mark.long
    ),
    pytest.param("import os; os.write(1, b'{}')", "D115", {"words": "exit 0"}, id="half-an-answer"),
    pytest.param(
        "import os\nwhile True: os.write(1, bytes(4096))", "D116", {"most": "1"}, id="talks"
    ),
]


@posix
@pytest.mark.parametrize(("does", "code", "facts"), WAYS)
def test_each_way_of_ending_has_its_code(
    monkeypatch: pytest.MonkeyPatch, does: str, code: str, facts: dict[str, str]
) -> None:
    stop = ended(monkeypatch, does, BRIEF if "0.3" in facts.values() else LIMITS)
    assert (stop.code, stop.facts) == (code, facts)
    for language in LANGUAGES:
        found = Problem(stop.code, "a.pdf").saying(stop.facts)
        assert "…" not in message(found, language) and hint(found, language)


def test_memory_is_watched_where_the_system_sets_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "resident", lambda process: 257 * MEGABYTE)
    assert ended(monkeypatch, "import time; time.sleep(99)").code == "D114"


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks at /proc")
def test_memory_that_is_held_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    does = "import time; a = b'x' * 300_000_000; time.sleep(99)"
    assert ended(monkeypatch, does).code == "D114"


def test_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    assert ended(monkeypatch, "").code == "D118"


@pytest.mark.parametrize(
    "answered",
    [
        pytest.param('{"reading": {}}', id="empty"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param('{"reading": 1, "stopped": null}', id="stopped-for-nothing"),
        pytest.param('{"stopped": {"code": "F107", "facts": []}}', id="another-code"),
        pytest.param('{"stopped": {"code": "D104", "facts": [["words"]]}}', id="half-a-fact"),
        pytest.param("{}", id="nothing"),
    ],
)
def test_an_answer_is_not_trusted(monkeypatch: pytest.MonkeyPatch, answered: str) -> None:
    monkeypatch.setattr(reading, "run_child", lambda *_: answered.encode() + b"\n")
    with pytest.raises(CannotRun) as stop:
        reading.read("a.html", PAGE.encode(), "", {})
    assert [one.code for one in stop.value.problems] == ["D115"]


@pytest.mark.parametrize(
    "name",
    [pytest.param(one, marks=() if one == "page.pdf" else pytest.mark.long) for one in KINDS],
)
def test_the_same_is_read_apart_and_here(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = KINDS[name]()
    here = reading.scan_document(name, content, "2025-03")
    monkeypatch.setattr(reading, "SHORT", 0)
    apart_ = reading.read(name, content, "2025-03", os.environ)
    assert here == apart_ and here.figures


def test_too_many_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_FIGURES", 1)
    with pytest.raises(CannotRun) as stop:
        reading.read("a.txt", "企业达到12家。企业达到13家。".encode(), "", {})
    assert [(one.code, dict(one.facts)) for one in stop.value.problems] == [
        ("D117", {"count": "2", "most": "1"})
    ]


def test_a_fault_of_a_reader_costs_its_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the child answers it: no traceback of a stranger's making."""
    monkeypatch.setattr(reading, "scan_document", lambda *_: 1 / 0)
    said = json.loads(reading.answer("a.html", b"", ""))
    assert (
        said["stopped"]["code"] == "D115" and "ZeroDivisionError" in said["stopped"]["facts"][0][1]
    )


def test_every_code_of_a_process_has_a_case() -> None:
    own = {code for code in CODES if code[0] == "D" and "D113" <= code <= "D118"}
    assert own == {way.values[1] for way in WAYS} | {"D117", "D118"}


# the attacks of every kind that the readers themselves cannot foresee; all of them:
# benchmarks/documents_hostile.py
CHOSEN = [
    "pdf-flate-three-times", "pdf-forms-of-forms", "pdf-wide-table", "pdf-pages-of-pages",
    "pdf-sections-of-the-table", "xlsx-corners", "xlsx-corners-elsewhere",
    "xlsx-corners-with-spaces", "xlsx-shared-count", "xlsx-shared-long", "xlsx-sheets-of-one-part",
    "xlsx-styles-unclosed", "xlsx-styles-attribute", "xlsx-percent-exponent",
    "xlsx-percent-exponent-overflow", "xlsx-row-zero", "ods-rows-and-columns-of-words",
    "ods-rows-of-words", "ods-exponent", "ods-exponent-overflow", "ods-exponent-percent",
    "ods-empty-rows", "ods-deeper-words", "docx-notes-many-times", "docx-tables-in-tables",
    "docx-spans", "docx-spans-huge", "docx-attributes", "html-formatting-again-and-again",
    "html-headings-in-headings", "html-spans-of-a-row", "html-day-that-is-none", "text-heading.md",
    "text-rows.csv",
]  # fmt: skip


def outcome(name: str, content: bytes) -> str | None:
    """The code of the problem that stopped a reading; None where it was read."""
    try:
        reading.read(name, content, "2025", os.environ)
    except CannotRun as stop:
        return stop.problems[0].code if stop.status == 3 else "not 3"
    return None


FIRST = ("pdf-pages-of-pages", "xlsx-corners", "docx-spans-huge")


@posix
@pytest.mark.parametrize(
    "case", [pytest.param(one, marks=() if one in FIRST else pytest.mark.long) for one in CHOSEN]
)
def test_an_attack_is_read_or_stopped(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    """Below a megabyte, and however it ends, it ends with a reading or a D code."""
    name, make = ATTACKS[case]
    content = make()
    assert len(content) < 1_000_000
    monkeypatch.setattr(reading, "limits_for", lambda _: Limits(2, 160 * MEGABYTE, 24 * MEGABYTE))
    assert outcome(name, content) in {None, *CODES}


def test_what_may_be_taken_grows_with_the_document() -> None:
    small, large = reading.limits_for(999_999), reading.limits_for(64 * MEGABYTE)
    assert small.seconds < 20 and small.memory + 2 * small.answer + 60 * MEGABYTE < 500_000_000
    assert large.seconds == 300 and large.memory == 2048 * MEGABYTE


# what the child is, told by itself; its answer is no reading, so it is looked at before that is
# said
TELLS = """
import json, os, sys
fds = []
for fd in range(3, 256):
    try:
        os.fstat(fd)
        fds.append(fd)
    except OSError:
        pass
said = {"flags": [sys.flags.isolated, sys.flags.utf8_mode], "path": sys.argv[1:], "fds": fds, "cwd": os.getcwd(),
        "names": sorted(os.environ)}
os.write(1, json.dumps(said).encode() + b"\\n")
"""


@posix
def test_the_child_is_isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable that anything obeys, no descriptor besides its pipes, no folder of a stranger to
    import from.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    monkeypatch.setattr(sys, "path", ["", ".", "lib", *sys.path])
    monkeypatch.setattr(child_process, "CHILD_CODE", TELLS)
    with open(os.devnull) as file:
        os.set_inheritable(file.fileno(), True)
        hostile = {
            "PYTHONPATH": str(tmp_path),
            "PYTHONSTARTUP": "x",
            "LD_PRELOAD": "",
            "HOME": "/",
            "SECRET": "x",
        }
        said = json.loads(child_process.run_child(b"", LIMITS, hostile))
    assert said["flags"] == [1, 1] and said["fds"] == []
    assert set(said["names"]) <= {"MALLOC_ARENA_MAX", "LC_CTYPE", "__CF_USER_TEXT_ENCODING"}
    assert all(map(os.path.isabs, said["path"])) and str(tmp_path) not in said["path"]
    assert Path(said["cwd"]) == Path(sys.prefix).resolve()


@posix
def test_modules_in_the_folder_are_not_the_childs(tmp_path: Path) -> None:
    for name in ("json.py", "selectolax.py", "resource.py", "sitecustomize.py"):
        (tmp_path / name).write_text("open('executed', 'w')")
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    found = tracker("extract", "page.html", "--format", "json", at=tmp_path)
    assert (found.code, found.err) == (0, "") and len(found.json["documents"][0]["figures"]) == 1
    assert not (tmp_path / "executed").exists()


# tracker, whose child opens the far end of a pipe with a name, and then never answers
HANGS = """
import sys
from tracker.store import child_process
child_process.CHILD_CODE = '''
import os, sys, time
sys.path[:] = sys.argv[1:]
from tracker.workflows import child, document as reading
held = os.open(%r, os.O_WRONLY)
reading.answer = lambda *_: os.write(held, b"x") and time.sleep(600)
child.answer_one()
'''
from tracker.cli import program
program()
"""


@posix
@pytest.mark.parametrize(
    "way",
    ["SIGKILL", *(pytest.param(one, marks=pytest.mark.long) for one in ("SIGINT", "SIGTERM"))],
)
def test_nothing_is_left_running(tmp_path: Path, way: str) -> None:
    """Interrupted, ended or killed: its child ends too, and lets go of all that it held."""
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    os.mkfifo(tmp_path / "held")
    reader = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    try:
        run = [command()[0], "-c", HANGS % str(tmp_path / "held"), "extract", "page.html"]
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(run, cwd=tmp_path, env=environment(), **quiet) as process:
            assert select.select([reader], [], [], 60)[0] and os.read(reader, 1) == b"x"
            process.send_signal(getattr(signal, way))
            _, said = process.communicate(timeout=60)
        assert (
            process.returncode == (130 if way == "SIGINT" else -getattr(signal, way))
            and not said.strip()
        )
        assert select.select([reader], [], [], 60)[0] and os.read(reader, 1) == b""
    finally:
        os.close(reader)

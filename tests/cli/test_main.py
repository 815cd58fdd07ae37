"""main(argv, environment, streams): any number of runs in one process, each as if it were alone."""

from __future__ import annotations

import gettext
import os
import subprocess
import sys
from io import StringIO

import pytest

from tests.support.processes import environment, process, tracker
from tests.support.projects import PROJECT
from tests.support.tiers import tiers
from tracker.cli import main
from tracker.cli.streams import Streams


@pytest.mark.parametrize("words", ["status --help", "show nothing", "report --format json"])
@pytest.mark.parametrize("language", tiers(["zh", "en"], ["zh"]))
def test_a_run_here_answers_as_a_process_does(words: str, language: str) -> None:
    arguments = (*words.split(), "--lang", language)
    fixed = {"TRACKER_LANG": language, "COLUMNS": "90"}
    assert tracker(*arguments, **fixed) == process(*arguments, **fixed)


@pytest.mark.long
def test_runs_in_turn_know_nothing_of_each_other() -> None:
    zh, en = (tracker("status", "--help", "--lang", language) for language in ("zh", "en"))
    again = tracker("status", "--help", "--lang", "zh")
    assert "选项" in zh.out and "Options" in en.out and zh == again
    assert tracker("--ascii", "status").out.isascii() is tracker("status").out.isascii() is False
    assert "√" not in tracker("--ascii", "status").out and "√" in tracker("status").out
    failed = tracker("status", "--format", "json", "-C", "nowhere")
    assert failed.json["schema"] == "tracker/error/1" and tracker("show", "x").out == ""


def test_the_process_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANG", "en")
    before = dict(os.environ), sys.stdin, sys.stdout, sys.stderr, list(sys.argv), gettext.gettext
    out, err = StringIO(), StringIO()
    assert (
        main(["status", "-C", str(PROJECT)], {"TRACKER_LANG": "zh"}, Streams(StringIO(), out, err))
        == 0
    )
    assert "武汉" in out.getvalue()
    assert main(["show"], {}, Streams(StringIO(), out, err)) == 2 and "U104" in err.getvalue()
    assert (
        dict(os.environ),
        sys.stdin,
        sys.stdout,
        sys.stderr,
        list(sys.argv),
        gettext.gettext,
    ) == before


def test_nothing_happens_at_import() -> None:
    """No language chosen, no environment read, no library of the command line loaded."""
    code = (
        "import os, sys\n"
        "class Watched(dict):\n"
        "    def __getitem__(self, key): asked.append(key); return dict.__getitem__(self, key)\n"
        "    def get(self, key, default=None): asked.append(key); return dict.get(self, key, default)\n"
        "asked = []\n"
        "os.environ = Watched(os.environ)\n"
        "import tracker.cli\n"
        "print([name for name in asked if 'TRACKER' in name or name in ('LANG', 'LC_ALL', 'COLUMNS')])\n"
        "print([name for name in ('typer', 'rich', 'yaml', 'gettext') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), cwd=PROJECT
    )
    assert done.stdout.decode().split() == ["[]", "[]"], done.stderr


def test_what_a_shell_asks_ends_with_a_code() -> None:
    asked = {"_TRACKER_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    found = tracker(**asked, _TYPER_COMPLETE_ARGS="tracker sta")
    assert found.code == 0 and "status" in found.out


@pytest.mark.parametrize("columns", ["²", "1000000000", "-1", "x"])
def test_an_odd_width_is_none(columns: str) -> None:
    found = tracker("--help", COLUMNS=columns)
    assert (found.code, found.err) == (0, "") and len(max(found.out.split("\n"), key=len)) < 10000

"""Every ending of a run and its exit code: answered, misused, nothing to assess, interrupted, a
closed pipe, a bug.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

import typer

from tracker import __version__
from tracker.cli.commands import app
from tracker.cli.language import LANGUAGE, say
from tracker.cli.options import COMMON, emit, hush
from tracker.problems.problem import CannotRun, Problem, problem

_HOMES = {
    "diff": "diff", "status": "commands", "check": "commands", "explain": "commands",
    "show": "explore", "add-observation": "record", "init": "start", "schema": "start",
    "report": "report", "extract": "extract",
}  # fmt: skip


def _register(words: Sequence[str]) -> None:
    """Import the module of the one command that is named; all of them for help, completion, or what
    is unclear.
    """
    named = {_HOMES[word] for word in words if word in _HOMES}
    for module in named if len(named) == 1 else dict.fromkeys(_HOMES.values()):
        import_module(f"tracker.cli.{module}")


def run() -> int:
    """The exit code of the command line given in sys.argv."""
    _register(sys.argv[1:])
    try:
        answer = app(standalone_mode=False)
        return answer if isinstance(answer, int) else 0
    except CannotRun as stop:
        return _fail(stop.status, stop.problems, stop.contents)
    except typer.TyperException as stop:
        return _fail(
            2, [problem("U104", words=_usage(stop.format_message() or "Missing command."))], {}
        )
    except typer.Abort:
        return 130
    except (
        BrokenPipeError,
        SystemExit,
    ):  # typer leaves by SystemExit at a closed pipe, and when a shell completes
        if "_TRACKER_COMPLETE" in os.environ:
            raise
        hush()
        return 0
    except Exception as error:
        if (
            isinstance(error, OSError) and "--install-completion" in sys.argv
        ):  # typer's own, into a home that is barred
            return _fail(2, [problem("U203", name=error.filename, words=error.strerror)], {})
        return _bug()


def _fail(status: int, problems: Sequence[Problem], contents: Mapping[str, bytes]) -> int:
    """A run that could not be done: why, to stderr; with --format json one document, to stdout."""
    from tracker.workflows import report as pipeline

    if _json_asked() and not any(("name", "stdout") in one.facts for one in problems):
        try:
            emit(pipeline.failed(problems, LANGUAGE))
            return status
        except BrokenPipeError:
            hush()
            return status
        except CannotRun as stop:
            problems = stop.problems
    if any(("name", "stdout") in one.facts for one in problems):
        hush()
    sys.stderr.write(pipeline.explained(problems, contents, LANGUAGE))
    return status


def _json_asked() -> bool:
    """Whether stdout is to be JSON: not where reports go to files (-o)."""
    words = sys.argv[1:]
    if any(word.startswith(("-o", "--output")) for word in words):
        return False
    return (
        COMMON.json
        or "--format=json" in words
        or any(a == "--format" and b == "json" for a, b in zip(words, words[1:], strict=False))
    )


_USUAL = {
    "Missing command.": "缺少命令。", "Missing argument": "缺少参数", "Missing option": "缺少选项",
    "No such option:": "没有这个选项：", "Got unexpected extra argument": "多余的参数",
    "Invalid value for": "值不对：", "is not one of": "不在可选值之内：", "Did you mean": "是不是",
    "requires an argument": "后面要有值", "Possible options:": "相近的选项：",
    "does not take a value": "后面不带值",
}  # fmt: skip


def _usage(message: str) -> str:
    return _in_language(message.replace("Value error, ", "")) + (
        say("；负数请用 --value", "; use --value for a negative number")
        if re.search(r"-\d", message)
        else ""
    )


def _in_language(message: str) -> str:
    """typer's sentence, in Chinese where it is one of the usual ones."""
    if LANGUAGE == "en":
        return message
    for before, after in _USUAL.items():
        message = message.replace(before, after)
    return message


def _bug() -> int:
    """A report to paste: what ran, where, and the traceback."""
    import platform
    import traceback

    from tracker.workflows import report as pipeline

    trace = traceback.format_exc()
    if _json_asked():
        emit(pipeline.failed([problem("U105", words=trace.strip().splitlines()[-1])], LANGUAGE))
    sys.stderr.write(
        say(
            "tracker 出错了，这是程序的缺陷。请把下面的内容报告给维护者。",
            "This is a bug in tracker. Please report what follows.",
        )
        + f"\n\ntracker {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        + f"tracker {' '.join(sys.argv[1:])}\n\n{trace}"
    )
    return 4

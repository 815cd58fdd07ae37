"""Every ending of a run and its exit code: answered, misused, nothing to assess, interrupted, a
closed pipe, a bug.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import typer

from tracker import __version__
from tracker.cli.app import build
from tracker.cli.completion import ASKED
from tracker.cli.run import Run, check_language, chosen_language
from tracker.cli.streams import Streams
from tracker.language import Language
from tracker.problems.problem import CannotRun, Problem, problem

# typer's usual sentences
_USUAL = (
    (r"Missing command\.", "缺少命令。"),
    (r"No such command ('.*?')\.", r"没有 \1 这个命令。"),
    ("Missing argument", "缺少参数"),
    ("Missing option", "缺少选项"),
    ("No such option:", "没有这个选项："),
    ("Got unexpected extra argument", "多余的参数"),
    (r"Invalid value for '(.+?)': ", r"\1 的值不对："),
    (r"Invalid value for (.+?): ", r"\1 的值不对："),
    (r"'([^']*)' is not one of (.+)\.$", r"没有 \1 这个词，可选的是 \2"),
    ("Did you mean", "是不是"),
    ("requires an argument", "后面要有值"),
    ("Possible options:", "相近的选项："),
    (r"(缺少\S*) '(\S+)'\. Choose from:\s*", r"\1 \2，可选的是 "),
    ("does not take a value", "后面不带值"),
)
_CHOICE = re.compile(r": '(.+)' is not one of (.+)")


def run(argv: Sequence[str], environment: Mapping[str, str], streams: Streams) -> int:
    """The exit code of a command line."""
    one = Run(argv, environment, streams, chosen_language(argv, environment))
    try:
        if ASKED not in environment:  # a tab key never complains
            check_language(argv, environment)
        answer = build(one).main(argv, prog_name="tracker", standalone_mode=False, obj=one)
        return answer if isinstance(answer, int) else 0
    except CannotRun as stop:
        return _fail(one, stop.status, stop.problems, stop.contents)
    except typer.TyperException as stop:
        words = stop.format_message() or "Missing command."
        return _fail(one, 2, [problem("U104", words=_usage(words, one))], {})
    except typer.Abort:
        return 130
    except (BrokenPipeError, SystemExit) as stop:
        # typer leaves by SystemExit at a closed pipe, and when a shell completes
        if ASKED in environment and isinstance(stop, SystemExit):
            return int(stop.code or 0)
        one.hush()
        return 0
    except Exception as error:
        # typer's own, into a home that is barred
        if isinstance(error, OSError) and "--install-completion" in argv:
            found = problem("U203", name=error.filename, words=error.strerror)
            return _fail(one, 2, [found], {})
        return _bug(one)


def _fail(run: Run, status: int, problems: Sequence[Problem], contents: Mapping[str, bytes]) -> int:
    """A run that could not be done: why, to stderr; with --format json one document, to stdout."""
    from tracker.workflows.check import render_failure, render_refusal

    if _json_asked(run) and not any(("name", "stdout") in one.facts for one in problems):
        try:
            run.emit(render_failure(problems, run.language))
            return status
        except BrokenPipeError:
            run.hush()
            return status
        except CannotRun as stop:
            problems = stop.problems
    if any(("name", "stdout") in one.facts for one in problems):
        run.hush()
    run.tell(render_refusal(problems, contents, run.language))
    return status


def _json_asked(run: Run) -> bool:
    """Whether stdout is to be JSON: not where the answer goes to a file (-o)."""
    words = run.arguments
    pairs = list(zip(words, words[1:], strict=False))
    if any(word.startswith(("-o", "--output")) for word in words) and not any(
        pair in pairs for pair in (("-o", "-"), ("--output", "-"))
    ):
        return False
    return run.json or "--format=json" in words or ("--format", "json") in pairs


def _usage(message: str, run: Run) -> str:
    from tracker.read.own_words import CHOICE_WORDS

    message = message.replace("Value error, ", "")
    said = _in_language(message, run.language)
    if (found := _CHOICE.search(message)) and f"'{CHOICE_WORDS.get(found[1])}'" in found[2]:
        meant = CHOICE_WORDS[found[1]]
        said = said.rstrip(". ") + run.say(f"；是不是 {meant}？", f"; did you mean {meant}?")
    if "--what-if" in message:
        said += run.say(
            "；假设只用在 status 和 show 上", "; status and show alone assume something"
        )
    takes_value = {"add-observation", "amend"}.intersection(run.arguments)
    if takes_value and re.search(r"-\d", message):
        said += run.say("；负数请用 --value", "; use --value for a negative number")
    return said


def _in_language(message: str, language: Language) -> str:
    """typer's sentence, in Chinese where it is one of the usual ones."""
    for before, after in _USUAL if language == "zh" else ():
        message = re.sub(before, after, message)
    return message


def _bug(run: Run) -> int:
    """A report to paste: what ran, where, and the traceback."""
    import platform
    import traceback

    from tracker.workflows.check import render_failure

    trace = traceback.format_exc()
    if _json_asked(run):
        last = trace.strip().splitlines()[-1]
        run.emit(render_failure([problem("U105", words=last)], run.language))
    run.tell(
        run.say(
            "tracker 出错了，这是程序的缺陷。请把下面的内容报告给维护者。",
            "This is a bug in tracker. Please report what follows.",
        )
        + f"\n\ntracker {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        + f"tracker {' '.join(run.arguments)}\n\n{trace}"
    )
    return 4

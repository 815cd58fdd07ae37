"""Questions to the person at the terminal, in the run's language: each answer is checked when it is
given, and asked for again with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from unicodedata import normalize

import typer

from tracker.cli.run import Run
from tracker.problems.problem import CannotRun, Refused, problem_of

AnswerCheck = Callable[[str], str]
_YES = ("y", "yes", "是", "是的", "好", "对")
_NO = ("n", "no", "否", "不", "不是", "不要")


def ask(
    run: Run,
    question: str,
    default: str | None = None,
    check: AnswerCheck = str,
    *,
    words: Sequence[str] = (),
) -> str:
    """The answer to a question, as `check` gives it back.

    `check` raises Refused or CannotRun for what is wrong with an answer: that is said, and asked
    again. Nothing typed means the default; without one (None) an answer is needed. The tab key
    completes `words`. Raises Abort where the person ends it (Ctrl-C, Ctrl-D).
    """
    from tracker.words.escape import visible
    from tracker.workflows.check import render_refusal

    shown = f"{visible(question)} [{visible(default)}]" if default else visible(question)
    prompt = shown + run.say("：", ": ")
    while True:
        answer = _typed(run, prompt, words) or default
        if answer is None:
            continue
        try:
            return check(answer)
        except Refused as wrong:
            run.tell(render_refusal((problem_of(wrong),), {}, run.language))
        except CannotRun as wrong:
            run.tell(render_refusal(wrong.problems, wrong.contents, run.language))


def confirm(run: Run, question: str, *, default: bool) -> bool:
    """Whether the person says yes; nothing typed means the default. Raises Abort as `ask` does."""
    keys = {
        True: run.say("（y 是，n 否；回车：是）", " [Y/n]"),
        False: run.say("（y 是，n 否；回车：否）", " [y/N]"),
    }
    prompt = question + keys[default] + run.say("：", ": ")
    while True:
        answer = normalize("NFKC", _typed(run, prompt)).lower()
        if not answer:
            return default
        if answer in _YES or answer in _NO:
            return answer in _YES
        run.tell(run.say("请回答 y（是）或 n（否）。\n", "Please answer y or n.\n"))


def choose(run: Run, question: str, options: Sequence[str], *, default: int = 0) -> int:
    """Which of the options, listed with their numbers, is chosen: its index; its number or its own
    words are typed. Raises Abort as `ask` does.
    """
    from tracker.words.escape import visible

    width = len(str(len(options)))
    lines = (f"  {n:>{width}}  {visible(one)}\n" for n, one in enumerate(options, 1))
    run.tell(f"{visible(question)}\n{''.join(lines)}")
    prompt = run.say(f"序号 [{default + 1}]：", f"Number [{default + 1}]: ")
    known = {one: n for n, one in enumerate(options)}
    known |= {str(n + 1): n for n in range(len(options))}
    most = len(options)
    while True:
        answer = _typed(run, prompt) or str(default + 1)
        for said in (answer, normalize("NFKC", answer)):
            if said in known:
                return known[said]
        run.tell(
            run.say(f"请写 1 到 {most} 的序号。\n", f"Please give a number from 1 to {most}.\n")
        )


def _typed(run: Run, prompt: str, words: Sequence[str] = ()) -> str:
    """The next line that is typed, without the space around it; asked again where the line holds
    what is no text: keys that this terminal does not edit with, bytes of another encoding.

    Raises Abort at Ctrl-C and Ctrl-D, on a line of its own.
    """
    run.rest()
    while True:
        try:
            line = _line(run, prompt, words)
        except (KeyboardInterrupt, EOFError):
            run.tell(run.say("\n已中止，记录没有变。\n", "\nStopped; the record is unchanged.\n"))
            raise typer.Abort from None
        except UnicodeDecodeError:
            line = "\0"
        answer = line.strip()
        if all(one.isprintable() or one in "\u3000\t" for one in answer):
            return answer
        run.tell(
            run.say(
                "这一行里有不是文字的字符（方向键，或别的编码），请再写一次。\n",
                "This line holds what is no text (arrow keys, another encoding); type it again.\n",
            )
        )


def _line(run: Run, prompt: str, words: Sequence[str]) -> str:
    """A line of standard input, the prompt before it. Raises EOFError at its end.

    With the editor of lines where both ends are a terminal; else the prompt goes to stderr, for
    stdout is somebody's file.
    """
    if run.streams.stdin.isatty() and run.streams.stdout.isatty():
        run.streams.stderr.flush()
        with _editor(words):
            return input(prompt)
    run.tell(prompt)
    run.streams.stderr.flush()
    line = run.streams.stdin.readline()
    if not line:
        raise EOFError
    return line


@contextmanager
def _editor(words: Sequence[str]) -> Iterator[None]:
    """The editor of lines, where the system has one: it edits as soon as it is imported; the tab
    key completes the words.
    """
    try:
        import readline
    except ImportError:
        yield
        return

    def complete(text: str, state: int) -> str | None:
        return [*(word for word in words if word.startswith(text.lower())), None][state]

    before = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(complete)
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])

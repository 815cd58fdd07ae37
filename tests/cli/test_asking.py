"""Questions at the terminal: in the run's language, checked when answered, asked again with the
reason, ended at any moment.
"""

from __future__ import annotations

import re
from io import BytesIO, TextIOWrapper

import pytest
import typer

from tests.support.processes import Typed
from tracker.cli.asking import ask, choose, confirm
from tracker.cli.run import Run
from tracker.cli.streams import Streams
from tracker.language import LANGUAGES, Language
from tracker.model.periods import read_period
from tracker.problems.problem import CannotRun, problem


def running(language: Language, *lines: str) -> Run:
    """A run at whose terminal these lines are typed."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", write_through=True) for _ in range(2))
    return Run((), {}, Streams(Typed(*lines), out, err), language)


def said(run: Run) -> str:
    return str(run.streams.stderr.buffer.getvalue().decode())  # type: ignore[attr-defined]


def period(text: str) -> str:
    return str(read_period(text))


def refused(text: str) -> str:
    if text != "right":
        raise CannotRun(2, problem("U206", text=text))
    return text.upper()


def test_an_answer_is_checked_and_asked_for_again() -> None:
    run = running("en", "24年", "", " 2024年\u3000")
    assert ask(run, "Period", check=period) == "2024"
    assert said(run).count("Period: ") == 3 and said(run).count("F411") == 1
    run = running("zh", "wrong", "right")
    assert ask(run, "词", "right", refused) == "RIGHT"
    assert said(run).startswith("词 [right]：U206 错误")


@pytest.mark.parametrize(
    ("default", "answer"), [("2023", "2023"), ("", "")], ids=["default", "may-be-empty"]
)
def test_nothing_typed_is_the_default(default: str, answer: str) -> None:
    assert ask(running("en", "  "), "Publisher", default) == answer


def test_a_question_of_a_strangers_file_moves_no_cursor() -> None:
    run = running("en", "x")
    ask(run, "Title\x1b[2J", "\x1b[31mred\nnext")
    choose(running("en", ""), "Which\x1b[2J", ["\x1b[31mred"])
    assert "\x1b" not in said(run) and said(run).count("\n") == 0


@pytest.mark.parametrize("line", ["\x1b[D2024", "2024\x07"], ids=["arrow", "bell"])
def test_keys_that_are_no_text_are_asked_again(line: str) -> None:
    run = running("zh", line, "2024")
    assert ask(run, "时期") == "2024" and "不是文字" in said(run)


def test_bytes_of_another_encoding_are_no_bug() -> None:
    run = running("en")
    run.streams.stdin.buffer.write("企业\n".encode("gb18030"))  # type: ignore[attr-defined]
    run.streams.stdin.buffer.seek(0)
    with pytest.raises(typer.Abort):
        ask(run, "Indicator")
    assert "another encoding" in said(run)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "answer"),
    [("", True), ("n", False), ("Ｙ", True), ("是", True), ("否", False), ("NO", False)],
)
def test_yes_or_no(language: Language, typed: str, answer: bool) -> None:
    assert confirm(running(language, typed), "?", default=True) is answer


@pytest.mark.parametrize("default", [True, False])
def test_in_chinese_nothing_is_said_in_english(default: bool) -> None:
    """But for the keys y and n, and the codes of problems."""
    run = running("zh", "maybe", "", "9", "2")
    assert confirm(run, "写入？", default=default) is default
    assert choose(run, "是哪一个？", ["企业", "能耗"]) == 1
    with pytest.raises(typer.Abort):
        ask(run, "时期")
    assert set(re.findall("[A-Za-z]+", said(run))) == {"y", "n"}


def test_one_of_a_list() -> None:
    run = running("en", "0", "3", "two", "")
    assert choose(run, "Which?", ["one", "two"]) == 1
    assert said(run).startswith("Which?\n  1  one\n  2  two\nNumber [1]: Please give a number")
    assert choose(run, "Which?", ["one", "two"]) == 0
    assert choose(running("en", "２"), "Which?", ["one", "two"]) == 1


def test_the_end_of_the_input_ends_the_run() -> None:
    run = running("en")
    with pytest.raises(typer.Abort):
        confirm(run, "Write it?", default=True)
    assert said(run).endswith("\nStopped; the record is unchanged.\n")

"""The options that commands share, and what they mean: folder, clocks, gates, terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.language import say
from tracker.problems.problem import CannotRun, Refused, problem

if TYPE_CHECKING:
    from tracker.read.settings import Settings

Folder = Annotated[
    Path | None, typer.Option("-C", metavar="DIR", help=say("项目文件夹", "the project's folder"))
]
Lang = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", metavar="zh|en", help=say("输出语言", "language of the output")),
]
Ascii = Annotated[
    bool,
    typer.Option("--ascii", help=say("只用 ASCII 字符画图", "draw with ASCII characters only")),
]
NoColor = Annotated[bool, typer.Option("--no-color", help=say("不用颜色", "no colour"))]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help=say("只用这一天以前结束的时期", "use only periods that ended by this day"),
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        metavar="DAY",
        help=say("只用这一天以前公布的数据", "use only what was published by this day"),
    ),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="LIST",
        help=say(
            "遇到这些状态、标记或 error、warning 时以 1 退出",
            "exit 1 on these: statuses, flags, error, warning",
        ),
    ),
]


@dataclass(slots=True)
class Common:
    """The options that work before and after the command."""

    folder: Path | None = None
    ascii_only: bool = False
    no_color: bool = False
    json: bool = False


COMMON = Common()


def common(folder: Path | None, lang: str | None, ascii_only: bool, no_color: bool) -> Path:
    """Take the options wherever they stood; `lang` was read before anything else
    (chosen_language).
    """
    del lang
    COMMON.folder = folder or COMMON.folder
    COMMON.ascii_only = COMMON.ascii_only or ascii_only
    COMMON.no_color = COMMON.no_color or no_color
    return COMMON.folder or Path(os.environ.get("TRACKER_DIR") or ".")


def emit(text: str) -> None:
    """Data, to stdout, at once: a closed pipe is noticed here.

    A mark of Unicode is for Unicode only.
    """
    if not (sys.stdout.encoding or "").lower().startswith("utf"):
        text = text.removeprefix("\ufeff")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotRun(2, problem("U203", name="stdout", words=error.strerror or error)) from error


def emit_bytes(content: bytes) -> None:
    """The same for what is no text. Raises CannotRun (U133) where stdout is a terminal."""
    if sys.stdout.isatty():
        raise CannotRun(2, problem("U133"))
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotRun(2, problem("U203", name="stdout", words=error.strerror or error)) from error


def hush() -> None:
    """Nothing more can be written: what still is goes nowhere, and the interpreter does not
    complain at exit.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clocks(as_of: str | None, known_at: str | None) -> tuple[date, date]:
    """as-of and known-at: both today by default; as-of alone sets both."""
    today = date.today()
    day = day_of("--as-of", as_of) if as_of is not None else today
    return day, (
        day_of("--known-at", known_at)
        if known_at is not None
        else (day if as_of is not None else today)
    )


def day_of(option: str, text: str) -> date:
    """The last day of a period given as an option; of a financial year by the project's own."""
    from tracker.model.periods import CALENDAR, read_period
    from tracker.workflows import report as pipeline

    try:
        financial = "/" in text or "／" in text
        start = COMMON.folder or Path(os.environ.get("TRACKER_DIR") or ".")
        return read_period(text, pipeline.year_starts(start) if financial else CALENDAR).end
    except Refused as error:
        raise CannotRun(
            2, problem(error.code).saying(error.facts | {"text": f"{option} {text}"})
        ) from error


def gates_of(text: str | None, known: Sequence[str] | None = None) -> tuple[str, ...]:
    """The words of --fail-on, none where it is not given.

    Raises CannotRun(2) for one that is not `known`.

    By default the words of a report are known.
    """
    if text is None:
        return ()
    from tracker.assess.status import GATES
    from tracker.words.terms import WORDS
    from tracker.workflows import report as pipeline

    keys = {name.lower(): key for key, names in WORDS.items() for name in names if key in GATES}
    said = (word.strip() for word in text.replace("，", ",").split(","))
    gates = tuple(keys.get(word.lower(), word) for word in said if word)
    pipeline.check_gates(gates, GATES if known is None else known)
    return gates or ("never",)


def default_gates(settings: Settings, command: str, default: str = "never") -> tuple[str, ...]:
    """The gates of a command on which the command line says nothing."""
    from tracker.read import settings as known

    return tuple(known.stated(settings, command, "fail-on", default).split(","))


def stated(settings: Settings, command: str, option: str, given: str | None, default: str) -> str:
    """An option as given, else as the registry's settings state it, else the program's default."""
    from tracker.read import settings as known

    word = known.stated(settings, command, option, default) if given is None else given
    COMMON.json = COMMON.json or (option, word) == ("format", "json")
    return word


def plain_signs() -> bool:
    """Asked for, or needed: stdout's encoding does not have the signs that drawings are made of."""
    if COMMON.ascii_only:
        return True
    try:
        "█░▒│▲√△●▽▼◇×○■".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def width() -> int | None:
    """The terminal's width, or COLUMNS; None where nothing is to be wrapped."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return max(20, int(os.environ["COLUMNS"]))
    if not sys.stdout.isatty():
        return None
    return max(20, os.get_terminal_size(sys.stdout.fileno()).columns)


def color() -> bool:
    if COMMON.no_color or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

"""The program run: here, or as a process of its own; and how that ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import dataclass
from enum import Enum
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from tests.support.projects import PROJECT
from tracker.cli import main
from tracker.cli.streams import Streams


@dataclass(frozen=True, slots=True)
class Answer:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout; figures stay as written."""
        return json.loads(self.out, parse_float=str, parse_int=str)

    @property
    def codes(self) -> set[str]:
        """The codes of the problems listed on stdout."""
        return {one["code"] for one in self.json["problems"]}


def environment(**more: str) -> dict[str, str]:
    """A clean environment with a Chinese locale; `more` adds to it, an empty text takes a variable
    out.
    """
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "TMPDIR") if key in os.environ}
    fixed = {"PYTHONUTF8": "1", "LANG": "zh_CN.UTF-8"}
    return {key: value for key, value in (kept | fixed | more).items() if value}


def command(*arguments: str) -> Sequence[str]:
    return [sys.executable, "-m", "tracker", *arguments]


class Typed(TextIOWrapper):
    """Lines that a person types at a terminal, who then goes away (Ctrl-D)."""

    def __init__(self, *lines: str) -> None:
        super().__init__(BytesIO("".join(f"{line}\n" for line in lines).encode()), "utf-8")

    def isatty(self) -> bool:
        return True


def tracker(
    *arguments: str, at: Path = PROJECT, typed: Sequence[str] | None = None, **variables: str
) -> Answer:
    """Run the program in a folder, in this process; with `typed` a person is there, who types these
    lines.
    """
    out, err = (TextIOWrapper(BytesIO(), "utf-8", "replace", write_through=True) for _ in range(2))
    with chdir(at), TextIOWrapper(BytesIO(), "utf-8") if typed is None else Typed(*typed) as stdin:
        code = main(arguments, environment(**variables), Streams(stdin, out, err))
    return Answer(code, _written(out), _written(err))


def process(*arguments: str, at: Path = PROJECT, **variables: str) -> Answer:
    """Run the program in a folder as a process of its own and wait for its end."""
    done = subprocess.run(
        command(*arguments),
        cwd=at,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Answer(
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


def _written(stream: TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]


def choices() -> dict[str, dict[str, tuple[str, ...]]]:
    """By command and option the words that it takes, from the commands' own signatures."""
    from inspect import signature
    from typing import get_args

    from tracker.cli.app import COMMANDS, module_of_command

    def words(hint: Any) -> tuple[str, ...]:
        if isinstance(hint, type) and issubclass(hint, Enum):
            return tuple(str(one.value) for one in hint)
        inner = get_args(hint)
        if inner and isinstance(inner[0], str):
            return inner
        return tuple(word for one in inner for word in words(one))

    found = {}
    for name in COMMANDS:
        parameters = signature(module_of_command(name).command).parameters.values()
        found[name] = {one.name: words(one.annotation) for one in parameters}
    return found

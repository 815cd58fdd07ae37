"""The command line. Alone reads the clock, the environment and the terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from typing import NoReturn

from tracker.cli.streams import Streams


def main(
    argv: Sequence[str],
    environment: Mapping[str, str] | None = None,
    streams: Streams | None = None,
) -> int:
    """Run one command line and return its exit code; any number of times in a process, one
    after the other.

    `argv` are the words after the program's name. `environment` and `streams` are those of the
    process by default; others take their place while the command runs, and only then. Streams are
    expected to take any text (`errors="replace"`), and stdout to have a `buffer` for what is bytes.
    """
    environment = os.environ if environment is None else environment
    streams = streams or Streams(sys.stdin, sys.stdout, sys.stderr)
    columns = environment.get("COLUMNS", "0")
    if len(columns) > 4 or not (columns.isascii() and columns.isdecimal()):
        # help pads every line to the width, and takes any digit for a number
        environment = {**environment, "COLUMNS": "9999" if columns.isdecimal() else ""}
    with _in_place(environment, streams):
        try:
            from tracker.cli.endings import run

            return run(argv, environment, streams)
        except KeyboardInterrupt:
            return 130


def program() -> NoReturn:
    """The process: its streams made fit, its command line run, its end with the exit code."""
    gc.disable()  # a short run that keeps what it makes: the collector would only cost a tenth
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # their search costs
    if "_TRACKER_COMPLETE" in os.environ:
        # typer runs every text through rich's markup where it finds it: slow, and it eats a
        # name's [brackets]
        sys.modules["rich"] = None  # type: ignore[assignment]
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed before the start
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
            try:
                "年".encode(stream.encoding, "replace")
            except (LookupError, UnicodeError):  # PYTHONIOENCODING may name what can encode nothing
                stream.reconfigure(encoding="utf-8", errors="replace")
    status = main(sys.argv[1:])
    gc.freeze()  # nothing to collect at exit either
    sys.exit(status)


@contextmanager
def _in_place(environment: Mapping[str, str], streams: Streams) -> Iterator[None]:
    """The environment and streams given as those of the process, for libraries that ask there."""
    before = Streams(sys.stdin, sys.stdout, sys.stderr)
    variables = dict(os.environ)
    sys.stdin, sys.stdout, sys.stderr = streams
    if environment is not os.environ:
        _set(os.environ, environment)
    try:
        yield
    finally:
        if environment is not os.environ:
            _set(os.environ, variables)
        sys.stdin, sys.stdout, sys.stderr = before


def _set(variables: MutableMapping[str, str], to: Mapping[str, str]) -> None:
    variables.clear()
    variables.update(to)

"""The command line. Alone reads the clock, the environment and the terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Set the stage, run, end with the exit code."""
    # a short run that keeps what it makes: the collector would only cost a tenth of it
    gc.disable()
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "__all__"
    )  # no plug-ins are wanted, and their search costs
    if len(os.environ.get("COLUMNS", "")) > 4:  # help pads every line to the width
        os.environ["COLUMNS"] = "9999"
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
    try:
        import tracker.cli.language  # noqa: F401 (before typer, which asks gettext for its words when it is imported)
        from tracker.cli.endings import run

        status = run()
    except KeyboardInterrupt:
        status = 130
    gc.freeze()  # nothing to collect at exit either
    sys.exit(status)

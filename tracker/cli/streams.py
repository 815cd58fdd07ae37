"""The three streams that a run reads and writes."""

from __future__ import annotations

from typing import NamedTuple, TextIO


class Streams(NamedTuple):
    """Standard input, output and error, as text; bytes go through their `buffer`."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

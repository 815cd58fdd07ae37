"""Programs of others that check what ours wrote, run in this process."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO


def check_jsonschema(*words: str) -> str:
    """What check-jsonschema prints."""
    from check_jsonschema.cli import main

    with redirect_stdout(StringIO()) as said, redirect_stderr(StringIO()), suppress(SystemExit):
        main(list(words))
    return said.getvalue()

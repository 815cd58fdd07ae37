"""Bad input: a coded problem or a right answer, never a traceback, within three seconds and 300 MB."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile import LARGE, Files, limited, write


@pytest.mark.parametrize(("make", "codes"), LARGE)
def test_large(make: Callable[[], Files], codes: set[str], tmp_path: Path) -> None:
    """One run reads, assesses, prints every problem with its place to stderr, and lists all of them on stdout."""
    write(tmp_path, make())
    answer = limited("status", "--as-of", "2025-06-30", "--format", "json", at=tmp_path)
    assert answer.code in (0, 3), answer.err[-2000:]
    assert answer.codes == codes
    assert len(answer.out) + len(answer.err) < 10_000_000

"""Whether the time of extraction grows with the text and no faster, on pages of ours and on hostile
repetition.

    python benchmarks/extraction_time.py [CHARACTERS [SECONDS]]

Of each piece, repeated to CHARACTERS (100000) and to twice as many: seconds of the processor and
their ratio, which is 2 where time grows with the text. A run beyond SECONDS (30) is stopped and
marked `-`. Ends with 1 where one was stopped, or where a ratio is above 2.8 with more than half a
second.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.extract.test_extract_hostile import PIECES, timed
from tests.support.documents import plain


def seconds(piece: str, characters: int, limit: float) -> float | None:
    """Seconds of the processor for a piece repeated; None where it was stopped."""
    try:
        return timed([piece], characters, limit)[0]
    except subprocess.TimeoutExpired:
        return None


def main(characters: int, limit: float) -> int:
    wrong = 0
    for piece in (plain(), *PIECES):
        one = seconds(piece, characters, limit)
        two = None if one is None else seconds(piece, 2 * characters, limit)
        ratio = None if one is None or two is None else two / max(one, 0.001)
        bad = ratio is None or (ratio > 2.8 and (two or 0) > 0.5)
        wrong += bad
        said = [
            f"{figure:8.2f}" if figure is not None else "       -" for figure in (one, two, ratio)
        ]
        name = repr(piece) if len(piece) < 60 else "a page"
        print(*said, f" {name}", "  SLOW" * bad, flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else 100_000,
            float(sys.argv[2]) if len(sys.argv) > 2 else 30,
        )
    )

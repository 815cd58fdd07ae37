"""Many processes record at once, to one file and to several: is each record there once, and no
other byte changed?

    python benchmarks/writers.py [WRITERS [WORKERS]]

Ends with 1 where anything is wrong.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.recording import write_many


def main() -> int:
    writers = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    failures = 0
    for publications in (1, 8):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            wrong = write_many(
                Path(folder), writers=writers, workers=workers, publications=publications
            )
            took = time.perf_counter() - start
        said = "each record once, no other byte changed" if not wrong else "; ".join(wrong)
        print(
            f"{writers} processes on {workers} workers to {publications} file(s), {took:.1f} s:"
            f" {said}"
        )
        failures += len(wrong)
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())

"""How much of the corpus of tests/corpus extraction finds, and what it takes for a figure that is
none.

    python benchmarks/extraction.py [-v] [GROUP...]

With -v, every figure that was missed, wrongly proposed, named or dated. Ends with 0.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.support.corpus_score import GROUPS, read_corpus, score
from tests.support.scanning import scan_text


def main() -> None:
    words = sys.argv[1:]
    chosen = [word for word in words if word != "-v"] or GROUPS
    print("group     figures  recall  precision     F1   names  periods  decoys")
    for group in chosen:
        found = score(read_corpus(group), scan_text)
        print(
            f"{group:9}{found.required:8}{found.recall:8.3f}{found.precision:11.3f}{found.f1:7.3f}"
            f"{found.named / found.found:8.3f}{found.dated / found.periods:9.3f}{found.decoys:8}"
        )
        if "-v" in words:
            print(*(f"  {miss}" for miss in found.misses), sep="\n")


if __name__ == "__main__":
    main()

"""Open SDG's measure gives what Statistics Canada published of its own series: `data/
published-progress.csv`, facts of the data sets “CIF” and “SDG” of its hubs at the commits that the
column `source` names.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

from tracker.analysis.methods import METHODS, opensdg
from tracker.analysis.methods.base import Answer, Question

PUBLISHED = Path(__file__).parent / "data" / "published-progress.csv"
CLOSE = Fraction(1, 10**9)


def answered(row: dict[str, str]) -> Answer:
    b, x = Fraction(row["base_value"]), Fraction(row["current_value"])
    t0, t, t1 = (Fraction(row[key]) for key in ("base_year", "current_year", "target_year"))
    T = Fraction(row["target"]) if row["target"] else x
    limit = Fraction(row["limit"]) if row["limit"] else None
    points = ((t0, b), (t, x))
    question = Question(b, t0, x, t, T, t1, int(row["direction"]), points, kept=False)
    if row["target"]:
        return METHODS["opensdg"](question)
    return opensdg.without_target(question, limit)


def same(value: Fraction | None, published: str) -> bool:
    if value is None or not published:
        return value is None and not published
    return abs(value - Fraction(published)) < CLOSE


def test_all_published_results() -> None:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 180
    wrong = []
    for row in rows:
        found = answered(row)
        right = found.status == row["status"] and same(found.value, row["progress_value"])
        if not right or not same(found.score, row["score"]):
            wrong.append((row["series"], row["status"], found))
    assert wrong == []

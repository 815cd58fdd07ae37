"""Open SDG's measure gives what Statistics Canada published of its own series: `data/
published-progress.csv`, facts of the data sets “CIF” and “SDG” of its hubs at the commits that the
column `source` names.
"""

from __future__ import annotations

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

from tests.support.builders import judge, target
from tracker.analysis.methods import METHODS, opensdg
from tracker.analysis.methods.asking import question_of
from tracker.analysis.methods.base import Answer, Question
from tracker.analysis.opinions import COMMON_WORDS
from tracker.assess.report import Row

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


def published() -> list[dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same(value: Fraction | None, published: str) -> bool:
    if value is None or not published:
        return value is None and not published
    return abs(value - Fraction(published)) < CLOSE


def test_all_published_results() -> None:
    rows = published()
    assert len(rows) == 180
    wrong = []
    for row in rows:
        found = answered(row)
        right = found.status == row["status"] and same(found.value, row["progress_value"])
        if not right or not same(found.score, row["score"]):
            wrong.append((row["series"], row["status"], found))
    assert wrong == []


def test_where_a_straight_line_says_otherwise() -> None:
    """Of the series with a way ahead of them to their target, by the default verdict."""
    asked, against = 0, Counter[str]()
    for row in published():
        d, t0, t, t1 = (
            int(float(row[key]))
            for key in ("direction", "base_year", "current_year", "target_year")
        )
        ahead = row["target"] and d * (Fraction(row["target"]) - Fraction(row["base_value"])) > 0
        if not ahead or t <= t0:
            continue
        promise = target(
            row["target"],
            base=row["base_value"],
            at=str(t0),
            by=str(t1),
            op="ge" if d > 0 else "le",
            unit="%",
            measure="ratio",
        )
        found = judge(promise, {str(t): row["current_value"]}, as_of="2026-12-31")
        question = question_of(Row(promise, found))
        assert isinstance(question, Question)
        asked += 1
        for name, method in METHODS.items():
            said = method(question)
            if said.given and said.common.isdisjoint(COMMON_WORDS[found.status]):
                against[name] += 1
    assert (asked, against) == (49, {"opensdg": 5, "eurostat": 5, "unsd": 4})

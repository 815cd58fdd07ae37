"""Periods and days as an English reader types them; what may be two is refused with both."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import GOOD, write_project
from tracker.model.english_periods import english_period
from tracker.model.periods import read_typed_period
from tracker.problems.problem import Refused


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("Oct 2025", "2025-10"),
        ("October 2025", "2025-10"),
        ("october, 2025", "2025-10"),
        ("Sept. 2025", "2025-09"),
        ("Oct-2025", "2025-10"),
        ("2025 Oct", "2025-10"),
        ("May 2025", "2025-05"),
        ("11 December 2025", "2025-12-11"),
        ("11th of December 2025", "2025-12-11"),
        ("December 11, 2025", "2025-12-11"),
        ("Dec 11 2025", "2025-12-11"),
        ("Dec. 1st, 2025", "2025-12-01"),
        ("2025 Q3", "2025-Q3"),
        ("Q3 2025", "2025-Q3"),
        ("3Q 2025", "2025-Q3"),
        ("Q3 of 2025", "2025-Q3"),
        ("third quarter of 2025", "2025-Q3"),
        ("H1 2025", "2025-H1"),
        ("the first half of 2025", "2025-H1"),
        ("January to August 2025", "2025-01..2025-08"),
        ("Jan–Aug 2025", "2025-01..2025-08"),
        ("2022-2030", "2022..2030"),
        ("2022–2030", "2022..2030"),
        ("2022 to 2030", "2022..2030"),
        ("2022-2023", ""),
        ("2030-2022", ""),
        ("FY2024/25", "2024/25"),
        ("FY 2024-25", "2024/25"),
        ("financial year 2024-2025", "2024/25"),
        ("25/12/2025", "2025-12-25"),
        ("12/25/2025", "2025-12-25"),
        ("04/04/2025", "2025-04-04"),
        ("2025", ""),
        ("2025-Q3", "2025-Q3"),
        ("2025年三季度", ""),
        ("Octember 2025", ""),
        ("Mayor 2025", ""),
        ("Oct 25", ""),
        ("soon", ""),
    ],
)
def test_english(text: str, spelling: str) -> None:
    assert english_period(text) == spelling
    if spelling and "/" not in spelling:
        assert str(read_typed_period(text)) == spelling


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("03/04/2025", "F418", {"2025-04-03", "2025-03-04"}),
        ("3.4.2025", "F418", {"2025-04-03", "2025-03-04"}),
        ("03-04-2025", "F418", {"2025-04-03", "2025-03-04"}),
        ("FY2025", "F418", {"2024/25", "2025/26"}),
        ("fiscal year 2025", "F418", {"2024/25", "2025/26"}),
        ("31 June 2025", "F412", set()),
        ("32/01/2025", "F412", set()),
        ("13/13/2025", "F412", set()),
        ("third half of 2025", "F412", set()),
        ("Aug to Jan 2025", "F412", set()),
        ("FY2024/26", "F412", set()),
    ],
)
def test_refused(text: str, code: str, facts: set[str]) -> None:
    with pytest.raises(Refused) as stop:
        read_typed_period(text)
    assert stop.value.code == code and facts <= set(stop.value.facts.values())


def test_what_was_typed_is_written_in_the_model_s_spelling(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"observations/a.yaml": GOOD})
    words = (
        "add-observation",
        "firms",
        "17500",
        "--period",
        "Q3 2025",
        "--title",
        "Bulletin",
        "--published",
        "11 December 2025",
        "--revises",
        "Feb 2025",
        "--yes",
    )
    done = tracker(*words, at=root)
    text = (root / "observations/2025-12-11-bulletin.yaml").read_text("utf-8")
    assert done.code == 0
    assert "period: 2025-Q3" in text and "published: 2025-12-11" in text
    assert "revises: {published: 2025-02}" in text


def test_a_day_that_may_be_two_is_asked_for_again(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"observations/a.yaml": GOOD})
    found = tracker("status", "--as-of", "03/04/2025", "--lang", "en", at=root)
    assert found.code == 2 and "F418" in found.err
    assert "Write 2025-04-03 or 2025-03-04." in found.err
    assert tracker("status", "--as-of", "December 31, 2025", at=root).code == 0


def test_a_file_holds_one_spelling(tmp_path: Path) -> None:
    """In a file the model's own is asked for, and said."""
    text = GOOD.replace("published: 2025-02", "published: 11 December 2025")
    root = write_project(tmp_path, {"observations/a.yaml": text})
    found = tracker("check", "--lang", "en", at=root)
    assert "F411" in found.out and "Did you mean 2025-12-11?" in found.out

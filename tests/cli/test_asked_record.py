"""add-observation at a terminal: each answer judged when it is given, what is probably meant
offered, nothing typed lost by one wrong answer.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import write_project
from tests.support.recording import snapshot

REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: 某市, period: 2021..2025}
targets:
  - {id: firms, plan: p, name: {zh: 企业数量, en: Firms}, unit: 家, baseline: {value: 6000, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: first, plan: p, name: First things, unit: 件, target: {value: 5, by: 2025}}
  - {id: sales, plan: p, name: Sales, unit: 亿元, measure: flow, target: {value: 1300, by: 2025}}
"""
A = """\
publication: {title: 公报, publisher: 某市统计局, published: 2025-03}
observations:
  - {indicator: firms, period: 2022, value: 9000}
  - {indicator: firms, period: 2023, value: 10000}
  - {indicator: sales, period: 2025-02, value: 180, ytd: true}
"""
ADD = ("add-observation",)
WRONG = (
    "frims", "3", "firsm", "2",  # none of these; then the second
    "lots", "11000亿元", "1.1",
    "24年", "2024",
    "soon", "2023-05", "", "2025-03",  # it began later: the period stays, the date changes
    "", "11000",  # the one publication of that date; the value looked at again
    "y",
)  # fmt: skip
CHINESE = ("frims", "1", "lots", "11000", "24年", "", "soon", "", "9", "1", "maybe", "n")
NAMES = {"frims", "firms", "First", "things", "first", "lots", "soon", "y", "n", "H", "Q"}
FIELDS = {"qualifier", "note"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "p", {"targets.yaml": REGISTRY, "observations/a.yaml": A})


def asked(project: Path, *typed: str, words: tuple[str, ...] = ADD, lang: str = "en") -> Answer:
    return tracker(*words, "--lang", lang, at=project, typed=typed)


def added(project: Path) -> str:
    """What is new in the record."""
    files = snapshot(project)
    return "".join(
        content.decode().removeprefix(A if name == "observations/a.yaml" else "")
        for name, content in files.items()
        if name != "targets.yaml"
    )


def test_every_wrong_answer_is_asked_again_with_the_reason(project: Path) -> None:
    """And the others stay: a mistyped indicator, no number, another unit, no period, a date before
    the period, a slip of the point.
    """
    answer = asked(project, *WRONG)
    assert answer.code == 0, answer.err
    assert added(project) == "  - indicator: firms\n    period: 2024\n    value: 11000\n"
    for code in ("F401", "F404", "F411", "O105", "O201"):
        assert f"{code} " in answer.err, code
    assert "1  Firms  firms\n" in answer.err and "2  First things  first\n" in answer.err


def test_the_next_period_and_the_file_of_a_date_are_offered(project: Path) -> None:
    answer = asked(project, "sales", "300", "", "", "", "1", "n")
    said = answer.err
    assert "Period [2025-03]: " in said and "from 1 January on? [Y/n]" in said
    assert "Published [2025-03]: " in said and "1  公报 · 某市统计局" in said
    assert "Title" not in said and "Publisher" not in said
    assert (answer.code, added(project)) == (130, "")
    assert "+    ytd: true" in answer.out


def test_publisher_and_date_say_the_title(project: Path) -> None:
    words = (*ADD, "firms", "11000", "--published", "2025-03", "--publisher", "某市统计局")
    answer = asked(project, "", "y", words=words)
    assert answer.code == 0 and "Which publication" not in answer.err
    assert added(project).startswith("  - indicator: firms\n    period: 2024\n")


def test_another_publication_of_that_date(project: Path) -> None:
    answer = asked(project, "firms", "11000", "", "", "2", "年鉴", "", "y")
    assert answer.code == 0 and "title: 年鉴\n  published: 2025-03\n" in added(project)


def test_a_figure_is_withdrawn_by_choosing_it(project: Path) -> None:
    words = (*ADD, "firms", "--status", "withdrawn")
    answer = asked(project, "2023", "1", "口径有误", "2025-06", "更正公告", "", "y", words=words)
    assert answer.code == 0, answer.err
    assert "1  10000  2025-03  公报" in answer.err
    assert "revises: {published: 2025-03, reason: 口径有误}" in added(project)


def test_what_was_given_wrong_is_said_before_anything_is_asked(project: Path) -> None:
    answer = asked(project, words=(*ADD, "firms", "--period", "24年"))
    assert (answer.code, "F411" in answer.err, "Value" in answer.err) == (2, True, False)


def test_in_chinese_every_word_is_chinese(project: Path) -> None:
    """But for ids, codes, the keys of options, and y and n."""
    answer = asked(project, *CHINESE, lang="zh")
    assert answer.code == 130
    found = set(re.findall(r"[A-Za-z]+", re.sub(r"\b[A-Z]\d{3}\b", "", answer.err)))
    assert found <= NAMES | FIELDS


@pytest.mark.parametrize("answers", range(6))
def test_going_away_at_any_question_writes_nothing(project: Path, answers: int) -> None:
    typed = ["firms", "11000", "2024", "2025-03", "1"][:answers]
    answer = asked(project, *typed)
    assert (answer.code, added(project)) == (130, "")
    assert answer.err.endswith("Stopped; the record is unchanged.\n")

"""What strangers met: a plan in two languages, a council's financial years, levels below zero,
dates of spreadsheets.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tracker.extract.zh.times import find_times
from tracker.model.periods import meant_period, read_period
from tracker.problems.codes import hint
from tracker.problems.problem import Refused, problem
from tracker.words.wording import with_unit

REGISTRY = """\
plans:
  - {id: p, name: {zh: 示例规划, en: Plan}, area: {zh: 示例市, en: Exampleton}, year_starts: 04-01, period: 2021/22..2025/26}
targets:
  - id: turnover
    plan: p
    name: {zh: 成交额, en: Turnover}
    unit: {zh: 亿元, en: 100 million yuan}
    measure: flow
    baseline: {value: 900, period: 2020/21}
    target: {value: 1300, by: 2025/26}
  - id: net
    plan: p
    name: {zh: 净排放, en: Net emissions}
    unit: ktCO2e
    kind: change
    baseline: {value: 12, period: 2020/21}
    target: {value: -125%, by: 2025/26}
"""
BULLETIN = """\
publication: {title: Bulletin, publisher: {zh: 统计局, en: Statistics Bureau}, published: 2025-06}
observations:
  - {indicator: turnover, period: 2024/25, value: 1230}
  - {indicator: net, period: 2023/24, value: -105%}
"""
MORE = ("--published", "2025-06", "--title", "More", "--publisher", "Statistics Bureau")
DAY = ("--as-of", "2025-06-30")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(
        tmp_path / "p", {"targets.yaml": REGISTRY, "observations/a.yaml": BULLETIN}
    )


@pytest.mark.parametrize(("language", "said"), [("en", "part of a year"), ("zh", "不足一年")])
def test_what_does_not_count_is_said_of_a_plan_in_two_languages(
    project: Path, language: str, said: str
) -> None:
    done = tracker(
        "--lang",
        language,
        "add-observation",
        "turnover",
        "300",
        "--period",
        "2023-Q3",
        *MORE,
        at=project,
    )
    assert done.code == 0 and said in done.err, done.err


def test_a_value_never_runs_into_a_unit_that_begins_with_a_number(project: Path) -> None:
    assert with_unit("70", "100 million yuan", "en") == "70 × 100 million yuan"
    assert with_unit("25", "位", "en") == "rank 25" and with_unit("25", "位", "zh") == "25 位"
    assert (
        with_unit("70", "homes", "en") == "70 homes"
        and with_unit("70", "%", "en") == "70%"
        and with_unit("7", "", "en") == "7"
    )
    for command in (("report",), ("show", "turnover"), ("report", "--format", "html")):
        told = tracker("--lang", "en", *command, *DAY, at=project).out
        assert "70 × 100 million yuan" in told and "0 100 million yuan" not in told


def test_a_mistyped_indicator_is_what_is_told_not_its_financial_year(project: Path) -> None:
    done = tracker(
        "--lang", "en", "add-observation", "turnovr", "1", "--period", "2023/24", *MORE, at=project
    )
    assert (
        done.code == 2 and "O101" in done.err and "turnover" in done.err and "F416" not in done.err
    )


def test_a_level_below_zero_is_recorded_with_its_unit_beside_it(project: Path) -> None:
    words = ("--lang", "en", "add-observation", "net", "--period", "2024/25", *MORE)
    without = tracker(*words, "--value=-2", at=project)
    assert without.code == 2 and "F423" in without.err and "below zero" in without.err
    assert tracker(*words, "--value=-2", "--unit", "ktCO2e", at=project).code == 0
    told = tracker("status", "net", *DAY, "--format", "json", at=project).json["targets"][0]
    assert (told["latest"]["value"], told["gap"]) == ("-2", "1")


def test_a_level_that_follows_from_a_per_cent_is_as_fine_as_that(project: Path) -> None:
    shown = tracker("--lang", "en", "show", "net", *DAY, at=project).out
    assert "Latest         -0.6 ktCO2e" in shown and "-0.6 of -3.0 (≤-125%)" in shown
    assert "2.4 too high" in shown and "no compound road crosses zero" in shown


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("2025/3/20", "2025-03-20"),
        ("２０２５／３／２０", "2025-03-20"),
        ("2025.3", "2025-03"),
        ("12 June 2025", "2025-06-12"),
        ("June 12th, 2025", "2025-06-12"),
        ("Jun 2025", "2025-06"),
        ("2025年二季度累计", "2025-01..2025-06"),
        ("2025年8月累计", "2025-01..2025-08"),
        ("2025/13/1", ""),
        ("30 February 2025", ""),
        ("3 Foo 2025", ""),
        ("去年", ""),
        ("2025年13月累计", ""),
    ],
)
def test_what_was_meant_by_a_date_in_words(text: str, near: str) -> None:
    with pytest.raises(Refused) as refused:
        read_period(text)
    told = hint(problem(refused.value.code, **refused.value.facts), "en")
    assert told.startswith(f"Did you mean {near}? ") if near else not told.startswith("Did"), told


def test_what_is_meant_is_a_period() -> None:
    assert str(read_period(meant_period("2025年三季度累计"))) == "2025-01..2025-09"


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2025年二季度累计，全市生产总值10500亿元", [None]),
        ("2025年8月累计实现产值500亿元", [None]),
        ("2025年一季度累计实现产值500亿元", ["2025-Q1"]),
        ("2025年前三季度累计实现产值500亿元", ["2025-01..2025-09"]),
        ("2025年1—8月累计实现产值500亿元", ["2025-01..2025-08"]),
        ("2025年二季度实现产值500亿元", ["2025-Q2"]),
    ],
)
def test_a_quarter_so_far_is_not_taken_for_the_quarter(
    text: str, periods: list[str | None]
) -> None:
    assert [one.period for one in find_times(text, 2025)] == periods


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_unknown_format_is_told_in_plain_words(project: Path, language: str) -> None:
    done = tracker("--lang", language, "report", "--format", "summary", at=project)
    assert done.code == 2 and "Value error" not in done.err and "github-summary" in done.err

"""A plan in one sentence, and a target in a few words: short or over, done, why, promised."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.projects import PROJECT
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, Row
from tracker.assess.standing import standing_of
from tracker.language import Language
from tracker.words.figures import status_word
from tracker.words.standing import done_text, lede_text, promise_text, short_or_over
from tracker.words.why import why
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY, LATER = date(2025, 2, 28), date(2026, 6, 30)


def report(day: date, language: Language) -> Report:
    return status(load_project(PROJECT, day), Filters(), Clocks.of(day), language)


LEDES: dict[tuple[date, Language], str] = {
    (
        DAY,
        "zh",
    ): "17 个目标里，4 个已经完成（3 个超额），2 个在推进，1 个滞后；10 个还没有公布过新数。",
    (DAY, "en"): "Of 17 targets, 4 are done (3 exceeded), 2 are under way, 1 is behind;"
    " 10 have no figure yet for the plan's time.",
    (
        LATER,
        "zh",
    ): "17 个目标里，4 个已经完成（3 个超额）；3 个到期，结果未公布；10 个还没有公布过新数。",
    (LATER, "en"): "Of 17 targets, 4 are done (3 exceeded); 3 are due, result pending;"
    " 10 have no figure yet for the plan's time.",
}
ROWS: dict[Language, dict[str, tuple[str, str, str, str]]] = {
    "zh": {
        "hitech-enterprises": ("多 4,000 家以上", ">169.7%", "提前 1 年；下限", "6,259→12,000 家"),
        "tech-contract-turnover": ("多 1,308.33 亿元", "465.8%", "提前 2 年", "942.3→1,300 亿元"),
        "national-platforms": ("2020 年是 138", "", "2020 年以后的没有公布", "138→180 个"),
        "rd-growth": ("差 2.4 个百分点", "26.4%", "增速是目标的 83%；推算", "10.7→14%"),
        "national-facilities-operating": ("差 1 个", "2/3", "没有基期，只数个数", "3 个"),
        "hightech-value-added-share": ("差 0.5 个百分点", "77.3%", "进度之比 0.99", "25.8→28%"),
        "science-facilities": ("正好", "100.0%", "2024-03 曾报 6；提前 1 年；推算", "2→5 个"),
        "crop-phenotyping-capacity": ("", "", "从来没有公布过", "50–100 万株/年"),
        "science-literacy": ("2020 年是 16.1", "", "2020 年以后的没有公布", "16.1→20.3%"),
        "national-key-labs-keep": ("守住", "1/1 期", "", "41 家"),
    },
    "en": {
        "hitech-enterprises": ("4,000+ over", ">169.7%", "1 year early；at least", "6,259→12,000"),
        "rd-growth": ("2.4 pp short", "26.4%", "83% of the rate；derived", "10.7→14%"),
        "national-facilities-operating": ("1 short", "2/3", "no baseline: counted", "3"),
        "science-facilities": ("exactly", "100.0%", "6 in 2024-03；1 year early；derived", "2→5"),
        "national-platforms": ("138 in 2020", "", "nothing since 2020", "138→180"),
        "crop-phenotyping-capacity": ("", "", "never published", "50–100 × 10k plants/yr"),
    },
}


def told(row: Row, day: date, language: Language) -> tuple[str, str, str, str]:
    return (
        short_or_over(row, language),
        done_text(row, language),
        "；".join(why(row, day, language)),
        promise_text(row, language),
    )


@pytest.mark.parametrize(("day", "language"), LEDES)
def test_a_plan_in_one_sentence(day: date, language: Language) -> None:
    made = report(day, language)
    assert lede_text(standing_of(made, made.plans[0]), language) == LEDES[day, language]


@pytest.mark.parametrize("language", ROWS)
def test_a_target_in_a_few_words(language: Language) -> None:
    rows = {row.target.id: row for row in report(DAY, language).rows}
    assert {name: told(rows[name], DAY, language) for name in ROWS[language]} == ROWS[language]


def test_after_the_end_nothing_is_still_needed() -> None:
    rows = {row.target.id: row for row in report(LATER, "zh").rows}
    row = rows["rd-growth"]
    assert status_word(row, "zh") == "到期，结果未公布"
    assert told(row, LATER, "zh")[:3] == ("", "26.4%", "1年7个月前公布；推算")
    assert why(rows["hubei-labs"], LATER, "zh") == ("待期末数", "提前 1 年")

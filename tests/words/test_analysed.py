"""What the analysis says of a target, in words: slack, probability, release, this year's share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.blocks import blocks_of
from tests.support.builders import YEARLY, observation, target
from tracker.analysis.score import Score
from tracker.formats import markdown
from tracker.language import LANGUAGES, Language
from tracker.model.target import Target
from tracker.pages import status
from tracker.words.analysed import analysis_lines, remarks
from tracker.words.score import score_range, score_text

LABS = target("24", base="10")


def lines(
    promise: Target, seen: dict[str, str], day: str = "2024-03-31", language: Language = "en"
) -> dict[str, str]:
    blocks, row = blocks_of(promise, seen, day)
    return dict(analysis_lines(blocks, row, language))


ROADS = [
    (LABS, {"2023": "19"}, "比序时进度早 78 天：路线 2024-03-18 才到 19（2024-03-18 − 2023-12-31 = 78）",
     "78 days ahead of the road, which reaches 19 on 2024-03-18 (2024-03-18 − 2023-12-31 = 78)"),
    (LABS, {"2023": "16"}, "比序时进度晚 313 天：路线 2023-02-21 已到 16（2023-02-21 − 2023-12-31 = -313）",
     "313 days behind the road, which stood at 16 on 2023-02-21"
     " (2023-02-21 − 2023-12-31 = -313)"),
    (LABS, {"2023": "9"}, "比序时进度晚 1,095 天：还不到路线的起点（2020-12-31 − 2023-12-31 = -1095）",
     "1,095 days behind the road: not even where the road began"
     " (2020-12-31 − 2023-12-31 = -1095)"),
    (LABS, {"2023": "超过16"}, "比序时进度晚 183 到 313 天", "183 to 313 days behind the road"),
    (LABS, {"2023": "超过18"}, "在比序时进度晚 53 天与早 78 天之间",
     "between 53 days behind and 78 days ahead of the road"),
    (LABS, {"2023": "不超过18"}, "至少比序时进度晚 53 天", "at least 53 days behind the road"),
    (target("100", op="le", kind="total", measure="flow"), {"2021": "10", "2022": "10"},
     "比序时进度早 365 天（2022-12-31 − 2021-12-31 = 365）",
     "365 days ahead of the road (2022-12-31 − 2021-12-31 = 365)"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "zh", "en"), ROADS)
def test_slack_in_words(promise: Target, seen: dict[str, str], zh: str, en: str) -> None:
    for language, said in zip(LANGUAGES, (zh, en), strict=True):
        assert lines(promise, seen, language=language)["figure.slack_days"] == said


def test_until_when_it_holds() -> None:
    found = lines(LABS, {"2023": "19"})
    assert found["figure.safe_share"] == "on track until 2024-05-19 if nothing moves"
    found = lines(LABS, {"2023": "19"}, "2024-05-19")
    assert found["figure.safe_share"] == "on track until 2024-05-19 if nothing moves"
    found = lines(LABS, {"2023": "19"}, "2024-05-20")
    assert found["figure.safe_share"] == "behind since 2024-05-20 unless it has risen since"
    down = target("10", base="24")
    found = lines(down, {"2023": "15"}, "2024-05-20", "zh")
    assert found["figure.safe_share"] == "自 2024-05-20 起已经滞后，除非之后又有下降"
    assert "figure.safe_share" not in lines(LABS, {"2023": "16"})


def test_once_the_last_day_has_come_nothing_is_left() -> None:
    found = lines(LABS, {"2023": "19"}, "2026-06-30")
    assert set(found) == {"next_release"}


def test_what_is_needed_in_words() -> None:
    assert lines(LABS, {"2023": "20"})["figure.needed"] == "2024: 22; 2025: 24"
    assert lines(LABS, {"2023": "超过16"})["figure.needed"] == "2024: >20; 2025: 24"
    monthly = replace(LABS, release=replace(YEARLY, every="month"))
    assert lines(monthly, {"2023": "20"})["figure.needed"].endswith("; …; 2025-12: 24")
    total = target("100", kind="total", measure="flow")
    assert lines(total, {"2021": "20"})["figure.needed"].endswith("2025: 100 (in all)")
    assert "figure.needed" not in lines(LABS, {"2024": "20"}, "2025-03-31")


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        ({"2021": "12", "2022": "17", "2023": "20"}, "89% (n = 4, "),
        ({"2021": "12", "2022": "约17", "2023": "20"}, "≈89% (n = 4, "),
        ({"2021": "10", "2022": "11", "2023": "11"}, "<5% (n = 4, "),
        ({"2021": "14", "2022": "18", "2023": "23"}, ">95% (n = 4, "),
    ],
)
def test_a_probability_in_words(seen: dict[str, str], said: str) -> None:
    found = lines(LABS, seen)["figure.probability"]
    assert found == f"{said}the past goes on, and scatters as it did)"


def test_the_next_figure_in_words() -> None:
    ruled = replace(LABS, release=YEARLY)
    assert lines(ruled, {"2023": "19"})["next_release"] == "that of 2024 is expected on 2025-04-30"
    late = lines(ruled, {"2021": "12"})["next_release"]
    assert late == (
        "that of 2022 was due by 2023-04-30, 336 days ago, silent for 821 days, since 2021-12-31"
    )
    assert lines(LABS, {}, language="zh")["next_release"] == "规划期以来没有公布过"
    assert lines(LABS, {"2023": "19"}, "2024-01-01")["next_release"] == (
        "no date can be said, silent for 1 day, since 2023-12-31"
    )


def test_this_year_in_words() -> None:
    made = target("24", base="10", milestones={"2023": "18"})
    assert lines(made, {"2022": "12"}, "2023-06-30")["this_year"] == (
        "2023: 12 (2022) of 18, 6 short, behind"
    )
    assert (
        lines(made, {}, "2023-06-30", "zh")["this_year"] == "2023：目标 18 家，2020 年是 10，无数据"
    )


def test_the_lesson_stands_where_little_was_asked_and_it_was_met_early() -> None:
    easy = target("11", base="10")
    blocks, row = blocks_of(easy, {"2015": "8", "2023": "11"})
    assert remarks(blocks, row, "en") == "Asked for less than half of the growth before the plan."
    for seen in ({"2015": "8", "2023": "10.5"}, {"2015": "9.5", "2023": "11"}):
        blocks, row = blocks_of(easy, seen)
        assert "half" not in remarks(blocks, row, "en")


def test_other_areas_stand_beside_what_there_was() -> None:
    seen = [observation("2015", "8")]
    for name, early in (("A", "5"), ("B", "8"), ("C", "4")):
        seen += [replace(observation("2015", early), area=name)]
        seen += [replace(observation("2020", "8"), area=name)]
    blocks, row = blocks_of(target("12", base="10"), seen)
    found = dict(analysis_lines(blocks, row, "en"))["figure.was"]
    assert found.endswith("(since 2015, the median of 3 other areas is 9.9%)")


@pytest.mark.parametrize(
    ("found", "zh", "en", "ends"),
    [
        (
            Score(17, 5, 1),
            "17 个目标里良好 5 个、欠佳 1 个、尚无结论 11 个：良好占 29% 到 94%",
            "Good 5 of 17 · bad 1 · not known 11: between 29% and 94%",
            "29–94%",
        ),
        (
            Score(6, 5, 1),
            "6 个目标里良好 5 个、欠佳 1 个：良好占 83%",
            "Good 5 of 6 · bad 1: 83%",
            "83%",
        ),
        (
            Score(40, 9, 29, 13),
            "40 个目标里良好 9 个、欠佳 29 个、尚无结论 2 个：良好占 22% 到 28%"
            "（其中 13 个结果未公布，按最近的数算）",
            "Good 9 of 40 · bad 29 · not known 2: between 22% and 28%"
            " (13 by the latest figures, result pending)",
            "22–28%",
        ),
        (
            Score(200, 199, 1),
            "200 个目标里良好 199 个、欠佳 1 个：良好占 99.5%",
            "Good 199 of 200 · bad 1: 99.5%",
            "99.5%",
        ),
        (Score(4, 0, 0), "", "", "0–100%"),
        (Score(1, 1, 0), "", "", "100%"),
    ],
)
def test_a_score_in_words(found: Score, zh: str, en: str, ends: str) -> None:
    assert (score_text(found, "zh"), score_text(found, "en"), score_range(found)) == (zh, en, ends)


def test_tables_have_this_year_where_a_target_has_a_share_of_it() -> None:
    made = target("24", base="10", milestones={"2024": "21"})
    blocks, _ = blocks_of(made, {"2023": "20"}, "2024-06-30")
    shown = markdown.write_page(status.page(blocks.report, "en"))
    assert "| Flags | This year |" in shown and "| 21 (2024); △ ahead |" in shown
    blocks, _ = blocks_of(made, {"2023": "20"}, "2025-06-30")
    assert "This year" not in markdown.write_page(status.page(blocks.report, "en"))

"""Attainment against the road (methods.md): figures, attainment and pace of levels by a date,
worked by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.support.builders import figures, judge, target
from tracker.model.target import Target

ENTERPRISES = target("12000", base="6259")
CONTRACTS = target("1300", base="942.3", unit="亿元", measure="flow")
SHARE = target("28%", base="25.8%", unit="%", measure="ratio")
DOWN = target("80", base="100", unit="吨")

# Wuhan's fourteenth five-year plan, from its table and the newspaper pages of 2024-03 to 2025-02
FIGURES = [
    pytest.param(
        ENTERPRISES,
        {"2021": "9175", "2024-11": "达15323", "2025-02": "突破1.6万"},
        {
            "status": "exceeded", "attainment": "exceeded", "progress": "1.696743", "ratio": "1.333333", "gap": "0",
            "overshoot": "4000", "overshoot_ratio": "0.333333", "elapsed": "0.832329", "expected": "11037.399452",
            "pace": "2.038549", "pace_pp": "86.441396", "lead_years": None, "needed_per_year": None,
            "met_in": "2024-11", "years_early": 1, "evidence": ("lower_bound",), "observations": 3,
        },
        id="enterprises",
    ),
    pytest.param(
        CONTRACTS,
        {"2021": "1127.4", "2023": "2198.43", "2024": "2608.33"},
        {
            "status": "exceeded", "progress": "4.657618", "ratio": "2.006408", "gap": "0", "overshoot": "1308.33",
            "elapsed": "0.8", "expected": "1228.46", "pace": "5.822023", "met_in": "2023", "years_early": 2,
            "evidence": (),
        },
        id="contracts",
    ),
    pytest.param(
        SHARE,
        {"2021": "27.0%", "2024-11": "27.5%"},
        {
            "status": "on_track", "attainment": "open", "progress": "0.772727", "ratio": "0.982143", "gap": "0.5",
            "overshoot": "0", "elapsed": "0.78306", "expected": "27.522732", "pace": "0.986805", "pace_pp": "-1.033284",
            "needed_per_year": "0.460957", "met_in": None, "years_early": None, "evidence": (),
        },
        id="share",
    ),
    pytest.param(
        target("180", base="138"),
        {},
        {
            "status": "no_data", "attainment": None, "latest": None, "progress": None, "ratio": None, "gap": "42",
            "overshoot": None, "overshoot_ratio": None, "elapsed": None, "expected": None, "pace": None, "met_in": None,
            "evidence": (), "observations": 0,
        },
        id="no-data",
    ),
    pytest.param(
        target("180"), {}, {"status": "no_data", "gap": None, "evidence": ("no_baseline",)}, id="no-data-no-baseline"
    ),
    pytest.param(
        DOWN,
        {"2023": "90"},
        {
            "status": "behind", "progress": "0.5", "ratio": "0.888889", "gap": "10", "overshoot": "0", "elapsed": "0.6",
            "expected": "88", "pace": "0.833333", "pace_pp": "-10", "lead_years": "0.5", "needed_per_year": "-5",
        },
        id="down",
    ),
    pytest.param(
        DOWN,
        {"2023": "75"},
        {
            "status": "met", "progress": "1.25", "ratio": "1.066667", "gap": "0", "overshoot": "5",
            "overshoot_ratio": "0.0625", "met_in": "2023", "years_early": 2, "needed_per_year": None,
        },
        id="down-met-by-half-a-step",
    ),
    pytest.param(
        target("12000"),
        {"2020": "9999999", "2024": "9000"},
        {
            "status": "open", "progress": None, "ratio": "0.75", "gap": "3000", "elapsed": None, "expected": None,
            "pace": None, "observations": 2, "evidence": ("no_baseline",),
        },
        id="no-baseline",
    ),
    pytest.param(
        target("0", base="-100"),
        {"2024": "-50"},
        {"status": "behind", "progress": "0.5", "ratio": None, "gap": "50", "overshoot": "0", "overshoot_ratio": None},
        id="up-to-zero",
    ),
    pytest.param(
        target("-10", base="-20"),
        {"2024": "-5"},
        {"status": "met", "progress": "1.5", "gap": "0", "overshoot": "5", "overshoot_ratio": "0.5"},
        id="below-zero",
    ),
    pytest.param(
        target("0", base="100"), {"2024": "50"}, {"status": "behind", "progress": "0.5", "gap": "50"}, id="down-to-zero"
    ),
    pytest.param(
        target(None, base="6259"),
        {"2024": "9000"},
        {"status": "open", "attainment": None, "progress": None, "ratio": None, "gap": None, "overshoot": None},
        id="no-number",
    ),
    pytest.param(
        target("12000", base="6259", pace="none"),
        {"2024": "9000"},
        {"status": "open", "progress": "0.477443", "expected": None, "pace": None, "lead_years": None},
        id="no-road",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "expected"), FIGURES)
def test_figures(promise: Target, seen: Mapping[str, str], expected: Mapping[str, object]) -> None:
    assert figures(judge(promise, seen), expected) == expected


HUNDRED = target("100", base="0")

STATUSES = [
    pytest.param(ENTERPRISES, {"2024": "12000"}, "met", id="met-exactly"),
    pytest.param(ENTERPRISES, {"2024": "12999"}, "met", id="met-short-of-a-step"),
    pytest.param(ENTERPRISES, {"2024": "13000"}, "exceeded", id="exceeded-by-a-step"),
    pytest.param(ENTERPRISES, {"2024": "超过1.2万"}, "met", id="over-the-target"),
    pytest.param(ENTERPRISES, {"2024": "超过1.3万"}, "exceeded", id="over-a-step-more"),
    pytest.param(ENTERPRISES, {"2024": "1.2万以上"}, "met", id="at-least-the-target"),
    pytest.param(ENTERPRISES, {"2024": "约1.2万"}, "undetermined", id="about-the-target"),
    pytest.param(ENTERPRISES, {"2024": "约1.3万"}, "met", id="about-more-than-the-target"),
    pytest.param(ENTERPRISES, {"2024": "1.1万以上"}, "undetermined", id="at-least-less"),
    pytest.param(ENTERPRISES, {"2024": "1.1—1.3万"}, "undetermined", id="range-across"),
    pytest.param(ENTERPRISES, {"2025": "11999"}, "missed", id="missed"),
    pytest.param(ENTERPRISES, {"2025": "近1.2万"}, "missed", id="missed-by-a-hair"),
    pytest.param(ENTERPRISES, {"2025-12-31": "11999"}, "missed", id="missed-on-the-last-day"),
    pytest.param(ENTERPRISES, {"2025-11": "11999"}, "on_track", id="not-yet-missed"),
    pytest.param(ENTERPRISES, {"2023": "12001", "2024": "11999"}, "lost", id="lost"),
    pytest.param(
        ENTERPRISES, {"2023": "约1.2万", "2024": "11000"}, "on_track", id="perhaps-met-is-not-lost"
    ),
    pytest.param(
        ENTERPRISES, {"2023": "12001", "2025": "11999"}, "missed", id="lost-and-due-is-missed"
    ),
    pytest.param(
        ENTERPRISES, {"2023": "12001", "2024": "约1.2万"}, "undetermined", id="lost-or-not"
    ),
    pytest.param(
        ENTERPRISES, {"2025": "12000", "2026-01": "11000"}, "met", id="met-when-due-stays-met"
    ),
    pytest.param(
        ENTERPRISES,
        {"2025": "11000", "2026-01": "12000"},
        "missed",
        id="missed-when-due-stays-missed",
    ),
    pytest.param(ENTERPRISES, {"2024": "6000"}, "reversing", id="reversing"),
    pytest.param(ENTERPRISES, {"2024": "6259"}, "behind", id="no-progress-is-behind"),
    pytest.param(HUNDRED, {"2024": "75.9"}, "behind", id="pace-.94875"),
    pytest.param(HUNDRED, {"2024": "76"}, "on_track", id="pace-.95"),
    pytest.param(HUNDRED, {"2024": "83.9"}, "on_track", id="pace-1.04875"),
    pytest.param(HUNDRED, {"2024": "84"}, "ahead", id="pace-1.05"),
    pytest.param(HUNDRED, {"2024": "约80"}, "undetermined", id="about-from-on-track-to-ahead"),
    pytest.param(HUNDRED, {"2024": "近76.0"}, "behind", id="under-the-limit"),
    pytest.param(HUNDRED, {"2024": "超过76.0"}, "on_track", id="over-the-limit"),
    pytest.param(HUNDRED, {"2024": "近84.0"}, "on_track", id="under-the-upper-limit"),
    pytest.param(HUNDRED, {"2024": "84以上"}, "undetermined", id="at-least-may-be-met"),
    pytest.param(DOWN, {"2024": "84.8"}, "on_track", id="down-pace-.95"),
    pytest.param(DOWN, {"2024": "84.9"}, "behind", id="down-pace-.94375"),
    pytest.param(DOWN, {"2024": "83.2"}, "ahead", id="down-pace-1.05"),
    pytest.param(DOWN, {"2024": "近83.3"}, "on_track", id="down-open-end-not-reached"),
    pytest.param(DOWN, {"2024": "101"}, "reversing", id="down-reversing"),
    pytest.param(DOWN, {"2024": "近80"}, "met", id="down-under-the-target"),
    pytest.param(DOWN, {"2024": "突破80.0"}, "ahead", id="down-over-the-target"),
    pytest.param(DOWN, {"2024": "70"}, "exceeded", id="down-exceeded-by-a-step"),
    pytest.param(target("12000", op="gt"), {"2024": "12000"}, "open", id="gt-not-met-at-T"),
    pytest.param(target("12000", op="gt"), {"2024": "超过1.2万"}, "met", id="gt-met-above-T"),
    pytest.param(target("80", op="lt"), {"2024": "80"}, "open", id="lt-not-met-at-T"),
    pytest.param(target("80", op="lt"), {"2024": "79.9"}, "met", id="lt-met-below-T"),
]


@pytest.mark.parametrize(("promise", "seen", "status"), STATUSES)
def test_status(promise: Target, seen: Mapping[str, str], status: str) -> None:
    assert judge(promise, seen, as_of="2026-02-28").status == status


@pytest.mark.parametrize(
    ("promise", "value", "expected"),
    [
        pytest.param(
            ENTERPRISES,
            "近1.2万",
            {"attainment": "open", "gap": None, "overshoot": "0"},
            id="gap-above-zero",
        ),
        pytest.param(
            ENTERPRISES,
            "近1.1万",
            {"attainment": "open", "gap": "1000", "overshoot": "0"},
            id="gap-from-X",
        ),
        pytest.param(
            ENTERPRISES,
            "约1.2万",
            {"attainment": "undetermined", "gap": None, "overshoot": None},
            id="unknown",
        ),
        pytest.param(
            ENTERPRISES, "超过1.2万", {"attainment": "met", "gap": "0", "overshoot": "0"}, id="over"
        ),
        pytest.param(
            ENTERPRISES,
            "约1.3万",
            {"attainment": "met", "gap": "0", "overshoot": "1000"},
            id="about-more",
        ),
        pytest.param(
            DOWN,
            "突破80.0",
            {"attainment": "open", "gap": None, "overshoot": "0"},
            id="down-gap-above-zero",
        ),
        pytest.param(
            DOWN, "近80", {"attainment": "met", "gap": "0", "overshoot": "0"}, id="down-under"
        ),
    ],
)
def test_gap_and_overshoot_of_an_interval(
    promise: Target, value: str, expected: Mapping[str, object]
) -> None:
    assert figures(judge(promise, {"2024": value}), expected) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param(
            {"2022": "约1.2万", "2023": "12000"},
            {"met_in": "2023", "years_early": 2},
            id="whole-interval",
        ),
        pytest.param({"2023": "近1.2万"}, {"met_in": None, "years_early": None}, id="nearly"),
        pytest.param(
            {"2022-06": "12000", "2023": "13000"},
            {"met_in": "2022-06", "years_early": 3},
            id="as-written",
        ),
        pytest.param(
            {"2025-02": "12000"}, {"met_in": "2025-02", "years_early": None}, id="in-the-due-year"
        ),
        pytest.param(
            {"2022": "12000", "2024": "9000"},
            {"met_in": "2022", "years_early": None},
            id="lost-is-not-early",
        ),
    ],
)
def test_met_in(seen: Mapping[str, str], expected: Mapping[str, object]) -> None:
    assert figures(judge(ENTERPRISES, seen), expected) == expected

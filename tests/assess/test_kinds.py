"""The other kinds: keep, total, growth, change, bands and milestones (methods.md: other kinds),
worked by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from tests.support.builders import LEVEL, figures, judge, observation, six, target
from tracker.assess.kinds import kind_of
from tracker.model.observation import Observation
from tracker.model.target import Target, Thresholds

LATE = "2026-02-28"
KEEP = target("41", kind="keep")
SAME = target("41", base="41")
CEILING = target("3%", op="le", unit="%", kind="keep", measure="ratio")
BAND = target("4.5%..5%", base="3%", unit="%", measure="ratio")
FROM_ABOVE = target("4.5%..5%", base="6%", unit="%", measure="ratio")
INSIDE = target("4.5%..5%", base="4.8%", unit="%", measure="ratio")
BEYOND = target("7", base="9", op="ge")
AROUND = target("100", op="around")
DONE = target("1", kind="done")
TOTAL = target("500", unit="亿元", kind="total", measure="flow")
RATES = target("6%", unit="%", kind="growth", measure="ratio")
HOLE: dict[str, object] = {
    "status": "undetermined", "attainment": "undetermined", "gap": None, "overshoot": None,
    "pace": None, "pace_pp": None, "lead_years": None, "needed_per_year": None,
    "needed_from_now": None, "forecast": None, "met_since": None,
}  # fmt: skip
BY_2023 = target("500", by="2023", unit="亿元", kind="total", measure="flow")
NOTHING = {
    "progress": None,
    "ratio": None,
    "gap": None,
    "overshoot": None,
    "pace": None,
    "forecast": None,
}
EARLY = {"met_in": "2021..2022", "years_early": 3}
MET: dict[str, object] = {"status": "met", "attainment": "met", "gap": "0"}
KEPT: dict[str, object] = {
    "status": "on_track",
    "attainment": "open",
    "progress": "1",
    "gap": "0",
    "met_in": None,
}

CASES = [
    pytest.param(KEEP, {"2023": "41", "2024": "45"}, KEPT, id="keep"),
    pytest.param(KEEP, {"2023": "41", "2024": "40"}, {"status": "lost", "progress": "0.5", "gap": "1"}, id="keep-lost"),
    pytest.param(KEEP, {"2024": "40"}, {"status": "lost", "progress": "0"}, id="keep-never"),
    pytest.param(KEEP, {"2024": "41", "2025": "60"}, MET | {"progress": "1"}, id="keep-met-at-the-end"),
    pytest.param(KEEP, {"2024": "41", "2025": "40"}, {"status": "missed", "progress": "0.5"}, id="keep-missed"),
    pytest.param(KEEP, {"2024": "约41"}, {"status": "undetermined"}, id="keep-undetermined"),
    pytest.param(CEILING, {"2024": "2.8%"}, KEPT, id="keep-below"),
    pytest.param(CEILING, {"2024": "3.1%"}, {"status": "lost", "gap": "0.1"}, id="keep-below-lost"),
    pytest.param(SAME, {"2024": "60"}, KEPT, id="T-is-b"),
    pytest.param(SAME, {"2024": "40"}, {"status": "lost", "progress": "0"}, id="T-is-b-lost"),
    pytest.param(SAME, {"2025": "60"}, MET | {"years_early": None}, id="T-is-b-met"),
    pytest.param(SAME, {}, {"status": "no_data", "gap": "0"}, id="T-is-b-no-data"),
    pytest.param(BEYOND, {"2024": "10"}, KEPT, id="baseline-meets-it-already"),
    pytest.param(BEYOND, {"2024": "6"}, {"status": "lost", "gap": "1"}, id="baseline-met-it-and-it-was-lost"),
    pytest.param(
        BAND,
        {"2023": "4%"},
        {"progress": "0.666667", "gap": "0.5", "overshoot": "0", "expected": "3.9", "pace": "1.111111"},
        id="band-below",
    ),
    pytest.param(BAND, {"2023": "4.5%"}, MET | {"overshoot": "0"}, id="band-edge"),
    pytest.param(BAND, {"2023": "5.0%"}, MET | {"overshoot": "0"}, id="band-far-edge"),
    pytest.param(BAND, {"2025": "5.2%"}, {"status": "missed", "gap": "0.2"}, id="band-passed"),
    pytest.param(BAND, {"2022": "4.8%", "2024": "5.4%"}, {"status": "lost", "gap": "0.4"}, id="band-lost"),
    pytest.param(BAND, {"2024": "约5%"}, {"status": "undetermined", "overshoot": None}, id="band-about"),
    pytest.param(
        FROM_ABOVE,
        {"2023": "5.4%"},
        {"status": "on_track", "progress": "0.6", "gap": "0.4", "expected": "5.4", "pace": "1"},
        id="band-from-above",
    ),
    pytest.param(INSIDE, {"2024": "4.9%"}, KEPT, id="band-from-inside-is-kept"),
    pytest.param(INSIDE, {"2024": "5.1%"}, {"status": "lost", "gap": "0.1"}, id="band-from-inside-lost"),
    pytest.param(AROUND, {"2024": "105"}, MET, id="around-edge"),
    pytest.param(AROUND, {"2024": "105.1"}, {"status": "open", "gap": "0.1"}, id="around-above"),
    pytest.param(AROUND, {"2024": "94"}, {"status": "open", "gap": "1"}, id="around-below"),
    pytest.param(target("-100", op="around"), {"2024": "-104"}, MET, id="around-below-zero"),
    pytest.param(DONE, {"2024": "0"}, NOTHING | {"status": "open"}, id="not-done"),
    pytest.param(DONE, {"2022": "1"}, NOTHING | {"status": "met", "met_in": "2022", "years_early": 3}, id="done"),
    pytest.param(DONE, {"2022": "1", "2024": "0"}, NOTHING | {"status": "lost"}, id="undone"),
    pytest.param(DONE, {"2025": "0"}, NOTHING | {"status": "missed"}, id="not-done-when-due"),
    pytest.param(DONE, {}, NOTHING | {"status": "no_data"}, id="done-or-not"),
    pytest.param(
        TOTAL,
        {"2020": "900", "2021": "100", "2022": "120"},
        {
            "status": "ahead", "progress": "0.44", "ratio": "0.44", "gap": "280", "elapsed": "0.4", "expected": "200",
            "pace": "1.1",
        },
        id="total",
    ),
    pytest.param(TOTAL, {"2021": "90", "2022": "90"}, {"status": "behind", "progress": "0.36"}, id="total-behind"),
    pytest.param(TOTAL, {"2021": "300", "2022": "250"}, MET | EARLY, id="total-early"),
    pytest.param(TOTAL, {"2021": "600"}, {"status": "exceeded", "overshoot": "100"}, id="total-exceeded"),
    pytest.param(TOTAL, {"2021..2024": "390", "2025": "90"}, {"status": "missed", "gap": "20"}, id="total-missed"),
    pytest.param(TOTAL, {"2021": "100", "2023": "120"}, HOLE | {"progress": "0.44"}, id="total-missing-year"),
    pytest.param(RATES, {"2021": "8%", "2023": "5.5%"}, HOLE, id="rates-missing-year"),
    pytest.param(RATES, {"2022": "8%", "2023": "5.5%"}, HOLE, id="rates-missing-first-year"),
    pytest.param(RATES, {"2021": "8%", "2025": "5.5%"}, HOLE | {"met_in": None}, id="rates-missing-when-due"),
    pytest.param(RATES, {"2021": "8%", "2022": "4%"}, {"status": "on_track"}, id="rates-missing-at-the-end"),
    pytest.param(TOTAL, {"2021": "600", "2023": "120"}, {"status": "undetermined", "overshoot": None}, id="total-gone"),
    pytest.param(TOTAL, {"2022": "100", "2023": "120"}, {"status": "undetermined"}, id="total-missing-first-year"),
    pytest.param(TOTAL, {"2021": "约260", "2022": "240"}, {"status": "undetermined"}, id="total-about"),
    pytest.param(TOTAL, {"2021": "超过260", "2022": "240"}, MET, id="total-over"),
    pytest.param(BY_2023, {"2021..2023": "450", "2024": "90"}, {"status": "missed", "gap": "50"}, id="total-after-due"),
    pytest.param(TOTAL, {}, {"status": "no_data", "gap": "500"}, id="total-no-data"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "expected"), CASES)
def test_kind(promise: Target, seen: Mapping[str, str], expected: Mapping[str, object]) -> None:
    assert figures(judge(promise, seen, as_of=LATE), expected) == expected


def yuan(period: str, value: str, **fields: Any) -> Observation:
    return observation(period, value, unit="亿元", **fields)


@pytest.mark.parametrize(
    ("seen", "period", "value"),
    [
        pytest.param(
            [yuan("2022-06", "50", ytd=True)], "2021-01..2022-06", 150, id="part-year-counts"
        ),
        pytest.param(
            [yuan("2022-06", "50", ytd=True), yuan("2022-09", "80", ytd=True)],
            "2021-01..2022-09",
            180,
            id="once",
        ),
        pytest.param(
            [yuan("2022-06", "50", ytd=True), yuan("2022", "120")],
            "2021..2022",
            220,
            id="full-year-replaces",
        ),
        pytest.param(
            [yuan("2022-H1", "50"), yuan("2022-H2", "60")], "2021..2022", 210, id="two-halves"
        ),
        pytest.param(
            [yuan("2022-H1", "50"), yuan("2022", "120"), yuan("2022-H2", "60")],
            "2021..2022",
            220,
            id="all-three",
        ),
    ],
)
def test_total_of_part_years(seen: list[Observation], period: str, value: int) -> None:
    found = judge(TOTAL, [yuan("2021", "100"), *seen])
    assert found.latest is not None
    assert (str(found.latest.period), six(found.latest.value)) == (period, str(value))


def test_around_follows_the_thresholds() -> None:
    assert (
        judge(AROUND, {"2024": "105.1"}, thresholds=Thresholds(about=Decimal("0.1"))).status
        == "met"
    )


GROWTH = target(
    "14%", base="10.7%", at="2016..2020", unit="%", kind="growth", measure="ratio", level=LEVEL
)
NO_RATE = target("14%", unit="%", kind="growth", measure="ratio", level=LEVEL)
RD = {"2020": "548.1", "2023": "761.2"}  # Wuhan's R&D expenditure: 11.6 % a year against 14 %
NOT_EARLY = {"years_early": None, "forecast": None}  # an average is never met early


@pytest.mark.parametrize(
    ("promise", "levels", "expected"),
    [
        pytest.param(
            GROWTH,
            RD,
            {
                "status": "behind",
                "progress": "0.26355",
                "gap": "2.430284",
                "pace": "0.826408",
                "elapsed": "0.6",
            }
            | NOT_EARLY,
            id="wuhan",
        ),
        pytest.param(NO_RATE, RD, {"progress": None, "pace": "0.826408"}, id="base-no-rate"),
        pytest.param(
            GROWTH,
            {"2020": "100", "2022": "129.96"},
            {"status": "on_track", "met_in": None},
            id="14-so-far",
        ),
        pytest.param(
            GROWTH,
            {"2020": "100", "2022": "132.25"},
            {"status": "ahead", "overshoot": "1"},
            id="15-so-far",
        ),
        pytest.param(
            GROWTH, {"2020": "100", "2025": "195"}, MET | {"met_in": "2025"} | NOT_EARLY, id="met"
        ),
        pytest.param(GROWTH, {"2020": "100", "2025": "190"}, {"status": "missed"}, id="missed"),
        pytest.param(
            GROWTH,
            {"2020": "100", "2022": "127.69"},
            {"status": "behind", "gap": "1"},
            id="13-is-.93-of-14",
        ),
        pytest.param(
            GROWTH,
            {"2020": "100", "2021": "113.4"},
            {"status": "on_track", "gap": "0.6"},
            id="13.4-is-.957",
        ),
        pytest.param(
            GROWTH,
            {"2020": "100", "2021": "109"},
            {"progress": "-0.515152", "status": "reversing"},
            id="9",
        ),
        pytest.param(
            GROWTH, {"2020": "100", "2021": "99"}, {"status": "reversing"}, id="shrinking"
        ),
        pytest.param(
            GROWTH, {"2020": "100", "2023": "约150"}, {"status": "undetermined"}, id="about"
        ),
        pytest.param(
            GROWTH, {"2023": "761.2"}, {"status": "no_data", "gap": "3.3"}, id="no-base-level"
        ),
        pytest.param(
            GROWTH, {"2020": "548.1"}, {"status": "no_data", "gap": "3.3"}, id="base-level-only"
        ),
    ],
)
def test_growth_of_levels(
    promise: Target, levels: Mapping[str, str], expected: Mapping[str, object]
) -> None:
    seen = [yuan(period, value) for period, value in levels.items()]
    assert figures(judge(promise, seen, as_of=LATE), expected) == expected


def test_growth_stands_at_its_latest_level_and_names_both() -> None:
    levels = [yuan(period, value) for period, value in RD.items()]
    found = judge(GROWTH, [*levels, yuan("2024-11", "900", ytd=True)])
    assert found.latest is not None
    assert (str(found.latest.period), [one.quantity.text for one in found.latest.basis]) == (
        "2023",
        ["548.1", "761.2"],
    )
    assert (six(found.latest.value), found.evidence) == ("11.569716", ("derived",))


@pytest.mark.parametrize(
    ("extra", "rates"),
    [
        pytest.param([], 3, id="all"),
        pytest.param([observation("2020", "50%")], 3, id="before-the-plan"),
        pytest.param([observation("2024-11", "50%", ytd=True)], 3, id="part-year"),
        pytest.param([observation("2024", "50%", status="forecast")], 3, id="forecast"),
    ],
)
def test_growth_of_reported_rates(extra: list[Observation], rates: int) -> None:
    promise = target("12%", base="8%", at="2016..2020", unit="%", kind="growth", measure="ratio")
    seen = [observation("2021", "10%"), observation("2022", "12%"), observation("2023", "15%")]
    found = judge(promise, [*seen, *extra])
    assert found.latest is not None
    assert (found.status, str(found.latest.period), len(found.latest.basis)) == (
        "on_track",
        "2023",
        rates,
    )
    assert six(found.latest.value) == "12.314592"  # (1.10 · 1.12 · 1.15)^(1/3) − 1


CUT = target("-13.5%", base="200", unit="吨", kind="change")
CUT_SAID = target("-13.5%", unit="%", kind="change", measure="ratio")
CUT_FIGURES = {
    "progress": "0.740741",
    "gap": "7",
    "expected": "183.332584",
    "pace": "1.199946",
    "status": "ahead",
}


@pytest.mark.parametrize(
    ("promise", "seen", "expected"),
    [
        pytest.param(
            CUT, {"2023": "180"}, CUT_FIGURES | {"ratio": "0.961111", "elapsed": "0.6"}, id="levels"
        ),
        pytest.param(CUT, {"2023": "-10%"}, CUT_FIGURES, id="per-cents-of-levels"),
        pytest.param(CUT, {"2024": "172.9"}, MET, id="levels-met"),
        pytest.param(
            CUT, {"2024": "172.8"}, {"status": "exceeded", "overshoot": "0.2"}, id="levels-exceeded"
        ),
        pytest.param(
            CUT, {"2025": "173.1"}, {"status": "missed", "gap": "0.1"}, id="levels-missed"
        ),
        pytest.param(CUT, {"2024": "201"}, {"status": "reversing"}, id="levels-reversing"),
        pytest.param(CUT, {}, {"status": "no_data", "gap": "27"}, id="levels-no-data"),
        pytest.param(
            CUT_SAID,
            {"2023": "-8%"},
            {
                "progress": "0.592593",
                "gap": "5.5",
                "expected": "-8.333708",
                "pace": "0.959957",
                "status": "on_track",
            },
            id="per-cents",
        ),
        pytest.param(
            CUT_SAID,
            {"2024": "-13.5%"},
            MET | {"met_in": "2024", "years_early": 1},
            id="per-cents-met",
        ),
        pytest.param(
            CUT_SAID, {"2025": "-13%"}, {"status": "missed", "gap": "0.5"}, id="per-cents-missed"
        ),
        pytest.param(CUT_SAID, {"2024": "1%"}, {"status": "reversing"}, id="per-cents-reversing"),
    ],
)
def test_change(promise: Target, seen: Mapping[str, str], expected: Mapping[str, object]) -> None:
    assert figures(judge(promise, seen, as_of=LATE), expected) == expected


@pytest.mark.parametrize(
    ("promise", "direction"),
    [
        (target("120", base="100"), "up"),
        (target("80", base="100"), "down"),
        (target("80", op="lt"), "down"),
        (BAND, "up"),
        (FROM_ABOVE, "down"),
        (INSIDE, None),
        (target("3—5"), None),
        (DONE, None),
        (CUT, "down"),
    ],
)
def test_direction(promise: Target, direction: str | None) -> None:
    assert kind_of(promise).direction(promise) == direction


TEACHERS = target("+6500", base="1000", unit="人", kind="change")
LINEAR = target("-13.5%", base="200", unit="吨", kind="change", pace="linear")


@pytest.mark.parametrize(
    ("promise", "seen", "expected"),
    [
        pytest.param(
            TEACHERS,
            {"2022": "2500"},
            {
                "progress": "0.230769",
                "gap": "5000",
                "expected": "3600",
                "pace": "0.576923",
                "status": "behind",
            },
            id="in-the-unit",
        ),
        pytest.param(TEACHERS, {"2024": "7500"}, MET | {"years_early": 1}, id="in-the-unit-met"),
        pytest.param(
            TEACHERS, {"2025": "7400"}, {"status": "missed", "gap": "100"}, id="in-the-unit-missed"
        ),
        pytest.param(
            target("-20", base="200", unit="吨", kind="change"),
            {"2023": "190"},
            {"progress": "0.5", "gap": "10", "expected": "188", "status": "behind"},
            id="in-the-unit-down",
        ),
        pytest.param(
            LINEAR,
            {"2023": "180"},
            {"expected": "183.8", "pace": "1.234568"},
            id="straight-where-written",
        ),
        pytest.param(
            target("-13.5%", unit="%", kind="change", measure="ratio", pace="linear"),
            {"2023": "-8%"},
            {"expected": "-8.1", "pace": "0.987654"},
            id="straight-per-cents",
        ),
    ],
)
def test_change_in_the_unit_and_straight(
    promise: Target, seen: Mapping[str, str], expected: Mapping[str, object]
) -> None:
    assert figures(judge(promise, seen, as_of=LATE), expected) == expected


@pytest.mark.parametrize(
    ("seen", "names"),
    [("+120%", ["edge", "level", "change"]), ("2200", ["edge", "change"])],
    ids=["per-cent", "level"],
)
def test_a_change_in_the_unit_says_how_far_it_has_come(seen: str, names: list[str]) -> None:
    """Also where the level followed from a per cent: what is asked for is a change."""
    made = judge(TEACHERS, [observation("2022", seen, unit="人")], as_of=LATE).calculations
    assert list(made)[: len(names)] == names
    assert six(made["change"].value) == "1200"

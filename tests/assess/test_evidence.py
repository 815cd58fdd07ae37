"""Evidence: what qualifies a verdict (methods.md), in one list in one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.support.builders import YEARLY, figures, judge, observation, target
from tracker.assess.evidence import stale_from
from tracker.model.observation import Observation
from tracker.model.target import Release, Target

PLAIN = target("12000", base="6259")


@pytest.mark.parametrize(
    ("value", "evidence"),
    [
        ("9000", ()),
        ("达到9000", ()),
        ("突破9000", ("lower_bound",)),
        ("9000以上", ("lower_bound",)),
        ("近9000", ("upper_bound",)),
        ("不超过9000", ("upper_bound",)),
        ("约9000", ("approximate",)),
    ],
)
def test_qualifiers(value: str, evidence: tuple[str, ...]) -> None:
    assert judge(PLAIN, {"2024": value}).evidence == evidence


SEEN = observation("2024", "9000", published="2025-01")

RECORDS = [
    pytest.param(PLAIN, [replace(SEEN, status="preliminary")], ("preliminary",), id="preliminary"),
    pytest.param(PLAIN, [replace(SEEN, status="estimate")], ("estimate",), id="estimate"),
    pytest.param(PLAIN, [replace(SEEN, status="derived")], ("derived",), id="derived"),
    pytest.param(PLAIN, [replace(SEEN, status="break")], ("break",), id="break"),
    pytest.param(
        PLAIN,
        [replace(SEEN, status="derived"), observation("2025-02", "9500")],
        (),
        id="only-of-the-latest",
    ),
    pytest.param(
        PLAIN,
        [SEEN, observation("2024", "8000", published="2025-02")],
        ("conflicting",),
        id="conflicting",
    ),
    pytest.param(
        PLAIN, [SEEN, observation("2024", "近1万", published="2025-02")], (), id="touching"
    ),
    pytest.param(
        PLAIN,
        [SEEN, observation("2023", "8000"), observation("2023", "7000", published="2024-06"), SEEN],
        (),
        id="conflicting-earlier",
    ),
    pytest.param(target("12000"), [SEEN], ("no_baseline",), id="no-baseline"),
    pytest.param(
        target("12000"),
        [
            replace(SEEN, status="estimate"),
            observation("2024", "约1万", published="2025-02", status="estimate"),
        ],
        ("no_baseline", "estimate", "approximate", "conflicting"),
        id="several-in-order",
    ),
]


@pytest.mark.parametrize(("promise", "seen", "evidence"), RECORDS)
def test_records(promise: Target, seen: list[Observation], evidence: tuple[str, ...]) -> None:
    assert judge(promise, seen).evidence == evidence


QUARTERLY = Release("quarter", 30)


@pytest.mark.parametrize(
    ("release", "period", "as_of", "stale"),
    [
        pytest.param(None, "2023", "2025-06-30", False, id="eighteen-months"),
        pytest.param(None, "2023", "2025-07-01", True, id="longer-than-eighteen-months"),
        pytest.param(None, "2022-08-31", "2024-02-29", False, id="to-the-end-of-february"),
        pytest.param(None, "2022-08-31", "2024-03-01", True, id="past-the-end-of-february"),
        pytest.param(YEARLY, "2022", "2024-04-29", False, id="released-within-120-days"),
        pytest.param(YEARLY, "2022", "2024-04-30", True, id="not-released-in-120-days"),
        pytest.param(YEARLY, "2023", "2024-12-31", False, id="next-year-not-over"),
        pytest.param(QUARTERLY, "2024-Q1", "2024-07-30", False, id="quarter-within-lag"),
        pytest.param(QUARTERLY, "2024-Q1", "2024-07-31", True, id="quarter-past-lag"),
    ],
)
def test_stale(release: Release | None, period: str, as_of: str, stale: bool) -> None:
    promise = target("12000", base="6259", release=release)
    assert ("stale" in judge(promise, {period: "9000"}, as_of=as_of).evidence) == stale


@pytest.mark.parametrize(
    ("seen", "as_of", "status", "evidence"),
    [
        pytest.param({"2024": "9000"}, "2025-12-31", "behind", (), id="due-day"),
        pytest.param({"2024": "9000"}, "2026-01-01", "behind", ("awaiting_final",), id="day-after"),
        pytest.param(
            {"2024": "12000"}, "2026-01-01", "met", ("awaiting_final",), id="met-stays-met"
        ),
        pytest.param({"2025": "9000"}, "2026-02-28", "missed", (), id="observed"),
        pytest.param({}, "2026-01-01", "no_data", ("awaiting_final",), id="nothing-observed"),
        pytest.param({"2026-01": "9000"}, "2025-12-31", "no_data", (), id="not-over-yet"),
        pytest.param(
            {"2026-01": "11000"}, "2026-02-28", "behind", ("awaiting_final",), id="only-after-due"
        ),
        pytest.param(
            {"2026-01": "12000"},
            "2026-02-28",
            "undetermined",
            ("awaiting_final",),
            id="met-after-due",
        ),
        pytest.param(
            {"2024": "9000", "2026-01": "12000"},
            "2026-02-28",
            "undetermined",
            ("awaiting_final",),
            id="met-too-late",
        ),
        pytest.param(
            {"2024": "12000", "2026-01": "12500"},
            "2026-02-28",
            "met",
            ("awaiting_final",),
            id="met-since",
        ),
    ],
)
def test_awaiting_final(
    seen: Mapping[str, str], as_of: str, status: str, evidence: tuple[str, ...]
) -> None:
    expected = {"status": status, "evidence": evidence}
    assert figures(judge(PLAIN, seen, as_of=as_of), expected) == expected


FLOW = target("1300", base="942.3", unit="亿元", measure="flow")
RATIO = target("28%", base="25.8%", unit="%", measure="ratio")


@pytest.mark.parametrize(
    ("promise", "seen", "latest"),
    [
        pytest.param(FLOW, [observation("2024-11", "2000", unit="亿元", ytd=True)], None, id="ytd"),
        pytest.param(FLOW, [observation("2024-H1", "2000", unit="亿元")], None, id="half"),
        pytest.param(
            FLOW,
            [observation("2024-12", "2000", unit="亿元", ytd=True)],
            "2024-12",
            id="ytd-of-a-whole-year",
        ),
        pytest.param(RATIO, [observation("2024-11", "27%")], "2024-11", id="a-ratio-is-no-flow"),
        pytest.param(RATIO, [observation("2024-11", "27%", ytd=True)], None, id="ytd-ratio"),
        pytest.param(PLAIN, [observation("2024-11", "9000")], "2024-11", id="a-stock-is-no-flow"),
        pytest.param(PLAIN, [observation("2024", "9000", status="forecast")], None, id="forecast"),
        pytest.param(PLAIN, [observation("2020", "9000")], None, id="baseline-period"),
        pytest.param(PLAIN, [observation("2019", "9000")], None, id="before-the-baseline"),
        pytest.param(target("12000"), [observation("2020", "9000")], None, id="before-the-plan"),
        pytest.param(
            target("12000"), [observation("2021-01", "9000")], "2021-01", id="inside-the-plan"
        ),
    ],
)
def test_what_counts_as_latest(
    promise: Target, seen: list[Observation], latest: str | None
) -> None:
    found = judge(promise, seen)
    part_year = latest is None and promise.measure != "stock"
    assert (str(found.latest.period) if found.latest else None, found.status == "no_data") == (
        latest,
        latest is None,
    )
    assert ("ytd_only" in found.evidence) == part_year


def test_part_years_are_left_out_of_progress_and_shown() -> None:
    seen = [
        observation("2023", "1000", unit="亿元"),
        observation("2024-11", "2000", unit="亿元", ytd=True),
    ]
    expected = {
        "status": "behind",
        "progress": "0.161308",
        "ratio": "0.769231",
        "observations": 2,
        "evidence": (),
    }
    found = judge(FLOW, seen)
    assert figures(found, expected) == expected
    assert [entry.observation.ytd for entry in found.entries] == [False, True]


@pytest.mark.parametrize(
    ("year", "december", "latest"),
    [("2025-01", "2025-03", "2024-12"), ("2025-03", "2025-01", "2024")],
)
def test_of_two_periods_with_one_end_the_later_published_stands(
    year: str, december: str, latest: str
) -> None:
    seen = [
        observation("2024", "9000", published=year),
        observation("2024-12", "9500", published=december),
    ]
    assert figures(judge(PLAIN, seen), ("evidence", "observations")) == {
        "evidence": (),
        "observations": 2,
    }
    assert str(getattr(judge(PLAIN, seen).latest, "period", None)) == latest


@pytest.mark.parametrize("release", [None, YEARLY, Release("quarter", 400)])
def test_nothing_is_stale_after_the_calendar_has_ended(release: Release | None) -> None:
    """Assumed for the last year that can be written, a value was a bug: year 10000."""
    promise = replace(target("12000", by="9998", base="6259"), release=release)
    period = observation("9998", "1").period
    assert stale_from(promise, period) >= period.end

"""What an observation counts for is decided once, where the trajectory is made (assess/kinds)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assess.test_properties import QUALIFIED, targets
from tests.support.builders import LEVEL, judge, observation, target
from tracker.assess.kinds import kind_of
from tracker.assess.use import Use
from tracker.model.observation import PREFER, Observation, Prefer
from tracker.model.periods import read_period
from tracker.model.target import Level, Target, Thresholds

PERIODS = (
    "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2020-12", "2022-06", "2024-12",
    "2025-12", "2024-H1", "2024-H2", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4", "2021..2022",
    "2024-11-30", "2021-07-01..2022-06-30", "2016..2020",
)  # fmt: skip
MORE = (
    target("50%", kind="change"),
    target("20", measure="flow", base="5", at="2020"),
    target("20", measure="ratio", by="2023"),
    target("1", kind="done"),
    target("7%", kind="growth", unit="%", measure="ratio", level=Level("t", LEVEL.period, "flow")),
)


@st.composite
def series(draw: st.DrawFn) -> list[Observation]:
    """Observations of years, of parts of years and of sums from their first day."""
    drawn = draw(st.lists(st.tuples(st.sampled_from(PERIODS), QUALIFIED), max_size=10))
    return [
        observation(
            period,
            value + draw(st.sampled_from(["", "", "%"])),
            published=draw(st.sampled_from(["2026-06", "2027", "2027-03"])),
            publisher=draw(st.sampled_from(["", "", "局"])),
            status=draw(st.sampled_from(["final", "final", "final", "preliminary", "forecast"])),
            tier=draw(st.sampled_from([None, "yearbook", "news"])),
            ytd=draw(st.sampled_from([False, False, False, True])),
            line=line,
        )
        for line, (period, value) in enumerate(drawn)
    ]


@given(targets() | st.sampled_from(MORE), series(), st.sampled_from(PREFER))
def test_what_counts_is_what_a_point_rests_on(
    promise: Target, seen: list[Observation], prefer: Prefer
) -> None:
    """Every observation has one use; those that count are those in the basis of a point, and no
    others.
    """
    found = judge(promise, seen, as_of="2027-12-31", thresholds=Thresholds(prefer=prefer))
    resting = {id(one) for point in found.trajectory.points for one in point.basis}
    assert sorted(id(entry.observation) for entry in found.entries) == sorted(map(id, seen))
    for entry in found.entries:
        one, base = entry.observation, entry.use is Use.BASE_LEVEL
        assert (entry.use.counts and (not base or bool(resting))) == (id(one) in resting), entry
        assert entry.use not in (Use.RECORDED, Use.RATE)
        assert entry.used != entry.use.passed_over and entry.by is not one
    latest = [entry.observation for entry in found.entries if entry.use is Use.LATEST]
    summed = found.latest is not None and len(found.latest.basis) > 1
    alone = not summed or kind_of(promise).cumulative
    assert latest == ([found.source] if found.latest is not None and alone else [])


LEVELS = target("7%", kind="growth", unit="%", measure="ratio", level=LEVEL)
CASES = [
    pytest.param(
        target("20", by="2023"),
        [observation("2026", "30", line=1), observation("2026-12", "31", line=2)],
        ["same_time 2", "latest"],
        id="on-one-day-after-the-due-date",
    ),
    pytest.param(
        target("50%", kind="change", by="2023"),
        [observation("2023", "120", line=1), observation("2024", "5%", line=2)],
        ["latest", "unusable"],
        id="no-base-to-convert-with-after-the-due-date",
    ),
    pytest.param(
        target("50%", kind="change"),
        [observation("2024", "120", line=1), observation("2024-12", "5%", line=2)],
        ["latest", "unusable"],
        id="what-does-not-convert-displaces-nothing",
    ),
    pytest.param(
        LEVELS,
        [observation("2020-12", "100", ytd=True, line=1), observation("2021", "107", line=2)],
        ["base_level", "latest"],
        id="a-base-level-as-the-sum-since-the-first-day-of-its-year",
    ),
    pytest.param(
        LEVELS,
        [observation("2020", "0", line=1), observation("2021", "107", line=2)],
        ["base_level", "unusable"],
        id="nothing-grows-from-zero",
    ),
]


@pytest.mark.parametrize(("promise", "seen", "uses"), CASES)
def test_the_decision_says_why(promise: Target, seen: list[Observation], uses: list[str]) -> None:
    found = judge(promise, seen, as_of="2027-12-31", known_at="2028-01-01").entries
    said = {e.observation.line: f"{e.use} {e.by.line if e.by else ''}".strip() for e in found}
    assert [said[one.line] for one in seen] == uses


def test_a_use_says_whether_it_counts() -> None:
    assert not [use for use in Use if use.counts and use.passed_over]
    assert read_period("2020-12") != LEVEL.period == observation("2020-12", "1", ytd=True).span

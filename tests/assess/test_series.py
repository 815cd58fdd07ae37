"""What of a series was known on a day (model.md: which observations count, time)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import observation as seen
from tests.support.builders import withdrawn
from tracker.assess.clocks import Clocks
from tracker.assess.series import known, precedence, why_before
from tracker.model.observation import PREFER, TIERS, Observation, Prefer, Publication
from tracker.model.periods import read_period
from tracker.model.target import Thresholds


def states(
    observations: Sequence[Observation], as_of: str = "2030-12-31", known_at: str = "2030-12-31"
) -> list[str]:
    """“value state” of each entry in order, the used one with a star."""
    entries = known(observations, Clocks(date.fromisoformat(as_of), date.fromisoformat(known_at)))
    return [f"{e.observation.quantity.text} {e.state}{'*' * e.used}" for e in entries]


# two observations of 2024 → what becomes of them
PAIRS = [
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="局", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="same-publisher",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="other-publisher",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01"),
        seen("2024", "105", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="no-publisher-is-nobody's-own",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03"),
        seen("2024", "105", publisher="局", published="2025-03", line=9),
        ["100 conflicting", "105 conflicting*"],
        id="same-publisher-same-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03-30"),
        seen("2024", "105", publisher="局", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="a-month-counts-from-its-last-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03-31"),
        seen("2024", "105", publisher="局", published="2025-03", line=9),
        ["100 conflicting", "105 conflicting*"],
        id="a-month-is-no-later-than-its-last-day",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", revises="2025-01"),
        ["100 superseded", "105 live*"],
        id="revises",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", revises="2025-02"),
        ["100 conflicting", "105 conflicting*"],
        id="revises-another",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="preliminary"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="final-over-preliminary",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="estimate"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 superseded", "105 live*"],
        id="final-over-estimate",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="报", published="2025-03", status="preliminary"),
        ["100 conflicting", "105 conflicting*"],
        id="preliminary-over-final",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", status="derived"),
        seen("2024", "105", publisher="报", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="final-over-derived",
    ),
    pytest.param(
        seen("2024", "104", published="2025-01"),
        seen("2024", "约100", published="2025-03"),
        ["104 live*", "约100 live"],
        id="intervals-touch",
    ),
    pytest.param(
        seen("2024", "突破100", published="2025-01"),
        seen("2024", "100", published="2025-03"),
        ["突破100 conflicting", "100 conflicting*"],
        id="over-leaves-out-its-end",
    ),
    pytest.param(
        seen("2024", "105", published="2025-03", tier="news", line=9),
        seen("2024", "100", published="2025-03", tier="yearbook"),
        ["105 conflicting", "100 conflicting*"],
        id="higher-tier",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01", tier="yearbook"),
        seen("2024", "105", published="2025-03", tier="news"),
        ["105 conflicting", "100 conflicting*"],
        id="tier-before-later",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01"),
        seen("2024", "105", published="2025-03", status="forecast"),
        ["100 live*", "105 forecast"],
        id="a-forecast-is-never-evidence",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen(
            "2024", "105", publisher="局", published="2025-03", status="forecast", revises="2025-01"
        ),
        ["100 live*", "105 forecast"],
        id="a-forecast-supersedes-nothing",
    ),
    pytest.param(
        seen("2024-06", "100", published="2025-01", ytd=True),
        seen("2024-H1", "105", published="2025-03"),
        ["100 conflicting", "105 conflicting*"],
        id="year-to-date-is-the-half",
    ),
    pytest.param(
        seen("2024-12", "100", published="2025-01"),
        seen("2024", "105", published="2025-03"),
        ["100 live*", "105 live*"],
        id="periods-never-conflict",
    ),
    pytest.param(
        seen("2024", "64.8", unit="%", published="2025-01", tier="yearbook"),
        seen("2024", "约65%", unit="%", published="2025-03", tier="news"),
        ["约65% live", "64.8 live*"],
        id="a-newspaper-does-not-overrule-the-yearbook",
    ),
    pytest.param(
        seen("2024", "64.8", published="2025-01", tier="news"),
        seen("2024", "约65", published="2025-03", tier="yearbook"),
        ["64.8 live*", "约65 live"],
        id="a-rounder-telling-never-replaces-what-it-contains",
    ),
    pytest.param(
        seen("2024", "16543", publisher="局", published="2025-01"),
        seen("2024", "突破1.6万", publisher="局", published="2025-03"),
        ["16543 live*", "突破1.6万 live"],
        id="not-even-of-the-same-publisher",
    ),
    pytest.param(
        seen("2024", "突破1.6万", publisher="局", published="2025-01"),
        seen("2024", "突破1.6万", publisher="局", published="2025-03"),
        ["突破1.6万 superseded", "突破1.6万 live*"],
        id="an-equal-telling-is-no-rounder-one",
    ),
    pytest.param(
        seen("2024", "突破1.6万", publisher="局", published="2025-01"),
        seen("2024", "16543", publisher="局", published="2025-03"),
        ["突破1.6万 superseded", "16543 live*"],
        id="the-exact-figure-replaces-the-rounder",
    ),
    pytest.param(
        seen("2024", "突破1.6万", publisher="局", published="2025-01"),
        seen("2024", "约1.6万", publisher="局", published="2025-03"),
        ["突破1.6万 superseded", "约1.6万 live*"],
        id="wider-but-not-containing",
    ),
    pytest.param(
        seen("2024", "16543", publisher="局", published="2025-01"),
        seen("2024", "约1.6万", publisher="局", published="2025-03", revises="2025-01"),
        ["16543 superseded", "约1.6万 live*"],
        id="a-stated-revision-may-be-rounder",
    ),
    pytest.param(
        seen("2024", "至少100", published="2025-03", tier="yearbook"),
        seen("2024", "至少120", published="2025-01", tier="news"),
        ["至少120 live*", "至少100 live"],
        id="of-two-without-an-end-that-which-says-more",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01", tier="yearbook"),
        seen("2024", "105", publisher="局", published="2025-03", tier="news"),
        ["105 conflicting", "100 conflicting*"],
        id="a-lower-tier-of-the-same-publisher",
    ),
    pytest.param(
        seen(
            "2024",
            "100",
            publisher="局",
            published="2025-01",
            tier="communique",
            status="preliminary",
        ),
        seen("2024", "105", published="2025-03", tier="news"),
        ["105 conflicting", "100 conflicting*"],
        id="a-final-one-of-a-lower-tier",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01", tier="yearbook"),
        seen("2024", "105", published="2025-03", tier="news", revises="2025-01"),
        ["105 live*", "100 superseded"],
        id="a-stated-revision-of-a-lower-tier",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        seen("2024", "105", publisher="局", published="2025-03", tier="department"),
        ["100 superseded", "105 live*"],
        id="without-a-tier-as-a-department",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-01"),
        withdrawn("2024", published="2025-03", revises="2025-01"),
        ["100 withdrawn", " withdrawn"],
        id="withdrawn",
    ),
    pytest.param(
        seen("2024", "100", publisher="局", published="2025-03"),
        withdrawn("2024", published="2025-03", revises="2025-03"),
        [" withdrawn", "100 live*"],
        id="only-a-later-one-withdraws",
    ),
    pytest.param(
        seen("2024", "100", published="2025-01", status="forecast"),
        withdrawn("2024", published="2025-03", revises="2025-01"),
        ["100 withdrawn", " withdrawn"],
        id="a-forecast-is-withdrawn",
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_pairs(one: Observation, other: Observation, expected: list[str]) -> None:
    assert states([one, other]) == expected
    assert states([other, one]) == expected


def test_says_which_one_superseded_or_contradicts() -> None:
    old = seen("2024", "100", publisher="局", published="2025-01")
    new = seen("2024", "105", publisher="局", published="2025-03")
    rival = seen("2024", "200", publisher="报", published="2025-02")
    entries = known([old, new, rival], Clocks.of(date(2026, 1, 1)))
    assert [(e.observation, e.by) for e in entries] == [(old, new), (rival, new), (new, rival)]


@pytest.mark.parametrize(
    ("as_of", "known_at", "expected"),
    [
        pytest.param(
            "2025-12-31", "2025-12-31", ["100 superseded", "105 live*", "110 live*"], id="all"
        ),
        pytest.param("2025-12-31", "2025-06-29", ["100 live*"], id="before-the-correction"),
        pytest.param(
            "2025-12-31",
            "2025-06-30",
            ["100 superseded", "105 live*"],
            id="month-from-its-last-day",
        ),
        pytest.param(
            "2025-12-31",
            "2025-12-30",
            ["100 superseded", "105 live*"],
            id="year-before-its-last-day",
        ),
        pytest.param(
            "2025-09-29", "2025-12-31", ["100 superseded", "105 live*"], id="period-not-over"
        ),
        pytest.param(
            "2025-09-30",
            "2025-12-31",
            ["100 superseded", "105 live*", "110 live*"],
            id="period-over",
        ),
        pytest.param("2024-12-31", "2025-03-04", [], id="nothing-published"),
        pytest.param("2024-12-30", "2025-12-31", [], id="no-period-over"),
    ],
)
def test_known_on_a_day(as_of: str, known_at: str, expected: list[str]) -> None:
    """The two clocks: periods that ended by as_of, publications published by known_at."""
    record = [
        seen("2024", "100", publisher="局", published="2025-03-05"),
        seen("2024", "105", publisher="局", published="2025-06"),
        seen("2025-09", "110", publisher="局", published="2025"),
    ]
    assert states(record, as_of, known_at) == expected


def test_a_forecast_of_a_period_to_come_is_listed() -> None:
    assert states(
        [seen("2026", "100", published="2025-01", status="forecast")], as_of="2025-06-30"
    ) == ["100 forecast"]


def test_blind_to_the_order_of_input() -> None:
    record = [
        seen("2024", "100", publisher="局", published="2025-01", status="preliminary"),
        seen("2024", "103", publisher="报", published="2025-03", line=1),
        seen("2024", "104", publisher="报", published="2025-03", line=2),
        seen("2023", "90", published="2024"),
        seen("2024", "105", publisher="局", published="2025-02"),
    ]
    expected = [
        "90 live*",
        "100 superseded",
        "105 conflicting",
        "103 conflicting",
        "104 conflicting*",
    ]
    assert {tuple(states(order)) for order in permutations(record)} == {tuple(expected)}


def test_tiers_rank() -> None:
    ranks = [Publication("", read_period("2025"), tier=tier).rank for tier in (*TIERS, None)]
    assert TIERS == ("yearbook", "communique", "report", "department", "news")
    assert ranks == [4, 3, 2, 1, 0, 1]


def test_prefer_latest_turns_tier_and_date_round() -> None:
    old = seen("2024", "100", published="2025-01", tier="yearbook")
    new = seen("2024", "105", published="2025-03", tier="news")
    day = Clocks.of(date(2026, 1, 1))
    used = {
        prefer: next(
            e.observation for e in known([old, new], day, Thresholds(prefer=prefer)) if e.used
        )
        for prefer in PREFER
    }
    assert used == {"tier": old, "latest": new}
    round_one = seen("2024", "约105", published="2025-05", tier="yearbook")
    assert [e.used for e in known([new, round_one], day, Thresholds(prefer="latest"))] == [
        True,
        False,
    ]


def test_of_what_is_withdrawn_nothing_is_left() -> None:
    """A correction that is taken back supersedes nothing any more; what is recorded later counts
    again.
    """
    first = seen("2024", "100", publisher="局", published="2025-01")
    second = seen("2024", "105", publisher="局", published="2025-03", revises="2025-01")
    notice = withdrawn("2024", published="2025-05", revises="2025-03")
    third = seen("2024", "103", publisher="局", published="2025-06")
    assert states([first, second, notice]) == ["100 live*", "105 withdrawn", " withdrawn"]
    assert states([first, second, notice, third]) == [
        "100 superseded",
        "105 withdrawn",
        " withdrawn",
        "103 live*",
    ]
    assert states([first, second, notice], known_at="2025-05-30") == ["100 superseded", "105 live*"]


@pytest.mark.parametrize(
    ("used", "other", "prefer", "expected"),
    [
        ({"tier": "yearbook"}, {"tier": "news"}, "tier", "tier"),
        ({"published": "2025-03"}, {"published": "2025-02"}, "tier", "published"),
        ({"line": 2}, {"line": 1}, "tier", "place"),
        ({"published": "2025-03", "tier": "news"}, {"tier": "yearbook"}, "latest", "published"),
        ({"tier": "report"}, {"tier": "news"}, "latest", "tier"),
        ({"tier": "news"}, {"tier": "yearbook"}, "tier", "narrower"),
    ],
)
def test_why_one_goes_before_the_other(
    used: dict[str, Any], other: dict[str, Any], prefer: Prefer, expected: str
) -> None:
    both = [seen("2024", "100", **{"published": "2025-01", **fields}) for fields in (used, other)]
    assert why_before(*both, prefer) == expected


def plainly(group: Sequence[Observation]) -> dict[int, tuple[set[int], bool, bool]]:
    """The rule of the model, pair by pair: who may have superseded each, and whether it is
    contradicted and used.
    """
    span = {id(one): one.quantity.interval() for one in group}

    def over(other: Observation, one: Observation) -> bool:
        mine, its = one.publication, other.publication
        if its.published.end <= mine.published.end:
            return False
        if other.revises is not None and other.revises.names(mine):
            return True
        rounder = span[id(one)].inside(span[id(other)]) and span[id(one)] != span[id(other)]
        same = mine.publisher != "" and mine.publisher == its.publisher
        final = other.status == "final" and one.status in ("preliminary", "estimate")
        return its.rank >= mine.rank and not rounder and (same or final)

    overtakers = {id(one): {id(other) for other in group if over(other, one)} for one in group}
    live = sorted(
        (one for one in group if not overtakers[id(one)]), key=lambda one: precedence(one, "tier")
    )
    fit = [one for one in live if not span[id(one)].disjoint(span[id(live[-1])])]
    used = min(
        reversed(fit),
        key=lambda one: (
            high - low
            if (high := span[id(one)].high) is not None and (low := span[id(one)].low) is not None
            else 10**9
        ),
    )
    against = {
        id(one): any(span[id(one)].disjoint(span[id(other)]) for other in live) for one in live
    }
    return {
        id(one): (overtakers[id(one)], against.get(id(one), False), one is used) for one in group
    }


@given(st.data())
def test_the_same_as_pair_by_pair(data: st.DataObject) -> None:
    """The fast rule says what the rule says that looks at every pair, blind to the order of its
    input.
    """
    days = ["2025-01-05", "2025-01", "2025-01-31", "2025-02-10", "2025-02", "2025-03", "2025"]
    values = ["100", "100", "104", "约100", "约104", "突破100", "近100", "98..105", "1000"]
    group = [
        seen(
            "2024",
            data.draw(st.sampled_from(values)),
            published=data.draw(st.sampled_from(days)),
            publisher=data.draw(st.sampled_from(["", "局", "报"])),
            tier=data.draw(st.sampled_from([None, "yearbook", "department", "news"])),
            status=data.draw(st.sampled_from(["final", "final", "preliminary", "derived"])),
            revises=data.draw(st.sampled_from([None, None, None, "2025-01", "2025-02", "2025"])),
            line=line,
        )
        for line in range(data.draw(st.integers(1, 9)))
    ]
    found = known(group, Clocks.of(date(2030, 1, 1)))
    shuffled = data.draw(st.permutations(group))
    assert known(shuffled, Clocks.of(date(2030, 1, 1))) == found
    expected = plainly(group)
    for entry in found:
        overtakers, against, used = expected[id(entry.observation)]
        assert (entry.state == "superseded") == bool(overtakers)
        assert entry.state != "superseded" or id(entry.by) in overtakers
        assert (entry.state == "conflicting") == against
        assert entry.used == used
        if against:
            assert entry.against is not None
            assert entry.against.quantity.interval().disjoint(entry.observation.quantity.interval())

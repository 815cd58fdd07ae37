"""tracker/diff.py and what it rests on: the record paired, goalposts, causes, verdicts
and gates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.support.builders import PLAN, goal, observation, quantity, target
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.assess.status import GATES_OF_CHANGES, Status
from tracker.compare.causes import compare
from tracker.compare.changes import RANK, Diff, Side, failed, is_worse
from tracker.compare.observations import compare_records
from tracker.model.observation import Observation
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.target import Baseline, Indicator, Name, Release, Target, Thresholds

DAY = date(2025, 6, 30)
SEEN = [observation("2023", "8100", line=3), observation("2024", "9000", line=4)]
FIRMS = target("12000", base="6000")  # after 4 of 5 years 50 % of the way: behind


def side(
    targets: Sequence[Target],
    seen: Iterable[Observation],
    *,
    day: date = DAY,
    limits: Thresholds = Thresholds(),  # noqa: B008
) -> Side:
    """One end of a comparison."""
    indicators = {
        one.indicator: Indicator(one.indicator, one.name, one.unit, one.measure) for one in targets
    }
    project = Project((PLAN,), indicators, tuple(targets), tuple(seen), limits, None, ())
    report = make_report(project, targets, Clocks.of(day), "en")
    return Side("", "", project, report)


def between(
    old: Target | None = FIRMS,
    new: Target | None = FIRMS,
    seen: Iterable[Observation] = SEEN,
    then: Iterable[Observation] | None = None,
    **limits: str,
) -> Diff:
    """What is said of one target before and after."""
    moved = replace(Thresholds(), **{key: Decimal(value) for key, value in limits.items()})
    seen = list(seen)
    return compare(
        side([old] if old else [], seen),
        side([new] if new else [], seen if then is None else then, limits=moved),
    )


def gates(found: Diff) -> set[str]:
    return {word for word in ("worse", "moved", "rewritten") if failed([word], found)}


def test_nothing_changed() -> None:
    found = between()
    assert (found.changes, found.unchanged, gates(found)) == ((), 1, set())
    assert not any(failed([word], found) for word in GATES_OF_CHANGES)


def test_the_order_of_the_record_does_not_matter() -> None:
    assert (
        between(
            then=[replace(one, file="elsewhere.yaml", line=99) for one in reversed(SEEN)]
        ).changes
        == ()
    )


REVISED = replace(goal("12000"), until=date(2025, 1, 31), reason="中期调整")
MOVES = [
    # what is done to the target, its effect, the status on the old terms and now, the gates that
    # fail
    pytest.param({"goal": goal("10000")}, "eased", "behind", "behind", "moved worse", id="lower"),
    pytest.param({"goal": goal("9700")}, "eased", "behind", "on_track", "moved worse", id="verdict-turned"),
    pytest.param({"goal": goal("9700"), "revisions": (REVISED,)}, "eased", "behind", "on_track", "moved", id="with-a-reason"),
    pytest.param({"goal": goal("9700"), "revisions": (replace(REVISED, reason=""),)}, "eased", "behind", "on_track",
                 "moved worse", id="without-its-reason"),
    pytest.param({"goal": goal("9700"), "revisions": (replace(REVISED, quantity=quantity("11000")),)}, "eased", "behind",
                 "on_track", "moved worse", id="a-reason-for-another-goal"),
    pytest.param({"goal": goal("13000")}, "tightened", "behind", "behind", "moved", id="higher"),
    pytest.param({"goal": goal("12000", "2028")}, "eased", "behind", "on_track", "moved worse", id="later"),
    pytest.param({"goal": goal("12000", "2024")}, "tightened", "behind", "missed", "moved worse", id="earlier"),
    pytest.param({"goal": goal("15000", "2030")}, "moved", "behind", "behind", "moved", id="higher-and-later"),
    pytest.param({"goal": goal("13000", "2035")}, "eased", "behind", "ahead", "moved worse", id="much-later"),
    pytest.param({"goal": goal(None)}, "eased", "behind", "open", "moved worse", id="no-number-any-more"),
    pytest.param({"goal": goal("12000", op="gt")}, "tightened", "behind", "behind", "moved", id="stricter-op"),
    pytest.param({"goal": goal("12000", op="le")}, "eased", "behind", "on_track", "moved worse", id="turned-round"),
    pytest.param({"baseline": Baseline(quantity("2000"), read_period("2020"))}, "eased", "behind", "behind",
                 "moved worse", id="lower-baseline"),
    pytest.param({"baseline": None}, "eased", "behind", "open", "moved worse", id="no-baseline-any-more"),
    pytest.param({"pace": "none"}, "eased", "behind", "open", "moved worse", id="no-pace-any-more"),
    pytest.param({"nature": "binding"}, "tightened", "behind", "behind", "moved", id="binding"),
    pytest.param({"severity": "error"}, "tightened", "behind", "behind", "moved", id="weight"),
    pytest.param({"release": Release("year", 30)}, "moved", "behind", "behind", "moved", id="release-rule"),
    pytest.param({"unit": "万家"}, "moved", None, "behind", "moved", id="unit"),
    pytest.param({"revisions": (REVISED,)}, None, None, "behind", "", id="history-written-down"),
    pytest.param({"goal": goal("12000.0")}, "moved", "behind", "behind", "moved", id="precision"),
]  # fmt: skip


@pytest.mark.parametrize(("done", "effect", "unmoved", "status", "failing"), MOVES)
def test_a_goalpost(
    done: dict[str, Any], effect: str | None, unmoved: str | None, status: str, failing: str
) -> None:
    found = between(new=replace(FIRMS, **done))
    for change in found.changes:
        assert change.after is not None and change.after.assessment.status == status
        if effect is not None:
            assert change.move is not None and change.move.effect == effect
            assert (change.move.unmoved and change.move.unmoved.status) == unmoved
            assert set(done) - {"goal", "revisions"} <= set(change.move.fields)
    assert bool(found.moved) is (effect is not None)
    assert gates(found) == set(failing.split())


def test_a_goal_that_held_before_is_not_forgotten() -> None:
    """A revision that makes an easier goal hold on the day moves the post, though `target` is as it
    was.
    """
    easy = replace(goal("9700"), until=date(2026, 1, 1), reason="")
    found = between(new=replace(FIRMS, revisions=(easy,)))
    assert found.changes[0].move is not None and found.changes[0].move.fields == ("value",)
    assert gates(found) == {"moved", "worse"}


@pytest.mark.parametrize(("reason", "failing"), [("", {"moved", "worse"}), ("中期调整", {"moved"})])
def test_a_goal_that_is_eased_from_tomorrow_on_is_eased(reason: str, failing: set[str]) -> None:
    """No commit will tell of it when the day comes."""
    coming = (replace(REVISED, until=date(2025, 12, 31), reason=reason),)
    found = between(new=replace(FIRMS, goal=goal("9700"), revisions=coming))
    (change,) = found.changes
    assert change.move is not None and (change.move.effect, change.verdict) == ("eased", "changed")
    assert gates(found) == failing


@pytest.mark.parametrize(
    "then", [(), (replace(REVISED, reason="另一个理由"),)], ids=["dropped", "rewritten"]
)
def test_revisions_are_append_only(then: tuple[Any, ...]) -> None:
    found = between(old=replace(FIRMS, revisions=(REVISED,)), new=replace(FIRMS, revisions=then))
    assert found.changes[0].move is not None and found.changes[0].move.fields == ("revisions",)
    assert gates(found) == {"moved"}


@pytest.mark.parametrize(
    ("limits", "changed", "failing"),
    [
        pytest.param({"on_track": "0.6"}, True, "moved worse", id="turns-a-verdict"),
        pytest.param({"on_track": "0.9"}, False, "moved", id="turns-none"),
        pytest.param({"ahead": "1.2", "on_track": "1"}, False, "moved", id="stricter"),
    ],
)
def test_thresholds(limits: dict[str, str], changed: bool, failing: str) -> None:
    found = between(**limits)
    assert (
        found.limits_moved
        and [change.move and change.move.fields for change in found.changes]
        == [("thresholds",)] * changed
    )
    assert gates(found) == set(failing.split())


def said(
    *, then: Sequence[Observation], seen: Iterable[Observation] = SEEN
) -> list[tuple[str, str]]:
    found = between(seen=seen, then=then)
    return [
        (cause.why, str(cause.observation and cause.observation.period))
        for cause in found.changes[0].causes
    ]


NEXT = observation("2025-05", "9400")
CAUSES = [
    pytest.param([*SEEN, NEXT], ["new_period 2025-05"], id="new-period"),
    pytest.param([*SEEN, observation("2022", "7000")], ["late 2022"], id="late"),
    pytest.param([*SEEN, observation("2024", "9100", published="2025-03", revises="2024")], ["revision 2024"],
                 id="revision"),
    pytest.param([*SEEN, observation("2024", "9100", published="2025-03")], ["conflicting 2024"], id="conflicting"),
    pytest.param([*SEEN, observation("2024", "约9000", published="2025-03")], ["source 2024"], id="agreeing-source"),
    pytest.param([*SEEN, observation("2025", "11000", status="forecast", published="2025-03")], ["forecast 2025"],
                 id="forecast"),
    pytest.param([*SEEN, observation("2025-06", "9500", published="2025-07")], ["not_yet 2025-06"], id="not-yet-known"),
    pytest.param(SEEN[:1], ["removed 2024"], id="removed"),
    pytest.param([SEEN[0], replace(SEEN[1], quantity=quantity("9900"))], ["edited 2024"], id="edited"),
    pytest.param([SEEN[0], replace(SEEN[1], note="x")], ["edited 2024"], id="remark-edited"),
    pytest.param([*SEEN, NEXT, observation("2022", "7000")], ["late 2022", "new_period 2025-05"], id="two"),
]  # fmt: skip


@pytest.mark.parametrize(("then", "expected"), CAUSES)
def test_a_cause(then: list[Observation], expected: list[str]) -> None:
    assert [" ".join(one) for one in said(then=then)] == expected


@pytest.mark.parametrize(
    ("change", "fields", "figures"),
    [
        pytest.param({"quantity": quantity("9900")}, ("value",), True, id="value"),
        pytest.param({"quantity": quantity("突破9000")}, ("qualifier",), True, id="qualifier"),
        pytest.param({"status": "preliminary"}, ("status",), True, id="status"),
        pytest.param({"period": read_period("2024-12")}, ("period",), True, id="period"),
        pytest.param({"note": "n", "locator": "l"}, ("locator", "note"), False, id="remarks"),
    ],
)
def test_an_edit(change: dict[str, Any], fields: tuple[str, ...], figures: bool) -> None:
    found = compare_records(SEEN, [replace(SEEN[1], **change), SEEN[0]])
    assert (found.added, found.removed, [edit.fields for edit in found.edited]) == (
        (),
        (),
        [fields],
    )
    assert found.edited[0].of_figures is figures


def test_a_source_corrected_is_an_edit() -> None:
    source = replace(SEEN[1].publication, publisher="统计局", title="统计公报")
    found = compare_records(SEEN, [SEEN[0], replace(SEEN[1], publication=source)])
    assert [edit.fields for edit in found.edited] == [("publisher", "title")] and not found.removed


def test_one_of_two_equal_observations_removed() -> None:
    twice = [SEEN[0], SEEN[0]]
    assert len(compare_records(twice, twice[:1]).removed) == 1
    assert compare_records(twice, twice) == compare_records([], [])


@pytest.mark.parametrize("gone", range(2))
def test_a_lost_observation_fails(gone: int) -> None:
    found = between(then=[one for number, one in enumerate(SEEN) if number != gone])
    assert [one.period for one in found.record.removed] == [SEEN[gone].period]
    assert gates(found) == {"worse", "rewritten"}


def test_a_rewritten_figure_fails_where_asked() -> None:
    found = between(then=[SEEN[0], replace(SEEN[1], quantity=quantity("11900"))])
    assert [change.verdict for change in found.changes] == ["better"] and gates(found) == {
        "rewritten"
    }


def test_a_target_removed_or_added() -> None:
    gone = between(new=None)
    assert [change.verdict for change in gone.changes] == ["removed"] and gates(gone) >= {
        "worse",
        "moved",
    }
    assert [change.verdict for change in between(old=None).changes] == ["added"]
    assert gates(between(old=None)) == set()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"id": "new"}, id="one-name-and-indicator"),
        pytest.param({"id": "new", "indicator": "new"}, id="one-name"),
        pytest.param(
            {"id": "new", "indicator": "new", "name": Name("别的"), "aliases": ("t",)}, id="alias"
        ),
    ],
)
def test_a_target_renamed(change: dict[str, Any]) -> None:
    new = replace(FIRMS, **change)
    found = between(new=new, then=[replace(one, indicator=new.indicator) for one in SEEN])
    assert [cause.why for cause in found.changes[0].causes][:1] == ["renamed"]
    assert (found.record.added, found.record.removed, gates(found)) == ((), (), set())


def test_two_that_may_be_meant_are_not_guessed() -> None:
    others = [replace(FIRMS, id="a"), replace(FIRMS, id="b")]
    found = compare(side([FIRMS], SEEN), side(others, SEEN))
    assert [change.verdict for change in found.changes] == ["added", "added", "removed"]


def test_a_name_is_no_goalpost() -> None:
    found = between(new=replace(FIRMS, name=Name("改名"), owners=("市科技局",)))
    assert [(cause.why, cause.fields) for cause in found.changes[0].causes] == [
        ("described", ("name", "owners"))
    ]
    assert gates(found) == set()


def days(first: date, last: date, promise: Target = FIRMS) -> Diff:
    old = side([promise], SEEN, day=first)
    return compare(old, replace(side([promise], SEEN, day=last), project=old.project))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param(date(2024, 1, 31), date(2025, 1, 31), ["new_period"], id="published-since"),
        pytest.param(date(2025, 1, 31), date(2025, 2, 28), [], id="nothing"),
        pytest.param(date(2025, 6, 30), date(2026, 7, 31), ["time"], id="time"),
    ],
)
def test_days(first: date, last: date, expected: list[str]) -> None:
    assert [
        cause.why for change in days(first, last).changes for cause in change.causes
    ] == expected


def test_a_goal_moved_between_two_days() -> None:
    moved = replace(FIRMS, goal=goal("9700"), revisions=(REVISED,))
    found = days(date(2025, 1, 15), date(2025, 2, 15), moved).changes[0]
    assert found.move is not None and (found.move.effect, found.move.reason) == (
        "eased",
        "中期调整",
    )
    assert (
        found.verdict == "better"
        and found.move.unmoved is not None
        and found.move.unmoved.status == "behind"
    )


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ("on_track", "behind", True),
        ("behind", "on_track", False),
        ("exceeded", "met", True),
        ("met", "met", False),
        ("no_data", "behind", True),
        ("behind", "no_data", True),
        ("missed", "no_data", True),
        ("no_data", "met", False),
        ("met", "undetermined", True),
        ("behind", "undetermined", False),
        ("open", "undetermined", False),
    ],
)
def test_worse(before: str, after: str, worse: bool) -> None:
    assert is_worse(before, after) is worse
    assert set(RANK) == set(Status)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("exceeded", True),
        ("behind", False),
        ("lower_bound", True),
        ("stale", False),
        ("error", False),
        ("never", False),
    ],
)
def test_gates_of_what_is_new(word: str, expected: bool) -> None:
    assert failed([word], between(then=[*SEEN, observation("2025-05", "突破1.6万")])) is expected


def test_a_target_that_fails_now_has_its_weight() -> None:
    binding = replace(FIRMS, severity="error")
    slow = between(binding, binding, SEEN[:1], SEEN)
    assert slow.changes == () or not failed(["error"], slow)  # it was behind before
    fallen = between(binding, binding, [], SEEN)
    assert failed(["error"], fallen) and failed(["warning"], fallen) and failed(["worse"], fallen)

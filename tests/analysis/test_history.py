"""tracker/analysis/history.py: what was known of a target, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.support.builders import PLAN, YEARLY, goal, observation, target, withdrawn
from tracker.analysis import history as module
from tracker.analysis.history import Histories, History, history, history_days, month_ends
from tracker.assess.assess import assess
from tracker.assess.clocks import Clocks
from tracker.assess.standing import awaits_result
from tracker.assess.status import Evidence, Status
from tracker.model.observation import Observation
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.target import Release, Target, Thresholds

LATE = date(2027, 12, 31)
EDGES = ["2022-03-31", "2023-06-30", "2023-07-01", "2025-06-30", "2025-12-31", "2026-01-01"]
DAYS = sorted(
    {date(2020, 12, 1) + timedelta(days=n * 31) for n in range(80)}
    | {date.fromisoformat(day) for day in EDGES}
)
FIRMS = target("12000", base="6000")
SEEN = (
    observation("2021", "8000", published="2022-03-31"),
    observation("2022", "8500", published="2023-03-31"),
    observation("2022", "7000", published="2024-03-31", revises="2023-03-31"),
    observation("2024", "12000", published="2025-02"),
)
REACHED_BY_CORRECTION = (*SEEN, withdrawn("2024", published="2025-06-30", revises="2025-02"))
FORECAST = (*SEEN[:2], observation("2026", "9000", published="2023-06-30", status="forecast"))
PROMISES = {
    "reached": (FIRMS, SEEN),
    "withdrawn": (FIRMS, REACHED_BY_CORRECTION),
    "forecast": (FIRMS, FORECAST),
    "nothing": (FIRMS, ()),
    "stale by rule": (replace(FIRMS, release=YEARLY), SEEN[:2]),
    "goal revised": (
        replace(FIRMS, revisions=(goal("8400", until="2023-06-30"), goal("8000", until="2022-01-31"))),
        SEEN,
    ),
    "kept": (target("8000", kind="keep"), SEEN),
}  # fmt: skip


def project(promise: Target, seen: Iterable[Observation]) -> Project:
    return Project((PLAN,), {}, (promise,), tuple(seen), Thresholds(), None, ())


@pytest.mark.parametrize("known_at", [None, LATE])
@pytest.mark.parametrize("name", PROMISES)
def test_runs_say_what_assessing_each_day_says(name: str, known_at: date | None) -> None:
    promise, seen = PROMISES[name]
    past = Histories(project(promise, seen))
    past.of([promise], DAYS[::7], None if known_at else LATE)  # what was seen does not mislead
    (found,) = past.of([promise], (DAYS[0], DAYS[-1]), known_at).targets
    ends = {day for run in found.runs for day in (run.start, run.end)}
    days = sorted({*DAYS, *ends})
    for day, run in zip(days, found.on_each(days), strict=True):
        assert run == found.on(day)
        verdict = assess(promise, seen, Clocks(day, known_at or day))
        assert (run.status, run.evidence) == (verdict.status, verdict.evidence), day
        assert awaits_result(run.assessment) == awaits_result(verdict), day
    assert (found.runs[0].start, found.runs[-1].end) == (DAYS[0], DAYS[-1])
    for runs in (found.runs, found.verdicts):
        pairs = list(zip(runs, runs[1:], strict=False))
        assert all(one.end + timedelta(days=1) == other.start for one, other in pairs)
    assert all(
        (one.status, one.evidence) != (other.status, other.evidence)
        for one, other in zip(found.verdicts, found.verdicts[1:], strict=False)
    )


def test_the_days_are_those_of_publications_and_of_goals_that_were_moved() -> None:
    promise, seen = PROMISES["goal revised"]
    days = history_days(project(promise, seen), None, date(2025, 1, 31))
    assert " ".join(map(str, days)) == (
        "2022-02-01 2022-03-31 2023-03-31 2023-07-01 2024-03-31 2025-01-31"
    )
    later = history_days(project(promise, seen), date(2023, 7, 1), date(2024, 3, 31))
    assert list(map(str, later)) == ["2023-07-01", "2024-03-31"]
    assert history_days(project(FIRMS, ()), None, LATE) == (LATE,)
    endless = replace(FIRMS, revisions=(goal("8400", until="9999-12-31"),))
    assert history_days(project(endless, ()), None, date.max) == (date.max,)


def test_what_turns_between_two_publications_is_a_run_of_its_own() -> None:
    """Stale by the rule from the end of January on, until the figure comes at the end of March."""
    promise, seen = replace(FIRMS, release=Release("year", 30)), SEEN[:2]
    days = history_days(project(promise, seen), None, date(2023, 3, 31))
    (found,) = history(project(promise, seen), [promise], days).targets
    stale = [run for run in found.verdicts if Evidence.STALE in run.evidence]
    assert stale and all(run.start not in days and run.end < days[-1] for run in stale)


def test_a_target_is_assessed_again_only_when_something_can_have_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[date] = []

    def counted(*args: object) -> object:
        asked.append(args[2].as_of)  # type: ignore[attr-defined]
        return assess(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "assess", counted)
    history(project(FIRMS, SEEN), [FIRMS], DAYS)
    assert len(asked) <= 1 + len(SEEN) + 2 + 4  # the first day, each figure, the due day, stale


def test_hindsight_knows_what_was_published_later() -> None:
    record = project(FIRMS, SEEN)
    day = date(2022, 1, 31)
    (then,) = history(record, [FIRMS], [day]).targets
    (now,) = history(record, [FIRMS], [day], LATE).targets
    assert (then.runs[0].status, now.runs[0].status) == (Status.NO_DATA, Status.AHEAD)


def test_nothing_is_asked_of_no_day() -> None:
    assert history(project(FIRMS, SEEN), [], []) == History((), ())


def test_a_run_begins_with_the_value_it_rested_on() -> None:
    (found,) = history(project(FIRMS, SEEN), [FIRMS], DAYS).targets
    run = next(one for one in found.runs if one.start > date(2022, 3, 30))
    latest = run.assessment.latest
    assert latest is not None and str(latest.period) == "2021"
    assert Evidence.STALE not in run.evidence
    assert Evidence.STALE in found.on(DAYS[-1]).evidence


def test_month_ends() -> None:
    plan = read_period("2021..2025")
    assert len(month_ends(plan, LATE)) == 60 and month_ends(plan, LATE)[-1] == date(2025, 12, 31)
    assert month_ends(plan, date(2020, 12, 31)) == ()
    odd = read_period("2024-02-10..2024-03-05")
    assert month_ends(odd, LATE) == (date(2024, 2, 29), date(2024, 3, 5))

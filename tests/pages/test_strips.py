"""The past of a verdict: the command, the strips of the site and the pages of those days say the
same of every run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from tests.support.builders import PLAN, goal, observation, target, withdrawn
from tests.support.processes import tracker
from tests.support.projects import PROJECT
from tracker.analysis.history import Histories, history_of
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.assess.status import Status
from tracker.language import Language
from tracker.model.periods import decimal_year
from tracker.model.project import Project
from tracker.model.target import Release, Target, Thresholds
from tracker.pages.drawings.roads import drawn_tone
from tracker.pages.site.strips import strips_of, strips_of_all
from tracker.words.figures import status_word
from tracker.workflows.load import load_project

RISING = target("12000", base="6000")
DUE_EARLY = target("12000", base="6000", by="2023")
NEVER_KEPT = target("8000", kind="keep")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("promise", "day", "tone"),
    [
        pytest.param(RISING, date(2025, 12, 30), "behind", id="before-it-is-due"),
        pytest.param(RISING, date(2025, 12, 31), "pending", id="the-last-day"),
        pytest.param(DUE_EARLY, date(2024, 6, 30), "pending", id="due-before-the-plan-ends"),
        pytest.param(NEVER_KEPT, date(2024, 6, 30), "lost", id="never-kept"),
    ],
)
def test_the_last_month_is_told_as_on_the_page_of_the_day(
    promise: Target, day: date, tone: str, language: Language
) -> None:
    seen = (observation("2021", "6500"),)
    record = Project((PLAN,), {}, (promise,), seen, Thresholds(), None, ())
    clocks = Clocks.of(day)
    (row,) = make_report(record, record.targets, clocks, language).rows
    drawn = strips_of(Histories(record), row, clocks, language)
    assert drawn is not None and tone == drawn_tone(row)
    for strip in drawn.strips:
        assert (strip.runs[-1].status, strip.runs[-1].word) == (tone, status_word(row, language))


DAY = date(2025, 2, 28)
# issue: the days, how many targets had no data, and some of the runs
DAYS = ["2022-12-31", "2024-03-31", "2024-11-30", "2025-02-28"]
NO_DATA = "36 35 29 28"
RUNS = {
    "science-facilities": ["2022-12-31 no_data", "2024-03-31 exceeded", "2024-11-30 met"],
    "tech-contract-turnover": ["2022-12-31 no_data", "2024-11-30 exceeded"],
    "hitech-enterprises": ["2022-12-31 no_data", "2024-11-30 exceeded"],
    "rd-growth": ["2022-12-31 no_data", "2024-11-30 behind"],
    "hightech-value-added-share": ["2022-12-31 no_data", "2024-11-30 on_track"],
    "national-key-labs-keep": ["2022-12-31 no_data", "2025-02-28 on_track"],
    "science-literacy": ["2022-12-31 no_data"],
}


@pytest.fixture(scope="module")
def shipped() -> Project:
    return load_project(PROJECT, DAY).project


def test_the_shipped_record() -> None:
    said = tracker("history", "--to", str(DAY), "--format", "json").json
    assert said["days"] == [one["day"] for one in said["summary"]] == DAYS
    assert " ".join(one["no_data"] for one in said["summary"]) == NO_DATA
    for one in said["summary"]:
        assert sum(int(one[status]) for status in Status) == len(said["targets"])
    runs = {one["id"]: one["runs"] for one in said["targets"]}
    for name, expected in RUNS.items():
        found = [f"{run['from']} {run['status']}" for run in runs[name]]
        assert [
            one for one, other in zip(found, ["", *found], strict=False) if one[11:] != other[11:]
        ] == expected
    met = runs["science-facilities"][2]
    assert (met["evidence"], met["value"], met["period"]) == (["derived"], "5", "2024-11")


@pytest.mark.parametrize("known_at", [None, pytest.param(DAY, marks=pytest.mark.long)])
def test_history_site_and_pages_agree(shipped: Project, known_at: date | None) -> None:
    _agree(shipped, date(2026, 6, 30), known_at)


@pytest.mark.long
@pytest.mark.parametrize("known_at", [None, date(2024, 6, 30)])
@pytest.mark.parametrize("seed", range(6))
def test_they_agree_on_made_records(seed: int, known_at: date | None) -> None:
    """Publications of a day, month or year; revisions; what was taken back; rules of release."""
    chance = Random(seed)
    promises = [
        replace(
            target(
                chance.choice(["9000", "12000"]), base="6000", kind=chance.choice(["reach", "keep"])
            ),
            id=f"t{n}",
            indicator=f"t{n}",
            release=chance.choice([None, Release("year", 30)]),
            revisions=chance.choice([(), (goal("8000", until="2023-05-31"),)]),
        )
        for n in range(6)
    ]
    seen = []
    for _ in range(40):
        year = chance.randint(2021, 2025)
        said = f"{year + chance.randint(0, 1)}{chance.choice(['', '-03', '-07-15'])}"
        status = chance.choice(["final", "preliminary", "forecast"])
        one = observation(
            str(year), str(chance.randint(5, 14) * 1000), published=said, status=status
        )
        seen.append(replace(one, indicator=f"t{chance.randint(0, 5)}"))
    gone = chance.choice(seen)
    back = withdrawn(str(gone.period), published="2026-02", revises=str(gone.publication.published))
    seen.append(replace(back, indicator=gone.indicator))
    record = Project((PLAN,), {}, tuple(promises), tuple(seen), Thresholds(), None, ())
    _agree(record, date(2027, 3, 31), known_at)


def _agree(record: Project, last: date, known_at: date | None) -> None:
    """The runs of each target with what is assessed on their first and their last day, and with
    what the site draws of these days.
    """
    clocks = Clocks(last, known_at or last)
    report = make_report(record, record.targets, clocks, "zh")
    past = history_of(report, None, known_at).past
    ends = {day for one in past.targets for run in one.runs for day in (run.start, run.end)}
    then = {
        day: make_report(record, record.targets, Clocks(day, known_at or day), "zh").rows
        for day in ends
    }
    histories = Histories(record)
    for n, (one, row) in enumerate(zip(past.targets, report.rows, strict=True)):
        plan, hindsight = row.target.plan.period, known_at is not None
        drawn = strips_of_all(histories, [row], clocks, "zh", hindsight=hindsight)
        assert drawn is not None
        for run in one.runs:
            for day in (run.start, run.end):
                page = then[day][n]
                found = page.assessment
                assert (run.status, run.evidence) == (found.status, found.evidence), (n, day)
                if plan.start <= day <= plan.end:
                    time = decimal_year(day, plan.starts)
                    words = [r.word for r in drawn.strips[0].runs if r.first < time <= r.last]
                    assert words == [status_word(page, "zh")], (n, day)

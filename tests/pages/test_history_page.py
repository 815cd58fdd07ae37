"""The grid of days: which of them have room, what is told of the others, and odd spans of time."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO

import pytest

from tests.support.builders import PLAN, observation, target
from tests.support.processes import tracker
from tracker.analysis.history import Histories, History, ReportHistory, history_days
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.formats import Terminal, render
from tracker.model.project import Project
from tracker.model.target import Thresholds

LAST = date(2023, 12, 31)


def past(count: int) -> ReportHistory:
    """A target with a figure every ten days, each published on its day."""
    days = [date(2022, 1, 1) + timedelta(days=10 * n) for n in range(count)]
    seen = tuple(observation(str(day), "9000", published=str(day)) for day in days)
    record = Project((PLAN,), {}, (target(base="6000"),), seen, Thresholds(), None, ())
    report = make_report(record, record.targets, Clocks.of(LAST), "en")
    asked = history_days(record, None, LAST)
    found: History = Histories(record).of(record.targets, asked)
    return ReportHistory(report, found)


@pytest.mark.parametrize("width", [60, 80, 160])
def test_the_last_days_that_have_room_are_shown_and_the_others_counted(width: int) -> None:
    said = str(render("history", past(40), "text", "en", Terminal(width)))
    lines = said.splitlines()
    assert max(map(len, lines)) <= width
    (shown,) = (line.split()[1:] for line in lines if line.startswith("Target"))
    assert shown[-1] == str(LAST) and 3 <= len(shown) < 41
    assert f"No room here for {41 - len(shown)} earlier" in said


def test_nothing_is_left_out_in_a_pipe_and_ascii_is_ascii() -> None:
    said = str(render("history", past(40), "text", "en", Terminal(ascii=True)))
    assert said.replace("目标", "").isascii() and "No room" not in said
    assert len(said.splitlines()[2].split()) == 42


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        pytest.param("--from 2019 --to 2020-06-30", ["2020-06-30 2020-06-30 no_data"], id="before"),
        pytest.param(
            "--from 2024-05-05 --to 2024-05-05", ["2024-05-05 2024-05-05 exceeded"], id="day"
        ),
        pytest.param(
            "--from 2024-03-31 --to 2024-12-31",
            ["2024-03-31 2024-11-29 exceeded", "2024-11-30 2024-12-31 met"],
            id="some",
        ),
    ],
)
def test_spans_of_time(words: str, runs: list[str]) -> None:
    said = tracker("history", "science-facilities", *words.split(), "--format", "csv").out
    rows = csv.DictReader(StringIO(said.removeprefix("\ufeff")))
    assert [f"{one['from']} {one['to']} {one['status']}" for one in rows] == runs


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    said = tracker("history", "--from", "2025", "--to", "2024")
    assert said.code == 2 and "U104" in said.err

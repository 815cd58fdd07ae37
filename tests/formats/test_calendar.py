"""The calendar of `tracker due`: RFC 5545, the same for the same record and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.support.builders import PLAN, YEARLY, observation, target
from tracker.analysis.releases import Deliveries, deliveries
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.formats import render
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.model.target import Name, Target, Thresholds

DAY = date(2024, 6, 30)
ODD = replace(
    target("12000", base="6000"),
    name=Name("高新技术企业，含“专精特新”；\\n BEGIN:VEVENT 与其他" * 3, "Firms, all; of\nthem"),
    owners=("市科技局", "市发改委"),
)


def found(*promises: Target) -> Deliveries:
    seen = [
        observation(f"{year}", "7000", published=f"{year + 1}-03-31") for year in (2021, 2022, 2023)
    ]
    own = [replace(one, indicator=each.indicator) for each in promises for one in seen]
    project = Project((PLAN,), {}, promises, tuple(own), Thresholds(), None, ())
    return deliveries(make_report(project, promises, Clocks.of(DAY), "zh"))


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


FOUND = found(ODD, replace(ODD, id="u", indicator="u", release=YEARLY))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short_and_whole(language: Language) -> None:
    text = str(render("due", FOUND, "ics", language))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == 2
    summary = next(line for line in lines if line.startswith("SUMMARY:"))
    name = ODD.name.text(language).replace("\n", " ").replace("\\", "\\\\")
    assert name.replace(";", "\\;").replace(",", "\\,") in summary


def test_an_event_is_known_again_whatever_the_language() -> None:
    made = [unfolded(str(render("due", FOUND, "ics", language))) for language in LANGUAGES]
    for key in ("UID:", "DTSTAMP:", "DTSTART;"):
        told = [[line for line in lines if line.startswith(key)] for lines in made]
        assert told[0] == told[1]
    assert [line for line in made[0] if line.startswith("UID:")] == [
        "UID:t-2024@tracker",
        "UID:u-2024@tracker",
    ]


def test_what_has_no_date_is_no_event() -> None:
    seldom = found(replace(ODD, name=Name("目标"), plan=replace(PLAN, area="黄石市")))
    assert [one.state for one in seldom.each] == ["unreported"]
    assert "BEGIN:VEVENT" not in str(render("due", seldom, "ics", "zh"))


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_read_back_by_icalendar(language: Language) -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(str(render("due", FOUND, "ics", language)).encode())
    events = list(calendar.walk("VEVENT"))
    assert [one.errors for one in events] == [[], []]
    expected = [one.release.latest_by for one in FOUND.each]
    assert [one["DTSTART"].dt for one in events] == expected
    assert all(one["DTEND"].dt - one["DTSTART"].dt == timedelta(days=1) for one in events)
    assert {str(one["STATUS"]) for one in events} == {"CONFIRMED", "TENTATIVE"}
    name = ODD.name.text(language).replace("\n", " ")
    assert all(name in str(one["SUMMARY"]) for one in events)

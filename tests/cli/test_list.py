"""tracker list and tracker due as commands: what there is and what is awaited, in every format."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.tiers import tiers
from tracker.analysis.inventory import KINDS_LISTED
from tracker.formats.own import is_own
from tracker.language import LANGUAGES

REGISTRY = """\
language: zh
plans:
  - {id: city, name: {zh: 市规划, en: City plan}, area: {zh: 市, en: City}, period: 2021..2025}
  - {id: district, name: 区规划, area: 区, period: 2021..2025}
indicators:
  - {id: visitors, name: 游客, unit: 人, measure: flow, aliases: [来客]}
targets:
  - {id: firms, plan: city, name: 企业, unit: 家, target: {value: 100, by: 2025}, section: 产业,
     baseline: {value: 50, period: 2020}, owners: [科技局, "=1+1"], release: {every: year, lag: 90d}}
  - {id: d-firms, plan: district, indicator: firms, name: 区企业, unit: 家, section: 产业,
     target: {value: 10, by: 2025}, baseline: {value: 5, period: 2020}, owners: [区科技局]}
  - {id: parks, plan: city, name: 公园, unit: 个, target: {value: 3, by: 2025}}
"""
RECORD = """\
publication: {title: 年鉴, published: 2024-03, publisher: 统计局, tier: yearbook}
observations:
  - {indicator: firms, area: 市, period: 2023, value: 120}
  - {indicator: firms, area: 区, period: 2022, value: 6}
  - {indicator: visitors, area: 市, period: 2023, value: 7}
"""
DAY = ("--as-of", "2025-05-31")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": RECORD}
    return write_project(tmp_path_factory.mktemp("list"), files)


def items(home: Path, kind: str, *words: str) -> Any:
    found = tracker("list", kind, *words, *DAY, "--format", "json", at=home)
    assert found.code == 0, found.err
    assert found.json["schema"] == "tracker/list/1"
    return found.json["items"]


def test_what_there_is(home: Path) -> None:
    city, district = items(home, "plans")
    assert (city["id"], city["targets"], city["statuses"]["met"]) == ("city", "2", "1")
    assert (district["area"], district["last_published"]) == ("区", "2024-03")
    sections = items(home, "sections")
    assert [(one["section"], one["plans"]) for one in sections] == [
        ("产业", ["city", "district"]),
        (None, ["city"]),
    ]
    owners = [(one["owner"], one["targets"]) for one in items(home, "owners")]
    assert owners == [("科技局", "1"), ("=1+1", "1"), ("区科技局", "1"), (None, "1")]
    visitors, firms, parks = items(home, "indicators")
    assert (visitors["aliases"], visitors["targets"], visitors["latest"]["value"]) == (
        ["来客"],
        [],
        "7",
    )
    assert (firms["latest"]["period"], firms["latest"]["area"], firms["areas"]) == (
        "2023",
        "市",
        ["市", "区"],
    )
    assert parks["latest"] is None
    (yearbook,) = items(home, "publications")
    assert (yearbook["observations"], yearbook["targets"]) == ("3", ["firms", "d-firms"])
    assert yearbook["files"] == ["observations/a.yaml"]
    assert [one["line"] for one in items(home, "targets")] == ["8", "10", "12"]


def test_filters_choose_the_targets_that_things_belong_to(home: Path) -> None:
    assert [one["id"] for one in items(home, "plans", "--owner", "区科技局")] == ["district"]
    assert [one["id"] for one in items(home, "indicators", "--plan", "district")] == ["firms"]
    assert items(home, "publications", "parks") == []
    assert [one["id"] for one in items(home, "targets", "--status", "met，超额完成")] == ["firms"]


@pytest.mark.parametrize("kind", tiers(KINDS_LISTED, ["publications"]))
def test_every_format_in_both_languages(home: Path, kind: str) -> None:
    for language in LANGUAGES:
        shown = tracker("list", kind, *DAY, at=home, TRACKER_LANG=language, COLUMNS="80")
        assert shown.code == 0 and max(map(len, shown.out.splitlines())) <= 80
    made = tracker("list", kind, *DAY, "--format", "csv", at=home).out
    rows = list(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"))))
    assert is_own(made.encode())  # -o may write it once more
    assert made.startswith("\ufeff") and len(rows) == len(items(home, kind))
    assert not any(value.startswith("=") for row in rows for value in row.values())


def test_what_is_awaited(home: Path) -> None:
    found = tracker("due", *DAY, "--format", "json", at=home)
    late, seldom, never = found.json["deliveries"]
    assert (late["state"], late["period"], late["latest_by"]) == ("overdue", "2024", "2025-03-31")
    assert late["owners"] == ["科技局", "=1+1"]
    assert (seldom["state"], seldom["area"], seldom["silent_days"]) == ("irregular", "区", "426")
    assert (never["state"], never["expected"]) == ("unreported", None)
    assert found.json["summary"]["overdue"] == "1"


def test_only_what_is_expected_by_a_day(home: Path) -> None:
    words = ("due", "--by", "2025-06", *DAY)
    found = tracker(*words, "--format", "json", at=home).json
    assert ([one["targets"] for one in found["deliveries"]], found["undated"]) == ([["firms"]], "2")
    said = tracker(*words, "--owner", "区", at=home, TRACKER_LANG="en")
    assert "Nothing is to be delivered." in said.out and "1 more has no date" in said.out
    assert said.err.startswith("--owner 区: 区科技局")


def test_a_calendar_is_a_file_of_its_own(home: Path, tmp_path: Path) -> None:
    for _ in range(2):  # replaced, for it is tracker's own
        done = tracker("due", *DAY, "-o", str(tmp_path / "due.ics"), at=home)
        assert done.code == 0, done.err
    content = (tmp_path / "due.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.count(b"BEGIN:VEVENT") == 1
    assert content == tracker("due", *DAY, "--format", "ics", at=home).out.encode()

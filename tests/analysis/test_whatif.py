"""--what-if: what a value would mean, and what an assumption never does."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.tiers import tiers

DAY = ("--as-of", "2026-11-21")
# as worked out beside the contract: what is given, the target, its figures
VECTORS = [
    ("rd-spending=1000@2025", "rd-growth", "behind missed", {"value": 12.778948, "gap": 1.221052}),
    ("hightech-value-added-share=28.1@2025", "hightech-value-added-share", "on_track met",
     {"progress": 1.045455}),
    ("high-value-patents=27.9@2025", "high-value-patents", "no_data missed",
     {"progress": 0.986667, "gap": 0.1}),
    ("science-literacy=20.5@2025", "science-literacy", "no_data exceeded",
     {"progress": 1.047619, "overshoot": 0.2}),
]  # fmt: skip
REGISTRY = """\
language: en
plans:
  - {id: north, name: North, area: North, period: 2021..2025}
  - {id: south, name: South, area: South, period: 2021..2025}
indicators:
  - {id: homes, name: Homes built, unit: homes, measure: flow}
targets:
  - {id: north-homes, indicator: homes, plan: north, name: Homes in the north, unit: homes,
     measure: flow, target: {value: 120, by: 2024}, baseline: {value: 60, period: 2020}}
  - {id: south-homes, indicator: homes, plan: south, name: Homes in the south, unit: homes,
     measure: flow, kind: total, target: {value: 300, by: 2025}}
  - {id: firms, plan: north, name: Firms, unit: firms, kind: change, target: {value: +50, by: 2025},
     baseline: {value: 100, period: 2020}}
  - {id: hall, plan: north, name: City hall, kind: done, target: {by: 2025}}
"""
MONTHS = "indicator,area,period,value,published,title,tier\n" + "".join(
    f"homes,North,2024-{month:02},9,2025-01,Yearbook,yearbook\n" for month in range(1, 13)
)


def asked(*given: str, at: Path, format: str = "json", day: str = "2025-06-30") -> str:
    words = [word for one in given for word in ("--what-if", one)]
    found = tracker("--lang", "en", "status", "--as-of", day, "--format", format, *words, at=at)
    assert not found.code, found.err
    return found.out


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"targets.yaml": REGISTRY, "observations/a.csv": MONTHS}
    return write_project(tmp_path_factory.mktemp("assumed"), files)


def target(text: str, name: str) -> dict[str, object]:
    return {one["id"]: one for one in json.loads(text)["targets"]}[name]


@pytest.mark.parametrize(("given", "name", "moves", "figures"), tiers(VECTORS, ()))
def test_the_shipped_record(given: str, name: str, moves: str, figures: dict[str, float]) -> None:
    then = tracker("status", name, *DAY, "--what-if", given, "--format", "json")
    was = tracker("status", name, *DAY, "--format", "json")
    assert (then.code, was.code) == (0, 0)
    row = target(then.out, name)
    assert f"{target(was.out, name)['status']} {row['status']}" == moves
    assert "assumed" in row["evidence"]  # type: ignore[operator]
    found = row | {"value": row["latest"]["value"]}  # type: ignore[index]
    assert {key: found[key] for key in figures} == figures
    assert json.loads(then.out)["what_if"] == [given] and json.loads(was.out)["what_if"] == []


def test_every_format_says_so(home: Path) -> None:
    given = ("firms", "--as-of", "2026-06-30", "--what-if", "firms=140@2025")
    for command, format in (("status", "table"), ("status", "markdown"), ("show", "text")):
        found = tracker("--lang", "en", command, *given, "--format", format, at=home).out
        assert "What if firms=140@" in found and "nothing is recorded" in found
        line = next(one for one in found.splitlines() if "no data" in one and "missed" in one)
        assert line.replace("*", "").endswith("· no data → × missed (140 firms; 10 short)")
    text = tracker("status", *given, "--format", "csv", at=home).out
    rows = csv.DictReader(io.StringIO(text))
    assert [row["evidence"].split()[0] for row in rows] == ["assumed"]
    shown = json.loads(tracker("show", *given, "--format", "json", at=home).out)
    assert shown["what_if"] == ["firms=140@2025"]


# what is assumed, of which target, its status, its value, and whether the assumption counts
CASES = [
    pytest.param("north-homes=118@2024", "north-homes", "missed", 118, id="a-year-of-months"),
    pytest.param("north-homes=21@2024-12", "north-homes", "met", 120, id="a-part-of-the-sum"),
    pytest.param("north-homes=500@2025", "north-homes", "missed", 108, id="after-the-due-date"),
    pytest.param("north-homes=500@2024-H1", "north-homes", "exceeded", 554, id="parts-overlap"),
    pytest.param("south-homes=400@2021..2025", "south-homes", "exceeded", 400, id="a-whole-plan"),
    pytest.param("firms=+60%@2025", "firms", "exceeded", 160, id="a-change"),
    pytest.param("firms=突破155@2025", "firms", "met", 155, id="a-qualifier"),
    pytest.param("hall=done@2023", "hall", "met", 1, id="done"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "name", "status", "value"), CASES)
def test_kinds(home: Path, given: str, name: str, status: str, value: int) -> None:
    row = target(asked(given, at=home), name)
    assert (row["status"], row["latest"]["value"]) == (status, value)  # type: ignore[index]


def test_what_does_not_count_says_why(home: Path) -> None:
    after = asked("north-homes=500@2026", at=home, format="table")
    assert "missed (108 homes; 12 short, what is assumed does not count: " in after
    part = asked("north-homes=5@2025-02", at=home, format="table")
    assert "2025-02-01..2025-02-28: does not stand against a full year" in part
    given = ("status", "hall", "--what-if", "firms=5@2024")
    assert "no target listed here is judged by it" in tracker("--lang", "en", *given, at=home).out


def test_several_and_the_day(home: Path) -> None:
    found = json.loads(asked("firms=150@2025", "hall=done@2026-03", at=home))
    assert found["what_if"] == ["firms=150@2025", "hall=done@2026-03"]
    assert (found["as_of"], found["known_at"]) == ("2026-03-31", "2025-06-30")
    rows = {one["id"]: one["evidence"] for one in found["targets"]}
    assert "assumed" in rows["firms"] and "assumed" not in rows["north-homes"]
    silent = [
        target(asked(*given, at=home), "firms")["release"] for given in ((), ("firms=1@2024",))
    ]
    assert silent[0] == silent[1]


REFUSED = [
    pytest.param("homes=5@2024", "U332", "homes North, homes South", id="two-areas"),
    pytest.param("home=5@2024", "U101", "homes", id="no-such-name"),
    pytest.param("homes", "U330", "ID=VALUE@PERIOD", id="no-value"),
    pytest.param("firms=many@2024", "F401", "many", id="no-number"),
    pytest.param("firms=5 km@2024", "F404", "km", id="another-unit"),
    pytest.param("firms=5@soon", "F411", "soon", id="no-period"),
]


@pytest.mark.parametrize(("given", "code", "said"), REFUSED)
def test_refused(home: Path, given: str, code: str, said: str) -> None:
    found = tracker("--lang", "en", "status", "--what-if", given, at=home)
    assert (found.code, found.out) == (2, "")
    assert code in found.err and said in found.err


def test_what_it_does_not_go_with(home: Path) -> None:
    given = ("--what-if", "firms=150@2025")
    twice = tracker("status", *given, "--what-if", "Firms=151@2025", at=home)
    gate = tracker("status", *given, "--fail-on", "missed", at=home)
    areas = tracker("show", "homes", *given, "--by", "area", at=home)
    assert [one.code for one in (twice, gate, areas)] == [2, 2, 2]
    assert ["U333" in twice.err, "U334" in gate.err, "U334" in areas.err] == [True] * 3
    for command in ("report", "diff", "check", "list"):
        found = tracker("--lang", "en", command, *given, at=home)
        assert found.code == 2 and "status and show alone" in found.err


@pytest.mark.long
def test_a_rate_is_assumed_by_its_level() -> None:
    rate = tracker("status", "--what-if", "rd-growth=12@2025")
    assert rate.code == 2 and "--what-if rd-spending=" in rate.err


def test_no_gate_of_the_settings_and_nothing_written(tmp_path: Path) -> None:
    stated = REGISTRY + "settings: {status: {fail-on: missed}}\n"
    root = write_project(tmp_path / "p", {"targets.yaml": stated, "observations/a.csv": MONTHS})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for given, code in (((), 1), (("--what-if", "firms=1@2025"), 0)):
        assert tracker("status", "--as-of", "2025-06-30", *given, at=root).code == code
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before

"""Financial years and parts of years, end to end: a British-style plan whose years begin on 1
April.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.support.builders import judge, observation, target
from tests.support.processes import tracker
from tests.support.projects import write_project
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report, make_report
from tracker.formats import Terminal
from tracker.formats import json as report_json
from tracker.model.project import Project
from tracker.model.request import Request
from tracker.read.project import read_project
from tracker.workflows.report import show

REGISTRY = """\
language: en
plans:
  - {id: plan, name: Borough plan, area: Borough, year_starts: 04-01, period: 2024/25..2028/29}
indicators:
  - {id: pupils, name: Pupils per teacher, unit: pupils, measure: ratio, year_starts: 09-01}
  - {id: gva, name: Output, unit: £m, measure: flow}
targets:
  - id: homes
    plan: plan
    name: New homes
    unit: homes
    measure: flow
    baseline: {value: 1000, period: 2023/24}
    milestones: {2026/27: 1700}
    target: {value: 2000, by: 2028/29}
    release: {every: year, lag: 90d}
  - {id: built, plan: plan, name: Homes built, unit: homes, measure: flow, kind: total, target: {value: 7500, by: 2028/29}}
  - {id: waiting, plan: plan, name: Waiting, unit: days, measure: stock, baseline: {value: 30, period: 2023/24}, target: {value: 20, by: 2028/29}}
  - {id: air, plan: plan, name: Clean air, unit: "%", measure: ratio, kind: keep, target: {value: 80, by: 2028/29}}
  - {id: pupils-target, plan: plan, indicator: pupils, name: Class size, unit: pupils, measure: ratio, target: {value: 20, by: 2027/28, op: le}}
  - {id: gva-growth, plan: plan, name: Output growth, unit: "%", measure: ratio, kind: growth, level: {indicator: gva, period: 2023/24}, target: {value: 3, by: 2028/29}}
"""
BULLETIN = """\
publication: {title: Bulletin, publisher: Borough, published: 2026-05-20}
observations:
  - {indicator: homes, period: 2024/25, value: 1300, claims: [{growth: 30%, of: 2023/24}]}
  - {indicator: homes, period: 2025-12, value: 1050, ytd: true}
  - {indicator: homes, period: 2026-Q1, value: over 440}
  - {indicator: built, period: 2024/25, value: 1200}
  - {indicator: built, period: 2025-09, value: 700, ytd: true}
  - {indicator: waiting, period: 2024/25, value: 20}
  - {indicator: waiting, period: 2025/26, value: 19}
  - {indicator: air, period: 2024/25, value: 81}
  - {indicator: gva, period: 2023/24, value: 1000}
  - {indicator: gva, period: 2024/25, value: 1030}
"""
TABLE = """\
indicator,period,value,published,title
pupils,2024/25,21,2026-05-20,Schools
air,2025/26,79,2026-05-20,Air
"""
FILES = {"targets.yaml": REGISTRY, "observations/b.yaml": BULLETIN, "observations/c.csv": TABLE}
DAY = date(2026, 5, 31)


def read(files: Mapping[str, str]) -> Project:
    found = read_project({name: text.encode() for name, text in files.items()}, DAY)
    assert isinstance(found, Project), found
    return found


def reported(project: Project, day: date = DAY) -> Report:
    return make_report(project, project.targets, Clocks.of(day), "en", problems=project.problems)


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    document = report_json.document(reported(read(FILES)), "en")
    assert document["problems"] == []
    return {"plan": document["plans"][0]} | {row["id"]: row for row in document["targets"]}


def test_the_plan(rows: dict[str, Any]) -> None:
    assert (rows["plan"]["start"], rows["plan"]["end"]) == ("2024-04-01", "2029-03-31")
    assert rows["plan"]["elapsed"] == Decimal("0.433425")  # (2 + 61/365) / 5


def test_a_year_of_its_parts(rows: dict[str, Any]) -> None:
    """April to December and January to March are the year; the intervals add."""
    row = rows["homes"]
    assert (row["baseline"]["period"], row["target"]["by"]) == ("2023/24", "2028/29")
    latest = row["latest"]
    assert [latest[key] for key in ("value", "low", "high", "period")] == [
        1490,
        1490,
        1500,
        "2025/26",
    ]
    assert [one["period"] for one in latest["basis"]] == ["2025-12", "2026-Q1"]
    assert row["evidence"] == ["derived", "lower_bound"] and row["elapsed"] == Decimal("0.4")
    assert row["needed_per_year"] == 170 and row["expected"] == 1400


def test_a_total_is_called_by_what_it_covers(rows: dict[str, Any]) -> None:
    assert (rows["built"]["latest"]["value"], rows["built"]["latest"]["period"]) == (
        1900,
        "2024-04..2025-09",
    )
    assert rows["built"]["elapsed"] == Decimal("0.300274")  # 1 + 183/365 of 5


def test_years_early(rows: dict[str, Any]) -> None:
    row = rows["waiting"]
    assert (row["status"], row["met_in"], row["years_early"]) == ("met", "2024/25", 4)


def test_kept_and_lost(rows: dict[str, Any]) -> None:
    assert (rows["air"]["status"], rows["air"]["latest"]["period"]) == ("lost", "2025/26")


def test_an_indicator_with_years_of_its_own(rows: dict[str, Any]) -> None:
    project = read(FILES)
    due = next(one for one in project.targets if one.id == "pupils-target").goal.by
    assert (str(due), due.end) == ("2027/28", date(2028, 8, 31))
    assert rows["pupils-target"]["latest"]["period"] == "2024/25"


def test_growth_from_year_to_year_is_of_one_year(rows: dict[str, Any]) -> None:
    """The year 2023/24 has a leap day, 2024/25 has none: from 1000 to 1030 are 3 % all the same."""
    assert (rows["gva-growth"]["latest"]["value"], rows["gva-growth"]["latest"]["period"]) == (
        3,
        "2024/25",
    )


def test_stale_by_the_release_rule() -> None:
    """The value of 2026/27 is due 90 days after its end: stale from 2027-06-30."""
    project = read(FILES)
    stale = {
        day: "stale" in reported(project, day).rows[0].assessment.evidence
        for day in (date(2027, 6, 29), date(2027, 6, 30))
    }
    assert list(stale.values()) == [False, True]


def test_show_names_the_parts() -> None:
    told = show(
        _loaded(FILES),
        ["homes", "built"],
        Clocks.of(DAY),
        "en",
        format="text",
        terminal=Terminal(ascii=True),
    )
    assert "1,050 + 440 = >1,490 homes (2025-12 (year to date), 2026-Q1)" in told
    assert "counted in the year's sum" in told and "2028/29" in told and "2024/25–2028/29" in told
    found = json.loads(
        show(
            _loaded(FILES),
            ["homes"],
            Clocks.of(DAY),
            "en",
            format="json",
            terminal=Terminal(ascii=True),
        )
    )
    roles = {one["period"]: one["role"] for one in found["stories"][0]["series"][0]["observations"]}
    assert roles == {"2024/25": "counted", "2025-12": "part", "2026-Q1": "part"}
    assert {
        "figure": "sum",
        "formula": "x1 + x2",
        "text": "1,050 + 440 = >1,490",
        "value": 1490,
    } in found["stories"][0]["arithmetic"]


def _loaded(files: Mapping[str, str]) -> Any:
    from tracker.workflows.load import Loaded

    return Loaded(read(files), {name: text.encode() for name, text in files.items()})


def test_every_command(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", FILES)
    done = tracker(
        "status", "--format", "json", "--as-of", "2025/26", "--known-at", "2026-05-31", at=root
    )
    assert done.code == 0 and done.json["as_of"] == "2026-03-31"
    done = tracker("status", "--as-of", "2025-26", at=root)
    assert done.code == 2 and "F415" in done.err and "2025/26" in done.err
    added = tracker(
        "add-observation",
        "air",
        "82",
        "--period",
        "2025/26",
        "--published",
        "2026-06-01",
        "--title",
        "Air again",
        "--claim",
        "change=3 of 2024/25",
        at=root,
    )
    assert added.code == 0 and "2025/26" in added.out, added.err
    new = next((root / "observations").glob("2026-06-01*"))
    assert "period: 2025/26" in new.read_text("utf-8") and "of: 2024/25" in new.read_text("utf-8")
    page = tracker("report", "--format", "html", "--as-of", "2026-05-31", at=root)
    brief = tracker(
        "report", "--format", "markdown", "--lang", "zh", "--as-of", "2026-05-31", at=root
    )
    assert "2028/29" in page.out and "2028/29年度" in brief.out and "年/" not in brief.out


# a year is made of its parts: of halves, quarters, months, sums from its beginning and what follows
# them
MADE = [
    pytest.param({"2024-H1": "400", "2024-H2": "600"}, "1000", id="halves"),
    pytest.param(
        {"2024-Q1": "1", "2024-Q2": "2", "2024-Q3": "3", "2024-Q4": "4"}, "10", id="quarters"
    ),
    pytest.param({f"2024-{month:02}": "10" for month in range(1, 13)}, "120", id="months"),
    pytest.param(
        {"2024-H1": "400", "2024-Q3": "300", "2024-10..2024-12": "300"}, "1000", id="mixed"
    ),
    pytest.param(
        {"2024-01..2024-09": "700", "2024-H1": "400", "2024-H2": "600"}, "1000", id="overlapping"
    ),
]


@pytest.mark.parametrize(("seen", "value"), MADE)
def test_parts_make_a_whole(seen: dict[str, str], value: str) -> None:
    found = judge(target("2000", measure="flow"), seen)
    assert found.latest is not None and (found.latest.value, str(found.latest.period)) == (
        int(value),
        "2024",
    )
    assert found.evidence[:2] == ("no_baseline", "derived")


def test_sum_to_june_and_the_second_half() -> None:
    seen = [observation("2024-06", "400", ytd=True), observation("2024-H2", "600")]
    found = judge(target("2000", measure="flow"), seen)
    assert found.latest is not None and found.latest.value == 1000 and len(found.latest.basis) == 2


@pytest.mark.parametrize(
    "seen",
    [
        pytest.param({"2024-Q1": "1", "2024-Q2": "2", "2024-Q4": "4"}, id="a-gap"),
        pytest.param({"2024-Q1": "1", "2024-H2": "2"}, id="a-gap-in-between"),
        pytest.param(
            {"2024-Q3": "1", "2024-Q4": "1", "2025-Q1": "1", "2025-Q2": "1"}, id="another-year"
        ),
    ],
)
def test_parts_with_a_gap_make_nothing(seen: dict[str, str]) -> None:
    found = judge(target("2000", measure="flow"), seen, as_of="2025-12-30")
    assert found.latest is None and "ytd_only" in found.evidence


def test_the_full_year_replaces_the_sum() -> None:
    seen = {"2024-H1": "400", "2024-H2": "600", "2024": "1010"}
    found = judge(target("2000", measure="flow"), seen)
    assert found.latest is not None and found.latest.value == 1010 and not found.latest.derived


def test_a_forecast_is_no_part_and_a_preliminary_one_is_said() -> None:
    halves = [observation("2024-H1", "400", status="preliminary"), observation("2024-H2", "600")]
    assert {"derived", "preliminary"} <= set(judge(target("2000", measure="flow"), halves).evidence)
    guessed = [observation("2024-H1", "400"), observation("2024-H2", "600", status="forecast")]
    assert judge(target("2000", measure="flow"), guessed).latest is None


def test_stocks_are_not_added() -> None:
    found = judge(target("2000"), {"2024-H1": "400", "2024-H2": "600"})
    assert found.latest is not None and found.latest.value == 600


TOTALS = [
    # seen, value, period, missing
    pytest.param({"2021": "1", "2023": "3"}, 4, "2021+2023", ["2022"], id="a-year-missing"),
    pytest.param({"2022": "1", "2023": "3"}, 4, "2022..2023", ["2021"], id="the-first-missing"),
    pytest.param({"2021": "1", "2022-H1": "2", "2023": "3"}, 6, "2021-01..2022-06+2023", ["2022-H2"], id="a-half"),
    pytest.param({"2021": "1", "2022": "2", "2022-H1": "1"}, 3, "2021..2022", [], id="the-year-replaces-the-half"),
    pytest.param({"2021-01..2021-09": "9", "2021-H1": "5", "2021-H2": "6"}, 11, "2021", [], id="the-halves-cover-more"),
    pytest.param({"2021-Q1": "1", "2021-Q3": "1", "2022-Q1": "1"}, 3, "2021-Q1+2021-Q3+2022-Q1",
                 ["2021-Q2", "2021-Q4"], id="quarters"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "value", "period", "missing"), TOTALS)
def test_a_total_names_what_is_missing(
    seen: dict[str, str], value: int, period: str, missing: list[str]
) -> None:
    found = judge(target("100", kind="total", measure="flow"), seen)
    assert found.latest is not None
    assert (found.latest.value, str(found.latest.period)) == (Fraction(value), period)
    assert [str(one) for one in found.trajectory.missing] == missing
    assert (found.status == "undetermined") == bool(missing)


def test_a_calendar_year_does_not_fit() -> None:
    """Neither into a total nor as a value of a plan of financial years; the reason is
    said (O116).
    """
    more = (
        BULLETIN
        + "  - {indicator: built, period: 2025, value: 900}\n  - {indicator: homes, period: 2025, value: 1900}\n"
    )
    project = read(FILES | {"observations/b.yaml": more})
    assert [one.code for one in project.problems] == ["O116", "O116"]
    before, after = reported(read(FILES)), reported(project)
    assert [row.assessment.latest for row in before.rows[:2]] == [
        row.assessment.latest for row in after.rows[:2]
    ]


# what is recorded, what is said of it at once
SAID = [
    pytest.param(("homes", "2024-Q2", "9"), "part of a year", "不足一年", id="part-of-a-year"),
    pytest.param(
        ("homes", "2024", "9"), "not a year of the plan", "不是规划的年度", id="calendar-year"
    ),
    pytest.param(
        ("homes", "2022/23", "9"), "before the start", "早于起点", id="before-the-baseline"
    ),
    pytest.param(
        ("homes", "2030/31", "9", "--status", "forecast"), "forecast", "预测", id="forecast"
    ),
    pytest.param(
        ("air", "2024/25", "9", "--area", "Elsewhere"),
        "of Elsewhere",
        "属于Elsewhere",
        id="other-area",
    ),
    pytest.param(("gva", "2024-H1", "9"), "part of a year", "不足一年", id="level"),
    pytest.param(
        ("gva-growth", "2024/25", "9"), "computed from levels", "由水平值计算", id="reported-rate"
    ),
]


@pytest.mark.parametrize(("record", "english", "chinese"), SAID)
def test_what_does_not_count_is_said_at_once(
    record: tuple[str, ...], english: str, chinese: str, tmp_path: Path
) -> None:
    from tests.support import recording
    from tracker.workflows import edit as editing

    root = write_project(tmp_path / "p", FILES)
    indicator, period, value, *options = record
    fields = dict(zip((one[2:] for one in options[::2]), options[1::2], strict=True))
    asked = Request(
        indicator,
        value,
        period,
        published="2026-05-22",
        title="More",
        publisher="Borough",
        **fields,
    )
    change = recording.plan(root, [asked], DAY)
    for language, said in (("en", english), ("zh", chinese)):
        found = editing.effects(change, DAY, language)  # type: ignore[arg-type]
        told = "\n".join(editing.why_uncounted(change, found, language))  # type: ignore[arg-type]
        assert said in told, told


def test_what_waits_is_said_at_once(tmp_path: Path) -> None:
    from tests.support import recording
    from tracker.workflows import edit as editing

    root = write_project(tmp_path / "p", FILES)

    def told(period: str, published: str) -> str:
        asked = Request("waiting", "19", period, published=published, title="More")
        change = recording.plan(root, [asked], DAY)
        codes = " ".join(one.code for one in change.problems)
        found = editing.effects(change, DAY, "en")
        return codes + "\n".join(editing.why_uncounted(change, found, "en"))

    assert "O112" in told("2025/26", "2026") and "counts from 2026-12-31" in told("2025/26", "2026")
    assert "ends on 2027-03-31" in told("2026/27", "2026-05-22")
    assert told("2025-12", "2026-05-22") == ""


def test_after_add_observation(tmp_path: Path) -> None:
    root = write_project(tmp_path / "p", FILES)
    done = tracker(
        "--lang",
        "en",
        "add-observation",
        "homes",
        "9",
        "--period",
        "2024-Q1",
        "--published",
        "2026-05-22",
        "--title",
        "More",
        at=root,
    )
    assert done.code == 0 and "New homes: this value does not count" in done.err, done.err

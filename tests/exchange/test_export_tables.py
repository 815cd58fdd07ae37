"""tracker export: every kind in every format holds the same rows, and goes where it may."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import tracker
from tests.support.projects import PROJECT, Case, cases, write_project
from tests.support.tiers import tiers
from tracker.assess.clocks import Clocks
from tracker.exchange.database import VIEWS
from tracker.exchange.own_tables import is_own_table
from tracker.exchange.tidy import cell_text
from tracker.model.project import Project
from tracker.problems.problem import CannotRun
from tracker.read.project import read_project
from tracker.store.folder import read_folder
from tracker.workflows import export as workflow
from tracker.workflows.export import TABULATED, Export, Tabulated, make_export
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded

DAY = date(2025, 2, 28)
REGISTRY = """\
plans: [{id: plan, name: {zh: 规划, en: Plan}, area: 武汉市, period: 2021..2025}]
targets:
  - {id: firms, plan: plan, name: 企业, unit: 家, baseline: {value: 6259, period: 2020}, target: {value: 12000, by: 2025},
     revisions: [{value: 11000, by: 2025, until: 2023-06-30, reason: 中期调整}]}
  - {id: money, plan: plan, name: 收入, unit: 亿元, measure: flow, target: {value: 500, by: 2025}}
"""
SEEN = """\
publication: {title: "=1+1", publisher: 统计局, published: 2025-01, tier: communique}
observations:
  - {indicator: firms, period: 2024, value: 突破1.6万}
  - {indicator: firms, period: 2023, value: 12345678901234567.5}
  - {indicator: firms, period: 2025-01, value: 16100, status: forecast}
  - {indicator: money, period: 2024-01..2024-08, value: "300"}
  - {indicator: money, period: 2024-06, value: "200", ytd: true, status: preliminary}
"""
LATER = "publication: {title: 年鉴, published: 2025-02, tier: yearbook}\nobservations: [{indicator: firms, period: 2024, value: 15900, claims: [{growth: 5%, of: 2023}]}]\n"
FILES = {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN, "observations/b.yaml": LATER}


EVERY = Filters()


def exported(files: dict[str, bytes], filters: Filters = EVERY, **clocks: Any) -> Export:
    project = read_project(files, DAY)
    assert isinstance(project, Project), project
    days = clocks.get("days")
    return make_export(Loaded(project, files), filters, days, DAY, clocks.get("language", "zh"))


@cache
def small() -> Export:
    return exported({name: text.encode() for name, text in FILES.items()})


@cache
def shipped() -> Export:
    return exported(read_folder(PROJECT)[0])


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("subject", TABULATED)
def test_a_table_is_the_same_in_every_format(subject: Tabulated) -> None:
    """Numbers are numbers, days are days, and what is written is what the table holds."""
    export = shipped()
    table = export.table(subject)
    names = [column.name for column in table.columns]
    wanted = [dict(zip(names, map(cell_text, row), strict=True)) for row in table.rows]
    assert rows_of(str(workflow.render_table(export, subject, "csv"))) == wanted and wanted
    lines = str(workflow.render_table(export, subject, "jsonl")).splitlines()
    for line, row in zip(lines, table.rows, strict=True):
        held = json.loads(line, parse_float=Decimal)
        assert list(held) == names
        for value, said in zip(row, held.values(), strict=True):
            wants = list(value) if isinstance(value, tuple) else value
            assert said == (wants.isoformat() if isinstance(wants, date) else wants)
    book = workbook(workflow.render_table(export, subject, "xlsx"))
    head, *cells = book[subject]
    assert (
        head == names and len(cells) == len(table.rows) and len(book["columns"]) == len(names) + 1
    )
    for found, row in zip(cells, table.rows, strict=True):
        for seen, value in zip(found, row, strict=True):
            if isinstance(value, (str, tuple)):
                assert seen == cell_text(value)
            else:
                assert seen == (
                    "" if value is None else float(value) if isinstance(value, Decimal) else value
                )


def workbook(content: str | bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    assert isinstance(content, bytes)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_what_an_observation_says() -> None:
    """Interval ends, days, the value as written, and what it counts for; a formula is none."""
    rows = rows_of(str(workflow.render_table(small(), "observations", "csv")))
    first, long, forecast, months, to_date, later = rows
    assert (first["value"], first["value_low"], first["value_high"]) == ("16000", "16000", "17000")
    assert (first["value_text"], first["qualifier"], first["step"]) == ("突破1.6万", "over", "1000")
    uses = [row["use"] for row in (first, later, forecast)]
    assert uses == ["conflicting", "recorded", "forecast"]
    assert long["value"] == "12345678901234567.5" and first["title"] == "'=1+1"
    assert (months["period_start"], months["period_end"]) == ("2024-01-01", "2024-08-31")
    assert (to_date["ytd"], to_date["period"], to_date["period_start"]) == (
        "true",
        "2024-06",
        "2024-01-01",
    )
    cells = workbook(workflow.render_table(small(), "observations", "xlsx"))["observations"]
    assert (
        cells[2][cells[0].index("value")] == "12345678901234567.5"
    )  # more digits than Excel keeps
    assert cells[1][cells[0].index("title")] == "=1+1"


def test_clocks_and_filters() -> None:
    """Without a clock nothing is left out; with one, what was not known is."""
    files = {name: text.encode() for name, text in FILES.items()}
    early = exported(files, days=Clocks(DAY, date(2025, 1, 31)))
    assert len(small().values) == 6 and len(early.values) == 4 + 1
    assert {
        value.indicator.id for value in exported(files, Filters(targets=("money",))).values
    } == {"money"}
    assert not exported(files, Filters(flags=("stale",))).report.rows
    only = exported(files, Filters(targets=("money",)))
    assert [len(table.rows) for table in only.tables[:3]] == [1, 1, 1]


def test_the_database() -> None:
    """Typed, with keys that hold, exact digits beside numbers, views, and the meaning of each
    column.
    """
    connection = sqlite3.connect(":memory:")
    connection.deserialize(workflow.render_database(shipped()))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in shipped().tables:
        (count,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        assert count == len(table.rows), table.name
        told = connection.execute(
            "SELECT column_name FROM columns WHERE table_name = ?", (table.name,)
        )
        assert [name for (name,) in told] == [column.name for column in table.columns]
    found = connection.execute(
        "SELECT value, value_exact FROM observations WHERE value IS NOT NULL"
    )
    assert all(float(exact) == value for value, exact in found)
    for view in VIEWS:
        assert connection.execute(f"SELECT * FROM {view}").fetchall()
    statuses = dict(connection.execute("SELECT target, status FROM target_status").fetchall())
    assert statuses == {row.target.id: row.assessment.status for row in shipped().report.rows}
    assert workflow.render_database(shipped()) == workflow.render_database(shipped())


def test_the_data_package() -> None:
    """Each table is a resource whose columns are those of its file, with its keys."""
    files = dict(workflow.render_package(shipped()))
    descriptor = json.loads(files["datapackage.json"])
    names = {one["name"] for one in descriptor["resources"]}
    assert {f"{name}.csv" for name in names} | {"datapackage.json"} == set(files)
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        header = files[resource["path"]].decode().partition("\n")[0].split(",")
        assert header == [field["name"] for field in schema["fields"]]
        assert set(schema["primaryKey"]) <= set(header)
        assert {key["reference"]["resource"] for key in schema["foreignKeys"]} <= names
    with zipfile.ZipFile(BytesIO(workflow.archived(list(files.items())))) as packed:
        assert sorted(packed.namelist()) == sorted(files) and packed.testzip() is None


def test_sdmx_csv() -> None:
    """One value of each period; codes of status and frequency; the unit without its scale."""
    text, left_out = workflow.render_sdmx(small())
    rows = {row["TIME_PERIOD"]: row for row in csv.DictReader(io.StringIO(text))}
    assert left_out == 1 and set(rows) == {"2023", "2024", "2025-01", "2024-01-01/P8M", "2024-S1"}
    assert (rows["2024"]["OBS_VALUE"], rows["2024"]["FREQ"], rows["2024"]["OBS_STATUS"]) == (
        "15900",
        "A",
        "A",
    )
    assert rows["2025-01"]["OBS_STATUS"] == "F" and rows["2024-S1"]["OBS_STATUS"] == "P"
    assert (rows["2024-S1"]["UNIT_MEASURE"], rows["2024-S1"]["UNIT_MULT"]) == ("元", "8")


def test_open_sdg() -> None:
    """Values of years only, a file for each indicator, with its goal for Open SDG's own method."""
    files, left_out = workflow.render_open_sdg(small())
    (data, metadata) = (content.decode() for _, content in files)
    assert [name for name, _ in files] == ["data/indicator_firms.csv", "meta/firms.yml"]
    assert (
        data == "Year,Units,Value\n2023,家,12345678901234567.5\n2024,家,15900\n" and left_out == 4
    )
    assert "auto_progress_calculation: false" in metadata and "- target: 12000" in metadata
    assert "  base_year: 2020" in metadata and "  direction: positive" in metadata


@pytest.mark.parametrize(
    ("words", "code"),
    tiers(
        [
            ("targets --format sqlite", "U244"),
            ("observations --format open-sdg", "U246"),
            ("all --format datapackage", "U246"),
            ("targets --as-of soon", "F411"),
            ("observations --format xlsx -o a.csv", "U281"),
            ("all -o a.csv", "U282"),
            ("all -o observations", "F507"),
        ],
        [("targets --format sqlite", "U244"), ("all -o observations", "F507")],
    ),
)
def test_what_cannot_be_exported(words: str, code: str) -> None:
    answer = tracker("export", *words.split(), "--lang", "en")
    assert answer.code == 2 and code in answer.err and answer.out == ""


def test_a_sheet_holds_so_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.exchange import table_workbook

    monkeypatch.setattr(table_workbook, "MOST_SHEET_ROWS", 5)
    with pytest.raises(CannotRun) as stop:
        workflow.render_table(small(), "observations", "xlsx")
    assert [one.code for one in stop.value.problems] == ["U245"]


@pytest.mark.parametrize(
    ("kind", "name"),
    tiers(
        [
            ("observations", "a.csv"),
            ("assessments", "a.jsonl"),
            ("targets", "a.xlsx"),
            ("all", "a.sqlite"),
            ("all", "a.zip"),
            ("observations", "b.zip"),
            ("all", "folder"),
        ],
        [("observations", "a.csv"), ("all", "folder")],
    ),
)
def test_an_export_replaces_its_own_and_no_one_elses(kind: str, name: str, tmp_path: Path) -> None:
    home = write_project(tmp_path / "home", FILES)
    place = tmp_path / name
    words = ("export", kind, "-o", str(place), "-C", str(home))
    assert [tracker(*words).code for _ in range(2)] == [0, 0]
    if place.is_dir():
        (place / "mine.txt").write_text("mine", "utf-8")
    else:
        place.write_text("mine\n", "utf-8")
    assert ("F506" if place.is_dir() else "F504") in tracker(*words).err


def test_its_own_tables_are_known() -> None:
    export = small()
    for subject in TABULATED:
        for format in ("csv", "jsonl"):
            assert is_own_table(str(workflow.render_table(export, subject, format)).encode())
    assert is_own_table(workflow.render_sdmx(export)[0].encode())
    assert is_own_table(workflow.render_database(export))
    assert is_own_table(workflow.archived(workflow.render_package(export)))
    assert not is_own_table(b"target,plan\n") and not is_own_table(b"PK\3\4")


@pytest.mark.long
@pytest.mark.parametrize(
    "case", [one for one in cases() if not one.large], ids=lambda one: one.name
)
def test_whatever_is_wrong_in_the_files_is_exported(case: Case, tmp_path: Path) -> None:
    """Every kind in every format, with the keys of the database intact."""
    for file in case.files:
        file.write(tmp_path)
    try:
        contents, _ = read_folder(tmp_path)
    except CannotRun:
        return
    for day in (DAY, date(2030, 1, 1)):
        project = read_project(contents, day)
        if isinstance(project, list):
            return
        export = make_export(Loaded(project, contents), Filters(), None, day, "zh")
        connection = sqlite3.connect(":memory:")
        connection.deserialize(workflow.render_database(export))
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        workflow.render_package(export)
        workflow.render_sdmx(export)
        workflow.render_open_sdg(export)
        for subject in TABULATED:
            for format in ("csv", "jsonl", "xlsx"):
                workflow.render_table(export, subject, format)

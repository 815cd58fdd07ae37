"""The working days of those who import, in real processes, with files of others' making."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.processes import process, tracker
from tests.support.projects import PROJECT, write_project
from tests.support.workbooks import filled, workbook

pytestmark = pytest.mark.long
REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: Barnet, period: 2000..2026, year_starts: 04-01}
targets:
  - {id: homes, plan: p, name: Homes completed, unit: homes, measure: flow, kind: total, owners: [Housing], target: {value: 20000, by: 2026}}
  - {id: dmc, plan: p, name: Domestic material consumption, unit: thousand tonnes, measure: flow, target: {value: 500000, by: 2026, op: le}}
  - {id: maternal, plan: p, name: Maternal mortality, unit: deaths, measure: ratio, target: {value: 7, by: 2026, op: le}}
"""
# Sustainable Development Goals data, indicator 12.2.2, sheet “Indicator”; Office for National
# Statistics (UK), 2019-06-04; Open Government Licence v3.0
ONS_ROWS: Sequence[Sequence[object]] = [
    ["", "DMC (1000 tonnes)", "", "", "DMC per capita (tonnes)"],
    ["", "", "  Biomass", "", ""],
    [2015, 563219.3, 174629.9, 2015, 8.7],
    [2016, 557248.8, 168076.6, 2016, 8.5],
    [2017, 563596.6, 177473.1, 2017, 8.5],
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "p", {"targets.yaml": REGISTRY})


def test_a_journalist_takes_sixty_months_in_one_command(project: Path) -> None:
    months = [(2021 + n // 12, n % 12) for n in range(60)]
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    rows = "".join(f'{names[m]}-{y % 100},"1,{100 + m}"\n' for y, m in months)
    (project / "m.csv").write_text(f"Barnet completions\n\nMonth,Homes\n{rows}Source: returns\n")
    words = ("--indicator", "homes", "--period-column", "Month", "--value-column", "Homes")
    source = ("--title", "Returns", "--published", "2026-02-01")
    answer = process("import", "m.csv", *words, *source, "--yes", at=project)
    assert answer.code == 0, answer.err
    assert "New 60" in answer.out
    (file,) = (project / "observations").iterdir()
    assert file.read_text("utf-8").count("indicator: homes") == 60
    assert process("check", at=project).code == 0


def test_an_ons_workbook_is_read_as_it_is(project: Path) -> None:
    (project / "12.2.2.xlsx").write_bytes(workbook({"Metadata": [["x"]], "Indicator": ONS_ROWS}))
    words = ("import", "12.2.2.xlsx", "--indicator", "dmc", "--title", "Material flow accounts")
    words += ("--publisher", "ONS", "--published", "2019-06-04", "--yes")
    columns = ("--period-column", "A", "--value-column", "B")
    assert "U232" in process(*words, *columns, at=project).err
    answer = process(*words, "--sheet", "Indicator", *columns, at=project)
    assert answer.code == 0, answer.err
    (file,) = (project / "observations").iterdir()
    assert "period: 2017\n    value: 563596.6\n    locator: 'Indicator!B5'" in file.read_text(
        "utf-8"
    )


def test_a_notebook_user_takes_an_open_sdg_file(project: Path) -> None:
    file = PROJECT / "docs/examples/import/maternal.csv"
    words = ("import", str(file), "--indicator", "maternal", "--title", "3.1.1")
    words += ("--published", "2018", "--yes")
    assert "U233" in process(*words, at=project).err
    answer = process(*words, "--frequency", "years", at=project)
    assert answer.code == 0 and "2010-12 → 2010..2012" in answer.out, answer.err


# HICP, monthly index, Switzerland, all items (prc_hicp_midx, M.I15.CP00.CH); Eurostat, 2026-02-06;
# CC BY 4.0; the flag and the empty value are of other rows of such files
EUROSTAT = """\
DATAFLOW,LAST UPDATE,freq,unit,coicop,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS
ESTAT:PRC_HICP_MIDX(1.0),06/02/26 11:00:00,M,I15,CP00,CH,2004-12,96.90,,
ESTAT:PRC_HICP_MIDX(1.0),06/02/26 11:00:00,M,I15,CP00,CH,2025-12,107.07,p,
ESTAT:PRC_HICP_MIDX(1.0),06/02/26 11:00:00,M,I15,CP00,CH,2026-01,,z,
"""


def test_an_sdmx_csv_file_of_eurostat_is_read_by_its_codes(project: Path) -> None:
    (project / "hicp.csv").write_text(EUROSTAT)
    words = ("import", "hicp.csv", "--indicator", "dmc", "--title", "HICP", "--publisher")
    words += ("Eurostat", "--published", "2026-02-06", "--yes")
    assert "U235" in tracker(*words, at=project).err
    (project / "map.yaml").write_text("units: {I15: thousand tonnes}\nareas: {CH: Barnet}\n")
    answer = tracker(*words, "--map", "map.yaml", at=project)
    assert answer.code == 0 and "No value 1" in answer.out, answer.err
    (file,) = (project / "observations").iterdir()
    assert "value: 107.07\n    unit: thousand tonnes\n    status: preliminary" in file.read_text()


def test_a_form_goes_out_and_comes_back(project: Path) -> None:
    assert process("export", "form", "--owner", "Housing", "-o", "f.xlsx", at=project).code == 0
    form = (project / "f.xlsx").read_bytes()
    source = {(1, "B4"): "Returns", (1, "B6"): "2026-02-01"}
    cells = {**source, (2, "G2"): "1,234", (2, "H2"): "2025"}
    (project / "back.xlsx").write_bytes(filled(form, cells))
    answer = process("import", "back.xlsx", "--yes", at=project)
    assert answer.code == 0, answer.err
    (file,) = (project / "observations").iterdir()
    assert "period: 2025\n    value: 1,234\n    area: Barnet" in file.read_text("utf-8")
    (project / "changed.xlsx").write_bytes(filled(form, {**cells, (2, "B2"): "dwellings"}))
    changed = process("import", "changed.xlsx", "--yes", at=project)
    assert changed.code == 2 and "D119" in changed.out and "B2" in changed.out


def test_what_is_exported_is_imported_into_an_empty_project(tmp_path: Path) -> None:
    registry = (PROJECT / "targets.yaml").read_text("utf-8")
    empty = write_project(tmp_path / "empty", {"targets.yaml": registry})
    table = tracker("export", "observations", at=PROJECT).out
    (empty / "o.csv").write_text(table, "utf-8")
    answer = process("import", "o.csv", "--yes", at=empty)
    assert answer.code == 0, answer.err

    def judged(root: Path) -> list[object]:
        report = tracker("status", "--format", "json", "--as-of", "2025-06-30", at=root).json
        kept = ("id", "status", "progress", "gap", "evidence", "forecast", "observations")
        return [[one[key] for key in kept] for one in report["targets"]]

    assert judged(empty) == judged(PROJECT)


def test_a_workbook_made_to_do_harm_is_refused(project: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(project / "bomb.xlsx", "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", "<row>" + " " * 300_000_000)
    answer = process("import", "bomb.xlsx", "--indicator", "homes", at=project)
    assert answer.code == 3 and "D107" in answer.err

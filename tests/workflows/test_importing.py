"""import: a file of others, read without a guess, shown row by row beside the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import Answer, tracker
from tests.support.projects import write_project
from tests.support.workbooks import rewritten, workbook
from tracker.workflows import importing

REGISTRY = """\
language: en
plans:
  - {id: p, name: Plan, area: Barnet, period: 2020..2026, year_starts: 04-01}
targets:
  - {id: homes, plan: p, name: {en: Homes completed, zh: 竣工套数}, unit: homes, measure: flow, kind: total, target: {value: 20000, by: 2026}}
  - {id: share, plan: p, name: {en: Share, zh: 占比}, unit: '%', measure: ratio, target: {value: 30, by: 2026}}
"""
SOURCE = ("--title", "Returns", "--published", "2026-02-01", "--publisher", "Barnet")
HOMES = ("--indicator", "homes", "--period-column", "Month", "--value-column", "Homes")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path / "p", {"targets.yaml": REGISTRY})


def take(project: Path, text: str | bytes, *words: str, name: str = "d.csv") -> Answer:
    """Import a file of this content."""
    content = text.encode() if isinstance(text, str) else text
    (project / name).write_bytes(content)
    return tracker("import", name, *words, at=project)


def recorded(project: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted((project / "observations").glob("*"))}


MONTHS = 'Month,Homes\nOct-25,"1,100"\nNov-25,1200\nDec-25,..\n'


def test_what_is_new_is_recorded_once(project: Path) -> None:
    answer = take(project, MONTHS, *HOMES, *SOURCE, "--yes", "--save-map", "m.yaml")
    assert answer.code == 0, answer.err
    assert "Oct-25 → 2025-10" in answer.out and "No value 1" in answer.out
    ((name, text),) = recorded(project).items()
    assert name == "2026-02-01-barnet.yaml" and "value: 1,100\n    locator: B2" in text
    again = tracker("import", "d.csv", "--map", "m.yaml", "--yes", at=project)
    assert (again.code, recorded(project)) == (0, {name: text})
    assert "On record 2" in again.out and "Nothing to record" in again.err
    more = take(project, MONTHS.replace("..", "1300"), "--map", "m.yaml", "--yes")
    assert more.code == 0 and "New 1" in more.out
    assert recorded(project)[name].count("indicator:") == 3


def test_another_value_is_told_with_what_it_supersedes(project: Path) -> None:
    take(project, MONTHS, *HOMES, *SOURCE, "--yes")
    later = ("--title", "Later returns", "--published", "2026-05-01", "--publisher", "Barnet")
    answer = take(project, MONTHS.replace("1200", "1250"), *HOMES, *later, "--dry-run")
    assert "Contradicting the record 1" in answer.out and "supersedes" in answer.out
    same = take(project, MONTHS.replace("1200", "1250"), *HOMES, *SOURCE, "--yes")
    assert same.code == 2 and "U237" in same.out and "U238" in same.err


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        pytest.param(MONTHS, (), "U230", id="nothing said"),
        pytest.param(MONTHS, ("--indicator", "home", *HOMES[2:]), "O101", id="no such indicator"),
        pytest.param(MONTHS, (*HOMES[:4], "--value-column", "Home"), "U231", id="no such column"),
        pytest.param("Month,Homes,Homes\n2025-10,1,2\n", HOMES, "U231", id="a name of two columns"),
        pytest.param(
            "Month,Homes\n2025-10-01,1\n2025-11-01,2\n", HOMES, "U233", id="days or months"
        ),
        pytest.param("Month,Homes\n2009-10,1\n2010-11,2\n", HOMES, "U233", id="months or years"),
        pytest.param("Month;Homes\n2025-10;1,234\n", HOMES, "U234", id="comma of decimals"),
        pytest.param("Month,Homes\n2025-10,1 234\n", HOMES, "U234", id="thousands by blanks"),
        pytest.param(
            "Month,累计 Homes\n2025-10,1\n",
            (*HOMES[:4], "--value-column", "B"),
            "U239",
            id="cumulative",
        ),
        pytest.param("Month,Homes\n2025-10,1\nTotal,9\n", HOMES, "U238", id="a row of totals"),
        pytest.param("Month,Homes\n2025-10,(12)\n", HOMES, "U238", id="in parentheses"),
        pytest.param("Month,Homes\n2025-10,1\n2025-10,2\n", HOMES, "U238", id="a period twice"),
        pytest.param(
            "Month,Homes,Area\n2025-10,1,=1+1\n",
            (*HOMES, "--area-column", "Area"),
            "U238",
            id="a formula",
        ),
        pytest.param("Month,Homes\n2025-10,\0\n", HOMES, "D101", id="no text"),
        pytest.param("Month,Homes\n2025-10,12r\n", HOMES, "U238", id="a mark that is no unit"),
        pytest.param("Month,Homes\n2025-10,12 (p)\n", HOMES, "U238", id="a mark in brackets"),
        pytest.param(
            "Month,Region,Homes\n2025-10,North,1\n2025-11,South,2\n",
            HOMES,
            "U250",
            id="two regions",
        ),
        pytest.param(
            "Name,2024,2025\nHomes,1,\nFlats,,2\n",
            (*HOMES[:2], "--periods-across"),
            "U250",
            id="two rows of one series",
        ),
        pytest.param(
            "Name,2024,2025 [p]\nHomes,1,2\n",
            (*HOMES[:2], "--periods-across"),
            "U238",
            id="a mark in the header",
        ),
        pytest.param(
            "SEX,TIME_PERIOD,OBS_VALUE\nF,2024,1\nM,2025,2\n", HOMES[:2], "U250", id="two sexes"
        ),
        pytest.param(
            "ACTION,TIME_PERIOD,OBS_VALUE\nD,2024,1\n", HOMES[:2], "U250", id="to be deleted"
        ),
        pytest.param(
            "TIME_PERIOD,OBS_VALUE,REF_AREA\n2024,1,GB\n2025,1,US\n",
            (*HOMES[:2], "--area", "Barnet"),
            "U250",
            id="two areas as one",
        ),
        pytest.param(
            "TIME_PERIOD,OBS_VALUE,UNIT_MULT\n2024,1500000,0\n",
            (*HOMES[:2], "--unit", "million homes"),
            "U238",
            id="a power that is not of the unit",
        ),
        pytest.param(
            "Month,Homes (thousands)\n2025-10,1\n",
            (*HOMES[:4], "--value-column", "B"),
            "U251",
            id="thousands in the header",
        ),
        pytest.param(
            "单位：万套,\nMonth,Homes\n2025-10,1\n", HOMES, "U251", id="万 above the table"
        ),
        pytest.param(
            "TIME_PERIOD,OBS_VALUE,REF_AREA\n2024,1,GB\n", HOMES[:2], "U235", id="a strange area"
        ),
        pytest.param(
            "Year,Units,Value\n2024,Percent of GDP,1\n", HOMES[:2], "U235", id="a strange unit"
        ),
    ],
)
def test_what_is_not_certain_is_refused(
    project: Path, text: str, words: tuple[str, ...], code: str
) -> None:
    answer = take(project, text, *words, *SOURCE, "--yes")
    assert answer.code in (2, 3) and code in answer.err, answer.err
    assert recorded(project) == {}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "Month;Homes\n2025-10;1.234,5\n",
            (*HOMES, "--decimal", ","),
            "value: 1234.5",
            id="comma",
        ),
        pytest.param(
            "Month,Homes\n2025-10-01,1\n2025-11-01,2\n",
            (*HOMES, "--frequency", "month"),
            "period: 2025-11\n",
            id="days of months",
        ),
        pytest.param(
            "Month,Homes\n2024-25,1\n2023-24,2\n",
            (*HOMES, "--frequency", "financial-year"),
            "period: 2024/25\n",
            id="financial years",
        ),
        pytest.param(
            "Returns of 2025,\n\nMonth,Homes\n10.25,5\n",
            (*HOMES, "--period-format", "%m.%y"),
            "period: 2025-10\n",
            id="a format, below a title",
        ),
        pytest.param(
            "Measure,2024,2025\nHomes completed,10,20\nNote,,\n",
            ("--indicator-column", "Measure", "--periods-across"),
            "period: 2025\n    value: 20",
            id="periods across",
        ),
        pytest.param(
            "DATAFLOW,REF_AREA,UNIT_MULT,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nX:Y(1.0),GB,3,2024-S1,1.5,P\n"
            "X:Y(1.0),GB,3,2024-S2,,M\n",
            ("--indicator", "homes", "--area", "Barnet"),
            "period: 2024-H1\n    value: 1.5 thousand\n    status: preliminary",
            id="SDMX-CSV",
        ),
        pytest.param(
            "Year,Sex,Units,Value\n2024,,Percentage,13.949999999999999\n2024,Female,Percentage,9\n",
            ("--indicator", "share", "--unit", "%"),
            "period: 2024\n    value: 13.95\n    unit: '%'",
            id="Open SDG",
        ),
        pytest.param(
            "月份,占比\n2024年1-3月,12%\n".encode("gb18030"),
            ("--indicator", "占比", "--period-column", "月份", "--value-column", "占比"),
            "period: 2024-Q1\n    value: 12%",
            id="GB18030",
        ),
    ],
)
def test_what_is_said_is_recorded(
    project: Path, text: str | bytes, words: tuple[str, ...], expected: str
) -> None:
    answer = take(project, text, *words, *SOURCE, "--yes")
    assert answer.code == 0, answer.err + answer.out
    assert expected in next(iter(recorded(project).values()))


def test_what_was_corrected_and_is_said_again_contradicts_the_record(project: Path) -> None:
    for day, value in (("2026-02-01", "1200"), ("2026-03-01", "1250")):
        words = ("--title", day, "--published", day, "--publisher", "Barnet", "--yes")
        assert take(project, f"Month,Homes\n2025-10,{value}\n", *HOMES, *words).code == 0
    words = ("--title", "c", "--published", "2026-04-01", "--publisher", "Barnet", "--dry-run")
    answer = take(project, "Month,Homes\n2025-10,1200\n", *HOMES, *words)
    assert "Contradicting the record 1" in answer.out and "1250" in answer.out


def test_a_person_is_asked_for_what_is_missing(project: Path) -> None:
    (project / "d.csv").write_text(MONTHS, "utf-8")
    typed = ("soon", "2026-02-01", "Returns", "n")
    answer = tracker("import", "d.csv", *HOMES, at=project, typed=typed)
    assert recorded(project) == {} and "F411" in answer.err
    answer = tracker("import", "d.csv", *HOMES, at=project, typed=(*typed[1:3], "y"))
    assert answer.code == 0 and list(recorded(project)) == ["2026-02-01-returns.yaml"]


def test_many_rows_are_a_csv_file_that_says_its_publication_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_YAML", 20)
    rows = "".join(f"{1980 + n // 12}-{n % 12 + 1:02},{100 + n}\n" for n in range(21))
    answer = take(project, f"Month,Homes\n{rows}", *HOMES, *SOURCE, "--yes")
    assert answer.code == 0, answer.err
    ((name, text),) = recorded(project).items()
    assert name == "2026-02-01-barnet.csv"
    assert text.startswith("\ufeff# title: Returns\n# publisher: Barnet\n# published: 2026-02-01\n")
    assert tracker("check", at=project).code == 0
    again = take(project, f"Month,Homes\n{rows}", *HOMES, *SOURCE, "--yes")
    assert "On record 21" in again.out


def test_cells_of_a_workbook_are_read_as_a_person_sees_them(project: Path) -> None:
    """Divided by their format, an error, a note set raised: none of them is a plain figure."""
    homes = (*HOMES, *SOURCE, "--yes")
    divided = workbook({"S": [["Month", "Homes"], ["2025-10", 16000]]}, B="#,##0,")
    answer = take(project, divided, *homes, name="d.xlsx")
    assert answer.code == 2 and "16 ÷1000" in answer.out and "U251" in answer.out
    assert take(project, divided, *homes, "--unit", "thousand homes", name="d.xlsx").code == 0
    assert "value: 16\n    unit: thousand homes" in "".join(recorded(project).values())
    shared = workbook({"S": [["Month", "Homes"], ["2025-11", "NOTE"]]})
    raised = '<r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r>'
    answer = take(project, rewritten(shared, "<t>NOTE</t>", raised), *homes, name="d.xlsx")
    assert answer.code == 2 and "12[3]" in answer.out
    broken = workbook({"S": [["Month", "Homes"], ["2025-12", 5]]})
    error = rewritten(broken, '<c r="B2"><v>5</v>', '<c r="B2" t="e"><v>#REF!</v>')
    answer = take(project, error, *homes, name="d.xlsx")
    assert answer.code == 2 and "#REF!" in answer.out


def test_a_formula_in_an_exported_table_gets_not_into_the_record(project: Path) -> None:
    take(project, MONTHS, *HOMES, *SOURCE, "--yes")
    table = tracker("export", "observations", "--format", "csv", at=project).out
    for path in (project / "observations").glob("*"):
        path.unlink()
    answer = take(project, table.replace("Returns", "=cmd|x!A", 1), "--yes")
    assert answer.code == 2 and "U236" in answer.out and recorded(project) == {}

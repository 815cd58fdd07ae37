"""Files of rows and columns as tables: cells as a person sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support.workbooks import workbook
from tracker.documents.tables import read_tables
from tracker.problems.problem import Refused


def test_cells_of_a_workbook_are_what_a_person_sees() -> None:
    rows = [
        ["Month", "Share", "Day", "Year"],
        [date(2025, 10, 1), 0.285, date(2025, 10, 31), date(2024, 1, 1)],
    ]
    content = workbook({"Data": rows}, A="mmm-yy", B="0.0%", C="yyyy-mm-dd", D='yyyy"年"')
    found = read_tables("a.xlsx", content)
    assert found.tables[0].rows[1] == ("2025-10", "28.5%", "2025-10-31", "2024")
    assert (found.tables[0].name, found.percent) == ("Data", 1)


def test_an_old_workbook_is_read_by_its_formats() -> None:
    """The workbook of the first test, saved as .xls by LibreOffice."""
    found = read_tables("old.xls", (Path(__file__).parent / "old.xls").read_bytes())
    assert found.tables[0].rows[1] == ("2025-10", "28.5%", "2025-10-31", "2024", "0")
    with pytest.raises(Refused, match="D104"):
        read_tables("old.xls", (Path(__file__).parent / "old.xls").read_bytes()[:3000])


def test_a_formula_without_a_saved_result_is_its_text() -> None:
    content = workbook({"Data": [["Value"], ["=1+2"], [0.1 + 0.2]]})
    found = read_tables("a.xlsx", content)
    assert (found.tables[0].rows[1], found.formulas) == (("0",), 1)
    assert found.tables[0].rows[2] == ("0.3",)
    bare = without_results(content)
    assert read_tables("a.xlsx", bare).tables[0].rows[1] == ("=1+2",)


def without_results(content: bytes) -> bytes:
    """The same workbook, as a program writes it that does not compute."""
    from io import BytesIO
    from zipfile import ZipFile

    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</f><v>0</v>", b"</f>"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param('a,b\n1,"x\ny"\n', (("a", "b"), ("1", "x\ny")), id="quoted line ends"),
        pytest.param("标题\na;b\n1;2\n", (("标题",), ("a", "b"), ("1", "2")), id="semicolons"),
        pytest.param("a\tb\n1,5\t2\n", (("a", "b"), ("1,5", "2")), id="tabs"),
    ],
)
def test_csv_is_parted_where_its_cells_are(text: str, rows: object) -> None:
    for content in (text.encode("utf-8-sig"), text.encode("gb18030"), text.encode("utf-16")):
        assert read_tables("a.csv", content).tables[0].rows == rows


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n\0,1\n", b'a,b\n"1,2\n', b"%PDF-1.7", b"PK\x03\x04"]
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_tables("a.csv", content)

"""The form to fill in: what it asks, what it tells, and where its fields stand."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import tracker
from tests.support.tiers import tiers
from tracker.exchange.form import ASKED_FIELDS, FIRST_ROW, FORM, MARKS, SOURCE_FIELDS
from tracker.language import LANGUAGES, Language


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


@pytest.mark.parametrize("language", tiers(LANGUAGES, {"zh"}))
def test_the_marks_lead_to_every_field(language: Language, tmp_path: Path) -> None:
    """Of the rows of an office: id, area, last value and what is due stand where the marks say; the
    cells to be filled in are empty, and they alone can be written to.
    """
    out = tmp_path / "form.xlsx"
    words = ("export", "form", "--owner", "市科创局", "--period", "2025", "-o", str(out))
    assert tracker(*words, "--lang", language, "--as-of", "2025-02-28").code == 0
    found = sheets(out.read_bytes())
    first, second, marks = found.values()
    assert list(found)[2] == MARKS and marks[0][:2] == [FORM, language]
    told = {(part, field): reference for part, field, reference in marks[1:]}
    assert {field for part, field in told if part == "source"} == set(SOURCE_FIELDS)
    assert not any(any(first[int(told["source", key][1:]) - 1][1:]) for key in SOURCE_FIELDS)
    rows = [
        {field: row[ord(at) - ord("A")] for (part, field), at in told.items() if part == "rows"}
        for row in second[FIRST_ROW - 1 :]
    ]
    area = {"zh": "武汉市", "en": "Wuhan"}[language]
    (labs,) = [row for row in rows if row["indicator"] == "national-key-labs"]
    assert (labs["area"], labs["last_period"], labs["due_period"]) == (area, "2025-02", "2025")
    assert labs["last_value"] and labs["due_by"] == ""
    assert all(row[key] == "" for row in rows for key in ASKED_FIELDS)
    with zipfile.ZipFile(out) as packed:
        for sheet in ("sheet1", "sheet2"):
            assert b"<sheetProtection" in packed.read(f"xl/worksheets/{sheet}.xml")
        assert b'state="veryHidden"' in packed.read("xl/workbook.xml")


def test_the_period_is_for_the_form() -> None:
    assert "U247" in tracker("export", "targets", "--period", "2025").err
    assert "F411" in tracker("export", "form", "--period", "soon").err

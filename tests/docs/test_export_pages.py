"""The pages of export: columns as the writers have them, queries as the database answers them."""

from __future__ import annotations

import re
import runpy
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.support.projects import PROJECT
from tests.support.tiers import tiers
from tracker.assess.clocks import Clocks
from tracker.language import Language
from tracker.workflows.export import make_export, render_database
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project

QUERY = re.compile(r"^```sql\n(.*?)^```\n\n```text\n(.*?)^```$", re.DOTALL | re.MULTILINE)
DAY = date(2025, 2, 28)
DOCS = PROJECT / "docs"
NAMES: dict[str, Language] = {"export.md": "en", "export.zh-CN.md": "zh"}


@pytest.mark.parametrize("name", NAMES)
def test_the_columns_are_those_of_the_writers(name: str) -> None:
    pages = runpy.run_path(str(DOCS / "make_columns.py"))["pages"]()
    assert pages[name] == (DOCS / name).read_text("utf-8"), "run docs/make_columns.py"


@pytest.mark.parametrize("name", tiers(NAMES, ["export.md"]))
def test_queries_answer_as_shown(name: str, update_golden: bool) -> None:
    loaded = load_project(PROJECT, DAY)
    export = make_export(loaded, Filters(), Clocks.of(DAY), DAY, NAMES[name])
    connection = sqlite3.connect(":memory:")
    connection.deserialize(render_database(export))

    def answered(found: re.Match[str]) -> str:
        rows = connection.execute(found[1]).fetchall()
        lines = "".join("|".join(map(str, row)) + "\n" for row in rows)
        return f"```sql\n{found[1]}```\n\n```text\n{lines}```"

    page: Path = DOCS / name
    made = QUERY.sub(answered, page.read_text("utf-8"))
    if update_golden:
        page.write_text(made, "utf-8")
    assert made == page.read_text("utf-8") and len(QUERY.findall(made)) == 2

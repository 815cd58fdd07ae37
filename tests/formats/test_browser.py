"""The page before those who judge pages: the Nu HTML checker, and axe-core in a real browser
(.ci/browser installs).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.pages.test_briefing import of_each_kind, shipped
from tests.support.browsers import found_by_axe, html_errors
from tests.support.text_attacks import HTML, project
from tracker.assess.clocks import Clocks
from tracker.formats.html_briefing import render
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The shipped plans and one target of each kind; a project with HTML for names."""
    root, day = tmp_path_factory.mktemp("pages"), date(2025, 6, 30)
    hostile = status(
        load_project(project(root / "hostile", HTML), day),
        Filters(),
        Clocks.of(day),
        "zh",
    )
    texts = {"hostile.html": render(hostile, "zh")}
    texts["shipped.html"] = render(shipped("zh"), "zh")
    texts["kinds.html"] = render(of_each_kind(root / "kinds", "en"), "en")
    for name, text in texts.items():
        (root / name).write_text(text, "utf-8")
    return [root / name for name in texts]


def test_the_html_checker_finds_no_error(pages: list[Path]) -> None:
    """But that it does not know a property of SVG 2."""
    found = html_errors(pages, "--also-check-css")
    assert [one for one in found if "“paint-order”" not in one[1]] == []


def test_axe_finds_nothing(pages: list[Path]) -> None:
    assert found_by_axe(pages) == []

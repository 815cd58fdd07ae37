"""Lists, what is awaited and areas: every page in every format, of records of all kinds, on any day
and at any width.
"""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from tests.support.any_input import DAYS, FULL
from tests.support.every_kind import FILES
from tracker.analysis.areas import across_areas
from tracker.analysis.inventory import KINDS_LISTED, inventory
from tracker.analysis.releases import deliveries
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.formats import Terminal, render
from tracker.formats.wrap import cells_of
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.read.project import read_project

EVERY = {name: text.encode() for name, text in FILES.items()}


@pytest.mark.long
@pytest.mark.parametrize("day", [*DAYS, date(2023, 5, 5)], ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("files", [FULL, EVERY], ids=["full", "every-kind"])
def test_every_page_everywhere(files: dict[str, bytes], language: Language, day: date) -> None:
    project = read_project(dict(files), date(2025, 6, 30))
    assert isinstance(project, Project)
    report = make_report(project, project.targets, Clocks.of(day), language)
    pages: list[tuple[str, object]] = [("due", deliveries(report))]
    pages += [("inventory", inventory(k, project, report, narrow=False)) for k in KINDS_LISTED]
    pages.append(("areas", across_areas(project, report, list(project.indicators))))
    for page, subject in pages:
        for shape in ("json", "ics" if page == "due" else "csv", "markdown"):
            assert render(page, subject, shape, language) is not None
        for width in (20, 60, 160):
            on = Terminal(width, ascii=width == 20)
            shown = str(render(page, subject, "text", language, on))
            assert all(cell_len(line) <= width for line in shown.splitlines())
            assert width > 20 or not set("░█│→") & set(shown)
            if width > 20:
                wide = str(render(page, subject, "text", language, Terminal(width, ambiguous=2)))
                assert all(cells_of(line, 2) <= width for line in wide.splitlines())

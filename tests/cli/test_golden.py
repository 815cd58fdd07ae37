"""Golden files: what the program prints of the shipped plan; `pytest --update-golden` writes them
anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.support.processes import environment
from tests.support.projects import HERE, PROJECT
from tests.support.repositories import ME, pulled
from tracker.analysis.areas import across_areas
from tracker.analysis.history import history_of
from tracker.analysis.inventory import inventory
from tracker.analysis.releases import deliveries
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.formats import Terminal, render
from tracker.language import LANGUAGES, Language
from tracker.model.request import Request
from tracker.workflows.compare import Compared, compare_revisions, render_changes
from tracker.workflows.extract import extract, render_proposals
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import show, status

DAY = date(2025, 2, 28)
GOLDEN = HERE / "golden"


def formatted(name: str, page: str = "status") -> Callable[[Report], str]:
    return lambda report: str(render(page, report, name, report.language))


def page_of_six(report: Report) -> str:
    """The page of six targets, without its style, which is no matter of the data."""
    some = replace(report, plans=report.plans[:1], rows=report.rows[:6])
    text = formatted("html", "briefing")(some)
    return re.sub(r"<style>.*?</style>|sha256-[\w+/=]*", "", text, flags=re.DOTALL)


FILES: dict[str, Callable[[Report], str]] = {
    "status.md": formatted("markdown"),
    "status.json": formatted("json"),
    "status.csv": formatted("csv"),
    "report.junit.xml": formatted("junit"),
    "report.junit-gitlab.xml": formatted("junit_gitlab"),
    "report.sarif.json": formatted("sarif"),
    "report.github.txt": formatted("github"),
    "report.gitlab.json": formatted("gitlab"),
    "report.openmetrics.txt": formatted("openmetrics"),
    "report.badge.json": formatted("badge"),
    "briefing.md": formatted("markdown", "briefing"),
    "page.html": page_of_six,
}

# of the grid: as of which day, how wide, how many cells a character of open width takes
GRIDS: dict[str, tuple[date, int, int]] = {
    f"status.{'over.' * over}{'wide.' * (ambiguous - 1)}{width}.txt": (
        date(2026, 6, 30) if over else DAY,
        width,
        ambiguous,
    )
    for over in (False, True)
    for ambiguous in (1, 2)
    for width in (60, 80, 100, 120, 140, 160)
}

# of two targets: as of which day, on what terminal
SHOWS: dict[str, tuple[date, int]] = {
    "show.text60.txt": (DAY, 60),
    "show.text100.txt": (DAY, 100),
    "show.text140.txt": (DAY, 140),
    "show.over.txt": (date(2026, 6, 30), 100),
}

# of a page of our own beside the shipped record: how wide the terminal is
EXTRACTS = {"extract.text60.txt": 60, "extract.text100.txt": 100, "extract.text140.txt": 140}

# of a pull request: what was compared, on what terminal
DIFFS: dict[str, tuple[str, int | None, dict[str, bool]]] = {
    "diff.text60.txt": ("text", 60, {"places": False}),
    "diff.text100.txt": ("text", 100, {"places": False}),
    "diff.text160.txt": ("text", 160, {"places": False}),
    "diff.verbose.txt": ("text", 100, {"places": True}),
    "diff.md": ("markdown", None, {}),
    "diff.json": ("json", None, {}),
    "diff.github.txt": ("github", None, {}),
    "diff.sarif.json": ("sarif", None, {}),
    "diff.gitlab.json": ("gitlab", None, {}),
}


# what there is, what is awaited, indicators across areas: the page, and the width of the terminal
LISTS = {
    "list.plans100.txt": ("inventory", 100),
    "due.text100.txt": ("due", 100),
    "areas.text80.txt": ("areas", 80),
    "history.text60.txt": ("history", 60),
}


@pytest.fixture(scope="module", params=LANGUAGES)
def report(request: pytest.FixtureRequest) -> Report:
    language: Language = request.param
    return status(load_project(PROJECT, DAY), Filters(), Clocks.of(DAY), language)


@pytest.mark.parametrize("name", FILES)
def test_golden(report: Report, name: str, update_golden: bool) -> None:
    _compared(GOLDEN / report.language / name, FILES[name](report).encode(), update_golden)


@pytest.fixture(scope="module")
def reports() -> dict[tuple[Language, date], Report]:
    days = {day for day, *_ in GRIDS.values()}
    return {
        (language, day): status(load_project(PROJECT, day), Filters(), Clocks.of(day), language)
        for language in LANGUAGES
        for day in days
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", GRIDS)
def test_golden_grid(
    reports: dict[tuple[Language, date], Report],
    language: Language,
    name: str,
    update_golden: bool,
) -> None:
    day, width, ambiguous = GRIDS[name]
    on = Terminal(width, ambiguous=ambiguous)
    made = str(render("grid", reports[language, day], "table", language, on))
    assert width != 100 or len(made.splitlines()) <= 45  # one screen
    _compared(GOLDEN / language / name, made.encode(), update_golden)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWS)
def test_golden_show(language: Language, name: str, update_golden: bool) -> None:
    day, width = SHOWS[name]
    words = ("hitech-enterprises", "rd-growth")
    made = show(
        load_project(PROJECT, day),
        words,
        Clocks.of(day),
        language,
        format="text",
        terminal=Terminal(width),
    )
    _compared(GOLDEN / language / name, made.encode(), update_golden)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXTRACTS)
def test_golden_extract(language: Language, name: str, update_golden: bool) -> None:
    page = PROJECT / "docs/examples/bulletin.txt"
    found = extract([(page.name, page.read_bytes())], PROJECT, DAY, "2025-02", {})
    terminal = Terminal(EXTRACTS[name])
    made = render_proposals(found, "table", language, Request(), terminal)
    _compared(GOLDEN / language / name, made.encode(), update_golden)


@pytest.mark.parametrize("name", LISTS)
def test_golden_lists(report: Report, name: str, update_golden: bool) -> None:
    language, project = report.language, load_project(PROJECT, DAY).project
    subjects = {
        "due": deliveries(report),
        "inventory": inventory("plans", project, report, narrow=False),
        "areas": across_areas(project, report, ["hubei-labs", "provincial-facilities"]),
        "history": history_of(report),
    }
    page, width = LISTS[name]
    made = str(render(page, subjects[page], "text", language, Terminal(width)))
    _compared(GOLDEN / language / name, made.encode(), update_golden)


@pytest.fixture(scope="module", params=LANGUAGES)
def pull(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Language, Compared]:
    language: Language = request.param
    root = pulled(tmp_path_factory.mktemp("pull")).root
    clocks = Clocks.of(date(2025, 6, 30))
    return language, compare_revisions(root, (), (), clocks, language, environment(**ME))


@pytest.mark.parametrize("name", DIFFS)
def test_golden_diff(pull: tuple[Language, Compared], name: str, update_golden: bool) -> None:
    language, found = pull
    format, width, options = DIFFS[name]
    made = render_changes(found, format, language, Terminal(width), **options)
    _compared(GOLDEN / language / name, made.encode(), update_golden)


def _compared(path: Path, made: bytes, update_golden: bool) -> None:
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    assert path.is_file(), "no golden file: run pytest --update-golden"
    assert made.decode() == path.read_bytes().decode()


def test_no_orphans() -> None:
    """Every file under golden/ is one that a test compares."""
    there = {path.relative_to(GOLDEN) for path in GOLDEN.rglob("*") if path.is_file()}
    assert there == {
        Path(language) / name
        for language in LANGUAGES
        for name in (*FILES, *GRIDS, *SHOWS, *EXTRACTS, *LISTS, *DIFFS)
    }

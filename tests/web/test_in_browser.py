"""The site in a real browser, live and as files: what people do (tests/support/live.cjs), what
axe-core and the Nu HTML checker find on every kind of page (.ci/browser installs).
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from pypdfium2 import PdfDocument

from tests.support.browsers import found_by_axe, html_errors, modules, script
from tests.support.projects import PROJECT
from tests.support.text_attacks import HTML, project
from tests.web.test_process import serving
from tracker.assess.clocks import Clocks
from tracker.pages.site.record import SiteRecord
from tracker.web.export import file_of, site_routes
from tracker.workflows.load import load_project
from tracker.workflows.publish import publish

pytestmark = pytest.mark.external
DAY = date(2025, 2, 28)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project, to be written to."""
    root = tmp_path_factory.mktemp("project")
    copytree(PROJECT / "observations", root / "observations")
    (root / "targets.yaml").write_bytes((PROJECT / "targets.yaml").read_bytes())
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project as files."""
    out = tmp_path_factory.mktemp("site") / "site"
    publish(load_project(PROJECT, DAY), out, DAY, ("zh", "en"))
    return out


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """One page of each kind in each language, and the one for what is missing."""
    loaded = load_project(PROJECT, DAY)
    record = SiteRecord(loaded.project, loaded.contents, Clocks.of(DAY))
    kinds = {
        (one.language, one.page): file_of(one) for one in site_routes(record) if one.page != "data"
    }
    return [site / name for name in (*kinds.values(), "404.html")]


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as (_, port):
        yield f"http://127.0.0.1:{port}/"


def done(scenario: str, *arguments: object) -> None:
    """Fails with what went wrong in a scenario; prints what it measured."""
    run = subprocess.run(
        script("live.cjs", scenario, *arguments),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=modules(),
    )
    print(run.stdout, end="")
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "scenario", ["keyboard", "slider", "live", "method", "filters", "bare", "two"]
)
def test_what_people_do_with_the_live_site(scenario: str, address: str, folder: Path) -> None:
    done(scenario, address, folder)


@pytest.mark.parametrize("scenario", ["files", "bare"])
def test_what_people_do_with_files(scenario: str, site: Path) -> None:
    done(scenario, f"{site.as_uri()}/")


def test_a_server_that_ends_is_noticed(folder: Path) -> None:
    with (
        serving(folder) as (server, port),
        subprocess.Popen(
            script("live.cjs", "gone", f"http://127.0.0.1:{port}/"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=modules(),
        ) as browser,
    ):
        assert browser.stdout is not None
        assert browser.stdout.readline() == "ready\n"
        server.terminate()
        assert server.wait(10) is not None
        assert browser.wait(60) == 0, browser.communicate()[1]


def test_texts_of_a_record_stay_texts(tmp_path: Path) -> None:
    with serving(project(tmp_path / "hostile", HTML)) as (_, port):
        done("hostile", f"http://127.0.0.1:{port}/")


def test_the_overview_is_two_sheets_of_paper(site: Path, tmp_path: Path) -> None:
    done("print", f"{site.as_uri()}/", tmp_path / "overview.pdf")
    with PdfDocument(tmp_path / "overview.pdf") as printed:
        assert len(printed) <= 2
        width, height = printed[0].get_size()
        assert (round(width), round(height)) == (595, 842), "A4"


def test_axe_finds_nothing_on_any_page(pages: list[Path]) -> None:
    assert found_by_axe(pages) == []


def test_the_html_checker_finds_no_error_on_any_page(pages: list[Path]) -> None:
    assert html_errors(pages) == []

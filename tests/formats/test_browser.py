"""The page before those who judge pages: the Nu HTML checker, and axe-core in a real browser
(.ci/browser installs).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.pages.test_briefing import of_each_kind, shipped
from tests.support.projects import HERE, PROJECT
from tests.support.text_attacks import HTML, project
from tracker.assess.clocks import Clocks
from tracker.formats.html_briefing import render
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

pytestmark = pytest.mark.external
MODULES = PROJECT / "build/browser/node_modules"
VNU = MODULES / "vnu-jar/build/dist/vnu.jar"


def needed(program: str, *packages: str) -> str:
    """The path of a program; skips where it or a package is not there."""
    missing = [name for name in packages if not (MODULES / name).is_dir()]
    path = shutil.which(program)
    if path is None or missing:
        pytest.skip(
            f"{', '.join([program] * (path is None) + missing)} not installed: run .ci/browser"
        )
    return path


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
    java = needed("java", "vnu-jar")
    done = subprocess.run(
        [java, "-jar", VNU, "--format", "json", "--also-check-css", *pages],
        capture_output=True,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [one["message"] for one in messages if one["type"] == "error"] == []
    assert done.returncode == 0


def test_axe_finds_nothing(pages: list[Path]) -> None:
    """No violation of WCAG 2.2 AA or of good practice, no request, no complaint, no scrolling
    sideways.
    """
    node, chromium = needed("node", "axe-core", "playwright-core"), needed("chromium")
    done = subprocess.run(
        [node, HERE / "support/axe.cjs", chromium, *pages],
        capture_output=True,
        check=True,
        env=os.environ | {"NODE_PATH": str(MODULES)},
    )
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(found) == 4 * len(pages)
    for one in found:
        assert (one["violations"], one["wider"], one["requests"], one["said"]) == (
            [],
            False,
            [],
            [],
        ), one["page"]

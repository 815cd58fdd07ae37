"""Every project in examples/: nothing is wrong in it, and its pages show what the program prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.docs.test_docs import BLOCK, shown
from tests.support.projects import PROJECT as ROOT
from tests.support.tiers import tiers
from tracker.workflows.load import load_project

EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/targets.yaml"))
PAGES = [folder / name for folder in EXAMPLES for name in ("README.md", "README.zh-CN.md")]
DAY = date(2026, 10, 31)  # an acceptance that ended is a problem: the day does not move


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: str(folder.name))
def test_nothing_is_wrong(folder: Path) -> None:
    project = load_project(folder, DAY).project
    assert [f"{one.place} {one.code}" for one in project.problems] == []
    assert project.targets and project.observations
    assert all(plan.source is not None for plan in project.plans)


@pytest.mark.parametrize(
    "page",
    tiers(PAGES, [page for page in PAGES if ".zh-CN" not in page.name]),
    ids=lambda page: f"{page.parent.name}/{page.name}",
)
def test_pages_are_true(page: Path, update_golden: bool) -> None:
    text = page.read_text(encoding="utf-8")
    made = BLOCK.sub(lambda found: f"```console\n{shown(found[1], [ROOT], False)}```", text)
    assert made.count("$ tracker -C examples/" + page.parent.name) > 1
    if update_golden:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made

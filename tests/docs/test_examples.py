"""Every project in examples/: nothing is wrong in it, its pages show what is printed."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from tests.docs.test_docs import BLOCK, shown
from tests.support.processes import tracker
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


# where the words of the target, not the published number, are in the registry: the status is the
# same, the value is not
IN_ITS_OWN_WORDS = {
    "alcohol", "charging-stations", "clean-air", "opioid-deaths", "tuberculosis",
    "wastewater-reserves", "water-advisories",
}  # fmt: skip
KEPT = {"infrastructure-life", "wood-supply"}  # the method does not ask of levels to be kept


def test_opensdg_says_of_canada_what_canada_publishes() -> None:
    """Each of the 41 published progress statuses, and the value where nothing else is asked."""
    folder = ROOT / "examples/sdg-canada"
    words = ("--as-of", "2026-07-31", "--method", "opensdg", "--format", "json")
    found = tracker("-C", str(folder), "status", *words)
    ours = {one["id"]: one["methods"]["opensdg"] for one in found.json["targets"]}
    with (folder / "published.csv").open(encoding="utf-8", newline="") as file:
        published = {row["target"]: row for row in csv.DictReader(file)}
    assert ours.keys() == published.keys() and len(ours) == 41
    assert {name: one["status"] for name, one in ours.items()} == {
        name: "not_available" if name in KEPT else row["status"] for name, row in published.items()
    }
    for name, row in published.items():
        if row["progress"] and name not in KEPT | IN_ITS_OWN_WORDS:
            assert abs(float(ours[name]["value"]) - float(row["progress"])) <= 5e-7, name

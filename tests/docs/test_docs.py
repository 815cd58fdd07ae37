"""What the documents show is what the program prints: every ```console block is run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.processes import tracker
from tests.support.projects import PROJECT as ROOT
from tests.support.tiers import tiers

DEAR = ("reports.md", "export.md", "import.md", "record.md")  # they run the longest
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WIDTH = "100"


FROM_NOTHING = (
    "first-plan",
    "import.",
    "record",
)  # pages that make a project of their own, and go into its folder


def shown(block: str, at: list[Path], own: bool) -> str:
    """A console block as it must be: each `$ tracker …` line with what it prints now, and what it
    writes in a folder; where a page has its `own` project, `$ cd …` goes there.
    """
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    parts = []
    for line in commands:
        words = shlex.split(line.removeprefix("$ "))
        if own and words[0] == "cd":
            at.append((at[-1] / words[1]).resolve())
            parts.append(f"{line}\n")
            continue
        assert words[0] == "tracker", line
        home = {} if own else {"TRACKER_DIR": str(ROOT)}
        done = tracker(*words[1:], at=at[-1], COLUMNS=WIDTH, **home)
        assert not own or done.code == 0, done.err
        parts.append(f"{line}\n{done.out}{done.err}" if own else f"{line}\n{done.err}{done.out}")
    return "\n".join(parts)


@pytest.mark.parametrize(
    "page",
    tiers(PAGES, [one for one in PAGES if one.name not in DEAR and ".zh-CN" not in one.name]),
    ids=lambda page: str(page.name),
)
def test_examples_are_true(page: Path, update_golden: bool, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for folder in ("docs/examples", "examples/cascade"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    at, own = [tmp_path], page.name.startswith(FROM_NOTHING)
    made = BLOCK.sub(lambda found: f"```console\n{shown(found[1], at, own)}```", text)
    if update_golden:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_ci_runs_the_test_command_of_the_readme(name: str) -> None:
    commands = re.findall(
        r"^```sh\n(.*)\n```$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [command for command in commands if "pytest" in command]
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [command for command in commands if "pytest" in command] == [ci[-2]]
    assert ci[-1].startswith(".venv/bin/python -m pytest -q -m long")


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"

"""docs/problems*.md are what docs/make_problems.py makes of the codes."""

from __future__ import annotations

import re
import runpy

import pytest

from tests.support.projects import PROJECT
from tracker.problems.codes import CODES

SCRIPT = PROJECT / "docs" / "make_problems.py"
MADE: dict[str, str] = runpy.run_path(str(SCRIPT))["pages"]()


@pytest.mark.parametrize("name", MADE)
def test_a_page_is_what_the_script_makes(name: str) -> None:
    assert (PROJECT / "docs" / name).read_text("utf-8") == MADE[name], (
        "run: python docs/make_problems.py"
    )


@pytest.mark.parametrize("name", MADE)
def test_every_code_has_one_section_and_one_row(name: str) -> None:
    assert sorted(re.findall(r"^### (\S+)$", MADE[name], re.MULTILINE)) == sorted(CODES)
    assert sorted(re.findall(r"^\| \[(\S+)\]\(#", MADE[name], re.MULTILINE)) == sorted(CODES)
    assert not re.search(r"\{\w+\}", MADE[name].replace("{value:", ""))

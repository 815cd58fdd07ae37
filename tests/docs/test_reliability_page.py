"""The pages of reliability: every test and script that they name exists, and both say the same
figures.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.projects import PROJECT

PAGES = ("reliability.md", "reliability.zh-CN.md")
every_page = pytest.mark.parametrize("page", PAGES)


def text_of(page: str) -> str:
    return (PROJECT / "docs" / page).read_text("utf-8")


def named(page: str) -> list[tuple[str, str]]:
    """The file and the name of every test, in the page's order."""
    return re.findall(r"`(\w+/test_\w+\.py)::(test_\w+)`", text_of(page))


@every_page
def test_every_test_that_is_named_exists(page: str) -> None:
    found = named(page)
    assert len(found) > 40 and len(set(found)) == len(found)
    for file, name in found:
        assert re.search(
            rf"^def {name}\(", (PROJECT / "tests" / file).read_text("utf-8"), re.MULTILINE
        ), name


@every_page
def test_every_script_that_is_named_exists(page: str) -> None:
    scripts = set(re.findall(r"benchmarks/\w+\.py", text_of(page)))
    assert scripts == {
        f"benchmarks/{name}.py" for name in ("writers", "kills", "hostile", "fuzz", "yamlsuite")
    }
    assert all((PROJECT / script).is_file() for script in scripts)


@every_page
def test_every_promise_has_a_test(page: str) -> None:
    tables = re.findall(r"(?<=\| --- \| --- \|\n)(?:\|.*\n)+", text_of(page))
    promises = [row for table in tables[:-1] for row in table.splitlines()]
    assert len(tables) == 5 and len(promises) > 25
    assert [
        row
        for row in promises
        if not re.fullmatch(r"\| .+ \|(?: `\w+/test_\w+\.py::test_\w+`)+ \|", row)
    ] == []


def test_both_pages_say_the_same() -> None:
    first, second = (text_of(page) for page in PAGES)
    assert named(PAGES[0]) == named(PAGES[1])
    assert re.findall(r"`[^`\n]+`", first) == re.findall(r"`[^`\n]+`", second)
    measured = [
        re.findall(r"^\| `py(?:thon|test) .*$", text, re.MULTILINE) for text in (first, second)
    ]
    figures = [[sorted(re.findall(r"\d[\d,.]*\d|\d", row)) for row in rows] for rows in measured]
    assert figures[0] == figures[1] and len(figures[0]) == 6


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "SECURITY.md"])
def test_others_lead_to_it(page: str) -> None:
    assert "docs/reliability" in Path(PROJECT / page).read_text("utf-8")

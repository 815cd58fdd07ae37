"""What a release needs: names, versions, bounds and links that agree; .ci/package builds and uses
the package itself.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from tests.support.projects import PROJECT
from tracker import __version__

SETTINGS: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
METADATA: dict[str, Any] = SETTINGS["project"]
README = (PROJECT / "README.md").read_text("utf-8")


def pins() -> dict[str, tuple[int, ...]]:
    """What constraints.txt pins, by normal name."""
    lines = (PROJECT / "constraints.txt").read_text("utf-8").splitlines()
    found = (
        re.fullmatch(r"([a-z0-9-]+)==([\d.]+)(?: ; .+)?", line)
        for line in lines
        if not line.startswith("#")
    )
    return {one[1]: version(one[2]) for one in found if one is not None}


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def wanted() -> list[tuple[str, str]]:
    """Every library that is named, with its lower bound."""
    extras = [
        one
        for name, group in METADATA["optional-dependencies"].items()
        if name != "all"
        for one in group
    ]
    found = (re.match(r"([\w-]+)>=([\d.]+)", one) for one in (*METADATA["dependencies"], *extras))
    return [(one[1].lower().replace("_", "-"), one[2]) if one else ("", "") for one in found]


def published(text: str) -> str:
    """The README as an index shows it."""
    for one in SETTINGS["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(one["pattern"], one["replacement"], text)
    return text


def test_every_library_has_a_lower_bound_and_a_pin_above_it() -> None:
    pinned = pins()
    lines = (PROJECT / "constraints.txt").read_text("utf-8").splitlines()
    assert len(pinned) == sum(not line.startswith("#") for line in lines), (
        "a line that pins nothing"
    )
    for name, least in wanted():
        assert name and pinned[name] >= version(least), name


def test_both_groups_of_developers_are_the_same() -> None:
    assert SETTINGS["dependency-groups"]["dev"] == METADATA["optional-dependencies"]["dev"]


def test_the_changelog_and_the_version_agree() -> None:
    """The first section is that of the version; while that is not out, it is headed Unreleased and
    names it.
    """
    text = (PROJECT / "CHANGELOG.md").read_text("utf-8")
    heading, first = re.findall(r"^## (.+)\n\n(.+)$", text, re.MULTILINE)[0]
    assert __version__ in (first if heading == "Unreleased" else heading)


def test_both_names_start_the_same_program() -> None:
    assert (
        set(METADATA["scripts"]) == {"tracker", METADATA["name"]}
        and len(set(METADATA["scripts"].values())) == 1
    )
    for way in ("pip install", "pipx install", "uvx"):
        assert f"\n{way} {METADATA['name']}" in README


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_no_link_of_the_published_readme_is_relative(name: str) -> None:
    text = (PROJECT / name).read_text("utf-8")
    home = METADATA["urls"]["Source"]
    links = re.findall(r"(!?)\[[^\]]*\]\(([^)]+)\)", published(text))
    assert len(links) > 10 and any(picture for picture, _ in links)
    for picture, link in links:
        assert link.startswith(f"{home}/{'raw' if picture else 'blob'}/main/"), link
    assert all(url.startswith(home) for url in METADATA["urls"].values())


def test_what_is_needed_is_said() -> None:
    told = " ".join(METADATA["classifiers"])
    assert METADATA["authors"] and METADATA["requires-python"] == ">=3.11"
    for needed in (
        "Development Status ::",
        "Operating System ::",
        "Python :: 3.11",
        "Python :: 3.14",
    ):
        assert needed in told

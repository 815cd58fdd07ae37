"""PyYAML without its C part (docs: reliability): the same trees, the same problems in the same
places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import PROJECT, Case, cases
from tracker.read import yaml_loader
from tracker.read.yamltext import read_yaml

SMALL = 200_000  # characters: the rest is there for its size
ODD = [
    "a:\t1\n", "a: 1\t\n", "a: 1\t# c\n", "a:\n\tb: 1\n", "a:\n  - b\n\t- c\n", "-\ta\n", "- a\n-\tb: 1\n", "{a:\t1,\tb: 2}\n",
    "[\n\t1,\n\t2]\n", "\t\na: 1\n", "a: 1\n\t\nb: 2\n", "a:\n  b: 1\n \t \n  c: 2\n", "? a\n: 1\n", "{?a: 1}\n", "{a:1}\n", "a: b: c\n",
    "a: 'x\n", "a: [1\n", "a: {b\n", "a: @b\n", "a: `b`\n", "a: %b\n", "a: &x 1\nb: *x\n", "a: !t 1\n", "--- a\n--- b\n", "a: |\n  x\n y\n",
    "a: 1\nb\n", "a:\n- 1\n b: 2\n", "\ufeffa: 1\n", "# c\n\ufeffa: 1\n", "a: \u3000b\n", "\u3000a: 1\n", "a：1\n", "a: 1\x85b: 2\n", "a: 1\u2028b: 2\n",
    "{a: , b: 1}\n", "{a:   }\n", "{a, b: }\n", "[a: , b]\n", "[a: ]\n", "a: \"\\x\"\n", "a: \"\\u12\"\n", "a: \x07\n", "a: 1\r\nb: 2\r\n", "a: 1\rb: 2\r", "...\na: 1\n", "%YAML 1.1\n---\na: 1\n", "", "#\n", "a: >-\n\n  x\n",
]  # fmt: skip


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What each of the two parsers makes of a text: the tree and where the problems are."""
    found = []
    for loader in (yaml_loader.LOADER, yaml_loader.PlainLoader):
        monkeypatch.setattr(yaml_loader, "LOADER", loader)
        root, problems = read_yaml(text, "a.yaml")
        found.append((root, [(one.code, one.line, one.column) for one in problems]))
    return found


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_cases_are_the_same(
    case: Case, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if sum(len(file.content()) for file in case.files if file.name[-1] != "/") > SMALL:
        pytest.skip("a case of size")
    monkeypatch.setattr(yaml_loader, "LOADER", yaml_loader.PlainLoader)
    assert case.places(case.problems(tmp_path / "project")) == sorted(case.expected)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = both(text, monkeypatch)
    assert first == second


def test_the_shipped_files_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (PROJECT / "targets.yaml", *sorted((PROJECT / "observations").glob("*.yaml"))):
        first, second = both(path.read_text("utf-8"), monkeypatch)
        assert first == second and first[0] is not None, path.name

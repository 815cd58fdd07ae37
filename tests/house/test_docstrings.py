"""The examples in docstrings are true, in every module that has some."""

from __future__ import annotations

import doctest
import re
from importlib import import_module

import pytest

from tests.house.test_architecture import SOURCES

WITH_EXAMPLES = [
    name for name, path in SOURCES.items() if re.search(r"(?m)^ +>>> ", path.read_text("utf-8"))
]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_in_docstrings(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0 and found.failed == 0


def test_there_are_examples() -> None:
    assert len(WITH_EXAMPLES) > 10

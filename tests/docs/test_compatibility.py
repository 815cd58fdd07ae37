"""What docs/compatibility.md promises is named as the program has it."""

from __future__ import annotations

import re

import pytest

import tracker
from tests.support.projects import PROJECT
from tracker.assess.assess import METHOD
from tracker.formats.json_schemas import CONTRACTS


@pytest.mark.parametrize("name", ["compatibility.md", "compatibility.zh-CN.md"])
def test_it_names_every_contract_and_every_name_from_python(name: str) -> None:
    text = (PROJECT / "docs" / name).read_text("utf-8")
    told = re.findall(r"^\| `tracker/([a-z]+)/1` \|", text, re.MULTILINE)
    assert sorted(told) == sorted(CONTRACTS)
    assert set(re.findall(r"\(schema/([a-z]+)\.json\)", text)) == set(CONTRACTS)
    assert set(tracker.__all__) <= set(re.findall(r"`(\w+)`", text))
    assert f"{METHOD}" in re.findall(r"(?:It is|现在是) (\d+)", text)

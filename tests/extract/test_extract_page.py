"""A page of our own as every kind of document: the same figures, and the record rebuilt
from them.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.support.documents import KINDS, PARAGRAPHS, TABLE, plain
from tests.support.processes import Answer, tracker
from tests.support.projects import write_project
from tests.support.recording import snapshot
from tests.support.tiers import tiers
from tracker.documents import read_document
from tracker.extract.scan import scan
from tracker.read.project import read_project
from tracker.store.folder import read_folder

REGISTRY = """\
language: zh
plans:
  - {id: plan, name: 规划, area: 云溪市, period: 2021..2025}
indicators:
  - {id: gdp, name: 地区生产总值, unit: 亿元, measure: flow, aliases: [GDP]}
  - {id: people, name: 常住人口, unit: 万人}
  - {id: jobs, name: 城镇新增就业, unit: 人, measure: flow}
targets:
  - {id: firms, plan: plan, name: 高新技术企业数量, aliases: [高企], unit: 家, target: {value: 2600, by: 2025}}
  - {id: contracts, plan: plan, name: 技术合同成交额, unit: 亿元, measure: flow, target: {value: 200, by: 2025}}
  - id: share
    plan: plan
    name: 研发经费投入强度
    aliases: [全社会研究与试验发展经费支出占地区生产总值的比重]
    unit: "%"
    measure: ratio
    target: {value: 3.3, by: 2025}
"""
# what the page says of 2024, in each indicator's unit
EXPECTED = [
    ("contracts", "2024", "186.52"), ("firms", "2024", "2318"), ("gdp", "2024", "3862.4"),
    ("jobs", "2024", "46200"), ("people", "2024", "412.6"), ("share", "2024", "3.14"),
]  # fmt: skip
GOALS = PARAGRAPHS[-1]


def figures(name: str) -> list[tuple[Any, ...]]:
    document = read_document(name, KINDS[name]())
    found = scan(document)
    for one in found:
        start, end = one.span
        assert re.sub(r"\s", "", document.text[start:end]) == re.sub(r"\s", "", one.text)
    return [
        (
            one.role,
            one.name,
            one.value * one.factor,
            one.unit,
            one.period,
            one.qualifier,
            one.op,
            one.claims,
        )
        for one in found
    ]


def test_what_the_page_says() -> None:
    """Every row of its table, with its growth, and its prose; the goals are goals."""
    found = figures("page.txt")
    assert len(found) == 24
    rows = {
        (name, value, unit, tuple((said.kind, said.value) for said in claims))
        for _, name, value, unit, *_, claims in found
    }
    for name, unit, value, growth in TABLE[1:]:
        factor, base = (100000000, "元") if unit == "亿元" else (1, unit)
        claim = (("growth", Decimal(growth.rstrip("%"))),)
        assert (name, Decimal(value) * factor, base, claim) in rows
    assert [(one[1], one[2], one[4]) for one in found if one[0] == "target"] == [
        ("高新技术企业", 2600, "2025"),
        ("研发经费投入强度", Decimal("3.3"), "2025"),
    ]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_document_gives_the_same_figures(name: str) -> None:
    assert figures(name) == figures("page.txt")


def recorded(root: Path, text: str) -> Answer:
    (root / "page.txt").write_text(text, "utf-8")
    words = (
        "--published",
        "2025-03-21",
        "--title",
        "统计公报",
        "--publisher",
        "统计局",
        "--yes",
        "--min-confidence",
        "0.9",
    )
    return tracker("extract", "page.txt", *words, at=root)


def seen(root: Path) -> list[tuple[str, str, str]]:
    contents, unread = read_folder(root)
    project = read_project(contents, date(2025, 6, 30), unread)
    assert not isinstance(project, list) and not [
        one for one in project.problems if one.severity == "error"
    ]
    return sorted(
        (one.indicator, str(one.period), f"{one.quantity.value.normalize():f}")
        for one in project.observations
        if one.quantity
    )


def test_the_record_is_rebuilt_from_the_page(tmp_path: Path) -> None:
    """Each observation once, though the page says some of them twice; a second run
    records nothing.
    """
    root = write_project(tmp_path, {"targets.yaml": REGISTRY})
    answer = recorded(root, plain().replace(GOALS, ""))
    before = snapshot(root)
    (made,) = [name for name in before if name.startswith("observations/")]
    text = before[made].decode()
    assert answer.code == 0 and made in answer.out
    assert (
        "title: 统计公报" in text
        and "published: 2025-03-21" in text
        and "publisher: 统计局" in text
    )
    again = recorded(root, plain().replace(GOALS, ""))
    assert (again.code, again.out) == (0, "") and snapshot(root) == before


@pytest.mark.parametrize("name", tiers([one for one in KINDS if one != "page.txt"], ["page.pdf"]))
def test_what_was_recorded_is_on_record_in_every_kind(tmp_path: Path, name: str) -> None:
    root = write_project(tmp_path, {"targets.yaml": REGISTRY})
    recorded(root, plain())
    before = snapshot(root)
    (root / name).write_bytes(KINDS[name]())
    found = tracker("extract", name, "--format", "json", "--published", "2025-03-21", at=root).json
    states = [
        one["state"]
        for one in found["documents"][0]["figures"]
        if one["indicator"] and one["role"] == "observation"
    ]
    assert set(states) == {"equal"} and len(states) >= len(EXPECTED)
    assert snapshot(root).items() >= before.items()


def test_nothing_but_what_the_page_says_of_its_year_is_recorded(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"targets.yaml": REGISTRY})
    recorded(root, plain())
    assert seen(root) == EXPECTED


def test_what_is_recorded_is_what_the_page_says(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"targets.yaml": REGISTRY})
    recorded(root, plain())
    assert [one for one in seen(root) if one[1] == "2024"] == EXPECTED

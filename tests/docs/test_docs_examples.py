"""What the documents show by example is what the program does (tests/support/docs_pages.py says
what counts as an example).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any
from unicodedata import normalize

import pytest

from tests.support.docs_pages import (
    FENCE,
    PAGES,
    PAIRS,
    Example,
    Figures,
    examples_of,
    figures_of,
    text_of,
)
from tests.support.projects import PROJECT
from tests.support.reckoning import reckon
from tracker.assess.clocks import Clocks
from tracker.assess.kinds import kind_of
from tracker.assess.report import make_report
from tracker.formats.json import document
from tracker.model.project import Project
from tracker.problems.problem import in_order
from tracker.read.project import read_project
from tracker.read.yamltext import read_yaml
from tracker.store.folder import read_folder
from tracker.words.exact import ratio

DAY = date(2025, 6, 30)
EXAMPLES = [example for page in PAGES for example in examples_of(page)]
FIGURES = [block for page in PAGES for block in figures_of(page)]
INLINE = re.compile(r"(?<![\w.])([\d(][\d .()+−×/^%]*[\d)%]) = (−?[\d.]*\d%?)")
STEPS = ("T", "g", "m", "pₑ", "v")  # what is reckoned on the way and is no figure of the report


def read(files: Mapping[str, str]) -> Project:
    """A project in which nothing is wrong."""
    found = read_project({name: text.encode() for name, text in files.items()}, DAY)
    problems = found if isinstance(found, list) else list(found.problems)
    assert [f"{one.place} {one.code}" for one in in_order(problems)] == []
    assert isinstance(found, Project)
    return found


@cache
def shipped() -> Project:
    """The project of this repository."""
    contents, _ = read_folder(PROJECT)
    found = read_project(contents, DAY)
    assert isinstance(found, Project)
    return found


def answer(project: Project, target: str, as_of: date, known_at: date) -> dict[str, Any]:
    """A target as the JSON report has it."""
    wanted = [one for one in project.targets if one.id == target]
    report = make_report(project, wanted, Clocks(as_of, known_at), "en")
    (found,) = document(report, "en")["targets"]
    return dict(found)


def at(found: Any, path: str) -> Any:
    """What stands at a dotted path of the report."""
    for step in path.split("."):
        found = None if found is None else found[step]
    return found


def written(figure: object, text: str) -> str:
    """A figure in the form in which a text states it: null, per cent, as many decimals."""
    if figure is None:
        return "null"
    if not isinstance(figure, (Decimal, int)):
        return str(figure)
    scale = 100 if text.endswith("%") else 1
    places = len(text.rstrip("%").partition(".")[2])
    rounded = round(Fraction(figure) * scale * 10**places) / Decimal(10**places)
    return f"{rounded:.{places}f}{'%' * (scale > 1)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_complete_example_is_read_and_assessed_as_claimed(example: Example) -> None:
    project = read(example.files)
    assert len(example.files) > 1 and example.claims
    for claim in example.claims:
        found = answer(project, claim.target, claim.as_of, claim.known_at)
        assert found["evidence"] == [text for key, text in claim.said if key == "evidence"], claim
        for key, text in claim.said:
            assert key == "evidence" or written(at(found, key), text) == text, (claim, key)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0]))
def test_both_languages_show_the_same(pair: tuple[str, str]) -> None:
    def shown(page: str) -> list[object]:
        own = [(dict(one.files), one.claims) for one in EXAMPLES if one.page == page]
        return [
            *own,
            *((block.target, block.as_of, block.lines) for block in FIGURES if block.page == page),
        ]

    assert shown(pair[0]) == shown(pair[1]) != []


def test_every_kind_has_a_complete_example() -> None:
    found = [read(one.files) for one in EXAMPLES if one.page == PAGES[0]]
    targets = [target for project in found for target in project.targets]
    assert {target.kind for target in targets} == {
        "reach",
        "keep",
        "total",
        "growth",
        "change",
        "done",
    }
    assert {kind_of(target).direction(target) for target in targets if target.kind == "reach"} == {
        "up",
        "down",
    }
    assert {target.goal.op for target in targets} >= {"ge", "le", "between", "around"}
    assert {target.level is None for target in targets if target.kind == "growth"} == {True, False}
    assert {target.unit == "%" for target in targets if target.kind == "change"} == {True, False}
    assert any(target.goal.quantity is None for target in targets)


@pytest.mark.parametrize("page", PAGES)
def test_every_other_piece_of_yaml_is_yaml(page: str) -> None:
    for fence in FENCE.finditer(text_of(page)):
        if fence[1] == "yaml":
            assert read_yaml(fence[2], page)[1] == [], fence[2]


@pytest.mark.parametrize("block", FIGURES, ids=str)
def test_arithmetic(block: Figures) -> None:
    """The arithmetic comes to what is written, and the program to the same."""
    own = [one for one in EXAMPLES if any(claim.target == block.target for claim in one.claims)]
    project = read(own[0].files) if own else shipped()
    found = answer(project, block.target, block.as_of, block.as_of)
    known: dict[str, Fraction] = {}
    for name, arithmetic, result in block.lines:
        if arithmetic:
            value = reckon(arithmetic, known)
            assert written(ratio(value), result) == result, arithmetic
            known["x" if name == "latest.value" else normalize("NFKC", name)] = value
        if name in STEPS:
            assert arithmetic
            continue
        figure = at(found, name)
        said = ", ".join(figure) if isinstance(figure, list) else written(figure, result)
        assert said == result, name


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair[0]))
def test_arithmetic_in_sentences(pair: tuple[str, str]) -> None:
    found = [INLINE.findall(FENCE.sub("", text_of(page))) for page in pair]
    assert found[0] == found[1] != []
    for text, result in found[0]:
        plain = re.sub(r"([\d.]+)%", r"(\1 / 100)", text)
        assert written(ratio(reckon(plain, {})), result) == result, text

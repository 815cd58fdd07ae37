"""The grid is straight: every column starts at one cell in every plan, and no line is wider than
the terminal, however wide that draws marks of open width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from unicodedata import east_asian_width

import pytest

from tests.support import builders as make
from tests.support.projects import PROJECT
from tests.support.text_attacks import ATTACKS, project
from tests.support.tiers import tiers
from tracker.assess.clocks import Clocks
from tracker.assess.report import PlanHead, Report, Row
from tracker.formats import Terminal, render
from tracker.formats.terminal_fit import drawn_bar, fitted
from tracker.formats.terminal_text import Pen
from tracker.formats.wrap import cells_of
from tracker.language import LANGUAGES, Language
from tracker.model.project import EMPTY_PROJECT
from tracker.model.target import Name, Target, Thresholds
from tracker.pages.blocks import Meter
from tracker.pages.grid import Grid, page
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY = date(2025, 2, 28)
WIDTHS = (20, 60, 80, 100, 120, 140, 160)
NAMES = (
    "企业",
    "High-tech enterprises of the city",
    "“光芯屏端网”产业规模甲乙丙丁戊己庚辛",
    "Ωα①°",
    "🎉x",
)
UNITS = ("家", "亿元", "tCO2e", "万株/年")
VALUES = ("7", "约900", "近1000", "突破1.6万", "12345678.9", "不超过5", "3—5", "0.001")
PERIODS = ("2023", "2024-11", "2024-11-30", "2024-H1", "2023..2024")


def rows(random: Random, plan: make.Plan, count: int) -> Iterator[Row]:
    """Targets of any size, with data and without."""
    for n in range(count):
        unit = random.choice(UNITS)
        base = random.choice((None, "100", "0.5", "1600"))
        promise: Target = make.target(
            random.choice(("9", "1000", "12345678")), base=base, unit=unit
        )
        name = Name(random.choice(NAMES), random.choice(("", "Any")))
        promise = replace(promise, id=f"{plan.id}{n}", plan=plan, name=name, section=f"s{n % 4}")
        seen = {random.choice(PERIODS): random.choice(VALUES)} if random.random() < 0.6 else {}
        day = random.choice(("2025-02-28", "2026-06-30"))
        yield Row(promise, make.judge(promise, seen, as_of=day), random.random() < 0.2)


def any_report(seed: int, language: Language) -> Report:
    random = Random(seed)
    plans = [
        replace(make.PLAN, id=one, headline=(f"{one}0", f"{one}1")[seed % 3 :]) for one in "pq"
    ]
    made = [row for plan in plans for row in rows(random, plan, random.randrange(1, 20))]
    heads = tuple(PlanHead(plan, Fraction(5, 6), None) for plan in plans)
    return Report(Clocks.of(DAY), language, Thresholds(), heads, tuple(made), (), EMPTY_PROJECT)


@cache
def shipped(language: Language) -> Report:
    return status(load_project(PROJECT, DAY), Filters(), Clocks.of(DAY), language)


def cells(line: str, ambiguous: int) -> str:
    """A line with a character for each cell."""
    return "".join(c + "\0" * (cells_of(c, ambiguous) - 1) for c in line if cells_of(c, ambiguous))


def straight(made: Grid, text: str, on: Terminal) -> None:
    """No line too wide; where there are columns, a blank between each two in every row."""
    lines = text.splitlines()
    assert max((cells_of(line, on.ambiguous) for line in lines), default=0) <= (on.width or 100)
    fits = fitted(made, Pen(made.language, on), on.width or 100)
    if fits is None:
        return
    at, gaps = fits.sign + 1 + fits.name, {fits.sign}
    for column, width in fits.columns:
        at += column.key == "why"
        gaps.add(at)
        at += width + 1
    shown = [row for plan in made.plans for group in plan.groups for row in group.rows]
    signs = {row.sign.ascii if on.ascii else row.sign.text for row in shown}
    found = [
        cells(line, on.ambiguous)
        for line in lines
        if line.split(" ")[0] in signs and not line.startswith(("· 没", "· 其", ". 没", ". 其"))
    ]
    heads = [line for line in found if made.language == "zh" or len(line) > fits.name]
    wrong = [(line, gap) for line in heads for gap in gaps if line[gap : gap + 1].strip()]
    assert len(found) >= len(shown)
    assert [one for one in wrong if made.language == "zh" or "data" not in one[0]] == []


@pytest.mark.parametrize("seed", tiers(range(60), range(2)))
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_project_is_straight(language: Language, seed: int) -> None:
    report = any_report(seed, language)
    made = page(report, language, every=bool(seed % 2), by_section=seed % 5 == 0)
    for width in WIDTHS:
        for on in (Terminal(width), Terminal(width, ambiguous=2), Terminal(width, ascii=True)):
            asked = {"every": bool(seed % 2), "by_section": seed % 5 == 0}
            straight(made, str(render("grid", report, "table", language, on, **asked)), on)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_pipe_has_is_straight_in_both_worlds(language: Language) -> None:
    """Nobody knows who reads it: between the sign of a row and its bar every mark has one width."""
    text = str(render("grid", shipped(language), "table", language, Terminal(), every=True))
    rows = [line for line in text.splitlines() if line[:1] in "▲√●○▽·" and line[1:2] == " "]
    bars = "█▒░│"
    for line in rows:
        between = line[1:].rstrip("+" + bars)
        assert not [c for c in between if east_asian_width(c) == "A"], line
    assert len(rows) == 36
    assert text == str(
        render("grid", shipped(language), "table", language, Terminal(100), every=True)
    )


def test_nothing_from_a_file_moves_the_cursor(tmp_path: Path) -> None:
    root = project(tmp_path, ATTACKS["all"])
    report = status(load_project(root, DAY), Filters(), Clocks.of(DAY), "zh")
    for width in (60, 140):
        for every in (False, True):
            text = str(render("grid", report, "table", "zh", Terminal(width), every=every))
            assert text.replace("\n", "").replace("\u3000", "").isprintable()


half, low = Fraction(1, 2), (Fraction(76, 100), Fraction(1))


@pytest.mark.parametrize(
    ("meter", "drawn"),
    [
        (Meter(None), ""),
        (Meter(Fraction(0)), "░░░░░░░"),
        (Meter(Fraction(1, 1000)), "█░░░░░░"),
        (Meter(Fraction(-3)), "░░░░░░░"),
        (Meter(half), "████░░░"),
        (Meter(Fraction(999, 1000)), "██████░"),
        (Meter(Fraction(1), span=low), "██████░"),
        (Meter(Fraction(1)), "███████"),
        (Meter(Fraction(1), elapsed=half), "███│███"),
        (Meter(Fraction(1001, 1000)), "███████▒"),
        (Meter(Fraction(10, 7)), "███████▒▒▒"),
        (Meter(Fraction(12, 7)), "███████▒▒+"),
        (Meter(Fraction(8, 7), span=(Fraction(8, 7), None)), "███████▒+"),
    ],
)
def test_a_bar_is_never_full_below_the_goal_nor_empty_above_the_start(
    meter: Meter, drawn: str
) -> None:
    assert drawn_bar(meter, (7, 3)) == drawn
    assert drawn_bar(meter, (0, 0)) == ""

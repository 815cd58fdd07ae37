"""The arithmetic that show prints: as texts, and right for whoever reckons with it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import observation, target
from tests.support.every_kind import ALL, DAY, FILES, detail
from tests.support.projects import PROJECT, write_project
from tracker.assess.assess import Assessment, assess
from tracker.assess.clocks import Clocks
from tracker.assess.detail import Detail
from tracker.assess.report import Row
from tracker.assess.status import Judged
from tracker.model.project import Project
from tracker.words.calculation import workings
from tracker.workflows.load import load_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(write_project(tmp_path_factory.mktemp("show"), FILES), DAY).project


def arithmetic(one: Detail) -> dict[str, str]:
    assert one.row is not None
    return {work.figure: str(work) for work in workings(one.row)}


# target, figure, the arithmetic printed
ARITHMETIC = [
    ("firms", "progress", "(10,000 − 6,259) / (12,000 − 6,259) = >65.2%"),
    ("firms", "ratio", "10,000 / 12,000 = >83.3%"),
    ("firms", "gap", "12,000 − 10,000 = <2,000"),
    ("firms", "elapsed", "3 / 5 = 60.0%"),
    ("firms", "expected", "7,000 + (9,500 − 7,000) × 100% = 9,500"),
    ("firms", "expected_share", "(9,500 − 6,259) / (12,000 − 6,259) = 56.5%"),
    ("firms", "pace", "65.2% / 56.5% = >1.15"),
    ("firms", "pace_pp", "65.2% − 56.5% = >8.7"),
    ("few", "progress", "4 / 4 = 100.0%"),
    ("few", "overshoot_ratio", "5,000 / 5,000 = >100.0%"),
    ("invest", "sum", "180 + 205.5 + 230 = 615.5"),
    ("invest", "needed_per_year", "(1,000 − 615.5) / 2 = 192.25"),
    ("energy", "edge", "0.5 × (1 + (-13.5%)) = 0.4325"),
    ("energy", "change", "0.45 / 0.5 − 1 = -10.0%"),
    ("energy", "expected", "0.5 × (0.4325 / 0.5)^0.6 = 0.458"),
    ("lower", "ratio", "-7.2 / (-13.5) = 53.3%"),
    ("lower", "gap", "-7.2 − (-13.5) = 6.3"),
    ("lower", "expected", "100 × (1 + (-13.5) / 100)^0.4 − 100 = -5.64"),
    ("bridge", "years_early", "2025 − 2024 = 1"),
    ("days", "progress", "2 / 3 = 66.7%"),
    ("rate", "growth", "((1 + 8.1%) × (1 + 4%) × (1 + 5.7%))^(1 / 3) − 1 = 5.9%"),
    ("rate", "pace", "5.92% / 7% = 0.85"),
    ("gdp-growth", "growth", "(17,600 / 15,000)^(1 / 2) − 1 = 8.3%"),
    ("gdp-growth", "progress", "(8.32 − 8) / (10 − 8) = 16.0%"),
    ("gdp-growth", "needed_growth", "(15,000 × (1 + 10%)^5 / 17,600)^(1 / 3) − 1 = 11.1%"),
    ("smoke", "progress", "(800 − 1,000) / (600 − 1,000) = ≥50.0%"),
    ("smoke", "ratio", "600 / 800 = ≥75.0%"),
    ("smoke", "gap", "800 − 600 = ≤200"),
    ("smoke", "expected", "1,000 × (600 / 1,000)^0.6 = 736.0"),
    ("smoke", "pace_pp", "50% − 66.0% = ≥-16.0"),
]


@pytest.mark.parametrize(
    ("word", "figure", "text"), ARITHMETIC, ids=[f"{a}-{b}" for a, b, _ in ARITHMETIC]
)
def test_arithmetic(project: Project, word: str, figure: str, text: str) -> None:
    assert arithmetic(detail(project, word))[figure] == text


def test_arithmetic_of_the_shipped_plan() -> None:
    day = date(2025, 2, 28)
    shipped = load_project(PROJECT, day).project
    assert arithmetic(detail(shipped, "hitech-enterprises", as_of=day))["progress"] == (
        "(16,000 − 6,259) / (12,000 − 6,259) = >169.7%"
    )
    growth = arithmetic(detail(shipped, "rd-growth", as_of=day))
    assert growth["growth"] == "(761.2 / 548.1)^(1 / 3) − 1 = 11.6%"
    assert growth["needed_growth"] == "(548.1 × (1 + 14%)^5 / 761.2)^(1 / 2) − 1 = 17.7%"


def test_what_is_not_reckoned_is_not_shown(project: Project) -> None:
    assert arithmetic(detail(project, "nothing")) == {}
    assert arithmetic(detail(project, "firms", as_of=date(2021, 12, 31))) == {
        "gap": "11,000 − 6,259 = 4,741"
    }
    assert not {"progress", "ratio", "gap"} & set(arithmetic(detail(project, "bridge")))


def reckoned(text: str) -> float:
    """What a reader with a calculator makes of it."""
    plain = re.sub(
        r"([\d.]+)%", r"(\1/100)", text.replace(",", "").replace("−", "-").replace("×", "*")
    )
    if "^" not in plain:  # exactly: binary fractions would lose what a small difference magnifies
        plain = re.sub(r"\d+(?:\.\d+)?", r'Fraction("\g<0>")', plain)
    found = eval(plain.replace("^", "**"), {"__builtins__": {}, "Fraction": Fraction})
    return float(found)


def check_arithmetic(a: Assessment, row: Row) -> None:
    """Whoever reckons with what is printed gets what is printed, and that is the assessment's own
    figure.
    """
    works = {work.figure: work for work in workings(row)}
    for work in works.values():
        shown = work.result.lstrip("<>≥≤≈").replace(",", "")
        digits, in_percent = shown.rstrip("%"), shown.endswith("%")
        half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
        value = reckoned(work.text) * (100 if in_percent or work.figure == "pace_pp" else 1)
        assert abs(value - float(digits)) <= half * 1.000001 + 1e-9, work
    for name, work in works.items():
        assert work.value == getattr(a, name, work.value) == a.calculations[name].value, name
    if a.latest is not None and a.trajectory.judged != Judged.MILESTONE:
        needed = (
            "progress",
            "gap",
            "overshoot",
            "elapsed",
            "pace",
            "pace_pp",
            "needed_per_year",
        )
        for name in needed:
            figure = getattr(a, name)
            if name == "needed_per_year" and (
                a.over or (a.trajectory.judged == Judged.RATE and a.span("gap").high == 0)
            ):
                # nothing is said of the future once the plan is over; an average that is met needs
                # nothing
                figure = None
            assert (name in works) == (
                figure is not None and (figure != 0 or name not in ("gap", "overshoot"))
            ), name
        assert all(
            works[name].value == a.latest.value for name in ("sum", "level") if name in works
        )
        if "growth" in works:
            assert abs(works["growth"].value * 100 - a.latest.value) < Fraction(1, 10**20)


@pytest.mark.parametrize("day", ["2022-06-30", "2023-06-30", "2024-06-30"])
@pytest.mark.parametrize("word", ALL[:-1])
def test_printed_arithmetic_is_right(project: Project, word: str, day: str) -> None:
    row = detail(project, word, as_of=date.fromisoformat(day)).row
    assert row is not None
    check_arithmetic(row.assessment, row)


AMOUNTS = st.decimals(1, 99999, places=2).map(lambda d: f"{d:.2f}")
WORDS_FOR = st.sampled_from(["", "超过", "近", "约", "不低于", "不超过"])
KINDS = st.sampled_from(["reach", "keep", "total", "growth", "change"])


@given(
    KINDS,
    AMOUNTS,
    AMOUNTS,
    st.sampled_from(["linear", "geometric"]),
    st.lists(st.tuples(WORDS_FOR, AMOUNTS), min_size=1, max_size=5),
)
def test_printed_arithmetic_is_always_right(
    kind: str, base: str, goal: str, pace: str, values: list[tuple[str, str]]
) -> None:
    unit = "%" if kind == "growth" else "家"
    made = target(
        f"-{int(goal[-2:])}.5%"
        if kind == "change"
        else f"{Decimal(goal[-5:]):f}"
        if kind == "growth"
        else goal,
        unit=unit,
        kind=kind,
        base=None if kind in ("total", "growth") else base,
        pace=pace,
        measure="flow" if kind == "total" else "ratio" if kind == "growth" else "stock",
    )
    seen = [
        observation(
            str(2021 + n),
            mark + (f"{Decimal(value[-5:]):f}" if kind == "growth" else value),
            unit=unit,
        )
        for n, (mark, value) in enumerate(values)
    ]
    day = date(2026, 12, 31)
    row = Row(made, assess(made, seen, Clocks.of(day)))
    check_arithmetic(row.assessment, row)

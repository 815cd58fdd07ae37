"""FORMULAS: a figure stands once. Its text is what its function computes, its interval holds what
its operands may be, and every row is used.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from inspect import Parameter, signature
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.docs.test_docs_examples import read, shipped
from tests.support.blocks import every_figure
from tests.support.builders import judge, observation, target
from tests.support.docs_pages import PAGES, examples_of
from tests.support.every_kind import DAY, FILES
from tests.support.projects import PROJECT
from tests.support.reckoning import reckon
from tracker.assess.assess import Assessment
from tracker.assess.bounds import Bounded
from tracker.assess.clocks import Clocks
from tracker.assess.formulas import FORMULAS, OPERAND, Calculation, Formula, operand_name
from tracker.assess.report import Row, make_report
from tracker.model.project import Project
from tracker.model.quantity import Interval
from tracker.read.project import read_project
from tracker.words.calculation import workings
from tracker.words.figures import cells

SMALL = {"c", "p", "pe", "τ"}  # shares
SIGNED = {"x", "b", "T", "c", "p", "pe", "v0", "v1"}
SOME = st.lists(st.sampled_from(sorted(FORMULAS)), min_size=10, max_size=10, unique=True)
WIDTHS = st.fractions(Fraction(1, 10), 2, max_denominator=12)


def operands_of(formula: Formula, several: int) -> list[str]:
    """The operands of a formula, of numbered ones so many."""
    named = signature(formula.compute).parameters.values()
    each = [name[0] for name in (*formula.rises, *formula.falls) if name.endswith("#")]
    return [
        *(one.name for one in named if one.kind is not Parameter.VAR_KEYWORD),
        *(f"{name}{n}" for name in each for n in range(1, several + 1)),
    ]


@st.composite
def operands(draw: st.DrawFn, formula: Formula) -> dict[str, Fraction]:
    """Values for a formula: shares up to 3, others up to 10, below zero where a target may be."""
    found = {}
    for name in operands_of(formula, draw(st.integers(1, 2))):
        most = 3 if name in SMALL else 10
        values = st.fractions(Fraction(1, 10), most, max_denominator=12)
        if name in SIGNED and formula.name not in ("overshoot_ratio", "gap_ratio"):
            values = values | values.map(lambda v: -v)
        if name == "ν":
            values = st.integers(1, 9).map(Fraction)
        found[name] = draw(values)
    return found


def computed(formula: Formula, values: Mapping[str, Fraction | Bounded]) -> Calculation | None:
    """None where the figure is not defined."""
    try:
        return formula(**values)
    except ArithmeticError:
        return None


@given(SOME, st.data())
def test_the_text_says_what_the_function_computes(names: list[str], data: st.DataObject) -> None:
    for name in names:
        formula = FORMULAS[name]
        values = data.draw(operands(formula))
        found = computed(formula, values)
        if found is None:
            continue
        assert found.value is not None and set(found.plain()) == set(values)
        text = OPERAND.sub(lambda operand: operand_name(operand[1]), found.template)
        said = reckon(text, values) * (100 if formula.unit == "points" else 1)
        assert abs(found.value - said) <= Fraction(1, 10**20) * max(1, abs(said)), (name, values)


@given(SOME, st.data())
def test_the_interval_is_the_hull_of_what_the_operands_may_be(
    names: list[str], data: st.DataObject
) -> None:
    """Which also says that the declared direction is the real one."""
    for name in names:
        formula = FORMULAS[name]
        values, carrying = data.draw(operands(formula)), (*formula.rises, *formula.falls)
        spans = {
            one: (value, value + data.draw(WIDTHS))
            for one, value in values.items()
            if one in carrying or one.rstrip("1234") + "#" in carrying
        }
        pole = spans.get(formula.pole)
        vague = {one: Bounded(ends[0], Interval(*ends), "range") for one, ends in spans.items()}
        found = computed(formula, {**values, **vague})
        if found is None or (pole is not None and pole[0] * pole[1] <= 0):
            continue
        corners = product(*((low, (low + high) / 2, high) for low, high in spans.values()))
        made = [
            computed(formula, {**values, **dict(zip(spans, one, strict=True))}) for one in corners
        ]
        known = [one.value for one in made if one is not None and one.value is not None]
        if len(known) == len(made):
            assert (found.span.low, found.span.high) == (min(known), max(known)), (name, values)
        if len(known) == len(made) == 3:
            assert found.rising == (known[2] > known[0]), (name, values)


def test_an_operand_that_may_be_anything_leaves_the_figure_open() -> None:
    x = Bounded(Fraction(2), Interval(Fraction(2), None), "at-least")
    found = FORMULAS["progress"](x=x, b=Fraction(0), T=Fraction(10))
    assert (found.span, found.mark) == (Interval(Fraction(1, 5), None), "≥")
    found = FORMULAS["needed_per_year"](x=x, T=Fraction(10), n=Fraction(2))
    assert (found.span, found.mark) == (Interval(None, Fraction(4)), "≤")
    x = Bounded(Fraction(2), Interval(Fraction(-1), Fraction(3)), "range")
    assert FORMULAS["ratio.down"](x=x, T=Fraction(10)).span == Interval(None, None)


# what neither the shipped plan, the documents nor the project of all kinds has
RARE: dict[str, Callable[[], Assessment]] = {
    "gap.above": lambda: judge(target("60", base="100", op="le"), {"2024": "80"}),
    "gap.whole.down": lambda: judge(target("60", base="100", op="le"), {}),
    "overshoot.below": lambda: judge(target("60", base="100", op="le"), {"2024": "50"}),
    "expected.geometric": lambda: judge(target("60", base="100", pace="geometric"), {"2024": "80"}),
    "expected.due": lambda: judge(target("60", base="10"), {"2026": "40"}, as_of="2027-06-30"),
    "pace.limit": lambda: judge(rate("3%", op="le"), {"2021": "2%"}),
    "pace.band": lambda: judge(rate("2..4"), {"2021": "3%"}),
    "pace.ceiling": lambda: judge(
        target("100", op="le", kind="total", measure="flow"), {"2021": "20"}
    ),
    "left": lambda: judge(target("100", op="le", kind="total", measure="flow"), {"2021": "20"}),
    "edge.amount": lambda: judge(target("50", base="100", kind="change"), {"2021": "120"}),
    "change.amount": lambda: judge(target("50", base="100", kind="change"), {"2021": "120"}),
    "level": lambda: judge(target("50%", base="100", kind="change"), {"2021": "20%"}),
}


def rate(value: str, **fields: object) -> object:
    """A target of growth by reported rates."""
    return target(value, unit="%", kind="growth", measure="ratio", **fields)


# of the analysis: by the tests of its blocks
RARE_BLOCKS = {"actual", "needed.geometric", "needed.index", "slack_days.ceiling", "probability",
               "probability.below"}  # fmt: skip


def test_every_row_is_used() -> None:
    """Nothing stands in the table that no assessment and no block computes with."""
    projects = [read(dict(one.files)) for page in PAGES for one in examples_of(page)]
    made = read_project({name: text.encode() for name, text in FILES.items()}, DAY)
    assert isinstance(made, Project)
    projects += [shipped(), made]
    used = {"gap_ratio"}  # the one of standing.share_missing, by which rows are sorted
    for project in projects:
        for day in (DAY, date(2023, 6, 30), date(2026, 6, 30)):
            report = make_report(project, project.targets, Clocks.of(day), "en")
            used |= {
                one.name for row in report.rows for one in row.assessment.calculations.values()
            }
            used |= {one.name for one in every_figure(report)}
    for name, rare in RARE.items():
        found = {one.name for one in rare().calculations.values()}
        assert name in found
        used |= found
    assert used | RARE_BLOCKS == set(FORMULAS)


def arithmetic(found: Assessment, promise: object) -> dict[str, str]:
    return {one.figure: str(one) for one in workings(Row(promise, found))}  # type: ignore[arg-type]


def test_of_a_ceiling_with_a_missing_part_no_pace_is_said() -> None:
    made = target("1000", op="le", kind="total", measure="flow")
    found = judge(made, {"2021": "200", "2023": "200"})
    assert (found.pace, found.trajectory.whole) == (None, False)
    assert "pace" not in arithmetic(found, made)


def test_a_rate_below_its_band_is_measured_by_its_lower_end() -> None:
    """Also where the baseline lies above the band."""
    made = rate("9..12", base="20%", at="2016..2020")
    found = judge(made, {"2021": "6%"})  # type: ignore[arg-type]
    assert found.pace == Fraction(6, 9)
    assert arithmetic(found, made)["pace"] == "6% / 9% = 0.67"


@pytest.mark.parametrize(
    ("promise", "seen", "figure", "said"),
    [
        (target("-20", base="-10", op="le"), "超过-14", "ratio", "-20 / (-14) = >142.9%"),
        (rate("-3%"), "超过-2%", "pace", "-3% / (-2%) = >1.50"),
        (target("20", base="-10"), "约-10", "pace", "0% / 20% = ≈0.00"),
    ],
)
def test_a_mark_turns_with_the_sign(promise: object, seen: str, figure: str, said: str) -> None:
    found = judge(promise, {"2021": seen})  # type: ignore[arg-type]
    assert arithmetic(found, promise)[figure] == said


def test_what_an_average_needs_has_both_ends() -> None:
    made = rate("15%")
    found = judge(made, {"2021": "约14.6%"}, as_of="2022-03-31")  # type: ignore[arg-type]
    needed = found.bounded("needed_per_year")
    assert needed is not None and needed.text(lambda v: f"{float(v):.2f}") == "≈0.07–0.12"
    assert cells(Row(made, found), "en").gap.startswith("≈")  # type: ignore[arg-type]


def test_a_level_from_a_baseline_below_zero_has_its_ends_in_order() -> None:
    made = target("30%", base="-400", kind="change")
    found = judge(made, [observation("2024", "约20%")])
    assert found.latest is not None
    low, high = found.latest.span.low, found.latest.span.high
    assert low is not None and high is not None and low < found.latest.value < high


def test_the_pages_have_the_table() -> None:
    made = runpy.run_path(str(PROJECT / "docs" / "make_formulas.py"))["pages"]()
    for name, text in made.items():
        assert (PROJECT / "docs" / name).read_text("utf-8") == text, "run docs/make_formulas.py"

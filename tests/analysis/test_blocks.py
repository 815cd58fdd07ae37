"""tracker/analysis: ambition, buffer, score and milestone of a target; the figures of the shipped
plan are the contract's.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.docs.test_docs_examples import shipped
from tests.support.blocks import blocks_of, project_of
from tests.support.builders import LEVEL, PLAN, YEARLY, observation, six, target
from tracker.analysis.blocks import Blocks
from tracker.analysis.score import score
from tracker.assess.clocks import Clocks
from tracker.assess.forecast import forecast
from tracker.assess.formulas import FORMULAS
from tracker.assess.report import Report, make_report
from tracker.assess.student import student_t
from tracker.language import Language
from tracker.model.periods import day_at, decimal_year, read_period
from tracker.model.quantity import Interval
from tracker.model.target import Release, Target
from tracker.pages.block_values import assessed_values, score_values

DAY = date(2025, 2, 28)


def said(day: date = DAY, language: Language = "en") -> tuple[Report, dict[str, dict[str, Any]]]:
    project = shipped()
    report = make_report(project, project.targets, Clocks.of(day), language)
    values = assessed_values(report, language)
    return report, {row.target.id: values(row) for row in report.rows}


@pytest.fixture(scope="module")
def plan() -> tuple[Report, dict[str, dict[str, Any]]]:
    return said()


# basis, value before, required, was, ratio, continued, actual, rank
AMBITIONS = {
    "rd-growth": ("compound", "329.5", "14", "10.713576", "1.306753", "911.725675", "11.569716", 1),
    "science-literacy": ("linear", "10.7", "0.84", "1.08", "0.777778", "21.5", None, 2),
    "hitech-enterprises": (
        "compound", "1656", "13.903025", "30.46347", "0.456384", "23656.449879", "25.298444", 3
    ),
    "tech-contract-turnover": (
        "compound", "471.09", "6.647538", "14.872761", "0.446961", "1884.840031", "28.986226", 4
    ),
}  # fmt: skip


def test_the_ambitions_of_the_shipped_plan(plan: tuple[Report, dict[str, Any]]) -> None:
    found = {key: one["ambition"] for key, one in plan[1].items() if one["ambition"]}
    assert {
        key: (
            one["basis"],
            str(one["before"]["value"]),
            *(
                one[name] if one[name] is None else str(one[name])
                for name in ("required", "was", "ratio", "continued", "actual")
            ),
            one["rank"],
        )
        for key, one in found.items()
    } == AMBITIONS
    assert {key for key, one in found.items() if one["derived"]} == {"rd-growth"}
    assert {
        (one["before"]["period"], one["peers"], one["peer_median"]) for one in found.values()
    } == {("2015", 0, None)}


def test_the_rank_is_that_of_the_whole_plan_whatever_is_shown() -> None:
    project = shipped()
    one = next(one for one in project.targets if one.id == "tech-contract-turnover")
    report = make_report(project, [one], Clocks.of(DAY), "en")
    assert assessed_values(report, "en")(report.rows[0])["ambition"]["rank"] == 4


def test_the_buffers_of_the_shipped_plan(plan: tuple[Report, dict[str, Any]]) -> None:
    found = {key: one["buffer"] for key, one in plan[1].items() if one["buffer"]}
    share = found.pop("hightech-value-added-share")
    assert share == {
        "slack_days": -19,
        "slack_low": -19,
        "slack_high": -19,
        "on_road_until": "2024-11-11",
        "safe_until": "2025-01-24",
        "probability": None,
        "n": 3,
        "interval_note": None,
        "needed": [{"period": "2025", "value": 28}],
        "needed_rate": None,
    }
    growth = found.pop("rd-growth")
    assert [(one["period"], str(one["value"])) for one in growth["needed"]] == [
        ("2024", "896.275282"),
        ("2025", "1055.319733"),
    ]
    assert (str(growth["needed_rate"]), growth["slack_days"], found) == ("17.745045", None, {})


def test_after_the_last_day_nothing_is_needed_any_more() -> None:
    _, values = said(date(2026, 11, 21))
    found = values["hightech-value-added-share"]["buffer"]
    assert (found["needed"], found["slack_days"]) == ([], -19)


SCORES = {
    "fyp14": (17, 5, 1, 11, "0.294118", "0.941176", "0.833333", "0.352941"),
    "work2025": (19, 1, 0, 18, "0.052632", "1", "1", "0.052632"),
}


def test_the_scores_of_the_shipped_plans(plan: tuple[Report, dict[str, Any]]) -> None:
    report = plan[0]
    for head in report.plans:
        rows = [row for row in report.rows if row.target.plan is head.plan]
        found = score_values(score(rows)).values()
        assert (
            tuple(one if isinstance(one, int) else str(one) for one in found)
            == SCORES[head.plan.id]
        )
    rows = [row for row in report.rows if row.target.nature == "expected"]
    rows = [row for row in rows if row.target.plan.id == "fyp14"]
    assert {key: str(one) for key, one in score_values(score(rows)).items()} == {
        "targets": "10",
        "good": "5",
        "bad": "1",
        "unknown": "4",
        "low": "0.5",
        "high": "0.9",
        "of_judged": "0.833333",
        "coverage": "0.6",
    }


def test_of_nothing_no_share_is_said() -> None:
    assert [score_values(score([]))[key] for key in ("low", "high", "of_judged", "coverage")] == [
        None
    ] * 4


def test_the_releases_of_the_shipped_plan() -> None:
    report, values = said(date(2026, 11, 21))
    mine = [values[row.target.id] for row in report.rows if row.target.plan.id == "fyp14"]
    states = [one["release"]["state"] for one in mine]
    assert (states.count("unreported"), states.count("irregular")) == (10, 7)
    silent = {one["release"]["silent_since"]: one["release"]["silent_days"] for one in mine}
    assert silent == {"2025-02-28": 631, "2024-11-30": 721, None: None}


@pytest.mark.parametrize(
    ("z", "freedom", "share"),
    [
        ("0", 1, "0.5"),
        ("1", 1, "0.75"),
        ("1.885618", 2, "0.9"),
        ("1.637744", 3, "0.9"),
        ("-1.5", 4, "0.104"),
        ("2.015048", 5, "0.95"),
        ("0.931597", 2, "0.775054"),
        ("1000000000000", 7, "1"),
    ],
)
def test_student_t(z: str, freedom: int, share: str) -> None:
    assert six(student_t(Fraction(z), Fraction(freedom))) == share
    other = student_t(-Fraction(z), Fraction(freedom))
    assert abs(student_t(Fraction(z), Fraction(freedom)) + other - 1) < Fraction(1, 10**29)


def test_half_a_degree_of_freedom_is_refused() -> None:
    for freedom in (Fraction(0), Fraction(5, 2)):
        with pytest.raises(ArithmeticError):
            student_t(Fraction(1), freedom)


LABS = target("24", base="10")
YEARS = {"2021": "12", "2022": "17", "2023": "20"}


def test_a_probability_rests_on_four_points_and_says_so() -> None:
    blocks, row = blocks_of(LABS, YEARS, "2024-03-31")
    found = blocks.buffer(row)
    assert found is not None and found.n == 4
    fit = forecast(
        [(Fraction(2021 + n), Fraction(v)) for n, v in enumerate((10, 12, 17, 20))],
        Fraction(2026),
        Fraction(24),
    )
    assert fit is not None and fit.error is not None
    z = (fit.linear - 24) / fit.error
    assert found.value("probability") == student_t(z, Fraction(2))
    down, below = blocks_of(
        target("-24", base="-10", op="le"), {y: f"-{v}" for y, v in YEARS.items()}, "2024-03-31"
    )
    other = down.buffer(below)
    assert other is not None and other.value("probability") == found.value("probability")
    assert "probability.below" in {one.name for one in other.calculations.values()}


@pytest.mark.parametrize(
    ("promise", "seen"),
    [
        pytest.param(LABS, {"2021": "12", "2022": "17"}, id="three points"),
        pytest.param(LABS, {"2021": "12", "2022": "14", "2023": "16"}, id="nothing scatters"),
        pytest.param(target("24..26", base="10"), YEARS, id="a band"),
    ],
)
def test_no_probability(promise: Target, seen: dict[str, str]) -> None:
    blocks, row = blocks_of(promise, seen, "2024-03-31")
    found = blocks.buffer(row)
    assert found is not None and found.value("probability") is None


@pytest.mark.parametrize(
    ("promise", "seen", "slack", "until", "safe"),
    [
        pytest.param(LABS, {"2023": "19"}, 78, "2024-03-18", "2024-05-19", id="ahead"),
        pytest.param(LABS, {"2023": "8"}, -1095, "2020-12-31", None, id="before the road"),
        pytest.param(
            target("10", base="24"), {"2023": "15"}, 78, "2024-03-18", "2024-05-19", id="down"
        ),
        pytest.param(
            target("-10", base="-24"),
            {"2023": "-15"},
            78,
            "2024-03-18",
            "2024-05-19",
            id="below zero",
        ),
        pytest.param(
            target("24", base="0"), {"2023": "0"}, -1095, "2020-12-31", "2020-12-31", id="from zero"
        ),
        pytest.param(
            target("800", base="100", pace="geometric"),
            {"2023": "350"},
            4,
            "2024-01-04",
            "2024-02-05",
            id="compound",
        ),
        pytest.param(
            target("24", base="10", pace="steps", milestones={"2022": "20", "2023": "20"}),
            {"2023": "20"},
            0,
            "2023-12-31",
            "2024-04-05",
            id="a road that stands still",
        ),
        pytest.param(
            target("24", base="10", pace="steps", milestones={"2022": "20", "2023": "5"}),
            {"2022": "18"},
            -146,
            "2022-08-07",
            "2022-09-06",
            id="a road that turns back",
        ),
        pytest.param(
            target("24", base="10", op="gt"),
            {"2023": "24"},
            731,
            "2025-12-31",
            None,
            id="at the goal itself",
        ),
        pytest.param(
            target("100", op="le", kind="total", measure="flow"),
            {"2021": "10", "2022": "10"},
            365,
            None,
            None,
            id="a ceiling",
        ),
    ],
)
def test_slack(
    promise: Target, seen: dict[str, str], slack: int, until: str | None, safe: str | None
) -> None:
    blocks, row = blocks_of(promise, seen, "2024-03-31")
    found = blocks.buffer(row)
    assert found is not None
    days = [None if one is None else str(one) for one in (found.on_road_until, found.safe_until)]
    assert (found.slack_days, *days) == (slack, until, safe)


def test_the_last_safe_day_is_on_track_and_the_next_one_is_not() -> None:
    blocks, row = blocks_of(LABS, {"2023": "16"}, "2024-03-31")
    found = blocks.buffer(row)
    assert found is not None and found.safe_until is not None and row.assessment.progress
    road = row.assessment.trajectory.path
    assert road is not None
    pace = [
        row.assessment.progress / ((road.at(decimal_year(day)) - 10) / 14)
        for day in (found.safe_until, date.fromordinal(found.safe_until.toordinal() + 1))
    ]
    assert pace[0] >= Fraction("0.95") > pace[1]


@pytest.mark.parametrize(
    ("value", "ends"),
    [("超过18", (0, 261)), ("约18", (-234, 234)), ("近19", (-183, 78)), ("18以上", (0, None))],
)
def test_the_slack_of_an_interval_has_both_ends(value: str, ends: tuple[int, int | None]) -> None:
    made = target("24", base="10")
    blocks, row = blocks_of(made, {"2023": value}, "2024-03-31")
    if row.assessment.attainment != "open":
        assert blocks.buffer(row) is None
        return
    found = blocks.buffer(row)
    assert found is not None
    span = found.calculations["slack_days"].span
    assert span.low is not None and span.low <= (found.slack_days or 0)
    assert span != Interval(span.low, span.low)


def test_what_is_met_or_has_no_road_has_no_buffer() -> None:
    for promise, seen in (
        (LABS, {"2023": "24"}),
        (LABS, {}),
        (target("24"), {"2023": "20"}),
        (target("24", base="10", pace="none"), {"2023": "20"}),
        (target("24", base="24"), {"2023": "24"}),
    ):
        blocks, row = blocks_of(promise, seen, "2024-03-31")
        assert blocks.buffer(row) is None


def needed(promise: Target, seen: dict[str, str], day: str = "2024-07-31") -> list[tuple[str, str]]:
    blocks, row = blocks_of(promise, seen, day)
    found = blocks.buffer(row)
    assert found is not None
    return [(str(period), six(one.value or 0)) for period, one in found.needed]


def test_what_is_needed_by_each_coming_period() -> None:
    assert needed(LABS, {"2023": "20"}) == [("2024", "22"), ("2025", "24")]
    assert needed(LABS, {"2024-06": "20"}) == [("2025", "24")]
    halves = replace(LABS, release=Release("half", 30))
    assert [period for period, _ in needed(halves, {"2023": "20"})] == [
        "2024-H1",
        "2024-H2",
        "2025-H1",
        "2025-H2",
    ]
    months = replace(LABS, release=Release("month", 30))
    assert len(needed(months, {"2023": "20"})) == 24
    assert needed(target("800", base="100", pace="geometric"), {"2023": "200"}) == [
        ("2024", "400"),
        ("2025", "800"),
    ]
    index = target("-19%", unit="%", base="0", kind="change", pace="geometric")
    assert needed(index, {"2023": "0"}) == [("2024", "-10"), ("2025", "-19")]
    ceiling = target("100", op="le", kind="total", measure="flow")
    assert needed(ceiling, {"2021": "40"})[-1] == ("2025", "100")


def test_a_road_of_centuries_lists_years() -> None:
    long = target("9000", base="10", by="2500")
    monthly = replace(
        long, release=Release("month", 30), plan=replace(PLAN, period=read_period("2021..2500"))
    )
    assert len(needed(monthly, {"2023": "20"})) == 477


def test_financial_years_are_the_coming_ones() -> None:
    starts = (4, 1)
    made = target("24", base="10")
    made = replace(
        made,
        goal=replace(made.goal, by=read_period("2025/26", starts)),
        baseline=replace(made.baseline, period=read_period("2020/21", starts)),  # type: ignore[type-var]
    )
    seen = [replace(observation("2023", "20"), period=read_period("2023/24", starts))]
    blocks, row = blocks_of(made, seen, "2024-07-31")  # type: ignore[arg-type]
    found = blocks.buffer(row)
    assert found is not None
    assert [str(period) for period, _ in found.needed] == ["2024/25", "2025/26"]
    assert found.slack_days == 208 and str(found.on_road_until) == "2024-10-25"


@pytest.mark.parametrize("day", ["0001-01-01", "2024-02-29", "2024-12-31", "9999-12-31"])
@pytest.mark.parametrize("starts", [(1, 1), (4, 1), (2, 28)])
def test_a_day_is_found_again_from_its_decimal_year(day: str, starts: tuple[int, int]) -> None:
    that = date.fromisoformat(day)
    if that.year > 1 or starts == (1, 1):
        assert day_at(decimal_year(that, starts), starts) == that
        assert (
            day_at(decimal_year(that, starts) - Fraction(1, 10**6), starts) < that
            or day[:4] == "0001"
        )


def test_days_beyond_the_calendar_are_its_ends() -> None:
    assert day_at(Fraction(-40)) == date.min
    assert day_at(Fraction(20000)) == date.max


def ambition_of(
    promise: Target, seen: dict[str, str], day: str = "2025-02-28"
) -> dict[str, Any] | None:
    blocks, row = blocks_of(promise, seen, day)
    return assessed_values(blocks.report, "en")(row)["ambition"]


def test_against_the_trend_there_is_no_ratio() -> None:
    found = ambition_of(target("12", base="10"), {"2015": "20"})
    assert found is not None and (found["ratio"], found["against_trend"]) == (None, True)
    found = ambition_of(target("5", base="10"), {"2015": "5"})
    assert found is not None and (found["ratio"], found["against_trend"]) == (None, True)
    found = ambition_of(target("5", base="10"), {"2015": "20"})
    assert found is not None and (str(found["ratio"]), found["against_trend"]) == ("1", False)


@pytest.mark.parametrize(
    ("base", "goal", "before", "basis"),
    [
        ("0", "10", "-10", "linear"),
        ("10", "20", "-5", "linear"),
        ("-10", "10", "-20", "linear"),
        ("10", "0", "20", "linear"),
        ("10", "20", "5", "compound"),
    ],
)
def test_at_zero_and_below_it_rates_are_differences(
    base: str, goal: str, before: str, basis: str
) -> None:
    found = ambition_of(target(goal, base=base), {"2015": before, "2023": "3"})
    assert found is not None and found["basis"] == basis


def test_the_value_before_is_the_nearest_that_is_old_enough() -> None:
    made = target("12", base="10")
    assert ambition_of(made, {"2018": "9"}) is None
    for seen, period in (
        ({"2017": "9", "2012": "8"}, "2017"),
        ({"2016": "9", "2014": "8"}, "2016"),
        ({"2015-12": "8", "2010": "7"}, "2015-12"),
    ):
        found = ambition_of(made, seen)
        assert found is not None and found["before"]["period"] == period


def test_part_of_a_year_is_no_value_before() -> None:
    made = target("12", base="10", measure="flow")
    assert ambition_of(made, {"2015-H1": "4"}) is None
    quarters = {f"2015-Q{n}": "2" for n in range(1, 5)}
    found = ambition_of(made, quarters)
    assert found is not None and (str(found["before"]["value"]), found["derived"]) == ("8", True)


def test_what_has_no_way_to_go_has_no_ambition() -> None:
    seen = {"2015": "8", "2023": "11"}
    for promise in (
        target("10", base="10"),
        target("10", kind="keep", base="9"),
        target("100", kind="total", measure="flow"),
        target("12"),
        target("9", base="10", op="ge"),
    ):
        assert ambition_of(promise, seen) is None


def test_other_areas_are_beside_it_from_three_on() -> None:
    made = target("12", base="10")
    seen = [observation("2015", "8")]
    for n, (name, early, late) in enumerate((("A", 5, 10), ("B", 8, 8), ("C", 4, 8), ("D", 1, 2))):
        if n == 3:
            continue
        for when, value in (("2015", early), ("2020", late)):
            seen.append(replace(observation(when, str(value)), area=name))
    seen.append(replace(observation("2015", "3"), area="E"))
    blocks, row = blocks_of(made, seen)
    found = blocks.ambition(row)
    assert found is not None and found.peers == 3 and found.peer_median is not None
    assert six(found.peer_median) == "0.148698"


def test_a_milestone_is_judged_like_a_target_of_its_own() -> None:
    made = target("24", base="10", milestones={"2022": "14", "2023": "18", "2024": "20"})
    for value, status in (
        ("18", "met"),
        ("19", "exceeded"),
        ("12", "missed"),
        ("近18", "missed"),
        ("约18", "undetermined"),
    ):
        blocks, row = blocks_of(made, {"2023": value}, "2023-12-31")
        found = blocks.milestone(row)
        assert found is not None
        assert (str(found.period), found.row.assessment.status) == ("2023", status)
    blocks, row = blocks_of(made, {"2022": "12"}, "2023-06-30")
    values = assessed_values(blocks.report, "en")(row)["milestone"]
    assert {key: str(one) for key, one in values.items()} == {
        "period": "2023",
        "goal": "18",
        "value": "12",
        "gap": "6",
        "gap_low": "6",
        "gap_high": "6",
        "status": "behind",
    }
    blocks, row = blocks_of(made, {"2022": "12"}, "2025-06-30")
    assert blocks.milestone(row) is None


def test_of_several_in_a_year_the_next_one_counts() -> None:
    made = target("24", base="10", milestones={"2023-H1": "15", "2023-09": "16"})
    for day, period in (
        ("2023-03-01", "2023-H1"),
        ("2023-07-01", "2023-09"),
        ("2023-12-31", "2023-09"),
    ):
        blocks, row = blocks_of(made, {"2022": "12"}, day)
        found = blocks.milestone(row)
        assert found is not None and str(found.period) == period


def test_milestones_of_a_band_a_sum_and_a_change() -> None:
    band = target("24..26", base="10", milestones={"2023": "18"})
    blocks, row = blocks_of(band, {"2023": "19"}, "2024-01-31")
    assert blocks.milestone(row) is None
    blocks, row = blocks_of(band, {"2023": "19"}, "2023-12-31")
    found = blocks.milestone(row)
    assert found is not None and found.row.assessment.status == "exceeded"
    total = target("100", kind="total", measure="flow", milestones={"2023": "50"})
    blocks, row = blocks_of(total, {"2021": "20", "2022": "20", "2023": "20"}, "2023-12-31")
    found = blocks.milestone(row)
    assert found is not None and found.row.assessment.status == "exceeded"
    change = target("50", base="100", kind="change", milestones={"2023": "130"})
    blocks, row = blocks_of(change, {"2023": "128"}, "2023-12-31")
    found = blocks.milestone(row)
    assert found is not None and (found.row.assessment.status, found.row.assessment.gap) == (
        "missed",
        2,
    )
    shares = target("-20%", unit="%", base="0", kind="change", milestones={"2023": "-10%"})
    blocks, row = blocks_of(shares, {"2023": "-11%"}, "2023-12-31")
    found = blocks.milestone(row)
    assert found is not None and found.row.assessment.status == "met"


def test_the_growth_of_a_target_whose_levels_fall_to_nothing() -> None:
    made = target("7%", unit="%", kind="growth", measure="ratio", level=LEVEL)
    seen = [
        replace(observation(when, value, unit="亿元"), indicator="spending")
        for when, value in (("2015", "50"), ("2020", "100"), ("2023", "0.0001"))
    ]
    blocks, row = blocks_of(made, seen)
    found = blocks.ambition(row)
    assert found is not None and found.ratio is not None
    assert blocks.buffer(row) is not None


def test_the_blocks_of_a_ruled_target() -> None:
    ruled = replace(LABS, release=YEARLY)
    blocks, row = blocks_of(ruled, {"2021": "12"}, "2024-03-31")
    values = assessed_values(blocks.report, "zh")(row)["release"]
    assert (values["state"], values["period"], values["expected"]) == (
        "overdue",
        "2022",
        "2023-04-30",
    )


def test_every_figure_of_the_table_has_its_name() -> None:
    assert {"required", "was", "slack_days", "probability", "low", "high"} <= {
        one.figure for one in FORMULAS.values()
    }


def test_a_project_of_several_plans_ranks_each_by_itself() -> None:
    other = replace(PLAN, id="other")
    hard, easy = target("20", base="10"), replace(target("11", base="10"), id="u", plan=other)
    project = project_of([hard, easy], {"2015": "8"})
    report = make_report(project, project.targets, Clocks.of(DAY), "en")
    blocks = Blocks(report)
    ranks = [found.rank for row in report.rows if (found := blocks.ambition(row))]
    assert ranks == [1, 1]

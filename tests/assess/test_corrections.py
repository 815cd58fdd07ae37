"""Verdicts that official reading corrected, worked by hand (methods.md): a case each with its
neighbours.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.builders import LEVEL, figures, goal, judge, observation, quantity, six, target
from tests.support.processes import tracker
from tests.support.projects import write_project
from tracker.assess.bounds import Bounded
from tracker.assess.clocks import Clocks
from tracker.assess.gap import beyond, missing
from tracker.assess.kinds.shared import acceptable
from tracker.assess.report import Report, Row
from tracker.formats import render, xlsx
from tracker.language import Language
from tracker.model.quantity import ABOUT
from tracker.model.target import Target
from tracker.words.figures import cells, number
from tracker.words.verdict import verdict
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

LATE = "2026-03-31"
RATE = target("7%", unit="%", kind="growth", measure="ratio")
CEILING = target("100", op="le", unit="吨", kind="total", measure="flow")
AROUND = target("20%", op="around", unit="%", measure="ratio")

RULES = [
    pytest.param(
        target("82", base="80"),
        {"2021": "81", "2022": "82.1", "2023": "81", "2024": "79", "2025": "84"},
        {"met_in": "2022", "met_since": "2025", "years_early": None},
        id="years-early-from-the-unbroken-run",
    ),
    pytest.param(
        target("82", base="80"),
        {"2021": "83", "2022": "81", "2023": "82", "2024": "84"},
        {"met_in": "2021", "met_since": "2023", "years_early": 2, "status": "exceeded"},
        id="the-run-that-holds",
    ),
    pytest.param(
        target("82", base="80"),
        {"2022": "83", "2023": "约82", "2024": "84"},
        {"met_in": "2022", "met_since": "2024", "years_early": 1},
        id="an-undetermined-period-breaks-it",
    ),
    pytest.param(target("82", base="80"), {"2022": "83", "2024": "81"}, {"met_since": None}, id="lost-has-no-run"),
    pytest.param(RATE, {"2021": "8%"}, {"status": "ahead", "attainment": "open", "met_in": None}, id="growth-is-open"),
    pytest.param(
        RATE,
        {"2021": "8%", "2022": "3%"},
        {"status": "behind", "attainment": "open", "pace": "0.781482", "gap": "1.529625"},
        id="growth-so-far",
    ),
    pytest.param(
        RATE,
        {str(year): "7%" for year in range(2021, 2026)},
        {"status": "met", "met_in": "2025", "met_since": "2025", "years_early": None},
        id="growth-settles-when-due",
    ),
    pytest.param(
        RATE, {**{str(y): "7%" for y in range(2021, 2025)}, "2025": "6%"}, {"status": "missed"}, id="growth-missed"
    ),
    pytest.param(RATE, {"2021": "约7%"}, {"status": "undetermined", "attainment": "open"}, id="growth-about"),
    pytest.param(
        target("3%", op="le", unit="%", kind="growth", measure="ratio"),
        {"2021": "2%"},
        {"status": "ahead", "pace": "1.5"},
        id="growth-below-a-limit",
    ),
    pytest.param(
        target("3%", op="le", unit="%", kind="growth", measure="ratio"),
        {"2021": "-1%"},
        {"status": "ahead", "pace": None},
        id="growth-far-below-a-limit",
    ),
    pytest.param(
        target("-3%", op="le", unit="%", kind="growth", measure="ratio"),
        {"2021": "-4%"},
        {"status": "ahead", "pace": "1.333333"},
        id="a-fall-that-is-faster",
    ),
    pytest.param(
        target("-3%", op="le", unit="%", kind="growth", measure="ratio"),
        {"2021": "1%"},
        {"status": "reversing", "pace": "-0.333333"},
        id="a-fall-that-rises",
    ),
    pytest.param(
        target("6%", op="around", unit="%", kind="growth", measure="ratio"),
        {"2021": "6.2%"},
        {"status": "on_track", "pace": "1"},
        id="growth-inside-a-band",
    ),
    pytest.param(
        CEILING,
        {"2021": "30"},
        {
            "status": "behind", "attainment": "open", "progress": "0.3", "pace": "0.666667", "pace_pp": None,
            "gap": "0", "overshoot": "0", "needed_per_year": "17.5", "met_in": None,
        },
        id="a-ceiling-is-paced-by-its-burn",
    ),
    pytest.param(CEILING, {"2021": "20"}, {"status": "on_track", "pace": "1"}, id="a-ceiling-on-its-road"),
    pytest.param(CEILING, {"2021": "19"}, {"status": "ahead", "pace": "1.052632"}, id="a-ceiling-saved"),
    pytest.param(CEILING, {"2021": "0"}, {"status": "ahead", "pace": None}, id="a-ceiling-untouched"),
    pytest.param(CEILING, {"2021": "约20"}, {"status": "undetermined", "attainment": "open"}, id="a-ceiling-about"),
    pytest.param(CEILING, {"2021": "30", "2022": "80"}, {"status": "missed", "gap": "10"}, id="a-ceiling-broken"),
    pytest.param(CEILING, {"2021": "30", "2022": "约70"}, {"status": "undetermined"}, id="a-ceiling-perhaps-broken"),
    pytest.param(
        CEILING,
        {str(year): "19" for year in range(2021, 2026)},
        {"status": "met", "gap": "0", "overshoot": "5", "met_since": "2021..2025", "years_early": None},
        id="a-ceiling-kept-to-the-end",
    ),
    pytest.param(
        AROUND, {"2022": "27%"}, {"status": "open", "needed_per_year": "-2", "gap": "6"}, id="needed-of-a-band-from-above"
    ),
    pytest.param(AROUND, {"2022": "16%"}, {"needed_per_year": "1"}, id="needed-of-a-band-from-below"),
    pytest.param(
        target("20", base="10", by="2023"),
        {"2022": "15", "2024": "25"},
        {"status": "undetermined", "met_in": "2024", "years_early": None, "evidence": ("awaiting_final",)},
        id="first-met-after-the-due-date",
    ),
    pytest.param(
        target("20", base="10", by="2023"),
        {"2022": "20", "2024": "25"},
        {"status": "met", "met_since": "2022", "years_early": 1, "evidence": ("awaiting_final",)},
        id="met-before-stays-met",
    ),
    pytest.param(
        target("20", base="10", by="2023"),
        {"2021": "21", "2022": "15", "2024": "25"},
        {"status": "undetermined", "met_in": "2021", "met_since": "2024"},
        id="met-anew-after-the-due-date",
    ),
    pytest.param(
        target("20", base="10", by="2023"), {"2023": "15", "2024": "25"}, {"status": "missed"}, id="the-due-value-says"
    ),
    pytest.param(
        target("1", by="2023", kind="done"), {"2024": "1"}, {"status": "undetermined"}, id="done-after-the-due-date"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "expected"), RULES)
def test_rule(promise: Target, seen: Mapping[str, str], expected: Mapping[str, object]) -> None:
    assert figures(judge(promise, seen, as_of=LATE), expected) == expected


@pytest.mark.parametrize(
    ("as_of", "needed"),
    [
        pytest.param("2023-12-31", "30", id="at-the-latest-data"),
        pytest.param("2024-12-31", "60", id="a-year-later"),
        pytest.param("2025-12-30", "21900", id="a-day-left"),
        pytest.param("2025-12-31", None, id="due-date"),
        pytest.param("2026-06-30", None, id="over"),
    ],
)
def test_needed_from_now_counts_from_the_day(as_of: str, needed: str | None) -> None:
    found = judge(target("100", base="0"), {"2023": "40"}, as_of=as_of)
    expected = {"needed_per_year": "30", "needed_from_now": needed}
    assert figures(found, expected) == expected


def test_needed_only_while_open() -> None:
    found = judge(target("100", base="0"), {"2023": "100"}, as_of="2024-06-30")
    assert (found.needed_per_year, found.needed_from_now) == (None, None)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("约65%", ("64", "66"), id="a-step"),
        pytest.param("约1.2万", ("11400", "12600"), id="five-per-cent"),
        pytest.param("约41", ("40", "42"), id="a-step-of-a-count"),
        pytest.param("约64.8%", ("64.7", "64.9"), id="a-fine-step"),
        pytest.param("约20", ("19", "21"), id="zeros-are-not-written"),
    ],
)
def test_about_is_five_per_cent_or_a_step(text: str, ends: tuple[str, str]) -> None:
    found = quantity(text, "%" if "%" in text else "家").interval(ABOUT)
    assert (found.low, found.high) == tuple(map(Fraction, ends))


@pytest.mark.parametrize(
    ("value", "op", "ends"),
    [
        pytest.param("20左右", "ge", (19, None), id="at-least-about"),
        pytest.param("20左右", "le", (None, 21), id="at-most-about"),
        pytest.param("20左右", "around", (19, 21), id="about"),
        pytest.param("65左右", "around", (64, 66), id="about-a-step"),
    ],
)
def test_about_with_an_edge(value: str, op: str, ends: tuple[int | None, int | None]) -> None:
    found = acceptable(goal(value, op=op), ABOUT)  # type: ignore[arg-type]
    assert found is not None
    assert (found.low, found.high) == ends


BOUNDS = [
    # value, target, gap from–to, overshoot from–to
    pytest.param("12500", "ge", ("0", "0"), ("500", "500"), id="exact"),
    pytest.param("突破1.6万", "ge", ("0", "0"), ("4000", "5000"), id="over-met"),
    pytest.param("超过1.1万", "ge", ("0", "1000"), ("0", "0"), id="over-short"),
    pytest.param("近1.2万", "ge", ("0", "1000"), ("0", "0"), id="under"),
    pytest.param("近1.1万", "ge", ("1000", "2000"), ("0", "0"), id="under-short"),
    pytest.param("约1.2万", "ge", ("0", "600"), ("0", "600"), id="about"),
    pytest.param("1.1—1.3万", "ge", ("0", "1000"), ("0", "1000"), id="range"),
    pytest.param("1.1万以上", "ge", ("0", "1000"), ("0", None), id="at-least"),
    pytest.param("不超过1.1万", "ge", ("1000", None), ("0", "0"), id="at-most"),
    pytest.param("超过1.3万", "le", ("1000", "2000"), ("0", "0"), id="down-over"),
    pytest.param("近1.2万", "le", ("0", "0"), ("0", "1000"), id="down-under"),
    pytest.param("约1万", "le", ("0", "0"), ("1500", "2500"), id="down-about"),
]


@pytest.mark.parametrize(("value", "op", "gap", "over"), BOUNDS)
def test_both_ends(
    value: str, op: str, gap: tuple[str, str | None], over: tuple[str, str | None]
) -> None:
    found = judge(target("12000", op=op), {"2024": value})  # type: ignore[arg-type]
    spans = found.span("gap"), found.span("overshoot")
    ends = [end for span in spans for end in (span.low, span.high)]
    assert tuple(None if end is None else str(end) for end in ends) == (*gap, *over)


@pytest.mark.parametrize(
    ("value", "gap", "over"),
    [
        pytest.param("突破1.6万", "0", ">4,000", id="over"),
        pytest.param("超过1.1万", "<1,000", "0", id="over-short"),
        pytest.param("近1.2万", ">0–<1,000", "0", id="under-touches"),
        pytest.param("近1.1万", ">1,000–<2,000", "0", id="under"),
        pytest.param("约1万", "≈1,500–2,500", "0", id="about"),
        pytest.param("1.3—1.4万", "0", "1,000–2,000", id="range"),
        pytest.param("1.1万以上", "≤1,000", "≥0", id="at-least"),
        pytest.param("不超过1.1万", "≥1,000", "0", id="at-most"),
    ],
)
def test_a_figure_says_its_ends(value: str, gap: str, over: str) -> None:
    within, written = acceptable(goal("12000"), ABOUT), quantity(value)
    assert within is not None
    span = written.interval(ABOUT)

    def show(value: object) -> str:
        return number(value, 0)  # type: ignore[arg-type]

    said = (
        Bounded(None, missing(span, within), written.qualifier, rising=False).text(show),
        Bounded(None, beyond(span, within), written.qualifier, rising=True).text(show),
    )
    assert said == (gap, over)


def test_an_incomplete_sum_says_no_gap() -> None:
    found = judge(
        target("500", kind="total", measure="flow"), {"2021": "100", "2023": "120"}, as_of=LATE
    )
    assert (found.status, found.gap, found.span("gap").low, found.span("gap").high) == (
        "undetermined",
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("first", "last", "qualifier", "ends"),
    [
        ("约100", "110", "about", ("4.761905", "15.789474")),
        ("100", "超过110", "over", ("10", "20")),
        ("超过100", "110", "under", ("-45", "10")),
        ("近200", "220", "over", ("10", "120")),
        ("超过100", "超过110", "about", ("-45", "20")),
    ],
)
def test_a_rate_is_as_exact_as_both_its_levels(
    first: str, last: str, qualifier: str, ends: tuple[str, str]
) -> None:
    promise = target("14%", unit="%", kind="growth", measure="ratio", level=LEVEL)
    found = judge(promise, [observation("2020", first), observation("2021", last)]).latest
    assert found is not None
    assert found.qualifier == qualifier
    assert (six(found.span.low or 0), six(found.span.high or 0)) == ends


def test_two_ends_are_not_published_as_one(tmp_path: Path) -> None:
    """What machines read of intervals: bounds as gauges, no gap or overshoot as if it
    were exact.
    """
    report = made(
        tmp_path,
        REGISTRY,
        {"firms": "超过1.1万", "exact": "11500", "falling": "约80", "about": "18"},
    )
    samples = dict(
        line.rsplit(" ", 1)
        for line in render("status", report, "openmetrics", "en").splitlines()
        if "{" in line
    )
    found = {
        name: samples.get(f'tracker_target_{name}{{plan="p",target="firms"}}')
        for name in ("gap", "gap_low", "gap_high", "overshoot")
    }
    assert found == {"gap": None, "gap_low": "0", "gap_high": "1000", "overshoot": "0"}
    assert samples['tracker_target_gap{plan="p",target="exact"}'] == "500"
    assert samples['tracker_target_goal{plan="p",target="about"}'] == "19"


def test_the_json_states_the_goal_that_is_meant(tmp_path: Path) -> None:
    """{value: 20左右, op: ge} is at least 19, for machines too; how it is written
    stands beside it.
    """
    report = made(
        tmp_path, REGISTRY, {"firms": "11500", "exact": "11500", "falling": "80", "about": "19"}
    )
    targets = {
        one["id"]: one for one in json.loads(render("status", report, "json", "en"))["targets"]
    }
    assert targets["about"]["target"] == {
        "op": "ge",
        "value": 19,
        "upper": None,
        "by": "2025",
        "text": "20左右",
        "low": 19,
        "high": None,
    }
    assert (targets["about"]["status"], targets["about"]["gap"]) == ("met", 0)
    assert targets["around"]["target"] | {"by": ""} == {
        "op": "around",
        "value": 20,
        "upper": None,
        "by": "",
        "text": "20左右",
        "low": 19,
        "high": 21,
    }
    show = render("status", report, "markdown", "zh")
    assert "≥≈20" in show


def test_a_cell_below_zero_shows_its_ends_without_another_minus(tmp_path: Path) -> None:
    """A number format of one section puts a minus before its text where the number is
    below zero.
    """
    report = made(
        tmp_path,
        REGISTRY,
        {"firms": "超过11500", "exact": "11500", "falling": "约80", "about": "19"},
    )
    with zipfile.ZipFile(BytesIO(xlsx.render(report, "en", []))) as packed:
        styles = ElementTree.fromstring(packed.read("xl/styles.xml"))
    formats = [one.attrib["formatCode"] for one in styles.iter() if one.tag.endswith("}numFmt")]
    worded = [one for one in formats if one.startswith('"')]
    assert any("≈-" in one for one in worded)
    assert any(
        "<332.7" in one for one in worded
    )  # 500 a year and a half, finer than the figures written
    assert all(one.split(";") == [one.split(";")[0]] * 3 for one in worded)


@pytest.mark.parametrize(
    ("first", "last", "flag"),
    [
        ("超过500", "650", "upper_bound"),
        ("近500", "650", "lower_bound"),
        ("500", "超过650", "lower_bound"),
    ],
)
def test_the_evidence_is_that_of_the_rate(first: str, last: str, flag: str) -> None:
    """A rate from more than 500 is at most so much."""
    promise = target("7%", unit="%", kind="growth", measure="ratio", level=LEVEL)
    found = judge(promise, [observation("2020", first), observation("2023", last)])
    assert {"lower_bound", "upper_bound"} & set(found.evidence) == {flag}


def test_nothing_needed_is_not_said_of_what_is_not_met() -> None:
    found = judge(target("12000", base="5000"), {"2023": "近1.2万"})
    assert (found.status, found.gap, found.needed_per_year, found.needed_from_now) == (
        "ahead",
        None,
        None,
        None,
    )


def test_a_flag_names_what_is_missing(tmp_path: Path) -> None:
    promise = target("500", kind="total", measure="flow")
    gone = Row(promise, judge(promise, {"2021": "100", "2023": "120"}, as_of=LATE))
    assert cells(gone, "zh").flags[0] == "没有 2022 的数"
    monthly = {f"{year}-{month:02}": "1" for year in (2021, 2022) for month in range(1, 13, 2)}
    many = Row(promise, judge(promise, monthly, as_of=LATE))
    assert cells(many, "en").flags[0] == "without 2021-02, 2021-04, 2021-06 and 8 more"


def test_ends_are_told_from_each_other() -> None:
    """A step of one and a gap of 0.35: not 0–0."""
    promise = target("7", base="1")
    about = Row(promise, judge(promise, {"2023": "约7"}))
    assert cells(about, "en").gap == "≤0.4 short or +≤0.4"
    limit = target("3%", op="le", unit="%", kind="growth", measure="ratio")
    rates = Row(
        limit, judge(limit, {"2021": "2%", "2022": "约3.2%", "2023": "3.5%", "2024": "3.6%"})
    )
    assert cells(rates, "en").gap == "≈0.05–0.10 too high"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("超过8000", "417 to 677 days"),
        ("近8000", "156 to 417 days"),
        ("约8000", "312 to 521 days"),
        ("8000—9000", "417 to 677 days"),
        ("8000", "417 days"),
    ],
)
def test_days_ahead_have_both_ends(tmp_path: Path, value: str, said: str) -> None:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": seen({"firms": value}, "2021")}
    shown = tracker(
        "show", "firms", "--lang", "en", "--as-of", "2022-06-30", at=write_project(tmp_path, files)
    ).out
    assert f"{said} ahead of the road" in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "more than 85.7% and less than 100.0% of the way, "),
        ("zh", "完成进度超过 85.7%、不到 100.0%，"),
    ],
)
def test_a_sentence_of_nearly_leaves_both_ends_out(
    tmp_path: Path, language: Language, said: str
) -> None:
    report = made(tmp_path, REGISTRY, {"firms": "近1.2万"})
    row = next(row for row in report.rows if row.target.id == "firms")
    assert said in verdict(row, language)


def test_the_goal_of_a_change_has_its_sign_of_per_cent(tmp_path: Path) -> None:
    change = target("-13.5%", unit="%", kind="change", measure="ratio")
    row = Row(change, judge(change, {"2023": "-8%"}))
    assert "目标 下降 13.5% 以上（2025年）" in verdict(row, "zh")


@pytest.mark.parametrize(
    ("seen", "as_of", "zh", "en"),
    [
        ({"2024": "88%", "2025": "89%"}, "2026-03-31", "；至期末守住。", "; kept to the end."),
        ({"2023": "88%", "2024": "89%"}, "2025-03-31", "；至今守住。", "; kept so far."),
        (
            {"2023": "88%", "2024": "86%", "2025": "89%"},
            "2026-03-31",
            "；最新一期守住，已观测各期中 66.7% 守住。",
            "; it held in 66.7% of the periods observed.",
        ),
        (
            {"2022": "86%", "2023": "88%"},
            "2024-03-31",
            "；最新一期守住，已观测各期中 50.0% 守住。",
            "; it held in 50.0% of the periods observed.",
        ),
    ],
)
def test_what_was_not_kept_in_every_period_is_not_called_kept(
    seen: dict[str, str], as_of: str, zh: str, en: str
) -> None:
    air = target("87.5%", unit="%", kind="keep", measure="ratio")
    row = Row(air, judge(air, seen, as_of=as_of))
    assert verdict(row, "zh").endswith(zh)
    assert verdict(row, "en").endswith(en)


def test_a_goal_of_about_is_said_once(tmp_path: Path) -> None:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": seen({"about": "18"})}
    shown = tracker("show", "about", "--lang", "en", at=write_project(tmp_path, files)).out
    assert "at least about 20 sites by 2025" in shown


REGISTRY = """\
language: en
plans: [{id: p, name: Plan, area: 武汉市, period: 2021..2025}]
targets:
  - {id: firms, plan: p, name: Firms, unit: firms, baseline: {value: 5000, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: exact, plan: p, name: Exact, unit: firms, target: {value: 12000, by: 2025}}
  - {id: falling, plan: p, name: Falling, unit: km, baseline: {value: 100, period: 2020}, target: {value: 200, by: 2025}}
  - {id: about, plan: p, name: About, unit: sites, target: {value: 20左右, op: ge, by: 2025}}
  - {id: around, plan: p, name: Around, unit: sites, target: {value: 20左右, by: 2025}}
"""


def seen(values: Mapping[str, str], period: str = "2023") -> str:
    rows = "".join(
        f"  - {{indicator: {key}, period: {period}, value: {value}}}\n"
        for key, value in values.items()
    )
    return f"publication: {{title: T, published: {int(period) + 1}-03}}\nobservations:\n{rows}"


def made(root: Path, registry: str, values: Mapping[str, str]) -> Report:
    day = date(2024, 6, 30)
    home = write_project(root, {"targets.yaml": registry, "observations/a.yaml": seen(values)})
    return status(load_project(home, day), Filters(), Clocks.of(day), "en")

"""tracker/analysis/audit/parts.py: whether parts make their whole, and what each contributes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tests.support.builders import six
from tracker.analysis.audit.parts import PartsCheck, parts_checks
from tracker.analysis.checks import AuditScope
from tracker.assess.clocks import Clocks
from tracker.assess.report import make_report
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.read.project import read_project
from tracker.words.audit_parts import parts_working

DAY = date(2025, 6, 30)
Item = dict[str, Any]


def project(targets: list[Item], seen: list[Item] | None = None, **top: Any) -> Project:
    """A project of these targets of one plan, observed in one publication."""
    plans = [
        {"id": "plan", "name": "规划", "area": "市", "period": "2021..2025"},
        {"id": "other", "name": "区规划", "area": "区", "period": "2021..2025"},
    ]
    files = {
        "targets.yaml": {"plans": plans, "targets": targets} | top,
        "observations/a.yaml": {
            "publication": {"title": "公报", "published": "2025-01"},
            "observations": seen or [],
        },
    }
    made = read_project(
        {name: json.dumps(tree, ensure_ascii=False).encode() for name, tree in files.items()}, DAY
    )
    assert isinstance(made, Project), made
    return made


def item(name: str, goal: object, base: object = None, **more: Any) -> Item:
    """A target; its goal is a value, or all of it."""
    made = {"id": name, "plan": "plan", "name": name, "unit": "个"} | more
    made["target"] = goal if isinstance(goal, dict) else {"value": goal, "by": 2025}
    return made if base is None else made | {"baseline": {"value": base, "period": 2020}}


def whole(goal: object, names: str, base: object = None, **more: Any) -> Item:
    """A target whose parts are those of one letter each."""
    said = {"of": list(names)} | more.pop("parts", {})
    return item("whole", goal, base, parts=said, **more)


def check(made: Project, day: date = DAY, language: Language = "zh") -> PartsCheck:
    """The check of the one whole."""
    report = make_report(made, made.targets, Clocks.of(day), language)
    (found,) = parts_checks(AuditScope(report))
    return found


def figure(value: Fraction | None) -> str | None:
    return None if value is None else six(value)


# how, weights, whole and parts as (baseline, goal, value), then: goals, raised, raised_rise,
# verdict, contributions, left_over, coverage
VECTORS = [
    ("sum", None, (10, 24, 20), [(4, 9, 7), (3, 9, 6), (3, 12, None)],
     (30, "1.25", "1.428571", "raised", ["0.3", "0.3", None], 4, "0.666667")),
    ("sum", None, (10, 24, 20), [(4, 9, 7), (3, 6, 6), (3, 5, 7)],
     (20, "0.833333", "0.714286", "short", ["0.3", "0.3", "0.4"], 0, "1")),
    ("max", None, (10, 24, 20), [(10, 24, 20), (3, 6, 6)],
     (24, "1", "1", "equal", [None, None], None, None)),
    ("mean", [2, 1], (10, 15, 12), [(10, 16, 13), (10, 13, 10)],
     (15, "1", "1", "equal", [None, None], None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("how", "weights", "all_of_it", "parts", "expected"), VECTORS)
def test_worked_examples(
    how: str, weights: list[int] | None, all_of_it: Any, parts: list[Any], expected: Any
) -> None:
    names = "abc"[: len(parts)]
    said = {"how": how} | ({"weights": weights} if weights else {})
    figures = dict(zip(("whole", *names), (all_of_it, *parts), strict=True))
    targets = [whole(all_of_it[1], names, all_of_it[0], parts=said)]
    targets += [item(name, figures[name][1], figures[name][0]) for name in names]
    seen = [
        {"indicator": name, "period": 2024, "value": value}
        for name, (_, _, value) in figures.items()
        if value is not None
    ]
    found = check(project(targets, seen))
    goals, raised, rise, verdict, contributions, left, coverage = expected
    assert found.goals is not None and (found.goals.low, found.goals.high) == (goals, goals)
    assert (figure(found.raised), figure(found.raised_rise)) == (raised, rise)
    assert (found.verdict, found.reason) == (verdict, "")
    assert [figure(one.contribution) for one in found.parts] == contributions
    assert (found.left_over, figure(found.coverage)) == (left, coverage)
    assert found.finding == (verdict in ("raised", "short"))


# the whole, its parts a, b …, then verdict and reason
GOALS: dict[str, tuple[Item, list[Item], tuple[str, str]]] = {
    "at least is its figure": (whole("至少24", "ab"), [item("a", 12), item("b", "12以上")], ("equal", "")),
    "about, beyond": (whole(24, "ab"), [item("a", "约15"), item("b", "约15")], ("raised", "")),
    "about, around": (whole(24, "ab"), [item("a", "约12"), item("b", "约12")], ("unverifiable", "too_wide")),
    "about, at least": (
        whole(24, "ab"), [item("a", {"value": "20左右", "op": "ge", "by": 2025}), item("b", 5)], ("equal", "")),
    "a band, beyond": (whole(5, "ab"), [item("a", "3—5"), item("b", "3—5")], ("raised", "")),
    "a band, across": (whole(7, "ab"), [item("a", "3—5"), item("b", "3—5")], ("unverifiable", "too_wide")),
    "bands alike": (whole("6—10", "ab"), [item("a", "3—5"), item("b", "3—5")], ("equal", "")),
    "a band beyond which nothing is said to be more": (
        whole("1—2", "ab"), [item("a", "3—5"), item("b", "3—5")], ("unverifiable", "direction")),
    "down": (whole(20, "ab", 30), [item("a", 9, 15), item("b", 10, 15)], ("raised", "")),
    "down, short": (whole(20, "ab", 30), [item("a", 9, 15), item("b", 12, 15)], ("short", "")),
    "up and down": (whole(20, "ab", 30), [item("a", 9, 15), item("b", 12)], ("unverifiable", "direction")),
    "negative, up": (whole(-10, "ab", -20), [item("a", -4, -9), item("b", -4, -9)], ("raised", "")),
    "negative, down": (whole(-10, "ab", 0), [item("a", -4, 0), item("b", -4, 0)], ("short", "")),
    "zero": (whole(0, "ab", -5), [item("a", -1, -3), item("b", 1, -2)], ("equal", "")),
    "unknown": (whole(24, "az"), [item("a", 24)], ("unverifiable", "unknown")),
    "no number": (
        whole(24, "ab"), [item("a", {"value": None, "by": 2025}, note="未定"), item("b", 24)],
        ("unverifiable", "no_goal")),
    "done": (
        whole(24, "ab"), [item("a", {"by": 2025}, kind="done", unit=None), item("b", 24)],
        ("unverifiable", "no_goal")),
    "scales": (whole("3亿", "ab", unit="亿元"), [item("a", 10000, unit="万元"), item("b", 2, unit="亿元")], ("equal", "")),
    "units": (whole(24, "ab"), [item("a", 12, unit="公里"), item("b", 12)], ("unverifiable", "unit")),
    "periods": (
        whole(24, "ab"), [item("a", {"value": 12, "by": 2024}), item("b", 12)], ("unverifiable", "period")),
    "flow and stock": (whole(24, "ab"), [item("a", 12, measure="flow"), item("b", 12)], ("unverifiable", "kind")),
    "totals": (
        whole(24, "ab", kind="total", measure="flow"),
        [item(n, 12, kind="total", measure="flow") for n in "ab"], ("equal", "")),
    "a total and a year": (
        whole(24, "ab", kind="total", measure="flow"),
        [item("a", 12, kind="total", measure="flow"), item("b", 12, measure="flow")], ("unverifiable", "kind")),
    "ceilings": (
        whole({"value": 24, "by": 2025, "op": "le"}, "ab", kind="total", measure="flow"),
        [item(n, {"value": 13, "by": 2025, "op": "le"}, kind="total", measure="flow") for n in "ab"], ("short", "")),
    "kept": (whole(24, "ab", kind="keep"), [item("a", 12, kind="keep"), item("b", 12)], ("equal", "")),
    "changes in the unit": (
        whole("+24", "ab", 10, kind="change"), [item("a", "+12", 5, kind="change"), item("b", 17, 5)], ("equal", "")),
    "a change without baseline": (
        whole("+24", "ab", kind="change"), [item("a", "+12", 5, kind="change"), item("b", 17, 5)],
        ("unverifiable", "no_goal")),
    "changes in per cent": (
        whole("+10%", "ab", unit="%", kind="change", measure="ratio"),
        [item(n, "+5%", unit="%", kind="change", measure="ratio") for n in "ab"], ("unverifiable", "rates")),
    "growth": (
        whole(10, "ab", unit="%", kind="growth", measure="ratio"),
        [item(n, 5, unit="%", kind="growth", measure="ratio") for n in "ab"], ("unverifiable", "rates")),
    "mean growth": (
        whole(10, "ab", unit="%", kind="growth", measure="ratio", parts={"how": "mean"}),
        [item("a", 8, unit="%", kind="growth", measure="ratio"),
         item("b", 12, unit="%", kind="growth", measure="ratio")], ("equal", "")),
    "shares of one area": (
        whole(100, "ab", unit="%", measure="ratio"),
        [item(n, 50, unit="%", measure="ratio") for n in "ab"], ("equal", "")),
    "shares of several areas": (
        whole(100, "ab", unit="%", measure="ratio"),
        [item(n, 50, unit="%", measure="ratio", plan="other") for n in "ab"], ("unverifiable", "rates")),
    "itself": (item("whole", 24, parts={"of": ["whole"]}), [], ("equal", "")),
    "least": (whole(9, "ab", parts={"how": "min"}), [item("a", 9), item("b", 12)], ("equal", "")),
}  # fmt: skip


@pytest.mark.parametrize("name", GOALS)
def test_goals_that_compare_and_those_that_do_not(name: str) -> None:
    promise, parts, expected = GOALS[name]
    made = project([promise, *parts])
    told = {language: check(made, language=language) for language in LANGUAGES}
    assert {(one.verdict, one.reason) for one in told.values()} == {expected}
    if expected[0] == "unverifiable" and expected[1] != "too_wide":
        assert told["zh"].raised is None


def test_a_unit_in_two_languages_is_the_same_in_both() -> None:
    parts = [item("a", 12, unit={"zh": "个", "en": "labs"}), item("b", 12, unit="labs")]
    made = project([whole(24, "ab", unit={"zh": "个", "en": "labs"}), *parts])
    assert [check(made, language=language).verdict for language in LANGUAGES] == ["equal"] * 2


def test_how_much_too_much_is_a_finding() -> None:
    parts = [item("a", 12), item("b", "14.4")]
    assert not check(project([whole(24, "ab"), *parts])).finding  # 1.1 times as much is none yet
    assert check(project([whole(24, "ab"), *parts], thresholds={"raised": "1.05"})).finding


@pytest.mark.parametrize(("day", "goal"), [(date(2022, 6, 30), 20), (DAY, 24)])
def test_the_goals_that_held_on_the_day(day: date, goal: int) -> None:
    before = [{"value": 8, "by": 2025, "until": "2022-12-31", "reason": "中期调整"}]
    moved = item("a", 12, revisions=before)
    found = check(project([whole(24, "ab"), moved, item("b", 12)]), day)
    assert found.goals is not None and found.goals.low == goal


def weighed(seen: list[Item]) -> PartsCheck:
    said = {"how": "mean", "weights": "people"}
    indicators = [{"id": "people", "name": "人口", "unit": "万人"}]
    targets = [whole(15, "ab", parts=said), item("a", 16), item("b", 13, plan="other")]
    rows = [{"indicator": "people", "period": 2023, **one} for one in seen]
    return check(project(targets, rows, indicators=indicators))


AREAS: Mapping[str, tuple[list[Item], tuple[str, str]]] = {
    "each area's own": (
        [{"area": "市", "value": 200}, {"area": "区", "value": 100}], ("equal", "")),
    "the latest": (
        [{"area": "市", "value": 9, "period": 2021}, {"area": "市", "value": 200},
         {"area": "区", "value": 100}], ("equal", "")),
    "none in an area": ([{"area": "市", "value": 200}], ("unverifiable", "weights")),
    "not exact": (
        [{"area": "市", "value": "约200"}, {"area": "区", "value": 100}],
        ("unverifiable", "weights")),
    "no forecast": (
        [{"area": "市", "value": 200}, {"area": "区", "value": 100, "status": "forecast"}],
        ("unverifiable", "weights")),
    "nobody": (
        [{"area": "市", "value": 200}, {"area": "区", "value": 0}], ("unverifiable", "weights")),
}  # fmt: skip


@pytest.mark.parametrize("name", AREAS)
def test_weights_by_an_indicator(name: str) -> None:
    seen, expected = AREAS[name]
    found = weighed(seen)
    assert (found.verdict, found.reason) == expected


def test_a_weight_that_is_not_known_is_none_of_one() -> None:
    assert parts_working(weighed([])) == "(? × 16 + ? × 13) / ? = ? ≷ 15"


def rise(seen: list[Item], **of_b: Any) -> list[str | None]:
    """What a and b contribute to the rise of the whole from 10 to 20, as of 2024."""
    targets = [whole(24, "ab", 10), item("a", 12, 5), item("b", 12, **({"base": 5} | of_b))]
    mine = [{"indicator": name, "period": 2024, "value": 20} for name in ("whole",)]
    found = check(project(targets, [*mine, *seen]))
    return [figure(one.contribution) for one in found.parts]


def test_contributions_are_those_of_one_time() -> None:
    a = {"indicator": "a", "period": "2024-12", "value": 7}
    assert rise([a, {"indicator": "b", "period": 2023, "value": 9}]) == ["0.2", None]
    assert rise([a, {"indicator": "b", "period": 2024, "value": 4}]) == ["0.2", "-0.1"]
    later = {"baseline": {"value": 5, "period": 2021}, "base": None}
    assert rise([a, {"indicator": "b", "period": 2024, "value": 9}], **later)[1] is None


def test_what_is_not_exact_is_marked() -> None:
    seen = [
        {"indicator": n, "period": 2024, "value": v} for n, v in (("whole", 20), ("a", "突破7"))
    ]
    targets = [whole(24, "a", 10), item("a", 24, 5)]
    (found,) = check(project(targets, seen)).parts
    assert (figure(found.contribution), found.exact) == ("0.2", False)


def test_a_whole_without_a_value() -> None:
    found = check(project([whole(24, "a", 10), item("a", 24, 5)]))
    assert (found.left_over, found.coverage, found.parts[0].contribution) == (None, 0, None)


@pytest.mark.long
def test_a_thousand_parts_and_deep_chains() -> None:
    """Each entry is one level deep, however many there are below."""
    many = [item(f"p{n}", 1) for n in range(1000)]
    found = check(project([item("whole", 1000, parts={"of": [one["id"] for one in many]}), *many]))
    assert found.verdict == "equal" and len(found.parts) == 1000
    chain = [item(f"c{n}", 1, parts={"of": [f"c{n + 1}"]}) for n in range(1000)]
    made = project([*chain, item("c1000", 1)])
    assert not made.problems
    report = make_report(made, made.targets[:1], Clocks.of(DAY), "zh")
    assert [one.verdict for one in parts_checks(AuditScope(report))] == ["equal"]

"""A list where a mapping should be and the reverse at every level, YAML's own guesses, and days
that do not exist.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.every_field import (
    OBSERVATIONS,
    REGISTRY,
    Path,
    Raw,
    Tree,
    paths,
    put,
    read,
    text,
)
from tracker.formats.text import render_problems
from tracker.language import LANGUAGES
from tracker.problems.codes import CODES, severity

A, T = "observations/a.yaml", "targets.yaml"
TREES: dict[str, Tree] = {T: REGISTRY, A: OBSERVATIONS}
LISTS: tuple[Tree, ...] = ([], ["x"], [["x"]], [{}], [{"x": "y"}])
MAPPINGS: tuple[Tree, ...] = ({}, {"x": "y"}, {"zh": ["x"]}, {"": "x"}, {"x": {"x": ["x"]}})
TEXTS: tuple[Tree, ...] = ("x", "-1", "0", "no", "9998", "9" * 300, "\U0001f600", "\ufdd0")
NAMES = {(T, ("plans", 0, "name")), (T, ("indicators", 0, "name"))} | {
    (T, ("targets", n, "name")) for n in range(3)
}


def test_the_full_project_has_no_problem() -> None:
    project, problems = read({})
    assert project is not None and problems == []
    assert (len(project.targets), len(project.observations)) == (4, 4)


@pytest.mark.parametrize("nth", [8, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("file", "path"), [(file, path) for file, tree in TREES.items() for path in paths(tree)]
)
def test_the_wrong_shape(file: str, path: Path, nth: int) -> None:
    """Said as an error with a code and a place in that file; what is right besides is read."""
    now: Tree = TREES[file]
    for step in path:
        now = now[step]
    wrong = (() if isinstance(now, list) else LISTS) + (() if isinstance(now, dict) else MAPPINGS)
    wrong += TEXTS if isinstance(now, (list, dict)) and (file, path) not in NAMES else ()
    if path[-1:] == ("of",):  # of a claim: it may be of several
        wrong = tuple(one for one in wrong if one != ["x"])
    for value in wrong[::nth]:
        project, problems = read({file: text(put(TREES[file], path, value))})
        errors = [one for one in problems if severity(one) == "error" and one.file == file]
        assert errors, value
        assert all(one.code in CODES and one.line and one.column for one in problems), value
        assert project is None or len(project.targets) >= 2 or file == T, value
        for language in LANGUAGES:
            assert all(one.code in render_problems([one], language, {}) for one in errors), value


GUESSES = [  # what YAML 1.1 would make of it, and what it is
    ("note", "no", "no"), ("note", "on", "on"), ("note", "010", "010"), ("note", "1:30", "1:30"), ("note", "~", ""),
    ("note", "1_000", "1_000"), ("note", "2024-06-30T00:00", "2024-06-30T00:00"), ("note", "1e3", "1e3"),
    ("note", ".nan", ".nan"), ("note", "0x1F", "0x1F"), ("note", "'~'", "~"), ("note", "<<", "<<"), ("note", "=", "="),
    ("area", "NO", "NO"), ("locator", "2024-02-30", "2024-02-30"), ("locator", "1.10", "1.10"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "written", "meant"), GUESSES)
def test_a_text_stays_as_it_is_written(field: str, written: str, meant: str) -> None:
    project, _ = read({A: text(put(OBSERVATIONS, ("observations", 1, field), Raw(written)))})
    assert project is not None
    found = next(one for one in project.observations if one.index == 1)
    assert getattr(found, field) == meant


NO_TEXT = [
    (b'"\\ud800"', "F201"), (b'"\\U00110000"', "F201"), (b"\xed\xa0\x80", "F101"),
    (b"\xff\xfe", "F101"), (b"\xf0\x9f\x98", "F101"), (b"\xc0\xaf", "F101"), (b"\0", "F213"),
    (b"\x1b[31m", "F213"), (b"\xef\xbf\xbf", "F213"), (b'"\\0\\x1b"', ""), (b"\xc2\x85", "F305"),
    (b"\xef\xbb\xbf", ""), (b"\xf0\x9f\x98\x80", ""),
]  # fmt: skip


@pytest.mark.parametrize(("written", "code"), NO_TEXT)
def test_what_is_no_text(written: bytes, code: str) -> None:
    """Lone surrogates, NUL, controls, bytes that are no UTF-8; what is escaped in quotes is a text
    like any other.
    """
    whole = text(put(OBSERVATIONS, ("observations", 1, "note"), Raw("HERE"))).encode()
    _, problems = read({A: whole.replace(b"HERE", written)})
    assert [one.code for one in problems if one.file == A] == [code] * bool(code)


NUMBERS = [
    ("1\u00a0000", "1000"), ("-0", "0"), ("−5", "-5"), ("１２", "12"), ("1，000", "1000"),
    ("〇", "0"), ("5..5", "5"), ("5" * 40, "5" * 40),
    ("0." + "0" * 37 + "1", "0." + "0" * 37 + "1"),
]  # fmt: skip
NO_NUMBERS = [
    "no", "1_000", "1:30", "1e5", "1E999999", "0x1F", "0o17", ".nan", "NaN", "Infinity", "-.inf",
    "1.", "5..", "1 000", "010", "--5", "1.2.3", "٣", "१२", "²", "½", "壹", "万", "一亿万", "''",
    "'\u202e5'", "5\u200b", "[5]", "{a: 5}", "5" * 41, "9" * 4301, "１" * 4301, "九" * 4301, "5..4",
    "5..", "..5", "5..6..7", "!!int 5", "2024-06-30T00:00", "1万万", "1万 亿",
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_a_number(written: str, value: str) -> None:
    project, _ = read({A: text(put(OBSERVATIONS, ("observations", 2, "value"), Raw(written)))})
    assert project is not None
    assert next(one for one in project.observations if one.index == 2).quantity.value == Decimal(
        value
    )


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_no_number(written: str) -> None:
    """A code at its place, and its record alone is left out; of a goal, its target."""
    project, problems = read(
        {A: text(put(OBSERVATIONS, ("observations", 2, "value"), Raw(written)))}
    )
    assert project is not None and [one.index for one in project.observations] == [0, 1, 3]
    assert {one.code for one in problems if one.file == A} <= {
        "F205",
        "F305",
        "F401",
        "F403",
        "F409",
        "F422",
    }
    project, problems = read(
        {T: text(put(REGISTRY, ("targets", 0, "target", "value"), Raw(written)))}
    )
    assert project is not None and [one.id for one in project.targets] == [
        "growth",
        "bridge",
        "parks",
    ]


PERIODS = [
    ("2024-02-29", "2024-02-29"), ("２０２４", "2024"), ("2024..2024", "2024"), ("2024 年", "2024"),
    ("1000", "1000"), ("2024年前三季度", "2024-01..2024-09"),
]  # fmt: skip
NO_PERIODS = [
    "2024-02-30", "2023-02-29", "0000", "99999", "0999", "9999", "2024-13", "2024-00", "2024-00-01",
    "2024-2-3", "1:30", "2024-06-30T00:00", "2024-06-30 00:00", "2_024", "2024.0", "-2024", "24年",
    "2024年13月", "2024年2月30日", "2024-Q5", "2024..2023", "2024..", "..2024", "2020..2024..2025",
    "20240630", "now", "~", "٢٠٢٤", "2024-\u202e06", "[2024]", "{2024: 1}", "2" * 4301, "２" * 4301,
    "1999..9999", "2024-W10", "!!timestamp 2024-06-30", "1٠٠٠", "2024-0٣", "2024年٣月",
    "2024至202٥年",
]  # fmt: skip


@pytest.mark.parametrize(("written", "period"), PERIODS)
def test_a_period(written: str, period: str) -> None:
    project, _ = read({A: text(put(OBSERVATIONS, ("observations", 2, "period"), Raw(written)))})
    assert project is not None
    assert [str(one.period) for one in project.observations if one.index == 2] == [period]


@pytest.mark.parametrize("written", NO_PERIODS)
def test_no_period(written: str) -> None:
    _, problems = read({A: text(put(OBSERVATIONS, ("observations", 2, "period"), Raw(written)))})
    assert {one.code for one in problems if one.file == A} <= {"F205", "F305", "F411", "F412"}
    assert [one.line for one in problems if one.file == A] != []
    _, problems = read({T: text(put(REGISTRY, ("targets", 0, "target", "by"), Raw(written)))})
    assert any(one.code in ("F205", "F305", "F411", "F412") and one.file == T for one in problems)

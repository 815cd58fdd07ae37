"""What holds of any input whatever, for tests that draw it and for the fuzzer: problems or answers,
never a traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from tests.support.every_field import OBSERVATIONS, REGISTRY, text
from tests.support.every_kind import as_markdown, as_text
from tracker import formats
from tracker.assess.clocks import Clocks
from tracker.assess.detail import make_details
from tracker.assess.report import make_report
from tracker.formats import (
    Terminal,
    badge,
    csv,
    github,
    gitlab,
    json,
    json_target,
    json_writer,
    junit,
    junit_gitlab,
    openmetrics,
    sarif,
)
from tracker.formats.text import render_problems
from tracker.language import LANGUAGES
from tracker.model.numbers import LONGEST_NUMBER, in_unit, read_number
from tracker.model.periods import read_period
from tracker.model.project import Project
from tracker.model.quantity import MOST_DIGITS
from tracker.problems.codes import CODES
from tracker.problems.problem import Refused, in_order
from tracker.read.encoding import decode
from tracker.read.project import read_project
from tracker.read.yamltext import block_list, read_yaml

DAY = date(2025, 6, 30)
DAYS = (DAY, date(9998, 12, 31), date(1000, 1, 1))
FORMATS = (
    badge,
    csv,
    github,
    gitlab,
    json,
    junit,
    junit_gitlab,
    openmetrics,
    sarif,
)
Files = Mapping[str, bytes]
_T = TypeVar("_T")
# YAML 1.1 ends a line at each of these, and so do the places of problems
YAML_BREAKS = "\n\r\x85\u2028\u2029"
FULL: Files = {
    "targets.yaml": text(REGISTRY).encode(),
    "observations/a.yaml": text(OBSERVATIONS).encode(),
}


def of_a_project(files: Files) -> Project | None:
    """It is read, or said with a code and a place; in both languages."""
    read = read_project(files, DAY)
    problems = read if isinstance(read, list) else list(read.problems)
    sources = {name: content.decode("utf-8", "replace") for name, content in files.items()}
    for one in problems:
        assert one.code in CODES, one
        assert one.file in files and one.line is not None and one.column is not None, one
        assert 1 <= one.line <= sum(map(sources[one.file].count, YAML_BREAKS)) + 2, one
        assert one.column >= 1, one
    for language in LANGUAGES:
        told = render_problems(problems, language, sources)
        assert told.count("\n") >= 2 * len(problems)
    json_writer.problems_document(problems, "zh", "tracker/check/1")
    if isinstance(read, list):
        assert problems
        return None
    return read


def of_a_report(project: Project) -> None:
    """Every format prints it, on any day."""
    for day in DAYS:
        problems = in_order(list(project.problems))
        for language in LANGUAGES:
            report = make_report(
                project,
                project.targets,
                Clocks.of(day),
                language,
                problems=problems,
            )
            for form in FORMATS:
                form.render(report, language)
            for name in ("markdown", "html"):
                formats.render("briefing", report, name, language)
            formats.render("status", report, "markdown", language)
            for width in (None, 20, 80):
                formats.render("status", report, "table", language, Terminal(width))
        ids = [target.id for target in project.targets][:3]
        detail = make_details(project, ids, Clocks.of(day), "zh", problems=problems)
        as_text(detail, "zh", width=80)
        json_target.render(detail, "zh")
        as_markdown(detail, "zh")


def of_a_tree(content: bytes) -> None:
    """A YAML text gives a tree in which every node has a place, or a problem."""
    said, found = decode(content, "a.yaml")
    if said is not None:
        tree, found = read_yaml(said, "a.yaml")
        assert tree is not None or found
        if tree is not None:
            tree.plain()
            assert tree.find(("a", 0, "b"))[0] >= 1
            block_list(tree, "observations")
    else:
        assert [one.code for one in found] in (["F101"], ["F103"])


def _read(reader: Callable[[str], _T], written: str) -> _T | None:
    """What a reader makes of a text, None where it is refused with a code."""
    try:
        return reader(written)
    except Refused as refusal:
        code = refusal.code
    assert code in CODES
    return None


def of_a_number(written: str) -> None:
    """It is refused with a code, or an exact decimal of few digits, the same however often it is
    read.
    """
    found = _read(read_number, written)
    if found is None:
        return
    q = found.quantity
    assert (
        len(written) <= LONGEST_NUMBER and q.value.is_finite() and q.step.is_finite() and q.step > 0
    )
    assert len(q.value.as_tuple().digits) <= 2 * MOST_DIGITS
    assert read_number(written) == found
    low, high = q.interval().low, q.interval().high
    assert low is None or high is None or low <= high
    plain = f"{q.value:f}"
    if len(plain) <= MOST_DIGITS and q.value == Decimal(plain):
        assert read_number(plain).quantity.value == q.value
    for unit in ("亿元", "%", "家", found.unit or ""):
        _read(lambda unit: in_unit(found, None, unit), unit)


def of_a_period(written: str) -> None:
    """It is refused with a code, or read back from the model's own spelling as the same days."""
    found = _read(read_period, written)
    if found is None:
        return
    assert found.start <= found.end
    again = read_period(str(found))
    assert (again.start, again.end, str(again)) == (found.start, found.end, str(found))

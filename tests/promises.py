"""What holds of any input whatever, for tests that draw it and for the fuzzer: problems or answers, never a traceback."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from tests.full import OBSERVATIONS, REGISTRY, text
from tracker.append import append_item, new_file
from tracker.core.codes import CODES
from tracker.core.numbers import LONGEST, in_unit, read_number, unit_parts
from tracker.core.periods import read_period
from tracker.core.problem import Problem, Refused, in_order
from tracker.core.quantity import MOST_DIGITS
from tracker.core.report import Project, make_report
from tracker.core.story import make_show
from tracker.core.words import LANGUAGES
from tracker.formats import csv, json, markdown, show, show_json, show_markdown, table
from tracker.formats.text import render_problems
from tracker.read.encoding import decode
from tracker.read.project import read_project
from tracker.read.yamltext import block_list, read_yaml

DAY = date(2025, 6, 30)
DAYS = (DAY, date(9998, 12, 31), date(1000, 1, 1))
Files = Mapping[str, bytes]
FULL: Files = {"targets.yaml": text(REGISTRY).encode(), "observations/a.yaml": text(OBSERVATIONS).encode()}


def of_a_project(files: Files) -> Project | None:
    """It is read, or said with a code and a place; in both languages."""
    read = read_project(files, DAY)
    problems = read if isinstance(read, list) else list(read.problems)
    sources = {name: content.decode("utf-8", "replace") for name, content in files.items()}
    for one in problems:
        assert one.code in CODES, one
        assert one.file in files and one.line is not None and one.column is not None, one
        assert 1 <= one.line <= sources[one.file].count("\n") + sources[one.file].count("\r") + 2, one
        assert one.column >= 1, one
    for language in LANGUAGES:
        told = render_problems(problems, language, sources)
        assert told.count("\n") >= 2 * len(problems)
    json.render_problems(problems, "zh", "tracker/check/1")
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
                project, project.targets, as_of=day, known_at=day, language=language, problems=problems
            )
            for form in (csv, json, markdown):
                form.render(report, language)
            for width in (None, 20, 80):
                table.render(report, language, width=width)
        ids = [target.id for target in project.targets][:3]
        story = make_show(project, ids, as_of=day, known_at=day, language="zh", problems=problems)
        show.render(story, "zh", width=80)
        show_json.render(story, "zh")
        show_markdown.render(story, "zh")


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


def of_a_number(written: str) -> None:
    """It is refused with a code, or an exact decimal of few digits, the same however often it is read."""
    try:
        found = read_number(written)
    except Refused as no:
        assert no.code in CODES
        return
    q = found.quantity
    assert len(written) <= LONGEST and q.value.is_finite() and q.step.is_finite() and q.step > 0
    assert len(q.value.as_tuple().digits) <= 2 * MOST_DIGITS
    assert read_number(written) == found
    low, high = q.interval().low, q.interval().high
    assert low is None or high is None or low <= high
    plain = f"{q.value:f}"
    if len(plain) <= MOST_DIGITS and q.value == Decimal(plain):
        assert read_number(plain).quantity.value == q.value
    for unit in ("亿元", "%", "家", found.unit or ""):
        try:
            in_unit(found, None, unit)
        except Refused as no:
            assert no.code in ("F404", "F405")
    unit_parts(written)


def of_a_period(written: str) -> None:
    """It is refused with a code, or read back from the model's own spelling as the same days."""
    try:
        found = read_period(written)
    except Refused as no:
        assert no.code in CODES
        return
    assert found.start <= found.end
    again = read_period(str(found))
    assert (again.start, again.end, str(again)) == (found.start, found.end, str(found))


def of_a_record(said: str, record: Mapping[str, str]) -> None:
    """A record spliced into a text that can take one is there, and all that was there is as it was."""
    tree, _ = read_yaml(said, "a.yaml")
    indent = None if tree is None else block_list(tree, "observations")
    if tree is None or indent is None or tree.bad:
        return
    new = append_item(said, record, indent)
    assert new.startswith(said)
    after, found = read_yaml(new, "a.yaml")
    if after is None:
        assert found  # proved before it is written: add-observation starts a new file then
        return
    old = tree.plain()
    if after.plain() != {**old, "observations": [*old["observations"], dict(record)]}:
        assert not said.endswith("\n") or found or _open_end(said), (said, after.plain())


def _open_end(said: str) -> bool:
    return said.rstrip(" \n").endswith((":", "-", "|", ">", "...")) or "\n..." in said or "|" in said or ">" in said


def of_a_new_file(publication: Mapping[str, str], record: Mapping[str, str]) -> None:
    """What is written reads back as the same texts."""
    tree, found = read_yaml(new_file(publication, record), "a.yaml")
    assert tree is not None, found
    assert tree.plain() == {"publication": dict(publication), "observations": [dict(record)]}


def problems_of(files: Files) -> list[Problem]:
    read = read_project(files, DAY)
    return read if isinstance(read, list) else list(read.problems)

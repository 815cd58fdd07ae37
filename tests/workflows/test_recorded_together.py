"""Several records of one publication: spliced together, read once, refused one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker.read.project as reading
from tests.support.projects import write_project
from tests.support.recording import plan, write
from tracker.model.request import Request
from tracker.problems.problem import CannotRun
from tracker.workflows.edit import effects

DAY = date(2025, 6, 30)
REGISTRY = """\
plans: [{id: p, name: Plan, area: A, period: 2021..2025}]
targets:
  - {id: firms, plan: p, name: Firms, unit: 家, baseline: {value: 6000, period: 2020}, \
target: {value: 12000, by: 2025}}
"""
FIRST = Request("firms", "8000", "2022", published="2025-03", publisher="Office", title="Yearbook")
SECOND = replace(FIRST, value="11000", period="2024")
UNKNOWN = replace(SECOND, indicator="fims")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"targets.yaml": REGISTRY})


def test_one_file_with_all_of_them(project: Path) -> None:
    change = write(project, [FIRST, SECOND], DAY)
    (file,) = (project / "observations").iterdir()
    assert "records: 2" in file.read_text("utf-8") and change.old is None
    assert [one.quantity.text for one in change.added] == ["8000", "11000"]
    again = write(project, [replace(FIRST, period="2021"), replace(FIRST, period="2023")], DAY)
    assert again.name == change.name and again.old == change.new
    assert "records: 4" in file.read_text("utf-8")
    assert again.new.replace("records: 4", "records: 2").startswith(change.new)


def test_what_all_of_them_do_is_told_once(project: Path) -> None:
    told = [
        [str(report.rows[0].assessment.status) for report in pair]
        for pair in effects(plan(project, [FIRST, SECOND], DAY), DAY, "en")
    ]
    assert told == [["no_data", "on_track"]]


def test_the_project_is_read_twice_however_many_there_are(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads, read = [], reading.read_project

    def counted(contents: Mapping[str, bytes], *more: Any) -> Any:
        reads.append(len(contents))
        return read(contents, *more)

    monkeypatch.setattr(reading, "read_project", counted)
    plan(project, [replace(FIRST, period=f"2023-{month:02}") for month in range(1, 13)], DAY)
    assert reads == [1, 2]


REFUSALS = [
    pytest.param([FIRST, UNKNOWN], ["O101"], id="the-second-is-unknown"),
    pytest.param(
        [UNKNOWN, replace(UNKNOWN, indicator="zz")], ["O101"], id="the-first-alone-is-told"
    ),
    pytest.param([FIRST, SECOND, FIRST], ["U205"], id="the-same-twice"),
    pytest.param([FIRST, FIRST, UNKNOWN], ["U205"], id="twice-before-an-unknown-one"),
    pytest.param([UNKNOWN, FIRST, FIRST], ["O101"], id="an-unknown-one-before-twice"),
    pytest.param([FIRST, replace(SECOND, title="Other")], ["U203"], id="two-publications"),
    pytest.param([FIRST, replace(SECOND, value="")], ["U201"], id="a-value-is-missing"),
    pytest.param([FIRST, replace(SECOND, claims=("x",))], ["U202"], id="what-is-no-claim"),
    pytest.param([FIRST, replace(SECOND, value="many")], ["F401"], id="what-is-no-number"),
]


@pytest.mark.parametrize(("requests", "codes"), REFUSALS)
def test_all_or_nothing(project: Path, requests: list[Request], codes: list[str]) -> None:
    with pytest.raises(CannotRun) as stop:
        write(project, requests, DAY)
    assert (stop.value.status, [one.code for one in stop.value.problems]) == (2, codes)
    assert not (project / "observations").exists()


def test_a_target_that_cannot_be_read_takes_no_figure(project: Path) -> None:
    """The target is at fault, not the disk."""
    (project / "targets.yaml").write_text(
        REGISTRY
        + "  - {id: trees, plan: p, name: Trees, unit: 棵, target: {value: lots, by: 2025}}\n"
    )
    with pytest.raises(CannotRun) as stop:
        write(project, [replace(FIRST, indicator="trees")], DAY)
    assert [one.code for one in stop.value.problems] == ["U206"]


def test_where_it_stands_already(project: Path) -> None:
    with pytest.raises(CannotRun) as stop:
        plan(project, [SECOND, FIRST, SECOND], DAY)
    assert dict(stop.value.problems[0].facts) == {"place": "observations/2025-03-office.yaml:8"}

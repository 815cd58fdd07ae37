"""tracker from Python (docs/library.md): rows, days, errors, data frames, cost of the import."""

from __future__ import annotations

import csv
import doctest
import io
import pickle
import re
import subprocess
import sys
import warnings
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

import pytest

import tracker
from tests.support.processes import environment
from tests.support.processes import tracker as command
from tests.support.projects import PROJECT, write_project
from tracker import api

DAY = "2025-02-28"
REGISTRY = """\
plans: [{id: p, name: Plan, area: A, period: 2021..2025}]
targets:
  - {id: firms, plan: p, name: {zh: 企业数量, en: Firms}, unit: 家, owners: [甲, 乙], \
baseline: {value: 6000, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: bridge, plan: p, name: Bridge, kind: done, target: {value: done, by: 2025}}
"""
SEEN = """\
publication: {title: Yearbook, publisher: Office, published: 2024-03, tier: yearbook}
observations:
  - {indicator: firms, period: 2022, value: 约7000}
  - {indicator: firms, period: 2023, value: 突破0.9万, note: 摘自正文}
"""
WRONG = SEEN + "  - {indicator: fims, period: 2021, value: 1}\n"


@pytest.fixture
def project(tmp_path: Path) -> tracker.OpenProject:
    files = {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN}
    return tracker.load(write_project(tmp_path, files), language="en", today="2024-12-31")


def test_public_names_are_those_of_all() -> None:
    assert dir(tracker) == sorted(tracker.__all__) == tracker.__all__
    assert all(getattr(tracker, name) for name in tracker.__all__)
    with pytest.raises(AttributeError, match="no attribute 'frame'"):
        tracker.frame  # noqa: B018


def test_the_import_is_as_cheap_as_it_was() -> None:
    """Nothing of the program but its package, and nothing of the standard library."""
    code = (
        "import sys; before = set(sys.modules); import tracker; print(*(set(sys.modules) - before))"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=PROJECT, env=environment(), capture_output=True, check=True)
    assert set(done.stdout.decode().split()) == {"tracker", "__future__"}


def test_columns_are_those_of_the_table() -> None:
    """Column by column what `tracker status --format csv` prints."""
    table = command("status", "--format", "csv", "--as-of", DAY, "--lang", "en", at=PROJECT).out
    printed = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    rows = tracker.load(PROJECT, language="en").status(as_of=DAY).to_dicts()
    assert list(rows[0]) == [*printed[0], "as_of", "known_at"]
    for row, line in zip(rows, printed, strict=True):
        for name, text in line.items():
            value = row[name]
            said = " ".join(value) if isinstance(value, tuple) else value
            said = format(said, "f") if isinstance(said, Decimal) else said
            assert ("" if said is None else str(said)) == text, (row["id"], name)


def test_values_are_plain(project: tracker.OpenProject) -> None:
    plain = {str, Decimal, int, bool, tuple, date, type(None)}
    for rows in (project.status(), project.observations()):
        assert {type(value) for row in rows.to_dicts() for value in row.values()} <= plain
    assert type(project.status()[0].status) is str


def test_a_row(project: tracker.OpenProject) -> None:
    firms, bridge = project.status()
    assert (firms.name, firms.owners, firms.status) == ("Firms", ("甲", "乙"), "undetermined")
    assert (firms.latest_value, firms.latest_low) == (Decimal(9000), Decimal(9000))
    assert (firms.progress, firms.latest_file, firms.latest_line) == (
        Decimal("0.5"),
        "observations/a.yaml",
        4,
    )
    assert (bridge.status, bridge.latest_value, bridge.progress) == ("no_data", None, None)
    assert (firms.as_of, firms.known_at) == (date(2024, 12, 31),) * 2


def test_observations(project: tracker.OpenProject) -> None:
    about, over = project.observations()
    assert (about.value, about.low, about.high) == (Decimal(7000), Decimal(6650), Decimal(7350))
    assert (over.text, over.value, over.qualifier, over.note) == (
        "突破0.9万",
        Decimal(9000),
        "over",
        "摘自正文",
    )
    assert (over.start, over.end, over.period) == (date(2023, 1, 1), date(2023, 12, 31), "2023")
    assert (over.published, over.publisher, over.tier, over.file, over.line) == (
        "2024-03",
        "Office",
        "yearbook",
        "observations/a.yaml",
        4,
    )


@pytest.mark.parametrize(
    "day",
    ["2023-06-30", "2023-06", date(2023, 6, 30), datetime(2023, 6, 30, 12, 0)],
    ids=["text", "month", "date", "time"],
)
def test_days(project: tracker.OpenProject, day: Any) -> None:
    """As of a day, from what was published by then; one clock alone sets both."""
    (before,) = project.status("firms", as_of=day)
    assert (before.as_of, before.known_at) == (date(2023, 6, 30),) * 2
    assert (before.status, before.latest_value) == ("no_data", None)
    (later,) = project.status("firms", as_of=day, known_at="2024-12-31")
    assert later.latest_period == "2022"


def test_names(project: tracker.OpenProject) -> None:
    assert [row.id for row in project.status("企业数量", "BRIDGE")] == ["firms", "bridge"]


def test_rows_are_a_sequence(project: tracker.OpenProject) -> None:
    rows = project.status()
    assert (len(rows), rows[-1].id, [row.id for row in rows[1:]]) == (2, "bridge", ["bridge"])
    assert repr(rows[:1]) == "<1 × TargetRow>" and rows[0] in rows
    assert rows == project.status() != project.status("firms")
    assert hash(rows) == hash(project.status())
    assert repr(project) == "<OpenProject: 2 targets, 2 observations>"


REFUSED = [
    pytest.param(lambda project: project.status("frims"), "U101", "firms", id="name"),
    pytest.param(lambda project: project.status(as_of="2024-02-31"), "F412", "", id="day"),
    pytest.param(lambda project: project.status(known_at="soon"), "F411", "", id="no-day"),
    pytest.param(lambda _: tracker.load("/nowhere", language="en"), "F501", "", id="no-folder"),
    pytest.param(lambda _: tracker.load("a\0b", language="en"), "F501", "", id="no-path"),
    pytest.param(lambda _: tracker.load(".", today="x", language="en"), "F411", "", id="no-today"),
]


@pytest.mark.parametrize(("asked", "code", "near"), REFUSED)
def test_what_cannot_be_done(
    project: tracker.OpenProject, asked: Any, code: str, near: str
) -> None:
    with pytest.raises(tracker.TrackerError) as stop:
        asked(project)
    assert [one.code for one in stop.value.problems] == [code]
    assert code in str(stop.value) and near in str(stop.value)
    again = pickle.loads(pickle.dumps(stop.value))
    assert (str(again), again.problems) == (str(stop.value), stop.value.problems)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda project: project.status(as_of=2025), "not 2025"),
        (lambda project: project.status(known_at=b"2025"), "not b'2025'"),
        (lambda _: tracker.load(PROJECT, today=True), "not True"),
        (lambda project: project.status(["firms", "bridge"]), "not \\['firms', 'bridge'\\]"),
    ],
    ids=["number", "bytes", "yes", "list"],
)
def test_what_is_no_text(project: tracker.OpenProject, asked: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        asked(project)


def test_a_language_that_is_none() -> None:
    with pytest.raises(ValueError, match="zh or en"):
        tracker.load(PROJECT, language="fr")  # type: ignore[arg-type]


def test_nothing_can_be_read(tmp_path: Path) -> None:
    """Every problem with its place."""
    write_project(tmp_path, {"targets.yaml": "plans: [\n"})
    with pytest.raises(tracker.TrackerError, match=r"targets\.yaml:\d+:\d+ F\d+ "):
        tracker.load(tmp_path)


def test_errors_in_the_files_are_a_warning(tmp_path: Path) -> None:
    """What is left out is never left out in silence."""
    write_project(tmp_path, {"targets.yaml": REGISTRY, "observations/a.yaml": WRONG})
    with pytest.warns(tracker.TrackerWarning, match="errors in the files: 1, warnings: 0") as told:
        project = tracker.load(tmp_path, language="en", today=DAY)
    assert told[0].filename == __file__
    (one,) = project.problems()
    assert (one.code, one.severity, one.file, one.line) == (
        "O101",
        "error",
        "observations/a.yaml",
        5,
    )
    assert len(project.observations()) == 2


@pytest.mark.parametrize(
    ("said", "language", "name"),
    [(None, None, "Firms"), ("en", None, "Firms"), ("en", "zh", "企业数量")],
)
def test_language(tmp_path: Path, said: str | None, language: Any, name: str) -> None:
    text = REGISTRY if said is None else f"language: {said}\n{REGISTRY}"
    loaded = tracker.load(write_project(tmp_path, {"targets.yaml": text}), language=language)
    assert loaded.status("firms")[0].name == name


class Pandas(ModuleType):
    """As much of pandas as a frame is made with."""

    class DataFrame:
        def __init__(self, columns: dict[str, list[Any]], dtype: type) -> None:
            assert dtype is object
            self.columns, self.types = columns, {}

        def astype(self, types: dict[str, str]) -> Any:
            self.types = types
            return self

        def infer_objects(self) -> Any:
            return self


class Polars(ModuleType):
    """The same of polars."""

    Float64, Int64, String, Boolean, Date = "Float64", "Int64", "String", "Boolean", "Date"

    class DataFrame:
        def __init__(self, columns: dict[str, list[Any]], schema: dict[str, str]) -> None:
            self.columns, self.types = columns, schema


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets which of the two libraries can be imported."""

    def these(**stubs: ModuleType) -> None:
        for name in ("pandas", "polars"):
            monkeypatch.setitem(sys.modules, name, stubs.get(name))

    return these


def test_a_frame_of_pandas(project: tracker.OpenProject, installed: Any) -> None:
    installed(pandas=Pandas("pandas"), polars=Polars("polars"))
    frame = project.status().to_frame()
    assert type(frame) is Pandas.DataFrame
    assert list(frame.columns) == [one.name for one in fields(tracker.TargetRow)]
    assert frame.columns["progress"] == [0.5, None] and frame.columns["owners"] == ["甲 乙", ""]
    assert (frame.types["progress"], frame.types["as_of"]) == ("float64", "datetime64[s]")
    assert not {"name", "status", "observations", "years_early"} & set(frame.types)


def test_a_frame_of_polars(project: tracker.OpenProject, installed: Any) -> None:
    installed(polars=Polars("polars"))
    frame = project.observations().to_frame()
    assert type(frame) is Polars.DataFrame and list(frame.types) == list(frame.columns)
    assert (frame.types["value"], frame.types["line"]) == ("Float64", "Int64")
    assert (frame.types["ytd"], frame.types["end"]) == ("Boolean", "Date")
    assert frame.types["tier"] == frame.types["text"] == "String"
    assert frame.columns["value"] == [7000.0, 9000.0]


def test_an_empty_frame_has_its_columns(project: tracker.OpenProject, installed: Any) -> None:
    installed(pandas=Pandas("pandas"))
    frame = project.problems().to_frame()
    assert list(frame.columns.values()) == [[]] * len(fields(tracker.ProblemRow))


def test_without_a_library_for_frames(project: tracker.OpenProject, installed: Any) -> None:
    installed()
    with pytest.raises(ImportError, match="pip install pandas"):
        project.status().to_frame()


@pytest.mark.parametrize("page", ["library.md", "library.zh-CN.md"])
def test_every_example_of_the_page_runs(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order and in one namespace, as in a notebook; data frames are stubs here."""
    monkeypatch.chdir(PROJECT)
    monkeypatch.setitem(sys.modules, "pandas", MagicMock())
    text = (PROJECT / "docs" / page).read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 6
    names: dict[str, Any] = {}
    runner = doctest.DocTestRunner()
    for number, block in enumerate(blocks):
        if block.startswith(">>>"):
            test = doctest.DocTestParser().get_doctest(block, names, f"{page}-{number}", page, 0)
            said = io.StringIO()
            runner.run(test, out=said.write, clear_globs=False)
            names |= test.globs
            assert runner.failures == 0, said.getvalue()
        else:
            exec(compile(block, page, "exec"), names)


def test_the_shipped_project_is_loaded_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(api.load(PROJECT).problems()) == 0

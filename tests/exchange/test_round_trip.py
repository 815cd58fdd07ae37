"""Exported observations, taken back into an empty project, give the same assessments."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.every_field import OBSERVATIONS, REGISTRY, text
from tests.support.every_kind import FILES
from tests.support.processes import tracker
from tests.support.projects import PROJECT, write_project
from tests.support.tiers import tiers
from tracker.assess.clocks import Clocks
from tracker.exchange.incoming_tidy import request_of_row
from tracker.exchange.tidy import cell_text
from tracker.language import LANGUAGES, Language
from tracker.model.project import Project
from tracker.pages.target_values import target_values
from tracker.read.observation_fields import COLUMNS
from tracker.read.project import read_project
from tracker.store.folder import read_folder
from tracker.workflows.export import make_export, render_table
from tracker.workflows.filters import Filters
from tracker.workflows.load import Loaded

DAY = date(2025, 6, 30)
Files = dict[str, bytes]


def project_of(files: Files) -> Project:
    made = read_project(files, DAY)
    assert isinstance(made, Project), made
    return made


def exported(project: Project, language: Language) -> list[dict[str, str]]:
    """The rows of the CSV that `tracker export observations` writes."""
    export = make_export(Loaded(project, {}), Filters(), None, DAY, language)
    written = str(render_table(export, "observations", "csv"))
    rows = list(csv.reader(io.StringIO(written)))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def taken_back(registry: bytes, rows: list[dict[str, str]]) -> Project:
    """An empty project with the requests of the rows as its only file."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        request = request_of_row(row)
        writer.writerow(cell_text(getattr(request, name)) for name in COLUMNS)
    return project_of({"targets.yaml": registry, "observations/all.csv": out.getvalue().encode()})


def assessments(project: Project, language: Language = "zh") -> list[dict[str, Any]]:
    """Every figure and verdict, without the places in files and the spelling of values."""
    report = make_export(Loaded(project, {}), Filters(), Clocks.of(DAY), DAY, language).report
    found = []
    for row in report.rows:
        values = target_values(row, language)
        if values["latest"]:
            for key in ("file", "line", "text"):
                del values["latest"][key]
            for one in values["latest"]["basis"]:
                del one["file"], one["line"]
        found.append(values)
    return found


def read_values(project: Project) -> list[tuple[object, ...]]:
    """What each observation was read as."""
    quantities = [one.quantity for one in project.observations]
    said = [(one.value, one.step, one.qualifier, one.upper) for one in quantities]
    return [
        (*each, one.span, one.status) for each, one in zip(said, project.observations, strict=True)
    ]


def same(files: Files, language: Language = "zh") -> None:
    before = project_of(files)
    after = taken_back(files["targets.yaml"], exported(before, language))
    assert len(after.observations) == len(before.observations), after.problems
    assert read_values(after) == read_values(before)
    assert assessments(after) == assessments(before)


@pytest.mark.parametrize("language", tiers(LANGUAGES, ["zh"]))
def test_the_shipped_record(language: Language) -> None:
    files, _ = read_folder(PROJECT)
    same(files, language)


def test_a_project_with_every_field() -> None:
    same(
        {
            "targets.yaml": text(REGISTRY).encode(),
            "observations/a.yaml": text(OBSERVATIONS).encode(),
        }
    )


def test_every_kind() -> None:
    same({name: content.encode() for name, content in FILES.items()})


REGISTRY_OF_MANY = """\
plans: [{id: plan, name: 规划, area: 武汉市, period: 2021..2025}]
targets:
  - {id: firms, plan: plan, name: 企业, unit: 家, baseline: {value: 6259, period: 2020}, target: {value: 12000, by: 2025}}
  - {id: money, plan: plan, name: 收入, unit: 亿元, measure: flow, kind: total, target: {value: 5000, by: 2025}}
  - {id: share, plan: plan, name: 占比, unit: "%", measure: ratio, kind: keep, target: {value: 28, by: 2025}}
  - {id: energy, plan: plan, name: 能耗, unit: "%", kind: change, measure: ratio, target: {value: -13.5%, by: 2025}}
  - {id: bridge, plan: plan, name: 大桥, kind: done, target: {by: 2025}}
"""
SPELLINGS = {
    "firms": ["{}", "突破{}", "约{}万", "{}家", "近{}", "{}万家", "不低于{}", "{}..2亿"],
    "money": ["{}", "{}亿元", "{}万元", "超{}亿", "{}0万亿元"],
    "share": ["{}%", "约{}", "{}", "{}以上"],
    "energy": ["-{}%", "下降{}%", "累计降低{}%"],
    "bridge": ["建成", "未建成"],
}
NUMBERS = st.one_of(
    st.integers(1, 10**7).map(str),
    st.decimals("0.01", "9999.99", places=2).map(str),
    st.sampled_from(["1.50", "1.6", "12,000", "16000", "0.10", "3.00", "100"]),
)


@st.composite
def records(draw: st.DrawFn) -> str:
    indicator = draw(st.sampled_from(list(SPELLINGS)))
    value = draw(st.sampled_from(SPELLINGS[indicator])).format(draw(NUMBERS))
    year = draw(st.integers(2018, 2024))
    period = draw(st.sampled_from([f"{year}", f"{year}-H1", f"{year}-06", f"{year}-01..{year}-08"]))
    status = draw(st.sampled_from(["final", "preliminary", "estimate", "forecast", "break"]))
    published = draw(st.sampled_from(["2025", "2025-03", "2025-03-07", "2024-12"]))
    publisher = draw(st.sampled_from(["统计局", "=1+1", "科技局", ""]))
    tier = draw(st.sampled_from(["yearbook", "news", ""]))
    revises = draw(st.sampled_from(["", "", "2024-12"]))
    if revises and draw(st.booleans()):
        value, status = "", "withdrawn"
    cells = (indicator, period, value, status, published, publisher, "公报，“甲”", tier, revises)
    return ",".join(f'"{cell}"' for cell in cells)


@pytest.mark.long
@given(st.lists(records(), max_size=8))
def test_any_record(rows: list[str]) -> None:
    header = "indicator,period,value,status,published,publisher,title,tier,revises"
    content = "\n".join([header, *rows, ""]).encode()
    same({"targets.yaml": REGISTRY_OF_MANY.encode(), "observations/a.csv": content})


@pytest.mark.parametrize(
    ("record", "name"),
    tiers(
        [("kinds", "tidy.csv"), ("kinds", "tidy.xlsx"), ("shipped", "tidy.csv")],
        [("kinds", "tidy.csv")],
    ),
)
def test_import_takes_an_export_as_it_is(record: str, name: str, tmp_path: Path) -> None:
    """Known by its header, no mapping and no publication to be said; each row has its own."""
    home = PROJECT if record == "shipped" else write_project(tmp_path / "home", FILES)
    registry = (home / "targets.yaml").read_text("utf-8")
    empty = write_project(tmp_path / "empty", {"targets.yaml": registry})
    tables = tmp_path / name
    assert tracker("export", "observations", "-o", str(tables), "-C", str(home)).code == 0
    answer = tracker("import", str(tables), "--yes", "-C", str(empty))
    assert answer.code == 0, answer.err
    before, after = (project_of(read_folder(one)[0]) for one in (home, empty))
    assert assessments(after) == assessments(before)

"""What a stranger's plan says in status and on the overview: nothing reads as its opposite."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.projects import write_project
from tracker import formats
from tracker.assess.clocks import Clocks
from tracker.assess.report import Report
from tracker.formats import Terminal
from tracker.language import Language
from tracker.pages.site.overview import overview_by_itself
from tracker.words.effects import stands
from tracker.words.standing import short_or_over
from tracker.words.why import why
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY = date(2026, 9, 30)
REGISTRY = """\
plans: [{id: p, name: Plan, area: A, period: 2021..2025}, {id: q, name: Next, period: 2026..2030}]
targets:
  - {id: dust, plan: p, name: Fine particles, unit: μg/m3, measure: ratio, \
baseline: {value: 46, period: 2020}, target: {value: at most 38, by: 2025}}
  - {id: income, plan: p, name: Income, unit: 元, measure: flow, \
baseline: {value: 12800, period: 2020}, target: {value: 20000, by: 2025}}
  - {id: bridge, plan: q, name: Bridge, kind: done, target: {by: 2030}}
  - {id: homes, plan: q, name: New homes that were completed over the plan period in each ward of the borough, unit: homes, \
baseline: {value: 0, period: 2025}, target: {value: 9000, by: 2030}}
"""
COMMUNIQUE = """\
publication: {title: Communiqué, published: 2026-03, tier: communique}
observations:
  - {indicator: dust, period: 2025, value: 36.4}
  - {indicator: income, period: 2025, value: 20500}
"""
NEWS = """\
publication: {title: News, published: 2026-08, tier: news}
observations:
  - {indicator: income, period: 2026-06, value: 11300, ytd: true}
  - {indicator: bridge, period: 2026-06, value: not done}
  - {indicator: homes, period: 2026-07, value: 200}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "targets.yaml": REGISTRY,
        "observations/a.yaml": COMMUNIQUE,
        "observations/b.yaml": NEWS,
    }
    return write_project(tmp_path_factory.mktemp("plain"), files)


def report(root: Path, language: Language) -> Report:
    return status(load_project(root, DAY), Filters(), Clocks.of(DAY), language)


@pytest.mark.parametrize(("language", "said"), [("zh", "低 1.6 μg/m3"), ("en", "1.6 below")])
def test_a_ceiling_that_is_met_is_not_over(root: Path, language: Language, said: str) -> None:
    assert short_or_over(report(root, language).rows[0], language) == said


@pytest.mark.parametrize(("language", "said"), [("zh", "进度之比 0.19"), ("en", "pace 0.19")])
def test_a_pace_is_no_share_of_the_time(root: Path, language: Language, said: str) -> None:
    assert said in why(report(root, language).rows[3], DAY, language)


def test_what_is_done_or_not_is_said_once(root: Path) -> None:
    assert stands(report(root, "en").rows[2], "en") == "not done (2026-06), goal done"


def test_part_of_a_year_is_not_set_against_a_year(root: Path) -> None:
    said = [
        moved for item in overview_by_itself(report(root, "en")).published for moved in item.moved
    ]
    assert [one for one in said if one[0] == "Income"] == [("Income", "", "20,500 元")]


def test_a_folded_name_keeps_its_spaces(root: Path) -> None:
    shown = report(root, "en")
    for width in range(80, 130):
        made = str(formats.render("grid", shown, "table", "en", Terminal(width)))
        assert re.search(r"(completed|were|over|plan|each|ward)(?=[a-z])", made) is None, width

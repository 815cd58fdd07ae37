"""The pages of the overview, of plans, targets and indicators: what they say is in the assessment,
nothing is left out, and after a plan's end nothing is said of what is to come.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.pages.test_briefing import figures_in, figures_of
from tests.support import every_kind as told
from tests.support.large_inputs import write
from tests.support.projects import PROJECT
from tracker.assess.clocks import Clocks
from tracker.assess.standing import is_pending
from tracker.formats.json import document
from tracker.formats.site import Links, assets
from tracker.language import LANGUAGES, Language
from tracker.pages.site import indicator, overview, plan, target
from tracker.pages.site.parts import breakable
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.web.render import render_route
from tracker.words.answer import finding, target_answer
from tracker.words.units import unit_text
from tracker.workflows.load import load_project

DAY, AFTER = date(2025, 2, 28), date(2026, 6, 30)


def record(root: Path, day: date) -> SiteRecord:
    loaded = load_project(root, day)
    return SiteRecord(loaded.project, loaded.contents, Clocks.of(day))


@pytest.fixture(scope="module")
def shipped() -> SiteRecord:
    return record(PROJECT, DAY)


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> SiteRecord:
    return record(write(tmp_path_factory.mktemp("kinds"), told.FILES), told.DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_is_small_and_counts_every_target(
    shipped: SiteRecord, language: Language
) -> None:
    route = SiteRoute(language)
    page = overview.view(shipped, route)
    for part in (page.first, *page.further):
        assert len(part.head.tiles) == sum(count for _, count in part.head.tally)
        assert len(part.rows) + part.silent_count == len(part.head.tiles)
        assert sum(len(one.lines) for one in part.silent) == part.silent_count
        assert sum(len(one.lines) for one in part.sections) == part.silent_count
    assert len(page.first.head.tiles) == 17 and len(page.first.cards) == 3
    assert len(render_route(shipped, route, Links(index=True))) <= 60_000
    assert len(assets()["app.css"]) <= 24 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_and_finding_say_only_what_is_computed(
    kinds: SiteRecord, shipped: SiteRecord, language: Language
) -> None:
    """Each figure of the two sentences is in the JSON report."""
    for of in (kinds, shipped):
        report = of.report(SiteRoute(language))
        there = {one["id"]: figures_of(one) for one in document(report, language)["targets"]}
        for row in report.rows:
            said = "".join(text for text, _ in target_answer(row, report.as_of, language))
            said += finding(row, report.as_of, language)
            said = said.replace(unit_text(row.target.unit, language), "")
            kept = row.assessment.calculations.get("progress")
            periods = set(map(str, kept.plain().values())) if kept else set()
            limit = {"95"}  # a rate is on track from this share of the promised one on
            assert figures_in(said) <= there[row.target.id] | periods | limit, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_target_tells_every_observation_with_its_place(
    kinds: SiteRecord, language: Language
) -> None:
    for route in target.routes(kinds, SiteRoute(language)):
        page = target.view(kinds, route)
        row = next(one for one in kinds.report(route).rows if one.target.id == route.key)
        places = {line.place.split()[0] for table in page.series for line in table.lines}
        assert places >= {str(entry.observation.place) for entry in row.assessment.entries}
        assert sum(line.role == "now" for table in page.series for line in table.lines) <= 1
        assert len(page.figures) == 4 and all(one.value for one in page.figures)
        html = render_route(kinds, route, Links()).decode()
        assert "None" not in html and page.title


def test_after_the_end_nothing_is_said_of_what_is_to_come(shipped: SiteRecord) -> None:
    after = record(PROJECT, AFTER)
    route = SiteRoute("zh")
    due = [row for row in after.report(route).rows if is_pending(row)]
    assert len(due) == 4
    for row in due:
        page = target.view(after, route.to("target", row.target.id))
        assert page.verdict.tone == "pending" and page.answer[0][0] == "到期，结果未公布"
        assert not page.forecast and "每年" not in page.because
        assert not {"needed_per_year", "needed_from_now"} & {
            one.method.anchor for one in page.workings if one.method
        }
    first = overview.view(after, route).first
    assert "".join(text for text, _ in first.head.lede) == (
        "17 个目标里，4 个已经完成（3 个超额）；3 个到期，结果未公布；10 个还没有公布过新数。"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_can_be_filtered_by_what_its_rows_have(
    shipped: SiteRecord, language: Language
) -> None:
    page = plan.view(shipped, SiteRoute(language, "plan", "fyp14"))
    counted = {row.chips[0].name: sum(one.count for one in row.chips) for row in page.filters}
    assert counted["status"] == counted["section"] == 17 and counted["owner"] >= 17
    assert len(page.multiples) == 17 and page.strips is not None
    assert len(page.strips.strips) == 17


def test_an_indicator_is_told_where_it_has_no_target(kinds: SiteRecord) -> None:
    found = {route.key for route in indicator.routes(kinds, SiteRoute("zh"))}
    assert found == {"alone", "firms", "gdp"}
    areas = {
        key: [part.area for part in indicator.view(kinds, SiteRoute("zh", "indicator", key)).parts]
        for key in found
    }
    assert areas == {"alone": ["武汉市", "全省"], "firms": ["全省"], "gdp": ["武汉市"]}
    for page, key in ((indicator, "energy"), (target, "gdp"), (plan, "firms")):
        with pytest.raises(NoPage):
            page.view(kinds, SiteRoute("zh", "overview", key))


def test_what_is_not_published_yet_is_not_among_the_newest(shipped: SiteRecord) -> None:
    early = SiteRoute("zh", clocks=Clocks.of(date(2022, 12, 31)))
    assert [one.day for one in overview.view(shipped, early).published] == ["2022"]
    latest = overview.view(shipped, SiteRoute("zh")).published
    assert len(latest) == 5 and [one.day for one in latest][:1] == ["2025-02"]


def test_a_target_without_data_has_no_gap(shipped: SiteRecord) -> None:
    page = target.view(shipped, SiteRoute("zh", "target", "national-platforms"))
    assert page.workings == () and page.answer[0][0] == "2020 年以后的没有公布"
    assert "缺" not in "".join(text for text, _ in page.answer) + page.because


def test_a_title_breaks_at_its_marks() -> None:
    assert breakable("湖北省（武汉市）规划") == ("湖北省", "（武汉市）", "规划")
    assert breakable("A plan") == ("A plan",)


def test_what_a_publication_moved_is_what_counts(shipped: SiteRecord) -> None:
    """The turnover of a year follows that of the year before, not the sum of a part of it."""
    newest = overview.view(shipped, SiteRoute("zh")).published[0]
    assert ("技术合同成交额", "2,198.43", "2,608.33 亿元") in newest.moved

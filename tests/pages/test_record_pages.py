"""The pages of publications, checks, comparisons, time and methods: what they say, as values."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.support.projects import GOOD, PROJECT, write_project
from tracker.assess.clocks import Clocks
from tracker.assess.formulas import FORMULAS
from tracker.assess.status import Evidence, Status
from tracker.pages.site import checks, compare, method, publication, publications, time
from tracker.pages.site.missing import missing_page
from tracker.pages.site.record import SiteRecord
from tracker.pages.site.routes import NoPage, SiteRoute
from tracker.words.meanings import MEANINGS
from tracker.workflows.load import load_project

DAY = date(2025, 2, 28)
ZH = SiteRoute("zh")
OTHER = GOOD.replace("统计公报", "年鉴").replace("统计局", "新闻社").replace("82", "79")


def record_of(root: Path) -> SiteRecord:
    loaded = load_project(root, DAY)
    return SiteRecord(loaded.project, loaded.contents, Clocks.of(DAY))


@cache
def shipped() -> SiteRecord:
    return record_of(PROJECT)


def test_the_outcomes_of_a_comparison_are_all_targets() -> None:
    for key in compare.consecutive(shipped().days):
        page = compare.view(shipped(), ZH.to("compare", key))
        shown = [one.link.id for group in page.groups for one in group.changes]
        every = [*shown, *(link.id for link in page.unchanged)]
        assert len(every) == len(set(every)) == 36
    page = compare.view(shipped(), ZH.to("compare", "2024-11-30..2025-02-28"))
    assert page.description == "新有数 1，值变了 2，只有出处或标记变了 3，没变 30。"
    assert page.earlier is not None and page.earlier.key == "2024-03-31..2024-11-30"
    assert page.later is None


def test_what_awaits_its_result_is_neither_better_nor_worse(tmp_path: Path) -> None:
    published = (
        "publication: {title: 公报, published: %s}\nobservations:\n  - {indicator: firms, %s}\n"
    )
    seen = {"2026-01": "period: 2023, value: 11900", "2026-03": "period: 2024, value: 7000"}
    files = {f"observations/{day}.yaml": published % (day, one) for day, one in seen.items()}
    page = compare.view(
        record_of(write_project(tmp_path, files)), ZH.to("compare", "2026-02-28..2026-04-30")
    )
    (group,) = page.groups
    (one,) = group.changes
    assert one.before == one.after and one.after.tone == "pending"
    assert group.heading == "值变了" and page.description.startswith("值变了 1，没变 ")


@pytest.mark.parametrize("key", ["", "x..y", "2025-02-28", "2025-02-28..2025-02-28", "20250228..a"])
def test_what_is_no_two_days_is_no_page(key: str) -> None:
    with pytest.raises(NoPage):
        compare.view(shipped(), ZH.to("compare", key))


def test_a_publication_tells_what_it_changed() -> None:
    listed = publications.view(shipped(), ZH).listed
    assert [len(one.turned) for one in listed] == [1, 1, 7, 1, 0]
    page = publication.view(shipped(), listed[3].route)
    (one,) = page.changes
    assert (one.link.id, one.before.tone, one.after.tone) == (
        "science-facilities",
        "no_data",
        "exceeded",
    )
    assert [cause.text for cause in one.causes] == ["新一期：2024-03 6 个"]
    assert len(page.figures) == 7
    assert page.before == (listed[4].title, listed[4].route) and page.after is not None


def test_only_what_was_known_has_a_page() -> None:
    early = ZH.on(Clocks.of(date(2024, 3, 31)))
    assert len(publications.view(shipped(), early).listed) == 2
    late = publications.view(shipped(), ZH).listed[0].route
    with pytest.raises(NoPage):
        publication.view(shipped(), early.to("publication", late.key))


def test_contradictions_stand_side_by_side(tmp_path: Path) -> None:
    root = write_project(
        tmp_path, {"observations/a.yaml": GOOD, "observations/b.yaml": OTHER + "x: 1\n"}
    )
    page = checks.view(record_of(root), SiteRoute("en"))
    (one,) = page.contradictions
    assert {figure.value for figure in one.figures} == {"82%", "79%"}
    assert one.figures[0].notes[0] == "this one is used"
    assert "contradicts" in one.figures[1].notes[0]
    wrong = next(found for found in page.problems if found.code == "F301")
    assert wrong.excerpt is not None and wrong.excerpt.rest == "x: 1" and "b.yaml" in wrong.place


def test_claims_are_listed_and_not_judged() -> None:
    page = checks.view(shipped(), ZH)
    assert sum(len(one.claims) for one in page.claims) == 13 and page.contradictions == ()


def test_a_contradicted_claim_stands_first_and_is_counted(tmp_path: Path) -> None:
    claims = GOOD.replace("82", "82, claims: [{growth: 9%, of: 2023}]")
    later = OTHER.replace("2024,", "2023,")
    root = write_project(tmp_path, {"observations/a.yaml": claims, "observations/b.yaml": later})
    page = checks.view(record_of(root), ZH)
    assert [one.contradicted for one in page.claims] == [1]
    assert "出处里的说法 1 条（不符 1 条）" in page.description


def test_wholes_are_held_against_their_parts() -> None:
    page = checks.view(record_of(PROJECT / "examples" / "cascade"), ZH)
    assert [one.sign for one in page.wholes] == ["▽", "▲", "√", "√", "√", "√", "–"]
    assert page.wholes[0].working == "2,000 + 800 = 2,800 < 3,000"


def test_every_target_of_a_plan_that_has_begun_has_its_strips() -> None:
    page = time.view(shipped(), ZH)
    assert [len(plan.rows) for plan in page.plans] == [17, 19]
    assert [one.day for one in page.days] == [str(day) for day in reversed(shipped().days)]
    told = {row.link.id: (row.then, row.since) for plan in page.plans for row in plan.rows}
    assert told["hitech-enterprises"] == ("无数据 → 超额完成", "无数据 → 快于预期 → 超额完成")


def test_every_status_flag_and_figure_has_its_anchor() -> None:
    page = method.view(shipped(), SiteRoute("en"))
    anchors = [one.id for one in (*page.statuses, *page.flags, *page.figures)]
    assert anchors == [*Status, *Evidence, *dict.fromkeys(f.figure for f in FORMULAS.values())]
    assert [one.meaning for one in page.statuses] == [MEANINGS[key][1] for key in Status]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/zh/t/hitech-enterprise/", "hitech-enterprises"),
        ("/en/t/高新技术企业/", "hitech-enterprises"),
        ("/zh/p/fyp41/", "fyp14"),
        ("/zh/t/qqqqqq/", ""),
        ("", ""),
    ],
)
def test_the_nearest_names(path: str, near: str) -> None:
    route, page = missing_page(shipped(), path)
    assert route.language == ("en" if path.startswith("/en") else "zh")
    assert (near in [to.key for _, to in page.near]) if near else page.near == ()

"""The briefing: each verdict as a sentence, its tables as a reader of Markdown sees them, and its
room.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.support import builders as make
from tests.support import every_kind as told
from tests.support.large_inputs import write
from tests.support.projects import PROJECT
from tests.support.text_attacks import ATTACKS, BAD, CHOSEN, project
from tests.support.tiers import tiers
from tracker.assess.clocks import Clocks
from tracker.assess.groups import grouped, publications
from tracker.assess.report import Report, Row
from tracker.assess.standing import silence, whole_months
from tracker.assess.status import Status
from tracker.formats import html_briefing as page
from tracker.formats import render as in_format
from tracker.formats.json import document
from tracker.language import LANGUAGES, Language
from tracker.model.observation import Observation
from tracker.model.target import Target
from tracker.words import summary as brief
from tracker.words.figures import cells
from tracker.words.verdict import dated, verdict
from tracker.workflows.filters import Filters
from tracker.workflows.load import load_project
from tracker.workflows.report import status

DAY = date(2025, 2, 28)
FIGURE = re.compile(r"(?<![\w.,])-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
DATES = re.compile(
    r"\d{4}年(?:(?:\d+月)(?:\d+日)?|[上下]半年)?|\d{4}-\d\d(?:-\d\d)?|\d{4}(?!\d|[.,]\d)|¥100m|10k"
)  # and the units that have digits


def shipped(language: Language) -> Report:
    return status(load_project(PROJECT, DAY), Filters(), Clocks.of(DAY), language)


def of_each_kind(root: Path, language: Language) -> Report:
    loaded = load_project(write(root, told.FILES), told.DAY)
    return status(loaded, Filters(), Clocks.of(told.DAY), language)


def said(promise: Target, seen: Any, language: Language, **clocks: str) -> tuple[str, str]:
    """Status and sentence of one target."""
    clocks = {"as_of": "2024-12-31"} | clocks
    found = make.judge(promise, seen, **clocks)
    return found.status, verdict(Row(promise, found), language)


UP = make.target("12000", base="6000")
DOWN = make.target("600", base="1000", unit="吨")
STEADY = make.target("95", unit="%", kind="keep", measure="ratio")

VERDICTS = [
    pytest.param(UP, {"2023": "13000"}, "exceeded", "2023年为 13,000 家；目标 12,000 家（2025年）；超额 8.3%（1,000 家）；提前2年完成（2023年首次达到）。", "13,000 in 2023; the target is 12,000 by 2025; beyond it by 8.3% (1,000); 2 years early (first met in 2023).", id="exceeded"),
    pytest.param(UP, {"2023": "突破1.6万"}, "exceeded", "2023年超过 16,000 家；目标 12,000 家（2025年）；超额超过 33.3%（超过 4,000 家）；提前2年完成（2023年首次达到）。", "more than 16,000 in 2023; the target is 12,000 by 2025; beyond it by more than 33.3% (more than 4,000); 2 years early (first met in 2023).", id="exceeded-more-than"),
    pytest.param(DOWN, {"2024": "近500"}, "exceeded", "2024年不到 500 吨；目标 ≤600 吨（2025年）；超额 16.7–33.3%（100–200 吨）；提前1年完成（2024年首次达到）。", "less than 500 吨 in 2024; the target is ≤600 吨 by 2025; beyond it by 16.7 to 33.3% (100 to 200 吨); 1 year early (first met in 2024).", id="exceeded-downwards-the-mark-turns"),
    pytest.param(UP, {"2024": "12000"}, "met", "2024年为 12,000 家；目标 12,000 家（2025年）；达到目标；提前1年完成（2024年首次达到）。", "12,000 in 2024; the target is 12,000 by 2025; the target is met; 1 year early (first met in 2024).", id="met"),
    pytest.param(UP, {"2023": "10800"}, "ahead", "2023年为 10,800 家；目标 12,000 家（2025年）；完成进度 80.0%，快于序时进度 20.0 个百分点；还缺 1,200 家；今后每年需增加 1,200 家。", "10,800 in 2023; the target is 12,000 by 2025; 80.0% of the way, 20.0 points ahead of the road by time; 1,200 short; 1,200 more a year needed from now on.", id="ahead"),
    pytest.param(UP, {"2023": "9600"}, "on_track", "2023年为 9,600 家；目标 12,000 家（2025年）；完成进度 60.0%，与序时进度持平；还缺 2,400 家；今后每年需增加 2,400 家。", "9,600 in 2023; the target is 12,000 by 2025; 60.0% of the way, level with the road by time; 2,400 short; 2,400 more a year needed from now on.", id="on-track"),
    pytest.param(UP, {"2023": "8400"}, "behind", "2023年为 8,400 家；目标 12,000 家（2025年）；完成进度 40.0%，落后序时进度 20.0 个百分点；还缺 3,600 家；今后每年需增加 3,600 家。", "8,400 in 2023; the target is 12,000 by 2025; 40.0% of the way, 20.0 points behind the road by time; 3,600 short; 3,600 more a year needed from now on.", id="behind"),
    pytest.param(UP, {"2024": "突破8000"}, "behind", "2024年超过 8,000 家；目标 12,000 家（2025年）；完成进度超过 33.3%，落后序时进度不到 46.7 个百分点；还缺不到 4,000 家；今后每年需增加不到 4,000 家。", "more than 8,000 in 2024; the target is 12,000 by 2025; more than 33.3% of the way, less than 46.7 points behind the road by time; less than 4,000 short; less than 4,000 more a year needed from now on.", id="behind-what-is-missing-is-less"),
    pytest.param(DOWN, {"2023": "900"}, "behind", "2023年为 900 吨；目标 ≤600 吨（2025年）；完成进度 25.0%，落后序时进度 35.0 个百分点；高出 300 吨；今后每年需减少 300 吨。", "900 吨 in 2023; the target is ≤600 吨 by 2025; 25.0% of the way, 35.0 points behind the road by time; 300 吨 too high; 300 吨 less a year needed from now on.", id="behind-downwards"),
    pytest.param(UP, {"2023": "5000"}, "reversing", "2023年为 5,000 家；目标 12,000 家（2025年）；比基期 6,000 家（2020年）离目标更远；完成进度 -16.7%，落后序时进度 76.7 个百分点；还缺 7,000 家。", "5,000 in 2023; the target is 12,000 by 2025; further off than the baseline of 6,000 (2020); -16.7% of the way, 76.7 points behind the road by time; 7,000 short.", id="reversing"),
    pytest.param(UP, {"2023": "12500", "2024": "11000"}, "lost", "2024年为 11,000 家；目标 12,000 家（2025年）；2023年曾达到，最新一期回落；还缺 1,000 家。", "11,000 in 2024; the target is 12,000 by 2025; met in 2023, no longer in the latest period; 1,000 short.", id="lost"),
    pytest.param(STEADY, {"2023": "96", "2024": "94"}, "lost", "2024年为 94%；目标 95%（2025年）；最新一期没有守住，已观测各期中 50.0% 守住；还缺 1 个百分点。", "94% in 2024; the target is 95% by 2025; the latest period breaches it; it held in 50.0% of the periods observed; 1 point short.", id="lost-a-kept-one"),
    pytest.param(STEADY, {"2023": "96"}, "on_track", "2023年为 96%；目标 95%（2025年）；至今守住。", "96% in 2023; the target is 95% by 2025; kept so far.", id="kept-so-far"),
    pytest.param(make.target("12000", base="6000", by="2024"), {"2024": "11000"}, "missed", "2024年为 11,000 家；目标 12,000 家（2024年）；到期未完成；还缺 1,000 家。", "11,000 in 2024; the target is 12,000 by 2024; due and not met; 1,000 short.", id="missed"),
    pytest.param(make.target("16500", base="6000"), {"2023": "突破1.6万"}, "undetermined", "2023年超过 16,000 家；目标 16,500 家（2025年）；可能的值为 (16,000, 17,000) 家，跨在目标两边，下不了结论。", "more than 16,000 in 2023; the target is 16,500 by 2025; it may stand for (16,000, 17,000), on both sides of the target: no verdict.", id="undetermined"),
    pytest.param(make.target("3"), {"2024": "2"}, "open", "2024年为 2 家；目标 3 家（2025年）；规划没有给出基期，说不出进度；还缺 1 家；今后每年需增加 1 家。", "2 in 2024; the target is 3 by 2025; the plan gives no baseline: progress cannot be said; 1 short; 1 more a year needed from now on.", id="open-without-baseline"),
    pytest.param(make.target(None), {"2024": "2"}, "open", "2024年为 2 家；规划没有给出数值，只记录进展。", "2 in 2024; the plan gives no number: recorded, not judged.", id="open-without-number"),
    pytest.param(make.target("5", base="8", at="2016..2020", op="le", unit="%", kind="growth", measure="ratio"), {"2021": "超过6%"}, "behind", "2021年超过 6.0%；目标 ≤5%（2025年）；进度之比不到 0.83（目标与实际增速之比，符合预期须 ≥0.95）；高出超过 1 个百分点。", "more than 6.0% in 2021; the target is ≤5% by 2025; a pace of less than 0.83, the promised rate over it (on track from 0.95); more than 1 point too high.", id="behind-a-rate-that-should-fall"),
    pytest.param(make.target("14", base="10", at="2016..2020", unit="%", kind="growth", measure="ratio"), {"2021": "近12%"}, "behind", "2021年不到 12.0%；目标 14%（2025年）；与目标增速之比 0.79–0.86（符合预期须 ≥0.95）；还缺 2–3 个百分点。", "less than 12.0% in 2021; the target is 14% by 2025; 0.79 to 0.86 of the promised rate (on track from 0.95); 2 to 3 points short.", id="behind-a-rate"),
    pytest.param(make.target("1000", unit="亿元", kind="total", measure="flow"), {"2021": "180", "2022": "205.5"}, "on_track", "2021年至2022年累计 385.5 亿元；目标 1,000 亿元（2025年）；完成进度 38.6%，落后序时进度 1.4 个百分点；还缺 614.5 亿元；今后每年需增加 614.5 亿元。", "385.5 × ¥100m in total in 2021–2022; the target is 1,000 × ¥100m by 2025; 38.6% of the way, 1.4 points behind the road by time; 614.5 × ¥100m short; 614.5 × ¥100m more a year needed from now on.", id="a-sum"),
    pytest.param(make.target("1000", unit="亿元", kind="total", measure="flow"), {"2021": "180", "2023": "205.5"}, "undetermined", "2021年+2023年累计 385.5 亿元；目标 1,000 亿元（2025年）；缺 2022年的数，累计数不完整，下不了结论。", "385.5 × ¥100m in total in 2021+2023; the target is 1,000 × ¥100m by 2025; 2022 missing: the sum is incomplete, no verdict.", id="undetermined-a-sum-with-a-gap"),
    pytest.param(UP, {"2022": "约8000"}, "undetermined", "2022年约 8,000 家；目标 12,000 家（2025年）；可能的值为 [7,600, 8,400] 家，两端快慢不同，下不了结论。", "about 8,000 in 2022; the target is 12,000 by 2025; it may stand for [7,600, 8,400], whose ends differ in pace: no verdict.", id="undetermined-in-pace"),
    pytest.param(make.target("20", base="10", by="2023"), {"2022": "15", "2024": "25"}, "undetermined", "2024年为 25 家；目标 20 家（2023年）；2024年才达到，到期时是否达到还不知道，下不了结论；到期，结果未公布。", "25 in 2024; the target is 20 by 2023; met only in 2024: whether it was when due is not known, no verdict; due, result pending.", id="met-after-the-due-date"),
    pytest.param(make.target("20", base="10", by="2023"), {"2022": "15"}, "behind", "2022年为 15 家；目标 20 家（2023年）；到期，结果未公布。", "15 in 2022; the target is 20 by 2023; due, result pending.", id="due-and-pending"),
    pytest.param(make.target("20", base="10", by="2023"), {"2022": "20"}, "met", "2022年为 20 家；目标 20 家（2023年）；达到目标；提前1年完成（2022年首次达到）；到期，结果未公布。", "20 in 2022; the target is 20 by 2023; the target is met; 1 year early (first met in 2022); due, result pending.", id="met-and-pending"),
    pytest.param(STEADY, {"2023": "94"}, "lost", "2023年为 94%；目标 95%（2025年）；没有一期守住；还缺 1 个百分点。", "94% in 2023; the target is 95% by 2025; no period has kept it; 1 point short.", id="never-kept"),
    pytest.param(make.target("100", op="le", unit="吨", kind="total", measure="flow"), {"2021": "30"}, "behind", "2021年累计 30 吨；目标 ≤100 吨（2025年）；已用上限的 30.0%，按时间可用 20.0%，两者之比 0.67（符合预期须 ≥0.95）；还余 70 吨。", "30 吨 in total in 2021; the target is ≤100 吨 by 2025; 30.0% of the ceiling used, 20.0% would be by time, a pace of 0.67 (on track from 0.95); 70 吨 left.", id="a-ceiling"),
    pytest.param(make.target("100", op="le", unit="吨", kind="total", measure="flow"), {"2021": "超过30"}, "behind", "2021年累计超过 30 吨；目标 ≤100 吨（2025年）；已用上限的超过 30.0%，按时间可用 20.0%，两者之比不到 0.67（符合预期须 ≥0.95）；还余不到 70 吨。", "more than 30 吨 in total in 2021; the target is ≤100 吨 by 2025; more than 30.0% of the ceiling used, 20.0% would be by time, a pace of less than 0.67 (on track from 0.95); less than 70 吨 left.", id="a-ceiling-over"),
    pytest.param(make.target("100", op="le", unit="吨", kind="total", measure="flow"), {"2021": "130"}, "missed", "2021年累计 130 吨；目标 ≤100 吨（2025年）；累计已超过上限，不会再降回来；高出 30 吨。", "130 吨 in total in 2021; the target is ≤100 吨 by 2025; the sum has broken the ceiling and cannot return; 30 吨 too high.", id="a-ceiling-broken"),
    pytest.param(make.target("7", unit="%", kind="growth", measure="ratio"), {"2021": "8%"}, "ahead", "2021年为 8.0%；目标 7%（2025年）；与目标增速之比 1.14（符合预期须 ≥0.95）；到期才下结论。", "8.0% in 2021; the target is 7% by 2025; 1.14 of the promised rate (on track from 0.95); judged when due.", id="a-rate-so-far"),
    pytest.param(make.target("65", base="60", unit="%", measure="ratio"), {"2023": "over 64"}, "ahead", "2023年超过 64%；目标 65%（2025年）；完成进度超过 80.0%，快于序时进度超过 20.0 个百分点；还缺不到 1 个百分点；今后每年需增加不到 1 个百分点。", "more than 64% in 2023; the target is 65% by 2025; more than 80.0% of the way, more than 20.0 points ahead of the road by time; less than 1 point short; less than 1 point more a year needed from now on.", id="over-and-just-short"),
    pytest.param(UP, {"2023": "约9500"}, "undetermined", "2023年约 9,500 家；目标 12,000 家（2025年）；可能的值为 [9,400, 9,600] 家，两端快慢不同，下不了结论。", "about 9,500 in 2023; the target is 12,000 by 2025; it may stand for [9,400, 9,600], whose ends differ in pace: no verdict.", id="about-on-both-sides-of-the-road"),
    pytest.param(UP, {"2024": "近1.2万"}, "undetermined", "2024年不到 12,000 家；目标 12,000 家（2025年）；可能的值为 (11,000, 12,000) 家，两端快慢不同，下不了结论。", "less than 12,000 in 2024; the target is 12,000 by 2025; it may stand for (11,000, 12,000), whose ends differ in pace: no verdict.", id="under"),
    pytest.param(UP, {"2024": "约1.2万"}, "undetermined", "2024年约 12,000 家；目标 12,000 家（2025年）；可能的值为 [11,400, 12,600] 家，跨在目标两边，下不了结论。", "about 12,000 in 2024; the target is 12,000 by 2025; it may stand for [11,400, 12,600], on both sides of the target: no verdict.", id="about-the-target"),
    pytest.param(make.target("20", op="around", unit="%", measure="ratio"), {"2022": "27"}, "open", "2022年为 27%；目标 ≈20%（2025年）；规划没有给出基期，说不出进度；高出 6 个百分点；今后每年需减少 6 个百分点。", "27% in 2022; the target is ≈20% by 2025; the plan gives no baseline: progress cannot be said; 6 points too high; 6 points less a year needed from now on.", id="above-a-band"),
    pytest.param(UP, {"2021": "12500", "2022": "11000", "2023": "12500"}, "met", "2023年为 12,500 家；目标 12,000 家（2025年）；达到目标；提前2年完成（2023年起一直达到）。", "12,500 in 2023; the target is 12,000 by 2025; the target is met; 2 years early (met ever since 2023).", id="met-anew"),
    pytest.param(UP, {}, "no_data", "尚无数据；目标 12,000 家（2025年）。", "no data yet; the target is 12,000 by 2025.", id="no-data"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "seen", "expected", "zh", "en"), VERDICTS)
def test_a_verdict_is_a_sentence(
    promise: Target, seen: Any, expected: str, zh: str, en: str
) -> None:
    assert said(promise, seen, "zh") == (expected, zh)
    assert said(promise, seen, "en") == (expected, en)


def test_every_status_has_its_sentence() -> None:
    assert {case.values[2] for case in VERDICTS} == set(Status)


@pytest.mark.parametrize(
    ("period", "zh"),
    [
        ("2024", "2024年"),
        ("2025-02", "2025年2月"),
        ("2024-H2", "2024年下半年"),
        ("2024-Q3", "2024年三季度"),
        ("2024-06-30", "2024年6月30日"),
        ("2016..2020", "2016年至2020年"),
        ("2024-01..2024-08", "2024年1月至2024年8月"),
    ],
)
def test_periods_as_chinese_reports_write_them(period: str, zh: str) -> None:
    assert (dated(period, "zh"), dated(period, "en")) == (zh, period.replace("..", "–"))


@pytest.mark.parametrize(
    ("since", "until", "months", "zh"),
    [
        ("2020-12-31", "2025-02-28", 50, "4年2个月"),
        ("2024-12-31", "2025-02-28", 2, "2个月"),
        ("2025-01-31", "2025-02-27", 0, "不足1个月"),
        ("2023-02-28", "2024-02-29", 12, "1年"),
        ("2026-12-31", "2025-02-28", 0, "不足1个月"),
    ],
)
def test_how_long_nothing_is_known(since: str, until: str, months: int, zh: str) -> None:
    assert whole_months(date.fromisoformat(since), date.fromisoformat(until)) == months
    assert brief.duration(months, "zh") == zh


@pytest.mark.parametrize(
    ("promise", "seen", "since", "zh"),
    [
        pytest.param(UP, [], "2020-12-31", "基期 6,000 家（2020年）", id="the-baseline"),
        pytest.param(
            make.target("12000"), [], "2020-12-31", "从未有数据", id="nothing-since-the-plan-began"
        ),
        pytest.param(
            UP,
            [make.observation("2019", "5000")],
            "2020-12-31",
            "基期 6,000 家（2020年）",
            id="older-than-the-baseline",
        ),
        pytest.param(
            UP,
            [make.observation("2020", "约6100")],
            "2020-12-31",
            "≈6,100 家（2020年）",
            id="of-the-baseline's-period",
        ),
        pytest.param(
            replace(UP, measure="flow"),
            [make.observation("2024-06", "5000", ytd=True)],
            "2024-06-30",
            "5,000 家（年初至2024年6月）",
            id="part-of-a-year",
        ),
    ],
)
def test_what_is_known_last(promise: Target, seen: list[Observation], since: str, zh: str) -> None:
    row = Row(promise, make.judge(promise, seen))
    assert row.assessment.status == "no_data"
    found = silence(row, DAY)
    assert (found.since.isoformat(), brief.last_known(found, "zh")) == (since, zh)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_stands_in_one_group(language: Language) -> None:
    report = shipped(language)
    groups = grouped(report.rows)
    assert sorted(row.target.id for rows in groups.values() for row in rows) == sorted(
        r.target.id for r in report.rows
    )
    assert {name: len(rows) for name, rows in groups.items()} == {
        "attention": 1,
        "achieved": 4,
        "under_way": 3,
        "silent": 28,
    }


def test_every_observation_in_use_has_its_publication() -> None:
    report = shipped("zh")
    served = {
        (id(row), one.file, one.line)
        for source in publications(report)
        for row, used in source.rows
        for one in used
    }
    used = {
        (id(row), e.observation.file, e.observation.line)
        for row in report.rows
        for e in row.assessment.entries
        if e.used
    }
    assert served == used and len(publications(report)) == 5


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a page as a Markdown reader of others reads them: rows of cells."""
    found: list[list[list[str]]] = []
    for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and found and token.level >= 4:
            found[-1][-1].append(token.content)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_read_as_meant(language: Language) -> None:
    """For each plan its targets in seven columns, and those without data in four."""
    report = shipped(language)
    found = tables(render(report, language))
    assert [(len(table) - 1, {len(row) for row in table}) for table in found] == [
        (17, {7}),
        (10, {4}),
        (19, {7}),
        (18, {4}),
    ]
    names = [unescape(row[0]).replace("\\", "") for row in found[0][1:]]
    rows = [row for row in report.rows if row.target.plan.id == "fyp14"]
    assert all(
        name.startswith(row.target.name.text(language))
        for name, row in zip(names, rows, strict=True)
    )


@pytest.mark.parametrize("attack", CHOSEN)
def test_nothing_from_a_file_is_markup(attack: str, tmp_path: Path) -> None:
    root = project(tmp_path, ATTACKS[attack])
    day = date(2025, 6, 30)
    text = render(status(load_project(root, day), Filters(), Clocks.of(day), "zh"), "zh")
    tokens = [
        t
        for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        for t in (token, *(token.children or ()))
    ]
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "blockquote_open",
        "fence",
        "code_block",
        "hr",
    }
    assert {token.tag for token in tokens if token.type == "heading_open"} == {"h1", "h2", "h3"}
    assert all(
        re.fullmatch(r"\w\d{3}|[█▒░│+]+", token.content)
        for token in tokens
        if token.type == "code_inline"
    )
    assert all({len(row) for row in table} in ({7}, {4}) for table in tables(text))
    assert not {c for c in text if unicodedata.category(c) in BAD} - {"\n"}
    assert not any(line.lstrip("-*# >|").startswith("::") for line in text.splitlines())


def figures_of(row: Mapping[str, Any]) -> set[str]:
    """Every figure of a target in the JSON report, rounded to at most six places, and as a per
    cent.
    """
    plain: list[Decimal] = []

    def walk(value: Any) -> None:
        if isinstance(value, Mapping):
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)
        elif isinstance(value, (Decimal, int)) and not isinstance(value, bool):
            plain.append(Decimal(value))

    walk(row)
    return {
        f"{abs(v * by).quantize(Decimal(1).scaleb(-n)):,f}"
        for v in plain
        for by in (1, 100)
        for n in range(7)
    }


def figures_in(text: str) -> set[str]:
    return {found.lstrip("-") for found in FIGURE.findall(DATES.sub("", text))}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["shipped", "kinds"])
def test_every_figure_said_is_in_the_json_report(
    which: str, language: Language, tmp_path: Path
) -> None:
    report = shipped(language) if which == "shipped" else of_each_kind(tmp_path, language)
    limits = {
        f"{limit.normalize():f}" for limit in (report.thresholds.on_track, report.thresholds.ahead)
    }
    for row, one in zip(report.rows, document(report, language)["targets"], strict=True):
        there = figures_of(one) | limits
        c = cells(row, language)
        assert figures_in(verdict(row, language)) <= there
        assert (
            figures_in(" ".join((c.baseline, c.goal, c.latest, c.progress, c.gap, c.gap_share)))
            <= there
        )


def render(report: Report, language: Language, limit: int | None = None) -> str:
    return str(in_format("briefing", report, "markdown", language, limit=limit))


def rows_of(text: str) -> int:
    return sum(line.startswith(("| ", "- ")) for line in text.splitlines())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("limit", tiers((6500, 8000, 9500, 12000, 20000), {6500, 12000}))
def test_no_longer_than_there_is_room(language: Language, limit: int) -> None:
    """What is left out is counted, the worst stay, and what fits is not touched."""
    report = shipped(language)
    whole, cut = render(report, language), render(report, language, limit)
    assert len(cut.encode()) <= limit and cut.endswith("\n")
    if len(whole.encode()) <= limit:
        assert cut == whole
        return
    pattern = r"另有 (\d+) 行没有列出" if language == "zh" else r"(\d+) more lines? left out"
    assert rows_of(cut) + sum(map(int, re.findall(pattern, cut))) == rows_of(whole)
    assert (
        report.rows[0].assessment.status == "behind"
        and report.rows[0].target.name.text(language).replace("&", "&amp;") in cut
    )
    assert tables(cut)[0][1:], "the first table keeps its worst row"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("limit", tiers((-1, 0, 10, 150, 1000), {0, 150}))
def test_with_hardly_any_room_the_first_lines_are_kept(language: Language, limit: int) -> None:
    """Whole lines and how many are left out, or nothing at all."""
    whole, cut = (render(shipped(language), language, size).splitlines() for size in (None, limit))
    assert len("".join(f"{line}\n" for line in cut).encode()) <= max(limit, 0)
    assert bool(cut) is (limit > 100)
    if cut:
        *kept, blank, last = cut
        assert kept == whole[: len(kept)] and blank == ""
        assert str(len(whole) - len(kept)) in last


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_meant_bold_is(language: Language) -> None:
    tokens = MarkdownIt().enable("table").parse(render(shipped(language), language))
    children = [child for token in tokens for child in token.children or ()]
    assert sum(child.type == "strong_open" for child in children) > 10
    assert not any("*" in child.content for child in children if child.type == "text")


def test_without_a_target_it_says_so() -> None:
    report = replace(shipped("zh"), rows=())
    assert "没有目标。" in render(report, "zh") and "没有目标。" in page.render(report, "zh")


def test_what_could_not_be_read_is_said_at_the_top() -> None:
    report = shipped("zh")
    text = render(replace(report, project=replace(report.project, lost=2)), "zh")
    assert (
        text.splitlines()[4] == "另有 2 个目标读不出，没有列在这里：见 tracker check。"
        and text.count("读不出") == 1
    )

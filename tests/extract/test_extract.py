"""Figures of whole texts: place, role, period, claims, tables, and how they lie beside a record."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.corpus_score import GROUPS, read_corpus
from tests.support.processes import tracker
from tests.support.projects import write_project
from tests.support.scanning import scan_text
from tracker.extract.figure import Figure
from tracker.extract.proposal import Proposal
from tracker.workflows import extract as extraction

DAY = date(2025, 2, 10)


def one(text: str, **options: date) -> Figure:
    """The only figure of a text."""
    (found,) = scan_text(text, **options)
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("group", GROUPS)
def test_a_span_is_the_figure(group: str) -> None:
    """Of the text as it was read, whatever line breaks, blanks and page numbers stand in it; in
    order, none twice.
    """
    for passage in read_corpus(group):
        figures = scan_text(passage.text)
        for figure in figures:
            start, end = figure.span
            assert 0 <= start < end <= len(passage.text)
            assert squeezed(passage.text[start:end]) == squeezed(figure.text), (passage.id, figure)
            first, last = figure.mark
            assert squeezed(figure.quote[first:last]) == squeezed(figure.text), (passage.id, figure)
        assert [figure.span for figure in figures] == sorted(
            {(f.span, f.name): f.span for f in figures}.values()
        )


@pytest.mark.parametrize(
    "text",
    [
        "2024年，高新技术企业达\n到15323\n家，同比增\n长18.6%。\n",
        "2024年，高新技术企业达到\n15323家，\n同比增长18.6%。\n",
        "2024年，高新技术企业达到15323\n\n－ 12 －\n\n家，同比增长18.6%。\n",
        "２０２４年，高新技术企业达到１５３２３家，同比增长１８．６％。\n",
        "　　2024 年，高新技术企业达到 15323 家，同比增长 18.6%。\n",
    ],
    ids=["before", "behind", "page-number", "full-width", "blanks"],
)
def test_layout_changes_nothing(text: str) -> None:
    found = one(text)
    assert (found.name, found.value, found.unit, found.period) == (
        "高新技术企业",
        15323,
        "家",
        "2024",
    )
    assert [(said.kind, said.value) for said in found.claims] == [("growth", Decimal("18.6"))]
    # a page's number in the midst of a figure belongs to the span, and to nothing else
    digits = squeezed(text[slice(*found.span)]).translate({0xFF10 + n: str(n) for n in range(10)})
    assert digits in ("15323家", "15323－12－家")


# a sentence in a text published on 2025-02-10: role, name, value with factor, unit, qualifier, op,
# period, basis
SENTENCES = [
    ("2024年末，全市高新技术企业达到15323家。", "observation", "高新技术企业", "15323", "家", "exact", None, "2024", "stated"),
    ("去年，全市技术合同成交额突破1300亿元。", "observation", "技术合同成交额", "130000000000", "元", "over", None, "2024", "stated"),
    ("截至2024年6月底，建成市级中试平台156个。", "observation", "市级中试平台", "156", "个", "exact", None, "2024-06", "stated"),
    ("2024年1—8月，全市进出口总额402.18亿元。", "observation", "进出口总额", "40218000000", "元", "exact", None, "2024-01..2024-08", "stated"),
    ("2024年上半年，城镇新增就业5.2万人。", "observation", "城镇新增就业", "52000", "人", "exact", None, "2024-H1", "stated"),
    ("每万人口发明专利拥有量达到28.7件。", "observation", "每万人口发明专利拥有量", "28.7", "件", "exact", None, None, None),
    ("2024年，全市工业增加值下降3.2%。", "observation", "工业增加值下降", "-3.2", "%", "exact", None, "2024", "stated"),
    ("2024年，全市工业增加值增长3.2%。", "observation", "工业增加值增长", "3.2", "%", "exact", None, "2024", "stated"),
    ("“十四五”末，全社会研发投入强度力争达到3.5%左右。", "target", "全社会研发投入强度", "3.5", "%", "about", "around", "2025", "stated"),
    ("到2030年，高新技术企业达到12000家以上。", "target", "高新技术企业", "12000", "家", "at-least", "ge", "2030", "stated"),
    ("到2030年，城镇调查失业率控制在5.5%以内。", "target", "城镇调查失业率", "5.5", "%", "at-most", "le", "2030", "stated"),
    ("到2030年，优良天数比率保持在82%—85%。", "target", "优良天数比率", "82", "%", "range", "between", "2030", "stated"),
    ("到2030年，单位地区生产总值能耗累计降低13.5%。", "target", "单位地区生产总值能耗降低", "13.5", "%", "exact", "reduction", "2030", "stated"),
    ("到2030年，核心产业增加值年均增长10%以上。", "target", "核心产业增加值年均增长", "10", "%", "at-least", "growth", "2030", "stated"),
    ("对首次认定的企业给予50万元奖励。", "other", "对首次认定的企业给予", "500000", "元", "exact", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize("expected", SENTENCES, ids=lambda row: row[0])
def test_sentences(expected: tuple[str, ...]) -> None:
    text, role, name, value, *rest = expected
    found = one(text, published=DAY)
    assert (found.role, found.name, found.value * found.factor) == (role, name, Decimal(value))
    assert [found.unit, found.qualifier, found.op, found.period, found.basis] == rest


NOTHING = (
    "全市综合实力居全国第4位。", "2025年2月6日下午，全市召开大会。", "落实“1+5+10”布局。",
    "建设5G基站。", "根据武发〔2016〕19号文件，第三条第二款有规定。", "咨询电话：027-12345678。",
    "一批重大项目加快建设。", "规划到2035年建成“五个中心”。", "电话：13912345678", "",
)  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_found(text: str) -> None:
    assert scan_text(text, published=DAY) == []


@pytest.mark.parametrize(
    ("text", "values", "periods"),
    [
        ("去年全社会研发经费投入强度由3.5%提升至3.8%。", ["3.5", "3.8"], [None, "2024"]),
        (
            "高新技术企业从2020年的6259家增加到2024年的12000家。",
            ["6259", "12000"],
            ["2020", "2024"],
        ),
        (
            "到2030年，高新技术企业由2020年的6259家增加到12000家。",
            ["6259", "12000"],
            ["2020", "2030"],
        ),
    ],
)
def test_from_and_to_are_two_figures(
    text: str, values: list[str], periods: list[str | None]
) -> None:
    """Each with its own year; the first, without one, has none: it is not that of the second."""
    found = scan_text(text, published=DAY)
    assert [str(figure.value) for figure in found] == values
    assert len({figure.name for figure in found}) == 1
    assert [figure.period for figure in found][-1:] == periods[-1:]
    if periods[0]:
        assert found[0].period == periods[0]
    assert found[0].confidence < found[1].confidence


# what stands beside a level says something of it: kind, value, of
CLAIMS = [
    ("2024年，技术合同成交额1300亿元，同比增长18.65%。", ("growth", "18.65", "2023")),
    ("2024年，进出口总额402.18亿元，下降2.3%。", ("growth", "-2.3", None)),
    ("2024年末高新技术企业15323家，是2021年的1.67倍。", ("multiple", "1.67", "2021")),
    ("2024年，城镇化率61.35%，比2023年提高0.92个百分点。", ("change", "0.92", "2023")),
    ("2024年末常住人口412.6万人，比2023年减少0.3万人。", ("change", "-3000", "2023")),
    ("2024年末高新技术企业15323家，较2021年增长67%。", ("growth", "67", "2021")),
    ("2024年1—8月，出口额12亿元，同比下降3%。", ("growth", "-3", "2023-01..2023-08")),
    ("2024年，出口额12亿元，增长3%。", ("growth", "3", None)),
    ("2024年6月末，出口额12亿元，环比增长3%。", ("growth", "3", None)),
    ("2024年，出口额12亿元，增长1.5倍。", ("growth", "150", None)),
    ("2024年，出口额12亿元，比2021年增长1.5倍。", ("growth", "150", "2021")),
    ("2024年，出口额12亿元，比2021年增长0.5倍。", ("growth", "50", None)),
    ("2024年，产值12亿元，比“十三五”末翻一番。", ("multiple", "2", "2020")),
    ("2024年，出口额12亿元，同比增长3%，增速同比下降7.3个百分点。", ("growth", "3", "2023")),
    ("2024年，可比口径下，税收12亿元，按可比口径比上年增长3%。", ("growth", "3", None)),
    ("In 2024 the city built 4,120 homes, up 5.3% on a year earlier.", ("growth", "5.3", "2023")),
    ("In 2024 the city built 4,120 homes, up 5.3% from 2022, doubling since 2020.",
     ("growth", "5.3", "2022")),
    ("In 2024, recycling reached 45% (up 3.2 percentage points from 2015).",
     ("change", "3.2", "2015")),
]  # fmt: skip
# the claim as a file would hold it
WRITTEN_CLAIMS = [
    ("2024年，出口额12亿元，同比增长近20%。", "<20%"),
    ("2024年，出口额12亿元，同比下降超过3%。", "<-3%"),
    ("2024年末常住人口412.6万人，比2023年减少0.3万人。", "-0.3万人"),
    ("2024年末企业900家，比上年净增20家。", "20家"),
    ("2024年，产值12亿元，比2020年翻两番。", "翻两番"),
]


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_claims(text: str, claim: tuple[str, str, str | None]) -> None:
    said, *others = scan_text(text, published=DAY)[0].claims
    assert not any(other.of for other in others)
    assert (said.kind, said.value, said.of) == (claim[0], Decimal(claim[1]), claim[2])


@pytest.mark.parametrize(("text", "written"), WRITTEN_CLAIMS)
def test_a_claim_keeps_what_its_words_say(text: str, written: str) -> None:
    (said,) = scan_text(text, published=DAY)[0].claims
    assert said.text == written and said.of


def test_constant_prices_and_shares() -> None:
    (gdp,) = scan_text("2024年，地区生产总值200亿元，比上年增长5.2%。", published=DAY)[0].claims
    assert (gdp.of, gdp.real) == ("2023", True)
    level, share = scan_text("2024年，研发经费投入7.6亿元，占GDP比重3.8%。", published=DAY)
    (said,) = level.claims
    assert (said.kind, said.text, said.of) == ("share", "3.8%", "GDP")
    assert (share.text, share.unit) == ("3.8%", "%")
    first, second = scan_text(
        "2024年，甲产值1亿元、乙产值2亿元，同比分别增长5%、6%。", published=DAY
    )
    assert [one.text for one in (*first.claims, *second.claims)] == ["5%", "6%"]
    rose, level = scan_text("Exports rose 5% to £120m in 2024 from £114m a year earlier.")[:2]
    assert not rose.claims and [(one.text, one.of) for one in level.claims] == [("5%", "2023")]


def test_one_number_for_two_indicators() -> None:
    found = scan_text("2024年，全市专利授权量、商标注册量均突破1.6万件。")
    assert [(figure.name, figure.value, figure.qualifier) for figure in found] == [
        ("专利授权量", Decimal("1.6"), "over"),
        ("商标注册量", Decimal("1.6"), "over"),
    ]


def test_parts_of_one_whole_are_named_alike() -> None:
    found = scan_text("2024年，全市新建实验室13家，其中市级3家，省级10家。")
    assert [(one.name, one.value) for one in found] == [
        ("新建实验室", 13),
        ("新建实验室市级", 3),
        ("新建实验室省级", 10),
    ]


def test_carried_over_is_said() -> None:
    found = scan_text("2024年，规模以上工业企业实现利润总额134.8亿元。新增高新技术企业276家。")
    assert [(figure.period, figure.basis) for figure in found] == [
        ("2024", "stated"),
        ("2024", "carried"),
    ]
    assert found[0].confidence > found[1].confidence


@pytest.mark.parametrize(
    ("text", "published", "period"),
    [
        ("去年，高新技术企业达到15323家。", date(2025, 2, 10), "2024"),
        ("去年，高新技术企业达到15323家。", date(2023, 2, 10), "2022"),
        ("今年上半年，高新技术企业达到15323家。", date(2024, 8, 1), "2024-H1"),
        ("今年1—8月，进出口总额402亿元。", date(2024, 9, 20), "2024-01..2024-08"),
        ("前年，高新技术企业达到15323家。", date(2025, 2, 10), "2023"),
        ("去年，高新技术企业达到15323家。", None, None),
    ],
)
def test_words_such_as_last_year_follow_the_publication(
    text: str, published: date | None, period: str | None
) -> None:
    assert one(text, published=published).period == period


# a table, then of each figure: role, name, value with factor, unit, op, period
GOALS = """\
“十四五”规划主要指标
序号\t指标\t单位\t2020年\t2025年目标\t属性
1\t高新技术企业数量\t家\t6259\t12000\t预期性
2\t单位GDP能耗降低\t%\t—\t[13.5]\t约束性
"""
STATISTICS = """\
表1 2024年主要指标
指标\t单位\t2024年\t比上年增长
地区生产总值\t亿元\t3862.4\t5.6%
进出口总额\t亿元\t402.18\t-2.3%
"""
BY_YEAR = (
    "年份\t高新技术企业（家）\t技术合同成交额（亿元）\n2022年\t12000\t1356\n2023年\t14000\t2198\n"
)
BARS = (
    "| 指标 | 单位 | 2023年 | 2024年 |\n| --- | --- | --- | --- |\n| 专利授权 | 件 | 300 | 350 |\n"
)
TWO_LINES = "指标\t单位\t2023年\t\t2024年\t\n\t\t数量\t增长（%）\t数量\t增长（%）\n专利授权\t件\t300\t5.1\t350\t16.7\n"
BY_REGION = "地区\t高新技术企业（家）\t\t技术合同成交额（亿元）\t\n\t2023年\t2024年\t2023年\t2024年\n东区\t120\t130\t8.5\t9.1\n"
YEARS_ABOVE = "指标 2023年 2024年\n数量（家） 增长（%） 数量（家） 增长（%）\n高新技术企业 1200 5.1 1300 8.3\n"
TABLES = {
    "goals": (GOALS, [
        ("observation", "高新技术企业数量", "6259", "家", None, "2020"),
        ("target", "高新技术企业数量", "12000", "家", "ge", "2025"),
        ("target", "单位GDP能耗降低", "13.5", "%", "ge", "2025"),
    ]),
    "statistics": (STATISTICS, [
        ("observation", "地区生产总值", "386240000000", "元", None, "2024"),
        ("observation", "进出口总额", "40218000000", "元", None, "2024"),
    ]),
    "by-year": (BY_YEAR, [
        ("observation", "高新技术企业", "12000", "家", None, "2022"),
        ("observation", "技术合同成交额", "135600000000", "元", None, "2022"),
        ("observation", "高新技术企业", "14000", "家", None, "2023"),
        ("observation", "技术合同成交额", "219800000000", "元", None, "2023"),
    ]),
    "bars": (BARS, [
        ("observation", "专利授权", "300", "件", None, "2023"), ("observation", "专利授权", "350", "件", None, "2024"),
    ]),
    "two-lines-of-heads": (TWO_LINES, [
        ("observation", "专利授权", "300", "件", None, "2023"), ("observation", "专利授权", "350", "件", None, "2024"),
    ]),
    "years-below-indicators": (BY_REGION, [
        ("observation", "东区高新技术企业", "120", "家", None, "2023"),
        ("observation", "东区高新技术企业", "130", "家", None, "2024"),
        ("observation", "东区技术合同成交额", "850000000", "元", None, "2023"),
        ("observation", "东区技术合同成交额", "910000000", "元", None, "2024"),
    ]),
    "years-above-without-cells": (YEARS_ABOVE, [  # no guess at which year is meant
        ("observation", "高新技术企业", "1200", "家", None, None),
        ("observation", "高新技术企业", "1300", "家", None, None),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    text, expected = TABLES[name]
    found = scan_text(text)
    assert [
        (one.role, one.name, one.value * one.factor, one.unit, one.op, one.period) for one in found
    ] == [(role, title, Decimal(value), *rest) for role, title, value, *rest in expected]
    assert {one.rule for one in found} == {"table"}


def test_what_a_table_says_beside_a_figure() -> None:
    """A goal has its baseline; a level its growth, falls with their sign."""
    assert [figure.baseline for figure in scan_text(GOALS)] == [None, (Decimal(6259), "2020"), None]
    assert [
        [(said.kind, said.value) for said in figure.claims] for figure in scan_text(STATISTICS)
    ] == [
        [("growth", Decimal("5.6"))],
        [("growth", Decimal("-2.3"))],
    ]


@pytest.mark.parametrize(
    ("title", "heads", "row", "expected"),
    [
        (
            "",
            "2024年1—8月\t2023年1—8月\t同比增长（%）",
            "1233.25\t1100.2\t12.1",
            ["2024-01..2024-08 12.1", "2023-01..2023-08"],
        ),
        ("", "2023年\t2024年\t增长（%）", "1100.2\t1233.25\t12.1", ["2023", "2024 12.1"]),
        ("", "2024年上半年\t2024年一季度", "733.2\t323.25", ["2024-H1", "2024-Q1"]),
        (
            "2024年8月主要指标",
            "本月\t累计\t累计增长（%）",
            "133.2\t1233.25\t12.1",
            ["2024-08", "2024-01..2024-08 12.1"],
        ),
        ("2024年1—8月主要指标", "本月\t累计", "133.2\t1233.25", ["2024-08", "2024-01..2024-08"]),
        (
            "2024年1—8月主要指标",
            "本期\t上年同期\t增速",
            "133.2\t123.25\t12.1",
            ["2024-01..2024-08 12.1", "2023-01..2023-08"],
        ),
        ("", "本期\t上年同期\t增速", "133.2\t123.25\t12.1", ["None", "None"]),
        ("2024年末主要指标", "绝对数\t比上年末增减", "14820\t1320", ["2024"]),
        ("2024年末主要指标", "绝对数\t比上年末增减", "14820\t9.8%", ["2024 9.8"]),
        (
            "2024年上半年主要指标",
            "绝对数\t增长（%）\t增速比一季度±\t位次",
            "618.4\t5.1\t0.3\t4",
            ["2024-H1 5.1"],
        ),
    ],
)
def test_what_the_heads_of_a_table_say_of_time(
    title: str, heads: str, row: str, expected: list[str]
) -> None:
    """A month is no year, last year's level no growth's, a change in units and a rank no growth."""
    found = scan_text(f"{title}\n指标\t{heads}\n技术合同成交额（亿元）\t{row}\n")
    assert [
        " ".join([str(one.period), *(str(said.value) for said in one.claims)]) for one in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年主要指标完成情况\n指标\t年度目标\t实际完成\t完成比例\n新增专利（件）\t130\t148\t114%\n",
            [("target", "新增专利", "2023"), ("observation", "新增专利", "2023")],
        ),
        (
            "“十四五”规划\n2025年1月进展\n指标\t1月\t同比（%）\n新增专利（件）\t13\t8.1\n",
            [("observation", "新增专利", "2025-01")],
        ),
        (
            "Indicator\tBaseline 2020\tLatest (May 2024)\tTarget 2030\nRecycling rate\t41%\t46%\t60%\n",
            [
                ("observation", "Recycling rate", "2020"),
                ("observation", "Recycling rate", "2024-05"),
                ("target", "Recycling rate", "2030"),
            ],
        ),
        (
            "Indicator\t2022/23\t2023/24\nHomes built\t1,200\t1,350\n",
            [("observation", "Homes built", None), ("observation", "Homes built", None)],
        ),
    ],
    ids=["of-the-year", "month-within-a-plan", "month-in-brackets", "financial-years"],
)
def test_heads_with_times_of_their_own(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert [(one.role, one.name.strip(), one.period) for one in scan_text(text)] == expected


def test_a_table_with_a_row_for_each_month() -> None:
    found = scan_text(
        "2024年技术合同成交情况\n月份\t技术合同成交额（亿元）\n1—2月\t120.5\n3月\t88.1\n2023年12月\t99.4\n"
    )
    assert [(one.name, one.period, one.basis) for one in found] == [
        ("技术合同成交额", "2024-01..2024-02", "carried"),
        ("技术合同成交额", "2024-03", "carried"),
        ("技术合同成交额", "2023-12", "stated"),
    ]


@pytest.mark.parametrize("cut", ["\n－ 1 －\n", "\n\n12\n\n", "\n— 3 —\n\n"])
def test_a_table_cut_by_a_pages_end(cut: str) -> None:
    rows = STATISTICS.splitlines()
    text = "\n".join(rows[:3]) + cut + "\n".join(rows[3:]) + "\n"
    assert [(one.name, one.value, one.period) for one in scan_text(text)] == [
        (one.name, one.value, one.period) for one in scan_text(STATISTICS)
    ]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("到2025年，高新技术企业达到12000家以上。", DAY, ("target", "12000", "2025")),
        ("2023年，工业增速为-8.4%。", None, ("observation", "-8.4", "2023")),
        ("1—8月，完成投资5亿元。", DAY, ("observation", "500000000", None)),
    ],
    ids=["due-this-year", "minus-behind-a-word", "months-to-come"],
)
def test_read_wrongly_once(
    text: str, published: date | None, expected: tuple[str, str, str | None]
) -> None:
    found = one(text, published=published)
    assert (found.role, found.value * found.factor, found.period) == (
        expected[0],
        Decimal(expected[1]),
        expected[2],
    )


@pytest.mark.parametrize(
    "text",
    [
        "去年，发明专利授权2.3万件，比上年增长5.6%。",
        "2024年末常住人口412.6万人，比上年末减少0.3万人。",
    ],
)
def test_the_year_before_is_the_figures(text: str) -> None:
    assert [said.of for said in one(text, published=DAY).claims] == ["2023"]


def test_years_without_a_word_are_years() -> None:
    assert len(scan_text(BY_YEAR.replace("年\t", "\t").replace("年份", "年份", 1))) == 4
    cumulative = "指标\t2020年\t2025年\n新增就业（万人）\t〔110〕\t〔100〕\n"
    assert [figure.period for figure in scan_text("“十四五”规划主要指标\n" + cumulative)] == [
        None,
        "2025",
    ]


REGISTRY = """\
language: zh
plans:
  - {id: plan, name: 规划, area: 云溪市, period: 2021..2025}
indicators:
  - {id: venues, name: 孵化器, unit: 家, aliases: [平台]}
  - {id: parks, name: 园区, unit: 家, aliases: [载体]}
targets:
  - {id: firms, plan: plan, name: 高新技术企业数量, aliases: [高企], unit: 家, target: {value: 2600, by: 2025}}
  - {id: contracts, plan: plan, name: 技术合同成交额, unit: 亿元, measure: flow, target: {value: 200, by: 2025}}
  - {id: share, plan: plan, name: 研发经费投入强度, unit: "%", measure: ratio, target: {value: 3.3, by: 2025}}
"""
SEEN = """\
publication: {title: 公报, publisher: 统计局, published: 2024-03}
observations:
  - {indicator: firms, period: 2023, value: 2042}
  - {indicator: firms, period: 2022, value: 突破1800}
  - {indicator: share, period: 2023, value: 3.02%}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_project(tmp_path, {"targets.yaml": REGISTRY, "observations/a.yaml": SEEN})


def proposed(root: Path | None, text: str, published: str = "2025-02") -> list[Proposal]:
    return extraction.extract(
        [("a.txt", text.encode())], root, date(2025, 6, 30), published, {}
    ).proposals


MATCHED = [
    ("2024年，高新技术企业数量达到2318家。", "firms"),
    ("2024年，高新技术企业达到2318家。", "firms"),
    ("2024年，云溪市高新技术企业达到2318家。", "firms"),
    ("2024年末，全市高新技术企业总数2318家。", "firms"),
    ("2024年，高企达到2318家。", "firms"),
    ("2024年，全市技术合同成交额186.52亿元。", "contracts"),
    ("2024年，全市研发经费投入强度3.14%。", "share"),
    ("2024年，新增高新技术企业276家。", None),
    ("2024年，规上高新技术企业达到1276家。", None),
    ("2024年，高新技术企业增加值达到186亿元。", None),
    ("2024年，在汉高校高新技术企业达到76家。", None),
    ("2024年，高新技术企业培育库入库企业900家。", None),
    ("2024年，全市技术合同成交额增长22.4%。", None),
    ("2024年，技术合同成交数186家。", None),
    ("2024年，平台达到18家。", "venues"),
    ("2024年，其中高新技术企业研发人员2318人。", None),
]


@pytest.mark.parametrize(("text", "indicator"), MATCHED, ids=[row[0] for row in MATCHED])
def test_names(project: Path, text: str, indicator: str | None) -> None:
    """Matched where the words name the indicator for certain, with a unit that can be its; else
    not.
    """
    (found,) = [one for one in proposed(project, text) if one.figure.role == "observation"]
    assert found.figure.indicator == indicator
    assert (found.state == "no_indicator") == (indicator is None)


def test_a_name_of_two_indicators_finds_neither(project: Path) -> None:
    (project / "targets.yaml").write_text(REGISTRY.replace("[载体]", "[平台]"), "utf-8")
    (found,) = proposed(project, "2024年，平台达到18家。")
    assert found.indicator is None


STATES = [
    ("2024年，高新技术企业达到2318家。", "new", "2024"),
    ("2023年，高新技术企业达到2042家。", "equal", "2023"),
    ("2022年，高新技术企业达到1850家。", "agreeing", "2022"),
    ("2022年，高新技术企业达到2100家。", "contradicting", "2022"),
    ("2023年，高新技术企业突破2042家。", "contradicting", "2023"),
    ("2023年，高新技术企业超2000家。", "agreeing", "2023"),
    ("2023年，研发经费投入强度达到3.02%。", "equal", "2023"),
    ("全市高新技术企业达到2318家。", "new", "2025-02"),
    ("全市技术合同成交额186.52亿元。", "no_period", None),
    ("2024年，全市园林面积18公顷。", "no_indicator", "2024"),
]


@pytest.mark.parametrize(("text", "state", "period"), STATES, ids=[row[0] for row in STATES])
def test_beside_the_record(project: Path, text: str, state: str, period: str | None) -> None:
    """A stock without a date stands at the publication's month, and says so; a flow never does."""
    (found,) = proposed(project, text)
    assert (found.state, found.period) == (state, period)
    assert found.dated == (period != "2025-02")
    assert (found.beside is not None) == (state in ("equal", "agreeing", "contradicting"))


def test_without_a_publication_a_stock_has_no_month(project: Path) -> None:
    (found,) = proposed(project, "全市高新技术企业达到2318家。", "")
    assert (found.state, found.period) == ("no_period", None)


FIGURE = {
    "role", "indicator", "name", "text", "value", "upper", "unit", "factor", "qualifier", "op",
    "period", "period_basis", "baseline", "claims", "quote", "span", "page", "line", "column",
    "rule", "confidence", "state", "beside",
}  # fmt: skip


def test_the_json_contract(project: Path) -> None:
    text = "“十四五”规划主要指标\n指标\t单位\t2020年\t2025年\n高新技术企业\t家\t1259\t2600\n\n2024年，高企突破1.6万家，是2021年的1.67倍。\n"
    (project / "page.txt").write_text(text, "utf-8")
    found = tracker("extract", "page.txt", "--format", "json", at=project).json
    assert list(found) == ["schema", "documents"] and found["schema"] == "tracker/figures/1"
    (document,) = found["documents"]
    assert {"name", "title", "published", "encoding", "figures"} == set(document)
    assert [set(figure) for figure in document["figures"]] == [FIGURE] * 3
    base, goal, level = document["figures"]
    assert goal["baseline"] == {"value": "1259", "period": "2020"} and base["baseline"] is None
    assert (goal["role"], goal["op"], goal["period"]) == ("target", "ge", "2025")
    said = {
        key: level[key]
        for key in ("indicator", "text", "value", "unit", "factor", "qualifier", "claims", "state")
    }
    assert said == {
        "indicator": "firms",
        "text": "1.6万家",
        "value": "1.6",
        "unit": "家",
        "factor": "10000",
        "qualifier": "over",
        "claims": [{"multiple": "1.67", "of": "2021"}],
        "state": "new",
    }
    start, end = map(int, level["span"])
    assert text[start:end] == "1.6万家"
    lines = text.split("\n")
    assert lines[int(level["line"]) - 1][int(level["column"]) - 1 :].startswith("1.6万家")
    assert 0 <= float(level["confidence"]) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "2024年，企业达到{}家。",
        "2024年，产值12亿元，比2023年增长{}%。",
        "In 2024 the city built {} homes.",
    ],
)
def test_a_row_of_digits_that_no_file_can_hold_is_no_figure(text: str) -> None:
    assert scan_text(text.format("9" * 400)) == []
